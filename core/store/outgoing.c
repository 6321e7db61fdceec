/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "base/error.h"
#include "base/i18n.h"
#include "store/answering.h"
#include "store/store_private.h"

#define COLUMNS "inquiry, message, state, recipient, made_at, sent_at, attempts, problem"

int64_t mams_store_outgoing_add(MamsStore *store, const MamsOutgoing *outgoing, int64_t entry,
                                GError **error)
{
    if (!mams_store_in_write(store, error))
        return -1;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "INSERT INTO outgoing(inquiry, message, state, recipient, made_at, bytes, entered)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        error);
    if (statement == NULL)
        return -1;
    mams_bind_int(statement, 1, outgoing->inquiry);
    mams_bind_int(statement, 2, outgoing->message);
    mams_bind_int(statement, 3, outgoing->state);
    mams_bind_text(statement, 4, outgoing->to);
    mams_bind_int(statement, 5, outgoing->made_at);
    mams_bind_bytes(statement, 6, outgoing->bytes);
    mams_bind_int(statement, 7, entry);
    return mams_store_run(store, statement, error) ? sqlite3_last_insert_rowid(store->db) : -1;
}

static void fail_unknown(int64_t number, GError **error)
{
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                _("there is no outgoing mail %" PRId64), number);
}

bool mams_store_outgoing_update(MamsStore *store, const MamsOutgoing *outgoing, int64_t entry,
                                GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "UPDATE outgoing SET state = ?1, sent_at = ?2, attempts = ?3, problem = ?4, entered = ?5"
        " WHERE number = ?6",
        error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, outgoing->state);
    if (outgoing->sent_at != 0)
        mams_bind_int(statement, 2, outgoing->sent_at);
    mams_bind_int(statement, 3, outgoing->attempts);
    mams_bind_text(statement, 4, outgoing->problem);
    mams_bind_int(statement, 5, entry);
    mams_bind_int(statement, 6, outgoing->number);
    if (!mams_store_run(store, statement, error))
        return false;
    if (sqlite3_changes(store->db) == 1)
        return true;
    fail_unknown(outgoing->number, error);
    return false;
}

/* Columns: those of COLUMNS, number, and the bytes when `whole`. NULL for a row that is never
 * written. */
static MamsOutgoing *read_row(MamsStore *store, MamsStatement *row, bool whole, GError **error)
{
    int state = sqlite3_column_int(row, 2);
    if (state < 0 || state >= MAMS_N_OUTGOING_STATES) {
        mams_store_fail_damaged(store, error);
        return NULL;
    }
    MamsOutgoing *outgoing = g_new0(MamsOutgoing, 1);
    outgoing->inquiry = sqlite3_column_int64(row, 0);
    outgoing->message = sqlite3_column_int64(row, 1);
    outgoing->state = (MamsOutgoingState)state;
    outgoing->to = g_strdup(mams_column_text(row, 3));
    outgoing->made_at = sqlite3_column_int64(row, 4);
    outgoing->sent_at = sqlite3_column_int64(row, 5);
    outgoing->attempts = sqlite3_column_int(row, 6);
    outgoing->problem = g_strdup(mams_column_text(row, 7));
    outgoing->number = sqlite3_column_int64(row, 8);
    if (whole)
        outgoing->bytes = mams_column_bytes(row, 9);
    return outgoing;
}

MamsOutgoing *mams_store_outgoing(MamsStore *store, int64_t number, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store, "SELECT " COLUMNS ", number, bytes FROM outgoing WHERE number = ?1", error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, number);
    int step = mams_store_step(store, row, error);
    if (step == 0)
        fail_unknown(number, error);
    return step == 1 ? read_row(store, row, true, error) : NULL;
}

static GPtrArray *read_rows(MamsStore *store, MamsStatement *row, GError **error)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)mams_outgoing_free);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        MamsOutgoing *outgoing = read_row(store, row, false, error);
        if (outgoing == NULL)
            return NULL;
        g_ptr_array_add(list, outgoing);
    }
    return step == 0 ? g_steal_pointer(&list) : NULL;
}

GPtrArray *mams_store_outbox(MamsStore *store, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT " COLUMNS ", number FROM outgoing WHERE state IN (0, 1, 3, 4) ORDER BY number",
        error);
    return row ? read_rows(store, row, error) : NULL;
}

GPtrArray *mams_store_outgoing_of(MamsStore *store, int64_t inquiry, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store, "SELECT " COLUMNS ", number FROM outgoing WHERE inquiry = ?1 ORDER BY number",
        error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, inquiry);
    return read_rows(store, row, error);
}
