/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_CANNED_PRIVATE_H
#define MAMS_WORDS_CANNED_PRIVATE_H

#include "words/canned.h"
#include "words/words_private.h"

/* The loaded replies. Private to core/words. */

/* A paragraph that the program writes; "@status" alone on a line. */
typedef enum {
    BLOCK_NONE,
    BLOCK_STATUS,   /* why the status is what it is */
    BLOCK_MONEY,    /* where payments under way are */
    BLOCK_PAY,      /* the cheapest way, step by step */
    BLOCK_WAYS,     /* every way in a line */
    BLOCK_CHANNELS, /* where the status can be seen */
    N_BLOCKS
} Block;

typedef struct {
    Block block;
    Template *template; /* of BLOCK_NONE */
    bool listed;        /* begins with a dash: it stays with the line before it */
} CannedLine;

/* What is typed is compared with these; folded once, as every key asks each of them. (owned) */
typedef struct {
    char **keys;    /* the words of Keys, folded exactly */
    char *initials; /* of the title, folded exactly */
    char *title;    /* key1 of the title */
    char *all;      /* key1 of title and keys */
} FoldedText;

typedef struct {
    MamsCannedText text;
    FoldedText folded[MAMS_N_LANGS];
    GPtrArray *lines[MAMS_N_LANGS]; /* CannedLine */
    FactSet facts[MAMS_N_LANGS];
} Canned;

/* The templates around every text. */
typedef enum {
    FRAME_GREETING,
    FRAME_GREETING_PARENTS,
    FRAME_GREETING_FAMILY,
    FRAME_NUMBER,
    FRAME_SIGNATURE,
    FRAME_WAY,
    N_FRAMES
} Frame;

extern const char *const canned_frame_keys[N_FRAMES + 1]; /* NULL-terminated */

struct MamsCanned {
    const MamsWords *words; /* (transfer none) */
    GStringChunk *strings;
    GPtrArray *texts;                          /* Canned */
    GHashTable *by_id;                         /* id → number + 1 */
    GPtrArray *frames[MAMS_N_LANGS][N_FRAMES]; /* CannedLine */
};

/* Fills `folded` from title and keys; the other gives it free. */
void canned_fold(Canned *canned);
void canned_forget_folded(Canned *canned);

#endif
