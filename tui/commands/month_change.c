/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/command.h"

#include <stdio.h>

#include "marks.h"

void mams_print_month_change(MamsProgram *program, const MamsMonthAnswer *before,
                             const MamsRules *rules_before, const MamsMonthAnswer *after,
                             const MamsRules *rules_after, MamsSex sex)
{
    char name[MAMS_MONTH_TEXT_SIZE];
    const MamsWords *words = mams_desk_words(program->desk);
    g_autofree char *left = mams_marks_describe(rules_before, words, program->lang, before, sex);
    g_autofree char *right = mams_marks_describe(rules_after, words, program->lang, after, sex);
    printf("%s  %s  →  %s\n", mams_month_format(after->month, name), left, right);
}
