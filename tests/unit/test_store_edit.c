/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_people.h"

#include "store/edit.h"
#include "store/store_private.h"

/* Locks, proposals and the rows that held before, as the store keeps them. */

/* ---- locks ---- */

static void test_lock(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsLock lock = {.iin = aliya, .login = "aidana", .session = "", .since = 7, .entry = 1};
    assert_null(mams_store_lock(store, aliya, &error));
    assert_null(error);
    assert_false(mams_store_put_lock(store, &lock, &error));
    expect_error(&error, MAMS_ERROR_INTERNAL, "transaction");
    assert_false(mams_store_remove_lock(store, aliya, &error));
    expect_error(&error, MAMS_ERROR_INTERNAL, "transaction");
    begin_entry(store);
    assert_ok(mams_store_put_lock(store, &lock, &error), error);
    lock.login = "bolat";
    lock.session = "2";
    assert_ok(mams_store_put_lock(store, &lock, &error), error);
    commit(store);
    g_autoptr(MamsLock) found = mams_store_lock(store, aliya, &error);
    assert_ok(found != NULL, error);
    assert_string_equal(found->login, "bolat");
    assert_string_equal(found->session, "2");
    assert_int_equal(found->since, 7);
    assert_null(mams_store_lock(store, boris, &error));
    begin(store);
    assert_ok(mams_store_remove_lock(store, aliya, &error), error);
    assert_ok(mams_store_remove_lock(store, aliya, &error), error);
    commit(store);
    assert_null(mams_store_lock(store, aliya, &error));
}

/* ---- proposals ---- */

static MamsProposal make_proposal(MamsIin iin)
{
    return (MamsProposal){.iin = iin,
                          .row = make_assignment(STUDENT, "2024-09-01"),
                          .old_category = -1,
                          .old_from = MAMS_DAY_NONE,
                          .why = MAMS_PROPOSAL_CLOSED,
                          .proposed_by = "aidana",
                          .proposed_at = 1700000000,
                          .proposed_on = day("2023-11-15"),
                          .entry = 1};
}

static int64_t add_proposal(MamsStore *store, const MamsProposal *proposal)
{
    g_autoptr(GError) error = NULL;
    int64_t number = mams_store_add_proposal(store, &rules, proposal, &error);
    assert_ok(number != 0, error);
    return number;
}

static void test_proposal_is_kept_whole(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsProposal full = make_proposal(aliya);
    full.withdraws = true;
    full.row.to = day("2025-06-30");
    full.row.document = "№ 1";
    full.row.document_date = day("2024-09-02");
    full.row.issuer = "КазНУ";
    full.row.reg = "education";
    full.old_category = BUSINESS;
    full.old_from = day("2024-02-29");
    full.old_entered = 5;
    full.undoes = 6;
    full.reason = "because";
    full.why = MAMS_PROPOSAL_CLOSED | MAMS_PROPOSAL_OWN;
    begin_entry(store);
    int64_t number = add_proposal(store, &full);
    commit(store);
    g_autoptr(MamsProposal) p = mams_store_proposal(store, &rules, number, &error);
    assert_ok(p != NULL, error);
    assert_int_equal(p->number, number);
    assert_true(p->withdraws);
    assert_int_equal(p->iin, aliya);
    assert_true(mams_assignment_same(&p->row, &full.row));
    assert_int_equal(p->row.entered, 0);
    assert_int_equal(p->old_category, BUSINESS);
    assert_int_equal(p->old_from, full.old_from);
    assert_int_equal(p->old_entered, 5);
    assert_int_equal(p->undoes, 6);
    assert_string_equal(p->reason, "because");
    assert_int_equal(p->why, full.why);
    assert_string_equal(p->proposed_by, "aidana");
    assert_int_equal(p->proposed_at, 1700000000);
    assert_int_equal(p->proposed_on, full.proposed_on);
    assert_int_equal(p->entry, 1);
    assert_int_equal(p->state, MAMS_PROPOSAL_OPEN);
    assert_null(p->decided_by);
    assert_int_equal(p->decided_entry, 0);
}

static void check_numbers(MamsStore *store, MamsIin iin, bool open_only, int n, int64_t first)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) list = mams_store_proposals(store, &rules, iin, open_only, &error);
    assert_ok(list != NULL, error);
    assert_int_equal(list->len, n);
    if (n > 0)
        assert_int_equal(((MamsProposal *)g_ptr_array_index(list, 0))->number, first);
}

static void test_proposals_are_decided_once(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsProposal one = make_proposal(aliya), two = make_proposal(boris);
    begin_entry(store);
    one.number = add_proposal(store, &one);
    two.number = add_proposal(store, &two);
    commit(store);
    assert_int_equal(one.number, 1);
    check_numbers(store, 0, true, 2, 1);
    check_numbers(store, boris, true, 1, 2);
    check_numbers(store, nobody, false, 0, 0);
    one.state = MAMS_PROPOSAL_REFUSED;
    one.decided_by = "saule";
    one.decided_at = 1700000001;
    one.decision = "no";
    one.decided_entry = 2;
    begin_entry(store);
    assert_ok(mams_store_decide_proposal(store, &one, &error), error);
    one.state = MAMS_PROPOSAL_ACCEPTED;
    assert_false(mams_store_decide_proposal(store, &one, &error));
    expect_error(&error, MAMS_ERROR_DATA, "'1'");
    commit(store);
    check_numbers(store, 0, true, 1, 2);
    check_numbers(store, 0, false, 2, 1);
    g_autoptr(MamsProposal) decided = mams_store_proposal(store, &rules, 1, &error);
    assert_int_equal(decided->state, MAMS_PROPOSAL_REFUSED);
    assert_string_equal(decided->decided_by, "saule");
    assert_string_equal(decided->decision, "no");
    assert_null(mams_store_proposal(store, &rules, 3, &error));
    expect_error(&error, MAMS_ERROR_NOT_FOUND, "'3'");
}

/* Not even SQL of somebody else changes a decision or drops a proposal. */
static void test_proposals_are_guarded(void **state)
{
    Fixture *fixture = *state;
    MamsProposal proposal = make_proposal(aliya);
    begin_entry(fixture->store);
    add_proposal(fixture->store, &proposal);
    commit(fixture->store);
    assert_int_equal(sqlite3_exec(fixture->store->db, "DELETE FROM proposal", NULL, NULL, NULL),
                     SQLITE_CONSTRAINT);
    assert_int_equal(sqlite3_exec(fixture->store->db,
                                  "UPDATE proposal SET state = 2, decided_entry = 1", NULL, NULL,
                                  NULL),
                     SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(fixture->store->db, "UPDATE proposal SET state = 1", NULL, NULL, NULL),
        SQLITE_CONSTRAINT);
}

static void test_damaged_proposal(void **state)
{
    Fixture *fixture = *state;
    g_autoptr(GError) error = NULL;
    MamsProposal proposal = make_proposal(aliya);
    begin_entry(fixture->store);
    add_proposal(fixture->store, &proposal);
    commit(fixture->store);
    run_raw(fixture->path, "UPDATE proposal SET old_category = 99, old_from = 1, old_entered = 1");
    assert_null(mams_store_proposals(fixture->store, &rules, 0, true, &error));
    expect_error(&error, MAMS_ERROR_DATA, "damaged");
    run_raw(fixture->path, "UPDATE proposal SET register = 99, old_category = NULL,"
                           " old_from = NULL, old_entered = NULL");
    assert_null(mams_store_proposal(fixture->store, &rules, 1, &error));
    expect_error(&error, MAMS_ERROR_DATA, "damaged");
}

/* ---- a full disk ---- */

static void test_full_disk(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsProposal proposal = make_proposal(aliya);
    g_autofree char *reason = g_strnfill(4000, 'x');
    int committed = 0;
    proposal.reason = reason;
    sqlite3_exec(store->db, "PRAGMA max_page_count = 80", NULL, NULL, NULL);
    while (mams_store_begin(store, &error) &&
           mams_store_add_proposal(store, &rules, &proposal, &error) != 0 &&
           mams_store_commit(store, true, &error))
        committed++;
    expect_error(&error, MAMS_ERROR_IO, "disk is full");
    mams_store_rollback(store);
    assert_in_range(committed, 1, 80);
    check_numbers(store, 0, true, committed, 1);
    sqlite3_exec(store->db, "PRAGMA max_page_count = 10000", NULL, NULL, NULL);
    begin(store);
    assert_int_equal(add_proposal(store, &proposal), committed + 1);
    commit(store);
}

/* ---- history ---- */

static void test_versions(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsAssignment student = make_assignment(STUDENT, "2024-09-01");
    student.document = "1";
    student.reg = "education";
    int64_t first = begin_entry(store);
    put_assignment(store, aliya, &student, first);
    put_assignment(store, boris, &student, first);
    commit(store);
    student.to = day("2025-06-30");
    student.reg = NULL;
    int64_t second = begin_entry(store);
    put_assignment(store, aliya, &student, second);
    commit(store);
    g_autoptr(MamsAssignmentVersions) all =
        mams_store_assignment_versions(store, &rules, aliya, &error);
    assert_ok(all != NULL, error);
    assert_int_equal(all->versions->len, 2);
    const MamsAssignmentVersion *past = &g_array_index(all->versions, MamsAssignmentVersion, 0);
    const MamsAssignmentVersion *now = past + 1;
    assert_int_equal(past->row.entered, first);
    assert_int_equal(past->withdrawn, second);
    assert_int_equal(past->row.to, MAMS_DAY_FOREVER);
    assert_string_equal(past->row.reg, "education");
    assert_int_equal(now->row.entered, second);
    assert_int_equal(now->withdrawn, 0);
    assert_null(now->row.reg);
    assert_string_equal(now->row.document, "1");
    assert_false(mams_assignment_same(&past->row, &now->row));
}

/* ---- from the first version ---- */

static void test_from_version_1(void **state)
{
    Fixture *fixture = *state;
    g_autoptr(GError) error = NULL;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    MamsAssignment student = make_assignment(STUDENT, "2024-09-01");
    add_citizen(fixture->store, &citizen);
    int64_t entry = begin_entry(fixture->store);
    put_assignment(fixture->store, aliya, &student, entry);
    commit(fixture->store);
    g_clear_pointer(&fixture->store, mams_store_close);
    make_version_1(fixture->path);
    assert_null(mams_store_open(fixture->path, true, &error));
    expect_error(&error, MAMS_ERROR_DATA, "older version");
    fixture->store = mams_store_open(fixture->path, false, &error);
    assert_ok(fixture->store != NULL, error);
    MamsFacts *facts = load_facts(fixture->store, aliya, MAMS_KNOWN_NOW);
    assert_int_equal(facts->assignments->len, 1);
    mams_facts_free(facts);
    MamsProposal proposal = make_proposal(aliya);
    begin_entry(fixture->store);
    add_proposal(fixture->store, &proposal);
    commit(fixture->store);
    check_numbers(fixture->store, aliya, true, 1, 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_lock),
        TEST(test_proposal_is_kept_whole),
        TEST(test_proposals_are_decided_once),
        TEST(test_proposals_are_guarded),
        TEST(test_damaged_proposal),
        TEST(test_full_disk),
        TEST(test_versions),
        TEST(test_from_version_1),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
