/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_ASSIGN_H
#define MAMS_DESK_ASSIGN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "desk/desk.h"
#include "desk/lookups.h"
#include "status/records.h"
#include "status/whatif.h"

/*
 * Editing a person's categories: look at a change before it is made, make or propose it, decide
 * about what others proposed, take a change back, and see all that was ever recorded. A change that
 * touches a closed month, or the operator's own records or those of a relative, is only proposed:
 * it has no effect on any answer until a second person accepts it.
 *
 * Recording and withdrawing, and the locks, need MAMS_RIGHT_ASSIGN; deciding and breaking a lock
 * need MAMS_RIGHT_DECIDE.
 */

/* ---- what is to be changed ---- */

typedef enum {
    MAMS_EDIT_ASSIGN,   /* enter a record, or another version of one */
    MAMS_EDIT_UNASSIGN, /* withdraw a record, as if it had never been right */
    MAMS_EDIT_UNDO      /* restore what a journal entry changed, by a new entry */
} MamsEditKind;

/* Begin with MAMS_EDIT_NONE. Strings (transfer none); they are cleaned before they are kept, and
 * NULL and "" are the same. */
typedef struct {
    MamsEditKind kind;
    MamsIin iin;
    const char *category; /* code of the rules, of the record to enter or to withdraw; NULL: not
                             said yet */
    MamsDay from;         /* first day of that record; NONE: not said yet */
    /* Of ASSIGN only: */
    MamsDay to;            /* last day; FOREVER: open */
    const char *document;  /* its number, at most 100 letters */
    MamsDay document_date; /* NONE: not said */
    const char *issuer;    /* at most 200 letters */
    const char *reg;       /* the register, at most 64 bytes: a code of the rules or another word */
    /* The record that this one replaces. NULL and NONE: the one with the same category and first
     * day, if there is one. */
    const char *old_category;
    MamsDay old_from;
    /* Of UNDO only: */
    int64_t undo; /* the journal entry of an "assign" or "unassign" whose change is taken back */
    /* Of all: */
    const char *reason; /* at most 500 letters; UNASSIGN needs one */
    int64_t seen; /* the last change that the editor saw (MamsCard.journal): a save fails when the
                     person's categories were changed since; 0: not checked */
} MamsAssignmentEdit;

#define MAMS_EDIT_NONE                                                                             \
    {                                                                                              \
        .from = MAMS_DAY_NONE, .to = MAMS_DAY_FOREVER, .document_date = MAMS_DAY_NONE,             \
        .old_from = MAMS_DAY_NONE                                                                  \
    }

/* ---- looking before saving ---- */

typedef enum {
    MAMS_EDIT_FIELD_CATEGORY,
    MAMS_EDIT_FIELD_FROM,
    MAMS_EDIT_FIELD_TO,
    MAMS_EDIT_FIELD_DOCUMENT,
    MAMS_EDIT_FIELD_DOCUMENT_DATE,
    MAMS_EDIT_FIELD_ISSUER,
    MAMS_EDIT_FIELD_REGISTER,
    MAMS_EDIT_FIELD_REASON,
    MAMS_N_EDIT_FIELDS
} MamsEditField;

/* Something wrong with a field, or worth knowing. */
typedef struct {
    MamsEditField field;
    bool blocks;        /* it cannot be saved so; else it only warns */
    MamsErrorCode code; /* of the error that a save gives: USAGE for what was typed, DATA for what
                           contradicts the records */
    char *text;         /* a sentence; it names the other record (owned) */
} MamsEditProblem;

/* A change as it would be made now. Of an edit that is not complete yet `row` is NULL, nothing
 * changes, and the problems say what is missing. */
typedef struct {
    MamsCard *card;            /* the person as things stand today */
    const MamsAssignment *old; /* the record that is replaced or withdrawn, of `card`; or NULL */
    const MamsAssignment *row; /* the record that is entered, of `facts`; or NULL */
    bool same;                 /* the record is there already, letter for letter: nothing to save */
    GPtrArray *problems;       /* MamsEditProblem, by field */
    bool blocked;              /* one of them blocks */

    MamsFacts *facts;   /* the person's facts afterwards */
    MamsAnswer *answer; /* and today's answer, without months; before: card->answer */
    MamsMonth from, to;
    GArray *months; /* MamsMonthPair, each month of from … to: left before, right after */
    int n_flips;    /* how many of them differ by mams_month_answer_same() */

    unsigned why;                     /* bits of MamsProposalWhy; 0: it is made at once */
    MamsMonth closed_from, closed_to; /* the closed months it touches; NONE: none */
} MamsEditPreview;

/* Judges an edit as it stands in a form; writes nothing. The months are `months` up to today's
 * (24 … 84 on the screens) and those that can be paid ahead. `lang` is that of the names of
 * categories in the sentences. MAMS_ERROR_NOT_FOUND for an unknown person, a record that is not
 * there and an entry that changed nothing; MAMS_ERROR_DATA for an entry whose change was changed
 * since. (owned) */
MamsEditPreview *mams_desk_edit_preview(MamsDesk *desk, const MamsAssignmentEdit *edit,
                                        MamsLang lang, int months, GError **error);
void mams_edit_preview_free(MamsEditPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsEditPreview, mams_edit_preview_free)

/* ---- saving ---- */

typedef enum {
    MAMS_OUTCOME_NOTHING, /* it was recorded already */
    MAMS_OUTCOME_APPLIED,
    MAMS_OUTCOME_PROPOSED
} MamsEditOutcome;

typedef struct {
    MamsEditOutcome outcome;
    int64_t entry;    /* the journal entry of the change or of the proposal; 0: NOTHING */
    int64_t proposal; /* number of the proposal, or 0 */
    unsigned why;     /* bits of MamsProposalWhy */
    MamsMonth closed_from, closed_to; /* as in the preview */
    MamsDay last_day;                 /* on which the proposal can be accepted; NONE: no proposal */
} MamsEditResult;

/* Judges the edit again and makes or proposes the change, with its journal entry, in one durable
 * transaction. MAMS_ERROR_BUSY when somebody else holds the person's lock or changed the categories
 * since `seen`; the code of the first problem that blocks, with its sentence; the errors of a
 * preview. Nothing is written then. */
bool mams_desk_edit_save(MamsDesk *desk, const MamsAssignmentEdit *edit, MamsLang lang,
                         MamsEditResult *result, GError **error);

/* ---- what was recorded ---- */

/* Every record of a person's categories, those that hold and those that do not any more. */
typedef struct {
    MamsAssignmentVersions *rows; /* by category, from and entry */
    GPtrArray *entries;           /* MamsChangeEntry that they name, ascending */
} MamsAssignmentHistory;

/* Needs MAMS_RIGHT_CARD. Empty for somebody without records. (owned) */
MamsAssignmentHistory *mams_desk_assignment_history(MamsDesk *desk, MamsIin iin, GError **error);
void mams_assignment_history_free(MamsAssignmentHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsAssignmentHistory, mams_assignment_history_free)
/* Who made an entry that a row names, when and how; NULL when none does. (transfer none) */
const MamsChangeEntry *mams_assignment_history_entry(const MamsAssignmentHistory *history,
                                                     int64_t number);

/* The issuers of documents that operators gave lately, each once, the latest first. They name
 * nobody, so no look is due. Needs MAMS_RIGHT_ASSIGN. (owned) GPtrArray of char *. */
GPtrArray *mams_desk_issuers(MamsDesk *desk, int limit, GError **error);

/* ---- proposals ---- */

typedef struct {
    MamsProposal *proposal; /* its state may be LAPSED */
    MamsCitizen *citizen;
    char *time;       /* of proposing, "2024-11-22T14:05:00+05:00" */
    int age_days;     /* 0: proposed today */
    int days_left;    /* on which it can still be accepted, after today; 0: today is the last */
    MamsDay last_day; /* the last on which it can be accepted */
    bool may_decide;  /* the desk's operator may accept it, as far as roles and persons go */
} MamsProposalItem;

/* Proposals by number: of one person or (`iin` 0) of all; those that wait, or with `all` also the
 * decided and lapsed ones. (owned) GPtrArray of MamsProposalItem. */
GPtrArray *mams_desk_proposals(MamsDesk *desk, MamsIin iin, bool all, GError **error);
/* {"on":…,"proposals":[…]}, without a line end. (owned) */
char *mams_desk_proposals_json(MamsDesk *desk, const GPtrArray *items);

/* A proposal as it would be made now, as mams_desk_edit_preview(). MAMS_ERROR_NOT_FOUND when there
 * is none of that number, MAMS_ERROR_DATA when it is decided or lapsed, or when the record that it
 * changes was changed since. (owned) */
MamsEditPreview *mams_desk_proposal_preview(MamsDesk *desk, int64_t number, MamsLang lang,
                                            int months, GError **error);
/* Makes the proposed change, judged again, in one durable transaction with its journal entry. Never
 * by the person who proposed it, nor for the decider's own records or a relative's
 * (MAMS_ERROR_NOT_PERMITTED); else errors as of the preview and of a save. `entry` may be NULL. */
bool mams_desk_proposal_accept(MamsDesk *desk, int64_t number, MamsLang lang, int64_t *entry,
                               GError **error);
/* Refuses it with a reason of at most 500 letters (MAMS_ERROR_USAGE without one), never by the
 * person who proposed it. */
bool mams_desk_proposal_refuse(MamsDesk *desk, int64_t number, const char *reason, GError **error);

/* ---- one editor at a time ---- */

/* Takes the lock on a person for this run of the program (MamsDeskOptions.session). What the same
 * login holds is taken over, also from a run that crashed. MAMS_ERROR_BUSY names who else is
 * editing, and for how long. */
bool mams_desk_lock_take(MamsDesk *desk, MamsIin iin, GError **error);
/* Gives it back; nothing happens when this run of the program does not hold it any more. */
bool mams_desk_lock_release(MamsDesk *desk, MamsIin iin, GError **error);
/* Takes the lock away from who holds it, with a journal entry. MAMS_ERROR_NOT_FOUND when nobody
 * does. What that person has typed cannot be saved once somebody else changed the record. */
bool mams_desk_lock_break(MamsDesk *desk, MamsIin iin, GError **error);
/* Who is editing; NULL without an error: nobody. (owned) */
MamsLock *mams_desk_lock(MamsDesk *desk, MamsIin iin, GError **error);
/* "12 minutes": for how long the lock has been held. (owned) */
char *mams_desk_lock_age(const MamsDesk *desk, const MamsLock *lock);

#endif
