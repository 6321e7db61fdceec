/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STATUS_FACTS_H
#define MAMS_STATUS_FACTS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/iin.h"
#include "rules/rules.h"

/*
 * What is recorded of one person, as the engine reads it: the whole file of facts at one knowledge
 * time. The engine itself leaves out what is not seen on a day. Strings may be NULL (a batch loads
 * none) and live as long as the facts.
 */
typedef struct {
    int category; /* index into MamsRules.categories */
    MamsDay from;
    MamsDay to;      /* MAMS_DAY_FOREVER when open; never before `from` */
    const char *reg; /* the register that says so */
    const char *document, *issuer;
    MamsDay document_date;
    int64_t entered; /* journal entry that recorded it */
} MamsAssignment;

typedef struct {
    MamsMonth month; /* the month it names and belongs to */
    MamsKind kind;
    int64_t amount; /* tiyn */
    MamsDay paid_on;
    MamsDay received_on, posted_on; /* State Corporation, Fund; MAMS_DAY_NONE when unknown */
    MamsDay returned_on;            /* MAMS_DAY_NONE when it was not returned */
    MamsIin payer;                  /* 0 when unknown */
    const char *payer_name, *reference, *channel, *return_reason;
    int64_t entered;
} MamsPayment;

typedef struct MamsFacts {
    MamsIin iin;
    MamsSex sex;
    MamsDay birth;
    MamsDay death;         /* MAMS_DAY_NONE when alive */
    MamsDay resident_from; /* MAMS_DAY_NONE: always */
    int64_t entered;       /* journal entry that recorded the person */
    GArray *assignments;   /* MamsAssignment, by (category, from) */
    GArray *payments;      /* MamsPayment, by (month, paid_on) */
    GStringChunk *strings; /* where the strings live; NULL when there are none */
} MamsFacts;

/* Empty facts. (owned) */
MamsFacts *mams_facts_new(void);
/* Empties them for the next person, keeping the memory. */
void mams_facts_clear(MamsFacts *facts);
void mams_facts_free(MamsFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsFacts, mams_facts_free)

/* A copy of the facts with its own arrays; the strings stay those of the original, which must
 * outlive it. For what-if and for asking the engine again with a way's payments. (owned) */
MamsFacts *mams_facts_copy(const MamsFacts *facts);

/* Add one fact; order does not matter until mams_facts_sort(). The struct is copied, its strings
 * are not: use mams_facts_string() for text that does not outlive the facts. */
void mams_facts_add_assignment(MamsFacts *facts, const MamsAssignment *assignment);
void mams_facts_add_payment(MamsFacts *facts, const MamsPayment *payment);
const char *mams_facts_string(MamsFacts *facts, const char *text);
/* Puts payments in the order that the engine needs. Call it after the last addition. */
void mams_facts_sort(MamsFacts *facts);

#endif
