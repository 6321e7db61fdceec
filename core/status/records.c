/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/records.h"

void mams_lock_free(MamsLock *lock)
{
    if (!lock)
        return;
    g_free(lock->login);
    g_free(lock->session);
    g_free(lock);
}

void mams_proposal_free(MamsProposal *proposal)
{
    if (!proposal)
        return;
    g_clear_pointer(&proposal->strings, g_string_chunk_free);
    g_free(proposal);
}

void mams_assignment_versions_free(MamsAssignmentVersions *versions)
{
    if (!versions)
        return;
    g_array_unref(versions->versions);
    g_string_chunk_free(versions->strings);
    g_free(versions);
}

static bool same_text(const char *left, const char *right)
{
    return g_str_equal(left ? left : "", right ? right : "");
}

bool mams_assignment_same(const MamsAssignment *left, const MamsAssignment *right)
{
    return left->category == right->category && left->from == right->from &&
           left->to == right->to && left->document_date == right->document_date &&
           same_text(left->document, right->document) && same_text(left->issuer, right->issuer) &&
           same_text(left->reg, right->reg);
}
