/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/status.h"

const char *mams_verdict_code(MamsVerdict verdict)
{
    static const char *const codes[MAMS_N_VERDICTS] = {
        [MAMS_VERDICT_DEAD] = "dead",           [MAMS_VERDICT_NOT_INSURED] = "not_insured",
        [MAMS_VERDICT_TEMPORARY] = "temporary", [MAMS_VERDICT_CONDITIONAL] = "conditional",
        [MAMS_VERDICT_INSURED] = "insured",
    };
    return verdict >= 0 && verdict < MAMS_N_VERDICTS ? codes[verdict] : NULL;
}

const char *mams_ground_code(MamsGround ground)
{
    static const char *const codes[MAMS_N_GROUNDS] = {
        [MAMS_GROUND_TRANSITION] = "transition", [MAMS_GROUND_STATE] = "state",
        [MAMS_GROUND_LOCAL] = "local",           [MAMS_GROUND_EXEMPT] = "exempt",
        [MAMS_GROUND_PREPAID] = "prepaid",       [MAMS_GROUND_PAID] = "paid",
        [MAMS_GROUND_GRACE] = "grace",           [MAMS_GROUND_TEMPORARY] = "temporary",
        [MAMS_GROUND_NEVER] = "never",           [MAMS_GROUND_DEBT] = "debt",
        [MAMS_GROUND_ENDED] = "ended",           [MAMS_GROUND_LAPSED] = "lapsed",
    };
    return ground > 0 && ground < MAMS_N_GROUNDS ? codes[ground] : NULL;
}

const char *mams_mark_code(MamsMark mark)
{
    static const char *const codes[MAMS_N_MARKS] = {
        [MAMS_MARK_TRANSITION] = "transition",
        [MAMS_MARK_STATE] = "state",
        [MAMS_MARK_LOCAL] = "local",
        [MAMS_MARK_EXEMPT] = "exempt",
        [MAMS_MARK_PAID] = "paid",
    };
    return mark > 0 && mark < MAMS_N_MARKS ? codes[mark] : NULL;
}

const char *mams_way_code(MamsWayKind kind)
{
    static const char *const codes[MAMS_N_WAYS] = {
        [MAMS_WAY_CATCH_UP] = "catch_up",
        [MAMS_WAY_CATCH_UP_ENTREPRENEUR] = "catch_up_entrepreneur",
        [MAMS_WAY_PREPAY] = "prepay",
        [MAMS_WAY_PREPAY_AND_CURRENT] = "prepay_and_current",
        [MAMS_WAY_CATEGORY] = "category",
        [MAMS_WAY_TEMPORARY] = "temporary",
        [MAMS_WAY_JOB] = "job",
    };
    return kind < MAMS_N_WAYS ? codes[kind] : NULL;
}

const char *mams_conflict_code(MamsConflictKind kind)
{
    static const char *const codes[MAMS_N_CONFLICTS] = {
        [MAMS_CONFLICT_NON_WORKING_WITH_DEDUCTIONS] = "non-working-with-deductions",
        [MAMS_CONFLICT_NON_WORKING_WITH_BUSINESS] = "non-working-with-business",
        [MAMS_CONFLICT_REGISTERS_DIFFER] = "registers-differ",
        [MAMS_CONFLICT_IIN_DIGITS] = "iin-digits",
        [MAMS_CONFLICT_AFTER_DEATH] = "after-death",
    };
    return kind < MAMS_N_CONFLICTS ? codes[kind] : NULL;
}
