/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_MANUAL_H
#define MAMS_WORDS_MANUAL_H

#include <glib.h>
#include <stdbool.h>

#include "base/lang.h"

/*
 * The manual pages as they were formatted when the program was built: DIRECTORY/LANG/NAME.txt, text
 * for 78 columns with overstrikes. Before the text stand a line that says what the page is about, a
 * line "KEY LINE" or "KEY LINE part" for each section with a key, a line "KEY LINE step" for each
 * step of a procedure, and an empty line. Keys are the same in each language.
 */
typedef struct {
    char *key;   /* "card", or of a part "card.months" */
    char *title; /* its heading, without overstrikes */
    int line;    /* where its heading stands in the lines, from 0 */
    bool part;   /* it belongs to the section before it */
} MamsManualSection;

/* How the first line of a step begins, behind blanks. */
#define MAMS_MANUAL_BOX "[ ]"

/* Something to do and to tick. */
typedef struct {
    char *key; /* no other step of the page has it */
    int line;  /* where it begins in the lines, from 0 */
} MamsManualStep;

typedef struct {
    char *name;   /* "mams-desk" */
    char *title;  /* what it is about, in a few words */
    char **lines; /* with overstrikes, NULL-terminated */
    int n_lines;
    GPtrArray *sections; /* MamsManualSection, by line */
    GPtrArray *steps;    /* MamsManualStep, by line */
} MamsManual;

/* The names of the pages, NULL-terminated: the operator's manual is the first, then the procedures
 * come. */
extern const char *const mams_manual_names[];
/* Those of the procedures alone, NULL-terminated. */
extern const char *const mams_procedure_names[];

/* The page that a key belongs to, by its first part: "status-call.say" is on "mams-status-call".
 * What no procedure has is the operator's manual's. (transfer none) */
const char *mams_manual_page_of(const char *key);

/* Reads a page; one that the language does not have is read in English. MAMS_ERROR_NO_INPUT when it
 * is not installed, MAMS_ERROR_DATA when it is no such file. (owned) */
MamsManual *mams_manual_read(const char *directory, MamsLang lang, const char *name,
                             GError **error);
void mams_manual_free(MamsManual *manual);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsManual, mams_manual_free)

/* The section of a key, or NULL. (transfer none) */
const MamsManualSection *mams_manual_find(const MamsManual *manual, const char *key);
/* The section that a part belongs to; a whole section itself. (transfer none) */
const MamsManualSection *mams_manual_whole(const MamsManual *manual,
                                           const MamsManualSection *section);
/* The line behind the last one of a section, the parts of a whole one included. */
int mams_manual_end(const MamsManual *manual, const MamsManualSection *section);

#endif
