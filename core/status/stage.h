/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STATUS_STAGE_H
#define MAMS_STATUS_STAGE_H

#include <glib.h>
#include <stdbool.h>

#include "base/day.h"
#include "rules/rules.h"
#include "status/facts.h"

/*
 * Where the money of a payment is: from the payer through the State Corporation and the Fund into
 * the status. It changes no verdict: what is paid counts from the day paid on.
 */
typedef enum {
    MAMS_STAGE_PAID,
    MAMS_STAGE_RECEIVED, /* by the State Corporation */
    MAMS_STAGE_POSTED,   /* by the Fund */
    MAMS_STAGE_STATUS,   /* the register shows it */
    MAMS_N_STAGES
} MamsStageKind;

/* "paid", "state_corporation", "fund", "status". */
const char *mams_stage_code(MamsStageKind kind);

typedef enum {
    MAMS_MONEY_ON_ITS_WAY,
    MAMS_MONEY_LATE,    /* not in the Fund after the day it was due there: probably returned */
    MAMS_MONEY_ARRIVED, /* the status shows it */
    MAMS_MONEY_RETURNED,
    MAMS_MONEY_UNRECORDED, /* no later day is known, and it is too old to be watched */
    MAMS_N_MONEY_STATES
} MamsMoneyState;

/* "on_its_way", "late", "arrived", "returned", "unrecorded". */
const char *mams_money_state_code(MamsMoneyState state);

typedef struct {
    bool reached; /* also when only a later stage has a recorded day */
    MamsDay on;   /* the day it was reached; NONE: not reached, or the day is not known */
    MamsDay due;  /* the day it is expected by; NONE once it is reached or expected no more */
} MamsStage;

typedef struct {
    MamsMoneyState state;
    MamsStage stages[MAMS_N_STAGES];
    MamsDay returned_on;       /* NONE when it was not returned */
    const char *return_reason; /* of the payment, may be NULL (transfer none) */
    bool uncertain;            /* a day still to come crosses a day off that no source confirms */
} MamsMoneyPath;

/*
 * The way of one payment as seen on `on`; days after it are not seen yet. Each stage is due so many
 * working days after the day paid ([money-path …] and [status-delay] of the rules); when one comes
 * after its own due day, those behind it move by the difference. The status stage is reached when
 * the Fund has posted the payment and that day has come. A payment is late only when the data, as
 * of the day `data_of` (NONE: of `on`), reach past the day it was due in the Fund. What is not paid
 * yet on `on` is UNRECORDED, without any day. Never fails, whatever the days are.
 */
MamsMoneyPath mams_money_path(const MamsRules *rules, const MamsPayment *payment, MamsDay on,
                              MamsDay data_of);

/* The payments that are worth a word on `on`: on their way, late or returned, if the latest thing
 * known of them happened within the watch limit ([desk] WatchDays). (owned) GArray of guint,
 * indexes into facts->payments, the latest paid first. */
GArray *mams_money_under_way(const MamsRules *rules, const MamsFacts *facts, MamsDay on,
                             MamsDay data_of);

#endif
