/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/edit.h"
#include "store/store_private.h"

#define COLUMNS MAMS_ASSIGNMENT_COLUMNS ", document, register, issuer, "
enum { DOCUMENT = MAMS_N_ASSIGNMENT_COLUMNS, REGISTER, ISSUER, WITHDRAWN };

static bool read_text(MamsStore *store, MamsAssignmentVersions *versions, int64_t id,
                      const char **text, GError **error)
{
    if (!mams_store_text(store, id, text, error))
        return false;
    if (*text != NULL)
        *text = g_string_chunk_insert_const(versions->strings, *text);
    return true;
}

static bool read_version(MamsStore *store, const MamsRules *rules, MamsStatement *row,
                         MamsAssignmentVersions *versions, GError **error)
{
    MamsAssignmentVersion version;
    if (!mams_store_read_assignment(store, rules, row, 0, &version.row, error) ||
        !read_text(store, versions, sqlite3_column_int64(row, REGISTER), &version.row.reg, error) ||
        !read_text(store, versions, sqlite3_column_int64(row, ISSUER), &version.row.issuer, error))
        return false;
    const char *document = mams_column_text(row, DOCUMENT);
    if (document != NULL)
        version.row.document = g_string_chunk_insert_const(versions->strings, document);
    version.withdrawn = sqlite3_column_int64(row, WITHDRAWN);
    g_array_append_val(versions->versions, version);
    return true;
}

MamsAssignmentVersions *mams_store_assignment_versions(MamsStore *store, const MamsRules *rules,
                                                       MamsIin iin, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(
        store,
        "SELECT " COLUMNS "0 FROM assignment WHERE iin = ?1"
        " UNION ALL SELECT " COLUMNS "withdrawn FROM assignment_past WHERE iin = ?1"
        " ORDER BY category, from_day, entered",
        error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, iin);
    g_autoptr(MamsAssignmentVersions) versions = g_new0(MamsAssignmentVersions, 1);
    versions->versions = g_array_new(FALSE, FALSE, sizeof(MamsAssignmentVersion));
    versions->strings = g_string_chunk_new(512);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        if (!read_version(store, rules, row, versions, error))
            return NULL;
    }
    return step == 0 ? g_steal_pointer(&versions) : NULL;
}
