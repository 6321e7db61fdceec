/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_CATEGORY_LIST_H
#define MAMS_TUI_SCREENS_CATEGORY_LIST_H

#include "app.h"
#include "mams.h"
#include "screens/screens.h"

/* What stands on the screen of a person's categories: its rows, and what they say. */

typedef enum {
    MAMS_CATEGORY_ROW_NEW,      /* the way to record another one */
    MAMS_CATEGORY_ROW_PROPOSAL, /* a change that waits */
    MAMS_CATEGORY_ROW_RECORD,   /* a record that holds */
    MAMS_CATEGORY_ROW_PAST      /* a record that was withdrawn or replaced */
} MamsCategoryRowKind;

typedef struct {
    MamsCategoryRowKind kind;
    const MamsAssignmentVersion *version; /* of RECORD and PAST */
    const MamsProposalItem *item;         /* of PROPOSAL */
} MamsCategoryRow;

/* All but the first two members are empty until it is read. */
typedef struct {
    MamsApp *app;
    MamsIin iin;
    MamsCard *card;
    MamsAssignmentHistory *history;
    GPtrArray *proposals; /* MamsProposalItem; NULL: the role sees none */
    MamsLock *lock;       /* of somebody else, or NULL */
    int64_t last_change;  /* the last entry in which an operator changed something, or 0 */
    GArray *rows;         /* MamsCategoryRow, by kind and then the latest first (owned) */
} MamsCategoryList;

/* Reads the person's categories; on an error it is as after clearing or half full. */
bool mams_category_list_load(MamsCategoryList *list, GError **error);
/* Empties it. */
void mams_category_list_clear(MamsCategoryList *list);

/* The record of a row that is not NEW, or the one that is proposed. */
const MamsAssignment *mams_category_row_assignment(const MamsCategoryRow *row);
/* Which form a row opens. */
MamsCategoryTarget mams_category_row_target(const MamsCategoryList *list,
                                            const MamsCategoryRow *row);

/* The columns of a row: its category, its days, and its register or what became of it or what was
 * typed about it. (owned) each */
char *mams_category_say_name(const MamsCategoryList *list, const MamsCategoryRow *row);
char *mams_category_say_days(const MamsAssignment *row);
char *mams_category_say_state(const MamsCategoryList *list, const MamsCategoryRow *row);
/* Number, date and issuer of the document. (owned) */
char *mams_category_say_document(const MamsAssignment *row);
/* "22.11.2024 11:00, aidana, entry 12": when and by whom an entry was made. (owned) */
char *mams_category_say_entry(const MamsCategoryList *list, int64_t number);
/* Who is editing, and for how long; list->lock must be there. (owned) */
char *mams_category_say_lock(const MamsCategoryList *list);

#endif
