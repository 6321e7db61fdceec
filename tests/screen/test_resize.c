/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "harness.h"

static void expect_function_keys_on_the_last_line(Harness *harness)
{
    g_autofree char *last = harness_row(harness, harness_rows(harness) - 1);
    assert_true(g_str_has_prefix(last, "F1"));
    assert_non_null(strstr(last, "F10"));
}

static void test_a_taller_window_shows_more(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "иванов");
    harness_expect_not(harness, "Иван20");
    harness_resize(harness, 50, 132);
    harness_expect(harness, "Иван20");
    expect_function_keys_on_the_last_line(harness);
    harness_resize(harness, 24, 80);
    harness_expect_not(harness, "Иван20");
    harness_expect(harness, "Иван01");
    expect_function_keys_on_the_last_line(harness);
    harness_free(harness);
}

static void test_the_choice_stays_in_sight(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_resize(harness, 50, 80);
    harness_text(harness, "иванов");
    for (int i = 0; i < 30; i++)
        harness_key(harness, VTERM_KEY_DOWN);
    harness_resize(harness, 24, 80);
    g_autofree char *chosen = harness_at_cursor(harness);
    assert_non_null(strstr(chosen, "Иван31"));
    harness_free(harness);
}

static void test_the_card_shows_more_years(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_expect(harness, "2022");
    harness_expect_not(harness, " 2020   ");
    harness_resize(harness, 40, 100);
    harness_expect(harness, " 2020   ");
    harness_expect(harness, "✗ NOT INSURED since 01.08.2024");
    expect_function_keys_on_the_last_line(harness);
    harness_free(harness);
}

static void test_too_small_keeps_everything(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "иванов");
    harness_key(harness, VTERM_KEY_DOWN);
    g_autofree char *before = harness_screen(harness);
    static const int sizes[][2] = {{23, 80}, {24, 79}, {10, 40}, {2, 5}, {1, 1}};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        harness_resize(harness, sizes[i][0], sizes[i][1]);
        harness_expect_not(harness, "иванов");
        /* What cannot be seen is not changed. */
        harness_text(harness, "xyz\033[B\r");
    }
    harness_resize(harness, 10, 40);
    harness_expect(harness, "80×24");
    harness_resize(harness, 24, 80);
    g_autofree char *after = harness_screen(harness);
    assert_string_equal(after, before);
    harness_resize(harness, 10, 40);
    harness_function(harness, 10);
    assert_false(harness->running);
    harness_free(harness);
}

static void test_a_text_is_broken_anew(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_function(harness, 1);
    harness_key(harness, VTERM_KEY_END);
    harness_resize(harness, 60, 160);
    harness_expect(harness, "mams  Help");
    harness_expect(harness, "Keys of this screen");
    harness_expect(harness, "Without function keys");
    harness_resize(harness, 24, 80);
    harness_key(harness, VTERM_KEY_HOME);
    harness_expect(harness, "CARD");
    harness_expect_not(harness, "Without function keys");
    harness_free(harness);
}

static void test_many_sizes(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, FIXTURE_ALIYA "\r");
    for (int rows = 20; rows < 70; rows += 3) {
        for (int columns = 70; columns < 200; columns += 13) {
            harness_resize(harness, rows, columns);
            if (rows >= 24 && columns >= 80)
                expect_function_keys_on_the_last_line(harness);
        }
    }
    harness_resize(harness, 24, 80);
    harness_expect(harness, "Ways to be insured");
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_taller_window_shows_more),
        cmocka_unit_test(test_the_choice_stays_in_sight),
        cmocka_unit_test(test_the_card_shows_more_years),
        cmocka_unit_test(test_too_small_keeps_everything),
        cmocka_unit_test(test_a_text_is_broken_anew),
        cmocka_unit_test(test_many_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
