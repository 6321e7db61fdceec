/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <glib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/error.h"

#define HEADER "day,kind,name,confidence,source\n"

static MamsCalendar *calendar; /* of data/holidays.csv */

static int read_calendar(void **state)
{
    (void)state;
    g_autofree char *csv = NULL;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(MAMS_SRCDIR "/data/holidays.csv", &csv, NULL, &error))
        fail_msg("%s", error->message);
    calendar = mams_calendar_new(csv, "holidays.csv", &error);
    if (calendar == NULL)
        fail_msg("%s", error->message);
    return 0;
}

static int free_calendar(void **state)
{
    (void)state;
    mams_calendar_free(calendar);
    return 0;
}

static MamsDay day(const char *text)
{
    MamsDay result = mams_day_parse(text);
    assert_int_not_equal(result, MAMS_DAY_NONE);
    return result;
}

static void expect_working(const char *text, bool expected)
{
    if (mams_calendar_is_working(calendar, day(text)) != expected)
        fail_msg("%s must be %s", text, expected ? "worked" : "off");
}

static void test_days(void **state)
{
    (void)state;
    static const char *const off[] = {
        "2024-01-01", "2024-01-02", "2023-01-03", "2022-01-04", "2025-01-07", "2026-11-21",
        "2026-11-22", "2020-03-25", "2022-05-10", "2026-03-25", "2021-12-01", "2021-12-17",
        "2022-10-25", "2025-09-01", "2025-06-06", "2027-03-15", "2026-12-16",
    };
    static const char *const worked[] = {
        "2025-01-06", "2026-11-23", "2022-12-01", "2022-12-19", "2021-10-25", "2023-01-09",
        "2024-01-08", "2024-06-17", "2022-07-11", "2026-03-16", "2026-08-31", "2026-03-26",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(off); i++)
        expect_working(off[i], false);
    for (size_t i = 0; i < G_N_ELEMENTS(worked); i++)
        expect_working(worked[i], true);
}

/* Each day of rest that was moved: the day that was off, and the one worked instead. */
static void test_moved_days(void **state)
{
    (void)state;
    static const char *const moves[][2] = {
        {"2020-01-03", "2020-01-05"}, {"2020-05-08", "2020-05-11"}, {"2020-12-18", "2020-12-20"},
        {"2021-07-05", "2021-07-03"}, {"2022-03-07", "2022-03-05"}, {"2022-08-29", "2022-08-27"},
        {"2022-10-24", "2022-10-22"}, {"2023-07-07", "2023-07-01"}, {"2024-05-08", "2024-05-04"},
        {"2025-01-03", "2025-01-05"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(moves); i++) {
        expect_working(moves[i][0], false);
        expect_working(moves[i][1], true);
    }
}

static void expect_add(const char *from, int count, const char *expected, bool expected_uncertain)
{
    bool uncertain = !expected_uncertain;
    char text[MAMS_DAY_TEXT_SIZE];
    MamsDay to = mams_calendar_add_working_days(calendar, day(from), count, &uncertain);
    assert_string_equal(mams_day_format(to, text), expected);
    assert_int_equal(uncertain, expected_uncertain);
    assert_int_equal(mams_calendar_add_working_days(calendar, day(from), count, NULL), to);
}

static void test_add(void **state)
{
    (void)state;
    expect_add("2025-09-10", 3, "2025-09-15", false);
    expect_add("2024-08-01", 3, "2024-08-06", false);
    expect_add("2024-11-22", 3, "2024-11-27", false);
    expect_add("2024-11-23", 1, "2024-11-25", false);
    expect_add("2024-11-23", 0, "2024-11-23", false);
    /* New Year of 2025: Friday the 3rd is off, Sunday the 5th is worked, the 7th is off. */
    expect_add("2024-12-31", 1, "2025-01-05", false);
    expect_add("2024-12-30", 4, "2025-01-08", false);
    /* Nauryz: 21-25 March 2025 and 2026 are off. */
    expect_add("2025-03-20", 1, "2025-03-26", false);
    expect_add("2026-03-19", 2, "2026-03-26", false);
    expect_add("2022-05-06", 1, "2022-05-11", false);
    expect_add("2024-05-03", 3, "2024-05-10", false);
    /* Constitution Day of 2026 is no day off, neither on 16 March nor on 31 August. */
    expect_add("2026-03-13", 1, "2026-03-16", false);
    expect_add("2026-08-28", 1, "2026-08-31", false);
    /* A complaint of Saturday 7 November 2026: registered on Monday, 15 working days run. */
    expect_add("2026-11-09", 15, "2026-11-30", false);
}

static void test_uncertain(void **state)
{
    (void)state;
    expect_add("2026-12-30", 1, "2026-12-31", false);
    expect_add("2026-12-30", 2, "2027-01-05", true);
    expect_add("2026-12-31", 0, "2026-12-31", false);
    expect_add("2027-02-01", 5, "2027-02-08", false);
    expect_add("2027-05-14", 1, "2027-05-17", true);
    /* Years that the file does not hold have weekends only, and say so. */
    expect_add("2027-12-30", 2, "2028-01-03", true);
    expect_add("2019-12-31", 1, "2020-01-05", false);
    expect_add("2019-12-30", 1, "2019-12-31", true);
    expect_add("2030-01-01", 1, "2030-01-02", true);
}

static void test_count(void **state)
{
    (void)state;
    MamsDay from = day("2024-12-30"), to = day("2025-01-08");
    assert_int_equal(mams_calendar_count_working_days(calendar, from, to), 4);
    assert_int_equal(mams_calendar_count_working_days(calendar, to, from), -4);
    assert_int_equal(mams_calendar_count_working_days(calendar, to, to), 0);
    assert_int_equal(mams_calendar_count_working_days(calendar, MAMS_DAY_NONE, to), 0);
    assert_int_equal(mams_calendar_count_working_days(calendar, from, MAMS_DAY_FOREVER), 0);
    /* Whole years as the State's balances of working time had them; 2024 and 2026 with the day that
     * was withdrawn later (17 June 2024, 31 August 2026). */
    static const int years[][2] = {{2021, 245}, {2024, 248 + 1}, {2026, 246 + 1}};
    for (size_t i = 0; i < G_N_ELEMENTS(years); i++) {
        MamsDay before = mams_day_make(years[i][0], 1, 1) - 1;
        MamsDay last = mams_day_make(years[i][0], 12, 31);
        assert_int_equal(mams_calendar_count_working_days(calendar, before, last), years[i][1]);
    }
}

/* Counting back what was added gives the same number, and the day reached is worked. */
static void test_add_and_count_agree(void **state)
{
    (void)state;
    guint32 seed = g_random_int();
    print_message("seed %u\n", seed);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    for (int i = 0; i < 5000; i++) {
        MamsDay from = g_rand_int_range(random, day("2019-06-01"), day("2028-06-01"));
        int count = g_rand_int_range(random, 1, 60);
        MamsDay to = mams_calendar_add_working_days(calendar, from, count, NULL);
        assert_true(mams_calendar_is_working(calendar, to));
        assert_int_equal(mams_calendar_count_working_days(calendar, from, to), count);
        assert_int_equal(mams_calendar_count_working_days(calendar, to, from), -count);
    }
}

static void test_strange_days(void **state)
{
    (void)state;
    bool uncertain = true;
    assert_int_equal(mams_calendar_add_working_days(calendar, MAMS_DAY_NONE, 3, &uncertain),
                     MAMS_DAY_NONE);
    assert_false(uncertain);
    assert_int_equal(mams_calendar_add_working_days(calendar, MAMS_DAY_FOREVER, 3, NULL),
                     MAMS_DAY_FOREVER);
    assert_int_equal(mams_calendar_add_working_days(calendar, MAMS_DAY_FOREVER - 1, 9, NULL),
                     MAMS_DAY_FOREVER);
}

static void test_years(void **state)
{
    (void)state;
    int first, last;
    mams_calendar_years(calendar, &first, &last);
    assert_int_equal(first, 2020);
    assert_int_equal(last, 2027);
}

static void refuse(const char *csv, const char *expected)
{
    g_autoptr(GError) error = NULL;
    assert_null(mams_calendar_new(csv, "days.csv", &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_RULES));
    if (strstr(error->message, expected) == NULL || strstr(error->message, "days.csv") == NULL)
        fail_msg("\"%s\" is not in: %s", expected, error->message);
    assert_true(g_utf8_validate(error->message, -1, NULL));
}

static void test_errors(void **state)
{
    (void)state;
    refuse("", "no day");
    refuse(HEADER, "no day");
    refuse("# only a comment\n", "no day");
    refuse("2024-01-01,off,New Year,H,law\n", ":1: \"2024-01-01,off");
    refuse("\n# x\nday,kind,name\n", ":3: \"day,kind,name\"");
    refuse(HEADER "2024-02-30,off,x,H,law\n", ":2: \"2024-02-30\"");
    refuse(HEADER "1.1.2024,off,x,H,law\n", ":2: \"1.1.2024\"");
    refuse(HEADER "2024-01-01,off,x,H,law\n\n2024-01-01,working,x,H,law\n", ":4: \"2024-01-01\"");
    refuse(HEADER "2024-01-01,Off,x,H,law\n", ":2: \"Off\"");
    refuse(HEADER "2024-01-01,holiday,x,H,law\n", ":2: \"holiday\"");
    refuse(HEADER "2024-01-01,off,x,h,law\n", ":2: \"h\"");
    refuse(HEADER "2024-01-01,off,x,X,law\n", ":2: \"X\"");
    refuse(HEADER "2024-01-01,off,x,H\n", ":2:");
    refuse(HEADER "2024-01-01,off,x,H,law,more\n", ":2:");
    refuse(HEADER "2024-01-01,off,,H,law\n", ":2:");
    refuse(HEADER "2024-01-01,off,x,H, \n", ":2:");
    refuse(HEADER "2024-01-01,off,x,H,law\n\377\376\033[2J\n", ":3:");
    assert_null(mams_calendar_new("x", "days.csv", NULL));
}

static void test_small_files(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsCalendar) small = mams_calendar_new(
        "# c\r\n" HEADER "2030-05-06,off,x,L,s\r\n2026-05-05,off,x,M,s", "days.csv", &error);
    assert_non_null(small);
    int first, last;
    mams_calendar_years(small, &first, &last);
    assert_int_equal(first, 2026);
    assert_int_equal(last, 2030);
    bool uncertain = false;
    /* 2028 lies between the years of the file, but the file does not hold it. */
    mams_calendar_add_working_days(small, day("2028-05-02"), 1, &uncertain);
    assert_true(uncertain);
    mams_calendar_add_working_days(small, day("2026-05-04"), 1, &uncertain);
    assert_false(uncertain);
    mams_calendar_add_working_days(small, day("2030-05-06"), 1, &uncertain);
    assert_false(uncertain);
    mams_calendar_add_working_days(small, day("2030-05-05"), 1, &uncertain);
    assert_true(uncertain);
    /* 1970-01-01 is a day like any other. */
    g_autoptr(MamsCalendar) epoch =
        mams_calendar_new(HEADER "1970-01-01,off,x,H,s\n", "days.csv", &error);
    assert_non_null(epoch);
    assert_false(mams_calendar_is_working(epoch, 0));
    assert_true(mams_calendar_is_working(epoch, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),         cmocka_unit_test(test_moved_days),
        cmocka_unit_test(test_add),          cmocka_unit_test(test_uncertain),
        cmocka_unit_test(test_count),        cmocka_unit_test(test_add_and_count_agree),
        cmocka_unit_test(test_strange_days), cmocka_unit_test(test_years),
        cmocka_unit_test(test_errors),       cmocka_unit_test(test_small_files),
    };
    return cmocka_run_group_tests(tests, read_calendar, free_calendar);
}
