/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_MANUAL_H
#define MAMS_WORDS_MANUAL_H

#include <glib.h>
#include <stdbool.h>

#include "base/lang.h"

/*
 * The manual pages as they were formatted when the program was built: DIRECTORY/LANG/NAME.txt, text
 * for 78 columns with overstrikes. Before the text stand a line "KEY LINE" or "KEY LINE part" for
 * each section with a key, then an empty line. Keys are the same in each language.
 */
typedef struct {
    char *key;   /* "card", or of a part "card.months" */
    char *title; /* its heading, without overstrikes */
    int line;    /* where its heading stands in the lines, from 0 */
    bool part;   /* it belongs to the section before it */
} MamsManualSection;

typedef struct {
    char *name;   /* "mams-desk" */
    char **lines; /* with overstrikes, NULL-terminated */
    int n_lines;
    GPtrArray *sections; /* MamsManualSection, by line */
} MamsManual;

/* The names of the pages, NULL-terminated: the operator's manual is the first. */
extern const char *const mams_manual_names[];

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
