/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include <string.h>

#include "mams.h"
#include "rate_words.h"
#include "screens/restore.h"
#include "widgets/field.h"
#include "widgets/list.h"

enum {
    MAX_LETTERS = 20,
    FIELD_COLUMNS = 18,
    HEAD_ROWS = 4,   /* above the payers */
    CHOSEN_ROWS = 8, /* below them, the rule between included */
    RATE_COLUMNS = 12,
    SUM_COLUMNS = 13,
    FLAG_COLUMNS = 13
};

typedef enum { FIELD_INCOME, FIELD_DAY, N_FIELDS } Field;

typedef struct {
    MamsScreen screen;
    MamsField *fields[N_FIELDS];
    Field focus;
    bool in_list; /* the focus is on the chosen row, else in the field */
    bool stale;   /* a field has changed since the rates were computed */
    char *wrong;  /* what is wrong in a field, or NULL */
    MamsRates *rates;
    MamsList list; /* the payers, then what the state pays */
} Rates;

/* ---- the fields ---- */

/* Tenge with blanks between the digits, as people write it. */
static bool read_income(const char *text, int64_t *income)
{
    GString *digits = g_string_new(NULL);
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
        if (!g_unichar_isspace(g_utf8_get_char(c)))
            g_string_append_unichar(digits, g_utf8_get_char(c));
    }
    *income = MAMS_RATES_NO_INCOME;
    bool read = digits->len == 0 || mams_money_parse(digits->str, income);
    g_string_free(digits, TRUE);
    return read;
}

/* "22.11.2024", "2024-11-22", or a year for its first day; nothing is today. */
static bool read_day(const char *text, MamsDay *day)
{
    *day = MAMS_DAY_NONE;
    if (*text == '\0')
        return true;
    *day = mams_day_parse_dotted(text);
    if (*day == MAMS_DAY_NONE)
        *day = mams_day_parse(text);
    if (*day == MAMS_DAY_NONE && strlen(text) == 4 && strspn(text, "0123456789") == 4)
        *day = mams_day_make((int)g_ascii_strtoll(text, NULL, 10), 1, 1);
    return *day != MAMS_DAY_NONE;
}

static bool compute(Rates *rates, int64_t income, MamsDay day, GError **error)
{
    MamsRates *computed =
        mams_desk_rates(mams_app_desk(rates->screen.app), day, MAMS_RATES_ALL_KINDS, income, error);
    if (computed == NULL)
        return false;
    int selected = rates->list.selected;
    g_clear_pointer(&rates->rates, mams_rates_free);
    rates->rates = computed;
    mams_list_reset(&rates->list, (int)(computed->lines->len + computed->state->len));
    mams_list_move(&rates->list, selected);
    return true;
}

/* What cannot be read leaves the rows as they were, and is said. */
static void settle(MamsScreen *screen)
{
    Rates *rates = (Rates *)screen;
    if (!rates->stale)
        return;
    rates->stale = false;
    g_clear_pointer(&rates->wrong, g_free);
    g_autoptr(GError) error = NULL;
    int64_t income;
    MamsDay day;
    if (!read_income(mams_field_text(rates->fields[FIELD_INCOME]), &income))
        rates->wrong = g_strdup(_("The income is a sum in tenge, such as 350000."));
    else if (!read_day(mams_field_text(rates->fields[FIELD_DAY]), &day))
        rates->wrong = g_strdup(_("The day is such as 22.11.2024, or a year."));
    else if (!compute(rates, income, day, &error))
        rates->wrong = g_strdup(error->message);
}

/* ---- drawing ---- */

static const MamsRateLine *line_of(const Rates *rates, int index)
{
    const GArray *lines = rates->rates->lines;
    return index < (int)lines->len ? &g_array_index(lines, MamsRateLine, index) : NULL;
}

static const MamsStateLine *state_of(const Rates *rates, int index)
{
    return &g_array_index(rates->rates->state, MamsStateLine,
                          index - (int)rates->rates->lines->len);
}

static bool is_capped(const Rates *rates, const MamsRateLine *line)
{
    return line->counted_at_most != MAMS_SUM_UNKNOWN &&
           rates->rates->income > line->counted_at_most;
}

static void draw_sum(MamsDraw *draw, int row, int column, MamsRole role, MamsLang lang, int64_t sum)
{
    g_autofree char *text = sum == MAMS_SUM_UNKNOWN ? g_strdup("–") : mams_words_money(lang, sum);
    mams_draw_text_right(draw, row, column, SUM_COLUMNS, role, text);
}

/* "5 % × 1.4" */
static char *rate_text(const MamsRate *rate, MamsLang lang)
{
    char percent[MAMS_MONEY_TEXT_SIZE], multiple[MAMS_MONEY_TEXT_SIZE];
    const char sign = lang == MAMS_LANG_EN ? '.' : ',';
    mams_decimal_format(rate->percent_e4, sign, percent);
    mams_decimal_format(rate->multiple_e4, sign, multiple);
    return rate->multiple_e4 == 10000 ? g_strdup_printf("%s %%", percent)
                                      : g_strdup_printf("%s %% × %s", percent, multiple);
}

static void draw_columns(MamsDraw *draw, MamsArea area, MamsRole role, const char *name,
                         const char *rate, const char *flag)
{
    int at = area.column + area.columns - RATE_COLUMNS - 2 * SUM_COLUMNS - FLAG_COLUMNS;
    mams_draw_text(draw, area.row, area.column, at - area.column - 1, role, name);
    mams_draw_text_right(draw, area.row, at, RATE_COLUMNS - 1, role, rate);
    mams_draw_text(draw, area.row, area.column + area.columns - FLAG_COLUMNS + 2, FLAG_COLUMNS - 2,
                   role, flag);
}

static void draw_row(MamsDraw *draw, int index, MamsArea area, MamsRole role, void *data)
{
    const Rates *rates = data;
    MamsLang lang = mams_app_language(rates->screen.app);
    const MamsRateLine *line = line_of(rates, index);
    int sum = area.column + area.columns - 2 * SUM_COLUMNS - FLAG_COLUMNS;
    if (line == NULL) {
        const MamsStateLine *state = state_of(rates, index);
        char percent[MAMS_MONEY_TEXT_SIZE];
        mams_decimal_format(state->law->percent_e4, lang == MAMS_LANG_EN ? '.' : ',', percent);
        g_autofree char *rate = g_strdup_printf("%s %%", percent);
        draw_columns(draw, area, role, mams_rate_words_state_name(state), rate, "");
        draw_sum(draw, area.row, sum, role, lang, state->per_head);
        return;
    }
    g_autofree char *rate = rate_text(line->rate, lang);
    draw_columns(draw, area, role, line->payer->short_name[lang], rate,
                 is_capped(rates, line) ? _("cap reached") : "");
    draw_sum(draw, area.row, sum, role, lang, line->sum);
    draw_sum(draw, area.row, sum + SUM_COLUMNS, role, lang, line->maximum);
}

static void draw_field(const Rates *rates, MamsDraw *draw, int row, int *column, Field field,
                       const char *label)
{
    int label_columns = mams_text_width(label) + 2;
    mams_draw_text(draw, row, *column, label_columns, MAMS_ROLE_HEADING, label);
    mams_field_draw(rates->fields[field], draw, row, *column + label_columns, FIELD_COLUMNS,
                    rates->focus == field && !rates->in_list);
    *column += label_columns + FIELD_COLUMNS + 3;
}

static void draw_head(const Rates *rates, MamsDraw *draw, MamsArea head)
{
    MamsLang lang = mams_app_language(rates->screen.app);
    int column = head.column;
    draw_field(rates, draw, head.row, &column, FIELD_INCOME, _("Income of a month, ₸"));
    draw_field(rates, draw, head.row, &column, FIELD_DAY, _("Day or year"));
    g_autofree char *day = mams_rate_words_day(rates->rates, lang);
    g_autofree char *assumed = mams_rate_words_assumed(rates->rates);
    mams_draw_text(draw, head.row + 1, head.column, head.columns, MAMS_ROLE_TEXT, day);
    if (rates->wrong != NULL)
        mams_draw_text(draw, head.row + 2, head.column, head.columns, MAMS_ROLE_BAD, rates->wrong);
    else if (assumed != NULL)
        mams_draw_text(draw, head.row + 2, head.column, head.columns, MAMS_ROLE_CAUTION, assumed);
    MamsArea headings = {head.row + 3, head.column, 1, head.columns};
    int sum = head.column + head.columns - 2 * SUM_COLUMNS - FLAG_COLUMNS;
    draw_columns(draw, headings, MAMS_ROLE_QUIET, _("Payer"), _("rate"), "");
    mams_draw_text_right(draw, headings.row, sum, SUM_COLUMNS, MAMS_ROLE_QUIET, _("to pay"));
    mams_draw_text_right(draw, headings.row, sum + SUM_COLUMNS, SUM_COLUMNS, MAMS_ROLE_QUIET,
                         _("at most"));
}

static void append_why(GString *text, const MamsProvenance *why, MamsLang lang, bool law)
{
    if (law)
        g_string_append_printf(text, "  [%s%s%c]", why->article != NULL ? why->article : "",
                               why->article != NULL ? ", " : "", why->confidence);
    if (why->note[lang] != NULL)
        g_string_append_printf(text, "\n%s", why->note[lang]);
}

/* The chosen row in full. */
static void draw_chosen(const Rates *rates, MamsDraw *draw, MamsArea area)
{
    if (rates->list.count == 0)
        return;
    MamsLang lang = mams_app_language(rates->screen.app);
    const MamsRateLine *line = line_of(rates, rates->list.selected);
    g_autoptr(GString) text = g_string_new(NULL);
    if (line == NULL) {
        const MamsStateLine *state = state_of(rates, rates->list.selected);
        g_autofree char *rule = mams_rate_words_state(state, lang);
        g_string_append_printf(text, "%s: %s", mams_rate_words_state_name(state), rule);
        append_why(text, &state->law->why, lang, true);
    } else {
        g_autofree char *rule = mams_rate_words_rule(line, lang);
        g_autofree char *shares = mams_rate_words_shares(line, lang);
        g_string_append_printf(text, "%s: %s", line->payer->name[lang], rule);
        append_why(text, &line->rate->why, lang, true);
        if (shares != NULL)
            g_string_append_printf(text, "\n%s", shares);
        append_why(text, &line->payer->why, lang, false);
        if (line->disputed != NULL)
            append_why(text, &line->disputed->why, lang, false);
    }
    mams_draw_paragraph(draw, area, MAMS_ROLE_TEXT, text->str);
}

static void draw_rates(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Rates *rates = (Rates *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    MamsArea head = mams_area_cut_top(&inside, HEAD_ROWS);
    MamsArea chosen = mams_area_cut_bottom(&inside, CHOSEN_ROWS);
    draw_head(rates, draw, head);
    mams_draw_rule(draw, mams_area_cut_top(&chosen, 1).row, body.column, body.columns);
    draw_chosen(rates, draw, chosen);
    mams_list_draw(&rates->list, draw, inside, true, rates->in_list, draw_row, rates);
}

/* ---- keys ---- */

static void move(Rates *rates, int delta)
{
    settle(&rates->screen);
    bool moved = mams_list_move(&rates->list, delta);
    rates->in_list = rates->list.count > 0 && (moved || delta > 0);
}

static void clear(Rates *rates)
{
    MamsField *field = rates->fields[rates->focus];
    if (*mams_field_text(field) == '\0') {
        mams_app_pop(rates->screen.app);
        return;
    }
    mams_field_set_text(field, "");
    rates->stale = true;
    rates->in_list = false;
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Rates *rates = (Rates *)screen;
    switch ((int)action) {
    case MAMS_ACTION_NEXT_PART:
        if (!rates->in_list)
            rates->focus = rates->focus == FIELD_INCOME ? FIELD_DAY : FIELD_INCOME;
        rates->in_list = false;
        break;
    case MAMS_ACTION_CLEAR:
        clear(rates);
        break;
    case MAMS_ACTION_UP:
        move(rates, -1);
        break;
    case MAMS_ACTION_DOWN:
        move(rates, 1);
        break;
    }
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    Rates *rates = (Rates *)screen;
    if (!mams_field_key(rates->fields[rates->focus], event))
        return false;
    rates->in_list = false;
    rates->stale = true;
    return true;
}

static void click(MamsScreen *screen, int row, int column, MamsArea body)
{
    (void)column;
    Rates *rates = (Rates *)screen;
    settle(screen);
    mams_area_cut_top(&body, HEAD_ROWS);
    mams_area_cut_bottom(&body, CHOSEN_ROWS);
    int index = mams_list_at(&rates->list, body, row);
    if (index >= 0) {
        mams_list_move(&rates->list, index - rates->list.selected);
        rates->in_list = true;
    }
}

static const char *topic(const MamsScreen *screen)
{
    const Rates *rates = (const Rates *)screen;
    if (rates->in_list)
        return "rates.payers";
    return rates->focus == FIELD_DAY ? "rates.day" : "rates.income";
}

static bool typing(const MamsScreen *screen)
{
    const Rates *rates = (const Rates *)screen;
    return !rates->in_list && *mams_field_text(rates->fields[rates->focus]) != '\0';
}

/* What is wrong in a field is said anew. */
static void relanguage(MamsScreen *screen)
{
    ((Rates *)screen)->stale = true;
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const Rates *rates = (const Rates *)screen;
    mams_field_keep(rates->fields[FIELD_INCOME], file, group, "income");
    mams_field_keep(rates->fields[FIELD_DAY], file, group, "day");
    g_key_file_set_integer(file, group, "focus", rates->focus);
    g_key_file_set_boolean(file, group, "in-list", rates->in_list);
    mams_list_keep(&rates->list, file, group, "list");
}

static void restore(Rates *rates, GKeyFile *file, const char *group)
{
    mams_field_restore(rates->fields[FIELD_INCOME], file, group, "income");
    mams_field_restore(rates->fields[FIELD_DAY], file, group, "day");
    rates->focus =
        g_key_file_get_integer(file, group, "focus", NULL) == FIELD_DAY ? FIELD_DAY : FIELD_INCOME;
    rates->stale = true;
    settle(&rates->screen);
    mams_list_restore(&rates->list, file, group, "list");
    rates->in_list = rates->list.count > 0 && g_key_file_get_boolean(file, group, "in-list", NULL);
}

/* The chosen payer and what is to be paid. (owned) */
static char *chosen_speech(const Rates *rates)
{
    MamsLang lang = mams_app_language(rates->screen.app);
    if (rates->list.count == 0)
        return g_strdup("");
    const MamsRateLine *line = line_of(rates, rates->list.selected);
    int64_t sum = line != NULL ? line->sum : state_of(rates, rates->list.selected)->per_head;
    const char *name = line != NULL
                           ? line->payer->name[lang]
                           : mams_rate_words_state_name(state_of(rates, rates->list.selected));
    g_autofree char *money = sum == MAMS_SUM_UNKNOWN ? g_strdup("–") : mams_words_money(lang, sum);
    return g_strdup_printf("%s: %s", name, money);
}

static char *speech(const MamsScreen *screen)
{
    const Rates *rates = (const Rates *)screen;
    g_autofree char *chosen = chosen_speech(rates);
    if (rates->in_list)
        return g_steal_pointer(&chosen);
    const char *text = mams_field_text(rates->fields[rates->focus]);
    return g_strdup_printf(
        "%s: %s; %s", rates->focus == FIELD_DAY ? _("Day or year") : _("Income of a month, ₸"),
        *text != '\0' ? text : _("empty"), rates->wrong != NULL ? rates->wrong : chosen);
}

static void close_rates(MamsScreen *screen)
{
    Rates *rates = (Rates *)screen;
    for (int field = 0; field < N_FIELDS; field++)
        mams_field_free(rates->fields[field]);
    mams_rates_free(rates->rates);
    g_free(rates->wrong);
    g_free(rates);
}

static const MamsScreenClass rates_class = {
    .place = MAMS_PLACE_RATES,
    .title = N_("Rates"),
    .name = "rates",
    .topic = topic,
    .draw = draw_rates,
    .act = act,
    .key = key,
    .click = click,
    .settle = settle,
    .typing = typing,
    .relanguage = relanguage,
    .keep = keep,
    .speech = speech,
    .close = close_rates,
};

MamsScreen *mams_rates_screen_new(MamsApp *app, GError **error)
{
    Rates *rates = g_new0(Rates, 1);
    rates->screen.class = &rates_class;
    rates->screen.app = app;
    for (int field = 0; field < N_FIELDS; field++)
        rates->fields[field] = mams_field_new(MAX_LETTERS);
    if (compute(rates, MAMS_RATES_NO_INCOME, MAMS_DAY_NONE, error)) {
        mams_desk_call_note(mams_app_desk(app), MAMS_TOPIC_RATES);
        return &rates->screen;
    }
    close_rates(&rates->screen);
    return NULL;
}

MamsScreen *mams_rates_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                      GError **error)
{
    MamsScreen *screen = mams_rates_screen_new(app, error);
    if (screen != NULL)
        restore((Rates *)screen, file, group);
    return screen;
}
