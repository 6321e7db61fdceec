/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <glib.h>
#include <string.h>

#include "base/error.h"
#include "base/iin.h"

static MamsIin read_iin(const char *text)
{
    MamsIin iin = -1;
    g_autoptr(GError) error = NULL;
    assert_true(mams_iin_parse(text, &iin, &error));
    assert_null(error);
    return iin;
}

static void refuse(const char *text, const char *expected)
{
    MamsIin iin = -1;
    g_autoptr(GError) error = NULL;
    assert_false(mams_iin_parse(text, &iin, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_DATA));
    if (strstr(error->message, expected) == NULL)
        fail_msg("\"%s\" is not in: %s", expected, error->message);
    assert_true(g_utf8_validate(error->message, -1, NULL));
    assert_int_equal(iin, -1);
    assert_false(mams_iin_parse(text, &iin, NULL));
}

static void test_parse(void **state)
{
    (void)state;
    assert_int_equal(read_iin("850317490011"), INT64_C(850317490011));
    assert_int_equal(read_iin("000131690017"), INT64_C(131690017));
    /* A wrong control digit is the caller's to judge. */
    assert_int_equal(read_iin("850317490012"), INT64_C(850317490012));
}

static void test_parse_errors(void **state)
{
    (void)state;
    refuse("", "0 digits");
    refuse("85031749001", "11 digits");
    refuse("8503174900110", "13 digits");
    refuse("000000000000", "zeros");
    refuse(" 850317490011", "after 0 digits");
    refuse("850317490011 ", "after 12 digits");
    refuse("850317-490011", "\"-\" stands after 6 digits");
    refuse("85031749001А", "\"А\" stands after 11 digits");
    refuse("850317٤90011", "after 6 digits");
    refuse("850317\033490011", "invisible sign stands after 6 digits");
    refuse("850317\377490011", "\357\277\275");
    refuse("+85031749001", "\"+\"");
    g_autofree char *line = g_strnfill(100000, 'x');
    MamsIin iin;
    g_autoptr(GError) error = NULL;
    assert_false(mams_iin_parse(line, &iin, &error));
    assert_true(strlen(error->message) < 300);
}

static void test_format(void **state)
{
    (void)state;
    char text[MAMS_IIN_TEXT_SIZE], grouped[MAMS_IIN_GROUPED_SIZE];
    assert_string_equal(mams_iin_format(131690017, text), "000131690017");
    assert_string_equal(mams_iin_format(INT64_C(999999999999), text), "999999999999");
    assert_string_equal(mams_iin_format(0, text), "000000000000");
    assert_string_equal(mams_iin_format(INT64_C(1000000000000), text), "");
    assert_string_equal(mams_iin_format(-1, text), "");
    assert_string_equal(mams_iin_format_grouped(INT64_C(850317490011), grouped), "850317 490 011");
    assert_string_equal(mams_iin_format_grouped(G_MININT64, grouped), "");
}

static void test_control_digit(void **state)
{
    (void)state;
    static const char *const good[] = {
        "850317490011", "010705593027", "641214390552", "921102389010", "990229490110",
        "000131690017", "700101090011", "260940900011", "261041900027", "190550900036",
        "210463900042", "850317390606", "160440007161",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        MamsIin iin = read_iin(good[i]);
        assert_true(mams_iin_control_ok(iin));
        for (int digit = 0; digit < 10; digit++) {
            MamsIin other = iin / 10 * 10 + digit;
            assert_int_equal(mams_iin_control_ok(other), other == iin);
        }
    }
    /* The first row of weights gives ten, the second one the digit. */
    assert_int_equal(mams_iin_control_digit(INT64_C(85031739060)), 6);
}

static void test_never_issued(void **state)
{
    (void)state;
    static const int64_t prefixes[] = {INT64_C(85031739062), 81315989, INT64_C(83071710098)};
    for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
        assert_int_equal(mams_iin_control_digit(prefixes[i]), -1);
        for (int digit = 0; digit < 10; digit++)
            assert_false(mams_iin_control_ok(prefixes[i] * 10 + digit));
    }
    assert_int_equal(mams_iin_control_digit(-1), -1);
    assert_int_equal(mams_iin_control_digit(INT64_C(100000000000)), -1);
    assert_false(mams_iin_control_ok(0));
    assert_false(mams_iin_control_ok(-1));
    assert_false(mams_iin_control_ok(G_MAXINT64));
}

/* The rule written out from its text: weights 1 … 11, and 3 … 11, 1, 2 when the sum gives ten. */
static int count_control_digit(const char *digits)
{
    static const int rows[2][11] = {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11},
                                    {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2}};
    for (int row = 0; row < 2; row++) {
        int sum = 0;
        for (int i = 0; i < 11; i++)
            sum += (digits[i] - '0') * rows[row][i];
        if (sum % 11 < 10)
            return sum % 11;
    }
    return -1;
}

static void test_control_digit_of_random_numbers(void **state)
{
    (void)state;
    guint32 seed = g_random_int();
    print_message("seed %u\n", seed);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    int n_second_row = 0, n_impossible = 0, n_changes_found = 0;
    enum { ROUNDS = 20000 };
    for (int i = 0; i < ROUNDS; i++) {
        int64_t prefix = (int64_t)(g_rand_double(random) * 1e11);
        char text[MAMS_IIN_TEXT_SIZE];
        mams_iin_format(prefix * 10, text);
        int digit = mams_iin_control_digit(prefix);
        assert_int_equal(digit, count_control_digit(text));
        int sum = 0;
        for (int place = 0; place < 11; place++)
            sum += (text[place] - '0') * (place + 1);
        n_second_row += sum % 11 == 10;
        n_impossible += digit < 0;
        if (digit < 0)
            continue;
        /* What is formatted can be read, and a wrong first digit shows nearly always. */
        MamsIin iin = prefix * 10 + digit;
        if (iin != 0)
            assert_int_equal(read_iin(mams_iin_format(iin, text)), iin);
        text[0] = (char)('0' + (text[0] - '0' + 1) % 10);
        n_changes_found += !mams_iin_control_ok(g_ascii_strtoll(text, NULL, 10));
    }
    /* About 9 % and 0.8 %; the bounds are more than ten standard deviations away. */
    assert_in_range(n_second_row, ROUNDS * 6 / 100, ROUNDS * 12 / 100);
    assert_in_range(n_impossible, ROUNDS / 1000, ROUNDS * 2 / 100);
    assert_true(n_changes_found > ROUNDS * 90 / 100);
}

static void test_birth_day(void **state)
{
    (void)state;
    assert_int_equal(mams_iin_birth_day(INT64_C(850317490011)), mams_day_make(1985, 3, 17));
    assert_int_equal(mams_iin_birth_day(INT64_C(131690017)), mams_day_make(2000, 1, 31));
    assert_int_equal(mams_iin_birth_day(INT64_C(10705593027)), mams_day_make(2001, 7, 5));
    assert_int_equal(mams_iin_birth_day(INT64_C(800416190011)), mams_day_make(1880, 4, 16));
    /* The seventh digit 0 reads as 19xx. */
    assert_int_equal(mams_iin_birth_day(INT64_C(700101090011)), mams_day_make(1970, 1, 1));
    /* 29 February 1999, month 13, an unused century, nobody. */
    assert_int_equal(mams_iin_birth_day(INT64_C(990229490110)), MAMS_DAY_NONE);
    assert_int_equal(mams_iin_birth_day(INT64_C(851317490011)), MAMS_DAY_NONE);
    for (int century = 7; century <= 9; century++)
        assert_int_equal(mams_iin_birth_day(INT64_C(850317090011) + century * INT64_C(100000)),
                         MAMS_DAY_NONE);
    assert_int_equal(mams_iin_birth_day(0), MAMS_DAY_NONE);
    assert_int_equal(mams_iin_birth_day(-5), MAMS_DAY_NONE);
    assert_int_equal(mams_iin_birth_day(G_MAXINT64), MAMS_DAY_NONE);
}

static void test_sex(void **state)
{
    (void)state;
    static const MamsSex expected[10] = {
        MAMS_SEX_UNKNOWN, MAMS_SEX_MALE,   MAMS_SEX_FEMALE,  MAMS_SEX_MALE,    MAMS_SEX_FEMALE,
        MAMS_SEX_MALE,    MAMS_SEX_FEMALE, MAMS_SEX_UNKNOWN, MAMS_SEX_UNKNOWN, MAMS_SEX_UNKNOWN,
    };
    for (int digit = 0; digit < 10; digit++)
        assert_int_equal(mams_iin_sex(INT64_C(850317090011) + digit * INT64_C(100000)),
                         expected[digit]);
    assert_int_equal(mams_iin_sex(0), MAMS_SEX_UNKNOWN);
    assert_int_equal(mams_iin_sex(G_MININT64), MAMS_SEX_UNKNOWN);
}

static void test_bin(void **state)
{
    (void)state;
    assert_true(mams_iin_is_bin(INT64_C(260940900011)));
    assert_true(mams_iin_is_bin(INT64_C(190550900036)));
    assert_true(mams_iin_is_bin(INT64_C(210463900042)));
    assert_false(mams_iin_is_bin(INT64_C(850317490011)));
    assert_false(mams_iin_is_bin(INT64_C(261340900011))); /* month 13 */
    assert_false(mams_iin_is_bin(INT64_C(260040900011))); /* month 0 */
    assert_false(mams_iin_is_bin(INT64_C(260931900011))); /* day 31 */
    assert_false(mams_iin_is_bin(INT64_C(260970900011)));
    assert_false(mams_iin_is_bin(0));
    assert_false(mams_iin_is_bin(-1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),        cmocka_unit_test(test_parse_errors),
        cmocka_unit_test(test_format),       cmocka_unit_test(test_control_digit),
        cmocka_unit_test(test_never_issued), cmocka_unit_test(test_control_digit_of_random_numbers),
        cmocka_unit_test(test_birth_day),    cmocka_unit_test(test_sex),
        cmocka_unit_test(test_bin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
