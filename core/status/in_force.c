/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/cover.h"

GArray *mams_status_in_force(const MamsRules *rules, const MamsFacts *facts, MamsDay on)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(MamsAssignment));
    MamsCover cover;
    mams_cover_init(&cover, rules, facts, on, mams_day_month(on));
    const MamsAssignment *assignment;
    for (int at = 0; (assignment = mams_cover_next_assignment(&cover, &at)) != NULL;) {
        if (assignment->from <= on && assignment->to >= on)
            g_array_append_val(found, *assignment);
    }
    mams_cover_clear(&cover);
    return found;
}
