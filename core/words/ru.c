/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/grammar.h"

static const char *const nominative[] = {"январь",   "февраль", "март",   "апрель",
                                         "май",      "июнь",    "июль",   "август",
                                         "сентябрь", "октябрь", "ноябрь", "декабрь"};
static const char *const genitive[] = {"января",   "февраля", "марта",  "апреля",
                                       "мая",      "июня",    "июля",   "августа",
                                       "сентября", "октября", "ноября", "декабря"};
static const char *const dative[] = {"январю",   "февралю", "марту",  "апрелю",
                                     "маю",      "июню",    "июлю",   "августу",
                                     "сентябрю", "октябрю", "ноябрю", "декабрю"};
static const char *const instrumental[] = {"январём",   "февралём", "мартом",  "апрелем",
                                           "маем",      "июнем",    "июлем",   "августом",
                                           "сентябрём", "октябрём", "ноябрём", "декабрём"};
static const char *const prepositional[] = {"январе",   "феврале", "марте",  "апреле",
                                            "мае",      "июне",    "июле",   "августе",
                                            "сентябре", "октябре", "ноябре", "декабре"};

static const char *const *const month_cases[N_WORD_FORMS] = {
    [WORD_PLAIN] = nominative, [WORD_GEN] = genitive,      [WORD_DAT] = dative,
    [WORD_INS] = instrumental, [WORD_LOC] = prepositional,
};

static void append_month(GString *out, MamsMonth month, WordForm form)
{
    g_string_append_printf(out, "%s %d года", month_cases[form][mams_month_number(month) - 1],
                           mams_month_year(month));
}

/* "31 июля 2024 года" serves after every preposition: the number is read in its case. */
static void append_day(GString *out, MamsDay day, WordForm form)
{
    (void)form;
    int year, month, of_month;
    mams_day_split(day, &year, &month, &of_month);
    g_string_append_printf(out, "%d %s %d года", of_month, genitive[month - 1], year);
}

static void append_count(GString *out, int64_t count, WordForm form)
{
    if (form == WORD_WORDS)
        number_append(out, MAMS_LANG_RU, count, form);
    else
        g_string_append_printf(out, "%" G_GINT64_FORMAT, count);
}

static void append_text(GString *out, const char *text, WordForm form)
{
    (void)form;
    g_string_append(out, text);
}

int ru_plural(int64_t count)
{
    int64_t tens = ABS(count % 100), ones = tens % 10;
    if (tens > 10 && tens < 20)
        return 2;
    return ones == 1 ? 0 : ones > 1 && ones < 5 ? 1 : 2;
}

enum {
    ALONE = 1 << WORD_PLAIN,
    SUMS = 1 << WORD_PLAIN | 1 << WORD_WORDS | 1 << WORD_WORDS_ACC | 1 << WORD_SHORT
};

const Grammar grammar_ru = {
    .forms = {[WORD_DAY] = ALONE | 1 << WORD_SHORT,
              [WORD_MONTH] = ALONE | 1 << WORD_GEN | 1 << WORD_DAT | 1 << WORD_INS | 1 << WORD_LOC |
                             1 << WORD_SHORT,
              [WORD_COUNT] = ALONE | 1 << WORD_WORDS,
              [WORD_MONEY] = SUMS,
              [WORD_CATEGORY] = ALONE | 1 << WORD_FULL,
              [WORD_KIND] = ALONE | 1 << WORD_FULL,
              [WORD_TEXT] = ALONE,
              [WORD_IIN] = ALONE | 1 << WORD_GROUPS},
    .n_plurals = 3,
    .plural = ru_plural,
    .day = append_day,
    .month = append_month,
    .count = append_count,
    .text = append_text,
    .months = nominative,
    .list_months = nominative,
    .year_word = " года",
    .list_year = "",
    .list_end = " г.",
    .short_year = " г.",
    .span = " по ",
    .span_from = WORD_GEN,
    .thousands = "\u00a0",
    .decimal = ',',
    .tenge = "\u00a0₸",
    .short_tenge = " тг",
};
