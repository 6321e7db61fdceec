/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "commands/command.h"

static void print_report(const MamsWords *words, MamsLang lang, MamsDay on,
                         const MamsBatchReport *report)
{
    char day[MAMS_DAY_TEXT_SIZE];
    printf(_("%s: %" PRId64 " citizens in %.2f s\n"), mams_day_format_dotted(on, day),
           report->citizens, report->seconds);
    for (int verdict = MAMS_N_VERDICTS - 1; verdict >= 0; verdict--)
        printf("%12" PRId64 "  %s\n", report->verdict[verdict],
               mams_words_verdict(words, lang, (MamsVerdict)verdict, MAMS_SEX_UNKNOWN));
}

int mams_command_batch(MamsProgram *program, int argc, char **argv)
{
    g_autofree char *on_text = NULL, *csv = NULL;
    int threads = (int)g_get_num_processors();
    gboolean json = FALSE;
    const GOptionEntry entries[] = {
        {"on", 0, 0, G_OPTION_ARG_STRING, &on_text, N_("the day asked about (today)"), "DAY"},
        {"csv", 0, 0, G_OPTION_ARG_FILENAME, &csv, N_("write a row a citizen there"), "FILE"},
        {"threads", 0, 0, G_OPTION_ARG_INT, &threads, N_("so many threads"), "N"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("for programs"), NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    MamsBatchReport report;
    MamsDay on;
    MamsDesk *desk;
    if (!mams_command_parse(mams_command_find("batch"), entries, &argc, &argv, 0, 0, &error) ||
        !mams_command_day(on_text, &on, &error) || !(desk = mams_program_desk(program, &error)))
        return mams_program_fail(error);
    if (on == MAMS_DAY_NONE)
        on = mams_desk_today(desk);
    if (!mams_desk_batch(desk, on, threads, csv, &report, &error))
        return mams_program_fail(error);
    if (json) {
        g_autofree char *object = mams_desk_batch_json(on, &report);
        printf("%s\n", object);
    } else {
        print_report(mams_desk_words(desk), program->lang, on, &report);
    }
    fflush(stdout);
    return mams_desk_look(desk, "batch", 0, report.citizens, &error) ? EXIT_SUCCESS
                                                                     : mams_program_fail(error);
}
