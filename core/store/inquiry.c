/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/inquiry.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/lang.h"
#include "store/store_private.h"

#define COLUMNS                                                                                    \
    "channel, received_at, operator, language, topic, closed_at, registered, outcome, subject,"    \
    " from_name, from_address, from_phone, automatic, waiting_since, waiting_for, extended_on,"    \
    " extended_to, extended_why, redirected_to, joined_with, dropped_why"
#define READ_COLUMNS COLUMNS ", number"

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
    mams_bind_day(statement, 7, inquiry->registered);
    mams_bind_int(statement, 8, inquiry->outcome);
    mams_bind_text(statement, 9, inquiry->subject);
    mams_bind_text(statement, 10, inquiry->from_name);
    mams_bind_text(statement, 11, inquiry->from_address);
    if (inquiry->from_phone != 0)
        mams_bind_int(statement, 12, inquiry->from_phone);
    mams_bind_int(statement, 13, inquiry->automatic);
    mams_bind_day(statement, 14, inquiry->waiting_since);
    mams_bind_text(statement, 15, inquiry->waiting_for);
    mams_bind_day(statement, 16, inquiry->extended_on);
    mams_bind_day(statement, 17, inquiry->extended_to);
    mams_bind_text(statement, 18, inquiry->extended_why);
    mams_bind_text(statement, 19, inquiry->redirected_to);
    if (inquiry->joined_with != 0)
        mams_bind_int(statement, 20, inquiry->joined_with);
    mams_bind_text(statement, 21, inquiry->dropped_why);
    mams_bind_int(statement, 22, entry);
}

int64_t mams_store_inquiry_add(MamsStore *store, const MamsInquiry *inquiry, int64_t entry,
                               GError **error)
{
    if (!mams_store_in_write(store, error))
        return -1;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "INSERT INTO inquiry(" COLUMNS ", entered)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
        " ?19, ?20, ?21, ?22)",
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
        " topic = ?5, closed_at = ?6, registered = ?7, outcome = ?8, subject = ?9, from_name = ?10,"
        " from_address = ?11, from_phone = ?12, automatic = ?13, waiting_since = ?14,"
        " waiting_for = ?15, extended_on = ?16, extended_to = ?17, extended_why = ?18,"
        " redirected_to = ?19, joined_with = ?20, dropped_why = ?21, entered = ?22"
        " WHERE number = ?23",
        error);
    if (statement == NULL)
        return false;
    bind(statement, inquiry, entry);
    mams_bind_int(statement, 23, inquiry->number);
    if (!mams_store_run(store, statement, error))
        return false;
    if (sqlite3_changes(store->db) == 1)
        return true;
    fail_unknown(inquiry->number, error);
    return false;
}

static bool read_days(MamsStatement *row, MamsInquiry *inquiry)
{
    return mams_column_day(row, 6, MAMS_DAY_NONE, &inquiry->registered) &&
           mams_column_day(row, 13, MAMS_DAY_NONE, &inquiry->waiting_since) &&
           mams_column_day(row, 15, MAMS_DAY_NONE, &inquiry->extended_on) &&
           mams_column_day(row, 16, MAMS_DAY_NONE, &inquiry->extended_to);
}

static void read_texts(MamsStatement *row, MamsInquiry *inquiry)
{
    inquiry->operator_login = g_strdup(mams_column_text(row, 2));
    inquiry->subject = g_strdup(mams_column_text(row, 8));
    inquiry->from_name = g_strdup(mams_column_text(row, 9));
    inquiry->from_address = g_strdup(mams_column_text(row, 10));
    inquiry->waiting_for = g_strdup(mams_column_text(row, 14));
    inquiry->extended_why = g_strdup(mams_column_text(row, 17));
    inquiry->redirected_to = g_strdup(mams_column_text(row, 18));
    inquiry->dropped_why = g_strdup(mams_column_text(row, 20));
}

/* NULL for a row that the program never writes. */
static MamsInquiry *read_row(MamsStore *store, MamsStatement *row, GError **error)
{
    g_autoptr(MamsInquiry) inquiry = mams_inquiry_new();
    const char *topic = mams_column_text(row, 4);
    int outcome = sqlite3_column_int(row, 7);
    bool has_language = sqlite3_column_type(row, 3) != SQLITE_NULL;
    inquiry->channel = mams_channel_parse(mams_column_text(row, 0));
    inquiry->received_at = sqlite3_column_int64(row, 1);
    inquiry->language = has_language ? sqlite3_column_int(row, 3) : -1;
    inquiry->topic = mams_inquiry_topic_parse(topic);
    inquiry->closed_at = sqlite3_column_int64(row, 5);
    inquiry->outcome = (MamsInquiryOutcome)outcome;
    inquiry->from_phone = sqlite3_column_int64(row, 11);
    inquiry->automatic = sqlite3_column_int(row, 12) != 0;
    inquiry->joined_with = sqlite3_column_int64(row, 19);
    inquiry->number = sqlite3_column_int64(row, 21);
    read_texts(row, inquiry);
    if (inquiry->channel != NULL && inquiry->language < MAMS_N_LANGS &&
        (topic == NULL) == (inquiry->topic < 0) && outcome >= 0 &&
        outcome < MAMS_N_INQUIRY_OUTCOMES && read_days(row, inquiry))
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

/* All rows of a statement that is bound. (owned) */
static GPtrArray *read_rows(MamsStore *store, MamsStatement *row, GError **error)
{
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
    return read_rows(store, row, error);
}

GPtrArray *mams_store_open_inquiries(MamsStore *store, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT " READ_COLUMNS " FROM inquiry WHERE closed_at IS NULL"
        " AND (channel <> 'phone'"
        "      OR EXISTS (SELECT 1 FROM message AS m WHERE m.inquiry = inquiry.number))"
        " ORDER BY number",
        error);
    return row ? read_rows(store, row, error) : NULL;
}

GPtrArray *mams_store_closed_inquiries(MamsStore *store, int limit, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT " READ_COLUMNS " FROM inquiry WHERE closed_at IS NOT NULL"
        " ORDER BY number DESC LIMIT ?1",
        error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, limit);
    return read_rows(store, row, error);
}

int64_t mams_store_count_closed_inquiries(MamsStore *store, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store, "SELECT count(*) FROM inquiry WHERE closed_at IS NOT NULL", error);
    if (row == NULL)
        return -1;
    return mams_store_step(store, row, error) == 1 ? sqlite3_column_int64(row, 0) : -1;
}

GPtrArray *mams_store_inquiries_from(MamsStore *store, const char *address, int limit,
                                     GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT " READ_COLUMNS " FROM inquiry WHERE from_address = ?1 ORDER BY number DESC LIMIT ?2",
        error);
    if (row == NULL)
        return NULL;
    mams_bind_text(row, 1, address);
    mams_bind_int(row, 2, limit);
    return read_rows(store, row, error);
}

GPtrArray *mams_store_inquiries_joined(MamsStore *store, int64_t with, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store, "SELECT " READ_COLUMNS " FROM inquiry WHERE joined_with = ?1 ORDER BY number", error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, with);
    return read_rows(store, row, error);
}
