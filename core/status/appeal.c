/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/appeal.h"

/* A walk over days on which the clock runs. */
typedef struct {
    const MamsCalendar *calendar;
    const MamsAppeal *appeal;
    MamsDay lasting_until; /* when a pause that lasts is taken to end; NONE: it has no end */
} Walk;

/* The pause in which the clock stands still at the beginning of a day; NULL when it runs. */
static const MamsPause *pause_on(const Walk *walk, MamsDay day)
{
    for (int i = 0; i < walk->appeal->n_pauses; i++) {
        const MamsPause *pause = &walk->appeal->pauses[i];
        MamsDay until = pause->until != MAMS_DAY_NONE ? pause->until : walk->lasting_until;
        if (pause->from < day && (until == MAMS_DAY_NONE || day <= until))
            return pause;
    }
    return NULL;
}

/* The day on which the `count`-th working day after `from` is over on which the clock ran; NONE when
 * it stands still before that. `left` becomes how many are missing then. */
static MamsDay walk_on(const Walk *walk, MamsDay from, int count, int *left)
{
    MamsDay day = from;
    *left = count;
    while (*left > 0) {
        const MamsPause *pause = pause_on(walk, day + 1);
        if (pause != NULL && pause->until == MAMS_DAY_NONE && walk->lasting_until == MAMS_DAY_NONE)
            return MAMS_DAY_NONE;
        day++;
        if (pause == NULL && mams_calendar_is_working(walk->calendar, day))
            (*left)--;
    }
    return day;
}

/* The last day after an extension: the day given, later by the working days on which the clock stood
 * still since. */
static MamsDay extended_due(const Walk *walk, int *left)
{
    const MamsAppeal *appeal = walk->appeal;
    int count = mams_calendar_count_working_days(walk->calendar, appeal->extended_on,
                                                 appeal->extended_to);
    MamsDay unmoved =
        mams_calendar_add_working_days(walk->calendar, appeal->extended_on, MAX(count, 0), NULL);
    MamsDay day = walk_on(walk, appeal->extended_on, MAX(count, 0), left);
    return day == unmoved ? MAX(appeal->extended_to, day) : day;
}

static bool is_uncertain(const MamsCalendar *calendar, MamsDay from, MamsDay to)
{
    bool uncertain = false;
    int count = mams_calendar_count_working_days(calendar, from, to);
    mams_calendar_add_working_days(calendar, from, MAX(count, 0), &uncertain);
    return uncertain;
}

/* The same day so many months later, or the last one of a shorter month. */
static MamsDay add_months(MamsDay day, int months)
{
    int year, month, day_of_month;
    mams_day_split(day, &year, &month, &day_of_month);
    int index = year * 12 + month - 1 + months;
    MamsDay later = MAMS_DAY_NONE;
    while (later == MAMS_DAY_NONE && day_of_month > 0)
        later = mams_day_make(index / 12, index % 12 + 1, day_of_month--);
    return later;
}

static bool stands_still(const MamsAppeal *appeal)
{
    return appeal->n_pauses > 0 && appeal->pauses[appeal->n_pauses - 1].until == MAMS_DAY_NONE;
}

void mams_appeal_terms(const MamsRules *rules, const MamsAppeal *appeal, MamsDay today,
                       MamsAppealTerms *terms)
{
    const MamsCalendar *calendar = rules->calendar;
    Walk walk = {calendar, appeal, MAMS_DAY_NONE};
    /* The ordinary term, for the limit of an extension, must have an end. */
    Walk ended = {calendar, appeal, today};
    bool extended = appeal->extended_to != MAMS_DAY_NONE;
    int left, unused;
    *terms = (MamsAppealTerms){.registered = appeal->received, .tell_by = MAMS_DAY_NONE};
    if (!mams_calendar_is_working(calendar, appeal->received))
        terms->registered = mams_calendar_add_working_days(calendar, appeal->received, 1, NULL);

    MamsDay ordinary = walk_on(&ended, terms->registered, rules->appeal_working_days, &unused);
    MamsDay due = walk_on(&walk, terms->registered, rules->appeal_working_days, &left);
    if (extended) {
        int left_of_extension;
        MamsDay later = extended_due(&walk, &left_of_extension);
        if (later == MAMS_DAY_NONE || later > due) {
            due = later;
            left = left_of_extension;
        }
        terms->tell_by = mams_calendar_add_working_days(calendar, appeal->extended_on,
                                                        rules->tell_working_days, NULL);
    }
    terms->redirect_by = mams_calendar_add_working_days(calendar, terms->registered,
                                                        rules->redirect_working_days, NULL);
    terms->extend_to = add_months(ordinary, rules->extend_months);
    terms->stopped = due == MAMS_DAY_NONE && stands_still(appeal);
    terms->due = due;
    terms->left = terms->stopped
                      ? left
                      : mams_calendar_count_working_days(calendar, MAX(today, terms->registered),
                                                         due);
    terms->uncertain =
        is_uncertain(calendar, terms->registered, terms->stopped ? ordinary : due);
}
