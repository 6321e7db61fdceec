/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STATUS_WHATIF_H
#define MAMS_STATUS_WHATIF_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "rules/rules.h"
#include "status/facts.h"
#include "status/status.h"

/* What would become of a person: scenarios played on copies of the facts, two side by side. */

/* What somebody might do on a day, and by which rules it is judged. Nothing of it done: how things
 * stand. Begin with MAMS_SCENARIO_NONE. */
typedef struct {
    const MamsRules *rules;
    const MamsFacts *facts;     /* sorted, with the category indexes of these rules */
    MamsMonth pay_from, pay_to; /* pay each uncovered month of them; NONE: none */
    bool prepay;                /* pay the twelve months ahead */
    int category;               /* begin this category, or give the record that begins on the same
                                   day another end; -1: none */
    MamsDay category_from, category_to; /* to: FOREVER when open */
    MamsMonth job_from; /* a job whose employer pays for each month from here; NONE: none */
} MamsScenario;

#define MAMS_SCENARIO_NONE                                                                         \
    {                                                                                              \
        .pay_from = MAMS_MONTH_NONE, .pay_to = MAMS_MONTH_NONE, .category = -1,                    \
        .category_from = MAMS_DAY_NONE, .category_to = MAMS_DAY_FOREVER,                           \
        .job_from = MAMS_MONTH_NONE                                                                \
    }

/* A scenario played. */
typedef struct {
    MamsFacts *facts;        /* the facts with what the scenario adds */
    GArray *lines;           /* MamsWayLine: what the person pays, on the day */
    int64_t total;           /* tiyn */
    MamsDay promised;        /* the day from which all of it counts; NONE when nothing was done */
    bool uncertain_day;      /* it crosses a day off that no source confirms */
    MamsAnswer *on_day;      /* the answer on the day, without months */
    MamsAnswer *on_promised; /* on the comparison's promised day, without months */
    MamsDay insured_from; /* the promised day when it is one of an insured person who would not be
                             one otherwise; else NONE */
} MamsOutcome;

typedef struct {
    MamsMonth month;
    MamsMonthAnswer left, right;
} MamsMonthPair;

typedef struct {
    MamsDay on;
    MamsDay promised; /* the later promised day of the two; `on` when nothing was done */
    MamsOutcome left, right;
    MamsMonth from, to; /* the months compared: two years up to the day, and a year ahead */
    GArray *months;     /* MamsMonthPair: those that differ. Up to the month of `on` they are as on
                           that day; later ones as on their last day. */
} MamsComparison;

/* Each month from … to by two sets of facts, each by its rules. Up to the month of `on` as on that
 * day; later ones as on their last day. (owned) GArray of MamsMonthPair. */
GArray *mams_month_pairs(const MamsRules *left_rules, const MamsFacts *left,
                         const MamsRules *right_rules, const MamsFacts *right, MamsDay on,
                         MamsMonth from, MamsMonth to);

/* Plays both scenarios on a day and compares them. The rules must outlive the result. Never fails;
 * writes nothing anywhere. (owned) */
MamsComparison *mams_scenario_compare(const MamsScenario *left, const MamsScenario *right,
                                      MamsDay on);
void mams_comparison_free(MamsComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsComparison, mams_comparison_free)

#endif
