/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mail_private.h"

#include <string.h>

/*
 * Numbers are little-endian; a text is its length in 32 bits and its bytes, NONE stands for NULL.
 * The reader holds every value against what mams_mail_read() promises, for the process that packed
 * it may have been taken over by the message.
 */

static const uint32_t none = 0xFFFFFFFF;

enum { HTML_ONLY = 1, REPAIRED = 2, GUESSED = 4, AUTOMATIC = 8, NO_RETURN = 16, ALL_FLAGS = 31 };
enum { ALL_CUTS = MAMS_MAIL_CUT_TEXT | MAMS_MAIL_CUT_HEADER | MAMS_MAIL_CUT_REFERENCES };

/* ---- writing ---- */

static void put32(GByteArray *to, uint32_t value)
{
    uint8_t bytes[4];
    mams_mail_put32(bytes, value);
    g_byte_array_append(to, bytes, sizeof bytes);
}

static void put64(GByteArray *to, int64_t value)
{
    put32(to, (uint32_t)value);
    put32(to, (uint32_t)((uint64_t)value >> 32));
}

static void put_text(GByteArray *to, const char *text)
{
    if (text == NULL) {
        put32(to, none);
        return;
    }
    put32(to, (uint32_t)strlen(text));
    g_byte_array_append(to, (const guint8 *)text, (guint)strlen(text));
}

GByteArray *mams_mail_pack(const MamsMail *mail)
{
    GByteArray *to = g_byte_array_new();
    put32(to, (mail->html_only ? HTML_ONLY : 0) | (mail->repaired ? REPAIRED : 0) |
                  (mail->charset_guessed ? GUESSED : 0) | (mail->automatic ? AUTOMATIC : 0) |
                  (mail->return_path_empty ? NO_RETURN : 0));
    put32(to, mail->cut);
    put64(to, mail->date);
    put_text(to, mail->message_id);
    put_text(to, mail->from_name);
    put_text(to, mail->from_address);
    put_text(to, mail->reply_to);
    put_text(to, mail->subject);
    put_text(to, mail->text);
    put32(to, g_strv_length(mail->references));
    for (char **id = mail->references; *id != NULL; id++) {
        put_text(to, *id);
    }
    put32(to, mail->attachments->len);
    for (guint i = 0; i < mail->attachments->len; i++) {
        const MamsMailAttachment *attachment = mail->attachments->pdata[i];
        put_text(to, attachment->name);
        put_text(to, attachment->type);
        put64(to, attachment->size);
        put_text(to, attachment->sha256);
    }
    return to;
}

/* ---- reading ---- */

typedef struct {
    const uint8_t *at;
    gsize left;
    bool ok;
} Reader;

static uint32_t take32(Reader *reader)
{
    reader->ok = reader->ok && reader->left >= 4;
    if (!reader->ok) {
        return 0;
    }
    uint32_t value = mams_mail_get32(reader->at);
    reader->at += 4;
    reader->left -= 4;
    return value;
}

static int64_t take64(Reader *reader)
{
    uint64_t low = take32(reader), high = take32(reader);
    return (int64_t)(low | high << 32);
}

static bool is_clean(const char *text, bool lines)
{
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (mams_mail_forbidden(c) && !(lines && (c == '\n' || c == '\t'))) {
            return false;
        }
    }
    return true;
}

/* Never NULL unless the reader has failed or the text is NULL and may be. (owned) */
static char *take_text(Reader *reader, gsize max, bool may_be_null)
{
    uint32_t length = take32(reader);
    if (reader->ok && length == none && may_be_null) {
        return NULL;
    }
    reader->ok = reader->ok && length <= max && length <= reader->left &&
                 memchr(reader->at, '\0', length) == NULL &&
                 g_utf8_validate_len((const char *)reader->at, length, NULL);
    if (!reader->ok) {
        return NULL;
    }
    char *text = g_strndup((const char *)reader->at, length);
    reader->at += length;
    reader->left -= length;
    reader->ok = is_clean(text, max == MAMS_MAIL_TEXT_MAX);
    return text;
}

static void demand(Reader *reader, bool right)
{
    reader->ok = reader->ok && right;
}

static bool is_id(const char *id)
{
    for (const char *p = id; *p != '\0'; p++) {
        if (*p < '!' || *p > '~' || *p == '<' || *p == '>') {
            return false;
        }
    }
    return id[0] != '\0';
}

static bool is_address(const char *address)
{
    return address[0] != '-' && strchr(address, '@') != NULL &&
           strpbrk(address, " <>,;:\"\\()[]") == NULL;
}

static bool is_file_name(const char *name)
{
    return name[0] != '\0' && name[0] != '.' && name[0] != '-' && strpbrk(name, "/\\") == NULL;
}

static bool is_sha256(const char *sum)
{
    return strlen(sum) == 64 && strspn(sum, "0123456789abcdef") == 64;
}

static void take_references(Reader *reader, MamsMail *mail)
{
    uint32_t n = take32(reader);
    demand(reader, n <= MAMS_MAIL_REFERENCES_MAX);
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    for (uint32_t i = 0; reader->ok && i < n; i++) {
        char *id = take_text(reader, MAMS_MAIL_ID_MAX, false);
        if (id != NULL) {
            g_ptr_array_add(ids, id);
            demand(reader, is_id(id));
        }
    }
    g_ptr_array_add(ids, NULL);
    mail->references = (char **)g_ptr_array_steal(ids, NULL);
}

static void take_attachments(Reader *reader, MamsMail *mail)
{
    uint32_t n = take32(reader);
    demand(reader, n <= MAMS_MAIL_PARTS_MAX);
    for (uint32_t i = 0; reader->ok && i < n; i++) {
        MamsMailAttachment *attachment = g_new0(MamsMailAttachment, 1);
        g_ptr_array_add(mail->attachments, attachment);
        attachment->name = take_text(reader, MAMS_MAIL_NAME_MAX, false);
        attachment->type = take_text(reader, MAMS_MAIL_TYPE_MAX, false);
        attachment->size = take64(reader);
        g_autofree char *sum = take_text(reader, 64, false);
        if (reader->ok) {
            g_strlcpy(attachment->sha256, sum, sizeof attachment->sha256);
            demand(reader, is_file_name(attachment->name) && is_sha256(sum) &&
                               attachment->size >= 0 && attachment->size <= MAMS_MAIL_BYTES_MAX);
        }
    }
}

MamsMail *mams_mail_unpack(const uint8_t *bytes, gsize length)
{
    Reader reader = {bytes, length, true};
    g_autoptr(MamsMail) mail = mams_mail_new();
    uint32_t flags = take32(&reader);
    mail->html_only = flags & HTML_ONLY;
    mail->repaired = flags & REPAIRED;
    mail->charset_guessed = flags & GUESSED;
    mail->automatic = flags & AUTOMATIC;
    mail->return_path_empty = flags & NO_RETURN;
    mail->cut = take32(&reader);
    demand(&reader, (flags & ~(uint32_t)ALL_FLAGS) == 0 && (mail->cut & ~(unsigned)ALL_CUTS) == 0);
    mail->date = take64(&reader);
    demand(&reader, mail->date >= 0 && mail->date < INT64_C(4102444800));
    mail->message_id = take_text(&reader, MAMS_MAIL_ID_MAX, true);
    mail->from_name = take_text(&reader, MAMS_MAIL_NAME_MAX, true);
    mail->from_address = take_text(&reader, MAMS_MAIL_ADDRESS_MAX, true);
    mail->reply_to = take_text(&reader, MAMS_MAIL_ADDRESS_MAX, true);
    mail->subject = take_text(&reader, MAMS_MAIL_SUBJECT_MAX, false);
    mail->text = take_text(&reader, MAMS_MAIL_TEXT_MAX, false);
    demand(&reader, (mail->message_id == NULL || is_id(mail->message_id)) &&
                        (mail->from_address == NULL || is_address(mail->from_address)) &&
                        (mail->reply_to == NULL || is_address(mail->reply_to)));
    take_references(&reader, mail);
    take_attachments(&reader, mail);
    return reader.ok && reader.left == 0 ? g_steal_pointer(&mail) : NULL;
}
