/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "commands/command.h"
#include "tasks.h"

enum { TASK_COLUMNS = 42, COUNT_COLUMNS = 8, VALUE_COLUMNS = 10 };

typedef enum { FORM_TEXT, FORM_CSV, FORM_JSON } Form;

typedef struct {
    MamsDay from, to; /* NONE: without an end */
    Form form;
} Question;

typedef struct {
    const char *name;
    /* Prints it; the number of its rows goes into the journal. False with an error. */
    bool (*print)(MamsDesk *desk, const Question *question, int64_t *rows, GError **error);
} Report;

/* ---- desk-time ---- */

/* "4.200": seconds, as programs read them. */
static void print_seconds(int64_t milliseconds)
{
    printf(",%" PRId64 ".%03" PRId64, milliseconds / 1000, milliseconds % 1000);
}

static void print_times_csv(const GArray *summaries)
{
    printf("task,count,keys_median,keys_p95,seconds_median,seconds_p95\n");
    for (guint i = 0; i < summaries->len; i++) {
        const MamsTaskSummary *summary = &g_array_index(summaries, MamsTaskSummary, i);
        printf("%s,%" PRId64 ",%" PRId64 ",%" PRId64, summary->task, summary->count,
               summary->median[MAMS_TASK_KEYS], summary->p95[MAMS_TASK_KEYS]);
        print_seconds(summary->median[MAMS_TASK_MILLISECONDS]);
        print_seconds(summary->p95[MAMS_TASK_MILLISECONDS]);
        putchar('\n');
    }
}

/* Pads by columns, on the left for a number. */
static void print_right(const char *text, int columns)
{
    printf("%*s%s", MAX(0, columns - mams_text_width(text)), "", text);
}

static void print_number(int64_t number, int columns)
{
    g_autofree char *text = g_strdup_printf("%" PRId64, number);
    print_right(text, columns);
}

static void print_tenths(int64_t milliseconds)
{
    g_autofree char *text = g_strdup_printf("%.1f", (double)milliseconds / 1000);
    print_right(text, VALUE_COLUMNS);
}

static void print_times_text(const GArray *summaries)
{
    if (summaries->len == 0) {
        printf(_("No task was measured on these days.\n"));
        return;
    }
    const char *task = _("Task");
    printf("%s%*s", task, TASK_COLUMNS - mams_text_width(task), "");
    print_right(_("Times"), COUNT_COLUMNS);
    print_right(_("Keys"), VALUE_COLUMNS);
    print_right(_("95 %"), VALUE_COLUMNS);
    print_right(_("Seconds"), VALUE_COLUMNS);
    print_right(_("95 %"), VALUE_COLUMNS);
    putchar('\n');
    for (guint i = 0; i < summaries->len; i++) {
        const MamsTaskSummary *summary = &g_array_index(summaries, MamsTaskSummary, i);
        const char *label = mams_tasks_label(summary->task);
        printf("%s%*s", label, MAX(0, TASK_COLUMNS - mams_text_width(label)), "");
        print_number(summary->count, COUNT_COLUMNS);
        print_number(summary->median[MAMS_TASK_KEYS], VALUE_COLUMNS);
        print_number(summary->p95[MAMS_TASK_KEYS], VALUE_COLUMNS);
        print_tenths(summary->median[MAMS_TASK_MILLISECONDS]);
        print_tenths(summary->p95[MAMS_TASK_MILLISECONDS]);
        putchar('\n');
    }
    printf(_("Keys and seconds: half of all tasks take no more; 95 %%: so do 95 of 100.\n"));
}

static bool print_desk_time(MamsDesk *desk, const Question *question, int64_t *rows, GError **error)
{
    g_autoptr(GArray) summaries = mams_desk_task_times(desk, question->from, question->to, error);
    if (!summaries)
        return false;
    *rows = summaries->len;
    if (question->form == FORM_JSON) {
        g_autofree char *object =
            mams_desk_task_times_json(question->from, question->to, summaries);
        printf("%s\n", object);
    } else if (question->form == FORM_CSV) {
        print_times_csv(summaries);
    } else {
        print_times_text(summaries);
    }
    return true;
}

/* ---- the table ---- */

static const Report reports[] = {
    {"desk-time", print_desk_time},
};

static const Report *find_report(const char *name, GError **error)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(reports); i++) {
        if (g_str_equal(reports[i].name, name))
            return &reports[i];
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", reports[i].name);
    }
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                _("there is no report '%s': the reports are %s"), name, names->str);
    return NULL;
}

int mams_command_report(MamsProgram *program, int argc, char **argv)
{
    g_autofree char *from = NULL, *to = NULL;
    gboolean csv = FALSE, json = FALSE;
    const GOptionEntry entries[] = {
        {"from", 0, 0, G_OPTION_ARG_STRING, &from, N_("the first day (the earliest)"), "DAY"},
        {"to", 0, 0, G_OPTION_ARG_STRING, &to, N_("the last day (the latest)"), "DAY"},
        {"csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_("as CSV"), NULL},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("for programs"), NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    Question question;
    const Report *report;
    MamsDesk *desk;
    int64_t rows;
    if (!mams_command_parse(mams_command_find("report"), entries, &argc, &argv, 1, 1, &error) ||
        !(report = find_report(argv[1], &error)) ||
        !mams_command_day(from, &question.from, &error) ||
        !mams_command_day(to, &question.to, &error) || !(desk = mams_program_desk(program, &error)))
        return mams_program_fail(error);
    question.form = json ? FORM_JSON : csv ? FORM_CSV : FORM_TEXT;
    if (!report->print(desk, &question, &rows, &error))
        return mams_program_fail(error);
    fflush(stdout);
    return mams_desk_look(desk, "report", 0, rows, &error) ? EXIT_SUCCESS
                                                           : mams_program_fail(error);
}
