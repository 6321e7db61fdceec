/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_SEARCH_QUERY_H
#define MAMS_SEARCH_QUERY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/iin.h"

/* How a typed text is understood (interfaces.md `find`). */

typedef enum {
    QUERY_NOTHING, /* finds nobody: too short, too long, no letters */
    QUERY_NUMBER,  /* an ИИН, its beginning, a phone number */
    QUERY_WORDS    /* names, beside them perhaps a birth date or more of the ИИН */
} QueryKind;

enum { QUERY_MAX_WORDS = 5 };

typedef struct {
    QueryKind kind;
    char *searched_as; /* (owned), never NULL */
    /* NUMBER and WORDS: the range of an ИИН (0 … 999999999999 when nothing is said of it); a NUMBER
     * with iin_from > iin_to asks for the phone only. */
    MamsIin iin_from, iin_to;
    int64_t phone; /* 0: none */
    bool complete; /* all twelve digits */
    /* WORDS */
    char *words[QUERY_MAX_WORDS]; /* (owned) */
    int n_words;
    MamsDay birth_from, birth_to; /* NONE, NONE: any */
} SearchQuery;

/* Never NULL. (owned) */
SearchQuery *mams_query_parse(const char *text);
void mams_query_free(SearchQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SearchQuery, mams_query_free)

#endif
