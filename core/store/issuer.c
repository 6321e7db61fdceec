/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/edit.h"
#include "store/store_private.h"

/* So many of the latest entries are looked through: what a centre writes in some weeks. */
enum { ENTRIES = 20000 };

GPtrArray *mams_store_issuers(MamsStore *store, int limit, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT json_extract(detail, '$.after.issuer') AS issuer, max(entry) AS latest FROM journal"
        " WHERE entry > (SELECT max(entry) FROM journal) - ?1 AND class = 0"
        " AND action IN ('assign', 'propose') AND json_valid(detail) GROUP BY issuer"
        " HAVING issuer IS NOT NULL ORDER BY latest DESC LIMIT ?2",
        error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, ENTRIES);
    mams_bind_int(row, 2, limit);
    g_autoptr(GPtrArray) issuers = g_ptr_array_new_with_free_func(g_free);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1)
        g_ptr_array_add(issuers, g_strdup(mams_column_text(row, 0)));
    return step == 0 ? g_steal_pointer(&issuers) : NULL;
}
