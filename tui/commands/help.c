/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands/command.h"
#include "terminfo.h"

/* The manual on standard output: the text that F1 shows. */

enum { KEY_COLUMNS = 28 };

/* How a terminal writes letters; all "" where it is none. */
typedef struct {
    const char *bold, *underline, *plain;
} Looks;

static Looks looks_of_output(void)
{
    const char *term = getenv("TERM");
    if (!isatty(STDOUT_FILENO) || term == NULL || !mams_terminfo_is_fit(term, STDOUT_FILENO))
        return (Looks){"", "", ""};
    return (Looks){"\033[1m", "\033[4m", "\033[m"};
}

static void print_line(const char *line, const Looks *looks)
{
    MamsStrike strike;
    char *run;
    while ((run = mams_strike_next(&line, &strike)) != NULL) {
        if (strike == MAMS_STRIKE_PLAIN)
            printf("%s", run);
        else
            printf("%s%s%s", strike == MAMS_STRIKE_BOLD ? looks->bold : looks->underline, run,
                   looks->plain);
        g_free(run);
    }
    printf("\n");
}

static void print_lines(const MamsManual *manual, int from, int to)
{
    Looks looks = looks_of_output();
    for (int i = from; i < to; i++)
        print_line(manual->lines[i], &looks);
}

static void print_topic(const char *key, int indent, const char *title)
{
    printf("%*s%s%*s%s\n", indent, "", key, MAX(1, KEY_COLUMNS - indent - mams_text_width(key)), "",
           title);
}

static bool list_topics(const MamsProgram *program, GError **error)
{
    for (const char *const *name = mams_manual_names; *name != NULL; name++) {
        g_autoptr(MamsManual) manual =
            mams_manual_read(program->manual_directory, program->lang, *name, error);
        if (manual == NULL)
            return false;
        print_topic(*name, 0, manual->title);
        for (guint i = 0; i < manual->sections->len; i++) {
            const MamsManualSection *section = manual->sections->pdata[i];
            print_topic(section->key, section->part ? 4 : 2, section->title);
        }
    }
    return true;
}

/* A page by its name, else a section by its key. */
static bool show_topic(const MamsProgram *program, const char *topic, GError **error)
{
    for (const char *const *name = mams_manual_names; *name != NULL; name++) {
        g_autoptr(MamsManual) manual =
            mams_manual_read(program->manual_directory, program->lang, *name, error);
        if (manual == NULL)
            return false;
        const MamsManualSection *section = mams_manual_find(manual, topic);
        if (section != NULL)
            print_lines(manual, section->line, mams_manual_end(manual, section));
        else if (g_str_equal(topic, *name))
            print_lines(manual, 0, manual->n_lines);
        else
            continue;
        return true;
    }
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                _("there is no topic '%s': 'mams help --list' names them all"), topic);
    return false;
}

int mams_command_help(MamsProgram *program, int argc, char **argv)
{
    gboolean list = FALSE;
    const GOptionEntry entries[] = {
        {"list", 0, 0, G_OPTION_ARG_NONE, &list, N_("name the topics"), NULL}, G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    if (!mams_command_parse(mams_command_find("help"), entries, &argc, &argv, 0, 1, &error))
        return mams_program_fail(error);
    const char *topic = argc > 1 ? argv[1] : mams_manual_names[0];
    if (!(list ? list_topics(program, &error) : show_topic(program, topic, &error)))
        return mams_program_fail(error);
    return EXIT_SUCCESS;
}
