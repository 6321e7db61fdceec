/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "cm.h"
#include "fixture.h"
#include "pty_harness.h"

/* What a run has left is for the next one of the same test alone. */
static int forget_runs(void **state)
{
    (void)state;
    g_autofree char *directory = g_dir_make_tmp("mams-pty-XXXXXX", NULL);
    assert_non_null(directory);
    g_setenv("XDG_STATE_HOME", directory, TRUE);
    return 0;
}

static int remove_runs(void **state)
{
    (void)state;
    g_autofree char *directory = g_build_filename(g_getenv("XDG_STATE_HOME"), "mams", NULL);
    g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *path = g_build_filename(directory, name, NULL);
        g_unlink(path);
    }
    g_rmdir(directory);
    g_rmdir(g_getenv("XDG_STATE_HOME"));
    return 0;
}

/* The real program, $MAMS_BIN, on the fixture's database. */
static Pty *start(const char *term)
{
    const char *arguments[] = {"--db", fixture_database(), NULL};
    Pty *pty = pty_start(term, arguments);
    pty_wait_for(pty, "F10");
    return pty;
}

static void quit(Pty *pty)
{
    pty_send(pty, "\033[21~");
    int status = pty_wait_end(pty);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    pty_expect_restored(pty);
    pty_free(pty);
}

static void test_starts_and_quits(void **state)
{
    (void)state;
    Pty *pty = start("screen-256color");
    pty_wait_for(pty, "mams  Search");
    assert_true(pty->altscreen);
    g_autofree char *last = pty_row(pty, 23);
    assert_true(g_str_has_prefix(last, "F1Help"));
    quit(pty);
}

static void test_finds_by_name_and_opens(void **state)
{
    (void)state;
    Pty *pty = start("xterm-256color");
    pty_send(pty, "ахметова");
    pty_wait_for(pty, "Ахметова Алия Серікқызы");
    pty_send(pty, "\r");
    pty_wait_for(pty, "NOT INSURED since 01.08.2024");
    pty_send(pty, "\033OR");
    pty_wait_for(pty, "mams  Search");
    quit(pty);
}

/* What the report prints with an option, or NULL. (owned) */
static char *report(const char *option)
{
    const char *command[] = {
        g_getenv("MAMS_BIN"), "--lang", "en", "--db", fixture_database(), "report",
        "desk-time",          option,   NULL};
    int status = -1;
    char *out = NULL;
    assert_true(g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL,
                             &status, NULL));
    assert_int_equal(status, 0);
    return out;
}

/* Whoever leads the desk reads what its tasks took. */
static void test_tasks_are_reported(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = fixture_desk_open();
    if (!mams_desk_operator_add(desk, g_get_user_name(), "supervisor", 0, &error))
        fail_msg("%s", error->message);
    fixture_desk_close(desk);
    Pty *pty = start("xterm-256color");
    pty_send(pty, FIXTURE_SAULE);
    pty_wait_for(pty, "Жумабаева");
    pty_send(pty, "\r");
    pty_wait_for(pty, "mams  Card");
    quit(pty);
    g_autofree char *csv = report("--csv");
    assert_true(
        g_str_has_prefix(csv, "task,count,keys_median,keys_p95,seconds_median,seconds_p95\n"));
    assert_true(
        g_regex_match_simple("^find,[0-9]+,[0-9]+,[0-9]+,[0-9]+\\.[0-9]{3},[0-9]+\\.[0-9]{3}$", csv,
                             G_REGEX_MULTILINE, 0));
    g_autofree char *text = report(NULL);
    assert_true(g_regex_match_simple("^Find a person and have the answer +[0-9]+ +[0-9]+ +[0-9]+ "
                                     "+[0-9]+\\.[0-9] +[0-9]+\\.[0-9]$",
                                     text, G_REGEX_MULTILINE, 0));
}

static void test_keys_typed_ahead(void **state)
{
    (void)state;
    Pty *pty = start("screen-256color");
    pty_send(pty, FIXTURE_ALIYA "\r\0335");
    pty_wait_for(pty, "mams  Why");
    quit(pty);
}

static void test_resizes(void **state)
{
    (void)state;
    Pty *pty = start("screen-256color");
    pty_send(pty, "иванов");
    pty_wait_for(pty, "Иван01");
    pty_resize(pty, 40, 100);
    pty_wait_for(pty, "Иван25");
    pty_resize(pty, 20, 60);
    pty_wait_for(pty, "80×24");
    pty_resize(pty, 24, 80);
    pty_wait_for(pty, "Иван01");
    pty_wait_for(pty, "иванов");
    quit(pty);
}

static void end_by_signal(int signal_number)
{
    Pty *pty = start("screen-256color");
    pty_send(pty, FIXTURE_ALIYA "\r");
    pty_wait_for(pty, "NOT INSURED");
    kill(pty->pid, signal_number);
    int status = pty_wait_end(pty);
    assert_true(WIFEXITED(status));
    pty_expect_restored(pty);
    pty_free(pty);
}

static void test_sigterm_restores_the_terminal(void **state)
{
    (void)state;
    end_by_signal(SIGTERM);
}

static void test_other_signals_restore_it_too(void **state)
{
    (void)state;
    end_by_signal(SIGINT);
    end_by_signal(SIGHUP);
}

static void test_stops_and_goes_on(void **state)
{
    (void)state;
    Pty *pty = start("screen-256color");
    pty_send(pty, "иванов");
    pty_wait_for(pty, "Иван01");
    /* The program leads its session: without a shell above it only a direct stop is not ignored. */
    kill(pty->pid, SIGSTOP);
    pty_wait_stopped(pty);
    pty_resize(pty, 30, 90);
    kill(pty->pid, SIGCONT);
    pty_wait_for(pty, "Иван20");
    /* Ctrl-Z is ignored by the system here; the program must not be the worse for it. */
    pty_send(pty, "\032 иван07");
    pty_wait_without(pty, "Иван20");
    pty_wait_for(pty, "Иван07");
    quit(pty);
}

/* Half a name on top of other screens, and the power is gone; then once more, by a dropped line. */
static void test_killed_and_started_again(void **state)
{
    (void)state;
    Pty *pty = start("screen-256color");
    pty_send(pty, "ахметова\r");
    pty_wait_for(pty, "NOT INSURED");
    pty_send(pty, "\033OR"
                  "\025иван");
    pty_wait_for(pty, "Иван01");
    pty_send(pty, "\033OS"
                  "Жума\033[D");
    pty_wait_for(pty, "Жума");
    pty_wait_for(pty, "Ким, Ли"); /* the examples end the row */
    g_autofree char *before = pty_row(pty, 2);
    kill(pty->pid, SIGKILL);
    assert_true(WIFSIGNALED(pty_wait_end(pty)));
    pty_free(pty);
    pty = start("linux");
    pty_wait_for(pty, "Restored from ");
    pty_wait_for(pty, "mams  Search by fields");
    pty_wait_for(pty, "Ким, Ли");
    g_autofree char *after = pty_row(pty, 2);
    assert_string_equal(after, before);
    pty_send(pty, "x");
    pty_wait_for(pty, "Жумxа");
    kill(pty->pid, SIGHUP);
    pty_wait_end(pty);
    pty_free(pty);
    pty = start("xterm-256color");
    pty_wait_for(pty, "Жумxа");
    pty_send(pty, "\033OR");
    pty_wait_for(pty, "Иван01");
    quit(pty);
    pty = start("xterm-256color");
    pty_wait_for(pty, "mams  Search");
    pty_wait_without(pty, "иван");
    quit(pty);
}

/* A reply is half written, and the power is gone: each letter is in the database and on the screen. */
static void test_killed_while_a_reply_is_written(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    MamsInquiryIn in = MAMS_INQUIRY_IN;
    in.channel = "mail";
    in.from_address = "aliya@mail.example";
    in.subject = "Сұрақ";
    in.text = "Мен сақтандырылғанмын ба?";
    in.iin = g_ascii_strtoll(FIXTURE_ALIYA, NULL, 10);
    MamsDesk *desk = fixture_desk_open();
    int64_t number = mams_desk_inquiry_add(desk, &in, NULL, &error);
    assert_true(number > 0);
    Pty *pty = start("screen-256color");
    pty_send(pty, "\033[19~\r"); /* F8, Enter */
    pty_wait_for(pty, "Сұрақ");
    pty_send(pty, "\033OS\r"); /* F4, Enter: the first prepared text */
    pty_wait_for(pty, "mams  Reply");
    pty_send(pty, "Қазір жазып о");
    pty_wait_for(pty, "Қазір жазып о");
    kill(pty->pid, SIGKILL);
    assert_true(WIFSIGNALED(pty_wait_end(pty)));
    pty_free(pty);
    g_autoptr(MamsReplyDraft) draft = mams_desk_reply_draft(desk, number, &error);
    assert_non_null(draft);
    assert_non_null(strstr(draft->text, "Қазір жазып о"));
    mams_desk_close(desk);
    pty = start("linux");
    pty_wait_for(pty, "mams  Reply");
    pty_wait_for(pty, "Қазір жазып о");
    pty_send(pty, "тыр");
    pty_wait_for(pty, "Қазір жазып отыр");
    quit(pty);
}

static void test_refuses_terminals(void **state)
{
    (void)state;
    static const char *const terms[] = {"dumb", "no-such-terminal"};
    for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
        const char *arguments[] = {"--db", fixture_database(), NULL};
        Pty *pty = pty_start(terms[i], arguments);
        int status = pty_wait_end(pty);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 64);
        pty_wait_for(pty, terms[i]);
        pty_expect_restored(pty);
        pty_free(pty);
    }
}

static void test_works_without_colour(void **state)
{
    (void)state;
    Pty *pty = start("vt220");
    pty_send(pty, FIXTURE_ALIYA "\r");
    pty_wait_for(pty, "NOT INSURED since 01.08.2024");
    quit(pty);
}

static void test_theme_and_speech(void **state)
{
    (void)state;
    const char *arguments[] = {"--db", fixture_database(), "--theme", "contrast", "--speech", NULL};
    Pty *pty = pty_start("xterm-256color", arguments);
    pty_wait_for(pty, "F10");
    pty_send(pty, "жумабаева");
    pty_wait_for(pty, "Find: жумабаева; found: 1; 1: Жумабаева Сауле");
    quit(pty);
    const char *wrong[] = {"--db", fixture_database(), "--theme", "pink", NULL};
    pty = pty_start("xterm-256color", wrong);
    int status = pty_wait_end(pty);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 64);
    pty_wait_for(pty, "'pink'");
    pty_free(pty);
}

static void test_opens_a_card_at_once(void **state)
{
    (void)state;
    const char *arguments[] = {"--db", fixture_database(), "--open", FIXTURE_ALIYA, NULL};
    Pty *pty = pty_start("linux", arguments);
    pty_wait_for(pty, "NOT INSURED since 01.08.2024");
    quit(pty);
}

/* A verb of the command line runs as the program itself, on the same database. */
static void test_a_verb_of_the_command_line(void **state)
{
    (void)state;
    Pty *pty = start("xterm-256color");
    pty_send(pty, FIXTURE_SAULE "\r");
    pty_wait_for(pty, "mams  Card");
    pty_send(pty, ":find жумабаева\r");
    pty_wait_for(pty, "mams  Output");
    pty_wait_for(pty, FIXTURE_SAULE);
    pty_send(pty, "\033");
    pty_wait_for(pty, "mams  Card");
    pty_send(pty, "\030status . --voice sms\r");
    pty_wait_for(pty, "SMS parts:");
    pty_send(pty, "\033");
    pty_wait_for(pty, "mams  Card");
    pty_send(pty, ":status 850317490012\r");
    pty_wait_for(pty, "850317490012");
    quit(pty);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, forget_runs, remove_runs)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_starts_and_quits),
        TEST(test_tasks_are_reported),
        TEST(test_finds_by_name_and_opens),
        TEST(test_keys_typed_ahead),
        TEST(test_resizes),
        TEST(test_sigterm_restores_the_terminal),
        TEST(test_other_signals_restore_it_too),
        TEST(test_stops_and_goes_on),
        TEST(test_refuses_terminals),
        TEST(test_killed_and_started_again),
        TEST(test_killed_while_a_reply_is_written),
        TEST(test_works_without_colour),
        TEST(test_theme_and_speech),
        TEST(test_opens_a_card_at_once),
        TEST(test_a_verb_of_the_command_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
