/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_LETTER_H
#define MAMS_DESK_LETTER_H

#include "desk/desk.h"
#include "words/document.h"
#include "words/manual.h"

/* Letters that leave the desk, their codes, and printed procedures. */

typedef enum {
    MAMS_LETTER_KK,
    MAMS_LETTER_RU,
    MAMS_LETTER_BOTH, /* Kazakh left, Russian right */
    MAMS_LETTER_EN,
    MAMS_N_LETTER_LANGS
} MamsLetterLangs;

/* "kk", "ru", "both", "en"; parsing gives -1 when unknown. */
const char *mams_letter_langs_code(MamsLetterLangs langs);
int mams_letter_langs_parse(const char *code);

typedef struct {
    MamsIin iin;
    MamsDay on; /* the day asked about; NONE: today */
    MamsLetterKind kind;
    MamsLetterLangs langs;
    int64_t known; /* a journal entry, or G_MAXINT64 for now */
} MamsLetterOptions;

typedef struct {
    char code[24]; /* "0009-K3XQ-7T2M"; "" of a preview */
    char *text;    /* UTF-8, a line end after the last line */
    GBytes *pdf;
} MamsLetter;

void mams_letter_free(MamsLetter *letter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsLetter, mams_letter_free)

/* Issues a letter: the journal's entry `letter`, and the letter with the code of that entry. Needs
 * the right to answer. Nothing is written when it cannot be printed (MAMS_ERROR_DATA names a sign,
 * MAMS_ERROR_NO_INPUT a font). (owned) */
MamsLetter *mams_desk_letter(MamsDesk *desk, const MamsLetterOptions *options, GError **error);
/* The same letter without an entry and without a code. (owned) */
MamsLetter *mams_desk_letter_preview(MamsDesk *desk, const MamsLetterOptions *options,
                                     GError **error);

typedef struct {
    int64_t entry;
    MamsLetterOptions options; /* as it was issued; `known` is an entry */
    MamsDay issued;
    char *time, *login, *name; /* when and by whom; the citizen's name as known then */
    bool rebuilt;              /* the letter made from the journal today has the same words */
    bool rules_changed;        /* … by other rules than those of then */
    bool compared;             /* a copy was given … */
    bool same;                 /* … which has the same bytes as the letter made today */
} MamsVerification;

void mams_verification_free(MamsVerification *verification);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsVerification, mams_verification_free)

/* What a code stands for. The letter is made again, by the facts known then, for the day of then,
 * by the rules and words of now, and compared with `copy` (PDF or text; NULL: nothing to compare).
 * MAMS_ERROR_USAGE: that is no code; MAMS_ERROR_NOT_FOUND: no letter has it. (owned) */
MamsVerification *mams_desk_verify(MamsDesk *desk, const char *code, GBytes *copy, GError **error);

/* Whether the letter that is shown can be relied on: made again word for word, and a copy that was
 * given is the same. */
bool mams_verification_holds(const MamsVerification *verification);

/* ---- procedures ---- */

/* A page of the manual as PDF, its name with or without "mams-", or all procedures with a page of
 * contents (`name` NULL). Needs the right to print. MAMS_ERROR_NOT_FOUND names one that there is
 * not. (owned) */
GBytes *mams_desk_print(MamsDesk *desk, const char *manual_directory, MamsLang lang,
                        const char *name, GError **error);

#endif
