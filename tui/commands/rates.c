/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "rate_words.h"

enum { NAME_COLUMNS = 34, SUM_COLUMNS = 14 };

/* Pads by columns: names and sums hold letters of two bytes. */
static void print_padded(const char *text, int columns)
{
    printf("%s%*s", text, MAX(0, columns - mams_text_width(text)), "");
}

static void print_source(const MamsProvenance *why)
{
    printf("  [%s%s%c]\n", why->article ? why->article : "", why->article ? ", " : "",
           why->confidence);
}

static void print_note(const MamsProvenance *why, MamsLang lang)
{
    if (why->note[lang])
        printf("  %s %s\n", _("Note:"), why->note[lang]);
}

static void print_line(const MamsRateLine *line, MamsLang lang)
{
    g_autofree char *sum =
        line->sum == MAMS_SUM_UNKNOWN ? g_strdup("–") : mams_words_money(lang, line->sum);
    print_padded(line->payer->short_name[lang], NAME_COLUMNS);
    print_padded(sum, SUM_COLUMNS);
    g_autofree char *rule = mams_rate_words_rule(line, lang);
    g_autofree char *shares = mams_rate_words_shares(line, lang);
    printf("%s", rule);
    print_source(&line->rate->why);
    if (shares)
        printf("  %s\n", shares);
    print_note(&line->rate->why, lang);
    print_note(&line->payer->why, lang);
    if (line->disputed)
        print_note(&line->disputed->why, lang);
}

static void print_state(const MamsStateLine *line, MamsLang lang)
{
    g_autofree char *sum =
        line->per_head == MAMS_SUM_UNKNOWN ? g_strdup("–") : mams_words_money(lang, line->per_head);
    g_autofree char *rule = mams_rate_words_state(line, lang);
    print_padded(mams_rate_words_state_name(line), NAME_COLUMNS);
    print_padded(sum, SUM_COLUMNS);
    printf("%s", rule);
    print_source(&line->law->why);
    print_note(&line->law->why, lang);
}

static void print_rates(const MamsRates *rates, MamsLang lang)
{
    g_autofree char *day = mams_rate_words_day(rates, lang);
    g_autofree char *assumed = mams_rate_words_assumed(rates);
    printf("%s\n", day);
    if (assumed)
        printf("%s\n", assumed);
    if (rates->income != MAMS_RATES_NO_INCOME) {
        g_autofree char *income = mams_words_money(lang, rates->income);
        printf(_("Of an income of %s a month:\n"), income);
    }
    for (guint i = 0; i < rates->lines->len; i++)
        print_line(&g_array_index(rates->lines, MamsRateLine, i), lang);
    for (guint i = 0; i < rates->state->len; i++)
        print_state(&g_array_index(rates->state, MamsStateLine, i), lang);
    if (rates->lines->len == 0)
        printf(_("No such payment was in the law on this day.\n"));
    printf(_("Sums are rounded to the tiyn, half a tiyn up.\n"));
}

static bool read_kind(const char *text, int *kind, GError **error)
{
    *kind = text ? mams_kind_parse(text) : MAMS_RATES_ALL_KINDS;
    if (!text || *kind >= 0)
        return true;
    GString *kinds = g_string_new(NULL);
    for (int i = 0; i < MAMS_N_KINDS; i++)
        g_string_append_printf(kinds, "%s%s", i > 0 ? ", " : "", mams_kind_code((MamsKind)i));
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                _("there is no kind of payment '%s': the kinds are %s"), text, kinds->str);
    g_string_free(kinds, TRUE);
    return false;
}

static bool read_income(const char *text, int64_t *income, GError **error)
{
    *income = MAMS_RATES_NO_INCOME;
    if (!text || mams_money_parse(text, income))
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                _("'%s' is not a sum: give tenge, such as 1500000 or 1500000.50"), text);
    return false;
}

int mams_command_rates(MamsProgram *program, int argc, char **argv)
{
    g_autofree char *kind_text = NULL, *income_text = NULL, *on_text = NULL;
    gboolean json = FALSE;
    const GOptionEntry entries[] = {
        {"kind", 0, 0, G_OPTION_ARG_STRING, &kind_text, N_("one kind of payer"), "KIND"},
        {"income", 0, 0, G_OPTION_ARG_STRING, &income_text, N_("the wage or income of a month"),
         "SUM"},
        {"on", 0, 0, G_OPTION_ARG_STRING, &on_text, N_("the day asked about (today)"), "DAY"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("for programs"), NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsRates) rates = NULL;
    int kind;
    int64_t income;
    MamsDay on;
    MamsDesk *desk;
    if (!mams_command_parse(mams_command_find("rates"), entries, &argc, &argv, 0, 0, &error) ||
        !read_kind(kind_text, &kind, &error) || !read_income(income_text, &income, &error) ||
        !mams_command_day(on_text, &on, &error) || !(desk = mams_program_desk(program, &error)) ||
        !(rates = mams_desk_rates(desk, on, kind, income, &error)))
        return mams_program_fail(error);
    if (json) {
        g_autofree char *object = mams_desk_rates_json(desk, rates, program->lang);
        printf("%s\n", object);
    } else {
        print_rates(rates, program->lang);
    }
    return EXIT_SUCCESS;
}
