/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/cover.h"

/* The verdict on a day: domain.md section 0, step by step, the first that holds. */

MamsMonth mams_cover_due(const MamsRules *rules, MamsDay day)
{
    return mams_day_month(day) - (mams_day_of_month(day) > rules->deadline_day ? 1 : 2);
}

MamsMonth mams_cover_window_start(const MamsCover *cover, MamsMonth month, MamsDay day)
{
    const MamsRules *rules = cover->rules;
    const MamsFacts *facts = cover->facts;
    MamsMonth start = month - rules->window_months;
    start = MAX(start, mams_day_month(day) - rules->window_months +
                           (rules->debt_window_including ? 1 : 0));
    start = MAX(start, rules->system_start);
    if (facts->birth != MAMS_DAY_NONE)
        start = MAX(start, mams_day_month(facts->birth));
    if (facts->resident_from != MAMS_DAY_NONE)
        start = MAX(start, mams_day_month(facts->resident_from));
    const MamsCoverMonth *state = mams_cover_month(cover, month);
    if (state && state->cut != MAMS_MONTH_NONE && day >= rules->prepay_in_force)
        start = MAX(start, state->cut);
    return start;
}

/* Art. 40: whoever begins as an independent payer or with the aggregate payment waits some months.
 */
static bool first_entry_holds(const MamsCover *cover, MamsMonth month)
{
    const MamsRules *rules = cover->rules;
    const MamsCoverMonth *state = mams_cover_month(cover, month);
    for (int i = 0; i < rules->n_first_entry; i++) {
        const MamsFirstEntry *entry = &rules->first_entry[i];
        if (month < entry->from || month > entry->to || state->passing != 1u << entry->kind)
            continue;
        for (MamsMonth before = month - entry->months; before < month; before++) {
            const MamsCoverMonth *earlier = mams_cover_month(cover, before);
            if (!earlier || !earlier->passing)
                return false;
        }
    }
    return true;
}

bool mams_cover_settled(const MamsCover *cover, MamsMonth month, MamsDay day)
{
    const MamsCoverMonth *state = mams_cover_month(cover, month);
    if (!state || state->mark == MAMS_MARK_NONE)
        return false;
    return state->last_gap < mams_cover_window_start(cover, month, day) &&
           first_entry_holds(cover, month);
}

/* The assignment that insures on the day: until the last day of the month of its end. */
static const MamsAssignment *insuring_assignment(const MamsCover *cover, MamsDay day,
                                                 MamsStatePayer payer, bool exempt)
{
    int at = 0;
    const MamsAssignment *assignment, *best = NULL;
    while ((assignment = mams_cover_next_assignment(cover, &at))) {
        const MamsCategory *category = &cover->rules->categories[assignment->category];
        if (exempt ? category->role != MAMS_ROLE_EXEMPT
                   : category->role != MAMS_ROLE_PRIVILEGED && category->role != MAMS_ROLE_CHILD)
            continue;
        if (assignment->from > day || (assignment->to != MAMS_DAY_FOREVER &&
                                       day > mams_month_last_day(mams_day_month(assignment->to))))
            continue;
        const MamsCategoryLaw *law = mams_rules_category_law(category, day);
        if (!law || (!exempt && law->payer != payer))
            continue;
        if (!best || assignment->to > best->to)
            best = assignment;
    }
    return best;
}

static const MamsAssignment *temporary_assignment(const MamsCover *cover, MamsDay day)
{
    int at = 0;
    const MamsAssignment *assignment;
    while ((assignment = mams_cover_next_assignment(cover, &at))) {
        if (cover->rules->categories[assignment->category].role == MAMS_ROLE_TEMPORARY &&
            assignment->from <= day && day < mams_day_next_month(assignment->from))
            return assignment;
    }
    return NULL;
}

static bool passes(const MamsCover *cover, MamsMonth month)
{
    const MamsCoverMonth *state = mams_cover_month(cover, month);
    return state && state->passing;
}

int mams_cover_grace(const MamsCover *cover, MamsMonth last_paid, MamsDay day)
{
    const MamsRules *rules = cover->rules;
    const MamsCoverMonth *state = mams_cover_month(cover, last_paid);
    if (day >= rules->long_grace_in_force && last_paid >= rules->long_grace_first_last &&
        state->paid_streak >= rules->long_grace_run)
        return rules->long_grace_months;
    return rules->grace_months;
}

/* Steps 6 and 7: the right by payments, kept some months after the last one. */
static bool paid_right(const MamsCover *cover, MamsDay day, MamsFinding *finding)
{
    const MamsRules *rules = cover->rules;
    MamsMonth now = mams_day_month(day), due = mams_cover_due(rules, day);
    for (MamsMonth month = now; month >= due; month--) {
        if ((passes(cover, month) || rules->grace_after_state_category) &&
            mams_cover_settled(cover, month, day)) {
            finding->verdict = MAMS_VERDICT_INSURED;
            finding->ground = MAMS_GROUND_PAID;
            finding->month = month;
            return true;
        }
    }
    int longest = MAX(rules->grace_months, rules->long_grace_months);
    for (MamsMonth month = due - 1; month >= now - longest; month--) {
        if (!passes(cover, month) || !mams_cover_settled(cover, month, day))
            continue;
        int grace = mams_cover_grace(cover, month, day);
        if (now > month + grace)
            continue;
        finding->verdict = MAMS_VERDICT_CONDITIONAL;
        finding->ground = MAMS_GROUND_GRACE;
        finding->month = month;
        finding->grace = grace;
        return true;
    }
    return false;
}

/* The seen assignment that gave a month its mark, the one with the latest end. */
static const MamsAssignment *assignment_of_month(const MamsCover *cover, MamsMonth month)
{
    const MamsCoverMonth *state = mams_cover_month(cover, month);
    int at = 0;
    const MamsAssignment *assignment, *best = NULL;
    while ((assignment = mams_cover_next_assignment(cover, &at))) {
        MamsCategoryRole role = cover->rules->categories[assignment->category].role;
        bool fits = state->mark == MAMS_MARK_EXEMPT
                        ? role == MAMS_ROLE_EXEMPT
                        : role == MAMS_ROLE_PRIVILEGED || role == MAMS_ROLE_CHILD;
        if (fits && assignment->from <= mams_month_last_day(month) &&
            assignment->to >= mams_month_first_day(month) && (!best || assignment->to > best->to))
            best = assignment;
    }
    return best;
}

/* Step 9: why there is no right. */
static void find_missing_ground(const MamsCover *cover, MamsDay day, MamsFinding *finding)
{
    finding->verdict = MAMS_VERDICT_NOT_INSURED;
    finding->ground = MAMS_GROUND_NEVER;
    for (MamsMonth month = mams_day_month(day); month > cover->rules->transition_to; month--) {
        const MamsCoverMonth *state = mams_cover_month(cover, month);
        if (!state || state->mark == MAMS_MARK_NONE)
            continue;
        finding->month = month;
        if (state->passing && month >= mams_cover_due(cover->rules, day)) {
            finding->ground = MAMS_GROUND_DEBT;
        } else if (state->mark != MAMS_MARK_PAID) {
            finding->ground = MAMS_GROUND_ENDED;
            finding->assignment = assignment_of_month(cover, month);
        } else {
            finding->ground = MAMS_GROUND_LAPSED;
        }
        return;
    }
}

/* Steps 3 and 4. */
static bool category_right(const MamsCover *cover, MamsDay day, MamsFinding *finding)
{
    static const struct {
        MamsGround ground;
        MamsStatePayer payer;
        bool exempt;
    } steps[] = {
        {MAMS_GROUND_STATE, MAMS_PAYS_REPUBLIC, false},
        {MAMS_GROUND_LOCAL, MAMS_PAYS_LOCAL, false},
        {MAMS_GROUND_EXEMPT, MAMS_PAYS_NOBODY, true},
    };
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
        finding->assignment = insuring_assignment(cover, day, steps[i].payer, steps[i].exempt);
        if (finding->assignment) {
            finding->verdict = MAMS_VERDICT_INSURED;
            finding->ground = steps[i].ground;
            return true;
        }
    }
    return false;
}

MamsFinding mams_cover_verdict(const MamsCover *cover, MamsDay day)
{
    const MamsRules *rules = cover->rules;
    const MamsFacts *facts = cover->facts;
    MamsMonth now = mams_day_month(day);
    MamsFinding finding = {
        .month = MAMS_MONTH_NONE, .run_from = MAMS_MONTH_NONE, .run_to = MAMS_MONTH_NONE};
    if (facts->death != MAMS_DAY_NONE && day > facts->death) {
        finding.verdict = MAMS_VERDICT_DEAD;
        finding.ground = MAMS_GROUND_NONE;
        return finding;
    }
    if (now < rules->system_start || (facts->birth != MAMS_DAY_NONE && day < facts->birth)) {
        finding.verdict = MAMS_VERDICT_NOT_INSURED;
        finding.ground = MAMS_GROUND_NEVER;
        return finding;
    }
    if (now >= rules->transition_from && now <= rules->transition_to) {
        finding.verdict = MAMS_VERDICT_INSURED;
        finding.ground = MAMS_GROUND_TRANSITION;
        return finding;
    }
    if (category_right(cover, day, &finding))
        return finding;
    const MamsCoverMonth *state = mams_cover_month(cover, now);
    if (state && state->in_run && day >= rules->prepay_in_force) {
        finding.verdict = MAMS_VERDICT_INSURED;
        finding.ground = MAMS_GROUND_PREPAID;
        finding.run_from = state->run_from;
        finding.run_to = state->run_to;
        return finding;
    }
    if (paid_right(cover, day, &finding))
        return finding;
    finding.assignment = temporary_assignment(cover, day);
    if (finding.assignment) {
        finding.verdict = MAMS_VERDICT_TEMPORARY;
        finding.ground = MAMS_GROUND_TEMPORARY;
        return finding;
    }
    find_missing_ground(cover, day, &finding);
    return finding;
}

MamsShortAnswer mams_status_short(const MamsRules *rules, const MamsFacts *facts, MamsDay on)
{
    MamsCover cover;
    mams_cover_init(&cover, rules, facts, on, mams_day_month(on));
    MamsFinding finding = mams_cover_verdict(&cover, on);
    mams_cover_clear(&cover);
    return (MamsShortAnswer){finding.verdict, finding.ground};
}

MamsVerdict mams_verdict_on(const MamsRules *rules, const MamsFacts *facts, MamsDay day)
{
    return mams_status_short(rules, facts, day).verdict;
}
