/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

/* A walk over everyone reads about so many rows in one read transaction. While a transaction lives,
 * the write-ahead log cannot begin anew and grows. */
enum { ROWS_PER_SNAPSHOT = 100000 };

bool mams_store_read_person(MamsStore *store, MamsStatement *row, int first, MamsFacts *facts,
                            GError **error)
{
    int sex = sqlite3_column_int(row, first);
    facts->entered = sqlite3_column_int64(row, first + 4);
    if (sex >= MAMS_SEX_UNKNOWN && sex <= MAMS_SEX_FEMALE &&
        mams_column_day(row, first + 1, MAMS_DAY_NONE, &facts->birth) &&
        mams_column_day(row, first + 2, MAMS_DAY_NONE, &facts->death) &&
        mams_column_day(row, first + 3, MAMS_DAY_NONE, &facts->resident_from) &&
        facts->birth != MAMS_DAY_NONE) {
        facts->sex = (MamsSex)sex;
        return true;
    }
    mams_store_fail_damaged(store, error);
    return false;
}

/* 1 when the person was known, 0 when not, -1 on error. */
static int load_person(MamsStore *store, const char *sql, int64_t known, MamsFacts *facts,
                       GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(store, sql, error);
    if (row == NULL)
        return -1;
    mams_bind_int(row, 1, facts->iin);
    mams_bind_int(row, 2, known);
    int step = mams_store_step(store, row, error);
    return step == 1 && !mams_store_read_person(store, row, 0, facts, error) ? -1 : step;
}

static bool load_all(MamsStore *store, const MamsRules *rules, int64_t known, MamsFacts *facts,
                     GError **error)
{
    int found = load_person(store,
                            "SELECT " MAMS_PERSON_COLUMNS " FROM citizen"
                            " WHERE iin = ?1 AND entered <= ?2 ORDER BY iin",
                            known, facts, error);
    if (found == 0 && known != MAMS_KNOWN_NOW)
        found = load_person(store,
                            "SELECT " MAMS_PERSON_COLUMNS " FROM citizen_past"
                            " WHERE iin = ?1 AND entered <= ?2 AND withdrawn > ?2 ORDER BY entered",
                            known, facts, error);
    if (found == 0)
        mams_store_fail_unknown(facts->iin, error);
    return found == 1 && mams_store_load_assignments(store, rules, known, facts, error) &&
           mams_store_load_payments(store, known, facts, error);
}

bool mams_store_facts(MamsStore *store, const MamsRules *rules, MamsIin iin, int64_t known,
                      MamsFacts *facts, GError **error)
{
    bool opened;
    mams_facts_clear(facts);
    facts->iin = iin;
    if (!mams_store_read_begin(store, &opened, error))
        return false;
    bool ok = load_all(store, rules, known, facts, error);
    mams_store_read_end(store, opened);
    mams_facts_sort(facts);
    return ok;
}

/* A cursor over facts in the order of their ИИН. */
typedef struct {
    MamsStatement *row;
    MamsIin iin; /* of the row it stands on; G_MAXINT64 at the end */
} Cursor;

/* One read transaction of a walk over everyone. */
typedef struct {
    MamsStore *store;
    const MamsRules *rules;
    MamsFacts *facts;
    Cursor citizens, assignments, payments;
    int rows; /* read in this transaction */
} Merge;

static bool advance(Merge *merge, Cursor *cursor, GError **error)
{
    int step = mams_store_step(merge->store, cursor->row, error);
    cursor->iin = step == 1 ? sqlite3_column_int64(cursor->row, 0) : G_MAXINT64;
    merge->rows++;
    return step >= 0;
}

static bool open_cursor(Merge *merge, Cursor *cursor, const char *sql, MamsIin from, MamsIin to,
                        GError **error)
{
    cursor->row = mams_store_statement(merge->store, sql, error);
    if (cursor->row == NULL)
        return false;
    mams_bind_int(cursor->row, 1, from);
    mams_bind_int(cursor->row, 2, to);
    return advance(merge, cursor, error);
}

static void close_cursor(Cursor *cursor)
{
    if (cursor->row != NULL)
        mams_statement_done(cursor->row);
    cursor->row = NULL;
}

/* Stands the cursor on the first row of the person or, when it has none, behind it. */
static bool seek_person(Merge *merge, Cursor *cursor, MamsIin iin, GError **error)
{
    while (cursor->iin < iin) {
        if (!advance(merge, cursor, error))
            return false;
    }
    return true;
}

/* Collects the facts of the citizen on whom the cursor of citizens stands. */
static bool collect(Merge *merge, GError **error)
{
    MamsFacts *facts = merge->facts;
    MamsIin iin = merge->citizens.iin;
    mams_facts_clear(facts);
    facts->iin = iin;
    if (!mams_store_read_person(merge->store, merge->citizens.row, 1, facts, error) ||
        !seek_person(merge, &merge->assignments, iin, error) ||
        !seek_person(merge, &merge->payments, iin, error))
        return false;
    while (merge->assignments.iin == iin) {
        MamsAssignment assignment;
        if (!mams_store_read_assignment(merge->store, merge->rules, merge->assignments.row, 1,
                                        &assignment, error))
            return false;
        mams_facts_add_assignment(facts, &assignment);
        if (!advance(merge, &merge->assignments, error))
            return false;
    }
    while (merge->payments.iin == iin) {
        MamsPayment payment;
        if (!mams_store_read_payment(merge->store, merge->payments.row, 1, &payment, error))
            return false;
        mams_facts_add_payment(facts, &payment);
        if (!advance(merge, &merge->payments, error))
            return false;
    }
    mams_facts_sort(facts);
    return true;
}

static bool open_cursors(Merge *merge, MamsIin from, MamsIin to, GError **error)
{
    merge->rows = 0;
    return open_cursor(merge, &merge->citizens,
                       "SELECT iin, " MAMS_PERSON_COLUMNS " FROM citizen"
                       " WHERE iin BETWEEN ?1 AND ?2 ORDER BY iin",
                       from, to, error) &&
           open_cursor(merge, &merge->assignments,
                       "SELECT iin, " MAMS_ASSIGNMENT_COLUMNS " FROM assignment"
                       " WHERE iin BETWEEN ?1 AND ?2 ORDER BY iin, category, from_day",
                       from, to, error) &&
           open_cursor(merge, &merge->payments,
                       "SELECT iin, " MAMS_PAYMENT_COLUMNS " FROM payment"
                       " WHERE iin BETWEEN ?1 AND ?2"
                       " ORDER BY iin, month, kind, payer, key_amount, key_paid_on, reference",
                       from, to, error);
}

/* Walks one transaction's share. `next` becomes the ИИН to go on from, G_MAXINT64 at the end. */
static bool walk_share(Merge *merge, MamsIin *next, MamsIin to, MamsFactsEach each, void *data,
                       GError **error)
{
    bool ok = open_cursors(merge, *next, to, error);
    while (ok && merge->citizens.iin != G_MAXINT64 && merge->rows < ROWS_PER_SNAPSHOT) {
        ok = collect(merge, error);
        if (ok && !each(merge->facts, data)) {
            merge->citizens.iin = G_MAXINT64;
            break;
        }
        ok = ok && advance(merge, &merge->citizens, error);
    }
    *next = merge->citizens.iin;
    close_cursor(&merge->citizens);
    close_cursor(&merge->assignments);
    close_cursor(&merge->payments);
    return ok;
}

bool mams_store_each_facts(MamsStore *store, const MamsRules *rules, MamsIin from_iin,
                           MamsIin to_iin, MamsFactsEach each, void *data, GError **error)
{
    g_autoptr(MamsFacts) facts = mams_facts_new();
    Merge merge = {.store = store, .rules = rules, .facts = facts};
    MamsIin next = from_iin;
    bool ok = true;
    while (ok && next != G_MAXINT64) {
        bool opened;
        if (!mams_store_read_begin(store, &opened, error))
            return false;
        ok = walk_share(&merge, &next, to_iin, each, data, error);
        mams_store_read_end(store, opened);
    }
    return ok;
}
