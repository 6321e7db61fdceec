/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/loader.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

/* Sources, parameters, notes, articles and registers: what the other parts point at. */

bool loader_sources(Loader *loader, GError **error)
{
    LoaderPlace place = {0, 0};
    GArray *sources = g_array_new(FALSE, TRUE, sizeof(MamsSource));

    for (const RuleGroup *group = loader_next(loader, "source", &place); group != NULL;
         group = loader_next(loader, "source", &place)) {
        MamsSource source = {g_string_chunk_insert_const(loader->priv->strings, group->words[1]),
                             loader_string(loader, group, "Title"),
                             loader_string(loader, group, "Address")};
        g_array_append_val(sources, source);
    }
    loader->rules->sources = loader_keep(loader, sources, &loader->rules->n_sources);
    return loader->rules->n_sources > 0 ||
           loader_fail_missing("sources.ini", "source", NULL, error);
}

/* What the engine asks: a name, and the two words that answer no and yes. */
static const struct {
    const char *name, *no, *yes;
    size_t flag;
} known_parameters[] = {
    {"debt_window", "before", "including", offsetof(MamsRules, debt_window_including)},
    {"debt_month_wage", "year_of_month", "year_of_payment",
     offsetof(MamsRules, debt_month_wage_of_payment)},
    {"platform_full_status", "off", "on", offsetof(MamsRules, platform_full_status)},
    {"grace_after_state_category", "off", "on", offsetof(MamsRules, grace_after_state_category)},
};

void mams_rules_resolve_parameters(MamsRules *rules)
{
    for (guint i = 0; i < G_N_ELEMENTS(known_parameters); i++) {
        const MamsParameter *parameter = mams_rules_parameter(rules, known_parameters[i].name);
        const char *chosen = parameter->choices[parameter->chosen];

        *(bool *)((char *)rules + known_parameters[i].flag) =
            strcmp(chosen, known_parameters[i].yes) == 0;
    }
}

/* A parameter that the engine does not ask, or a choice that it does not know, would be a law that
 * nobody applies. */
static bool check_parameter(const RuleGroup *group, const MamsParameter *parameter, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(known_parameters); i++) {
        const char *no = known_parameters[i].no, *yes = known_parameters[i].yes;

        if (strcmp(known_parameters[i].name, parameter->name) != 0)
            continue;
        if (parameter->n_choices == 2 && g_strv_contains(parameter->choices, no) &&
            g_strv_contains(parameter->choices, yes))
            return true;
        return rulefile_fail(group, "Choices", error, _("the choices of '%s' are %s and %s"),
                             parameter->name, no, yes);
    }
    return rulefile_fail(group, NULL, error, _("unknown parameter '%s'"), parameter->name);
}

static bool read_parameter(Loader *loader, const RuleGroup *group, MamsParameter *parameter,
                           GError **error)
{
    parameter->name = g_string_chunk_insert_const(loader->priv->strings, group->words[1]);
    g_autofree char *text = rulefile_text(group, "Choices");
    g_auto(GStrv) words = g_strsplit(text, ";", -1);
    GArray *choices = g_array_new(TRUE, TRUE, sizeof(char *));

    for (char **word = words; *word != NULL; word++) {
        const char *choice = g_string_chunk_insert_const(loader->priv->strings, *word);
        g_array_append_val(choices, choice);
    }
    parameter->choices = loader_keep(loader, choices, &parameter->n_choices);
    return check_parameter(group, parameter, error) &&
           rulefile_choice(group, "Default", parameter->choices, &parameter->chosen, error) &&
           rulefile_choice(group, "Value", parameter->choices, &parameter->chosen, error) &&
           loader_provenance(loader, group, &parameter->why, error);
}

/* Groups with a name, a title and a provenance: rules and notes. There may be none. */
static bool read_titled(Loader *loader, const char *word, const MamsRule **titled, int *n,
                        GError **error)
{
    LoaderPlace place = {0, 0};
    GArray *all = g_array_new(FALSE, TRUE, sizeof(MamsRule));
    bool fine = true;

    for (const RuleGroup *group = loader_next(loader, word, &place); group != NULL && fine;
         group = loader_next(loader, word, &place)) {
        MamsRule one = {0};

        one.name = g_string_chunk_insert_const(loader->priv->strings, group->words[1]);
        loader_words(loader, group, "Title", one.title);
        fine = loader_provenance(loader, group, &one.why, error);
        g_array_append_val(all, one);
    }
    *titled = loader_keep(loader, all, n);
    return fine;
}

bool loader_parameters(Loader *loader, GError **error)
{
    MamsRules *rules = loader->rules;
    LoaderPlace place = {0, 0};
    GArray *parameters = g_array_new(FALSE, TRUE, sizeof(MamsParameter));
    bool fine = true;

    for (const RuleGroup *group = loader_next(loader, "parameter", &place); group != NULL && fine;
         group = loader_next(loader, "parameter", &place)) {
        MamsParameter parameter = {0};

        fine = read_parameter(loader, group, &parameter, error);
        g_array_append_val(parameters, parameter);
    }
    rules->parameters = loader_keep(loader, parameters, &rules->n_parameters);
    if (!fine)
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(known_parameters); i++)
        if (mams_rules_parameter(rules, known_parameters[i].name) == NULL)
            return loader_fail_missing("parameters.ini", "parameter", known_parameters[i].name,
                                       error);
    mams_rules_resolve_parameters(rules);
    return read_titled(loader, "note", &rules->notes, &rules->n_notes, error);
}

/* The names by which the engine and the words ask for an article. */
static const char *const needed_rules[] = {
    "transition",
    "state",
    "local",
    "exempt",
    "prepaid",
    "paid",
    "grace",
    "temporary",
    "never",
    "debt",
    "ended",
    "lapsed",
    "dead",
    "way-catch_up",
    "way-prepay",
    "way-catch_up_entrepreneur",
    "way-category",
    "way-prepay_and_current",
    "way-temporary",
    "way-job",
    "conflict-iin-digits",
    "conflict-non-working-with-deductions",
    "conflict-registers-differ",
    "conflict-non-working-with-business",
    "conflict-after-death",
    "assumed-year",
};

bool loader_articles(Loader *loader, GError **error)
{
    MamsRules *rules = loader->rules;

    if (!read_titled(loader, "rule", &rules->rules, &rules->n_rules, error))
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(needed_rules); i++)
        if (mams_rules_rule(rules, needed_rules[i]) == NULL)
            return loader_fail_missing("articles.ini", "rule", needed_rules[i], error);
    return true;
}

bool loader_registers(Loader *loader, GError **error)
{
    LoaderPlace place = {0, 0};
    GArray *registers = g_array_new(FALSE, TRUE, sizeof(MamsRegister));
    bool fine = true;

    for (const RuleGroup *group = loader_next(loader, "register", &place); group != NULL && fine;
         group = loader_next(loader, "register", &place)) {
        MamsRegister reg = {0};

        reg.code = g_string_chunk_insert_const(loader->priv->strings, group->words[1]);
        loader_words(loader, group, "Name", reg.name);
        fine = loader_provenance(loader, group, &reg.why, error);
        g_array_append_val(registers, reg);
    }
    loader->rules->registers = loader_keep(loader, registers, &loader->rules->n_registers);
    return fine;
}
