/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_CONTRADICT_PRIVATE_H
#define MAMS_WORDS_CONTRADICT_PRIVATE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"

/* A reply taken apart into what it claims. Private to core/words. */

/* A part of a sentence between commas, in small letters. */
typedef struct {
    char *text;
    bool conditional; /* a condition, or what follows from one */
    bool future;
    bool past;
} Clause;

typedef struct {
    char *words; /* as they stand in the reply */
    char *text;  /* in small letters */
    bool question;
    bool general;    /* says of people, not of the one addressed, what a status is */
    GArray *clauses; /* Clause; NULL until they are asked for */
} Sentence;

/* The sentences of a reply without its quoted lines: Sentence. (owned) */
GPtrArray *claim_sentences(const char *text);
/* Its parts: Clause. (transfer none) */
const GArray *sentence_clauses(Sentence *sentence);
/* Whether any part of the sentence is a condition. */
bool sentence_is_conditional(Sentence *sentence);

/* A pattern compiled once; it stays for the whole run. `pattern` is a constant. (transfer none) */
GRegex *text_pattern(const char *pattern);
bool text_has(const char *text, const char *pattern);

typedef enum {
    CLAIM_NONE,
    CLAIM_NOT_INSURED,
    CLAIM_INSURED,
    CLAIM_CONDITIONAL,
    CLAIM_TEMPORARY
} StatusClaim;

/* Whether any word of the status stands in it: without one it claims no status. */
bool text_has_status(const char *text);
/* Whether it can hold a day, a month or a sum. Nothing else is looked for before that: a reply is
 * read at every pause in typing, and a pattern costs more than the words it needs. */
bool text_has_digit(const char *text);

/* Takes the next claim about the status out of `text` (it is blanked); `words` (owned) are those
 * that say it. CLAIM_NONE when there is none left. */
StatusClaim claim_status(char *text, char **words);

/* A day or month, and what stands around it. */
typedef struct {
    int32_t value; /* MamsDay or MamsMonth */
    bool from, until;
} TimeClaim;

/* The days of a text in every usual way to write one, blanked in it: TimeClaim. (owned) */
GArray *claim_days(char *text);
/* Its months, once the days are blanked. (owned) */
GArray *claim_months(const char *text);
/* Its sums in tiyn: int64_t. (owned) */
GArray *claim_sums(const char *text);

#endif
