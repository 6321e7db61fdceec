/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_DOCUMENT_H
#define MAMS_WORDS_DOCUMENT_H

#include "base/document.h"
#include "words/words.h"

/* The letters that leave the desk on paper. */
typedef enum {
    MAMS_LETTER_STATUS,    /* the status, why, the months, the ways back */
    MAMS_LETTER_REFUND,    /* the citizen's application for money back, with lines to fill in */
    MAMS_LETTER_TEMPORARY, /* the citizen's request to confirm the status for a month */
    MAMS_N_LETTERS
} MamsLetterKind;

/* "status", "refund", "temporary"; parsing gives -1 when unknown. */
const char *mams_letter_kind_code(MamsLetterKind kind);
int mams_letter_kind_parse(const char *code);

typedef struct {
    MamsLetterKind kind;
    const MamsAnswer *answer; /* its months become the table; its facts must still be there */
    const MamsPerson *person;
    MamsDay issued;   /* the day of the letter */
    bool demo;        /* of a demo database, which it then says */
    const char *code; /* by which it can be checked; NULL: it says nothing of that */
} MamsLetterFacts;

/* The letter in one language or two (at most MAMS_DOCUMENT_COLUMNS). It carries the whole ИИН: it
 * is the citizen's own. (owned) */
MamsDocument *mams_words_document(const MamsWords *words, const MamsLang *langs, int n_langs,
                                  const MamsLetterFacts *facts);

#endif
