/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

#include "base/error.h"
#include "base/i18n.h"

/* The write-ahead log is copied into the database when it has grown by so many pages: 4 MiB, and
 * 32 MiB in bulk work, where the same pages are mostly written again soon. */
enum { LOG_PAGES = 1024, BULK_LOG_PAGES = 8192 };
enum { PAUSE_MICROSECONDS = 3000, BREATHS_PER_CHECKPOINT = 4 };

static bool run_once(MamsStore *store, const char *sql, GError **error)
{
    g_autoptr(MamsStatement) statement = mams_store_statement(store, sql, error);
    return statement != NULL && mams_store_run(store, statement, error);
}

bool mams_store_begin(MamsStore *store, GError **error)
{
    if (store->read_only) { /* SQLite would begin a transaction that only reads */
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO,
                    _("cannot use the database: '%s': it was opened for reading only"),
                    store->path);
        return false;
    }
    store->person = 0;
    return run_once(store, "BEGIN IMMEDIATE", error);
}

bool mams_store_begin_at_once(MamsStore *store, GError **error)
{
    int patience = store->patience;
    store->patience = 0;
    bool begun = mams_store_begin(store, error);
    store->patience = patience;
    return begun;
}

/* Copies as much of the log as nobody reads. It never waits; what fails here stays in the log, and
 * the next attempt or the last program to close the database does it. */
static void copy_log(MamsStore *store)
{
    sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    store->log_pages_copied = store->log_pages;
}

static void copy_long_log(MamsStore *store)
{
    if (store->log_pages < store->log_pages_copied)
        store->log_pages_copied = 0; /* the log began anew */
    if (store->log_pages - store->log_pages_copied >= (store->bulk ? BULK_LOG_PAGES : LOG_PAGES))
        copy_log(store);
}

/* Brings the log to the disk: what a commit with synchronous=FULL does, which cannot be chosen once
 * a transaction runs. */
static bool sync_log(MamsStore *store, GError **error)
{
    sqlite3_file *log = NULL;
    sqlite3_file_control(store->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (log == NULL || log->pMethods == NULL)
        return true; /* not in WAL mode: the commit itself was durable */
    if (log->pMethods->xSync(log, SQLITE_SYNC_NORMAL) == SQLITE_OK)
        return true;
    g_set_error(
        error, MAMS_ERROR, MAMS_ERROR_IO,
        _("cannot use the database: '%s': the change was written, but the disk did not confirm "
          "it; check the disk"),
        store->path);
    return false;
}

bool mams_store_commit(MamsStore *store, bool durable, GError **error)
{
    if (!mams_store_write_name_counts(store, error) || !run_once(store, "COMMIT", error)) {
        mams_store_rollback(store);
        return false;
    }
    bool ok = !durable || sync_log(store, error);
    copy_long_log(store);
    return ok;
}

void mams_store_rollback(MamsStore *store)
{
    if (sqlite3_get_autocommit(store->db) == 0)
        run_once(store, "ROLLBACK", NULL);
    mams_store_forget(store);
}

bool mams_store_in_write(MamsStore *store, GError **error)
{
    if (sqlite3_txn_state(store->db, "main") == SQLITE_TXN_WRITE)
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_INTERNAL,
                _("cannot use the database: '%s': a change was made outside a transaction"),
                store->path);
    return false;
}

void mams_store_breathe(MamsStore *store)
{
    g_usleep(PAUSE_MICROSECONDS);
    if (++store->breaths % BREATHS_PER_CHECKPOINT == 0)
        copy_log(store);
}

void mams_store_bulk(MamsStore *store)
{
    store->bulk = true;
    mams_store_exec(store, "PRAGMA cache_size = -200000", NULL);
}

bool mams_store_read_begin(MamsStore *store, bool *opened, GError **error)
{
    *opened = sqlite3_get_autocommit(store->db) != 0;
    return !*opened || run_once(store, "BEGIN", error);
}

void mams_store_read_end(MamsStore *store, bool opened)
{
    if (opened)
        run_once(store, "COMMIT", NULL);
}

char *mams_store_meta(MamsStore *store, const char *key, GError **error)
{
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store, "SELECT value FROM meta WHERE key = ?1", error);
    if (statement == NULL)
        return NULL;
    sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
    if (mams_store_step(store, statement, error) != 1)
        return NULL;
    return g_strdup(mams_column_text(statement, 0));
}

bool mams_store_set_meta(MamsStore *store, const char *key, const char *value, GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store, "INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)", error);
    if (statement == NULL)
        return false;
    sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, value, -1, SQLITE_STATIC);
    return mams_store_run(store, statement, error);
}
