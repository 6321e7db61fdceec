/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "harness.h"
#include "menu.h"

/* Which entries the words typed choose, and in what order. */

static MamsMenu *menu_of(MamsPlace place, unsigned holds)
{
    harness_set_language(MAMS_LANG_EN);
    return mams_menu_new(place, holds, NULL, MAMS_LANG_EN);
}

static void expect_first(MamsMenu *menu, const char *typed, const char *word)
{
    mams_menu_choose(menu, typed);
    if (mams_menu_count(menu) == 0)
        fail_msg("'%s' chooses nothing", typed);
    assert_string_equal(mams_menu_entry(menu, 0)->word, word);
}

static void test_three_languages_and_layouts(void **state)
{
    (void)state;
    g_autoptr(MamsMenu) menu = menu_of(MAMS_PLACE_CARD, MAMS_NEEDS_CARD | MAMS_NEEDS_MONTHS);
    static const struct {
        const char *typed, *word;
    } cases[] = {
        {"help", "help"},     {"HEL", "help"},           {"помощь", "help"},
        {"көмек", "help"},    {"komek", "help"},         {"f1", "help"},
        {"repai", "repaint"}, {"экран казах", "kazakh"}, {"screens russian", "russian"},
        {"why", "why"},       {"почему", "why"},         {"gjxtve", "why"},
        {"неге", "why"},      {"recor", "record"},       {"stat", "status IIN|-"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        expect_first(menu, cases[i].typed, cases[i].word);
    mams_menu_choose(menu, "qqqq");
    assert_int_equal(mams_menu_count(menu), 0);
    mams_menu_choose(menu, "help qqqq");
    assert_int_equal(mams_menu_count(menu), 0);
    /* The language in use is left as it was. */
    assert_string_equal(_("Help"), "Help");
}

/* What follows the name of a command is words for people too. */
static void test_forms_of_commands(void **state)
{
    (void)state;
    harness_set_language(MAMS_LANG_KK);
    g_autoptr(MamsMenu) menu = mams_menu_new(MAMS_PLACE_SEARCH, 0, NULL, MAMS_LANG_KK);
    expect_first(menu, "macro-keep", "macro-keep АТЫ");
    expect_first(menu, "batch", "batch");
    expect_first(menu, "status", "status IIN|-");
    harness_set_language(MAMS_LANG_EN);
}

/* Everything that the screen has is there once, what it refuses last and with its reason. */
static void test_the_order(void **state)
{
    (void)state;
    g_autoptr(MamsMenu) menu = menu_of(MAMS_PLACE_SEARCH, 0);
    bool refused = false;
    int whys = 0, finds = 0;
    for (int i = 0; i < mams_menu_count(menu); i++) {
        const MamsMenuEntry *entry = mams_menu_entry(menu, i);
        if (refused)
            assert_true(entry->refused);
        refused = entry->refused;
        assert_true(!refused || *entry->refusal != '\0');
        if (g_str_equal(entry->word, "why")) {
            assert_true(entry->refused);
            whys++;
        }
        finds += g_str_has_prefix(entry->word, "find ");
    }
    assert_int_equal(whys, 1);
    assert_int_equal(finds, 1);
    size_t n;
    const MamsAction *actions = mams_actions(&n);
    for (size_t i = 0; i < n; i++) {
        int found = 0;
        for (int k = 0; k < mams_menu_count(menu); k++)
            found += mams_menu_entry(menu, k)->action == &actions[i];
        if (actions[i].places & MAMS_PLACE_SEARCH)
            assert_int_equal(found, 1);
        assert_true(found <= 1);
    }
}

static void test_refusals_follow_the_language(void **state)
{
    (void)state;
    g_autoptr(MamsMenu) menu = menu_of(MAMS_PLACE_SEARCH, 0);
    mams_menu_choose(menu, "f5");
    g_autofree char *english = g_strdup(mams_menu_entry(menu, 0)->refusal);
    harness_set_language(MAMS_LANG_KK);
    mams_menu_translate(menu);
    assert_string_not_equal(mams_menu_entry(menu, 0)->refusal, english);
}

/* What :NAME runs on each kind of screen is the row of that screen, or one that says why not. */
static void test_actions_by_name(void **state)
{
    (void)state;
    size_t n;
    const MamsAction *actions = mams_actions(&n);
    for (size_t i = 0; i < n; i++) {
        for (unsigned bit = MAMS_PLACE_SEARCH; bit <= MAMS_PLACE_READER; bit <<= 1) {
            const MamsAction *found = mams_action_find((MamsPlace)bit, actions[i].name);
            if (actions[i].places & bit)
                assert_ptr_equal(found, &actions[i]);
            else if (found != NULL && !(found->places & bit))
                assert_non_null(mams_action_refusal(found, (MamsPlace)bit, ~0u));
        }
        assert_true(actions[i].places == 0 || strchr(actions[i].name, ' ') == NULL);
    }
    assert_null(mams_action_find(MAMS_PLACE_CARD, "nothing"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_languages_and_layouts),
        cmocka_unit_test(test_forms_of_commands),
        cmocka_unit_test(test_the_order),
        cmocka_unit_test(test_refusals_follow_the_language),
        cmocka_unit_test(test_actions_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
