/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STATUS_DIFF_H
#define MAMS_STATUS_DIFF_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/rules.h"
#include "status/facts.h"
#include "status/status.h"

/* What became different between two knowledge times, month by month, and which journal entries made
 * it so. */

typedef enum { MAMS_CHANGE_PERSON, MAMS_CHANGE_ASSIGNMENT, MAMS_CHANGE_PAYMENT } MamsChangedFact;

/* A journal entry that recorded or withdrew one fact of a person. */
typedef struct {
    int64_t entry;
    MamsChangedFact fact;
    bool withdrawn;
    MamsMonth from, to; /* the months it names; NONE … FOREVER for the person himself */
} MamsFactChange;

typedef struct {
    MamsMonth month;
    MamsMonthAnswer before, after;
    GArray *entries; /* int64_t, ascending: the journal entries that made it so */
    bool direct;     /* they name this month; else they changed others that it hangs on */
} MamsMonthDiff;

/* Whether two answers for a month say the same: mark, verdict, ground, settled, sum paid, returns.
 */
bool mams_month_answer_same(const MamsMonthAnswer *left, const MamsMonthAnswer *right);

/*
 * The months from … to that changed, each as on `on`. `before` may be NULL: the person was not
 * known yet, and its answers are empty. Changes are MamsFactChange in order of their entries; those
 * of the person count only when birth, death or residence changed. (owned) GPtrArray of
 * MamsMonthDiff.
 */
GPtrArray *mams_status_diff(const MamsRules *rules, const MamsFacts *before, const MamsFacts *after,
                            MamsDay on, MamsMonth from, MamsMonth to, const GArray *changes);

#endif
