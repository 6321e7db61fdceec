/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "words/grammar.h"
#include "words/words.h"

/* Russian, and English where it stands beside it. */

static void test_plural(void **state)
{
    static const struct {
        int64_t count;
        int form;
    } cases[] = {{0, 2},   {1, 0},   {2, 1},   {3, 1},   {4, 1},    {5, 2},    {10, 2}, {11, 2},
                 {12, 2},  {14, 2},  {15, 2},  {20, 2},  {21, 0},   {22, 1},   {25, 2}, {101, 0},
                 {104, 1}, {111, 2}, {112, 2}, {121, 0}, {1000, 2}, {1001, 0}, {-1, 0}, {-12, 2}};
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_int_equal(ru_plural(cases[i].count), cases[i].form);
}

static void check_month(MamsMonth month, WordForm form, const char *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);
    grammar_ru.month(text, month, form);
    assert_string_equal(text->str, expected);
}

static void test_month_cases(void **state)
{
    static const char *const words[12][4] = {
        {"январь", "января", "январе", "январём"},
        {"февраль", "февраля", "феврале", "февралём"},
        {"март", "марта", "марте", "мартом"},
        {"апрель", "апреля", "апреле", "апрелем"},
        {"май", "мая", "мае", "маем"},
        {"июнь", "июня", "июне", "июнем"},
        {"июль", "июля", "июле", "июлем"},
        {"август", "августа", "августе", "августом"},
        {"сентябрь", "сентября", "сентябре", "сентябрём"},
        {"октябрь", "октября", "октябре", "октябрём"},
        {"ноябрь", "ноября", "ноябре", "ноябрём"},
        {"декабрь", "декабря", "декабре", "декабрём"},
    };
    static const WordForm forms[] = {WORD_PLAIN, WORD_GEN, WORD_LOC, WORD_INS};
    (void)state;
    for (int month = 0; month < 12; month++) {
        for (int form = 0; form < 4; form++) {
            g_autofree char *expected = g_strconcat(words[month][form], " 2024 года", NULL);
            check_month(mams_month_make(2024, month + 1), forms[form], expected);
        }
    }
    check_month(mams_month_make(2025, 3), WORD_DAT, "марту 2025 года");
}

typedef struct {
    int64_t number;
    const char *ru, *en;
} Spoken;

static void test_numbers(void **state)
{
    static const Spoken cases[] = {
        {0, "ноль", "zero"},
        {1, "один", "one"},
        {2, "два", "two"},
        {13, "тринадцать", "thirteen"},
        {19, "девятнадцать", "nineteen"},
        {20, "двадцать", "twenty"},
        {21, "двадцать один", "twenty-one"},
        {40, "сорок", "forty"},
        {90, "девяносто", "ninety"},
        {100, "сто", "one hundred"},
        {111, "сто одиннадцать", "one hundred eleven"},
        {999, "девятьсот девяносто девять", "nine hundred ninety-nine"},
        {1000, "одна тысяча", "one thousand"},
        {2000, "две тысячи", "two thousand"},
        {5000, "пять тысяч", "five thousand"},
        {11000, "одиннадцать тысяч", "eleven thousand"},
        {12012, "двенадцать тысяч двенадцать", "twelve thousand twelve"},
        {21001, "двадцать одна тысяча один", "twenty-one thousand one"},
        {22002, "двадцать две тысячи два", "twenty-two thousand two"},
        {101000, "сто одна тысяча", "one hundred one thousand"},
        {1000000, "один миллион", "one million"},
        {2000005, "два миллиона пять", "two million five"},
        {5000000000, "пять миллиардов", "five billion"},
        {-7, "минус семь", "minus seven"},
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) ru = g_string_new(NULL);
        g_autoptr(GString) en = g_string_new(NULL);
        number_append(ru, MAMS_LANG_RU, cases[i].number, WORD_WORDS);
        number_append(en, MAMS_LANG_EN, cases[i].number, WORD_WORDS);
        assert_string_equal(ru->str, cases[i].ru);
        assert_string_equal(en->str, cases[i].en);
    }
}

static void test_number_edges(void **state)
{
    static const int64_t edges[] = {G_MININT64, G_MAXINT64, G_MININT64 + 1, 999999999999};
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(edges); i++) {
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            g_autoptr(GString) text = g_string_new(NULL);
            g_autoptr(GString) sum = g_string_new(NULL);
            number_append(text, (MamsLang)lang, edges[i], WORD_WORDS);
            money_append_words(sum, (MamsLang)lang, edges[i], WORD_WORDS);
            assert_true(text->len > 20 && sum->len > 20);
            assert_null(strstr(text->str, "  "));
        }
    }
}

static void test_sums(void **state)
{
    static const Spoken cases[] = {
        {0, "ноль тенге", "zero tenge"},
        {100, "один тенге", "one tenge"},
        {425000, "четыре тысячи двести пятьдесят тенге", "four thousand two hundred fifty tenge"},
        {2100000, "двадцать одна тысяча тенге", "twenty-one thousand tenge"},
        {4650000, "сорок шесть тысяч пятьсот тенге", "forty-six thousand five hundred tenge"},
        {5100000, "пятьдесят одна тысяча тенге", "fifty-one thousand tenge"},
        {145860, "одна тысяча четыреста пятьдесят восемь тенге шестьдесят тиынов",
         "one thousand four hundred fifty-eight tenge sixty tiyn"},
        {101, "один тенге один тиын", "one tenge one tiyn"},
        {22, "двадцать два тиына", "twenty-two tiyn"},
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) ru = g_string_new(NULL);
        g_autoptr(GString) en = g_string_new(NULL);
        money_append_words(ru, MAMS_LANG_RU, cases[i].number, WORD_WORDS);
        money_append_words(en, MAMS_LANG_EN, cases[i].number, WORD_WORDS);
        assert_string_equal(ru->str, cases[i].ru);
        assert_string_equal(en->str, cases[i].en);
    }
    g_autoptr(GString) accusative = g_string_new(NULL);
    money_append_words(accusative, MAMS_LANG_RU, 5100000, WORD_WORDS_ACC);
    assert_string_equal(accusative->str, "пятьдесят одну тысячу тенге");
}

static void test_ordinals(void **state)
{
    static const struct {
        int64_t count;
        const char *text;
    } cases[] = {{1, "1st"},   {2, "2nd"},   {3, "3rd"},   {4, "4th"},   {11, "11th"},
                 {12, "12th"}, {13, "13th"}, {21, "21st"}, {22, "22nd"}, {25, "25th"}};
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        grammar_en.count(text, cases[i].count, WORD_ORD);
        assert_string_equal(text->str, cases[i].text);
    }
}

static void check_text(char *text, const char *expected)
{
    assert_string_equal(text, expected);
    g_free(text);
}

static void test_pieces(void **state)
{
    MamsDay day = mams_day_make(2024, 7, 31);
    MamsMonth month = mams_month_make(2024, 7);
    (void)state;
    check_text(mams_words_day(MAMS_LANG_RU, day), "31 июля 2024 г.");
    check_text(mams_words_day(MAMS_LANG_EN, day), "31 July 2024");
    check_text(mams_words_day(MAMS_LANG_RU, MAMS_DAY_NONE), "");
    check_text(mams_words_day(MAMS_LANG_EN, MAMS_DAY_FOREVER), "");
    check_text(mams_words_month_name(MAMS_LANG_RU, month), "июль 2024 г.");
    check_text(mams_words_month_name(MAMS_LANG_EN, month), "July 2024");
    check_text(mams_words_month_name(MAMS_LANG_KK, MAMS_MONTH_NONE), "");
    check_text(mams_words_money(MAMS_LANG_RU, 1275000), "12\u00a0750\u00a0₸");
    check_text(mams_words_money(MAMS_LANG_EN, 1275000), "12,750 ₸");
    check_text(mams_words_money(MAMS_LANG_RU, 145860), "1\u00a0458,60\u00a0₸");
}

/* Months are given as YYYYMM, ended by 0. */
static void check_list(const int *months, const char *en, const char *ru)
{
    MamsMonth list[32];
    int n = 0;
    for (; months[n] != 0; n++)
        list[n] = mams_month_make(months[n] / 100, months[n] % 100);
    check_text(mams_words_month_list(MAMS_LANG_EN, list, n), en);
    check_text(mams_words_month_list(MAMS_LANG_RU, list, n), ru);
}

static void test_month_lists(void **state)
{
    (void)state;
    check_list((const int[]){0}, "", "");
    check_list((const int[]){202408, 0}, "Aug 2024", "август 2024 г.");
    check_list((const int[]){202408, 202409, 0}, "Aug, Sep 2024", "август, сентябрь 2024 г.");
    check_list((const int[]){202408, 202409, 202410, 0}, "Aug–Oct 2024", "август–октябрь 2024 г.");
    check_list((const int[]){202312, 202401, 0}, "Dec 2023, Jan 2024",
               "декабрь 2023, январь 2024 г.");
    check_list((const int[]){202311, 202312, 202401, 202402, 0}, "Nov 2023 – Feb 2024",
               "ноябрь 2023 – февраль 2024 г.");
    check_list((const int[]){202309, 202311, 202312, 202401, 0}, "Sep 2023, Nov 2023 – Jan 2024",
               "сентябрь 2023, ноябрь 2023 – январь 2024 г.");
    check_list((const int[]){202310, 202312, 202402, 202404, 202405, 202406, 0},
               "Oct, Dec 2023, Feb, Apr–Jun 2024",
               "октябрь, декабрь 2023, февраль, апрель–июнь 2024 г.");
    check_list((const int[]){202312, 202401, 202402, 202404, 0}, "Dec 2023 – Feb 2024, Apr 2024",
               "декабрь 2023 – февраль 2024, апрель 2024 г.");
}

static void check_full(const int *months, const char *en, const char *ru)
{
    MamsMonth list[32];
    int n = 0;
    for (; months[n] != 0; n++)
        list[n] = mams_month_make(months[n] / 100, months[n] % 100);
    check_text(month_list(MAMS_LANG_EN, list, n, 4, true), en);
    check_text(month_list(MAMS_LANG_RU, list, n, 4, true), ru);
}

static void test_month_lists_in_letters(void **state)
{
    (void)state;
    check_full((const int[]){0}, "", "");
    check_full((const int[]){202408, 202409, 202410, 0}, "August, September, October 2024",
               "август, сентябрь, октябрь 2024 года");
    check_full((const int[]){202312, 202401, 0}, "December 2023, January 2024",
               "декабрь 2023 года, январь 2024 года");
    check_full((const int[]){202311, 202312, 202401, 202402, 0}, "November 2023 – February 2024",
               "ноябрь 2023 года – февраль 2024 года");
}

static void check_span(MamsLang lang, WordType type, int64_t from, int64_t to, const char *expected)
{
    GString *text = g_string_new(NULL);
    span_append(text, lang, type, from, to);
    check_text(g_string_free(text, FALSE), expected);
}

static void test_spans(void **state)
{
    MamsMonth november = mams_month_make(2023, 11), march = mams_month_make(2024, 3);
    MamsDay august = mams_day_make(2024, 8, 5), december = mams_day_make(2024, 12, 31);
    (void)state;
    check_span(MAMS_LANG_RU, WORD_MONTH, november, march, "ноября 2023 года по март 2024 года");
    check_span(MAMS_LANG_EN, WORD_MONTH, november, march, "November 2023 to March 2024");
    check_span(MAMS_LANG_RU, WORD_MONTH, march, march + 3, "марта по июнь 2024 года");
    check_span(MAMS_LANG_EN, WORD_MONTH, march, march + 3, "March to June 2024");
    check_span(MAMS_LANG_RU, WORD_DAY, august, december, "5 августа по 31 декабря 2024 года");
    check_span(MAMS_LANG_EN, WORD_DAY, august, december, "5 August to 31 December 2024");
    check_span(MAMS_LANG_RU, WORD_DAY, august, mams_day_make(2025, 2, 28),
               "5 августа 2024 года по 28 февраля 2025 года");
}

static void test_latin_names(void **state)
{
    static const char *const names[][2] = {
        {"Медет Жанатұлы", "Medet Zhanatuly"},
        {"Әлия Серікқызы", "Aliya Serikkyzy"},
        {"Айгерім Талғатқызы", "Aigerim Talgatkyzy"},
        {"Ерасыл Қайратұлы", "Yerasyl Kairatuly"},
        {"Күләш Сапарқызы", "Kulash Saparkyzy"},
        {"Өмірбек Құнанбаев", "Omirbek Kunanbayev"},
        {"Сергей Артёмович", "Sergey Artyomovich"},
        {"Юлия Игорьевна", "Yuliya Igoryevna"},
        {"Анна-Елена ХАН", "Anna-Yelena KHAN"},
        {"Щукарь Подъяблонский", "Shchukar Podyablonskiy"},
        {"Ali O'Hara", "Ali O'Hara"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        check_text(latin_name(names[i][0]), names[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plural),
        cmocka_unit_test(test_month_cases),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_number_edges),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_ordinals),
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_month_lists),
        cmocka_unit_test(test_month_lists_in_letters),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_latin_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
