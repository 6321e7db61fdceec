/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "harness.h"
#include "looks.h"

static Harness *open_whatif(const char *iin)
{
    Harness *harness = looks_open_card(iin, MAMS_LANG_EN);
    harness_function(harness, 7);
    harness_expect(harness, "mams  What if");
    return harness;
}

/* The line of choices that stands under the cursor. */
static void expect_line(Harness *harness, const char *line)
{
    g_autofree char *text = harness_at_cursor(harness);
    if (strcmp(text, line) != 0)
        fail_msg("at the cursor stands '%s', not '%s'", text, line);
}

static void expect_three_months_paid(Harness *harness)
{
    harness_expect(harness, "08.2024..10.2024");
    harness_expect(harness, "22.11.2024 as it stands  ✗ NOT INSURED since 01.08.2024");
    harness_expect(harness, "27.11.2024 as it stands  ✗ NOT INSURED since 01.08.2024");
    harness_expect(harness, "           what if       ✓ INSURED until 31.01.2025");
    harness_expect(harness, "Insured from: 27.11.2024.");
    harness_expect(harness, "To pay: 12,750 ₸ = 3 × 4,250 ₸ (Aug–Oct 2024)");
}

/* ---- keys ---- */

/* "Pay three months" is F7 and 3. */
static void test_pay_three_months_in_two_keys(void **state)
{
    (void)state;
    Harness *harness = open_whatif(FIXTURE_ALIYA);
    harness_expect(harness, "WHAT IF: nothing of this is recorded");
    harness_expect(harness, "Choose what is done");
    harness_text(harness, "3");
    expect_three_months_paid(harness);
    expect_line(harness, "1–9  pay the oldest unpaid months     3");
    harness_free(harness);
}

/* In the Kazakh layout the key of 3 gives і. */
static void test_the_digit_row_of_the_kazakh_layout(void **state)
{
    (void)state;
    Harness *harness = open_whatif(FIXTURE_ALIYA);
    harness_text(harness, "і");
    expect_three_months_paid(harness);
    harness_text(harness, "қ");
    harness_expect(harness, "Choose what is done");
    harness_free(harness);
}

static void test_digits_stop_at_the_unpaid_months(void **state)
{
    (void)state;
    Harness *harness = open_whatif(FIXTURE_ALIYA);
    harness_text(harness, "9");
    harness_expect(harness, "Unpaid months: 4, no more.");
    harness_expect(harness, "08.2024..11.2024");
    harness_text(harness, "0");
    harness_expect_not(harness, "08.2024..11.2024");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "To pay: 4,250 ₸ = 1 × 4,250 ₸ (Aug 2024)");
    harness_key(harness, VTERM_KEY_DEL);
    harness_expect(harness, "Choose what is done");
    /* Another letter is no choice. */
    harness_text(harness, "x");
    harness_expect(harness, "This key does nothing here.");
    harness_free(harness);
    harness = open_whatif(FIXTURE_ARTYOM);
    harness_expect(harness, "No month is unpaid.");
    harness_text(harness, "2");
    harness_expect(harness, "Unpaid months: 0, no more.");
    harness_free(harness);
}

/* The price of every way stands on the card without a key; F7 plays the one in hand. */
static void test_ways_are_priced_and_played(void **state)
{
    (void)state;
    Harness *harness = looks_open_card(FIXTURE_ALIYA, MAMS_LANG_EN);
    harness_expect(harness, "12,750 ₸*  27.11.2024");
    harness_expect(harness, "51,000 ₸   01.12.2024");
    harness_expect(harness, "55,250 ₸   27.11.2024");
    harness_key(harness, VTERM_KEY_TAB);
    harness_function(harness, 7);
    expect_three_months_paid(harness);
    harness_key(harness, VTERM_KEY_ESCAPE);
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_DOWN);
    harness_function(harness, 7);
    harness_expect(harness, "To pay: 55,250 ₸ = 13 × 4,250 ₸ (Nov 2024 – Nov");
    harness_expect(harness, "pay the unpaid months from..to        11.2024");
    harness_free(harness);
}

/* ---- the two strips ---- */

static void test_differences_are_reversed_and_starred(void **state)
{
    (void)state;
    Harness *harness = open_whatif(FIXTURE_ALIYA);
    harness_text(harness, "3");
    int row = harness_find(harness, "*· *· *- [-]");
    assert_true(row > 0);
    g_autofree char *line = harness_row(harness, row);
    assert_non_null(strstr(line, "*i *i *i [-]"));
    /* August in both strips, and July in neither. */
    enum { LEFT = 1 + 5, RIGHT = 1 + 5 + 36 + 2, AUGUST = 7 * 3 };
    assert_true(harness_is_reverse(harness, row, LEFT + AUGUST + 1));
    assert_true(harness_is_reverse(harness, row, RIGHT + AUGUST + 1));
    assert_false(harness_is_reverse(harness, row, LEFT + AUGUST - 2));
    assert_false(harness_is_reverse(harness, row, RIGHT + AUGUST - 2));
    harness_expect(harness, "November 2024: - not insured  →  - insured");
    harness_key(harness, VTERM_KEY_LEFT);
    harness_expect(harness, "October 2024: - not insured  →  i not insured 4,250 ₸");
    harness_key(harness, VTERM_KEY_HOME);
    harness_expect(harness, "December 2022: s insured");
    harness_key(harness, VTERM_KEY_END);
    harness_expect(harness, "November 2025: ");
    harness_expect(harness, "i\u00a0independent\u00a0payer");
    harness_free(harness);
}

static void test_nothing_is_cut_in_any_language(void **state)
{
    (void)state;
    static const char *const shown[MAMS_N_LANGS][3] = {
        [MAMS_LANG_KK] = {"ЕГЕР… БОЛСА: ештеңе жазылмайды", "осы қалпында", "Төлем сомасы: 17 850"},
        [MAMS_LANG_RU] = {"ЧТО, ЕСЛИ: ничего не записывается", "как есть", "К уплате: 17 850"},
        [MAMS_LANG_EN] = {"WHAT IF: nothing of this is recorded", "as it stands", "To pay: 17,850"},
    };
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = looks_open_card(FIXTURE_SAULE, (MamsLang)lang);
        harness_function(harness, 7);
        harness_text(harness, "3");
        g_autofree char *screen = harness_screen(harness);
        g_auto(GStrv) parts = g_strsplit(screen, "\u00a0", -1);
        g_autofree char *plain = g_strjoinv(" ", parts);
        for (int i = 0; i < 3; i++) {
            if (strstr(plain, shown[lang][i]) == NULL)
                fail_msg("'%s' is not on the screen:\n%s", shown[lang][i], plain);
        }
        for (int row = 2; row < 22; row++) {
            g_autofree char *line = harness_row(harness, row);
            if (strstr(line, "…") != NULL)
                fail_msg("'%s' is cut", line);
        }
        for (int column = 0; column < 80; column++)
            assert_true(harness_is_reverse(harness, 1, column));
        harness_free(harness);
    }
}

/* ---- the lines ---- */

static void choose_line(Harness *harness, int index)
{
    for (int i = 0; i < 5; i++)
        harness_key(harness, VTERM_KEY_UP);
    for (int i = 0; i < index; i++)
        harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_ENTER);
}

static void test_a_range_that_is_typed(void **state)
{
    (void)state;
    Harness *harness = open_whatif(FIXTURE_ALIYA);
    choose_line(harness, 1);
    harness_expect(harness, "Pay the months:");
    harness_text(harness, "10.2024..08.2024\r");
    harness_expect(harness, "turn them round");
    harness_bytes(harness, "\025");
    harness_text(harness, "august\r");
    harness_expect(harness, "cannot read the month 'august'");
    harness_bytes(harness, "\025");
    harness_text(harness, "08.2024..09.2024\r");
    harness_expect(harness, "To pay: 8,500 ₸ = 2 × 4,250 ₸ (Aug, Sep 2024)");
    expect_line(harness, "pay the unpaid months from..to        08.2024..09.2024");
    /* Esc leaves it as it was. */
    harness_key(harness, VTERM_KEY_ENTER);
    harness_text(harness, "9\033");
    expect_line(harness, "pay the unpaid months from..to        08.2024..09.2024");
    harness_free(harness);
}

static void test_help(void **state)
{
    (void)state;
    Harness *harness = open_whatif(FIXTURE_ALIYA);
    harness_function(harness, 1);
    harness_expect(harness, "A digit pays so many of the oldest unpaid months");
    harness_free(harness);
}

/* Ctrl-T changes the language of lists and questions too; what was typed and chosen stays. */
static void test_another_language(void **state)
{
    (void)state;
    Harness *harness = open_whatif(FIXTURE_ALIYA);
    choose_line(harness, 3);
    harness_text(harness, "learner");
    harness_bytes(harness, "\024"); /* Kazakh */
    harness_expect(harness, "күндізгі оқу нысанында білім алушы");
    /* A colon is text here. */
    harness_text(harness, ":");
    harness_expect(harness, "learner:");
    harness_key(harness, VTERM_KEY_BACKSPACE);
    harness_text(harness, "\r");
    harness_expect(harness, "Қолданылады: 22.11.2024..");
    harness_bytes(harness, "\024"); /* Russian */
    harness_expect(harness, "Действует: 22.11.2024..");
    harness_expect(harness, "без последнего дня остаётся открытой");
    harness_bytes(harness, "\024\r");
    harness_expect(harness, "22.11.2024.. full-time learner");
    harness_free(harness);
}

static void test_several_at_once(void **state)
{
    (void)state;
    Harness *harness = open_whatif(FIXTURE_ALIYA);
    harness_text(harness, "3");
    choose_line(harness, 2);
    harness_expect(harness, "To pay: 63,750 ₸ = 15 × 4,250 ₸");
    choose_line(harness, 4);
    harness_expect(harness, "An employer pays from: 11.2024");
    harness_key(harness, VTERM_KEY_ENTER);
    expect_line(harness, "a job begins: an employer pays        11.2024");
    choose_line(harness, 2);
    harness_expect_not(harness, "63,750");
    harness_expect(harness, "3 × 4,250 ₸");
    harness_free(harness);
}

static void test_a_category_is_picked_by_typing(void **state)
{
    (void)state;
    Harness *harness = open_whatif(FIXTURE_ALIYA);
    choose_line(harness, 3);
    harness_expect(harness, "mams  Category");
    harness_expect(harness, "registered unemployed");
    /* In any language, by any of its words. */
    harness_text(harness, "очной");
    harness_expect(harness, "full-time learner");
    harness_expect_not(harness, "registered unemployed");
    harness_function(harness, 1);
    harness_expect(harness, "A list to choose from");
    harness_function(harness, 3);
    harness_text(harness, "zzz");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "Nothing in the list has these letters.");
    harness_bytes(harness, "\025");
    harness_text(harness, "learner\r");
    harness_expect(harness, "It holds: 22.11.2024..");
    harness_text(harness, "01.01.2020\r");
    harness_expect(harness, "turn the days round");
    harness_bytes(harness, "\025"
                           "01.09.2024..30.06.2025\r");
    expect_line(harness,
                "a category begins                     01.09.2024..30.06.2025 full-time learner");
    harness_expect(harness, "what if       ✓ INSURED until 30.06.2025");
    harness_key(harness, VTERM_KEY_BACKSPACE);
    expect_line(harness, "a category begins                     –");
    harness_free(harness);
}

/* ---- looks ---- */

static void test_it_is_a_look_of_its_own_and_writes_nothing_else(void **state)
{
    (void)state;
    Harness *harness = looks_open_card(FIXTURE_ALIYA, MAMS_LANG_EN);
    char before[65], after[65];
    int64_t first, last;
    g_autoptr(GError) error = NULL;
    harness_function(harness, 7);
    assert_true(mams_desk_journal_head(harness->desk, &first, before, &error));
    harness_text(harness, "321");
    choose_line(harness, 2);
    assert_string_equal(looks->str, " card whatif");
    assert_true(mams_desk_journal_head(harness->desk, &last, after, &error));
    assert_int_equal(first, last);
    harness_key(harness, VTERM_KEY_ESCAPE);
    harness_expect(harness, "mams  Card");
    harness_expect(harness, "NOT INSURED");
    harness_free(harness);
}

static void test_a_look_that_fails_clears_it(void **state)
{
    (void)state;
    Harness *harness = looks_open_card(FIXTURE_ALIYA, MAMS_LANG_EN);
    looks_fail = true;
    harness_function(harness, 7);
    looks_fail = false;
    harness_expect(harness, "disk is full");
    harness_expect_not(harness, "Ахметова");
    harness_text(harness, "3");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "No card is open.");
    harness_expect_not(harness, "INSURED");
    harness_free(harness);
}

int main(void)
{
    looks = g_string_new(NULL);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pay_three_months_in_two_keys),
        cmocka_unit_test(test_the_digit_row_of_the_kazakh_layout),
        cmocka_unit_test(test_digits_stop_at_the_unpaid_months),
        cmocka_unit_test(test_ways_are_priced_and_played),
        cmocka_unit_test(test_differences_are_reversed_and_starred),
        cmocka_unit_test(test_nothing_is_cut_in_any_language),
        cmocka_unit_test(test_a_range_that_is_typed),
        cmocka_unit_test(test_help),
        cmocka_unit_test(test_another_language),
        cmocka_unit_test(test_several_at_once),
        cmocka_unit_test(test_a_category_is_picked_by_typing),
        cmocka_unit_test(test_it_is_a_look_of_its_own_and_writes_nothing_else),
        cmocka_unit_test(test_a_look_that_fails_clears_it),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    g_string_free(looks, TRUE);
    return failed;
}
