/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/edit.h"
#include "store/store_private.h"

#include <inttypes.h>

#include "base/error.h"
#include "base/i18n.h"

/* The columns of the assignment's row come in the order in which all assignments are read. */
#define OTHER_COLUMNS                                                                              \
    "number, what, iin, document, register, issuer, old_category, old_from, old_entered, undoes,"  \
    " reason, why, proposed_by, proposed_at, proposed_on, entry, state, decided_by, decided_at,"   \
    " decision, decided_entry"
#define COLUMNS "category, from_day, to_day, document_date, entry, " OTHER_COLUMNS

enum {
    NUMBER = MAMS_N_ASSIGNMENT_COLUMNS,
    WHAT,
    IIN,
    DOCUMENT,
    REGISTER,
    ISSUER,
    OLD_CATEGORY,
    OLD_FROM,
    OLD_ENTERED,
    UNDOES,
    REASON,
    WHY,
    PROPOSED_BY,
    PROPOSED_AT,
    PROPOSED_ON,
    ENTRY,
    STATE,
    DECIDED_BY,
    DECIDED_AT,
    DECISION,
    DECIDED_ENTRY
};

/* ---- writing ---- */

/* 0 is bound as NULL. */
static void bind_number(MamsStatement *statement, int parameter, int64_t number)
{
    if (number != 0)
        mams_bind_int(statement, parameter, number);
    else
        sqlite3_bind_null(statement, parameter);
}

static void bind_row(MamsStatement *statement, const MamsRules *rules, const MamsAssignment *row)
{
    mams_bind_int(statement, 3, rules->categories[row->category].number);
    mams_bind_int(statement, 4, row->from);
    mams_bind_day(statement, 5, row->to);
    mams_bind_text(statement, 7, row->document);
    mams_bind_day(statement, 8, row->document_date);
}

int64_t mams_store_add_proposal(MamsStore *store, const MamsRules *rules,
                                const MamsProposal *proposal, GError **error)
{
    int64_t reg, issuer;
    if (!mams_store_in_write(store, error) ||
        !mams_store_text_id(store, proposal->row.reg, &reg, error) ||
        !mams_store_text_id(store, proposal->row.issuer, &issuer, error))
        return 0;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "INSERT INTO proposal(what, iin, category, from_day, to_day, register, document,"
        " document_date, issuer, old_category, old_from, old_entered, undoes, reason, why,"
        " proposed_by, proposed_at, proposed_on, entry)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
        " ?19)",
        error);
    if (statement == NULL)
        return 0;
    mams_bind_int(statement, 1, proposal->withdraws);
    mams_bind_int(statement, 2, proposal->iin);
    bind_row(statement, rules, &proposal->row);
    mams_bind_int(statement, 6, reg);
    mams_bind_int(statement, 9, issuer);
    if (proposal->old_category >= 0)
        mams_bind_int(statement, 10, rules->categories[proposal->old_category].number);
    mams_bind_day(statement, 11, proposal->old_from);
    bind_number(statement, 12, proposal->old_entered);
    bind_number(statement, 13, proposal->undoes);
    mams_bind_text(statement, 14, proposal->reason);
    mams_bind_int(statement, 15, proposal->why);
    sqlite3_bind_text(statement, 16, proposal->proposed_by, -1, SQLITE_STATIC);
    mams_bind_int(statement, 17, proposal->proposed_at);
    mams_bind_int(statement, 18, proposal->proposed_on);
    mams_bind_int(statement, 19, proposal->entry);
    return mams_store_run(store, statement, error) ? sqlite3_last_insert_rowid(store->db) : 0;
}

bool mams_store_decide_proposal(MamsStore *store, const MamsProposal *proposal, GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "UPDATE proposal SET state = ?2, decided_by = ?3, decided_at = ?4, decision = ?5,"
        " decided_entry = ?6 WHERE number = ?1 AND state = 0",
        error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, proposal->number);
    mams_bind_int(statement, 2, proposal->state);
    sqlite3_bind_text(statement, 3, proposal->decided_by, -1, SQLITE_STATIC);
    mams_bind_int(statement, 4, proposal->decided_at);
    mams_bind_text(statement, 5, proposal->decision);
    mams_bind_int(statement, 6, proposal->decided_entry);
    if (!mams_store_run(store, statement, error))
        return false;
    if (sqlite3_changes(store->db) == 1)
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                _("proposal '%" PRId64 "' has been decided already: look at the list"),
                proposal->number);
    return false;
}

/* ---- reading ---- */

static const char *keep(MamsProposal *proposal, const char *text)
{
    return text != NULL ? g_string_chunk_insert_const(proposal->strings, text) : NULL;
}

static bool read_texts(MamsStore *store, MamsStatement *row, MamsProposal *proposal, GError **error)
{
    const char *text;
    if (!mams_store_text(store, sqlite3_column_int64(row, REGISTER), &text, error))
        return false;
    proposal->row.reg = keep(proposal, text);
    if (!mams_store_text(store, sqlite3_column_int64(row, ISSUER), &text, error))
        return false;
    proposal->row.issuer = keep(proposal, text);
    proposal->row.document = keep(proposal, mams_column_text(row, DOCUMENT));
    proposal->reason = keep(proposal, mams_column_text(row, REASON));
    proposal->proposed_by = keep(proposal, mams_column_text(row, PROPOSED_BY));
    proposal->decided_by = keep(proposal, mams_column_text(row, DECIDED_BY));
    proposal->decision = keep(proposal, mams_column_text(row, DECISION));
    return true;
}

static void read_numbers(MamsStatement *row, MamsProposal *proposal)
{
    proposal->number = sqlite3_column_int64(row, NUMBER);
    proposal->withdraws = sqlite3_column_int(row, WHAT) != 0;
    proposal->iin = sqlite3_column_int64(row, IIN);
    proposal->old_entered = sqlite3_column_int64(row, OLD_ENTERED);
    proposal->undoes = sqlite3_column_int64(row, UNDOES);
    proposal->why = (unsigned)sqlite3_column_int(row, WHY);
    proposal->proposed_at = sqlite3_column_int64(row, PROPOSED_AT);
    proposal->entry = sqlite3_column_int64(row, ENTRY);
    proposal->state = (MamsProposalState)sqlite3_column_int(row, STATE);
    proposal->decided_at = sqlite3_column_int64(row, DECIDED_AT);
    proposal->decided_entry = sqlite3_column_int64(row, DECIDED_ENTRY);
}

/* The row on which the statement stands. (owned) */
static MamsProposal *read_proposal(MamsStore *store, const MamsRules *rules, MamsStatement *row,
                                   GError **error)
{
    g_autoptr(MamsProposal) proposal = g_new0(MamsProposal, 1);
    proposal->strings = g_string_chunk_new(256);
    proposal->old_category = -1;
    if (!mams_store_read_assignment(store, rules, row, 0, &proposal->row, error))
        return NULL;
    proposal->row.entered = 0; /* it was not recorded by the entry that proposed it */
    read_numbers(row, proposal);
    bool replaces = sqlite3_column_type(row, OLD_CATEGORY) != SQLITE_NULL;
    if (replaces)
        proposal->old_category =
            mams_rules_category_by_number(rules, sqlite3_column_int(row, OLD_CATEGORY));
    if ((replaces && proposal->old_category < 0) ||
        !mams_column_day(row, OLD_FROM, MAMS_DAY_NONE, &proposal->old_from) ||
        !mams_column_day(row, PROPOSED_ON, MAMS_DAY_NONE, &proposal->proposed_on)) {
        mams_store_fail_damaged(store, error);
        return NULL;
    }
    return read_texts(store, row, proposal, error) ? g_steal_pointer(&proposal) : NULL;
}

MamsProposal *mams_store_proposal(MamsStore *store, const MamsRules *rules, int64_t number,
                                  GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store, "SELECT " COLUMNS " FROM proposal WHERE number = ?1 ORDER BY number", error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, number);
    int step = mams_store_step(store, row, error);
    if (step == 0)
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                    _("there is no proposal '%" PRId64 "': look at the list"), number);
    return step == 1 ? read_proposal(store, rules, row, error) : NULL;
}

GPtrArray *mams_store_proposals(MamsStore *store, const MamsRules *rules, MamsIin iin,
                                bool open_only, GError **error)
{
    g_autoptr(GPtrArray) proposals =
        g_ptr_array_new_with_free_func((GDestroyNotify)mams_proposal_free);
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT " COLUMNS " FROM proposal WHERE iin BETWEEN ?1 AND ?2 AND state <= ?3"
        " ORDER BY number",
        error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, iin);
    mams_bind_int(row, 2, iin != 0 ? iin : G_MAXINT64);
    mams_bind_int(row, 3, open_only ? MAMS_PROPOSAL_OPEN : MAMS_PROPOSAL_REFUSED);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        MamsProposal *proposal = read_proposal(store, rules, row, error);
        if (proposal == NULL)
            return NULL;
        g_ptr_array_add(proposals, proposal);
    }
    return step == 0 ? g_steal_pointer(&proposals) : NULL;
}
