/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/desk_private.h"
#include "desk/lookups.h"
#include "exchange/json.h"

static const char *base_code(MamsRateBase base)
{
    static const char *const codes[] = {[MAMS_BASE_NONE] = NULL,
                                        [MAMS_BASE_MINIMUM_WAGE] = "minimum-wage",
                                        [MAMS_BASE_MCI] = "mci",
                                        [MAMS_BASE_INCOME] = "income"};
    return codes[base];
}

static void write_sum(MamsJson *json, const char *name, int64_t tiyn)
{
    if (tiyn == MAMS_SUM_UNKNOWN)
        mams_json_null(json, name);
    else
        mams_json_money(json, name, tiyn);
}

static void write_provenance(MamsJson *json, const MamsProvenance *why)
{
    char confidence[] = {why->confidence, '\0'};
    mams_json_string(json, "article", why->article);
    mams_json_string(json, "source", why->source);
    mams_json_string(json, "confidence", confidence);
}

static void write_note(MamsJson *json, const MamsProvenance *why, MamsLang lang)
{
    if (why->note[lang])
        mams_json_string(json, NULL, why->note[lang]);
}

static void write_cap(MamsJson *json, const MamsRateLine *line)
{
    if (line->counted_at_most == MAMS_SUM_UNKNOWN) {
        mams_json_null(json, "cap");
        return;
    }
    mams_json_open(json, "cap", '{');
    mams_json_decimal(json, "minimum_wages", line->rate->cap_e4);
    mams_json_money(json, "income", line->counted_at_most);
    mams_json_close(json, '}');
}

static void write_shares(MamsJson *json, const MamsRateLine *line)
{
    const struct {
        const char *name;
        int64_t percent_e4, sum;
    } shares[] = {{"employer", line->rate->employer_share_e4, line->employer_sum},
                  {"employee", line->rate->employee_share_e4, line->employee_sum}};
    if (shares[0].percent_e4 == 0 && shares[1].percent_e4 == 0) {
        mams_json_null(json, "shares");
        return;
    }
    mams_json_open(json, "shares", '{');
    for (guint i = 0; i < G_N_ELEMENTS(shares); i++) {
        mams_json_open(json, shares[i].name, '{');
        mams_json_decimal(json, "percent", shares[i].percent_e4);
        write_sum(json, "sum", shares[i].sum);
        mams_json_close(json, '}');
    }
    mams_json_close(json, '}');
}

static void write_line(MamsJson *json, const MamsRateLine *line, MamsLang lang)
{
    const MamsRate *rate = line->rate;
    mams_json_open(json, NULL, '{');
    mams_json_string(json, "kind", mams_kind_code(line->kind));
    mams_json_string(json, "name", line->payer->name[lang]);
    mams_json_month(json, "from", rate->from);
    mams_json_month(json, "to", rate->to);
    mams_json_string(json, "base", base_code(rate->base));
    mams_json_decimal(json, "percent", rate->percent_e4);
    mams_json_decimal(json, "multiple", rate->multiple_e4);
    write_cap(json, line);
    write_sum(json, "minimum", line->minimum);
    write_sum(json, "maximum", line->maximum);
    write_sum(json, "sum", line->sum);
    write_shares(json, line);
    mams_json_bool(json, "covers", rate->covers);
    mams_json_string(json, "disputed", line->disputed ? line->disputed->name : NULL);
    write_provenance(json, &rate->why);
    mams_json_open(json, "notes", '[');
    write_note(json, &rate->why, lang);
    write_note(json, &line->payer->why, lang);
    if (line->disputed)
        write_note(json, &line->disputed->why, lang);
    mams_json_close(json, ']');
    mams_json_close(json, '}');
}

static void write_state(MamsJson *json, const MamsStateLine *line, MamsLang lang)
{
    const MamsStateContribution *law = line->law;
    mams_json_open(json, NULL, '{');
    mams_json_string(json, "payer", law->payer == MAMS_PAYS_LOCAL ? "local" : "republic");
    mams_json_month(json, "from", law->from);
    mams_json_month(json, "to", law->to);
    mams_json_decimal(json, "percent", law->percent_e4);
    write_sum(json, "average_wage", law->average_wage > 0 ? law->average_wage : MAMS_SUM_UNKNOWN);
    write_sum(json, "per_head", line->per_head);
    write_provenance(json, &law->why);
    mams_json_open(json, "notes", '[');
    write_note(json, &law->why, lang);
    mams_json_close(json, ']');
    mams_json_close(json, '}');
}

char *mams_desk_rates_json(MamsDesk *desk, const MamsRates *rates, MamsLang lang)
{
    MamsJson json = {.out = g_string_sized_new(4096)};
    mams_json_open(&json, NULL, '{');
    mams_json_day(&json, "on", rates->on);
    write_sum(&json, "income", rates->income);
    mams_json_money(&json, "minimum_wage", rates->minimum_wage);
    mams_json_integer(&json, "minimum_wage_year", rates->wage_year);
    mams_json_money(&json, "mci", rates->mci);
    mams_json_integer(&json, "mci_year", rates->mci_year);
    mams_json_bool(&json, "assumed_year", rates->assumed_year);
    mams_json_open(&json, "rates", '[');
    for (guint i = 0; i < rates->lines->len; i++)
        write_line(&json, &g_array_index(rates->lines, MamsRateLine, i), lang);
    mams_json_close(&json, ']');
    mams_json_open(&json, "state", '[');
    for (guint i = 0; i < rates->state->len; i++)
        write_state(&json, &g_array_index(rates->state, MamsStateLine, i), lang);
    mams_json_close(&json, ']');
    mams_json_string(&json, "rules", desk->rules->hash);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}
