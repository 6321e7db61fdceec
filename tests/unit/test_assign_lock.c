/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assign_fixture.h"

/* One editor at a time: two desks, and more, on one file. */

static void take(MamsDesk *desk, MamsIin iin)
{
    g_autoptr(GError) error = NULL;
    bool taken = mams_desk_lock_take(desk, iin, &error);
    if (error)
        fail_msg("%s", error->message);
    assert_true(taken);
}

static void release(MamsDesk *desk, MamsIin iin)
{
    g_autoptr(GError) error = NULL;
    bool released = mams_desk_lock_release(desk, iin, &error);
    if (error)
        fail_msg("%s", error->message);
    assert_true(released);
}

static void expect_busy(MamsDesk *desk, MamsIin iin, const char *words)
{
    g_autoptr(GError) error = NULL;
    assert_false(mams_desk_lock_take(desk, iin, &error));
    expect_fault(&error, MAMS_ERROR_BUSY, words);
}

static void test_second_editor(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) aidana = office_desk(office, "aidana");
    g_autoptr(MamsDesk) bolat = office_desk(office, "bolat");
    take(aidana, SERIK);
    office->now += 12 * 60 + 59;
    expect_busy(bolat, SERIK, "'aidana' has been editing this person for 12 minutes");
    take(bolat, TIMUR); /* somebody else */
    release(bolat, SERIK);
    expect_busy(bolat, SERIK, "'aidana'"); /* one cannot give back what another holds */
    release(aidana, SERIK);
    take(bolat, SERIK);
    expect_busy(aidana, SERIK, "'bolat' has been editing this person for 1 minute:");
}

static void test_age(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) aidana = office_desk(office, "aidana");
    g_autoptr(MamsDesk) bolat = office_desk(office, "bolat");
    take(aidana, SERIK);
    office->now += 7199;
    expect_busy(bolat, SERIK, "for 119 minutes:");
    office->now += 1;
    expect_busy(bolat, SERIK, "for 2 hours:");
    office->now += 46 * 3600 - 1;
    expect_busy(bolat, SERIK, "for 47 hours:");
    office->now += 1;
    expect_busy(bolat, SERIK, "for 2 days:");
    office->now -= 400000; /* the clock was put back */
    expect_busy(bolat, SERIK, "for 1 minute:");
}

/* The same run takes its lock again without a trace; a new run of the same login takes it over. */
static void test_own_lock(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) crashed = office_session(office, "aidana", "crashed");
    g_autoptr(MamsDesk) fresh = office_session(office, "aidana", "fresh");
    take(crashed, SERIK);
    int64_t head = mams_journal_head(crashed->store, false, &error);
    office->now += 60;
    take(crashed, SERIK);
    assert_int_equal(mams_journal_head(crashed->store, false, &error), head);
    take(fresh, SERIK);
    g_autofree char *entry = last_entry(fresh);
    assert_string_equal(entry, "lock {\"session\":\"fresh\",\"from\":{\"login\":\"aidana\","
                               "\"session\":\"crashed\",\"since\":\"2024-11-22T11:00:00+05:00\"}}");
    release(crashed, SERIK); /* not its own any more */
    g_autoptr(MamsLock) lock = mams_desk_lock(fresh, SERIK, &error);
    assert_non_null(lock);
    assert_string_equal(lock->login, "aidana");
    assert_string_equal(lock->session, "fresh");
    assert_int_equal(lock->since, office->now);
    assert_int_equal(lock->entry, head + 1);
    release(fresh, SERIK);
    assert_null(mams_desk_lock(fresh, SERIK, &error));
    assert_null(error);
}

static void test_save_under_lock(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) aidana = office_desk(office, "aidana");
    g_autoptr(MamsDesk) bolat = office_desk(office, "bolat");
    MamsAssignmentEdit edit = edit_of(SERIK, "disabled", "2024-09-01", "2025-06-30");
    take(aidana, SERIK);
    expect_refused(bolat, &edit, MAMS_ERROR_BUSY, "'aidana'");
    assert_int_equal(save_edit(aidana, &edit).outcome, MAMS_OUTCOME_APPLIED);
    release(aidana, SERIK);
    edit.to++;
    assert_int_equal(save_edit(bolat, &edit).outcome, MAMS_OUTCOME_APPLIED);
}

static void test_break(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) aidana = office_desk(office, "aidana");
    g_autoptr(MamsDesk) bolat = office_desk(office, "bolat");
    g_autoptr(MamsDesk) saule = office_desk(office, "saule");
    MamsAssignmentEdit edit = edit_of(SERIK, "disabled", "2024-09-01", "2025-06-30");
    g_autoptr(MamsEditPreview) preview = preview_of(aidana, &edit);
    edit.seen = preview->card->journal;
    assert_false(mams_desk_lock_break(saule, SERIK, &error));
    expect_fault(&error, MAMS_ERROR_NOT_FOUND, "'850317390013'");
    take(aidana, SERIK);
    assert_false(mams_desk_lock_break(bolat, SERIK, &error));
    expect_fault(&error, MAMS_ERROR_NOT_PERMITTED, "'bolat'");
    expect_busy(bolat, SERIK, "'aidana'");
    assert_true(mams_desk_lock_break(saule, SERIK, &error));
    g_autofree char *entry = last_entry(saule);
    assert_non_null(strstr(entry, "break-lock {\"session\":\"1\",\"from\":{\"login\":\"aidana\""));
    take(bolat, SERIK);
    MamsAssignmentEdit theirs = edit_of(SERIK, "disabled", "2024-09-01", "2025-12-31");
    assert_int_equal(save_edit(bolat, &theirs).outcome, MAMS_OUTCOME_APPLIED);
    expect_refused(aidana, &edit, MAMS_ERROR_BUSY, "'bolat'");
    release(bolat, SERIK);
    expect_refused(aidana, &edit, MAMS_ERROR_BUSY, "while you were editing");
}

static void test_who_may(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) ivan = office_desk(*state, "ivan");
    assert_false(mams_desk_lock_take(ivan, SERIK, &error));
    expect_fault(&error, MAMS_ERROR_NOT_PERMITTED, "'ivan'");
    assert_null(mams_desk_lock(ivan, SERIK, &error));
    assert_null(error);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, office_set_up, office_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_second_editor),   TEST(test_age),   TEST(test_own_lock),
        TEST(test_save_under_lock), TEST(test_break), TEST(test_who_may),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
