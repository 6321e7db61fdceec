/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cm.h"
#include "folder.h"

#include "base/error.h"
#include "exchange/mail.h"
#include "exchange/mailbox.h"

static char *in_folder(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static void write_file(const char *name, const char *bytes, gssize length)
{
    g_autofree char *path = in_folder(name);
    assert_true(g_file_set_contents(path, bytes, length, NULL));
}

static bool exists(const char *name)
{
    g_autofree char *path = in_folder(name);
    return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

/* ---- Maildir ---- */

static void make_folders(void)
{
    static const char *const names[] = {"new", "cur", "tmp"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = in_folder(names[i]);
        assert_int_equal(g_mkdir(path, 0700), 0);
    }
}

static void empty_folder(const char *name)
{
    g_autofree char *path = in_folder(name);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *entry; dir != NULL && (entry = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *file = g_build_filename(path, entry, NULL);
        g_remove(file);
    }
}

static int tear_down(void **state)
{
    empty_folder("new");
    empty_folder("cur");
    return folder_tear_down(state);
}

static MamsMaildir *open_maildir(bool with_cur)
{
    g_autoptr(GError) error = NULL;
    MamsMaildir *maildir = mams_maildir_open(folder, with_cur, &error);
    if (maildir == NULL) {
        fail_msg("%s", error->message);
    }
    return maildir;
}

static void assert_message(MamsMaildir *maildir, guint index, const char *name, const char *text)
{
    g_autoptr(GBytes) bytes = NULL;
    assert_string_equal(mams_maildir_name(maildir, index), name);
    assert_true(mams_maildir_read(maildir, index, &bytes, NULL));
    assert_non_null(bytes);
    assert_int_equal(g_bytes_get_size(bytes), strlen(text));
    assert_memory_equal(g_bytes_get_data(bytes, NULL), text, strlen(text));
    assert_true(mams_maildir_arrived(maildir, index) > 0);
}

static void maildir_lists_the_oldest_first(void **state)
{
    (void)state;
    make_folders();
    write_file("new/1732255300.M2.host", "second", -1);
    write_file("new/999999999.M1.host", "first", -1);
    write_file("new/1732255300.M1.host:2,S", "third", -1);
    write_file("new/.hidden", "no", -1);
    write_file("cur/100.M1.host:2,S", "seen", -1);
    write_file("tmp/1", "unfinished", -1);
    g_autoptr(MamsMaildir) maildir = open_maildir(false);
    assert_int_equal(mams_maildir_count(maildir), 3);
    assert_message(maildir, 0, "new/999999999.M1.host", "first");
    assert_message(maildir, 1, "new/1732255300.M1.host:2,S", "third");
    assert_message(maildir, 2, "new/1732255300.M2.host", "second");
    g_autoptr(MamsMaildir) all = open_maildir(true);
    assert_int_equal(mams_maildir_count(all), 4);
    assert_message(all, 3, "cur/100.M1.host:2,S", "seen");
    assert_true(mams_maildir_done(all, 3, NULL));
    assert_true(exists("cur/100.M1.host:2,S"));
    empty_folder("tmp");
}

static void a_message_moves_only_when_it_is_done(void **state)
{
    (void)state;
    make_folders();
    write_file("new/1.a", "one", -1);
    write_file("new/2.b:2,S", "two", -1);
    g_autoptr(MamsMaildir) maildir = open_maildir(false);
    assert_message(maildir, 0, "new/1.a", "one");
    assert_true(exists("new/1.a"));
    assert_true(mams_maildir_done(maildir, 0, NULL));
    assert_true(mams_maildir_done(maildir, 1, NULL));
    assert_false(exists("new/1.a"));
    assert_true(exists("cur/1.a:2,"));
    assert_true(exists("cur/2.b:2,S"));
    assert_message(maildir, 0, "cur/1.a:2,", "one");
    assert_true(mams_maildir_done(maildir, 0, NULL));
}

static void no_message_is_overwritten(void **state)
{
    (void)state;
    make_folders();
    write_file("new/1.a", "new one", -1);
    write_file("cur/1.a:2,", "old one", -1);
    g_autoptr(MamsMaildir) maildir = open_maildir(false);
    g_autoptr(GError) error = NULL;
    assert_false(mams_maildir_done(maildir, 0, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_IO));
    assert_message(maildir, 0, "new/1.a", "new one");
    g_autoptr(MamsMaildir) all = open_maildir(true);
    assert_message(all, 1, "cur/1.a:2,", "old one");
}

static void a_message_that_vanishes_is_no_error(void **state)
{
    (void)state;
    make_folders();
    write_file("new/1.a", "one", -1);
    g_autoptr(MamsMaildir) maildir = open_maildir(false);
    empty_folder("new");
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GError) error = NULL;
    assert_true(mams_maildir_read(maildir, 0, &bytes, &error));
    assert_null(bytes);
    assert_true(mams_maildir_done(maildir, 0, &error));
    assert_null(error);
}

static void only_files_are_messages(void **state)
{
    (void)state;
    make_folders();
    write_file("secret", "secret", -1);
    write_file("new/3.file", "one", -1);
    g_autofree char *link = in_folder("new/1.link"), *pipe = in_folder("new/2.pipe");
    g_autofree char *sub = in_folder("new/4.folder"), *file = in_folder("new/3.file");
    assert_int_equal(symlink("../secret", link), 0);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_int_equal(g_mkdir(sub, 0700), 0);
    g_autoptr(MamsMaildir) maildir = open_maildir(false);
    assert_int_equal(mams_maildir_count(maildir), 1);
    assert_int_equal(mams_maildir_others(maildir), 3);
    /* It is exchanged for a link, then for a pipe, after it was listed. */
    for (int i = 0; i < 2; i++) {
        g_remove(file);
        assert_int_equal(i == 0 ? symlink("../secret", file) : mkfifo(file, 0600), 0);
        g_autoptr(GBytes) bytes = NULL;
        g_autoptr(GError) error = NULL;
        assert_false(mams_maildir_read(maildir, 0, &bytes, &error));
        assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_DATA));
        assert_non_null(strstr(error->message, "no ordinary file"));
    }
}

static void a_large_message_is_not_read(void **state)
{
    (void)state;
    make_folders();
    write_file("new/1.a", "", 0);
    g_autofree char *path = in_folder("new/1.a");
    assert_int_equal(truncate(path, MAMS_MAIL_BYTES_MAX + 1), 0);
    g_autoptr(MamsMaildir) maildir = open_maildir(false);
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GError) error = NULL;
    assert_false(mams_maildir_read(maildir, 0, &bytes, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_DATA));
    assert_non_null(strstr(error->message, "25 MB"));
}

static void assert_no_maildir(const char *path, const char *reason)
{
    g_autoptr(GError) error = NULL;
    assert_null(mams_maildir_open(path, true, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT));
    if (strstr(error->message, reason) == NULL) {
        fail_msg("%s", error->message);
    }
}

static void what_is_no_maildir_is_said(void **state)
{
    (void)state;
    g_autofree char *nowhere = in_folder("nowhere"), *file = in_folder("file");
    write_file("file", "x", -1);
    assert_no_maildir(nowhere, "no such file or folder");
    assert_no_maildir(file, "cannot open the Maildir");
    assert_no_maildir(folder, "it has no folders 'new' and 'cur'");
    g_autofree char *cur = in_folder("cur");
    assert_int_equal(g_mkdir(cur, 0700), 0);
    assert_no_maildir(folder, "its folder 'new'");
}

/* ---- mbox ---- */

#define LINE "From aigul@example.kz Fri Nov 22 11:00:00 2024\n"

static MamsMbox *open_mbox(const char *bytes, gssize length)
{
    write_file("mbox", bytes, length);
    g_autofree char *path = in_folder("mbox");
    g_autoptr(GError) error = NULL;
    MamsMbox *mbox = mams_mbox_open(path, &error);
    if (mbox == NULL) {
        fail_msg("%s", error->message);
    }
    return mbox;
}

static void assert_mbox(const char *bytes, ...)
{
    g_autoptr(MamsMbox) mbox = open_mbox(bytes, -1);
    va_list messages;
    va_start(messages, bytes);
    for (const char *expected; (expected = va_arg(messages, const char *)) != NULL;) {
        g_autoptr(GBytes) message = NULL;
        assert_true(mams_mbox_next(mbox, &message, NULL));
        assert_non_null(message);
        gsize length;
        const char *data = g_bytes_get_data(message, &length);
        g_autofree char *text = g_strndup(data != NULL ? data : "", length);
        assert_string_equal(text, expected);
    }
    va_end(messages);
    g_autoptr(GBytes) none = NULL;
    assert_true(mams_mbox_next(mbox, &none, NULL));
    assert_null(none);
    assert_true(mams_mbox_next(mbox, &none, NULL));
    assert_null(none);
}

static void mbox_is_split(void **state)
{
    (void)state;
    assert_mbox("", NULL);
    assert_mbox("\n", NULL);
    assert_mbox(LINE "A: 1\n\none\n\n" LINE "A: 2\n\ntwo\n", "A: 1\n\none\n", "A: 2\n\ntwo\n",
                NULL);
    assert_mbox(LINE "A: 1\n\none", "A: 1\n\none", NULL);
    assert_mbox("\n" LINE "A: 1\n\none\n\n" LINE, "A: 1\n\none\n", "", NULL);
    assert_mbox("From -\nA: 1\r\n\r\none\r\n\r\n" LINE "A: 2\n\n", "A: 1\r\n\r\none\r\n",
                "A: 2\n\n", NULL);
}

static void from_in_a_text_does_not_split(void **state)
{
    (void)state;
    assert_mbox(LINE "A: 1\n\none\n" LINE "two\n", "A: 1\n\none\n" LINE "two\n", NULL);
    assert_mbox(LINE "A: 1\n\nFrom the clinic I came home.\n\nFrom May on: 12 times\n",
                "A: 1\n\nFrom the clinic I came home.\n\nFrom May on: 12 times\n", NULL);
    assert_mbox(LINE "A: 1\n\n>From x\n>>From y\n> From z\n>Fromage\n",
                "A: 1\n\nFrom x\n>From y\n> From z\n>Fromage\n", NULL);
}

static void mbox_says_where_a_message_begins(void **state)
{
    (void)state;
    g_autoptr(MamsMbox) mbox = open_mbox(LINE "A: 1\n\none\n\n" LINE "A: 2\n\ntwo\n", -1);
    g_autoptr(GBytes) one = NULL, two = NULL;
    assert_true(mams_mbox_next(mbox, &one, NULL));
    assert_int_equal(mams_mbox_line(mbox), 1);
    assert_true(mams_mbox_next(mbox, &two, NULL));
    assert_int_equal(mams_mbox_line(mbox), 6);
}

static void a_large_message_is_skipped(void **state)
{
    (void)state;
    GString *bytes = g_string_sized_new(MAMS_MAIL_BYTES_MAX + 1000);
    g_string_append(bytes, LINE "A: 1\n\n");
    gsize start = bytes->len;
    g_string_set_size(bytes, start + MAMS_MAIL_BYTES_MAX + 10);
    memset(bytes->str + start, 'x', bytes->len - start);
    for (gsize i = start; i < start + MAMS_MAIL_BYTES_MAX / 2; i += 1000) {
        bytes->str[i] = '\n';
    }
    g_string_append(bytes, "\n\n" LINE "A: 2\n\ntwo\n");
    g_autoptr(MamsMbox) mbox = open_mbox(bytes->str, (gssize)bytes->len);
    g_string_free(bytes, TRUE);
    g_autoptr(GBytes) one = NULL, two = NULL;
    g_autoptr(GError) error = NULL;
    assert_false(mams_mbox_next(mbox, &one, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_DATA));
    assert_non_null(strstr(error->message, "at line 1 "));
    assert_true(mams_mbox_next(mbox, &two, NULL));
    assert_non_null(two);
    assert_memory_equal(g_bytes_get_data(two, NULL), "A: 2\n\ntwo\n", 10);
}

/* Lines and messages at every place of a block. */
static void blocks_of_reading_leave_no_trace(void **state)
{
    (void)state;
    g_autoptr(GString) bytes = g_string_new(NULL);
    for (int i = 0; i < 3000; i++) {
        g_string_append_printf(
            bytes, LINE "N: %d\n\n%.*s\n>From\n>From x\n\n", i, i % 97,
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    }
    g_autoptr(MamsMbox) mbox = open_mbox(bytes->str, (gssize)bytes->len);
    int count = 0;
    for (;;) {
        g_autoptr(GBytes) message = NULL;
        assert_true(mams_mbox_next(mbox, &message, NULL));
        if (message == NULL) {
            break;
        }
        gsize length;
        const char *data = g_bytes_get_data(message, &length);
        g_autofree char *text = g_strndup(data, length);
        g_autofree char *head = g_strdup_printf("N: %d\n\n", count);
        assert_true(g_str_has_prefix(text, head));
        assert_non_null(strstr(text, "\n>From\nFrom x\n"));
        assert_int_equal(length, strlen(head) + (gsize)(count % 97) + strlen("\n>From\nFrom x\n") +
                                     (count == 2999));
        count++;
    }
    assert_int_equal(count, 3000);
}

static void what_is_no_mbox_is_said(void **state)
{
    (void)state;
    g_autofree char *file = in_folder("file"), *nowhere = in_folder("nowhere");
    write_file("file", "Subject: x\n\ny\n", -1);
    const struct {
        const char *path, *reason;
        MamsErrorCode code;
    } cases[] = {{file, "does not begin with", MAMS_ERROR_DATA},
                 {nowhere, "no such file", MAMS_ERROR_NO_INPUT},
                 {folder, "is a directory", MAMS_ERROR_NO_INPUT}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(mams_mbox_open(cases[i].path, &error));
        assert_int_equal(error->code, cases[i].code);
        assert_non_null(strstr(error->message, cases[i].reason));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(maildir_lists_the_oldest_first), TEST(a_message_moves_only_when_it_is_done),
        TEST(no_message_is_overwritten),      TEST(a_message_that_vanishes_is_no_error),
        TEST(only_files_are_messages),        TEST(a_large_message_is_not_read),
        TEST(what_is_no_maildir_is_said),     TEST(mbox_is_split),
        TEST(from_in_a_text_does_not_split),  TEST(mbox_says_where_a_message_begins),
        TEST(a_large_message_is_skipped),     TEST(blocks_of_reading_leave_no_trace),
        TEST(what_is_no_mbox_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
