/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STATUS_RECORDS_H
#define MAMS_STATUS_RECORDS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/iin.h"
#include "status/facts.h"

/* Records about a person beside the facts: who is editing him, which changes wait for a second
 * person, what was recorded before. Plain data, which the store keeps and the desk hands out. */

/* One editor a citizen. Strings (owned). */
typedef struct {
    MamsIin iin;
    char *login;
    char *session; /* which run of the program */
    int64_t since; /* Unix time */
    int64_t entry; /* the journal entry of taking it */
} MamsLock;

void mams_lock_free(MamsLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsLock, mams_lock_free)

typedef enum {
    MAMS_PROPOSAL_OPEN,
    MAMS_PROPOSAL_ACCEPTED,
    MAMS_PROPOSAL_REFUSED,
    MAMS_PROPOSAL_LAPSED /* worked out from the day, never kept */
} MamsProposalState;

/* Why a change needs a second person: bits. */
typedef enum {
    MAMS_PROPOSAL_CLOSED = 1 << 0, /* it touches closed months */
    MAMS_PROPOSAL_OWN = 1 << 1     /* the person is the operator or a relative of the operator */
} MamsProposalWhy;

/* A change of an assignment that has no effect until another person accepts it. Its strings live
 * in `strings`. */
typedef struct {
    int64_t number;
    bool withdraws; /* `row` is to be withdrawn; else it is to be entered */
    MamsIin iin;
    MamsAssignment row;
    int old_category;    /* the recorded row that is replaced or withdrawn; -1: none */
    MamsDay old_from;    /* NONE: none */
    int64_t old_entered; /* the journal entry that recorded that row; 0: none */
    int64_t undoes;      /* the journal entry whose change it takes back, or 0 */
    const char *reason;  /* or NULL */
    unsigned why;        /* bits of MamsProposalWhy */
    const char *proposed_by;
    int64_t proposed_at; /* Unix time */
    MamsDay proposed_on; /* the desk's day, which a demo keeps for good */
    int64_t entry;       /* the journal entry of proposing it */
    MamsProposalState state;
    const char *decided_by, *decision; /* who, and the reason; NULL while it is open */
    int64_t decided_at, decided_entry; /* 0 while it is open */
    GStringChunk *strings;             /* (owned), may be NULL */
} MamsProposal;

void mams_proposal_free(MamsProposal *proposal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsProposal, mams_proposal_free)

/* A row that is or was recorded; row.entered is the journal entry that recorded it. */
typedef struct {
    MamsAssignment row;
    int64_t withdrawn; /* the journal entry that withdrew or replaced it; 0: it holds */
} MamsAssignmentVersion;

/* All rows of a person that ever held, by category, from and entry. */
typedef struct {
    GArray *versions;      /* MamsAssignmentVersion */
    GStringChunk *strings; /* where their strings live */
} MamsAssignmentVersions;

void mams_assignment_versions_free(MamsAssignmentVersions *versions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsAssignmentVersions, mams_assignment_versions_free)

/* Whether two rows say the same: category, days, document, issuer and register; NULL and "" are
 * the same text. */
bool mams_assignment_same(const MamsAssignment *left, const MamsAssignment *right);

#endif
