/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "store/answering.h"
#include "store/store_private.h"

#define COLUMNS                                                                                    \
    "inquiry, out, at, from_name, from_address, subject, text, message_id, reply_to_ids, notes, login"

static bool add_attachments(MamsStore *store, int64_t number, const GPtrArray *attachments,
                            GError **error)
{
    for (guint i = 0; i < attachments->len; i++) {
        const MamsAttachment *attachment = attachments->pdata[i];
        g_autoptr(MamsStatement) statement = mams_store_statement(
            store,
            "INSERT INTO message_attachment(message, place, name, type, size, sha256)"
            " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
            error);
        if (statement == NULL)
            return false;
        mams_bind_int(statement, 1, number);
        mams_bind_int(statement, 2, i);
        mams_bind_text(statement, 3, attachment->name);
        mams_bind_text(statement, 4, attachment->type);
        mams_bind_int(statement, 5, attachment->size);
        mams_bind_text(statement, 6, attachment->sha256);
        if (!mams_store_run(store, statement, error))
            return false;
    }
    return true;
}

static bool add_raw(MamsStore *store, int64_t number, GBytes *raw, GError **error)
{
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store, "INSERT INTO message_raw(message, bytes) VALUES(?1, ?2)", error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, number);
    mams_bind_bytes(statement, 2, raw);
    return mams_store_run(store, statement, error);
}

int64_t mams_store_message_add(MamsStore *store, const MamsMessage *message, GBytes *raw,
                               const char *hash, int64_t entry, GError **error)
{
    if (!mams_store_in_write(store, error))
        return -1;
    int64_t number;
    {
        g_autoptr(MamsStatement) statement = mams_store_statement(
            store,
            "INSERT INTO message(" COLUMNS ", hash, entered)"
            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            error);
        if (statement == NULL)
            return -1;
        mams_bind_int(statement, 1, message->inquiry);
        mams_bind_int(statement, 2, message->out);
        mams_bind_int(statement, 3, message->at);
        mams_bind_text(statement, 4, message->from_name);
        mams_bind_text(statement, 5, message->from_address);
        mams_bind_text(statement, 6, message->subject);
        mams_bind_text(statement, 7, message->text);
        mams_bind_text(statement, 8, message->message_id);
        mams_bind_text(statement, 9, message->references);
        mams_bind_text(statement, 10, message->notes);
        mams_bind_text(statement, 11, message->login);
        mams_bind_text(statement, 12, hash);
        mams_bind_int(statement, 13, entry);
        if (!mams_store_run(store, statement, error))
            return -1;
        number = sqlite3_last_insert_rowid(store->db);
    }
    if (!add_attachments(store, number, message->attachments, error) ||
        (raw != NULL && !add_raw(store, number, raw, error)))
        return -1;
    return number;
}

/* The first column of the first row of a statement that is bound; 0 without a row, -1 on error. */
static int64_t first_number(MamsStore *store, MamsStatement *row, GError **error)
{
    int step = mams_store_step(store, row, error);
    return step == 1 ? sqlite3_column_int64(row, 0) : step;
}

int64_t mams_store_message_by_hash(MamsStore *store, const char *hash, int64_t *inquiry,
                                   GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store, "SELECT number, inquiry FROM message WHERE hash = ?1", error);
    if (row == NULL)
        return -1;
    mams_bind_text(row, 1, hash);
    int64_t number = first_number(store, row, error);
    if (number > 0 && inquiry != NULL)
        *inquiry = sqlite3_column_int64(row, 1);
    return number;
}

int64_t mams_store_inquiry_of_message_id(MamsStore *store, const char *message_id, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT inquiry FROM message WHERE message_id = ?1 ORDER BY out DESC, number DESC LIMIT 1",
        error);
    if (row == NULL)
        return -1;
    mams_bind_text(row, 1, message_id);
    return first_number(store, row, error);
}

int64_t mams_store_message_inquiry(MamsStore *store, int64_t message, GError **error)
{
    g_autoptr(MamsStatement) row =
        mams_store_statement(store, "SELECT inquiry FROM message WHERE number = ?1", error);
    if (row == NULL)
        return -1;
    mams_bind_int(row, 1, message);
    return first_number(store, row, error);
}

static bool read_attachments(MamsStore *store, MamsMessage *message, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT name, type, size, sha256 FROM message_attachment WHERE message = ?1 ORDER BY place",
        error);
    if (row == NULL)
        return false;
    mams_bind_int(row, 1, message->number);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1)
        g_ptr_array_add(message->attachments,
                        mams_attachment_new(mams_column_text(row, 0), mams_column_text(row, 1),
                                            sqlite3_column_int64(row, 2),
                                            mams_column_text(row, 3)));
    return step == 0;
}

GPtrArray *mams_store_messages(MamsStore *store, int64_t inquiry, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store, "SELECT " COLUMNS ", number FROM message WHERE inquiry = ?1 ORDER BY number", error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, inquiry);
    g_autoptr(GPtrArray) messages =
        g_ptr_array_new_with_free_func((GDestroyNotify)mams_message_free);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        MamsMessage *message = mams_message_new();
        g_ptr_array_add(messages, message);
        message->inquiry = sqlite3_column_int64(row, 0);
        message->out = sqlite3_column_int(row, 1) != 0;
        message->at = sqlite3_column_int64(row, 2);
        message->from_name = g_strdup(mams_column_text(row, 3));
        message->from_address = g_strdup(mams_column_text(row, 4));
        message->subject = g_strdup(mams_column_text(row, 5));
        message->text = g_strdup(mams_column_text(row, 6));
        message->message_id = g_strdup(mams_column_text(row, 7));
        message->references = g_strdup(mams_column_text(row, 8));
        message->notes = g_strdup(mams_column_text(row, 9));
        message->login = g_strdup(mams_column_text(row, 10));
        message->number = sqlite3_column_int64(row, 11);
        if (!read_attachments(store, message, error))
            return NULL;
    }
    return step == 0 ? g_steal_pointer(&messages) : NULL;
}

GBytes *mams_store_message_raw(MamsStore *store, int64_t message, GError **error)
{
    g_autoptr(MamsStatement) row =
        mams_store_statement(store, "SELECT bytes FROM message_raw WHERE message = ?1", error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, message);
    return mams_store_step(store, row, error) == 1 ? mams_column_bytes(row, 0) : NULL;
}

bool mams_store_refuse_message(MamsStore *store, const char *hash, const char *why, GBytes *raw,
                               int64_t at, int64_t entry, bool *added, GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "INSERT INTO message_refused(hash, at, why, bytes, entered) VALUES(?1, ?2, ?3, ?4, ?5)"
        " ON CONFLICT DO NOTHING",
        error);
    if (statement == NULL)
        return false;
    mams_bind_text(statement, 1, hash);
    mams_bind_int(statement, 2, at);
    mams_bind_text(statement, 3, why);
    if (raw != NULL)
        mams_bind_bytes(statement, 4, raw);
    mams_bind_int(statement, 5, entry);
    if (!mams_store_run(store, statement, error))
        return false;
    if (added != NULL)
        *added = sqlite3_changes(store->db) == 1;
    return true;
}

int mams_store_message_refused(MamsStore *store, const char *hash, GError **error)
{
    g_autoptr(MamsStatement) row =
        mams_store_statement(store, "SELECT 1 FROM message_refused WHERE hash = ?1", error);
    if (row == NULL)
        return -1;
    mams_bind_text(row, 1, hash);
    return mams_store_step(store, row, error);
}
