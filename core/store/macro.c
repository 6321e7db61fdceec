/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

GPtrArray *mams_store_macros(MamsStore *store, const char *login, GError **error)
{
    g_autoptr(MamsStatement) row =
        mams_store_statement(store,
                             "SELECT login, name, keys, shared FROM macro"
                             " WHERE login = ?1 OR shared = 1 ORDER BY login <> ?1, name, login",
                             error);
    if (row == NULL)
        return NULL;
    mams_bind_text(row, 1, login);
    g_autoptr(GPtrArray) macros = g_ptr_array_new_with_free_func((GDestroyNotify)mams_macro_free);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        MamsMacro *macro = g_new0(MamsMacro, 1);
        macro->login = g_strdup(mams_column_text(row, 0));
        macro->name = g_strdup(mams_column_text(row, 1));
        macro->keys = g_strdup(mams_column_text(row, 2));
        macro->shared = sqlite3_column_int(row, 3) != 0;
        g_ptr_array_add(macros, macro);
    }
    return step < 0 ? NULL : g_steal_pointer(&macros);
}

bool mams_store_put_macro(MamsStore *store, const MamsMacro *macro, int64_t entry, GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store,
                             "INSERT OR REPLACE INTO macro(login, name, keys, shared, entered)"
                             " VALUES(?1, ?2, ?3, ?4, ?5)",
                             error);
    if (statement == NULL)
        return false;
    mams_bind_text(statement, 1, macro->login);
    mams_bind_text(statement, 2, macro->name);
    mams_bind_text(statement, 3, macro->keys);
    mams_bind_int(statement, 4, macro->shared);
    mams_bind_int(statement, 5, entry);
    return mams_store_run(store, statement, error);
}

bool mams_store_delete_macro(MamsStore *store, const char *login, const char *name, GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store, "DELETE FROM macro WHERE login = ?1 AND name = ?2", error);
    if (statement == NULL)
        return false;
    mams_bind_text(statement, 1, login);
    mams_bind_text(statement, 2, name);
    return mams_store_run(store, statement, error);
}

bool mams_store_setting(MamsStore *store, const char *login, const char *key, char **value,
                        GError **error)
{
    *value = NULL;
    g_autoptr(MamsStatement) row = mams_store_statement(
        store, "SELECT value FROM setting WHERE login = ?1 AND key = ?2", error);
    if (row == NULL)
        return false;
    mams_bind_text(row, 1, login);
    mams_bind_text(row, 2, key);
    int step = mams_store_step(store, row, error);
    if (step == 1)
        *value = g_strdup(mams_column_text(row, 0));
    return step >= 0;
}

bool mams_store_set_setting(MamsStore *store, const char *login, const char *key, const char *value,
                            GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store, "INSERT OR REPLACE INTO setting(login, key, value) VALUES(?1, ?2, ?3)", error);
    if (statement == NULL)
        return false;
    mams_bind_text(statement, 1, login);
    mams_bind_text(statement, 2, key);
    mams_bind_text(statement, 3, value);
    return mams_store_run(store, statement, error);
}
