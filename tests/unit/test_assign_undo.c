/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assign_fixture.h"

/* Taking changes back by new entries, and seeing everything that was ever recorded. */

static MamsAssignmentEdit undo_of(MamsIin iin, int64_t entry)
{
    MamsAssignmentEdit edit = MAMS_EDIT_NONE;
    edit.kind = MAMS_EDIT_UNDO;
    edit.iin = iin;
    edit.undo = entry;
    return edit;
}

/* The record of a category that begins on a day; NULL when there is none. (owned) */
static char *describe(MamsDesk *desk, MamsIin iin, const char *code, const char *from)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsFacts) facts = mams_facts_new();
    if (!mams_store_facts(desk->store, desk->rules, iin, MAMS_KNOWN_NOW, facts, &error))
        fail_msg("%s", error->message);
    for (guint i = 0; i < facts->assignments->len; i++) {
        const MamsAssignment *row = &g_array_index(facts->assignments, MamsAssignment, i);
        char to[MAMS_DAY_TEXT_SIZE];
        if (row->category == mams_rules_category(desk->rules, code) && row->from == day(from))
            return g_strdup_printf("to %s, %s, %s", mams_day_format(row->to, to),
                                   row->document ? row->document : "-", row->reg ? row->reg : "-");
    }
    return NULL;
}

static void expect_record(MamsDesk *desk, MamsIin iin, const char *code, const char *from,
                          const char *expected)
{
    g_autofree char *found = describe(desk, iin, code, from);
    if (g_strcmp0(found, expected) != 0)
        fail_msg("%s from %s: '%s', not '%s'", code, from, found ? found : "nothing",
                 expected ? expected : "nothing");
}

static void test_undo_of_a_new_record(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", "2025-06-30");
    int64_t entry = save_edit(desk, &edit).entry;
    MamsAssignmentEdit undo = undo_of(ALIYA, entry);
    g_autoptr(MamsEditPreview) preview = preview_of(desk, &undo);
    assert_int_equal(preview->answer->verdict, MAMS_VERDICT_NOT_INSURED);
    assert_int_equal(preview->problems->len, 0);
    MamsEditResult result = save_edit(desk, &undo);
    assert_int_equal(result.outcome, MAMS_OUTCOME_APPLIED);
    expect_record(desk, ALIYA, "student", "2024-09-01", NULL);
    g_autofree char *text = last_entry(desk);
    assert_true(g_str_has_prefix(text, "unassign {\"before\":{\"category\":\"student\""));
    g_autofree char *end =
        g_strdup_printf("\"after\":null,\"reason\":null,\"undoes\":%d}", (int)entry);
    assert_true(g_str_has_suffix(text, end));
    assert_int_equal(verdict_at(desk, ALIYA, entry), MAMS_VERDICT_INSURED);
    assert_int_equal(verdict_at(desk, ALIYA, result.entry), MAMS_VERDICT_NOT_INSURED);
    /* An undo is a change like any other. */
    undo = undo_of(ALIYA, result.entry);
    save_edit(desk, &undo);
    expect_record(desk, ALIYA, "student", "2024-09-01", "to 2025-06-30, № 17, -");
}

static void test_undo_of_a_version(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(SERIK, "student", "2023-09-01", "2025-06-30");
    MamsAssignmentEdit undo = undo_of(SERIK, save_edit(desk, &edit).entry);
    save_edit(desk, &undo); /* the register's record had no document and needs none now */
    expect_record(desk, SERIK, "student", "2023-09-01", "to 2024-06-30, -, education");
    edit = edit_of(SERIK, "business", "2024-03-01", NULL);
    edit.old_category = "business";
    edit.old_from = day("2024-02-01");
    undo = undo_of(SERIK, save_edit(desk, &edit).entry);
    expect_record(desk, SERIK, "business", "2024-02-01", NULL);
    save_edit(desk, &undo);
    expect_record(desk, SERIK, "business", "2024-03-01", NULL);
    expect_record(desk, SERIK, "business", "2024-02-01", "to , -, tax");
}

/* What a register said may be out of the law and before the birth; it is restored all the same. */
static void test_undo_restores_what_a_form_refuses(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    office_import(*state, "assignments",
                  "iin,category,from,to\n950203390019,pensioner,1990-01-01,1990-12-31\n");
    MamsAssignmentEdit edit = MAMS_EDIT_NONE;
    edit.kind = MAMS_EDIT_UNASSIGN;
    edit.iin = TIMUR;
    edit.category = "pensioner";
    edit.from = day("1990-01-01");
    edit.reason = "not he";
    MamsAssignmentEdit undo = undo_of(TIMUR, save_edit(desk, &edit).entry);
    assert_int_equal(save_edit(desk, &undo).outcome, MAMS_OUTCOME_APPLIED);
    expect_record(desk, TIMUR, "pensioner", "1990-01-01", "to 1990-12-31, -, -");
}

static void test_undo_of_a_withdrawal(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = MAMS_EDIT_NONE;
    edit.kind = MAMS_EDIT_UNASSIGN;
    edit.iin = SERIK;
    edit.category = "business";
    edit.from = day("2024-02-01");
    edit.reason = "x";
    int64_t first = save_edit(desk, &edit).entry;
    MamsAssignmentEdit again = edit_of(SERIK, "business", "2024-02-01", "2024-03-31");
    int64_t second = save_edit(desk, &again).entry;
    MamsAssignmentEdit undo = undo_of(SERIK, first);
    expect_refused(desk, &undo, MAMS_ERROR_DATA, "overlap");
    undo = undo_of(SERIK, second);
    save_edit(desk, &undo);
    undo = undo_of(SERIK, first);
    save_edit(desk, &undo);
    expect_record(desk, SERIK, "business", "2024-02-01", "to , -, tax");
}

static void test_undo_refused(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", "2025-06-30");
    int64_t first = save_edit(desk, &edit).entry;
    edit.to = day("2026-06-30");
    int64_t second = save_edit(desk, &edit).entry;
    MamsAssignmentEdit undo = undo_of(ALIYA, first);
    g_autofree char *number = g_strdup_printf("'%d'", (int)second);
    expect_refused(desk, &undo, MAMS_ERROR_DATA, number);
    undo = undo_of(TIMUR, first); /* another person's */
    expect_refused(desk, &undo, MAMS_ERROR_NOT_FOUND, "no category of this person");
    g_autoptr(MamsAssignmentHistory) history = mams_desk_assignment_history(desk, SERIK, &error);
    undo = undo_of(SERIK,
                   g_array_index(history->rows->versions, MamsAssignmentVersion, 0).row.entered);
    expect_refused(desk, &undo, MAMS_ERROR_DATA, "no change by an operator"); /* of an import */
}

/* A second person is needed for the way back as for the way there. */
static void test_undo_is_proposed(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(*state, "aidana");
    g_autoptr(MamsDesk) saule = office_desk(*state, "saule");
    MamsAssignmentEdit edit = edit_of(TIMUR, "student", "2024-09-01", "2025-06-30");
    int64_t entry;
    MamsEditResult result = save_edit(desk, &edit);
    assert_true(mams_desk_proposal_accept(saule, result.proposal, MAMS_LANG_EN, &entry, &error));
    MamsAssignmentEdit undo = undo_of(TIMUR, entry);
    undo.reason = "a mistake";
    result = save_edit(desk, &undo);
    assert_int_equal(result.outcome, MAMS_OUTCOME_PROPOSED);
    assert_int_equal(count_records(desk, TIMUR), 1);
    assert_true(mams_desk_proposal_accept(saule, result.proposal, MAMS_LANG_EN, &entry, &error));
    assert_int_equal(count_records(desk, TIMUR), 0);
    g_autofree char *text = last_entry(desk);
    assert_non_null(strstr(text, "\"reason\":\"a mistake\",\"undoes\":"));
}

/* ---- history ---- */

static void test_history(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) bolat = office_desk(office, "bolat");
    g_autoptr(MamsDesk) ivan = office_desk(office, "ivan");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", "2025-06-30");
    int64_t first = save_edit(bolat, &edit).entry;
    office->now += 3600;
    edit.to = day("2026-06-30");
    edit.document = "№ 18";
    int64_t second = save_edit(bolat, &edit).entry;
    g_autoptr(MamsAssignmentHistory) history = mams_desk_assignment_history(ivan, ALIYA, &error);
    assert_non_null(history);
    assert_int_equal(history->rows->versions->len, 2);
    const MamsAssignmentVersion *past =
        &g_array_index(history->rows->versions, MamsAssignmentVersion, 0);
    const MamsAssignmentVersion *now = past + 1;
    assert_int_equal(past->row.entered, first);
    assert_int_equal(past->withdrawn, second);
    assert_string_equal(past->row.document, "№ 17");
    assert_string_equal(past->row.issuer, "КазНУ");
    assert_int_equal(past->row.to, day("2025-06-30"));
    assert_int_equal(now->row.entered, second);
    assert_int_equal(now->withdrawn, 0);
    assert_string_equal(now->row.document, "№ 18");
    assert_int_equal(history->entries->len, 2);
    const MamsChangeEntry *entry = mams_assignment_history_entry(history, second);
    assert_non_null(entry);
    assert_string_equal(entry->login, "bolat");
    assert_string_equal(entry->action, "assign");
    assert_string_equal(entry->time, "2024-11-22T12:00:00+05:00");
    assert_null(mams_assignment_history_entry(history, second + 1));
    g_autoptr(MamsAssignmentHistory) empty = mams_desk_assignment_history(ivan, TIMUR, &error);
    assert_int_equal(empty->rows->versions->len, 0);
    g_autoptr(MamsDesk) nobody = office_desk(office, "nobody");
    assert_null(mams_desk_assignment_history(nobody, ALIYA, &error));
    expect_fault(&error, MAMS_ERROR_NOT_PERMITTED, "'nobody'");
}

/* ---- random people ---- */

enum { PEOPLE = 120, MONTHS = 84 };

typedef struct {
    MamsIin iin[PEOPLE];
    int n;
} Crowd;

static bool keep_person(const MamsFacts *facts, void *data)
{
    Crowd *crowd = data;
    crowd->iin[crowd->n++] = facts->iin;
    return crowd->n < PEOPLE;
}

/* Makes a change, by a second person where one is needed; 0 when it cannot be made. */
static int64_t make_change(MamsDesk *desk, MamsDesk *second, const MamsAssignmentEdit *edit)
{
    g_autoptr(GError) error = NULL;
    MamsEditResult result;
    if (!mams_desk_edit_save(desk, edit, MAMS_LANG_EN, &result, &error))
        return 0;
    if (result.outcome != MAMS_OUTCOME_PROPOSED)
        return result.entry;
    int64_t entry = 0;
    if (!mams_desk_proposal_accept(second, result.proposal, MAMS_LANG_EN, &entry, &error))
        fail_msg("%s", error->message);
    return entry;
}

static MamsAssignmentEdit random_edit(GRand *random, const MamsRules *rules, MamsIin iin)
{
    MamsAssignmentEdit edit = edit_of(iin, NULL, "2024-01-01", NULL);
    edit.category = rules->categories[g_rand_int_range(random, 0, rules->n_categories)].code;
    edit.from = day("2024-11-22") + g_rand_int_range(random, -1500, 200);
    if (g_rand_boolean(random))
        edit.to = edit.from + g_rand_int_range(random, 0, 900);
    return edit;
}

static void expect_same_answers(MamsDesk *desk, const MamsCard *before)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsCard) after =
        mams_desk_card(desk, before->citizen->iin, MAMS_DAY_NONE, MAMS_KNOWN_NOW, MONTHS, &error);
    assert_non_null(after);
    assert_int_equal(after->answer->verdict, before->answer->verdict);
    assert_int_equal(after->answer->ground, before->answer->ground);
    assert_int_equal(after->answer->insured_until, before->answer->insured_until);
    assert_int_equal(after->answer->debt_total, before->answer->debt_total);
    for (guint i = 0; i < MONTHS; i++)
        assert_true(
            mams_month_answer_same(&g_array_index(after->answer->months, MamsMonthAnswer, i),
                                   &g_array_index(before->answer->months, MamsMonthAnswer, i)));
}

static int64_t demo_clock(void *data)
{
    (void)data;
    return 1732255200;
}

static MamsDesk *open_demo(const char *path, const char *login)
{
    g_autoptr(GError) error = NULL;
    MamsDeskOptions options = {.database = path,
                               .data_directory = MAMS_SRCDIR "/data",
                               .login = login,
                               .clock = demo_clock,
                               .today = day("2024-11-22")};
    if (!g_file_test(path, G_FILE_TEST_EXISTS) &&
        !mams_desk_demo(&options, PEOPLE, 3, MAMS_DAY_NONE, NULL, NULL, &error))
        fail_msg("%s", error->message);
    MamsDesk *desk = mams_desk_open(&options, &error);
    if (!desk)
        fail_msg("%s", error->message);
    return desk;
}

/* Whatever can be recorded of whomever, taking it back gives the answers of before. */
static void test_there_and_back(void **state)
{
    g_autoptr(GError) error = NULL;
    Crowd crowd = {0};
    guint32 seed = (guint32)g_get_real_time();
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    print_message("seed %u\n", seed);
    g_autofree char *path = g_build_filename(((Office *)*state)->folder, "demo.db", NULL);
    g_autoptr(MamsDesk) desk = open_demo(path, "maker");
    assert_true(mams_desk_operator_add(desk, "second", "senior", 0, &error));
    g_autoptr(MamsDesk) second = open_demo(path, "second");
    assert_true(mams_store_each_facts(desk->store, desk->rules, 1, G_MAXINT64, keep_person, &crowd,
                                      &error));
    int made = 0;
    for (int i = 0; i < crowd.n; i++) {
        MamsAssignmentEdit edit = random_edit(random, desk->rules, crowd.iin[i]);
        g_autoptr(MamsCard) before =
            mams_desk_card(desk, edit.iin, MAMS_DAY_NONE, MAMS_KNOWN_NOW, MONTHS, &error);
        guint n_records = count_records(desk, edit.iin);
        int64_t entry = make_change(desk, second, &edit);
        if (entry != 0) {
            MamsAssignmentEdit undo = undo_of(edit.iin, entry);
            assert_true(make_change(desk, second, &undo) > entry);
            made++;
        }
        expect_same_answers(desk, before);
        assert_int_equal(count_records(desk, edit.iin), n_records);
    }
    assert_true(made > crowd.n / 4);
    int64_t entries;
    assert_true(mams_desk_journal_verify(desk, &entries, &error));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, office_set_up, office_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_undo_of_a_new_record),
        TEST(test_undo_of_a_version),
        TEST(test_undo_restores_what_a_form_refuses),
        TEST(test_undo_of_a_withdrawal),
        TEST(test_undo_refused),
        TEST(test_undo_is_proposed),
        TEST(test_history),
        TEST(test_there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
