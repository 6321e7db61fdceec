/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_fixture.h"

/* The journal: numbers, heads, the hash chain and what it finds. */

static int64_t append(MamsStore *store, MamsJournalClass class_, int64_t at, const char *purpose,
                      const char *detail)
{
    g_autoptr(GError) error = NULL;
    MamsJournalEntry entry = {
        .class_ = class_,
        .at = at,
        .operator_login = "aidana",
        .action = "card",
        .subject = 850317490011,
        .purpose = purpose,
        .detail = detail,
    };
    begin(store);
    int64_t number = mams_journal_append(store, &entry, &error);
    assert_ok(number > 0, error);
    commit(store);
    return number;
}

static int64_t head(MamsStore *store, bool changes_only)
{
    g_autoptr(GError) error = NULL;
    int64_t number = mams_journal_head(store, changes_only, &error);
    assert_ok(number >= 0, error);
    return number;
}

static int64_t entry_at(MamsStore *store, int64_t at)
{
    g_autoptr(GError) error = NULL;
    int64_t number = mams_journal_entry_at(store, at, &error);
    assert_ok(number >= 0, error);
    return number;
}

static void test_empty(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    int64_t number = -1;
    char hash[65];
    assert_int_equal(head(store, false), 0);
    assert_int_equal(head(store, true), 0);
    assert_int_equal(entry_at(store, G_MAXINT64), 0);
    assert_ok(mams_journal_head_hash(store, &number, hash, &error), error);
    assert_int_equal(number, 0);
    assert_int_equal(strspn(hash, "0"), 64);
    assert_ok(mams_journal_verify(store, &number, &error), error);
    assert_int_equal(number, 0);
}

static void test_heads_leave_looks_out(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    assert_int_equal(append(store, MAMS_JOURNAL_CHANGE, 100, NULL, NULL), 1);
    assert_int_equal(append(store, MAMS_JOURNAL_LOOK, 200, "call 7", NULL), 2);
    assert_int_equal(append(store, MAMS_JOURNAL_CHANGE, 300, NULL, "{\"rows\":1}"), 3);
    assert_int_equal(append(store, MAMS_JOURNAL_LOOK, 400, NULL, NULL), 4);
    assert_int_equal(head(store, false), 4);
    assert_int_equal(head(store, true), 3);
    assert_int_equal(entry_at(store, 99), 0);
    assert_int_equal(entry_at(store, 100), 1);
    assert_int_equal(entry_at(store, 299), 1);
    assert_int_equal(entry_at(store, 300), 3);
    assert_int_equal(entry_at(store, 1000), 3);
}

/* What was recorded under a clock that was put back afterwards is known all the same. */
static void test_entry_at_after_clock_went_back(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    append(store, MAMS_JOURNAL_CHANGE, 500, NULL, NULL);
    append(store, MAMS_JOURNAL_CHANGE, 300, NULL, NULL);
    assert_int_equal(entry_at(store, 299), 0);
    assert_int_equal(entry_at(store, 300), 2);
    assert_int_equal(entry_at(store, 600), 2);
}

static void look(MamsStore *store, const char *login, const char *action, MamsJournalClass class_,
                 MamsIin iin, int64_t at)
{
    g_autoptr(GError) error = NULL;
    MamsJournalEntry entry = {
        .class_ = class_, .at = at, .operator_login = login, .action = action, .subject = iin};
    begin(store);
    assert_ok(mams_journal_append(store, &entry, &error) > 0, error);
    commit(store);
}

/* Each person once, by the last look, of this operator and at cards only. */
static void test_opened(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    look(store, "aidana", "card", MAMS_JOURNAL_LOOK, 1, 100);
    look(store, "aidana", "card", MAMS_JOURNAL_LOOK, 2, 101);
    look(store, "dana", "card", MAMS_JOURNAL_LOOK, 3, 102);
    look(store, "aidana", "status", MAMS_JOURNAL_LOOK, 4, 103);
    look(store, "aidana", "card", MAMS_JOURNAL_CHANGE, 5, 104);
    look(store, "aidana", "card", MAMS_JOURNAL_LOOK, 1, 105);
    g_autoptr(GArray) opened = mams_journal_opened(store, "aidana", 10, &error);
    assert_ok(opened != NULL, error);
    assert_int_equal(opened->len, 2);
    const MamsOpened *rows = (const MamsOpened *)(void *)opened->data;
    assert_int_equal(rows[0].iin, 1);
    assert_int_equal(rows[0].at, 105);
    assert_int_equal(rows[1].iin, 2);
    g_autoptr(GArray) one = mams_journal_opened(store, "aidana", 1, &error);
    assert_int_equal(one->len, 1);
    g_autoptr(GArray) nobody = mams_journal_opened(store, "nobody", 10, &error);
    assert_int_equal(nobody->len, 0);
}

static void test_append_needs_transaction(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsJournalEntry entry = {.operator_login = "aidana", .action = "test"};
    assert_int_equal(mams_journal_append(store, &entry, &error), 0);
    expect_error(&error, MAMS_ERROR_INTERNAL, "transaction");
    begin(store);
    append_change(store, 1);
    mams_store_rollback(store);
    assert_int_equal(head(store, false), 0);
}

/* The first hash, computed by hand: 32 zero bytes, then numbers of 8 bytes and texts with lengths.
 */
static void test_hash_is_of_all_fields(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    // clang-format off
    static const uint8_t bytes[] = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 1,                               /* number */
        0, 0, 0, 0, 0, 0, 0, 1,                               /* class: a look */
        0, 0, 0, 0, 0, 0, 1, 2,                               /* at */
        0, 0, 0, 0, 0, 0, 0, 6, 'a', 'i', 'd', 'a', 'n', 'a', /* operator */
        0, 0, 0, 0, 0, 0, 0, 4, 'c', 'a', 'r', 'd',           /* action */
        0, 0, 0, 197, 250, 223, 55, 91,                       /* subject */
        255, 255, 255, 255, 255, 255, 255, 255,               /* purpose: none */
        0, 0, 0, 0, 0, 0, 0, 2, '{', '}',                     /* detail */
    };
    // clang-format on
    g_autofree char *expected = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, sizeof bytes);
    int64_t number;
    char hash[65];
    append(store, MAMS_JOURNAL_LOOK, 258, NULL, "{}");
    assert_ok(mams_journal_head_hash(store, &number, hash, &error), error);
    assert_int_equal(number, 1);
    assert_string_equal(hash, expected);
}

static void expect_broken_at(const Fixture *fixture, const char *number)
{
    g_autoptr(GError) error = NULL;
    assert_false(mams_journal_verify(fixture->store, NULL, &error));
    g_autofree char *word = g_strdup_printf("entry '%s'", number);
    expect_error(&error, MAMS_ERROR_NOT_FOUND, word);
}

#define UNLOCK                                                                                     \
    "DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete; DROP TRIGGER "                \
    "journal_in_order;"

static void test_verify_finds_every_tampered_field(void **state)
{
    static const struct {
        const char *change, *back;
    } cases[] = {
        {"class = 1", "class = 0"},
        {"at = at + 1", "at = at - 1"},
        {"operator = 'x'", "operator = 'aidana'"},
        {"action = 'car'", "action = 'card'"},
        {"subject = 0", "subject = 850317490011"},
        {"purpose = ''", "purpose = NULL"},
        {"detail = NULL", "detail = ''"},
        {"purpose = 'a', detail = ''", "purpose = NULL, detail = ''"},
        {"hash = zeroblob(32)", NULL},
    };
    Fixture *fixture = *state;
    g_autoptr(GError) error = NULL;
    int64_t entries = 0;
    for (int i = 0; i < 5; i++)
        append(fixture->store, MAMS_JOURNAL_CHANGE, 100 + i, NULL, "");
    assert_ok(mams_journal_verify(fixture->store, &entries, &error), error);
    assert_int_equal(entries, 5);
    run_raw(fixture->path, UNLOCK);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *change =
            g_strdup_printf("UPDATE journal SET %s WHERE entry = 3", cases[i].change);
        run_raw(fixture->path, change);
        expect_broken_at(fixture, "3");
        if (cases[i].back == NULL)
            break;
        g_autofree char *back =
            g_strdup_printf("UPDATE journal SET %s WHERE entry = 3", cases[i].back);
        run_raw(fixture->path, back);
        assert_ok(mams_journal_verify(fixture->store, NULL, &error), error);
    }
}

static void test_verify_finds_missing_and_moved_entries(void **state)
{
    Fixture *fixture = *state;
    for (int i = 0; i < 4; i++)
        append(fixture->store, MAMS_JOURNAL_CHANGE, 100, NULL, NULL);
    run_raw(fixture->path, UNLOCK "UPDATE journal SET entry = 9 WHERE entry = 4");
    expect_broken_at(fixture, "4");
    run_raw(fixture->path, "DELETE FROM journal WHERE entry = 2");
    expect_broken_at(fixture, "2");
    run_raw(fixture->path, "UPDATE journal SET entry = -5 WHERE entry = 1");
    expect_broken_at(fixture, "1");
}

static void expect_refused(const char *path, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_CONSTRAINT);
    sqlite3_close(db);
}

static void test_rows_are_only_added(void **state)
{
    Fixture *fixture = *state;
    append(fixture->store, MAMS_JOURNAL_CHANGE, 100, NULL, NULL);
    append(fixture->store, MAMS_JOURNAL_CHANGE, 100, NULL, NULL);
    expect_refused(fixture->path, "UPDATE journal SET at = 0 WHERE entry = 1");
    expect_refused(fixture->path, "DELETE FROM journal WHERE entry = 2");
    expect_refused(fixture->path,
                   "INSERT OR REPLACE INTO journal SELECT entry, class, 0, operator,"
                   " action, subject, purpose, detail, hash FROM journal WHERE entry = 2");
    expect_refused(fixture->path,
                   "INSERT INTO journal SELECT 7, class, 0, operator,"
                   " action, subject, purpose, detail, hash FROM journal WHERE entry = 2");
    g_autoptr(GError) error = NULL;
    assert_ok(mams_journal_verify(fixture->store, NULL, &error), error);
}

typedef struct {
    int64_t last;
    int count, stop_after;
} Walk;

static bool visit(int64_t number, const MamsJournalEntry *entry, void *data)
{
    Walk *walk = data;
    assert_int_equal(number, walk->last + 1);
    assert_int_equal(entry->at, number);
    walk->last = number;
    return ++walk->count != walk->stop_after;
}

/* More entries than a walk reads at a time. */
static void test_long_walk(void **state)
{
    enum { ENTRIES = 40001 };
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    int64_t entries;
    begin(store);
    for (int i = 1; i <= ENTRIES; i++)
        append_change(store, i);
    commit(store);
    Walk all = {0}, part = {.last = 19998}, stopped = {.stop_after = 20000};
    assert_ok(mams_journal_each(store, G_MININT64, G_MAXINT64, visit, &all, &error), error);
    assert_int_equal(all.count, ENTRIES);
    assert_ok(mams_journal_each(store, 19999, 20002, visit, &part, &error), error);
    assert_int_equal(part.count, 4);
    assert_ok(mams_journal_each(store, 1, G_MAXINT64, visit, &stopped, &error), error);
    assert_int_equal(stopped.count, 20000);
    assert_ok(mams_journal_verify(store, &entries, &error), error);
    assert_int_equal(entries, ENTRIES);
}

static bool visit_texts(int64_t number, const MamsJournalEntry *entry, void *data)
{
    (void)number;
    (void)data;
    assert_int_equal(entry->class_, MAMS_JOURNAL_LOOK);
    assert_int_equal(entry->subject, 850317490011);
    assert_string_equal(entry->operator_login, "aidana");
    assert_string_equal(entry->action, "card");
    assert_string_equal(entry->purpose, "call 12");
    assert_null(entry->detail);
    return true;
}

static void test_fields_come_back(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    append(store, MAMS_JOURNAL_LOOK, 5, "call 12", NULL);
    assert_ok(mams_journal_each(store, 1, 1, visit_texts, NULL, &error), error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_empty, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_heads_leave_looks_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_entry_at_after_clock_went_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_opened, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_append_needs_transaction, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_hash_is_of_all_fields, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_verify_finds_every_tampered_field, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_verify_finds_missing_and_moved_entries, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_rows_are_only_added, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_long_walk, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_fields_come_back, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
