/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assign_fixture.h"

#include "store/store_private.h"

/* A category as it is typed into a form: what is wrong with it, what it would change, and saving.
 */

static bool has_problem(const MamsEditPreview *preview, MamsEditField field, bool blocks,
                        const char *word)
{
    for (guint i = 0; i < preview->problems->len; i++) {
        const MamsEditProblem *problem = g_ptr_array_index(preview->problems, i);
        if (problem->field == field && problem->blocks == blocks && strstr(problem->text, word))
            return true;
    }
    return false;
}

/* Exactly one problem, and this one. */
static void expect_problem(MamsDesk *desk, const MamsAssignmentEdit *edit, MamsEditField field,
                           bool blocks, const char *word)
{
    g_autoptr(MamsEditPreview) preview = preview_of(desk, edit);
    assert_int_equal(preview->blocked, blocks);
    if (preview->problems->len != 1 || !has_problem(preview, field, blocks, word)) {
        for (guint i = 0; i < preview->problems->len; i++) {
            const MamsEditProblem *problem = g_ptr_array_index(preview->problems, i);
            print_message("field %d, blocks %d: %s\n", problem->field, problem->blocks,
                          problem->text);
        }
        fail_msg("expected only '%s' at field %d", word, field);
    }
}

/* ---- what is wrong ---- */

static void test_not_complete(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = MAMS_EDIT_NONE;
    edit.iin = ALIYA;
    g_autoptr(MamsEditPreview) nothing = preview_of(desk, &edit);
    assert_true(nothing->blocked);
    assert_null(nothing->row);
    assert_int_equal(nothing->n_flips, 0);
    assert_true(has_problem(nothing, MAMS_EDIT_FIELD_CATEGORY, true, "which category"));
    assert_true(has_problem(nothing, MAMS_EDIT_FIELD_FROM, true, "from which day"));
    edit.category = "king";
    g_autoptr(MamsEditPreview) unknown = preview_of(desk, &edit);
    assert_true(has_problem(unknown, MAMS_EDIT_FIELD_CATEGORY, true, "'king'"));
    expect_refused(desk, &edit, MAMS_ERROR_USAGE, "'king'");
    edit = edit_of(ALIYA, "student", "2024-09-01", "2024-08-31");
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_TO, true, "ends before it begins");
    expect_refused(desk, &edit, MAMS_ERROR_USAGE, "ends before it begins");
    edit.to = edit.from;
    g_autoptr(MamsEditPreview) one_day = preview_of(desk, &edit);
    assert_false(one_day->blocked);
}

static void test_paper(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", "2025-06-30");
    edit.document = " \t ";
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_DOCUMENT, true, "number");
    edit.document = "1";
    edit.document_date = MAMS_DAY_NONE;
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_DOCUMENT_DATE, true, "date");
    edit.document_date = day("2024-11-23");
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_DOCUMENT_DATE, true, "after today");
    edit.document_date = day("2024-11-22");
    edit.issuer = NULL;
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_ISSUER, true, "issued");
    expect_refused(desk, &edit, MAMS_ERROR_USAGE, "issued");
}

static void test_lengths(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", "2025-06-30");
    g_autofree char *long_text = g_strnfill(501, 'x');
    edit.document = long_text + 400;
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_DOCUMENT, true, "100");
    edit.document = long_text + 401;
    edit.issuer = long_text + 300;
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_ISSUER, true, "200");
    edit.issuer = "x";
    edit.reg = long_text + 436;
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_REGISTER, true, "64");
    edit.reg = NULL;
    edit.reason = long_text;
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_REASON, true, "500");
    edit.reason = long_text + 1;
    g_autoptr(MamsEditPreview) preview = preview_of(desk, &edit);
    assert_int_equal(preview->problems->len, 0);
}

static void test_life(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(ALIYA, "disabled", "2006-07-13", "2024-12-31");
    g_autoptr(MamsEditPreview) unborn = preview_of(desk, &edit);
    assert_true(has_problem(unborn, MAMS_EDIT_FIELD_FROM, true, "14.07.2006"));
    edit = edit_of(LATE, "pensioner", "2024-03-02", NULL);
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_FROM, true, "died before that, on 01.03.2024");
    edit.from = day("2024-03-01");
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_TO, false, "died on 01.03.2024");
    edit.to = edit.from;
    g_autoptr(MamsEditPreview) last_day = preview_of(desk, &edit);
    assert_int_equal(last_day->problems->len, 0);
}

static void test_law(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(TIMUR, "crisis-d-e", "2025-06-01", "2025-12-31");
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_FROM, true, "only from 01.01.2026");
    edit.to = day("2026-01-01");
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_FROM, false, "counts only from 01.01.2026");
    edit.from = day("2026-01-01");
    g_autoptr(MamsEditPreview) preview = preview_of(desk, &edit);
    assert_int_equal(preview->problems->len, 0);
}

static void test_child(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(ALIYA, "child", "2024-01-01", "2024-07-14");
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_CATEGORY, true, "14.07.2006 implies it");
    edit = edit_of(TIMUR, "detained", "2024-08-01", "2024-09-14");
    g_autoptr(MamsEditPreview) detained = preview_of(desk, &edit);
    assert_int_equal(detained->problems->len, 0);
}

static void test_overlap(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    static const char other[] = "full-time learner, 01.09.2023–30.06.2024, register 'education";
    MamsAssignmentEdit edit = edit_of(SERIK, "student", "2024-06-30", "2025-06-30");
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_FROM, true, other);
    expect_refused(desk, &edit, MAMS_ERROR_DATA, other);
    edit = edit_of(SERIK, "student", "2023-08-01", "2023-09-01");
    g_autoptr(MamsEditPreview) before = preview_of(desk, &edit);
    assert_true(has_problem(before, MAMS_EDIT_FIELD_TO, true, other));
    edit.to = day("2023-08-31");
    g_autoptr(MamsEditPreview) beside = preview_of(desk, &edit);
    assert_int_equal(beside->problems->len, 0);
    edit = edit_of(SERIK, "disabled", "2024-01-01", NULL); /* another category */
    g_autoptr(MamsEditPreview) another = preview_of(desk, &edit);
    assert_int_equal(another->problems->len, 0);
}

/* The Fund's confirmation ends by itself, whatever its record says. */
static void test_temporary_twice(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(TIMUR, "temporary", "2024-09-10", NULL);
    edit.iin = SERIK;
    assert_int_equal(save_edit(desk, &edit).outcome, MAMS_OUTCOME_APPLIED);
    edit.from = day("2024-10-09");
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_FROM, true, "10.09.2024");
    edit.from = day("2024-10-10");
    assert_int_equal(save_edit(desk, &edit).outcome, MAMS_OUTCOME_APPLIED);
}

static void test_exclusions(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(SERIK, "carer-group-1", "2024-04-15", NULL);
    g_autoptr(MamsEditPreview) preview = preview_of(desk, &edit);
    assert_false(preview->blocked);
    assert_int_equal(preview->problems->len, 2);
    assert_true(has_problem(preview, MAMS_EDIT_FIELD_CATEGORY, false, "01.02.2024–…"));
    assert_true(
        has_problem(preview, MAMS_EDIT_FIELD_CATEGORY, false, "2024-04 … 2024-05: ТОО Нұр"));
    /* Also the other way round, and when the record is only seen later. */
    edit = edit_of(TIMUR, "kandas", "2024-12-05", NULL);
    assert_int_equal(save_edit(desk, &edit).outcome, MAMS_OUTCOME_APPLIED);
    edit = edit_of(TIMUR, "business", "2024-12-20", NULL);
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_CATEGORY, false, "05.12.2024–…");
    edit = edit_of(SERIK, "disabled", "2024-04-15", NULL); /* may work */
    g_autoptr(MamsEditPreview) works = preview_of(desk, &edit);
    assert_int_equal(works->problems->len, 0);
}

/* ---- what would change ---- */

static const MamsMonthPair *pair_of(const MamsEditPreview *preview, const char *name)
{
    MamsMonth month = mams_month_parse(name);
    assert_in_range(month, preview->from, preview->to);
    return &g_array_index(preview->months, MamsMonthPair, month - preview->from);
}

static void test_flips(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", "2024-12-31");
    g_autoptr(MamsEditPreview) preview = preview_of(desk, &edit);
    assert_int_equal(preview->card->answer->verdict, MAMS_VERDICT_NOT_INSURED);
    assert_int_equal(preview->answer->verdict, MAMS_VERDICT_INSURED);
    assert_int_equal(preview->from, mams_month_parse("2022-12"));
    assert_int_equal(preview->to, mams_month_parse("2025-11"));
    assert_int_equal(preview->months->len, 36);
    const MamsMonthPair *flip = pair_of(preview, "2024-09"), *ahead = pair_of(preview, "2024-12");
    assert_int_equal(flip->left.mark, MAMS_MARK_NONE);
    assert_int_equal(flip->right.mark, MAMS_MARK_STATE);
    assert_int_equal(ahead->right.verdict, MAMS_VERDICT_INSURED);
    const MamsMonthPair *same = pair_of(preview, "2024-08");
    assert_true(mams_month_answer_same(&same->left, &same->right));
    assert_true(preview->n_flips >= 4);
    assert_int_equal(count_records(desk, ALIYA), 0); /* nothing was written */
}

static void test_withdrawal_is_shown(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = MAMS_EDIT_NONE;
    edit.kind = MAMS_EDIT_UNASSIGN;
    edit.iin = SERIK;
    edit.category = "student";
    edit.from = day("2023-09-01");
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_REASON, true, "why");
    expect_refused(desk, &edit, MAMS_ERROR_USAGE, "why");
    g_autoptr(MamsEditPreview) preview = preview_of(desk, &edit);
    assert_non_null(preview->old);
    assert_null(preview->row);
    assert_int_equal(pair_of(preview, "2024-06")->left.mark, MAMS_MARK_STATE);
    assert_int_equal(pair_of(preview, "2024-06")->right.mark, MAMS_MARK_NONE);
    edit.from = day("2023-09-02");
    edit.reason = "x";
    expect_refused(desk, &edit, MAMS_ERROR_NOT_FOUND, "'student'");
    edit.category = "king";
    expect_refused(desk, &edit, MAMS_ERROR_USAGE, "'king'");
}

/* ---- saving ---- */

static void test_save(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", "2025-06-30");
    edit.document = "  №\t17 \"б\" ";
    MamsEditResult result = save_edit(desk, &edit);
    assert_int_equal(result.outcome, MAMS_OUTCOME_APPLIED);
    assert_int_equal(verdict_at(desk, ALIYA, MAMS_KNOWN_NOW), MAMS_VERDICT_INSURED);
    assert_int_equal(verdict_at(desk, ALIYA, result.entry), MAMS_VERDICT_INSURED);
    assert_int_equal(verdict_at(desk, ALIYA, result.entry - 1), MAMS_VERDICT_NOT_INSURED);
    g_autofree char *entry = last_entry(desk);
    assert_string_equal(
        entry,
        "assign {\"before\":null,\"after\":{\"category\":\"student\",\"from\":\"2024-09-01\","
        "\"to\":\"2025-06-30\",\"document\":\"№ 17 \\\"б\\\"\",\"document_date\":"
        "\"2024-09-02\",\"issuer\":\"КазНУ\",\"register\":null},\"reason\":\"paper "
        "shown\"}");
    /* Once more: nothing happens. */
    result = save_edit(desk, &edit);
    assert_int_equal(result.outcome, MAMS_OUTCOME_NOTHING);
    assert_int_equal(result.entry, 0);
}

static void test_extend(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(SERIK, "student", "2023-09-01", "2025-06-30");
    g_autoptr(MamsEditPreview) preview = preview_of(desk, &edit);
    assert_non_null(preview->old);
    assert_int_equal(preview->why, 0); /* only days that are not closed become others */
    assert_int_equal(preview->problems->len, 0);
    MamsEditResult result = save_edit(desk, &edit);
    assert_int_equal(result.outcome, MAMS_OUTCOME_APPLIED);
    assert_int_equal(count_records(desk, SERIK), 3);
    g_autofree char *entry = last_entry(desk);
    assert_non_null(strstr(entry, "\"before\":{\"category\":\"student\",\"from\":\"2023-09-01\","
                                  "\"to\":\"2024-06-30\""));
    assert_non_null(strstr(entry, "\"after\":{\"category\":\"student\",\"from\":\"2023-09-01\","
                                  "\"to\":\"2025-06-30\""));
}

/* Another first day: the old record goes and the new one comes, by one entry. */
static void test_move(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = edit_of(SERIK, "business", "2024-03-01", NULL);
    expect_problem(desk, &edit, MAMS_EDIT_FIELD_FROM, true, "01.02.2024");
    edit.old_category = "business";
    edit.old_from = day("2024-02-01");
    MamsEditResult result = save_edit(desk, &edit);
    assert_int_equal(result.outcome, MAMS_OUTCOME_APPLIED);
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsAssignmentHistory) history = mams_desk_assignment_history(desk, SERIK, &error);
    assert_non_null(history);
    int entered = 0, withdrawn = 0;
    for (guint i = 0; i < history->rows->versions->len; i++) {
        const MamsAssignmentVersion *version =
            &g_array_index(history->rows->versions, MamsAssignmentVersion, i);
        entered += version->row.entered == result.entry;
        withdrawn += version->withdrawn == result.entry;
    }
    assert_int_equal(entered, 1);
    assert_int_equal(withdrawn, 1);
    assert_int_equal(count_records(desk, SERIK), 3);
    edit.old_from = day("2024-02-02");
    expect_refused(desk, &edit, MAMS_ERROR_NOT_FOUND, "'business' from '2024-02-02'");
}

static void test_unassign(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    MamsAssignmentEdit edit = MAMS_EDIT_NONE;
    edit.kind = MAMS_EDIT_UNASSIGN;
    edit.iin = SERIK;
    edit.category = "business";
    edit.from = day("2024-02-01");
    edit.reason = "closed before";
    assert_int_equal(save_edit(desk, &edit).outcome, MAMS_OUTCOME_APPLIED);
    assert_int_equal(count_records(desk, SERIK), 2);
    g_autofree char *entry = last_entry(desk);
    assert_non_null(strstr(entry, "unassign {\"before\":{\"category\":\"business\""));
    assert_non_null(strstr(entry, "\"after\":null,\"reason\":\"closed before\"}"));
}

/* What a form shows may have been changed by somebody else since. */
static void test_seen(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    g_autoptr(MamsDesk) other = office_desk(*state, "saule");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", "2025-06-30");
    g_autoptr(MamsEditPreview) preview = preview_of(desk, &edit);
    edit.seen = preview->card->journal;
    office_import(*state, "payments",
                  "iin,month,kind,amount,paid_on\n060714690017,2024-08,self,4250,2024-09-01\n");
    assert_int_equal(save_edit(other, &edit).outcome, MAMS_OUTCOME_APPLIED);
    edit.to = day("2025-07-31");
    expect_refused(desk, &edit, MAMS_ERROR_BUSY, "060714690017");
    edit.seen = mams_journal_head(desk->store, true, NULL);
    assert_int_equal(save_edit(desk, &edit).outcome, MAMS_OUTCOME_APPLIED);
}

/* A change that does not fit on the disk leaves neither a record nor a journal entry. */
static void test_full_disk(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    sqlite3 *db = desk->store->db;
    g_autofree char *long_text = g_strnfill(500, 'x');
    MamsAssignmentEdit edit = edit_of(TIMUR, "disabled", "2024-09-01", NULL);
    MamsEditResult result;
    int made = 0;
    edit.reason = long_text;
    sqlite3_exec(db, "PRAGMA max_page_count = 1", NULL, NULL, NULL); /* as many as there are */
    while (made < 1000 && mams_desk_edit_save(desk, &edit, MAMS_LANG_EN, &result, &error)) {
        made++;
        edit.to = edit.from + made;
    }
    expect_fault(&error, MAMS_ERROR_IO, "disk is full");
    g_autoptr(MamsEditPreview) preview = preview_of(desk, &edit);
    assert_false(preview->same);
    int64_t entries;
    assert_true(mams_journal_verify(desk->store, &entries, &error));
    sqlite3_exec(db, "PRAGMA max_page_count = 100000", NULL, NULL, NULL);
    assert_int_equal(save_edit(desk, &edit).entry, entries + 1);
}

static void test_roles(void **state)
{
    static const char *const logins[] = {"bolat", "saule", "nurlan", "admin"};
    MamsAssignmentEdit edit = edit_of(TIMUR, "student", "2024-09-01", "2025-06-30");
    for (guint i = 0; i < G_N_ELEMENTS(logins); i++) {
        g_autoptr(MamsDesk) desk = office_desk(*state, logins[i]);
        edit.to++;
        assert_int_equal(save_edit(desk, &edit).outcome, MAMS_OUTCOME_APPLIED);
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) ivan = office_desk(*state, "ivan");
    expect_refused(ivan, &edit, MAMS_ERROR_NOT_PERMITTED, "'ivan'");
    assert_null(mams_desk_edit_preview(ivan, &edit, MAMS_LANG_EN, 24, &error));
    expect_fault(&error, MAMS_ERROR_NOT_PERMITTED, "'ivan'");
    g_autoptr(MamsDesk) nobody = office_desk(*state, "nobody");
    expect_refused(nobody, &edit, MAMS_ERROR_NOT_PERMITTED, "'nobody'");
    g_autoptr(MamsDesk) bolat = office_desk(*state, "bolat");
    edit.iin = INT64_C(990101390011);
    expect_refused(bolat, &edit, MAMS_ERROR_NOT_FOUND, "990101390011");
}

static void test_issuers(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    g_autoptr(GPtrArray) none = mams_desk_issuers(desk, 10, &error);
    assert_int_equal(none->len, 0);
    static const char *const issuers[] = {"КазНУ", "ЕНУ", "ҚазҰУ \"Аль\"", "КазНУ"};
    for (size_t i = 0; i < G_N_ELEMENTS(issuers); i++) {
        g_autofree char *to = g_strdup_printf("2025-0%zu-28", i + 1);
        MamsAssignmentEdit edit = edit_of(TIMUR, "student", "2024-09-01", to);
        edit.issuer = issuers[i];
        save_edit(desk, &edit);
    }
    g_autoptr(GPtrArray) used = mams_desk_issuers(desk, 2, &error);
    assert_int_equal(used->len, 2);
    assert_string_equal(used->pdata[0], "КазНУ"); /* the latest, once */
    assert_string_equal(used->pdata[1], "ҚазҰУ \"Аль\"");
    g_autoptr(MamsDesk) reader = office_desk(*state, "ivan");
    assert_null(mams_desk_issuers(reader, 10, &error));
    expect_fault(&error, MAMS_ERROR_NOT_PERMITTED, "ivan");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, office_set_up, office_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_not_complete),
        TEST(test_paper),
        TEST(test_lengths),
        TEST(test_life),
        TEST(test_law),
        TEST(test_child),
        TEST(test_overlap),
        TEST(test_temporary_twice),
        TEST(test_exclusions),
        TEST(test_flips),
        TEST(test_withdrawal_is_shown),
        TEST(test_save),
        TEST(test_extend),
        TEST(test_move),
        TEST(test_unassign),
        TEST(test_seen),
        TEST(test_full_disk),
        TEST(test_roles),
        TEST(test_issuers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
