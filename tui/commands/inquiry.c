/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"

/* The inquiry desk for scripts. */

enum { LIST_MOST = 10000 };

typedef struct {
    gboolean open, json, send;
    char *queue, *canned, *text, *to, *reason, *until, *lang;
} Options;

static void options_clear(Options *options)
{
    g_free(options->queue);
    g_free(options->canned);
    g_free(options->text);
    g_free(options->to);
    g_free(options->reason);
    g_free(options->until);
    g_free(options->lang);
}

/* ---- the list ---- */

static void print_term(const MamsAppealTerms *terms, bool closed)
{
    char due[MAMS_DAY_TEXT_SIZE];
    if (closed)
        fputs("-", stdout);
    else if (terms->stopped)
        printf(_("waits, %d left"), terms->left);
    else
        printf(_("%s, %d left"), mams_day_format_dotted(terms->due, due), terms->left);
}

static void print_row(const MamsQueueRow *row)
{
    const MamsInquiry *inquiry = row->inquiry;
    g_autofree char *code = mams_inquiry_code(inquiry);
    printf("%s  %s  %s  ", code, inquiry->channel, mams_inquiry_outcome_code(inquiry->outcome));
    print_term(&row->terms, inquiry->closed_at != 0);
    printf("  %s  %s  %s\n", inquiry->operator_login ? inquiry->operator_login : "-",
           row->name ? row->name : "-", inquiry->subject ? inquiry->subject : "");
}

static int list(MamsProgram *program, const Options *options, GError **error)
{
    int kind = options->queue ? mams_queue_parse(options->queue) : MAMS_QUEUE_OPEN;
    if (kind < 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("there is no list '%s': say open, mine, waiting, late or closed"),
                    options->queue);
        return mams_program_fail(*error);
    }
    g_autoptr(MamsQueue) queue =
        mams_desk_queue(program->desk, (MamsQueueKind)kind, NULL, LIST_MOST, error);
    if (!queue)
        return mams_program_fail(*error);
    for (guint i = 0; i < queue->rows->len; i++) {
        const MamsQueueRow *row = queue->rows->pdata[i];
        if (options->json) {
            g_autofree char *object = mams_desk_queue_row_json(program->desk, row);
            printf("%s\n", object);
        } else {
            print_row(row);
        }
    }
    if (queue->rows->len == 0 && !options->json)
        printf(_("No inquiries.\n"));
    fflush(stdout);
    return mams_desk_look(program->desk, "inquiry-list", 0, queue->rows->len, error)
               ? EXIT_SUCCESS
               : mams_program_fail(*error);
}

/* ---- one inquiry ---- */

static void print_text(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text ? text : "", "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        printf("    %s\n", lines[i]);
}

static void print_message(const MamsMessage *message)
{
    g_autofree char *time = mams_desk_time(message->at);
    printf("%s  %s  %s  %s\n", message->out ? "->" : "<-", time,
           message->from_address ? message->from_address
           : message->from_name  ? message->from_name
                                 : "",
           message->subject ? message->subject : "");
    for (guint i = 0; i < message->attachments->len; i++) {
        const MamsAttachment *attachment = message->attachments->pdata[i];
        printf(_("    attached: %s, %s, %" PRId64 " bytes\n"),
               attachment->name ? attachment->name : "-", attachment->type ? attachment->type : "-",
               attachment->size);
    }
    print_text(message->text);
}

static void print_file(const MamsInquiryFile *file)
{
    const MamsInquiry *inquiry = file->inquiry;
    g_autofree char *received = mams_desk_time(inquiry->received_at);
    printf("%s  %s  %s  %s\n", file->code, inquiry->channel, received,
           mams_inquiry_outcome_code(inquiry->outcome));
    printf(_("Term: "));
    print_term(&file->terms, inquiry->closed_at != 0);
    putchar('\n');
    for (guint i = 0; i < file->citizens->len; i++) {
        char iin[MAMS_IIN_GROUPED_SIZE];
        MamsIin number = g_array_index(file->citizens, MamsInquiryCitizen, i).iin;
        printf(_("About: %s\n"), mams_iin_format_grouped(number, iin));
    }
    for (guint i = 0; i < file->messages->len; i++)
        print_message(file->messages->pdata[i]);
    for (guint i = 0; i < file->said->len; i++) {
        const MamsSaid *said = file->said->pdata[i];
        bool is_message = g_str_equal(said->voice, "mail");
        g_autofree char *time = mams_desk_time(said->at);
        printf(_("answered %s by '%s' (%s, as known at entry %" PRId64 ", rules %s)\n"), time,
               said->login, said->voice, said->known, said->rules);
        if (!is_message)
            print_text(said->text);
    }
}

static int show(MamsProgram *program, int64_t number, const Options *options, GError **error)
{
    g_autoptr(MamsInquiryFile) file = mams_desk_inquiry(program->desk, number, error);
    if (!file)
        return mams_program_fail(*error);
    if (options->json) {
        g_autofree char *object = mams_desk_inquiry_json(program->desk, file);
        printf("%s\n", object);
    } else {
        print_file(file);
    }
    fflush(stdout);
    MamsIin iin =
        file->citizens->len > 0 ? g_array_index(file->citizens, MamsInquiryCitizen, 0).iin : 0;
    return mams_desk_look(program->desk, "inquiry", iin, 1, error) ? EXIT_SUCCESS
                                                                   : mams_program_fail(*error);
}

/* ---- the reply ---- */

static MamsReplyDraft *draft_of(MamsProgram *program, int64_t number, const Options *options,
                                GError **error)
{
    int lang = options->lang ? mams_lang_parse(options->lang) : -1;
    if (options->lang && lang < 0)
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("there is no language '%s': say kk, ru or en"), options->lang);
    else if (!options->canned == !options->text)
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                            _("say what to reply: --canned ID or --text FILE"));
    else if (options->canned)
        return mams_desk_reply_fill(program->desk, number, options->canned, lang, error);
    else {
        g_autoptr(MamsReplyDraft) draft =
            mams_desk_reply_fill(program->desk, number, NULL, lang, error);
        g_autofree char *text = draft ? mams_command_read_text(options->text, error) : NULL;
        if (text == NULL)
            return NULL;
        g_free(draft->text);
        draft->text = g_steal_pointer(&text);
        return g_steal_pointer(&draft);
    }
    return NULL;
}

/* True when nothing stands against sending it. */
static bool judge(MamsProgram *program, const MamsReplyDraft *draft, bool *stopped, GError **error)
{
    g_autoptr(GPtrArray) problems = mams_desk_reply_problems(program->desk, draft, error);
    *stopped = false;
    for (guint i = 0; problems && i < problems->len; i++) {
        const MamsReplyProblem *problem = problems->pdata[i];
        *stopped |= problem->stops;
        fprintf(stderr, "mams: %s\n", problem->text);
    }
    return problems != NULL;
}

static int send(MamsProgram *program, int64_t number, GError **error)
{
    MamsReplySent sent;
    if (!mams_desk_reply_send(program->desk, number, &sent, error))
        return mams_program_fail(*error);
    if (sent.already)
        printf(_("It was sent before.\n"));
    else if (sent.outgoing != 0)
        printf(_("The reply waits to be sent: 'mams mail send'.\n"));
    else
        printf(_("The reply is kept; there is no address to send it to.\n"));
    if (sent.letter)
        printf(_("Code of the letter: %s\n"), sent.letter);
    mams_reply_sent_clear(&sent);
    return EXIT_SUCCESS;
}

/* Whether it ended with a reply already: sending once more does nothing. */
static bool is_answered(MamsProgram *program, int64_t number, bool *answered, GError **error)
{
    g_autoptr(MamsInquiryFile) file = mams_desk_inquiry(program->desk, number, error);
    *answered = file && file->inquiry->outcome == MAMS_INQUIRY_ANSWERED;
    return file != NULL;
}

static int reply(MamsProgram *program, int64_t number, const Options *options, GError **error)
{
    bool stopped, answered;
    if (!is_answered(program, number, &answered, error))
        return mams_program_fail(*error);
    if (answered && options->send)
        return send(program, number, error);
    g_autoptr(MamsReplyDraft) draft = draft_of(program, number, options, error);
    if (!draft || !mams_desk_claim(program->desk, number, false, error) ||
        !mams_desk_reply_keep(program->desk, draft, error) ||
        !judge(program, draft, &stopped, error))
        return mams_program_fail(*error);
    if (stopped)
        return MAMS_ERROR_DATA;
    if (options->send)
        return send(program, number, error);
    printf("%s\n", draft->text);
    return EXIT_SUCCESS;
}

/* ---- what is done with it ---- */

static int redirect(MamsProgram *program, int64_t number, const Options *options, GError **error)
{
    bool late;
    if (!mams_desk_inquiry_redirect(program->desk, number, options->to, &late, error))
        return mams_program_fail(*error);
    printf(_("The inquiry is redirected.\n"));
    if (late)
        fprintf(stderr, "mams: %s\n", _("the term for redirecting was over already"));
    return EXIT_SUCCESS;
}

static int extend(MamsProgram *program, int64_t number, const Options *options, GError **error)
{
    MamsDay until;
    if (!mams_command_day(options->until, &until, error) ||
        !mams_desk_inquiry_extend(program->desk, number, until, options->reason, error))
        return mams_program_fail(*error);
    g_autoptr(MamsInquiryFile) file = mams_desk_inquiry(program->desk, number, error);
    if (!file)
        return mams_program_fail(*error);
    char due[MAMS_DAY_TEXT_SIZE], tell[MAMS_DAY_TEXT_SIZE];
    printf(_("The term ends on %s; tell the applicant by %s.\n"),
           mams_day_format_dotted(file->terms.due, due),
           mams_day_format_dotted(file->terms.tell_by, tell));
    return EXIT_SUCCESS;
}

static int add(MamsProgram *program, const char *path, GError **error)
{
    g_autoptr(MamsInquiryReport) report = mams_desk_inquiry_import(program->desk, path, error);
    if (!report)
        return mams_program_fail(*error);
    printf(_("new %" PRId64 ", known %" PRId64 ", rejected %" PRId64 "\n"), report->added,
           report->known, report->rejected);
    for (guint i = 0; i < report->first_rejects->len; i++)
        fprintf(stderr, "mams: %s\n", (const char *)report->first_rejects->pdata[i]);
    return report->rejected > 0 ? MAMS_ERROR_DATA : EXIT_SUCCESS;
}

/* ---- words ---- */

static int run_on_number(MamsProgram *program, const char *verb, const char *text,
                         const Options *options, GError **error)
{
    static const struct {
        const char *verb;
        int (*run)(MamsProgram *program, int64_t number, const Options *options, GError **error);
    } verbs[] = {{"show", show}, {"reply", reply}, {"redirect", redirect}, {"extend", extend}};
    int64_t number = mams_inquiry_code_parse(text);
    if (number == 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' is no number of an inquiry: 'mams inquiry list' shows them"), text);
        return mams_program_fail(*error);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(verbs); i++) {
        if (g_str_equal(verbs[i].verb, verb))
            return verbs[i].run(program, number, options, error);
    }
    g_assert_not_reached();
}

static bool is_number_verb(const char *verb)
{
    static const char *const verbs[] = {"show", "reply", "redirect", "extend", NULL};
    return g_strv_contains(verbs, verb);
}

static int run(MamsProgram *program, int argc, char **argv, Options *options, GError **error)
{
    const char *verb = argc > 1 ? argv[1] : "";
    bool lists = argc == 2 && g_str_equal(verb, "list");
    bool adds = argc == 3 && g_str_equal(verb, "add");
    if (!lists && !adds && !(argc == 3 && is_number_verb(verb))) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'inquiry %s' is not known: the form is 'mams inquiry list', 'mams inquiry "
                      "add FILE' or 'mams inquiry show|reply|redirect|extend N'"),
                    verb);
        return mams_program_fail(*error);
    }
    if (!mams_program_desk(program, error))
        return mams_program_fail(*error);
    if (lists)
        return list(program, options, error);
    return adds ? add(program, argv[2], error)
                : run_on_number(program, verb, argv[2], options, error);
}

int mams_command_inquiry(MamsProgram *program, int argc, char **argv)
{
    Options options = {0};
    const GOptionEntry entries[] = {
        {"open", 0, 0, G_OPTION_ARG_NONE, &options.open, N_("those that are open (as without it)"),
         NULL},
        {"queue", 0, 0, G_OPTION_ARG_STRING, &options.queue,
         N_("open, mine, waiting, late or closed"), "LIST"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_("for programs"), NULL},
        {"canned", 0, 0, G_OPTION_ARG_STRING, &options.canned, N_("the prepared reply"), "ID"},
        {"text", 0, 0, G_OPTION_ARG_FILENAME, &options.text, N_("the reply, - standard input"),
         "FILE"},
        {"lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_("of the reply"), "kk|ru|en"},
        {"send", 0, 0, G_OPTION_ARG_NONE, &options.send, N_("send it, once"), NULL},
        {"to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("the organisation"), "ORG"},
        {"reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_("why more time is needed"),
         "TEXT"},
        {"until", 0, 0, G_OPTION_ARG_STRING, &options.until,
         N_("the new last day (the latest possible)"), "DAY"},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    int status;
    if (mams_command_parse(mams_command_find("inquiry"), entries, &argc, &argv, 1, 2, &error))
        status = run(program, argc, argv, &options, &error);
    else
        status = mams_program_fail(error);
    options_clear(&options);
    return status;
}
