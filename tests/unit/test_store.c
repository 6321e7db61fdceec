/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_people.h"

#include <sys/stat.h>

#include "store/store_private.h"

/* The store as a file: making and opening it, transactions, a full disk, operators. */

static void test_create(void **state)
{
    Fixture *fixture = *state;
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(fixture->folder, "a", "b c", "жаңа.db", NULL);
    g_autoptr(MamsStore) store = mams_store_create(path, &error);
    assert_ok(store != NULL, error);
    assert_string_equal(mams_store_path(store), path);
    assert_false(mams_store_read_only(store));
    assert_int_equal(mams_store_count_citizens(store, &error), 0);
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07, 0); /* nothing for people outside the group */

    assert_null(mams_store_create(path, &error));
    expect_error(&error, MAMS_ERROR_CANNOT_CREATE, path);
    g_autofree char *beneath_file = g_build_filename(path, "mams.db", NULL);
    assert_null(mams_store_create(beneath_file, &error));
    expect_error(&error, MAMS_ERROR_CANNOT_CREATE, beneath_file);

    /* Nothing but the database and what SQLite keeps beside it. */
    g_autofree char *folder = g_path_get_dirname(path);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL)
        assert_true(g_str_has_prefix(name, "жаңа.db") &&
                    strchr(name + strlen("жаңа.db"), '.') == NULL);
    g_dir_close(dir);
}

static void test_reopen(void **state)
{
    Fixture *fixture = *state;
    g_autoptr(GError) error = NULL;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    add_citizen(fixture->store, &citizen);
    mams_store_close(fixture->store);
    fixture->store = mams_store_open(fixture->path, false, &error);
    assert_ok(fixture->store != NULL, error);
    assert_int_equal(mams_store_count_citizens(fixture->store, &error), 1);

    g_autoptr(MamsStore) reader = mams_store_open(fixture->path, true, &error);
    assert_ok(reader != NULL, error);
    assert_true(mams_store_read_only(reader));
    assert_int_equal(mams_store_count_citizens(reader, &error), 1);
    assert_false(mams_store_begin(reader, &error));
    expect_error(&error, MAMS_ERROR_IO, fixture->path);
}

static void test_meta(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    assert_null(mams_store_meta(store, "today", &error));
    assert_null(error);
    assert_false(mams_store_set_meta(store, "today", "2024-11-22", &error));
    expect_error(&error, MAMS_ERROR_INTERNAL, "transaction");
    begin(store);
    assert_ok(mams_store_set_meta(store, "today", "2024-11-22", &error), error);
    mams_store_rollback(store);
    assert_null(mams_store_meta(store, "today", &error));
    begin(store);
    assert_ok(mams_store_set_meta(store, "today", "2024-11-22", &error), error);
    assert_ok(mams_store_set_meta(store, "today", "2024-11-23", &error), error);
    assert_ok(mams_store_commit(store, true, &error), error);
    g_autofree char *today = mams_store_meta(store, "today", &error);
    assert_string_equal(today, "2024-11-23");
}

static void test_two_writers(void **state)
{
    Fixture *fixture = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsStore) second = mams_store_open(fixture->path, false, &error);
    assert_ok(second != NULL, error);
    second->patience = 3;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    int64_t entry = begin_entry(fixture->store);
    put_citizen(fixture->store, &citizen, entry);

    assert_false(mams_store_begin(second, &error));
    expect_error(&error, MAMS_ERROR_BUSY, fixture->path);
    assert_int_equal(mams_store_count_citizens(second, &error), 0); /* readers do not wait */

    commit(fixture->store);
    assert_int_equal(mams_store_count_citizens(second, &error), 1);
    begin(second);
    commit(second);
}

static void test_begin_inside_transaction(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    begin(store);
    assert_false(mams_store_begin(store, &error));
    expect_error(&error, MAMS_ERROR_INTERNAL, "transaction");
    commit(store);
    assert_false(mams_store_commit(store, false, &error));
    expect_error(&error, MAMS_ERROR_INTERNAL, "transaction");
}

/* Puts payments of one citizen until one is refused; commits each `batch`. */
static int put_until_refused(MamsStore *store, int batch, GError **error)
{
    for (int i = 0; i < 100000; i++) {
        MamsPayment payment = make_payment(mams_month_make(2020 + i % 6, 1 + i % 12), i + 1, NULL);
        if (i % batch == 0 && !mams_store_begin(store, error))
            return i / batch * batch;
        if (mams_store_put_payment(store, aliya, &payment, 1, NULL, error) == MAMS_PUT_ERROR ||
            ((i + 1) % batch == 0 && !mams_store_commit(store, false, error)))
            return i / batch * batch;
    }
    return -1;
}

static int64_t count_payments(MamsStore *store)
{
    MamsFacts *facts = load_facts(store, aliya, MAMS_KNOWN_NOW);
    int64_t n = facts->payments->len;
    mams_facts_free(facts);
    return n;
}

static void test_full_disk(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    add_citizen(store, &citizen);
    sqlite3_exec(store->db, "PRAGMA max_page_count = 60", NULL, NULL, NULL);
    int committed = put_until_refused(store, 100, &error);
    expect_error(&error, MAMS_ERROR_IO, "disk is full");
    assert_in_range(committed, 100, 10000);
    mams_store_rollback(store);
    assert_int_equal(count_payments(store), committed);

    /* When there is room again, work goes on. */
    sqlite3_exec(store->db, "PRAGMA max_page_count = 100000", NULL, NULL, NULL);
    MamsPayment payment = make_payment(mams_month_make(2026, 1), 1, NULL);
    begin(store);
    assert_int_equal(put_payment(store, aliya, &payment, 1), MAMS_PUT_ADDED);
    commit(store);
    assert_int_equal(count_payments(store), committed + 1);
}

/* Far more is written than the log may hold. */
static void test_log_stays_short(void **state)
{
    Fixture *fixture = *state;
    MamsStore *store = fixture->store;
    for (int batch = 0; batch < 100; batch++) {
        begin(store);
        for (int i = 0; i < 500; i++) {
            MamsPayment payment =
                make_payment(mams_month_make(2020 + batch % 6, 1 + i % 12), 4250, NULL);
            MamsIin scattered = 1 + (batch * 500 + (int64_t)i) * 618033988749 % 999999999999;
            put_payment(store, scattered, &payment, 1 + batch);
        }
        commit(store);
    }
    g_autofree char *log = g_strconcat(fixture->path, "-wal", NULL);
    struct stat status;
    assert_int_equal(stat(log, &status), 0);
    assert_true(status.st_size < 6 * 1024 * 1024);
}

static void test_puts_need_transaction(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    MamsPayment payment = make_payment(mams_month_make(2024, 1), 1, NULL);
    assert_int_equal(mams_store_put_citizen(store, &citizen, 1, &error), MAMS_PUT_ERROR);
    expect_error(&error, MAMS_ERROR_INTERNAL, "transaction");
    assert_int_equal(mams_store_put_payment(store, aliya, &payment, 1, NULL, &error),
                     MAMS_PUT_ERROR);
    expect_error(&error, MAMS_ERROR_INTERNAL, "transaction");
}

/* A value that no row may hold is refused alone; the transaction goes on. */
static void test_values_out_of_range(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    MamsPayment payment = make_payment(mams_month_make(2024, 1), -1, "r");
    MamsAssignment backwards = make_assignment(STUDENT, "2024-02-01");
    backwards.to = day("2024-01-31");
    citizen.birth = MAMS_DAY_NONE;
    begin(store);
    assert_int_equal(mams_store_put_citizen(store, &citizen, 1, &error), MAMS_PUT_ERROR);
    expect_error(&error, MAMS_ERROR_DATA, "birth");
    assert_int_equal(mams_store_put_payment(store, aliya, &payment, 1, NULL, &error),
                     MAMS_PUT_ERROR);
    expect_error(&error, MAMS_ERROR_DATA, "amount");
    assert_int_equal(mams_store_put_assignment(store, &rules, aliya, &backwards, 1, NULL, &error),
                     MAMS_PUT_ERROR);
    expect_error(&error, MAMS_ERROR_DATA, "to_day");
    payment.amount = 1;
    assert_int_equal(put_payment(store, aliya, &payment, 1), MAMS_PUT_ADDED);
    commit(store);
}

static void test_operators(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    bool any = true;
    int roles = -1;
    MamsIin iin = -1;
    assert_ok(mams_store_has_operators(store, &any, &error), error);
    assert_false(any);
    assert_ok(mams_store_operator(store, "aidana", &roles, &iin, &error), error);
    assert_int_equal(roles, 0);
    assert_int_equal(iin, 0);
    int64_t entry = begin_entry(store);
    assert_ok(
        mams_store_operator_add(store, "aidana", MAMS_OPERATOR_OPERATOR, aliya, entry, &error),
        error);
    commit(store);
    entry = begin_entry(store);
    assert_ok(mams_store_operator_add(store, "aidana", MAMS_OPERATOR_AUDITOR, 0, entry, &error),
              error);
    commit(store);
    assert_ok(mams_store_has_operators(store, &any, &error), error);
    assert_true(any);
    assert_ok(mams_store_operator(store, "aidana", &roles, &iin, &error), error);
    assert_int_equal(roles, MAMS_OPERATOR_OPERATOR | MAMS_OPERATOR_AUDITOR);
    assert_int_equal(iin, aliya);
    assert_ok(mams_store_operator(store, "Aidana", &roles, NULL, &error), error);
    assert_int_equal(roles, 0);
}

static void test_roles(void **state)
{
    (void)state;
    assert_int_equal(mams_operator_role_parse("read-only"), MAMS_OPERATOR_READ_ONLY);
    assert_int_equal(mams_operator_role_parse("operator"), MAMS_OPERATOR_OPERATOR);
    assert_int_equal(mams_operator_role_parse("senior"), MAMS_OPERATOR_SENIOR);
    assert_int_equal(mams_operator_role_parse("supervisor"), MAMS_OPERATOR_SUPERVISOR);
    assert_int_equal(mams_operator_role_parse("administrator"), MAMS_OPERATOR_ADMINISTRATOR);
    assert_int_equal(mams_operator_role_parse("auditor"), MAMS_OPERATOR_AUDITOR);
    assert_int_equal(mams_operator_role_parse("Auditor"), 0);
    assert_int_equal(mams_operator_role_parse(""), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_create, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(test_reopen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_meta, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_two_writers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_begin_inside_transaction, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_full_disk, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_log_stays_short, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_puts_need_transaction, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_values_out_of_range, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_operators, set_up, tear_down),
        cmocka_unit_test(test_roles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
