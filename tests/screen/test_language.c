/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "harness.h"

/* The language of the screens changes in mid-work, and nothing else does. */

static void expect_turns(Harness *harness, const char *const words[MAMS_N_LANGS])
{
    int row, column, row_after, column_after;
    harness_cursor(harness, &row, &column);
    g_autofree char *before = harness_screen(harness);
    /* From English on: kk, ru, and en again. */
    for (int i = 0; i < MAMS_N_LANGS; i++) {
        harness_bytes(harness, "\024");
        harness_expect(harness, words[i]);
    }
    g_autofree char *after = harness_screen(harness);
    assert_string_equal(after, before);
    harness_cursor(harness, &row_after, &column_after);
    assert_int_equal(row_after, row);
    assert_int_equal(column_after, column);
}

static void test_search(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    static const char *const words[] = {"mams  Іздеу", "mams  Поиск", "mams  Search"};
    expect_turns(harness, words);
    harness_text(harness, "иванов");
    for (int i = 0; i < 25; i++)
        harness_key(harness, VTERM_KEY_DOWN);
    expect_turns(harness, words);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "Иван26");
    harness_free(harness);
}

static void test_card(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_key(harness, VTERM_KEY_LEFT);
    harness_key(harness, VTERM_KEY_LEFT);
    static const char *const words[] = {"САҚТАНДЫРЫЛМАҒАН", "НЕ ЗАСТРАХОВАНА", "NOT INSURED"};
    expect_turns(harness, words);
    /* The caller's language is another matter. */
    harness_expect(harness, "[kk] ru  en");
    harness_key(harness, VTERM_KEY_TAB);
    harness_key(harness, VTERM_KEY_DOWN);
    expect_turns(harness, words);
    harness_free(harness);
}

static void test_texts_are_made_anew(void **state)
{
    (void)state;
    static const char *const why[] = {"mams  Неге", "mams  Почему", "mams  Why"};
    static const char *const help[] = {"mams  Көмек", "mams  Помощь", "mams  Help"};
    Harness *harness = harness_new(NULL);
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_function(harness, 5);
    expect_turns(harness, why);
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    expect_turns(harness, why);
    harness_function(harness, 3);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_bytes(harness, "\024");
    harness_expect_not(harness, "November");
    harness_bytes(harness, "\024\024");
    harness_expect(harness, "November");
    harness_function(harness, 1);
    harness_key(harness, VTERM_KEY_DOWN);
    expect_turns(harness, help);
    harness_key(harness, VTERM_KEY_END);
    expect_turns(harness, help);
    harness_free(harness);
}

/* Fields, people, what is wrong, and the list of choices. */
static void test_search_by_fields(void **state)
{
    (void)state;
    static const char *const found[] = {"табылды: ", "найдено: ", "found: "};
    static const char *const born[] = {"Туған күні", "Рождение", "Born"};
    static const char *const regions[] = {"  Астана", "  город Астана", "  Astana"};
    Harness *harness = harness_new(NULL);
    harness_function(harness, 4);
    harness_text(harness, "иванов\r");
    harness_key(harness, VTERM_KEY_DOWN);
    expect_turns(harness, found);
    /* What is found stays that of the fields as they were searched. */
    harness_text(harness, "ы");
    expect_turns(harness, found);
    harness_text(harness, "\t\t\t31.02.1990\t");
    expect_turns(harness, born);
    harness_text(harness, "\t\t");
    harness_text(harness, "аст");
    expect_turns(harness, regions);
    harness_free(harness);
}

static void test_reference_and_rates(void **state)
{
    (void)state;
    static const char *const reference[] = {"mams  Анықтамалық", "mams  Справочник",
                                            "mams  Reference book"};
    static const char *const topic[] = {"Қор мен МӘМС деген не", "Что такое Фонд и ОСМС",
                                        "What the Fund and OSMS are"};
    static const char *const rates[] = {"mams  Мөлшерлемелер", "mams  Ставки", "mams  Rates"};
    Harness *harness = harness_new(NULL);
    harness_bytes(harness, "\007");
    harness_key(harness, VTERM_KEY_DOWN);
    expect_turns(harness, reference);
    harness_key(harness, VTERM_KEY_HOME);
    harness_key(harness, VTERM_KEY_UP);
    harness_text(harness, "что такое");
    harness_key(harness, VTERM_KEY_ENTER);
    expect_turns(harness, topic);
    /* In the caller's language it stays as it is. */
    harness_function(harness, 12);
    harness_expect(harness, topic[MAMS_LANG_KK]);
    harness_bytes(harness, "\024\024");
    harness_expect(harness, "mams  Справочник");
    harness_expect(harness, topic[MAMS_LANG_KK]);
    harness_bytes(harness, "\024\005");
    harness_text(harness, "12x");
    harness_expect(harness, "The income is a sum in tenge");
    expect_turns(harness, rates);
    harness_bytes(harness, "\033");
    harness_text(harness, "350000");
    harness_key(harness, VTERM_KEY_DOWN);
    expect_turns(harness, rates);
    harness_free(harness);
}

/* The manual stays at the section, whose lines differ in number. */
static void test_help_stays_at_its_part(void **state)
{
    (void)state;
    static const char *const parts[] = {"Сақтандырылу жолдары", "Способы получить статус",
                                        "The ways to be insured"};
    Harness *harness = harness_new(NULL);
    harness_text(harness, FIXTURE_ALIYA "\r\t");
    harness_function(harness, 1);
    for (int i = 0; i < MAMS_N_LANGS; i++) {
        harness_bytes(harness, "\024");
        g_autofree char *line = harness_at_cursor(harness);
        if (strstr(line, parts[i]) == NULL)
            fail_msg("the cursor is on '%s', not on '%s'", line, parts[i]);
    }
    harness_free(harness);
}

static void test_menu_and_line(void **state)
{
    (void)state;
    static const char *const menu[] = {"mams  Мәзір", "mams  Меню", "mams  Menu"};
    static const char *const line[] = {"mams  Іздеу", "mams  Поиск", "mams  Search"};
    Harness *harness = harness_new(NULL);
    harness_function(harness, 9);
    harness_text(harness, "page");
    harness_key(harness, VTERM_KEY_DOWN);
    expect_turns(harness, menu);
    harness_bytes(harness, "\030");
    harness_text(harness, "find әли");
    harness_key(harness, VTERM_KEY_LEFT);
    expect_turns(harness, line);
    harness_free(harness);
}

/* What a message said is gone: it was in the other language. */
static void test_messages_are_cleared(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_function(harness, 2);
    harness_expect(harness, "nothing to save");
    harness_bytes(harness, "\024");
    g_autofree char *message = harness_row(harness, 22);
    assert_string_equal(message, "");
    harness_free(harness);
}

static void test_each_way_to_choose(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    Harness *harness = harness_new(NULL);
    harness_text(harness, ":lang ru\r");
    harness_expect(harness, "mams  Поиск");
    assert_int_equal(mams_desk_last_language(harness->desk, &error), MAMS_LANG_RU);
    harness_text(harness, ":kazakh\r");
    harness_expect(harness, "mams  Іздеу");
    harness_function(harness, 9);
    harness_text(harness, "english\r");
    harness_expect(harness, "mams  Search");
    assert_int_equal(mams_desk_last_language(harness->desk, &error), MAMS_LANG_EN);
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_search),
        cmocka_unit_test(test_card),
        cmocka_unit_test(test_texts_are_made_anew),
        cmocka_unit_test(test_search_by_fields),
        cmocka_unit_test(test_reference_and_rates),
        cmocka_unit_test(test_help_stays_at_its_part),
        cmocka_unit_test(test_menu_and_line),
        cmocka_unit_test(test_messages_are_cleared),
        cmocka_unit_test(test_each_way_to_choose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
