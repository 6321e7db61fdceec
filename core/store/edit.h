/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STORE_EDIT_H
#define MAMS_STORE_EDIT_H

#include "status/records.h"
#include "store/store.h"

/* What editing a person's assignments keeps beside the facts: locks, proposals, and the rows that
 * held before. */

/* ---- locks ---- */

/* The lock on a citizen; NULL without an error when nobody holds one. (owned) */
MamsLock *mams_store_lock(MamsStore *store, MamsIin iin, GError **error);
/* Writes a lock in the place of the one that may be there; inside a transaction. */
bool mams_store_put_lock(MamsStore *store, const MamsLock *lock, GError **error);
/* Removes the lock on a citizen, if there is one; inside a transaction. */
bool mams_store_remove_lock(MamsStore *store, MamsIin iin, GError **error);

/* ---- proposals ---- */

/* Adds an open proposal inside a transaction; its number and decision are not read. Returns its
 * number, 0 on error. */
int64_t mams_store_add_proposal(MamsStore *store, const MamsRules *rules,
                                const MamsProposal *proposal, GError **error);
/* NULL with MAMS_ERROR_NOT_FOUND when there is none of that number. (owned) */
MamsProposal *mams_store_proposal(MamsStore *store, const MamsRules *rules, int64_t number,
                                  GError **error);
/* Proposals by number: of one person or (`iin` 0) of all, the open ones or all that there were.
 * (owned) GPtrArray of MamsProposal. */
GPtrArray *mams_store_proposals(MamsStore *store, const MamsRules *rules, MamsIin iin,
                                bool open_only, GError **error);
/* Writes state and decision of an open proposal inside a transaction; MAMS_ERROR_DATA when it has
 * been decided before. */
bool mams_store_decide_proposal(MamsStore *store, const MamsProposal *proposal, GError **error);

/* ---- issuers ---- */

/* The issuers of documents that operators gave in the latest entries of the journal, each once, the
 * latest first. (owned) GPtrArray of char *. */
GPtrArray *mams_store_issuers(MamsStore *store, int limit, GError **error);

/* ---- history ---- */

/* Every row of a person's assignments that holds or held. (owned) */
MamsAssignmentVersions *mams_store_assignment_versions(MamsStore *store, const MamsRules *rules,
                                                       MamsIin iin, GError **error);

#endif
