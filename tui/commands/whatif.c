/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"

/* ---- text ---- */

static void print_verdicts(MamsProgram *program, const MamsWhatIf *what_if,
                           const MamsAnswer *before, const MamsAnswer *after)
{
    const MamsWords *words = mams_desk_words(program->desk);
    MamsSex sex = what_if->card->citizen->sex;
    char day[MAMS_DAY_TEXT_SIZE];
    printf("%s  %s  →  %s\n", mams_day_format_dotted(after->on, day),
           mams_words_verdict(words, program->lang, before->verdict, sex),
           mams_words_verdict(words, program->lang, after->verdict, sex));
}

static void print_cost(const MamsOutcome *outcome, MamsLang lang)
{
    g_autoptr(GArray) months = g_array_new(FALSE, FALSE, sizeof(MamsMonth));
    for (guint i = 0; i < outcome->lines->len; i++) {
        MamsMonth month = g_array_index(outcome->lines, MamsWayLine, i).month;
        g_array_append_val(months, month);
    }
    if (months->len == 0)
        return;
    g_autofree char *total = mams_words_money(lang, outcome->total);
    g_autofree char *list = mams_words_month_list(
        lang, (const MamsMonth *)(const void *)months->data, (int)months->len);
    printf(_("Paid: %s (%s)\n"), total, list);
}

static void print_what_if(MamsProgram *program, const MamsWhatIf *what_if)
{
    const MamsComparison *comparison = what_if->comparison;
    const MamsOutcome *before = &comparison->left, *after = &comparison->right;
    const MamsRules *rules = mams_desk_rules(program->desk);
    const MamsCitizen *citizen = what_if->card->citizen;
    char iin[MAMS_IIN_GROUPED_SIZE], day[MAMS_DAY_TEXT_SIZE];
    printf("%s %s %s  %s\n", citizen->surname, citizen->given, citizen->patronymic,
           mams_iin_format_grouped(citizen->iin, iin));
    print_verdicts(program, what_if, before->on_day, after->on_day);
    if (comparison->promised != comparison->on)
        print_verdicts(program, what_if, before->on_promised, after->on_promised);
    print_cost(after, program->lang);
    if (after->insured_from != MAMS_DAY_NONE)
        printf(_("Insured from: %s%s\n"), mams_day_format_dotted(after->insured_from, day),
               after->uncertain_day ? " ?" : "");
    if (comparison->months->len == 0)
        printf(_("No month changes.\n"));
    for (guint i = 0; i < comparison->months->len; i++) {
        const MamsMonthPair *pair = &g_array_index(comparison->months, MamsMonthPair, i);
        mams_print_month_change(program, &pair->left, rules, &pair->right,
                                what_if->other_rules ? what_if->other_rules : rules, citizen->sex);
    }
}

/* ---- the question ---- */

typedef struct {
    char *on, *pay, *category, *from, *to, *job, *rules;
} Texts;

static void texts_clear(Texts *texts)
{
    char **all[] = {&texts->on, &texts->pay, &texts->category, &texts->from,
                    &texts->to, &texts->job, &texts->rules};
    for (guint i = 0; i < G_N_ELEMENTS(all); i++)
        g_free(*all[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Texts, texts_clear)

/* "2024-08..2024-10", or one month. */
static bool read_months(const char *text, MamsMonth *from, MamsMonth *to, GError **error)
{
    g_auto(GStrv) ends = g_strsplit(text ? text : "", "..", 2);
    *from = *to = MAMS_MONTH_NONE;
    if (!text)
        return true;
    if (!mams_command_month(ends[0] ? ends[0] : "", from, error))
        return false;
    *to = *from;
    return !ends[0] || !ends[1] || mams_command_month(ends[1], to, error);
}

static bool read_question(const Texts *texts, bool prepay, MamsQuestion *question, GError **error)
{
    *question = (MamsQuestion){
        .prepay = prepay, .category = texts->category, .rules_directory = texts->rules};
    if (!texts->category && (texts->from || texts->to)) {
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                            _("--from and --to belong to a category: name it with --category"));
        return false;
    }
    return mams_command_day(texts->on, &question->on, error) &&
           read_months(texts->pay, &question->pay_from, &question->pay_to, error) &&
           mams_command_day(texts->from, &question->category_from, error) &&
           mams_command_day(texts->to, &question->category_to, error) &&
           mams_command_month(texts->job, &question->job_from, error);
}

int mams_command_whatif(MamsProgram *program, int argc, char **argv)
{
    g_auto(Texts) texts = {0};
    gboolean prepay = FALSE, json = FALSE;
    const GOptionEntry entries[] = {
        {"on", 0, 0, G_OPTION_ARG_STRING, &texts.on, N_("the day it is done (today)"), "DAY"},
        {"pay", 0, 0, G_OPTION_ARG_STRING, &texts.pay, N_("pay each uncovered month of them"),
         "M..M"},
        {"prepay", 0, 0, G_OPTION_ARG_NONE, &prepay, N_("pay twelve months ahead"), NULL},
        {"category", 0, 0, G_OPTION_ARG_STRING, &texts.category, N_("a category begins"), "CODE"},
        {"from", 0, 0, G_OPTION_ARG_STRING, &texts.from, N_("its first day"), "DAY"},
        {"to", 0, 0, G_OPTION_ARG_STRING, &texts.to, N_("its last day (open)"), "DAY"},
        {"job", 0, 0, G_OPTION_ARG_STRING, &texts.job, N_("an employer pays from that month"), "M"},
        {"rules", 0, 0, G_OPTION_ARG_FILENAME, &texts.rules, N_("judge it by these rules"), "DIR"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("for programs"), NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsWhatIf) what_if = NULL;
    MamsQuestion question;
    MamsIin iin;
    MamsDesk *desk;
    if (!mams_command_parse(mams_command_find("whatif"), entries, &argc, &argv, 1, 1, &error) ||
        !mams_command_iin(argv[1], &iin, &error) ||
        !read_question(&texts, prepay, &question, &error) ||
        !(desk = mams_program_desk(program, &error)) ||
        !(what_if = mams_desk_whatif(desk, iin, &question, &error)))
        return mams_program_fail(error);
    if (json) {
        g_autofree char *object = mams_desk_whatif_json(desk, what_if);
        printf("%s\n", object);
    } else {
        print_what_if(program, what_if);
    }
    fflush(stdout);
    return mams_desk_look(desk, "whatif", iin, 1, &error) ? EXIT_SUCCESS : mams_program_fail(error);
}
