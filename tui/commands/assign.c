/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "commands/command.h"

enum { MONTHS = 24 };

/* ---- what would change ---- */

static const char *const field_options[MAMS_N_EDIT_FIELDS] = {
    [MAMS_EDIT_FIELD_CATEGORY] = "CATEGORY",
    [MAMS_EDIT_FIELD_FROM] = "--from",
    [MAMS_EDIT_FIELD_TO] = "--to",
    [MAMS_EDIT_FIELD_DOCUMENT] = "--document",
    [MAMS_EDIT_FIELD_DOCUMENT_DATE] = "--document-date",
    [MAMS_EDIT_FIELD_ISSUER] = "--issuer",
    [MAMS_EDIT_FIELD_REGISTER] = "--register",
    [MAMS_EDIT_FIELD_REASON] = "--reason",
};

/* Problems to standard error; returns the exit status: what is missing goes before what does not
 * fit. */
static int print_problems(const MamsEditPreview *preview)
{
    int status = EXIT_SUCCESS;
    for (guint i = 0; i < preview->problems->len; i++) {
        const MamsEditProblem *problem = g_ptr_array_index(preview->problems, i);
        fprintf(stderr, "mams: ");
        fprintf(stderr, problem->blocks ? _("cannot save this: '%s': %s") : _("note: '%s': %s"),
                field_options[problem->field], problem->text);
        fputc('\n', stderr);
        if (problem->blocks && (status == EXIT_SUCCESS || problem->code == MAMS_ERROR_USAGE))
            status = (int)problem->code;
    }
    return status;
}

static void print_verdicts(MamsProgram *program, const MamsEditPreview *preview)
{
    const MamsWords *words = mams_desk_words(program->desk);
    const MamsCitizen *citizen = preview->card->citizen;
    char iin[MAMS_IIN_GROUPED_SIZE], day[MAMS_DAY_TEXT_SIZE];
    printf("%s %s %s  %s\n", citizen->surname, citizen->given, citizen->patronymic,
           mams_iin_format_grouped(citizen->iin, iin));
    printf("%s  %s  →  %s\n", mams_day_format_dotted(preview->answer->on, day),
           mams_words_verdict(words, program->lang, preview->card->answer->verdict, citizen->sex),
           mams_words_verdict(words, program->lang, preview->answer->verdict, citizen->sex));
}

static void print_flips(MamsProgram *program, const MamsEditPreview *preview)
{
    const MamsRules *rules = mams_desk_rules(program->desk);
    if (preview->n_flips == 0)
        printf(_("No month changes.\n"));
    for (guint i = 0; i < preview->months->len; i++) {
        const MamsMonthPair *pair = &g_array_index(preview->months, MamsMonthPair, i);
        if (!mams_month_answer_same(&pair->left, &pair->right))
            mams_print_month_change(program, &pair->left, rules, &pair->right, rules,
                                    preview->card->citizen->sex);
    }
}

int mams_print_edit(MamsProgram *program, const MamsEditPreview *preview)
{
    int status = print_problems(preview);
    if (status == EXIT_SUCCESS) {
        print_verdicts(program, preview);
        print_flips(program, preview);
    }
    return status;
}

/* ---- saving ---- */

static void print_why(unsigned why, MamsMonth closed_from, MamsMonth closed_to)
{
    char from[MAMS_MONTH_TEXT_SIZE], to[MAMS_MONTH_TEXT_SIZE];
    if (why & MAMS_PROPOSAL_CLOSED)
        printf(_("It touches closed months: %s … %s.\n"), mams_month_format(closed_from, from),
               mams_month_format(closed_to, to));
    if (why & MAMS_PROPOSAL_OWN)
        printf(_("The person is you or a relative of yours.\n"));
}

static void print_result(const MamsAssignmentEdit *edit, const MamsEditResult *result)
{
    char day[MAMS_DAY_TEXT_SIZE];
    switch (result->outcome) {
    case MAMS_OUTCOME_NOTHING:
        printf(_("It was recorded already: nothing changed.\n"));
        break;
    case MAMS_OUTCOME_APPLIED:
        printf(edit->kind == MAMS_EDIT_ASSIGN ? _("Recorded by journal entry %" PRId64 ".\n")
                                              : _("Withdrawn by journal entry %" PRId64 ".\n"),
               result->entry);
        break;
    case MAMS_OUTCOME_PROPOSED:
        printf(_("Only proposed, as number %" PRId64 ": it has no effect until another person, a "
                 "senior or a supervisor, accepts it. Last day: %s.\n"),
               result->proposal, mams_day_format_dotted(result->last_day, day));
        print_why(result->why, result->closed_from, result->closed_to);
    }
}

static int save(MamsProgram *program, const MamsAssignmentEdit *edit)
{
    g_autoptr(GError) error = NULL;
    MamsEditResult result;
    if (!mams_desk_edit_save(program->desk, edit, program->lang, &result, &error))
        return mams_program_fail(error);
    print_result(edit, &result);
    return EXIT_SUCCESS;
}

/* Shows what changes and, unless it is only looked at or cannot be saved, saves it. */
static int run_edit(MamsProgram *program, const MamsAssignmentEdit *edit, bool dry_run)
{
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = mams_program_desk(program, &error);
    g_autoptr(MamsEditPreview) preview =
        desk ? mams_desk_edit_preview(desk, edit, program->lang, MONTHS, &error) : NULL;
    if (!preview)
        return mams_program_fail(error);
    int status = mams_print_edit(program, preview);
    if (status == EXIT_SUCCESS && !dry_run)
        return save(program, edit);
    if (status == EXIT_SUCCESS && preview->why) {
        printf(_("Saved, it would only be proposed.\n"));
        print_why(preview->why, preview->closed_from, preview->closed_to);
    }
    fflush(stdout);
    return mams_desk_look(desk, "edit", edit->iin, 1, &error) ? status : mams_program_fail(error);
}

/* ---- the words of the command line ---- */

typedef struct {
    char *from, *to, *document, *document_date, *issuer, *reg, *reason;
    gboolean dry_run;
} Texts;

static void texts_clear(Texts *texts)
{
    char **all[] = {&texts->from,   &texts->to,  &texts->document, &texts->document_date,
                    &texts->issuer, &texts->reg, &texts->reason};
    for (guint i = 0; i < G_N_ELEMENTS(all); i++)
        g_free(*all[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Texts, texts_clear)

static bool read_edit(const Texts *texts, MamsAssignmentEdit *edit, GError **error)
{
    edit->document = texts->document;
    edit->issuer = texts->issuer;
    edit->reg = texts->reg;
    edit->reason = texts->reason;
    return mams_command_day(texts->from, &edit->from, error) &&
           (!texts->to || mams_command_day(texts->to, &edit->to, error)) &&
           mams_command_day(texts->document_date, &edit->document_date, error);
}

static int run_command(MamsProgram *program, MamsAssignmentEdit *edit, const char *name,
                       const GOptionEntry *entries, const Texts *texts, int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    if (!mams_command_parse(mams_command_find(name), entries, &argc, &argv, 2, 2, &error) ||
        !mams_command_iin(argv[1], &edit->iin, &error) || !read_edit(texts, edit, &error))
        return mams_program_fail(error);
    edit->category = argv[2];
    return run_edit(program, edit, texts->dry_run);
}

int mams_command_assign(MamsProgram *program, int argc, char **argv)
{
    g_auto(Texts) texts = {0};
    const GOptionEntry entries[] = {
        {"from", 0, 0, G_OPTION_ARG_STRING, &texts.from, N_("its first day"), "DAY"},
        {"to", 0, 0, G_OPTION_ARG_STRING, &texts.to, N_("its last day (open)"), "DAY"},
        {"document", 0, 0, G_OPTION_ARG_STRING, &texts.document, N_("number of the document"),
         "NO"},
        {"document-date", 0, 0, G_OPTION_ARG_STRING, &texts.document_date,
         N_("date of the document"), "DAY"},
        {"issuer", 0, 0, G_OPTION_ARG_STRING, &texts.issuer, N_("who issued it"), "TEXT"},
        {"register", 0, 0, G_OPTION_ARG_STRING, &texts.reg, N_("the register that holds it"),
         "TEXT"},
        {"reason", 0, 0, G_OPTION_ARG_STRING, &texts.reason, N_("why it is recorded"), "TEXT"},
        {"dry-run", 0, 0, G_OPTION_ARG_NONE, &texts.dry_run, N_("only show what would change"),
         NULL},
        G_OPTION_ENTRY_NULL};
    MamsAssignmentEdit edit = MAMS_EDIT_NONE;
    return run_command(program, &edit, "assign", entries, &texts, argc, argv);
}

int mams_command_unassign(MamsProgram *program, int argc, char **argv)
{
    g_auto(Texts) texts = {0};
    const GOptionEntry entries[] = {
        {"from", 0, 0, G_OPTION_ARG_STRING, &texts.from, N_("its first day"), "DAY"},
        {"reason", 0, 0, G_OPTION_ARG_STRING, &texts.reason, N_("why it is withdrawn"), "TEXT"},
        {"dry-run", 0, 0, G_OPTION_ARG_NONE, &texts.dry_run, N_("only show what would change"),
         NULL},
        G_OPTION_ENTRY_NULL};
    MamsAssignmentEdit edit = MAMS_EDIT_NONE;
    edit.kind = MAMS_EDIT_UNASSIGN;
    return run_command(program, &edit, "unassign", entries, &texts, argc, argv);
}
