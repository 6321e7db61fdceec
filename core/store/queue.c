/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/inquiry.h"
#include "store/store_private.h"

GArray *mams_store_inquiry_marks(MamsStore *store, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT number,"
        " (SELECT iin FROM inquiry_citizen AS c WHERE c.inquiry = i.number ORDER BY place LIMIT 1),"
        " EXISTS (SELECT 1 FROM reply_draft AS d WHERE d.inquiry = i.number),"
        " EXISTS (SELECT 1 FROM outgoing AS o WHERE o.inquiry = i.number AND o.state IN (3, 4))"
        " FROM inquiry AS i WHERE closed_at IS NULL ORDER BY number",
        error);
    if (row == NULL)
        return NULL;
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(MamsInquiryMark));
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        MamsInquiryMark mark = {
            .inquiry = sqlite3_column_int64(row, 0),
            .iin = sqlite3_column_int64(row, 1),
            .draft = sqlite3_column_int(row, 2) != 0,
            .problem = sqlite3_column_int(row, 3) != 0,
        };
        g_array_append_val(marks, mark);
    }
    return step == 0 ? g_steal_pointer(&marks) : NULL;
}

MamsIin mams_store_inquiry_first_citizen(MamsStore *store, int64_t number, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store, "SELECT iin FROM inquiry_citizen WHERE inquiry = ?1 ORDER BY place LIMIT 1", error);
    if (row == NULL)
        return -1;
    mams_bind_int(row, 1, number);
    int step = mams_store_step(store, row, error);
    return step == 1 ? sqlite3_column_int64(row, 0) : step;
}

bool mams_store_inquiry_set_first(MamsStore *store, int64_t number, MamsIin iin, GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "INSERT INTO inquiry_citizen(iin, inquiry, place, caller, asked)"
        " SELECT ?1, ?2, coalesce(min(place), 1) - 1, 0, 0 FROM inquiry_citizen WHERE inquiry = ?2"
        " ON CONFLICT DO UPDATE SET place = excluded.place",
        error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, iin);
    mams_bind_int(statement, 2, number);
    return mams_store_run(store, statement, error);
}

bool mams_store_pause_add(MamsStore *store, int64_t number, MamsDay from, MamsDay until,
                          const char *waiting_for, GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "INSERT INTO inquiry_pause(inquiry, from_day, until_day, waiting_for)"
        " VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, number);
    mams_bind_day(statement, 2, from);
    mams_bind_day(statement, 3, until);
    mams_bind_text(statement, 4, waiting_for);
    return mams_store_run(store, statement, error);
}

bool mams_store_each_pause(MamsStore *store, int64_t number, MamsPauseEach each, void *data,
                           GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT inquiry, from_day, until_day FROM inquiry_pause WHERE inquiry = ?1"
        " OR (?1 = 0 AND inquiry IN (SELECT number FROM inquiry WHERE closed_at IS NULL))"
        " ORDER BY inquiry, from_day, until_day",
        error);
    if (row == NULL)
        return false;
    mams_bind_int(row, 1, number);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        MamsDay from, until;
        if (!mams_column_day(row, 1, MAMS_DAY_NONE, &from) ||
            !mams_column_day(row, 2, MAMS_DAY_NONE, &until)) {
            mams_store_fail_damaged(store, error);
            return false;
        }
        each(sqlite3_column_int64(row, 0), from, until, data);
    }
    return step == 0;
}
