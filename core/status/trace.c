/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/trace.h"

#include "status/cover.h"

/* Why a ground does not hold: for each, its conditions in order, and the first that fails. */

typedef struct {
    const MamsCover *cover;
    const MamsRules *rules;
    MamsDay on;
    GArray *steps;
} Trace;

const char *mams_failed_code(MamsFailed failed)
{
    static const char *const codes[MAMS_N_FAILED] = {
        [MAMS_FAILED_ALIVE] = "alive",
        [MAMS_FAILED_TIME] = "time",
        [MAMS_FAILED_NO_RECORD] = "no-record",
        [MAMS_FAILED_ENDED] = "ended",
        [MAMS_FAILED_OTHER_PAYER] = "other-payer",
        [MAMS_FAILED_NOT_AHEAD] = "not-ahead",
        [MAMS_FAILED_RUN_SHORT] = "run-short",
        [MAMS_FAILED_RUN_ELSEWHERE] = "run-elsewhere",
        [MAMS_FAILED_NOT_IN_FORCE] = "not-in-force",
        [MAMS_FAILED_NOT_PAID] = "not-paid",
        [MAMS_FAILED_GAP] = "gap",
        [MAMS_FAILED_FIRST_ENTRY] = "first-entry",
        [MAMS_FAILED_NEVER_SETTLED] = "never-settled",
        [MAMS_FAILED_TOO_LATE] = "too-late",
    };
    return failed < MAMS_N_FAILED ? codes[failed] : NULL;
}

static void add_step(Trace *trace, MamsFailed failed, MamsReason reason)
{
    MamsTraceStep step = {reason.rule, failed == MAMS_FAILED_NOTHING, failed, reason};
    g_array_append_val(trace->steps, step);
}

static bool passes(const MamsCover *cover, MamsMonth month, uint16_t kinds)
{
    const MamsCoverMonth *state = mams_cover_month(cover, month);
    return state && (state->passing & kinds);
}

static MamsDay last_day(MamsDay to)
{
    return to == MAMS_DAY_FOREVER ? to : mams_month_last_day(mams_day_month(to));
}

static bool paid_by(const MamsCategory *category, MamsStatePayer payer)
{
    for (int i = 0; i < category->n_law; i++) {
        if (category->law[i].payer == payer)
            return true;
    }
    return false;
}

static bool is_state(const MamsCategory *category)
{
    return paid_by(category, MAMS_PAYS_REPUBLIC);
}

static bool is_local(const MamsCategory *category)
{
    return paid_by(category, MAMS_PAYS_LOCAL);
}

static bool is_exempt(const MamsCategory *category)
{
    return category->role == MAMS_ROLE_EXEMPT;
}

static bool is_temporary(const MamsCategory *category)
{
    return category->role == MAMS_ROLE_TEMPORARY;
}

/* State, local, exempt, temporary: the record that comes nearest, and what it lacks. What ended
 * before the system began, such as a childhood long ago, explains nothing. */
static void explain_category(Trace *trace, const char *rule,
                             bool (*fits)(const MamsCategory *category))
{
    MamsReason reason = mams_reason_of_rule(trace->rules, rule);
    const MamsAssignment *assignment, *nearest = NULL;
    MamsDay start = mams_month_first_day(trace->rules->system_start);
    int at = 0;
    while ((assignment = mams_cover_next_assignment(trace->cover, &at))) {
        if (fits(&trace->rules->categories[assignment->category]) &&
            assignment->from <= trace->on && assignment->to >= start &&
            (!nearest || assignment->to > nearest->to))
            nearest = assignment;
    }
    if (!nearest) {
        add_step(trace, MAMS_FAILED_NO_RECORD, reason);
        return;
    }
    MamsDay until = is_temporary(&trace->rules->categories[nearest->category])
                        ? mams_day_next_month(nearest->from) - 1
                        : last_day(nearest->to);
    mams_reason_add_fact(&reason, "category", MAMS_FACT_CATEGORY, nearest->category);
    if (until != MAMS_DAY_FOREVER)
        mams_reason_add_fact(&reason, "until", MAMS_FACT_DAY, until);
    add_step(trace, until < trace->on ? MAMS_FAILED_ENDED : MAMS_FAILED_OTHER_PAYER, reason);
}

/* The latest run of the cover, or NULL. */
static const MamsCoverMonth *latest_run(const MamsCover *cover)
{
    for (MamsMonth month = cover->last; month >= cover->first; month--) {
        const MamsCoverMonth *state = mams_cover_month(cover, month);
        if (state->in_run)
            return state;
    }
    return NULL;
}

static void explain_prepaid(Trace *trace)
{
    MamsReason reason = mams_reason_of_rule(trace->rules, "prepaid");
    MamsMonth now = mams_day_month(trace->on), ahead = now;
    const MamsCoverMonth *run = latest_run(trace->cover);
    if (run) {
        mams_reason_add_fact(&reason, "run_from", MAMS_FACT_MONTH, run->run_from);
        mams_reason_add_fact(&reason, "run_to", MAMS_FACT_MONTH, run->run_to);
        add_step(trace,
                 mams_cover_month(trace->cover, now)->in_run ? MAMS_FAILED_NOT_IN_FORCE
                                                             : MAMS_FAILED_RUN_ELSEWHERE,
                 reason);
        return;
    }
    while (passes(trace->cover, ahead + 1, 1u << MAMS_KIND_SELF))
        ahead++;
    if (ahead == now) {
        add_step(trace, MAMS_FAILED_NOT_AHEAD, reason);
        return;
    }
    mams_reason_add_fact(&reason, "run_from", MAMS_FACT_MONTH, now + 1);
    mams_reason_add_fact(&reason, "run_to", MAMS_FACT_MONTH, ahead);
    mams_reason_add_fact(&reason, "needed", MAMS_FACT_COUNT, trace->rules->prepay_months);
    add_step(trace, MAMS_FAILED_RUN_SHORT, reason);
}

/* The first uncovered month of a month's window; NONE when there is none. */
static MamsMonth first_gap(const Trace *trace, MamsMonth month)
{
    MamsMonth from = mams_cover_window_start(trace->cover, month, trace->on);
    for (MamsMonth m = from; m < month; m++) {
        const MamsCoverMonth *state = mams_cover_month(trace->cover, m);
        if (state && state->mark == MAMS_MARK_NONE)
            return m;
    }
    return MAMS_MONTH_NONE;
}

static void explain_paid(Trace *trace)
{
    MamsReason reason = mams_reason_of_rule(trace->rules, "paid");
    MamsMonth due = mams_cover_due(trace->rules, trace->on), month = mams_day_month(trace->on);
    while (month >= due && !passes(trace->cover, month, UINT16_MAX))
        month--;
    if (month < due) {
        mams_reason_add_fact(&reason, "month_from", MAMS_FACT_MONTH, due);
        add_step(trace, MAMS_FAILED_NOT_PAID, reason);
        return;
    }
    MamsMonth gap = first_gap(trace, month);
    mams_reason_add_fact(&reason, "last_paid_month", MAMS_FACT_MONTH, month);
    if (gap != MAMS_MONTH_NONE)
        mams_reason_add_fact(&reason, "missing_from", MAMS_FACT_MONTH, gap);
    add_step(trace, gap == MAMS_MONTH_NONE ? MAMS_FAILED_FIRST_ENTRY : MAMS_FAILED_GAP, reason);
}

static void explain_grace(Trace *trace)
{
    MamsReason reason = mams_reason_of_rule(trace->rules, "grace");
    MamsMonth month = mams_cover_due(trace->rules, trace->on) - 1;
    while (month >= trace->cover->first && !(passes(trace->cover, month, UINT16_MAX) &&
                                             mams_cover_settled(trace->cover, month, trace->on)))
        month--;
    if (month < trace->cover->first) {
        add_step(trace, MAMS_FAILED_NEVER_SETTLED, reason);
        return;
    }
    int months = mams_cover_grace(trace->cover, month, trace->on);
    mams_reason_add_fact(&reason, "last_paid_month", MAMS_FACT_MONTH, month);
    mams_reason_add_fact(&reason, "months", MAMS_FACT_COUNT, months);
    mams_reason_add_fact(&reason, "until", MAMS_FACT_DAY, mams_month_last_day(month + months));
    add_step(trace, MAMS_FAILED_TOO_LATE, reason);
}

static void explain_dead(Trace *trace)
{
    MamsReason reason = mams_reason_of_rule(trace->rules, "dead");
    MamsDay death = trace->cover->facts->death;
    if (death != MAMS_DAY_NONE)
        mams_reason_add_fact(&reason, "death", MAMS_FACT_DAY, death);
    add_step(trace, MAMS_FAILED_ALIVE, reason);
}

static void explain_transition(Trace *trace)
{
    MamsReason reason = mams_reason_of_rule(trace->rules, "transition");
    mams_reason_add_fact(&reason, "period_from", MAMS_FACT_MONTH, trace->rules->transition_from);
    mams_reason_add_fact(&reason, "period_to", MAMS_FACT_MONTH, trace->rules->transition_to);
    add_step(trace, MAMS_FAILED_TIME, reason);
}

/* The grounds in order, up to the one that holds. */
static void explain_grounds(Trace *trace, const MamsFinding *finding)
{
    for (MamsGround ground = MAMS_GROUND_TRANSITION; ground <= MAMS_GROUND_TEMPORARY; ground++) {
        if (ground == finding->ground)
            return;
        if (ground == MAMS_GROUND_TRANSITION)
            explain_transition(trace);
        else if (ground == MAMS_GROUND_PREPAID)
            explain_prepaid(trace);
        else if (ground == MAMS_GROUND_PAID)
            explain_paid(trace);
        else if (ground == MAMS_GROUND_GRACE)
            explain_grace(trace);
        else
            explain_category(trace, mams_ground_code(ground),
                             ground == MAMS_GROUND_STATE    ? is_state
                             : ground == MAMS_GROUND_LOCAL  ? is_local
                             : ground == MAMS_GROUND_EXEMPT ? is_exempt
                                                            : is_temporary);
    }
}

GArray *mams_status_trace(const MamsRules *rules, const MamsFacts *facts, MamsDay on)
{
    MamsCover cover;
    Trace trace = {.cover = &cover, .rules = rules, .on = on};
    mams_cover_init(&cover, rules, facts, on, mams_day_month(on));
    MamsFinding finding = mams_cover_verdict(&cover, on);
    trace.steps = g_array_new(FALSE, FALSE, sizeof(MamsTraceStep));
    if (finding.verdict != MAMS_VERDICT_DEAD) {
        explain_dead(&trace);
        /* Before the system and before the birth no ground is asked. */
        if (mams_day_month(on) >= rules->system_start &&
            (facts->birth == MAMS_DAY_NONE || on >= facts->birth))
            explain_grounds(&trace, &finding);
    }
    add_step(&trace, MAMS_FAILED_NOTHING, mams_reason_of_finding(&cover, &finding, on));
    mams_cover_clear(&cover);
    return trace.steps;
}
