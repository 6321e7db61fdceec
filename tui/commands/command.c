/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/command.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

const MamsCommand mams_commands[] = {
    {"init", "", N_("make a new empty database"), mams_command_init, NULL},
    {"demo", "", N_("make a database with a synthetic country"), mams_command_demo,
     "--citizens --seed --on"},
    {"import", "KIND FILE…", N_("import citizens, relatives, assignments or payments"),
     mams_command_import, "--dry-run --rejects --as-of --accept-control-digit"},
    {"find", "[TEXT]", N_("find citizens by number, phone or name, or by fields"),
     mams_command_search,
     "--surname --given --patronymic --birth --iin --phone --region --limit --json"},
    {"status", "IIN|-", N_("say whether a citizen is insured, and why"), mams_command_status,
     "--on --as-known-at --voice --trace --json"},
    {"timeline", "IIN", N_("show a citizen month by month"), mams_command_timeline,
     "--from --to --on --diff --json"},
    {"whatif", "IIN", N_("say what would become of a citizen"), mams_command_whatif,
     "--on --pay --prepay --category --from --to --job --rules --json"},
    {"assign", "IIN CATEGORY", N_("record a category of a citizen"), mams_command_assign,
     "--from --to --document --document-date --issuer --register --reason --dry-run"},
    {"unassign", "IIN CATEGORY", N_("withdraw a category of a citizen"), mams_command_unassign,
     "--from --reason --dry-run"},
    {"proposal", "list|show N|…", N_("list or decide about proposed changes"),
     mams_command_proposal, "--all --reason --json"},
    {"inquiry", "list|add|show N|…", N_("the inquiry desk: list, register, reply, redirect"),
     mams_command_inquiry,
     "--canned --json --lang --open --queue --reason --send --text --to --until"},
    {"mail", "take|send|list|…", N_("take in mail, send what waits"), mams_command_mail,
     "--maildir --mbox --quiet"},
    {"letter", "IIN", N_("issue a letter or application as PDF or text"), mams_command_letter,
     "--on --as-known-at --kind --lang --output --lp"},
    {"verify", "CODE [FILE]", N_("check a letter by its code, or a copy of it"),
     mams_command_verify, NULL},
    {"print", "[PROCEDURE]", N_("print procedures as PDF"), mams_command_print,
     "--all --list --output --lp"},
    {"rates", "", N_("say what must be paid, by whom"), mams_command_rates,
     "--kind --income --on --json"},
    {"batch", "", N_("work out the status of everyone"), mams_command_batch,
     "--on --csv --threads --json"},
    {"report", "NAME", N_("print a report"), mams_command_report, "--from --to --csv --json"},
    {"operator", "add LOGIN ROLE", N_("give a login a role"), mams_command_operator, "--iin"},
    {"rules", "check|list", N_("check or list the rules"), mams_command_rules, "--json"},
    {"journal", "head|verify", N_("show or verify the journal's head"), mams_command_journal, NULL},
    {"help", "[TOPIC]", N_("show the manual, or a topic of it"), mams_command_help, "--list"},
    {0}};

const MamsCommand *mams_command_find(const char *name)
{
    const MamsCommand *command = mams_commands;
    while (command->name && !g_str_equal(command->name, name))
        command++;
    return command->name ? command : NULL;
}

/* "status IIN|-", the form that usage errors show. */
static char *usage(const MamsCommand *command)
{
    return g_strdup_printf("mams %s %s", command->name, command->arguments);
}

bool mams_command_parse(const MamsCommand *command, const GOptionEntry *entries, int *argc,
                        char ***argv, int least, int most, GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(GOptionContext) context = g_option_context_new(command->arguments);
    g_autofree char *program_name = g_strdup(g_get_prgname());
    g_autofree char *full_name = g_strconcat("mams ", command->name, NULL);
    g_option_context_set_summary(context, _(command->help));
    if (entries)
        g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
    g_set_prgname(full_name);
    bool parsed = g_option_context_parse(context, argc, argv, &why);
    g_set_prgname(program_name);
    /* GLib leaves a "--" in its place when a word beginning with "-" follows it. */
    if (parsed && *argc > 1 && g_str_equal((*argv)[1], "--")) {
        (*argc)--;
        (*argv)++;
    }
    if (!parsed) {
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE, why->message);
        return false;
    }
    if (*argc - 1 < least || *argc - 1 > most) {
        g_autofree char *form = usage(command);
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' was called with %d words: the form is '%s'"), command->name, *argc - 1,
                    form);
        return false;
    }
    return true;
}

bool mams_command_day(const char *text, MamsDay *day, GError **error)
{
    *day = text ? mams_day_parse(text) : MAMS_DAY_NONE;
    if (!text || *day != MAMS_DAY_NONE)
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE, _("'%s' is not a day: give it as 2025-09-30"),
                text);
    return false;
}

bool mams_command_month(const char *text, MamsMonth *month, GError **error)
{
    *month = text ? mams_month_parse(text) : MAMS_MONTH_NONE;
    if (!text || *month != MAMS_MONTH_NONE)
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE, _("'%s' is not a month: give it as 2025-09"),
                text);
    return false;
}

bool mams_command_iin(const char *text, MamsIin *iin, GError **error)
{
    g_autoptr(GError) why = NULL;
    if (mams_iin_parse(text, iin, &why))
        return true;
    g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE, why->message);
    return false;
}

enum { SHOW_EVERY = G_USEC_PER_SEC / 5 };

void mams_progress_show(MamsProgress *progress, const char *what, int64_t done, int64_t of,
                        int64_t rows)
{
    int64_t now = g_get_monotonic_time();
    if (!progress->started)
        progress->started = now;
    if (now - progress->shown < SHOW_EVERY || !isatty(STDERR_FILENO))
        return;
    progress->shown = now;
    double seconds = (double)(now - progress->started) / G_USEC_PER_SEC;
    double rate = seconds > 0 ? (double)rows / seconds : 0;
    /* Back to the beginning of the line, the text, and nothing of a longer one before it. */
    fputc('\r', stderr);
    if (of > 0 && done > 0)
        fprintf(stderr, _("%s: %d %%, %.0f a second, %.0f s left"), what, (int)(100 * done / of),
                rate, seconds * (double)(of - done) / (double)done);
    else
        fprintf(stderr, _("%s: %.0f a second"), what, rate);
    fputs("\033[K", stderr);
    fflush(stderr);
}

void mams_progress_end(MamsProgress *progress)
{
    if (progress->shown)
        fputs("\r\033[K", stderr);
}

char *mams_command_read_text(const char *path, GError **error)
{
    enum { MOST = 1024 * 1024 };
    bool standard = g_str_equal(path, "-");
    FILE *file = standard ? stdin : fopen(path, "re");
    int number = errno;
    g_autofree char *text = g_malloc(MOST + 1);
    size_t size = file ? fread(text, 1, MOST + 1, file) : 0;
    bool failed = !file || ferror(file);
    if (file && failed)
        number = errno;
    if (file && !standard)
        fclose(file);
    if (failed) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT, _("'%s' cannot be read: %s"), path,
                    mams_error_text(number));
        return NULL;
    }
    if (size > MOST || !g_utf8_validate_len(text, size, NULL)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("'%s' is no text in UTF-8 of at most a megabyte"), path);
        return NULL;
    }
    return g_strndup(text, size);
}
