/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mail_write.h"

#include <gmime/gmime.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "exchange/mail_subject.h"

/*
 * The headers are written here, the body by GMime 3.2. GMime itself writes encoded words that are
 * longer than RFC 2047 allows, and its own reader loses what follows one that ends with "=": both
 * were seen.
 */

enum {
    ADDRESS_MAX = 254,
    LOCAL_MAX = 64,
    LABEL_MAX = 63,
    ID_MAX = 250,
    MAX_REFERENCES = 20,
    PLAIN_MAX = 60,       /* bytes of a header's text that need no folding */
    WORD_BYTES = 45,      /* of an encoded word: 60 in base64, 75 with what stands around it */
    QUOTED_BYTES = 20,    /* the same, each byte as "=D2" */
    MANY_PER_CENT = 17,   /* letters beyond ASCII from which base64 is the shorter one */
    BOUNDARY_LENGTH = 32, /* digits */
    SHOWN_COLUMNS = 40
};

/* ---- checks ---- */

static bool fail(GError **error, MamsErrorCode code, const char *format, const char *value)
{
    g_autofree char *clean = mams_text_clean(value);
    g_autofree char *shown = mams_text_ellipsize(clean, SHOWN_COLUMNS);
    g_autofree char *sentence = g_strdup_printf(format, shown);
    g_set_error_literal(error, MAMS_ERROR, (int)code, sentence);
    return false;
}

static bool check_plain(const char *value, GError **error)
{
    if (value == NULL || mams_mail_is_plain(value))
        return true;
    return fail(error, MAMS_ERROR_USAGE,
                _("'%s' cannot stand at the head of a mail: write it without line breaks and "
                  "control characters"),
                value);
}

/* Dots only between other letters. */
static bool is_dotted(const char *text, size_t length, const char *others, size_t part_max)
{
    size_t part = 0;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (c == '.' && part == 0)
            return false;
        if (c != '.' && !g_ascii_isalnum(c) && strchr(others, c) == NULL)
            return false;
        part = c == '.' ? 0 : part + 1;
        if (part > part_max)
            return false;
    }
    return part > 0;
}

bool mams_mail_is_address(const char *text)
{
    const char *at = strchr(text, '@');
    if (at == NULL || strlen(text) > ADDRESS_MAX)
        return false;
    size_t local = (size_t)(at - text), domain = strlen(at + 1);
    if (local > LOCAL_MAX || !is_dotted(text, local, "!#$%&'*+-/=?^_`{|}~", LOCAL_MAX) ||
        !is_dotted(at + 1, domain, "-", LABEL_MAX))
        return false;
    /* No label begins or ends with "-". */
    return at[1] != '-' && at[domain] != '-' && strstr(at, ".-") == NULL &&
           strstr(at, "-.") == NULL;
}

static bool check_address(const char *address, GError **error)
{
    if (address != NULL && mams_mail_is_address(address))
        return true;
    return fail(error, MAMS_ERROR_USAGE,
                _("'%s' is no e-mail address: write one address, such as name@example.kz"),
                address != NULL ? address : "");
}

static bool check_subject(const char *subject, GError **error)
{
    const char *start, *end;
    MamsIin iin;
    char masked[MAMS_IIN_MASKED_SIZE];
    if (!check_plain(subject, error))
        return false;
    if (!mams_mail_find_iin(subject, &start, &end, &iin))
        return true;
    return fail(error, MAMS_ERROR_USAGE,
                _("the subject holds the IIN %s: take it out, others may see a subject"),
                mams_iin_format_masked(iin, masked));
}

static bool check_text(const char *text, GError **error)
{
    if (!g_utf8_validate(text, -1, NULL)) {
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                            _("the text of the mail is damaged: write it anew"));
        return false;
    }
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar letter = g_utf8_get_char(text);
        if (!g_unichar_isspace(letter) && !g_unichar_iscntrl(letter) &&
            g_unichar_type(letter) != G_UNICODE_FORMAT)
            return true;
    }
    g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE, _("the mail has no text: write one"));
    return false;
}

static bool is_type(const char *type)
{
    const char *slash = strchr(type, '/');
    return slash != NULL && is_dotted(type, (size_t)(slash - type), "+-", LABEL_MAX) &&
           is_dotted(slash + 1, strlen(slash + 1), "+-", LABEL_MAX * 2);
}

static bool check_attachment(const MamsMailEnclosure *attachment, GError **error)
{
    if (!check_plain(attachment->name, error) || !check_plain(attachment->type, error))
        return false;
    if (*attachment->name != '\0' && strpbrk(attachment->name, "/\\") == NULL &&
        is_type(attachment->type))
        return true;
    return fail(error, MAMS_ERROR_USAGE,
                _("the attachment '%s' needs a name without a folder and a type such as "
                  "application/pdf"),
                attachment->name);
}

/* The Message-ID without < >, or NULL when it is none. (owned) */
static char *strip_id(const char *id)
{
    size_t length = strlen(id);
    if (length >= 2 && id[0] == '<' && id[length - 1] == '>') {
        id++;
        length -= 2;
    }
    if (length == 0 || length > ID_MAX)
        return NULL;
    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_isgraph(id[i]) || id[i] == '<' || id[i] == '>')
            return NULL;
    }
    return g_strndup(id, length);
}

static bool check(const MamsMailDraft *draft, GError **error)
{
    if (!check_plain(draft->from_name, error) || !check_address(draft->from_address, error) ||
        !check_plain(draft->to_name, error) || !check_address(draft->to_address, error) ||
        !check_subject(draft->subject, error) || !check_plain(draft->message_id, error) ||
        !check_plain(draft->in_reply_to, error) || !check_text(draft->text, error))
        return false;
    for (int i = 0; draft->references != NULL && draft->references[i] != NULL; i++) {
        if (!check_plain(draft->references[i], error))
            return false;
    }
    for (int i = 0; i < draft->n_attachments; i++) {
        if (!check_attachment(&draft->attachments[i], error))
            return false;
    }
    return true;
}

/* ---- headers ---- */

/* The bytes for the next encoded word: whole letters, in threes where that can be, so that no "="
 * stands between two words. `quoted` tells that it cannot: the word is not to be base64. */
static size_t measure_word(const char *text, bool *quoted)
{
    size_t length = 0, whole = 0, threes = 0, short_ones = 0;
    while (text[length] != '\0') {
        length = (size_t)(g_utf8_next_char(text + length) - text);
        if (length > WORD_BYTES)
            break;
        whole = length;
        if (whole % 3 == 0)
            threes = whole;
        if (whole <= QUOTED_BYTES)
            short_ones = whole;
    }
    *quoted = false;
    if (text[whole] == '\0')
        return whole;
    *quoted = threes == 0;
    return *quoted ? short_ones : threes;
}

static void append_words(GString *out, const char *text)
{
    for (bool quoted; *text != '\0';) {
        size_t length = measure_word(text, &quoted);
        if (quoted) {
            g_string_append(out, "=?utf-8?Q?");
            for (size_t i = 0; i < length; i++)
                g_string_append_printf(out, "=%02X", (guchar)text[i]);
        } else {
            g_autofree char *base64 = g_base64_encode((const guchar *)text, length);
            g_string_append_printf(out, "=?utf-8?B?%s", base64);
        }
        text += length;
        g_string_append(out, *text != '\0' ? "?=\n " : "?=");
    }
}

static bool is_short_ascii(const char *text)
{
    return strlen(text) <= PLAIN_MAX && g_str_is_ascii(text) && strstr(text, "=?") == NULL;
}

static char *strip_blanks(const char *text)
{
    return g_strstrip(g_strdup(text));
}

static void append_text(GString *out, const char *name, const char *value)
{
    g_autofree char *text = strip_blanks(value);
    g_string_append_printf(out, "%s: ", name);
    if (is_short_ascii(text))
        g_string_append(out, text);
    else
        append_words(out, text);
    g_string_append_c(out, '\n');
}

static void append_mailbox(GString *out, const char *header, const char *name, const char *address)
{
    g_autofree char *text = strip_blanks(name != NULL ? name : "");
    g_string_append_printf(out, "%s: ", header);
    if (*text == '\0') {
        g_string_append_printf(out, "%s\n", address);
        return;
    }
    if (is_short_ascii(text)) {
        g_string_append_c(out, '"');
        for (const char *at = text; *at != '\0'; at++) {
            if (*at == '"' || *at == '\\')
                g_string_append_c(out, '\\');
            g_string_append_c(out, *at);
        }
        g_string_append_c(out, '"');
    } else {
        append_words(out, text);
    }
    g_string_append_printf(out, "\n <%s>\n", address);
}

/* The parent's references and the parent, each once; of many the first and the last. */
static GPtrArray *collect_references(const MamsMailDraft *draft)
{
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_autofree char *parent = draft->in_reply_to != NULL ? strip_id(draft->in_reply_to) : NULL;
    for (int i = 0; draft->references != NULL && draft->references[i] != NULL; i++) {
        char *id = strip_id(draft->references[i]);
        if (id == NULL || g_strcmp0(id, parent) == 0 || g_hash_table_contains(seen, id)) {
            g_free(id);
            continue;
        }
        g_hash_table_add(seen, id);
        g_ptr_array_add(ids, id);
    }
    if (parent != NULL)
        g_ptr_array_add(ids, g_steal_pointer(&parent));
    if (ids->len > MAX_REFERENCES)
        g_ptr_array_remove_range(ids, 1, ids->len - MAX_REFERENCES);
    return ids;
}

static void append_thread(GString *out, const MamsMailDraft *draft)
{
    g_autoptr(GPtrArray) ids = collect_references(draft);
    g_autofree char *parent = draft->in_reply_to != NULL ? strip_id(draft->in_reply_to) : NULL;
    if (parent != NULL)
        g_string_append_printf(out, "In-Reply-To: <%s>\n", parent);
    for (guint i = 0; i < ids->len; i++)
        g_string_append_printf(out, "%s<%s>\n", i == 0 ? "References: " : " ",
                               (const char *)g_ptr_array_index(ids, i));
}

static bool append_headers(GString *out, const MamsMailDraft *draft, GError **error)
{
    g_autofree char *id = strip_id(draft->message_id);
    g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc(draft->date);
    if (id == NULL || strchr(id, '@') == NULL || when == NULL)
        return fail(error, MAMS_ERROR_INTERNAL,
                    _("the mail with the Message-ID '%s' has no right number or date: report this "
                      "fault"),
                    draft->message_id);
    g_autofree char *date = g_mime_utils_header_format_date(when);
    append_mailbox(out, "From", draft->from_name, draft->from_address);
    append_mailbox(out, "To", draft->to_name, draft->to_address);
    append_text(out, "Subject", draft->subject);
    g_string_append_printf(out, "Date: %s\nMessage-ID: <%s>\n", date, id);
    append_thread(out, draft);
    if (draft->auto_submitted)
        g_string_append(out, "Auto-Submitted: auto-replied\n");
    g_string_append(out, "MIME-Version: 1.0\n");
    return true;
}

/* ---- the body ---- */

/* One line end, LF, also after the last line. */
static GString *normalize_lines(const char *text)
{
    GString *lines = g_string_new(NULL);
    for (; *text != '\0'; text++) {
        if (*text != '\r')
            g_string_append_c(lines, *text);
        else if (text[1] != '\n')
            g_string_append_c(lines, '\n');
    }
    if (!g_str_has_suffix(lines->str, "\n"))
        g_string_append_c(lines, '\n');
    return lines;
}

/* Lines that programs on the way are known to change, and many letters beyond ASCII. */
static bool wants_base64(const GString *text)
{
    gsize beyond = 0;
    for (gsize i = 0; i < text->len; i++)
        beyond += (guchar)text->str[i] >= 0x80;
    return beyond * 100 >= text->len * MANY_PER_CENT || g_str_has_prefix(text->str, "From ") ||
           strstr(text->str, "\nFrom ") != NULL || text->str[0] == '.' ||
           strstr(text->str, "\n.") != NULL;
}

static void set_content(GMimePart *part, const void *bytes, gsize size,
                        GMimeContentEncoding encoding)
{
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, size);
    GMimeDataWrapper *content =
        g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
    g_mime_part_set_content(part, content);
    g_mime_part_set_content_encoding(part, encoding);
    g_object_unref(content);
    g_object_unref(stream);
}

static GMimePart *make_text(const char *text)
{
    g_autoptr(GString) lines = normalize_lines(text);
    bool base64 = wants_base64(lines);
    GMimeTextPart *part = g_mime_text_part_new();
    g_mime_text_part_set_charset(part, "utf-8");
    if (base64) /* RFC 2045: lines inside end with CR LF */
        g_string_replace(lines, "\n", "\r\n", 0);
    set_content(GMIME_PART(part), lines->str, lines->len,
                base64 ? GMIME_CONTENT_ENCODING_BASE64 : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return GMIME_PART(part);
}

/* What holds other parts may not be encoded: it travels as mere bytes. */
static GMimePart *make_attachment(const MamsMailEnclosure *attachment)
{
    const char *type = attachment->type;
    if (g_ascii_strncasecmp(type, "multipart/", strlen("multipart/")) == 0 ||
        g_ascii_strncasecmp(type, "message/", strlen("message/")) == 0)
        type = "application/octet-stream";
    g_auto(GStrv) halves = g_strsplit(type, "/", 2);
    GMimePart *part = g_mime_part_new_with_type(halves[0], halves[1]);
    gsize size;
    const void *bytes = g_bytes_get_data(attachment->bytes, &size);
    g_mime_object_set_disposition(GMIME_OBJECT(part), GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(part, attachment->name);
    set_content(part, bytes != NULL ? bytes : "", size, GMIME_CONTENT_ENCODING_BASE64);
    return part;
}

static GMimeObject *make_body(const MamsMailDraft *draft)
{
    GMimePart *text = make_text(draft->text);
    if (draft->n_attachments == 0)
        return GMIME_OBJECT(text);
    GMimeMultipart *body = g_mime_multipart_new_with_subtype("mixed");
    g_autofree char *digest =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, draft->message_id, -1);
    /* "=_" stands neither in quoted-printable nor in base64. */
    g_autofree char *boundary = g_strdup_printf("=_%.*s", BOUNDARY_LENGTH, digest);
    g_mime_multipart_set_boundary(body, boundary);
    g_mime_multipart_add(body, GMIME_OBJECT(text));
    g_object_unref(text);
    for (int i = 0; i < draft->n_attachments; i++) {
        GMimePart *part = make_attachment(&draft->attachments[i]);
        g_mime_multipart_add(body, GMIME_OBJECT(part));
        g_object_unref(part);
    }
    return GMIME_OBJECT(body);
}

GBytes *mams_mail_write(const MamsMailDraft *draft, GError **error)
{
    g_autoptr(GString) mail = g_string_new(NULL);
    g_mime_init();
    if (!check(draft, error) || !append_headers(mail, draft, error))
        return NULL;
    GMimeFormatOptions *options = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_UNIX);
    GMimeObject *body = make_body(draft);
    g_autofree char *text = g_mime_object_to_string(body, options);
    g_string_append(mail, text);
    g_object_unref(body);
    g_mime_format_options_free(options);
    return g_string_free_to_bytes(g_steal_pointer(&mail));
}
