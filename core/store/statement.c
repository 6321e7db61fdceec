/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

#include "base/error.h"
#include "base/i18n.h"

/* The reason in words and the code of an error of SQLite. */
static const char *explain(int code, MamsErrorCode *mams_code)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        *mams_code = MAMS_ERROR_BUSY;
        return _("another program is using it; try again in a moment");
    case SQLITE_FULL:
        *mams_code = MAMS_ERROR_IO;
        return _("the disk is full; free some space and try again");
    case SQLITE_IOERR:
        *mams_code = MAMS_ERROR_IO;
        return _("reading or writing failed; check the disk it is on");
    case SQLITE_READONLY:
    case SQLITE_PERM:
        *mams_code = MAMS_ERROR_IO;
        return _("it cannot be written; check the rights to the file and its folder");
    case SQLITE_CANTOPEN:
        *mams_code = MAMS_ERROR_IO;
        return _("it cannot be opened; check the rights to the file and its folder");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        *mams_code = MAMS_ERROR_DATA;
        return _("it is damaged; restore it from a backup");
    case SQLITE_CONSTRAINT:
        *mams_code = MAMS_ERROR_DATA;
        return _("it does not take such a value");
    case SQLITE_TOOBIG:
        *mams_code = MAMS_ERROR_DATA;
        return _("a text is too long for it");
    default:
        *mams_code = MAMS_ERROR_INTERNAL;
        return _("a fault in the program");
    }
}

void mams_store_fail(const MamsStore *store, GError **error)
{
    int code = sqlite3_extended_errcode(store->db);
    MamsErrorCode mams_code;
    const char *why = explain(code, &mams_code);
    if ((code & 0xff) == SQLITE_CONSTRAINT || mams_code == MAMS_ERROR_INTERNAL)
        g_set_error(error, MAMS_ERROR, mams_code, _("cannot use the database: '%s': %s (%s)"),
                    store->path, why, sqlite3_errmsg(store->db));
    else
        g_set_error(error, MAMS_ERROR, mams_code, _("cannot use the database: '%s': %s"),
                    store->path, why);
}

void mams_store_fail_damaged(const MamsStore *store, GError **error)
{
    MamsErrorCode code;
    const char *why = explain(SQLITE_CORRUPT, &code);
    g_set_error(error, MAMS_ERROR, code, _("cannot use the database: '%s': %s"), store->path, why);
}

MamsStatement *mams_store_statement(MamsStore *store, const char *sql, GError **error)
{
    sqlite3_stmt *statement = g_hash_table_lookup(store->statements, sql);
    if (statement != NULL) {
        if (!sqlite3_stmt_busy(statement))
            return statement;
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_INTERNAL,
                    _("cannot use the database: '%s': a walk was started inside itself"),
                    store->path);
        return NULL;
    }
    int code = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
    if (code == SQLITE_ERROR) {
        /* The program's own SQL is right: it is the tables that are not as they were made. */
        mams_store_fail_damaged(store, error);
        return NULL;
    }
    if (code != SQLITE_OK) {
        mams_store_fail(store, error);
        return NULL;
    }
    g_hash_table_insert(store->statements, (gpointer)sql, statement);
    return statement;
}

void mams_statement_done(MamsStatement *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

int mams_store_step(MamsStore *store, MamsStatement *statement, GError **error)
{
    switch (sqlite3_step(statement)) {
    case SQLITE_ROW:
        return 1;
    case SQLITE_DONE:
        return 0;
    default:
        mams_store_fail(store, error);
        return -1;
    }
}

bool mams_store_run(MamsStore *store, MamsStatement *statement, GError **error)
{
    int row = mams_store_step(store, statement, error);
    return row >= 0;
}

bool mams_store_exec(MamsStore *store, const char *sql, GError **error)
{
    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    mams_store_fail(store, error);
    return false;
}

void mams_bind_int(MamsStatement *statement, int parameter, int64_t value)
{
    sqlite3_bind_int64(statement, parameter, value);
}

void mams_bind_text(MamsStatement *statement, int parameter, const char *text)
{
    if (text != NULL && text[0] != '\0')
        sqlite3_bind_text(statement, parameter, text, -1, SQLITE_STATIC);
    else
        sqlite3_bind_null(statement, parameter);
}

void mams_bind_bytes(MamsStatement *statement, int parameter, GBytes *bytes)
{
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    sqlite3_bind_blob64(statement, parameter, data != NULL ? data : "", size, SQLITE_STATIC);
}

void mams_bind_day(MamsStatement *statement, int parameter, MamsDay day)
{
    if (day != MAMS_DAY_NONE && day != MAMS_DAY_FOREVER)
        sqlite3_bind_int(statement, parameter, day);
    else
        sqlite3_bind_null(statement, parameter);
}

bool mams_column_day(MamsStatement *statement, int column, MamsDay if_null, MamsDay *day)
{
    if (sqlite3_column_type(statement, column) == SQLITE_NULL) {
        *day = if_null;
        return true;
    }
    int64_t value = sqlite3_column_int64(statement, column);
    if (value < MAMS_FIRST_DAY || value > MAMS_LAST_DAY)
        return false;
    *day = (MamsDay)value;
    return true;
}

const char *mams_column_text(MamsStatement *statement, int column)
{
    return (const char *)sqlite3_column_text(statement, column);
}

GBytes *mams_column_bytes(MamsStatement *statement, int column)
{
    const void *data = sqlite3_column_blob(statement, column);
    return g_bytes_new(data, (gsize)sqlite3_column_bytes(statement, column));
}

bool mams_column_is_text(MamsStatement *statement, int column, const char *text)
{
    const char *value = mams_column_text(statement, column);
    return g_str_equal(value != NULL ? value : "", text != NULL ? text : "");
}

bool mams_column_is_day(MamsStatement *statement, int column, MamsDay day)
{
    if (sqlite3_column_type(statement, column) == SQLITE_NULL)
        return day == MAMS_DAY_NONE || day == MAMS_DAY_FOREVER;
    return sqlite3_column_int64(statement, column) == day;
}
