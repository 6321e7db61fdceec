/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/loader.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

static const char *const kind_codes[MAMS_N_KINDS] = {
    "employer", "employee", "self", "entrepreneur", "contract", "esp", "ep", "platform", "penalty",
};

const char *mams_kind_code(MamsKind kind)
{
    return kind_codes[kind];
}

int mams_kind_parse(const char *code)
{
    for (int i = 0; i < MAMS_N_KINDS; i++)
        if (strcmp(kind_codes[i], code) == 0)
            return i;
    return -1;
}

const GPtrArray *mams_rules_list(const MamsRules *rules)
{
    return rules->priv->list;
}

int mams_rules_category(const MamsRules *rules, const char *code)
{
    for (int i = 0; i < rules->n_categories; i++)
        if (strcmp(rules->categories[i].code, code) == 0)
            return i;
    return -1;
}

int mams_rules_category_by_number(const MamsRules *rules, int number)
{
    for (int i = 0; i < rules->n_categories; i++)
        if (rules->categories[i].number == number)
            return i;
    return -1;
}

const MamsCategoryLaw *mams_rules_category_law(const MamsCategory *category, MamsDay day)
{
    for (int i = 0; i < category->n_law; i++)
        if (category->law[i].from <= day && day <= category->law[i].to)
            return &category->law[i];
    return NULL;
}

const MamsRule *mams_rules_rule(const MamsRules *rules, const char *name)
{
    for (int i = 0; i < rules->n_rules; i++)
        if (strcmp(rules->rules[i].name, name) == 0)
            return &rules->rules[i];
    return NULL;
}

const MamsParameter *mams_rules_parameter(const MamsRules *rules, const char *name)
{
    for (int i = 0; i < rules->n_parameters; i++)
        if (strcmp(rules->parameters[i].name, name) == 0)
            return &rules->parameters[i];
    return NULL;
}

const MamsRule *mams_rules_note(const MamsRules *rules, const char *name)
{
    for (int i = 0; i < rules->n_notes; i++)
        if (strcmp(rules->notes[i].name, name) == 0)
            return &rules->notes[i];
    return NULL;
}

const MamsSource *mams_rules_source(const MamsRules *rules, const char *key)
{
    for (int i = 0; i < rules->n_sources; i++)
        if (strcmp(rules->sources[i].key, key) == 0)
            return &rules->sources[i];
    return NULL;
}

const MamsRegister *mams_rules_register(const MamsRules *rules, const char *code)
{
    for (int i = 0; i < rules->n_registers; i++)
        if (strcmp(rules->registers[i].code, code) == 0)
            return &rules->registers[i];
    return NULL;
}

MamsRules *mams_rules_with_parameter(const MamsRules *rules, const char *name, const char *choice,
                                     GError **error)
{
    const MamsParameter *parameter = mams_rules_parameter(rules, name);

    if (parameter == NULL) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("there is no parameter '%s'"), name);
        return NULL;
    }
    for (int i = 0; i < parameter->n_choices; i++) {
        if (strcmp(parameter->choices[i], choice) != 0)
            continue;
        MamsRules *copy = g_memdup2(rules, sizeof *rules);
        MamsParameter *own =
            g_memdup2(rules->parameters, sizeof *own * (size_t)rules->n_parameters);

        own[parameter - rules->parameters].chosen = i;
        copy->parameters = own;
        copy->priv = g_memdup2(rules->priv, sizeof *rules->priv);
        copy->priv->borrowed = true;
        mams_rules_resolve_parameters(copy);
        return copy;
    }
    g_autofree char *choices = g_strjoinv(", ", (char **)parameter->choices);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                _("'%s' is not a choice of the parameter '%s'; its choices are %s"), choice, name,
                choices);
    return NULL;
}

/* The latest value that January of the year or an earlier month has; else the first there is. */
static int64_t value_of_year(const MamsDatedSum *sums, int n, int year, const MamsDatedSum **why)
{
    int i = n - 1;

    while (i > 0 && sums[i].from > mams_month_make(year, 1))
        i--;
    if (why != NULL)
        *why = &sums[i];
    return sums[i].value;
}

int64_t mams_rules_minimum_wage(const MamsRules *rules, int year, const MamsDatedSum **why)
{
    return value_of_year(rules->minimum_wage, rules->n_minimum_wage, year, why);
}

int64_t mams_rules_mci(const MamsRules *rules, int year, const MamsDatedSum **why)
{
    return value_of_year(rules->mci, rules->n_mci, year, why);
}

static bool holds_year(const MamsDatedSum *sums, int n, int year)
{
    for (int i = 0; i < n; i++)
        if (mams_month_year(sums[i].from) == year)
            return true;
    return false;
}

bool mams_rules_know_year(const MamsRules *rules, int year)
{
    return holds_year(rules->minimum_wage, rules->n_minimum_wage, year) &&
           holds_year(rules->mci, rules->n_mci, year);
}

/* The place of the rate among those of its kind, or -1. */
static int rate_index(const struct MamsRulesPrivate *priv, MamsKind kind, MamsMonth month)
{
    if (month < priv->first_month)
        return -1;
    /* From the last month of the table on nothing changes. */
    return priv->rate_of_month[kind][MIN(month - priv->first_month, priv->n_months - 1)];
}

const MamsRate *mams_rules_rate(const MamsRules *rules, MamsKind kind, MamsMonth month)
{
    int i = rate_index(rules->priv, kind, month);

    return i < 0 ? NULL : &rules->payers[kind].rates[i];
}

int64_t mams_rules_month_rate(const MamsRules *rules, MamsKind kind, MamsMonth month, int year)
{
    const struct MamsRulesPrivate *priv = rules->priv;
    int i = rate_index(priv, kind, month);

    if (i < 0)
        return 0;
    return priv
        ->sums[kind][i * priv->n_years + CLAMP(year - priv->first_year, 0, priv->n_years - 1)];
}
