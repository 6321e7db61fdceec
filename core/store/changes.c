/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

/* Columns: the entry, which fact, whether it was withdrawn, the months or days that it names. */
#define PERSON(entry, gone)                                                                        \
    "SELECT " entry " AS entry, 0 AS fact, " gone " AS gone, NULL, NULL FROM "
#define ASSIGNMENT(entry, gone) "SELECT " entry ", 1, " gone ", from_day, to_day FROM "
#define PAYMENT(entry, gone) "SELECT " entry ", 2, " gone ", month, month FROM "
#define ENTERED " WHERE iin = ?1 AND entered > ?2 AND entered <= ?3"
#define WITHDRAWN " WHERE iin = ?1 AND withdrawn > ?2 AND withdrawn <= ?3"

static const char changes_sql[] = PERSON("entered", "0") "citizen" ENTERED " UNION ALL " PERSON(
    "entered",
    "0") "citizen_past" ENTERED
         " UNION ALL " PERSON("withdrawn", "1") "citizen_past" WITHDRAWN " UNION ALL " ASSIGNMENT(
             "entered",
             "0") "assignment" ENTERED
                  " UNION ALL " ASSIGNMENT(
                      "entered",
                      "0") "assignment_past" ENTERED
                           " UNION ALL " ASSIGNMENT(
                               "withdrawn",
                               "1") "assignment_past" WITHDRAWN
                                    " UNION ALL " PAYMENT(
                                        "entered",
                                        "0") "payment" ENTERED
                                             " UNION ALL " PAYMENT(
                                                 "entered",
                                                 "0") "payment_past" ENTERED
                                                      " UNION ALL " PAYMENT(
                                                          "withdrawn",
                                                          "1") "payment_past" WITHDRAWN
                                                               " ORDER BY 1, 2, 4, 5, 3 DESC";

static bool read_change(MamsStore *store, MamsStatement *row, MamsFactChange *change,
                        GError **error)
{
    MamsDay from, to;
    *change = (MamsFactChange){.entry = sqlite3_column_int64(row, 0),
                               .fact = (MamsChangedFact)sqlite3_column_int(row, 1),
                               .withdrawn = sqlite3_column_int(row, 2) != 0,
                               .from = MAMS_MONTH_NONE,
                               .to = MAMS_MONTH_FOREVER};
    switch (change->fact) {
    case MAMS_CHANGE_PERSON:
        return true;
    case MAMS_CHANGE_PAYMENT:
        change->from = change->to = (MamsMonth)sqlite3_column_int(row, 3);
        return true;
    case MAMS_CHANGE_ASSIGNMENT:
        if (mams_column_day(row, 3, MAMS_DAY_NONE, &from) &&
            mams_column_day(row, 4, MAMS_DAY_FOREVER, &to)) {
            change->from = mams_day_month(from);
            change->to = mams_day_month(to);
            return true;
        }
    }
    mams_store_fail_damaged(store, error);
    return false;
}

GArray *mams_store_changes(MamsStore *store, MamsIin iin, int64_t after, int64_t up_to,
                           GError **error)
{
    g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(MamsFactChange));
    g_autoptr(MamsStatement) row = mams_store_statement(store, changes_sql, error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, iin);
    mams_bind_int(row, 2, after);
    mams_bind_int(row, 3, up_to);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        MamsFactChange change;
        if (!read_change(store, row, &change, error))
            return NULL;
        g_array_append_val(changes, change);
    }
    return step == 0 ? g_steal_pointer(&changes) : NULL;
}
