/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/cover.h"

/* The whole answer for a day, put together from its parts. */

/* Debt: the uncovered months of the window whose deadline has passed. */
void mams_answer_debt(MamsAnswer *answer, const MamsCover *cover)
{
    MamsMonth now = mams_day_month(answer->on), due = mams_cover_due(cover->rules, answer->on);
    for (MamsMonth month = mams_cover_window_start(cover, now, answer->on);
         month < now && month <= due; month++) {
        if (mams_cover_month(cover, month)->mark != MAMS_MARK_NONE)
            continue;
        MamsWayLine line = {.month = month};
        line.amount = mams_cover_price(cover, month, answer->on, &line.kind);
        g_array_append_val(answer->debt_months, line);
        answer->debt_total += line.amount;
    }
}

static void sum_payments(const MamsCover *cover, const MamsCoverMonth *state,
                         MamsMonthAnswer *month)
{
    for (int i = 0; i < state->n_payments; i++) {
        const MamsPayment *payment =
            &g_array_index(cover->facts->payments, MamsPayment, state->first_payment + i);
        if (payment->returned_on != MAMS_DAY_NONE && payment->returned_on <= cover->seen)
            month->returned = true;
        if (mams_payment_seen(payment, cover->seen) &&
            cover->rules->payers[payment->kind].test != MAMS_TEST_NEVER)
            month->paid += payment->amount;
    }
}

/* What had been known of a month when it ended, or on the day asked about. */
static void judge_month(const MamsCover *cover, MamsMonthAnswer *month, MamsDay on)
{
    const MamsFacts *facts = cover->facts;
    MamsDay day = MIN(mams_month_last_day(month->month), on);
    month->verdict = MAMS_VERDICT_NONE;
    if (month->month > mams_day_month(on) || month->month < cover->rules->system_start ||
        (facts->birth != MAMS_DAY_NONE && day < facts->birth))
        return;
    MamsShortAnswer then = mams_status_short(cover->rules, facts, day);
    month->verdict = then.verdict;
    month->ground = then.ground;
}

static MamsMonthAnswer answer_month(const MamsCover *cover, MamsMonth number, MamsDay on)
{
    MamsMonth now = mams_day_month(on);
    MamsMonthAnswer month = {.month = number};
    const MamsCoverMonth *state = mams_cover_month(cover, number);
    month.due_passed = number <= mams_cover_due(cover->rules, on);
    month.in_window = number < now && number >= mams_cover_window_start(cover, now, on);
    if (state) {
        month.mark = (MamsMark)state->mark;
        month.kinds = state->kinds;
        month.categories = state->categories;
        month.settled = mams_cover_settled(cover, number, on);
        month.shortfall = mams_cover_shortfall(cover, number);
        sum_payments(cover, state, &month);
    }
    judge_month(cover, &month, on);
    return month;
}

GArray *mams_status_months(const MamsRules *rules, const MamsFacts *facts, MamsDay on,
                           MamsMonth from, MamsMonth to)
{
    GArray *months = g_array_new(FALSE, FALSE, sizeof(MamsMonthAnswer));
    MamsCover cover;
    mams_cover_init(&cover, rules, facts, on, MAX(to, mams_day_month(on)));
    for (MamsMonth number = from; number <= to; number++) {
        MamsMonthAnswer month = answer_month(&cover, number, on);
        g_array_append_val(months, month);
    }
    mams_cover_clear(&cover);
    return months;
}

MamsAnswer *mams_status_answer(const MamsRules *rules, const MamsFacts *facts, MamsDay on,
                               int months)
{
    MamsAnswer *answer = g_new0(MamsAnswer, 1);
    MamsMonth now = mams_day_month(on);
    MamsCover cover;
    mams_cover_init(&cover, rules, facts, on, now);
    MamsFinding finding = mams_cover_verdict(&cover, on);
    /* Nobody owes anything before the system or his birth, nor after his death. */
    bool counts = finding.verdict != MAMS_VERDICT_DEAD && now >= rules->system_start &&
                  (facts->birth == MAMS_DAY_NONE || on >= facts->birth);
    answer->facts = facts;
    answer->iin = facts->iin;
    answer->on = on;
    answer->verdict = finding.verdict;
    answer->ground = finding.ground;
    answer->insured_until = answer->not_insured_since = MAMS_DAY_NONE;
    answer->debt_months = g_array_new(FALSE, FALSE, sizeof(MamsWayLine));
    if (finding.verdict == MAMS_VERDICT_NOT_INSURED)
        answer->not_insured_since = mams_not_insured_since(rules, facts, on);
    else if (finding.verdict != MAMS_VERDICT_DEAD)
        answer->insured_until = mams_insured_until(rules, facts, on);
    if (counts) {
        mams_answer_debt(answer, &cover);
        mams_answer_ways(answer, rules, facts);
    } else {
        answer->ways = g_ptr_array_new();
        answer->ways_on = on;
    }
    mams_answer_conflicts(answer, &cover);
    mams_answer_reasons(answer, &cover, &finding);
    answer->months = mams_status_months(rules, facts, on, now - months + 1, now);
    mams_cover_clear(&cover);
    return answer;
}

const MamsMonthAnswer *mams_answer_month(const MamsAnswer *answer, MamsMonth month)
{
    for (guint i = 0; i < answer->months->len; i++) {
        const MamsMonthAnswer *found = &g_array_index(answer->months, MamsMonthAnswer, i);
        if (found->month == month)
            return found;
    }
    return NULL;
}

void mams_answer_free(MamsAnswer *answer)
{
    if (!answer)
        return;
    g_array_unref(answer->reasons);
    g_array_unref(answer->debt_months);
    g_ptr_array_unref(answer->ways);
    g_array_unref(answer->conflicts);
    g_array_unref(answer->months);
    g_free(answer);
}
