/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include "rules_fixture.h"
#include "status/diff.h"

/* Which months differ between two states of knowledge, and which entries are named for them. */

static MamsDay day(const char *text)
{
    return mams_day_parse(text);
}

static MamsMonth month(const char *text)
{
    return mams_month_parse(text);
}

static MamsFacts *new_payer(void)
{
    MamsFacts *facts = mams_facts_new();
    facts->iin = 850317490011;
    facts->birth = day("1985-03-17");
    for (MamsMonth m = month("2022-07"); m <= month("2024-08"); m++)
        mams_facts_add_payment(
            facts, &(MamsPayment){.month = m,
                                  .kind = MAMS_KIND_SELF,
                                  .amount = mams_rules_month_rate(rules, MAMS_KIND_SELF, m,
                                                                  mams_month_year(m)),
                                  .paid_on = mams_month_day(m, 20),
                                  .received_on = MAMS_DAY_NONE,
                                  .posted_on = MAMS_DAY_NONE,
                                  .returned_on = MAMS_DAY_NONE});
    mams_facts_sort(facts);
    return facts;
}

static GArray *new_changes(void)
{
    return g_array_new(FALSE, FALSE, sizeof(MamsFactChange));
}

static void add_change(GArray *changes, int64_t entry, MamsChangedFact fact, const char *from,
                       const char *to)
{
    MamsFactChange change = {.entry = entry,
                             .fact = fact,
                             .from = from ? month(from) : MAMS_MONTH_NONE,
                             .to = to ? month(to) : MAMS_MONTH_FOREVER};
    g_array_append_val(changes, change);
}

static GPtrArray *diff(const MamsFacts *before, const MamsFacts *after, const GArray *changes)
{
    return mams_status_diff(rules, before, after, day("2024-11-22"), month("2022-12"),
                            month("2024-11"), changes);
}

static void check_entries(const MamsMonthDiff *one, guint n, ...)
{
    va_list entries;
    assert_int_equal(one->entries->len, n);
    va_start(entries, n);
    for (guint i = 0; i < n; i++)
        assert_int_equal(g_array_index(one->entries, int64_t, i), va_arg(entries, int));
    va_end(entries);
}

static void test_nothing_changed(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = new_payer();
    g_autoptr(GArray) changes = new_changes();
    add_change(changes, 7, MAMS_CHANGE_PERSON, NULL, NULL);
    g_autoptr(GPtrArray) months = diff(facts, facts, changes);
    assert_int_equal(months->len, 0);
}

/* A payment that became known names its own month; later months hang on it. */
static void test_payment(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) after = new_payer();
    g_autoptr(MamsFacts) before = mams_facts_copy(after);
    guint last = before->payments->len - 1;
    g_array_remove_index(before->payments, last);
    g_autoptr(GArray) changes = new_changes();
    add_change(changes, 5, MAMS_CHANGE_PERSON, NULL, NULL);
    add_change(changes, 6, MAMS_CHANGE_PAYMENT, "2024-08", "2024-08");
    add_change(changes, 6, MAMS_CHANGE_PAYMENT, "2024-08", "2024-08");
    add_change(changes, 9, MAMS_CHANGE_PAYMENT, "2020-02", "2020-02");
    g_autoptr(GPtrArray) months = diff(before, after, changes);
    assert_int_equal(months->len, 3);
    const MamsMonthDiff *august = g_ptr_array_index(months, 0);
    assert_int_equal(august->month, month("2024-08"));
    assert_int_equal(august->before.mark, MAMS_MARK_NONE);
    assert_int_equal(august->after.mark, MAMS_MARK_PAID);
    assert_int_equal(august->after.paid, 425000);
    assert_true(august->direct);
    check_entries(august, 1, 6);
    /* September hangs on August, and so does November: the right is kept three months. */
    const MamsMonthDiff *september = g_ptr_array_index(months, 1);
    assert_int_equal(september->before.verdict, MAMS_VERDICT_CONDITIONAL);
    assert_int_equal(september->after.verdict, MAMS_VERDICT_INSURED);
    const MamsMonthDiff *november = g_ptr_array_index(months, 2);
    assert_int_equal(november->month, month("2024-11"));
    assert_int_equal(november->before.verdict, MAMS_VERDICT_NOT_INSURED);
    assert_int_equal(november->after.verdict, MAMS_VERDICT_CONDITIONAL);
    assert_false(november->direct);
    check_entries(november, 2, 6, 9);
}

static void test_returned_payment(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) before = new_payer();
    g_autoptr(MamsFacts) after = mams_facts_copy(before);
    g_array_index(after->payments, MamsPayment, after->payments->len - 1).returned_on =
        day("2024-11-01");
    g_autoptr(GArray) changes = new_changes();
    add_change(changes, 12, MAMS_CHANGE_PAYMENT, "2024-08", "2024-08");
    g_autoptr(GPtrArray) months = diff(before, after, changes);
    const MamsMonthDiff *august = g_ptr_array_index(months, 0);
    assert_int_equal(august->month, month("2024-08"));
    assert_false(august->before.returned);
    assert_true(august->after.returned);
    check_entries(august, 1, 12);
}

static void test_assignment(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) before = new_payer();
    g_autoptr(MamsFacts) after = mams_facts_copy(before);
    mams_facts_add_assignment(after,
                              &(MamsAssignment){.category = mams_rules_category(rules, "student"),
                                                .from = day("2024-09-01"),
                                                .to = day("2024-10-15"),
                                                .document_date = MAMS_DAY_NONE});
    mams_facts_sort(after);
    g_autoptr(GArray) changes = new_changes();
    add_change(changes, 20, MAMS_CHANGE_ASSIGNMENT, "2024-09", "2024-10");
    g_autoptr(GPtrArray) months = diff(before, after, changes);
    assert_true(months->len >= 2);
    for (guint i = 0; i < 2; i++) {
        const MamsMonthDiff *one = g_ptr_array_index(months, i);
        assert_int_equal(one->month, month("2024-09") + (MamsMonth)i);
        assert_int_equal(one->after.mark, MAMS_MARK_STATE);
        assert_true(one->direct);
        check_entries(one, 1, 20);
    }
}

/* A death touches every month, so the entry that recorded it is named. */
static void test_death(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) before = new_payer();
    g_autoptr(MamsFacts) after = mams_facts_copy(before);
    after->death = day("2024-10-10");
    g_autoptr(GArray) changes = new_changes();
    add_change(changes, 30, MAMS_CHANGE_PERSON, NULL, NULL);
    g_autoptr(GPtrArray) months = diff(before, after, changes);
    assert_int_equal(months->len, 2);
    const MamsMonthDiff *october = g_ptr_array_index(months, 0);
    assert_int_equal(october->month, month("2024-10"));
    assert_int_equal(october->after.verdict, MAMS_VERDICT_DEAD);
    assert_true(october->direct);
    check_entries(october, 1, 30);
}

static void test_person_not_known_before(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) after = new_payer();
    g_autoptr(GArray) changes = new_changes();
    add_change(changes, 2, MAMS_CHANGE_PERSON, NULL, NULL);
    add_change(changes, 3, MAMS_CHANGE_PAYMENT, "2022-12", "2022-12");
    g_autoptr(GPtrArray) months = diff(NULL, after, changes);
    assert_int_equal(months->len, 24);
    const MamsMonthDiff *first = g_ptr_array_index(months, 0);
    assert_int_equal(first->before.verdict, MAMS_VERDICT_NONE);
    assert_int_equal(first->before.mark, MAMS_MARK_NONE);
    check_entries(first, 2, 2, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_changed),
        cmocka_unit_test(test_payment),
        cmocka_unit_test(test_returned_payment),
        cmocka_unit_test(test_assignment),
        cmocka_unit_test(test_death),
        cmocka_unit_test(test_person_not_known_before),
    };
    return cmocka_run_group_tests(tests, rules_setup, rules_teardown);
}
