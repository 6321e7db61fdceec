/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_people.h"

/* Which entries recorded or withdrew what of a person. */

static GArray *list(MamsStore *store, MamsIin iin, int64_t after, int64_t up_to)
{
    g_autoptr(GError) error = NULL;
    GArray *changes = mams_store_changes(store, iin, after, up_to, &error);
    assert_ok(changes != NULL, error);
    return changes;
}

static void check(const GArray *changes, guint i, int64_t entry, MamsChangedFact fact,
                  bool withdrawn, MamsMonth from, MamsMonth to)
{
    assert_true(i < changes->len);
    const MamsFactChange *change = &g_array_index(changes, MamsFactChange, i);
    assert_int_equal(change->entry, entry);
    assert_int_equal(change->fact, fact);
    assert_int_equal(change->withdrawn, withdrawn);
    assert_int_equal(change->from, from);
    assert_int_equal(change->to, to);
}

/* A person with a payment that is replaced and a category that is withdrawn. Entries 1 … 4. */
static void fill(MamsStore *store)
{
    g_autoptr(GError) error = NULL;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    MamsPayment payment = make_payment(mams_month_make(2024, 5), 425000, "A1");
    MamsAssignment student = make_assignment(STUDENT, "2024-09-01");
    add_citizen(store, &citizen); /* 1 */
    int64_t entry = begin_entry(store);
    put_payment(store, aliya, &payment, entry);
    put_assignment(store, aliya, &student, entry);
    put_payment(store, boris, &payment, entry);
    commit(store);
    payment.returned_on = day("2024-06-01");
    entry = begin_entry(store);
    put_payment(store, aliya, &payment, entry);
    commit(store);
    entry = begin_entry(store);
    assert_ok(mams_store_withdraw_assignment(store, &rules, aliya, STUDENT, day("2024-09-01"),
                                             entry, &error),
              error);
    commit(store);
    assert_int_equal(entry, 4);
}

static void test_all(void **state)
{
    Fixture *fixture = *state;
    MamsMonth may = mams_month_make(2024, 5), september = mams_month_make(2024, 9);
    fill(fixture->store);
    g_autoptr(GArray) all = list(fixture->store, aliya, 0, MAMS_KNOWN_NOW);
    assert_int_equal(all->len, 6);
    check(all, 0, 1, MAMS_CHANGE_PERSON, false, MAMS_MONTH_NONE, MAMS_MONTH_FOREVER);
    check(all, 1, 2, MAMS_CHANGE_ASSIGNMENT, false, september, MAMS_MONTH_FOREVER);
    check(all, 2, 2, MAMS_CHANGE_PAYMENT, false, may, may);
    check(all, 3, 3, MAMS_CHANGE_PAYMENT, true, may, may);
    check(all, 4, 3, MAMS_CHANGE_PAYMENT, false, may, may);
    check(all, 5, 4, MAMS_CHANGE_ASSIGNMENT, true, september, MAMS_MONTH_FOREVER);
}

/* The first time itself does not count, the second does. */
static void test_between(void **state)
{
    Fixture *fixture = *state;
    fill(fixture->store);
    g_autoptr(GArray) two = list(fixture->store, aliya, 2, 3);
    assert_int_equal(two->len, 2);
    g_autoptr(GArray) none = list(fixture->store, aliya, 4, MAMS_KNOWN_NOW);
    assert_int_equal(none->len, 0);
    g_autoptr(GArray) same = list(fixture->store, aliya, 3, 3);
    assert_int_equal(same->len, 0);
}

static void test_other_people(void **state)
{
    Fixture *fixture = *state;
    fill(fixture->store);
    g_autoptr(GArray) others = list(fixture->store, boris, 0, MAMS_KNOWN_NOW);
    assert_int_equal(others->len, 1);
    g_autoptr(GArray) unknown = list(fixture->store, nobody, 0, MAMS_KNOWN_NOW);
    assert_int_equal(unknown->len, 0);
}

/* Another name or phone is a change of the person: the old row withdrawn, the new one recorded. */
static void test_person(void **state)
{
    Fixture *fixture = *state;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    add_citizen(fixture->store, &citizen);
    citizen.death = day("2024-10-10");
    int64_t entry = begin_entry(fixture->store);
    put_citizen(fixture->store, &citizen, entry);
    commit(fixture->store);
    g_autoptr(GArray) changes = list(fixture->store, aliya, 1, MAMS_KNOWN_NOW);
    assert_int_equal(changes->len, 2);
    check(changes, 0, 2, MAMS_CHANGE_PERSON, true, MAMS_MONTH_NONE, MAMS_MONTH_FOREVER);
    check(changes, 1, 2, MAMS_CHANGE_PERSON, false, MAMS_MONTH_NONE, MAMS_MONTH_FOREVER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_all, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_between, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_other_people, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_person, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
