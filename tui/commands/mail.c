/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "commands/command.h"

/* Mail in and out. */

typedef struct {
    char *maildir, *mbox;
    gboolean quiet;
} Options;

static void show_progress(int64_t done, void *data)
{
    mams_progress_show(data, _("mail"), done, 0, done);
}

static int take(MamsProgram *program, const Options *options, GError **error)
{
    MamsProgress progress = {0};
    if (options->maildir && options->mbox) {
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                            _("say either --maildir or --mbox"));
        return mams_program_fail(*error);
    }
    g_autoptr(MamsMailReport) report =
        mams_desk_mail_take(program->desk, options->maildir, options->mbox, show_progress,
                            &progress, error);
    mams_progress_end(&progress);
    if (!report)
        return mams_program_fail(*error);
    /* A timer of the machine that takes mail every minute has nothing to tell mostly. */
    if (!options->quiet || report->taken > 0 || report->refused > 0)
        printf(_("taken %" PRId64 " (to known inquiries %" PRId64 "), known %" PRId64
                 ", refused %" PRId64 ", receipts %" PRId64 "; %.1f s\n"),
               report->taken, report->joined, report->known, report->refused, report->receipts,
               report->seconds);
    for (guint i = 0; i < report->first_refusals->len; i++)
        fprintf(stderr, "mams: %s\n", (const char *)report->first_refusals->pdata[i]);
    return report->refused > 0 ? MAMS_ERROR_DATA : EXIT_SUCCESS;
}

static int send(MamsProgram *program, const Options *options, GError **error)
{
    g_autoptr(MamsSendReport) report = mams_desk_mail_send(program->desk, error);
    if (!report)
        return mams_program_fail(*error);
    bool trouble = report->problems->len > 0;
    if (!options->quiet || report->sent > 0 || trouble)
        printf(_("sent %" PRId64 ", later %" PRId64 ", refused %" PRId64 ", uncertain %" PRId64
                 "\n"),
               report->sent, report->later, report->refused, report->uncertain);
    for (guint i = 0; i < report->problems->len; i++)
        fprintf(stderr, "mams: %s\n", (const char *)report->problems->pdata[i]);
    return report->refused + report->uncertain > 0 ? MAMS_ERROR_DATA
           : report->later > 0                     ? MAMS_ERROR_BUSY
                                                   : EXIT_SUCCESS;
}

static void print_outgoing(const MamsOutgoing *outgoing)
{
    g_autofree char *time = mams_desk_time(outgoing->made_at);
    printf("%" PRId64 "  %s  %s  %s", outgoing->number, time, outgoing->to,
           mams_outgoing_state_code(outgoing->state));
    if (outgoing->problem)
        printf(": %s", outgoing->problem);
    putchar('\n');
}

static int list(MamsProgram *program, GError **error)
{
    g_autoptr(GPtrArray) waiting = mams_desk_outbox(program->desk, error);
    if (!waiting)
        return mams_program_fail(*error);
    for (guint i = 0; i < waiting->len; i++)
        print_outgoing(waiting->pdata[i]);
    if (waiting->len == 0)
        printf(_("No mail waits.\n"));
    return EXIT_SUCCESS;
}

/* "again", "sent" or "drop" about mail that was refused or is uncertain. */
static int decide(MamsProgram *program, const char *verb, const char *text, GError **error)
{
    guint64 number;
    MamsOutgoingState to = g_str_equal(verb, "again")  ? MAMS_OUTGOING_READY
                           : g_str_equal(verb, "sent") ? MAMS_OUTGOING_SENT
                                                       : MAMS_OUTGOING_DROPPED;
    if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &number, NULL)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' is no number of a mail: 'mams mail list' shows them"), text);
        return mams_program_fail(*error);
    }
    return mams_desk_outgoing_decide(program->desk, (int64_t)number, to, error)
               ? EXIT_SUCCESS
               : mams_program_fail(*error);
}

static bool decides(const char *verb)
{
    return g_str_equal(verb, "again") || g_str_equal(verb, "sent") || g_str_equal(verb, "drop");
}

int mams_command_mail(MamsProgram *program, int argc, char **argv)
{
    g_autofree char *maildir = NULL, *mbox = NULL;
    Options options = {0};
    const GOptionEntry entries[] = {
        {"maildir", 0, 0, G_OPTION_ARG_FILENAME, &maildir, N_("take from this Maildir"), "DIR"},
        {"mbox", 0, 0, G_OPTION_ARG_FILENAME, &mbox, N_("take from this mbox file"), "FILE"},
        {"quiet", 0, 0, G_OPTION_ARG_NONE, &options.quiet, N_("say nothing when there is nothing"),
         NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    if (!mams_command_parse(mams_command_find("mail"), entries, &argc, &argv, 1, 2, &error))
        return mams_program_fail(error);
    options.maildir = maildir;
    options.mbox = mbox;
    const char *verb = argv[1];
    bool known = argc == 2 ? g_str_equal(verb, "take") || g_str_equal(verb, "send") ||
                                 g_str_equal(verb, "list")
                           : decides(verb);
    if (!known)
        g_set_error(&error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'mail %s' is not known: the form is 'mams mail take|send|list' or 'mams "
                      "mail again|sent|drop N'"),
                    verb);
    if (!known || !mams_program_desk(program, &error))
        return mams_program_fail(error);
    if (argc == 3)
        return decide(program, verb, argv[2], &error);
    if (g_str_equal(verb, "take"))
        return take(program, &options, &error);
    return g_str_equal(verb, "send") ? send(program, &options, &error) : list(program, &error);
}
