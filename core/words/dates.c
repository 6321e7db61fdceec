/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/grammar.h"

#include <string.h>

#include "base/money.h"
#include "words/words.h"

/* Days, months, sums and lists of months as screens show them. */

const Grammar *grammar_of(MamsLang lang)
{
    static const Grammar *const grammars[MAMS_N_LANGS] = {&grammar_kk, &grammar_ru, &grammar_en};
    return grammars[lang];
}

int word_form_parse(const char *name)
{
    static const char *const names[N_WORD_FORMS] = {
        [WORD_PLAIN] = "nom",   [WORD_GEN] = "gen",     [WORD_DAT] = "dat",
        [WORD_ACC] = "acc",     [WORD_LOC] = "loc",     [WORD_ABL] = "abl",
        [WORD_INS] = "ins",     [WORD_ATTR] = "attr",   [WORD_POSS_DAT] = "poss_dat",
        [WORD_ORD] = "ord",     [WORD_WORDS] = "words", [WORD_WORDS_ACC] = "words_acc",
        [WORD_SHORT] = "short", [WORD_FULL] = "full",   [WORD_GROUPS] = "groups",
    };
    for (int form = 0; form < N_WORD_FORMS; form++)
        if (strcmp(names[form], name) == 0)
            return form;
    return -1;
}

/* Where columns count, "года" is written "г.". */
static char *shorten_year(const Grammar *grammar, GString *text)
{
    if (grammar->short_year) {
        g_string_truncate(text, text->len - strlen(grammar->year_word));
        g_string_append(text, grammar->short_year);
    }
    return g_string_free(text, FALSE);
}

char *mams_words_day(MamsLang lang, MamsDay day)
{
    if (day == MAMS_DAY_NONE || day == MAMS_DAY_FOREVER)
        return g_strdup("");
    GString *text = g_string_new(NULL);
    grammar_of(lang)->day(text, day, WORD_PLAIN);
    return shorten_year(grammar_of(lang), text);
}

char *mams_words_month_name(MamsLang lang, MamsMonth month)
{
    if (month == MAMS_MONTH_NONE || month == MAMS_MONTH_FOREVER)
        return g_strdup("");
    GString *text = g_string_new(NULL);
    grammar_of(lang)->month(text, month, WORD_PLAIN);
    return shorten_year(grammar_of(lang), text);
}

char *mams_words_money(MamsLang lang, int64_t tiyn)
{
    const Grammar *grammar = grammar_of(lang);
    char text[MAMS_MONEY_TEXT_SIZE];
    return g_strconcat(mams_money_format_grouped(tiyn, grammar->thousands, grammar->decimal, text),
                       grammar->tenge, NULL);
}

/* The index of the last month of the run that begins at `first`. */
static int run_end(const MamsMonth *months, int n, int first, int join)
{
    int last = first;
    while (last + 1 < n && months[last + 1] == months[last] + 1)
        last++;
    return last - first + 1 >= join ? last : first;
}

static void append_listed(GString *text, const Grammar *grammar, MamsMonth month, bool full,
                          bool with_year)
{
    const char *name =
        (full ? grammar->months : grammar->list_months)[mams_month_number(month) - 1];
    const char *word = full ? grammar->year_word : grammar->list_year;
    if (!with_year)
        g_string_append(text, name);
    else if (grammar->year_first)
        g_string_append_printf(text, "%d%s%s", mams_month_year(month), word, name);
    else
        g_string_append_printf(text, "%s %d%s", name, mams_month_year(month), word);
}

char *month_list(MamsLang lang, const MamsMonth *months, int n, int join, bool full)
{
    const Grammar *grammar = grammar_of(lang);
    GString *text = g_string_new(NULL);
    int said = 0; /* the year of the month before, where years stand first */

    for (int first = 0, last; first < n; first = last + 1) {
        last = run_end(months, n, first, join);
        int year = mams_month_year(months[first]), end_year = mams_month_year(months[last]);
        int next = last + 1 < n ? run_end(months, n, last + 1, join) : -1;
        /* A year stands once for the months that share it; a run over New Year has both. */
        bool crossing = year != end_year;
        bool shared = next >= 0 && mams_month_year(months[next]) == end_year;
        bool year_at_first =
            grammar->year_first ? year != said : crossing || (last == first && !shared);
        bool year_at_last = crossing || (!grammar->year_first && !shared);

        if (first > 0)
            g_string_append(text, ", ");
        append_listed(text, grammar, months[first], full, year_at_first);
        if (last > first) {
            g_string_append(text, crossing ? " – " : "–");
            append_listed(text, grammar, months[last], full, year_at_last);
        }
        said = end_year;
    }
    if (n > 0 && !full)
        g_string_append(text, grammar->list_end);
    return g_string_free(text, FALSE);
}

/* Takes the year off, with its word and the blank beside it. */
static void drop_year(const Grammar *grammar, GString *text, int year)
{
    g_autofree char *words =
        g_strdup_printf("%s%d%s", grammar->year_first ? "" : " ", year, grammar->year_word);
    if (grammar->year_first)
        g_string_erase(text, 0, (gssize)strlen(words));
    else
        g_string_truncate(text, text->len - strlen(words));
}

void span_append(GString *out, MamsLang lang, WordType type, int64_t from, int64_t to)
{
    const Grammar *grammar = grammar_of(lang);
    g_autoptr(GString) first = g_string_new(NULL);
    g_autoptr(GString) last = g_string_new(NULL);
    MamsMonth from_month, to_month;

    if (type == WORD_MONTH) {
        from_month = (MamsMonth)from;
        to_month = (MamsMonth)to;
        grammar->month(first, from_month, grammar->span_from);
        grammar->month(last, to_month, WORD_PLAIN);
    } else {
        from_month = mams_day_month((MamsDay)from);
        to_month = mams_day_month((MamsDay)to);
        grammar->day(first, (MamsDay)from, WORD_PLAIN);
        grammar->day(last, (MamsDay)to, WORD_PLAIN);
    }
    if (mams_month_year(from_month) == mams_month_year(to_month))
        drop_year(grammar, grammar->year_first ? last : first, mams_month_year(to_month));
    g_string_append_printf(out, "%s%s%s", first->str, grammar->span, last->str);
}

char *mams_words_month_list(MamsLang lang, const MamsMonth *months, int n)
{
    return month_list(lang, months, n, 3, false);
}
