/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"

enum { NAME_COLUMNS = 34, SUM_COLUMNS = 14 };

/* Pads by columns: names and sums hold letters of two bytes. */
static void print_padded(const char *text, int columns)
{
    printf("%s%*s", text, MAX(0, columns - mams_text_width(text)), "");
}

static const char *decimal(MamsLang lang, int64_t value_e4, char text[MAMS_MONEY_TEXT_SIZE])
{
    return mams_decimal_format(value_e4, lang == MAMS_LANG_EN ? '.' : ',', text);
}

/* "3 % of income, of 3,400,000 ₸ at most". */
static void print_rule(const MamsRateLine *line, MamsLang lang)
{
    char percent[MAMS_MONEY_TEXT_SIZE], multiple[MAMS_MONEY_TEXT_SIZE];
    decimal(lang, line->rate->percent_e4, percent);
    decimal(lang, line->rate->multiple_e4, multiple);
    if (line->rate->base != MAMS_BASE_INCOME) {
        g_autofree char *base = mams_words_money(lang, line->base);
        if (line->rate->multiple_e4 == 10000)
            printf(_("%s %% of %s"), percent, base);
        else
            printf(_("%s %% of %s × %s"), percent, multiple, base);
    } else if (line->counted_at_most == MAMS_SUM_UNKNOWN) {
        printf(_("%s %% of income"), percent);
    } else {
        g_autofree char *counted = mams_words_money(lang, line->counted_at_most);
        g_autofree char *most = mams_words_money(lang, line->maximum);
        printf(_("%s %% of income up to %s, at most %s"), percent, counted, most);
    }
}

static void print_shares(const MamsRateLine *line, MamsLang lang)
{
    char employer[MAMS_MONEY_TEXT_SIZE], employee[MAMS_MONEY_TEXT_SIZE];
    decimal(lang, line->rate->employer_share_e4, employer);
    decimal(lang, line->rate->employee_share_e4, employee);
    printf(_("  Of it for OSMS: the employer's share %s %%, the employee's %s %%"), employer,
           employee);
    if (line->employer_sum != MAMS_SUM_UNKNOWN && line->employee_sum != MAMS_SUM_UNKNOWN) {
        g_autofree char *of_employer = mams_words_money(lang, line->employer_sum);
        g_autofree char *of_employee = mams_words_money(lang, line->employee_sum);
        printf(": %s, %s", of_employer, of_employee);
    }
    printf("\n");
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
    print_rule(line, lang);
    print_source(&line->rate->why);
    if (line->rate->employer_share_e4 > 0)
        print_shares(line, lang);
    print_note(&line->rate->why, lang);
    print_note(&line->payer->why, lang);
    if (line->disputed)
        print_note(&line->disputed->why, lang);
}

static void print_state(const MamsStateLine *line, MamsLang lang)
{
    char percent[MAMS_MONEY_TEXT_SIZE];
    g_autofree char *sum =
        line->per_head == MAMS_SUM_UNKNOWN ? g_strdup("–") : mams_words_money(lang, line->per_head);
    print_padded(line->law->payer == MAMS_PAYS_LOCAL ? _("the akimat, for one person")
                                                     : _("the state, for one person"),
                 NAME_COLUMNS);
    print_padded(sum, SUM_COLUMNS);
    printf(_("%s %% of the average wage"), decimal(lang, line->law->percent_e4, percent));
    print_source(&line->law->why);
    print_note(&line->law->why, lang);
}

static void print_rates(const MamsRates *rates, MamsLang lang)
{
    char on[MAMS_DAY_TEXT_SIZE];
    g_autofree char *wage = mams_words_money(lang, rates->minimum_wage);
    g_autofree char *index = mams_words_money(lang, rates->mci);
    printf(_("%s: minimum wage %s, monthly calculation index %s\n"),
           mams_day_format_dotted(rates->on, on), wage, index);
    if (rates->assumed_year)
        printf(_("The values of %d are not known: the wage is that of %d, the index that of %d.\n"),
               mams_day_year(rates->on), rates->wage_year, rates->mci_year);
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
