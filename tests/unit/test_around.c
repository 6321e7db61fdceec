/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "cm.h"

#include "desk/desk_private.h"
#include "fixture.h"

/* What stands beside the answer on a card. */

typedef struct {
    MamsDesk *desk;
    MamsCard *card;
    MamsAround *around;
} Opened;

static Opened open_known(const char *iin, MamsDay on, int64_t known)
{
    g_autoptr(GError) error = NULL;
    Opened opened = {.desk = fixture_desk_open()};
    opened.card =
        mams_desk_card(opened.desk, g_ascii_strtoll(iin, NULL, 10), on, known, 24, &error);
    if (opened.card != NULL)
        opened.around = mams_desk_around(opened.desk, opened.card, &error);
    if (opened.around == NULL)
        fail_msg("%s", error->message);
    return opened;
}

static Opened open_on(const char *iin, MamsDay on)
{
    return open_known(iin, on, MAMS_KNOWN_NOW);
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

/* One payment as of a day; gives the first entry of the import. */
static int64_t import_payment(const char *rest, MamsDay as_of)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = NULL;
    g_autofree char *csv =
        g_strconcat("iin,month,kind,amount,paid_on,received_on,posted_on\n" FIXTURE_TIMUR ",", rest,
                    "\n", NULL);
    int fd = g_file_open_tmp("mams-around-XXXXXX.csv", &path, &error);
    assert_true(fd >= 0);
    g_close(fd, NULL);
    assert_true(g_file_set_contents(path, csv, -1, NULL));
    MamsDesk *desk = fixture_desk_open();
    desk->roles = MAMS_OPERATOR_EVERYTHING;
    MamsImportOptions options = {.kind = "payments", .as_of = as_of};
    g_autoptr(MamsImportReport) report = mams_desk_import(desk, path, &options, &error);
    if (report == NULL)
        fail_msg("%s", error->message);
    int64_t entry = report->entry;
    fixture_desk_close(desk);
    g_unlink(path);
    return entry;
}

static void check_known(int64_t known, MamsDay payments, MamsDay others)
{
    Opened opened = open_known(FIXTURE_TIMUR, MAMS_DAY_NONE, known);
    assert_int_equal(opened.card->data_of, payments);
    for (int data = 0; data < MAMS_N_DATA; data++)
        assert_int_equal(opened.around->ages[data].day,
                         data == MAMS_DATA_PAYMENTS ? payments : others);
    close_opened(&opened);
}

/* What was known then was known from the files of then. */
static void test_ages_as_known_before(void **state)
{
    (void)state;
    MamsDay first = mams_day_make(2024, 11, 20), second = mams_day_make(2024, 11, 21);
    int64_t entry = import_payment("2024-07,self,4250,2024-08-10,,", second);
    int64_t again = import_payment("2024-06,self,4250,2024-07-10,,", second + 1);
    check_known(MAMS_KNOWN_NOW, second + 1, first);
    check_known(again, second + 1, first);
    check_known(again - 1, second, first);
    check_known(entry, second, first);
    check_known(entry - 1, first, first);
    /* The citizens come first: the others were not imported yet. */
    Opened opened = open_known(FIXTURE_TIMUR, MAMS_DAY_NONE, 3);
    assert_int_equal(opened.around->ages[MAMS_DATA_CITIZENS].day, first);
    assert_int_equal(opened.around->ages[MAMS_DATA_RELATIVES].day, MAMS_DAY_NONE);
    assert_int_equal(opened.card->data_of, MAMS_DAY_NONE);
    assert_true(opened.card->person.no_stages);
    close_opened(&opened);
    opened = open_known(FIXTURE_TIMUR, MAMS_DAY_NONE, again);
    assert_false(opened.card->person.no_stages);
    close_opened(&opened);
}

/* A database that was filled before its ages were kept by entry. */
static void test_ages_without_a_history(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = fixture_desk_open();
    MamsDay day = mams_day_make(2024, 11, 22), read;
    assert_true(mams_store_begin(desk->store, &error));
    assert_true(mams_store_set_meta(desk->store, "as_of_history:citizens", "x\n-1 y\n9", &error));
    assert_true(mams_desk_age(desk, MAMS_FILE_CITIZENS, 100, &read, &error));
    assert_int_equal(read, MAMS_DAY_NONE);
    assert_true(mams_store_set_meta(desk->store, "as_of_history:citizens", "", &error));
    assert_true(mams_desk_set_age(desk, MAMS_FILE_CITIZENS, day, 50, &error));
    assert_true(mams_desk_age(desk, MAMS_FILE_CITIZENS, 49, &read, &error));
    assert_int_equal(read, MAMS_DAY_NONE);
    assert_true(mams_desk_age(desk, MAMS_FILE_CITIZENS, 50, &read, &error));
    assert_int_equal(read, day);
    mams_store_rollback(desk->store);
    fixture_desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_categories_in_force),
        cmocka_unit_test(test_the_category_of_a_child),
        cmocka_unit_test(test_relatives),
        cmocka_unit_test(test_ages),
        cmocka_unit_test(test_who_may_not_see_it),
        cmocka_unit_test(test_ages_as_known_before),
        cmocka_unit_test(test_ages_without_a_history),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
