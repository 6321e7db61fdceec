/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assign_fixture.h"

/* Changes that need a second person: which do, and how they are decided. */

static unsigned why_of(MamsDesk *desk, const MamsAssignmentEdit *edit, const char *from,
                       const char *to)
{
    g_autoptr(MamsEditPreview) preview = preview_of(desk, edit);
    assert_int_equal(preview->closed_from, from ? mams_month_parse(from) : MAMS_MONTH_NONE);
    assert_int_equal(preview->closed_to, to ? mams_month_parse(to) : MAMS_MONTH_NONE);
    return preview->why;
}

static MamsAssignmentEdit withdrawal(MamsIin iin, const char *category, const char *from)
{
    MamsAssignmentEdit edit = MAMS_EDIT_NONE;
    edit.kind = MAMS_EDIT_UNASSIGN;
    edit.iin = iin;
    edit.category = category;
    edit.from = day(from);
    edit.reason = "a mistake";
    return edit;
}

/* On 22.11.2024 October 2023 is the last closed month. */
static void test_closed_months(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(TIMUR, "student", "2023-11-01", "2024-06-30");
    assert_int_equal(why_of(desk, &edit, NULL, NULL), 0);
    edit.from = day("2023-10-31");
    assert_int_equal(why_of(desk, &edit, "2023-10", "2023-10"), MAMS_PROPOSAL_CLOSED);
    edit.from = day("2013-09-01"); /* the system began in 2020 */
    assert_int_equal(why_of(desk, &edit, "2020-01", "2023-10"), MAMS_PROPOSAL_CLOSED);
    edit.to = day("2019-12-31");
    g_autoptr(MamsEditPreview) before = preview_of(desk, &edit);
    assert_int_equal(before->why, 0);
    edit = edit_of(TIMUR, "student", "2024-09-01", NULL);
    assert_int_equal(why_of(desk, &edit, NULL, NULL), 0);
}

/* Of an old record only the days that become others count. */
static void test_closed_months_of_a_version(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(SERIK, "student", "2023-09-01", "2025-06-30");
    assert_int_equal(why_of(desk, &edit, NULL, NULL), 0);
    edit.to = day("2023-12-31");
    assert_int_equal(why_of(desk, &edit, NULL, NULL), 0);
    edit.to = day("2023-09-30");
    assert_int_equal(why_of(desk, &edit, "2023-10", "2023-10"), MAMS_PROPOSAL_CLOSED);
    edit.to = day("2024-06-30"); /* another paper for the same days */
    assert_int_equal(why_of(desk, &edit, "2023-09", "2023-10"), MAMS_PROPOSAL_CLOSED);
    edit.old_category = "student";
    edit.old_from = day("2023-09-01");
    edit.from = day("2023-09-15");
    assert_int_equal(why_of(desk, &edit, "2023-09", "2023-09"), MAMS_PROPOSAL_CLOSED);
    edit.category = "disabled"; /* another category: all days of both */
    assert_int_equal(why_of(desk, &edit, "2023-09", "2023-10"), MAMS_PROPOSAL_CLOSED);
    MamsAssignmentEdit gone = withdrawal(SERIK, "student", "2023-09-01");
    assert_int_equal(why_of(desk, &gone, "2023-09", "2023-10"), MAMS_PROPOSAL_CLOSED);
    gone = withdrawal(SERIK, "business", "2024-02-01");
    assert_int_equal(why_of(desk, &gone, NULL, NULL), 0);
}

static void test_reason_asked_for(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(TIMUR, "student", "2022-09-01", "2024-06-30");
    edit.reason = NULL;
    g_autoptr(MamsEditPreview) preview = preview_of(desk, &edit);
    assert_int_equal(preview->problems->len, 1);
    const MamsEditProblem *problem = g_ptr_array_index(preview->problems, 0);
    assert_int_equal(problem->field, MAMS_EDIT_FIELD_REASON);
    assert_false(problem->blocks);
}

/* In either direction of the relatives' table, and the operator himself. */
static void test_own_relatives(void **state)
{
    g_autoptr(MamsDesk) aidana = office_desk(*state, "aidana");
    g_autoptr(MamsDesk) bolat = office_desk(*state, "bolat");
    static const MamsIin own[] = {ALIYA, TIMUR, AIDANA};
    for (guint i = 0; i < G_N_ELEMENTS(own); i++) {
        MamsAssignmentEdit edit = edit_of(own[i], "disabled", "2024-09-01", NULL);
        assert_int_equal(why_of(aidana, &edit, NULL, NULL), MAMS_PROPOSAL_OWN);
        assert_int_equal(why_of(bolat, &edit, NULL, NULL), 0);
        edit.from = day("2022-09-01");
        assert_int_equal(why_of(aidana, &edit, "2022-09", "2023-10"),
                         MAMS_PROPOSAL_OWN | MAMS_PROPOSAL_CLOSED);
    }
    MamsAssignmentEdit edit = edit_of(SERIK, "disabled", "2024-09-01", NULL);
    assert_int_equal(why_of(aidana, &edit, NULL, NULL), 0);
}

/* ---- deciding ---- */

static int64_t propose(MamsDesk *desk, const MamsAssignmentEdit *edit)
{
    MamsEditResult result = save_edit(desk, edit);
    assert_int_equal(result.outcome, MAMS_OUTCOME_PROPOSED);
    assert_true(result.proposal > 0);
    assert_true(result.why != 0);
    return result.proposal;
}

static void expect_not_accepted(MamsDesk *desk, int64_t number, int code, const char *word)
{
    g_autoptr(GError) error = NULL;
    int64_t before = mams_journal_head(desk->store, false, NULL);
    assert_false(mams_desk_proposal_accept(desk, number, MAMS_LANG_EN, NULL, &error));
    expect_fault(&error, code, word);
    assert_int_equal(mams_journal_head(desk->store, false, NULL), before);
}

static int64_t accept(MamsDesk *desk, int64_t number)
{
    g_autoptr(GError) error = NULL;
    int64_t entry = 0;
    bool accepted = mams_desk_proposal_accept(desk, number, MAMS_LANG_EN, &entry, &error);
    if (error)
        fail_msg("%s", error->message);
    assert_true(accepted);
    return entry;
}

static void test_accept(void **state)
{
    g_autoptr(MamsDesk) aidana = office_desk(*state, "aidana");
    g_autoptr(MamsDesk) saule = office_desk(*state, "saule");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", "2025-06-30");
    edit.reg = "education";
    int64_t number = propose(aidana, &edit);
    assert_int_equal(verdict_at(aidana, ALIYA, MAMS_KNOWN_NOW), MAMS_VERDICT_NOT_INSURED);
    assert_int_equal(count_records(aidana, ALIYA), 0);
    g_autofree char *proposed = last_entry(aidana);
    assert_true(g_str_has_prefix(proposed, "propose {\"before\":null,\"after\":{"));
    int64_t entry = accept(saule, number);
    assert_int_equal(verdict_at(aidana, ALIYA, MAMS_KNOWN_NOW), MAMS_VERDICT_INSURED);
    assert_int_equal(verdict_at(aidana, ALIYA, entry - 1), MAMS_VERDICT_NOT_INSURED);
    g_autofree char *accepted = last_entry(saule);
    assert_true(g_str_has_prefix(accepted, "assign {\"before\":null,\"after\":{\"category\":"
                                           "\"student\",\"from\":\"2024-09-01\",\"to\":"
                                           "\"2025-06-30\",\"document\":\"№ 17\","));
    assert_true(g_str_has_suffix(accepted, "\"register\":\"education\"},\"reason\":\"paper shown\","
                                           "\"proposal\":1,\"proposed_by\":\"aidana\"}"));
    expect_not_accepted(saule, number, MAMS_ERROR_DATA, "'saule' decided");
}

static void test_accept_versions(void **state)
{
    g_autoptr(MamsDesk) bolat = office_desk(*state, "bolat");
    g_autoptr(MamsDesk) nurlan = office_desk(*state, "nurlan");
    MamsAssignmentEdit edit = edit_of(SERIK, "student", "2023-09-10", "2024-06-30");
    edit.old_category = "student";
    edit.old_from = day("2023-09-01");
    accept(nurlan, propose(bolat, &edit));
    assert_int_equal(count_records(bolat, SERIK), 3);
    MamsAssignmentEdit gone = withdrawal(SERIK, "student", "2023-09-10");
    accept(nurlan, propose(bolat, &gone));
    assert_int_equal(count_records(bolat, SERIK), 2);
}

static void test_who_decides(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) aidana = office_desk(*state, "aidana");
    g_autoptr(MamsDesk) bolat = office_desk(*state, "bolat");
    g_autoptr(MamsDesk) saule = office_desk(*state, "saule");
    MamsAssignmentEdit edit = edit_of(TIMUR, "student", "2022-09-01", "2024-06-30");
    int64_t number = propose(saule, &edit);
    expect_not_accepted(bolat, number, MAMS_ERROR_NOT_PERMITTED, "'bolat'");
    expect_not_accepted(saule, number, MAMS_ERROR_NOT_PERMITTED, "your own");
    assert_false(mams_desk_proposal_refuse(saule, number, "no", &error));
    expect_fault(&error, MAMS_ERROR_NOT_PERMITTED, "your own");
    /* A relative of the person, though of the right role. */
    g_autoptr(MamsDesk) admin = office_desk(*state, "admin");
    assert_true(mams_desk_operator_add(admin, "aidana", "senior", 0, &error));
    g_autoptr(MamsDesk) senior = office_desk(*state, "aidana");
    expect_not_accepted(senior, number, MAMS_ERROR_NOT_PERMITTED, "relative of yours");
    /* A second login of the proposer. */
    assert_true(mams_desk_operator_add(admin, "saule", "senior", NURLAN, &error));
    g_autoptr(MamsDesk) twin = office_desk(*state, "nurlan");
    expect_not_accepted(twin, number, MAMS_ERROR_NOT_PERMITTED, "your own");
    accept(admin, number);
}

static void test_refuse(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) aidana = office_desk(*state, "aidana");
    g_autoptr(MamsDesk) saule = office_desk(*state, "saule");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", "2025-06-30");
    int64_t number = propose(aidana, &edit);
    assert_false(mams_desk_proposal_refuse(saule, number, "  ", &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "why");
    g_autofree char *most = g_strnfill(501, 'a');
    assert_false(mams_desk_proposal_refuse(saule, number, most, &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "500 letters");
    assert_true(mams_desk_proposal_refuse(saule, number, "the paper\nis a copy", &error));
    g_autofree char *entry = last_entry(saule);
    assert_string_equal(entry, "refuse {\"proposal\":1,\"proposed_by\":\"aidana\",\"reason\":"
                               "\"the paper is a copy\"}");
    assert_int_equal(count_records(saule, ALIYA), 0);
    expect_not_accepted(saule, number, MAMS_ERROR_DATA, "already");
    expect_not_accepted(saule, number + 1, MAMS_ERROR_NOT_FOUND, "'2'");
    g_autoptr(GPtrArray) all = mams_desk_proposals(saule, 0, true, &error);
    assert_int_equal(all->len, 1);
    const MamsProposalItem *item = g_ptr_array_index(all, 0);
    assert_int_equal(item->proposal->state, MAMS_PROPOSAL_REFUSED);
    assert_string_equal(item->proposal->decided_by, "saule");
    assert_string_equal(item->proposal->decision, "the paper is a copy");
    assert_false(item->may_decide);
}

/* Fourteen days: proposed on the 22nd of November, the 6th of December is the last. */
static void test_lapse(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) aidana = office_desk(office, "aidana");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", "2025-06-30");
    int64_t number = propose(aidana, &edit);
    office->today = day("2024-12-06");
    g_autoptr(MamsDesk) last_day = office_desk(office, "saule");
    g_autoptr(GPtrArray) items = mams_desk_proposals(last_day, 0, false, &error);
    assert_int_equal(items->len, 1);
    const MamsProposalItem *item = g_ptr_array_index(items, 0);
    assert_int_equal(item->age_days, 14);
    assert_int_equal(item->days_left, 0);
    assert_int_equal(item->last_day, office->today);
    assert_true(item->may_decide);
    assert_string_equal(item->citizen->given, "Алия");
    assert_string_equal(item->time, "2024-11-22T11:00:00+05:00");
    office->today = day("2024-12-07");
    g_autoptr(MamsDesk) later = office_desk(office, "saule");
    expect_not_accepted(later, number, MAMS_ERROR_DATA, "lapsed after 06.12.2024");
    assert_false(mams_desk_proposal_refuse(later, number, "no", &error));
    expect_fault(&error, MAMS_ERROR_DATA, "lapsed");
    g_autoptr(GPtrArray) open = mams_desk_proposals(later, 0, false, &error);
    assert_int_equal(open->len, 0);
    g_autoptr(GPtrArray) all = mams_desk_proposals(later, ALIYA, true, &error);
    assert_int_equal(all->len, 1);
    item = g_ptr_array_index(all, 0);
    assert_int_equal(item->proposal->state, MAMS_PROPOSAL_LAPSED);
    assert_int_equal(count_records(later, ALIYA), 0);
    g_autoptr(GPtrArray) others = mams_desk_proposals(later, SERIK, true, &error);
    assert_int_equal(others->len, 0);
}

/* What was right when it was proposed may not be so any more. */
static void test_judged_again(void **state)
{
    g_autoptr(MamsDesk) aidana = office_desk(*state, "aidana");
    g_autoptr(MamsDesk) bolat = office_desk(*state, "bolat");
    g_autoptr(MamsDesk) saule = office_desk(*state, "saule");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", "2025-06-30");
    int64_t first = propose(aidana, &edit);
    g_autoptr(MamsEditPreview) twice = preview_of(bolat, &edit);
    assert_int_equal(twice->problems->len, 1);
    const MamsEditProblem *waits = g_ptr_array_index(twice->problems, 0);
    assert_non_null(strstr(waits->text, "proposal 1 of 'aidana' waits"));
    assert_false(waits->blocks);
    assert_int_equal(save_edit(bolat, &edit).outcome, MAMS_OUTCOME_APPLIED);
    expect_not_accepted(saule, first, MAMS_ERROR_DATA, "overlap");

    MamsAssignmentEdit extended = edit_of(ALIYA, "student", "2024-09-01", "2026-06-30");
    int64_t second = propose(aidana, &extended);
    MamsAssignmentEdit shorter = edit_of(ALIYA, "student", "2024-09-01", "2025-05-31");
    assert_int_equal(save_edit(bolat, &shorter).outcome, MAMS_OUTCOME_APPLIED);
    expect_not_accepted(saule, second, MAMS_ERROR_DATA, "was changed since");
    MamsAssignmentEdit gone = withdrawal(ALIYA, "student", "2024-09-01");
    assert_int_equal(save_edit(bolat, &gone).outcome, MAMS_OUTCOME_APPLIED);
    expect_not_accepted(saule, second, MAMS_ERROR_NOT_FOUND, "'student'");
    accept(saule, first); /* now nothing is in its way */
    assert_int_equal(count_records(saule, ALIYA), 1);
}

static void test_accept_under_lock(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) aidana = office_desk(*state, "aidana");
    g_autoptr(MamsDesk) bolat = office_desk(*state, "bolat");
    g_autoptr(MamsDesk) saule = office_desk(*state, "saule");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", "2025-06-30");
    int64_t number = propose(aidana, &edit);
    assert_true(mams_desk_lock_take(bolat, ALIYA, &error));
    expect_not_accepted(saule, number, MAMS_ERROR_BUSY, "'bolat'");
    assert_true(mams_desk_lock_release(bolat, ALIYA, &error));
    accept(saule, number);
}

static void test_preview_and_json(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) aidana = office_desk(*state, "aidana");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", NULL);
    int64_t number = propose(aidana, &edit);
    g_autoptr(MamsEditPreview) preview =
        mams_desk_proposal_preview(aidana, number, MAMS_LANG_EN, 24, &error);
    assert_non_null(preview);
    assert_int_equal(preview->answer->verdict, MAMS_VERDICT_INSURED);
    assert_int_equal(preview->problems->len, 0); /* it does not stand in its own way */
    g_autoptr(GPtrArray) items = mams_desk_proposals(aidana, 0, false, &error);
    g_autofree char *json = mams_desk_proposals_json(aidana, items);
    assert_non_null(strstr(json, "{\"on\":\"2024-11-22\",\"proposals\":[{\"number\":1,\"what\":"
                                 "\"assign\",\"iin\":\"060714690017\",\"row\":{\"category\":"
                                 "\"student\",\"from\":\"2024-09-01\",\"to\":null,"));
    assert_non_null(strstr(json, "\"replaces\":null,\"reason\":\"paper shown\",\"why\":[\"own\"],"
                                 "\"proposed_by\":\"aidana\""));
    assert_non_null(strstr(json, "\"age_days\":0,\"last_day\":\"2024-12-06\",\"state\":\"open\""));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, office_set_up, office_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_closed_months),
        TEST(test_closed_months_of_a_version),
        TEST(test_reason_asked_for),
        TEST(test_own_relatives),
        TEST(test_accept),
        TEST(test_accept_versions),
        TEST(test_who_decides),
        TEST(test_refuse),
        TEST(test_lapse),
        TEST(test_judged_again),
        TEST(test_accept_under_lock),
        TEST(test_preview_and_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
