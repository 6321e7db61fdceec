/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/cover.h"

/*
 * How long a verdict holds, forwards and backwards. A verdict can change only on certain days: the
 * first of a month, the day after a deadline, and the days that facts and laws name. These are
 * gathered and asked one after the other; between two of them nothing changes.
 */

static void add_day(GArray *days, int64_t day, MamsDay from, MamsDay to)
{
    if (day >= from && day <= to) {
        MamsDay value = (MamsDay)day;
        g_array_append_val(days, value);
    }
}

static int compare_days(const void *left, const void *right)
{
    MamsDay a = *(const MamsDay *)left, b = *(const MamsDay *)right;
    return a < b ? -1 : a > b;
}

/* The days in from … to on which a verdict may change, in order. */
static GArray *turning_days(const MamsRules *rules, const MamsFacts *facts, MamsDay from,
                            MamsDay to)
{
    GArray *days = g_array_sized_new(FALSE, FALSE, sizeof(MamsDay), 256);
    for (MamsMonth month = mams_day_month(from); month <= mams_day_month(to); month++) {
        add_day(days, mams_month_first_day(month), from, to);
        add_day(days, mams_month_day(month, rules->deadline_day) + 1, from, to);
    }
    add_day(days, rules->prepay_in_force, from, to);
    add_day(days, rules->long_grace_in_force, from, to);
    if (facts->birth != MAMS_DAY_NONE)
        add_day(days, facts->birth, from, to);
    if (facts->resident_from != MAMS_DAY_NONE)
        add_day(days, facts->resident_from, from, to);
    if (facts->death != MAMS_DAY_NONE)
        add_day(days, (int64_t)facts->death + 1, from, to);
    for (int i = 0; i < rules->n_categories; i++) {
        for (int k = 0; k < rules->categories[i].n_law; k++) {
            add_day(days, rules->categories[i].law[k].from, from, to);
            add_day(days, (int64_t)rules->categories[i].law[k].to + 1, from, to);
        }
    }
    for (guint i = 0; i < facts->assignments->len; i++) {
        const MamsAssignment *assignment = &g_array_index(facts->assignments, MamsAssignment, i);
        add_day(days, assignment->from, from, to);
        add_day(days, mams_day_next_month(assignment->from), from, to);
    }
    for (guint i = 0; i < facts->payments->len; i++) {
        const MamsPayment *payment = &g_array_index(facts->payments, MamsPayment, i);
        add_day(days, payment->paid_on, from, to);
        add_day(days, payment->returned_on, from, to);
    }
    g_array_sort(days, compare_days);
    return days;
}

static bool holds_right(MamsVerdict verdict)
{
    return verdict >= MAMS_VERDICT_TEMPORARY;
}

MamsDay mams_insured_until(const MamsRules *rules, const MamsFacts *facts, MamsDay on)
{
    MamsDay horizon = mams_day_add_years(on, rules->horizon_years);
    MamsCover cover;
    mams_cover_init(&cover, rules, facts, on, mams_day_month(horizon) + 1);
    MamsDay until = MAMS_DAY_NONE;
    if (holds_right(mams_cover_verdict(&cover, on).verdict)) {
        g_autoptr(GArray) days = turning_days(rules, facts, on + 1, horizon + 1);
        for (guint i = 0; i < days->len && until == MAMS_DAY_NONE; i++) {
            MamsDay day = g_array_index(days, MamsDay, i);
            if (!holds_right(mams_cover_verdict(&cover, day).verdict))
                until = day - 1;
        }
    }
    mams_cover_clear(&cover);
    return until;
}

MamsDay mams_not_insured_since(const MamsRules *rules, const MamsFacts *facts, MamsDay on)
{
    MamsDay floor = mams_month_first_day(rules->transition_to + 1);
    if (facts->birth != MAMS_DAY_NONE)
        floor = MAX(floor, facts->birth);
    if (facts->resident_from != MAMS_DAY_NONE)
        floor = MAX(floor, facts->resident_from);
    if (floor > on)
        return MAMS_DAY_NONE;
    g_autoptr(GArray) days = turning_days(rules, facts, floor, on);
    MamsDay since = on;
    /* The floor is itself among the days: it is the first of a month, a birth or an arrival. */
    for (guint i = days->len; i > 0; i--) {
        MamsDay day = g_array_index(days, MamsDay, i - 1);
        if (mams_verdict_on(rules, facts, day) != MAMS_VERDICT_NOT_INSURED)
            break;
        since = day;
    }
    return since;
}
