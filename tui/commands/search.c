/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "commands/command.h"

static void print_found(const MamsFound *found)
{
    if (found->warning)
        fprintf(stderr, "mams: %s\n", found->warning);
    for (guint i = 0; i < found->rows->len; i++) {
        const MamsFoundRow *row = &g_array_index(found->rows, MamsFoundRow, i);
        char iin[MAMS_IIN_TEXT_SIZE], birth[MAMS_DAY_TEXT_SIZE];
        printf("%s  %s  %s %s %s%s\n", mams_iin_format(row->iin, iin),
               mams_day_format_dotted(row->birth, birth), row->surname, row->given, row->patronymic,
               row->former_surname ? _(" (by a former surname)") : "");
    }
    if (found->total_at_least > found->rows->len)
        printf(_("… at least %" PRId64 " in all, searched as '%s'\n"), found->total_at_least,
               found->searched_as);
}

int mams_command_search(MamsProgram *program, int argc, char **argv)
{
    enum { MOST = 1000 };
    int limit = 20;
    gboolean json = FALSE;
    const GOptionEntry entries[] = {
        {"limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("at most so many (20)"), "N"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("for programs"), NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    MamsDesk *desk;
    if (!mams_command_parse(mams_command_find("find"), entries, &argc, &argv, 1, G_MAXINT, &error))
        return mams_program_fail(error);
    if (limit < 1 || limit > MOST) {
        g_set_error(&error, MAMS_ERROR, MAMS_ERROR_USAGE, _("--limit is from 1 to %d"), MOST);
        return mams_program_fail(error);
    }
    if (!(desk = mams_program_desk(program, &error)))
        return mams_program_fail(error);
    g_autofree char *text = g_strjoinv(" ", argv + 1);
    g_autoptr(MamsFound) found = mams_desk_find(desk, text, limit, &error);
    if (!found)
        return mams_program_fail(error);
    if (json) {
        g_autofree char *object = mams_desk_found_json(text, found);
        printf("%s\n", object);
    } else {
        print_found(found);
    }
    fflush(stdout);
    if (!mams_desk_look(desk, "find", 0, found->rows->len, &error))
        return mams_program_fail(error);
    if (found->rows->len > 0)
        return EXIT_SUCCESS;
    if (!json)
        fprintf(stderr, _("mams: nobody was found: searched as '%s'\n"), found->searched_as);
    return MAMS_ERROR_NOT_FOUND;
}
