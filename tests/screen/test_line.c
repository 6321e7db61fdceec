/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cm.h"
#include "harness.h"

/* The command line: editing, history, completion, and what its lines do. */

static char *state; /* a folder for the lines typed, new for each test */

static int set_up(void **data)
{
    (void)data;
    state = g_dir_make_tmp("mams-state-XXXXXX", NULL);
    assert_non_null(state);
    return 0;
}

static int tear_down(void **data)
{
    (void)data;
    g_autofree char *file = g_build_filename(state, "history", NULL);
    g_unlink(file);
    g_rmdir(state);
    g_clear_pointer(&state, g_free);
    return 0;
}

static Harness *start(const char *const *program)
{
    return harness_new(
        &(HarnessOptions){.language = MAMS_LANG_EN, .program = program, .state = state});
}

static void write_history(const char *text)
{
    g_autofree char *file = g_build_filename(state, "history", NULL);
    assert_true(g_file_set_contents(file, text, -1, NULL));
}

/* The line as it stands where messages do, and the cursor's column in it. */
static void expect_line(Harness *harness, const char *text, int column)
{
    int row, at;
    g_autofree char *line = harness_row(harness, harness_rows(harness) - 2);
    assert_string_equal(line, text);
    harness_cursor(harness, &row, &at);
    assert_int_equal(row, harness_rows(harness) - 2);
    assert_int_equal(at, column);
}

static void expect_no_line(Harness *harness)
{
    int row, column;
    harness_cursor(harness, &row, &column);
    assert_int_not_equal(row, harness_rows(harness) - 2);
}

/* ---- opening and editing ---- */

static void test_a_colon_opens_it(void **data)
{
    (void)data;
    Harness *harness = start(NULL);
    harness_text(harness, ":");
    expect_line(harness, ":", 1);
    harness_expect(harness, "mams  Search"); /* the screen below stays in sight */
    harness_bytes(harness, "\033");
    expect_no_line(harness);
    /* Behind other letters it is text; Ctrl-X opens the line there too. */
    harness_text(harness, "а:");
    harness_expect(harness, "Find  а:");
    harness_bytes(harness, "\030");
    expect_line(harness, ":", 1);
    harness_function(harness, 3);
    harness_bytes(harness, "\033");
    harness_text(harness, FIXTURE_ALIYA "\r:");
    expect_line(harness, ":", 1);
    harness_expect(harness, "mams  Card");
    harness_bytes(harness, "\033");
    harness_function(harness, 1);
    harness_text(harness, ":");
    expect_line(harness, ":", 1);
    harness_expect(harness, "mams  Help");
    harness_free(harness);
}

static void test_edits_cyrillic(void **data)
{
    (void)data;
    Harness *harness = start(NULL);
    harness_text(harness, ":find Нұрлтан Ә");
    expect_line(harness, ":find Нұрлтан Ә", 15);
    for (int i = 0; i < 6; i++)
        harness_key(harness, VTERM_KEY_LEFT);
    harness_text(harness, "сұ");
    expect_line(harness, ":find Нұрсұлтан Ә", 11);
    harness_key(harness, VTERM_KEY_END);
    harness_bytes(harness, "\177");
    expect_line(harness, ":find Нұрсұлтан", 16);
    harness_bytes(harness, "\027");
    expect_line(harness, ":find", 6);
    harness_bytes(harness, "\031"); /* what was taken away comes back */
    expect_line(harness, ":find Нұрсұлтан", 16);
    harness_bytes(harness, "\001"); /* here the ends of the line, whatever they are elsewhere */
    expect_line(harness, ":find Нұрсұлтан", 1);
    harness_bytes(harness, "\005");
    expect_line(harness, ":find Нұрсұлтан", 16);
    harness_key(harness, VTERM_KEY_HOME);
    harness_key(harness, VTERM_KEY_DEL);
    expect_line(harness, ":ind Нұрсұлтан", 1);
    harness_bytes(harness, "\013");
    expect_line(harness, ":", 1);
    harness_key(harness, VTERM_KEY_DEL);
    /* Keys that would end a line elsewhere, or wait for another one. */
    harness_bytes(harness, "\004\007\030x");
    harness_expect(harness, ":x");
    harness_free(harness);
}

static void test_a_paste_is_one_line(void **data)
{
    (void)data;
    Harness *harness = start(NULL);
    harness_text(harness, ":");
    harness_bytes(harness, "\033[200~find\nәлия\t\033x\033[201~");
    expect_line(harness, ":find әлия x", 12);
    harness_free(harness);
}

static void test_a_long_line_scrolls(void **data)
{
    (void)data;
    Harness *harness = start(NULL);
    harness_text(harness, ":");
    for (int i = 0; i < 30; i++)
        harness_text(harness, "әліп");
    int row, column;
    harness_cursor(harness, &row, &column);
    assert_int_equal(column, 79);
    g_autofree char *shown = harness_part(harness, 22, 75, 5);
    assert_string_equal(shown, "әліп");
    harness_key(harness, VTERM_KEY_HOME);
    g_autofree char *start_of_line = harness_part(harness, 22, 0, 6);
    assert_string_equal(start_of_line, ":әліпә");
    harness_free(harness);
}

static void test_ctrl_c_leaves_it(void **data)
{
    (void)data;
    write_history("batch\n");
    Harness *harness = start(NULL);
    harness_text(harness, ":stat\003");
    expect_no_line(harness);
    harness_expect(harness, "mams  Search");
    harness_text(harness, ":");
    expect_line(harness, ":", 1); /* nothing of it is left */
    harness_bytes(harness, "\022");
    harness_text(harness, "ba");
    harness_expect(harness, "search 'ba':");
    harness_bytes(harness, "\003"); /* first the search, then the line */
    harness_expect_not(harness, "search 'ba':");
    harness_bytes(harness, "\003");
    expect_no_line(harness);
    harness_bytes(harness, "\003");
    harness_expect(harness, "F10 ends the program.");
    harness_free(harness);
}

static void test_a_long_message_is_whole(void **data)
{
    (void)data;
    g_autofree char *word = g_strnfill(70, 'z');
    g_autofree char *line = g_strdup_printf(":%s\r", word);
    Harness *harness = start(NULL);
    harness_text(harness, line);
    int row = harness_rows(harness) - 3;
    g_autofree char *first = harness_row(harness, row);
    g_autofree char *second = harness_row(harness, row + 1);
    assert_non_null(strstr(first, word));
    assert_non_null(strstr(second, "F9 shows all."));
    harness_text(harness, "а"); /* the next key takes all of it away */
    harness_expect_not(harness, "F9 shows all.");
    harness_expect_not(harness, word);
    harness_free(harness);
}

static void test_a_resize_while_editing(void **data)
{
    (void)data;
    Harness *harness = start(NULL);
    harness_text(harness, ":find әлия");
    harness_key(harness, VTERM_KEY_LEFT);
    harness_resize(harness, 40, 100);
    expect_line(harness, ":find әлия", 9);
    harness_resize(harness, 20, 60);
    harness_expect(harness, "80×24");
    harness_resize(harness, 24, 80);
    expect_line(harness, ":find әлия", 9);
    harness_text(harness, "и");
    expect_line(harness, ":find әлиия", 10);
    harness_free(harness);
}

/* A user's own settings of readline have no say. */
static void test_inputrc_has_no_say(void **data)
{
    (void)data;
    g_autofree char *file = g_build_filename(state, "history", NULL);
    write_history("set editing-mode vi\nset bell-style audible\n\"a\": \"zzz\"\nset "
                  "horizontal-scroll-mode on\n");
    g_setenv("INPUTRC", file, TRUE);
    Harness *harness = start(NULL);
    harness_text(harness, ":ab");
    expect_line(harness, ":ab", 3);
    harness_bytes(harness, "\001");
    expect_line(harness, ":ab", 1);
    assert_string_equal(g_getenv("INPUTRC"), file);
    g_unsetenv("INPUTRC");
    harness_free(harness);
}

/* ---- history ---- */

static void test_history(void **data)
{
    (void)data;
    Harness *harness = start(NULL);
    harness_text(harness, ":help\r");
    harness_expect(harness, "mams  Help");
    harness_text(harness, ":back\r");
    harness_expect(harness, "mams  Search");
    harness_text(harness, ":lang kk\r");
    harness_text(harness, ":lang en\r:lang en\r");
    harness_text(harness, ":");
    harness_key(harness, VTERM_KEY_UP);
    expect_line(harness, ":lang en", 8);
    harness_key(harness, VTERM_KEY_UP);
    expect_line(harness, ":lang kk", 8); /* the same line twice is kept once */
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_DOWN);
    expect_line(harness, ":", 1);
    harness_free(harness);
    /* It is the operator's alone, and there the next time. */
    g_autofree char *file = g_build_filename(state, "history", NULL);
    GStatBuf info;
    assert_int_equal(g_stat(file, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    harness = start(NULL);
    harness_text(harness, ":");
    for (int i = 0; i < 10; i++)
        harness_key(harness, VTERM_KEY_UP);
    expect_line(harness, ":help", 5);
    harness_free(harness);
}

static void test_searches_the_history(void **data)
{
    (void)data;
    write_history("find Нұрлан\nstatus 850317490011\nfind Әсел\n");
    Harness *harness = start(NULL);
    harness_text(harness, ":");
    harness_bytes(harness, "\022");
    expect_line(harness, "search '':", 11);
    harness_text(harness, "ұр");
    harness_expect(harness, "search 'ұр': find Нұрлан");
    /* Esc gives the search up, a second one the line. */
    harness_bytes(harness, "\033");
    expect_line(harness, ":", 1);
    harness_bytes(harness, "\022Нұр");
    harness_key(harness, VTERM_KEY_END);
    expect_line(harness, ":find Нұрлан", 12);
    harness_bytes(harness, "\033");
    expect_no_line(harness);
    harness_free(harness);
}

/* ---- completion ---- */

static void test_completes(void **data)
{
    (void)data;
    Harness *harness = start(NULL);
    harness_text(harness, ":tim\t");
    expect_line(harness, ":timeline", 10);
    harness_text(harness, "--d\t");
    expect_line(harness, ":timeline --diff", 17);
    harness_bytes(harness, "\025");
    harness_text(harness, "lang \t");
    harness_expect(harness, " en  kk  ru");
    harness_text(harness, "r\t");
    expect_line(harness, ":lang ru", 9);
    harness_expect_not(harness, " en  kk  ru");
    harness_bytes(harness, "\025");
    harness_text(harness, "whatif . --category carer\t");
    harness_expect(harness, "carer-disabled-child  carer-group-1");
    harness_text(harness, "g\t");
    expect_line(harness, ":whatif . --category carer-group-1", 35);
    harness_bytes(harness, "\025");
    harness_text(harness, "journal \t");
    harness_expect(harness, " head    verify");
    harness_bytes(harness, "\025");
    harness_text(harness, "zzz\t");
    expect_line(harness, ":zzz", 4);
    harness_bytes(harness, "\025");
    harness_text(harness, "\t"); /* everything: it does not fit, and says so */
    harness_expect(harness, "back");
    harness_free(harness);
}

/* ---- what lines do ---- */

static void test_names_of_actions(void **data)
{
    (void)data;
    Harness *harness = start(NULL);
    harness_text(harness, ":why\r");
    harness_expect(harness, "The reasons belong to a card: open one, or go back to it.");
    harness_text(harness, FIXTURE_ALIYA "\r:why\r");
    harness_expect(harness, "mams  Why");
    harness_text(harness, ":  end \r:start\r:back\r");
    harness_expect(harness, "mams  Card");
    harness_text(harness, ":\r"); /* an empty line does nothing */
    harness_expect(harness, "mams  Card");
    harness_text(harness, ":abracadabra 1\r");
    harness_expect(harness, "'abracadabra' is no command");
    harness_text(harness, ":find 'x\r");
    harness_expect(harness, "A quotation mark");
    harness_text(harness, ":lang\r");
    harness_expect(harness, "The form is ':lang kk|ru|en'.");
    harness_text(harness, ":lang de\r");
    harness_expect(harness, "there is no language 'de'");
    harness_text(harness, ":line\r");
    expect_line(harness, ":", 1);
    harness_text(harness, "quit\r");
    assert_false(harness->running);
    harness_free(harness);
}

/* Each word it was given on a line of its own. */
static const char *const echo[] = {"/bin/sh", "-c", "printf '<%s>\\n' \"$@\"", "sh", NULL};
static const char *const failing[] = {"/bin/sh", "-c", "echo half; echo 'mams: no' >&2; exit 1",
                                      NULL};
static const char *const endless[] = {"/bin/sh", "-c", "exec sleep 1000", NULL};
static const char *const much[] = {"/bin/sh", "-c", "exec head -c 3000000 /dev/zero | tr '\\0' x",
                                   NULL};

/* A name that a verb has too is the screen's when it stands alone. */
static void test_a_name_before_a_verb(void **data)
{
    (void)data;
    Harness *harness = start(echo);
    harness_text(harness, ":rates\r");
    harness_expect(harness, "mams  Rates");
    harness_text(harness, ":rates --json\r");
    harness_wait_for(harness, "<--json>");
    harness_free(harness);
}

/* In a field that holds something a colon is text; in an empty one, or in a list, it is not. */
static void test_a_colon_in_the_fields(void **data)
{
    (void)data;
    Harness *harness = start(NULL);
    static const char *const screens[] = {"\033OS", "\007", "\005"};
    for (size_t i = 0; i < G_N_ELEMENTS(screens); i++) {
        harness_bytes(harness, screens[i]);
        harness_text(harness, ":");
        expect_line(harness, ":", 1);
        harness_function(harness, 3);
        harness_text(harness, "3:");
        harness_expect(harness, "3:");
        expect_no_line(harness);
        harness_function(harness, 3);
        harness_expect(harness, "mams  Search ");
    }
    harness_bytes(harness, "\005");
    harness_text(harness, "350000");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_text(harness, ":");
    expect_line(harness, ":", 1);
    harness_free(harness);
}

/* F1 on the line explains it, and it is there again afterwards. */
static void test_help_over_the_line(void **data)
{
    (void)data;
    Harness *harness = start(NULL);
    harness_text(harness, ":find ә");
    harness_function(harness, 1);
    harness_expect(harness, "COMMAND LINE");
    harness_text(harness, ":");
    harness_expect(harness, "open below");
    harness_function(harness, 3);
    expect_line(harness, ":find ә", 7);
    harness_function(harness, 5);
    harness_expect(harness, "This key works on the screen below");
    expect_line(harness, ":find ә", 7);
    harness_free(harness);
}

static void test_verbs_are_run(void **data)
{
    (void)data;
    Harness *harness = start(echo);
    harness_text(harness, ":status .\r");
    harness_expect(harness, "No card is open here");
    harness_text(harness, FIXTURE_ALIYA "\r:status . --voice 'a b'\r");
    harness_wait_for(harness, "mams  Output");
    harness_expect(harness, ":status . --voice 'a b'");
    harness_expect(harness, "<--lang>");
    harness_expect(harness, "<en>");
    harness_expect(harness, "<" FIXTURE_ALIYA ">");
    harness_expect(harness, "<a b>");
    harness_function(harness, 3);
    harness_expect(harness, "mams  Card");
    /* From a text above the card, too; the language is that of the screens. */
    harness_function(harness, 5);
    harness_text(harness, ":lang ru\r:timeline .\r");
    harness_wait_for(harness, "<ru>");
    harness_expect(harness, "<" FIXTURE_ALIYA ">");
    harness_free(harness);
}

static void test_errors_of_a_verb(void **data)
{
    (void)data;
    Harness *harness = start(failing);
    harness_text(harness, ":batch\r");
    harness_wait_for(harness, "mams: no");
    harness_expect(harness, "half");
    harness_free(harness);
    static const char *const missing[] = {"/no/such/program", NULL};
    harness = start(missing);
    harness_text(harness, ":batch\r");
    harness_expect(harness, "cannot start '/no/such/program'");
    harness_free(harness);
    harness = start(NULL);
    harness_text(harness, ":batch\r");
    harness_expect(harness, "cannot be run");
    harness_free(harness);
}

static void test_a_verb_is_stopped(void **data)
{
    (void)data;
    Harness *harness = start(endless);
    harness_text(harness, ":batch\r");
    harness_expect(harness, "'batch' runs. Ctrl-C stops it.");
    harness_resize(harness, 30, 90);
    harness_expect(harness, "'batch' runs. Ctrl-C stops it.");
    harness_bytes(harness, "\003");
    harness_wait_for(harness, "'batch' was stopped.");
    /* One that runs when the program ends is ended with it. */
    harness_text(harness, ":batch\r");
    harness_function(harness, 10);
    assert_false(harness->running);
    harness_free(harness);
}

static void test_output_is_cut(void **data)
{
    (void)data;
    Harness *harness = start(much);
    harness_text(harness, ":batch\r");
    harness_wait_for(harness, "mams  Output");
    harness_key(harness, VTERM_KEY_END);
    harness_expect(harness, "only its first megabyte is shown");
    harness_free(harness);
}

/* What is typed while a verb runs waits for its text: End, F3, then a name into the field. */
static void test_keys_typed_while_a_verb_runs(void **data)
{
    (void)data;
    Harness *harness = start(echo);
    GString *keys = g_string_new(":rates\r\033[F\0333");
    for (int i = 0; i < 190; i++)
        g_string_append(keys, i % 2 ? "\177" : "ә");
    g_string_append(keys, "иванов:1");
    harness_bytes(harness, keys->str);
    g_string_free(keys, TRUE);
    harness_wait_for(harness, "Find  иванов:1");
    harness_expect(harness, "mams  Search");
    harness_free(harness);
}

/* Two hundred keys at once, among them two lines. */
static void test_keys_typed_ahead(void **data)
{
    (void)data;
    Harness *harness = start(NULL);
    GString *keys = g_string_new(NULL);
    for (int i = 0; i < 90; i++)
        g_string_append(keys, "ә");
    g_string_append(keys, "\025:");
    for (int i = 0; i < 50; i++)
        g_string_append(keys, "ң");
    for (int i = 0; i < 50; i++)
        g_string_append(keys, "\177");
    g_string_append(keys, "help\r:back\r" FIXTURE_ALIYA "\r:wh");
    harness_bytes(harness, keys->str);
    g_string_free(keys, TRUE);
    harness_expect(harness, "060714 690 017");
    expect_line(harness, ":wh", 3);
    harness_free(harness);
}

#define line_test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        line_test(test_a_colon_opens_it),
        line_test(test_edits_cyrillic),
        line_test(test_a_paste_is_one_line),
        line_test(test_a_long_line_scrolls),
        line_test(test_ctrl_c_leaves_it),
        line_test(test_a_long_message_is_whole),
        line_test(test_a_resize_while_editing),
        line_test(test_inputrc_has_no_say),
        line_test(test_history),
        line_test(test_searches_the_history),
        line_test(test_completes),
        line_test(test_names_of_actions),
        line_test(test_a_name_before_a_verb),
        line_test(test_a_colon_in_the_fields),
        line_test(test_help_over_the_line),
        line_test(test_verbs_are_run),
        line_test(test_errors_of_a_verb),
        line_test(test_a_verb_is_stopped),
        line_test(test_output_is_cut),
        line_test(test_keys_typed_while_a_verb_runs),
        line_test(test_keys_typed_ahead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
