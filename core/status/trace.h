/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STATUS_TRACE_H
#define MAMS_STATUS_TRACE_H

#include <glib.h>
#include <stdbool.h>

#include "status/status.h"

/*
 * The full trace of a verdict, made on request: every ground in the order of domain.md section 0 up
 * to the one that holds. A ground that does not hold names the first of its conditions that failed
 * and the facts that show it: the answer to "why not".
 */
typedef enum {
    MAMS_FAILED_NOTHING,       /* the ground holds */
    MAMS_FAILED_ALIVE,         /* dead: no death is recorded, or the day is not after it */
    MAMS_FAILED_TIME,          /* transition: the day is not within it */
    MAMS_FAILED_NO_RECORD,     /* no category of that kind is recorded on the day */
    MAMS_FAILED_ENDED,         /* the latest one ended: category, until */
    MAMS_FAILED_OTHER_PAYER,   /* one is in force, but its payer is another or the law has none */
    MAMS_FAILED_NOT_AHEAD,     /* prepaid: no months are paid ahead by oneself */
    MAMS_FAILED_RUN_SHORT,     /* the longest stretch paid ahead is too short: run_from, count */
    MAMS_FAILED_RUN_ELSEWHERE, /* a run is there, but the month lies outside: run_from, run_to */
    MAMS_FAILED_NOT_IN_FORCE,  /* the law on runs is not in force yet */
    MAMS_FAILED_NOT_PAID,      /* paid: no month from `month_from` on passes the paid test */
    MAMS_FAILED_GAP, /* the last paid month is there, but a month before it is not covered */
    MAMS_FAILED_FIRST_ENTRY,   /* Art. 40: the months before a first own payment */
    MAMS_FAILED_NEVER_SETTLED, /* grace: no paid month without a gap before it in reach */
    MAMS_FAILED_TOO_LATE,      /* grace: it ended: last_paid_month, months, until */
    MAMS_N_FAILED
} MamsFailed;

/* "ended", "gap", …; NULL for NOTHING. */
const char *mams_failed_code(MamsFailed failed);

typedef struct {
    const char *rule; /* name of the MamsRule: "dead", "transition", "state", … */
    bool holds;
    MamsFailed failed;
    MamsReason reason; /* law and facts; of a ground that holds, those of the answer */
} MamsTraceStep;

/* The steps for a day, in order; the last one holds. Facts must be sorted. (owned) GArray of
 * MamsTraceStep. */
GArray *mams_status_trace(const MamsRules *rules, const MamsFacts *facts, MamsDay on);

#endif
