/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_SPELLING_PRIVATE_H
#define MAMS_WORDS_SPELLING_PRIVATE_H

#include <hunspell/hunspell.h>

#include "words/spelling.h"

/* Between spelling.c, which knows words, spelling_check.c, which finds them in a text, and
 * spelling_suggest.c. */

struct MamsSpelling {
    char *paths[MAMS_N_LANGS][2]; /* .aff and .dic; NULL: it is missing */
    Hunhandle *handles[MAMS_N_LANGS];
    GHashTable *listed; /* word → how it is read out, a strv that may be empty */
    GPtrArray *names;   /* words that were given */
    GHashTable *kept;   /* word → whether it is known */
    unsigned lookups;
};

/* A dictionary, read when it is first asked for; NULL: it is missing. (transfer none) */
Hunhandle *spelling_dictionary(MamsSpelling *spelling, MamsLang lang);
/* A text in the encoding of a dictionary, or from it; NULL when it cannot be written so. (owned) */
char *spelling_recode(Hunhandle *handle, const char *text, bool from);
/* Whether a dictionary has the word, or is missing and could have had it. */
bool spelling_has(MamsSpelling *spelling, MamsLang lang, const char *word);
/* Which dictionaries can know a word, as bits; 0 for one of mixed letters. */
unsigned spelling_languages(const char *word);
/* Whether any of some small letters is in the word, in either case. */
bool spelling_has_any(const char *word, const char *letters);

/* Whether a word without hyphens is right, or may be. */
bool spelling_knows(MamsSpelling *spelling, const char *word);
/* The word with its Kazakh ending in harmony, when that makes it a known one; else NULL. (owned) */
char *spelling_harmonise(MamsSpelling *spelling, const char *word);
/* The right endings for one that was written after this base (a number, a name, an abbreviation);
 * empty when nothing is known about it. NULL-terminated, (owned). */
char **spelling_endings(MamsSpelling *spelling, const char *base, const char *written);

#endif
