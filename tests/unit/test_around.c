/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include "desk/desk_private.h"
#include "fixture.h"

/* What stands beside the answer on a card. */

typedef struct {
    MamsDesk *desk;
    MamsCard *card;
    MamsAround *around;
} Opened;

static Opened open_on(const char *iin, MamsDay on)
{
    g_autoptr(GError) error = NULL;
    Opened opened = {.desk = fixture_desk_open()};
    opened.card =
        mams_desk_card(opened.desk, g_ascii_strtoll(iin, NULL, 10), on, G_MAXINT64, 24, &error);
    if (opened.card != NULL)
        opened.around = mams_desk_around(opened.desk, opened.card, &error);
    if (opened.around == NULL)
        fail_msg("%s", error->message);
    return opened;
}

static void close_opened(Opened *opened)
{
    mams_around_free(opened->around);
    mams_card_free(opened->card);
    fixture_desk_close(opened->desk);
}

static const MamsAssignment *category_at(const Opened *opened, guint index)
{
    return &g_array_index(opened->around->categories, MamsAssignment, index);
}

static void test_categories_in_force(void **state)
{
    (void)state;
    Opened opened = open_on(FIXTURE_SAULE, MAMS_DAY_NONE);
    const MamsRules *rules = mams_desk_rules(opened.desk);
    assert_int_equal(opened.around->categories->len, 1);
    const MamsAssignment *business = category_at(&opened, 0);
    assert_int_equal(business->category, mams_rules_category(rules, "business"));
    assert_string_equal(business->document, "KZ-77");
    assert_string_equal(business->reg, "justice");
    close_opened(&opened);
    /* The day before it begins. */
    opened = open_on(FIXTURE_SAULE, mams_day_make(2023, 1, 9));
    assert_int_equal(opened.around->categories->len, 0);
    close_opened(&opened);
}

/* A child is one by the birth date alone, to the 18th birthday. */
static void test_the_category_of_a_child(void **state)
{
    (void)state;
    MamsDay birthday = mams_day_make(2024, 7, 14);
    Opened opened = open_on(FIXTURE_ALIYA, birthday);
    assert_int_equal(opened.around->categories->len, 1);
    assert_int_equal(category_at(&opened, 0)->category, mams_desk_rules(opened.desk)->child_index);
    assert_int_equal(category_at(&opened, 0)->to, birthday);
    close_opened(&opened);
    opened = open_on(FIXTURE_ALIYA, birthday + 1);
    assert_int_equal(opened.around->categories->len, 0);
    close_opened(&opened);
}

static void test_relatives(void **state)
{
    (void)state;
    Opened opened = open_on(FIXTURE_ARTYOM, MAMS_DAY_NONE);
    assert_int_equal(opened.around->relatives->len, 2);
    const MamsCardRelative *parent = g_ptr_array_index(opened.around->relatives, 0);
    assert_int_equal(parent->relation, 'p');
    assert_string_equal(parent->name, "Жумабаева Сауле");
    assert_string_equal(parent->given, "Сауле");
    assert_int_equal(parent->birth, mams_day_make(1985, 3, 17));
    assert_int_equal(parent->sex, MAMS_SEX_FEMALE);
    assert_int_equal(parent->verdict, MAMS_VERDICT_CONDITIONAL);
    const MamsCardRelative *guardian = g_ptr_array_index(opened.around->relatives, 1);
    assert_int_equal(guardian->relation, 'g');
    assert_int_equal(guardian->iin, g_ascii_strtoll(FIXTURE_UNKNOWN, NULL, 10));
    assert_null(guardian->name);
    assert_int_equal(guardian->birth, MAMS_DAY_NONE);
    assert_int_equal(guardian->verdict, MAMS_VERDICT_NONE);
    close_opened(&opened);
    opened = open_on(FIXTURE_ALIYA, MAMS_DAY_NONE);
    assert_int_equal(opened.around->relatives->len, 0);
    assert_int_equal(opened.around->inquiries->len, 0);
    assert_int_equal(opened.around->n_inquiries, 0);
    close_opened(&opened);
}

/* All files of the fixture are of 20.11.2024. */
static void test_ages(void **state)
{
    (void)state;
    MamsDay imported = mams_day_make(2024, 11, 20);
    Opened opened = open_on(FIXTURE_ALIYA, MAMS_DAY_NONE);
    int limit = mams_desk_rules(opened.desk)->stale_days;
    close_opened(&opened);
    for (int late = 0; late < 2; late++) {
        opened = open_on(FIXTURE_ALIYA, imported + limit + late);
        for (int data = 0; data < MAMS_N_DATA; data++) {
            assert_int_equal(opened.around->ages[data].day, imported);
            assert_int_equal(opened.around->ages[data].stale, late);
        }
        close_opened(&opened);
    }
}

static void test_who_may_not_see_it(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    Opened opened = open_on(FIXTURE_ALIYA, MAMS_DAY_NONE);
    opened.desk->roles = MAMS_OPERATOR_ADMINISTRATOR;
    assert_null(mams_desk_around(opened.desk, opened.card, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_NOT_PERMITTED));
    close_opened(&opened);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_categories_in_force), cmocka_unit_test(test_the_category_of_a_child),
        cmocka_unit_test(test_relatives),           cmocka_unit_test(test_ages),
        cmocka_unit_test(test_who_may_not_see_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
