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
    if (grammar->year_word) {
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

char *month_list(MamsLang lang, const MamsMonth *months, int n, int join)
{
    const Grammar *grammar = grammar_of(lang);
    GString *text = g_string_new(NULL);

    for (int first = 0, last; first < n; first = last + 1) {
        last = run_end(months, n, first, join);
        int year = mams_month_year(months[first]), end_year = mams_month_year(months[last]);
        int next = last + 1 < n ? run_end(months, n, last + 1, join) : -1;
        /* A year stands once after the months that share it; a run over New Year has both. */
        bool shared = next >= 0 && mams_month_year(months[next]) == end_year;

        g_string_append_printf(text, "%s%s", first > 0 ? ", " : "",
                               grammar->list_months[mams_month_number(months[first]) - 1]);
        if (last > first && year != end_year)
            g_string_append_printf(text, " %d – ", year);
        else if (last > first)
            g_string_append(text, "–");
        if (last > first)
            g_string_append(text, grammar->list_months[mams_month_number(months[last]) - 1]);
        if (!shared || (last > first && year != end_year))
            g_string_append_printf(text, " %d", end_year);
    }
    if (n > 0)
        g_string_append(text, grammar->list_year);
    return g_string_free(text, FALSE);
}

char *mams_words_month_list(MamsLang lang, const MamsMonth *months, int n)
{
    return month_list(lang, months, n, 3);
}
