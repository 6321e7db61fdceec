/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/rates.h"

/* Of per cent × 10 000. */
static const int64_t whole = 1000000;

/* sum × per cent, and of that another per cent (`whole`: all of it), rounded once. */
static int64_t part_of(int64_t sum, int64_t percent_e4, int64_t share_e4)
{
    __int128 one = (__int128)whole * whole;
    return (int64_t)(((__int128)sum * percent_e4 * share_e4 + one / 2) / one);
}

static void add_fixed(const MamsRules *rules, const MamsRates *rates, MamsRateLine *line)
{
    int year = mams_day_year(rates->on);
    line->base = line->rate->base == MAMS_BASE_MCI ? rates->mci : rates->minimum_wage;
    line->minimum = line->sum =
        mams_rules_month_rate(rules, line->kind, mams_day_month(rates->on), year);
}

static void add_of_income(const MamsRates *rates, MamsRateLine *line)
{
    const MamsRate *rate = line->rate;
    if (rate->cap_e4 > 0) {
        line->base = rates->minimum_wage;
        line->counted_at_most = part_of(rates->minimum_wage, rate->cap_e4 * 100, whole);
        line->maximum = part_of(line->counted_at_most, rate->percent_e4, whole);
    }
    if (rates->income == MAMS_RATES_NO_INCOME)
        return;
    int64_t counted = rate->cap_e4 > 0 ? MIN(rates->income, line->counted_at_most) : rates->income;
    line->sum = part_of(counted, rate->percent_e4, whole);
    if (rate->employer_share_e4 > 0)
        line->employer_sum = part_of(counted, rate->percent_e4, rate->employer_share_e4);
    if (rate->employee_share_e4 > 0)
        line->employee_sum = part_of(counted, rate->percent_e4, rate->employee_share_e4);
}

static void add_kind(const MamsRules *rules, MamsRates *rates, MamsKind kind)
{
    const MamsRate *rate = mams_rules_rate(rules, kind, mams_day_month(rates->on));
    if (!rate)
        return;
    const MamsPayer *payer = &rules->payers[kind];
    MamsRateLine line = {.kind = kind,
                         .payer = payer,
                         .rate = rate,
                         .base = MAMS_SUM_UNKNOWN,
                         .counted_at_most = MAMS_SUM_UNKNOWN,
                         .minimum = MAMS_SUM_UNKNOWN,
                         .maximum = MAMS_SUM_UNKNOWN,
                         .sum = MAMS_SUM_UNKNOWN,
                         .employer_sum = MAMS_SUM_UNKNOWN,
                         .employee_sum = MAMS_SUM_UNKNOWN};
    if (payer->switch_parameter)
        line.disputed = mams_rules_parameter(rules, payer->switch_parameter);
    if (rate->base == MAMS_BASE_INCOME)
        add_of_income(rates, &line);
    else
        add_fixed(rules, rates, &line);
    g_array_append_val(rates->lines, line);
}

static void add_state(const MamsRules *rules, MamsRates *rates)
{
    MamsMonth month = mams_day_month(rates->on);
    for (int i = 0; i < rules->n_state_contributions; i++) {
        const MamsStateContribution *law = &rules->state_contributions[i];
        if (month < law->from || month > law->to)
            continue;
        MamsStateLine line = {.law = law, .per_head = MAMS_SUM_UNKNOWN};
        if (law->per_head > 0)
            line.per_head = law->per_head;
        else if (law->average_wage > 0)
            line.per_head = part_of(law->average_wage, law->percent_e4, whole);
        g_array_append_val(rates->state, line);
    }
}

MamsRates *mams_rates_new(const MamsRules *rules, MamsDay on, int kind, int64_t income)
{
    MamsRates *rates = g_new0(MamsRates, 1);
    const MamsDatedSum *wage, *index;
    int year = mams_day_year(on);
    rates->on = on;
    rates->income = income;
    rates->minimum_wage = mams_rules_minimum_wage(rules, year, &wage);
    rates->mci = mams_rules_mci(rules, year, &index);
    rates->wage_year = mams_month_year(wage->from);
    rates->mci_year = mams_month_year(index->from);
    rates->assumed_year = !mams_rules_know_year(rules, year);
    rates->lines = g_array_new(FALSE, FALSE, sizeof(MamsRateLine));
    rates->state = g_array_new(FALSE, FALSE, sizeof(MamsStateLine));
    for (int one = 0; one < MAMS_N_KINDS; one++) {
        if (kind == MAMS_RATES_ALL_KINDS || kind == one)
            add_kind(rules, rates, (MamsKind)one);
    }
    if (kind == MAMS_RATES_ALL_KINDS)
        add_state(rules, rates);
    return rates;
}

void mams_rates_free(MamsRates *rates)
{
    if (!rates)
        return;
    g_array_unref(rates->lines);
    g_array_unref(rates->state);
    g_free(rates);
}
