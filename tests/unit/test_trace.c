/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include "invent.h"
#include "rules_fixture.h"
#include "status/trace.h"

/* The trace: each ground that was asked, the first condition that failed, and the one that holds.
 */

static MamsDay day(const char *text)
{
    return mams_day_parse(text);
}

static void pay(MamsFacts *facts, MamsKind kind, const char *from, const char *to, const char *on)
{
    MamsMonth last = mams_month_parse(to);
    for (MamsMonth month = mams_month_parse(from); month <= last; month++) {
        mams_facts_add_payment(
            facts, &(MamsPayment){.month = month,
                                  .kind = kind,
                                  .amount = 600000,
                                  .paid_on = on ? day(on) : mams_month_first_day(month) + 9,
                                  .returned_on = MAMS_DAY_NONE});
    }
    mams_facts_sort(facts);
}

/* "dead:alive transition:time … grace", the trace in one line. */
static void expect(MamsFacts *facts, const char *on, const char *expected)
{
    g_autoptr(GArray) steps = mams_status_trace(rules, facts, day(on));
    g_autoptr(GString) line = g_string_new(NULL);
    for (guint i = 0; i < steps->len; i++) {
        const MamsTraceStep *step = &g_array_index(steps, MamsTraceStep, i);
        g_string_append_printf(line, "%s%s", i ? " " : "", step->rule);
        if (!step->holds)
            g_string_append_printf(line, ":%s", mams_failed_code(step->failed));
    }
    assert_string_equal(line->str, expected);
}

static const MamsReasonFact *fact(const GArray *steps, const char *rule, const char *name)
{
    for (guint i = 0; i < steps->len; i++) {
        const MamsTraceStep *step = &g_array_index(steps, MamsTraceStep, i);
        for (int k = 0; g_str_equal(step->rule, rule) && k < step->reason.n_facts; k++) {
            if (g_str_equal(step->reason.facts[k].name, name))
                return &step->reason.facts[k];
        }
    }
    fail_msg("%s has no fact %s", rule, name);
    return NULL;
}

static void test_nobody_ever_paid(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = invent_woman("1985-03-17");
    expect(facts, "2025-09-10",
           "dead:alive transition:time state:no-record local:no-record exempt:no-record "
           "prepaid:not-ahead paid:not-paid grace:never-settled temporary:no-record never");
    expect(facts, "2020-03-01", "dead:alive transition");
    expect(facts, "2019-03-01", "dead:alive never");
}

static void test_grace_holds_then_ends(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = invent_woman("1985-03-17");
    pay(facts, MAMS_KIND_EMPLOYER, "2023-01", "2025-06", NULL);
    expect(facts, "2025-09-10",
           "dead:alive transition:time state:no-record local:no-record exempt:no-record "
           "prepaid:not-ahead paid:not-paid grace");
    expect(facts, "2025-10-01",
           "dead:alive transition:time state:no-record local:no-record exempt:no-record "
           "prepaid:not-ahead paid:not-paid grace:too-late temporary:no-record lapsed");
    g_autoptr(GArray) steps = mams_status_trace(rules, facts, day("2025-10-01"));
    assert_int_equal(fact(steps, "grace", "until")->value, day("2025-09-30"));
    assert_int_equal(fact(steps, "paid", "month_from")->value, mams_month_parse("2025-08"));
}

static void test_gap_and_first_entry(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = invent_woman("1985-03-17");
    pay(facts, MAMS_KIND_EMPLOYER, "2024-01", "2024-09", NULL);
    pay(facts, MAMS_KIND_EMPLOYER, "2024-12", "2025-06", NULL);
    g_autoptr(GArray) steps = mams_status_trace(rules, facts, day("2025-06-20"));
    const MamsTraceStep *paid = &g_array_index(steps, MamsTraceStep, 6);
    assert_string_equal(paid->rule, "paid");
    assert_int_equal(paid->failed, MAMS_FAILED_GAP);
    assert_int_equal(fact(steps, "paid", "missing_from")->value, mams_month_parse("2024-10"));

    g_autoptr(MamsFacts) late = invent_woman("1985-03-17");
    pay(late, MAMS_KIND_SELF, "2020-07", "2020-09", NULL);
    expect(late, "2020-09-20",
           "dead:alive transition:time state:no-record local:no-record exempt:no-record "
           "prepaid:not-ahead paid:first-entry grace:never-settled temporary:no-record debt");
}

static void test_categories(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = invent_woman("1985-03-17");
    invent_assignment(facts, "student", "2023-09-01", "2025-06-20");
    invent_assignment(facts, "temporary", "2025-07-05", NULL);
    expect(facts, "2025-06-30", "dead:alive transition:time state");
    expect(
        facts, "2025-08-10",
        "dead:alive transition:time state:ended local:no-record exempt:no-record prepaid:not-ahead "
        "paid:not-paid grace:never-settled temporary:ended ended");
    invent_assignment(facts, "unemployed", "2026-01-10", NULL);
    expect(facts, "2026-02-01", "dead:alive transition:time state:other-payer local");
}

static void test_runs(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = invent_woman("1985-03-17");
    pay(facts, MAMS_KIND_SELF, "2024-02", "2024-08", "2024-01-15");
    g_autoptr(GArray) steps = mams_status_trace(rules, facts, day("2024-01-20"));
    assert_int_equal(g_array_index(steps, MamsTraceStep, 5).failed, MAMS_FAILED_RUN_SHORT);
    assert_int_equal(fact(steps, "prepaid", "run_to")->value, mams_month_parse("2024-08"));
    assert_int_equal(fact(steps, "prepaid", "needed")->value, rules->prepay_months);
    pay(facts, MAMS_KIND_SELF, "2024-09", "2025-01", "2024-01-15");
    expect(facts, "2024-02-01",
           "dead:alive transition:time state:no-record local:no-record exempt:no-record prepaid");
    steps = (g_array_unref(steps), mams_status_trace(rules, facts, day("2025-06-01")));
    assert_int_equal(g_array_index(steps, MamsTraceStep, 5).failed, MAMS_FAILED_RUN_ELSEWHERE);
}

static void test_dead(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = invent_woman("1985-03-17");
    facts->death = day("2024-05-10");
    expect(facts, "2024-05-11", "dead");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nobody_ever_paid),
        cmocka_unit_test(test_grace_holds_then_ends),
        cmocka_unit_test(test_gap_and_first_entry),
        cmocka_unit_test(test_categories),
        cmocka_unit_test(test_runs),
        cmocka_unit_test(test_dead),
    };
    return cmocka_run_group_tests_name("trace", tests, rules_setup, rules_teardown);
}
