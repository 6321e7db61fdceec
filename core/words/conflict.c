/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "words/words_private.h"

/* Records that contradict each other: both of them, and what the Fund will make of them. */

static const MamsAssignment *record_at(const MamsAnswer *answer, int index)
{
    return &g_array_index(answer->facts->assignments, MamsAssignment, index);
}

static const MamsPayment *payment_of(const MamsAnswer *answer, const MamsConflict *conflict)
{
    return &g_array_index(answer->facts->payments, MamsPayment, conflict->payment);
}

static const char *template_key(const MamsConflict *conflict)
{
    if (conflict->kind != MAMS_CONFLICT_AFTER_DEATH)
        return mams_conflict_code(conflict->kind);
    return conflict->payment >= 0 ? "after-death-payment" : "after-death-category";
}

/* A code that the rules do not hold is shown as it came with the record. */
static const char *register_name(const Values *values, const char *code)
{
    const MamsRegister *known = code ? mams_rules_register(values->rules, code) : NULL;
    return known ? known->name[values->lang] : code;
}

static void set_record(Values *values, const MamsAssignment *record)
{
    values_set(values, FACT_CATEGORY, record->category);
    words_set_day(values, FACT_FROM, record->from);
    words_set_day(values, FACT_UNTIL, record->to);
    values_set_text(values, FACT_REGISTER, register_name(values, record->reg));
}

static void set_other_record(Values *values, const MamsAssignment *record)
{
    words_set_day(values, FACT_OTHER_FROM, record->from);
    words_set_day(values, FACT_OTHER_UNTIL, record->to);
    values_set_text(values, FACT_OTHER_REGISTER, register_name(values, record->reg));
}

/* `bin` has room for the payer's digits, which stand for a name that is not known. A person's own
 * number is never shown. */
static void set_payment(Values *values, const MamsPayment *payment, const MamsConflict *conflict,
                        char bin[MAMS_IIN_TEXT_SIZE])
{
    values_set(values, FACT_KIND, payment->kind);
    values_set(values, FACT_PAID, payment->amount);
    values_set(values, FACT_RUN_FROM, conflict->month_from);
    if (conflict->month_to != conflict->month_from)
        values_set(values, FACT_RUN_TO, conflict->month_to);
    if (mams_iin_is_bin(payment->payer))
        values_set_text(values, FACT_PAYER, mams_iin_format(payment->payer, bin));
    values_set_text(values, FACT_PAYER, payment->payer_name);
}

/* What an entrepreneur owes for the latest month in which the two records meet. */
static void set_price(Values *values, const MamsAnswer *answer, const MamsConflict *conflict)
{
    MamsMonth month = MIN(conflict->month_to, mams_day_month(answer->on));
    int64_t price =
        mams_rules_month_rate(values->rules, MAMS_KIND_ENTREPRENEUR, month, mams_month_year(month));
    if (price <= 0)
        return;
    values_set(values, FACT_MONTH, month);
    values_set(values, FACT_PRICE, price);
}

/* Only what differs. A seventh digit that names no century names no birthday either. */
static void set_digits(Values *values, const MamsFacts *facts)
{
    MamsSex sex = mams_iin_sex(facts->iin);
    MamsDay birth = sex == MAMS_SEX_UNKNOWN ? MAMS_DAY_NONE : mams_iin_birth_day(facts->iin);
    if (sex != MAMS_SEX_UNKNOWN && facts->sex != MAMS_SEX_UNKNOWN && sex != facts->sex)
        values_set(values, FACT_SEX, facts->sex);
    if (birth != facts->birth) {
        words_set_day(values, FACT_BIRTH, facts->birth);
        words_set_day(values, FACT_DIGITS_BIRTH, birth);
    }
}

static void write_conflict(const MamsWords *words, const char *group, const MamsAnswer *answer,
                           const MamsConflict *conflict, const Values *common, GString *out)
{
    Values values = *common;
    char bin[MAMS_IIN_TEXT_SIZE];
    fact_set_remove(&values.known, FACT_SEX);
    if (conflict->assignment >= 0)
        set_record(&values, record_at(answer, conflict->assignment));
    if (conflict->other_assignment >= 0)
        set_other_record(&values, record_at(answer, conflict->other_assignment));
    if (conflict->payment >= 0)
        set_payment(&values, payment_of(answer, conflict), conflict, bin);
    if (conflict->kind == MAMS_CONFLICT_NON_WORKING_WITH_BUSINESS)
        set_price(&values, answer, conflict);
    if (conflict->kind == MAMS_CONFLICT_IIN_DIGITS)
        set_digits(&values, answer->facts);
    words_set_day(&values, FACT_DEATH, answer->facts->death);
    words_write(words, group, template_key(conflict), &values, out);
}

char *mams_words_conflict(const MamsWords *words, MamsLang lang, const MamsAnswer *answer,
                          const MamsConflict *conflict)
{
    Values values = words_values_new(words, lang, answer);
    GString *out = g_string_new(NULL);
    write_conflict(words, "conflict", answer, conflict, &values, out);
    return g_string_free(out, FALSE);
}

/* Whether another one that reads the same way meets later (or as late, and comes before). */
static bool is_outdone(const MamsAnswer *answer, guint index)
{
    const MamsConflict *conflict = &g_array_index(answer->conflicts, MamsConflict, index);
    for (guint i = 0; i < answer->conflicts->len; i++) {
        const MamsConflict *other = &g_array_index(answer->conflicts, MamsConflict, i);
        if (strcmp(template_key(other), template_key(conflict)) == 0 &&
            (other->month_to > conflict->month_to ||
             (other->month_to == conflict->month_to && i < index)))
            return true;
    }
    return false;
}

void words_write_conflicts(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                           const Values *common, GString *out)
{
    for (guint i = 0; i < answer->conflicts->len; i++)
        if (!is_outdone(answer, i))
            write_conflict(words, voice->conflict, answer,
                           &g_array_index(answer->conflicts, MamsConflict, i), common, out);
}
