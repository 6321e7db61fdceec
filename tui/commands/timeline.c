/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "commands/command.h"

static void print_months(MamsProgram *program, const MamsCard *card, MamsMonth from, MamsMonth to)
{
    const MamsRules *rules = mams_desk_rules(program->desk);
    const MamsWords *words = mams_desk_words(program->desk);
    g_autoptr(GArray) months = mams_status_months(rules, card->facts, card->answer->on, from, to);
    for (guint i = 0; i < months->len; i++) {
        const MamsMonthAnswer *month = &g_array_index(months, MamsMonthAnswer, i);
        char name[MAMS_MONTH_TEXT_SIZE];
        g_autofree char *why = mams_words_month(words, program->lang, card->answer, month);
        printf("%s  %s\n", mams_month_format(month->month, name), why);
    }
}

int mams_command_timeline(MamsProgram *program, int argc, char **argv)
{
    enum { MONTHS = 24, MOST_MONTHS = 1200 };
    g_autofree char *from_text = NULL, *to_text = NULL, *on_text = NULL;
    gboolean json = FALSE;
    const GOptionEntry entries[] = {
        {"from", 0, 0, G_OPTION_ARG_STRING, &from_text, N_("the first month"), "M"},
        {"to", 0, 0, G_OPTION_ARG_STRING, &to_text, N_("the last month"), "M"},
        {"on", 0, 0, G_OPTION_ARG_STRING, &on_text, N_("the day asked about (today)"), "DAY"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("for programs"), NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsCard) card = NULL;
    MamsMonth from, to;
    MamsDay on;
    MamsIin iin;
    MamsDesk *desk;
    if (!mams_command_parse(mams_command_find("timeline"), entries, &argc, &argv, 1, 1, &error) ||
        !mams_command_month(from_text, &from, &error) ||
        !mams_command_month(to_text, &to, &error) || !mams_command_day(on_text, &on, &error) ||
        !mams_command_iin(argv[1], &iin, &error) || !(desk = mams_program_desk(program, &error)) ||
        !(card = mams_desk_card(desk, iin, on, G_MAXINT64, 1, &error)))
        return mams_program_fail(error);
    if (to == MAMS_MONTH_NONE)
        to = MAX(mams_day_month(card->answer->on), from);
    if (from == MAMS_MONTH_NONE)
        from = to - MONTHS + 1;
    if (from > to || to - from >= MOST_MONTHS) {
        g_set_error(&error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("a timeline has 1 to %d months: --from is after --to, or too far from it"),
                    MOST_MONTHS);
        return mams_program_fail(error);
    }
    if (json) {
        g_autofree char *object = mams_desk_timeline_json(desk, card, from, to);
        printf("%s\n", object);
    } else {
        print_months(program, card, from, to);
    }
    fflush(stdout);
    return mams_desk_look(desk, "timeline", iin, 1, &error) ? EXIT_SUCCESS
                                                            : mams_program_fail(error);
}
