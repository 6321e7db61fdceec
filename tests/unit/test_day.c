/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <glib.h>

#include "base/day.h"

static MamsDay day(const char *text)
{
    MamsDay result = mams_day_parse(text);
    assert_int_not_equal(result, MAMS_DAY_NONE);
    return result;
}

static void expect_day(MamsDay actual, const char *expected)
{
    char text[MAMS_DAY_TEXT_SIZE];
    assert_string_equal(mams_day_format(actual, text), expected);
}

static void test_make(void **state)
{
    (void)state;
    assert_int_equal(mams_day_make(1970, 1, 1), 0);
    assert_int_equal(mams_day_make(1969, 12, 31), -1);
    assert_int_equal(mams_day_make(2000, 2, 29), 11016);
    assert_int_equal(mams_day_make(2026, 1, 1), 20454);
    static const int wrong[][3] = {
        {2023, 2, 29}, {1900, 2, 29}, {2024, 2, 30}, {2024, 4, 31},       {2024, 0, 1},
        {2024, 13, 1}, {2024, 1, 0},  {2024, 1, 32}, {1799, 12, 31},      {2200, 1, 1},
        {-1, 1, 1},    {2024, -1, 1}, {2024, 1, -1}, {G_MAXINT, 1, 1},    {2024, G_MAXINT, 1},
        {2024, 1, 99}, {0, 1, 1},     {9999, 1, 1},  {2024, 1, G_MININT},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_int_equal(mams_day_make(wrong[i][0], wrong[i][1], wrong[i][2]), MAMS_DAY_NONE);
}

/* Walks through every day of the four centuries with GLib's calendar beside it. */
static void test_every_day(void **state)
{
    (void)state;
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, 1, G_DATE_JANUARY, 1800);
    MamsDay current = mams_day_make(1800, 1, 1);
    for (; g_date_get_year(&date) < 2200; g_date_add_days(&date, 1), current++) {
        int year = g_date_get_year(&date), month = g_date_get_month(&date);
        int day_of_month = g_date_get_day(&date), y, m, d;
        mams_day_split(current, &y, &m, &d);
        if (y != year || m != month || d != day_of_month)
            fail_msg("%d is %d-%d-%d, not %d-%d-%d", current, year, month, day_of_month, y, m, d);
        assert_int_equal(mams_day_make(year, month, day_of_month), current);
        assert_int_equal(mams_day_weekday(current), g_date_get_weekday(&date));
        char text[MAMS_DAY_TEXT_SIZE];
        assert_int_equal(mams_day_parse(mams_day_format(current, text)), current);
        assert_int_equal(mams_day_parse_dotted(mams_day_format_dotted(current, text)), current);
    }
    assert_int_equal(mams_day_make(2199, 12, 31), current - 1);
}

static void test_parse(void **state)
{
    (void)state;
    expect_day(mams_day_parse("2024-02-29"), "2024-02-29");
    expect_day(mams_day_parse_dotted("05.07.2001"), "2001-07-05");
    static const char *const wrong[] = {
        "",           "2024",        "2024-02",     "2024-02-",    "2024-02-2",  "2024-02-299",
        "2024-02-30", " 2024-02-28", "2024-02-28 ", "2024/02/28",  "2024-2-28",  "24-02-28",
        "20240228",   "2024-02-2x",  "2024-02-28T", "+024-02-28",  "2024--2-28", "２０２4-02-28",
        "0000-00-00", "2023-02-29",  "28.02.2024",  "2024-02\n28", "2024-13-01", "1799-12-31",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_int_equal(mams_day_parse(wrong[i]), MAMS_DAY_NONE);
    static const char *const wrong_dotted[] = {
        "",           "5.7.2001",   "05.07.01",    "05.07.20011", "05-07-2001",
        "31.04.2024", "2024-02-28", " 05.07.2001", "05.07.2001г",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong_dotted); i++)
        assert_int_equal(mams_day_parse_dotted(wrong_dotted[i]), MAMS_DAY_NONE);
}

static void test_parse_typed(void **state)
{
    (void)state;
    static const char *const good[] = {"01.09.2024", "1.9.2024",   "01.9.2024", "01092024",
                                       "20240901",   "2024-09-01", "2024-9-1"};
    static const char *const wrong[] = {"",          "1",         "32.01.2024", "30.02.2024",
                                        "01.09.24",  "1.9.2024.", "01092024x",  "0109202",
                                        "010920244", "99999999",  "1..2024",    ".9.2024",
                                        "1-9-2024",  "1.9",       "1.",         "2024-09"};
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++)
        assert_int_equal(mams_day_parse_typed(good[i]), mams_day_make(2024, 9, 1));
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_int_equal(mams_day_parse_typed(wrong[i]), MAMS_DAY_NONE);
    /* No day of the calendar is read as another one. */
    for (MamsDay day = mams_day_make(1900, 1, 1); day < mams_day_make(2100, 1, 1); day++) {
        int year, month, number;
        char text[32];
        mams_day_split(day, &year, &month, &number);
        g_snprintf(text, sizeof text, "%02d%02d%04d", number, month, year);
        assert_int_equal(mams_day_parse_typed(text), day);
        g_snprintf(text, sizeof text, "%04d%02d%02d", year, month, number);
        assert_int_equal(mams_day_parse_typed(text), day);
    }
}

static void test_format(void **state)
{
    (void)state;
    char text[MAMS_DAY_TEXT_SIZE];
    assert_string_equal(mams_day_format_dotted(day("2006-07-14"), text), "14.07.2006");
    static const MamsDay no_text[] = {MAMS_DAY_NONE, MAMS_DAY_FOREVER, MAMS_DAY_NONE + 1,
                                      MAMS_DAY_FOREVER - 1};
    for (size_t i = 0; i < G_N_ELEMENTS(no_text); i++) {
        assert_string_equal(mams_day_format(no_text[i], text), "");
        assert_string_equal(mams_day_format_dotted(no_text[i], text), "");
    }
}

static void test_parts(void **state)
{
    (void)state;
    MamsDay leap = day("2024-02-29");
    assert_int_equal(mams_day_year(leap), 2024);
    assert_int_equal(mams_day_of_month(leap), 29);
    assert_int_equal(mams_day_month(leap), 2024 * 12 + 1);
    assert_int_equal(mams_day_weekday(leap), 4);
    assert_int_equal(mams_day_weekday(day("2026-11-22")), 7);
    assert_int_equal(mams_day_month(MAMS_DAY_NONE), MAMS_MONTH_NONE);
    assert_int_equal(mams_day_month(MAMS_DAY_FOREVER), MAMS_MONTH_FOREVER);
    mams_day_split(leap, NULL, NULL, NULL);
}

static void test_add_years(void **state)
{
    (void)state;
    expect_day(mams_day_add_years(day("2006-07-14"), 18), "2024-07-14");
    expect_day(mams_day_add_years(day("2008-02-29"), 18), "2026-03-01");
    expect_day(mams_day_add_years(day("2008-02-29"), 20), "2028-02-29");
    expect_day(mams_day_add_years(day("2024-07-14"), -18), "2006-07-14");
    assert_int_equal(mams_day_add_years(day("2190-01-01"), 10), MAMS_DAY_NONE);
    assert_int_equal(mams_day_add_years(day("2020-01-01"), G_MAXINT), MAMS_DAY_NONE);
    assert_int_equal(mams_day_add_years(day("2020-01-01"), G_MININT), MAMS_DAY_NONE);
    assert_int_equal(mams_day_add_years(MAMS_DAY_NONE, 18), MAMS_DAY_NONE);
    assert_int_equal(mams_day_add_years(MAMS_DAY_FOREVER, 18), MAMS_DAY_FOREVER);
}

static void test_next_month(void **state)
{
    (void)state;
    expect_day(mams_day_next_month(day("2024-01-31")), "2024-02-29");
    expect_day(mams_day_next_month(day("2023-01-29")), "2023-02-28");
    expect_day(mams_day_next_month(day("2023-12-31")), "2024-01-31");
    expect_day(mams_day_next_month(day("2024-02-29")), "2024-03-29");
    assert_int_equal(mams_day_next_month(MAMS_DAY_NONE), MAMS_DAY_NONE);
    assert_int_equal(mams_day_next_month(MAMS_DAY_FOREVER), MAMS_DAY_FOREVER);
    assert_int_equal(mams_day_next_month(day("2199-12-31")), MAMS_DAY_NONE);
}

static void test_age(void **state)
{
    (void)state;
    MamsDay birth = day("2006-08-01");
    assert_int_equal(mams_day_age(birth, day("2024-07-31")), 17);
    assert_int_equal(mams_day_age(birth, day("2024-08-01")), 18);
    assert_int_equal(mams_day_age(birth, birth), 0);
    assert_int_equal(mams_day_age(birth, day("2006-07-31")), -1);
    /* Born on 29 February: a year older on 1 March of a common year. */
    MamsDay leap = day("2008-02-29");
    assert_int_equal(mams_day_age(leap, day("2026-02-28")), 17);
    assert_int_equal(mams_day_age(leap, day("2026-03-01")), 18);
    assert_int_equal(mams_day_age(leap, day("2028-02-29")), 20);
}

/* The n-th birthday is the first day of the age n, whatever the birth day. */
static void test_age_and_birthday_agree(void **state)
{
    (void)state;
    guint32 seed = g_random_int();
    print_message("seed %u\n", seed);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    MamsDay first = day("1900-01-01"), last = day("2060-12-31");
    for (int i = 0; i < 20000; i++) {
        MamsDay birth = g_rand_int_range(random, first, last);
        int years = g_rand_int_range(random, 0, 100);
        MamsDay birthday = mams_day_add_years(birth, years);
        assert_int_equal(mams_day_age(birth, birthday), years);
        assert_int_equal(mams_day_age(birth, birthday - 1), years - 1);
    }
}

static void test_months(void **state)
{
    (void)state;
    char text[MAMS_MONTH_TEXT_SIZE];
    MamsMonth month = mams_month_parse("2024-12");
    assert_int_equal(month, mams_month_make(2024, 12));
    assert_int_equal(mams_month_year(month), 2024);
    assert_int_equal(mams_month_number(month), 12);
    assert_string_equal(mams_month_format(month, text), "2024-12");
    assert_string_equal(mams_month_format(month + 1, text), "2025-01");
    assert_int_equal(mams_month_number(month + 1), 1);
    assert_string_equal(mams_month_format(MAMS_MONTH_NONE, text), "");
    assert_string_equal(mams_month_format(MAMS_MONTH_FOREVER, text), "");
    assert_int_equal(mams_month_make(2024, 0), MAMS_MONTH_NONE);
    assert_int_equal(mams_month_make(2024, 13), MAMS_MONTH_NONE);
    assert_int_equal(mams_month_make(G_MAXINT, 1), MAMS_MONTH_NONE);
    static const char *const wrong[] = {"",         "2024",       "2024-1", "2024-13", "2024-00",
                                        "2024-011", "2024-01-01", "202401", "1799-01", "2024-0x"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_int_equal(mams_month_parse(wrong[i]), MAMS_MONTH_NONE);
}

static void test_days_of_months(void **state)
{
    (void)state;
    MamsMonth february = mams_month_make(2024, 2);
    expect_day(mams_month_first_day(february), "2024-02-01");
    expect_day(mams_month_last_day(february), "2024-02-29");
    expect_day(mams_month_last_day(february - 12), "2023-02-28");
    expect_day(mams_month_day(february, 25), "2024-02-25");
    expect_day(mams_month_day(february, 30), "2024-02-29");
    assert_int_equal(mams_month_day(february, 0), MAMS_DAY_NONE);
    assert_int_equal(mams_month_first_day(MAMS_MONTH_NONE), MAMS_DAY_NONE);
    assert_int_equal(mams_month_last_day(MAMS_MONTH_FOREVER), MAMS_DAY_FOREVER);
    assert_int_equal(mams_month_first_day(MAMS_MONTH_FOREVER - 1), MAMS_DAY_NONE);
    assert_int_equal(mams_month_first_day(-1), MAMS_DAY_NONE);
}

/* No day makes trouble, real or not (the sanitizers watch). */
static void test_strange_days(void **state)
{
    (void)state;
    static const MamsDay days[] = {G_MININT32,     G_MININT32 + 1, -1000000, -719469,
                                   -719468,        -719467,        0,        5000000,
                                   G_MAXINT32 - 1, G_MAXINT32};
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        int year, month, day_of_month;
        mams_day_split(days[i], &year, &month, &day_of_month);
        assert_in_range(month, 1, 12);
        assert_in_range(day_of_month, 1, 31);
        assert_in_range(mams_day_weekday(days[i]), 1, 7);
        for (size_t k = 0; k < G_N_ELEMENTS(days); k++)
            (void)mams_day_age(days[i], days[k]);
    }
    int year, month, day_of_month;
    mams_day_split(-719468, &year, &month, &day_of_month);
    assert_int_equal(year, 0);
    assert_int_equal(month, 3);
    assert_int_equal(day_of_month, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_make),         cmocka_unit_test(test_every_day),
        cmocka_unit_test(test_parse),        cmocka_unit_test(test_parse_typed),
        cmocka_unit_test(test_format),       cmocka_unit_test(test_parts),
        cmocka_unit_test(test_add_years),    cmocka_unit_test(test_next_month),
        cmocka_unit_test(test_age),          cmocka_unit_test(test_age_and_birthday_agree),
        cmocka_unit_test(test_months),       cmocka_unit_test(test_days_of_months),
        cmocka_unit_test(test_strange_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
