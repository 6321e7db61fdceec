/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

#define KEY_COLUMNS "iin, relative, relation"
#define KEY_IS "iin = ?1 AND relative = ?2 AND relation = ?3"

static void bind_values(MamsStatement *statement, int first, const void *data)
{
    const MamsRelative *relative = data;
    mams_bind_day(statement, first, relative->from);
    mams_bind_day(statement, first + 1, relative->to);
}

static bool same_values(MamsStatement *row, int first, const void *data)
{
    const MamsRelative *relative = data;
    return mams_column_is_day(row, first, relative->from) &&
           mams_column_is_day(row, first + 1, relative->to);
}

static const MamsFactKind relative_kind = {
    .table = MAMS_TABLE_RELATIVE,
    .insert = "INSERT INTO relative(" KEY_COLUMNS ", entered, from_day, to_day)"
              " VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
    .select = "SELECT entered, from_day, to_day FROM relative WHERE " KEY_IS,
    .copy = "INSERT INTO relative_past(" KEY_COLUMNS ", entered, from_day, to_day, withdrawn)"
            " SELECT " KEY_COLUMNS ", entered, from_day, to_day, ?4 FROM relative"
            " WHERE " KEY_IS " AND entered < ?4",
    .remove = "DELETE FROM relative WHERE " KEY_IS,
    .bind = bind_values,
    .same = same_values,
};

MamsPut mams_store_put_relative(MamsStore *store, const MamsRelative *relative, int64_t entry,
                                bool *unknown_person, GError **error)
{
    char relation[] = {relative->relation, '\0'};
    MamsFactKey key = {
        .iin = relative->iin,
        .n_parts = 1,
        .part = {relative->relative},
        .text = relation,
    };
    if (!mams_store_in_write(store, error) ||
        !mams_store_check_person(store, relative->iin, unknown_person, error))
        return MAMS_PUT_ERROR;
    return mams_store_put(store, &relative_kind, &key, relative, entry, error);
}

GArray *mams_store_relatives(MamsStore *store, MamsIin iin, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT relative, relation, from_day, to_day, entered FROM relative WHERE iin = ?1"
        " ORDER BY relative, relation",
        error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, iin);
    g_autoptr(GArray) relatives = g_array_new(FALSE, FALSE, sizeof(MamsRelative));
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        const char *relation = mams_column_text(row, 1);
        MamsRelative relative = {
            .iin = iin,
            .relative = sqlite3_column_int64(row, 0),
            .relation = relation != NULL ? relation[0] : '\0',
            .entered = sqlite3_column_int64(row, 4),
        };
        if (relative.relation == '\0' || !mams_column_day(row, 2, MAMS_DAY_NONE, &relative.from) ||
            !mams_column_day(row, 3, MAMS_DAY_FOREVER, &relative.to)) {
            mams_store_fail_damaged(store, error);
            return NULL;
        }
        g_array_append_val(relatives, relative);
    }
    return step == 0 ? g_steal_pointer(&relatives) : NULL;
}
