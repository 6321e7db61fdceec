/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "harness.h"
#include "looks.h"

static Harness *open_card(const char *iin)
{
    return looks_open_card(iin, MAMS_LANG_EN);
}

static void as_known(Harness *harness, const char *time)
{
    harness_bytes(harness, "\001");
    harness_text(harness, time);
    harness_key(harness, VTERM_KEY_ENTER);
}

/* No row is cut at the edge: what does not fit ends with "…". */
static void expect_whole(Harness *harness, int row)
{
    g_autofree char *text = harness_row(harness, row);
    if (strstr(text, "…") != NULL)
        fail_msg("'%s' is cut", text);
}

/* ---- the strip ---- */

static void test_two_signs_and_their_legend(void **state)
{
    (void)state;
    static const struct {
        const char *title, *legend, *sentence;
    } shown[MAMS_N_LANGS] = {
        [MAMS_LANG_KK] = {"mams  Айлар", "₸ берешек", "2024 жылғы қараша"},
        [MAMS_LANG_RU] = {"mams  Месяцы", "₸ задолженность", "ноябрь 2024"},
        [MAMS_LANG_EN] = {"mams  Months", "₸ debt", "November 2024"},
    };
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = looks_open_card(FIXTURE_ALIYA, (MamsLang)lang);
        harness_function(harness, 6);
        harness_expect(harness, shown[lang].title);
        harness_expect(harness, "Ахметова Алия Серікқызы");
        harness_expect(harness, "2024   s   s   s   s   s   s   s   ·₸  ·₸  -  [- ]");
        g_autofree char *screen = harness_screen(harness);
        g_auto(GStrv) parts = g_strsplit(screen, "\u00a0", -1);
        g_autofree char *plain = g_strjoinv(" ", parts);
        assert_non_null(strstr(plain, shown[lang].legend));
        assert_non_null(strstr(plain, shown[lang].sentence));
        int row, column;
        harness_cursor(harness, &row, &column);
        assert_int_equal(row, harness_find(harness, "·₸"));
        harness_free(harness);
    }
}

static void test_the_sentence_follows_the_cursor(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_SAULE);
    harness_function(harness, 6);
    harness_expect(harness, "right was kept after the last payment");
    harness_key(harness, VTERM_KEY_LEFT);
    harness_key(harness, VTERM_KEY_LEFT);
    harness_key(harness, VTERM_KEY_LEFT);
    harness_expect(harness, "4,250 ₸ was paid for August 2024");
    /* What was paid stands below it. */
    harness_expect(harness, "20.08.2024  4,250 ₸");
    harness_key(harness, VTERM_KEY_UP);
    harness_expect(harness, "August 2023");
    harness_key(harness, VTERM_KEY_HOME);
    harness_expect(harness, "December 2022");
    harness_key(harness, VTERM_KEY_END);
    harness_expect(harness, "November 2024");
    harness_free(harness);
}

static void test_zoom(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_SAULE);
    harness_function(harness, 6);
    harness_expect(harness, "months: 24 (PgUp, PgDn)");
    harness_key(harness, VTERM_KEY_PAGEUP);
    harness_expect(harness, "months: 12");
    harness_expect_not(harness, " 2022 ");
    harness_text(harness, "+");
    harness_expect(harness, "There are no fewer months: 12 are shown.");
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    harness_text(harness, "-");
    harness_expect(harness, "months: 48");
    harness_expect(harness, " 2020 ");
    /* The system is 59 months old; before it there is nothing. */
    harness_function(harness, 6);
    harness_expect(harness, "months: 59");
    harness_expect(harness, "t\u00a0transition");
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    harness_expect(harness, "There are no more months: 59 are shown.");
    harness_free(harness);
}

static void test_a_wider_window_has_the_legend_beside(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_resize(harness, 40, 120);
    harness_function(harness, 6);
    harness_expect(harness, "months: 59");
    int row = harness_find(harness, "₸\u00a0debt");
    assert_true(row >= 0 && row <= harness_find(harness, "2024   s"));
    harness_free(harness);
}

/* ---- keys ---- */

/* The reason of a month: two keys from the card, one for the month in hand. */
static void test_keys_to_the_reason_of_a_month(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_function(harness, 6);
    harness_key(harness, VTERM_KEY_LEFT);
    harness_expect(harness, "The deadline for October 2024 has not come yet");
    harness_key(harness, VTERM_KEY_ESCAPE);
    harness_key(harness, VTERM_KEY_LEFT);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Month");
    harness_expect(harness, "The deadline for October 2024 has not come yet");
    harness_free(harness);
}

static void test_enter_opens_the_month_with_its_payments(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_SAULE);
    harness_function(harness, 6);
    harness_key(harness, VTERM_KEY_LEFT);
    harness_key(harness, VTERM_KEY_LEFT);
    harness_key(harness, VTERM_KEY_LEFT);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "Payment");
    harness_expect(harness, "20.08.2024");
    harness_key(harness, VTERM_KEY_ESCAPE);
    harness_expect(harness, "mams  Months");
    harness_expect(harness, "[i ]");
    /* The card's own reasons are near too. */
    harness_function(harness, 5);
    harness_expect(harness, "mams  Why");
    harness_free(harness);
}

static void test_a_click_chooses_a_month(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_function(harness, 6);
    int row = harness_find(harness, "2024   s");
    /* March 2024 is the third cell of four columns. */
    g_autofree char *press = g_strdup_printf("\033[<0;%d;%dM", 1 + 6 + 2 * 4 + 2, row + 1);
    harness_bytes(harness, press);
    harness_expect(harness, "March 2024");
    harness_free(harness);
}

/* ---- as known at ---- */

/* Entry 2 is the import of the citizens; the payments came later. */
static void test_as_known_on_every_screen(void **state)
{
    (void)state;
    static const char *const banners[MAMS_N_LANGS] = {
        [MAMS_LANG_KK] = " СОЛ КЕЗДЕГІ МӘЛІМЕТ: журналдың 2-жазбасы – ҚАЗІРГІ ЕМЕС",
        [MAMS_LANG_RU] = " СВЕДЕНИЯ НА МОМЕНТ: запись журнала 2 – НЕ СЕЙЧАС",
        [MAMS_LANG_EN] = " AS KNOWN ON: journal entry 2 – NOT NOW.",
    };
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = looks_open_card(FIXTURE_SAULE, (MamsLang)lang);
        as_known(harness, "2");
        /* F6 months, Enter month, F5 why, F1 help, Tab Enter way: all of them say it. */
        static const char *const keys[] = {"",     "\0336", "\r",   "\033", "\0335",
                                           "\033", "\033",  "\t\r", "\0331"};
        for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
            if (*keys[i] != '\0')
                harness_bytes(harness, keys[i]);
            g_autofree char *row = harness_row(harness, 1);
            if (!g_str_has_prefix(row, banners[lang]))
                fail_msg("after key %u the second row is '%s'", i, row);
            expect_whole(harness, 1);
            for (int column = 0; column < 80; column++)
                assert_true(harness_is_reverse(harness, 1, column));
        }
        harness_free(harness);
    }
}

static void test_as_known_shows_the_facts_of_then(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_SAULE);
    harness_expect(harness, "CONDITIONALLY INSURED");
    as_known(harness, "2");
    harness_expect(harness, "✗ NOT INSURED");
    assert_string_equal(looks->str, " card as-known");
    harness_function(harness, 6);
    harness_expect(harness, "2024   ·₸");
    /* What if is about now, and says so. */
    harness_function(harness, 7);
    harness_expect(harness, "This works on what is known now");
    /* Back to now from the months: the strip, the card and the looks follow. */
    as_known(harness, "");
    harness_expect(harness, "2024   i");
    harness_expect_not(harness, "AS KNOWN");
    assert_string_equal(looks->str, " card as-known card");
    harness_key(harness, VTERM_KEY_ESCAPE);
    harness_expect(harness, "CONDITIONALLY INSURED");
    harness_expect_not(harness, "AS KNOWN");
    assert_string_equal(looks->str, " card as-known card");
    harness_free(harness);
}

/* The next person of a list is shown as known now. */
static void test_the_next_person_is_of_now(void **state)
{
    (void)state;
    g_string_truncate(looks, 0);
    Harness *harness = harness_new(NULL);
    harness_text(harness, "иванов\r");
    as_known(harness, "2");
    harness_expect(harness, "AS KNOWN ON");
    harness_bytes(harness, "\016");
    harness_expect_not(harness, "AS KNOWN ON");
    harness_expect(harness, "Иван02");
    assert_string_equal(looks->str, " card as-known card");
    harness_free(harness);
}

/* F1 opens the manual at the part in hand. */
static void test_help(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_SAULE);
    harness_function(harness, 6);
    harness_function(harness, 1);
    harness_expect(harness, "F6 opens the months of a card");
    harness_key(harness, VTERM_KEY_END);
    harness_expect(harness, "Fewer months: 48, 24, 12");
    harness_function(harness, 3);
    harness_bytes(harness, "\001");
    harness_function(harness, 1);
    harness_expect(harness, "A line to fill in");
    harness_function(harness, 3);
    harness_expect(harness, "As known on:");
    harness_free(harness);
}

static void test_as_known_at_a_day_and_a_time(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_SAULE);
    as_known(harness, "22.11.2024");
    harness_expect(harness, "AS KNOWN ON: 22.11.2024 – NOT NOW.");
    harness_expect(harness, "CONDITIONALLY INSURED");
    as_known(harness, "22.11.2024 23:15");
    harness_expect(harness, "AS KNOWN ON: 22.11.2024 23:15:00 – NOT NOW.");
    expect_whole(harness, 1);
    harness_free(harness);
}

static void test_a_time_that_cannot_be_shown(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_SAULE);
    /* Nobody was known yet. */
    as_known(harness, "21.11.2024");
    harness_expect(harness, FIXTURE_SAULE);
    harness_expect(harness, "As known on: 21.11.2024");
    harness_expect_not(harness, "AS KNOWN ON");
    /* The line stays to be mended. */
    harness_bytes(harness, "\025yesterday\r");
    harness_expect(harness, "cannot read the time 'yesterday'");
    int row, column;
    harness_cursor(harness, &row, &column);
    assert_int_equal(row, 22);
    /* No other key does anything but say so. */
    harness_function(harness, 5);
    harness_expect(harness, "Something is asked here");
    harness_key(harness, VTERM_KEY_ESCAPE);
    harness_expect(harness, "CONDITIONALLY INSURED");
    harness_expect_not(harness, "As known on");
    assert_string_equal(looks->str, " card");
    harness_free(harness);
}

static void test_a_look_that_fails_clears_card_and_months(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_SAULE);
    harness_function(harness, 6);
    looks_fail = true;
    as_known(harness, "2");
    looks_fail = false;
    harness_expect(harness, "disk is full");
    harness_expect_not(harness, "Жумабаева");
    harness_expect(harness, "mams  Card");
    harness_bytes(harness, "\001");
    harness_expect(harness, "No card is open.");
    harness_free(harness);
}

/* The look is written before a key that was typed ahead does something. */
static void test_a_look_before_keys_typed_ahead(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_SAULE);
    harness_bytes(harness, "\0336\001"
                           "2\r\r");
    harness_expect(harness, "mams  Month");
    harness_expect(harness, "AS KNOWN ON");
    assert_string_equal(looks->str, " card as-known");
    harness_free(harness);
}

/* ---- the difference of two times ---- */

static void test_what_changed_between_two_times(void **state)
{
    (void)state;
    static const struct {
        const char *title, *import;
    } shown[MAMS_N_LANGS] = {
        [MAMS_LANG_KK] = {"mams  Өзгерістер", "төлемдер импорты"},
        [MAMS_LANG_RU] = {"mams  Изменения", "импорт платежей"},
        [MAMS_LANG_EN] = {"mams  Changes", "import of payments"},
    };
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = looks_open_card(FIXTURE_SAULE, (MamsLang)lang);
        harness_bytes(harness, "\004");
        harness_text(harness, "2..22.11.2024\r");
        harness_expect(harness, shown[lang].title);
        harness_expect(harness, "→");
        harness_expect(harness, ", 22.11.2024 11:00, aidana: ");
        harness_expect(harness, shown[lang].import);
        assert_string_equal(looks->str, " card timeline");
        harness_bytes(harness, "\024");
        harness_expect(harness, shown[(lang + 1) % MAMS_N_LANGS].import);
        harness_free(harness);
    }
}

static void test_differences_that_need_words(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_SAULE);
    harness_bytes(harness, "\004"
                           "22.11.2024\r");
    harness_expect(harness, "22.11.2024 → now");
    harness_expect(harness, "No month changed.");
    harness_key(harness, VTERM_KEY_ESCAPE);
    harness_bytes(harness, "\004"
                           "1..2\r");
    harness_expect(harness, "journal entry 1 → journal entry 2");
    harness_expect(harness, "the person was not in the register yet");
    harness_key(harness, VTERM_KEY_ESCAPE);
    harness_bytes(harness, "\004"
                           "3..2\r");
    harness_expect(harness, "turn them round");
    harness_bytes(harness, "\025\r");
    harness_expect(harness, "cannot read the time ''");
    harness_free(harness);
}

static void test_a_look_at_a_difference_that_fails(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_SAULE);
    looks_fail = true;
    harness_bytes(harness, "\004"
                           "2\r");
    looks_fail = false;
    harness_expect(harness, "The look could not be written:");
    harness_expect(harness, "disk is full");
    harness_expect_not(harness, "→");
    harness_bytes(harness, "\024");
    harness_expect(harness, "disk is full");
    harness_expect_not(harness, "→");
    harness_free(harness);
}

int main(void)
{
    looks = g_string_new(NULL);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_signs_and_their_legend),
        cmocka_unit_test(test_the_sentence_follows_the_cursor),
        cmocka_unit_test(test_zoom),
        cmocka_unit_test(test_a_wider_window_has_the_legend_beside),
        cmocka_unit_test(test_keys_to_the_reason_of_a_month),
        cmocka_unit_test(test_enter_opens_the_month_with_its_payments),
        cmocka_unit_test(test_a_click_chooses_a_month),
        cmocka_unit_test(test_as_known_on_every_screen),
        cmocka_unit_test(test_as_known_shows_the_facts_of_then),
        cmocka_unit_test(test_the_next_person_is_of_now),
        cmocka_unit_test(test_help),
        cmocka_unit_test(test_as_known_at_a_day_and_a_time),
        cmocka_unit_test(test_a_time_that_cannot_be_shown),
        cmocka_unit_test(test_a_look_that_fails_clears_card_and_months),
        cmocka_unit_test(test_a_look_before_keys_typed_ahead),
        cmocka_unit_test(test_what_changed_between_two_times),
        cmocka_unit_test(test_differences_that_need_words),
        cmocka_unit_test(test_a_look_at_a_difference_that_fails),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    g_string_free(looks, TRUE);
    return failed;
}
