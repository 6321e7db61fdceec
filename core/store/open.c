/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"

enum { POLL_MICROSECONDS = 500, PATIENCE = 10 * G_USEC_PER_SEC / POLL_MICROSECONDS };

/* Polls steadily: SQLite's own handler sleeps ever longer and starves (performance of many
 * writers). */
static int wait_for_lock(void *data, int tries)
{
    const MamsStore *store = data;
    if (tries >= store->patience)
        return 0;
    g_usleep(POLL_MICROSECONDS);
    return 1;
}

static int note_log_pages(void *data, sqlite3 *db, const char *name, int pages)
{
    MamsStore *store = data;
    (void)db;
    (void)name;
    store->log_pages = pages;
    return SQLITE_OK;
}

static void finalize(gpointer statement)
{
    sqlite3_finalize(statement);
}

static MamsStore *store_new(const char *path, bool read_only)
{
    MamsStore *store = g_new0(MamsStore, 1);
    store->path = g_strdup(path);
    store->read_only = read_only;
    store->patience = PATIENCE;
    store->statements = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, finalize);
    for (int kind = MAMS_NAME_SURNAME; kind <= MAMS_NAME_PATRONYMIC; kind++)
        store->name_ids[kind] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    store->name_counts = g_hash_table_new(g_direct_hash, g_direct_equal);
    store->text_ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    store->texts = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
    return store;
}

void mams_store_close(MamsStore *store)
{
    if (store == NULL)
        return;
    g_hash_table_destroy(store->statements);
    sqlite3_close(store->db);
    for (int kind = MAMS_NAME_SURNAME; kind <= MAMS_NAME_PATRONYMIC; kind++)
        g_hash_table_destroy(store->name_ids[kind]);
    g_hash_table_destroy(store->name_counts);
    g_hash_table_destroy(store->text_ids);
    g_hash_table_destroy(store->texts);
    g_free(store->path);
    g_free(store);
}

const char *mams_store_path(const MamsStore *store)
{
    return store->path;
}

bool mams_store_read_only(const MamsStore *store)
{
    return store->read_only;
}

static bool connect(MamsStore *store, const char *file, int flags, GError **error)
{
    /* A handle belongs to one thread at a time. */
    if (sqlite3_open_v2(file, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        mams_store_fail(store, error);
        return false;
    }
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_busy_handler(store->db, wait_for_lock, store);
    sqlite3_wal_hook(store->db, note_log_pages, store); /* in the place of automatic checkpoints */
    return mams_store_exec(store,
                           "PRAGMA synchronous = NORMAL;"
                           "PRAGMA foreign_keys = ON;"
                           "PRAGMA trusted_schema = OFF;"
                           "PRAGMA cell_size_check = ON;"
                           "PRAGMA cache_size = -4096;"
                           "PRAGMA mmap_size = 0;"
                           "PRAGMA secure_delete = OFF",
                           error);
}

/* Reading a database in WAL mode takes files beside it. Where they are not there and cannot be
 * made, nobody writes either, and the file is read as it is. */
static bool connect_to_read(MamsStore *store, const char *file, GError **error)
{
    g_autoptr(GError) problem = NULL;
    if (connect(store, file, SQLITE_OPEN_READONLY, &problem))
        return true;
    int code = sqlite3_errcode(store->db);
    if ((code != SQLITE_CANTOPEN && code != SQLITE_READONLY) || mams_header_has_log(file)) {
        g_propagate_error(error, g_steal_pointer(&problem));
        return false;
    }
    sqlite3_close(store->db);
    store->db = NULL;
    g_autofree char *uri = g_filename_to_uri(file, NULL, error);
    if (uri == NULL)
        return false;
    g_autofree char *immutable = g_strconcat(uri, "?immutable=1", NULL);
    return connect(store, immutable, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

static bool connect_to_write(MamsStore *store, const char *file, GError **error)
{
    if (!connect(store, file, SQLITE_OPEN_READWRITE, error))
        return false;
    if (sqlite3_db_readonly(store->db, "main") == 1) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO, _("cannot open the database: '%s': %s"),
                    store->path,
                    _("it cannot be written; check the rights to the file and its folder"));
        return false;
    }
    return true;
}

/* The log may hold a newer version than the header of the file. */
static bool check_version(MamsStore *store, GError **error)
{
    int version;
    if (!mams_store_version(store, &version, error))
        return false;
    if (version > mams_n_migrations) {
        mams_store_fail_newer(store, error);
        return false;
    }
    if (version < mams_n_migrations && store->read_only) {
        g_set_error(
            error, MAMS_ERROR, MAMS_ERROR_DATA, _("cannot open the database: '%s': %s"),
            store->path,
            _("it was made by an older version of mams; open it once with the right to write"));
        return false;
    }
    return true;
}

/* Reads the schema and a little more, so that damage shows here and not in the middle of work. */
static bool check_tables(MamsStore *store, GError **error)
{
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "SELECT 1 WHERE EXISTS(SELECT 1 FROM citizen) AND EXISTS(SELECT 1 FROM assignment)"
        " AND EXISTS(SELECT 1 FROM payment) AND EXISTS(SELECT 1 FROM journal)",
        error);
    return statement != NULL && mams_store_run(store, statement, error);
}

static bool open_file(MamsStore *store, const char *file, GError **error)
{
    if (!mams_header_check(store->path, file, mams_n_migrations, error))
        return false;
    bool has_log = mams_header_has_log(file);
    bool connected = store->read_only ? connect_to_read(store, file, error)
                                      : connect_to_write(store, file, error);
    if (!connected)
        return false;
    /* What is refused is not to be written, not even from its own log. */
    if (has_log)
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (!check_version(store, error))
        return false;
    if (!store->read_only &&
        (!mams_store_exec(store, "PRAGMA journal_mode = WAL", error) ||
         !mams_store_migrate(store, mams_migrations, mams_n_migrations, error)))
        return false;
    if (!check_tables(store, error))
        return false;
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    return true;
}

MamsStore *mams_store_open(const char *path, bool read_only, GError **error)
{
    g_autofree char *file = realpath(path, NULL); /* SQLite names the files beside it after this */
    struct stat status;
    if (file == NULL || stat(file, &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            g_set_error(
                error, MAMS_ERROR, MAMS_ERROR_NO_INPUT,
                _("cannot open the database: '%s': there is no such file; `mams init` makes "
                  "a new one"),
                path);
        else
            g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO, _("cannot open the database: '%s': %s"),
                        path, mams_error_text(errno));
        return NULL;
    }
    if (!S_ISREG(status.st_mode)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT,
                    _("cannot open the database: '%s': it is not a file"), path);
        return NULL;
    }
    g_autoptr(MamsStore) store = store_new(path, read_only);
    return open_file(store, file, error) ? g_steal_pointer(&store) : NULL;
}

static bool fail_create(const char *path, const char *why, GError **error)
{
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_CANNOT_CREATE,
                _("cannot create the database: '%s': %s"), path, why);
    return false;
}

/* Writes an empty database into an empty file. */
static bool write_new(const char *path, const char *file, GError **error)
{
    g_autoptr(MamsStore) store = store_new(path, false);
    return connect(store, file, SQLITE_OPEN_READWRITE, error) &&
           mams_store_migrate(store, mams_migrations, mams_n_migrations, error) &&
           mams_store_exec(store, "PRAGMA journal_mode = WAL", error);
}

/* The database is written under another name and given its own when it is whole, so that nobody
 * meets a half-made one. The permissions leave out those who are not of the file's group. */
static bool create_file(const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0770) != 0)
        return fail_create(path, mams_error_text(errno), error);
    g_autofree char *draft = g_strconcat(path, ".XXXXXX", NULL);
    int descriptor = g_mkstemp_full(draft, O_RDWR | O_CLOEXEC, 0660);
    if (descriptor < 0)
        return fail_create(path, mams_error_text(errno), error);
    close(descriptor);
    bool ok = write_new(path, draft, error);
    if (ok && link(draft, path) != 0)
        ok = fail_create(path, mams_error_text(errno), error);
    unlink(draft);
    return ok;
}

MamsStore *mams_store_create(const char *path, GError **error)
{
    struct stat status;
    if (lstat(path, &status) == 0) {
        fail_create(path, _("a file of that name is there already; choose another name"), error);
        return NULL;
    }
    if (!create_file(path, error))
        return NULL;
    return mams_store_open(path, false, error);
}
