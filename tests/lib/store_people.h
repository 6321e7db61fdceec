/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_STORE_PEOPLE_H
#define MAMS_TESTS_STORE_PEOPLE_H

#include "base/lang.h"
#include "store_fixture.h"

/* Invented people and their facts, and puts and loads that must not fail. */

/* Two categories are enough here; their numbers differ from their places. */
static const MamsCategory categories[] = {{.code = "student", .number = 13},
                                          {.code = "business", .number = 4}};
static const MamsRules rules = {.categories = categories, .n_categories = 2};
enum { STUDENT, BUSINESS };

static const MamsIin aliya = 60714690017, boris = 850317490011, nobody = 900101390003;

static inline MamsDay day(const char *text)
{
    return mams_day_parse(text);
}

static inline MamsCitizen make_citizen(MamsIin iin, const char *surname, const char *given)
{
    return (MamsCitizen){
        .iin = iin,
        .surname = (char *)surname,
        .given = (char *)given,
        .patronymic = "Серікқызы",
        .birth = 13343,
        .death = MAMS_DAY_NONE,
        .resident_from = MAMS_DAY_NONE,
        .sex = MAMS_SEX_FEMALE,
        .region = 750000000,
        .phone = 7012345678,
        .clinic_since = MAMS_DAY_NONE,
        .language = MAMS_LANG_KK,
    };
}

static inline MamsPut put_citizen(MamsStore *store, const MamsCitizen *citizen, int64_t entry)
{
    g_autoptr(GError) error = NULL;
    MamsPut put = mams_store_put_citizen(store, citizen, entry, &error);
    assert_ok(put != MAMS_PUT_ERROR, error);
    return put;
}

static inline MamsPut put_payment(MamsStore *store, MamsIin iin, const MamsPayment *payment,
                                  int64_t entry)
{
    g_autoptr(GError) error = NULL;
    MamsPut put = mams_store_put_payment(store, iin, payment, entry, NULL, &error);
    assert_ok(put != MAMS_PUT_ERROR, error);
    return put;
}

static inline MamsPut put_assignment(MamsStore *store, MamsIin iin,
                                     const MamsAssignment *assignment, int64_t entry)
{
    g_autoptr(GError) error = NULL;
    MamsPut put = mams_store_put_assignment(store, &rules, iin, assignment, entry, NULL, &error);
    assert_ok(put != MAMS_PUT_ERROR, error);
    return put;
}

static inline MamsPut put_relative(MamsStore *store, const MamsRelative *relative, int64_t entry)
{
    g_autoptr(GError) error = NULL;
    MamsPut put = mams_store_put_relative(store, relative, entry, NULL, &error);
    assert_ok(put != MAMS_PUT_ERROR, error);
    return put;
}

static inline void add_citizen(MamsStore *store, const MamsCitizen *citizen)
{
    int64_t entry = begin_entry(store);
    assert_int_equal(put_citizen(store, citizen, entry), MAMS_PUT_ADDED);
    commit(store);
}

static inline MamsFacts *load_facts(MamsStore *store, MamsIin iin, int64_t known)
{
    g_autoptr(GError) error = NULL;
    MamsFacts *facts = mams_facts_new();
    assert_ok(mams_store_facts(store, &rules, iin, known, facts, &error), error);
    return facts;
}

static inline const MamsPayment *payment_at(const MamsFacts *facts, guint i)
{
    assert_true(i < facts->payments->len);
    return &g_array_index(facts->payments, MamsPayment, i);
}

static inline const MamsAssignment *assignment_at(const MamsFacts *facts, guint i)
{
    assert_true(i < facts->assignments->len);
    return &g_array_index(facts->assignments, MamsAssignment, i);
}

static inline MamsPayment make_payment(MamsMonth month, int64_t amount, const char *reference)
{
    return (MamsPayment){
        .month = month,
        .kind = MAMS_KIND_SELF,
        .amount = amount,
        .paid_on = mams_month_day(month, 20),
        .received_on = MAMS_DAY_NONE,
        .posted_on = MAMS_DAY_NONE,
        .returned_on = MAMS_DAY_NONE,
        .reference = reference,
    };
}

static inline MamsAssignment make_assignment(int category, const char *from)
{
    return (MamsAssignment){.category = category,
                            .from = day(from),
                            .to = MAMS_DAY_FOREVER,
                            .document_date = MAMS_DAY_NONE};
}

#endif
