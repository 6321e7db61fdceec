/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_REFERENCE_H
#define MAMS_WORDS_REFERENCE_H

#include <glib.h>
#include <stdbool.h>

#include "base/lang.h"
#include "rules/reference.h"

/* The reference in words: its topics, and behind them a topic for each category of the rules for
 * which the state or an akimat pays. */

/* A paragraph, or a line with a label in front. */
typedef struct {
    const char *label; /* or NULL */
    char *text;
} MamsTopicLine;

/* How many topics there are, numbered from 0. */
int mams_reference_count(const MamsReference *reference);
/* (transfer none) */
const char *mams_reference_title(const MamsReference *reference, int topic, MamsLang lang);
/* Whether each word of `typed` is the beginning of a word of the topic, in any spelling and
 * language. Nothing typed matches everything. */
bool mams_reference_matches(const MamsReference *reference, int topic, const char *typed);
/* What there is to say on a day: MamsTopicLine, the source last. (owned) */
GPtrArray *mams_reference_tell(const MamsReference *reference, int topic, MamsLang lang,
                               MamsDay on);

#endif
