/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

#include "base/fold.h"

/* So many names are remembered at most, so that a long import takes no more memory than a short
 * one. */
enum { REMEMBERED_NAMES = 20000 };
/* A walk reads so many names at a time, so that no snapshot of the database lives for long. */
enum { PAGE_NAMES = 20000 };

#define NAME_COLUMNS "id, kind, raw, exact, key1, key2, key3, stem, n"

static bool find_name(MamsStore *store, MamsNameKind kind, const char *raw, int64_t *id,
                      GError **error)
{
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store, "SELECT id FROM name_dict WHERE kind = ?1 AND raw = ?2", error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, kind);
    mams_bind_text(statement, 2, raw);
    int row = mams_store_step(store, statement, error);
    *id = row == 1 ? sqlite3_column_int64(statement, 0) : 0;
    return row >= 0;
}

static bool add_name(MamsStore *store, MamsNameKind kind, const char *raw, int64_t *id,
                     GError **error)
{
    g_autofree char *exact = mams_fold_exact(raw);
    g_autofree char *key1 = mams_fold_key1(raw);
    g_autofree char *key2 = mams_fold_key2(key1);
    g_autofree char *key3 = mams_fold_key3(key1);
    g_autofree char *stem = mams_fold_stem(key1);
    const char *texts[] = {raw, exact, key1, key2, key3, stem};
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store,
                             "INSERT INTO name_dict(kind, raw, exact, key1, key2, key3, stem, n)"
                             " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)",
                             error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, kind);
    for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++)
        sqlite3_bind_text(statement, 2 + i, texts[i], -1, SQLITE_STATIC);
    if (!mams_store_run(store, statement, error))
        return false;
    *id = sqlite3_last_insert_rowid(store->db);
    return true;
}

bool mams_store_name_id(MamsStore *store, MamsNameKind kind, const char *raw, int64_t *id,
                        GError **error)
{
    *id = 0;
    if (raw == NULL || raw[0] == '\0')
        return true;
    GHashTable *ids = store->name_ids[kind];
    *id = GPOINTER_TO_SIZE(g_hash_table_lookup(ids, raw));
    if (*id != 0)
        return true;
    if (!find_name(store, kind, raw, id, error) ||
        (*id == 0 && !add_name(store, kind, raw, id, error)))
        return false;
    if (g_hash_table_size(ids) >= REMEMBERED_NAMES)
        g_hash_table_remove_all(ids);
    g_hash_table_insert(ids, g_strdup(raw), GSIZE_TO_POINTER(*id));
    return true;
}

bool mams_store_count_name(MamsStore *store, int64_t id, int more, GError **error)
{
    if (id == 0)
        return true;
    gpointer key = GSIZE_TO_POINTER(id);
    int n = GPOINTER_TO_INT(g_hash_table_lookup(store->name_counts, key)) + more;
    g_hash_table_insert(store->name_counts, key, GINT_TO_POINTER(n));
    return g_hash_table_size(store->name_counts) < REMEMBERED_NAMES ||
           mams_store_write_name_counts(store, error);
}

static bool write_name_count(MamsStore *store, int64_t id, int more, GError **error)
{
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store, "UPDATE name_dict SET n = n + ?2 WHERE id = ?1", error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, id);
    mams_bind_int(statement, 2, more);
    return mams_store_run(store, statement, error);
}

bool mams_store_write_name_counts(MamsStore *store, GError **error)
{
    GHashTableIter iter;
    gpointer id, more;
    g_hash_table_iter_init(&iter, store->name_counts);
    while (g_hash_table_iter_next(&iter, &id, &more)) {
        if (!write_name_count(store, (int64_t)GPOINTER_TO_SIZE(id), GPOINTER_TO_INT(more), error))
            return false;
    }
    g_hash_table_remove_all(store->name_counts);
    return true;
}

typedef struct {
    int64_t after;
    MamsNameEach each;
    void *data;
    bool stopped;
} Walk;

/* Returns the number of names visited, -1 on error. */
static int walk_page(MamsStore *store, Walk *walk, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store, "SELECT " NAME_COLUMNS " FROM name_dict WHERE id > ?1 ORDER BY id LIMIT ?2", error);
    if (row == NULL)
        return -1;
    mams_bind_int(row, 1, walk->after);
    mams_bind_int(row, 2, PAGE_NAMES);
    int n = 0, step;
    while (!walk->stopped && (step = mams_store_step(store, row, error)) == 1) {
        n++;
        walk->after = sqlite3_column_int64(row, 0);
        walk->stopped = !walk->each(walk->after, (MamsNameKind)sqlite3_column_int(row, 1),
                                    mams_column_text(row, 2), mams_column_text(row, 3),
                                    mams_column_text(row, 4), mams_column_text(row, 5),
                                    mams_column_text(row, 6), mams_column_text(row, 7),
                                    sqlite3_column_int64(row, 8), walk->data);
    }
    return walk->stopped || step == 0 ? n : -1;
}

bool mams_store_each_name(MamsStore *store, int64_t after, MamsNameEach each, void *data,
                          GError **error)
{
    Walk walk = {.after = after, .each = each, .data = data};
    int n;
    do {
        n = walk_page(store, &walk, error);
    } while (n == PAGE_NAMES && !walk.stopped);
    return n >= 0;
}
