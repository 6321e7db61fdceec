/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STATUS_RATES_H
#define MAMS_STATUS_RATES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "rules/rules.h"

/*
 * What the law of a month asks of each payer kind (domain.md 3), and what that makes of an income.
 * All numbers come from MamsRules; sums are tiyn, half a tiyn is rounded up.
 */

enum { MAMS_RATES_NO_INCOME = -1, MAMS_RATES_ALL_KINDS = -1, MAMS_SUM_UNKNOWN = -1 };

typedef struct {
    MamsKind kind;
    const MamsPayer *payer;
    const MamsRate *rate;
    int64_t base; /* the wage or index that the rate or its cap rests on; UNKNOWN: none */
    int64_t counted_at_most; /* the income counted at most; UNKNOWN: no cap */
    int64_t minimum;         /* the smallest sum that covers a month; UNKNOWN: any sum does */
    int64_t maximum;         /* the sum at the cap; UNKNOWN: no cap */
    int64_t sum;             /* to pay; UNKNOWN when it needs an income and none was given */
    int64_t employer_sum; /* the parts of `sum` that are for ОСМС, of a payment for several funds */
    int64_t employee_sum;          /* … else UNKNOWN */
    const MamsParameter *disputed; /* may switch the kind off, or NULL */
} MamsRateLine;

/* What the state pays for one privileged person. */
typedef struct {
    const MamsStateContribution *law;
    int64_t per_head; /* UNKNOWN when neither the sum nor the wage it follows from is known */
} MamsStateLine;

typedef struct {
    MamsDay on;
    int64_t income; /* tiyn a month, or MAMS_RATES_NO_INCOME */
    int64_t minimum_wage, mci;
    int wage_year, mci_year; /* the years these two values are of */
    bool assumed_year;       /* the rules do not know the year: values of an earlier one stand in */
    GArray *lines; /* MamsRateLine, in the order of MamsKind; kinds in the law of the month */
    GArray *state; /* MamsStateLine; empty when one kind was asked for */
} MamsRates;

/* The rates on a day, of one kind or of MAMS_RATES_ALL_KINDS. `income` is not negative, or
 * MAMS_RATES_NO_INCOME. (owned) */
MamsRates *mams_rates_new(const MamsRules *rules, MamsDay on, int kind, int64_t income);
void mams_rates_free(MamsRates *rates);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsRates, mams_rates_free)

#endif
