/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

/* So many texts are remembered at most, so that a long import takes no more memory than a short
 * one. */
enum { REMEMBERED_TEXTS = 20000 };

static bool find_text(MamsStore *store, const char *text, int64_t *id, GError **error)
{
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store, "SELECT id FROM text_dict WHERE text = ?1", error);
    if (statement == NULL)
        return false;
    mams_bind_text(statement, 1, text);
    int row = mams_store_step(store, statement, error);
    *id = row == 1 ? sqlite3_column_int64(statement, 0) : 0;
    return row >= 0;
}

static bool add_text(MamsStore *store, const char *text, int64_t *id, GError **error)
{
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store, "INSERT INTO text_dict(text) VALUES(?1)", error);
    if (statement == NULL)
        return false;
    mams_bind_text(statement, 1, text);
    if (!mams_store_run(store, statement, error))
        return false;
    *id = sqlite3_last_insert_rowid(store->db);
    return true;
}

bool mams_store_text_id(MamsStore *store, const char *text, int64_t *id, GError **error)
{
    *id = 0;
    if (text == NULL || text[0] == '\0')
        return true;
    *id = GPOINTER_TO_SIZE(g_hash_table_lookup(store->text_ids, text));
    if (*id != 0)
        return true;
    if (!find_text(store, text, id, error) || (*id == 0 && !add_text(store, text, id, error)))
        return false;
    if (g_hash_table_size(store->text_ids) >= REMEMBERED_TEXTS)
        g_hash_table_remove_all(store->text_ids);
    g_hash_table_insert(store->text_ids, g_strdup(text), GSIZE_TO_POINTER(*id));
    return true;
}

bool mams_store_text(MamsStore *store, int64_t id, const char **text, GError **error)
{
    *text = NULL;
    if (id == 0)
        return true;
    gpointer key = GSIZE_TO_POINTER(id);
    *text = g_hash_table_lookup(store->texts, key);
    if (*text != NULL)
        return true;
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store, "SELECT text FROM text_dict WHERE id = ?1", error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, id);
    int row = mams_store_step(store, statement, error);
    if (row == 0)
        mams_store_fail_damaged(store, error);
    if (row != 1)
        return false;
    if (g_hash_table_size(store->texts) >= REMEMBERED_TEXTS)
        g_hash_table_remove_all(store->texts);
    char *copy = g_strdup(mams_column_text(statement, 0));
    g_hash_table_insert(store->texts, key, copy);
    *text = copy;
    return true;
}

void mams_store_forget(MamsStore *store)
{
    for (int kind = MAMS_NAME_SURNAME; kind <= MAMS_NAME_PATRONYMIC; kind++)
        g_hash_table_remove_all(store->name_ids[kind]);
    g_hash_table_remove_all(store->name_counts);
    g_hash_table_remove_all(store->text_ids);
    g_hash_table_remove_all(store->texts);
    store->person = 0;
    store->seen_ready = false;
}
