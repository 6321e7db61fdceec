/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include "rules_fixture.h"
#include "status/rates.h"

/* Rates, caps and sums by kind and year, as domain.md 3.1 and 3.2 print them. Sums in tenge. */

static MamsDay day(const char *text)
{
    return mams_day_parse(text);
}

static int64_t tenge(double sum)
{
    return (int64_t)(sum * 100 + 0.5);
}

/* The only line of a kind. */
static MamsRateLine line_of(const char *on, MamsKind kind, int64_t income)
{
    g_autoptr(MamsRates) rates = mams_rates_new(rules, day(on), kind, income);
    assert_int_equal(rates->lines->len, 1);
    assert_int_equal(rates->state->len, 0);
    return g_array_index(rates->lines, MamsRateLine, 0);
}

static void check_sum(const char *on, MamsKind kind, double income, double expected)
{
    MamsRateLine line = line_of(on, kind, tenge(income));
    if (line.sum != tenge(expected))
        fail_msg("%s of %.2f on %s: %.2f, not %.2f", mams_kind_code(kind), income, on,
                 (double)line.sum / 100, expected);
}

/* Worked cases 38, 39 and 40, and the same wage under the older caps. */
static void test_worked_cases(void **state)
{
    (void)state;
    check_sum("2025-12-15", MAMS_KIND_EMPLOYEE, 1500000, 17000);
    check_sum("2026-01-15", MAMS_KIND_EMPLOYEE, 1500000, 30000);
    check_sum("2025-12-15", MAMS_KIND_EMPLOYER, 1500000, 25500);
    check_sum("2026-01-15", MAMS_KIND_EMPLOYER, 1500000, 45000);
    check_sum("2026-06-01", MAMS_KIND_EMPLOYEE, 4000000, 34000);
    check_sum("2026-06-01", MAMS_KIND_EMPLOYER, 4000000, 102000);
    check_sum("2026-02-10", MAMS_KIND_PLATFORM, 300000, 3000);
    check_sum("2024-05-05", MAMS_KIND_EMPLOYEE, 100000, 2000);
    check_sum("2024-05-05", MAMS_KIND_EMPLOYER, 100000, 3000);
}

/* The table of maxima by year. */
static void test_maximum_by_year(void **state)
{
    (void)state;
    static const struct {
        const char *on;
        double employee, employer;
    } years[] = {
        {"2020-03-01", 4250, 8500},    {"2021-03-01", 8500, 8500},   {"2022-03-01", 12000, 18000},
        {"2023-03-01", 14000, 21000},  {"2024-03-01", 17000, 25500}, {"2025-03-01", 17000, 25500},
        {"2026-03-01", 34000, 102000},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(years); i++) {
        assert_int_equal(line_of(years[i].on, MAMS_KIND_EMPLOYEE, MAMS_RATES_NO_INCOME).maximum,
                         tenge(years[i].employee));
        assert_int_equal(line_of(years[i].on, MAMS_KIND_EMPLOYER, MAMS_RATES_NO_INCOME).maximum,
                         tenge(years[i].employer));
    }
    MamsRateLine first = line_of("2017-08-01", MAMS_KIND_EMPLOYER, tenge(1000000));
    assert_int_equal(first.counted_at_most, tenge(15 * 24459));
    assert_int_equal(first.sum, tenge(3668.85));
    assert_false(first.rate->covers);
    /* No source confirms a cap of 2018 and 2019. */
    MamsRateLine uncapped = line_of("2018-08-01", MAMS_KIND_EMPLOYER, tenge(1000000));
    assert_int_equal(uncapped.counted_at_most, MAMS_SUM_UNKNOWN);
    assert_int_equal(uncapped.sum, tenge(15000));
}

static void test_cap_on_its_edge(void **state)
{
    (void)state;
    check_sum("2024-05-05", MAMS_KIND_EMPLOYEE, 849999.50, 16999.99);
    check_sum("2024-05-05", MAMS_KIND_EMPLOYEE, 850000, 17000);
    check_sum("2024-05-05", MAMS_KIND_EMPLOYEE, 850000.01, 17000);
    check_sum("2024-05-05", MAMS_KIND_EMPLOYEE, 0, 0);
}

/* Half a tiyn is rounded up: 2 % of 0.25 is half a tiyn, of 0.24 less, of 0.75 one and a half. */
static void test_rounding(void **state)
{
    (void)state;
    check_sum("2024-05-05", MAMS_KIND_EMPLOYEE, 0.24, 0);
    check_sum("2024-05-05", MAMS_KIND_EMPLOYEE, 0.25, 0.01);
    check_sum("2024-05-05", MAMS_KIND_EMPLOYEE, 0.74, 0.01);
    check_sum("2024-05-05", MAMS_KIND_EMPLOYEE, 0.75, 0.02);
}

/* No income is too large to be counted. */
static void test_largest_income(void **state)
{
    (void)state;
    assert_int_equal(line_of("2026-05-05", MAMS_KIND_EMPLOYER, G_MAXINT64).sum, tenge(102000));
    assert_int_equal(line_of("2018-05-05", MAMS_KIND_EMPLOYER, G_MAXINT64).sum,
                     (G_MAXINT64 / 1000) * 15 + 12);
}

static void test_fixed_sums(void **state)
{
    (void)state;
    static const struct {
        const char *on;
        double self, entrepreneur;
    } years[] = {{"2020-02-01", 2125, 2975}, {"2021-02-01", 2125, 2975}, {"2022-02-01", 3000, 4200},
                 {"2023-02-01", 3500, 4900}, {"2024-02-01", 4250, 5950}, {"2025-02-01", 4250, 5950},
                 {"2026-02-01", 4250, 5950}};
    for (size_t i = 0; i < G_N_ELEMENTS(years); i++) {
        /* An income changes nothing for those who pay a fixed sum. */
        MamsRateLine self = line_of(years[i].on, MAMS_KIND_SELF, tenge(5000000));
        MamsRateLine business = line_of(years[i].on, MAMS_KIND_ENTREPRENEUR, MAMS_RATES_NO_INCOME);
        assert_int_equal(self.sum, tenge(years[i].self));
        assert_int_equal(self.minimum, self.sum);
        assert_int_equal(self.maximum, MAMS_SUM_UNKNOWN);
        assert_int_equal(business.sum, tenge(years[i].entrepreneur));
    }
    MamsRateLine esp = line_of("2023-12-31", MAMS_KIND_ESP, MAMS_RATES_NO_INCOME);
    assert_int_equal(esp.base, tenge(3450));
    assert_int_equal(esp.sum, tenge(1725));
}

static void test_contract(void **state)
{
    (void)state;
    check_sum("2020-05-05", MAMS_KIND_CONTRACT, 200000, 2000);
    check_sum("2021-05-05", MAMS_KIND_CONTRACT, 200000, 4000);
    check_sum("2025-05-05", MAMS_KIND_CONTRACT, 2000000, 17000);
    check_sum("2026-05-05", MAMS_KIND_CONTRACT, 2000000, 34000);
    assert_null(line_of("2026-05-05", MAMS_KIND_CONTRACT, 0).disputed);
}

/* A payment for several funds: 12.1 % and 8.06 % of 24.8 % of the wage, each rounded once. */
static void test_shares(void **state)
{
    (void)state;
    MamsRateLine line = line_of("2026-05-05", MAMS_KIND_EP, tenge(100000));
    assert_int_equal(line.sum, tenge(24800));
    assert_int_equal(line.employer_sum, tenge(3000.80));
    assert_int_equal(line.employee_sum, tenge(1998.88));
    line = line_of("2024-05-05", MAMS_KIND_EP, tenge(123456.78));
    assert_int_equal(line.employer_sum, 370278); /* 123456.78 × 21.5 % × 13.95 % = 3702.777… */
    assert_int_equal(line_of("2026-05-05", MAMS_KIND_EP, MAMS_RATES_NO_INCOME).employer_sum,
                     MAMS_SUM_UNKNOWN);
}

/* Only kinds in the law on the day, and never a penalty. */
static void test_kinds_in_the_law(void **state)
{
    (void)state;
    static const struct {
        const char *on;
        uint32_t kinds;
    } days[] = {
        {"2022-12-31", 1 << MAMS_KIND_EMPLOYER | 1 << MAMS_KIND_EMPLOYEE | 1 << MAMS_KIND_SELF |
                           1 << MAMS_KIND_ENTREPRENEUR | 1 << MAMS_KIND_CONTRACT |
                           1 << MAMS_KIND_ESP},
        {"2023-01-01", 1 << MAMS_KIND_EMPLOYER | 1 << MAMS_KIND_EMPLOYEE | 1 << MAMS_KIND_SELF |
                           1 << MAMS_KIND_ENTREPRENEUR | 1 << MAMS_KIND_CONTRACT |
                           1 << MAMS_KIND_ESP | 1 << MAMS_KIND_EP},
        {"2024-01-01", 1 << MAMS_KIND_EMPLOYER | 1 << MAMS_KIND_EMPLOYEE | 1 << MAMS_KIND_SELF |
                           1 << MAMS_KIND_ENTREPRENEUR | 1 << MAMS_KIND_CONTRACT |
                           1 << MAMS_KIND_EP},
        {"2026-01-01", 1 << MAMS_KIND_EMPLOYER | 1 << MAMS_KIND_EMPLOYEE | 1 << MAMS_KIND_SELF |
                           1 << MAMS_KIND_ENTREPRENEUR | 1 << MAMS_KIND_CONTRACT |
                           1 << MAMS_KIND_EP | 1 << MAMS_KIND_PLATFORM},
        {"2017-06-30", 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        g_autoptr(MamsRates) rates =
            mams_rates_new(rules, day(days[i].on), MAMS_RATES_ALL_KINDS, MAMS_RATES_NO_INCOME);
        uint32_t kinds = 0;
        for (guint k = 0; k < rates->lines->len; k++)
            kinds |= 1u << g_array_index(rates->lines, MamsRateLine, k).kind;
        assert_int_equal(kinds, days[i].kinds);
    }
    assert_string_equal(line_of("2026-01-01", MAMS_KIND_PLATFORM, 0).disputed->name,
                        "platform_full_status");
}

static void test_state(void **state)
{
    (void)state;
    g_autoptr(MamsRates) known =
        mams_rates_new(rules, day("2025-05-05"), MAMS_RATES_ALL_KINDS, MAMS_RATES_NO_INCOME);
    assert_int_equal(known->state->len, 1);
    assert_int_equal(g_array_index(known->state, MamsStateLine, 0).per_head, tenge(7285.9));
    g_autoptr(MamsRates) open =
        mams_rates_new(rules, day("2026-05-05"), MAMS_RATES_ALL_KINDS, MAMS_RATES_NO_INCOME);
    assert_int_equal(open->state->len, 2);
    for (guint i = 0; i < 2; i++)
        assert_int_equal(g_array_index(open->state, MamsStateLine, i).per_head, MAMS_SUM_UNKNOWN);
}

/* 2027 is not known: the values of 2026 stand in, and it is said. */
static void test_year_not_known(void **state)
{
    (void)state;
    g_autoptr(MamsRates) later =
        mams_rates_new(rules, day("2027-05-05"), MAMS_RATES_ALL_KINDS, MAMS_RATES_NO_INCOME);
    assert_true(later->assumed_year);
    assert_int_equal(later->wage_year, 2026);
    assert_int_equal(later->mci_year, 2026);
    assert_int_equal(line_of("2027-05-05", MAMS_KIND_SELF, MAMS_RATES_NO_INCOME).sum, tenge(4250));
    g_autoptr(MamsRates) now =
        mams_rates_new(rules, day("2026-05-05"), MAMS_RATES_ALL_KINDS, MAMS_RATES_NO_INCOME);
    assert_false(now->assumed_year);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worked_cases),     cmocka_unit_test(test_maximum_by_year),
        cmocka_unit_test(test_cap_on_its_edge),  cmocka_unit_test(test_rounding),
        cmocka_unit_test(test_largest_income),   cmocka_unit_test(test_fixed_sums),
        cmocka_unit_test(test_contract),         cmocka_unit_test(test_shares),
        cmocka_unit_test(test_kinds_in_the_law), cmocka_unit_test(test_state),
        cmocka_unit_test(test_year_not_known),
    };
    return cmocka_run_group_tests(tests, rules_setup, rules_teardown);
}
