/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mail_private.h"

#include <string.h>

/* Seconds of 1990-01-01 and 2100-01-01: an answer to an older or later letter is a false date. */
static const int64_t earliest = 631152000, latest = 4102444800;

GMimeParserOptions *mams_mail_options(void)
{
    static gsize once;
    static GMimeParserOptions *options;
    if (g_once_init_enter(&once)) {
        static const char *fallbacks[] = {"utf-8", "windows-1251", "koi8-r", NULL};
        g_mime_init();
        options = g_mime_parser_options_new();
        g_mime_parser_options_set_fallback_charsets(options, fallbacks);
        g_once_init_leave(&once, 1);
    }
    return options;
}

/* The header as UTF-8 on one line, its encoded words still closed. (owned) */
static char *raw_header(GMimeMessage *message, const char *name, MamsMailCharset *charset)
{
    GMimeHeaderList *list = g_mime_object_get_header_list(GMIME_OBJECT(message));
    GMimeHeader *header = g_mime_header_list_get_header(list, name);
    const char *raw = header != NULL ? g_mime_header_get_raw_value(header) : NULL;
    if (raw == NULL) {
        return NULL;
    }
    MamsMailCharset found = {0};
    char *text = mams_mail_decode(raw, strlen(raw), NULL, MAMS_MAIL_HEAD_MAX, &found);
    charset->guessed |= found.guessed;
    charset->repaired |= found.repaired;
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        if (*from != '\r' && *from != '\n') {
            *to++ = *from == '\t' ? ' ' : *from;
        }
    }
    *to = '\0';
    return g_strstrip(text);
}

/* Decoded words may hold windows-1251 that was none. */
static char *repair(char *decoded, const char *raw, MamsMailCharset *charset)
{
    g_autofree char *text = decoded;
    return mams_mail_names_1251(raw) ? mams_mail_repair(text, &charset->repaired)
                                     : g_steal_pointer(&text);
}

static char *decode_words(const char *raw, MamsMailCharset *charset)
{
    g_autofree char *decoded = g_mime_utils_header_decode_text(mams_mail_options(), raw);
    return repair(g_utf8_make_valid(decoded != NULL ? decoded : "", -1), raw, charset);
}

char *mams_mail_header(GMimeMessage *message, const char *name, MamsMailCharset *charset)
{
    g_autofree char *raw = raw_header(message, name, charset);
    return raw != NULL ? decode_words(raw, charset) : NULL;
}

/* ---- identifiers ---- */

/* An identifier without blanks, as folding may leave them inside; NULL when it has signs that none
 * may have or is too long. (owned) */
static char *take_id(const char *text, gsize length)
{
    g_autoptr(GString) id = g_string_new(NULL);
    for (gsize i = 0; i < length; i++) {
        if (text[i] == ' ') {
            continue;
        }
        if (text[i] < '!' || text[i] > '~' || text[i] == '<' || text[i] == '>') {
            return NULL;
        }
        g_string_append_c(id, text[i]);
    }
    return id->len > 0 && id->len <= MAMS_MAIL_ID_MAX ? g_strdup(id->str) : NULL;
}

static char *read_message_id(GMimeMessage *message)
{
    MamsMailCharset ignored = {0};
    g_autofree char *text = raw_header(message, "Message-ID", &ignored);
    if (text == NULL) {
        return NULL;
    }
    const char *open = strchr(text, '<'), *close = open != NULL ? strchr(open, '>') : NULL;
    if (close != NULL) {
        return take_id(open + 1, (gsize)(close - open - 1));
    }
    /* Some write it bare. */
    return strchr(text, ' ') == NULL ? take_id(text, strlen(text)) : NULL;
}

/* Adds every <…> of the header, each once. */
static void add_ids(GPtrArray *ids, GHashTable *seen, GMimeMessage *message, const char *name)
{
    MamsMailCharset ignored = {0};
    g_autofree char *text = raw_header(message, name, &ignored);
    for (const char *p = text; p != NULL && (p = strchr(p, '<')) != NULL;) {
        gsize length = strcspn(++p, "<>");
        if (p[length] != '>') {
            continue;
        }
        g_autofree char *id = take_id(p, length);
        p += length;
        if (id != NULL && !g_hash_table_contains(seen, id)) {
            g_ptr_array_add(ids, id);
            g_hash_table_add(seen, g_steal_pointer(&id));
        }
    }
}

static void read_references(MamsMail *mail, GMimeMessage *message)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    add_ids(ids, seen, message, "References");
    add_ids(ids, seen, message, "In-Reply-To");
    /* The first names the thread, the last ones whom it answers. */
    guint skip = 0;
    if (ids->len > MAMS_MAIL_REFERENCES_MAX) {
        skip = ids->len - MAMS_MAIL_REFERENCES_MAX;
        mail->cut |= MAMS_MAIL_CUT_REFERENCES;
    }
    GStrvBuilder *builder = g_strv_builder_new();
    for (guint i = 0; i < ids->len; i++) {
        if (i == 0 || i > skip) {
            g_strv_builder_add(builder, ids->pdata[i]);
        }
    }
    mail->references = g_strv_builder_end(builder);
    g_strv_builder_unref(builder);
}

/* ---- people ---- */

static InternetAddressMailbox *first_mailbox(InternetAddressList *list, int depth)
{
    for (int i = 0; i < internet_address_list_length(list); i++) {
        InternetAddress *address = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_MAILBOX(address)) {
            return INTERNET_ADDRESS_MAILBOX(address);
        }
        if (INTERNET_ADDRESS_IS_GROUP(address) && depth < 2) {
            InternetAddressMailbox *inner = first_mailbox(
                internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), depth + 1);
            if (inner != NULL) {
                return inner;
            }
        }
    }
    return NULL;
}

/* An address that a reply could be sent to: one "@", no blank, no bracket, no control. */
static char *take_address(const char *text)
{
    if (text == NULL || strlen(text) > MAMS_MAIL_ADDRESS_MAX || !g_utf8_validate(text, -1, NULL)) {
        return NULL;
    }
    const char *at = strchr(text, '@');
    if (at == NULL || at == text || at[1] == '\0' || strchr(at + 1, '@') != NULL ||
        strpbrk(text, " <>,;:\"\\()[]") != NULL || text[0] == '-') {
        return NULL;
    }
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (mams_mail_forbidden(c) || g_unichar_isspace(c)) {
            return NULL;
        }
    }
    return g_strdup(text);
}

/* The first mailbox of the header; both results may be NULL. (owned) */
static char *read_address(GMimeMessage *message, const char *header, char **name, bool *cut,
                          MamsMailCharset *charset)
{
    g_autofree char *raw = raw_header(message, header, charset);
    if (raw == NULL) {
        return NULL;
    }
    g_autoptr(InternetAddressList) list = internet_address_list_parse(mams_mail_options(), raw);
    InternetAddressMailbox *mailbox = list != NULL ? first_mailbox(list, 0) : NULL;
    if (mailbox == NULL) {
        return NULL;
    }
    const char *said = internet_address_get_name(INTERNET_ADDRESS(mailbox));
    if (name != NULL && said != NULL) {
        g_autofree char *right = repair(g_utf8_make_valid(said, -1), raw, charset);
        g_autofree char *line = mams_mail_line(right, MAMS_MAIL_NAME_MAX, cut);
        *name = line[0] != '\0' ? g_steal_pointer(&line) : NULL;
    }
    return take_address(internet_address_mailbox_get_addr(mailbox));
}

static void read_people(MamsMail *mail, GMimeMessage *message, MamsMailCharset *charset)
{
    bool cut = false;
    mail->from_address = read_address(message, "From", &mail->from_name, &cut, charset);
    g_autofree char *reply = read_address(message, "Reply-To", NULL, NULL, charset);
    if (reply != NULL &&
        (mail->from_address == NULL || g_ascii_strcasecmp(reply, mail->from_address) != 0)) {
        mail->reply_to = g_steal_pointer(&reply);
    }
    if (cut) {
        mail->cut |= MAMS_MAIL_CUT_HEADER;
    }
}

/* ---- programs and lists ---- */

static bool is_present(GMimeMessage *message, const char *name)
{
    GMimeHeaderList *list = g_mime_object_get_header_list(GMIME_OBJECT(message));
    return g_mime_header_list_contains(list, name);
}

/* The first word of a header, in small letters; "" when there is none. (owned) */
static char *first_word(GMimeMessage *message, const char *name)
{
    MamsMailCharset ignored = {0};
    g_autofree char *text = raw_header(message, name, &ignored);
    if (text == NULL) {
        return g_strdup("");
    }
    text[strcspn(text, " ;,(")] = '\0';
    return g_ascii_strdown(text, -1);
}

static bool is_program(const char *address)
{
    static const char *const locals[] = {"mailer-daemon", "postmaster",   "noreply",  "no-reply",
                                         "donotreply",    "do-not-reply", "no_reply", "mail-daemon",
                                         "autoreply",     "auto-reply",   "bounce",   "bounces"};
    if (address == NULL) {
        return false;
    }
    gsize length = strcspn(address, "@+=");
    for (gsize i = 0; i < G_N_ELEMENTS(locals); i++) {
        if (strlen(locals[i]) == length && g_ascii_strncasecmp(address, locals[i], length) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_list(GMimeMessage *message)
{
    static const char *const headers[] = {
        "List-Id",          "List-Unsubscribe",    "List-Post",       "List-Help",
        "X-Autoreply",      "X-Autorespond",       "X-Autoresponder", "X-Auto-Reply-From",
        "X-Mail-Autoreply", "X-Failed-Recipients", "Feedback-ID"};
    for (gsize i = 0; i < G_N_ELEMENTS(headers); i++) {
        if (is_present(message, headers[i])) {
            return true;
        }
    }
    return false;
}

static bool is_automatic(const MamsMail *mail, GMimeMessage *message)
{
    g_autofree char *submitted = first_word(message, "Auto-Submitted");
    g_autofree char *precedence = first_word(message, "Precedence");
    g_autofree char *suppress = first_word(message, "X-Auto-Response-Suppress");
    static const char *const precedences[] = {"bulk", "list", "junk", "auto_reply", NULL};
    GMimeObject *top = g_mime_message_get_mime_part(message);
    GMimeContentType *type = top != NULL ? g_mime_object_get_content_type(top) : NULL;
    return (submitted[0] != '\0' && strcmp(submitted, "no") != 0) ||
           g_strv_contains(precedences, precedence) ||
           (suppress[0] != '\0' && strcmp(suppress, "none") != 0) || mail->return_path_empty ||
           is_list(message) || is_program(mail->from_address) ||
           (type != NULL && (g_mime_content_type_is_type(type, "multipart", "report") ||
                             g_mime_content_type_is_type(type, "message", "delivery-status")));
}

static int64_t read_date(GMimeMessage *message)
{
    MamsMailCharset ignored = {0};
    g_autofree char *text = raw_header(message, "Date", &ignored);
    g_autoptr(GDateTime) date = text != NULL ? g_mime_utils_header_decode_date(text) : NULL;
    int64_t seconds = date != NULL ? g_date_time_to_unix(date) : 0;
    return seconds >= earliest && seconds < latest ? seconds : 0;
}

void mams_mail_read_head(MamsMail *mail, GMimeMessage *message, MamsMailCharset *charset)
{
    bool cut = false;
    g_autofree char *subject = mams_mail_header(message, "Subject", charset);
    mail->subject = mams_mail_line(subject != NULL ? subject : "", MAMS_MAIL_SUBJECT_MAX, &cut);
    if (cut) {
        mail->cut |= MAMS_MAIL_CUT_HEADER;
    }
    mail->message_id = read_message_id(message);
    read_references(mail, message);
    read_people(mail, message, charset);
    MamsMailCharset ignored = {0};
    g_autofree char *path = raw_header(message, "Return-Path", &ignored);
    mail->return_path_empty = path != NULL && strcmp(path, "<>") == 0;
    mail->date = read_date(message);
    mail->automatic = is_automatic(mail, message);
}
