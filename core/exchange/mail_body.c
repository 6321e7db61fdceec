/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mail_private.h"

#include <string.h>

enum {
    RAW_TEXT_MAX = 4 * 1024 * 1024, /* bytes of a text part that are looked at */
    META_WITHIN = 2048              /* where HTML says its encoding */
};

/* What of a multipart is read now: first everything but HTML, then, when that gave no words, HTML.
 */
typedef enum { ALL, NO_HTML, ONLY_HTML } Choice;

typedef struct {
    MamsMail *mail;
    MamsMailCharset *charset;
    GString *text;
    bool plain, html; /* what the text comes from */
    int want;         /* attachment that is asked for, or -1 */
    int found;        /* attachments met so far */
    GBytes *bytes;    /* of the one that is asked for */
} Walk;

/* ---- the tree ---- */

static MamsMailRefusal count(GMimeObject *part, int depth, int *parts)
{
    if (depth > MAMS_MAIL_DEPTH_MAX) {
        return MAMS_MAIL_TOO_DEEP;
    }
    if (++*parts > MAMS_MAIL_PARTS_MAX) {
        return MAMS_MAIL_TOO_MANY_PARTS;
    }
    if (!GMIME_IS_MULTIPART(part)) {
        return MAMS_MAIL_FINE;
    }
    MamsMailRefusal refusal = MAMS_MAIL_FINE;
    int n = g_mime_multipart_get_count(GMIME_MULTIPART(part));
    for (int i = 0; i < n && refusal == MAMS_MAIL_FINE; i++) {
        refusal = count(g_mime_multipart_get_part(GMIME_MULTIPART(part), i), depth + 1, parts);
    }
    return refusal;
}

MamsMailRefusal mams_mail_check_parts(GMimeMessage *message)
{
    int parts = 0;
    GMimeObject *top = g_mime_message_get_mime_part(message);
    return top != NULL ? count(top, 1, &parts) : MAMS_MAIL_FINE;
}

static bool is_type(GMimeObject *part, const char *type, const char *subtype)
{
    GMimeContentType *said = g_mime_object_get_content_type(part);
    return said != NULL && g_mime_content_type_is_type(said, type, subtype);
}

/* ---- decoded bytes ---- */

static GByteArray *decoded(GMimeObject *part)
{
    GByteArray *bytes = g_byte_array_new();
    g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_byte_array(bytes);
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    if (GMIME_IS_MESSAGE_PART(part)) {
        GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
        if (inner != NULL) {
            g_mime_object_write_to_stream(GMIME_OBJECT(inner), NULL, stream);
        }
    } else if (GMIME_IS_PART(part)) {
        GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
        if (content != NULL) {
            g_mime_data_wrapper_write_to_stream(content, stream);
        }
    }
    return bytes;
}

/* ---- text ---- */

static const char *parameter(GMimeObject *part, const char *name)
{
    return g_mime_object_get_content_type_parameter(part, name);
}

/* The encoding that a page names itself: <meta charset=…>. (owned) */
static char *meta_charset(const GByteArray *bytes)
{
    g_autofree char *start =
        g_ascii_strdown((const char *)bytes->data, MIN(bytes->len, META_WITHIN));
    const char *at = strstr(start, "charset=");
    if (at == NULL) {
        return NULL;
    }
    at += strlen("charset=");
    at += strspn(at, "\"' ");
    return g_strndup(at, strcspn(at, "\"'; />"));
}

static bool is_blank(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        if (!g_unichar_isspace(g_utf8_get_char(text))) {
            return false;
        }
    }
    return true;
}

static void add_text(Walk *walk, const char *text, bool html)
{
    if (is_blank(text)) {
        return;
    }
    if (walk->text->len > 0) {
        g_strchomp(walk->text->str);
        g_string_set_size(walk->text, strlen(walk->text->str));
        g_string_append(walk->text, "\n\n");
    }
    if (!mams_mail_append(walk->text, text, MAMS_MAIL_TEXT_MAX)) {
        walk->mail->cut |= MAMS_MAIL_CUT_TEXT;
    }
    walk->html |= html;
    walk->plain |= !html;
}

static void read_text(Walk *walk, GMimeObject *part, bool html)
{
    g_autoptr(GByteArray) bytes = decoded(part);
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    gsize length = MIN(bytes->len - 1, (gsize)RAW_TEXT_MAX);
    g_autofree char *meta = html ? meta_charset(bytes) : NULL;
    const char *label = parameter(part, "charset");
    g_autofree char *text =
        mams_mail_decode((const char *)bytes->data, length, label != NULL ? label : meta,
                         RAW_TEXT_MAX, walk->charset);
    const char *format = parameter(part, "format"), *space = parameter(part, "delsp");
    if (html) {
        g_autofree char *words = mams_mail_html_text(text, (gsize)2 * MAMS_MAIL_TEXT_MAX);
        add_text(walk, words, true);
    } else if (format != NULL && g_ascii_strcasecmp(format, "flowed") == 0) {
        bool delete_space = space != NULL && g_ascii_strcasecmp(space, "yes") == 0;
        g_autofree char *lines = mams_mail_unflow(text, delete_space);
        add_text(walk, lines, false);
    } else {
        add_text(walk, text, false);
    }
    if (bytes->len - 1 > RAW_TEXT_MAX) {
        walk->mail->cut |= MAMS_MAIL_CUT_TEXT;
    }
}

/* ---- attachments ---- */

static char *type_of(GMimeObject *part)
{
    GMimeContentType *said = g_mime_object_get_content_type(part);
    g_autofree char *type = said != NULL ? g_mime_content_type_get_mime_type(said) : NULL;
    if (type == NULL || strlen(type) > MAMS_MAIL_TYPE_MAX || strchr(type, '/') == NULL) {
        return g_strdup("application/octet-stream");
    }
    for (const char *p = type; *p != '\0'; p++) {
        if (!g_ascii_isalnum(*p) && strchr("/.+-_", *p) == NULL) {
            return g_strdup("application/octet-stream");
        }
    }
    return g_ascii_strdown(type, -1);
}

/* A name for a part without one; its ending only where it is beyond doubt. */
static char *invented_name(int number, const char *type)
{
    static const char *const endings[][2] = {
        {"application/pdf", ".pdf"},    {"image/jpeg", ".jpg"},
        {"image/png", ".png"},          {"image/gif", ".gif"},
        {"message/rfc822", ".eml"},     {"text/plain", ".txt"},
        {"text/html", ".html"},         {"message/delivery-status", ".txt"},
        {"text/rfc822-headers", ".txt"}};
    const char *ending = "";
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (strcmp(endings[i][0], type) == 0) {
            ending = endings[i][1];
        }
    }
    return g_strdup_printf("attachment-%d%s", number, ending);
}

/* Whether a header of the part names windows-1251, or says nothing and was read as such. */
static bool may_be_1251(GMimeObject *part, const char *header_name)
{
    GMimeHeader *header =
        g_mime_header_list_get_header(g_mime_object_get_header_list(part), header_name);
    const char *raw = header != NULL ? g_mime_header_get_raw_value(header) : NULL;
    return raw != NULL && (strstr(raw, "1251") != NULL || !g_utf8_validate(raw, -1, NULL));
}

static char *name_of(Walk *walk, GMimeObject *part, const char *type)
{
    const char *said = GMIME_IS_PART(part) ? g_mime_part_get_filename(GMIME_PART(part)) : NULL;
    if (said == NULL) {
        said = g_mime_object_get_content_disposition_parameter(part, "filename");
    }
    if (said == NULL) {
        said = parameter(part, "name");
    }
    char *name = NULL;
    if (said != NULL) {
        g_autofree char *text = g_utf8_make_valid(said, -1);
        if (may_be_1251(part, "Content-Disposition") || may_be_1251(part, "Content-Type")) {
            char *right = mams_mail_repair(text, &walk->charset->repaired);
            g_free(text);
            text = right;
        }
        name = mams_mail_file_name(text);
    }
    return name != NULL ? name : invented_name(walk->found, type);
}

static void add_attachment(Walk *walk, GMimeObject *part)
{
    int number = walk->found++;
    if (walk->want >= 0 && number != walk->want) {
        return;
    }
    g_autoptr(GByteArray) bytes = decoded(part);
    if (walk->want >= 0) {
        walk->bytes = g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
        return;
    }
    MamsMailAttachment *attachment = g_new0(MamsMailAttachment, 1);
    attachment->type = type_of(part);
    attachment->name = name_of(walk, part, attachment->type);
    attachment->size = bytes->len;
    g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes->data, bytes->len);
    g_strlcpy(attachment->sha256, sum, sizeof attachment->sha256);
    g_ptr_array_add(walk->mail->attachments, attachment);
}

/* ---- the walk ---- */

/* Whether a text part is to be read: not when it is sent as a file, except the first one, to which
 * some programs give a name. */
static bool is_body(Walk *walk, GMimeObject *part)
{
    const char *disposition = g_mime_object_get_disposition(part);
    if (disposition != NULL && g_ascii_strcasecmp(disposition, "attachment") == 0) {
        return false;
    }
    return walk->text->len == 0 || !GMIME_IS_PART(part) ||
           g_mime_part_get_filename(GMIME_PART(part)) == NULL;
}

static void walk_part(Walk *walk, GMimeObject *part, Choice choice);

static void walk_children(Walk *walk, GMimeMultipart *multipart, Choice choice)
{
    int n = g_mime_multipart_get_count(multipart);
    for (int i = 0; i < n; i++) {
        walk_part(walk, g_mime_multipart_get_part(multipart, i), choice);
    }
    /* Its boundary never came: what there is stands before it. */
    const char *prologue = n == 0 ? g_mime_multipart_get_prologue(multipart) : NULL;
    if (prologue != NULL && choice != ONLY_HTML) {
        g_autofree char *text =
            mams_mail_decode(prologue, strlen(prologue), NULL, RAW_TEXT_MAX, walk->charset);
        add_text(walk, text, false);
    }
}

static void walk_part(Walk *walk, GMimeObject *part, Choice choice)
{
    if (GMIME_IS_MULTIPART(part)) {
        if (choice == ALL && is_type(part, "multipart", "alternative")) {
            gsize before = walk->text->len;
            walk_children(walk, GMIME_MULTIPART(part), NO_HTML);
            if (walk->text->len == before) {
                walk_children(walk, GMIME_MULTIPART(part), ONLY_HTML);
            }
        } else {
            walk_children(walk, GMIME_MULTIPART(part), choice);
        }
        return;
    }
    bool html = is_type(part, "text", "html");
    bool text = html || is_type(part, "text", "plain");
    if (text && GMIME_IS_PART(part) && is_body(walk, part)) {
        if (html ? choice != NO_HTML : choice != ONLY_HTML) {
            read_text(walk, part, html);
        }
    } else if (choice != ONLY_HTML) {
        add_attachment(walk, part);
    }
}

GBytes *mams_mail_read_body(MamsMail *mail, GMimeMessage *message, int want,
                            MamsMailCharset *charset)
{
    Walk walk = {.mail = mail, .charset = charset, .text = g_string_new(NULL), .want = want};
    GMimeObject *top = g_mime_message_get_mime_part(message);
    if (top != NULL) {
        walk_part(&walk, top, ALL);
    }
    g_strchomp(walk.text->str);
    mail->html_only = walk.html && !walk.plain;
    mail->text = g_string_free(walk.text, FALSE);
    return walk.bytes;
}
