/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/command.h"

#include <stdio.h>

#include "marks.h"

/* "i insured 4,250 ₸": sign of the month, verdict, what was paid. (owned) */
static char *describe(MamsProgram *program, const MamsRules *rules, const MamsMonthAnswer *month,
                      MamsSex sex)
{
    MamsRole role;
    const char *verdict =
        mams_words_verdict(mams_desk_words(program->desk), program->lang, month->verdict, sex);
    GString *text = g_string_new(mams_marks_sign(rules, month, &role));
    if (*verdict)
        g_string_append_printf(text, " %s", verdict);
    if (month->paid > 0) {
        g_autofree char *paid = mams_words_money(program->lang, month->paid);
        g_string_append_printf(text, " %s", paid);
    }
    return g_string_free(text, FALSE);
}

void mams_print_month_change(MamsProgram *program, const MamsMonthAnswer *before,
                             const MamsRules *rules_before, const MamsMonthAnswer *after,
                             const MamsRules *rules_after, MamsSex sex)
{
    char name[MAMS_MONTH_TEXT_SIZE];
    g_autofree char *left = describe(program, rules_before, before, sex);
    g_autofree char *right = describe(program, rules_after, after, sex);
    printf("%s  %s  →  %s\n", mams_month_format(after->month, name), left, right);
}
