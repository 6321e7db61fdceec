/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/desk_private.h"
#include "exchange/json.h"

/* The ways back for programs: what to pay, where and how, what to bring, what stays to pay. */

static void write_lines(MamsJson *json, const MamsRules *rules, const MamsAnswer *answer,
                        const MamsWay *way)
{
    mams_json_open(json, "lines", '[');
    for (guint i = 0; i < way->lines->len; i++) {
        const MamsWayLine *line = &g_array_index(way->lines, MamsWayLine, i);
        g_autofree char *period = mams_rules_period(rules, line->month, answer->ways_on);
        mams_json_open(json, NULL, '{');
        mams_json_month(json, "month", line->month);
        mams_json_money(json, "amount", line->amount);
        mams_json_string(json, "period", period);
        mams_json_string(json, "knp", rules->payers[line->kind].purpose_code);
        mams_json_close(json, '}');
    }
    mams_json_close(json, ']');
}

static void write_then(MamsJson *json, const MamsRules *rules, const MamsWay *way)
{
    if (way->then_from == MAMS_MONTH_NONE) {
        mams_json_null(json, "then");
        return;
    }
    mams_json_open(json, "then", '{');
    mams_json_month(json, "from", way->then_from);
    mams_json_money(json, "amount", way->then_amount);
    mams_json_bool(json, "assumed_year",
                   !mams_rules_know_year(rules, mams_month_year(way->then_from)));
    mams_json_close(json, '}');
}

static void write_channels(MamsJson *json, const char *name, const MamsRules *rules, unsigned use)
{
    mams_json_open(json, name, '[');
    for (int i = 0; i < rules->n_channels; i++)
        if (rules->channels[i].uses & use)
            mams_json_string(json, NULL, rules->channels[i].code);
    mams_json_close(json, ']');
}

void mams_desk_write_way(MamsJson *json, const MamsRules *rules, const MamsAnswer *answer,
                         const MamsWay *way, MamsLang lang)
{
    const MamsCategory *record = mams_way_category(rules, way);
    mams_json_open(json, NULL, '{');
    mams_json_string(json, "kind", mams_way_code(way->kind));
    if (way->kind == MAMS_WAY_CATEGORY)
        mams_json_string(json, "category", record->code);
    mams_json_money(json, "total", way->total);
    mams_json_bool(json, "cheapest", way->cheapest);
    mams_json_day(json, "insured_from", way->insured_from);
    write_lines(json, rules, answer, way);
    write_then(json, rules, way);
    mams_json_money(json, "debt_stays", way->debt_stays);
    if (way->lines->len > 0)
        write_channels(json, "pay_at", rules, MAMS_CHANNEL_PAY);
    if (record) {
        mams_json_string(json, "bring", record->evidence[lang]);
        mams_json_string(json, "recorded_by", record->recorder[lang]);
    }
    if (way->kind == MAMS_WAY_TEMPORARY)
        write_channels(json, "send_to", rules, MAMS_CHANNEL_DOCUMENT);
    mams_json_string(json, "article", way->law->article);
    mams_json_close(json, '}');
}
