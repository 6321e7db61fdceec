/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "desk/edit_private.h"

enum { MONTHS = 24 };

const MamsChangeEntry *mams_timeline_diff_entry(const MamsTimelineDiff *diff, int64_t number)
{
    return mams_change_entries_find(diff->entries, number);
}

/* Who wrote the entries that the months name. */
static bool load_entries(MamsDesk *desk, MamsTimelineDiff *diff, GError **error)
{
    for (guint i = 0; i < diff->months->len; i++) {
        const MamsMonthDiff *month = g_ptr_array_index(diff->months, i);
        for (guint k = 0; k < month->entries->len; k++) {
            int64_t number = g_array_index(month->entries, int64_t, k);
            if (!mams_change_entries_add(desk, diff->entries, number, error))
                return false;
        }
    }
    mams_change_entries_sort(diff->entries);
    return true;
}

/* Somebody who is not in the register at that time is no error here. */
static bool load_before(MamsDesk *desk, MamsTimelineDiff *diff, MamsFacts *facts, GError **error)
{
    g_autoptr(GError) why = NULL;
    diff->known_before =
        mams_store_facts(desk->store, desk->rules, diff->iin, diff->before, facts, &why);
    if (!why || g_error_matches(why, MAMS_ERROR, MAMS_ERROR_NOT_FOUND))
        return true;
    g_propagate_error(error, g_steal_pointer(&why));
    return false;
}

static bool compare(MamsDesk *desk, MamsTimelineDiff *diff, GError **error)
{
    g_autoptr(MamsFacts) before = mams_facts_new();
    g_autoptr(MamsFacts) after = mams_facts_new();
    g_autoptr(GArray) changes = NULL;
    if (!mams_store_facts(desk->store, desk->rules, diff->iin, diff->after, after, error) ||
        !load_before(desk, diff, before, error))
        return false;
    changes = mams_store_changes(desk->store, diff->iin, diff->before, diff->after, error);
    if (!changes)
        return false;
    diff->months = mams_status_diff(desk->rules, diff->known_before ? before : NULL, after,
                                    diff->on, diff->from, diff->to, changes);
    return load_entries(desk, diff, error);
}

MamsTimelineDiff *mams_desk_timeline_diff(MamsDesk *desk, MamsIin iin, MamsDay on, MamsMonth from,
                                          MamsMonth to, int64_t before, int64_t after,
                                          GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_CARD, error))
        return NULL;
    if (before > after) {
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                            _("the first of the two times is the later one: turn them round"));
        return NULL;
    }
    int64_t head = mams_journal_head(desk->store, true, error);
    if (head < 0)
        return NULL;
    g_autoptr(MamsTimelineDiff) diff = g_new0(MamsTimelineDiff, 1);
    diff->iin = iin;
    diff->on = on != MAMS_DAY_NONE ? on : desk->today;
    diff->before = MIN(before, head);
    diff->after = MIN(after, head);
    diff->to = to != MAMS_MONTH_NONE ? to : MAX(mams_day_month(diff->on), from);
    diff->from = from != MAMS_MONTH_NONE ? from : diff->to - MONTHS + 1;
    diff->entries = mams_change_entries_new();
    return compare(desk, diff, error) ? g_steal_pointer(&diff) : NULL;
}

void mams_timeline_diff_free(MamsTimelineDiff *diff)
{
    if (!diff)
        return;
    g_clear_pointer(&diff->months, g_ptr_array_unref);
    g_ptr_array_unref(diff->entries);
    g_free(diff);
}
