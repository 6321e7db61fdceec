/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <glib.h>

#include "base/money.h"

static void test_parse(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t tiyn;
    } cases[] = {
        {"0", 0},
        {"4250", 425000},
        {"1458.5", 145850},
        {"1458.05", 145805},
        {"4250,00", 425000},
        {"0,01", 1},
        {"007", 700},
        {"92233720368547758.07", G_MAXINT64},
        {"92233720368547758", G_MAXINT64 - 7},
        {"0000000000000000000000000000001", 100},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        int64_t tiyn = -1;
        assert_true(mams_money_parse(cases[i].text, &tiyn));
        assert_int_equal(tiyn, cases[i].tiyn);
    }
}

static void test_parse_refuses(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "-1",
        "+1",
        " 1",
        "1 ",
        "1 000",
        "1.234",
        "1.2.3",
        "1,2,",
        "1.",
        "1,",
        ".5",
        ",5",
        ".",
        "1e3",
        "0x10",
        "4250₸",
        "4 250",
        "четыре",
        "1.2x",
        "1..2",
        "92233720368547758.08",
        "92233720368547759",
        "99999999999999999999",
        "9999999999999999999999999999999999999999.99",
        "1.5-",
        "１",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        int64_t tiyn = -1;
        if (mams_money_parse(wrong[i], &tiyn))
            fail_msg("\"%s\" was read", wrong[i]);
        assert_int_equal(tiyn, -1);
    }
}

static void expect_plain(int64_t tiyn, const char *expected)
{
    char text[MAMS_MONEY_TEXT_SIZE];
    assert_string_equal(mams_money_format_plain(tiyn, text), expected);
}

static void test_format_plain(void **state)
{
    (void)state;
    expect_plain(0, "0");
    expect_plain(425000, "4250");
    expect_plain(145860, "1458.6");
    expect_plain(145805, "1458.05");
    expect_plain(145885, "1458.85");
    expect_plain(-300, "-3");
    expect_plain(-1, "-0.01");
    expect_plain(-50, "-0.5");
    expect_plain(G_MAXINT64, "92233720368547758.07");
    expect_plain(G_MININT64, "-92233720368547758.08");
}

static void expect_grouped(int64_t tiyn, const char *separator, char decimal_sign,
                           const char *expected)
{
    char text[MAMS_MONEY_TEXT_SIZE];
    assert_string_equal(mams_money_format_grouped(tiyn, separator, decimal_sign, text), expected);
}

static void test_format_grouped(void **state)
{
    (void)state;
    expect_grouped(0, ",", '.', "0");
    expect_grouped(99900, ",", '.', "999");
    expect_grouped(100000, ",", '.', "1,000");
    expect_grouped(1275000, ",", '.', "12,750");
    expect_grouped(123456789, ",", '.', "1,234,567.89");
    expect_grouped(5100000, "\u00a0", ',', "51\u00a0000");
    expect_grouped(145805, "\u00a0", ',', "1\u00a0458,05");
    expect_grouped(145850, "\u00a0", ',', "1\u00a0458,50");
    expect_grouped(-100000, ",", '.', "-1,000");
    expect_grouped(G_MAXINT64, "\u202f", ',', "92\u202f233\u202f720\u202f368\u202f547\u202f758,07");
    expect_grouped(G_MININT64, "\u202f", ',',
                   "-92\u202f233\u202f720\u202f368\u202f547\u202f758,08");
}

static void test_round_trip(void **state)
{
    (void)state;
    guint32 seed = g_random_int();
    print_message("seed %u\n", seed);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    for (int i = 0; i < 20000; i++) {
        guint64 bits = (guint64)g_rand_int(random) << 32 | g_rand_int(random);
        int64_t tiyn = (int64_t)(bits >> g_rand_int_range(random, 1, 64)), back = -1;
        char text[MAMS_MONEY_TEXT_SIZE];
        assert_true(mams_money_parse(mams_money_format_plain(tiyn, text), &back));
        assert_int_equal(back, tiyn);
        assert_true(mams_money_parse(mams_money_format_grouped(tiyn, "", ',', text), &back));
        assert_int_equal(back, tiyn);
    }
}

/* Per cents and multiples as the rules hold them, times 10 000. */
static void test_decimal(void **state)
{
    (void)state;
    static const struct {
        int64_t value;
        const char *text;
    } cases[] = {{0, "0"},        {50000, "5"},  {126100, "12.61"},   {5000, "0.5"},
                 {80600, "8.06"}, {1, "0.0001"}, {120345, "12.0345"}, {1000000, "100"}};
    char text[MAMS_MONEY_TEXT_SIZE];
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_string_equal(mams_decimal_format(cases[i].value, '.', text), cases[i].text);
    assert_string_equal(mams_decimal_format(14000, ',', text), "1,4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decimal),        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_parse_refuses),  cmocka_unit_test(test_format_plain),
        cmocka_unit_test(test_format_grouped), cmocka_unit_test(test_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
