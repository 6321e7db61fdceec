/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rate_words.h"

static const char *decimal(MamsLang lang, int64_t value_e4, char text[MAMS_MONEY_TEXT_SIZE])
{
    return mams_decimal_format(value_e4, lang == MAMS_LANG_EN ? '.' : ',', text);
}

char *mams_rate_words_rule(const MamsRateLine *line, MamsLang lang)
{
    char percent[MAMS_MONEY_TEXT_SIZE], multiple[MAMS_MONEY_TEXT_SIZE];
    decimal(lang, line->rate->percent_e4, percent);
    decimal(lang, line->rate->multiple_e4, multiple);
    if (line->rate->base != MAMS_BASE_INCOME) {
        g_autofree char *base = mams_words_money(lang, line->base);
        if (line->rate->multiple_e4 == 10000)
            return g_strdup_printf(_("%s %% of %s"), percent, base);
        return g_strdup_printf(_("%s %% of %s × %s"), percent, multiple, base);
    }
    if (line->counted_at_most == MAMS_SUM_UNKNOWN)
        return g_strdup_printf(_("%s %% of income"), percent);
    g_autofree char *counted = mams_words_money(lang, line->counted_at_most);
    g_autofree char *most = mams_words_money(lang, line->maximum);
    return g_strdup_printf(_("%s %% of income up to %s, at most %s"), percent, counted, most);
}

char *mams_rate_words_shares(const MamsRateLine *line, MamsLang lang)
{
    if (line->rate->employer_share_e4 == 0)
        return NULL;
    char employer[MAMS_MONEY_TEXT_SIZE], employee[MAMS_MONEY_TEXT_SIZE];
    decimal(lang, line->rate->employer_share_e4, employer);
    decimal(lang, line->rate->employee_share_e4, employee);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text,
                           _("Of it for OSMS: the employer's share %s %%, the employee's %s %%"),
                           employer, employee);
    if (line->employer_sum != MAMS_SUM_UNKNOWN && line->employee_sum != MAMS_SUM_UNKNOWN) {
        g_autofree char *of_employer = mams_words_money(lang, line->employer_sum);
        g_autofree char *of_employee = mams_words_money(lang, line->employee_sum);
        g_string_append_printf(text, ": %s, %s", of_employer, of_employee);
    }
    return g_string_free(text, FALSE);
}

char *mams_rate_words_day(const MamsRates *rates, MamsLang lang)
{
    char on[MAMS_DAY_TEXT_SIZE];
    g_autofree char *wage = mams_words_money(lang, rates->minimum_wage);
    g_autofree char *index = mams_words_money(lang, rates->mci);
    return g_strdup_printf(_("%s: minimum wage %s, monthly calculation index %s"),
                           mams_day_format_dotted(rates->on, on), wage, index);
}

char *mams_rate_words_assumed(const MamsRates *rates)
{
    if (!rates->assumed_year)
        return NULL;
    return g_strdup_printf(
        _("%d is not known yet: the wage is that of %d, the index that of %d."),
        mams_day_year(rates->on), rates->wage_year, rates->mci_year);
}

char *mams_rate_words_state(const MamsStateLine *line, MamsLang lang)
{
    char percent[MAMS_MONEY_TEXT_SIZE];
    return g_strdup_printf(_("%s %% of the average wage"),
                           decimal(lang, line->law->percent_e4, percent));
}

const char *mams_rate_words_state_name(const MamsStateLine *line)
{
    return line->law->payer == MAMS_PAYS_LOCAL ? _("the akimat, for one person")
                                               : _("the state, for one person");
}
