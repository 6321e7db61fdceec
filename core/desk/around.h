/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_AROUND_H
#define MAMS_DESK_AROUND_H

#include <glib.h>
#include <stdbool.h>

#include "desk/desk.h"

/* What stands beside the answer on a card: the categories in force, the relatives with their
 * verdicts, the inquiries and the age of what all this rests on. */

/* Whom the register calls a relative today. Strings (owned). */
typedef struct {
    MamsIin iin;
    char relation; /* 'p' parent, 'c' child, 's' spouse, 'g' guardian */
    char *name;    /* "Surname Given Patronymic"; NULL when the register does not hold the person */
    char *given;   /* NULL with it */
    MamsDay birth; /* NONE when it does not */
    MamsSex sex;
    MamsVerdict
        verdict; /* on the card's day, by what is known now; NONE when not in the register */
} MamsCardRelative;

/* The files that a database is filled from, in the order of interfaces.md. */
typedef enum {
    MAMS_DATA_CITIZENS,
    MAMS_DATA_RELATIVES,
    MAMS_DATA_ASSIGNMENTS,
    MAMS_DATA_PAYMENTS,
    MAMS_N_DATA
} MamsData;

typedef struct {
    MamsDay day; /* NONE when nothing was imported */
    bool stale;  /* older than MamsRules.stale_days on the card's day */
} MamsDataAge;

enum { MAMS_AROUND_INQUIRIES = 5 };

typedef struct {
    GArray *categories;   /* MamsAssignment in force; strings of the card's facts */
    GPtrArray *relatives; /* MamsCardRelative: spouse, children by age, parents, guardians */
    GPtrArray *inquiries; /* MamsInquiry, the newest first, at most MAMS_AROUND_INQUIRIES, without
                             the call that runs */
    int n_inquiries;      /* how many there are */
    MamsDataAge ages[MAMS_N_DATA];
} MamsAround;

/* Of a card, which must outlive it. (owned) */
MamsAround *mams_desk_around(MamsDesk *desk, const MamsCard *card, GError **error);
void mams_around_free(MamsAround *around);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsAround, mams_around_free)

#endif
