/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "base/error.h"
#include "rules/rules.h"

#define RULES_DIR MAMS_SRCDIR "/data/rules"

static int setup(void **state)
{
    g_autoptr(GError) error = NULL;

    *state = mams_rules_load(RULES_DIR, &error);
    if (error != NULL)
        print_error("%s\n", error->message);
    return *state != NULL ? 0 : -1;
}

static int teardown(void **state)
{
    mams_rules_free(*state);
    return 0;
}

static MamsMonth month(const char *text)
{
    MamsMonth m = mams_month_parse(text);

    assert_int_not_equal(m, MAMS_MONTH_NONE);
    return m;
}

static MamsDay day(const char *text)
{
    MamsDay d = mams_day_parse(text);

    assert_int_not_equal(d, MAMS_DAY_NONE);
    return d;
}

/* domain.md 3.1: what covers a month, in tenge. */
static void test_amounts(void **state)
{
    static const struct {
        MamsKind kind;
        int year;
        double tenge;
    } table[] = {
        {MAMS_KIND_ENTREPRENEUR, 2020, 2975},
        {MAMS_KIND_ENTREPRENEUR, 2021, 2975},
        {MAMS_KIND_ENTREPRENEUR, 2022, 4200},
        {MAMS_KIND_ENTREPRENEUR, 2023, 4900},
        {MAMS_KIND_ENTREPRENEUR, 2024, 5950},
        {MAMS_KIND_ENTREPRENEUR, 2025, 5950},
        {MAMS_KIND_ENTREPRENEUR, 2026, 5950},
        {MAMS_KIND_SELF, 2020, 2125},
        {MAMS_KIND_SELF, 2021, 2125},
        {MAMS_KIND_SELF, 2022, 3000},
        {MAMS_KIND_SELF, 2023, 3500},
        {MAMS_KIND_SELF, 2024, 4250},
        {MAMS_KIND_SELF, 2025, 4250},
        {MAMS_KIND_SELF, 2026, 4250},
        {MAMS_KIND_ESP, 2020, 1325.5},
        {MAMS_KIND_ESP, 2021, 1458.5},
        {MAMS_KIND_ESP, 2022, 1531.5},
        {MAMS_KIND_ESP, 2023, 1725},
        {MAMS_KIND_ESP, 2024, 0},
        {MAMS_KIND_EMPLOYER, 2024, 0},
        {MAMS_KIND_PENALTY, 2024, 0},
        {MAMS_KIND_PLATFORM, 2026, 0},
        {MAMS_KIND_SELF, 2019, 0},
        {MAMS_KIND_ENTREPRENEUR, 2019, 0},
        /* 5 % of 2 MW in the second half of 2017: 2,445.9 ₸ */
        {MAMS_KIND_ENTREPRENEUR, 2017, 2445.9},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
        assert_int_equal(mams_rules_month_rate(*state, table[i].kind,
                                               mams_month_make(table[i].year, 12), table[i].year),
                         (int64_t)(table[i].tenge * 100 + 0.5));
    /* The month chooses the rate, the year chooses the wage. */
    assert_int_equal(mams_rules_month_rate(*state, MAMS_KIND_SELF, month("2024-01"), 2023), 350000);
    assert_int_equal(mams_rules_month_rate(*state, MAMS_KIND_SELF, month("2019-12"), 2024), 0);
    /* The change of the MCI in April 2020 does not move the rate of the year. */
    assert_int_equal(mams_rules_month_rate(*state, MAMS_KIND_ESP, month("2020-04"), 2020), 132550);
    assert_int_equal(mams_rules_month_rate(*state, MAMS_KIND_SELF, MAMS_MONTH_FOREVER, 2026),
                     425000);
    assert_int_equal(mams_rules_month_rate(*state, MAMS_KIND_SELF, MAMS_MONTH_NONE, 2026), 0);
}

/* domain.md 3.1: the most that a rate of income can come to, by its cap. */
static void test_income_maxima(void **state)
{
    static const struct {
        MamsKind kind;
        int year;
        int64_t tenge;
    } table[] = {
        {MAMS_KIND_EMPLOYEE, 2020, 4250},  {MAMS_KIND_EMPLOYEE, 2021, 8500},
        {MAMS_KIND_EMPLOYEE, 2022, 12000}, {MAMS_KIND_EMPLOYEE, 2023, 14000},
        {MAMS_KIND_EMPLOYEE, 2024, 17000}, {MAMS_KIND_EMPLOYEE, 2025, 17000},
        {MAMS_KIND_EMPLOYEE, 2026, 34000}, {MAMS_KIND_EMPLOYER, 2020, 8500},
        {MAMS_KIND_EMPLOYER, 2021, 8500},  {MAMS_KIND_EMPLOYER, 2022, 18000},
        {MAMS_KIND_EMPLOYER, 2023, 21000}, {MAMS_KIND_EMPLOYER, 2024, 25500},
        {MAMS_KIND_EMPLOYER, 2025, 25500}, {MAMS_KIND_EMPLOYER, 2026, 102000},
        {MAMS_KIND_CONTRACT, 2026, 34000}, {MAMS_KIND_PLATFORM, 2026, 17000},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
        const MamsRate *rate =
            mams_rules_rate(*state, table[i].kind, mams_month_make(table[i].year, 6));
        int64_t wage = mams_rules_minimum_wage(*state, table[i].year, NULL);

        assert_non_null(rate);
        assert_int_equal(rate->base, MAMS_BASE_INCOME);
        assert_int_equal(wage / 100 * (rate->cap_e4 / 10000) * rate->percent_e4 / 1000000,
                         table[i].tenge);
    }
}

static void check_kind(const MamsRules *rules, MamsKind kind, const char *first, const char *last)
{
    const MamsRate *rate = mams_rules_rate(rules, kind, month(first));

    assert_non_null(rate);
    assert_true(rate->covers);
    rate = mams_rules_rate(rules, kind, month(first) - 1);
    assert_true(rate == NULL || !rate->covers);
    if (last == NULL) {
        assert_non_null(mams_rules_rate(rules, kind, month("2099-12")));
        return;
    }
    assert_true(mams_rules_rate(rules, kind, month(last))->covers);
    assert_null(mams_rules_rate(rules, kind, month(last) + 1));
}

static void test_when_kinds_cover(void **state)
{
    const MamsRules *rules = *state;

    check_kind(rules, MAMS_KIND_EMPLOYER, "2020-01", NULL);
    check_kind(rules, MAMS_KIND_EMPLOYEE, "2020-01", NULL);
    check_kind(rules, MAMS_KIND_SELF, "2020-01", NULL);
    check_kind(rules, MAMS_KIND_ENTREPRENEUR, "2020-01", NULL);
    check_kind(rules, MAMS_KIND_CONTRACT, "2020-01", NULL);
    check_kind(rules, MAMS_KIND_ESP, "2020-01", "2023-12");
    check_kind(rules, MAMS_KIND_EP, "2023-01", NULL);
    check_kind(rules, MAMS_KIND_PLATFORM, "2026-01", NULL);
    assert_int_equal(rules->payers[MAMS_KIND_PENALTY].n_rates, 0);
    assert_int_equal(rules->payers[MAMS_KIND_PENALTY].test, MAMS_TEST_NEVER);
    assert_string_equal(rules->payers[MAMS_KIND_PLATFORM].switch_parameter, "platform_full_status");
    for (MamsKind kind = 0; kind < MAMS_N_KINDS; kind++) {
        const MamsPayer *payer = &rules->payers[kind];
        bool own =
            kind == MAMS_KIND_SELF || kind == MAMS_KIND_ENTREPRENEUR || kind == MAMS_KIND_ESP;

        assert_int_equal(payer->kind, kind);
        assert_int_equal(payer->own, own);
        assert_int_equal(payer->test == MAMS_TEST_SHARE, own);
        assert_int_equal(mams_kind_parse(mams_kind_code(kind)), kind);
        for (MamsLang lang = 0; lang < MAMS_N_LANGS; lang++)
            assert_true(payer->name[lang] != NULL && payer->short_name[lang] != NULL);
    }
    assert_int_equal(mams_kind_parse("nobody"), -1);
    /* 2 % before 2022, 3 % from then on; the share of the single payment. */
    assert_int_equal(mams_rules_rate(rules, MAMS_KIND_EMPLOYER, month("2021-12"))->percent_e4,
                     20000);
    assert_int_equal(mams_rules_rate(rules, MAMS_KIND_EMPLOYER, month("2022-01"))->percent_e4,
                     30000);
    assert_int_equal(mams_rules_rate(rules, MAMS_KIND_EP, month("2024-06"))->employer_share_e4,
                     139500);
}

static void test_unknown_year(void **state)
{
    const MamsRules *rules = *state;
    const MamsDatedSum *why = NULL;

    for (int year = 2017; year <= 2026; year++)
        assert_true(mams_rules_know_year(rules, year));
    assert_false(mams_rules_know_year(rules, 2027));
    assert_false(mams_rules_know_year(rules, 2016));
    assert_int_equal(mams_rules_minimum_wage(rules, 2027, &why), 8500000);
    assert_int_equal(why->from, month("2026-01"));
    assert_int_equal(why->to, MAMS_MONTH_FOREVER);
    assert_int_equal(mams_rules_mci(rules, 2027, NULL), 432500);
    assert_int_equal(mams_rules_minimum_wage(rules, 2000, &why), 2445900);
    assert_int_equal(why->from, month("2017-01"));
    assert_int_equal(mams_rules_month_rate(rules, MAMS_KIND_ENTREPRENEUR, month("2027-03"), 2027),
                     595000);
    /* The value of a year is January's; the change within the year stands beside it. */
    assert_int_equal(mams_rules_mci(rules, 2020, &why), 265100);
    assert_int_equal(why->to, month("2020-03"));
    assert_int_equal(why[1].value, 277800);
    assert_int_equal(mams_rules_mci(rules, 2021, NULL), 291700);
}

static const char *const codes[] = {"child",
                                    "unemployed",
                                    "pregnant",
                                    "caring-child-under-3",
                                    "parental-leave",
                                    "carer-disabled-child",
                                    "pensioner",
                                    "convict",
                                    "detained",
                                    "kandas",
                                    "award-mother",
                                    "disabled",
                                    "student",
                                    "carer-group-1",
                                    "social-assistance",
                                    "crisis-d-e",
                                    "serving",
                                    "temporary",
                                    "business"};
static const char *const non_working[] = {
    "pregnant",      "caring-child-under-3", "carer-disabled-child", "kandas",
    "carer-group-1", "social-assistance",    "crisis-d-e",           NULL};

static const MamsCategory *category(const MamsRules *rules, const char *code)
{
    int index = mams_rules_category(rules, code);

    assert_true(index >= 0);
    return &rules->categories[index];
}

static void test_categories(void **state)
{
    const MamsRules *rules = *state;

    assert_int_equal(rules->n_categories, G_N_ELEMENTS(codes));
    assert_string_equal(rules->categories[rules->child_index].code, "child");
    assert_int_equal(mams_rules_category(rules, "nobody"), -1);
    assert_int_equal(mams_rules_category_by_number(rules, 999), -1);
    for (int i = 0; i < rules->n_categories; i++) {
        const MamsCategory *one = &rules->categories[i];

        assert_string_equal(one->code, codes[i]);
        assert_int_equal(one->number, i + 1);
        assert_int_equal(mams_rules_category(rules, codes[i]), i);
        assert_int_equal(mams_rules_category_by_number(rules, one->number), i);
        assert_int_equal(one->non_working, g_strv_contains(non_working, one->code));
        assert_true(one->n_law > 0);
        for (MamsLang lang = 0; lang < MAMS_N_LANGS; lang++)
            assert_true(one->name[lang] != NULL && one->starts[lang] != NULL &&
                        one->ends[lang] != NULL && one->evidence[lang] != NULL &&
                        one->recorder[lang] != NULL);
    }
}

/* domain.md 0: to whom a category is offered. */
static void test_offers(void **state)
{
    static const struct {
        const char *code;
        MamsSex sex;
        int from, to;
    } special[] = {
        {"pregnant", MAMS_SEX_FEMALE, 14, 55},
        {"award-mother", MAMS_SEX_FEMALE, 25, G_MAXINT},
        {"pensioner", MAMS_SEX_UNKNOWN, 55, G_MAXINT},
        {"student", MAMS_SEX_UNKNOWN, 16, 35},
    };
    static const char *const never[] = {"child",     "convict",  "detained", "serving",
                                        "temporary", "business", NULL};
    const MamsRules *rules = *state;

    for (int i = 0; i < rules->n_categories; i++) {
        const MamsCategory *one = &rules->categories[i];
        MamsSex sex = MAMS_SEX_UNKNOWN;
        int from = 16, to = G_MAXINT;

        assert_int_equal(one->offered, !g_strv_contains(never, one->code));
        if (!one->offered)
            continue;
        for (size_t j = 0; j < G_N_ELEMENTS(special); j++) {
            if (strcmp(special[j].code, one->code) != 0)
                continue;
            sex = special[j].sex;
            from = special[j].from;
            to = special[j].to;
        }
        assert_int_equal(one->role, MAMS_ROLE_PRIVILEGED);
        assert_int_equal(one->offer_sex, sex);
        assert_int_equal(one->offer_age_from, from);
        assert_int_equal(one->offer_age_to, to);
    }
}

/* The payer of a category on a day, or -1 when it is not in the law. */
static int payer_on(const MamsRules *rules, const char *code, const char *on)
{
    const MamsCategoryLaw *law = mams_rules_category_law(category(rules, code), day(on));

    return law != NULL ? (int)law->payer : -1;
}

static void test_law(void **state)
{
    const MamsRules *rules = *state;

    assert_int_equal(payer_on(rules, "unemployed", "2019-12-31"), -1);
    assert_int_equal(payer_on(rules, "unemployed", "2020-01-01"), MAMS_PAYS_REPUBLIC);
    assert_int_equal(payer_on(rules, "unemployed", "2025-12-31"), MAMS_PAYS_REPUBLIC);
    assert_int_equal(payer_on(rules, "unemployed", "2026-01-01"), MAMS_PAYS_LOCAL);
    assert_int_equal(payer_on(rules, "crisis-d-e", "2025-12-31"), -1);
    assert_int_equal(payer_on(rules, "crisis-d-e", "2026-01-01"), MAMS_PAYS_LOCAL);
    assert_int_equal(payer_on(rules, "serving", "2024-06-01"), MAMS_PAYS_NOBODY);

    for (int i = 0; i < rules->n_categories; i++) {
        const MamsCategory *one = &rules->categories[i];
        bool local = strcmp(one->code, "unemployed") == 0 || strcmp(one->code, "crisis-d-e") == 0;

        if (local || (one->role != MAMS_ROLE_PRIVILEGED && one->role != MAMS_ROLE_CHILD))
            continue;
        assert_int_equal(payer_on(rules, one->code, "2019-12-31"), -1);
        for (int j = 0; j < one->n_law; j++)
            assert_int_equal(one->law[j].payer, MAMS_PAYS_REPUBLIC);
        assert_int_equal(payer_on(rules, one->code, "2020-01-01"), MAMS_PAYS_REPUBLIC);
        assert_int_equal(payer_on(rules, one->code, "2022-03-28"), MAMS_PAYS_REPUBLIC);
        assert_int_equal(payer_on(rules, one->code, "2099-12-31"), MAMS_PAYS_REPUBLIC);
    }

    /* Sub-item numbers 3-15 are not cited for 2026. */
    const MamsCategory *student = category(rules, "student");
    assert_string_equal(mams_rules_category_law(student, day("2025-12-31"))->why.article,
                        "405-V 26(1) 13");
    assert_string_equal(mams_rules_category_law(student, day("2026-01-01"))->why.article,
                        "405-V 26(1)");
}

static void test_settings(void **state)
{
    const MamsRules *r = *state;

    assert_int_equal(r->system_start, month("2020-01"));
    assert_int_equal(r->transition_from, month("2020-01"));
    assert_int_equal(r->transition_to, month("2020-06"));
    assert_int_equal(r->child_until_age, 18);
    assert_int_equal(r->window_months, 12);
    assert_int_equal(r->deadline_day, 25);
    assert_int_equal(r->status_working_days, 3);
    assert_int_equal(r->received_working_days, 1);
    assert_int_equal(r->posted_working_days, 3);
    assert_int_equal(r->prepay_months, 12);
    assert_int_equal(r->prepay_first_month, month("2022-09"));
    assert_int_equal(r->prepay_in_force, day("2022-09-05"));
    assert_int_equal(r->grace_months, 3);
    assert_int_equal(r->long_grace_months, 6);
    assert_int_equal(r->long_grace_in_force, day("2026-01-01"));
    assert_int_equal(r->long_grace_first_last, month("2025-09"));
    assert_int_equal(r->long_grace_run, 60);
    assert_int_equal(r->offer_before_end_days, 92);
    assert_int_equal(r->job_age_from, 16);
    assert_int_equal(r->job_age_to, 62);
    assert_int_equal(r->horizon_years, 10);
    assert_int_equal(r->closed_months, 12);
    assert_int_equal(r->proposal_days, 14);
    assert_int_equal(r->stale_days, 7);
    assert_int_equal(r->watch_days, 30);
    assert_int_equal(r->similar_days, 30);
    assert_int_equal(r->appeal_working_days, 15);
    assert_int_equal(r->redirect_working_days, 3);
    assert_int_equal(r->extend_months, 2);
    assert_int_equal(r->tell_working_days, 3);
    assert_non_null(r->calendar);

    assert_int_equal(r->n_first_entry, 2);
    assert_int_equal(r->first_entry[0].kind, MAMS_KIND_SELF);
    assert_int_equal(r->first_entry[0].months, 3);
    assert_int_equal(r->first_entry[0].to, month("2021-06"));
    assert_int_equal(r->first_entry[1].kind, MAMS_KIND_ESP);
    assert_int_equal(r->first_entry[1].months, 2);
    assert_int_equal(r->first_entry[1].to, month("2023-12"));
}

static void test_state_contributions(void **state)
{
    const MamsRules *rules = *state;
    const MamsStateContribution *local =
        &rules->state_contributions[rules->n_state_contributions - 1];

    assert_int_equal(rules->state_contributions[4].from, month("2024-01"));
    assert_int_equal(rules->state_contributions[4].to, month("2024-12"));
    assert_int_equal(local->payer, MAMS_PAYS_LOCAL);
    assert_int_equal(local->percent_e4, 20000);
    /* The sum a head is the per cent of the average wage, as far as both are known. */
    for (int i = 0; i < rules->n_state_contributions; i++) {
        const MamsStateContribution *one = &rules->state_contributions[i];

        if (one->average_wage == 0 || one->per_head == 0)
            continue;
        assert_in_range(one->average_wage * one->percent_e4 / 1000000, one->per_head - 5,
                        one->per_head + 5);
    }
}

static void test_articles_and_notes(void **state)
{
    static const char *const notes[] = {
        "crisis-visit",  "article-26-numbers", "pregnant-two-months",
        "sixty-months",  "contact-centre",     "screening-date",
        "children-sums", "penalty-rate",       "kandas-limit",
        "abroad",        "state-rates-2020",   "monthly-run"};
    const MamsRules *rules = *state;

    assert_string_equal(mams_rules_rule(rules, "grace")->why.article, "405-V 5(2)");
    assert_string_equal(mams_rules_rule(rules, "transition")->why.article, "405-V 40");
    assert_null(mams_rules_rule(rules, "nothing"));
    for (int i = 0; i < rules->n_rules; i++)
        for (MamsLang lang = 0; lang < MAMS_N_LANGS; lang++)
            assert_non_null(rules->rules[i].title[lang]);
    for (size_t i = 0; i < G_N_ELEMENTS(notes); i++)
        assert_non_null(mams_rules_note(rules, notes[i])->why.note[MAMS_LANG_KK]);
    assert_non_null(mams_rules_source(rules, "S26")->title);
    assert_null(mams_rules_source(rules, "S999"));
    assert_non_null(mams_rules_register(rules, "labour"));
}

static void test_list(void **state)
{
    const GPtrArray *list = mams_rules_list(*state);
    bool found = false;

    assert_true(list->len > 100);
    for (guint i = 0; i < list->len; i++) {
        const MamsRuleItem *item = list->pdata[i];

        assert_non_null(item->why.file);
        assert_true(!item->why.article || strlen(item->why.article) > 3);
        assert_non_null(item->why.source);
        assert_int_equal(item->why.compared, day("2026-02-28"));
        assert_non_null(strchr("HML", item->why.confidence));
        if (strcmp(item->why.group, "rate esp 2020-01") != 0)
            continue;
        found = true;
        assert_string_equal(item->why.file, "payers.ini");
        assert_string_equal(item->values,
                            "To=2023-12; Base=mci; Percent=100; Multiple=0.5; Covers=true");
    }
    assert_true(found);
}

static void test_parameters(void **state)
{
    const MamsRules *rules = *state;
    g_autoptr(GError) error = NULL;

    assert_false(rules->debt_window_including);
    assert_false(rules->debt_month_wage_of_payment);
    assert_true(rules->platform_full_status);
    assert_false(rules->grace_after_state_category);

    g_autoptr(MamsRules) one = mams_rules_with_parameter(rules, "debt_window", "including", &error);
    assert_non_null(one);
    assert_true(one->debt_window_including);
    assert_false(rules->debt_window_including);
    assert_string_equal(one->hash, rules->hash);
    assert_int_equal(mams_rules_month_rate(one, MAMS_KIND_SELF, month("2024-01"), 2024), 425000);

    g_autoptr(MamsRules) two =
        mams_rules_with_parameter(one, "platform_full_status", "off", &error);
    assert_non_null(two);
    assert_true(two->debt_window_including);
    assert_false(two->platform_full_status);
    assert_true(one->platform_full_status);

    assert_null(mams_rules_with_parameter(rules, "debt_window", "never", &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_RULES));
    assert_non_null(strstr(error->message, "never"));
    g_clear_error(&error);
    assert_null(mams_rules_with_parameter(rules, "nothing", "on", &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_RULES));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_amounts),
        cmocka_unit_test(test_income_maxima),
        cmocka_unit_test(test_when_kinds_cover),
        cmocka_unit_test(test_unknown_year),
        cmocka_unit_test(test_categories),
        cmocka_unit_test(test_offers),
        cmocka_unit_test(test_law),
        cmocka_unit_test(test_settings),
        cmocka_unit_test(test_state_contributions),
        cmocka_unit_test(test_articles_and_notes),
        cmocka_unit_test(test_list),
        cmocka_unit_test(test_parameters),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
