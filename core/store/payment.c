/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

#define KEY_COLUMNS "iin, month, kind, payer, key_amount, key_paid_on, reference"
#define VALUE_COLUMNS                                                                              \
    "amount, paid_on, received_on, posted_on, returned_on, payer_name, channel, return_reason"
#define KEY_IS                                                                                     \
    "iin = ?1 AND month = ?2 AND kind = ?3 AND payer = ?4 AND key_amount = ?5 AND key_paid_on = "  \
    "?6"                                                                                           \
    " AND reference = ?7"

typedef struct {
    const MamsPayment *payment;
    int64_t payer_name, channel, return_reason; /* of text_dict */
} Values;

static void bind_values(MamsStatement *statement, int first, const void *data)
{
    const Values *values = data;
    const MamsPayment *payment = values->payment;
    mams_bind_int(statement, first, payment->amount);
    mams_bind_day(statement, first + 1, payment->paid_on);
    mams_bind_day(statement, first + 2, payment->received_on);
    mams_bind_day(statement, first + 3, payment->posted_on);
    mams_bind_day(statement, first + 4, payment->returned_on);
    mams_bind_int(statement, first + 5, values->payer_name);
    mams_bind_int(statement, first + 6, values->channel);
    mams_bind_int(statement, first + 7, values->return_reason);
}

static bool same_values(MamsStatement *row, int first, const void *data)
{
    const Values *values = data;
    const MamsPayment *payment = values->payment;
    return sqlite3_column_int64(row, first) == payment->amount &&
           mams_column_is_day(row, first + 1, payment->paid_on) &&
           mams_column_is_day(row, first + 2, payment->received_on) &&
           mams_column_is_day(row, first + 3, payment->posted_on) &&
           mams_column_is_day(row, first + 4, payment->returned_on) &&
           sqlite3_column_int64(row, first + 5) == values->payer_name &&
           sqlite3_column_int64(row, first + 6) == values->channel &&
           sqlite3_column_int64(row, first + 7) == values->return_reason;
}

static const MamsFactKind payment_kind = {
    .table = MAMS_TABLE_PAYMENT,
    .insert = "INSERT INTO payment(" KEY_COLUMNS ", entered, " VALUE_COLUMNS ")"
              " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"
              " ON CONFLICT DO NOTHING",
    .select = "SELECT entered, " VALUE_COLUMNS " FROM payment WHERE " KEY_IS,
    .copy = "INSERT INTO payment_past(" KEY_COLUMNS ", entered, " VALUE_COLUMNS ", withdrawn)"
            " SELECT " KEY_COLUMNS ", entered, " VALUE_COLUMNS ", ?8 FROM payment"
            " WHERE " KEY_IS " AND entered < ?8",
    .remove = "DELETE FROM payment WHERE " KEY_IS,
    .bind = bind_values,
    .same = same_values,
};

MamsPut mams_store_put_payment(MamsStore *store, MamsIin iin, const MamsPayment *payment,
                               int64_t entry, bool *unknown_person, GError **error)
{
    const char *reference = payment->reference != NULL ? payment->reference : "";
    bool anonymous = reference[0] == '\0';
    MamsFactKey key = {
        .iin = iin,
        .n_parts = 5,
        .part = {payment->month, payment->kind, payment->payer, anonymous ? payment->amount : 0,
                 anonymous ? payment->paid_on : 0},
        .text = reference,
    };
    Values values = {.payment = payment};
    if (!mams_store_in_write(store, error) ||
        !mams_store_check_person(store, iin, unknown_person, error) ||
        !mams_store_text_id(store, payment->payer_name, &values.payer_name, error) ||
        !mams_store_text_id(store, payment->channel, &values.channel, error) ||
        !mams_store_text_id(store, payment->return_reason, &values.return_reason, error))
        return MAMS_PUT_ERROR;
    return mams_store_put(store, &payment_kind, &key, &values, entry, error);
}

bool mams_store_read_payment(MamsStore *store, MamsStatement *row, int first, MamsPayment *payment,
                             GError **error)
{
    *payment = (MamsPayment){
        .month = (MamsMonth)sqlite3_column_int(row, first),
        .kind = (MamsKind)sqlite3_column_int(row, first + 1),
        .payer = sqlite3_column_int64(row, first + 2),
        .amount = sqlite3_column_int64(row, first + 3),
        .entered = sqlite3_column_int64(row, first + 8),
    };
    if (payment->month >= MAMS_FIRST_MONTH && payment->month <= MAMS_LAST_MONTH &&
        (int)payment->kind >= 0 && payment->kind < MAMS_N_KINDS && payment->amount >= 0 &&
        mams_column_day(row, first + 4, MAMS_DAY_NONE, &payment->paid_on) &&
        mams_column_day(row, first + 5, MAMS_DAY_NONE, &payment->received_on) &&
        mams_column_day(row, first + 6, MAMS_DAY_NONE, &payment->posted_on) &&
        mams_column_day(row, first + 7, MAMS_DAY_NONE, &payment->returned_on))
        return true;
    mams_store_fail_damaged(store, error);
    return false;
}

/* The text of a dictionary id, copied for the facts. Neighbours mostly have the same. */
typedef struct {
    int64_t id;
    const char *text;
} LastText;

static bool read_text(MamsStore *store, MamsFacts *facts, int64_t id, LastText *last,
                      const char **text, GError **error)
{
    if (id != last->id) {
        const char *found;
        if (!mams_store_text(store, id, &found, error))
            return false;
        last->id = id;
        last->text = found != NULL ? mams_facts_string(facts, found) : NULL;
    }
    *text = last->text;
    return true;
}

static bool load(MamsStore *store, const char *sql, int64_t known, MamsFacts *facts, GError **error)
{
    LastText payer_name = {0}, channel = {0}, return_reason = {0};
    g_autoptr(MamsStatement) row = mams_store_statement(store, sql, error);
    if (row == NULL)
        return false;
    mams_bind_int(row, 1, facts->iin);
    mams_bind_int(row, 2, known);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        MamsPayment payment;
        int next = MAMS_N_PAYMENT_COLUMNS;
        if (!mams_store_read_payment(store, row, 0, &payment, error))
            return false;
        const char *reference = mams_column_text(row, next);
        if (reference != NULL && reference[0] != '\0')
            payment.reference = mams_facts_string(facts, reference);
        if (!read_text(store, facts, sqlite3_column_int64(row, next + 1), &payer_name,
                       &payment.payer_name, error) ||
            !read_text(store, facts, sqlite3_column_int64(row, next + 2), &channel,
                       &payment.channel, error) ||
            !read_text(store, facts, sqlite3_column_int64(row, next + 3), &return_reason,
                       &payment.return_reason, error))
            return false;
        mams_facts_add_payment(facts, &payment);
    }
    return step == 0;
}

#define LOAD "SELECT " MAMS_PAYMENT_COLUMNS ", reference, payer_name, channel, return_reason FROM "

bool mams_store_load_payments(MamsStore *store, int64_t known, MamsFacts *facts, GError **error)
{
    return load(store, LOAD "payment WHERE iin = ?1 AND entered <= ?2 ORDER BY " KEY_COLUMNS, known,
                facts, error) &&
           (known == MAMS_KNOWN_NOW ||
            load(store,
                 LOAD "payment_past WHERE iin = ?1 AND entered <= ?2 AND withdrawn > ?2"
                      " ORDER BY " KEY_COLUMNS,
                 known, facts, error));
}
