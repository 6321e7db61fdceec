/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "commands/command.h"

enum { MONTHS = 24 };

typedef struct {
    gboolean json, all;
    char *reason;
} Options;

/* ---- the list ---- */

static void print_state(const MamsProposalItem *item)
{
    const MamsProposal *proposal = item->proposal;
    char day[MAMS_DAY_TEXT_SIZE];
    mams_day_format_dotted(item->last_day, day);
    switch (proposal->state) {
    case MAMS_PROPOSAL_OPEN:
        printf(_("last day %s, days left: %d"), day, item->days_left);
        break;
    case MAMS_PROPOSAL_ACCEPTED:
        printf(_("accepted by %s"), proposal->decided_by);
        break;
    case MAMS_PROPOSAL_REFUSED:
        printf(_("refused by %s: %s"), proposal->decided_by, proposal->decision);
        break;
    case MAMS_PROPOSAL_LAPSED:
        printf(_("lapsed after %s"), day);
        break;
    }
}

static void print_item(MamsProgram *program, const MamsProposalItem *item)
{
    const MamsProposal *proposal = item->proposal;
    const MamsAssignment *row = &proposal->row;
    const MamsCategory *category = &mams_desk_rules(program->desk)->categories[row->category];
    char from[MAMS_DAY_TEXT_SIZE], to[MAMS_DAY_TEXT_SIZE], iin[MAMS_IIN_TEXT_SIZE];
    mams_day_format_dotted(row->from, from);
    mams_day_format_dotted(row->to, to);
    printf("%" PRId64 "  %s  %s %s  %s: %s, %s–%s\n", proposal->number,
           mams_iin_format(proposal->iin, iin), item->citizen->surname, item->citizen->given,
           proposal->withdraws ? _("withdraw") : _("record"), category->short_name[program->lang],
           from, *to ? to : "…");
    printf("    %s, %s; ", proposal->proposed_by, item->time);
    print_state(item);
    if (proposal->reason)
        printf("; %s", proposal->reason);
    putchar('\n');
}

static int list(MamsProgram *program, const Options *options, GError **error)
{
    g_autoptr(GPtrArray) items = mams_desk_proposals(program->desk, 0, options->all, error);
    if (!items)
        return mams_program_fail(*error);
    if (options->json) {
        g_autofree char *object = mams_desk_proposals_json(program->desk, items);
        printf("%s\n", object);
    } else {
        for (guint i = 0; i < items->len; i++)
            print_item(program, g_ptr_array_index(items, i));
        if (items->len == 0)
            printf(_("No proposal waits.\n"));
    }
    fflush(stdout);
    return mams_desk_look(program->desk, "proposal-list", 0, items->len, error)
               ? EXIT_SUCCESS
               : mams_program_fail(*error);
}

/* ---- one proposal ---- */

static int show(MamsProgram *program, int64_t number, GError **error)
{
    g_autoptr(MamsEditPreview) preview =
        mams_desk_proposal_preview(program->desk, number, program->lang, MONTHS, error);
    if (!preview)
        return mams_program_fail(*error);
    int status = mams_print_edit(program, preview);
    fflush(stdout);
    return mams_desk_look(program->desk, "proposal", preview->card->citizen->iin, 1, error)
               ? status
               : mams_program_fail(*error);
}

static int accept(MamsProgram *program, int64_t number, GError **error)
{
    int64_t entry;
    if (!mams_desk_proposal_accept(program->desk, number, program->lang, &entry, error))
        return mams_program_fail(*error);
    printf(_("Proposal %" PRId64 " is accepted: journal entry %" PRId64 ".\n"), number, entry);
    return EXIT_SUCCESS;
}

static int refuse(MamsProgram *program, int64_t number, const char *reason, GError **error)
{
    if (!mams_desk_proposal_refuse(program->desk, number, reason, error))
        return mams_program_fail(*error);
    printf(_("Proposal %" PRId64 " is refused.\n"), number);
    return EXIT_SUCCESS;
}

static bool read_number(const char *text, int64_t *number, GError **error)
{
    guint64 value;
    if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &value, NULL)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' is no number of a proposal: 'mams proposal list' shows them"), text);
        return false;
    }
    *number = (int64_t)value;
    return true;
}

static int run_on_number(MamsProgram *program, const char *verb, const char *text,
                         const Options *options, GError **error)
{
    int64_t number;
    if (!read_number(text, &number, error) || !mams_program_desk(program, error))
        return mams_program_fail(*error);
    if (g_str_equal(verb, "show"))
        return show(program, number, error);
    if (g_str_equal(verb, "accept"))
        return accept(program, number, error);
    return refuse(program, number, options->reason, error);
}

static bool is_number_verb(const char *verb)
{
    return g_str_equal(verb, "show") || g_str_equal(verb, "accept") || g_str_equal(verb, "refuse");
}

int mams_command_proposal(MamsProgram *program, int argc, char **argv)
{
    Options options = {0};
    g_autofree char *reason = NULL;
    const GOptionEntry entries[] = {
        {"json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_("for programs"), NULL},
        {"all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_("the decided and lapsed ones too"), NULL},
        {"reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("why it is refused"), "TEXT"},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    if (!mams_command_parse(mams_command_find("proposal"), entries, &argc, &argv, 1, 2, &error))
        return mams_program_fail(error);
    options.reason = reason;
    if (argc == 2 && g_str_equal(argv[1], "list"))
        return mams_program_desk(program, &error) ? list(program, &options, &error)
                                                  : mams_program_fail(error);
    if (argc == 3 && is_number_verb(argv[1]))
        return run_on_number(program, argv[1], argv[2], &options, &error);
    g_set_error(&error, MAMS_ERROR, MAMS_ERROR_USAGE,
                _("'proposal %s' is not known: the form is 'mams proposal list' or 'mams proposal "
                  "show|accept|refuse N'"),
                argv[1]);
    return mams_program_fail(error);
}
