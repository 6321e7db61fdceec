/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/loader.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"

/* Wages, state contributions, payers and their rates. */

enum { MAX_PER_CENT = 100, MAX_MULTIPLE = 1000 };

static const MamsDatedSum *read_sums(Loader *loader, const char *word, int *n, GError **error)
{
    LoaderPlace place = {0, 0};
    GArray *sums = g_array_new(FALSE, TRUE, sizeof(MamsDatedSum));
    bool fine = loader_need(loader, word, "wages.ini", error) != NULL;

    for (const RuleGroup *group = loader_next(loader, word, &place); group != NULL && fine;
         group = loader_next(loader, word, &place)) {
        MamsDatedSum sum = {0};
        MamsDatedSum *last =
            sums->len > 0 ? &g_array_index(sums, MamsDatedSum, sums->len - 1) : NULL;

        fine = rulefile_span(group, false, last ? &last->from : NULL, last ? &last->to : NULL,
                             &sum.from, &sum.to, error) &&
               rulefile_sum(group, "Value", &sum.value, error) &&
               loader_provenance(loader, group, &sum.why, error);
        g_array_append_val(sums, sum);
    }
    const MamsDatedSum *values = loader_keep(loader, sums, n);
    return fine ? values : NULL;
}

bool loader_wages(Loader *loader, GError **error)
{
    MamsRules *rules = loader->rules;

    rules->minimum_wage = read_sums(loader, "minimum-wage", &rules->n_minimum_wage, error);
    if (rules->minimum_wage == NULL)
        return false;
    rules->mci = read_sums(loader, "mci", &rules->n_mci, error);
    return rules->mci != NULL;
}

static const char *const state_payers[] = {"republic", "local", NULL};
static const MamsStatePayer state_payer_of[] = {MAMS_PAYS_REPUBLIC, MAMS_PAYS_LOCAL};

/* The contributions of one payer, `index` into state_payers, in order of their dates. */
static bool read_state(Loader *loader, int index, GArray *all, GError **error)
{
    LoaderPlace place = {0, 0};
    MamsStateContribution *last = NULL;

    for (const RuleGroup *group = loader_next(loader, "state-contribution", &place); group != NULL;
         group = loader_next(loader, "state-contribution", &place)) {
        if (strcmp(group->words[1], state_payers[index]) != 0)
            continue;
        MamsStateContribution one = {0};

        one.payer = state_payer_of[index];
        if (!rulefile_span(group, false, last ? &last->from : NULL, last ? &last->to : NULL,
                           &one.from, &one.to, error) ||
            !rulefile_decimal(group, "Percent", MAX_PER_CENT, &one.percent_e4, error) ||
            !rulefile_sum(group, "AverageWage", &one.average_wage, error) ||
            !rulefile_sum(group, "PerHead", &one.per_head, error) ||
            !loader_provenance(loader, group, &one.why, error))
            return false;
        g_array_append_val(all, one);
        last = &g_array_index(all, MamsStateContribution, all->len - 1);
    }
    return true;
}

bool loader_state(Loader *loader, GError **error)
{
    MamsRules *rules = loader->rules;
    LoaderPlace place = {0, 0};

    for (const RuleGroup *group = loader_next(loader, "state-contribution", &place); group != NULL;
         group = loader_next(loader, "state-contribution", &place))
        if (!g_strv_contains(state_payers, group->words[1]))
            return rulefile_fail(group, NULL, error,
                                 _("'%s' pays no state contributions; write republic or local"),
                                 group->words[1]);

    GArray *all = g_array_new(FALSE, TRUE, sizeof(MamsStateContribution));
    bool fine = true;

    for (int i = 0; state_payers[i] != NULL && fine; i++)
        fine = read_state(loader, i, all, error);
    rules->state_contributions = loader_keep(loader, all, &rules->n_state_contributions);
    return fine;
}

static bool read_rate(Loader *loader, const RuleGroup *group, MamsRate *rate, GError **error)
{
    static const char *const bases[] = {"minimum-wage", "mci", "income", NULL};
    static const MamsRateBase base_of[] = {MAMS_BASE_MINIMUM_WAGE, MAMS_BASE_MCI, MAMS_BASE_INCOME};
    int base = 0;

    rate->multiple_e4 = 10000;
    if (!rulefile_choice(group, "Base", bases, &base, error) ||
        !rulefile_decimal(group, "Percent", MAX_PER_CENT, &rate->percent_e4, error) ||
        !rulefile_decimal(group, "Multiple", MAX_MULTIPLE, &rate->multiple_e4, error) ||
        !rulefile_decimal(group, "Cap", MAX_MULTIPLE, &rate->cap_e4, error) ||
        !rulefile_decimal(group, "EmployerShare", MAX_PER_CENT, &rate->employer_share_e4, error) ||
        !rulefile_decimal(group, "EmployeeShare", MAX_PER_CENT, &rate->employee_share_e4, error) ||
        !rulefile_bool(group, "Covers", &rate->covers, error))
        return false;
    rate->base = base_of[base];
    if (rate->base == MAMS_BASE_INCOME && rate->multiple_e4 != 10000)
        return rulefile_fail(group, "Multiple", error, _("income has no multiple; take it out"));
    if (rate->base != MAMS_BASE_INCOME && rate->cap_e4 != 0)
        return rulefile_fail(group, "Cap", error, _("only income has a cap; take it out"));
    return loader_provenance(loader, group, &rate->why, error);
}

/* A share of the rate can be counted only when the rate is a sum that does not hang on income. */
static bool check_rate(const RuleGroup *group, const MamsPayer *payer, const MamsRate *rate,
                       GError **error)
{
    if (payer->test == MAMS_TEST_NEVER)
        return rulefile_fail(group, NULL, error, _("payments of '%s' never cover: take it out"),
                             mams_kind_code(payer->kind));
    if (payer->test == MAMS_TEST_SHARE && rate->base == MAMS_BASE_INCOME)
        return rulefile_fail(group, "Base", error,
                             _("the test of '%s' is share, so its base is not income"),
                             mams_kind_code(payer->kind));
    return true;
}

static bool read_rates(Loader *loader, MamsPayer *payer, const RuleGroup *owner, GError **error)
{
    LoaderPlace place = {0, 0};
    GArray *rates = g_array_new(FALSE, TRUE, sizeof(MamsRate));
    bool fine = true;

    for (const RuleGroup *group = loader_next(loader, "rate", &place); group != NULL && fine;
         group = loader_next(loader, "rate", &place)) {
        if (mams_kind_parse(group->words[1]) != (int)payer->kind)
            continue;
        MamsRate rate = {0};
        MamsRate *last = rates->len > 0 ? &g_array_index(rates, MamsRate, rates->len - 1) : NULL;

        fine = rulefile_span(group, false, last ? &last->from : NULL, last ? &last->to : NULL,
                             &rate.from, &rate.to, error) &&
               read_rate(loader, group, &rate, error) && check_rate(group, payer, &rate, error);
        g_array_append_val(rates, rate);
    }
    payer->rates = loader_keep(loader, rates, &payer->n_rates);
    if (fine && payer->n_rates == 0 && payer->test != MAMS_TEST_NEVER)
        return rulefile_fail(owner, NULL, error, _("it has no rate; add a group [rate %s MONTH]"),
                             owner->words[1]);
    return fine;
}

/* Three digits; the kinds in which the ways back are paid need one. */
static bool check_purpose_code(const RuleGroup *group, const MamsPayer *payer, GError **error)
{
    enum { DIGITS = 3 };
    const char *code = payer->purpose_code;

    if (code == NULL)
        return (payer->kind != MAMS_KIND_SELF && payer->kind != MAMS_KIND_ENTREPRENEUR) ||
               rulefile_fail(group, "PurposeCode", error, _("this key is missing; add it"));
    return (strlen(code) == DIGITS && strspn(code, "0123456789") == DIGITS) ||
           rulefile_fail(group, "PurposeCode", error, _("'%s' is not a code of three digits"),
                         code);
}

static bool read_payer(Loader *loader, const RuleGroup *group, MamsPayer *payer, GError **error)
{
    static const char *const tests[] = {"never", "any", "share", NULL};
    static const MamsPaidTest test_of[] = {MAMS_TEST_NEVER, MAMS_TEST_ANY, MAMS_TEST_SHARE};
    int test = 0;

    loader_words(loader, group, "Name", payer->name);
    loader_words(loader, group, "ShortName", payer->short_name);
    payer->mark = loader_string(loader, group, "Mark");
    payer->purpose_code = loader_string(loader, group, "PurposeCode");
    payer->switch_parameter = loader_string(loader, group, "Switch");
    if (!rulefile_choice(group, "Test", tests, &test, error) ||
        !rulefile_bool(group, "Own", &payer->own, error) ||
        !loader_provenance(loader, group, &payer->why, error))
        return false;
    payer->test = test_of[test];
    if (mams_text_width(payer->mark) != 1)
        return rulefile_fail(group, "Mark", error, _("'%s' does not take one column"), payer->mark);
    if (!check_purpose_code(group, payer, error))
        return false;
    if (payer->switch_parameter != NULL &&
        mams_rules_parameter(loader->rules, payer->switch_parameter) == NULL)
        return rulefile_fail(group, "Switch", error, _("there is no parameter '%s'"),
                             payer->switch_parameter);
    return read_rates(loader, payer, group, error);
}

/* Two kinds with one mark could not be told apart on the strip of months. */
static bool check_mark(const MamsRules *rules, const RuleGroup *group, const MamsPayer *payer,
                       GError **error)
{
    for (MamsKind kind = 0; kind < MAMS_N_KINDS; kind++) {
        const MamsPayer *other = &rules->payers[kind];

        if (other != payer && other->mark != NULL && strcmp(other->mark, payer->mark) == 0)
            return rulefile_fail(group, "Mark", error, _("'%s' is the mark of '%s' already"),
                                 payer->mark, mams_kind_code(kind));
    }
    return true;
}

bool loader_payers(Loader *loader, GError **error)
{
    static const char *const words[] = {"payer", "rate"};
    MamsRules *rules = loader->rules;

    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        LoaderPlace place = {0, 0};
        for (const RuleGroup *group = loader_next(loader, words[i], &place); group != NULL;
             group = loader_next(loader, words[i], &place))
            if (mams_kind_parse(group->words[1]) < 0)
                return rulefile_fail(group, NULL, error, _("unknown payer kind '%s'"),
                                     group->words[1]);
    }

    LoaderPlace place = {0, 0};
    for (const RuleGroup *group = loader_next(loader, "payer", &place); group != NULL;
         group = loader_next(loader, "payer", &place)) {
        MamsKind kind = (MamsKind)mams_kind_parse(group->words[1]);

        rules->payers[kind].kind = kind;
        if (!read_payer(loader, group, &rules->payers[kind], error) ||
            !check_mark(rules, group, &rules->payers[kind], error))
            return false;
    }
    for (MamsKind kind = 0; kind < MAMS_N_KINDS; kind++)
        if (rules->payers[kind].mark == NULL)
            return loader_fail_missing("payers.ini", "payer", mams_kind_code(kind), error);
    return true;
}
