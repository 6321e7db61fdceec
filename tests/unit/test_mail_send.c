/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "cm.h"
#include "exchange/mail_send.h"
#include "folder.h"

/* Programs in the place of sendmail, and Maildirs. */

enum { LONG = 120000 }; /* for programs that end on their own: a slow machine may take its time */

static GBytes *small_mail(void)
{
    return g_bytes_new_static("To: a@b.kz\n\ntext\n", 17);
}

/* More than a pipe holds. */
static GBytes *large_mail(void)
{
    gsize size = 300 * 1024;
    char *bytes = g_strnfill(size, 'x');
    bytes[size - 1] = '\n';
    return g_bytes_new_take(bytes, size);
}

/* A script of that text as a program. (owned) */
static char *make_program(const char *script)
{
    char *path = g_build_filename(folder, "program", NULL);
    g_autofree char *text = g_strdup_printf("#!/bin/sh\n%s\n", script);
    assert_true(
        g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0700, NULL));
    return path;
}

/* Delivers by the script; its first argument is the folder. */
static MamsDelivery deliver(const char *script, GBytes *mail, int timeout_ms, GError **error)
{
    g_autofree char *program = make_program(script);
    const char *const argv[] = {program, folder, NULL};
    MamsDelivery outcome;
    bool ok = mams_mail_deliver_command(argv, mail, timeout_ms, &outcome, error);
    assert_int_equal(ok, outcome == MAMS_DELIVERY_DELIVERED);
    return outcome;
}

static void expect_outcome(const char *script, bool large, MamsDelivery expected, int code,
                           const char *part)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) mail = large ? large_mail() : small_mail();
    MamsDelivery outcome = deliver(script, mail, LONG, &error);
    if (outcome != expected)
        fail_msg("'%s' gives %d instead of %d: %s", script, (int)outcome, (int)expected,
                 error != NULL ? error->message : "no error");
    if (code == 0) {
        assert_null(error);
        return;
    }
    assert_true(g_error_matches(error, MAMS_ERROR, code));
    if (strstr(error->message, part) == NULL)
        fail_msg("'%s' is not in '%s'", part, error->message);
}

static void expect_file(const char *name, GBytes *expected)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    char *text;
    gsize size;
    assert_true(g_file_get_contents(path, &text, &size, NULL));
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, size);
    assert_true(g_bytes_equal(bytes, expected));
}

/* ---- programs ---- */

static void test_delivered(void **state)
{
    (void)state;
    for (int large = 0; large < 2; large++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) mail = large ? large_mail() : small_mail();
        const char *script = "cat >\"$1/got\"; echo much; echo more >&2";
        assert_int_equal(deliver(script, mail, LONG, &error), MAMS_DELIVERY_DELIVERED);
        assert_null(error);
        expect_file("got", mail);
    }
}

static void test_exit_statuses(void **state)
{
    (void)state;
    for (int code = 1; code < 128; code++) {
        if (code > 5 && code < 62) /* like 5 */
            continue;
        bool refused = code >= 64 && code <= 69;
        bool later =
            code == 71 || code == 72 || code == 73 || code == 75 || code == 77 || code == 78;
        g_autofree char *script = g_strdup_printf("cat >/dev/null; echo why >&2; exit %d", code);
        g_autofree char *part = g_strdup_printf("(exit status %d: why)", code);
        if (refused)
            expect_outcome(script, false, MAMS_DELIVERY_REFUSED, MAMS_ERROR_DATA, part);
        else if (later)
            expect_outcome(script, false, MAMS_DELIVERY_LATER, MAMS_ERROR_BUSY, part);
        else
            expect_outcome(script, false, MAMS_DELIVERY_UNCERTAIN, MAMS_ERROR_IO, part);
        if (code == 80)
            break;
    }
    expect_outcome("cat >/dev/null; exit 127", false, MAMS_DELIVERY_UNCERTAIN, MAMS_ERROR_IO,
                   "(exit status 127)");
}

/* Nobody sends a mail of which the end did not arrive. */
static void test_mail_not_read(void **state)
{
    (void)state;
    for (int large = 0; large < 2; large++) {
        expect_outcome("exit 1", large, MAMS_DELIVERY_LATER, MAMS_ERROR_BUSY, "exit status 1");
        expect_outcome("exit 67", large, MAMS_DELIVERY_REFUSED, MAMS_ERROR_DATA, "exit status 67");
        expect_outcome("exec 0</dev/null; exit 1", large, MAMS_DELIVERY_LATER, MAMS_ERROR_BUSY,
                       "exit status 1");
        expect_outcome("kill -9 $$", large, MAMS_DELIVERY_LATER, MAMS_ERROR_BUSY, "signal 9");
        expect_outcome("exit 0", large, MAMS_DELIVERY_UNCERTAIN, MAMS_ERROR_IO, "exit status 0");
    }
    expect_outcome("head -c 100000 >/dev/null; exit 1", true, MAMS_DELIVERY_LATER, MAMS_ERROR_BUSY,
                   "exit status 1");
    expect_outcome("head -c 100000 >/dev/null; kill -9 $$", true, MAMS_DELIVERY_LATER,
                   MAMS_ERROR_BUSY, "signal 9");
}

static void test_killed_after_all_was_read(void **state)
{
    (void)state;
    for (int large = 0; large < 2; large++)
        expect_outcome("cat >/dev/null; kill -9 $$", large, MAMS_DELIVERY_UNCERTAIN, MAMS_ERROR_IO,
                       "signal 9");
}

/* Gone, or a zombie that nobody waits for yet. */
static bool has_gone(const char *pid)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/stat", atoi(pid));
    g_autofree char *text = NULL;
    return !g_file_get_contents(path, &text, NULL, NULL) || strstr(text, ") Z") != NULL ||
           strstr(text, "(sleep)") == NULL;
}

/* Delivers with more and more time until the program came so far that it wrote its file "pid". */
static MamsDelivery deliver_until_it_hangs(const char *script, bool large, char **pid)
{
    g_autofree char *path = g_build_filename(folder, "pid", NULL);
    for (int timeout_ms = 100;; timeout_ms *= 3) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) mail = large ? large_mail() : small_mail();
        g_remove(path);
        MamsDelivery outcome = deliver(script, mail, timeout_ms, &error);
        if (error != NULL)
            assert_non_null(strstr(error->message, "no answer within "));
        if (g_file_get_contents(path, pid, NULL, NULL) && **pid != '\0')
            return outcome;
        g_clear_pointer(pid, g_free);
        assert_true(timeout_ms < LONG);
    }
}

/* What the program started is ended with it. */
static void test_time_over(void **state)
{
    (void)state;
    for (int reads = 0; reads < 2; reads++) {
        g_autofree char *pid = NULL;
        MamsDelivery outcome =
            deliver_until_it_hangs(reads ? "cat >/dev/null; sleep 600 & echo $! >\"$1/pid\"; wait"
                                         : "sleep 600 & echo $! >\"$1/pid\"; wait",
                                   true, &pid);
        assert_int_equal(outcome, reads ? MAMS_DELIVERY_UNCERTAIN : MAMS_DELIVERY_LATER);
        for (int tries = 0; !has_gone(pid); tries++) {
            assert_true(tries < LONG / 10);
            g_usleep(10000);
        }
    }
}

/* A program that does not end when it is asked to has no choice. */
static void test_time_over_for_a_stubborn_program(void **state)
{
    (void)state;
    g_autofree char *pid = NULL;
    const char *script =
        "trap '' TERM; cat >/dev/null; echo $$ >\"$1/pid\"; while :; do sleep 600; done";
    assert_int_equal(deliver_until_it_hangs(script, false, &pid), MAMS_DELIVERY_UNCERTAIN);
}

/* One that ends well when it is asked to end has sent the mail. A machine that is too slow to let
 * it do so in its second of grace is given another try. */
static void test_done_at_the_last_moment(void **state)
{
    (void)state;
    const char *script = "trap 'exit 0' TERM; cat >/dev/null; echo $$ >\"$1/pid\"; "
                         "while :; do sleep 0.01; done";
    MamsDelivery outcome = MAMS_DELIVERY_LATER;
    for (int tries = 0; tries < 20 && outcome != MAMS_DELIVERY_DELIVERED; tries++) {
        g_autofree char *pid = NULL;
        outcome = deliver_until_it_hangs(script, false, &pid);
    }
    assert_int_equal(outcome, MAMS_DELIVERY_DELIVERED);
}

/* What it leaves running behind it is not waited for. */
static void test_something_in_the_background(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) mail = small_mail();
    g_autofree char *path = g_build_filename(folder, "pid", NULL);
    g_autofree char *pid = NULL;
    assert_int_equal(
        deliver("cat >/dev/null; sleep 600 & echo $! >\"$1/pid\"", mail, 500000, &error),
        MAMS_DELIVERY_DELIVERED);
    assert_true(g_file_get_contents(path, &pid, NULL, NULL));
    assert_int_equal(kill((pid_t)g_ascii_strtoll(pid, NULL, 10), SIGKILL), 0);
}

static void test_not_there(void **state)
{
    (void)state;
    g_autofree char *plain = g_build_filename(folder, "plain", NULL);
    assert_true(g_file_set_contents(plain, "no program", -1, NULL));
    const char *const programs[] = {
        "/nowhere/sendmail", "mams-no-such-program", folder, plain, "", NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(programs); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) mail = small_mail();
        const char *const argv[] = {programs[i], "-t", NULL};
        MamsDelivery outcome = MAMS_DELIVERY_DELIVERED;
        assert_false(mams_mail_deliver_command(argv, mail, LONG, &outcome, &error));
        assert_int_equal(outcome, MAMS_DELIVERY_LATER);
        assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT));
    }
}

/* Arguments reach the program as they are, no shell reads them. */
static void test_no_shell(void **state)
{
    (void)state;
    g_autofree char *program =
        make_program("cat >/dev/null; printf '%s|' \"$2\" \"$3\" >\"$1/got\"");
    const char *const argv[] = {program, folder, "$(exit 1); a  b", "*", NULL};
    g_autoptr(GBytes) mail = small_mail();
    g_autoptr(GBytes) expected = g_bytes_new_static("$(exit 1); a  b|*|", 18);
    MamsDelivery outcome;
    assert_true(mams_mail_deliver_command(argv, mail, LONG, &outcome, NULL));
    expect_file("got", expected);
}

static void test_what_it_says(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) mail = small_mail();
    deliver("cat >/dev/null; printf '\\n  \\033[1mno\\r\\nsecond' >&2; exit 67", mail, LONG,
            &error);
    assert_non_null(strstr(error->message, "(exit status 67: [1mno)"));
    g_clear_error(&error);
    /* Much more than a pipe holds. */
    deliver("cat >/dev/null; yes abc | tr -d '\\n' | head -c 1000000 >&2; exit 67", mail, LONG,
            &error);
    assert_non_null(strstr(error->message, "abcabc"));
    assert_true(strlen(error->message) < 600);
    g_clear_error(&error);
    deliver("cat >/dev/null; printf '\\377\\n' >&2; exit 67", mail, LONG, &error);
    assert_true(g_utf8_validate(error->message, -1, NULL));
}

/* The reply of the server stands behind the first line, and decides. */
static void test_what_msmtp_says(void **state)
{
    (void)state;
    static const struct {
        const char *reply;
        MamsDelivery outcome;
        int code;
    } cases[] = {{"550 5.1.1 no", MAMS_DELIVERY_REFUSED, MAMS_ERROR_DATA},
                 {"451 4.7.1 later", MAMS_DELIVERY_LATER, MAMS_ERROR_BUSY}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *script = g_strdup_printf(
            "cat >/dev/null; echo 'msmtp: not accepted' >&2; echo 'msmtp: server message: %s' >&2; "
            "echo 'msmtp: could not' >&2; exit 69",
            cases[i].reply);
        g_autofree char *said =
            g_strdup_printf("(exit status 69: msmtp: not accepted; %s)", cases[i].reply);
        expect_outcome(script, false, cases[i].outcome, cases[i].code, said);
    }
}

/* ---- Maildirs ---- */

static char *in_maildir(const char *part)
{
    return g_build_filename(folder, "maildir", part, NULL);
}

static int count_files(const char *part)
{
    g_autofree char *path = in_maildir(part);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    int files = 0;
    assert_non_null(dir);
    while (g_dir_read_name(dir) != NULL)
        files++;
    return files;
}

static void expect_counts(int tmp, int new, int cur)
{
    assert_int_equal(count_files("tmp"), tmp);
    assert_int_equal(count_files("new"), new);
    assert_int_equal(count_files("cur"), cur);
}

static void remove_maildir(void)
{
    static const char *const parts[] = {"tmp", "new", "cur", ""};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *path = in_maildir(parts[i]);
        g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
        for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
            g_autofree char *file = g_build_filename(path, name, NULL);
            g_remove(file);
        }
        g_remove(path);
    }
}

static void put(const char *name, GBytes *mail)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *maildir = in_maildir("");
    if (!mams_mail_deliver_maildir(maildir, name, mail, &error))
        fail_msg("%s", error->message);
}

static void move(const char *from, const char *to)
{
    g_autofree char *old = in_maildir(from);
    g_autofree char *new = in_maildir(to);
    assert_int_equal(g_rename(old, new), 0);
}

static void test_maildir(void **state)
{
    (void)state;
    g_autoptr(GBytes) mail = large_mail();
    g_autoptr(GBytes) other = small_mail();
    put("417.mams", mail);
    expect_counts(0, 1, 0);
    expect_file("maildir/new/417.mams", mail);
    put("417.mams", other); /* it is there */
    expect_counts(0, 1, 0);
    expect_file("maildir/new/417.mams", mail);
    put("417", other); /* its name only begins so */
    expect_counts(0, 2, 0);
    static const char *const read[] = {"cur/417.mams", "cur/417.mams:2,", "cur/417.mams:2,RS"};
    move("new/417.mams", read[0]);
    for (size_t i = 0; i < G_N_ELEMENTS(read); i++) {
        put("417.mams", mail);
        expect_counts(0, 1, 1);
        if (i + 1 < G_N_ELEMENTS(read))
            move(read[i], read[i + 1]);
    }
    put("417.mam", mail);
    expect_counts(0, 2, 1);
    remove_maildir();
}

/* What a crash left in tmp/ is neither taken for the mail nor in the way. */
static void test_maildir_after_a_crash(void **state)
{
    (void)state;
    g_autoptr(GBytes) mail = small_mail();
    put("1", mail);
    g_autofree char *half = in_maildir("tmp/2");
    assert_true(g_file_set_contents(half, "half", -1, NULL));
    put("2", mail);
    expect_counts(0, 2, 0);
    expect_file("maildir/new/2", mail);
    /* Linked into new/, but not yet taken from tmp/. */
    g_autofree char *target = in_maildir("new/2");
    assert_int_equal(link(target, half), 0);
    put("2", mail);
    expect_counts(0, 2, 0);
    expect_file("maildir/new/2", mail);
    remove_maildir();
}

static void expect_maildir_fails(const char *name, int code, const char *part)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) mail = large_mail();
    g_autofree char *maildir = in_maildir("");
    assert_false(mams_mail_deliver_maildir(maildir, name, mail, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, code));
    if (strstr(error->message, part) == NULL)
        fail_msg("'%s' is not in '%s'", part, error->message);
}

static void test_maildir_on_a_full_disk(void **state)
{
    (void)state;
    struct rlimit before, limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    limit = before;
    limit.rlim_cur = 100000;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    expect_maildir_fails("1", MAMS_ERROR_IO, "new/1");
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    expect_counts(0, 0, 0);
    remove_maildir();
}

static void test_maildirs_that_are_none(void **state)
{
    (void)state;
    static const char *const names[] = {"",     ".",     "..",  ".a", "a/b",
                                        "../a", "a:2,S", "a b", "ә",  "a\n"};
    g_autoptr(GBytes) mail = small_mail();
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        expect_maildir_fails(names[i], MAMS_ERROR_INTERNAL, "no name");
    g_autofree char *file = g_build_filename(folder, "maildir", NULL);
    assert_true(g_file_set_contents(file, "a file", -1, NULL));
    expect_maildir_fails("1", MAMS_ERROR_CANNOT_CREATE, "no folder");
    assert_int_equal(g_remove(file), 0);
    put("1", mail);
    g_autofree char *cur = in_maildir("cur");
    assert_int_equal(g_rmdir(cur), 0);
    assert_true(g_file_set_contents(cur, "a file", -1, NULL));
    expect_maildir_fails("2", MAMS_ERROR_CANNOT_CREATE, "cur");
    assert_int_equal(count_files("new"), 1);
    remove_maildir();
    g_autoptr(GError) error = NULL;
    assert_false(mams_mail_deliver_maildir("/nowhere/at/all", "1", mail, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_CANNOT_CREATE));
}

static void test_maildir_without_rights(void **state)
{
    (void)state;
    g_autoptr(GBytes) mail = small_mail();
    g_autoptr(GError) error = NULL;
    assert_false(mams_mail_deliver_maildir("/proc/self", "1", mail, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_CANNOT_CREATE));
    if (geteuid() == 0) /* who may do everything else */
        return;
    put("1", mail);
    g_autofree char *tmp = in_maildir("tmp");
    assert_int_equal(g_chmod(tmp, 0500), 0);
    expect_maildir_fails("2", MAMS_ERROR_CANNOT_CREATE, "rights");
    assert_int_equal(g_chmod(tmp, 0700), 0);
    expect_counts(0, 1, 0);
    remove_maildir();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_delivered),
        cmocka_unit_test(test_exit_statuses),
        cmocka_unit_test(test_mail_not_read),
        cmocka_unit_test(test_killed_after_all_was_read),
        cmocka_unit_test(test_time_over),
        cmocka_unit_test(test_time_over_for_a_stubborn_program),
        cmocka_unit_test(test_done_at_the_last_moment),
        cmocka_unit_test(test_something_in_the_background),
        cmocka_unit_test(test_not_there),
        cmocka_unit_test(test_no_shell),
        cmocka_unit_test(test_what_it_says),
        cmocka_unit_test(test_what_msmtp_says),
        cmocka_unit_test(test_maildir),
        cmocka_unit_test(test_maildir_after_a_crash),
        cmocka_unit_test(test_maildir_on_a_full_disk),
        cmocka_unit_test(test_maildirs_that_are_none),
        cmocka_unit_test(test_maildir_without_rights),
    };
    return cmocka_run_group_tests(tests, folder_set_up, folder_tear_down);
}
