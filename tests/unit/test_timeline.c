/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"
#include "widgets/timeline.h"

static MamsTimeline make(void)
{
    return mams_timeline_make(mams_month_make(2020, 3), mams_month_make(2024, 11));
}

static void test_starts_on_the_last_month(void **state)
{
    (void)state;
    MamsTimeline timeline = make();
    assert_int_equal(timeline.cursor, mams_month_make(2024, 11));
    assert_int_equal(mams_timeline_years(&timeline), 5);
}

static void test_moves_over_the_turn_of_the_year(void **state)
{
    (void)state;
    MamsTimeline timeline = make();
    assert_false(mams_timeline_move(&timeline, 1));
    for (int i = 0; i < 11; i++)
        assert_true(mams_timeline_move(&timeline, -1));
    assert_int_equal(timeline.cursor, mams_month_make(2023, 12));
    assert_true(mams_timeline_move(&timeline, 1));
    assert_int_equal(timeline.cursor, mams_month_make(2024, 1));
}

static void test_moves_by_years_within_the_strip(void **state)
{
    (void)state;
    MamsTimeline timeline = make();
    assert_false(mams_timeline_move(&timeline, 12));
    assert_true(mams_timeline_move(&timeline, -48));
    assert_int_equal(timeline.cursor, mams_month_make(2020, 11));
    assert_false(mams_timeline_move(&timeline, -12));
    assert_int_equal(timeline.cursor, mams_month_make(2020, 11));
    assert_true(mams_timeline_move(&timeline, -8));
    assert_false(mams_timeline_move(&timeline, -1));
    assert_int_equal(timeline.cursor, mams_month_make(2020, 3));
}

static void test_shows_the_year_of_the_cursor(void **state)
{
    (void)state;
    MamsTimeline timeline = make();
    mams_timeline_fit(&timeline, 3);
    assert_int_equal(timeline.top_year, 2022);
    mams_timeline_move(&timeline, -36);
    mams_timeline_fit(&timeline, 3);
    assert_int_equal(timeline.top_year, 2021);
    mams_timeline_move(&timeline, 12);
    mams_timeline_fit(&timeline, 3);
    assert_int_equal(timeline.top_year, 2021);
    /* All the years fit. */
    mams_timeline_fit(&timeline, 7);
    assert_int_equal(timeline.top_year, 2020);
}

static void test_one_month(void **state)
{
    (void)state;
    MamsMonth only = mams_month_make(2024, 11);
    MamsTimeline timeline = mams_timeline_make(only, only);
    mams_timeline_fit(&timeline, 3);
    assert_int_equal(timeline.top_year, 2024);
    assert_int_equal(mams_timeline_years(&timeline), 1);
    assert_false(mams_timeline_move(&timeline, -1));
    assert_false(mams_timeline_move(&timeline, 1));
}

static void test_finds_the_month_under_a_click(void **state)
{
    (void)state;
    MamsTimeline timeline = make();
    mams_timeline_fit(&timeline, 3);
    MamsArea area = {7, 1, 4, MAMS_TIMELINE_COLUMNS};
    assert_int_equal(mams_timeline_at(&timeline, area, 8, 7), mams_month_make(2022, 1));
    assert_int_equal(mams_timeline_at(&timeline, area, 10, 7 + 10 * 3 + 1),
                     mams_month_make(2024, 11));
    assert_int_equal(mams_timeline_at(&timeline, area, 10, 7 + 11 * 3), MAMS_MONTH_NONE);
    assert_int_equal(mams_timeline_at(&timeline, area, 7, 7), MAMS_MONTH_NONE);
    assert_int_equal(mams_timeline_at(&timeline, area, 8, 6), MAMS_MONTH_NONE);
    assert_int_equal(mams_timeline_at(&timeline, area, 8, 43), MAMS_MONTH_NONE);
}

static void test_zooms_in_steps(void **state)
{
    (void)state;
    assert_int_equal(mams_timeline_zoom(24, 1), 48);
    assert_int_equal(mams_timeline_zoom(48, 1), 84);
    assert_int_equal(mams_timeline_zoom(84, 1), 84);
    assert_int_equal(mams_timeline_zoom(24, -1), 12);
    assert_int_equal(mams_timeline_zoom(12, -1), 12);
}

static void test_shows_the_last_months(void **state)
{
    (void)state;
    MamsTimeline timeline = make();
    MamsMonth earliest = timeline.first;
    mams_timeline_show(&timeline, earliest, 12);
    assert_int_equal(timeline.first, mams_month_make(2023, 12));
    assert_int_equal(mams_timeline_years(&timeline), 2);
    assert_int_equal(timeline.cursor, mams_month_make(2024, 11));
    /* None before the first one that is known. */
    mams_timeline_show(&timeline, earliest, 84);
    assert_int_equal(timeline.first, mams_month_make(2020, 3));
    /* A cursor that would be outside goes to the end. */
    mams_timeline_go(&timeline, mams_month_make(2020, 5));
    mams_timeline_show(&timeline, earliest, 24);
    assert_int_equal(timeline.cursor, mams_month_make(2022, 12));
    mams_timeline_go(&timeline, mams_month_make(2030, 1));
    assert_int_equal(timeline.cursor, mams_month_make(2024, 11));
}

static void test_two_signs_make_it_wider(void **state)
{
    (void)state;
    MamsTimeline timeline = make();
    MamsArea area = {2, 1, 9, 78};
    assert_int_equal(mams_timeline_columns(&timeline), MAMS_TIMELINE_COLUMNS);
    timeline.signs = 2;
    assert_int_equal(mams_timeline_columns(&timeline), MAMS_TIMELINE_YEAR + 12 * 4);
    mams_timeline_fit(&timeline, 8);
    /* The first row of years is 2020; May is its fifth cell of four columns. */
    assert_int_equal(mams_timeline_at(&timeline, area, 3, 1 + 6 + 4 * 4), mams_month_make(2020, 5));
    assert_int_equal(mams_timeline_at(&timeline, area, 3, 1 + 6), MAMS_MONTH_NONE);
    assert_int_equal(mams_timeline_at(&timeline, area, 3, 1 + 6 + 12 * 4), MAMS_MONTH_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_starts_on_the_last_month),
        cmocka_unit_test(test_moves_over_the_turn_of_the_year),
        cmocka_unit_test(test_moves_by_years_within_the_strip),
        cmocka_unit_test(test_shows_the_year_of_the_cursor),
        cmocka_unit_test(test_one_month),
        cmocka_unit_test(test_finds_the_month_under_a_click),
        cmocka_unit_test(test_zooms_in_steps),
        cmocka_unit_test(test_shows_the_last_months),
        cmocka_unit_test(test_two_signs_make_it_wider),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
