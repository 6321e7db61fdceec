/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_LETTER_PRIVATE_H
#define MAMS_DESK_LETTER_PRIVATE_H

#include "desk/letter.h"

/* What a letter rests on, as its journal entry keeps it. */
typedef struct {
    MamsLetterOptions options;
    MamsDay issued; /* NONE: not known yet, the other two neither */
    MamsDay data_of;
    bool stages; /* the source of payments told when they reached the Fund */
} MamsLetterBasis;

/* The card with what the database said of its sources at that time. (owned) */
MamsCard *mams_letter_card(MamsDesk *desk, const MamsLetterBasis *basis, GError **error);
/* The letter; `code` NULL: without one. (owned) */
MamsLetter *mams_letter_make(MamsDesk *desk, const MamsLetterBasis *basis, const MamsCard *card,
                             const char *code, GError **error);
/* Issues a letter as mams_desk_letter() does, inside the running transaction. (owned) */
MamsLetter *mams_letter_issue(MamsDesk *desk, const MamsLetterOptions *options, GError **error);
/* SHA-256 of its text in hex. (owned) */
char *mams_letter_hash(const MamsLetter *letter);

#endif
