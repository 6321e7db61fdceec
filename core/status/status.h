/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STATUS_STATUS_H
#define MAMS_STATUS_STATUS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "rules/rules.h"
#include "status/facts.h"

/*
 * The status engine: facts + rules + day -> answer. Pure: no clock, no input or output, no SQL. The
 * rules of domain.md section 0, with every number taken from MamsRules.
 */

/* By rank: a way is offered only when it gives a higher one. */
typedef enum {
    MAMS_VERDICT_DEAD,
    MAMS_VERDICT_NOT_INSURED,
    MAMS_VERDICT_TEMPORARY,
    MAMS_VERDICT_CONDITIONAL,
    MAMS_VERDICT_INSURED,
    MAMS_N_VERDICTS,
    MAMS_VERDICT_NONE = -1 /* of a month: before the system or the birth */
} MamsVerdict;

typedef enum {
    MAMS_GROUND_NONE, /* of the dead */
    MAMS_GROUND_TRANSITION,
    MAMS_GROUND_STATE,
    MAMS_GROUND_LOCAL,
    MAMS_GROUND_EXEMPT,
    MAMS_GROUND_PREPAID,
    MAMS_GROUND_PAID,
    MAMS_GROUND_GRACE,
    MAMS_GROUND_TEMPORARY,
    MAMS_GROUND_NEVER,
    MAMS_GROUND_DEBT,
    MAMS_GROUND_ENDED,
    MAMS_GROUND_LAPSED,
    MAMS_N_GROUNDS
} MamsGround;

/* What covers a month; the first that holds. */
typedef enum {
    MAMS_MARK_NONE,
    MAMS_MARK_TRANSITION,
    MAMS_MARK_STATE,
    MAMS_MARK_LOCAL,
    MAMS_MARK_EXEMPT,
    MAMS_MARK_PAID,
    MAMS_N_MARKS
} MamsMark;

/* Codes as in interfaces.md: "not_insured", "lapsed", "paid"; NULL for NONE. */
const char *mams_verdict_code(MamsVerdict verdict);
const char *mams_ground_code(MamsGround ground);
const char *mams_mark_code(MamsMark mark);

typedef enum {
    MAMS_FACT_MONTH,
    MAMS_FACT_DAY,
    MAMS_FACT_COUNT,
    MAMS_FACT_MONEY,
    MAMS_FACT_CATEGORY,
    MAMS_FACT_KIND
} MamsFactType;

/* One fact that a reason rests on; names are those of the JSON and of the word templates. */
typedef struct {
    const char *name;
    MamsFactType type;
    int64_t value; /* month, day, count, tiyn, category index, kind */
} MamsReasonFact;

enum { MAMS_MAX_REASON_FACTS = 8 };

/* Why the verdict is what it is. The first reason is the verdict's own; further ones are disputed
 * points that decided it, values of a year that is not known yet, … */
typedef struct {
    const char *rule; /* name of a MamsRule, or of a MamsParameter for a note */
    const MamsProvenance *law;
    MamsReasonFact facts[MAMS_MAX_REASON_FACTS];
    int n_facts;
} MamsReason;

typedef struct {
    MamsMonth month;
    MamsVerdict verdict; /* as on the month's last day (or the day asked about), by what had been
                            paid by then; NONE before the system or the birth */
    MamsGround ground;   /* of that verdict */
    MamsMark mark;       /* by what is seen on the day asked about, as all below */
    uint32_t kinds;      /* bits 1 << MamsKind: kinds with a payment for the month */
    uint32_t categories; /* bits 1 << category index: assignments with a day in the month */
    bool settled;
    bool due_passed; /* its deadline has passed on the day asked about */
    bool in_window;  /* in the window of the month asked about */
    bool returned;   /* a payment for it was returned */
    int64_t paid;    /* tiyn, sum over the kinds without penalty */
    int64_t
        shortfall; /* tiyn still missing for the paid test; 0 when it holds or nothing was paid */
} MamsMonthAnswer;

typedef struct {
    MamsMonth month;
    int64_t amount; /* tiyn */
    MamsKind kind;  /* MAMS_KIND_SELF or MAMS_KIND_ENTREPRENEUR */
} MamsWayLine;

/* In the order of interfaces.md. */
typedef enum {
    MAMS_WAY_CATCH_UP,
    MAMS_WAY_CATCH_UP_ENTREPRENEUR,
    MAMS_WAY_PREPAY,
    MAMS_WAY_PREPAY_AND_CURRENT,
    MAMS_WAY_CATEGORY,
    MAMS_WAY_TEMPORARY,
    MAMS_WAY_JOB,
    MAMS_N_WAYS
} MamsWayKind;

const char *mams_way_code(MamsWayKind kind);

typedef struct {
    MamsWayKind kind;
    int category;  /* of MAMS_WAY_CATEGORY, else -1 */
    int64_t total; /* tiyn */
    bool cheapest;
    MamsDay insured_from; /* the promised day; MAMS_DAY_NONE for the ways that cost nothing */
    bool uncertain_day;   /* it crosses a day off that no source confirms */
    MamsMonth then_from;  /* the first month that stays to be paid afterwards, by its deadline; NONE
                             for the ways that cost nothing */
    int64_t then_amount;  /* tiyn a month, by the wage of that month; later ones go by theirs */
    int64_t debt_stays;   /* tiyn: the debt that this way does not clear; 0 when there is none */
    GArray *lines;        /* MamsWayLine; empty for the ways that cost nothing */
    const MamsProvenance *law;
} MamsWay;

/* The category whose record the way asks for: of MAMS_WAY_CATEGORY its own, of MAMS_WAY_TEMPORARY
 * that of the one-month confirmation; NULL for the others. */
const MamsCategory *mams_way_category(const MamsRules *rules, const MamsWay *way);

typedef enum {
    MAMS_CONFLICT_NON_WORKING_WITH_DEDUCTIONS,
    MAMS_CONFLICT_NON_WORKING_WITH_BUSINESS,
    MAMS_CONFLICT_REGISTERS_DIFFER,
    MAMS_CONFLICT_IIN_DIGITS,
    MAMS_CONFLICT_AFTER_DEATH,
    MAMS_N_CONFLICTS
} MamsConflictKind;

const char *mams_conflict_code(MamsConflictKind kind);

/* Two records that contradict each other; indexes into the facts, -1 for none. A conflict never
 * changes a verdict. */
typedef struct {
    MamsConflictKind kind;
    int assignment;       /* the category */
    int other_assignment; /* the business, or the other register's record */
    int payment;          /* the deduction, or the payment after death: the first of them */
    MamsMonth month_from, month_to; /* where they meet; NONE for IIN_DIGITS */
} MamsConflict;

typedef struct MamsAnswer {
    const MamsFacts *facts; /* the facts it was made from; they must outlive it (transfer none) */
    MamsIin iin;
    MamsDay on;
    MamsVerdict verdict;
    MamsGround ground;
    MamsDay insured_until;     /* NONE when it has no end or is not insured */
    MamsDay not_insured_since; /* NONE when insured */
    GArray *reasons;           /* MamsReason */
    GArray *debt_months;       /* MamsWayLine: month and price */
    int64_t debt_total;        /* tiyn */
    GPtrArray *ways;           /* MamsWay* */
    MamsDay ways_on;           /* the day they are priced for: `on`, or the day after a category */
    GArray *conflicts;         /* MamsConflict */
    GArray *months;            /* MamsMonthAnswer, oldest first */
    bool assumed_year;         /* a wage of an earlier year stands in for one not known yet */
} MamsAnswer;

/* The month among those of the answer; NULL when it is not. (transfer none) */
const MamsMonthAnswer *mams_answer_month(const MamsAnswer *answer, MamsMonth month);
void mams_answer_free(MamsAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsAnswer, mams_answer_free)

/* The verdict alone, for batches and lists: cheap, allocates next to nothing. */
typedef struct {
    MamsVerdict verdict;
    MamsGround ground;
} MamsShortAnswer;

MamsShortAnswer mams_status_short(const MamsRules *rules, const MamsFacts *facts, MamsDay on);

/* The whole answer for a day, with the `months` months up to it (interfaces.md: 24). Facts must be
 * sorted. Never fails. (owned) */
MamsAnswer *mams_status_answer(const MamsRules *rules, const MamsFacts *facts, MamsDay on,
                               int months);

/* The assignments in force on `on`, as seen then, the category that a child's birth date implies among
 * them: MamsAssignment, strings of the facts. (owned) */
GArray *mams_status_in_force(const MamsRules *rules, const MamsFacts *facts, MamsDay on);

/* The months from … to as seen on `on`, for the timeline; months after `on` have the verdict NONE.
 * (owned) GArray of MamsMonthAnswer. */
GArray *mams_status_months(const MamsRules *rules, const MamsFacts *facts, MamsDay on,
                           MamsMonth from, MamsMonth to);

#endif
