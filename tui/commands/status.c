/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"

enum { MONTHS = 24, WAY_COLUMNS = 48, PRICE_COLUMNS = 12 };

typedef struct {
    MamsDesk *desk;
    MamsLang lang;
    MamsDay on;
    int64_t known;
    MamsVoice voice;
    gboolean json, trace;
    int64_t shown; /* people answered for */
    MamsIin last;  /* the last of them */
    int status;
} Request;

/* ---- text ---- */

/* A way in at most 80 columns; one that needs a document, not money, is its words alone. */
static void print_way(const Request *request, const MamsAnswer *answer, guint index)
{
    const MamsWay *way = g_ptr_array_index(answer->ways, index);
    char from[MAMS_DAY_TEXT_SIZE];
    g_autofree char *words =
        mams_words_way(mams_desk_words(request->desk), request->lang, answer, way, false);
    printf(" %s %2u %s", way->cheapest ? "*" : " ", index + 1, words);
    int width = mams_text_width(words);
    if (way->lines->len > 0) {
        g_autofree char *price = mams_words_money(request->lang, way->total);
        if (width > WAY_COLUMNS)
            printf("\n%6s", "");
        int gap = (width > WAY_COLUMNS ? WAY_COLUMNS : WAY_COLUMNS - width) + PRICE_COLUMNS;
        printf("%*s%s  %s%s", gap - mams_text_width(price), "", price,
               mams_day_format_dotted(way->insured_from, from), way->uncertain_day ? " ?" : "");
    }
    printf("\n");
}

static void print_ways(const Request *request, const MamsCard *card)
{
    const MamsAnswer *answer = card->answer;
    if (answer->ways->len > 0)
        printf("%s\n", _("Ways back:"));
    for (guint i = 0; i < answer->ways->len; i++)
        print_way(request, answer, i);
}

/* How to go the cheapest way, else the first one. */
static void print_steps(const Request *request, const MamsAnswer *answer)
{
    const MamsWay *chosen = NULL;
    for (guint i = 0; i < answer->ways->len; i++) {
        const MamsWay *way = g_ptr_array_index(answer->ways, i);
        if (!chosen || way->cheapest)
            chosen = way;
    }
    if (!chosen)
        return;
    g_autofree char *steps =
        mams_words_way_steps(mams_desk_words(request->desk), request->lang, answer, chosen);
    g_auto(GStrv) lines = g_strsplit(steps, "\n", -1);
    printf("%s\n", chosen->cheapest ? _("Steps of the cheapest:") : _("Steps of the first:"));
    for (char **line = lines; *line; line++)
        printf("   %s\n", *line);
}

static void print_money(const Request *request, const MamsCard *card)
{
    const MamsRules *rules = mams_desk_rules(request->desk);
    MamsDay on = card->answer->on;
    g_autoptr(GArray) indexes =
        mams_money_under_way(rules, card->facts, on, mams_person_stages_of(&card->person));
    if (indexes->len > 0)
        printf("%s:\n", _("Where the money is"));
    for (guint i = 0; i < indexes->len; i++) {
        const MamsPayment *payment =
            &g_array_index(card->facts->payments, MamsPayment, g_array_index(indexes, guint, i));
        MamsMoneyPath path =
            mams_money_path(rules, payment, on, mams_person_stages_of(&card->person));
        g_autofree char *line =
            mams_words_money_line(mams_desk_words(request->desk), request->lang, payment, &path);
        printf("   %s\n", line);
    }
}

static void print_notes(const MamsAnswer *answer, MamsLang lang)
{
    for (guint i = 1; i < answer->reasons->len; i++) {
        const MamsReason *note = &g_array_index(answer->reasons, MamsReason, i);
        if (note->law->note[lang])
            printf("%s %s\n", _("Note:"), note->law->note[lang]);
    }
}

static void print_conflicts(const Request *request, const MamsAnswer *answer)
{
    if (answer->conflicts->len > 0)
        printf("%s\n", _("Records that disagree:"));
    for (guint i = 0; i < answer->conflicts->len; i++) {
        g_autofree char *text =
            mams_words_conflict(mams_desk_words(request->desk), request->lang, answer,
                                &g_array_index(answer->conflicts, MamsConflict, i));
        printf(" ! %s\n", text);
    }
}

static void print_card(const Request *request, const MamsCard *card)
{
    const MamsWords *words = mams_desk_words(request->desk);
    const MamsCitizen *citizen = card->citizen;
    const MamsAnswer *answer = card->answer;
    const MamsReason *reason = &g_array_index(answer->reasons, MamsReason, 0);
    char iin[MAMS_IIN_GROUPED_SIZE], birth[MAMS_DAY_TEXT_SIZE], on[MAMS_DAY_TEXT_SIZE];
    g_autofree char *why =
        mams_words_reason(words, request->lang, request->voice, answer, &card->person);
    if (request->voice != MAMS_VOICE_SCREEN) {
        printf("%s\n", why);
        if (request->voice == MAMS_VOICE_SMS)
            printf("%s %d\n", _("SMS parts:"), mams_words_sms_parts(why));
        return;
    }
    printf("%s %s %s  %s  %s\n", citizen->surname, citizen->given, citizen->patronymic,
           mams_iin_format_grouped(citizen->iin, iin),
           mams_day_format_dotted(citizen->birth, birth));
    printf("%s: %s", mams_day_format_dotted(answer->on, on),
           mams_words_verdict(words, request->lang, answer->verdict, citizen->sex));
    if (reason->law->article)
        printf("  [%s]", reason->law->article);
    printf("\n%s\n", why);
    if (answer->debt_months->len > 0) {
        g_autofree char *debt = mams_words_money(request->lang, answer->debt_total);
        printf("%s %s (%u)\n", _("Debt:"), debt, answer->debt_months->len);
    }
    print_money(request, card);
    print_ways(request, card);
    print_steps(request, answer);
    print_conflicts(request, answer);
    print_notes(answer, request->lang);
}

/* ---- one person ---- */

/* What stood on the line goes back as it came, but as a JSON string. */
static void print_json_error(const char *iin, const char *message)
{
    g_autofree char *clean = mams_text_clean(iin);
    printf("{\"iin\":\"");
    for (const char *p = clean; *p; p++) {
        if (*p == '"' || *p == '\\')
            putchar('\\');
        putchar(*p);
    }
    printf("\",\"error\":\"%s\"}\n", message);
}

static void keep_status(Request *request, int status)
{
    if (request->status == EXIT_SUCCESS)
        request->status = status;
}

static void answer_one(Request *request, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsCard) card = NULL;
    MamsIin iin;
    if (!mams_command_iin(text, &iin, &error)) {
        if (request->json)
            print_json_error(text, "not an identification number");
        keep_status(request,
                    request->json ? mams_error_exit_status(error) : mams_program_fail(error));
        return;
    }
    card = mams_desk_card(request->desk, iin, request->on, request->known, MONTHS, &error);
    if (!card) {
        bool missing = g_error_matches(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND);
        if (request->json && missing)
            print_json_error(text, "not found");
        keep_status(request,
                    request->json && missing ? MAMS_ERROR_NOT_FOUND : mams_program_fail(error));
        return;
    }
    if (request->json) {
        g_autofree char *object =
            mams_desk_status_json(request->desk, card, request->lang, request->trace);
        printf("%s\n", object);
    } else {
        print_card(request, card);
    }
    request->shown++;
    request->last = iin;
}

static void answer_lines(Request *request)
{
    g_autofree char *line = NULL;
    size_t size = 0;
    ssize_t length;
    while ((length = getline(&line, &size, stdin)) >= 0) {
        if (strlen(line) != (size_t)length)
            line[0] = '\0'; /* a NUL inside is no number of anybody */
        answer_one(request, g_strstrip(line));
    }
}

static bool read_options(MamsProgram *program, Request *request, const char *on, const char *known,
                         const char *voice, GError **error)
{
    if (!mams_command_day(on, &request->on, error))
        return false;
    int found = voice ? mams_voice_parse(voice) : MAMS_VOICE_SCREEN;
    if (found < 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("there is no voice '%s': say screen, phone, sms or letter"), voice);
        return false;
    }
    request->voice = (MamsVoice)found;
    request->desk = mams_program_desk(program, error);
    request->known = G_MAXINT64;
    return request->desk &&
           (!known || mams_desk_known_at(request->desk, known, &request->known, error));
}

int mams_command_status(MamsProgram *program, int argc, char **argv)
{
    Request request = {.lang = program->lang, .status = EXIT_SUCCESS};
    g_autofree char *on = NULL, *known = NULL, *voice = NULL;
    const GOptionEntry entries[] = {
        {"on", 0, 0, G_OPTION_ARG_STRING, &on, N_("the day asked about (today)"), "DAY"},
        {"as-known-at", 0, 0, G_OPTION_ARG_STRING, &known, N_("by what was recorded then"), "TIME"},
        {"voice", 0, 0, G_OPTION_ARG_STRING, &voice, N_("screen, phone, sms or letter"), "VOICE"},
        {"trace", 0, 0, G_OPTION_ARG_NONE, &request.trace, N_("with each ground asked (JSON)"),
         NULL},
        {"json", 0, 0, G_OPTION_ARG_NONE, &request.json, N_("for programs"), NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    if (!mams_command_parse(mams_command_find("status"), entries, &argc, &argv, 1, 1, &error) ||
        !read_options(program, &request, on, known, voice, &error))
        return mams_program_fail(error);
    bool many = g_str_equal(argv[1], "-");
    if (many)
        answer_lines(&request);
    else
        answer_one(&request, argv[1]);
    fflush(stdout);
    if (request.shown > 0 &&
        !mams_desk_look(request.desk, "status", many ? 0 : request.last, request.shown, &error))
        return mams_program_fail(error);
    return request.status;
}
