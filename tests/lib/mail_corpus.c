/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mail_corpus.h"

#include <string.h>

#include "cm.h"

#define FOLDER MAMS_SRCDIR "/tests/fixtures/mail"

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *corpus_names(void)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(FOLDER, 0, NULL);
    assert_non_null(dir);
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
        if (g_str_has_suffix(name, ".eml")) {
            g_ptr_array_add(names, g_strndup(name, strlen(name) - 4));
        }
    }
    g_ptr_array_sort(names, by_name);
    return names;
}

char *corpus_load(const char *name, gsize *length)
{
    g_autofree char *path = g_strconcat(FOLDER "/", name, ".eml", NULL);
    char *bytes = NULL;
    if (!g_file_get_contents(path, &bytes, length, NULL)) {
        fail_msg("there is no message '%s'", name);
    }
    return bytes;
}

GKeyFile *corpus_expected(void)
{
    GKeyFile *expected = g_key_file_new();
    g_autoptr(GError) error = NULL;
    if (!g_key_file_load_from_file(expected, FOLDER "/expected.ini", G_KEY_FILE_NONE, &error)) {
        fail_msg("expected.ini: %s", error->message);
    }
    return expected;
}

/* Written anew here, so that a fault of the core's own filter is seen. */
static bool is_safe(const char *text, gsize max, bool lines)
{
    if (text == NULL) {
        return true;
    }
    if (strlen(text) > max || !g_utf8_validate(text, -1, NULL)) {
        return false;
    }
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool line = c == '\n' || c == '\t';
        if ((g_unichar_iscntrl(c) && !(lines && line)) || (c >= 0x202A && c <= 0x202E) ||
            (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F) {
            return false;
        }
    }
    return true;
}

static char *fault_of_attachment(const MamsMailAttachment *attachment)
{
    const char *name = attachment->name;
    if (!is_safe(name, MAMS_MAIL_NAME_MAX, false) || strpbrk(name, "/\\") != NULL ||
        name[0] == '\0' || name[0] == '.') {
        return g_strdup_printf("the name '%s'", name);
    }
    if (!is_safe(attachment->type, MAMS_MAIL_TYPE_MAX, false) || attachment->size < 0 ||
        strlen(attachment->sha256) != 64) {
        return g_strdup_printf("type, size or sum of '%s'", name);
    }
    return NULL;
}

char *corpus_fault(const MamsMail *mail)
{
    if (mail->subject == NULL || mail->text == NULL || mail->references == NULL) {
        return g_strdup("a NULL");
    }
    if (!is_safe(mail->text, MAMS_MAIL_TEXT_MAX, true)) {
        return g_strdup("the text");
    }
    if (!is_safe(mail->subject, MAMS_MAIL_SUBJECT_MAX, false) ||
        !is_safe(mail->from_name, MAMS_MAIL_NAME_MAX, false) ||
        !is_safe(mail->from_address, MAMS_MAIL_ADDRESS_MAX, false) ||
        !is_safe(mail->reply_to, MAMS_MAIL_ADDRESS_MAX, false) ||
        !is_safe(mail->message_id, MAMS_MAIL_ID_MAX, false)) {
        return g_strdup("a header");
    }
    if (g_strv_length(mail->references) > MAMS_MAIL_REFERENCES_MAX ||
        mail->attachments->len > MAMS_MAIL_PARTS_MAX) {
        return g_strdup("a number");
    }
    for (char **id = mail->references; *id != NULL; id++) {
        if (!is_safe(*id, MAMS_MAIL_ID_MAX, false) || strchr(*id, ' ') != NULL) {
            return g_strdup_printf("the reference '%s'", *id);
        }
    }
    char *fault = NULL;
    for (guint i = 0; fault == NULL && i < mail->attachments->len; i++) {
        fault = fault_of_attachment(mail->attachments->pdata[i]);
    }
    return fault;
}
