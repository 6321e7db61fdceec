/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/check.h"

#include "base/i18n.h"

/* The digits are read out in three groups: birth date, century with the first of the serial number,
 * the rest with the control digit. */
enum { DATE, CENTURY, REST };

static bool is_century(MamsIin iin)
{
    return mams_iin_sex(iin) != MAMS_SEX_UNKNOWN || iin / 100000 % 10 == 0;
}

/* Whether the first six digits are a day in one of the centuries that the seventh may name. */
static bool is_day(MamsIin iin)
{
    enum { PLACE_OF_CENTURY = 100000 };
    int64_t without = iin - iin / PLACE_OF_CENTURY % 10 * PLACE_OF_CENTURY;
    return mams_iin_birth_day(without + 1 * PLACE_OF_CENTURY) != MAMS_DAY_NONE ||
           mams_iin_birth_day(without + 3 * PLACE_OF_CENTURY) != MAMS_DAY_NONE ||
           mams_iin_birth_day(without + 5 * PLACE_OF_CENTURY) != MAMS_DAY_NONE;
}

char *mams_search_check_iin(MamsIin iin)
{
    char grouped[MAMS_IIN_GROUPED_SIZE];
    mams_iin_format_grouped(iin, grouped);
    g_auto(GStrv) groups = g_strsplit(grouped, " ", 3);
    bool control = mams_iin_control_ok(iin);
    if (control && mams_iin_is_bin(iin))
        return g_strdup_printf(
            _("'%s' is the number of an organisation (BIN): ask for the person's own IIN"),
            grouped);
    if (!is_day(iin))
        return g_strdup_printf(
            control ? _("'%2$s' in '%1$s' is no birth date: ask for these digits again")
                    : _("the control digit of '%1$s' does not fit, and '%2$s' is no birth date: "
                        "ask for these digits again"),
            grouped, groups[DATE]);
    if (!is_century(iin))
        return g_strdup_printf(_("'%2$s' in '%1$s' begins with no century (0 to 6): ask for these "
                                 "digits again"),
                               grouped, groups[CENTURY]);
    if (mams_iin_birth_day(iin) == MAMS_DAY_NONE)
        return g_strdup_printf(_("'%2$s' in '%1$s' is no day of the century that the next digit "
                                 "names: ask for these digits again"),
                               grouped, groups[DATE]);
    if (!control)
        return g_strdup_printf(
            _("the control digit of '%1$s' does not fit: ask for the digits again, the group "
              "'%2$s' first"),
            grouped, groups[REST]);
    return NULL;
}
