/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/stage.h"

const char *mams_stage_code(MamsStageKind kind)
{
    static const char *const codes[MAMS_N_STAGES] = {
        [MAMS_STAGE_PAID] = "paid",
        [MAMS_STAGE_RECEIVED] = "state_corporation",
        [MAMS_STAGE_POSTED] = "fund",
        [MAMS_STAGE_STATUS] = "status",
    };
    return codes[kind];
}

const char *mams_money_state_code(MamsMoneyState state)
{
    static const char *const codes[MAMS_N_MONEY_STATES] = {
        [MAMS_MONEY_ON_ITS_WAY] = "on_its_way", [MAMS_MONEY_LATE] = "late",
        [MAMS_MONEY_ARRIVED] = "arrived",       [MAMS_MONEY_RETURNED] = "returned",
        [MAMS_MONEY_UNRECORDED] = "unrecorded",
    };
    return codes[state];
}

/* The day if it has come by `on`, else NONE. */
static MamsDay seen(MamsDay day, MamsDay on)
{
    return day <= on && day != MAMS_DAY_FOREVER ? day : MAMS_DAY_NONE;
}

/* The days by which the stages are due, late earlier stages taken into account. Tells for each
 * whether the counting crosses a day off that no source confirms. */
static void find_due_days(const MamsRules *rules, const MamsMoneyPath *path,
                          MamsDay due[MAMS_N_STAGES], bool uncertain[MAMS_N_STAGES])
{
    const int working_days[MAMS_N_STAGES] = {
        [MAMS_STAGE_RECEIVED] = rules->received_working_days,
        [MAMS_STAGE_POSTED] = rules->posted_working_days,
        [MAMS_STAGE_STATUS] = rules->status_working_days,
    };
    MamsDay paid = path->stages[MAMS_STAGE_PAID].on;
    MamsDay planned = paid, before = paid; /* the stage before: by rule, and as it came or will */
    bool doubtful = false;
    due[MAMS_STAGE_PAID] = paid;
    uncertain[MAMS_STAGE_PAID] = false;
    for (int i = MAMS_STAGE_RECEIVED; i < MAMS_N_STAGES; i++) {
        MamsDay plan =
            mams_calendar_add_working_days(rules->calendar, paid, working_days[i], &uncertain[i]);
        due[i] = plan;
        if (before > planned) {
            int more = MAX(working_days[i] - working_days[i - 1], 0);
            MamsDay moved =
                mams_calendar_add_working_days(rules->calendar, before, more, &uncertain[i]);
            uncertain[i] = uncertain[i] || doubtful;
            due[i] = MAX(plan, moved);
        }
        due[i] = MAX(due[i], before);
        before = path->stages[i].on != MAMS_DAY_NONE ? path->stages[i].on : due[i];
        doubtful = path->stages[i].on == MAMS_DAY_NONE && uncertain[i];
        planned = plan;
    }
}

static MamsMoneyState judge(const MamsRules *rules, const MamsMoneyPath *path,
                            const MamsDay due[MAMS_N_STAGES], MamsDay on, MamsDay data_of)
{
    const MamsStage *stages = path->stages;
    MamsDay data_end = data_of == MAMS_DAY_NONE ? on : MIN(on, data_of);
    if (path->returned_on != MAMS_DAY_NONE)
        return MAMS_MONEY_RETURNED;
    if (stages[MAMS_STAGE_STATUS].reached)
        return MAMS_MONEY_ARRIVED;
    if (stages[MAMS_STAGE_POSTED].reached || on <= due[MAMS_STAGE_POSTED])
        return MAMS_MONEY_ON_ITS_WAY;
    if (!stages[MAMS_STAGE_RECEIVED].reached &&
        (int64_t)on - stages[MAMS_STAGE_PAID].on > rules->watch_days)
        return MAMS_MONEY_UNRECORDED;
    return data_end > due[MAMS_STAGE_POSTED] ? MAMS_MONEY_LATE : MAMS_MONEY_ON_ITS_WAY;
}

MamsMoneyPath mams_money_path(const MamsRules *rules, const MamsPayment *payment, MamsDay on,
                              MamsDay data_of)
{
    MamsMoneyPath path = {.returned_on = MAMS_DAY_NONE};
    MamsStage *stages = path.stages;
    MamsDay due[MAMS_N_STAGES];
    bool uncertain[MAMS_N_STAGES];
    for (int i = 0; i < MAMS_N_STAGES; i++)
        stages[i] = (MamsStage){.on = MAMS_DAY_NONE, .due = MAMS_DAY_NONE};
    stages[MAMS_STAGE_PAID].on = seen(payment->paid_on, on);
    stages[MAMS_STAGE_PAID].reached = stages[MAMS_STAGE_PAID].on != MAMS_DAY_NONE;
    if (!stages[MAMS_STAGE_PAID].reached) {
        path.state = MAMS_MONEY_UNRECORDED;
        return path;
    }
    stages[MAMS_STAGE_RECEIVED].on = seen(payment->received_on, on);
    stages[MAMS_STAGE_POSTED].on = seen(payment->posted_on, on);
    path.returned_on = seen(payment->returned_on, on);
    path.return_reason = path.returned_on != MAMS_DAY_NONE ? payment->return_reason : NULL;

    find_due_days(rules, &path, due, uncertain);
    stages[MAMS_STAGE_POSTED].reached = stages[MAMS_STAGE_POSTED].on != MAMS_DAY_NONE;
    stages[MAMS_STAGE_RECEIVED].reached =
        stages[MAMS_STAGE_POSTED].reached || stages[MAMS_STAGE_RECEIVED].on != MAMS_DAY_NONE;
    if (stages[MAMS_STAGE_POSTED].reached && path.returned_on == MAMS_DAY_NONE &&
        due[MAMS_STAGE_STATUS] <= on)
        stages[MAMS_STAGE_STATUS] = (MamsStage){true, due[MAMS_STAGE_STATUS], MAMS_DAY_NONE};

    path.state = judge(rules, &path, due, on, data_of);
    if (path.state != MAMS_MONEY_ON_ITS_WAY && path.state != MAMS_MONEY_LATE)
        return path;
    for (int i = MAMS_STAGE_RECEIVED; i < MAMS_N_STAGES; i++) {
        if (stages[i].reached)
            continue;
        stages[i].due = due[i];
        path.uncertain = path.uncertain || uncertain[i];
    }
    return path;
}

/* The day of the latest thing that is known of a payment. */
static MamsDay latest_day(const MamsPayment *payment, MamsDay on)
{
    MamsDay before = MAX(seen(payment->paid_on, on), seen(payment->received_on, on));
    MamsDay after = MAX(seen(payment->posted_on, on), seen(payment->returned_on, on));
    return MAX(before, after);
}

static int compare_paid(const void *left, const void *right, void *data)
{
    const GArray *payments = data;
    guint a = *(const guint *)left, b = *(const guint *)right;
    MamsDay paid_a = g_array_index(payments, MamsPayment, a).paid_on;
    MamsDay paid_b = g_array_index(payments, MamsPayment, b).paid_on;
    if (paid_a != paid_b)
        return paid_a > paid_b ? -1 : 1;
    return a < b ? -1 : a > b;
}

GArray *mams_money_under_way(const MamsRules *rules, const MamsFacts *facts, MamsDay on,
                             MamsDay data_of)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < facts->payments->len; i++) {
        const MamsPayment *payment = &g_array_index(facts->payments, MamsPayment, i);
        /* Most are old: their ways need not be followed. */
        if ((int64_t)on - latest_day(payment, on) > rules->watch_days)
            continue;
        MamsMoneyState state = mams_money_path(rules, payment, on, data_of).state;
        if (state != MAMS_MONEY_ARRIVED && state != MAMS_MONEY_UNRECORDED)
            g_array_append_val(found, i);
    }
    g_array_sort_with_data(found, compare_paid, facts->payments);
    return found;
}
