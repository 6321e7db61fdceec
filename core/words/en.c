/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/grammar.h"

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
static const char *const short_months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static void append_month(GString *out, MamsMonth month, WordForm form)
{
    (void)form;
    g_string_append_printf(out, "%s %d", months[mams_month_number(month) - 1],
                           mams_month_year(month));
}

static void append_day(GString *out, MamsDay day, WordForm form)
{
    (void)form;
    int year, month, of_month;
    mams_day_split(day, &year, &month, &of_month);
    g_string_append_printf(out, "%d %s %d", of_month, months[month - 1], year);
}

static const char *ordinal(int64_t count)
{
    int64_t tens = ABS(count % 100), ones = tens % 10;
    if (tens > 10 && tens < 14)
        return "th";
    return ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
}

static void append_count(GString *out, int64_t count, WordForm form)
{
    if (form == WORD_WORDS) {
        number_append(out, MAMS_LANG_EN, count, form);
        return;
    }
    g_string_append_printf(out, "%" G_GINT64_FORMAT, count);
    if (form == WORD_ORD)
        g_string_append(out, ordinal(count));
}

static void append_text(GString *out, const char *text, WordForm form)
{
    (void)form;
    g_string_append(out, text);
}

static int plural(int64_t count)
{
    return count == 1 ? 0 : 1;
}

enum { ALONE = 1 << WORD_PLAIN };

const Grammar grammar_en = {
    .forms = {[WORD_DAY] = ALONE | 1 << WORD_SHORT,
              [WORD_MONTH] = ALONE | 1 << WORD_SHORT,
              [WORD_COUNT] = ALONE | 1 << WORD_ORD | 1 << WORD_WORDS,
              [WORD_MONEY] = ALONE | 1 << WORD_WORDS | 1 << WORD_SHORT,
              [WORD_CATEGORY] = ALONE | 1 << WORD_FULL,
              [WORD_KIND] = ALONE | 1 << WORD_FULL,
              [WORD_TEXT] = ALONE,
              [WORD_IIN] = ALONE | 1 << WORD_GROUPS},
    .n_plurals = 2,
    .plural = plural,
    .day = append_day,
    .month = append_month,
    .count = append_count,
    .text = append_text,
    .months = months,
    .list_months = short_months,
    .year_word = "",
    .list_year = "",
    .list_end = "",
    .span = " to ",
    .thousands = ",",
    .decimal = '.',
    .tenge = " ₸",
    .short_tenge = " tenge",
};
