/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/inquiry.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/lang.h"
#include "store/store_private.h"

#define COLUMNS "channel, received_at, operator, language, topic, closed_at, entered"
#define READ_COLUMNS "number, channel, received_at, operator, language, topic, closed_at"

static void bind(MamsStatement *statement, const MamsInquiry *inquiry, int64_t entry)
{
    mams_bind_text(statement, 1, inquiry->channel);
    mams_bind_int(statement, 2, inquiry->received_at);
    mams_bind_text(statement, 3, inquiry->operator_login);
    if (inquiry->language >= 0)
        mams_bind_int(statement, 4, inquiry->language);
    mams_bind_text(statement, 5,
                   inquiry->topic >= 0 ? mams_inquiry_topic_code((MamsInquiryTopic)inquiry->topic)
                                       : NULL);
    if (inquiry->closed_at != 0)
        mams_bind_int(statement, 6, inquiry->closed_at);
    mams_bind_int(statement, 7, entry);
}

int64_t mams_store_inquiry_add(MamsStore *store, const MamsInquiry *inquiry, int64_t entry,
                               GError **error)
{
    if (!mams_store_in_write(store, error))
        return -1;
    g_autoptr(MamsStatement) statement = mams_store_statement(store,
                                                              "INSERT INTO inquiry(" COLUMNS ")"
                                                              " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                                              error);
    if (statement == NULL)
        return -1;
    bind(statement, inquiry, entry);
    return mams_store_run(store, statement, error) ? sqlite3_last_insert_rowid(store->db) : -1;
}

static void fail_unknown(int64_t number, GError **error)
{
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                _("there is no inquiry '%s'; look at the list for its number"), text);
}

bool mams_store_inquiry_update(MamsStore *store, const MamsInquiry *inquiry, int64_t entry,
                               GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "UPDATE inquiry SET channel = ?1, received_at = ?2, operator = ?3, language = ?4,"
        " topic = ?5, closed_at = ?6, entered = ?7 WHERE number = ?8",
        error);
    if (statement == NULL)
        return false;
    bind(statement, inquiry, entry);
    mams_bind_int(statement, 8, inquiry->number);
    if (!mams_store_run(store, statement, error))
        return false;
    if (sqlite3_changes(store->db) == 1)
        return true;
    fail_unknown(inquiry->number, error);
    return false;
}

/* NULL for a row that the program never writes. */
static MamsInquiry *read_row(MamsStore *store, MamsStatement *row, GError **error)
{
    g_autoptr(MamsInquiry) inquiry = g_new0(MamsInquiry, 1);
    const char *topic = mams_column_text(row, 5);
    bool has_language = sqlite3_column_type(row, 4) != SQLITE_NULL;
    inquiry->number = sqlite3_column_int64(row, 0);
    inquiry->channel = mams_channel_parse(mams_column_text(row, 1));
    inquiry->received_at = sqlite3_column_int64(row, 2);
    inquiry->operator_login = g_strdup(mams_column_text(row, 3));
    inquiry->language = has_language ? sqlite3_column_int(row, 4) : -1;
    inquiry->topic = mams_inquiry_topic_parse(topic);
    inquiry->closed_at = sqlite3_column_int64(row, 6);
    if (inquiry->channel != NULL && inquiry->language < MAMS_N_LANGS &&
        (topic == NULL) == (inquiry->topic < 0))
        return g_steal_pointer(&inquiry);
    mams_store_fail_damaged(store, error);
    return NULL;
}

MamsInquiry *mams_store_inquiry(MamsStore *store, int64_t number, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store, "SELECT " READ_COLUMNS " FROM inquiry WHERE number = ?1", error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, number);
    int step = mams_store_step(store, row, error);
    if (step == 0)
        fail_unknown(number, error);
    return step == 1 ? read_row(store, row, error) : NULL;
}

bool mams_store_inquiry_put_citizen(MamsStore *store, int64_t number,
                                    const MamsInquiryCitizen *citizen, GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "INSERT INTO inquiry_citizen(iin, inquiry, place, caller, asked)"
        " SELECT ?1, ?2, 1 + coalesce(max(place), 0), ?3, ?4 FROM inquiry_citizen"
        " WHERE inquiry = ?2"
        " ON CONFLICT DO UPDATE SET caller = excluded.caller, asked = excluded.asked",
        error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, citizen->iin);
    mams_bind_int(statement, 2, number);
    mams_bind_int(statement, 3, citizen->caller);
    mams_bind_int(statement, 4, citizen->asked);
    return mams_store_run(store, statement, error);
}

GArray *mams_store_inquiry_citizens(MamsStore *store, int64_t number, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store, "SELECT iin, caller, asked FROM inquiry_citizen WHERE inquiry = ?1 ORDER BY place",
        error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, number);
    g_autoptr(GArray) citizens = g_array_new(FALSE, FALSE, sizeof(MamsInquiryCitizen));
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        MamsInquiryCitizen citizen = {
            .iin = sqlite3_column_int64(row, 0),
            .caller = (MamsCaller)sqlite3_column_int(row, 1),
            .asked = (unsigned)sqlite3_column_int(row, 2),
        };
        g_array_append_val(citizens, citizen);
    }
    return step == 0 ? g_steal_pointer(&citizens) : NULL;
}

int mams_store_count_inquiries_of(MamsStore *store, MamsIin iin, GError **error)
{
    g_autoptr(MamsStatement) row =
        mams_store_statement(store, "SELECT count(*) FROM inquiry_citizen WHERE iin = ?1", error);
    if (row == NULL)
        return -1;
    mams_bind_int(row, 1, iin);
    return mams_store_step(store, row, error) == 1 ? sqlite3_column_int(row, 0) : -1;
}

GPtrArray *mams_store_inquiries_of(MamsStore *store, MamsIin iin, int limit, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT " READ_COLUMNS " FROM inquiry WHERE number IN"
        " (SELECT inquiry FROM inquiry_citizen WHERE iin = ?1 ORDER BY inquiry DESC LIMIT ?2)"
        " ORDER BY number DESC",
        error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, iin);
    mams_bind_int(row, 2, limit);
    g_autoptr(GPtrArray) inquiries =
        g_ptr_array_new_with_free_func((GDestroyNotify)mams_inquiry_free);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        MamsInquiry *inquiry = read_row(store, row, error);
        if (inquiry == NULL)
            return NULL;
        g_ptr_array_add(inquiries, inquiry);
    }
    return step == 0 ? g_steal_pointer(&inquiries) : NULL;
}
