/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "words/spelling_private.h"

/* From a text to its words, and what is to be said of each. */

enum { MOST_BYTES = 120 /* of what can be a word */ };

typedef struct {
    MamsSpelling *spelling;
    const char *text;
    GArray *found; /* MamsMisspelling */
    bool greeting; /* capitals are the name of the person who is greeted */
} Check;

static gunichar letter_before(const Check *check, const char *at)
{
    return at > check->text ? g_utf8_get_char(g_utf8_prev_char(at)) : ' ';
}

static bool is_hyphen(gunichar letter)
{
    return letter == '-' || letter == 0x2010 || letter == 0x2011;
}

static bool is_apostrophe(gunichar letter)
{
    return letter == '\'' || letter == 0x2019 || letter == 0x02BC;
}

static bool is_closing_quote(gunichar letter)
{
    return letter == U'»' || letter == U'”' || letter == '"';
}

static bool is_word_letter(gunichar letter)
{
    return g_unichar_isalnum(letter) || g_unichar_ismark(letter) || is_hyphen(letter) ||
           is_apostrophe(letter) || letter == '%' || letter == U'₸';
}

static void mark(Check *check, const char *start, const char *end, bool ending)
{
    MamsMisspelling word = {(size_t)(start - check->text), (size_t)(end - check->text), ending};
    g_array_append_val(check->found, word);
}

/* A piece of letters only. */
static bool is_known(const Check *check, const char *start, const char *end)
{
    g_autofree char *word = g_strndup(start, (gsize)(end - start));
    return g_utf8_strlen(word, -1) < 2 || spelling_knows(check->spelling, word);
}

static const char *last_hyphen(const char *start, const char *end)
{
    const char *found = NULL;
    for (const char *at = start; at < end; at = g_utf8_next_char(at)) {
        if (is_hyphen(g_utf8_get_char(at)))
            found = at;
    }
    return found;
}

static bool all_letters(const char *start, const char *end)
{
    for (const char *at = start; at < end; at = g_utf8_next_char(at)) {
        if (!g_unichar_isalpha(g_utf8_get_char(at)))
            return false;
    }
    return start < end;
}

typedef enum { NO_ENDING, RIGHT_ENDING, WRONG_ENDING } EndingState;

/* What follows the hyphen of a word whose base is a number, an abbreviation or a name. */
static EndingState judge_ending(const Check *check, const char *start, const char *hyphen,
                                const char *end)
{
    const char *tail = g_utf8_next_char(hyphen);
    g_autofree char *base = g_strndup(start, (gsize)(hyphen - start));
    g_autofree char *written = g_strndup(tail, (gsize)(end - tail));
    g_auto(GStrv) endings = spelling_endings(check->spelling, base, written);
    if (endings[0] == NULL)
        return NO_ENDING;
    return g_strv_contains((const char *const *)endings, written) ? RIGHT_ENDING : WRONG_ENDING;
}

/* A word as after a number, 2024-жылға: only its ending is judged, because not every word that
 * may stand there is in a dictionary. */
static bool harmony_is_wrong(const Check *check, const char *start, const char *end)
{
    if (is_known(check, start, end))
        return false;
    g_autofree char *word = g_strndup(start, (gsize)(end - start));
    g_autofree char *right = spelling_harmonise(check->spelling, word);
    return right != NULL;
}

/* Where a number begins whose last digits begin at `start`: groups of three stand apart. */
static const char *first_group(const Check *check, const char *start, const char *end)
{
    while (end - start == 3 && start > check->text) {
        const char *blank = g_utf8_prev_char(start);
        const char *at = blank;
        while (at > check->text && g_ascii_isdigit(at[-1]))
            at--;
        if (!g_unichar_isspace(g_utf8_get_char(blank)) || blank - at < 1 || blank - at > 3)
            break;
        start = at;
        end = blank;
    }
    return start;
}

/* A word with digits in it. */
static void check_number(Check *check, const char *start, const char *end)
{
    const char *hyphen = last_hyphen(start, end);
    if (hyphen == NULL || !all_letters(g_utf8_next_char(hyphen), end))
        return;
    const char *digits = hyphen;
    gunichar sign = letter_before(check, hyphen);
    while (digits > start && g_ascii_isdigit(digits[-1]))
        digits--;
    /* Of 2020-2024 the second number counts; the year of a date is read in several ways. */
    gunichar before = letter_before(check, digits);
    if (sign == '%' || sign == U'₸')
        digits = start;
    else if (digits == hyphen || (digits > start && !is_hyphen(before)) || before == '.' ||
             before == '/')
        return;
    else
        digits = first_group(check, digits, hyphen);
    EndingState state = judge_ending(check, digits, hyphen, end);
    if (state == WRONG_ENDING ||
        (state == NO_ENDING && harmony_is_wrong(check, g_utf8_next_char(hyphen), end)))
        mark(check, digits, end, true);
}

/* An ending after a name in quotation marks: it follows the last word of the name. */
static void check_after_quote(Check *check, const char *start, const char *end)
{
    const char *quote = g_utf8_prev_char(start), *tail = g_utf8_next_char(start);
    const char *word = quote;
    while (word > check->text && g_unichar_isalnum(letter_before(check, word)))
        word = g_utf8_prev_char(word);
    if (word == quote || !all_letters(tail, end))
        return;
    g_autofree char *base = g_strndup(word, (gsize)(quote - word));
    g_autofree char *written = g_strndup(tail, (gsize)(end - tail));
    g_auto(GStrv) endings = spelling_endings(check->spelling, base, written);
    if (endings[0] != NULL && !g_strv_contains((const char *const *)endings, written))
        mark(check, word, end, true);
}

/* A word in parts, which are right or wrong each for itself. */
static void check_parts(Check *check, const char *start, const char *end)
{
    for (const char *at = start; at < end;) {
        const char *stop = at;
        while (stop < end && !is_hyphen(g_utf8_get_char(stop)))
            stop = g_utf8_next_char(stop);
        if (stop > at && !is_known(check, at, stop))
            mark(check, at, stop, false);
        at = stop < end ? g_utf8_next_char(stop) : stop;
    }
}

/* A word without digits, with hyphens or not. Only names and abbreviations have their ending behind
 * a hyphen. */
static void check_word(Check *check, const char *start, const char *end)
{
    const char *hyphen = last_hyphen(start, end);
    EndingState state = NO_ENDING;
    if (hyphen != NULL && all_letters(start, hyphen) &&
        all_letters(g_utf8_next_char(hyphen), end) && g_unichar_isupper(g_utf8_get_char(start)))
        state = judge_ending(check, start, hyphen, end);
    if (state != NO_ENDING && !is_known(check, start, hyphen))
        mark(check, start, hyphen, false);
    else if (state == WRONG_ENDING)
        mark(check, start, end, true);
    else if (state == NO_ENDING && !is_known(check, start, end))
        check_parts(check, start, end);
}

/* „Құрметті Айгүл Серікқызы“: the names go on as long as the capitals do. */
static bool is_greeted(Check *check, const char *start, const char *end)
{
    static const char *const greetings[] = {"құрметті", "уважаем", "dear"};
    if (check->greeting && g_unichar_isupper(g_utf8_get_char(start)))
        return true;
    g_autofree char *word = g_utf8_strdown(start, end - start);
    check->greeting = false;
    for (size_t i = 0; i < G_N_ELEMENTS(greetings); i++)
        check->greeting = check->greeting || g_str_has_prefix(word, greetings[i]);
    return false;
}

/* One word with what clings to it: the hyphens and apostrophes around it go. */
static void check_token(Check *check, const char *start, const char *end)
{
    bool digits = false;
    if (end - start > MOST_BYTES)
        return;
    for (const char *at = start; at < end; at++)
        digits = digits || g_ascii_isdigit(*at) || *at == '%' || strncmp(at, "₸", 3) == 0;
    if (is_hyphen(g_utf8_get_char(start)) && is_closing_quote(letter_before(check, start))) {
        check_after_quote(check, start, end);
        return;
    }
    while (start < end && !g_unichar_isalnum(g_utf8_get_char(start)) &&
           g_utf8_get_char(start) != U'₸')
        start = g_utf8_next_char(start);
    while (end > start && !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(end))) &&
           !g_unichar_ismark(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    if (start == end)
        return;
    if (digits)
        check_number(check, start, end);
    else if (!is_greeted(check, start, end))
        check_word(check, start, end);
}

/* An address of mail or of the web, a file: nothing in it is a word. */
static bool is_address(const char *start, const char *end)
{
    g_autofree char *text = g_strndup(start, (gsize)(end - start));
    if (strchr(text, '@') != NULL || strstr(text, "://") != NULL || strchr(text, '_') != NULL)
        return true;
    for (const char *at = strpbrk(text, "./"); at != NULL; at = strpbrk(at + 1, "./")) {
        if (at > text && g_ascii_isalnum(at[-1]) && g_ascii_isalpha(at[1]))
            return true;
    }
    return false;
}

static void check_chunk(Check *check, const char *start, const char *end)
{
    if (is_address(start, end))
        return;
    for (const char *at = start; at < end;) {
        const char *stop = at;
        while (stop < end && is_word_letter(g_utf8_get_char(stop)))
            stop = g_utf8_next_char(stop);
        if (stop > at)
            check_token(check, at, stop);
        at = stop > at ? stop : g_utf8_next_char(at);
    }
}

GArray *mams_spelling_check(MamsSpelling *spelling, const char *text, size_t length)
{
    Check check = {.spelling = spelling,
                   .text = text,
                   .found = g_array_new(FALSE, FALSE, sizeof(MamsMisspelling))};
    const char *stop = text + length;
    for (const char *at = text; at < stop;) {
        const char *end = at;
        while (end < stop && !g_unichar_isspace(g_utf8_get_char(end)))
            end = g_utf8_next_char(end);
        if (end > at)
            check_chunk(&check, at, end);
        at = end > at ? end : g_utf8_next_char(at);
    }
    return check.found;
}
