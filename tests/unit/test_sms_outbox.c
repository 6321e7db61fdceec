/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "cm.h"
#include "exchange/sms_outbox.h"
#include "folder.h"

static char *path;

static int set_up(void **state)
{
    int failed = folder_set_up(state);
    if (failed == 0)
        path = g_build_filename(folder, "sms.jsonl", NULL);
    return failed;
}

static int tear_down(void **state)
{
    g_clear_pointer(&path, g_free);
    return folder_tear_down(state);
}

static MamsSms message(const char *id)
{
    return (MamsSms){.id = id,
                     .phone = 7010000001,
                     .purpose = "steps",
                     .parts = 2,
                     .text = "Төлем: 4 250 ₸\n«қазан», \"07\" \\ } {\"id\":\"x\"}"};
}

static void append(const char *id)
{
    g_autoptr(GError) error = NULL;
    MamsSms sms = message(id);
    if (!mams_sms_outbox_append(path, &sms, &error))
        fail_msg("%s", error->message);
}

static bool holds(const char *id)
{
    g_autoptr(GError) error = NULL;
    bool found;
    if (!mams_sms_outbox_holds(path, id, &found, &error))
        fail_msg("%s", error->message);
    return found;
}

/* The lines of the file, which must all be ended. (owned) */
static char **read_lines(void)
{
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_true(g_str_has_suffix(text, "\n"));
    text[strlen(text) - 1] = '\0';
    return g_strsplit(text, "\n", -1);
}

static void write_file(const char *text)
{
    assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void expect_lines(guint count)
{
    g_auto(GStrv) lines = read_lines();
    assert_int_equal(g_strv_length(lines), count);
}

static void test_a_message(void **state)
{
    (void)state;
    MamsSms sms = message("417 \"қ\"");
    assert_false(holds(sms.id)); /* there is no file */
    append(sms.id);
    assert_true(holds(sms.id));
    assert_false(holds("417"));
    assert_false(holds("x"));
    g_auto(GStrv) lines = read_lines();
    assert_int_equal(g_strv_length(lines), 1);
    g_autoptr(JsonParser) parser = json_parser_new();
    assert_true(json_parser_load_from_data(parser, lines[0], -1, NULL));
    JsonObject *object = json_node_get_object(json_parser_get_root(parser));
    assert_string_equal(json_object_get_string_member(object, "id"), sms.id);
    assert_string_equal(json_object_get_string_member(object, "phone"), "+77010000001");
    assert_string_equal(json_object_get_string_member(object, "purpose"), "steps");
    assert_string_equal(json_object_get_string_member(object, "text"), sms.text);
    assert_int_equal(json_object_get_int_member(object, "parts"), 2);
    assert_int_equal(json_object_get_size(object), 5);
}

static void test_each_once(void **state)
{
    (void)state;
    static const char *const ids[] = {"1", "11", "111", "1", "11", "2", "1"};
    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
        append(ids[i]);
    expect_lines(4);
}

/* Every place at which a crash may have cut the line. */
static void test_half_a_line(void **state)
{
    (void)state;
    g_autofree char *whole = NULL;
    gsize length;
    append("1");
    assert_true(g_file_get_contents(path, &whole, &length, NULL));
    for (gsize cut = 1; cut < length; cut++) {
        g_autofree char *half = g_strndup(whole, cut);
        bool all = cut == length - 1; /* but the newline */
        write_file(half);
        assert_int_equal(holds("1"), all);
        append("2");
        append("1");
        append("2");
        g_auto(GStrv) lines = read_lines();
        assert_int_equal(g_strv_length(lines), all ? 2 : 3);
        assert_string_equal(lines[0], half);
        assert_true(g_str_has_prefix(lines[1], "{\"id\":\"2\""));
        assert_true(holds("1") && holds("2"));
    }
}

/* Many blocks are looked through, with ids at all places of their edges. */
static void test_a_long_file(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    enum { LINES = 3000 };
    for (int i = 0; i < LINES; i++)
        g_string_append_printf(
            text, "{\"id\":\"%d\",\"text\":\"%.*s\"}\n", i, i % 97,
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    write_file(text->str);
    assert_true(text->len > 3 * 64 * 1024 / 2);
    for (int i = 0; i < LINES + 10; i++) {
        g_autofree char *id = g_strdup_printf("%d", i);
        assert_int_equal(holds(id), i < LINES);
    }
    append("0");
    expect_lines(LINES);
}

/* A line that begins exactly at the edge of a block, counted from the end. */
static void test_the_edges_of_blocks(void **state)
{
    (void)state;
    enum { BLOCK = 64 * 1024 };
    for (int shift = -20; shift <= 20; shift++) {
        const char *line = "{\"id\":\"1\",\"text\":\"a\"}\n";
        g_autofree char *before = g_strnfill(100, 'b');
        g_autofree char *after = g_strnfill((gsize)(BLOCK - 1 + shift) - strlen(line), 'a');
        g_autofree char *text = g_strconcat(before, "\n", line, after, "\n", NULL);
        write_file(text);
        assert_true(holds("1"));
        assert_false(holds("2"));
        /* The same, but not at the beginning of a line. */
        text[100] = 'b';
        write_file(text);
        assert_false(holds("1"));
    }
}

static void test_several_writers(void **state)
{
    (void)state;
    enum { WRITERS = 4, EACH = 25 };
    pid_t writers[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = fork();
        assert_true(writers[i] >= 0);
        for (int k = 0; writers[i] == 0 && k < EACH; k++) {
            g_autofree char *id = g_strdup_printf("%d", k);
            MamsSms sms = message(id);
            if (!mams_sms_outbox_append(path, &sms, NULL))
                _exit(1);
        }
        if (writers[i] == 0)
            _exit(0);
    }
    for (int i = 0; i < WRITERS; i++) {
        int status = 1;
        assert_int_equal(waitpid(writers[i], &status, 0), writers[i]);
        assert_int_equal(status, 0);
    }
    expect_lines(EACH);
}

/* Whether the process waits for a lock, as the kernel lists it: "1: -> FLOCK ADVISORY WRITE 417 …".
 */
static bool waits_for_lock(pid_t pid)
{
    g_autofree char *locks = NULL;
    g_autofree char *entry = g_strdup_printf("-> FLOCK  ADVISORY  WRITE %d ", (int)pid);
    if (!g_file_get_contents("/proc/locks", &locks, NULL, NULL))
        return true; /* a kernel that does not tell: the test then only sees the end */
    return strstr(locks, entry) != NULL;
}

/* The gateway holds the lock, puts the file away and lets go: a writer that waited begins another.
 */
static void test_the_gateway_puts_the_file_away(void **state)
{
    (void)state;
    append("1");
    g_autofree char *away = g_build_filename(folder, "away.jsonl", NULL);
    int file = open(path, O_RDWR | O_CLOEXEC), status = 0;
    assert_true(file >= 0);
    assert_int_equal(flock(file, LOCK_EX), 0);
    pid_t writer = fork();
    assert_true(writer >= 0);
    if (writer == 0) {
        MamsSms sms = message("2");
        close(file);
        _exit(mams_sms_outbox_append(path, &sms, NULL) ? 0 : 1);
    }
    for (int tries = 0; !waits_for_lock(writer); tries++) {
        assert_true(tries < 12000);
        assert_int_equal(waitpid(writer, &status, WNOHANG), 0); /* it did not wait */
        g_usleep(10000);
    }
    expect_lines(1);
    assert_int_equal(g_rename(path, away), 0);
    close(file);
    assert_int_equal(waitpid(writer, &status, 0), writer);
    assert_int_equal(status, 0);
    expect_lines(1);
    assert_true(holds("2") && !holds("1"));
    assert_int_equal(g_rename(away, path), 0);
    expect_lines(1);
    assert_true(holds("1") && !holds("2"));
}

static void test_a_full_disk(void **state)
{
    (void)state;
    struct rlimit before, limit;
    g_autofree char *old = NULL, *now = NULL;
    append("1");
    assert_true(g_file_get_contents(path, &old, NULL, NULL));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    limit = before;
    limit.rlim_cur = strlen(old) + 30; /* half a line goes in */
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    g_autoptr(GError) error = NULL;
    MamsSms sms = message("2");
    assert_false(mams_sms_outbox_append(path, &sms, &error));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_IO));
    assert_non_null(strstr(error->message, path));
    assert_true(g_file_get_contents(path, &now, NULL, NULL));
    assert_string_equal(now, old);
    append("2");
    expect_lines(2);
}

static void test_what_is_refused(void **state)
{
    (void)state;
    g_autofree char *long_text = g_strnfill(8001, 'a');
    g_autofree char *long_id = g_strnfill(201, '1');
    MamsSms bad[6];
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        bad[i] = message("1");
    bad[0].id = "";
    bad[1].phone = 0;
    bad[2].phone = 77010000001;
    bad[3].text = "";
    bad[4].text = long_text;
    bad[5].id = long_id;
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        assert_false(mams_sms_outbox_append(path, &bad[i], &error));
        assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_USAGE));
    }
    assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    /* The longest text in its longest form is found again. */
    MamsSms sms = message("1");
    memset(long_text, 1, 8000);
    long_text[8000] = '\0';
    sms.text = long_text;
    assert_true(mams_sms_outbox_append(path, &sms, NULL));
    assert_true(holds("1"));
}

static void test_files_that_are_none(void **state)
{
    (void)state;
    static const char *const paths[] = {"/nowhere/at/all/sms.jsonl", "/"};
    MamsSms sms = message("1");
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autoptr(GError) error = NULL;
        assert_false(mams_sms_outbox_append(paths[i], &sms, &error));
        assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_CANNOT_CREATE));
    }
    g_autoptr(GError) error = NULL;
    bool found = true;
    assert_false(mams_sms_outbox_holds("/", "1", &found, &error));
    assert_false(found);
    assert_non_null(error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_message, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_each_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_half_a_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_long_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_the_edges_of_blocks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_several_writers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_the_gateway_puts_the_file_away, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_full_disk, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_files_that_are_none, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
