/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

int mams_operator_role_parse(const char *code)
{
    static const char *const codes[] = {"read-only",  "operator",      "senior",
                                        "supervisor", "administrator", "auditor"};
    for (int i = 0; i < (int)G_N_ELEMENTS(codes); i++) {
        if (g_str_equal(code, codes[i]))
            return 1 << i;
    }
    return 0;
}

bool mams_store_operator(MamsStore *store, const char *login, int *roles, MamsIin *iin,
                         GError **error)
{
    g_autoptr(MamsStatement) row =
        mams_store_statement(store, "SELECT roles, iin FROM operator WHERE login = ?1", error);
    if (row == NULL)
        return false;
    sqlite3_bind_text(row, 1, login, -1, SQLITE_STATIC);
    int step = mams_store_step(store, row, error);
    *roles = step == 1 ? sqlite3_column_int(row, 0) : 0;
    if (iin != NULL)
        *iin = step == 1 ? sqlite3_column_int64(row, 1) : 0;
    return step >= 0;
}

/* Keeps the row that an entry is about to replace, as for facts. */
static bool keep_past(MamsStore *store, const char *login, int64_t entry, GError **error)
{
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "INSERT INTO operator_past(login, roles, iin, entered, withdrawn)"
        " SELECT login, roles, iin, entered, ?2 FROM operator WHERE login = ?1 AND entered < ?2",
        error);
    if (statement == NULL)
        return false;
    sqlite3_bind_text(statement, 1, login, -1, SQLITE_STATIC);
    mams_bind_int(statement, 2, entry);
    return mams_store_run(store, statement, error);
}

bool mams_store_operator_add(MamsStore *store, const char *login, int roles, MamsIin iin,
                             int64_t entry, GError **error)
{
    int old_roles;
    MamsIin old_iin;
    if (!mams_store_in_write(store, error) ||
        !mams_store_operator(store, login, &old_roles, &old_iin, error) ||
        !keep_past(store, login, entry, error))
        return false;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store, "INSERT OR REPLACE INTO operator(login, roles, iin, entered) VALUES(?1, ?2, ?3, ?4)",
        error);
    if (statement == NULL)
        return false;
    sqlite3_bind_text(statement, 1, login, -1, SQLITE_STATIC);
    mams_bind_int(statement, 2, old_roles | roles);
    mams_bind_int(statement, 3, iin != 0 ? iin : old_iin);
    mams_bind_int(statement, 4, entry);
    return mams_store_run(store, statement, error);
}

bool mams_store_has_operators(MamsStore *store, bool *any, GError **error)
{
    g_autoptr(MamsStatement) row =
        mams_store_statement(store, "SELECT EXISTS(SELECT 1 FROM operator)", error);
    if (row == NULL || mams_store_step(store, row, error) != 1)
        return false;
    *any = sqlite3_column_int(row, 0) != 0;
    return true;
}
