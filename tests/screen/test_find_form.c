/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "harness.h"

/* The search by fields. */

static Harness *open_form(MamsLang language)
{
    Harness *harness = harness_new(&(HarnessOptions){.language = language});
    harness_function(harness, 4);
    return harness;
}

static void tab(Harness *harness, int times)
{
    for (int i = 0; i < times; i++)
        harness_key(harness, VTERM_KEY_TAB);
}

static void expect_cursor_on(Harness *harness, const char *text)
{
    int row, column;
    harness_cursor(harness, &row, &column);
    g_autofree char *line = harness_row(harness, row);
    if (strstr(line, text) == NULL)
        fail_msg("the cursor is on '%s', not on '%s'", line, text);
}

/* Every label and hint whole in 80 columns, in each language. */
static void test_languages(void **state)
{
    (void)state;
    static const char *const labels[MAMS_N_LANGS][MAMS_N_FIND_FIELDS + 1] = {
        [MAMS_LANG_KK] = {"Тегі", "Аты", "Әкесінің аты", "Туған күні", "ЖСН", "Телефон", "Өңір",
                          "Өрістер бойынша іздеу"},
        [MAMS_LANG_RU] = {"Фамилия", "Имя", "Отчество", "Рождение", "ИИН", "Телефон", "Регион",
                          "Поиск по полям"},
        [MAMS_LANG_EN] = {"Surname", "Given name", "Patronymic", "Born", "IIN", "Phone", "Region",
                          "Search by fields"},
    };
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = open_form((MamsLang)lang);
        for (int i = 0; i <= MAMS_N_FIND_FIELDS; i++)
            harness_expect(harness, labels[lang][i]);
        harness_expect(harness, "Ив*   А..Г   Ким, Ли");
        expect_cursor_on(harness, labels[lang][0]);
        for (int row = 0; row < harness_rows(harness) - 1; row++) {
            g_autofree char *line = harness_row(harness, row);
            if (strchr(line, '=') != NULL || strstr(line, "…") != NULL)
                fail_msg("cut: '%s'", line);
        }
        harness_free(harness);
    }
}

static void test_searches(void **state)
{
    (void)state;
    Harness *harness = open_form(MAMS_LANG_EN);
    harness_text(harness, "Ив*, Ким");
    tab(harness, 3);
    harness_text(harness, "19810101..19811231, 2010");
    harness_expect_not(harness, "found:");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "searched as: surname: Ив*, Ким");
    harness_expect(harness, "found: 7");
    harness_expect(harness, "Иванов Иван01");
    expect_cursor_on(harness, "Иванов Иван01");
    /* Enter opens, Ctrl-N goes on, and the way back is kept. */
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Card");
    harness_bytes(harness, "\016");
    harness_expect(harness, "Иванов Иван11");
    harness_function(harness, 3);
    harness_expect(harness, "found: 7");
    expect_cursor_on(harness, "Иванов Иван11");
    /* Typing goes back into the field. */
    harness_text(harness, "x");
    expect_cursor_on(harness, "19810101..19811231, 2010x");
    harness_free(harness);
}

static void test_f2_searches(void **state)
{
    (void)state;
    Harness *harness = open_form(MAMS_LANG_EN);
    tab(harness, 4);
    harness_text(harness, "0607*");
    harness_function(harness, 2);
    harness_expect(harness, "searched as: IIN: 0607*");
    harness_expect(harness, "Ахметова Алия Серікқызы");
    harness_expect(harness, "060714 ••• ••7");
    harness_free(harness);
}

static void test_problems_stand_at_their_fields(void **state)
{
    (void)state;
    Harness *harness = open_form(MAMS_LANG_EN);
    tab(harness, 3);
    harness_text(harness, "32.01.1990");
    harness_key(harness, VTERM_KEY_TAB);
    int row = harness_find(harness, "there is no day '32.01.1990'");
    assert_int_equal(row, harness_find(harness, "Born") + 1);
    harness_text(harness, "8503");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "write 8503* when it is the beginning");
    harness_expect_not(harness, "found:");
    expect_cursor_on(harness, "Born"); /* the first that is wrong */
    harness_bytes(harness, "\177");
    harness_expect_not(harness, "there is no day");
    harness_free(harness);
}

static void test_asks_for_a_field_with_an_index(void **state)
{
    (void)state;
    Harness *harness = open_form(MAMS_LANG_EN);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "nothing is filled in");
    tab(harness, 2);
    harness_text(harness, "Серікқызы\r");
    harness_expect(harness, "alone would mean reading everybody");
    harness_free(harness);
}

static void test_back_keeps_both_texts(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "ахметова");
    harness_function(harness, 4);
    harness_text(harness, "Ким");
    harness_function(harness, 3);
    harness_expect(harness, "mams  Search");
    harness_expect(harness, "searched as: ахметова");
    harness_function(harness, 4);
    harness_expect(harness, "Ким");
    harness_bytes(harness, "\033");
    harness_expect(harness, "searched as: ахметова");
    harness_free(harness);
}

static void test_region_from_the_list(void **state)
{
    (void)state;
    Harness *harness = open_form(MAMS_LANG_EN);
    harness_text(harness, "Ким");
    harness_function(harness, 4);
    harness_expect(harness, "no list to choose from");
    tab(harness, 6);
    harness_function(harness, 4);
    harness_expect(harness, "Abai Region");
    harness_text(harness, "Алматы");
    harness_expect_not(harness, "Abai Region");
    harness_expect(harness, "Almaty Region");
    harness_key(harness, VTERM_KEY_DOWN);
    expect_cursor_on(harness, "Almaty");
    harness_bytes(harness, "\033"); /* closes the list alone */
    harness_expect(harness, "Search by fields");
    harness_expect_not(harness, "Almaty Region");
    harness_text(harness, " қ");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "found: 1");
    harness_expect(harness, "Ким Артём");
    harness_free(harness);
}

/* Down and Tab lead from the fields to the people and back. */
static void test_focus_goes_round(void **state)
{
    (void)state;
    Harness *harness = open_form(MAMS_LANG_EN);
    harness_text(harness, "Ким\r");
    expect_cursor_on(harness, "Ким Артём");
    harness_key(harness, VTERM_KEY_UP);
    expect_cursor_on(harness, "Surname");
    tab(harness, 7);
    expect_cursor_on(harness, "Ким Артём");
    tab(harness, 1);
    expect_cursor_on(harness, "Surname");
    harness_bytes(harness, "\033[Z");
    expect_cursor_on(harness, "Ким Артём");
    harness_bytes(harness, "\033[Z");
    for (int i = 0; i < 7; i++)
        harness_key(harness, VTERM_KEY_DOWN);
    expect_cursor_on(harness, "Ким Артём");
    harness_free(harness);
}

static void test_clicks(void **state)
{
    (void)state;
    Harness *harness = open_form(MAMS_LANG_EN);
    g_autofree char *field = g_strdup_printf("\033[<0;20;%dM", harness_find(harness, "Phone") + 1);
    harness_bytes(harness, field);
    expect_cursor_on(harness, "Phone");
    harness_text(harness, "701*\r");
    harness_expect(harness, "found: 3");
    g_autofree char *person =
        g_strdup_printf("\033[<0;20;%dM", harness_find(harness, "Жумабаева") + 1);
    harness_bytes(harness, person);
    expect_cursor_on(harness, "Жумабаева");
    harness_bytes(harness, person);
    harness_expect(harness, "mams  Card");
    harness_free(harness);
}

/* With problems under every field the form scrolls, and the focus stays in sight. */
static void test_scrolls(void **state)
{
    (void)state;
    Harness *harness = open_form(MAMS_LANG_EN);
    static const char *const wrong[] = {"*", "*", "*", "x.y", "123", "123", "?"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        harness_text(harness, wrong[i]);
        tab(harness, 1);
    }
    harness_key(harness, VTERM_KEY_ENTER);
    expect_cursor_on(harness, "Surname");
    tab(harness, 6);
    expect_cursor_on(harness, "Region");
    harness_bytes(harness, "\033[Z");
    expect_cursor_on(harness, "Phone");
    harness_resize(harness, 40, 100);
    harness_expect(harness, "Surname");
    harness_expect(harness, "Region");
    harness_free(harness);
}

/* Tens of keys at random, in the form and out of it. */
static void test_random_keys(void **state)
{
    (void)state;
    static const char *const keys[] = {"\t",   "\033[Z",  "\033[A", "\033[B",  "\r",      "\033OS",
                                       "\033", "\033OQ",  "А",      "*",       "1985",    "..",
                                       ",",    "\033[5~", "\177",   "\033[6~", "\016",    "\020",
                                       "Ив",   "\033OR",  "\025",   "?",       "850317*", "x"};
    const guint32 seed = 20261122;
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    Harness *harness = open_form(MAMS_LANG_EN);
    for (int i = 0; i < 1500; i++) {
        harness_bytes(harness, keys[g_rand_int_range(random, 0, G_N_ELEMENTS(keys))]);
        harness->now_ms += 1000;
        if (!harness->running)
            fail_msg("seed %u, key %d", seed, i);
        if (harness_shows(harness, "mams  Search ") && !harness_shows(harness, "by fields"))
            harness_function(harness, 4);
    }
    harness_free(harness);
}

static void test_bytes_a_key(void **state)
{
    (void)state;
    Harness *harness = open_form(MAMS_LANG_RU);
    size_t before = harness->bytes_out, keys = 0;
    for (int i = 0; i < 3; i++) {
        static const char *const typed[] = {"И",  "в",  "*",  "\r", "\033[B", "\033[B", "\t",
                                            "\t", "\t", "\t", "\t", "\t",     "\t"};
        for (size_t k = 0; k < G_N_ELEMENTS(typed); k++, keys++)
            harness_bytes(harness, typed[k]);
    }
    print_message("%zu bytes a key\n", (harness->bytes_out - before) / keys);
    assert_in_range((harness->bytes_out - before) / keys, 1, 2000);
    harness_free(harness);
}

static void test_the_only_choice_is_taken(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_function(harness, 4);
    for (int field = 0; field < MAMS_FIND_REGION; field++)
        harness_key(harness, VTERM_KEY_TAB);
    harness_text(harness, "Pavl");
    harness_key(harness, VTERM_KEY_ENTER);
    g_autofree char *row = harness_row(harness, harness_find(harness, "Phone") + 1);
    if (!strstr(row, "Pavlodar Region"))
        fail_msg("the field is '%s'", row);
    harness_free(harness);
}

static void test_a_long_list_shows_that_it_goes_on(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_function(harness, 4);
    for (int field = 0; field < MAMS_FIND_REGION; field++)
        harness_key(harness, VTERM_KEY_TAB);
    harness_function(harness, 4);
    harness_expect(harness, "↓");
    harness_expect_not(harness, "↑");
    for (int i = 0; i < 7; i++)
        harness_key(harness, VTERM_KEY_DOWN);
    harness_expect(harness, "↑");
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_only_choice_is_taken),
        cmocka_unit_test(test_a_long_list_shows_that_it_goes_on),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_searches),
        cmocka_unit_test(test_f2_searches),
        cmocka_unit_test(test_problems_stand_at_their_fields),
        cmocka_unit_test(test_asks_for_a_field_with_an_index),
        cmocka_unit_test(test_back_keeps_both_texts),
        cmocka_unit_test(test_region_from_the_list),
        cmocka_unit_test(test_focus_goes_round),
        cmocka_unit_test(test_clicks),
        cmocka_unit_test(test_scrolls),
        cmocka_unit_test(test_random_keys),
        cmocka_unit_test(test_bytes_a_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
