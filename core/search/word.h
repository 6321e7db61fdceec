/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_SEARCH_WORD_H
#define MAMS_SEARCH_WORD_H

#include "base/citizen.h"
#include "search/dictionary.h"

/*
 * How well a word that was typed fits a name: twice the MamsRank, plus 1 when the name's word goes
 * on after it. Of several words the worst rank counts, and whether all of them are whole.
 */
typedef uint8_t SearchLevel;

#define NO_LEVEL ((SearchLevel)0xff)

static inline SearchLevel mams_level_make(MamsRank rank, bool whole)
{
    return (SearchLevel)(2 * rank + !whole);
}

static inline SearchLevel mams_level_join(SearchLevel a, SearchLevel b)
{
    return (SearchLevel)((MAX(a, b) & ~1) | ((a | b) & 1));
}

/* Whether a word of level `level` may take part in a row of level `row`. */
static inline bool mams_level_fits(SearchLevel level, SearchLevel row)
{
    return level >> 1 <= row >> 1 && (row & 1 || !(level & 1));
}

/* A typed word and the names that it fits, as far as they were looked up. */
typedef struct {
    char *keys[N_KEYS];         /* (owned) */
    SearchLevel *levels;        /* of each name of the dictionary */
    GArray *hits[N_NAME_KINDS]; /* uint32_t, names with a level */
    bool keep_endings;          /* a name that differs by its ending alone does not fit */
} SearchWord;

/* NULL when the word holds no letter or digit. (owned) */
SearchWord *mams_word_new(const Dictionary *dictionary, const char *text);
void mams_word_free(SearchWord *word);

/* Looks up the names that fit with this rank and no better one; the ranks come in order. Returns
 * how many there are. */
guint mams_word_look_up(SearchWord *word, const Dictionary *dictionary, MamsRank rank);

/* Whether `typed`, with one letter wrong, missing, added or two swapped, is the beginning of `name`
 * (up to its next blank); `whole` tells whether it is all of it. False when it is one without a
 * typo. */
bool mams_word_is_typo(const char *typed, const char *name, bool *whole);

#endif
