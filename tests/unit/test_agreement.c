/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/desk.h"
#include "store/store.h"

/*
 * Over everybody of a demo country: the batch says what the card says, what is known now is what
 * was known at the journal's head. MAMS_TEST_PEOPLE makes it larger or smaller; the sanitizers get
 * a smaller country.
 */

#ifdef __SANITIZE_ADDRESS__
enum { PEOPLE = 2000 };
#else
enum { PEOPLE = 50000 };
#endif

typedef struct {
    char *folder, *database, *list;
    MamsDesk *desk;
    MamsDeskOptions options;
} Country;

static int64_t fixed_clock(void *data)
{
    (void)data;
    return 1795000000;
}

static int set_up(void **state)
{
    Country *country = g_new0(Country, 1);
    g_autoptr(GError) error = NULL;
    const char *wanted = g_getenv("MAMS_TEST_PEOPLE");
    int people = wanted ? atoi(wanted) : PEOPLE;
    country->folder = g_dir_make_tmp("mams-agreement-XXXXXX", NULL);
    country->database = g_build_filename(country->folder, "demo.db", NULL);
    country->list = g_build_filename(country->folder, "list.csv", NULL);
    country->options = (MamsDeskOptions){.database = country->database,
                                         .data_directory = MAMS_SRCDIR "/data",
                                         .login = "tester",
                                         .clock = fixed_clock,
                                         .today = MAMS_DAY_NONE};
    printf("# %d people, seed 11\n", people);
    if (mams_desk_demo(&country->options, people, 11, mams_day_make(2026, 11, 20), NULL, NULL,
                       &error))
        country->desk = mams_desk_open(&country->options, &error);
    if (error)
        print_error("%s\n", error->message);
    *state = country;
    return country->desk ? 0 : -1;
}

static int tear_down(void **state)
{
    static const char *const endings[] = {"", "-wal", "-shm"};
    Country *country = *state;
    mams_desk_close(country->desk);
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *file = g_strconcat(country->database, endings[i], NULL);
        g_unlink(file);
    }
    g_unlink(country->list);
    g_rmdir(country->folder);
    g_free(country->list);
    g_free(country->database);
    g_free(country->folder);
    g_free(country);
    return 0;
}

static void check_person(Country *country, const char *line)
{
    g_auto(GStrv) fields = g_strsplit(line, ",", 3);
    g_autoptr(GError) error = NULL;
    MamsIin iin;
    assert_true(mams_iin_parse(fields[0], &iin, NULL));
    g_autoptr(MamsCard) now =
        mams_desk_card(country->desk, iin, MAMS_DAY_NONE, MAMS_KNOWN_NOW, 1, &error);
    assert_non_null(now);
    g_autoptr(MamsCard) known =
        mams_desk_card(country->desk, iin, MAMS_DAY_NONE, now->journal, 1, &error);
    assert_non_null(known);
    const char *ground = mams_ground_code(now->answer->ground);
    assert_string_equal(fields[1], mams_verdict_code(now->answer->verdict));
    assert_string_equal(fields[2], ground ? ground : "");
    assert_int_equal(known->answer->verdict, now->answer->verdict);
    assert_int_equal(known->answer->ground, now->answer->ground);
    assert_int_equal(known->answer->debt_total, now->answer->debt_total);
    assert_int_equal(known->facts->payments->len, now->facts->payments->len);
}

static void test_batch_and_cards(void **state)
{
    Country *country = *state;
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    MamsBatchReport report;
    assert_true(mams_desk_batch(country->desk, MAMS_DAY_NONE, 2, country->list, &report, &error));
    assert_true(g_file_get_contents(country->list, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
    assert_int_equal(g_strv_length(lines), report.citizens + 1);
    for (int i = 1; lines[i]; i++)
        check_person(country, lines[i]);
}

static void test_threads_agree(void **state)
{
    Country *country = *state;
    g_autoptr(GError) error = NULL;
    MamsBatchReport one, many;
    MamsDay on = mams_day_make(2024, 3, 26);
    assert_true(mams_desk_batch(country->desk, on, 1, NULL, &one, &error));
    assert_true(mams_desk_batch(country->desk, on, 7, NULL, &many, &error));
    assert_int_equal(one.citizens, many.citizens);
    assert_memory_equal(one.verdict, many.verdict, sizeof one.verdict);
    assert_memory_equal(one.ground, many.ground, sizeof one.ground);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_batch_and_cards),
        cmocka_unit_test(test_threads_agree),
    };
    return cmocka_run_group_tests_name("agreement", tests, set_up, tear_down);
}
