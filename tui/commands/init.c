/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "commands/command.h"

int mams_command_init(MamsProgram *program, int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    MamsDeskOptions options = mams_program_desk_options(program);
    if (!mams_command_parse(mams_command_find("init"), NULL, &argc, &argv, 0, 0, &error) ||
        !mams_desk_init(&options, &error))
        return mams_program_fail(error);
    printf(_("'%s' is ready; '%s' is its administrator and supervisor.\n"), program->database,
           program->login);
    return EXIT_SUCCESS;
}

static void show_people(int done, int of, void *data)
{
    mams_progress_show(data, _("people"), done, of, done);
}

int mams_command_demo(MamsProgram *program, int argc, char **argv)
{
    enum { DEFAULT_CITIZENS = 20000, MOST_CITIZENS = 5000000 };
    int citizens = DEFAULT_CITIZENS;
    gint64 seed = 1;
    g_autofree char *on = NULL;
    const GOptionEntry entries[] = {
        {"citizens", 0, 0, G_OPTION_ARG_INT, &citizens, N_("how many people (20000)"), "N"},
        {"seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("another country (1)"), "S"},
        {"on", 0, 0, G_OPTION_ARG_STRING, &on, N_("the day that stays its today"), "DAY"},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    MamsDeskOptions options = mams_program_desk_options(program);
    MamsProgress progress = {0};
    MamsDay day;
    if (!mams_command_parse(mams_command_find("demo"), entries, &argc, &argv, 0, 0, &error) ||
        !mams_command_day(on, &day, &error))
        return mams_program_fail(error);
    if (citizens < 1 || citizens > MOST_CITIZENS || seed < 0 || seed > G_MAXUINT32) {
        g_set_error(&error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("a demo has 1 to %d citizens and a seed from 0 to %u"), MOST_CITIZENS,
                    G_MAXUINT32);
        return mams_program_fail(error);
    }
    bool made =
        mams_desk_demo(&options, citizens, (uint32_t)seed, day, show_people, &progress, &error);
    mams_progress_end(&progress);
    if (!made)
        return mams_program_fail(error);
    printf(_("'%s' holds a synthetic country of %d people; nobody in it is real.\n"),
           program->database, citizens);
    return EXIT_SUCCESS;
}
