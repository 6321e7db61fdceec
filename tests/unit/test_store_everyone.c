/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_people.h"

#include <stdio.h>

/* The walk over everyone. */

static void expect_same_facts(const MamsFacts *a, const MamsFacts *b)
{
    assert_int_equal(a->iin, b->iin);
    assert_int_equal(a->sex, b->sex);
    assert_int_equal(a->birth, b->birth);
    assert_int_equal(a->death, b->death);
    assert_int_equal(a->resident_from, b->resident_from);
    assert_int_equal(a->entered, b->entered);
    assert_int_equal(a->assignments->len, b->assignments->len);
    assert_int_equal(a->payments->len, b->payments->len);
    for (guint i = 0; i < a->assignments->len; i++) {
        const MamsAssignment *x = assignment_at(a, i), *y = assignment_at(b, i);
        assert_true(x->category == y->category && x->from == y->from && x->to == y->to &&
                    x->document_date == y->document_date && x->entered == y->entered);
    }
    for (guint i = 0; i < a->payments->len; i++) {
        const MamsPayment *x = payment_at(a, i), *y = payment_at(b, i);
        assert_true(x->month == y->month && x->kind == y->kind && x->amount == y->amount &&
                    x->paid_on == y->paid_on && x->received_on == y->received_on &&
                    x->posted_on == y->posted_on && x->returned_on == y->returned_on &&
                    x->payer == y->payer && x->entered == y->entered);
        assert_null(x->payer_name);
        assert_null(x->reference);
    }
}

typedef struct {
    MamsStore *store; /* another connection, for the loads person by person */
    MamsIin last;
    int n, stop_after;
    int64_t payments;
} Everyone;

static bool compare_with_load(const MamsFacts *facts, void *data)
{
    Everyone *everyone = data;
    assert_true(facts->iin > everyone->last);
    everyone->last = facts->iin;
    everyone->payments += facts->payments->len;
    g_autoptr(MamsFacts) loaded = load_facts(everyone->store, facts->iin, MAMS_KNOWN_NOW);
    expect_same_facts(facts, loaded);
    return ++everyone->n != everyone->stop_after;
}

static MamsIin random_iin(GRand *random)
{
    return 1000 * g_rand_int_range(random, 1, 4000);
}

static void put_random_facts(MamsStore *store, GRand *random, MamsIin iin, int64_t entry)
{
    for (int n = g_rand_int_range(random, 0, 80); n > 0; n--) {
        MamsPayment payment =
            make_payment(mams_month_make(2020, 1) + g_rand_int_range(random, 0, 60),
                         g_rand_int_range(random, 1, 3), NULL);
        payment.kind = (MamsKind)g_rand_int_range(random, 0, MAMS_N_KINDS);
        payment.payer = g_rand_int_range(random, 0, 3);
        payment.payer_name = payment.payer != 0 ? "ЖК Дән" : NULL;
        put_payment(store, iin, &payment, entry);
    }
    for (int n = g_rand_int_range(random, 0, 4); n > 0; n--) {
        MamsAssignment assignment = make_assignment(g_rand_int_range(random, 0, 2), "2021-01-01");
        assignment.from += g_rand_int_range(random, 0, 1000);
        put_assignment(store, iin, &assignment, entry);
    }
}

/* A population in which some people have no facts and some facts no person, large enough for
 * several read transactions; facts of every knowledge time. */
static void test_each_facts_equals_loads(void **state)
{
    Fixture *fixture = *state;
    MamsStore *store = fixture->store;
    g_autoptr(GError) error = NULL;
    guint32 seed = g_random_int();
    printf("# seed %u\n", seed);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    mams_store_bulk(store);
    int64_t entry = begin_entry(store);
    for (int i = 0; i < 2500; i++) {
        MamsCitizen citizen = make_citizen(random_iin(random), "Ахметова", "Алия");
        citizen.birth = g_rand_int_range(random, -20000, 20000);
        citizen.sex = (MamsSex)g_rand_int_range(random, 0, 3);
        put_citizen(store, &citizen, entry);
        put_random_facts(store, random, random_iin(random), entry);
    }
    commit(store);
    g_autoptr(MamsStore) other = mams_store_open(fixture->path, true, &error);
    assert_ok(other != NULL, error);

    Everyone all = {.store = other};
    assert_ok(mams_store_each_facts(store, &rules, 0, G_MAXINT64, compare_with_load, &all, &error),
              error);
    assert_int_equal(all.n, mams_store_count_citizens(store, &error));

    /* Any cut of the range gives the same people. */
    MamsIin cut = random_iin(random);
    Everyone low = {.store = other}, high = {.store = other};
    assert_ok(mams_store_each_facts(store, &rules, 0, cut - 1, compare_with_load, &low, &error),
              error);
    assert_ok(
        mams_store_each_facts(store, &rules, cut, G_MAXINT64, compare_with_load, &high, &error),
        error);
    assert_int_equal(low.n + high.n, all.n);
    assert_int_equal(low.payments + high.payments, all.payments);
    assert_true(low.last < cut);

    Everyone stopped = {.store = other, .stop_after = 10};
    assert_ok(
        mams_store_each_facts(store, &rules, 0, G_MAXINT64, compare_with_load, &stopped, &error),
        error);
    assert_int_equal(stopped.n, 10);
}

static bool start_again(const MamsFacts *facts, void *data)
{
    (void)facts;
    g_autoptr(GError) error = NULL;
    assert_false(mams_store_each_facts(data, &rules, 0, G_MAXINT64, start_again, data, &error));
    expect_error(&error, MAMS_ERROR_INTERNAL, "inside itself");
    return true;
}

static void test_walk_inside_itself(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    add_citizen(store, &citizen);
    assert_ok(mams_store_each_facts(store, &rules, 0, G_MAXINT64, start_again, store, &error),
              error);
    begin(store); /* no transaction was left open */
    commit(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_each_facts_equals_loads, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_walk_inside_itself, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
