/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "commands/command.h"

static void show_rows(int64_t bytes, int64_t of, int64_t rows, void *data)
{
    mams_progress_show(data, _("rows"), bytes, of, rows);
}

static void print_report(const char *path, const MamsImportReport *report, bool dry_run)
{
    if (dry_run)
        printf(_("%s: a trial, nothing was written\n"), path);
    printf(_("%s: %s, %s: %" PRId64 " rows in %.1f s\n"), path, report->format, report->encoding,
           report->rows, report->seconds);
    printf(_("  new %" PRId64 ", changed %" PRId64 ", known already %" PRId64 ", rejected %" PRId64
             ", warnings %" PRId64 "\n"),
           report->added, report->changed, report->same, report->rejected, report->warnings);
    if (report->rows > 0 && report->same == report->rows)
        printf(_("  the whole file was known already: nothing changed\n"));
    if (report->unknown_people > 0)
        printf(_("  %" PRId64 " rows of unknown people are kept until the person arrives\n"),
               report->unknown_people);
    if (report->messages > 0)
        printf(_("  messages %" PRId64 ", not posted %" PRId64 "\n"), report->messages,
               report->unposted);
    for (guint i = 0; i < report->first_rejects->len; i++)
        printf("  %s\n", (const char *)g_ptr_array_index(report->first_rejects, i));
    int64_t shown = report->first_rejects->len, all = report->rejected + report->warnings;
    if (all > shown)
        printf(_("  … and %" PRId64 " more: --rejects FILE keeps the rejected rows\n"), all - shown);
}

int mams_command_import(MamsProgram *program, int argc, char **argv)
{
    MamsImportOptions options = {0};
    gboolean dry_run = FALSE, accept = FALSE;
    g_autofree char *rejects = NULL, *as_of = NULL;
    const GOptionEntry entries[] = {
        {"dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("only report, write nothing"), NULL},
        {"rejects", 0, 0, G_OPTION_ARG_FILENAME, &rejects, N_("write rejected rows there"), "FILE"},
        {"as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_("the age of this data (today)"), "DAY"},
        {"accept-control-digit", 0, 0, G_OPTION_ARG_NONE, &accept,
         N_("take numbers with a wrong control digit"), NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    MamsDesk *desk;
    if (!mams_command_parse(mams_command_find("import"), entries, &argc, &argv, 2, G_MAXINT,
                            &error) ||
        !mams_command_day(as_of, &options.as_of, &error) ||
        !(desk = mams_program_desk(program, &error)))
        return mams_program_fail(error);
    options.kind = argv[1];
    options.dry_run = dry_run;
    options.accept_control_digit = accept;
    options.rejects_path = rejects;
    int status = EXIT_SUCCESS;
    for (int i = 2; i < argc; i++) {
        MamsProgress progress = {0};
        options.progress = show_rows;
        options.data = &progress;
        g_autoptr(MamsImportReport) report = mams_desk_import(desk, argv[i], &options, &error);
        mams_progress_end(&progress);
        if (!report) {
            status = mams_program_fail(error);
            g_clear_error(&error);
            continue;
        }
        print_report(argv[i], report, dry_run);
        if (report->rejected > 0 && status == EXIT_SUCCESS)
            status = MAMS_ERROR_DATA;
    }
    return status;
}
