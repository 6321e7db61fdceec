/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <stdio.h>
#include <stdlib.h>

#include "rules_fixture.h"
#include "status/status.h"

/*
 * Properties that must hold for every person and every day, tried on random people. The seed is
 * printed; MAMS_TEST_SEED gives another one.
 */

enum { PEOPLE = 400 };

static guint32 seed = 20251122;

static MamsDay day(const char *text)
{
    return mams_day_parse(text);
}

static MamsDay random_day(GRand *rand, const char *from, const char *to)
{
    return g_rand_int_range(rand, day(from), day(to));
}

/* ---- random people ---- */

static void add_category(GRand *rand, MamsFacts *facts)
{
    MamsAssignment assignment = {.category = g_rand_int_range(rand, 0, rules->n_categories),
                                 .from = random_day(rand, "2019-06-01", "2026-09-01"),
                                 .to = MAMS_DAY_FOREVER,
                                 .document_date = MAMS_DAY_NONE};
    if (g_rand_int_range(rand, 0, 4))
        assignment.to = assignment.from + g_rand_int_range(rand, 0, 700);
    mams_facts_add_assignment(facts, &assignment);
}

static void add_payment(GRand *rand, MamsFacts *facts, MamsKind kind, MamsMonth month)
{
    int64_t rate = mams_rules_month_rate(rules, kind, month, mams_month_year(month));
    MamsPayment payment = {.month = month,
                           .kind = kind,
                           .amount = rate > 0 ? rate : 250000,
                           .paid_on = mams_month_first_day(month) + g_rand_int_range(rand, -20, 60),
                           .received_on = MAMS_DAY_NONE,
                           .posted_on = MAMS_DAY_NONE,
                           .returned_on = MAMS_DAY_NONE};
    if (g_rand_int_range(rand, 0, 12) == 0)
        payment.amount = payment.amount * g_rand_int_range(rand, 1, 12) / 10;
    if (g_rand_int_range(rand, 0, 40) == 0)
        payment.returned_on = payment.paid_on + g_rand_int_range(rand, 1, 90);
    mams_facts_add_payment(facts, &payment);
}

static void add_payments(GRand *rand, MamsFacts *facts)
{
    MamsKind kind = (MamsKind)g_rand_int_range(rand, 0, MAMS_N_KINDS);
    MamsMonth from = mams_month_make(2020, 1) + g_rand_int_range(rand, 0, 60);
    MamsMonth to = from + g_rand_int_range(rand, 0, 66);
    for (MamsMonth month = from; month <= to; month++) {
        if (g_rand_int_range(rand, 0, 25))
            add_payment(rand, facts, kind, month);
    }
}

static void add_prepaid_run(GRand *rand, MamsFacts *facts)
{
    MamsMonth from = mams_month_make(2022, 8) + g_rand_int_range(rand, 0, 40);
    MamsDay paid_on = mams_month_first_day(from) - g_rand_int_range(rand, 0, 40);
    for (MamsMonth month = from; month < from + 12; month++) {
        MamsPayment payment = {
            .month = month,
            .kind = MAMS_KIND_SELF,
            .amount = mams_rules_month_rate(rules, MAMS_KIND_SELF, month, mams_day_year(paid_on)),
            .paid_on = paid_on,
            .received_on = MAMS_DAY_NONE,
            .posted_on = MAMS_DAY_NONE,
            .returned_on = MAMS_DAY_NONE};
        if (g_rand_int_range(rand, 0, 60) == 0)
            payment.returned_on = paid_on + g_rand_int_range(rand, 1, 300);
        mams_facts_add_payment(facts, &payment);
    }
}

static MamsFacts *random_person(GRand *rand)
{
    MamsFacts *facts = mams_facts_new();
    facts->iin = 850317490011;
    facts->sex = (MamsSex)g_rand_int_range(rand, 0, 3);
    facts->birth = random_day(rand, "1945-01-01", "2012-01-01");
    if (g_rand_int_range(rand, 0, 12) == 0)
        facts->resident_from = random_day(rand, "2019-01-01", "2025-01-01");
    if (g_rand_int_range(rand, 0, 20) == 0)
        facts->death = random_day(rand, "2021-01-01", "2026-06-01");
    for (int i = g_rand_int_range(rand, 0, 4); i > 0; i--)
        add_category(rand, facts);
    for (int i = g_rand_int_range(rand, 0, 4); i > 0; i--)
        add_payments(rand, facts);
    if (g_rand_int_range(rand, 0, 3) == 0)
        add_prepaid_run(rand, facts);
    mams_facts_sort(facts);
    return facts;
}

/* Calls `check` for random people on random days, the same ones for each test. */
static void for_people(int people, void (*check)(GRand *rand, MamsFacts *facts, MamsDay on))
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    for (int i = 0; i < people; i++) {
        g_autoptr(MamsFacts) facts = random_person(rand);
        check(rand, facts, random_day(rand, "2020-01-01", "2027-06-01"));
    }
}

/* ---- properties ---- */

static void check_months_agree(GRand *rand, MamsFacts *facts, MamsDay on)
{
    (void)rand;
    g_autoptr(MamsAnswer) answer = mams_status_answer(rules, facts, on, 24);
    MamsShortAnswer alone = mams_status_short(rules, facts, on);
    assert_int_equal(answer->verdict, alone.verdict);
    assert_int_equal(answer->ground, alone.ground);
    assert_int_equal(answer->months->len, 24);
    for (guint i = 0; i < answer->months->len; i++) {
        const MamsMonthAnswer *month = &g_array_index(answer->months, MamsMonthAnswer, i);
        if (month->verdict == MAMS_VERDICT_NONE)
            continue;
        MamsDay last = MIN(mams_month_last_day(month->month), on);
        assert_int_equal(month->verdict, mams_status_short(rules, facts, last).verdict);
    }
}

static void test_months_agree(void **state)
{
    (void)state;
    for_people(PEOPLE, check_months_agree);
}

/* What is seen on a day: facts that came later are cut off, as if nobody had recorded them. */
static MamsFacts *freeze(const MamsFacts *facts, MamsDay on)
{
    MamsFacts *frozen = mams_facts_copy(facts);
    for (guint i = frozen->payments->len; i > 0; i--) {
        const MamsPayment *payment = &g_array_index(frozen->payments, MamsPayment, i - 1);
        bool returned = payment->returned_on != MAMS_DAY_NONE && payment->returned_on <= on;
        if (payment->paid_on > on || returned)
            g_array_remove_index(frozen->payments, i - 1);
        else
            g_array_index(frozen->payments, MamsPayment, i - 1).returned_on = MAMS_DAY_NONE;
    }
    for (guint i = frozen->assignments->len; i > 0; i--) {
        if (g_array_index(frozen->assignments, MamsAssignment, i - 1).from > on)
            g_array_remove_index(frozen->assignments, i - 1);
    }
    return frozen;
}

/* `insured_until` against a walk day by day over what is seen on the day asked about. */
static void check_insured_until(GRand *rand, MamsFacts *facts, MamsDay on)
{
    (void)rand;
    g_autoptr(MamsAnswer) answer = mams_status_answer(rules, facts, on, 1);
    g_autoptr(MamsFacts) frozen = freeze(facts, on);
    if (answer->verdict <= MAMS_VERDICT_NOT_INSURED) {
        assert_int_equal(answer->insured_until, MAMS_DAY_NONE);
        return;
    }
    /* A child that is not born or arrived yet on the day is seen by nobody then. */
    MamsDay until = on, horizon = mams_day_add_years(on, rules->horizon_years);
    while (until <= horizon &&
           mams_status_short(rules, frozen, until + 1).verdict > MAMS_VERDICT_NOT_INSURED)
        until++;
    assert_int_equal(answer->insured_until, until > horizon ? MAMS_DAY_NONE : until);
}

static void test_insured_until(void **state)
{
    (void)state;
    for_people(60, check_insured_until);
}

/* `not_insured_since` against a walk backwards day by day. */
static void check_not_insured_since(GRand *rand, MamsFacts *facts, MamsDay on)
{
    (void)rand;
    g_autoptr(MamsAnswer) answer = mams_status_answer(rules, facts, on, 1);
    if (answer->verdict != MAMS_VERDICT_NOT_INSURED) {
        assert_int_equal(answer->not_insured_since, MAMS_DAY_NONE);
        return;
    }
    MamsDay floor = MAX(mams_month_first_day(rules->transition_to + 1), facts->birth);
    if (facts->resident_from != MAMS_DAY_NONE)
        floor = MAX(floor, facts->resident_from);
    MamsDay since = on;
    while (since > floor &&
           mams_status_short(rules, facts, since - 1).verdict == MAMS_VERDICT_NOT_INSURED)
        since--;
    assert_int_equal(answer->not_insured_since, floor > on ? MAMS_DAY_NONE : since);
}

static void test_not_insured_since(void **state)
{
    (void)state;
    for_people(150, check_not_insured_since);
}

/* A payment more never makes anybody less insured, from the day it is paid. */
static void check_payment_never_hurts(GRand *rand, MamsFacts *facts, MamsDay on)
{
    g_autoptr(MamsFacts) more = mams_facts_copy(facts);
    MamsKind kind = (MamsKind)g_rand_int_range(rand, 0, MAMS_N_KINDS);
    MamsMonth month = mams_day_month(on) + g_rand_int_range(rand, -14, 3);
    /* Art. 40 looks at the months before a first payment: another kind beside it may only help. */
    add_payment(rand, more, kind, month);
    mams_facts_sort(more);
    assert_true(mams_status_short(rules, more, on).verdict >=
                mams_status_short(rules, facts, on).verdict);
}

static void test_payment_never_hurts(void **state)
{
    (void)state;
    for_people(PEOPLE * 5, check_payment_never_hurts);
}

static void pay(MamsFacts *facts, MamsMonth month, MamsKind kind, int64_t amount, MamsDay paid_on)
{
    mams_facts_add_payment(facts, &(MamsPayment){.month = month,
                                                 .kind = kind,
                                                 .amount = amount,
                                                 .paid_on = paid_on,
                                                 .returned_on = MAMS_DAY_NONE});
}

/* The facts with the way's payments, made on the day they are priced for. */
static MamsFacts *pay_way(const MamsFacts *facts, const MamsAnswer *answer, const MamsWay *way)
{
    MamsFacts *paid = mams_facts_copy(facts);
    bool ahead = way->kind == MAMS_WAY_PREPAY && answer->ways_on > answer->on;
    for (guint i = 0; i < way->lines->len; i++) {
        const MamsWayLine *line = &g_array_index(way->lines, MamsWayLine, i);
        pay(paid, line->month, line->kind, line->amount, answer->ways_on - (ahead ? 1 : 0));
    }
    mams_facts_sort(paid);
    return paid;
}

/* A way, once paid as its lines say, gives a better verdict on its day, and exactly one is
 * cheapest. */
static void check_ways_work(GRand *rand, MamsFacts *facts, MamsDay on)
{
    (void)rand;
    g_autoptr(MamsAnswer) answer = mams_status_answer(rules, facts, on, 1);
    g_autoptr(MamsFacts) frozen = freeze(facts, on);
    int money_ways = 0, cheapest = 0;
    for (guint i = 0; i < answer->ways->len; i++) {
        const MamsWay *way = g_ptr_array_index(answer->ways, i);
        cheapest += way->cheapest;
        if (way->lines->len == 0) {
            assert_int_equal(way->total, 0);
            assert_int_equal(way->insured_from, MAMS_DAY_NONE);
            continue;
        }
        money_ways++;
        g_autoptr(MamsFacts) paid = pay_way(frozen, answer, way);
        int64_t total = 0;
        for (guint k = 0; k < way->lines->len; k++) {
            const MamsWayLine *line = &g_array_index(way->lines, MamsWayLine, k);
            assert_true(line->amount > 0);
            total += line->amount;
        }
        assert_int_equal(total, way->total);
        assert_true(mams_status_short(rules, paid, way->insured_from).verdict >
                    mams_status_short(rules, frozen, way->insured_from).verdict);
    }
    assert_int_equal(cheapest, money_ways > 0);
}

static void test_ways_work(void **state)
{
    (void)state;
    for_people(PEOPLE, check_ways_work);
}

/* Who pays a way and then each month from `then_from` on stays insured; in the time of the
 * first-entry rules that takes longer than a way says. */
static void check_then_keeps(GRand *rand, MamsFacts *facts, MamsDay on)
{
    enum { LATER = 14 };
    (void)rand;
    g_autoptr(MamsAnswer) answer = mams_status_answer(rules, facts, on, 1);
    g_autoptr(MamsFacts) frozen = freeze(facts, on);
    frozen->death = MAMS_DAY_NONE;
    for (guint i = 0; i < answer->ways->len && on >= day("2021-07-01"); i++) {
        const MamsWay *way = g_ptr_array_index(answer->ways, i);
        if (way->lines->len == 0) {
            assert_int_equal(way->then_from, MAMS_MONTH_NONE);
            assert_int_equal(way->debt_stays, answer->debt_total);
            continue;
        }
        g_autoptr(MamsFacts) paid = pay_way(frozen, answer, way);
        MamsMonth from = way->then_from;
        int year = mams_month_year(from);
        MamsKind kind = way->then_amount == mams_rules_month_rate(rules, MAMS_KIND_SELF, from, year)
                            ? MAMS_KIND_SELF
                            : MAMS_KIND_ENTREPRENEUR;
        assert_int_equal(way->then_amount, mams_rules_month_rate(rules, kind, from, year));
        for (MamsMonth m = from; m < from + LATER; m++)
            pay(paid, m, kind, mams_rules_month_rate(rules, kind, m, mams_month_year(m)),
                MAX(mams_month_first_day(m), answer->ways_on));
        mams_facts_sort(paid);
        for (MamsMonth m = mams_day_month(way->insured_from); m < from + LATER; m++)
            assert_int_equal(mams_status_short(rules, paid, mams_month_last_day(m)).verdict,
                             MAMS_VERDICT_INSURED);
    }
}

static void test_then_keeps(void **state)
{
    (void)state;
    for_people(PEOPLE, check_then_keeps);
}

/* The order in which facts were added makes no difference. */
static void check_order(GRand *rand, MamsFacts *facts, MamsDay on)
{
    g_autoptr(MamsFacts) shuffled = mams_facts_copy(facts);
    for (guint i = shuffled->payments->len; i > 1; i--) {
        guint other = (guint)g_rand_int_range(rand, 0, (gint32)i);
        MamsPayment *a = &g_array_index(shuffled->payments, MamsPayment, i - 1);
        MamsPayment *b = &g_array_index(shuffled->payments, MamsPayment, other);
        MamsPayment kept = *a;
        *a = *b;
        *b = kept;
    }
    mams_facts_sort(shuffled);
    MamsShortAnswer one = mams_status_short(rules, facts, on);
    MamsShortAnswer two = mams_status_short(rules, shuffled, on);
    assert_int_equal(one.verdict, two.verdict);
    assert_int_equal(one.ground, two.ground);
}

static void test_order(void **state)
{
    (void)state;
    for_people(PEOPLE, check_order);
}

/* Days far from any law: no crash, no answer out of range. */
static void test_far_days(void **state)
{
    (void)state;
    static const char *const days[] = {"1800-01-01", "1999-12-31", "2019-12-31",
                                       "2020-01-01", "2100-06-15", "2199-12-01"};
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
        g_autoptr(MamsFacts) facts = random_person(rand);
        g_autoptr(MamsAnswer) answer = mams_status_answer(rules, facts, day(days[i]), 24);
        assert_true(answer->verdict >= MAMS_VERDICT_DEAD && answer->verdict < MAMS_N_VERDICTS);
    }
}

int main(void)
{
    const char *given = g_getenv("MAMS_TEST_SEED");
    if (given)
        seed = (guint32)strtoul(given, NULL, 10);
    printf("# seed %u\n", seed);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_months_agree),
        cmocka_unit_test(test_insured_until),
        cmocka_unit_test(test_not_insured_since),
        cmocka_unit_test(test_payment_never_hurts),
        cmocka_unit_test(test_ways_work),
        cmocka_unit_test(test_then_keeps),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_far_days),
    };
    return cmocka_run_group_tests_name("status", tests, rules_setup, rules_teardown);
}
