/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands against sending a reply. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "desk/reply_private.h"
#include "exchange/mail_subject.h"
#include "words/contradict.h"

enum { MAX_LETTERS = 20000, MONTHS = 24, LONGEST_NAME = 60, SHOWN_COLUMNS = 40 };

typedef struct {
    MamsDesk *desk;
    const MamsReplyFacts *facts;
    const MamsReplyDraft *draft;
    GPtrArray *problems; /* MamsReplyProblem */
    guint n_stops;       /* that stand first */
} Check;

void mams_reply_problem_free(MamsReplyProblem *problem)
{
    if (problem == NULL)
        return;
    g_free(problem->text);
    g_free(problem);
}

static void add(Check *check, bool stops, char *text)
{
    MamsReplyProblem *problem = g_new0(MamsReplyProblem, 1);
    problem->stops = stops;
    problem->text = text;
    g_ptr_array_insert(check->problems, stops ? (gint)check->n_stops++ : -1, problem);
}

/* ---- the text itself ---- */

/* What is written, without blanks and without what is quoted. (owned) */
static char *bare(const char *text)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        for (const char *at = **line == '>' ? "" : *line; *at != '\0'; at = g_utf8_next_char(at)) {
            gunichar letter = g_utf8_get_char(at);
            if (!g_unichar_isspace(letter) && g_unichar_type(letter) != G_UNICODE_FORMAT)
                g_string_append_unichar(out, letter);
        }
    }
    return g_string_free(out, FALSE);
}

static bool check_substance(Check *check, GError **error)
{
    g_autofree char *written = bare(check->draft->text);
    g_autoptr(MamsReplyDraft) frame =
        *written != '\0'
            ? mams_reply_fill(check->desk, check->facts, NULL, check->draft->language, error)
            : NULL;
    if (*written != '\0' && frame == NULL)
        return false;
    g_autofree char *nothing = frame != NULL ? bare(frame->text) : g_strdup("");
    if (g_str_equal(written, nothing))
        add(check, true, g_strdup(_("the reply says nothing yet: write the answer")));
    glong letters = g_utf8_strlen(check->draft->text, -1);
    if (letters > MAX_LETTERS)
        add(check, true,
            g_strdup_printf(_("the reply has %d letters, and at most %d may be sent: shorten it"),
                            (int)letters, MAX_LETTERS));
    return true;
}

/* The end of a pair of brackets that opens at `text` and holds a name that was not filled in, or
 * nothing but signs that stand for something; NULL when it holds words. */
static const char *close_of_gap(const char *text)
{
    char closing = *text == '{' ? '}' : ']';
    const char *end = text + 1;
    int letters = 0;
    bool words = false;
    for (; *end != '\0' && *end != '\n' && *end != closing; end = g_utf8_next_char(end)) {
        gunichar letter = g_utf8_get_char(end);
        words = words ||
                (!g_unichar_isspace(letter) && letter != '.' && letter != '_' && letter != 0x2026);
        letters++;
    }
    if (*end != closing || letters > LONGEST_NAME || (closing == ']' && words))
        return NULL;
    return end + 1;
}

static bool ends_a_word(const char *text, const char *at)
{
    const char *before = at > text ? g_utf8_find_prev_char(text, at) : NULL;
    return before != NULL && g_unichar_isalpha(g_utf8_get_char(before));
}

/* The end of the gap that begins at `at`, NULL when none does. Dots behind a word are a writer's.
 */
static const char *end_of_gap(const char *text, const char *at)
{
    static const char dots[] = "…";
    if (*at == '{' || *at == '[')
        return close_of_gap(at);
    if (g_str_has_prefix(at, "___"))
        return at + strspn(at, "_");
    if (g_str_has_prefix(at, dots) && !ends_a_word(text, at))
        return at + strlen(dots);
    return NULL;
}

/* The words around a gap, for the sentence. (owned) */
static char *show_gap(const char *text, const char *at, const char *end)
{
    const char *start = at;
    while (start > text && start[-1] != '\n' && at - start < SHOWN_COLUMNS / 2)
        start = g_utf8_find_prev_char(text, start);
    g_autofree char *piece = g_strndup(start, (gsize)(end - start));
    g_autofree char *clean = mams_text_clean(piece);
    return g_strdup(g_strstrip(clean));
}

static void check_gaps(Check *check)
{
    const char *text = check->draft->text;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        bool quoted = *at == '>' && (at == text || at[-1] == '\n');
        if (quoted) {
            const char *end = strchr(at, '\n');
            if (end == NULL)
                return;
            at = end;
            continue;
        }
        const char *end = end_of_gap(text, at);
        if (end == NULL)
            continue;
        g_autofree char *shown = show_gap(text, at, end);
        add(check, true,
            g_strdup_printf(_("something is left open at '%s': fill it in, or take it out"),
                            shown));
        return;
    }
}

static bool is_in_inquiry(const MamsReplyFacts *facts, MamsIin iin)
{
    for (guint i = 0; i < facts->citizens->len; i++) {
        if (g_array_index(facts->citizens, MamsInquiryCitizen, i).iin == iin)
            return true;
    }
    return false;
}

static void refuse_number(Check *check, MamsIin iin)
{
    char masked[MAMS_IIN_MASKED_SIZE];
    if (mams_iin_birth_day(iin) == MAMS_DAY_NONE || is_in_inquiry(check->facts, iin))
        return;
    add(check, true,
        g_strdup_printf(
            _("it holds the IIN %s of somebody who is not in this inquiry: take it out"),
            mams_iin_format_masked(iin, masked)));
}

/* Twelve digits in a row whose control digit is wrong may be a bank's, but were issued to some. */
static void check_odd_numbers(Check *check)
{
    static const char digits[] = "0123456789";
    const char *at = check->draft->text;
    while (*(at += strcspn(at, digits)) != '\0') {
        size_t length = strspn(at, digits);
        g_autofree char *number = g_strndup(at, length);
        MamsIin iin = 0;
        at += length;
        if (length != MAMS_IIN_TEXT_SIZE - 1 || !mams_iin_parse(number, &iin, NULL) ||
            mams_iin_control_ok(iin))
            continue;
        g_autoptr(MamsCitizen) citizen =
            mams_store_citizen(check->desk->store, iin, MAMS_KNOWN_NOW, NULL);
        if (citizen != NULL)
            refuse_number(check, iin);
    }
}

/* Quoted lines count too: they leave as well. */
static void check_numbers(Check *check)
{
    const char *start, *end;
    MamsIin iin;
    for (const char *at = check->draft->text; mams_mail_find_iin(at, &start, &end, &iin); at = end)
        refuse_number(check, iin);
    check_odd_numbers(check);
}

/* ---- against the facts ---- */

static char *contradiction(const Check *check, const MamsCard *card)
{
    return mams_contradict(check->desk->words, (MamsLang)check->draft->language, check->draft->text,
                           card->answer, &card->person);
}

/* Whether the reply is right about another citizen of the inquiry: then it may speak of that one.
 */
static bool fits_another(Check *check, bool *fits, GError **error)
{
    *fits = false;
    for (guint i = 1; i < check->facts->citizens->len && !*fits; i++) {
        g_autoptr(GError) why = NULL;
        MamsIin iin = g_array_index(check->facts->citizens, MamsInquiryCitizen, i).iin;
        g_autoptr(MamsCard) card =
            mams_desk_card(check->desk, iin, MAMS_DAY_NONE, MAMS_KNOWN_NOW, MONTHS, &why);
        if (card == NULL && !g_error_matches(why, MAMS_ERROR, MAMS_ERROR_NOT_FOUND)) {
            g_propagate_error(error, g_steal_pointer(&why));
            return false;
        }
        g_autofree char *against = card != NULL ? contradiction(check, card) : NULL;
        *fits = card != NULL && against == NULL;
    }
    return true;
}

static bool check_engine(Check *check, GError **error)
{
    bool fits = false;
    if (check->facts->card == NULL)
        return true;
    g_autofree char *against = contradiction(check, check->facts->card);
    if (against == NULL)
        return true;
    if (!fits_another(check, &fits, error))
        return false;
    add(check, !fits, g_steal_pointer(&against));
    return true;
}

static void check_letter(Check *check)
{
    const char *attach = check->draft->attach;
    if (attach == NULL)
        return;
    if (mams_letter_kind_parse(attach) < 0)
        add(check, true, g_strdup_printf(_("there is no letter '%s'"), attach));
    else if (check->facts->card == NULL)
        add(check, true,
            g_strdup(_("a letter goes with it, but it is not known about whom: find the citizen, "
                       "or leave the letter out")));
    else if (!mams_reply_by_mail(check->facts->inquiry))
        add(check, false,
            g_strdup(_("the letter does not leave, as there is no e-mail address: print it from "
                       "the card")));
}

/* ---- to whom ---- */

static const char *language_name(int lang)
{
    static const char *const names[MAMS_N_LANGS] = {"қазақша", "русский", "English"};
    return names[lang];
}

static void check_reader(Check *check)
{
    const MamsInquiry *inquiry = check->facts->inquiry;
    const MamsCard *card = check->facts->card;
    const char *known = card != NULL ? card->citizen->email : NULL;
    if (inquiry->automatic)
        add(check, true,
            g_strdup(_("a program wrote it, and programs are not answered: close it")));
    else if (g_str_equal(inquiry->channel, "mail") && !mams_reply_by_mail(inquiry))
        add(check, false,
            g_strdup(_("it came by mail, but there is no address to answer to: the reply is kept "
                       "and must be told otherwise")));
    if (inquiry->language >= 0 && inquiry->language != check->draft->language)
        add(check, false,
            g_strdup_printf(_("the inquiry was written in another language: %s"),
                            language_name(inquiry->language)));
    if (mams_reply_by_mail(inquiry) && known != NULL && *known != '\0' &&
        g_ascii_strcasecmp(known, inquiry->from_address) != 0)
        add(check, false,
            g_strdup(_("it goes to another address than the one that the register has of this "
                       "citizen: is it his?")));
}

GPtrArray *mams_reply_problems(MamsDesk *desk, const MamsReplyFacts *facts,
                               const MamsReplyDraft *draft, GError **error)
{
    g_autoptr(GPtrArray) problems =
        g_ptr_array_new_with_free_func((GDestroyNotify)mams_reply_problem_free);
    Check check = {.desk = desk, .facts = facts, .draft = draft, .problems = problems};
    check_reader(&check);
    if (!check_substance(&check, error) || !check_engine(&check, error))
        return NULL;
    check_gaps(&check);
    check_numbers(&check);
    check_letter(&check);
    return g_steal_pointer(&problems);
}

GPtrArray *mams_desk_reply_problems(MamsDesk *desk, const MamsReplyDraft *draft, GError **error)
{
    g_auto(MamsReplyFacts) facts = {0};
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error) ||
        !mams_reply_facts_read(desk, draft->inquiry, &facts, error))
        return NULL;
    return mams_reply_problems(desk, &facts, draft, error);
}
