/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

#include "base/error.h"
#include "base/i18n.h"

bool mams_store_version(MamsStore *store, int *version, GError **error)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(store->db, "PRAGMA user_version", -1, &statement, NULL) != SQLITE_OK ||
        sqlite3_step(statement) != SQLITE_ROW) {
        mams_store_fail(store, error);
        sqlite3_finalize(statement);
        return false;
    }
    *version = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return true;
}

void mams_store_fail_newer(const MamsStore *store, GError **error)
{
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA, _("cannot open the database: '%s': %s"),
                store->path, _("it was made by a newer version of mams; install that version"));
}

/* Whoever opens the file at the same time may have done the step first. */
static bool migrate_one_step(MamsStore *store, const MamsMigration *migration, GError **error)
{
    int version;
    if (!mams_store_version(store, &version, error))
        return false;
    if (version >= migration->number)
        return true;
    g_autofree char *stamp = g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                             MAMS_APPLICATION_ID, migration->number);
    return mams_store_exec(store, migration->text, error) && mams_store_exec(store, stamp, error);
}

bool mams_store_migrate(MamsStore *store, const MamsMigration *migrations, int n_migrations,
                        GError **error)
{
    int version;
    if (!mams_store_version(store, &version, error))
        return false;
    for (int i = 0; i < n_migrations; i++) {
        if (migrations[i].number <= version)
            continue;
        if (!mams_store_begin(store, error))
            return false;
        GError *why = NULL;
        if (!migrate_one_step(store, &migrations[i], &why)) {
            /* A step fails in itself only where the file is not what its version says. */
            if (g_error_matches(why, MAMS_ERROR, MAMS_ERROR_INTERNAL)) {
                g_clear_error(&why);
                mams_store_fail_damaged(store, &why);
            }
            g_prefix_error(&why, _("cannot bring the database up to date with '%s': "),
                           migrations[i].name);
            g_propagate_error(error, why);
            mams_store_rollback(store);
            return false;
        }
        if (!mams_store_commit(store, true, error))
            return false;
    }
    return true;
}
