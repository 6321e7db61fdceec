/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_SEARCH_HUNT_H
#define MAMS_SEARCH_HUNT_H

#include "base/citizen.h"
#include "search/dictionary.h"
#include "search/query.h"
#include "search/word.h"

enum { HUNT_SEEK_COST = 4 }; /* beginning a walk costs as much as so many rows */

/* One search for citizens: what is wanted and what was found so far. */
typedef struct {
    MamsStore *store;
    const Dictionary *dictionary;
    const SearchQuery *query;
    SearchWord *words[QUERY_MAX_WORDS]; /* (owned) */
    int n_words;
    SearchLevel level;       /* of the rows that are looked for now … */
    SearchLevel level_to;    /* … up to this one */
    MamsRank looked_up;      /* the names that the words fit so are known */
    MamsRank last_rank;      /* worse ones are not looked for */
    bool complete;           /* everybody was read, and nothing worse is left to be found */
    guint wanted;            /* how many rows of it */
    GArray *rows;            /* HuntRow, of these levels */
    int64_t accepted;        /* citizens of these levels */
    int64_t total;           /* citizens of all levels so far */
    int64_t visited, budget; /* rows of the indexes read, and at most to be read */
    GHashTable *seen;        /* ИИН of the citizens of all levels so far */
    uint32_t walked;         /* the surname whose carriers are walked; NO_NAME: a given name's */
    int64_t in_order; /* citizens that fit by the surname they bear, met in the walk so far, of
                         `level` */
} Hunt;

typedef struct {
    MamsFoundRow found;
    SearchLevel level;
    uint32_t surname_order, given_order;
} HuntRow;

void mams_hunt_init(Hunt *hunt, MamsStore *store, const Dictionary *dictionary,
                    const SearchQuery *query, MamsRank last_rank, int limit);
void mams_hunt_clear(Hunt *hunt);

/* Add at most as many rows to `found` (MamsFoundRow) as are missing to `limit`, best first: the
 * citizens of a NUMBER, or of WORDS. */
bool mams_hunt_number(Hunt *hunt, GArray *found, int limit, GError **error);
bool mams_hunt_words(Hunt *hunt, GArray *found, int limit, GError **error);

/* Keeps a citizen as a row of this level; the best as many as are wanted stay. */
void mams_hunt_keep(Hunt *hunt, const MamsNameRow *row, SearchLevel level);
/* Moves the rows that were kept to those that were found, best first. */
void mams_hunt_hand_over(Hunt *hunt, GArray *found);

/* Finds the names that the words fit with the next rank. Returns how many there are. */
guint mams_hunt_look_up(Hunt *hunt);
/* Walks those who bear a surname or given name and keeps those who are wanted. */
bool mams_hunt_walk(Hunt *hunt, uint32_t name, GError **error);
/* Walks to find the rows of the hunt's level, the cheaper way (plan.c). */
bool mams_hunt_level(Hunt *hunt, GError **error);

#endif
