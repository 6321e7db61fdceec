/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app_private.h"

/* Finished tasks are written when no key came for IDLE_MS, at most every PAUSE_MS, or while
 * somebody types on and on, every BUSY_MS. */
enum { IDLE_MS = 2000, PAUSE_MS = 10 * 1000, BUSY_MS = 60 * 1000 };

void mams_app_note_key(MamsApp *app, const MamsAction *action)
{
    /* What a macro types is nobody's time. */
    if (!app->played)
        mams_tasks_key(&app->tasks, action != NULL ? (int)action->id : MAMS_TASKS_TYPED,
                       mams_app_top(app)->class->place, mams_app_now(app));
}

void mams_app_note_shown(MamsApp *app)
{
    mams_tasks_shown(&app->tasks, mams_app_top(app)->class->place, mams_app_now(app));
}

/* When they are to be written if no other key comes. */
static int64_t due(const MamsApp *app)
{
    int64_t idle = MAX(app->tasks.last_key + IDLE_MS, app->tasks_kept + PAUSE_MS);
    return MIN(idle, app->tasks_kept + BUSY_MS);
}

int mams_app_wait_for_tasks(const MamsApp *app, int timeout_ms)
{
    if (app->tasks.done == NULL)
        return timeout_ms;
    int wait = (int)CLAMP(due(app) - mams_app_now(app), 0, BUSY_MS);
    return timeout_ms < 0 ? wait : MIN(timeout_ms, wait);
}

void mams_app_keep_tasks(MamsApp *app)
{
    if (app->tasks.done != NULL && mams_app_now(app) >= due(app))
        mams_app_end_tasks(app);
}

void mams_app_end_tasks(MamsApp *app)
{
    app->tasks_kept = mams_app_now(app);
    /* While somebody else writes they wait: no work is held up or ended for them. */
    if (app->tasks.done != NULL && mams_desk_keep_task_times(app->desk, app->tasks.done, NULL))
        mams_tasks_clear(&app->tasks);
}
