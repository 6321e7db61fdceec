/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "cm.h"
#include "fixture.h"
#include "pty_harness.h"

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

static void test_refuses_a_dumb_terminal(void **state)
{
    (void)state;
    const char *arguments[] = {"--db", fixture_database(), NULL};
    Pty *pty = pty_start("dumb", arguments);
    int status = pty_wait_end(pty);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 64);
    pty_wait_for(pty, "'dumb'");
    pty_expect_restored(pty);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_starts_and_quits),
        cmocka_unit_test(test_tasks_are_reported),
        cmocka_unit_test(test_finds_by_name_and_opens),
        cmocka_unit_test(test_keys_typed_ahead),
        cmocka_unit_test(test_resizes),
        cmocka_unit_test(test_sigterm_restores_the_terminal),
        cmocka_unit_test(test_other_signals_restore_it_too),
        cmocka_unit_test(test_stops_and_goes_on),
        cmocka_unit_test(test_refuses_a_dumb_terminal),
        cmocka_unit_test(test_opens_a_card_at_once),
        cmocka_unit_test(test_a_verb_of_the_command_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
