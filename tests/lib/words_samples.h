/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_WORDS_SAMPLES_H
#define MAMS_TESTS_WORDS_SAMPLES_H

#include "words/words.h"

/* Answers put together by hand, so that the words meet every turn that they can take. They belong
 * to "Ахметова", ask about 22.11.2024 and rest on no facts. Rules: rules_fixture.h. */

/* What the samples vary in. */
typedef struct {
    int category;
    bool open;       /* a category without an end; one missing month */
    MamsWayKind way; /* the cheapest one; MAMS_N_WAYS: none */
    bool ugly;       /* sums that take the most words */
} Variant;

/* Without reasons, ways and debt. (owned) */
MamsAnswer *sample_bare(MamsVerdict verdict, MamsGround ground);
void sample_add_reason(MamsAnswer *answer, const char *rule);
/* Adds a fact to the latest reason. */
void sample_add_fact(MamsAnswer *answer, const char *name, MamsFactType type, int64_t value);
/* The answer of a ground, with the article that its rule names. (owned) */
MamsAnswer *sample_new(MamsGround ground, const Variant *variant);
void sample_free(MamsAnswer *answer);

/* How many categories (for a paid month: kinds) are worth trying: all when the sentences name one.
 */
int sample_categories(MamsGround ground, MamsWayKind way);
/* A payment of 4,250 tenge that is on its way, posted with the status to come, late, returned. The
 * answers above know of none until they are given these facts. (owned) */
enum { SAMPLE_MONEY = 4 };
MamsFacts *sample_money(int which);
/* Calls `check` for each ground without ways, then with each way; for each sex, with and without a
 * name and a day of the data; a woman's data are stale. */
void sample_each(void (*check)(const MamsAnswer *answer, const MamsPerson *person));

#endif
