/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STATUS_APPEAL_H
#define MAMS_STATUS_APPEAL_H

#include <stdbool.h>

#include "base/day.h"
#include "rules/rules.h"

/*
 * The legal clocks of an appeal: by when it is answered, redirected, extended. The lengths are
 * those of [appeal] in the rules, the days off those of holidays.csv.
 */

/* The clock waits for the citizen. */
typedef struct {
    MamsDay from;  /* the day one asked; it still counts as ours */
    MamsDay until; /* the day the answer came; like the day of registration it does not count.
                    * NONE: it waits still */
} MamsPause;

typedef struct {
    MamsDay received;        /* the day it came, in Almaty */
    const MamsPause *pauses; /* by from, without overlap */
    int n_pauses;
    MamsDay extended_on, extended_to; /* the decision and the new last day; NONE: not extended */
} MamsAppeal;

typedef struct {
    MamsDay registered;  /* day 0: the day it came; for a day off the next working day */
    MamsDay due;         /* the last day to answer; NONE while the clock stands still */
    MamsDay redirect_by; /* the last day to redirect it to whom it concerns; no pause moves it */
    MamsDay tell_by;   /* the last day to tell the applicant of the extension; NONE: not extended */
    MamsDay extend_to; /* the latest day to which it may be extended: ExtendMonths after the
                        * ordinary term; NONE while that stands still */
    bool stopped;      /* the clock stands still today */
    int left;          /* working days after today to the due day: 0 on it, negative behind it, -1
                        * also on days off that follow it; while stopped those left when it stopped */
    bool uncertain;    /* a day of confidence L, or of a year that holidays.csv does not hold, lies
                        * between the day received and the last of the days above but extend_to */
} MamsAppealTerms;

/*
 * The terms as seen on `today`; what happened after it is not seen yet. The ordinary term ends with
 * the WorkingDays-th working day after the registration. A working day does not count when the
 * clock stood still at its beginning: from < day <= until. A term that has run out when one asks,
 * on its last day too, is not stopped any more.
 *
 * The extended term ends on `extended_to` as it was decided, be it a day off; the working days
 * after `extended_on` on which the clock stood still move it on. It never ends before the ordinary
 * one. Whether `extended_to` lies within `extend_to` is the caller's to check.
 *
 * Before the day of registration `left` is that of this day. All is NONE and 0 when `received` is
 * NONE. Never fails.
 */
void mams_appeal_terms(const MamsRules *rules, const MamsAppeal *appeal, MamsDay today,
                       MamsAppealTerms *terms);

#endif
