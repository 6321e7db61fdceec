/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "mams.h"
#include "marks.h"
#include "screens/known.h"
#include "screens/restore.h"
#include "widgets/timeline.h"

enum {
    FIRST_ZOOM = 24,
    TALL_ROWS = 30, /* of a body with room for all months at once */
    TALL_ZOOM = 84,
    LEGEND_COLUMNS = 34,  /* beside the strip, where the window is wide enough for them */
    MAX_LEGEND_ROWS = 6,  /* below it */
    MAX_SENTENCE_ROWS = 3 /* of the month in hand */
};

typedef struct {
    MamsScreen screen;
    MamsScreen *card;          /* the screen that it was opened from */
    const MamsCard *made_from; /* what the strip is of */
    MamsTimeline months;
    MamsMonth earliest;
    int zoom;
} Months;

static const MamsCard *shown_card(const Months *months)
{
    return mams_card_screen_card(months->card);
}

/* The strip is of another reading of the card: the month in hand and the zoom stay. */
static void read_months(Months *months)
{
    MamsMonth cursor = months->months.cursor;
    months->made_from = shown_card(months);
    months->months = mams_timeline_of(months->made_from->answer);
    months->months.signs = MAMS_TIMELINE_SIGNS;
    months->months.cursor = cursor;
    months->earliest = months->months.first;
    mams_timeline_show(&months->months, months->earliest, months->zoom);
}

static void settle(MamsScreen *screen)
{
    Months *months = (Months *)screen;
    if (shown_card(months) != NULL && shown_card(months) != months->made_from)
        read_months(months);
}

/* ---- drawing ---- */

static void look_of_month(MamsMonth month, MamsTimelineMonth *look, const void *data)
{
    const Months *months = data;
    const MamsAnswer *answer = months->made_from->answer;
    const MamsRules *rules = mams_desk_rules(mams_app_desk(months->screen.app));
    const MamsMonthAnswer *found = mams_answer_month(answer, month);
    if (found == NULL)
        return;
    look->signs[0] = mams_marks_sign(rules, found, &look->roles[0]);
    look->signs[1] = mams_marks_second(rules, answer, found, &look->roles[1]);
}

/* The parts of the body; the strip has its rows before the legend gets more than one. */
typedef struct {
    MamsArea person, rule, strip, legend, month;
} Parts;

static Parts cut(const Months *months, MamsArea body, int legend_rows)
{
    Parts parts;
    MamsArea inside = mams_area_inset(body, 1, 1);
    int columns = mams_timeline_columns(&months->months);
    bool beside = inside.columns >= columns + 3 + LEGEND_COLUMNS;
    int years = mams_timeline_years(&months->months);
    parts.person = mams_area_cut_top(&inside, 1);
    parts.rule = mams_area_cut_top(&inside, 1);
    if (!beside) {
        int room = inside.rows - years - 1 - MAX_SENTENCE_ROWS - 1;
        parts.legend = mams_area_cut_bottom(
            &inside, CLAMP(legend_rows, 1, MAX(MIN(room, MAX_LEGEND_ROWS), 1)));
    }
    parts.strip = mams_area_cut_top(&inside, MIN(years + 1, inside.rows - MAX_SENTENCE_ROWS));
    if (beside)
        parts.legend = mams_area_inset(parts.strip, columns + 3, 0);
    parts.strip.columns = columns;
    mams_area_cut_top(&inside, inside.rows > MAX_SENTENCE_ROWS ? 1 : 0);
    parts.month = inside;
    return parts;
}

/* The name, and the ИИН in the groups in which it is read out. */
static void draw_person(MamsDraw *draw, MamsArea area, const MamsCitizen *citizen)
{
    char iin[MAMS_IIN_GROUPED_SIZE];
    g_autofree char *name =
        g_strjoin(" ", citizen->surname, citizen->given, citizen->patronymic, NULL);
    int start = mams_draw_text_right(draw, area.row, area.column, area.columns, MAMS_ROLE_TEXT,
                                     mams_iin_format_grouped(citizen->iin, iin));
    mams_draw_text(draw, area.row, area.column, start - area.column - 2, MAMS_ROLE_HEADING,
                   g_strchomp(name));
}

/* How much is shown, and the keys that change it. */
static void draw_zoom(const Months *months, MamsDraw *draw, MamsArea area)
{
    int shown = months->months.last - months->months.first + 1;
    /* TRANSLATORS: how many months are shown, and the keys that change it. */
    g_autofree char *text = g_strdup_printf(_(" months: %d (PgUp, PgDn) "), shown);
    mams_draw_rule(draw, area.row, 0, area.column + area.columns + 1);
    mams_draw_text_right(draw, area.row, area.column, area.columns, MAMS_ROLE_QUIET, text);
}

/* One line a payment; Enter has the rest. */
static void draw_payments(const Months *months, MamsDraw *draw, MamsArea area)
{
    const GArray *payments = months->made_from->facts->payments;
    const MamsRules *rules = mams_desk_rules(mams_app_desk(months->screen.app));
    MamsLang lang = mams_app_language(months->screen.app);
    for (guint i = 0; i < payments->len; i++) {
        const MamsPayment *payment = &g_array_index(payments, MamsPayment, i);
        if (payment->month != months->months.cursor)
            continue;
        char paid[MAMS_DAY_TEXT_SIZE], returned[MAMS_DAY_TEXT_SIZE];
        g_autofree char *sum = mams_words_money(lang, payment->amount);
        g_autoptr(GString) line = g_string_new(mams_day_format_dotted(payment->paid_on, paid));
        g_string_append_printf(line, "  %s  %s", sum, rules->payers[payment->kind].name[lang]);
        if (payment->returned_on != MAMS_DAY_NONE)
            g_string_append_printf(line, "  %s %s", _("Returned"),
                                   mams_day_format_dotted(payment->returned_on, returned));
        MamsArea row = mams_area_cut_top(&area, 1);
        if (row.rows > 0)
            mams_draw_text(draw, row.row, row.column + 2, row.columns - 2, MAMS_ROLE_QUIET,
                           line->str);
    }
}

static char *legend_of(const Months *months)
{
    const MamsAnswer *answer = months->made_from->answer;
    return mams_marks_legend(mams_desk_rules(mams_app_desk(months->screen.app)),
                             mams_app_language(months->screen.app), answer, answer->months,
                             months->months.first, months->months.last);
}

static int count_lines(const char *text, int columns)
{
    g_auto(GStrv) lines = mams_text_wrap(text, columns);
    return (int)g_strv_length(lines);
}

static void draw_months(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Months *months = (Months *)screen;
    MamsApp *app = screen->app;
    if (shown_card(months) == NULL)
        return;
    g_autofree char *legend = legend_of(months);
    Parts parts = cut(months, body, count_lines(legend, body.columns - 2));
    const MamsMonthAnswer *month =
        mams_answer_month(months->made_from->answer, months->months.cursor);
    g_autofree char *sentence =
        month == NULL ? g_strdup("")
                      : mams_words_month(mams_desk_words(mams_app_desk(app)),
                                         mams_app_language(app), months->made_from->answer, month);
    draw_person(draw, parts.person, months->made_from->citizen);
    draw_zoom(months, draw, parts.rule);
    mams_timeline_draw(&months->months, draw, parts.strip, true, look_of_month, months);
    mams_area_cut_top(&parts.month,
                      mams_draw_paragraph(draw, parts.month, MAMS_ROLE_TEXT, sentence));
    draw_payments(months, draw, parts.month);
    mams_draw_paragraph(draw, parts.legend, MAMS_ROLE_QUIET, legend);
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    const Months *months = (const Months *)screen;
    if (shown_card(months) == NULL)
        return 0;
    return MAMS_NEEDS_CARD |
           (months->card->class->as_known(months->card) == NULL ? MAMS_NEEDS_NOW : 0u);
}

static void zoom(Months *months, int direction)
{
    int shown = months->months.last - months->months.first + 1;
    int next = mams_timeline_zoom(months->zoom, direction);
    bool all = months->months.first == months->earliest && direction > 0;
    if (next == months->zoom || all) {
        g_autofree char *text =
            g_strdup_printf(direction > 0 ? _("There are no more months: %d are shown.")
                                          : _("There are no fewer months: %d are shown."),
                            shown);
        mams_app_refuse(months->screen.app, text);
        return;
    }
    months->zoom = next;
    mams_timeline_show(&months->months, months->earliest, next);
}

static void open_month(Months *months)
{
    const MamsMonthAnswer *month =
        mams_answer_month(months->made_from->answer, months->months.cursor);
    MamsApp *app = months->screen.app;
    if (month != NULL)
        mams_app_push(app, mams_month_screen_new(app, months->made_from, month));
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Months *months = (Months *)screen;
    settle(screen);
    switch ((int)action) {
    case MAMS_ACTION_EARLIER_MONTH:
        mams_timeline_move(&months->months, -1);
        break;
    case MAMS_ACTION_LATER_MONTH:
        mams_timeline_move(&months->months, 1);
        break;
    case MAMS_ACTION_UP:
        mams_timeline_move(&months->months, -12);
        break;
    case MAMS_ACTION_DOWN:
        mams_timeline_move(&months->months, 12);
        break;
    case MAMS_ACTION_FIRST_MONTH:
        mams_timeline_go(&months->months, months->months.first);
        break;
    case MAMS_ACTION_LAST_MONTH:
        mams_timeline_go(&months->months, months->months.last);
        break;
    case MAMS_ACTION_FEWER_MONTHS:
        zoom(months, -1);
        break;
    case MAMS_ACTION_MORE_MONTHS:
        zoom(months, 1);
        break;
    case MAMS_ACTION_OPEN_MONTH:
        open_month(months);
        break;
    case MAMS_ACTION_WHY:
        mams_app_push(screen->app, mams_why_screen_new(screen->app, months->made_from));
        break;
    case MAMS_ACTION_WHAT_IF:
        mams_app_push(screen->app, mams_whatif_screen_new(months->card, NULL));
        break;
    case MAMS_ACTION_AS_KNOWN:
        mams_known_ask(months->card);
        break;
    case MAMS_ACTION_DIFF:
        mams_known_ask_diff(months->card);
        break;
    }
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    bool fewer = event->key == MAMS_KEY_TEXT && g_str_equal(event->text, "+");
    bool more = event->key == MAMS_KEY_TEXT && g_str_equal(event->text, "-");
    if (shown_card((Months *)screen) == NULL || (!fewer && !more))
        return false;
    zoom((Months *)screen, fewer ? -1 : 1);
    return true;
}

static void click(MamsScreen *screen, int row, int column, MamsArea body)
{
    Months *months = (Months *)screen;
    if (shown_card(months) == NULL)
        return;
    g_autofree char *legend = legend_of(months);
    Parts parts = cut(months, body, count_lines(legend, body.columns - 2));
    MamsMonth month = mams_timeline_at(&months->months, parts.strip, row, column);
    if (month != MAMS_MONTH_NONE)
        mams_timeline_go(&months->months, month);
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "months";
}

/* ---- a kept session ---- */

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const Months *months = (const Months *)screen;
    g_key_file_set_integer(file, group, "month", months->months.cursor);
    g_key_file_set_integer(file, group, "zoom", months->zoom);
    g_key_file_set_integer(file, group, "top-year", months->months.top_year);
}

static MamsScreen *question(MamsScreen *screen, const char *name)
{
    return mams_known_question(((Months *)screen)->card, name);
}

/* The person, and the sentence of the month in hand. */
static char *speech(const MamsScreen *screen)
{
    const Months *months = (const Months *)screen;
    if (shown_card(months) == NULL)
        return g_strdup("");
    const MamsAnswer *answer = months->made_from->answer;
    const MamsMonthAnswer *month = mams_answer_month(answer, months->months.cursor);
    if (month == NULL)
        return mams_words_month_name(mams_app_language(screen->app), months->months.cursor);
    return mams_words_month(mams_desk_words(mams_app_desk(screen->app)),
                            mams_app_language(screen->app), answer, month);
}

/* ---- start and end ---- */

static bool painted(MamsScreen *screen)
{
    Months *months = (Months *)screen;
    if (!mams_card_screen_look(months->card))
        return false;
    mams_app_pop(screen->app);
    return true;
}

static void close_months(MamsScreen *screen)
{
    g_free(screen);
}

static const MamsScreenClass months_class = {
    .place = MAMS_PLACE_MONTHS,
    .title = N_("Months"),
    .name = "months",
    .topic = topic,
    .draw = draw_months,
    .act = act,
    .holds = holds,
    .key = key,
    .click = click,
    .settle = settle,
    .painted = painted,
    .question = question,
    .keep = keep,
    .speech = speech,
    .close = close_months,
};

MamsScreen *mams_months_screen_new(MamsScreen *card, MamsMonth cursor)
{
    Months *months = g_new0(Months, 1);
    int rows, columns;
    mams_app_body_size(card->app, &rows, &columns);
    months->screen.class = &months_class;
    months->screen.app = card->app;
    months->card = card;
    months->zoom = rows >= TALL_ROWS ? TALL_ZOOM : FIRST_ZOOM;
    months->months.cursor = cursor;
    read_months(months);
    return &months->screen;
}

MamsScreen *mams_months_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error)
{
    MamsScreen *card = mams_app_find(app, MAMS_PLACE_CARD);
    if (card == NULL) {
        mams_restore_fail(error);
        return NULL;
    }
    MamsMonth cursor = g_key_file_get_integer(file, group, "month", NULL);
    MamsScreen *screen = mams_months_screen_new(card, cursor);
    Months *months = (Months *)screen;
    months->zoom = CLAMP(g_key_file_get_integer(file, group, "zoom", NULL),
                         mams_timeline_zoom(0, -1), mams_timeline_zoom(G_MAXINT, 1));
    months->months.cursor = cursor;
    read_months(months);
    return screen;
}
