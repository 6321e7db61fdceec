/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/task.h"

#include "desk/desk_private.h"
#include "store/task.h"

enum { MILLISECONDS = 1000 };

static bool count(MamsDesk *desk, const MamsTaskTime *time, GError **error)
{
    bool done = true;
    for (int measure = 0; done && measure < MAMS_N_TASK_MEASURES; measure++)
        done = mams_store_count_task(desk->store, mams_desk_today(desk), time->task,
                                     (MamsTaskMeasure)measure, mams_bucket_of(time->took[measure]),
                                     error);
    return done;
}

bool mams_desk_keep_task_times(MamsDesk *desk, const GArray *times, GError **error)
{
    if (!mams_store_begin_at_once(desk->store, error))
        return false;
    for (guint i = 0; i < times->len; i++) {
        if (!count(desk, &g_array_index(times, MamsTaskTime, i), error)) {
            mams_store_rollback(desk->store);
            return false;
        }
    }
    return mams_store_commit(desk->store, false, error);
}

/* ---- the report ---- */

typedef struct {
    GArray *summaries;
    char *task;                           /* whose buckets are gathered, or NULL */
    GArray *counts[MAMS_N_TASK_MEASURES]; /* MamsBucketCount */
} Gathering;

static void clear_summary(void *summary)
{
    g_free(((MamsTaskSummary *)summary)->task);
}

/* Ends the task whose buckets were gathered. */
static void finish_task(Gathering *gathering)
{
    if (gathering->task == NULL)
        return;
    MamsTaskSummary summary = {.task = g_steal_pointer(&gathering->task)};
    for (int measure = 0; measure < MAMS_N_TASK_MEASURES; measure++) {
        GArray *counts = gathering->counts[measure];
        summary.median[measure] = mams_buckets_percentile(counts, 50);
        summary.p95[measure] = mams_buckets_percentile(counts, 95);
        for (guint i = 0; measure == MAMS_TASK_KEYS && i < counts->len; i++)
            summary.count += g_array_index(counts, MamsBucketCount, i).count;
        g_array_set_size(counts, 0);
    }
    g_array_append_val(gathering->summaries, summary);
}

static void gather(const char *task, MamsTaskMeasure measure, const MamsBucketCount *count,
                   void *data)
{
    Gathering *gathering = data;
    if (gathering->task == NULL || !g_str_equal(gathering->task, task)) {
        finish_task(gathering);
        gathering->task = g_strdup(task);
    }
    g_array_append_val(gathering->counts[measure], *count);
}

GArray *mams_desk_task_times(MamsDesk *desk, MamsDay from, MamsDay to, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_REPORTS, error))
        return NULL;
    g_autoptr(GArray) summaries = g_array_new(FALSE, FALSE, sizeof(MamsTaskSummary));
    g_array_set_clear_func(summaries, clear_summary);
    Gathering gathering = {.summaries = summaries};
    for (int measure = 0; measure < MAMS_N_TASK_MEASURES; measure++)
        gathering.counts[measure] = g_array_new(FALSE, FALSE, sizeof(MamsBucketCount));
    MamsDay last = to != MAMS_DAY_NONE ? to : MAMS_DAY_FOREVER;
    bool read = mams_store_each_task(desk->store, from, last, gather, &gathering, error);
    finish_task(&gathering);
    for (int measure = 0; measure < MAMS_N_TASK_MEASURES; measure++)
        g_array_unref(gathering.counts[measure]);
    return read ? g_steal_pointer(&summaries) : NULL;
}

static void write_seconds(MamsJson *json, const char *name, int64_t milliseconds)
{
    mams_json_seconds(json, name, (double)milliseconds / MILLISECONDS);
}

char *mams_desk_task_times_json(MamsDay from, MamsDay to, const GArray *summaries)
{
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    mams_json_day(&json, "from", from);
    mams_json_day(&json, "to", to);
    mams_json_open(&json, "tasks", '[');
    for (guint i = 0; i < summaries->len; i++) {
        const MamsTaskSummary *summary = &g_array_index(summaries, MamsTaskSummary, i);
        mams_json_open(&json, NULL, '{');
        mams_json_string(&json, "task", summary->task);
        mams_json_integer(&json, "count", summary->count);
        mams_json_open(&json, "keys", '{');
        mams_json_integer(&json, "median", summary->median[MAMS_TASK_KEYS]);
        mams_json_integer(&json, "p95", summary->p95[MAMS_TASK_KEYS]);
        mams_json_close(&json, '}');
        mams_json_open(&json, "seconds", '{');
        write_seconds(&json, "median", summary->median[MAMS_TASK_MILLISECONDS]);
        write_seconds(&json, "p95", summary->p95[MAMS_TASK_MILLISECONDS]);
        mams_json_close(&json, '}');
        mams_json_close(&json, '}');
    }
    mams_json_close(&json, ']');
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}
