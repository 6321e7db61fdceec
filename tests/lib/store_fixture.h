/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_STORE_FIXTURE_H
#define MAMS_TESTS_STORE_FIXTURE_H

#include "cm.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "base/error.h"
#include "store/migrations.h"
#include "store/store.h"

/* A folder of its own for each test, with the path of a database in it. */
typedef struct {
    char *folder;
    char *path;
    MamsStore *store;
} Fixture;

static inline void remove_tree(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
            remove_tree(path);
        else
            g_unlink(path);
    }
    g_clear_pointer(&dir, g_dir_close);
    g_rmdir(folder);
}

static inline int set_up_folder(void **state)
{
    Fixture *fixture = g_new0(Fixture, 1);
    fixture->folder = g_dir_make_tmp("mams-store-XXXXXX", NULL);
    assert_non_null(fixture->folder);
    fixture->path = g_build_filename(fixture->folder, "mams.db", NULL);
    *state = fixture;
    return 0;
}

static inline int set_up(void **state)
{
    set_up_folder(state);
    Fixture *fixture = *state;
    g_autoptr(GError) error = NULL;
    fixture->store = mams_store_create(fixture->path, &error);
    if (error != NULL)
        fail_msg("%s", error->message);
    return 0;
}

static inline int tear_down(void **state)
{
    Fixture *fixture = *state;
    mams_store_close(fixture->store);
    remove_tree(fixture->folder);
    g_free(fixture->folder);
    g_free(fixture->path);
    g_free(fixture);
    return 0;
}

#define assert_ok(condition, error)                                                                \
    do {                                                                                           \
        bool assert_ok_ = (condition);                                                             \
        if ((error) != NULL)                                                                       \
            fail_msg("%s", (error)->message);                                                      \
        assert_true(assert_ok_);                                                                   \
    } while (0)

/* The error is there, has the code, and its sentence names the word. Frees it. */
static inline void expect_error(GError **error, int code, const char *word)
{
    assert_non_null(*error);
    if (!g_error_matches(*error, MAMS_ERROR, code) || strstr((*error)->message, word) == NULL)
        fail_msg("expected code %d and the word '%s', got code %d: %s", code, word, (*error)->code,
                 (*error)->message);
    g_clear_error(error);
}

static inline void begin(MamsStore *store)
{
    g_autoptr(GError) error = NULL;
    assert_ok(mams_store_begin(store, &error), error);
}

static inline void commit(MamsStore *store)
{
    g_autoptr(GError) error = NULL;
    assert_ok(mams_store_commit(store, false, &error), error);
}

/* Appends a change inside the running transaction. */
static inline int64_t append_change(MamsStore *store, int64_t at)
{
    g_autoptr(GError) error = NULL;
    MamsJournalEntry entry = {
        .class_ = MAMS_JOURNAL_CHANGE, .at = at, .operator_login = "aidana", .action = "test"};
    int64_t number = mams_journal_append(store, &entry, &error);
    assert_ok(number > 0, error);
    return number;
}

/* Begins a transaction with its own journal entry. */
static inline int64_t begin_entry(MamsStore *store)
{
    begin(store);
    return append_change(store, 1700000000);
}

/* The database through a connection of the test's own. */
static inline void run_raw(const char *path, const char *sql)
{
    sqlite3 *db;
    char *message = NULL;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
    sqlite3_close(db);
}

static inline int add_name(void *names, int n, char **values, char **columns)
{
    (void)n, (void)columns;
    g_ptr_array_add(names, g_strdup(values[0]));
    return 0;
}

/* Takes a database back to the first version: what later steps made is dropped. */
static inline void make_version_1(const char *path)
{
    static const char tables[] = "SELECT name FROM sqlite_schema WHERE type = 'table'";
    static const char indexes[] = "SELECT name FROM sqlite_schema WHERE type = 'index'"
                                  " AND sql IS NOT NULL";
    g_autoptr(GPtrArray) first = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    sqlite3 *old, *db;
    assert_int_equal(sqlite3_open(":memory:", &old), SQLITE_OK);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_exec(old, mams_migrations[0].text, NULL, NULL, NULL);
    for (int step = 0; step < 2; step++) {
        sqlite3_exec(old, step ? indexes : tables, add_name, first, NULL);
        sqlite3_exec(db, step ? indexes : tables, add_name, names, NULL);
        for (guint i = 0; i < names->len; i++) {
            const char *name = names->pdata[i];
            g_autofree char *drop = g_strdup_printf("DROP %s %s", step ? "INDEX" : "TABLE", name);
            if (!g_ptr_array_find_with_equal_func(first, name, g_str_equal, NULL))
                assert_int_equal(sqlite3_exec(db, drop, NULL, NULL, NULL), SQLITE_OK);
        }
        g_ptr_array_set_size(names, 0);
    }
    sqlite3_exec(db, "PRAGMA user_version = 1", NULL, NULL, NULL);
    sqlite3_close(old);
    sqlite3_close(db);
}

#endif
