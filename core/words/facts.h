/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_FACTS_H
#define MAMS_WORDS_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/lang.h"
#include "rules/rules.h"
#include "words/grammar.h"

/* The facts that a sentence may name, and their values. Private to core/words. */

/* Everything that a template may name; facts.c holds names and types. */
typedef enum {
    FACT_CATEGORY,
    FACT_FROM,
    FACT_UNTIL,
    FACT_RUN_FROM, /* of months paid ahead, or in which two records meet */
    FACT_RUN_TO,
    FACT_LAST_PAID_MONTH,
    FACT_KIND,
    FACT_MONTHS,
    FACT_MISSING_FROM,
    FACT_MISSING_TO, /* left out when it is the month of MISSING_FROM */
    FACT_MISSING,
    FACT_LAST_COVERED_MONTH,
    FACT_ENDED,
    FACT_DEATH,
    FACT_YEAR,
    /* of the answer, the rules and the person */
    FACT_ON,
    FACT_INSURED_UNTIL,
    FACT_NOT_INSURED_SINCE,
    FACT_DEBT_TOTAL,
    FACT_DEBT_COUNT,
    FACT_DEBT_MONTHS,
    FACT_TRANSITION_FROM,
    FACT_TRANSITION_TO,
    FACT_WINDOW,
    FACT_DEADLINE_DAY,
    FACT_SEX,
    FACT_GIVEN,
    FACT_DATA_OF,
    FACT_IIN,
    FACT_ADDRESS,  /* given name and patronymic */
    FACT_ARTICLE,  /* the article that decided, in words */
    FACT_COMPARED, /* the day its text was compared with the source */
    /* of a way back */
    FACT_WAY_TOTAL,
    FACT_WAY_DAY,
    FACT_WAY_COUNT,
    FACT_WAY_MONTHS,
    FACT_EVIDENCE,
    FACT_RECORDER,     /* who enters it into the register */
    FACT_PURPOSE_CODE, /* the code that its payments name */
    FACT_PERIOD,       /* what stands in the period field for FACT_MONTH: "072025" */
    FACT_CHANNELS,     /* where to pay, or to bring a document, or to ask */
    FACT_THEN_FROM,    /* the first month that stays to be paid */
    FACT_THEN_AMOUNT,
    /* of a month of the strip */
    FACT_MONTH,
    FACT_KINDS,
    FACT_CATEGORIES,
    FACT_PAID,
    FACT_SHORTFALL,
    FACT_PRICE,
    FACT_DUE, /* the last day to pay for it; of a payment: to be in the Fund */
    /* of two records that contradict each other: the second one, and who keeps them */
    FACT_OTHER_FROM,
    FACT_OTHER_UNTIL,
    FACT_REGISTER,
    FACT_OTHER_REGISTER,
    FACT_PAYER,
    FACT_BIRTH,
    FACT_DIGITS_BIRTH, /* the birthday that the digits of the ИИН name */
    /* of the way of a payment; `paid` is its sum */
    FACT_PAID_ON,
    FACT_RECEIVED_ON,
    FACT_RECEIVED_BY,
    FACT_POSTED_ON,
    FACT_STATUS_DAY, /* from which, or by which, the status shows it */
    FACT_RETURNED_ON,
    FACT_RETURN_REASON,
    /* of a letter on paper */
    FACT_PERSON, /* the whole name */
    FACT_VERDICT,
    FACT_ISSUED, /* the day of the letter */
    FACT_CODE,   /* by which it can be checked */
    /* of the rules, for replies that go out without a citizen */
    FACT_GRACE,       /* months kept after the last paid one */
    FACT_PREPAY,      /* months paid ahead that give the status whatever the debt */
    FACT_CHILD_AGE,   /* the age of majority */
    FACT_STATUS_DAYS, /* working days until the status shows a payment */
    FACT_SELF_PRICE,  /* what a month costs now */
    FACT_ENTREPRENEUR_PRICE,
    FACT_PAY_CHANNELS,
    FACT_STATUS_CHANNELS,
    FACT_DOCUMENT_CHANNELS,
    FACT_COMPLAINT_CHANNELS,
    /* of an inquiry that is answered */
    FACT_NUMBER,    /* its registration number */
    FACT_ARRIVED,   /* the day it was received */
    FACT_ANSWER_BY, /* the last day to answer it */
    FACT_EARLIER,   /* the number of the one it is joined with */
    FACT_ORGANISATION,
    FACT_CAUSE,    /* why it is redirected, extended, … */
    FACT_DOCUMENT, /* what is asked for, or was received */
    FACT_CALL_DAY, /* the day of a promised call */
    FACT_OPERATOR,
    FACT_WAY, /* a way in one line */
    N_FACTS
} Fact;

/* The fact of that name, or -1. */
int fact_parse(const char *name);
const char *fact_name(Fact fact);
WordType fact_type(Fact fact);

/* A set of facts; a zeroed one is empty. It grows with the facts. */
enum { FACTS_A_WORD = 64 };
typedef struct {
    uint64_t bits[(N_FACTS + FACTS_A_WORD - 1) / FACTS_A_WORD];
} FactSet;

void fact_set_add(FactSet *set, Fact fact);
void fact_set_remove(FactSet *set, Fact fact);
bool fact_set_has(const FactSet *set, Fact fact);
void fact_set_add_all(FactSet *set, const FactSet *others);
/* The first fact of `set` that is not in `others`, or -1 when they hold all of them. */
int fact_set_lacking(const FactSet *set, const FactSet *others);

/* What is known of one answer. */
typedef struct {
    const MamsRules *rules;
    MamsLang lang;
    FactSet known; /* those that are filled in */
    int64_t number[N_FACTS];
    const char *text[N_FACTS]; /* of type WORD_TEXT; live as long as the values are used */
} Values;

void values_set(Values *values, Fact fact, int64_t number);
/* An empty or missing text leaves the fact unknown. */
void values_set_text(Values *values, Fact fact, const char *text);

#endif
