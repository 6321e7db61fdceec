/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_DOCUMENT_H
#define MAMS_BASE_DOCUMENT_H

#include <glib.h>
#include <stdbool.h>

/*
 * A letter before it has lines and pages: blocks, in one language or in two that say the same and
 * stand side by side on paper.
 */
enum { MAMS_DOCUMENT_COLUMNS = 2 };

typedef enum {
    MAMS_BLOCK_SENDER,    /* who writes or what it is; bold */
    MAMS_BLOCK_ADDRESS,   /* to whom, from whom */
    MAMS_BLOCK_TITLE,     /* what the letter is */
    MAMS_BLOCK_HEADING,   /* of a part; on the page of what follows */
    MAMS_BLOCK_PARAGRAPH, /* "\n" ends a line */
    MAMS_BLOCK_ROW,       /* of a table: `key` and `text` */
    MAMS_BLOCK_BLANK,     /* `text`, then a line to write on */
    MAMS_BLOCK_SMALL      /* small print */
} MamsBlockKind;

typedef struct {
    MamsBlockKind kind;
    char *key[MAMS_DOCUMENT_COLUMNS];  /* of rows, else NULL */
    char *text[MAMS_DOCUMENT_COLUMNS]; /* one for each column */
} MamsBlock;

typedef struct {
    int n_columns;     /* 1 or 2 */
    char *title;       /* of the file */
    char *footer;      /* at the foot of each page, or NULL */
    GPtrArray *blocks; /* MamsBlock */
} MamsDocument;

MamsDocument *mams_document_new(int n_columns); /* (owned) */
void mams_document_free(MamsDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsDocument, mams_document_free)

/* Adds a block without a text yet. (transfer none) */
MamsBlock *mams_document_add(MamsDocument *document, MamsBlockKind kind);

/* The letter for 78 columns, one language below the other, a line end after the last line. (owned)
 */
char *mams_document_text(const MamsDocument *document);

#endif
