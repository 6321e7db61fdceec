/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

/*
 * What the puts of all facts have in common. A key that was found unchanged is noted for the rest
 * of its import, because another line with other values for it is then a contradiction within the
 * file and no change. The notes lie in a temporary table, which SQLite keeps on the disk when it
 * grows.
 */
static bool prepare_seen(MamsStore *store, int64_t entry, GError **error)
{
    if (store->seen_ready && store->seen_entry == entry)
        return true;
    if (!mams_store_exec(
            store,
            "CREATE TEMP TABLE IF NOT EXISTS seen("
            "entry INTEGER, fact INTEGER, iin INTEGER, a INTEGER, b INTEGER, c INTEGER,"
            " d INTEGER, e INTEGER, text TEXT,"
            " PRIMARY KEY(entry, fact, iin, a, b, c, d, e, text)"
            ") STRICT, WITHOUT ROWID",
            error))
        return false;
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store, "DELETE FROM temp.seen WHERE entry <> ?1", error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, entry);
    if (!mams_store_run(store, statement, error))
        return false;
    store->seen_ready = true;
    store->seen_entry = entry;
    return true;
}

static int bind_key(MamsStatement *statement, int first, const MamsFactKey *key)
{
    mams_bind_int(statement, first++, key->iin);
    for (int i = 0; i < key->n_parts; i++)
        mams_bind_int(statement, first++, key->part[i]);
    if (key->text != NULL)
        sqlite3_bind_text(statement, first++, key->text, -1, SQLITE_STATIC);
    return first;
}

static MamsStatement *key_statement(MamsStore *store, const char *sql, const MamsFactKey *key,
                                    int *next, GError **error)
{
    MamsStatement *statement = mams_store_statement(store, sql, error);
    if (statement != NULL)
        *next = bind_key(statement, 1, key);
    return statement;
}

/* The parts that a key does not have are 0 and "". */
static MamsStatement *seen_statement(MamsStore *store, const char *sql, MamsTable table,
                                     const MamsFactKey *key, int64_t entry, GError **error)
{
    MamsFactKey whole = *key;
    whole.n_parts = G_N_ELEMENTS(whole.part);
    whole.text = key->text != NULL ? key->text : "";
    if (!prepare_seen(store, entry, error))
        return NULL;
    MamsStatement *statement = mams_store_statement(store, sql, error);
    if (statement == NULL)
        return NULL;
    mams_bind_int(statement, 1, entry);
    mams_bind_int(statement, 2, table);
    bind_key(statement, 3, &whole);
    return statement;
}

static bool note_seen(MamsStore *store, MamsTable table, const MamsFactKey *key, int64_t entry,
                      GError **error)
{
    g_autoptr(MamsStatement) statement = seen_statement(
        store, "INSERT OR IGNORE INTO temp.seen VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", table,
        key, entry, error);
    return statement != NULL && mams_store_run(store, statement, error);
}

/* 1 when the key was noted, 0 when not, -1 on error. */
static int was_seen(MamsStore *store, MamsTable table, const MamsFactKey *key, int64_t entry,
                    GError **error)
{
    g_autoptr(MamsStatement) statement = seen_statement(
        store,
        "SELECT 1 FROM temp.seen WHERE entry = ?1 AND fact = ?2 AND iin = ?3 AND a = ?4 AND b = ?5"
        " AND c = ?6 AND d = ?7 AND e = ?8 AND text = ?9",
        table, key, entry, error);
    return statement != NULL ? mams_store_step(store, statement, error) : -1;
}

/* What is to be done about a row that is there already. */
static MamsPut judge(MamsStore *store, const MamsFactKind *kind, const MamsFactKey *key,
                     const void *values, int64_t entry, GError **error)
{
    int next;
    g_autoptr(MamsStatement) row = key_statement(store, kind->select, key, &next, error);
    if (row == NULL || mams_store_step(store, row, error) < 0)
        return MAMS_PUT_ERROR;
    bool of_this_entry = sqlite3_column_int64(row, 0) == entry;
    if (kind->same(row, 1, values))
        return of_this_entry || note_seen(store, kind->table, key, entry, error) ? MAMS_PUT_SAME
                                                                                 : MAMS_PUT_ERROR;
    if (of_this_entry)
        return MAMS_PUT_TWICE;
    int seen = was_seen(store, kind->table, key, entry, error);
    return seen < 0 ? MAMS_PUT_ERROR : seen == 1 ? MAMS_PUT_TWICE : MAMS_PUT_CHANGED;
}

/* 1 when the row was added, 0 when there is one of this key, -1 on error. */
static int insert(MamsStore *store, const MamsFactKind *kind, const MamsFactKey *key,
                  const void *values, int64_t entry, GError **error)
{
    int next;
    g_autoptr(MamsStatement) statement = key_statement(store, kind->insert, key, &next, error);
    if (statement == NULL)
        return -1;
    mams_bind_int(statement, next, entry);
    kind->bind(statement, next + 1, values);
    return mams_store_run(store, statement, error) ? sqlite3_changes(store->db) : -1;
}

/* The common case, a new row, takes a single statement. */
MamsPut mams_store_put(MamsStore *store, const MamsFactKind *kind, const MamsFactKey *key,
                       const void *values, int64_t entry, GError **error)
{
    int inserted = insert(store, kind, key, values, entry, error);
    if (inserted != 0)
        return inserted == 1 ? MAMS_PUT_ADDED : MAMS_PUT_ERROR;
    MamsPut put = judge(store, kind, key, values, entry, error);
    if (put == MAMS_PUT_CHANGED && (mams_store_withdraw(store, kind, key, entry, error) < 0 ||
                                    insert(store, kind, key, values, entry, error) < 0))
        return MAMS_PUT_ERROR;
    return put;
}

int mams_store_withdraw(MamsStore *store, const MamsFactKind *kind, const MamsFactKey *key,
                        int64_t entry, GError **error)
{
    int next;
    g_autoptr(MamsStatement) copy = key_statement(store, kind->copy, key, &next, error);
    if (copy == NULL)
        return -1;
    mams_bind_int(copy, next, entry);
    if (!mams_store_run(store, copy, error))
        return -1;
    g_autoptr(MamsStatement) removal = key_statement(store, kind->remove, key, &next, error);
    if (removal == NULL || !mams_store_run(store, removal, error))
        return -1;
    return sqlite3_changes(store->db);
}

bool mams_store_check_person(MamsStore *store, MamsIin iin, bool *unknown, GError **error)
{
    if (unknown == NULL)
        return true;
    if (store->person != iin) {
        g_autoptr(MamsStatement) statement =
            mams_store_statement(store, "SELECT 1 FROM citizen WHERE iin = ?1", error);
        if (statement == NULL)
            return false;
        mams_bind_int(statement, 1, iin);
        int row = mams_store_step(store, statement, error);
        if (row < 0)
            return false;
        store->person = iin;
        store->person_known = row == 1;
    }
    *unknown = !store->person_known;
    return true;
}
