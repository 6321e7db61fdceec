/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "assign_fixture.h"
#include "commands/command.h"

/* The commands in the hands of several people, which a script run by one user cannot show. */

/* What stands beside main() in the program. */
MamsDesk *mams_program_desk(MamsProgram *program, GError **error)
{
    (void)error;
    return program->desk;
}

MamsDeskOptions mams_program_desk_options(const MamsProgram *program)
{
    return (MamsDeskOptions){.database = program->database};
}

int mams_program_fail(const GError *error)
{
    return mams_error_exit_status(error);
}

/* Runs a verb as a login: exit status, and what it printed in `said` (owned). */
static int run_as(Office *office, const char *login, char **said, const char *verb, ...)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_autofree char *path = g_build_filename(office->folder, "out", NULL);
    MamsProgram program = {.lang = MAMS_LANG_EN, .desk = office_desk(office, login)};
    va_list more;
    va_start(more, verb);
    for (const char *word = verb; word; word = va_arg(more, const char *))
        g_ptr_array_add(words, (gpointer)word);
    va_end(more);
    int argc = (int)words->len;
    g_ptr_array_add(words, NULL);
    fflush(stdout);
    int screen = dup(STDOUT_FILENO), file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    dup2(file, STDOUT_FILENO);
    int status = mams_command_find(verb)->run(&program, argc, (char **)words->pdata);
    fflush(stdout);
    dup2(screen, STDOUT_FILENO);
    close(screen);
    close(file);
    mams_desk_close(program.desk);
    assert_true(g_file_get_contents(path, said, NULL, NULL));
    return status;
}

static void expect(Office *office, const char *login, int status, const char *word,
                   const char *verb, const char *a, const char *b)
{
    g_autofree char *said = NULL;
    int got = run_as(office, login, &said, verb, a, b, NULL);
    if (got != status || !strstr(said, word))
        fail_msg("%s %s %s: %d, not %d; '%s' is not in: %s", verb, a, b ? b : "", got, status, word,
                 said);
}

static void propose(Office *office, const char *login)
{
    g_autofree char *said = NULL;
    int status =
        run_as(office, login, &said, "assign", "060714690017", "student", "--from", "2024-09-01",
               "--document", "1", "--document-date", "2024-09-01", "--issuer", "X", NULL);
    assert_int_equal(status, 0);
    assert_non_null(strstr(said, "Only proposed, as number 1"));
    assert_non_null(strstr(said, "Last day: 06.12.2024."));
    assert_non_null(strstr(said, "relative of yours"));
}

static void test_accept(void **state)
{
    propose(*state, "aidana");
    expect(*state, "saule", 0, "not insured", "status", "060714690017", NULL);
    expect(*state, "saule", 0, "1  060714690017  Ахметова Алия  record: full-time learner",
           "proposal", "list", NULL);
    expect(*state, "saule", 0, "→  s insured", "proposal", "show", "1");
    expect(*state, "aidana", MAMS_ERROR_NOT_PERMITTED, "", "proposal", "accept", "1");
    expect(*state, "saule", 0, "Proposal 1 is accepted", "proposal", "accept", "1");
    expect(*state, "saule", 0, "No proposal waits", "proposal", "list", NULL);
    expect(*state, "saule", 0, "accepted by saule", "proposal", "list", "--all");
}

static void test_refuse(void **state)
{
    g_autofree char *said = NULL;
    propose(*state, "aidana");
    expect(*state, "saule", MAMS_ERROR_USAGE, "", "proposal", "refuse", "1");
    assert_int_equal(
        run_as(*state, "saule", &said, "proposal", "refuse", "1", "--reason", "copy", NULL), 0);
    expect(*state, "aidana", 0, "refused by saule: copy", "proposal", "list", "--all");
    expect(*state, "saule", MAMS_ERROR_DATA, "", "proposal", "accept", "1");
}

static void test_busy(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *said = NULL;
    g_autoptr(MamsDesk) aidana = office_desk(*state, "aidana");
    assert_true(mams_desk_lock_take(aidana, SERIK, &error));
    int status = run_as(*state, "bolat", &said, "unassign", "850317390013", "business", "--from",
                        "2024-02-01", "--reason", "x", NULL);
    assert_int_equal(status, MAMS_ERROR_BUSY);
    expect(*state, "ivan", MAMS_ERROR_NOT_PERMITTED, "", "proposal", "list", NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, office_set_up, office_tear_down)
    const struct CMUnitTest tests[] = {TEST(test_accept), TEST(test_refuse), TEST(test_busy)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
