/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STATUS_COVER_H
#define MAMS_STATUS_COVER_H

#include "status/status.h"

/*
 * Private to status/: the months of one person as seen on one day. A cover is built once for a day
 * and then asked about verdicts, settled months and prices. Building walks the payments once and
 * keeps nothing that the facts hold already.
 */
typedef struct {
    int first_payment; /* index into the facts' payments, n_payments of them for this month */
    int n_payments;
    MamsDay self_from;  /* the first day on which the paid test of `self` held; FOREVER: never */
    MamsMonth cut;      /* first month of the latest prepaid run that starts at or before it */
    MamsMonth last_gap; /* the latest uncovered month up to this one; NONE when there is none */
    uint32_t categories;
    uint16_t kinds;       /* kinds with a seen payment */
    uint16_t passing;     /* kinds whose paid test holds */
    uint16_t paid_streak; /* months in a row up to this one with the mark `paid` */
    uint8_t mark;
    bool in_run;
    MamsMonth run_from, run_to; /* of the runs that hold it, joined */
} MamsCoverMonth;

enum { MAMS_COVER_INLINE = 160 };

typedef struct {
    const MamsRules *rules;
    const MamsFacts *facts;
    MamsDay seen;          /* what is seen on this day */
    MamsMonth first, last; /* the months held */
    MamsAssignment child;  /* the implied category; `from` NONE when there is none */
    MamsCoverMonth *months;
    MamsCoverMonth inline_months[MAMS_COVER_INLINE]; /* enough for most people */
} MamsCover;

/* Builds the cover as seen on `seen`, from the system's first month up to `last` and the months
 * that a prepaid run may reach beyond it. End it with mams_cover_clear(). */
void mams_cover_init(MamsCover *cover, const MamsRules *rules, const MamsFacts *facts, MamsDay seen,
                     MamsMonth last);
void mams_cover_clear(MamsCover *cover);

/* The month, or NULL when it is not held. */
const MamsCoverMonth *mams_cover_month(const MamsCover *cover, MamsMonth month);

/* Whether an assignment (also the implied child) is among what is seen. */
bool mams_cover_sees(const MamsCover *cover, const MamsAssignment *assignment);
/* The seen assignments one after the other, the implied child first: `*at` starts at 0. Explicit
 * records of the child category are left out, they add nothing. NULL at the end. */
const MamsAssignment *mams_cover_next_assignment(const MamsCover *cover, int *at);

/* The last month whose deadline has passed on `day`. */
MamsMonth mams_cover_due(const MamsRules *rules, MamsDay day);
/* The first month of the window of `month` on `day`; the window ends with month − 1 and is empty
 * when the result is not before `month`. */
MamsMonth mams_cover_window_start(const MamsCover *cover, MamsMonth month, MamsDay day);
/* How many months the right is kept on `day` after a last paid month. */
int mams_cover_grace(const MamsCover *cover, MamsMonth last_paid, MamsDay day);
bool mams_cover_settled(const MamsCover *cover, MamsMonth month, MamsDay day);

/* The sum that `kind` (SELF, ENTREPRENEUR or ESP) still lacks for a month at a monthly rate: rate ×
 * (1 − the share paid), rounded up to the tiyn; 0 when nothing lacks. */
int64_t mams_cover_lacking(const MamsCover *cover, MamsMonth month, MamsKind kind, int64_t rate);
/* The price of a month on `day` (domain.md 0): the entrepreneur's when a business has a day in it.
 * `kind` receives which. */
int64_t mams_cover_price(const MamsCover *cover, MamsMonth month, MamsDay day, MamsKind *kind);
/* The price at the entrepreneur's rate whatever the records say. */
int64_t mams_cover_price_of(const MamsCover *cover, MamsMonth month, MamsDay day, MamsKind kind);
/* The price of a month paid ahead as an independent payer on `paid_on`: the full sum at the wage of
 * that year; 0 when its own paid test holds already. */
int64_t mams_cover_price_ahead(const MamsCover *cover, MamsMonth month, MamsDay paid_on);
/* The smallest sum missing over the kinds present; 0 when the paid test holds or nothing was paid.
 * A month that the state covers may have one all the same. */
int64_t mams_cover_shortfall(const MamsCover *cover, MamsMonth month);

/* Whether a payment is seen on a day: paid by then and not returned by then. */
static inline bool mams_payment_seen(const MamsPayment *payment, MamsDay day)
{
    return payment->paid_on <= day &&
           (payment->returned_on == MAMS_DAY_NONE || payment->returned_on > day);
}

/* The verdict on `day` by a cover, with what it rests on. */
typedef struct {
    MamsVerdict verdict;
    MamsGround ground;
    const MamsAssignment *assignment; /* of state, local, exempt, temporary, ended */
    MamsMonth month; /* the month L of paid and grace, K of debt, ended, lapsed; else NONE */
    int grace;       /* months of grace */
    MamsMonth run_from, run_to; /* of prepaid */
} MamsFinding;

MamsFinding mams_cover_verdict(const MamsCover *cover, MamsDay day);

/* Parts of the answer, each in a file of its own. */
MamsVerdict mams_verdict_on(const MamsRules *rules, const MamsFacts *facts, MamsDay day);
MamsDay mams_insured_until(const MamsRules *rules, const MamsFacts *facts, MamsDay on);
MamsDay mams_not_insured_since(const MamsRules *rules, const MamsFacts *facts, MamsDay on);
void mams_answer_debt(MamsAnswer *answer, const MamsCover *cover);
void mams_answer_ways(MamsAnswer *answer, const MamsRules *rules, const MamsFacts *facts);
void mams_answer_conflicts(MamsAnswer *answer, const MamsCover *cover);
void mams_reason_add_fact(MamsReason *reason, const char *name, MamsFactType type, int64_t value);
/* A reason with the law of the rule of that name, without facts. */
MamsReason mams_reason_of_rule(const MamsRules *rules, const char *name);
/* The verdict's own reason with its facts. */
MamsReason mams_reason_of_finding(const MamsCover *cover, const MamsFinding *finding, MamsDay on);
void mams_answer_reasons(MamsAnswer *answer, const MamsCover *cover, const MamsFinding *finding);

#endif
