/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_TASK_H
#define MAMS_DESK_TASK_H

#include "base/task.h"
#include "desk/desk.h"

/* What operators' tasks take at the screen: kept as histograms of a day, without names. */

/* Counts finished tasks (MamsTaskTime) under today. It never waits: MAMS_ERROR_BUSY while somebody
 * else writes, and then nothing was counted. */
bool mams_desk_keep_task_times(MamsDesk *desk, const GArray *times, GError **error);

typedef struct {
    char *task; /* (owned) */
    int64_t count;
    int64_t median[MAMS_N_TASK_MEASURES], p95[MAMS_N_TASK_MEASURES]; /* at most 1/16 off */
} MamsTaskSummary;

/* Each task of the days `from` … `to` (both included; NONE: without an end), by name:
 * MamsTaskSummary. Needs the right to reports. (owned) */
GArray *mams_desk_task_times(MamsDesk *desk, MamsDay from, MamsDay to, GError **error);
/* {"from":…,"to":…,"tasks":[{"task":"find","count":…,"keys":{"median":…,"p95":…},"seconds":{…}}]}.
 * (owned) */
char *mams_desk_task_times_json(MamsDay from, MamsDay to, const GArray *summaries);

#endif
