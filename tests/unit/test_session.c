/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cm.h"
#include "folder.h"
#include "mams.h"

/* The file that outlives a crash. A run that crashes is one whose file is let go of undone. */

static MamsSession *start(const char *database, MamsSessionLeft *left)
{
    g_autoptr(GError) error = NULL;
    MamsSession *session = mams_session_open(folder, database, "aidana", false, left, &error);
    if (session == NULL)
        fail_msg("%s", error->message);
    return session;
}

static void keep(MamsSession *session, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GKeyFile) state = g_key_file_new();
    g_key_file_set_string(state, "screen-0", "text", text);
    if (!mams_session_keep(session, state, &error))
        fail_msg("%s", error->message);
}

/* What the next start finds, which then crashes too. (owned) */
static char *found(const char *database)
{
    g_auto(MamsSessionLeft) left = {0};
    MamsSession *session = start(database, &left);
    char *text = NULL;
    if (left.state != NULL)
        text = g_key_file_get_string(left.state, "screen-0", "text", NULL);
    mams_session_end(session, false);
    return text;
}

static void expect_found(const char *database, const char *text)
{
    g_autofree char *there = found(database);
    if (g_strcmp0(there, text) != 0)
        fail_msg("'%s' was found, not '%s'", there, text);
}

/* A run that keeps these texts, one after the other, and crashes. */
static void run_and_crash(const char *database, const char *const *texts)
{
    g_auto(MamsSessionLeft) left = {0};
    MamsSession *session = start(database, &left);
    for (; *texts != NULL; texts++)
        keep(session, *texts);
    mams_session_end(session, false);
}

static int count_files(const char *prefix)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    int n = 0;
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;)
        n += g_str_has_prefix(name, prefix);
    return n;
}

static char *file_path(int number)
{
    return g_strdup_printf("%s/session-%d", folder, number);
}

static void test_a_crash_leaves_the_last_state(void **state)
{
    (void)state;
    run_and_crash("/tmp/a.db", (const char *[]){"Ах", "Ахмет", "Әлия;\n\t= #[x]", NULL});
    expect_found("/tmp/a.db", "Әлия;\n\t= #[x]");
    assert_int_equal(count_files("session-"), 1);
}

static void test_a_regular_end_leaves_nothing(void **state)
{
    (void)state;
    g_auto(MamsSessionLeft) left = {0};
    MamsSession *session = start("/tmp/a.db", &left);
    assert_null(left.state);
    keep(session, "Ахмет");
    mams_session_end(session, true);
    assert_int_equal(count_files(""), 0);
    expect_found("/tmp/a.db", NULL);
}

static void test_others_cannot_read_it(void **state)
{
    (void)state;
    run_and_crash("/tmp/a.db", (const char *[]){"Ахмет", NULL});
    g_autofree char *path = file_path(1);
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

static void test_another_database_is_left_alone(void **state)
{
    (void)state;
    run_and_crash("/tmp/a.db", (const char *[]){"Ахмет", NULL});
    run_and_crash("/tmp/b.db", (const char *[]){"Иванов", NULL});
    assert_int_equal(count_files("session-"), 2);
    expect_found("/tmp/b.db", "Иванов");
    expect_found("/tmp/a.db", "Ахмет");
}

static void test_another_operator_is_left_alone(void **state)
{
    (void)state;
    run_and_crash("/tmp/a.db", (const char *[]){"Ахмет", NULL});
    g_auto(MamsSessionLeft) left = {0};
    MamsSession *session = mams_session_open(folder, "/tmp/a.db", "marat", false, &left, NULL);
    assert_non_null(session);
    assert_null(left.state);
    mams_session_end(session, true);
    expect_found("/tmp/a.db", "Ахмет");
}

static void test_a_living_program_keeps_its_file(void **state)
{
    (void)state;
    g_auto(MamsSessionLeft) first_left = {0}, second_left = {0};
    MamsSession *first = start("/tmp/a.db", &first_left);
    keep(first, "Ахмет");
    MamsSession *second = start("/tmp/a.db", &second_left);
    assert_null(second_left.state);
    keep(second, "Иванов");
    mams_session_end(first, false);
    mams_session_end(second, true);
    expect_found("/tmp/a.db", "Ахмет");
}

static void test_anew_leaves_it_for_later(void **state)
{
    (void)state;
    run_and_crash("/tmp/a.db", (const char *[]){"Ахмет", NULL});
    g_auto(MamsSessionLeft) left = {0};
    MamsSession *session = mams_session_open(folder, "/tmp/a.db", "aidana", true, &left, NULL);
    assert_null(left.state);
    mams_session_end(session, true);
    expect_found("/tmp/a.db", "Ахмет");
}

/* The newest of several comes first, then the others. */
static void test_the_newest_comes_first(void **state)
{
    (void)state;
    g_auto(MamsSessionLeft) first_left = {0}, second_left = {0};
    MamsSession *first = start("/tmp/a.db", &first_left);
    MamsSession *second = start("/tmp/a.db", &second_left);
    keep(first, "first");
    keep(second, "second");
    mams_session_end(first, false);
    mams_session_end(second, false);
    for (int i = 0; i < 2; i++) {
        g_autofree char *path = file_path(i + 1);
        struct timespec times[2] = {{.tv_sec = 1000 - i}, {.tv_sec = 1000 - i}};
        assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    }
    g_auto(MamsSessionLeft) newest = {0};
    MamsSession *session = start("/tmp/a.db", &newest);
    g_autofree char *text = g_key_file_get_string(newest.state, "screen-0", "text", NULL);
    assert_string_equal(text, "first");
    assert_int_equal(newest.time, 1000);
    mams_session_end(session, true);
    expect_found("/tmp/a.db", "second");
}

/* A write that was cut off at any byte leaves the state before it, a whole one the new state. */
static void test_torn_writes(void **state)
{
    (void)state;
    g_autofree char *path = file_path(1);
    g_autofree char *before = NULL, *after = NULL;
    gsize n_before, n_after;
    run_and_crash("/tmp/a.db", (const char *[]){"one", "a longer one before", "two", NULL});
    assert_true(g_file_get_contents(path, &before, &n_before, NULL));
    g_unlink(path);
    run_and_crash("/tmp/a.db", (const char *[]){"one", "a longer one before", "two", "3", NULL});
    assert_true(g_file_get_contents(path, &after, &n_after, NULL));
    assert_int_equal(n_after, n_before);
    gsize start_at = 0, end = 0;
    for (gsize i = 0; i < n_before; i++) {
        if (before[i] == after[i])
            continue;
        start_at = start_at == 0 ? i : start_at;
        end = i + 1;
    }
    assert_true(end > start_at);
    for (gsize cut = start_at; cut <= end; cut++) {
        g_autofree char *torn = g_memdup2(before, n_before);
        memcpy(torn + start_at, after + start_at, cut - start_at);
        g_autofree char *others = file_path(1);
        assert_true(g_file_set_contents(others, torn, (gssize)n_before, NULL));
        expect_found("/tmp/a.db", cut == end ? "3" : "two");
    }
    assert_int_equal(count_files("damaged-"), 0);
}

/* Files that are none of ours, or not any more, are put aside and never stop the program. */
static void test_damaged_files_are_put_aside(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "x",
        "mams-session 1 1 0 5 ffff\nhello",
        "mams-session 1 18446744073709551615 9 99999999999999999999 ffff\n",
        "[session]\ndatabase=/tmp/a.db\n",
        "\n\n\n",
        "mams-session 2 1 0 0 \n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *path = file_path(1);
        assert_true(g_file_set_contents(path, texts[i], -1, NULL));
        g_auto(MamsSessionLeft) left = {0};
        MamsSession *session = start("/tmp/a.db", &left);
        assert_null(left.state);
        assert_non_null(left.aside);
        g_autofree char *kept = NULL;
        assert_true(g_file_get_contents(left.aside, &kept, NULL, NULL));
        assert_string_equal(kept, texts[i]);
        mams_session_end(session, true);
    }
}

static void test_what_is_no_file_is_left_alone(void **state)
{
    (void)state;
    g_autofree char *link = file_path(1), *fifo = file_path(2), *empty = file_path(3);
    assert_int_equal(symlink("/etc/hostname", link), 0);
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_true(g_file_set_contents(empty, "", 0, NULL));
    expect_found("/tmp/a.db", NULL);
    assert_int_equal(count_files("damaged-"), 0);
}

/* What has brought the program down while it was shown does so at most twice. */
static void test_a_state_that_always_crashes(void **state)
{
    (void)state;
    run_and_crash("/tmp/a.db", (const char *[]){"Ахмет", NULL});
    expect_found("/tmp/a.db", "Ахмет");
    expect_found("/tmp/a.db", "Ахмет");
    g_auto(MamsSessionLeft) left = {0};
    MamsSession *session = start("/tmp/a.db", &left);
    assert_null(left.state);
    assert_non_null(left.aside);
    mams_session_end(session, true);
}

static void test_shown_states_count_anew(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++)
        run_and_crash("/tmp/a.db", (const char *[]){"Ахмет", NULL});
    expect_found("/tmp/a.db", "Ахмет");
}

static void test_too_large_keeps_the_earlier(void **state)
{
    (void)state;
    g_auto(MamsSessionLeft) left = {0};
    MamsSession *session = start("/tmp/a.db", &left);
    keep(session, "Ахмет");
    g_autofree char *much = g_strnfill(70000, 'x');
    g_autoptr(GError) error = NULL;
    g_autoptr(GKeyFile) large = g_key_file_new();
    g_key_file_set_string(large, "screen-0", "text", much);
    assert_false(mams_session_keep(session, large, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_IO));
    mams_session_end(session, false);
    expect_found("/tmp/a.db", "Ахмет");
}

static void test_a_folder_that_cannot_be_made(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_auto(MamsSessionLeft) left = {0};
    assert_null(mams_session_open("/dev/null/x", "/tmp/a.db", "aidana", false, &left, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_CANNOT_CREATE));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_set_up, folder_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_crash_leaves_the_last_state),
        TEST(test_a_regular_end_leaves_nothing),
        TEST(test_others_cannot_read_it),
        TEST(test_another_database_is_left_alone),
        TEST(test_another_operator_is_left_alone),
        TEST(test_a_living_program_keeps_its_file),
        TEST(test_anew_leaves_it_for_later),
        TEST(test_the_newest_comes_first),
        TEST(test_torn_writes),
        TEST(test_damaged_files_are_put_aside),
        TEST(test_what_is_no_file_is_left_alone),
        TEST(test_a_state_that_always_crashes),
        TEST(test_shown_states_count_anew),
        TEST(test_too_large_keeps_the_earlier),
        TEST(test_a_folder_that_cannot_be_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
