/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "harness.h"

/* The menu on F9. */

static void test_runs_an_action_of_the_screen_below(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_function(harness, 9);
    harness_expect(harness, "mams  Menu");
    harness_expect(harness, "Why: each reason with its article");
    harness_text(harness, "почему");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Why");
    harness_function(harness, 3);
    harness_expect(harness, "mams  Card");
    harness_free(harness);
}

static void test_says_why_not(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_function(harness, 9);
    harness_text(harness, "f5");
    harness_expect(harness, "Why – The reasons belong to a card: open one, or go back to it.");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Menu");
    harness_text(harness, "zzz");
    harness_expect(harness, "Nothing has these words.");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "Nothing in the menu has these words.");
    harness_function(harness, 5);
    harness_expect(harness, "This key works on the screen below");
    harness_bytes(harness, "\033");
    harness_expect(harness, "mams  Search");
    harness_free(harness);
}

static void test_keys_and_preconditions(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "ахметова");
    harness_function(harness, 9);
    harness_text(harness, "open");
    /* Somebody is found, so it can be opened. */
    harness_expect(harness, "Enter          Open the card of the chosen person");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Card");
    harness_free(harness);
}

static void test_moves_in_the_list(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_function(harness, 9);
    int row, column;
    harness_cursor(harness, &row, &column);
    assert_int_equal(row, harness_find(harness, "Words"));
    harness_text(harness, "page");
    int first = harness_find(harness, "A page of people up");
    assert_true(harness_is_reverse(harness, first, 20));
    harness_key(harness, VTERM_KEY_DOWN);
    assert_true(harness_is_reverse(harness, first + 1, 20));
    harness_bytes(harness, "\025");
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    harness_key(harness, VTERM_KEY_PAGEUP);
    harness_key(harness, VTERM_KEY_UP);
    harness_expect(harness, "mams  Menu");
    harness_free(harness);
}

static void test_opens_a_command(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_function(harness, 9);
    harness_text(harness, "whatif\r");
    g_autofree char *line = harness_row(harness, 22);
    assert_string_equal(line, ":whatif");
    harness_text(harness, ".");
    g_autofree char *more = harness_row(harness, 22);
    assert_string_equal(more, ":whatif .");
    harness_expect(harness, "mams  Search");
    harness_bytes(harness, "\033");
    /* Ctrl-X goes from the menu to the line, and help stands above the menu. */
    harness_function(harness, 9);
    harness_function(harness, 1);
    harness_expect(harness, "mams  Help");
    harness_function(harness, 3);
    harness_bytes(harness, "\030");
    harness_text(harness, "h");
    g_autofree char *last = harness_row(harness, 22);
    assert_string_equal(last, ":h");
    harness_free(harness);
}

static void test_clicks(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_function(harness, 9);
    harness_text(harness, "screens in");
    int row = harness_find(harness, "The screens in Russian");
    g_autofree char *click = g_strdup_printf("\033[<0;20;%dM", row + 1);
    harness_bytes(harness, click);
    harness_expect(harness, "mams  Menu");
    assert_true(harness_is_reverse(harness, row, 20));
    harness_bytes(harness, click);
    harness_expect(harness, "mams  Поиск");
    harness_free(harness);
}

/* Two hundred keys at once, from the search through the menu to a text. */
static void test_keys_typed_ahead(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    GString *keys = g_string_new("ахметова\r\033[20~");
    for (int i = 0; i < 90; i++)
        g_string_append(keys, "ң");
    for (int i = 0; i < 90; i++)
        g_string_append(keys, "\177");
    g_string_append(keys, "неге\r\0333\033[20~why");
    size_t before = harness->bytes_out;
    harness_bytes(harness, keys->str);
    g_string_free(keys, TRUE);
    harness_expect(harness, "mams  Menu");
    harness_expect(harness, "Words  why");
    assert_true(harness->bytes_out - before < 8000);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Why");
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_runs_an_action_of_the_screen_below),
        cmocka_unit_test(test_says_why_not),
        cmocka_unit_test(test_keys_and_preconditions),
        cmocka_unit_test(test_moves_in_the_list),
        cmocka_unit_test(test_opens_a_command),
        cmocka_unit_test(test_clicks),
        cmocka_unit_test(test_keys_typed_ahead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
