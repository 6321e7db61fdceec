/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"

enum { MONTHS = 24, MOST_MONTHS = 1200 };

typedef struct {
    MamsIin iin;
    MamsDay on;
    MamsMonth from, to;
    bool json;
    const char *known_before, *known_after; /* of --diff, or NULL */
} Request;

/* The month's payments that are on their way, late or returned. */
static void print_money(MamsProgram *program, const MamsCard *card, MamsMonth month)
{
    const MamsRules *rules = mams_desk_rules(program->desk);
    for (guint i = 0; i < card->facts->payments->len; i++) {
        const MamsPayment *payment = &g_array_index(card->facts->payments, MamsPayment, i);
        if (payment->month != month)
            continue;
        MamsMoneyPath path =
            mams_money_path(rules, payment, card->answer->on, mams_person_stages_of(&card->person));
        if (path.state == MAMS_MONEY_ARRIVED || path.state == MAMS_MONEY_UNRECORDED)
            continue;
        g_autofree char *line =
            mams_words_money_line(mams_desk_words(program->desk), program->lang, payment, &path);
        printf("         %s\n", line);
    }
}

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
        print_money(program, card, month->month);
    }
}

static bool show_timeline(MamsProgram *program, const Request *request, GError **error)
{
    g_autoptr(MamsCard) card =
        mams_desk_card(program->desk, request->iin, request->on, G_MAXINT64, 1, error);
    if (!card)
        return false;
    if (request->json) {
        g_autofree char *object =
            mams_desk_timeline_json(program->desk, card, request->from, request->to);
        printf("%s\n", object);
    } else {
        print_months(program, card, request->from, request->to);
    }
    return true;
}

/* ---- between two knowledge times ---- */

static void print_entries(const MamsTimelineDiff *diff, const MamsMonthDiff *month)
{
    for (guint i = 0; i < month->entries->len; i++) {
        int64_t number = g_array_index(month->entries, int64_t, i);
        const MamsChangeEntry *entry = mams_timeline_diff_entry(diff, number);
        printf("         ");
        printf(_("entry %" PRId64 ", %s, %s, %s"), entry->number, entry->time, entry->login,
               entry->action);
        printf("%s\n", month->direct ? ""
                                     : _(" (it changed other months, on which this one "
                                         "hangs)"));
    }
}

static void print_diff(MamsProgram *program, const MamsTimelineDiff *diff)
{
    const MamsRules *rules = mams_desk_rules(program->desk);
    if (!diff->known_before)
        printf(_("At the first time the person was not in the register yet.\n"));
    if (diff->months->len == 0)
        printf(_("No month changed.\n"));
    for (guint i = 0; i < diff->months->len; i++) {
        const MamsMonthDiff *month = g_ptr_array_index(diff->months, i);
        mams_print_month_change(program, &month->before, rules, &month->after, rules,
                                MAMS_SEX_UNKNOWN);
        print_entries(diff, month);
    }
}

static bool show_diff(MamsProgram *program, const Request *request, GError **error)
{
    int64_t before, after;
    if (!mams_desk_known_at(program->desk, request->known_before, &before, error) ||
        !mams_desk_known_at(program->desk, request->known_after, &after, error))
        return false;
    g_autoptr(MamsTimelineDiff) diff = mams_desk_timeline_diff(
        program->desk, request->iin, request->on, request->from, request->to, before, after, error);
    if (!diff)
        return false;
    if (request->json) {
        g_autofree char *object = mams_desk_timeline_diff_json(program->desk, diff);
        printf("%s\n", object);
    } else {
        print_diff(program, diff);
    }
    return true;
}

/* ---- the command line ---- */

/* An option takes one word: the second time of --diff becomes the last word of the command. */
static void move_second_time(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        int second = g_str_equal(argv[i], "--diff")         ? i + 2
                     : g_str_has_prefix(argv[i], "--diff=") ? i + 1
                                                            : argc;
        if (second >= argc)
            continue;
        char *time = argv[second];
        memmove(&argv[second], &argv[second + 1], (size_t)(argc - second - 1) * sizeof *argv);
        argv[argc - 1] = time;
        return;
    }
}

static bool choose_months(const char *from, const char *to, MamsDay today, Request *request,
                          GError **error)
{
    if (!mams_command_month(from, &request->from, error) ||
        !mams_command_month(to, &request->to, error))
        return false;
    if (request->on == MAMS_DAY_NONE)
        request->on = today;
    if (request->to == MAMS_MONTH_NONE)
        request->to = MAX(mams_day_month(request->on), request->from);
    if (request->from == MAMS_MONTH_NONE)
        request->from = request->to - MONTHS + 1;
    if (request->from <= request->to && request->to - request->from < MOST_MONTHS)
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                _("a timeline has 1 to %d months: --from is after --to, or too far from it"),
                MOST_MONTHS);
    return false;
}

static bool choose_times(const char *first, int n_words, char **words, Request *request,
                         GError **error)
{
    request->known_before = first;
    request->known_after = n_words > 2 ? words[2] : NULL;
    if ((first != NULL) == (request->known_after != NULL))
        return true;
    g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                        _("a difference has two times: the form is 'mams timeline IIN --diff TIME1 "
                          "TIME2'"));
    return false;
}

int mams_command_timeline(MamsProgram *program, int argc, char **argv)
{
    g_autofree char *from = NULL, *to = NULL, *on = NULL, *diff = NULL;
    gboolean json = FALSE;
    const GOptionEntry entries[] = {
        {"from", 0, 0, G_OPTION_ARG_STRING, &from, N_("the first month"), "M"},
        {"to", 0, 0, G_OPTION_ARG_STRING, &to, N_("the last month"), "M"},
        {"on", 0, 0, G_OPTION_ARG_STRING, &on, N_("the day asked about (today)"), "DAY"},
        {"diff", 0, 0, G_OPTION_ARG_STRING, &diff,
         N_("only months whose answer changed between two knowledge times"), "TIME1 TIME2"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("for programs"), NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    Request request = {0};
    MamsDesk *desk;
    move_second_time(argc, argv);
    if (!mams_command_parse(mams_command_find("timeline"), entries, &argc, &argv, 1, 2, &error) ||
        !choose_times(diff, argc, argv, &request, &error) ||
        !mams_command_day(on, &request.on, &error) ||
        !mams_command_iin(argv[1], &request.iin, &error) ||
        !(desk = mams_program_desk(program, &error)) ||
        !choose_months(from, to, mams_desk_today(desk), &request, &error))
        return mams_program_fail(error);
    request.json = json;
    if (!(diff ? show_diff(program, &request, &error) : show_timeline(program, &request, &error)))
        return mams_program_fail(error);
    fflush(stdout);
    return mams_desk_look(desk, "timeline", request.iin, 1, &error) ? EXIT_SUCCESS
                                                                    : mams_program_fail(error);
}
