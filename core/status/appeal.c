/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/appeal.h"

/* What is known on `today`. */
typedef struct {
    const MamsRules *rules;
    const MamsAppeal *appeal;
    MamsDay today;
} View;

/* A term counted day by day. */
typedef struct {
    MamsDay last; /* the last day counted */
    int left;     /* days that were not reached: above zero when the clock stopped */
} Term;

static bool seen(const View *view, MamsDay day)
{
    return day != MAMS_DAY_NONE && day != MAMS_DAY_FOREVER && day <= view->today;
}

/* The day one asked what was not answered yet, or FOREVER. */
static MamsDay open_pause(const View *view)
{
    for (int i = 0; i < view->appeal->n_pauses; i++) {
        const MamsPause *pause = &view->appeal->pauses[i];
        if (seen(view, pause->from) && !seen(view, pause->until))
            return pause->from;
    }
    return MAMS_DAY_FOREVER;
}

/* Whether the clock stood still at the beginning of that day. */
static bool stood_still(const View *view, MamsDay day)
{
    for (int i = 0; i < view->appeal->n_pauses; i++) {
        const MamsPause *pause = &view->appeal->pauses[i];
        if (seen(view, pause->from) && pause->from < day &&
            (!seen(view, pause->until) || day <= pause->until))
            return true;
    }
    return false;
}

/* Counts so many working days after `from`, as far as no open pause ends the counting. */
static Term count_days(const View *view, MamsDay from, int days)
{
    Term term = {from, days};
    MamsDay stop = open_pause(view);
    while (term.left > 0 && term.last < stop) {
        term.last++;
        if (mams_calendar_is_working(view->rules->calendar, term.last) &&
            !stood_still(view, term.last))
            term.left--;
    }
    return term;
}

static Term extended_term(const View *view)
{
    const MamsAppeal *appeal = view->appeal;
    int days = mams_calendar_count_working_days(view->rules->calendar, appeal->extended_on,
                                                appeal->extended_to);
    Term term = count_days(view, appeal->extended_on, MAX(days, 0));
    /* The days were counted to the last working one, and the decision may name a day off. */
    if (term.left == 0)
        term.last = MAX(term.last, appeal->extended_to);
    return term;
}

static int days_left(const View *view, MamsDay registered, MamsDay due)
{
    MamsDay from = MAX(view->today, registered);
    int left = mams_calendar_count_working_days(view->rules->calendar, from, due);
    return from > due ? MIN(left, -1) : left;
}

static bool crosses_doubt(const MamsCalendar *calendar, MamsDay from, MamsDay to)
{
    for (MamsDay day = from; day <= to; day++)
        if (mams_calendar_is_uncertain(calendar, day))
            return true;
    return false;
}

void mams_appeal_terms(const MamsRules *rules, const MamsAppeal *appeal, MamsDay today,
                       MamsAppealTerms *terms)
{
    const MamsCalendar *calendar = rules->calendar;
    View view = {rules, appeal, today};
    *terms = (MamsAppealTerms){.registered = MAMS_DAY_NONE,
                               .due = MAMS_DAY_NONE,
                               .redirect_by = MAMS_DAY_NONE,
                               .tell_by = MAMS_DAY_NONE,
                               .extend_to = MAMS_DAY_NONE};
    if (appeal->received == MAMS_DAY_NONE || appeal->received == MAMS_DAY_FOREVER)
        return;
    terms->registered = mams_calendar_add_working_days(calendar, appeal->received - 1, 1, NULL);
    terms->redirect_by = mams_calendar_add_working_days(calendar, terms->registered,
                                                        rules->redirect_working_days, NULL);
    Term ordinary = count_days(&view, terms->registered, rules->appeal_working_days);
    if (ordinary.left == 0)
        terms->extend_to = mams_month_day(mams_day_month(ordinary.last) + rules->extend_months,
                                          mams_day_of_month(ordinary.last));

    Term extended = {MAMS_DAY_NONE, 0};
    if (seen(&view, appeal->extended_on) && appeal->extended_to != MAMS_DAY_NONE &&
        appeal->extended_to != MAMS_DAY_FOREVER) {
        extended = extended_term(&view);
        terms->tell_by = mams_calendar_add_working_days(calendar, appeal->extended_on,
                                                        rules->tell_working_days, NULL);
    }
    MamsDay last = MAX(ordinary.last, extended.last);
    terms->stopped = ordinary.left > 0 || extended.left > 0;
    terms->due = terms->stopped ? MAMS_DAY_NONE : last;
    terms->left = terms->stopped ? MAX(ordinary.left, extended.left)
                                 : days_left(&view, terms->registered, last);
    last = MAX(last, MAX(terms->redirect_by, terms->tell_by));
    terms->uncertain = crosses_doubt(calendar, appeal->received, last);
}
