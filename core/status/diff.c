/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/diff.h"

bool mams_month_answer_same(const MamsMonthAnswer *left, const MamsMonthAnswer *right)
{
    return left->mark == right->mark && left->verdict == right->verdict &&
           left->ground == right->ground && left->settled == right->settled &&
           left->paid == right->paid && left->returned == right->returned;
}

static void diff_free(void *data)
{
    MamsMonthDiff *diff = data;
    g_array_unref(diff->entries);
    g_free(diff);
}

static bool person_changed(const MamsFacts *before, const MamsFacts *after)
{
    return !before || before->birth != after->birth || before->death != after->death ||
           before->resident_from != after->resident_from;
}

/* Adds the entries of the changes that name the month, or of all of them. */
static void add_entries(MamsMonthDiff *diff, const GArray *changes, bool person, bool all)
{
    for (guint i = 0; i < changes->len; i++) {
        const MamsFactChange *change = &g_array_index(changes, MamsFactChange, i);
        if ((change->fact == MAMS_CHANGE_PERSON && !person) ||
            (!all && (change->from > diff->month || change->to < diff->month)))
            continue;
        guint n = diff->entries->len;
        if (n == 0 || g_array_index(diff->entries, int64_t, n - 1) != change->entry)
            g_array_append_val(diff->entries, change->entry);
    }
}

static MamsMonthAnswer empty_month(MamsMonth month)
{
    return (MamsMonthAnswer){.month = month, .verdict = MAMS_VERDICT_NONE};
}

GPtrArray *mams_status_diff(const MamsRules *rules, const MamsFacts *before, const MamsFacts *after,
                            MamsDay on, MamsMonth from, MamsMonth to, const GArray *changes)
{
    GPtrArray *diffs = g_ptr_array_new_with_free_func(diff_free);
    bool person = person_changed(before, after);
    g_autoptr(GArray) new_months = mams_status_months(rules, after, on, from, to);
    g_autoptr(GArray) old_months = before ? mams_status_months(rules, before, on, from, to) : NULL;
    for (guint i = 0; i < new_months->len; i++) {
        MamsMonthAnswer now = g_array_index(new_months, MamsMonthAnswer, i);
        MamsMonthAnswer then =
            old_months ? g_array_index(old_months, MamsMonthAnswer, i) : empty_month(now.month);
        if (mams_month_answer_same(&then, &now))
            continue;
        MamsMonthDiff *diff = g_new0(MamsMonthDiff, 1);
        *diff = (MamsMonthDiff){.month = now.month,
                                .before = then,
                                .after = now,
                                .entries = g_array_new(FALSE, FALSE, sizeof(int64_t))};
        add_entries(diff, changes, person, false);
        diff->direct = diff->entries->len > 0;
        if (!diff->direct)
            add_entries(diff, changes, person, true);
        g_ptr_array_add(diffs, diff);
    }
    return diffs;
}
