/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/cover.h"

/* The reason codes of an answer: rule, article and the facts used. Words come from them later. */

void mams_reason_add_fact(MamsReason *reason, const char *name, MamsFactType type, int64_t value)
{
    g_assert(reason->n_facts < MAMS_MAX_REASON_FACTS);
    reason->facts[reason->n_facts++] = (MamsReasonFact){name, type, value};
}

MamsReason mams_reason_of_rule(const MamsRules *rules, const char *name)
{
    const MamsRule *rule = mams_rules_rule(rules, name);
    return (MamsReason){.rule = rule->name, .law = &rule->why};
}

static MamsDay last_day_of(const MamsAssignment *assignment)
{
    return mams_month_last_day(mams_day_month(assignment->to));
}

static void category_facts(MamsReason *reason, const MamsCover *cover, const MamsFinding *finding,
                           MamsDay on)
{
    const MamsAssignment *assignment = finding->assignment;
    const MamsCategory *category = &cover->rules->categories[assignment->category];
    const MamsCategoryLaw *law = mams_rules_category_law(category, on);
    if (law)
        reason->law = &law->why;
    if (finding->ground != MAMS_GROUND_EXEMPT)
        mams_reason_add_fact(reason, "category", MAMS_FACT_CATEGORY, assignment->category);
    mams_reason_add_fact(reason, "from", MAMS_FACT_DAY, assignment->from);
    if (assignment->to != MAMS_DAY_FOREVER)
        mams_reason_add_fact(reason, "until", MAMS_FACT_DAY, last_day_of(assignment));
}

/* The gaps of the window, those before the last paid month when `before` names one. */
static void missing_facts(MamsReason *reason, const MamsCover *cover, MamsDay on, MamsMonth before,
                          bool name_months)
{
    MamsMonth now = mams_day_month(on), from = MAMS_MONTH_NONE, to = MAMS_MONTH_NONE;
    MamsMonth end = before == MAMS_MONTH_NONE ? now : MIN(now, before);
    int count = 0;
    for (MamsMonth month = mams_cover_window_start(cover, now, on); month < end; month++) {
        if (mams_cover_month(cover, month)->mark != MAMS_MARK_NONE)
            continue;
        if (count++ == 0)
            from = month;
        to = month;
    }
    if (name_months && count > 0) {
        mams_reason_add_fact(reason, "missing_from", MAMS_FACT_MONTH, from);
        mams_reason_add_fact(reason, "missing_to", MAMS_FACT_MONTH, to);
    }
    mams_reason_add_fact(reason, "missing", MAMS_FACT_COUNT, count);
}

static MamsKind first_kind(uint16_t kinds)
{
    return (MamsKind)__builtin_ctz(kinds | 1u << MAMS_KIND_PENALTY);
}

static void ground_facts(MamsReason *reason, const MamsCover *cover, const MamsFinding *finding,
                         MamsDay on)
{
    switch (finding->ground) {
    case MAMS_GROUND_STATE:
    case MAMS_GROUND_LOCAL:
    case MAMS_GROUND_EXEMPT:
        category_facts(reason, cover, finding, on);
        break;
    case MAMS_GROUND_PREPAID:
        mams_reason_add_fact(reason, "run_from", MAMS_FACT_MONTH, finding->run_from);
        mams_reason_add_fact(reason, "run_to", MAMS_FACT_MONTH, finding->run_to);
        break;
    case MAMS_GROUND_PAID: {
        uint16_t kinds = mams_cover_month(cover, finding->month)->passing;
        mams_reason_add_fact(reason, "last_paid_month", MAMS_FACT_MONTH, finding->month);
        if (kinds)
            mams_reason_add_fact(reason, "kind", MAMS_FACT_KIND, first_kind(kinds));
        break;
    }
    case MAMS_GROUND_GRACE:
        mams_reason_add_fact(reason, "last_paid_month", MAMS_FACT_MONTH, finding->month);
        mams_reason_add_fact(reason, "months", MAMS_FACT_COUNT, finding->grace);
        break;
    case MAMS_GROUND_TEMPORARY:
        mams_reason_add_fact(reason, "from", MAMS_FACT_DAY, finding->assignment->from);
        mams_reason_add_fact(reason, "until", MAMS_FACT_DAY,
                             mams_day_next_month(finding->assignment->from) - 1);
        break;
    case MAMS_GROUND_DEBT:
        mams_reason_add_fact(reason, "last_paid_month", MAMS_FACT_MONTH, finding->month);
        missing_facts(reason, cover, on, finding->month, true);
        break;
    case MAMS_GROUND_ENDED:
        if (finding->assignment) {
            mams_reason_add_fact(reason, "category", MAMS_FACT_CATEGORY,
                                 finding->assignment->category);
            mams_reason_add_fact(reason, "ended", MAMS_FACT_DAY,
                                 MIN(finding->assignment->to, mams_month_last_day(finding->month)));
        }
        mams_reason_add_fact(reason, "last_covered_month", MAMS_FACT_MONTH, finding->month);
        break;
    case MAMS_GROUND_LAPSED:
        mams_reason_add_fact(reason, "last_paid_month", MAMS_FACT_MONTH, finding->month);
        missing_facts(reason, cover, on, MAMS_MONTH_NONE, false);
        break;
    case MAMS_GROUND_NONE:
    case MAMS_GROUND_TRANSITION:
    case MAMS_GROUND_NEVER:
    case MAMS_N_GROUNDS:
        break;
    }
}

static void add_note(MamsAnswer *answer, const MamsRules *rules, const char *name)
{
    const MamsParameter *parameter = mams_rules_parameter(rules, name);
    MamsReason note = {.rule = parameter->name, .law = &parameter->why};
    g_array_append_val(answer->reasons, note);
}

/* Whether some month to be paid costs another sum by the wage of the year of payment. */
static bool wage_year_matters(const MamsAnswer *answer, const MamsRules *rules)
{
    int year = mams_day_year(answer->on);
    for (guint i = 0; i < answer->debt_months->len; i++) {
        const MamsWayLine *line = &g_array_index(answer->debt_months, MamsWayLine, i);
        if (mams_rules_month_rate(rules, line->kind, line->month, mams_month_year(line->month)) !=
            mams_rules_month_rate(rules, line->kind, line->month, year))
            return true;
    }
    return false;
}

/* Disputed points that this answer rests on. */
static void add_notes(MamsAnswer *answer, const MamsCover *cover, const MamsFinding *finding)
{
    const MamsRules *rules = cover->rules;
    MamsMonth now = mams_day_month(answer->on);
    if (finding->ground == MAMS_GROUND_ENDED ||
        (finding->ground == MAMS_GROUND_PAID && !mams_cover_month(cover, finding->month)->passing))
        add_note(answer, rules, "grace_after_state_category");
    if (wage_year_matters(answer, rules))
        add_note(answer, rules, "debt_month_wage");
    MamsMonth edge = now - rules->window_months;
    const MamsCoverMonth *state = mams_cover_month(cover, edge);
    if (answer->verdict < MAMS_VERDICT_INSURED && answer->verdict != MAMS_VERDICT_DEAD && state &&
        state->mark == MAMS_MARK_NONE && edge == mams_cover_window_start(cover, now, answer->on))
        add_note(answer, rules, "debt_window");
    if (finding->ground == MAMS_GROUND_PAID || finding->ground == MAMS_GROUND_GRACE) {
        const MamsCoverMonth *paid = mams_cover_month(cover, finding->month);
        if (paid->passing == 1u << MAMS_KIND_PLATFORM)
            add_note(answer, rules, "platform_full_status");
    }
    int year = mams_day_year(answer->on);
    if (now >= rules->system_start && !mams_rules_know_year(rules, year)) {
        answer->assumed_year = true;
        MamsReason assumed = mams_reason_of_rule(rules, "assumed-year");
        mams_reason_add_fact(&assumed, "year", MAMS_FACT_COUNT, year);
        g_array_append_val(answer->reasons, assumed);
    }
}

MamsReason mams_reason_of_finding(const MamsCover *cover, const MamsFinding *finding, MamsDay on)
{
    if (finding->verdict == MAMS_VERDICT_DEAD) {
        MamsReason reason = mams_reason_of_rule(cover->rules, "dead");
        mams_reason_add_fact(&reason, "death", MAMS_FACT_DAY, cover->facts->death);
        return reason;
    }
    MamsReason reason = mams_reason_of_rule(cover->rules, mams_ground_code(finding->ground));
    ground_facts(&reason, cover, finding, on);
    return reason;
}

void mams_answer_reasons(MamsAnswer *answer, const MamsCover *cover, const MamsFinding *finding)
{
    MamsReason reason = mams_reason_of_finding(cover, finding, answer->on);
    answer->reasons = g_array_new(FALSE, TRUE, sizeof(MamsReason));
    g_array_append_val(answer->reasons, reason);
    if (finding->verdict != MAMS_VERDICT_DEAD)
        add_notes(answer, cover, finding);
}
