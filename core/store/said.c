/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/answering.h"
#include "store/store_private.h"

#define COLUMNS "inquiry, iin, on_day, known, rules, voice, language, text, at, login"

static void bind(MamsStatement *statement, const MamsSaid *said)
{
    if (said->inquiry != 0)
        mams_bind_int(statement, 1, said->inquiry);
    if (said->iin != 0)
        mams_bind_int(statement, 2, said->iin);
    mams_bind_day(statement, 3, said->on);
    mams_bind_int(statement, 4, said->known);
    mams_bind_text(statement, 5, said->rules);
    mams_bind_text(statement, 6, said->voice);
    mams_bind_int(statement, 7, said->language);
    mams_bind_text(statement, 8, said->text);
    mams_bind_int(statement, 9, said->at);
    mams_bind_text(statement, 10, said->login);
}

int64_t mams_store_said_add(MamsStore *store, const MamsSaid *said, int64_t entry, GError **error)
{
    if (!mams_store_in_write(store, error))
        return -1;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "INSERT INTO said(" COLUMNS ", entered)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        error);
    if (statement == NULL)
        return -1;
    bind(statement, said);
    mams_bind_int(statement, 11, entry);
    return mams_store_run(store, statement, error) ? sqlite3_last_insert_rowid(store->db) : -1;
}

int mams_store_said_before(MamsStore *store, const MamsSaid *said, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT 1 FROM said WHERE inquiry = ?1 AND iin IS ?2 AND on_day = ?3 AND voice = ?6"
        " AND text = ?8 LIMIT 1",
        error);
    if (row == NULL)
        return -1;
    mams_bind_int(row, 1, said->inquiry);
    if (said->iin != 0)
        mams_bind_int(row, 2, said->iin);
    mams_bind_day(row, 3, said->on);
    mams_bind_text(row, 6, said->voice);
    mams_bind_text(row, 8, said->text);
    return mams_store_step(store, row, error);
}

/* All rows of a statement that is bound. (owned) */
static GPtrArray *read_rows(MamsStore *store, MamsStatement *row, GError **error)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)mams_said_free);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        MamsSaid *said = g_new0(MamsSaid, 1);
        g_ptr_array_add(list, said);
        said->inquiry = sqlite3_column_int64(row, 0);
        said->iin = sqlite3_column_int64(row, 1);
        if (!mams_column_day(row, 2, MAMS_DAY_NONE, &said->on)) {
            mams_store_fail_damaged(store, error);
            return NULL;
        }
        said->known = sqlite3_column_int64(row, 3);
        said->rules = g_strdup(mams_column_text(row, 4));
        said->voice = g_strdup(mams_column_text(row, 5));
        said->language = sqlite3_column_int(row, 6);
        said->text = g_strdup(mams_column_text(row, 7));
        said->at = sqlite3_column_int64(row, 8);
        said->login = g_strdup(mams_column_text(row, 9));
        said->number = sqlite3_column_int64(row, 10);
    }
    return step == 0 ? g_steal_pointer(&list) : NULL;
}

GPtrArray *mams_store_said_in(MamsStore *store, int64_t inquiry, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store, "SELECT " COLUMNS ", number FROM said WHERE inquiry = ?1 ORDER BY number", error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, inquiry);
    return read_rows(store, row, error);
}

GPtrArray *mams_store_said_about(MamsStore *store, MamsIin iin, int limit, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT " COLUMNS ", number FROM said WHERE iin = ?1 ORDER BY number DESC LIMIT ?2", error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, iin);
    mams_bind_int(row, 2, limit);
    return read_rows(store, row, error);
}
