/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

#include "base/error.h"
#include "base/i18n.h"

#define KEY_COLUMNS "iin, category, from_day"
#define VALUE_COLUMNS "to_day, register, document, document_date, issuer"
#define KEY_IS "iin = ?1 AND category = ?2 AND from_day = ?3"

typedef struct {
    const MamsAssignment *assignment;
    int64_t reg, issuer; /* of text_dict */
} Values;

static void bind_values(MamsStatement *statement, int first, const void *data)
{
    const Values *values = data;
    mams_bind_day(statement, first, values->assignment->to);
    mams_bind_int(statement, first + 1, values->reg);
    mams_bind_text(statement, first + 2, values->assignment->document);
    mams_bind_day(statement, first + 3, values->assignment->document_date);
    mams_bind_int(statement, first + 4, values->issuer);
}

static bool same_values(MamsStatement *row, int first, const void *data)
{
    const Values *values = data;
    return mams_column_is_day(row, first, values->assignment->to) &&
           sqlite3_column_int64(row, first + 1) == values->reg &&
           mams_column_is_text(row, first + 2, values->assignment->document) &&
           mams_column_is_day(row, first + 3, values->assignment->document_date) &&
           sqlite3_column_int64(row, first + 4) == values->issuer;
}

static const MamsFactKind assignment_kind = {
    .table = MAMS_TABLE_ASSIGNMENT,
    .insert = "INSERT INTO assignment(" KEY_COLUMNS ", entered, " VALUE_COLUMNS ")"
              " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING",
    .select = "SELECT entered, " VALUE_COLUMNS " FROM assignment WHERE " KEY_IS,
    .copy = "INSERT INTO assignment_past(" KEY_COLUMNS ", entered, " VALUE_COLUMNS ", withdrawn)"
            " SELECT " KEY_COLUMNS ", entered, " VALUE_COLUMNS ", ?4 FROM assignment"
            " WHERE " KEY_IS " AND entered < ?4",
    .remove = "DELETE FROM assignment WHERE " KEY_IS,
    .bind = bind_values,
    .same = same_values,
};

static MamsFactKey make_key(const MamsRules *rules, MamsIin iin, int category, MamsDay from)
{
    return (MamsFactKey){
        .iin = iin,
        .n_parts = 2,
        .part = {rules->categories[category].number, from},
    };
}

MamsPut mams_store_put_assignment(MamsStore *store, const MamsRules *rules, MamsIin iin,
                                  const MamsAssignment *assignment, int64_t entry,
                                  bool *unknown_person, GError **error)
{
    MamsFactKey key = make_key(rules, iin, assignment->category, assignment->from);
    Values values = {.assignment = assignment};
    if (!mams_store_in_write(store, error) ||
        !mams_store_check_person(store, iin, unknown_person, error) ||
        !mams_store_text_id(store, assignment->reg, &values.reg, error) ||
        !mams_store_text_id(store, assignment->issuer, &values.issuer, error))
        return MAMS_PUT_ERROR;
    return mams_store_put(store, &assignment_kind, &key, &values, entry, error);
}

bool mams_store_withdraw_assignment(MamsStore *store, const MamsRules *rules, MamsIin iin,
                                    int category, MamsDay from, int64_t entry, GError **error)
{
    MamsFactKey key = make_key(rules, iin, category, from);
    if (!mams_store_in_write(store, error))
        return false;
    int withdrawn = mams_store_withdraw(store, &assignment_kind, &key, entry, error);
    if (withdrawn == 0) {
        char person[MAMS_IIN_TEXT_SIZE], day[MAMS_DAY_TEXT_SIZE];
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                    _("'%s' has no category '%s' from '%s'; look at the card for the right day"),
                    mams_iin_format(iin, person), rules->categories[category].code,
                    mams_day_format(from, day));
    }
    return withdrawn == 1;
}

bool mams_store_read_assignment(MamsStore *store, const MamsRules *rules, MamsStatement *row,
                                int first, MamsAssignment *assignment, GError **error)
{
    int number = sqlite3_column_int(row, first);
    *assignment = (MamsAssignment){
        .category = mams_rules_category_by_number(rules, number),
        .entered = sqlite3_column_int64(row, first + 4),
    };
    if (assignment->category < 0) {
        g_set_error(
            error, MAMS_ERROR, MAMS_ERROR_DATA,
            _("cannot use the database: '%s': the rules have no category of number '%d'; use the "
              "rules that it was filled with"),
            store->path, number);
        return false;
    }
    if (mams_column_day(row, first + 1, MAMS_DAY_NONE, &assignment->from) &&
        mams_column_day(row, first + 2, MAMS_DAY_FOREVER, &assignment->to) &&
        mams_column_day(row, first + 3, MAMS_DAY_NONE, &assignment->document_date) &&
        assignment->from != MAMS_DAY_NONE && assignment->from <= assignment->to)
        return true;
    mams_store_fail_damaged(store, error);
    return false;
}

static bool read_text(MamsStore *store, MamsFacts *facts, int64_t id, const char **text,
                      GError **error)
{
    const char *found;
    if (!mams_store_text(store, id, &found, error))
        return false;
    *text = found != NULL ? mams_facts_string(facts, found) : NULL;
    return true;
}

static bool load(MamsStore *store, const MamsRules *rules, const char *sql, int64_t known,
                 MamsFacts *facts, GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(store, sql, error);
    if (row == NULL)
        return false;
    mams_bind_int(row, 1, facts->iin);
    mams_bind_int(row, 2, known);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        MamsAssignment assignment;
        int next = MAMS_N_ASSIGNMENT_COLUMNS;
        if (!mams_store_read_assignment(store, rules, row, 0, &assignment, error))
            return false;
        const char *document = mams_column_text(row, next);
        if (document != NULL)
            assignment.document = mams_facts_string(facts, document);
        if (!read_text(store, facts, sqlite3_column_int64(row, next + 1), &assignment.reg, error) ||
            !read_text(store, facts, sqlite3_column_int64(row, next + 2), &assignment.issuer,
                       error))
            return false;
        mams_facts_add_assignment(facts, &assignment);
    }
    return step == 0;
}

#define LOAD "SELECT " MAMS_ASSIGNMENT_COLUMNS ", document, register, issuer FROM "

bool mams_store_load_assignments(MamsStore *store, const MamsRules *rules, int64_t known,
                                 MamsFacts *facts, GError **error)
{
    return load(store, rules,
                LOAD "assignment WHERE iin = ?1 AND entered <= ?2 ORDER BY category, from_day",
                known, facts, error) &&
           (known == MAMS_KNOWN_NOW ||
            load(store, rules,
                 LOAD "assignment_past WHERE iin = ?1 AND entered <= ?2 AND withdrawn > ?2"
                      " ORDER BY category, from_day",
                 known, facts, error));
}
