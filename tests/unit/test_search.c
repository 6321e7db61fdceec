/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search_fixture.h"

#include "search/word.h"

/* `find` of interfaces.md: names. */

static void test_words_in_any_order(void **state)
{
    static const Case cases[] = {
        {"Ахметова Алия Серікқызы", "A"},
        {"Серікқызы Алия Ахметова", "A"},
        {"Серікқызы Ахметова", "AC"},
        {"АХМ АЛИЯ СЕРІК", "A"},
        {"Ахметова, Алия", "AKD"},
        {"Ахметова А.С.", "AK"},
        {"  Ким\tАлия  ", "L"},
        {"Болатұлы", "RB"},
        {"Бол Сер", "RB"},
        {"Қайратұлы", "Q"},
        {"Юр Щерб", "P"},
        {"Викторовна Алия", "L"},
        {"Ли Ли Ли", "T"},
        {"Ли Ли Ли Ли", ""},
        {"Анна Анна", ""},
        {"Ахметова Алия Серікқызы Алматы", ""},
        {"а б в г д е ж", ""},
    };
    check_all(state, cases, G_N_ELEMENTS(cases));
}

/* A name of several words is found by each of them. */
static void test_names_of_several_words(void **state)
{
    static const Case cases[] = {
        {"Сейіт Ахмет Мұса", "K"}, {"Ахмет Сейіт", "K"}, {"Муса Сейт", "K"},  {"Иванова-Ким", "M"},
        {"Иванова Ким", "M"},      {"Ким", "ML"},        {"ивановаким", "M"},
    };
    check_all(state, cases, G_N_ELEMENTS(cases));
}

/* Whole words first, then by surname, given name, birth date, ИИН; by the worst of the words. */
static void test_order(void **state)
{
    static const Case cases[] = {
        {"Ахметов", "CRBQ"
                    "A"
                    "F"
                    "D"
                    "K"},
        {"Ахмет", "KE"
                  "CRBQ"
                  "A"
                  "F"
                  "D"},
        {"Серік", "RBQ"
                  "AG"
                  "CEH"},
        {"Ахметов Серік", "RBQ"
                          "A"
                          "C"},
        {"Ахметов С", "CRBQ"
                      "A"
                      "K"},
        {"жанбулат", "JI"},
        {"Юрий", "PI"},
    };
    check_all(state, cases, G_N_ELEMENTS(cases));
}

/* Kazakh, Russian and Latin: the exact spelling, then the keys. */
static void test_spellings(void **state)
{
    static const Case cases[] = {
        {"Нурсултан", "HG"}, {"Нұрсұлтан", "GH"},   {"Nursultan", "HG"},
        {"Nūrsūltan", "HG"}, {"Умирбеков", "HG"},   {"Өмірбеков", "GH"},
        {"Омирбеков", "GH"}, {"Бахыт", "ON"},       {"Бақыт", "NO"},
        {"Искаков", "NO"},   {"ысқақов бақ", "NO"}, {"Shcherbakov", "PUS"},
        {"Yuriy", "PI"},     {"Алiя", "ALKD"},      {"Akhmetova Aliya Serikkyzy", "A"},
    };
    check_all(state, cases, G_N_ELEMENTS(cases));
}

/* The ending of a patronymic or surname does not matter, after the spellings that keep it. */
static void test_stems(void **state)
{
    static const Case cases[] = {
        {"Серикович", "C"
                      "AEHG"},
        {"Серікұлы", "GH"
                     "CAE"},
        {"Сериковна", "CAEHG"},
        {"Жанбулатов", "I"
                       "J"},
        {"Жанбулатов Ержан", "J"},
    };
    check_all(state, cases, G_N_ELEMENTS(cases));
}

/* One letter wrong, missing, added, two swapped; words of four letters on. */
static void test_typos(void **state)
{
    static const Case cases[] = {
        {"Ахмедов", "CRBQDAF"},  {"Ахметоав", "CRBQADF"},
        {"Жанблатова", "I"},     {"Жанбатоваа", ""},
        {"Викторована Ккм", ""}, {"Ольаг", "M"},
        {"Олка", "M"},           {"Олгьва", "M"},
        {"Ольгав", "M"},         {"Ккм", ""},
        {"Яковлнва", "S"},
    };
    check_all(state, cases, G_N_ELEMENTS(cases));
}

static void test_former_surname(void **state)
{
    check(*state, "Ахметова Анна", "F");
    check(*state, "Щербаков", "PUS"); /* who is called so today comes first */
    check(*state, "Щербакова", "SPU");
    check(*state, "Яковлева", "SP");
    g_autoptr(MamsFound) former = find(*state, "Щербакова Инна", LIMIT);
    g_autoptr(MamsFound) present = find(*state, "Яковлева Инна", LIMIT);
    assert_int_equal(former->rows->len, 1);
    assert_int_equal(present->rows->len, 1);
    assert_true(g_array_index(former->rows, MamsFoundRow, 0).former_surname);
    assert_false(g_array_index(present->rows, MamsFoundRow, 0).former_surname);
    assert_string_equal(g_array_index(former->rows, MamsFoundRow, 0).surname, "Яковлева");
}

static void test_birth(void **state)
{
    static const Case cases[] = {
        {"Ахметов 1985", "CBQF"},      {"1985 Ахметов", "CBQF"},
        {"Ахметов 17.03.1985", "BQF"}, {"Алия 1985", "L"},
        {"Алия 14.07.2006", "A"},      {"Алия 14.07.2007", ""},
        {"Ахметов 1986", ""},          {"Ахметов 19", "CRBQAFDK"},
        {"Ахметов 850317", "BQF"},     {"Ахметов 1234567890123", ""},
        {"Серік Қайратұлы 1985", "Q"}, {"17.03.1985", ""},
    };
    check_all(state, cases, G_N_ELEMENTS(cases));
}

static void test_row(void **state)
{
    Fixture *fixture = *state;
    g_autoptr(MamsFound) found = find(fixture, "akhmetova aliya", 1);
    assert_int_equal(found->rows->len, 1);
    const MamsFoundRow *row = &g_array_index(found->rows, MamsFoundRow, 0);
    assert_int_equal(row->iin, fixture->iins[0]);
    assert_string_equal(row->surname, "Ахметова");
    assert_string_equal(row->given, "Алия");
    assert_string_equal(row->patronymic, "Серікқызы");
    assert_int_equal(row->birth, mams_day_make(2006, 7, 14));
    assert_int_equal(row->region, 750000000);
    assert_int_equal(row->rank, MAMS_RANK_KEY1);
    assert_false(row->former_surname);
    assert_string_equal(found->searched_as, "akhmetova aliya");
    assert_null(found->warning);
}

static void test_limit(void **state)
{
    Fixture *fixture = *state;
    static const int limits[] = {-1, 0, 1, 2, 3, 7};
    for (size_t i = 0; i < G_N_ELEMENTS(limits); i++) {
        g_autoptr(MamsFound) found = find(fixture, "Ахметов", limits[i]);
        g_autofree char *got = marks(fixture, found);
        g_autofree char *expected = g_strndup("CRBQAFDK", (gsize)MAX(limits[i], 0));
        assert_string_equal(got, expected);
    }
    g_autoptr(MamsFound) all = find(fixture, "Ахметов", 100000);
    assert_int_equal(all->rows->len, 8);
    assert_int_equal(all->total_at_least, 8);
}

/* Somebody who came after the searcher was made is found all the same. */
static void test_new_names(void **state)
{
    Fixture *fixture = *state;
    check(fixture, "Новосёлова Зухра", "");
    put_later(fixture->store, make_iin(1991, 9, 19, 77), "Новосёлова", "Зухра",
              mams_day_make(1991, 9, 19));
    check(fixture, "Новосёлова Зухра", "?");
    check(fixture, "новоселова", "?");
    check(fixture, "Ахметова Алия Серікқызы", "A");
}

/* A name that many bear: the first of them by the order of the answer. */
static void test_crowd(void **state)
{
    g_autoptr(MamsFound) found = find(*state, "Эмма", LIMIT);
    assert_int_equal(found->rows->len, LIMIT);
    const MamsFoundRow *rows = &g_array_index(found->rows, MamsFoundRow, 0);
    for (guint i = 0; i < found->rows->len; i++) {
        assert_string_equal(rows[i].given, "Эмма");
        assert_true(g_str_has_prefix(rows[i].surname, "Гнедыхt"));
        assert_true(i == 0 || rows[i - 1].birth <= rows[i].birth);
    }
    g_autoptr(MamsFound) both = find(*state, "Эмма Фадеев", 100000);
    assert_int_equal(both->rows->len, OTHERS / 20);
    assert_int_equal(both->total_at_least, OTHERS / 20);
}

static void test_typo_of_words(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *name;
        int expected; /* 0: no typo, 1: of the beginning, 2: of the whole word */
    } cases[] = {
        {"ahmedov", "ahmetov", 2},
        {"ahmed", "ahmetov", 1},
        {"ahmtov", "ahmetov", 2},
        {"ahhmetov", "ahmetov", 2},
        {"hamet", "ahmetov", 1},
        {"ahmetvo", "ahmetov", 2},
        {"ahmetov", "ahmetov", 0},
        {"ahmet", "ahmetov", 0},
        {"ahmetova", "ahmetov", 2},
        {"ahmetovaa", "ahmetov", 0},
        {"bhmetov", "ahmetov", 2},
        {"hmetov", "ahmetov", 2},
        {"", "ahmetov", 0},
        {"a", "", 2},
        {"ab", "", 0},
        {"ahmedof", "ahmetov", 0},
        {"ahmetox", "ahmetov ali", 2},
        {"ahmetovali", "ahmetov ali", 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        bool whole = false;
        bool typo = mams_word_is_typo(cases[i].typed, cases[i].name, &whole);
        if (typo + (typo && whole) != cases[i].expected)
            fail_msg("'%s' for '%s'", cases[i].typed, cases[i].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_BOTH(test_words_in_any_order),
        IN_BOTH(test_names_of_several_words),
        IN_BOTH(test_order),
        IN_BOTH(test_spellings),
        IN_BOTH(test_stems),
        IN_BOTH(test_typos),
        IN_BOTH(test_former_surname),
        IN_BOTH(test_birth),
        IN_BOTH(test_row),
        IN_BOTH(test_limit),
        IN_BOTH(test_new_names),
        IN(crowd, test_crowd),
        cmocka_unit_test(test_typo_of_words),
    };
    return cmocka_run_group_tests(tests, set_up_both, tear_down_both);
}
