/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_fixture.h"

#include "desk/desk_private.h"
#include "desk/task.h"

/* What tasks took: kept as histograms of a day, and summed up for the report. */

static int64_t fixed_clock(void *data)
{
    (void)data;
    return 1732255200; /* 2024-11-22 11:00 in Almaty */
}

/* A desk of a supervisor on the fixture's database, without rules or words. */
static MamsDesk *open_desk(Fixture *fixture, MamsDay today)
{
    MamsDesk *desk = g_new0(MamsDesk, 1);
    g_autoptr(GError) error = NULL;
    desk->login = g_strdup("aidana");
    desk->roles = MAMS_OPERATOR_SUPERVISOR;
    desk->clock = fixed_clock;
    desk->today = today;
    desk->store = mams_store_open(fixture->path, false, &error);
    assert_ok(desk->store != NULL, error);
    return desk;
}

static GArray *times_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(MamsTaskTime));
}

static void add(GArray *times, const char *task, int64_t keys, int64_t milliseconds)
{
    const MamsTaskTime time = {task,
                               {[MAMS_TASK_KEYS] = keys, [MAMS_TASK_MILLISECONDS] = milliseconds}};
    g_array_append_val(times, time);
}

/* "find 3 13 15 …;": each task with its count, and medians and 95 % of keys and milliseconds. */
static void expect_summaries(MamsDesk *desk, MamsDay from, MamsDay to, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) summaries = mams_desk_task_times(desk, from, to, &error);
    assert_ok(summaries != NULL, error);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < summaries->len; i++) {
        const MamsTaskSummary *summary = &g_array_index(summaries, MamsTaskSummary, i);
        g_string_append_printf(text, "%s %d:", summary->task, (int)summary->count);
        for (int measure = 0; measure < MAMS_N_TASK_MEASURES; measure++)
            g_string_append_printf(text, " %d %d", (int)summary->median[measure],
                                   (int)summary->p95[measure]);
        g_string_append_c(text, ';');
    }
    assert_string_equal(text->str, expected);
}

static void test_days_and_tasks(void **state)
{
    g_autoptr(GError) error = NULL;
    MamsDay first = mams_day_make(2024, 11, 21), second = first + 1;
    g_autoptr(MamsDesk) desk = open_desk(*state, first);
    g_autoptr(GArray) times = times_new();
    add(times, "why", 1, 15);
    add(times, "find", 13, 4000);
    add(times, "find", 15, 4000);
    assert_ok(mams_desk_keep_task_times(desk, times, &error), error);
    g_array_set_size(times, 0);
    add(times, "find", 2, 9);
    desk->today = second;
    assert_ok(mams_desk_keep_task_times(desk, times, &error), error);
    /* 4000 lies in the bucket of 3840 … 4095. */
    expect_summaries(desk, first, first, "find 2: 13 15 3967 3967;why 1: 1 1 15 15;");
    expect_summaries(desk, second, second, "find 1: 2 2 9 9;");
    expect_summaries(desk, MAMS_DAY_NONE, MAMS_DAY_NONE,
                     "find 3: 13 15 3967 3967;why 1: 1 1 15 15;");
    expect_summaries(desk, second + 1, MAMS_DAY_NONE, "");
}

/* Exact values of random tasks against what the report says of them. */
static int compare(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return a < b ? -1 : a > b;
}

static void assert_near(int64_t read, int64_t exact)
{
    if (ABS(read - exact) > exact / 16)
        fail_msg("%d is read out, not %d", (int)read, (int)exact);
}

static void test_random_times(void **state)
{
    enum { TASKS = 1000, BATCH = 10 };
    g_autoptr(GError) error = NULL;
    guint32 seed = g_random_int();
    print_message("seed %u\n", seed);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    g_autoptr(MamsDesk) desk = open_desk(*state, mams_day_make(2024, 11, 22));
    static int64_t values[MAMS_N_TASK_MEASURES][TASKS];
    g_autoptr(GArray) times = times_new();
    for (int i = 0; i < TASKS; i++) {
        int64_t keys = g_rand_int_range(random, 1, 60);
        int64_t milliseconds = g_rand_int_range(random, 1, 1 << g_rand_int_range(random, 1, 22));
        values[MAMS_TASK_KEYS][i] = keys;
        values[MAMS_TASK_MILLISECONDS][i] = milliseconds;
        add(times, "find", keys, milliseconds);
        if (times->len == BATCH) {
            assert_ok(mams_desk_keep_task_times(desk, times, &error), error);
            g_array_set_size(times, 0);
        }
    }
    g_autoptr(GArray) summaries = mams_desk_task_times(desk, MAMS_DAY_NONE, MAMS_DAY_NONE, &error);
    assert_ok(summaries != NULL, error);
    assert_int_equal(summaries->len, 1);
    const MamsTaskSummary *summary = &g_array_index(summaries, MamsTaskSummary, 0);
    assert_int_equal(summary->count, TASKS);
    for (int measure = 0; measure < MAMS_N_TASK_MEASURES; measure++) {
        qsort(values[measure], TASKS, sizeof values[measure][0], compare);
        assert_near(summary->median[measure], values[measure][TASKS / 2 - 1]);
        assert_near(summary->p95[measure], values[measure][TASKS * 95 / 100 - 1]);
    }
}

/* While somebody else writes nothing is counted, and nobody waits. */
static void test_busy(void **state)
{
    Fixture *fixture = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = open_desk(fixture, mams_day_make(2024, 11, 22));
    g_autoptr(GArray) times = times_new();
    add(times, "find", 13, 4000);
    begin(fixture->store);
    assert_false(mams_desk_keep_task_times(desk, times, &error));
    expect_error(&error, MAMS_ERROR_BUSY, "");
    mams_store_rollback(fixture->store);
    expect_summaries(desk, MAMS_DAY_NONE, MAMS_DAY_NONE, "");
    assert_ok(mams_desk_keep_task_times(desk, times, &error), error);
    expect_summaries(desk, MAMS_DAY_NONE, MAMS_DAY_NONE, "find 1: 13 13 3967 3967;");
}

static void test_right(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = open_desk(*state, mams_day_make(2024, 11, 22));
    desk->roles = MAMS_OPERATOR_OPERATOR;
    assert_null(mams_desk_task_times(desk, MAMS_DAY_NONE, MAMS_DAY_NONE, &error));
    expect_error(&error, MAMS_ERROR_NOT_PERMITTED, "'aidana'");
}

/* A file that something else has written is refused, not read out of bounds. */
static void test_damage(void **state)
{
    Fixture *fixture = *state;
    g_autoptr(GError) error = NULL;
    run_raw(fixture->path, "PRAGMA ignore_check_constraints = 1;"
                           "INSERT INTO task_time VALUES(20000, 'find', 0, 100000, 1)");
    g_autoptr(MamsDesk) desk = open_desk(fixture, mams_day_make(2024, 11, 22));
    assert_null(mams_desk_task_times(desk, MAMS_DAY_NONE, MAMS_DAY_NONE, &error));
    expect_error(&error, MAMS_ERROR_DATA, fixture->path);
}

static void test_json(void **state)
{
    g_autoptr(GError) error = NULL;
    MamsDay today = mams_day_make(2024, 11, 22);
    g_autoptr(MamsDesk) desk = open_desk(*state, today);
    g_autoptr(GArray) times = times_new();
    add(times, "find", 13, 4000);
    assert_ok(mams_desk_keep_task_times(desk, times, &error), error);
    g_autoptr(GArray) summaries = mams_desk_task_times(desk, today, MAMS_DAY_NONE, &error);
    assert_ok(summaries != NULL, error);
    g_autofree char *json = mams_desk_task_times_json(today, MAMS_DAY_NONE, summaries);
    assert_string_equal(json, "{\"from\":\"2024-11-22\",\"to\":null,\"tasks\":[{\"task\":\"find\","
                              "\"count\":1,\"keys\":{\"median\":13,\"p95\":13},"
                              "\"seconds\":{\"median\":3.967,\"p95\":3.967}}]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_days_and_tasks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_random_times, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_busy, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_damage, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_json, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
