/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_fixture.h"

#include "store/store_private.h"

/* The steps from an older schema to a newer one. */

/* The program's own steps, one more, and one that fails half-way. (owned) */
static GArray *make_steps(void)
{
    const MamsMigration more[] = {
        {mams_n_migrations + 1, "next.sql",
         "CREATE TABLE extra(x INTEGER) STRICT; INSERT INTO extra VALUES(7)"},
        {mams_n_migrations + 2, "broken.sql",
         "INSERT INTO extra VALUES(8); INSERT INTO missing VALUES(1)"},
    };
    GArray *steps = g_array_new(FALSE, FALSE, sizeof(MamsMigration));
    g_array_append_vals(steps, mams_migrations, (guint)mams_n_migrations);
    return g_array_append_vals(steps, more, G_N_ELEMENTS(more));
}

static int count_extra(MamsStore *store)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store, "SELECT count(*) FROM extra", &error);
    assert_ok(statement != NULL, error);
    assert_int_equal(mams_store_step(store, statement, &error), 1);
    return sqlite3_column_int(statement, 0);
}

/* Each step is done once and whole; one that fails leaves nothing behind. */
static void test_migrations(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) steps = make_steps();
    const MamsMigration *list = (const MamsMigration *)steps->data;
    int n = (int)steps->len, version;
    assert_ok(mams_store_version(store, &version, &error), error);
    assert_int_equal(version, mams_n_migrations);
    assert_false(mams_store_migrate(store, list, n, &error));
    expect_error(&error, MAMS_ERROR_DATA, "broken.sql");
    assert_ok(mams_store_version(store, &version, &error), error);
    assert_int_equal(version, mams_n_migrations + 1);
    assert_int_equal(count_extra(store), 1);
    assert_ok(mams_store_migrate(store, list, n - 1, &error), error);
    assert_int_equal(count_extra(store), 1);
    begin(store); /* no transaction was left open */
    commit(store);
}

static void test_migration_numbers(void **state)
{
    (void)state;
    for (int i = 0; i < mams_n_migrations; i++)
        assert_int_equal(mams_migrations[i].number, i + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_migrations, set_up, tear_down),
        cmocka_unit_test(test_migration_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
