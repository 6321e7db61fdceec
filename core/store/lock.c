/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/edit.h"
#include "store/store_private.h"

MamsLock *mams_store_lock(MamsStore *store, MamsIin iin, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store, "SELECT login, session, since, entry FROM lock WHERE iin = ?1 ORDER BY iin", error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, iin);
    if (mams_store_step(store, row, error) != 1)
        return NULL;
    MamsLock *lock = g_new0(MamsLock, 1);
    lock->iin = iin;
    lock->login = g_strdup(mams_column_text(row, 0));
    lock->session = g_strdup(mams_column_text(row, 1));
    lock->since = sqlite3_column_int64(row, 2);
    lock->entry = sqlite3_column_int64(row, 3);
    return lock;
}

bool mams_store_put_lock(MamsStore *store, const MamsLock *lock, GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "INSERT OR REPLACE INTO lock(iin, login, session, since, entry) VALUES(?1, ?2, ?3, ?4, ?5)",
        error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, lock->iin);
    sqlite3_bind_text(statement, 2, lock->login, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, lock->session, -1, SQLITE_STATIC);
    mams_bind_int(statement, 4, lock->since);
    mams_bind_int(statement, 5, lock->entry);
    return mams_store_run(store, statement, error);
}

bool mams_store_remove_lock(MamsStore *store, MamsIin iin, GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store, "DELETE FROM lock WHERE iin = ?1", error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, iin);
    return mams_store_run(store, statement, error);
}
