/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gmime/gmime.h>
#include <string.h>

#include "base/error.h"
#include "cm.h"
#include "exchange/mail_send.h"
#include "exchange/mail_write.h"
#include "folder.h"
#include "smtp.h"

/* The whole way: msmtp as sendmail, over the loopback to tests/lib/smtp_sink.py, into its Maildir.
 */

static const char *config; /* of msmtp */

static int tear_down(void **state)
{
    smtp_clear();
    return folder_tear_down(state);
}

static MamsDelivery send(GBytes *mail, GError **error)
{
    const char *const argv[] = {"msmtp", "-C", config, "-t", "-oi", NULL};
    MamsDelivery outcome;
    mams_mail_deliver_command(argv, mail, SMTP_LONG_MS, &outcome, error);
    return outcome;
}

static GBytes *write_mail(const char *address)
{
    const MamsMailDraft draft = {.from_name = "Қор",
                                 .from_address = "kanc@example.kz",
                                 .to_address = address,
                                 .subject = "Сұрақ",
                                 .text = "Жауап\n",
                                 .message_id = "1@mams.example.kz",
                                 .date = 1732269296};
    GBytes *mail = mams_mail_write(&draft, NULL);
    assert_non_null(mail);
    return mail;
}

/* The only mail that arrived, or NULL when none did. */
static char *arrived(void)
{
    g_autofree char *path = g_build_filename(folder, "arrived", "new", NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    assert_non_null(dir);
    const char *name = g_dir_read_name(dir);
    char *text = NULL;
    if (name != NULL) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        assert_true(g_file_get_contents(file, &text, NULL, NULL));
        assert_null(g_dir_read_name(dir));
    }
    return text;
}

/* ---- tests ---- */

#define TEXT                                                                                                                       \
    "Құрметті Әлия!\n\n.\n..\nFrom here on: ә і ң ғ ү ұ қ ө һ Ә І Ң Ғ Ү Ұ Қ Ө Һ « » — № ₸\n" \
    "trailing blanks   \n\n"

/* Every byte of the mail arrives, once. */
static void check_way(const char *text)
{
    static const char *const references[] = {"<a@x.kz>", "<b@x.kz>", NULL};
    g_autoptr(GBytes) bytes = g_bytes_new_static("%PDF\0\xff\n.\r\n\r", 12);
    const MamsMailEnclosure attachment = {"Анықтама №1.pdf", "application/pdf", bytes};
    const MamsMailDraft draft = {.from_name = "Әлеуметтік медициналық сақтандыру қоры",
                                 .from_address = "kanc@example.kz",
                                 .to_name = "Өмірбекова Әлия",
                                 .to_address = "aliya@example.kz",
                                 .subject = "Re: Міндетті әлеуметтік медициналық сақтандыру "
                                            "жүйесіндегі мәртебем туралы «сұрақ» — № 7",
                                 .text = text,
                                 .message_id = "417@mams.example.kz",
                                 .date = 1732269296,
                                 .in_reply_to = "c@x.kz",
                                 .references = references,
                                 .auto_submitted = true,
                                 .attachments = &attachment,
                                 .n_attachments = 1};
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) mail = mams_mail_write(&draft, &error);
    assert_non_null(mail);
    if (send(mail, &error) != MAMS_DELIVERY_DELIVERED)
        fail_msg("%s", error->message);
    gsize size;
    const char *sent = g_bytes_get_data(mail, &size);
    g_autofree char *whole = g_strndup(sent, size);
    g_autofree char *got = arrived();
    g_autofree char *expected = g_strconcat(
        "Return-Path: <kanc@example.kz>\nDelivered-To: aliya@example.kz\n", whole, NULL);
    assert_string_equal(got, expected);
}

static void test_the_whole_way(void **state)
{
    (void)state;
    config = smtp_start(folder);
    check_way(TEXT);
    smtp_stop();
}

static void test_ascii_as_it_is(void **state)
{
    (void)state;
    config = smtp_start(folder);
    check_way("A letter in plain ASCII,\n\n with a line that is = longer than seventy-six "
              "characters, and so has to be broken.\n   \n");
    smtp_stop();
}

static void expect_outcome(const char *address, MamsDelivery expected, const char *said)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) mail = write_mail(address);
    MamsDelivery outcome = send(mail, &error);
    assert_int_equal(outcome, expected);
    if (strstr(error->message, said) == NULL)
        fail_msg("'%s' is not in '%s'", said, error->message);
}

static void test_what_goes_wrong(void **state)
{
    (void)state;
    config = smtp_start(folder);
    expect_outcome("nobody@example.kz", MAMS_DELIVERY_REFUSED, "550 5.1.1 no such user");
    expect_outcome("later@example.kz", MAMS_DELIVERY_LATER, "451 4.3.0 try again later");
    g_autofree char *none = arrived();
    assert_null(none);
    /* The server had it, but nobody here can know that. */
    expect_outcome("silence@example.kz", MAMS_DELIVERY_UNCERTAIN, "msmtp: ");
    g_autofree char *one = arrived();
    assert_non_null(one);
    smtp_stop();
    expect_outcome("a@example.kz", MAMS_DELIVERY_LATER, "cannot connect");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_whole_way, folder_set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_ascii_as_it_is, folder_set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_goes_wrong, folder_set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
