/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/desk_private.h"
#include "desk/lookups.h"

MamsRates *mams_desk_rates(MamsDesk *desk, MamsDay on, int kind, int64_t income, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_FIND, error))
        return NULL;
    return mams_rates_new(desk->rules, on != MAMS_DAY_NONE ? on : desk->today, kind, income);
}
