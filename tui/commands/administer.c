/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "commands/command.h"

int mams_command_operator(MamsProgram *program, int argc, char **argv)
{
    g_autofree char *iin_text = NULL;
    const GOptionEntry entries[] = {
        {"iin", 0, 0, G_OPTION_ARG_STRING, &iin_text, N_("the operator's own number"), "IIN"},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    MamsIin iin = 0;
    MamsDesk *desk;
    if (!mams_command_parse(mams_command_find("operator"), entries, &argc, &argv, 3, 3, &error) ||
        (iin_text && !mams_command_iin(iin_text, &iin, &error)))
        return mams_program_fail(error);
    if (!g_str_equal(argv[1], "add")) {
        g_set_error(&error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'operator %s' is not known: the form is 'mams operator add LOGIN ROLE'"),
                    argv[1]);
        return mams_program_fail(error);
    }
    if (!(desk = mams_program_desk(program, &error)) ||
        !mams_desk_operator_add(desk, argv[2], argv[3], iin, &error))
        return mams_program_fail(error);
    printf(_("'%s' now has the role '%s'.\n"), argv[2], argv[3]);
    return EXIT_SUCCESS;
}

int mams_command_journal(MamsProgram *program, int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    int64_t entry;
    char hash[65];
    MamsDesk *desk;
    if (!mams_command_parse(mams_command_find("journal"), NULL, &argc, &argv, 1, 1, &error) ||
        !(desk = mams_program_desk(program, &error)))
        return mams_program_fail(error);
    if (g_str_equal(argv[1], "head")) {
        if (!mams_desk_journal_head(desk, &entry, hash, &error))
            return mams_program_fail(error);
        printf("%" PRId64 " %s\n", entry, hash);
        return EXIT_SUCCESS;
    }
    if (g_str_equal(argv[1], "verify")) {
        if (!mams_desk_journal_verify(desk, &entry, &error))
            return mams_program_fail(error);
        printf(_("The journal is whole: %" PRId64 " entries.\n"), entry);
        return EXIT_SUCCESS;
    }
    g_set_error(
        &error, MAMS_ERROR, MAMS_ERROR_USAGE,
        _("'journal %s' is not known: the form is 'mams journal head' or 'mams journal verify'"),
        argv[1]);
    return mams_program_fail(error);
}
