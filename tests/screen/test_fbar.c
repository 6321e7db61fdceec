/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"
#include "action.h"
#include "harness.h"

/* The last line of whatever screen is shown: ten keys of eight columns each, the word whole, in
 * reverse video. */
static void check_last_line(Harness *harness)
{
    int last = harness_rows(harness) - 1;
    size_t n;
    const MamsAction *actions = mams_actions(&n);
    int keys = 0;
    for (size_t i = 0; i < n; i++) {
        if (actions[i].label == NULL)
            continue;
        int slot = keys++;
        const char *word = _(actions[i].label);
        g_autofree char *name = g_strdup_printf("F%d", slot + 1);
        int room = slot == 9 ? 5 : 6;
        if (mams_text_width(word) > room)
            fail_msg("'%s' takes more than %d columns", word, room);
        g_autofree char *shown = harness_part(harness, last, slot * 8, 8);
        g_autofree char *expected = g_strconcat(name, word, NULL);
        assert_string_equal(shown, expected);
        assert_false(harness_is_reverse(harness, last, slot * 8));
        assert_true(harness_is_reverse(harness, last, slot * 8 + 3));
        assert_true(harness_is_reverse(harness, last, slot * 8 + 7));
    }
    assert_int_equal(keys, 10);
    g_autofree char *line = harness_row(harness, last);
    assert_true(mams_text_width(line) <= 80);
}

static void check_all_screens(const char *term, MamsLang language)
{
    Harness *harness = harness_new(&(HarnessOptions){.term = term, .language = language});
    check_last_line(harness);
    harness_text(harness, "иванов");
    check_last_line(harness);
    harness_function(harness, 4); /* by fields */
    check_last_line(harness);
    harness_function(harness, 3);
    harness_bytes(harness, "\033");
    harness_text(harness, FIXTURE_ALIYA "\r");
    check_last_line(harness);
    harness_key(harness, VTERM_KEY_ENTER); /* the month */
    check_last_line(harness);
    harness_function(harness, 3);
    harness_function(harness, 4); /* the categories */
    check_last_line(harness);
    harness_bytes(harness, "\033[2~"); /* the form */
    check_last_line(harness);
    harness_function(harness, 3);
    harness_function(harness, 3);
    harness_bytes(harness, "\022"); /* relatives */
    check_last_line(harness);
    harness_function(harness, 8); /* topics */
    check_last_line(harness);
    harness_function(harness, 3);
    harness_function(harness, 3);
    harness_function(harness, 5); /* why */
    check_last_line(harness);
    harness_function(harness, 1); /* help */
    check_last_line(harness);
    harness_bytes(harness, "\007"); /* the reference */
    check_last_line(harness);
    harness_bytes(harness, "\005"); /* the rates */
    check_last_line(harness);
    for (int i = 0; i < 4; i++)
        harness_function(harness, 3);
    harness_function(harness, 6); /* months */
    check_last_line(harness);
    harness_bytes(harness, "\001"); /* as known on, over them */
    check_last_line(harness);
    harness_text(harness, "2\r"); /* and the banner */
    check_last_line(harness);
    harness_bytes(harness, "\004"
                           "2\r"); /* changes */
    check_last_line(harness);
    harness_function(harness, 3);
    harness_bytes(harness, "\001\r");
    harness_function(harness, 7); /* what if */
    check_last_line(harness);
    harness_bytes(harness, "\033[B\033[B\033[B\r"); /* the list of categories */
    check_last_line(harness);
    harness_function(harness, 9);
    check_last_line(harness);
    harness_bytes(harness, "\030"); /* the command line */
    check_last_line(harness);
    harness_free(harness);
}

static void test_kazakh(void **state)
{
    (void)state;
    check_all_screens("screen-256color", MAMS_LANG_KK);
}

static void test_russian(void **state)
{
    (void)state;
    check_all_screens("screen-256color", MAMS_LANG_RU);
}

static void test_english(void **state)
{
    (void)state;
    check_all_screens("screen-256color", MAMS_LANG_EN);
}

static void test_xterm(void **state)
{
    (void)state;
    check_all_screens("xterm-256color", MAMS_LANG_KK);
}

static void test_languages_differ(void **state)
{
    (void)state;
    char *lines[MAMS_N_LANGS] = {NULL};
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = harness_new(&(HarnessOptions){.language = (MamsLang)lang});
        lines[lang] = harness_row(harness, 23);
        harness_free(harness);
    }
    assert_string_not_equal(lines[MAMS_LANG_KK], lines[MAMS_LANG_RU]);
    assert_string_not_equal(lines[MAMS_LANG_KK], lines[MAMS_LANG_EN]);
    assert_string_not_equal(lines[MAMS_LANG_RU], lines[MAMS_LANG_EN]);
    for (int lang = 0; lang < MAMS_N_LANGS; lang++)
        g_free(lines[lang]);
}

/* No key of the last line is silent: on each screen it acts or says why not. */
static void test_every_key_answers(void **state)
{
    (void)state;
    static const MamsPlace places[] = {
        MAMS_PLACE_SEARCH,    MAMS_PLACE_CARD,  MAMS_PLACE_READER,     MAMS_PLACE_FIND_FORM,
        MAMS_PLACE_REFERENCE, MAMS_PLACE_RATES, MAMS_PLACE_CATEGORIES, MAMS_PLACE_CATEGORY_FORM,
        MAMS_PLACE_LIST,      MAMS_PLACE_MENU,  MAMS_PLACE_LINE};
    harness_set_language(MAMS_LANG_EN);
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        for (MamsKey key = MAMS_KEY_F1; key <= MAMS_KEY_F10; key++) {
            const MamsAction *action = mams_action_for_key(places[i], key, ~0u);
            assert_non_null(action);
            const char *refusal = mams_action_refusal(action, places[i], ~0u);
            assert_true((action->places & places[i]) != 0 || *refusal != '\0');
        }
    }
}

static void test_refusals_are_shown(void **state)
{
    (void)state;
    static const struct {
        int key;
        const char *answer;
    } refused[] = {
        {2, "nothing to save"},  {3, "first screen"}, {5, "belong to a card"},
        {6, "belong to a card"}, {7, "no what-if"},
    };
    Harness *harness = harness_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        harness_function(harness, refused[i].key);
        harness_expect(harness, refused[i].answer);
    }
    /* The next key takes the answer away. */
    harness_text(harness, "а");
    harness_expect_not(harness, "no inquiry");
    harness_free(harness);
}

static void test_a_click_is_a_key(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_bytes(harness, "\033[<0;3;24M\033[<0;3;24m");
    harness_expect(harness, "mams  Help");
    harness_bytes(harness, "\033[<0;18;24M\033[<0;18;24m");
    harness_expect(harness, "mams  Search");
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kazakh),
        cmocka_unit_test(test_russian),
        cmocka_unit_test(test_english),
        cmocka_unit_test(test_xterm),
        cmocka_unit_test(test_languages_differ),
        cmocka_unit_test(test_every_key_answers),
        cmocka_unit_test(test_refusals_are_shown),
        cmocka_unit_test(test_a_click_is_a_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
