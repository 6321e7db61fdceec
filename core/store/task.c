/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/task.h"

#include "store/store_private.h"

bool mams_store_count_task(MamsStore *store, MamsDay day, const char *task, MamsTaskMeasure measure,
                           int bucket, GError **error)
{
    if (!mams_store_in_write(store, error))
        return false;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "INSERT INTO task_time(day, task, measure, bucket, count) VALUES(?1, ?2, ?3, ?4, 1)"
        " ON CONFLICT DO UPDATE SET count = count + 1",
        error);
    if (statement == NULL)
        return false;
    mams_bind_day(statement, 1, day);
    mams_bind_text(statement, 2, task);
    mams_bind_int(statement, 3, measure);
    mams_bind_int(statement, 4, bucket);
    return mams_store_run(store, statement, error);
}

bool mams_store_each_task(MamsStore *store, MamsDay from, MamsDay to, MamsTaskEach each, void *data,
                          GError **error)
{
    g_autoptr(MamsStatement) row =
        mams_store_statement(store,
                             "SELECT task, measure, bucket, sum(count) FROM task_time"
                             " WHERE day BETWEEN ?1 AND ?2"
                             " GROUP BY task, measure, bucket ORDER BY task, measure, bucket",
                             error);
    if (row == NULL)
        return false;
    mams_bind_int(row, 1, from);
    mams_bind_int(row, 2, to);
    int step;
    while ((step = mams_store_step(store, row, error)) == 1) {
        int64_t measure = sqlite3_column_int64(row, 1), bucket = sqlite3_column_int64(row, 2);
        if (measure < 0 || measure >= MAMS_N_TASK_MEASURES || bucket < 0 ||
            bucket >= MAMS_N_BUCKETS) {
            mams_store_fail_damaged(store, error);
            return false;
        }
        const MamsBucketCount count = {(int)bucket, sqlite3_column_int64(row, 3)};
        each(mams_column_text(row, 0), (MamsTaskMeasure)measure, &count, data);
    }
    return step == 0;
}
