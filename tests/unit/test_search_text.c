/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search_fixture.h"

#include "search/query.h"

/* `find` of interfaces.md: numbers, wrong keyboard layouts, and whatever else is typed. */

static void test_numbers(void **state)
{
    static const Case cases[] = {
        {"850317", "BQLF"},
        {"8503", "BQLF"},
        {"850", ""},
        {"8", ""},
        {"0607", "A"},
        {"+7 (709) 123-45-67", "AL"},
        {"+77091234567", "AL"},
        {"87091234568", "B"},
        {"8 709 123 45 68", "B"},
        {"7091234568", "B"},
        {"+7091234568", "B"},
        {"709123456", ""},
        {"+709123456", ""},
        {"+850317", ""},
        {"1234567890123", ""},
        {"+", ""},
        {"000000000000", ""},
    };
    check_all(state, cases, G_N_ELEMENTS(cases));
}

static void test_iin(void **state)
{
    Fixture *fixture = *state;
    for (size_t i = 0; i < G_N_ELEMENTS(people); i++) {
        char digits[MAMS_IIN_TEXT_SIZE], grouped[MAMS_IIN_GROUPED_SIZE];
        char mark[] = {people[i].mark, '\0'};
        mams_iin_format(fixture->iins[i], digits);
        mams_iin_format_grouped(fixture->iins[i], grouped);
        check(fixture, digits, mark);
        check(fixture, grouped, mark);
        digits[11] = '\0';
        check(fixture, digits, mark);
    }
}

/* The digit row of the Kazakh layout types letters. */
static void test_iin_in_letters(void **state)
{
    static const char *const keys[] = {"қ", "\"", "ә", "і", "ң", "ғ", ",", ".", "ү", "ұ"};
    Fixture *fixture = *state;
    char digits[MAMS_IIN_TEXT_SIZE];
    mams_iin_format(fixture->iins[1], digits);
    g_autoptr(GString) typed = g_string_new(NULL);
    for (const char *digit = digits; *digit; digit++)
        g_string_append(typed, keys[*digit - '0']);
    check(fixture, typed->str, "B");
    /* Some typed as digits, in the groups in which it is read out. */
    for (int first = 1; first < 12; first++) {
        g_string_truncate(typed, 0);
        for (int i = 0; i < 12; i++) {
            bool digit = (i < first) == (first % 2 == 0);
            g_string_append(typed, i == 6 || i == 9 ? " " : "");
            if (digit)
                g_string_append_c(typed, digits[i]);
            else
                g_string_append(typed, keys[digits[i] - '0']);
        }
        g_autoptr(MamsFound) found = find(fixture, typed->str, LIMIT);
        assert_int_equal(found->rows->len, 1);
        assert_string_equal(found->searched_as, digits);
        assert_true(found->number);
        assert_null(found->warning);
    }
}

/* The wrong group of digits is named, whether or not anybody is found. */
static void test_wrong_groups(void **state)
{
    static const struct {
        const char *typed, *named; /* NULL: nothing is wrong */
    } cases[] = {
        {"850317490011", NULL},       {"850317490012", "'011'"},     {"850317490012", "'012'"},
        {"851317490011", "'851317'"}, {"850332490011", "'850332'"},  {"850317990011", "'990'"},
        {"850317790012", "'790'"},    {"990229490110", "'990229'"},  {"000229490110", "'000229'"},
        {"260940900011", "(BIN)"},    {"ү5\"ә1ә490011", "'851212'"}, {"ү5\"і17490011", "'851317'"},
        {"ү50317490012", "'012'"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(MamsFound) found = find(*state, cases[i].typed, LIMIT);
        bool told = cases[i].named && found->warning && strstr(found->warning, cases[i].named);
        /* The first of the two cases of a wrong control digit names no group that was not typed. */
        if (i == 1 || i == 10)
            assert_false(told);
        else if (cases[i].named ? !told : found->warning != NULL)
            fail_msg("'%s' says: %s", cases[i].typed, found->warning);
    }
}

/* A number that is registered is not doubted for its date. */
static void test_registered_numbers_are_right(void **state)
{
    Fixture *fixture = *state;
    char text[MAMS_IIN_TEXT_SIZE];
    MamsIin iin = 99022949011 * INT64_C(10) + mams_iin_control_digit(99022949011);
    g_autoptr(MamsFound) before = find(fixture, mams_iin_format(iin, text), LIMIT);
    assert_non_null(before->warning);
    put_later(fixture->store, iin, "Ибраева", "Ботагоз", mams_day_make(1999, 3, 1));
    g_autoptr(MamsFound) after = find(fixture, text, LIMIT);
    assert_int_equal(after->rows->len, 1);
    assert_null(after->warning);
}

static void test_control_digit(void **state)
{
    Fixture *fixture = *state;
    MamsIin wrong = fixture->iins[1] / 10 * 10 + (fixture->iins[1] + 1) % 10;
    char grouped[MAMS_IIN_GROUPED_SIZE];
    mams_iin_format_grouped(wrong, grouped);
    g_autoptr(MamsFound) nobody = find(fixture, grouped, LIMIT);
    assert_int_equal(nobody->rows->len, 0);
    assert_non_null(nobody->warning);
    assert_non_null(strstr(nobody->warning, grouped));
    assert_non_null(strstr(nobody->warning, strrchr(grouped, ' ') + 1));

    g_autoptr(MamsFound) no_date = find(fixture, "999999 490 113", LIMIT);
    assert_non_null(no_date->warning);
    assert_non_null(strstr(no_date->warning, "'999999'"));

    mams_iin_format_grouped(fixture->iins[1], grouped);
    g_autoptr(MamsFound) right = find(fixture, grouped, LIMIT);
    assert_null(right->warning);
}

/* Latin names are in the register too. */
static void put_smith(Fixture *fixture)
{
    put_later(fixture->store, make_iin(1979, 3, 3, 911), "Smith", "John",
              mams_day_make(1979, 3, 3));
}

static void test_layouts(void **state)
{
    static const struct {
        const char *text, *searched_as, *marks;
    } cases[] = {
        {"f[vtnjdf fkbz", "ахметова алия", "A"}, {"Fkbz Rbv", "Алия Ким", "L"},
        {"rbv fkbz 1985", "ким алия 1985", "L"}, {"әі,.ғ", "әі,.ғ", ""},
        {"ngdbr xzr", "тпвик чяк", ""},          {"rbv", "ким", "ML"},
        {"RBV FKBZ", "КИМ АЛИЯ", "L"},           {"2лия ким", "әлия ким", "L"},
        {"АХМЕТОBА 2006", "АХМЕТОВА 2006", "A"}, {"2[vtnjd 2kb[fy", "әхметов әлихан", "D"},
        {"2[vtnjd 1990", "әхметов 1990", "D"},   {"0ersk,ftdf", "қукылбаева", ""},
        {"Фрьуещмф Фднф", "Ahmetova Alya", "A"}, {"ыьшер", "smith", "?"},
    };
    put_smith(*state);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(MamsFound) found = find(*state, cases[i].text, LIMIT);
        g_autofree char *got = marks(*state, found);
        g_autofree char *folded = g_utf8_casefold(found->searched_as, -1);
        g_autofree char *expected =
            g_utf8_casefold(cases[i].marks[0] ? cases[i].searched_as : cases[i].text, -1);
        assert_string_equal(got, cases[i].marks);
        assert_string_equal(folded, expected);
    }
}

static void test_look_alikes(void **state)
{
    static const Case cases[] = {
        {"AXMETOBA Anna", ""},
        {"AXMETOBA 2006", "A"},
        {"AHHA ПЕТРОBА", "F"},
        {"АХМЕТОBА Алия", "AKD"},
        {"Aхметова Алия Серікқызы", "A"},
        {"КИM Aлия", "L"},
        {"Әлия Ким", "L"},
        {"Алия Ким", "L"},
        {"алия ахметова", "AKD"},
        {"Akhmetova Alia", "AKD"},
        {"ПETPОBA Анна", "F"},
    };
    check_all(state, cases, G_N_ELEMENTS(cases));
}

static void test_hostile(void **state)
{
    static const char *const texts[] = {"",
                                        " ",
                                        "\t\n\r",
                                        "...",
                                        "-",
                                        "---- ----",
                                        "'\";,()[]{}<>?!%_*\\",
                                        "\xff\xfe\xfd",
                                        "\xd0",
                                        "\x1b[31m",
                                        "\x01\x02\x03",
                                        "\xe2\x80\xae\xe2\x81\xa6",
                                        "' OR 1=1 --",
                                        "🙂🙂🙂",
                                        "%s%n%d",
                                        "\xcc\x81\xcc\x81\xcc\x81"};
    Fixture *fixture = *state;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        check(fixture, texts[i], "");
    check(fixture, "Ахметова\x01 Алия\x1b", "AKD");
    check(fixture, "\xd0Ахметова Алия", "AKD");
    for (int length = 1; length < 200000; length = length * 5 + 3) {
        g_autofree char *letters = g_strnfill((gsize)length, 'q');
        g_autofree char *blanks = g_strnfill((gsize)length, ' ');
        g_autofree char *digits = g_strnfill((gsize)length, '7');
        g_autoptr(MamsFound) by_letters = find(fixture, letters, LIMIT);
        g_autoptr(MamsFound) by_blanks = find(fixture, blanks, LIMIT);
        g_autoptr(MamsFound) by_digits = find(fixture, digits, LIMIT);
        assert_int_equal(by_blanks->rows->len, 0);
        assert_true(strlen(by_letters->searched_as) < 500 && strlen(by_digits->searched_as) < 500);
    }
}

/* Bytes at random, from a seed that is printed when something is wrong. */
static void test_random_text(void **state)
{
    static const char *const pieces[] = {"Ахм",  "а",          "Сер", " ",   "-", ".",
                                         "1985", "17.03.1985", "+7",  "ұлы", "q", "[",
                                         "\xd0", "'",          "85",  ",",   "Ли"};
    const guint32 seed = 20260318;
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    for (int i = 0; i < 300; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (int n = g_rand_int_range(random, 0, 9); n > 0; n--)
            g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
        g_autoptr(MamsFound) found = find(*state, text->str, 5);
        for (guint j = 1; j < found->rows->len; j++) {
            const MamsFoundRow *rows = &g_array_index(found->rows, MamsFoundRow, 0);
            if (rows[j].rank < rows[j - 1].rank || rows[j].iin == rows[j - 1].iin)
                fail_msg("seed %u: '%s' is out of order", seed, text->str);
        }
    }
}

static void test_searched_as(void **state)
{
    (void)state;
    static const struct {
        const char *text, *searched_as;
        QueryKind kind;
    } cases[] = {
        {" 850317 490–011 ", "850317490011", QUERY_NUMBER},
        {"+7 (701) 123-45-67", "+77011234567", QUERY_NUMBER},
        {"  ахметов \t", "ахметов", QUERY_WORDS},
        {"", "", QUERY_NOTHING},
        {"123", "123", QUERY_NOTHING},
        {"ahmetov\x07", "ahmetov", QUERY_WORDS},
        {"1985", "1985", QUERY_NUMBER},
        {"А1", "А1", QUERY_WORDS},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(SearchQuery) query = mams_query_parse(cases[i].text);
        assert_string_equal(query->searched_as, cases[i].searched_as);
        assert_int_equal(query->kind, cases[i].kind);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_BOTH(test_numbers),
        IN_BOTH(test_iin),
        IN_BOTH(test_iin_in_letters),
        IN_BOTH(test_control_digit),
        IN_BOTH(test_wrong_groups),
        IN_BOTH(test_registered_numbers_are_right),
        IN_BOTH(test_layouts),
        IN_BOTH(test_look_alikes),
        IN_BOTH(test_hostile),
        IN_BOTH(test_random_text),
        cmocka_unit_test(test_searched_as),
    };
    return cmocka_run_group_tests(tests, set_up_both, tear_down_both);
}
