/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STORE_TASK_H
#define MAMS_STORE_TASK_H

#include "base/bucket.h"
#include "base/task.h"
#include "store/store.h"

/* Histograms of what the operators' tasks took, by day. */

/* Counts one value of a task on a day. Inside a transaction. */
bool mams_store_count_task(MamsStore *store, MamsDay day, const char *task, MamsTaskMeasure measure,
                           int bucket, GError **error);

/* Calls `each` for every task, measure and bucket of the days `from` … `to`, both included, in that
 * order; `task` (transfer none) until it returns. */
typedef void (*MamsTaskEach)(const char *task, MamsTaskMeasure measure,
                             const MamsBucketCount *count, void *data);
bool mams_store_each_task(MamsStore *store, MamsDay from, MamsDay to, MamsTaskEach each, void *data,
                          GError **error);

#endif
