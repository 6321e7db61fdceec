/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STATUS_APPEAL_H
#define MAMS_STATUS_APPEAL_H

#include "rules/rules.h"

/*
 * The legal clocks of an appeal (АППК art. 63, 76), in working days of the calendar. Pure: a day, what
 * happened to the appeal, and the rules.
 */

/* The clock stands still: something was asked of the applicant on `from`, and his answer came on
 * `until` (NONE: it has not come). The day of asking counts as ours; the day on which the answer came
 * does not, like the day of registration. */
typedef struct {
    MamsDay from, until;
} MamsPause;

typedef struct {
    MamsDay received;        /* the day it came, in Almaty */
    const MamsPause *pauses; /* by from, without overlap; only the last may last */
    int n_pauses;
    MamsDay extended_on;     /* the day of the decision to extend; NONE: not extended */
    MamsDay extended_to;     /* the new last day, taken as it was given */
} MamsAppeal;

typedef struct {
    MamsDay registered;  /* day 0: the day it came, or the next working day after a day off */
    MamsDay due;         /* last day to answer; NONE while the clock stands still */
    MamsDay redirect_by; /* last day to redirect it to whom it concerns */
    MamsDay tell_by;     /* last day to tell the applicant of the extension; NONE: not extended */
    MamsDay extend_to;   /* the latest day to which it may be extended, counted from the ordinary term;
                            of a clock that stands still as if it went on tomorrow */
    bool stopped;        /* the clock stands still */
    int left;            /* working days after today up to `due`: 0 on the last day, below zero when
                            overdue; of a clock that stands still those that were left then */
    bool uncertain;      /* the term goes over days off that are not certain (calendar.h) */
} MamsAppealTerms;

void mams_appeal_terms(const MamsRules *rules, const MamsAppeal *appeal, MamsDay today,
                       MamsAppealTerms *terms);

#endif
