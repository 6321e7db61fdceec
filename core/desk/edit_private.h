/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_EDIT_PRIVATE_H
#define MAMS_DESK_EDIT_PRIVATE_H

#include "desk/assign.h"
#include "desk/desk_private.h"
#include "store/edit.h"


/* Whatever changes an assignment, a form, an undo or a proposal, becomes a draft first. */
typedef struct {
    MamsAssignmentEdit edit; /* ASSIGN or UNASSIGN, with strings of `strings` */
    int64_t old_entered;     /* the entry that must have recorded the old row; 0: any */
    int64_t undoes;          /* the entry whose change it takes back, or 0 */
    int64_t proposal;        /* the number of the proposal that it comes from, or 0 */
    GStringChunk *strings;
} MamsDraft;

void mams_draft_clear(MamsDraft *draft);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MamsDraft, mams_draft_clear)
/* An undo looks up what to restore; errors as of mams_desk_edit_preview(). */
bool mams_draft_of_edit(MamsDesk *desk, const MamsAssignmentEdit *edit, MamsDraft *draft,
                        GError **error);
void mams_draft_of_proposal(const MamsRules *rules, const MamsProposal *proposal, MamsDraft *draft);

/* The preview of a draft without its months. (owned) */
MamsEditPreview *mams_edit_judge(MamsDesk *desk, const MamsDraft *draft, MamsLang lang,
                                 GError **error);
/* Adds the months to a preview. */
void mams_edit_add_months(const MamsDesk *desk, MamsEditPreview *preview, int months);
/* Sets the error of the first problem that blocks; true when none does. */
bool mams_edit_check(const MamsEditPreview *preview, GError **error);

/* Fills preview->problems. */
bool mams_edit_find_problems(MamsDesk *desk, const MamsDraft *draft, MamsLang lang,
                             MamsEditPreview *preview, GError **error);
/* The last day on which a record of the category counts: a confirmation of the Fund ends by itself.
 */
MamsDay mams_assignment_last_day(const MamsRules *rules, const MamsAssignment *row);

/* Whether the person is the desk's operator or, by the register, a relative in either direction. */
bool mams_desk_is_own(MamsDesk *desk, MamsIin iin, bool *own, GError **error);
/* MAMS_ERROR_BUSY when another login is editing the person. */
bool mams_desk_check_lock(MamsDesk *desk, MamsIin iin, GError **error);

/* Writes the journal entry of a change and its rows, inside the running transaction; returns the
 * entry, 0 on error. `proposed_by` NULL: it was not proposed. */
int64_t mams_edit_write(MamsDesk *desk, const MamsDraft *draft, const MamsEditPreview *preview,
                        const char *proposed_by, GError **error);

/* The members of a row, or null, under a name. */
void mams_edit_write_row(MamsJson *json, const char *name, const MamsRules *rules,
                         const MamsAssignment *row);
/* One line for the journal: what the change is, row by row. (owned) */
char *mams_edit_detail(const MamsDesk *desk, const MamsDraft *draft, const MamsEditPreview *preview,
                       const char *proposed_by);

/* The last day on which a proposal can be accepted. */
MamsDay mams_proposal_last_day(const MamsDesk *desk, const MamsProposal *proposal);

/* ---- journal entries that rows name (entries.c) ---- */

/* (owned) GPtrArray of MamsChangeEntry. */
GPtrArray *mams_change_entries_new(void);
const MamsChangeEntry *mams_change_entries_find(const GPtrArray *entries, int64_t number);
/* Adds an entry unless it is there; MAMS_ERROR_DATA when the journal has none of that number. */
bool mams_change_entries_add(MamsDesk *desk, GPtrArray *entries, int64_t number, GError **error);
void mams_change_entries_sort(GPtrArray *entries);

#endif
