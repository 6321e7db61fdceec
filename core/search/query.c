/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/query.h"

#include <string.h>

#include "base/fold.h"
#include "base/text.h"

enum {
    IIN_DIGITS = 12,
    PHONE_DIGITS = 10,
    SHORTEST_IIN = 4, /* digits typed alone */
    FIRST_BIRTH_YEAR = 1900,
    LAST_BIRTH_YEAR = 2027, /* interfaces.md `find` */
    YEAR_DIGITS = 4,
    LONGEST_TEXT = 400, /* bytes; no name is longer */
    LONGEST_SHOWN = 60  /* columns of a text that is too long */
};

#define ALL_IINS INT64_C(999999999999)

static bool is_dash(gunichar sign)
{
    return g_unichar_type(sign) == G_UNICODE_DASH_PUNCTUATION || sign == 0x2212;
}

/* The digits of a text that holds nothing else but blanks, dashes, brackets and a leading plus;
 * NULL for any other. (owned) */
static char *only_digits(const char *text, bool *plus)
{
    GString *digits = g_string_new(NULL);
    *plus = false;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        if (sign >= '0' && sign <= '9') {
            g_string_append_c(digits, (char)sign);
        } else if (sign == '+' && digits->len == 0 && !*plus) {
            *plus = true;
        } else if (!g_unichar_isspace(sign) && !is_dash(sign) && sign != '(' && sign != ')') {
            g_string_free(digits, TRUE);
            return NULL;
        }
    }
    return g_string_free(digits, FALSE);
}

/* The numbers of twelve digits that begin with these. */
static void iin_range(const char *digits, MamsIin *from, MamsIin *to)
{
    int64_t unit = 1;
    for (size_t i = strlen(digits); i < IIN_DIGITS; i++)
        unit *= 10;
    *from = g_ascii_strtoll(digits, NULL, 10) * unit;
    *to = *from + unit - 1;
}

static void parse_number(SearchQuery *query, const char *digits, bool plus)
{
    size_t n = strlen(digits);
    g_free(query->searched_as);
    query->searched_as = g_strdup_printf("%s%s", plus ? "+" : "", digits);
    bool phone = n >= PHONE_DIGITS && (plus || n < IIN_DIGITS);
    bool iin = !plus && n >= SHORTEST_IIN && n <= IIN_DIGITS;
    if (!phone && !iin)
        return;
    query->kind = QUERY_NUMBER;
    query->complete = iin && n == IIN_DIGITS;
    if (phone)
        query->phone = g_ascii_strtoll(digits + n - PHONE_DIGITS, NULL, 10);
    if (iin)
        iin_range(digits, &query->iin_from, &query->iin_to);
    else
        query->iin_to = -1;
}

/* A word's beginning "Ах" of "Ах." is typed with initials, so a full stop parts words. */
static void add_words(SearchQuery *query, const char *token, bool *too_many)
{
    g_auto(GStrv) parts = g_strsplit(token, ".", -1);
    for (int i = 0; parts[i]; i++) {
        g_autofree char *key = mams_fold_key1(parts[i]);
        if (!*key)
            continue;
        if (query->n_words == QUERY_MAX_WORDS) {
            *too_many = true;
            return;
        }
        query->words[query->n_words++] = g_strdup(parts[i]);
    }
}

/* A number beside a word: the birth year, or at least four digits of the ИИН. A shorter one is
 * still being typed. */
static void add_number(SearchQuery *query, const char *digits)
{
    size_t n = strlen(digits);
    int64_t number = n <= IIN_DIGITS ? g_ascii_strtoll(digits, NULL, 10) : -1;
    if (n == YEAR_DIGITS && number >= FIRST_BIRTH_YEAR && number <= LAST_BIRTH_YEAR) {
        query->birth_from = mams_day_make((int)number, 1, 1);
        query->birth_to = mams_day_make((int)number, 12, 31);
    } else if (n > IIN_DIGITS) {
        query->iin_to = -1;
    } else if (n >= SHORTEST_IIN) {
        iin_range(digits, &query->iin_from, &query->iin_to);
    }
}

static void parse_words(SearchQuery *query, const char *text)
{
    bool too_many = false;
    g_auto(GStrv) tokens = g_strsplit_set(text, " ,;/\t\n", -1);
    for (int i = 0; tokens[i]; i++) {
        const char *token = tokens[i];
        MamsDay day = mams_day_parse_dotted(token);
        if (day != MAMS_DAY_NONE)
            query->birth_from = query->birth_to = day;
        else if (*token && strspn(token, "0123456789") == strlen(token))
            add_number(query, token);
        else
            add_words(query, token, &too_many);
    }
    if (query->n_words > 0 && !too_many)
        query->kind = QUERY_WORDS;
}

SearchQuery *mams_query_parse(const char *text)
{
    SearchQuery *query = g_new0(SearchQuery, 1);
    query->iin_to = ALL_IINS;
    query->birth_from = query->birth_to = MAMS_DAY_NONE;
    if (strlen(text) > LONGEST_TEXT) {
        g_autofree char *beginning = g_strndup(text, LONGEST_TEXT);
        g_autofree char *clean = mams_text_clean(beginning);
        query->searched_as = mams_text_ellipsize(clean, LONGEST_SHOWN);
        return query;
    }
    g_autofree char *typed = mams_text_clean(text);
    g_autofree char *clean = mams_fold_look_alikes(typed);
    query->searched_as = g_strdup(g_strstrip(clean));
    bool plus;
    g_autofree char *digits = only_digits(clean, &plus);
    if (digits)
        parse_number(query, digits, plus);
    else
        parse_words(query, clean);
    return query;
}

void mams_query_free(SearchQuery *query)
{
    if (!query)
        return;
    for (int i = 0; i < query->n_words; i++)
        g_free(query->words[i]);
    g_free(query->searched_as);
    g_free(query);
}
