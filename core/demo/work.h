/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DEMO_WORK_H
#define MAMS_DEMO_WORK_H

#include "demo/world.h"

/* The forms of a history of payments. */
typedef enum {
    DEMO_WORK_STEADY,      /* one employer, in time */
    DEMO_WORK_LATE,        /* an employer who pays late, with penalties */
    DEMO_WORK_GAPS,        /* months that nobody paid */
    DEMO_WORK_CHANGES,     /* several employers */
    DEMO_WORK_STOPPED,     /* lost the job some time ago */
    DEMO_WORK_HIRED,       /* first job, begun lately */
    DEMO_WORK_RETURNED,    /* a payment that came back */
    DEMO_WORK_SMALL_FIRM,  /* the single payment, once it was in the law */
    DEMO_WORK_CONTRACT,    /* civil contracts for some months */
    DEMO_WORK_PLATFORM,    /* orders through a platform */
    DEMO_WORK_ESP,         /* the single aggregate payment, then for themselves or nothing */
    DEMO_WORK_SELF,        /* an independent payer, month by month */
    DEMO_WORK_PREPAID,     /* twelve months ahead */
    DEMO_WORK_LUMP,        /* a year's sum that names one month */
    DEMO_WORK_WRONG_MONTH, /* a payment that names a month of the year before */
    DEMO_WORK_ENTREPRENEUR,
    DEMO_WORK_CLOSED, /* an entrepreneur who gave up */
    DEMO_N_WORKS
} DemoWork;

/* Writes the payments of the months in `span`; nothing when it is empty. */
void mams_demo_work(DemoWorld *world, DemoPerson *person, DemoWork work, DemoMonths span);

/* The forms in which a person pays alone (SELF … CLOSED and ESP). */
void mams_demo_work_alone(DemoWorld *world, DemoPerson *person, DemoWork work, DemoMonths span);

#endif
