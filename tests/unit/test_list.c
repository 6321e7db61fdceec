/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"
#include "widgets/list.h"

static void test_moves_and_stops_at_the_ends(void **state)
{
    (void)state;
    MamsList list = {0};
    mams_list_reset(&list, 3);
    assert_false(mams_list_move(&list, -1));
    assert_true(mams_list_move(&list, 2));
    assert_int_equal(list.selected, 2);
    assert_false(mams_list_move(&list, 1));
    assert_true(mams_list_move(&list, -100));
    assert_int_equal(list.selected, 0);
}

static void test_empty_list(void **state)
{
    (void)state;
    MamsList list = {0};
    mams_list_reset(&list, 0);
    assert_false(mams_list_move(&list, 1));
    assert_false(mams_list_move_page(&list, 1));
    mams_list_fit(&list, 5);
    assert_int_equal(list.selected, 0);
    assert_int_equal(list.top, 0);
    assert_int_equal(mams_list_at(&list, (MamsArea){2, 0, 5, 80}, 2), -1);
}

static void test_keeps_the_choice_in_sight(void **state)
{
    (void)state;
    MamsList list = {0};
    mams_list_reset(&list, 30);
    mams_list_fit(&list, 10);
    mams_list_move(&list, 12);
    mams_list_fit(&list, 10);
    assert_int_equal(list.top, 3);
    mams_list_move(&list, -5);
    mams_list_fit(&list, 10);
    assert_int_equal(list.top, 3);
    mams_list_move(&list, -5);
    mams_list_fit(&list, 10);
    assert_int_equal(list.top, 2);
    /* A taller window shows no empty rows while there are rows above. */
    mams_list_move(&list, 100);
    mams_list_fit(&list, 10);
    assert_int_equal(list.top, 20);
    mams_list_fit(&list, 25);
    assert_int_equal(list.top, 5);
    mams_list_fit(&list, 40);
    assert_int_equal(list.top, 0);
    mams_list_fit(&list, 0);
    assert_int_equal(list.selected, 29);
}

static void test_pages(void **state)
{
    (void)state;
    MamsList list = {0};
    mams_list_reset(&list, 25);
    mams_list_fit(&list, 10);
    assert_true(mams_list_move_page(&list, 1));
    assert_int_equal(list.selected, 10);
    assert_true(mams_list_move_page(&list, 1));
    assert_true(mams_list_move_page(&list, 1));
    assert_int_equal(list.selected, 24);
    assert_true(mams_list_move_page(&list, -1));
    assert_int_equal(list.selected, 14);
}

static void test_finds_the_row_under_a_click(void **state)
{
    (void)state;
    MamsList list = {0};
    mams_list_reset(&list, 12);
    mams_list_move(&list, 11);
    mams_list_fit(&list, 10);
    MamsArea area = {6, 1, 10, 78};
    assert_int_equal(mams_list_at(&list, area, 6), 2);
    assert_int_equal(mams_list_at(&list, area, 15), 11);
    assert_int_equal(mams_list_at(&list, area, 16), -1);
    assert_int_equal(mams_list_at(&list, area, 5), -1);
}

static void test_a_new_content_starts_at_its_top(void **state)
{
    (void)state;
    MamsList list = {0};
    mams_list_reset(&list, 30);
    mams_list_fit(&list, 10);
    mams_list_move(&list, 20);
    mams_list_fit(&list, 10);
    mams_list_reset(&list, 5);
    assert_int_equal(list.selected, 0);
    assert_int_equal(list.top, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moves_and_stops_at_the_ends),
        cmocka_unit_test(test_empty_list),
        cmocka_unit_test(test_keeps_the_choice_in_sight),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_finds_the_row_under_a_click),
        cmocka_unit_test(test_a_new_content_starts_at_its_top),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
