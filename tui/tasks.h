/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_TASKS_H
#define MAMS_TUI_TASKS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "action.h"

/*
 * How many keys and how much time the operator's tasks take. A task begins with a key, goes on over
 * screens that belong to it, and is finished when the screen stands painted that it was done for;
 * one that leads elsewhere, or at which nothing is pressed for long, is dropped. Nothing but the
 * keys' number and the time is kept, neither the keys nor whom they were about.
 */

enum { MAMS_N_TASKS = 12 };

/* A key that is no action: text. */
enum { MAMS_TASKS_TYPED = -1 };

/* Begin with zeros. Milliseconds are of a clock that never goes back. */
typedef struct {
    struct {
        int keys; /* 0: it does not run */
        int64_t start;
    } running[MAMS_N_TASKS];
    int64_t last_key; /* when */
    int action;       /* of the last key … */
    MamsPlace place;  /* … and where it was pressed */
    GArray *done;     /* MamsTaskTime of those finished; NULL: none */
} MamsTasks;

/* Forgets the finished ones. */
void mams_tasks_clear(MamsTasks *tasks);

/* A key came: its action (MamsActionId, or MAMS_TASKS_TYPED), and the screen that had it. */
void mams_tasks_key(MamsTasks *tasks, int action, MamsPlace place, int64_t now_ms);
/* A screen stands on the terminal, after all keys so far. */
void mams_tasks_shown(MamsTasks *tasks, MamsPlace place, int64_t now_ms);

/* What a task is called, a translated text; `name` itself when there is no such task. */
const char *mams_tasks_label(const char *name);

#endif
