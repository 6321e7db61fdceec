/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/desk_private.h"
#include "desk/lookups.h"
#include "exchange/json.h"

static void write_answer(MamsJson *json, const MamsAnswer *answer)
{
    const MamsReason *reason = &g_array_index(answer->reasons, MamsReason, 0);
    mams_json_string(json, "verdict", mams_verdict_code(answer->verdict));
    mams_json_string(json, "ground", mams_ground_code(answer->ground));
    mams_json_string(json, "article", reason->law->article);
    mams_json_day(json, "insured_until", answer->insured_until);
    mams_json_day(json, "not_insured_since", answer->not_insured_since);
    mams_json_money(json, "debt", answer->debt_total);
}

static void write_side(MamsJson *json, const char *name, const MamsOutcome *outcome,
                       const MamsRules *rules)
{
    mams_json_open(json, name, '{');
    write_answer(json, outcome->on_day);
    mams_json_open(json, "promised", '{');
    write_answer(json, outcome->on_promised);
    mams_json_close(json, '}');
    mams_json_string(json, "rules", rules->hash);
    mams_json_close(json, '}');
}

static void write_months(MamsJson *json, const MamsComparison *comparison)
{
    mams_json_open(json, "months", '[');
    for (guint i = 0; i < comparison->months->len; i++) {
        const MamsMonthPair *pair = &g_array_index(comparison->months, MamsMonthPair, i);
        mams_json_open(json, NULL, '{');
        mams_json_month(json, "month", pair->month);
        mams_json_open(json, "before", '{');
        mams_desk_write_month(json, &pair->left);
        mams_json_close(json, '}');
        mams_json_open(json, "after", '{');
        mams_desk_write_month(json, &pair->right);
        mams_json_close(json, '}');
        mams_json_close(json, '}');
    }
    mams_json_close(json, ']');
}

static void write_cost(MamsJson *json, const MamsOutcome *outcome)
{
    mams_json_open(json, "cost", '{');
    mams_json_open(json, "lines", '[');
    for (guint i = 0; i < outcome->lines->len; i++) {
        const MamsWayLine *line = &g_array_index(outcome->lines, MamsWayLine, i);
        mams_json_open(json, NULL, '{');
        mams_json_month(json, "month", line->month);
        mams_json_string(json, "kind", mams_kind_code(line->kind));
        mams_json_money(json, "amount", line->amount);
        mams_json_close(json, '}');
    }
    mams_json_close(json, ']');
    mams_json_money(json, "total", outcome->total);
    mams_json_close(json, '}');
}

char *mams_desk_whatif_json(MamsDesk *desk, const MamsWhatIf *what_if)
{
    const MamsComparison *comparison = what_if->comparison;
    const MamsRules *other = what_if->other_rules ? what_if->other_rules : desk->rules;
    g_autofree char *journal = g_strdup_printf("%" G_GINT64_FORMAT, what_if->card->journal);
    MamsJson json = {.out = g_string_sized_new(4096)};
    mams_json_open(&json, NULL, '{');
    mams_json_iin(&json, "iin", what_if->card->facts->iin);
    mams_json_day(&json, "on", comparison->on);
    mams_json_day(&json, "promised_on", comparison->promised);
    write_side(&json, "before", &comparison->left, desk->rules);
    write_side(&json, "after", &comparison->right, other);
    write_months(&json, comparison);
    write_cost(&json, &comparison->right);
    mams_json_day(&json, "insured_from", comparison->right.insured_from);
    mams_json_string(&json, "journal", journal);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}
