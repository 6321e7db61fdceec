/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mail_private.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

/* Lines between parts, those of messages inside included; read before the parser builds them all.
 */
enum {
    DELIMITERS_MAX = 1000,
    DASHES_MAX = 20000, /* lines that may be such */
    BOUNDARY_MAX = 200,
    COLONS_MAX = 100 /* in one header: more than groups of addresses within each other need */
};

void mams_mail_attachment_free(MamsMailAttachment *attachment)
{
    if (attachment == NULL) {
        return;
    }
    g_free(attachment->name);
    g_free(attachment->type);
    g_free(attachment);
}

MamsMail *mams_mail_new(void)
{
    MamsMail *mail = g_new0(MamsMail, 1);
    mail->attachments = g_ptr_array_new_with_free_func((GDestroyNotify)mams_mail_attachment_free);
    return mail;
}

void mams_mail_free(MamsMail *mail)
{
    if (mail == NULL) {
        return;
    }
    g_free(mail->message_id);
    g_strfreev(mail->references);
    g_free(mail->from_name);
    g_free(mail->from_address);
    g_free(mail->reply_to);
    g_free(mail->subject);
    g_free(mail->text);
    g_ptr_array_unref(mail->attachments);
    g_free(mail);
}

static const char *refusal_text(MamsMailRefusal refusal)
{
    switch (refusal) {
    case MAMS_MAIL_EMPTY:
        return _("the message is empty");
    case MAMS_MAIL_TOO_LARGE:
        return _("the message is larger than 25 MB: ask the sender for smaller ones");
    case MAMS_MAIL_NO_HEAD:
        return _("this is no e-mail message: it does not begin with a header");
    case MAMS_MAIL_HEAD_TOO_LARGE:
        return _("the headers of the message are larger than 256 KB");
    case MAMS_MAIL_TOO_MANY_PARTS:
        return _("the message has more than 200 parts");
    case MAMS_MAIL_TOO_DEEP:
        return _("the parts of the message are nested more than 50 deep");
    case MAMS_MAIL_NO_SUCH_ATTACHMENT:
        return _("the message has no such attachment");
    case MAMS_MAIL_CRASHED:
        return _("reading the message made the mail reader crash");
    case MAMS_MAIL_TOO_SLOW:
        return _("reading the message took too long");
    case MAMS_MAIL_NONSENSE:
        return _("the mail reader gave no sensible answer about the message");
    default:
        return _("the message cannot be read as e-mail");
    }
}

bool mams_mail_refuse(MamsMailRefusal refusal, GError **error)
{
    MamsErrorCode code =
        refusal == MAMS_MAIL_NO_SUCH_ATTACHMENT ? MAMS_ERROR_NOT_FOUND : MAMS_ERROR_DATA;
    g_set_error_literal(error, MAMS_ERROR, code, refusal_text(refusal));
    return false;
}

/* ---- before the parser sees it ---- */

static gsize line_end(const char *bytes, gsize length, gsize at)
{
    const char *end = memchr(bytes + at, '\n', length - at);
    return end != NULL ? (gsize)(end - bytes) : length;
}

/* "Name:", of printable ASCII. */
static bool is_header(const char *line, gsize length)
{
    gsize i = 0;
    while (i < length && line[i] > ' ' && line[i] < 0x7F && line[i] != ':') {
        i++;
    }
    while (i > 0 && i < length && line[i] == ' ') {
        i++;
    }
    return i > 0 && i < length && line[i] == ':';
}

/* The length of the head with the empty line after it. */
static gsize head_length(const char *bytes, gsize length)
{
    for (gsize at = 0; at < length;) {
        gsize end = line_end(bytes, length, at);
        if (end == at || (end == at + 1 && bytes[at] == '\r')) {
            return MIN(end + 1, length);
        }
        at = end + 1;
    }
    return length;
}

/* The parser ends a header at a NUL, and goes one step deeper at each colon of an address. */
static void tame_head(char *text, gsize length)
{
    int colons = 0;
    for (gsize i = 0; i < length; i++) {
        bool begins = i > 0 && text[i - 1] == '\n' && text[i] != ' ' && text[i] != '\t';
        colons = begins ? 0 : colons;
        colons += text[i] == ':';
        if (text[i] == '\0' || (text[i] == ':' && colons > COLONS_MAX)) {
            text[i] = ' ';
        }
    }
}

static MamsMailRefusal check_head(GByteArray *bytes)
{
    char *text = (char *)bytes->data;
    /* The line of an mbox is no header. */
    if (bytes->len >= 5 && memcmp(text, "From ", 5) == 0) {
        gsize end = line_end(text, bytes->len, 0);
        g_byte_array_remove_range(bytes, 0, (guint)MIN(end + 1, bytes->len));
    }
    if (!is_header(text, line_end(text, bytes->len, 0))) {
        return MAMS_MAIL_NO_HEAD;
    }
    gsize head = head_length(text, bytes->len);
    if (head > MAMS_MAIL_HEAD_MAX) {
        return MAMS_MAIL_HEAD_TOO_LARGE;
    }
    tame_head(text, head);
    return MAMS_MAIL_FINE;
}

/* A message with the line ends of an old Macintosh. */
static void convert_bare_cr(GByteArray *bytes)
{
    if (memchr(bytes->data, '\n', bytes->len) != NULL) {
        return;
    }
    for (guint i = 0; i < bytes->len; i++) {
        if (bytes->data[i] == '\r') {
            bytes->data[i] = '\n';
        }
    }
}

typedef struct {
    GHashTable *names;
    bool hidden; /* one was named in a form that is not read here */
} Boundaries;

static void add_boundary(Boundaries *boundaries, const char *line, gsize length)
{
    static const char key[] = "boundary";
    const gsize key_length = sizeof key - 1;
    for (gsize i = 0; i + key_length <= length; i++) {
        if ((line[i] | 0x20) != 'b' || g_ascii_strncasecmp(line + i, key, key_length) != 0) {
            continue;
        }
        gsize start = i + key_length;
        bool plain = start < length && line[start] == '=';
        start += plain;
        bool quoted = plain && start < length && line[start] == '"';
        start += quoted;
        gsize end = start;
        while (end < length && strchr("\"\r\\", line[end]) == NULL &&
               (quoted || strchr("; (\t", line[end]) == NULL)) {
            end++;
        }
        bool escaped = end < length && line[end] == '\\';
        if (plain && !escaped && end > start && end - start <= BOUNDARY_MAX) {
            g_hash_table_add(boundaries->names, g_strndup(line + start, end - start));
        } else {
            boundaries->hidden = true;
        }
        i = end;
    }
}

static bool is_delimiter(const Boundaries *boundaries, const char *line, gsize length)
{
    if (length < 3 || line[0] != '-' || line[1] != '-' || length > BOUNDARY_MAX + 8) {
        return false;
    }
    char name[BOUNDARY_MAX + 8];
    length -= 2;
    memcpy(name, line + 2, length);
    while (length > 0 && (name[length - 1] == '\r' || name[length - 1] == ' ')) {
        length--;
    }
    name[length] = '\0';
    return g_hash_table_contains(boundaries->names, name);
}

/* Hundreds of thousands of parts would take the parser minutes and all its memory. It counts what
 * it built afterwards; this only keeps their number within reason. */
static bool has_too_many_delimiters(const GByteArray *bytes)
{
    const char *text = (const char *)bytes->data;
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Boundaries boundaries = {.names = names};
    int delimiters = 0, dashes = 0;
    for (gsize at = 0; at < bytes->len;) {
        gsize end = line_end(text, bytes->len, at);
        delimiters += is_delimiter(&boundaries, text + at, end - at);
        dashes += end - at >= 2 && text[at] == '-' && text[at + 1] == '-';
        if (delimiters > DELIMITERS_MAX || (boundaries.hidden && dashes > DASHES_MAX)) {
            return true;
        }
        add_boundary(&boundaries, text + at, end - at);
        at = end + 1;
    }
    return false;
}

/* ---- reading ---- */

static GMimeMessage *build(GByteArray *bytes)
{
    g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_byte_array(bytes);
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
    return g_mime_parser_construct_message(parser, mams_mail_options());
}

/* The message, with all that is checked before its contents are read. `copy` holds its bytes and
 * must stay as long as it. (owned) */
static GMimeMessage *open_message(const uint8_t *bytes, gsize length, GByteArray *copy,
                                  MamsMailRefusal *why)
{
    *why = length == 0                    ? MAMS_MAIL_EMPTY
           : length > MAMS_MAIL_BYTES_MAX ? MAMS_MAIL_TOO_LARGE
                                          : MAMS_MAIL_FINE;
    if (*why != MAMS_MAIL_FINE) {
        return NULL;
    }
    g_byte_array_append(copy, bytes, (guint)length);
    convert_bare_cr(copy);
    *why = check_head(copy);
    if (*why == MAMS_MAIL_FINE && has_too_many_delimiters(copy)) {
        *why = MAMS_MAIL_TOO_MANY_PARTS;
    }
    if (*why != MAMS_MAIL_FINE) {
        return NULL;
    }
    g_autoptr(GMimeMessage) message = build(copy);
    *why = message == NULL ? MAMS_MAIL_UNREADABLE : mams_mail_check_parts(message);
    return *why == MAMS_MAIL_FINE ? g_steal_pointer(&message) : NULL;
}

MamsMail *mams_mail_read(const uint8_t *bytes, gsize length, MamsMailRefusal *why)
{
    g_autoptr(GByteArray) copy = g_byte_array_new();
    g_autoptr(GMimeMessage) message = open_message(bytes, length, copy, why);
    if (message == NULL) {
        return NULL;
    }
    MamsMailCharset charset = {0};
    MamsMail *mail = mams_mail_new();
    mams_mail_read_head(mail, message, &charset);
    g_autoptr(GBytes) none = mams_mail_read_body(mail, message, -1, &charset);
    mail->repaired = charset.repaired;
    mail->charset_guessed = charset.guessed;
    return mail;
}

GBytes *mams_mail_take_attachment(const uint8_t *bytes, gsize length, guint index,
                                  MamsMailRefusal *why)
{
    g_autoptr(GByteArray) copy = g_byte_array_new();
    g_autoptr(GMimeMessage) message = open_message(bytes, length, copy, why);
    if (message == NULL) {
        return NULL;
    }
    MamsMailCharset charset = {0};
    g_autoptr(MamsMail) mail = mams_mail_new();
    GBytes *taken = index < MAMS_MAIL_PARTS_MAX
                        ? mams_mail_read_body(mail, message, (int)index, &charset)
                        : NULL;
    if (taken == NULL) {
        *why = MAMS_MAIL_NO_SUCH_ATTACHMENT;
    }
    return taken;
}

MamsMail *mams_mail_parse(const uint8_t *bytes, gsize length, GError **error)
{
    MamsMailRefusal why;
    MamsMail *mail = mams_mail_read(bytes, length, &why);
    if (mail == NULL) {
        mams_mail_refuse(why, error);
    }
    return mail;
}

GBytes *mams_mail_attachment_extract(const uint8_t *bytes, gsize length, guint index,
                                     GError **error)
{
    MamsMailRefusal why;
    GBytes *taken = mams_mail_take_attachment(bytes, length, index, &why);
    if (taken == NULL) {
        mams_mail_refuse(why, error);
    }
    return taken;
}
