/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include "invent.h"
#include "rules_fixture.h"
#include "status/whatif.h"

/* Scenarios on invented people: what they cost, from which day they count, which months differ. */

static MamsDay day(const char *text)
{
    return mams_day_parse(text);
}

static MamsMonth month(const char *text)
{
    return mams_month_parse(text);
}

/* An independent payer of 2023-01 … 2024-08, whose right ends on 30.11.2024. */
static MamsFacts *new_payer(void)
{
    MamsFacts *facts = mams_facts_new();
    facts->iin = 850317490011;
    facts->birth = day("1985-03-17");
    facts->sex = MAMS_SEX_FEMALE;
    invent_payments(facts, MAMS_KIND_SELF, "2022-07", "2024-08", NULL);
    return facts;
}

static MamsFacts *new_youth(void)
{
    MamsFacts *facts = mams_facts_new();
    facts->iin = 60714690017;
    facts->birth = day("2006-07-14");
    facts->sex = MAMS_SEX_FEMALE;
    return facts;
}

static MamsScenario nothing(const MamsFacts *facts)
{
    MamsScenario scenario = MAMS_SCENARIO_NONE;
    scenario.rules = rules;
    scenario.facts = facts;
    return scenario;
}

static MamsComparison *compare(const MamsFacts *facts, const MamsScenario *done, const char *on)
{
    MamsScenario as_it_stands = nothing(facts);
    return mams_scenario_compare(&as_it_stands, done, day(on));
}

static const MamsMonthPair *pair_of(const MamsComparison *comparison, const char *name)
{
    for (guint i = 0; i < comparison->months->len; i++) {
        const MamsMonthPair *pair = &g_array_index(comparison->months, MamsMonthPair, i);
        if (pair->month == month(name))
            return pair;
    }
    return NULL;
}

static void check_lines(const MamsOutcome *outcome, const char *from, const char *to, int64_t price)
{
    assert_int_equal(outcome->lines->len, month(to) - month(from) + 1);
    for (guint i = 0; i < outcome->lines->len; i++) {
        const MamsWayLine *line = &g_array_index(outcome->lines, MamsWayLine, i);
        assert_int_equal(line->month, month(from) + (MamsMonth)i);
        assert_int_equal(line->amount, price);
    }
    assert_int_equal(outcome->total, price * (month(to) - month(from) + 1));
}

static void test_nothing_is_done(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = new_payer();
    MamsScenario done = nothing(facts);
    g_autoptr(MamsComparison) comparison = compare(facts, &done, "2024-12-10");
    assert_int_equal(comparison->months->len, 0);
    assert_int_equal(comparison->promised, day("2024-12-10"));
    assert_int_equal(comparison->right.insured_from, MAMS_DAY_NONE);
    assert_int_equal(comparison->right.total, 0);
}

/* Paid months are left out; the past verdicts stay, the present one changes. */
static void test_pay(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = new_payer();
    MamsScenario done = nothing(facts);
    done.pay_from = month("2024-06");
    done.pay_to = month("2024-11");
    g_autoptr(MamsComparison) comparison = compare(facts, &done, "2024-12-10");
    check_lines(&comparison->right, "2024-09", "2024-11", 425000);
    assert_int_equal(comparison->left.lines->len, 0);
    assert_int_equal(comparison->left.on_day->verdict, MAMS_VERDICT_NOT_INSURED);
    assert_int_equal(comparison->right.on_day->verdict, MAMS_VERDICT_INSURED);
    assert_int_equal(comparison->promised, day("2024-12-13"));
    assert_int_equal(comparison->right.insured_from, day("2024-12-13"));
    assert_int_equal(comparison->left.insured_from, MAMS_DAY_NONE);
    const MamsMonthPair *november = pair_of(comparison, "2024-11");
    assert_non_null(november);
    assert_int_equal(november->left.mark, MAMS_MARK_NONE);
    assert_int_equal(november->right.mark, MAMS_MARK_PAID);
    assert_int_equal(november->left.verdict, november->right.verdict);
    assert_int_equal(pair_of(comparison, "2024-12")->right.verdict, MAMS_VERDICT_INSURED);
    assert_null(pair_of(comparison, "2024-08"));
    assert_int_equal(facts->payments->len, 26); /* the person's own facts are untouched */
}

static void test_part_paid_month_costs_the_rest(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = new_payer();
    mams_facts_add_payment(facts, &(MamsPayment){.month = month("2024-09"),
                                                 .kind = MAMS_KIND_SELF,
                                                 .amount = 100000,
                                                 .paid_on = day("2024-09-20"),
                                                 .received_on = MAMS_DAY_NONE,
                                                 .posted_on = MAMS_DAY_NONE,
                                                 .returned_on = MAMS_DAY_NONE});
    mams_facts_sort(facts);
    MamsScenario done = nothing(facts);
    done.pay_from = done.pay_to = month("2024-09");
    g_autoptr(MamsComparison) comparison = compare(facts, &done, "2024-12-10");
    check_lines(&comparison->right, "2024-09", "2024-09", 325000);
}

/* A business sets the entrepreneur's price for its months. */
static void test_pay_as_entrepreneur(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = new_payer();
    invent_assignment(facts, "business", "2024-10-05", "2024-10-20");
    MamsScenario done = nothing(facts);
    done.pay_from = month("2024-09");
    done.pay_to = month("2024-10");
    g_autoptr(MamsComparison) comparison = compare(facts, &done, "2024-12-10");
    assert_int_equal(comparison->right.total, 425000 + 595000);
    assert_int_equal(g_array_index(comparison->right.lines, MamsWayLine, 1).kind,
                     MAMS_KIND_ENTREPRENEUR);
}

/* Nobody pays for months before he was born or came to live here. */
static void test_pay_before_residence(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = mams_facts_new();
    facts->birth = day("1985-03-17");
    facts->resident_from = day("2024-10-15");
    MamsScenario done = nothing(facts);
    done.pay_from = month("2015-01");
    done.pay_to = month("2024-11");
    g_autoptr(MamsComparison) comparison = compare(facts, &done, "2024-12-10");
    check_lines(&comparison->right, "2024-10", "2024-11", 425000);
}

/* Twelve months ahead count from the next month, with the current one from three working days. */
static void test_prepay(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = new_payer();
    MamsScenario ahead = nothing(facts), with_current = nothing(facts);
    ahead.prepay = with_current.prepay = true;
    with_current.pay_from = with_current.pay_to = month("2024-12");
    g_autoptr(MamsComparison) comparison =
        mams_scenario_compare(&ahead, &with_current, day("2024-12-10"));
    check_lines(&comparison->left, "2025-01", "2025-12", 425000);
    assert_int_equal(comparison->right.total, 13 * 425000);
    assert_int_equal(comparison->left.promised, day("2025-01-01"));
    assert_int_equal(comparison->right.promised, day("2024-12-13"));
    assert_int_equal(comparison->promised, day("2025-01-01"));
    assert_int_equal(comparison->left.on_day->verdict, MAMS_VERDICT_NOT_INSURED);
    assert_int_equal(comparison->right.on_day->verdict, MAMS_VERDICT_INSURED);
    assert_int_equal(comparison->left.on_promised->ground, MAMS_GROUND_PREPAID);
    assert_int_equal(comparison->months->len, 1);
    assert_non_null(pair_of(comparison, "2024-12"));
}

static void test_prepay_twice_pays_once(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = new_payer();
    MamsScenario first = nothing(facts);
    first.prepay = true;
    g_autoptr(MamsComparison) once = compare(facts, &first, "2024-12-10");
    MamsScenario again = nothing(once->right.facts);
    again.prepay = true;
    g_autoptr(MamsComparison) twice = compare(once->right.facts, &again, "2024-12-10");
    assert_int_equal(twice->right.total, 0);
    assert_int_equal(twice->months->len, 0);
}

/* A category that begins, and one whose end is moved. */
static void test_category(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = new_youth();
    MamsScenario done = nothing(facts);
    done.category = mams_rules_category(rules, "student");
    done.category_from = day("2024-12-20");
    done.category_to = day("2025-06-30");
    g_autoptr(MamsComparison) begins = compare(facts, &done, "2024-12-10");
    assert_int_equal(begins->promised, day("2024-12-20"));
    assert_int_equal(begins->right.on_day->verdict, MAMS_VERDICT_NOT_INSURED);
    assert_int_equal(begins->right.insured_from, day("2024-12-20"));
    assert_int_equal(begins->right.total, 0);
    assert_int_equal(pair_of(begins, "2025-06")->right.mark, MAMS_MARK_STATE);
    assert_null(pair_of(begins, "2025-07"));

    invent_assignment(facts, "student", "2024-09-01", NULL);
    done.facts = facts;
    done.category_from = day("2024-09-01");
    done.category_to = day("2024-12-31");
    g_autoptr(MamsComparison) ends = compare(facts, &done, "2024-12-10");
    assert_int_equal(ends->right.facts->assignments->len, 1);
    assert_int_equal(ends->right.on_day->verdict, MAMS_VERDICT_INSURED);
    assert_int_equal(ends->right.on_day->insured_until, day("2024-12-31"));
    assert_null(pair_of(ends, "2024-12"));
    assert_int_equal(pair_of(ends, "2025-01")->right.verdict, MAMS_VERDICT_NOT_INSURED);
}

/* The category comes first: its months need no payment. */
static void test_category_and_pay(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = new_youth();
    MamsScenario done = nothing(facts);
    done.category = mams_rules_category(rules, "student");
    done.category_from = day("2024-10-01");
    done.pay_from = month("2024-08");
    done.pay_to = month("2024-12");
    g_autoptr(MamsComparison) comparison = compare(facts, &done, "2024-12-10");
    check_lines(&comparison->right, "2024-08", "2024-09", 425000);
}

/* An employer pays by the deadline of each month; the old debt stays, so it takes its time. */
static void test_job(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = new_youth();
    MamsScenario done = nothing(facts);
    done.job_from = month("2024-08");
    g_autoptr(MamsComparison) at_once = compare(facts, &done, "2024-08-10");
    assert_int_equal(at_once->promised, day("2024-09-30"));
    assert_int_equal(at_once->right.on_day->verdict, MAMS_VERDICT_NOT_INSURED);
    assert_int_equal(at_once->right.insured_from, day("2024-09-30"));
    assert_int_equal(at_once->right.total, 0);

    g_autoptr(MamsFacts) payer = new_payer();
    MamsScenario late = nothing(payer);
    late.job_from = month("2024-12");
    g_autoptr(MamsComparison) with_debt = compare(payer, &late, "2024-12-10");
    assert_int_equal(with_debt->right.on_promised->verdict, MAMS_VERDICT_NOT_INSURED);
    assert_int_equal(with_debt->right.insured_from, MAMS_DAY_NONE);
    assert_int_equal(pair_of(with_debt, "2025-12")->right.verdict, MAMS_VERDICT_INSURED);
}

/* Other rules on one side: by these the right goes on after a category. */
static void test_other_rules(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsRules) other =
        mams_rules_with_parameter(rules, "grace_after_state_category", "on", &error);
    assert_non_null(other);
    g_autoptr(MamsFacts) facts = new_youth();
    MamsScenario as_it_stands = nothing(facts), judged = nothing(facts);
    judged.rules = other;
    g_autoptr(MamsComparison) comparison =
        mams_scenario_compare(&as_it_stands, &judged, day("2024-08-10"));
    assert_int_equal(comparison->left.on_day->verdict, MAMS_VERDICT_NOT_INSURED);
    assert_int_equal(comparison->right.on_day->verdict, MAMS_VERDICT_INSURED);
    assert_int_equal(comparison->promised, day("2024-08-10"));
    assert_true(comparison->months->len > 0);
}

/* Days and people at the edges of the calendar. */
static void test_edges(void **state)
{
    (void)state;
    static const char *const days[] = {"1800-01-01", "2019-12-31", "2199-12-31"};
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        g_autoptr(MamsFacts) facts = new_payer();
        facts->death = day("2100-01-01");
        MamsScenario done = nothing(facts);
        done.prepay = true;
        done.pay_from = month("1800-01");
        done.pay_to = month("2199-12");
        done.job_from = month("2199-12");
        done.category = mams_rules_category(rules, "disabled");
        done.category_from = day("2199-12-31");
        g_autoptr(MamsComparison) comparison = compare(facts, &done, days[i]);
        assert_int_equal(comparison->on, day(days[i]));
        assert_true(comparison->promised >= comparison->on);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_done),
        cmocka_unit_test(test_pay),
        cmocka_unit_test(test_part_paid_month_costs_the_rest),
        cmocka_unit_test(test_pay_as_entrepreneur),
        cmocka_unit_test(test_pay_before_residence),
        cmocka_unit_test(test_prepay),
        cmocka_unit_test(test_prepay_twice_pays_once),
        cmocka_unit_test(test_category),
        cmocka_unit_test(test_category_and_pay),
        cmocka_unit_test(test_job),
        cmocka_unit_test(test_other_rules),
        cmocka_unit_test(test_edges),
    };
    return cmocka_run_group_tests(tests, rules_setup, rules_teardown);
}
