/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/whatif.h"

#include "status/cover.h"
#include "status/diff.h"
#include "status/rates.h"

enum { MONTHS_BACK = 24 };

/* ---- what is done ---- */

typedef struct {
    const MamsScenario *scenario;
    MamsDay on;
    MamsOutcome *outcome;
} Play;

static void add_payment(Play *play, MamsMonth month, MamsKind kind, int64_t amount, MamsDay paid_on)
{
    mams_facts_add_payment(play->outcome->facts, &(MamsPayment){.month = month,
                                                                .kind = kind,
                                                                .amount = amount,
                                                                .paid_on = paid_on,
                                                                .received_on = MAMS_DAY_NONE,
                                                                .posted_on = MAMS_DAY_NONE,
                                                                .returned_on = MAMS_DAY_NONE});
}

/* What the person pays himself, on the day. */
static void pay(Play *play, MamsMonth month, MamsKind kind, int64_t amount)
{
    MamsWayLine line = {month, amount, kind};
    add_payment(play, month, kind, amount, play->on);
    g_array_append_val(play->outcome->lines, line);
    play->outcome->total += amount;
}

static void promise(MamsOutcome *outcome, MamsDay day)
{
    outcome->promised = outcome->promised == MAMS_DAY_NONE ? day : MAX(outcome->promised, day);
}

/* So many working days after a payment the status follows. */
static void promise_after(Play *play, MamsDay paid_on)
{
    const MamsRules *rules = play->scenario->rules;
    bool uncertain;
    promise(play->outcome, mams_calendar_add_working_days(rules->calendar, paid_on,
                                                          rules->status_working_days, &uncertain));
    play->outcome->uncertain_day = play->outcome->uncertain_day || uncertain;
}

/* Nobody owes a month before the system, his birth or his residence. */
static MamsMonth first_month_of(const MamsRules *rules, const MamsFacts *facts)
{
    MamsMonth first = MAX(rules->system_start, mams_day_month(facts->birth));
    return MAX(first, mams_day_month(facts->resident_from));
}

static void pay_months(Play *play)
{
    const MamsScenario *scenario = play->scenario;
    MamsMonth first = first_month_of(scenario->rules, scenario->facts);
    MamsCover cover;
    mams_cover_init(&cover, scenario->rules, play->outcome->facts, play->on,
                    MAX(scenario->pay_to, mams_day_month(play->on)));
    for (MamsMonth month = MAX(scenario->pay_from, first); month <= scenario->pay_to; month++) {
        MamsKind kind;
        if (mams_cover_month(&cover, month)->mark != MAMS_MARK_NONE)
            continue;
        int64_t price = mams_cover_price(&cover, month, play->on, &kind);
        if (price > 0)
            pay(play, month, kind, price);
    }
    mams_cover_clear(&cover);
    if (play->outcome->lines->len > 0)
        promise_after(play, play->on);
    mams_facts_sort(play->outcome->facts);
}

/* As the way `prepay`: twelve months ahead at the wage of the year, in time for the next month. */
static void prepay(Play *play)
{
    const MamsRules *rules = play->scenario->rules;
    MamsMonth now = mams_day_month(play->on);
    MamsCover cover;
    mams_cover_init(&cover, rules, play->outcome->facts, play->on, now);
    bool current_paid = mams_cover_month(&cover, now) && mams_cover_month(&cover, now)->passing;
    guint paid_before = play->outcome->lines->len;
    for (MamsMonth month = now + 1; month <= now + rules->prepay_months; month++) {
        int64_t price = mams_cover_price_ahead(&cover, month, play->on);
        if (price > 0)
            pay(play, month, MAMS_KIND_SELF, price);
    }
    mams_cover_clear(&cover);
    if (play->outcome->lines->len > paid_before && current_paid)
        promise_after(play, play->on);
    else if (play->outcome->lines->len > paid_before)
        promise(play->outcome, mams_month_first_day(now + 1));
    mams_facts_sort(play->outcome->facts);
}

static void begin_category(Play *play)
{
    const MamsScenario *scenario = play->scenario;
    GArray *assignments = play->outcome->facts->assignments;
    for (guint i = assignments->len; i-- > 0;) {
        const MamsAssignment *old = &g_array_index(assignments, MamsAssignment, i);
        if (old->category == scenario->category && old->from == scenario->category_from)
            g_array_remove_index(assignments, i);
    }
    mams_facts_add_assignment(play->outcome->facts,
                              &(MamsAssignment){.category = scenario->category,
                                                .from = scenario->category_from,
                                                .to = scenario->category_to,
                                                .document_date = MAMS_DAY_NONE});
    promise(play->outcome, MAX(scenario->category_from, play->on));
    mams_facts_sort(play->outcome->facts);
}

/* An employer pays for a month by its deadline, at least what the minimum wage asks for; any sum
 * covers the month. It is no cost of the person. */
static void begin_job(Play *play, MamsMonth last)
{
    const MamsRules *rules = play->scenario->rules;
    for (MamsMonth month = MAX(play->scenario->job_from, rules->system_start); month <= last;
         month++) {
        int64_t wage = mams_rules_minimum_wage(rules, mams_month_year(month), NULL);
        g_autoptr(MamsRates) rates =
            mams_rates_new(rules, mams_month_first_day(month), MAMS_KIND_EMPLOYER, wage);
        if (rates->lines->len > 0)
            add_payment(play, month, MAMS_KIND_EMPLOYER,
                        g_array_index(rates->lines, MamsRateLine, 0).sum,
                        mams_month_day(month + 1, rules->deadline_day));
    }
    promise_after(play,
                  MAX(mams_month_day(play->scenario->job_from + 1, rules->deadline_day), play->on));
    mams_facts_sort(play->outcome->facts);
}

static void play_scenario(const MamsScenario *scenario, MamsDay on, MamsMonth last,
                          MamsOutcome *outcome)
{
    Play play = {scenario, on, outcome};
    *outcome = (MamsOutcome){.facts = mams_facts_copy(scenario->facts),
                             .lines = g_array_new(FALSE, FALSE, sizeof(MamsWayLine)),
                             .promised = MAMS_DAY_NONE,
                             .insured_from = MAMS_DAY_NONE};
    if (scenario->category >= 0)
        begin_category(&play);
    if (scenario->pay_from != MAMS_MONTH_NONE)
        pay_months(&play);
    if (scenario->prepay)
        prepay(&play);
    if (scenario->job_from != MAMS_MONTH_NONE)
        begin_job(&play, last);
}

/* ---- what comes of it ---- */

static void judge(const MamsScenario *scenario, const MamsComparison *comparison,
                  MamsOutcome *outcome)
{
    outcome->on_day = mams_status_answer(scenario->rules, outcome->facts, comparison->on, 0);
    outcome->on_promised =
        mams_status_answer(scenario->rules, outcome->facts, comparison->promised, 0);
}

static void mark_insured_from(const MamsOutcome *other, MamsDay promised, MamsOutcome *outcome)
{
    if (outcome->promised != MAMS_DAY_NONE &&
        outcome->on_promised->verdict == MAMS_VERDICT_INSURED &&
        other->on_promised->verdict != MAMS_VERDICT_INSURED)
        outcome->insured_from = promised;
}

/* Up to the month of the day as on the day, later ones as on their last day. */
static GArray *answer_months(const MamsRules *rules, const MamsFacts *facts, MamsDay on,
                             MamsMonth from, MamsMonth to)
{
    MamsMonth now = mams_day_month(on);
    GArray *months = mams_status_months(rules, facts, on, from, MIN(to, now));
    for (MamsMonth month = MAX(from, now + 1); month <= to; month++) {
        g_autoptr(GArray) later =
            mams_status_months(rules, facts, mams_month_last_day(month), month, month);
        g_array_append_vals(months, later->data, later->len);
    }
    return months;
}

GArray *mams_month_pairs(const MamsRules *left_rules, const MamsFacts *left,
                         const MamsRules *right_rules, const MamsFacts *right, MamsDay on,
                         MamsMonth from, MamsMonth to)
{
    g_autoptr(GArray) left_months = answer_months(left_rules, left, on, from, to);
    g_autoptr(GArray) right_months = answer_months(right_rules, right, on, from, to);
    GArray *pairs = g_array_sized_new(FALSE, FALSE, sizeof(MamsMonthPair), left_months->len);
    for (guint i = 0; i < left_months->len; i++) {
        MamsMonthPair pair = {from + (MamsMonth)i, g_array_index(left_months, MamsMonthAnswer, i),
                              g_array_index(right_months, MamsMonthAnswer, i)};
        g_array_append_val(pairs, pair);
    }
    return pairs;
}

/* Leaves the months that differ. */
static GArray *differing_months(GArray *pairs)
{
    for (guint i = pairs->len; i-- > 0;) {
        const MamsMonthPair *pair = &g_array_index(pairs, MamsMonthPair, i);
        if (mams_month_answer_same(&pair->left, &pair->right))
            g_array_remove_index(pairs, i);
    }
    return pairs;
}

MamsComparison *mams_scenario_compare(const MamsScenario *left, const MamsScenario *right,
                                      MamsDay on)
{
    MamsComparison *comparison = g_new0(MamsComparison, 1);
    MamsMonth now = mams_day_month(on);
    int ahead = MAX(left->rules->prepay_months, right->rules->prepay_months);
    comparison->on = on;
    comparison->from = now - MONTHS_BACK + 1;
    comparison->to = now + ahead;
    while (mams_month_last_day(comparison->to) == MAMS_DAY_NONE)
        comparison->to--; /* the calendar has an end */
    play_scenario(left, on, comparison->to, &comparison->left);
    play_scenario(right, on, comparison->to, &comparison->right);
    comparison->promised = MAX(comparison->left.promised, comparison->right.promised);
    if (comparison->promised == MAMS_DAY_NONE)
        comparison->promised = on;
    judge(left, comparison, &comparison->left);
    judge(right, comparison, &comparison->right);
    mark_insured_from(&comparison->right, comparison->promised, &comparison->left);
    mark_insured_from(&comparison->left, comparison->promised, &comparison->right);
    comparison->months = differing_months(mams_month_pairs(left->rules, comparison->left.facts,
                                                           right->rules, comparison->right.facts,
                                                           on, comparison->from, comparison->to));
    return comparison;
}

static void outcome_clear(MamsOutcome *outcome)
{
    mams_facts_free(outcome->facts);
    g_array_unref(outcome->lines);
    mams_answer_free(outcome->on_day);
    mams_answer_free(outcome->on_promised);
}

void mams_comparison_free(MamsComparison *comparison)
{
    if (!comparison)
        return;
    outcome_clear(&comparison->left);
    outcome_clear(&comparison->right);
    g_array_unref(comparison->months);
    g_free(comparison);
}
