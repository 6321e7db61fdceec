/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_SPELLING_H
#define MAMS_WORDS_SPELLING_H

#include <glib.h>
#include <stdbool.h>

#include "base/lang.h"

/*
 * Which words of a text are misspelt. A word is right when it is known in Kazakh, Russian or
 * English, whatever language the text has. Beside the dictionaries of hunspell it knows how Kazakh
 * endings after a hyphen follow the number, the name or the abbreviation before it (МӘМС-ке,
 * 2024-ке). Numbers, ИИН, addresses of mail and of the web, and the names after „Құрметті“,
 * „Уважаемая“ and "Dear" are never marked.
 */
typedef struct MamsSpelling MamsSpelling;

/* `directory` holds the dictionaries kk_KZ, ru_RU and en_US (.aff and .dic), which are read when a
 * word first needs them. `list` is the file of words that are right beside them, data/spelling.txt,
 * or NULL. Neither has to be there: what a missing dictionary could know is not marked. (owned) */
MamsSpelling *mams_spelling_new(const char *directory, const char *list);
void mams_spelling_free(MamsSpelling *spelling);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsSpelling, mams_spelling_free)

/* A sentence about the dictionaries that are missing, and how to get them; NULL: all are there.
 * (owned) */
char *mams_spelling_missing(const MamsSpelling *spelling);

/* The words of a text, as the names of the person who is written to, are right with any Kazakh or
 * Russian ending. They take the place of those that were given before. */
void mams_spelling_accept(MamsSpelling *spelling, const char *words);

/* A word in bytes of the text. */
typedef struct {
    size_t start, end;
    bool ending; /* the ending after the hyphen is what is wrong with it */
} MamsMisspelling;

/* The misspelt words of a text, or of a part of one that begins and ends between words. An array of
 * MamsMisspelling, (owned). */
GArray *mams_spelling_check(MamsSpelling *spelling, const char *text, size_t length);

enum { MAMS_MOST_SUGGESTIONS = 9 };

/* What may have been meant by a word that mams_spelling_check() found in this text, the likeliest
 * first, those of the text's language before others: at most MAMS_MOST_SUGGESTIONS. A word whose
 * ending is wrong has the right one. NULL-terminated, (owned), g_strfreev. */
char **mams_spelling_suggest(MamsSpelling *spelling, MamsLang lang, const char *text,
                             const MamsMisspelling *word);

/* The Kazakh letter that stands beside a Cyrillic one, and back, in the same case: а ә, и і, н ң,
 * г ғ, у ү ұ, к қ, о ө, х һ. Any other letter is itself. */
gunichar mams_spelling_turn(gunichar letter);

/* How many words have been looked up in dictionaries so far, for tests. */
unsigned mams_spelling_lookups(const MamsSpelling *spelling);

#endif
