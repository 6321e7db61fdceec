/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "base/error.h"
#include "base/i18n.h"
#include "store/answering.h"
#include "store/store_private.h"

int64_t mams_store_reminder_add(MamsStore *store, const MamsReminder *reminder, int64_t entry,
                                GError **error)
{
    if (!mams_store_in_write(store, error))
        return -1;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "INSERT INTO reminder(inquiry, iin, due, payment, known, note, login, made_at, entered)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        error);
    if (statement == NULL)
        return -1;
    if (reminder->inquiry != 0)
        mams_bind_int(statement, 1, reminder->inquiry);
    if (reminder->iin != 0)
        mams_bind_int(statement, 2, reminder->iin);
    mams_bind_day(statement, 3, reminder->due);
    mams_bind_int(statement, 4, reminder->payment);
    mams_bind_int(statement, 5, reminder->known);
    mams_bind_text(statement, 6, reminder->note);
    mams_bind_text(statement, 7, reminder->login);
    mams_bind_int(statement, 8, reminder->made_at);
    mams_bind_int(statement, 9, entry);
    return mams_store_run(store, statement, error) ? sqlite3_last_insert_rowid(store->db) : -1;
}

bool mams_store_reminder_done(MamsStore *store, int64_t number, int64_t at, int64_t entry,
                              GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "UPDATE reminder SET done_at = ?1, entered = ?2 WHERE number = ?3 AND done_at IS NULL",
        error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, at);
    mams_bind_int(statement, 2, entry);
    mams_bind_int(statement, 3, number);
    if (!mams_store_run(store, statement, error))
        return false;
    if (sqlite3_changes(store->db) == 1)
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                _("there is no open reminder %" PRId64), number);
    return false;
}

GPtrArray *mams_store_reminders(MamsStore *store, const char *login, int64_t inquiry,
                                GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT number, inquiry, iin, due, payment, known, note, login, made_at FROM reminder"
        " WHERE done_at IS NULL AND (?1 IS NULL OR login = ?1) AND (?2 = 0 OR inquiry = ?2)"
        " ORDER BY due, number",
        error);
    if (row == NULL)
        return NULL;
    mams_bind_text(row, 1, login);
    mams_bind_int(row, 2, inquiry);
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)mams_reminder_free);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        MamsReminder *reminder = g_new0(MamsReminder, 1);
        g_ptr_array_add(list, reminder);
        reminder->number = sqlite3_column_int64(row, 0);
        reminder->inquiry = sqlite3_column_int64(row, 1);
        reminder->iin = sqlite3_column_int64(row, 2);
        if (!mams_column_day(row, 3, MAMS_DAY_NONE, &reminder->due)) {
            mams_store_fail_damaged(store, error);
            return NULL;
        }
        reminder->payment = sqlite3_column_int(row, 4) != 0;
        reminder->known = sqlite3_column_int64(row, 5);
        reminder->note = g_strdup(mams_column_text(row, 6));
        reminder->login = g_strdup(mams_column_text(row, 7));
        reminder->made_at = sqlite3_column_int64(row, 8);
    }
    return step == 0 ? g_steal_pointer(&list) : NULL;
}

int mams_store_paid_since(MamsStore *store, MamsIin iin, int64_t known, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT 1 FROM payment WHERE iin = ?1 AND entered > ?2 AND returned_on IS NULL"
        " AND kind <> ?3 LIMIT 1",
        error);
    if (row == NULL)
        return -1;
    mams_bind_int(row, 1, iin);
    mams_bind_int(row, 2, known);
    mams_bind_int(row, 3, MAMS_KIND_PENALTY);
    return mams_store_step(store, row, error);
}
