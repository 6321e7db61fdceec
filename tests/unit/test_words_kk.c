/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "words/grammar.h"
#include "words/words.h"

static const WordForm case_forms[] = {WORD_GEN, WORD_DAT, WORD_ACC, WORD_LOC,
                                      WORD_ABL, WORD_INS, WORD_ATTR};

/* A word in the order of case_forms. */
typedef struct {
    const char *word;
    const char *forms[G_N_ELEMENTS(case_forms)];
} Declined;

static void check_word(const char *word, WordForm form, const char *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);
    kk_append(text, word, form);
    assert_string_equal(text->str, expected);
}

static void check_table(const Declined *table, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t form = 0; form < G_N_ELEMENTS(case_forms); form++)
            if (table[i].forms[form])
                check_word(table[i].word, case_forms[form], table[i].forms[form]);
}

static const Declined months[] = {
    {"қаңтар",
     {"қаңтардың", "қаңтарға", "қаңтарды", "қаңтарда", "қаңтардан", "қаңтармен", "қаңтардағы"}},
    {"ақпан", {"ақпанның", "ақпанға", "ақпанды", "ақпанда", "ақпаннан", "ақпанмен", "ақпандағы"}},
    {"наурыз",
     {"наурыздың", "наурызға", "наурызды", "наурызда", "наурыздан", "наурызбен", "наурыздағы"}},
    {"сәуір", {"сәуірдің", "сәуірге", "сәуірді", "сәуірде", "сәуірден", "сәуірмен", "сәуірдегі"}},
    {"мамыр", {"мамырдың", "мамырға", "мамырды", "мамырда", "мамырдан", "мамырмен", "мамырдағы"}},
    {"маусым",
     {"маусымның", "маусымға", "маусымды", "маусымда", "маусымнан", "маусыммен", "маусымдағы"}},
    {"шілде", {"шілденің", "шілдеге", "шілдені", "шілдеде", "шілдеден", "шілдемен", "шілдедегі"}},
    {"тамыз", {"тамыздың", "тамызға", "тамызды", "тамызда", "тамыздан", "тамызбен", "тамыздағы"}},
    {"қыркүйек",
     {"қыркүйектің", "қыркүйекке", "қыркүйекті", "қыркүйекте", "қыркүйектен", "қыркүйекпен",
      "қыркүйектегі"}},
    {"қазан", {"қазанның", "қазанға", "қазанды", "қазанда", "қазаннан", "қазанмен", "қазандағы"}},
    {"қараша",
     {"қарашаның", "қарашаға", "қарашаны", "қарашада", "қарашадан", "қарашамен", "қарашадағы"}},
    {"желтоқсан",
     {"желтоқсанның", "желтоқсанға", "желтоқсанды", "желтоқсанда", "желтоқсаннан", "желтоқсанмен",
      "желтоқсандағы"}},
};

static void test_month_words(void **state)
{
    (void)state;
    check_table(months, G_N_ELEMENTS(months));
}

static void test_months_with_year(void **state)
{
    (void)state;
    for (int i = 0; i < 12; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        g_autofree char *expected = g_strconcat("2024 жылғы ", months[i].forms[3], NULL);
        grammar_kk.month(text, mams_month_make(2024, i + 1), WORD_LOC);
        assert_string_equal(text->str, expected);
    }
    g_autoptr(GString) day = g_string_new(NULL);
    grammar_kk.day(day, mams_day_make(2024, 11, 20), WORD_ATTR);
    assert_string_equal(day->str, "2024 жылғы 20 қарашадағы");
}

static void test_names(void **state)
{
    static const Declined names[] = {
        {"Әлия", {"Әлияның", "Әлияға", "Әлияны", "Әлияда", "Әлиядан", "Әлиямен", NULL}},
        {"Айгүл", {"Айгүлдің", "Айгүлге", "Айгүлді", "Айгүлде", "Айгүлден", "Айгүлмен", NULL}},
        {"Гүлнар", {"Гүлнардың", "Гүлнарға", "Гүлнарды", NULL, "Гүлнардан", NULL, NULL}},
        {"Ерлан", {"Ерланның", "Ерланға", "Ерланды", "Ерланда", "Ерланнан", "Ерланмен", NULL}},
        {"Серік", {"Серіктің", "Серікке", "Серікті", "Серікте", "Серіктен", "Серікпен", NULL}},
        {"Бақыт", {"Бақыттың", "Бақытқа", "Бақытты", "Бақытта", "Бақыттан", "Бақытпен", NULL}},
        {"Ләззат", {"Ләззаттың", "Ләззатқа", "Ләззатты", NULL, NULL, NULL, NULL}},
        {"Айсұлу", {"Айсұлудың", "Айсұлуға", "Айсұлуды", NULL, "Айсұлудан", NULL, NULL}},
        {"Мадина", {"Мадинаның", "Мадинаға", "Мадинаны", NULL, "Мадинадан", NULL, NULL}},
        {"Сәуле", {"Сәуленің", "Сәулеге", "Сәулені", NULL, "Сәуледен", NULL, NULL}},
        {"Томирис", {"Томиристің", "Томириске", "Томиристі", NULL, "Томиристен", NULL, NULL}},
        {"Әли", {"Әлидің", "Әлиге", "Әлиді", NULL, "Әлиден", NULL, NULL}},
        {"Мадиар", {"Мадиардың", "Мадиарға", NULL, NULL, NULL, NULL, NULL}},
        {"Владимир", {"Владимирдің", "Владимирге", NULL, NULL, "Владимирден", NULL, NULL}},
        {"Тимур", {"Тимурдың", "Тимурға", NULL, NULL, "Тимурдан", NULL, NULL}},
        {"Игорь", {"Игорьдің", "Игорьге", "Игорьді", NULL, "Игорьден", NULL, NULL}},
        {"Ахметов",
         {"Ахметовтың", "Ахметовқа", "Ахметовты", "Ахметовта", "Ахметовтан", NULL, NULL}},
        {"Ахметова", {"Ахметованың", "Ахметоваға", NULL, NULL, NULL, NULL, NULL}},
        {"Ли", {"Лидің", "Лиге", NULL, NULL, NULL, NULL, NULL}},
        {"Оразұлы", {"Оразұлының", NULL, "Оразұлыны", NULL, NULL, NULL, NULL}},
        {"тіркелген жұмыссыз",
         {"тіркелген жұмыссыздың", "тіркелген жұмыссызға", NULL, NULL, NULL,
          "тіркелген жұмыссызбен", NULL}},
    };
    (void)state;
    check_table(names, G_N_ELEMENTS(names));
    check_word("", WORD_GEN, "");
    check_word("Әсел", WORD_PLAIN, "Әсел");
}

/* Endings of the numbers as they are read: dative and ablative of 1 … 31. */
static void test_numbers(void **state)
{
    static const char *const forms[][2] = {
        {"1-ге", "1-ден"},   {"2-ге", "2-ден"},   {"3-ке", "3-тен"},   {"4-ке", "4-тен"},
        {"5-ке", "5-тен"},   {"6-ға", "6-дан"},   {"7-ге", "7-ден"},   {"8-ге", "8-ден"},
        {"9-ға", "9-дан"},   {"10-ға", "10-нан"}, {"11-ге", "11-ден"}, {"12-ге", "12-ден"},
        {"13-ке", "13-тен"}, {"14-ке", "14-тен"}, {"15-ке", "15-тен"}, {"16-ға", "16-дан"},
        {"17-ге", "17-ден"}, {"18-ге", "18-ден"}, {"19-ға", "19-дан"}, {"20-ға", "20-дан"},
        {"21-ге", "21-ден"}, {"22-ге", "22-ден"}, {"23-ке", "23-тен"}, {"24-ке", "24-тен"},
        {"25-ке", "25-тен"}, {"26-ға", "26-дан"}, {"27-ге", "27-ден"}, {"28-ге", "28-ден"},
        {"29-ға", "29-дан"}, {"30-ға", "30-дан"}, {"31-ге", "31-ден"},
    };
    (void)state;
    for (int n = 1; n <= 31; n++) {
        for (int form = 0; form < 2; form++) {
            g_autoptr(GString) text = g_string_new(NULL);
            grammar_kk.count(text, n, form ? WORD_ABL : WORD_DAT);
            assert_string_equal(text->str, forms[n - 1][form]);
        }
    }
}

static void test_years_and_round_numbers(void **state)
{
    static const struct {
        int64_t number;
        WordForm form;
        const char *text;
    } cases[] = {
        {2020, WORD_DAT, "2020-ға"},  {2021, WORD_DAT, "2021-ге"},   {2022, WORD_LOC, "2022-де"},
        {2023, WORD_DAT, "2023-ке"},  {2024, WORD_DAT, "2024-ке"},   {2025, WORD_ABL, "2025-тен"},
        {2026, WORD_LOC, "2026-да"},  {2027, WORD_ABL, "2027-ден"},  {40, WORD_DAT, "40-қа"},
        {50, WORD_DAT, "50-ге"},      {60, WORD_ABL, "60-тан"},      {70, WORD_ABL, "70-тен"},
        {80, WORD_ABL, "80-нен"},     {90, WORD_ABL, "90-нан"},      {100, WORD_DAT, "100-ге"},
        {1000, WORD_ABL, "1000-нан"}, {25, WORD_POSS_DAT, "25-іне"}, {20, WORD_POSS_DAT, "20-сына"},
        {6, WORD_POSS_DAT, "6-сына"}, {7, WORD_POSS_DAT, "7-сіне"},  {10, WORD_POSS_DAT, "10-ына"},
        {12, WORD_WORDS, "он екі"},
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        grammar_kk.count(text, cases[i].number, cases[i].form);
        assert_string_equal(text->str, cases[i].text);
    }
}

static void test_sums(void **state)
{
    static const struct {
        int64_t tiyn;
        const char *text;
    } sums[] = {
        {0, "нөл теңге"},
        {100, "бір теңге"},
        {425000, "төрт мың екі жүз елу теңге"},
        {1275000, "он екі мың жеті жүз елу теңге"},
        {5100000, "елу бір мың теңге"},
        {7140000, "жетпіс бір мың төрт жүз теңге"},
        {10000, "жүз теңге"},
        {100000, "бір мың теңге"},
        {10100000, "жүз бір мың теңге"},
        {145860, "бір мың төрт жүз елу сегіз теңге алпыс тиын"},
        {5, "бес тиын"},
        {100100100, "бір миллион бір мың бір теңге"},
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(sums); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        money_append_words(text, MAMS_LANG_KK, sums[i].tiyn, WORD_WORDS);
        assert_string_equal(text->str, sums[i].text);
    }
}

static void test_pieces(void **state)
{
    const MamsMonth run[] = {mams_month_make(2024, 8), mams_month_make(2024, 9),
                             mams_month_make(2024, 10)};
    (void)state;
    g_autofree char *day = mams_words_day(MAMS_LANG_KK, mams_day_make(2024, 7, 31));
    g_autofree char *month = mams_words_month_name(MAMS_LANG_KK, mams_month_make(2024, 7));
    g_autofree char *sum = mams_words_money(MAMS_LANG_KK, 1275000);
    g_autofree char *list = mams_words_month_list(MAMS_LANG_KK, run, 3);
    assert_string_equal(day, "2024 жылғы 31 шілде");
    assert_string_equal(month, "2024 жылғы шілде");
    assert_string_equal(sum, "12\u00a0750\u00a0₸");
    assert_string_equal(list, "2024 ж. тамыз–қазан");
}

/* Months are given as YYYYMM, ended by 0. */
static void check_list(const int *months, const char *brief, const char *full)
{
    MamsMonth list[32];
    int n = 0;
    for (; months[n] != 0; n++)
        list[n] = mams_month_make(months[n] / 100, months[n] % 100);
    g_autofree char *columns = month_list(MAMS_LANG_KK, list, n, 3, false);
    g_autofree char *letter = month_list(MAMS_LANG_KK, list, n, 3, true);
    assert_string_equal(columns, brief);
    assert_string_equal(letter, full);
}

static void test_month_lists(void **state)
{
    (void)state;
    check_list((const int[]){0}, "", "");
    check_list((const int[]){202408, 0}, "2024 ж. тамыз", "2024 жылғы тамыз");
    check_list((const int[]){202408, 202409, 0}, "2024 ж. тамыз, қыркүйек",
               "2024 жылғы тамыз, қыркүйек");
    check_list((const int[]){202312, 202401, 0}, "2023 ж. желтоқсан, 2024 ж. қаңтар",
               "2023 жылғы желтоқсан, 2024 жылғы қаңтар");
    check_list((const int[]){202311, 202312, 202401, 202402, 202404, 0},
               "2023 ж. қараша – 2024 ж. ақпан, сәуір",
               "2023 жылғы қараша – 2024 жылғы ақпан, сәуір");
    check_list((const int[]){202310, 202312, 202404, 202405, 202406, 0},
               "2023 ж. қазан, желтоқсан, 2024 ж. сәуір–маусым",
               "2023 жылғы қазан, желтоқсан, 2024 жылғы сәуір–маусым");
}

static void check_span(char *text, const char *expected)
{
    assert_string_equal(text, expected);
    g_free(text);
}

static char *span(WordType type, int64_t from, int64_t to)
{
    GString *text = g_string_new(NULL);
    span_append(text, MAMS_LANG_KK, type, from, to);
    return g_string_free(text, FALSE);
}

static void test_spans(void **state)
{
    (void)state;
    check_span(span(WORD_MONTH, mams_month_make(2023, 11), mams_month_make(2024, 3)),
               "2023 жылғы қараша – 2024 жылғы наурыз");
    check_span(span(WORD_MONTH, mams_month_make(2020, 1), mams_month_make(2020, 6)),
               "2020 жылғы қаңтар – маусым");
    check_span(span(WORD_DAY, mams_day_make(2024, 8, 5), mams_day_make(2024, 12, 31)),
               "2024 жылғы 5 тамыз – 31 желтоқсан");
    check_span(span(WORD_DAY, mams_day_make(2024, 3, 1), mams_day_make(2025, 2, 28)),
               "2024 жылғы 1 наурыз – 2025 жылғы 28 ақпан");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_month_words),
        cmocka_unit_test(test_months_with_year),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_years_and_round_numbers),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_month_lists),
        cmocka_unit_test(test_spans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
