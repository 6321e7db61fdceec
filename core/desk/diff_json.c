/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/desk_private.h"
#include "desk/lookups.h"
#include "exchange/json.h"

void mams_desk_write_month(MamsJson *json, const MamsMonthAnswer *month)
{
    mams_json_string(json, "mark", mams_mark_code(month->mark));
    mams_json_bool(json, "settled", month->settled);
    mams_json_string(json, "verdict", mams_verdict_code(month->verdict));
    mams_json_string(json, "ground", mams_ground_code(month->ground));
    mams_json_money(json, "paid", month->paid);
    mams_json_bool(json, "returned", month->returned);
}

static void write_number(MamsJson *json, const char *name, int64_t entry)
{
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, entry);
    mams_json_string(json, name, number);
}

static void write_entry(MamsJson *json, const MamsChangeEntry *entry)
{
    mams_json_open(json, NULL, '{');
    write_number(json, "entry", entry->number);
    mams_json_string(json, "at", entry->time);
    mams_json_string(json, "operator", entry->login);
    mams_json_string(json, "action", entry->action);
    mams_json_close(json, '}');
}

static void write_month(MamsJson *json, const MamsTimelineDiff *diff, const MamsMonthDiff *month)
{
    mams_json_open(json, NULL, '{');
    mams_json_month(json, "month", month->month);
    if (diff->known_before) {
        mams_json_open(json, "before", '{');
        mams_desk_write_month(json, &month->before);
        mams_json_close(json, '}');
    } else {
        mams_json_null(json, "before");
    }
    mams_json_open(json, "after", '{');
    mams_desk_write_month(json, &month->after);
    mams_json_close(json, '}');
    mams_json_bool(json, "direct", month->direct);
    mams_json_open(json, "entries", '[');
    for (guint i = 0; i < month->entries->len; i++) {
        int64_t number = g_array_index(month->entries, int64_t, i);
        write_entry(json, mams_timeline_diff_entry(diff, number));
    }
    mams_json_close(json, ']');
    mams_json_close(json, '}');
}

char *mams_desk_timeline_diff_json(MamsDesk *desk, const MamsTimelineDiff *diff)
{
    MamsJson json = {.out = g_string_sized_new(4096)};
    mams_json_open(&json, NULL, '{');
    mams_json_iin(&json, "iin", diff->iin);
    mams_json_day(&json, "on", diff->on);
    write_number(&json, "before", diff->before);
    write_number(&json, "after", diff->after);
    mams_json_bool(&json, "known_before", diff->known_before);
    mams_json_month(&json, "from", diff->from);
    mams_json_month(&json, "to", diff->to);
    mams_json_open(&json, "months", '[');
    for (guint i = 0; i < diff->months->len; i++)
        write_month(&json, diff, g_ptr_array_index(diff->months, i));
    mams_json_close(&json, ']');
    mams_json_string(&json, "rules", desk->rules->hash);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}
