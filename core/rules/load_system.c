/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/loader.h"

#include <string.h>

#include "base/i18n.h"

/* The single numbers of the law and of the desk, and the tables made from the dated values. */

typedef enum { SETTING_INT, SETTING_MONTH, SETTING_DAY } SettingType;

typedef struct {
    const char *group, *key;
    SettingType type;
    size_t offset; /* of an int or int32_t in MamsRules */
    int min, max;  /* of an int */
} Setting;

#define INT(group, key, field, min, max)                                                           \
    {                                                                                              \
        group, key, SETTING_INT, offsetof(MamsRules, field), min, max                              \
    }
#define MONTH(group, key, field)                                                                   \
    {                                                                                              \
        group, key, SETTING_MONTH, offsetof(MamsRules, field), 0, 0                                \
    }
#define DAY(group, key, field)                                                                     \
    {                                                                                              \
        group, key, SETTING_DAY, offsetof(MamsRules, field), 0, 0                                  \
    }

static const Setting settings[] = {
    MONTH("system", "From", system_start),
    MONTH("transition", "From", transition_from),
    MONTH("transition", "To", transition_to),
    INT("child", "UntilAge", child_until_age, 1, 100),
    INT("window", "Months", window_months, 1, 120),
    /* A later day does not come in every month. */
    INT("deadline", "Day", deadline_day, 1, 28),
    INT("status-delay", "WorkingDays", status_working_days, 0, 60),
    INT("money-path state-corporation", "WorkingDays", received_working_days, 0, 60),
    INT("money-path fund", "WorkingDays", posted_working_days, 0, 60),
    INT("prepay", "Months", prepay_months, 1, 120),
    MONTH("prepay", "FirstMonth", prepay_first_month),
    DAY("prepay", "InForce", prepay_in_force),
    INT("grace", "Months", grace_months, 0, 120),
    INT("long-grace", "Months", long_grace_months, 0, 120),
    DAY("long-grace", "InForce", long_grace_in_force),
    MONTH("long-grace", "FirstLastMonth", long_grace_first_last),
    INT("long-grace", "Run", long_grace_run, 1, 1200),
    INT("offers", "BeforeEndDays", offer_before_end_days, 0, 366),
    INT("offers", "JobAgeFrom", job_age_from, 0, 150),
    INT("offers", "JobAgeTo", job_age_to, 0, 150),
    INT("offers", "HorizonYears", horizon_years, 1, 100),
    INT("appeal", "WorkingDays", appeal_working_days, 1, 366),
    INT("appeal", "RedirectWorkingDays", redirect_working_days, 0, 366),
    INT("appeal", "ExtendMonths", extend_months, 0, 120),
    INT("appeal", "TellWorkingDays", tell_working_days, 0, 366),
    INT("desk", "ClosedMonths", closed_months, 0, 1200),
    INT("desk", "ProposalDays", proposal_days, 1, 366),
    INT("desk", "StaleDays", stale_days, 0, 366),
    INT("desk", "WatchDays", watch_days, 0, 366),
    INT("desk", "SimilarDays", similar_days, 0, 366),
};

static bool read_setting(MamsRules *rules, const Setting *setting, const RuleGroup *group,
                         GError **error)
{
    int32_t *field = (int32_t *)((char *)rules + setting->offset);

    switch (setting->type) {
    case SETTING_MONTH:
        return rulefile_month(group, setting->key, field, error);
    case SETTING_DAY:
        return rulefile_day(group, setting->key, field, error);
    case SETTING_INT:
        break;
    }
    return rulefile_int(group, setting->key, setting->min, setting->max, field, error);
}

/* The group of that whole name, or NULL and an error that it is missing. */
static const RuleGroup *need_group(const Loader *loader, const char *name, GError **error)
{
    g_autofree char *word = g_strndup(name, strcspn(name, " "));
    LoaderPlace place = {0, 0};

    for (const RuleGroup *group = loader_next(loader, word, &place); group != NULL;
         group = loader_next(loader, word, &place))
        if (strcmp(group->name, name) == 0)
            return group;
    loader_fail_missing("system.ini", name, NULL, error);
    return NULL;
}

static bool check_order(const Loader *loader, const char *name, const char *key, int from, int to,
                        GError **error)
{
    if (from <= to)
        return true;
    return rulefile_fail(need_group(loader, name, error), key, error,
                         _("the end lies before the beginning"));
}

/* A stage that nothing reads would be a promise that nobody keeps. */
static bool check_money_path(const Loader *loader, GError **error)
{
    static const char *const stages[] = {"state-corporation", "fund", NULL};
    LoaderPlace place = {0, 0};

    for (const RuleGroup *group = loader_next(loader, "money-path", &place); group != NULL;
         group = loader_next(loader, "money-path", &place))
        if (!g_strv_contains(stages, group->words[1]))
            return rulefile_fail(group, NULL, error,
                                 _("unknown stage '%s'; write state-corporation or fund"),
                                 group->words[1]);
    return check_order(loader, "money-path fund", "WorkingDays",
                       loader->rules->received_working_days, loader->rules->posted_working_days,
                       error);
}

static bool read_first_entry(Loader *loader, const RuleGroup *group, MamsFirstEntry *entry,
                             GError **error)
{
    int kind = mams_kind_parse(group->words[1]);

    if (kind < 0)
        return rulefile_fail(group, NULL, error, _("unknown payer kind '%s'"), group->words[1]);
    entry->kind = (MamsKind)kind;
    if (!rulefile_month(group, "From", &entry->from, error) ||
        !rulefile_month(group, "To", &entry->to, error) ||
        !rulefile_int(group, "Months", 1, 12, &entry->months, error))
        return false;
    if (entry->to < entry->from)
        return rulefile_fail(group, "To", error, _("the end lies before the beginning"));
    return loader_provenance(loader, group, &entry->why, error);
}

bool loader_system(Loader *loader, GError **error)
{
    MamsRules *rules = loader->rules;
    LoaderPlace place = {0, 0};
    GArray *entries = g_array_new(FALSE, TRUE, sizeof(MamsFirstEntry));
    bool fine = true;

    for (const RuleGroup *group = loader_next(loader, "first-entry", &place); group != NULL && fine;
         group = loader_next(loader, "first-entry", &place)) {
        MamsFirstEntry entry = {0};

        fine = read_first_entry(loader, group, &entry, error);
        g_array_append_val(entries, entry);
    }
    rules->first_entry = loader_keep(loader, entries, &rules->n_first_entry);

    for (guint i = 0; i < G_N_ELEMENTS(settings) && fine; i++) {
        const RuleGroup *group = need_group(loader, settings[i].group, error);
        fine = group != NULL && read_setting(rules, &settings[i], group, error);
    }
    return fine &&
           check_order(loader, "transition", "To", rules->transition_from, rules->transition_to,
                       error) &&
           check_order(loader, "offers", "JobAgeTo", rules->job_age_from, rules->job_age_to,
                       error) &&
           check_money_path(loader, error);
}

/* value × multiple × per cent in tiyn, a part of a tiyn counted as a whole one; false when it is
 * too large. */
static bool sum_of(int64_t value, const MamsRate *rate, int64_t *sum)
{
    const int64_t scale = (int64_t)10000 * 10000 * 100;
    int64_t product;

    if (__builtin_mul_overflow(rate->multiple_e4 * rate->percent_e4, value, &product))
        return false;
    *sum = product / scale + (product % scale != 0);
    return true;
}

static bool fill_sums(Loader *loader, const MamsPayer *payer, GError **error)
{
    struct MamsRulesPrivate *priv = loader->priv;
    int64_t *sums = g_new0(int64_t, payer->n_rates * priv->n_years + 1);

    g_ptr_array_add(priv->blocks, sums);
    priv->sums[payer->kind] = sums;
    for (int i = 0; i < payer->n_rates; i++) {
        const MamsRate *rate = &payer->rates[i];
        if (rate->base != MAMS_BASE_MINIMUM_WAGE && rate->base != MAMS_BASE_MCI)
            continue;
        for (int year = 0; year < priv->n_years; year++) {
            int64_t value =
                rate->base == MAMS_BASE_MCI
                    ? mams_rules_mci(loader->rules, priv->first_year + year, NULL)
                    : mams_rules_minimum_wage(loader->rules, priv->first_year + year, NULL);
            if (sum_of(value, rate, &sums[i * priv->n_years + year]))
                continue;
            LoaderPlace place = {0, 0};
            const RuleGroup *group = loader_next(loader, "rate", &place);

            while (strcmp(group->name, rate->why.group) != 0)
                group = loader_next(loader, "rate", &place);
            return rulefile_fail(group, "Percent", error, _("the sum of year %d is too large"),
                                 priv->first_year + year);
        }
    }
    return true;
}

static void fill_months(struct MamsRulesPrivate *priv, const MamsPayer *payer)
{
    int16_t *months = g_new(int16_t, priv->n_months);

    g_ptr_array_add(priv->blocks, months);
    priv->rate_of_month[payer->kind] = months;
    for (int i = 0; i < priv->n_months; i++) {
        months[i] = -1;
        for (int16_t j = 0; j < payer->n_rates; j++)
            if (payer->rates[j].from <= priv->first_month + i &&
                priv->first_month + i <= payer->rates[j].to)
                months[i] = j;
    }
}

bool loader_tables(Loader *loader, GError **error)
{
    const MamsRules *rules = loader->rules;
    struct MamsRulesPrivate *priv = loader->priv;
    MamsMonth first = MAMS_MONTH_FOREVER, last = MAMS_MONTH_NONE;
    MamsMonth first_wage = MIN(rules->minimum_wage[0].from, rules->mci[0].from);
    MamsMonth last_wage =
        MAX(rules->minimum_wage[rules->n_minimum_wage - 1].from, rules->mci[rules->n_mci - 1].from);

    /* From the first month with a rate to the first in which nothing changes any more. */
    for (MamsKind kind = 0; kind < MAMS_N_KINDS; kind++) {
        for (int i = 0; i < rules->payers[kind].n_rates; i++) {
            const MamsRate *rate = &rules->payers[kind].rates[i];
            first = MIN(first, rate->from);
            last = MAX(last, rate->to == MAMS_MONTH_FOREVER ? rate->from : rate->to + 1);
        }
    }
    priv->first_month = first;
    priv->n_months = last - first + 1;
    priv->first_year = mams_month_year(first_wage);
    /* A wage that begins after January is the next year's. */
    priv->n_years = mams_month_year(last_wage) + 1 - priv->first_year + 1;
    for (MamsKind kind = 0; kind < MAMS_N_KINDS; kind++) {
        fill_months(priv, &rules->payers[kind]);
        if (!fill_sums(loader, &rules->payers[kind], error))
            return false;
    }
    return true;
}
