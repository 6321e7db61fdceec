/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "mail_corpus.h"

#include "base/error.h"

/* ---- the corpus ---- */

/* What a message says, in the words of expected.ini; what is false, empty or 0 is left out. */
static GHashTable *describe(const MamsMail *mail)
{
    GHashTable *said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    const struct {
        const char *key, *value;
    } texts[] = {
        {"id", mail->message_id},
        {"from_name", mail->from_name},
        {"from", mail->from_address},
        {"reply_to", mail->reply_to},
        {"subject", mail->subject},
        {"text", mail->text},
        {"html", mail->html_only ? "true" : ""},
        {"repaired", mail->repaired ? "true" : ""},
        {"guessed", mail->charset_guessed ? "true" : ""},
        {"automatic", mail->automatic ? "true" : ""},
        {"no_return", mail->return_path_empty ? "true" : ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        if (texts[i].value != NULL && texts[i].value[0] != '\0') {
            g_hash_table_insert(said, g_strdup(texts[i].key), g_strdup(texts[i].value));
        }
    }
    guint references = g_strv_length(mail->references);
    const struct {
        const char *key;
        int64_t value;
    } numbers[] = {{"date", mail->date}, {"cut", mail->cut}, {"references", references}};
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        if (numbers[i].value != 0) {
            g_hash_table_insert(said, g_strdup(numbers[i].key),
                                g_strdup_printf("%" G_GINT64_FORMAT, numbers[i].value));
        }
    }
    if (references > 0) {
        g_hash_table_insert(said, g_strdup("parent"), g_strdup(mail->references[references - 1]));
    }
    for (guint i = 0; i < mail->attachments->len; i++) {
        const MamsMailAttachment *attachment = mail->attachments->pdata[i];
        g_hash_table_insert(said, g_strdup_printf("attachment%u", i),
                            g_strdup_printf("%s|%s|%" G_GINT64_FORMAT "|%s", attachment->name,
                                            attachment->type, attachment->size,
                                            attachment->sha256));
    }
    return said;
}

static int differ(const char *message, const char *key, const char *expected, const char *said)
{
    bool start = strcmp(key, "text_start") == 0;
    if (said != NULL && (start ? g_str_has_prefix(said, expected) : strcmp(said, expected) == 0)) {
        return 0;
    }
    print_message("# %s: %s is «%s», not «%s»\n", message, key, said, expected);
    return 1;
}

static int compare(const char *name, GKeyFile *expected, MamsMail *mail)
{
    g_autoptr(GHashTable) said = describe(mail);
    g_auto(GStrv) keys = g_key_file_get_keys(expected, name, NULL, NULL);
    int wrong = 0;
    for (char **key = keys; *key != NULL; key++) {
        g_autofree char *value = g_key_file_get_string(expected, name, *key, NULL);
        const char *from = strcmp(*key, "text_start") == 0 ? "text" : *key;
        if (strcmp(*key, "first_reference") == 0) {
            wrong += differ(name, *key, value, mail->references[0]);
            continue;
        }
        wrong += differ(name, *key, value, g_hash_table_lookup(said, from));
        g_hash_table_remove(said, from);
    }
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, said);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        print_message("# %s: nothing is expected as %s, but it is «%s»\n", name, (char *)key,
                      (char *)value);
        wrong++;
    }
    return wrong;
}

static int check_message(const char *name, GKeyFile *expected)
{
    gsize length;
    g_autofree char *bytes = corpus_load(name, &length);
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsMail) mail = mams_mail_parse((const uint8_t *)bytes, length, &error);
    g_autofree char *refused = g_key_file_get_string(expected, name, "refused", NULL);
    if (mail == NULL) {
        assert_int_equal(error->code, MAMS_ERROR_DATA);
        if (refused != NULL && strstr(error->message, refused) != NULL) {
            return 0;
        }
        print_message("# %s: refused: %s\n", name, error->message);
        return 1;
    }
    g_autofree char *fault = corpus_fault(mail);
    if (fault != NULL) {
        print_message("# %s: %s is not safe\n", name, fault);
        return 1;
    }
    return compare(name, expected, mail);
}

static void every_message_says_what_is_expected(void **state)
{
    (void)state;
    g_autoptr(GKeyFile) expected = corpus_expected();
    g_autoptr(GPtrArray) names = corpus_names();
    int wrong = 0;
    for (guint i = 0; i < names->len; i++) {
        if (g_key_file_has_group(expected, names->pdata[i])) {
            wrong += check_message(names->pdata[i], expected);
        } else {
            print_message("# %s: expected.ini does not name it\n", (char *)names->pdata[i]);
            wrong++;
        }
    }
    gsize groups;
    g_strfreev(g_key_file_get_groups(expected, &groups));
    assert_int_equal(wrong, 0);
    assert_int_equal(groups, names->len);
    assert_true(names->len >= 70);
}

/* ---- messages too large to keep ---- */

static void assert_refused(GString *message, const char *reason)
{
    g_autoptr(GError) error = NULL;
    MamsMail *mail = mams_mail_parse((const uint8_t *)message->str, message->len, &error);
    g_string_free(message, TRUE);
    assert_null(mail);
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_DATA));
    if (strstr(error->message, reason) == NULL) {
        fail_msg("refused, but: %s", error->message);
    }
}

static MamsMail *take(GString *message)
{
    g_autoptr(GError) error = NULL;
    MamsMail *mail = mams_mail_parse((const uint8_t *)message->str, message->len, &error);
    g_string_free(message, TRUE);
    if (mail == NULL) {
        fail_msg("refused: %s", error->message);
    }
    return mail;
}

static GString *nested(int depth)
{
    GString *message = g_string_new("From: a@example.kz\n");
    for (int i = 0; i < depth; i++) {
        g_string_append_printf(message,
                               "Content-Type: multipart/mixed; boundary=\"b%d\"\n\n--b%d\n", i, i);
    }
    g_string_append(message, "Content-Type: text/plain\n\nInside\n");
    for (int i = depth - 1; i >= 0; i--) {
        g_string_append_printf(message, "--b%d--\n", i);
    }
    return message;
}

static void nesting_has_a_limit(void **state)
{
    (void)state;
    g_autoptr(MamsMail) mail = take(nested(MAMS_MAIL_DEPTH_MAX - 1));
    assert_string_equal(mail->text, "Inside");
    assert_refused(nested(MAMS_MAIL_DEPTH_MAX), "nested more than 50 deep");
    assert_refused(nested(800), "nested more than 50 deep");
    assert_refused(nested(3000), "more than 200 parts");
}

static GString *many(int parts, const char *boundary_parameter)
{
    GString *message = g_string_new("From: a@example.kz\n");
    g_string_append_printf(message, "Content-Type: multipart/mixed; %s\n\n", boundary_parameter);
    for (int i = 0; i < parts; i++) {
        g_string_append(message, "--b\n\nx\n");
    }
    return message;
}

static void parts_have_a_limit(void **state)
{
    (void)state;
    g_autoptr(MamsMail) mail = take(many(MAMS_MAIL_PARTS_MAX - 1, "boundary=b"));
    assert_true(g_str_has_prefix(mail->text, "x\n\nx\n\nx"));
    assert_refused(many(MAMS_MAIL_PARTS_MAX, "boundary=b"), "more than 200 parts");
    assert_refused(many(20000, "boundary=\"b\""), "more than 200 parts");
    /* A form that is not seen before the parts are built. */
    assert_refused(many(2000, "boundary*=utf-8''b"), "more than 200 parts");
    assert_refused(many(200000, "boundary*=utf-8''b"), "more than 200 parts");
    assert_refused(many(200000, "boundary=\n \"b\""), "more than 200 parts");
}

static GString *with_subject(gsize length)
{
    GString *message = g_string_new("From: a@example.kz\nSubject: ");
    for (gsize i = 0; i < length; i++) {
        g_string_append_c(message, i % 60 == 59 ? ' ' : 's');
    }
    g_string_append(message, "\n\nText\n");
    return message;
}

static void head_has_a_limit(void **state)
{
    (void)state;
    g_autoptr(MamsMail) mail = take(with_subject(200000));
    assert_true(strlen(mail->subject) <= MAMS_MAIL_SUBJECT_MAX);
    assert_int_equal(mail->cut, MAMS_MAIL_CUT_HEADER);
    assert_refused(with_subject(MAMS_MAIL_HEAD_MAX), "larger than 256 KB");
}

static void size_has_a_limit(void **state)
{
    (void)state;
    GString *message = g_string_sized_new(MAMS_MAIL_BYTES_MAX + 1);
    g_string_append(message, "From: a@example.kz\n\n");
    g_string_set_size(message, MAMS_MAIL_BYTES_MAX + 1);
    assert_refused(message, "larger than 25 MB");
}

/* Each colon opens a group within the last one: deep enough to end a stack. */
static void groups_do_not_nest_without_end(void **state)
{
    (void)state;
    GString *message = g_string_new("From: ");
    for (int i = 0; i < 120000; i++) {
        g_string_append(message, "a:");
    }
    g_string_append(message, "\nTo: b@example.kz\nSubject: Groups\n\nText\n");
    g_autoptr(MamsMail) mail = take(message);
    assert_string_equal(mail->subject, "Groups");
    assert_string_equal(mail->text, "Text");
    assert_null(mail->from_address);
}

static GString *with_text(const char *line, int lines)
{
    GString *message =
        g_string_new("From: a@example.kz\nContent-Type: text/plain; charset=utf-8\n\n");
    for (int i = 0; i < lines; i++) {
        g_string_append(message, line);
    }
    return message;
}

static void text_has_a_limit(void **state)
{
    (void)state;
    g_autoptr(MamsMail) mail = take(with_text("жарна, ж\n", 40000));
    assert_true(strlen(mail->text) <= MAMS_MAIL_TEXT_MAX);
    assert_true(strlen(mail->text) > MAMS_MAIL_TEXT_MAX - 32);
    assert_true(g_utf8_validate(mail->text, -1, NULL));
    assert_int_equal(mail->cut, MAMS_MAIL_CUT_TEXT);
    /* Marks upon marks would take a sorter of marks hours. */
    g_autoptr(MamsMail) marks = take(with_text("\xCC\x81\xCC\xA3", 60000));
    assert_true(strlen(marks->text) < 100);
}

static void slow_html_is_read_in_time(void **state)
{
    (void)state;
    static const char *const pieces[] = {"<script", "<!--",   "<a title=\"",  "<",
                                         "&",       "<head>", "<p><script/>", "<a b='"};
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        GString *message = g_string_new("From: a@example.kz\nContent-Type: text/html\n\n");
        while (message->len < 400000) {
            g_string_append(message, pieces[i]);
        }
        g_autoptr(MamsMail) mail = take(message);
        assert_true(mail->html_only || mail->text[0] == '\0');
    }
}

/* ---- attachments ---- */

static void attachments_come_out_as_they_were_counted(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) names = corpus_names();
    int compared = 0;
    for (guint n = 0; n < names->len; n++) {
        gsize length;
        g_autofree char *bytes = corpus_load(names->pdata[n], &length);
        const uint8_t *data = (const uint8_t *)bytes;
        g_autoptr(MamsMail) mail = mams_mail_parse(data, length, NULL);
        guint count = mail != NULL ? mail->attachments->len : 0;
        for (guint i = 0; i < count; i++) {
            const MamsMailAttachment *attachment = mail->attachments->pdata[i];
            g_autoptr(GBytes) out = mams_mail_attachment_extract(data, length, i, NULL);
            assert_non_null(out);
            assert_int_equal(g_bytes_get_size(out), attachment->size);
            g_autofree char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, out);
            assert_string_equal(sum, attachment->sha256);
            compared++;
        }
        g_autoptr(GError) error = NULL;
        assert_null(mams_mail_attachment_extract(data, length, count, &error));
        assert_int_equal(error->code, mail != NULL ? MAMS_ERROR_NOT_FOUND : MAMS_ERROR_DATA);
    }
    assert_true(compared > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_message_says_what_is_expected),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(parts_have_a_limit),
        cmocka_unit_test(head_has_a_limit),
        cmocka_unit_test(size_has_a_limit),
        cmocka_unit_test(groups_do_not_nest_without_end),
        cmocka_unit_test(text_has_a_limit),
        cmocka_unit_test(slow_html_is_read_in_time),
        cmocka_unit_test(attachments_come_out_as_they_were_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
