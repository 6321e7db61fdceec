/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/answering.h"
#include "store/store_private.h"

bool mams_store_put_draft(MamsStore *store, const MamsReplyDraft *draft, GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "INSERT INTO reply_draft(inquiry, login, at, language, canned, text, attach)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        " ON CONFLICT DO UPDATE SET login = excluded.login, at = excluded.at,"
        " language = excluded.language, canned = excluded.canned, text = excluded.text,"
        " attach = excluded.attach",
        error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, draft->inquiry);
    mams_bind_text(statement, 2, draft->login);
    mams_bind_int(statement, 3, draft->at);
    mams_bind_int(statement, 4, draft->language);
    mams_bind_text(statement, 5, draft->canned);
    mams_bind_text(statement, 6, draft->text);
    mams_bind_text(statement, 7, draft->attach);
    return mams_store_run(store, statement, error);
}

MamsReplyDraft *mams_store_draft(MamsStore *store, int64_t inquiry, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT login, at, language, canned, text, attach FROM reply_draft WHERE inquiry = ?1",
        error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, inquiry);
    if (mams_store_step(store, row, error) != 1)
        return NULL;
    MamsReplyDraft *draft = g_new0(MamsReplyDraft, 1);
    draft->inquiry = inquiry;
    draft->login = g_strdup(mams_column_text(row, 0));
    draft->at = sqlite3_column_int64(row, 1);
    draft->language = sqlite3_column_int(row, 2);
    draft->canned = g_strdup(mams_column_text(row, 3));
    draft->text = g_strdup(mams_column_text(row, 4));
    draft->attach = g_strdup(mams_column_text(row, 5));
    return draft;
}

bool mams_store_forget_draft(MamsStore *store, int64_t inquiry, GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store, "DELETE FROM reply_draft WHERE inquiry = ?1", error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, inquiry);
    return mams_store_run(store, statement, error);
}

static bool untick(MamsStore *store, int64_t inquiry, const char *procedure, const char *step,
                   bool *was, GError **error)
{
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store, "DELETE FROM tick WHERE inquiry = ?1 AND procedure = ?2 AND step = ?3", error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, inquiry);
    mams_bind_text(statement, 2, procedure);
    mams_bind_text(statement, 3, step);
    if (!mams_store_run(store, statement, error))
        return false;
    *was = sqlite3_changes(store->db) > 0;
    return true;
}

bool mams_store_tick(MamsStore *store, int64_t inquiry, const char *procedure, const char *step,
                     const char *login, int64_t at, int64_t entry, bool *ticked, GError **error)
{
    bool was = false;
    if (!mams_store_in_write(store, error) ||
        !untick(store, inquiry, procedure, step, &was, error))
        return false;
    *ticked = !was;
    if (was)
        return true;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "INSERT INTO tick(inquiry, procedure, step, login, at, entered)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
        error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, inquiry);
    mams_bind_text(statement, 2, procedure);
    mams_bind_text(statement, 3, step);
    mams_bind_text(statement, 4, login);
    mams_bind_int(statement, 5, at);
    mams_bind_int(statement, 6, entry);
    return mams_store_run(store, statement, error);
}

bool mams_store_each_tick(MamsStore *store, int64_t inquiry, MamsTickEach each, void *data,
                          GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT procedure, step, login, at FROM tick WHERE inquiry = ?1"
        " ORDER BY procedure, at, step",
        error);
    if (row == NULL)
        return false;
    mams_bind_int(row, 1, inquiry);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1)
        each(mams_column_text(row, 0), mams_column_text(row, 1), mams_column_text(row, 2),
             sqlite3_column_int64(row, 3), data);
    return step == 0;
}
