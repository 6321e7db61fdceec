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

static void test_layouts(void **state)
{
    static const struct {
        const char *text, *searched_as, *marks;
    } cases[] = {
        {"f[vtnjdf fkbz", "ахметова алия", "A"}, {"Fkbz Rbv", "Алия Ким", "L"},
        {"rbv fkbz 1985", "ким алия 1985", "L"}, {"әі,.ғ", "әі,.ғ", ""},
        {"ngdbr xzr", "тпвик чяк", ""},
    };
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
        IN_BOTH(test_numbers),        IN_BOTH(test_iin),
        IN_BOTH(test_iin_in_letters), IN_BOTH(test_control_digit),
        IN_BOTH(test_layouts),        IN_BOTH(test_hostile),
        IN_BOTH(test_random_text),    cmocka_unit_test(test_searched_as),
    };
    return cmocka_run_group_tests(tests, set_up_both, tear_down_both);
}
