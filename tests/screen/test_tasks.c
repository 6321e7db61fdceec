/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"
#include "harness.h"

/* What tasks take is measured by the program itself, and written when nobody types. */

/* "find 13 4095;" of all days: the tasks with the medians of keys and milliseconds. */
static char *report(Harness *harness)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) summaries =
        mams_desk_task_times(harness->desk, MAMS_DAY_NONE, MAMS_DAY_NONE, &error);
    if (summaries == NULL)
        fail_msg("%s", error->message);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < summaries->len; i++) {
        const MamsTaskSummary *summary = &g_array_index(summaries, MamsTaskSummary, i);
        g_string_append_printf(text, "%s*%d %d %d;", summary->task, (int)summary->count,
                               (int)summary->median[MAMS_TASK_KEYS],
                               (int)summary->median[MAMS_TASK_MILLISECONDS]);
    }
    return g_string_free(text, FALSE);
}

static void expect_report(Harness *harness, const char *expected)
{
    g_autofree char *text = report(harness);
    assert_string_equal(text, expected);
}

static void find(Harness *harness)
{
    const char *iin = FIXTURE_ALIYA;
    for (int i = 0; iin[i] != '\0'; i++) {
        harness_text(harness, (char[]){iin[i], '\0'});
        harness->now_ms += 1;
    }
    harness_key(harness, VTERM_KEY_ENTER);
}

static void test_measured_and_written(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    find(harness);
    harness_function(harness, 5);
    harness->now_ms += 1999; /* she may type on */
    harness_step(harness);
    expect_report(harness, "");
    harness->now_ms += 10 * 1000;
    harness_step(harness);
    expect_report(harness, "find*1 13 12;why*1 1 0;");
    /* Whoever never rests is measured as well. */
    harness_function(harness, 3);
    for (int i = 0; i < 59; i++) {
        harness_function(harness, 12);
        harness->now_ms += 1000;
    }
    harness_step(harness);
    expect_report(harness, "find*1 13 12;why*1 1 0;");
    harness_function(harness, 12);
    harness->now_ms += 1000;
    harness_step(harness);
    expect_report(harness, "find*1 13 12;script*60 1 0;why*1 1 0;");
    harness_free(harness);
}

static int64_t count(Harness *harness, const char *task)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) summaries =
        mams_desk_task_times(harness->desk, MAMS_DAY_NONE, MAMS_DAY_NONE, &error);
    if (summaries == NULL)
        fail_msg("%s", error->message);
    for (guint i = 0; i < summaries->len; i++) {
        const MamsTaskSummary *summary = &g_array_index(summaries, MamsTaskSummary, i);
        if (g_str_equal(summary->task, task))
            return summary->count;
    }
    return 0;
}

/* The end of the program writes what is left; what a macro types is not measured. */
static void test_end_and_macros(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    int64_t found = count(harness, "find"), whys = count(harness, "why"),
            scripts = count(harness, "script");
    find(harness);
    mams_app_play(harness->app, "m", "F5 F3");
    harness_function(harness, 12);
    harness_expect(harness, "mams  Card");
    g_clear_pointer(&harness->app, mams_app_free);
    assert_int_equal(count(harness, "find"), found + 1);
    assert_int_equal(count(harness, "why"), whys);
    assert_int_equal(count(harness, "script"), scripts + 1);
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_measured_and_written),
        cmocka_unit_test(test_end_and_macros),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
