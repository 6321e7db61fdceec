/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_TASK_H
#define MAMS_BASE_TASK_H

#include <stdint.h>

/* What is measured of an operator's task at the screen. */
typedef enum { MAMS_TASK_KEYS, MAMS_TASK_MILLISECONDS, MAMS_N_TASK_MEASURES } MamsTaskMeasure;

/* A task that was finished: what it took, and nothing of who did it for whom. */
typedef struct {
    const char *task; /* its name, "find"; constant */
    int64_t took[MAMS_N_TASK_MEASURES];
} MamsTaskTime;

#endif
