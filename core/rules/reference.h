/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_RULES_REFERENCE_H
#define MAMS_RULES_REFERENCE_H

#include <glib.h>

#include "base/lang.h"
#include "rules/rules.h"

/*
 * The short answers about the Fund that an operator reads out: data/reference.ini, read once and
 * immutable. It stands beside the rules and not among them: a sentence put better is no other law.
 */

enum { MAMS_TOPIC_TEXTS = 9 };

/* What the rules list behind the sentences of a topic. */
typedef enum {
    MAMS_TOPIC_LIST_NONE,
    MAMS_TOPIC_LIST_PAYERS,
    MAMS_TOPIC_LIST_CATEGORIES,
    MAMS_TOPIC_LIST_CHANNELS
} MamsTopicList;

typedef struct {
    const char *name;  /* "refund" */
    const char *words; /* more words to find it by, or "" */
    const char *title[MAMS_N_LANGS];
    int n_texts;
    const char *text[MAMS_TOPIC_TEXTS][MAMS_N_LANGS]; /* with places for facts, "{deadline}" */
    MamsTopicList list;
    unsigned channels; /* MamsChannelUse bits of the list of channels */
    MamsProvenance why;
} MamsTopic;

/* The words that stand around values of the rules. */
typedef enum {
    MAMS_LABEL_PAYER_REPUBLIC,
    MAMS_LABEL_PAYER_LOCAL,
    MAMS_LABEL_PAYER_NOBODY,
    MAMS_LABEL_PAYS,
    MAMS_LABEL_STARTS,
    MAMS_LABEL_ENDS,
    MAMS_LABEL_EVIDENCE,
    MAMS_LABEL_RECORDER,
    MAMS_LABEL_REGISTERS,
    MAMS_LABEL_NON_WORKING,
    MAMS_LABEL_RATE_FIXED,
    MAMS_LABEL_RATE_CAPPED,
    MAMS_LABEL_RATE_OPEN,
    MAMS_LABEL_ASSUMED,
    MAMS_LABEL_ARTICLE,
    MAMS_LABEL_SOURCE,
    MAMS_LABEL_COMPARED,
    MAMS_LABEL_CONFIDENCE,
    MAMS_LABEL_CONFIDENCE_HIGH,
    MAMS_LABEL_CONFIDENCE_MIDDLE,
    MAMS_LABEL_CONFIDENCE_LOW,
    MAMS_LABEL_DISPUTED,
    MAMS_N_LABELS
} MamsLabel;

/* What a text may name. The first ones are the rules' and stand in topics, the others are given by
 * the line that a label belongs to. */
typedef enum {
    MAMS_TOPIC_DEADLINE,
    MAMS_TOPIC_WINDOW,
    MAMS_TOPIC_GRACE,
    MAMS_TOPIC_LONG_GRACE,
    MAMS_TOPIC_LONG_GRACE_RUN,
    MAMS_TOPIC_LONG_GRACE_FROM,
    MAMS_TOPIC_PREPAY,
    MAMS_TOPIC_STATUS_DAYS,
    MAMS_TOPIC_CHILD_AGE,
    MAMS_TOPIC_SINCE,
    MAMS_TOPIC_YEAR,
    MAMS_TOPIC_MINIMUM_WAGE,
    MAMS_TOPIC_MCI,
    MAMS_TOPIC_SELF,
    MAMS_TOPIC_ENTREPRENEUR,
    MAMS_TOPIC_PURPOSE_CODE,
    MAMS_N_RULE_FACTS,
    MAMS_TOPIC_SUM = MAMS_N_RULE_FACTS,
    MAMS_TOPIC_BASE,
    MAMS_TOPIC_PERCENT,
    MAMS_TOPIC_SOURCE,
    MAMS_TOPIC_DAY,
    MAMS_N_TOPIC_FACTS
} MamsTopicFact;

/* Matches one place for a fact: its name and, behind a bar, the words to choose from. */
#define MAMS_TOPIC_PLACE "\\{([a-z_]+)((?:\\|[^{}|]+)*)\\}"
/* The fact of that name, or -1. */
int mams_topic_fact_parse(const char *name);

typedef struct {
    const MamsRules *rules;
    const MamsTopic *topics; /* in file order */
    int n_topics;
    const char *labels[MAMS_N_LABELS][MAMS_N_LANGS];
    GArray *kept; /* of MamsTopic: the memory of `topics` */
    GStringChunk *strings;
} MamsReference;

/* Reads the file. MAMS_ERROR_RULES names file, group and key: what mams_rules_load() refuses, a
 * label that is missing, an unknown fact, and facts or numbers that are not the same in each
 * language. The rules must outlive it. (owned) */
MamsReference *mams_reference_load(const char *path, const MamsRules *rules, GError **error);
void mams_reference_free(MamsReference *reference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsReference, mams_reference_free)

#endif
