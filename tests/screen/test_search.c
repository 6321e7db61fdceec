/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "harness.h"

/* Linked with --wrap=mams_desk_find. */
MamsFound *__real_mams_desk_find(MamsDesk *desk, const char *text, int limit, GError **error);
MamsFound *__wrap_mams_desk_find(MamsDesk *desk, const char *text, int limit, GError **error);

static int searches;
static bool failing;

MamsFound *__wrap_mams_desk_find(MamsDesk *desk, const char *text, int limit, GError **error)
{
    searches++;
    if (failing) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_BUSY, "the database is busy: try again");
        return NULL;
    }
    return __real_mams_desk_find(desk, text, limit, error);
}

static void test_starts_in_the_field(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    int row, column, field_row;
    harness_cursor(harness, &row, &column);
    field_row = harness_find(harness, "Find");
    assert_int_equal(row, field_row);
    harness_text(harness, "Ә");
    g_autofree char *line = harness_row(harness, field_row);
    assert_non_null(strstr(line, "Ә"));
    harness_free(harness);
}

static void test_every_letter_searches(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    searches = 0;
    harness_text(harness, "а");
    harness_text(harness, "х");
    harness_text(harness, "м");
    assert_int_equal(searches, 3);
    harness_expect(harness, "Ахметова Алия Серікқызы");
    harness_expect(harness, "14.07.2006");
    harness_expect(harness, "searched as: ");
    harness_expect(harness, "found: 1");
    harness_free(harness);
}

static void test_keys_typed_ahead_search_once(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    searches = 0;
    harness_text(harness, "ахметова");
    assert_int_equal(searches, 1);
    harness_key(harness, VTERM_KEY_LEFT);
    assert_int_equal(searches, 1);
    harness_free(harness);
}

static void test_masks_the_number(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "ахметова");
    harness_expect(harness, "060714 ••• ••7");
    harness_expect_not(harness, FIXTURE_ALIYA);
    harness_expect_not(harness, "690");
    harness_free(harness);
}

static void test_letters_are_no_commands(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "q?:/jk");
    harness_expect(harness, "q?:/jk");
    assert_true(harness->running);
    harness_free(harness);
}

static void test_enter_opens_a_number(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_expect(harness, "060714 690 017");
    harness_expect(harness, "NOT INSURED since 01.08.2024");
    harness_free(harness);
}

static void test_enter_without_anybody_says_why(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "Nobody is found.");
    harness_text(harness, "zzzzzz\r");
    harness_expect(harness, "Nobody is found.");
    harness_expect(harness, "found: 0");
    harness_free(harness);
}

static void test_arrows_choose_and_the_cursor_goes_along(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "иванов");
    int first = harness_find(harness, "Иванов Иван01");
    assert_true(first > 0);
    harness_key(harness, VTERM_KEY_DOWN);
    int row, column;
    harness_cursor(harness, &row, &column);
    assert_int_equal(row, first + 1);
    assert_true(harness_is_reverse(harness, row, 20));
    assert_false(harness_is_reverse(harness, first, 20));
    harness_key(harness, VTERM_KEY_UP);
    harness_key(harness, VTERM_KEY_UP);
    harness_cursor(harness, &row, &column);
    assert_int_equal(row, harness_find(harness, "Find"));
    harness_free(harness);
}

static void test_pages(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "иванов");
    harness_expect_not(harness, "Иван17");
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    harness_expect_not(harness, "Иван01");
    for (int i = 0; i < 5; i++)
        harness_key(harness, VTERM_KEY_PAGEDOWN);
    g_autofree char *last = harness_at_cursor(harness);
    assert_non_null(strstr(last, "Иван60"));
    for (int i = 0; i < 9; i++)
        harness_key(harness, VTERM_KEY_PAGEUP);
    harness_expect(harness, "Иван01");
    harness_free(harness);
}

static void test_coming_back_keeps_text_and_place(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "иванов");
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    harness_key(harness, VTERM_KEY_DOWN);
    g_autofree char *before = harness_screen(harness);
    g_autofree char *chosen = harness_at_cursor(harness);
    searches = 0;
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "Card");
    harness_function(harness, 3);
    g_autofree char *after = harness_screen(harness);
    g_autofree char *again = harness_at_cursor(harness);
    assert_string_equal(after, before);
    assert_string_equal(again, chosen);
    assert_int_equal(searches, 0);
    harness_free(harness);
}

static void test_typing_goes_back_to_the_field(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "иванов");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_text(harness, " иван07");
    int row, column;
    harness_cursor(harness, &row, &column);
    assert_int_equal(row, harness_find(harness, "Find"));
    harness_expect(harness, "found: 1");
    harness_free(harness);
}

static void test_blanks_are_no_question(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "   ");
    harness_expect_not(harness, "searched as:");
    harness_bytes(harness, "\033");
    harness_expect_not(harness, "nothing to clear");
    harness_text(harness, "ахметова");
    harness_expect(harness, "searched as:");
    harness_free(harness);
}

static void test_wide_windows_show_the_whole_region(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "мұсаев");
    harness_expect(harness, "North Kazakhstan");
    harness_expect_not(harness, "North Kazakhstan Region");
    harness_resize(harness, 24, 132);
    harness_expect(harness, "North Kazakhstan Region");
    harness_free(harness);
}

static void test_escape_clears(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "ахметова");
    harness_bytes(harness, "\033");
    harness_expect_not(harness, "ахметова");
    harness_expect_not(harness, "searched as");
    harness_bytes(harness, "\033");
    harness_expect(harness, "There is nothing to clear.");
    harness_free(harness);
}

static void test_an_error_is_told(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    failing = true;
    harness_text(harness, "а");
    failing = false;
    harness_expect(harness, "the database is busy: try again");
    harness_text(harness, "х");
    harness_expect_not(harness, "busy");
    harness_expect(harness, "Алия");
    harness_free(harness);
}

static void test_opens_at_the_start(void **state)
{
    (void)state;
    Harness *harness =
        harness_new(&(HarnessOptions){.language = MAMS_LANG_EN, .open = FIXTURE_ALIYA});
    harness_expect(harness, "NOT INSURED since 01.08.2024");
    harness_function(harness, 3);
    harness_expect(harness, FIXTURE_ALIYA);
    harness_free(harness);
    harness = harness_new(&(HarnessOptions){.language = MAMS_LANG_EN, .open = "999999999999"});
    harness_expect(harness, "999999999999");
    harness_expect(harness, "found: 0");
    harness_free(harness);
}

/* A person whom this operator has opened stands in the empty search, masked, with the time. */
static void test_opened_lately(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, FIXTURE_ARTYOM "\r");
    harness_function(harness, 3);
    harness_expect(harness, FIXTURE_ARTYOM); /* text and place are kept */
    harness_bytes(harness, "\033");
    int first = harness_find(harness, "Ким Артём");
    assert_int_equal(first, harness_find(harness, "Opened by you lately") + 4);
    harness_expect(harness, "100520 ••• ••6");
    harness_expect(harness, "22.11.2024 11:00");
    harness_expect_not(harness, "searched as");
    /* Enter is not meant for somebody who was not asked for. */
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "Nobody is found.");
    harness_key(harness, VTERM_KEY_DOWN);
    int row, column;
    harness_cursor(harness, &row, &column);
    assert_int_equal(row, first);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Card");
    harness_expect(harness, "Ким Артём");
    harness_function(harness, 3);
    harness_cursor(harness, &row, &column);
    assert_int_equal(row, first);
    harness_free(harness);
    /* The next start shows them at once. */
    harness = harness_new(NULL);
    harness_expect(harness, "Ким Артём");
    harness_cursor(harness, &row, &column);
    assert_int_equal(row, harness_find(harness, "Find"));
    harness_free(harness);
}

static void paste(Harness *harness, const char *text)
{
    g_autofree char *bytes = g_strconcat("\033[200~", text, "\033[201~", NULL);
    harness_bytes(harness, bytes);
}

static void test_a_pasted_number_opens(void **state)
{
    (void)state;
    static const char *const numbers[] = {FIXTURE_ALIYA,      "060714 690 017",
                                          "060714-690-017\n", "+7 (701) 000-00-77",
                                          "87010000077",      " 8 701 000 00 77"};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        Harness *harness = harness_new(NULL);
        paste(harness, numbers[i]);
        harness_expect(harness, "mams  Card");
        harness_expect(harness, "Ахметова Алия Серікқызы");
        harness_free(harness);
    }
    /* Not a name, not a number of nobody or of several people, not a typed one. */
    static const char *const others[] = {"Ахметова", "0607", "999999999999", "8 701 000 00 88"};
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        Harness *harness = harness_new(NULL);
        paste(harness, others[i]);
        harness_expect(harness, "mams  Search");
        harness_expect(harness, "searched as");
        harness_free(harness);
    }
    Harness *harness = harness_new(NULL);
    harness_text(harness, FIXTURE_ALIYA);
    harness_expect(harness, "mams  Search");
    harness_free(harness);
}

/* Ctrl-N and Ctrl-P go through the list without leaving the card; the list goes along. */
static void test_next_and_previous_card(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "иванов");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "Иванов Иван01");
    harness_bytes(harness, "\020");
    harness_expect(harness, "This is the first person of the list.");
    harness_bytes(harness, "\016");
    harness_expect(harness, "Иванов Иван02");
    harness_expect(harness, "mams  Card");
    harness_bytes(harness, "\016");
    harness_bytes(harness, "\020");
    harness_expect(harness, "Иванов Иван02");
    harness_function(harness, 3);
    harness_expect(harness, "found: 60");
    harness_key(harness, VTERM_KEY_DOWN);
    g_autofree char *chosen = harness_at_cursor(harness);
    assert_non_null(strstr(chosen, "Иван03"));
    harness_key(harness, VTERM_KEY_ENTER);
    for (int i = 3; i < FIXTURE_IVANOVS; i++)
        harness_bytes(harness, "\016");
    harness_expect(harness, "Иванов Иван60");
    harness_bytes(harness, "\016");
    harness_expect(harness, "This is the last person of the list.");
    harness_free(harness);
}

/* Twelve digits and Enter: thirteen keys to the answer. */
static void test_thirteen_keys(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    int keys = 0;
    for (const char *digit = FIXTURE_ALIYA; *digit; digit++, keys++)
        harness_text(harness, (char[]){*digit, '\0'});
    harness_key(harness, VTERM_KEY_ENTER);
    keys++;
    harness_expect(harness, "NOT INSURED since 01.08.2024");
    assert_in_range(keys, 1, 13);
    harness_free(harness);
}

/* A slow line carries at most 2 kB a key on average, in each language. */
static void test_bytes_a_key(void **state)
{
    (void)state;
    static const char *const texts[] = {"иванов иван1", "ахметова алия", "8503174900", "f[vtnjdf"};
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = harness_new(&(HarnessOptions){.language = (MamsLang)lang});
        size_t before = harness->bytes_out, keys = 0;
        for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
            for (const char *at = texts[i]; *at; at = g_utf8_next_char(at), keys++) {
                g_autofree char *letter = g_strndup(at, (gsize)(g_utf8_next_char(at) - at));
                harness_text(harness, letter);
            }
            for (int down = 0; down < 5; down++, keys++)
                harness_key(harness, VTERM_KEY_DOWN);
            harness_bytes(harness, "\033");
            keys++;
        }
        size_t average = (harness->bytes_out - before) / keys;
        print_message("%s: %zu bytes a key\n", mams_lang_code((MamsLang)lang), average);
        assert_in_range(average, 1, 2000);
        harness_free(harness);
    }
}

static void test_a_click_chooses_and_opens(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "иванов");
    int row = harness_find(harness, "Иванов Иван03");
    g_autofree char *click = g_strdup_printf("\033[<0;20;%dM\033[<0;20;%dm", row + 1, row + 1);
    harness_bytes(harness, click);
    g_autofree char *chosen = harness_at_cursor(harness);
    assert_non_null(strstr(chosen, "Иван03"));
    harness_bytes(harness, click);
    harness_expect(harness, "Card");
    harness_expect(harness, "Иванов Иван03");
    harness_free(harness);
}

static void test_quits(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    assert_true(harness->altscreen);
    harness_bytes(harness, "\003");
    assert_true(harness->running);
    harness_expect(harness, "F10 ends the program.");
    harness_function(harness, 10);
    assert_false(harness->running);
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_starts_in_the_field),
        cmocka_unit_test(test_every_letter_searches),
        cmocka_unit_test(test_keys_typed_ahead_search_once),
        cmocka_unit_test(test_masks_the_number),
        cmocka_unit_test(test_letters_are_no_commands),
        cmocka_unit_test(test_enter_opens_a_number),
        cmocka_unit_test(test_enter_without_anybody_says_why),
        cmocka_unit_test(test_arrows_choose_and_the_cursor_goes_along),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_coming_back_keeps_text_and_place),
        cmocka_unit_test(test_typing_goes_back_to_the_field),
        cmocka_unit_test(test_blanks_are_no_question),
        cmocka_unit_test(test_wide_windows_show_the_whole_region),
        cmocka_unit_test(test_escape_clears),
        cmocka_unit_test(test_an_error_is_told),
        cmocka_unit_test(test_opens_at_the_start),
        cmocka_unit_test(test_opened_lately),
        cmocka_unit_test(test_a_pasted_number_opens),
        cmocka_unit_test(test_next_and_previous_card),
        cmocka_unit_test(test_thirteen_keys),
        cmocka_unit_test(test_bytes_a_key),
        cmocka_unit_test(test_a_click_chooses_and_opens),
        cmocka_unit_test(test_quits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
