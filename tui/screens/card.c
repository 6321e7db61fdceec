/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "mams.h"
#include "marks.h"
#include "screens/known.h"
#include "widgets/list.h"
#include "widgets/timeline.h"

enum {
    MONTHS_READ = 84, /* the strip goes back so far */
    MIN_YEARS = 3,    /* rows of the strip in the smallest window: 24 months and more */
    MAX_YEARS = 7,
    MAX_REASON_ROWS = 3,
    MIN_WAYS = 2,       /* rows of ways that the sentence to say leaves */
    PRICE_COLUMNS = 14, /* "1,234,567 ₸*" */
    DAY_COLUMNS = 12    /* "≈27.11.2024" */
};

typedef enum { FOCUS_MONTHS, FOCUS_WAYS } Focus;

typedef struct {
    MamsScreen screen;
    MamsCard *card;     /* NULL when it had to be cleared */
    char *error;        /* why it was cleared */
    MamsCardList *list; /* it was opened from, or NULL */
    GArray *money;      /* guint: the payments to tell where they are, as mams_money_under_way() */
    char *as_known;     /* when it was known, see MamsScreenClass; NULL: now */
    bool looked;        /* the look at it is written */
    MamsTimeline months;
    MamsList ways;
    Focus focus;
} Card;

/* ---- drawing ---- */

/* Name, ИИН in the groups in which it is read out, birth day and age, region. */
static void draw_identity(const Card *card, MamsDraw *draw, MamsArea area)
{
    const MamsCitizen *citizen = card->card->citizen;
    MamsLang lang = mams_app_language(card->screen.app);
    char iin[MAMS_IIN_GROUPED_SIZE], birth[MAMS_DAY_TEXT_SIZE];
    mams_iin_format_grouped(citizen->iin, iin);
    mams_day_format_dotted(citizen->birth, birth);
    int age = mams_day_age(citizen->birth, card->card->answer->on);
    const char *region = card->card->region_name[lang];
    g_autofree char *name =
        g_strjoin(" ", citizen->surname, citizen->given, citizen->patronymic, NULL);
    g_autofree char *rest =
        g_strdup_printf("%s   %s (%d)   %s", iin, birth, age, region != NULL ? region : "");
    /* The whole name before the whole region: the caller is asked for the name. */
    int name_columns = MIN(mams_text_width(g_strchomp(name)) + 2, area.columns * 2 / 3);
    int start = mams_draw_text_right(draw, area.row, area.column + name_columns,
                                     area.columns - name_columns, MAMS_ROLE_TEXT, rest);
    mams_draw_text(draw, area.row, area.column, start - area.column - 2, MAMS_ROLE_HEADING, name);
}

static void draw_verdict(const Card *card, MamsDraw *draw, MamsArea area)
{
    const MamsAnswer *answer = card->card->answer;
    MamsRole role;
    const char *sign = mams_marks_verdict(answer->verdict, &role);
    int end = area.column + area.columns;
    int law_start = end;
    if (answer->reasons->len > 0) {
        const MamsReason *reason = &g_array_index(answer->reasons, MamsReason, 0);
        if (reason->law->article != NULL) {
            g_autofree char *law = g_strdup_printf(_("Law %s"), reason->law->article);
            law_start = mams_draw_text_right(draw, area.row, area.column + area.columns / 2,
                                             area.columns / 2, MAMS_ROLE_QUIET, law);
        }
    }
    MamsApp *app = card->screen.app;
    g_autofree char *text =
        mams_marks_verdict_text(mams_desk_words(mams_app_desk(app)), mams_app_language(app), answer,
                                card->card->person.sex);
    mams_draw_text(draw, area.row, area.column, 1, role, sign);
    mams_draw_text(draw, area.row, area.column + 2, law_start - area.column - 4, role, text);
}

static void look_of_month(MamsMonth month, MamsTimelineMonth *look, const void *data)
{
    const Card *card = data;
    const MamsMonthAnswer *answer = mams_answer_month(card->card->answer, month);
    if (answer != NULL)
        look->signs[0] = mams_marks_sign(mams_desk_rules(mams_app_desk(card->screen.app)), answer,
                                         &look->roles[0]);
}

static void draw_months(Card *card, MamsDraw *draw, MamsArea area)
{
    MamsArea strip = area;
    strip.columns = MAMS_TIMELINE_COLUMNS;
    mams_timeline_draw(&card->months, draw, strip, card->focus == FOCUS_MONTHS, look_of_month,
                       card);
    MamsArea legend = mams_area_inset(area, MAMS_TIMELINE_COLUMNS + 3, 0);
    MamsMonth from = mams_month_make(card->months.top_year, 1);
    g_autofree char *text = mams_marks_legend(
        mams_desk_rules(mams_app_desk(card->screen.app)), mams_app_language(card->screen.app), NULL,
        card->card->answer->months, from, from + 12 * (area.rows - 1) - 1);
    mams_draw_paragraph(draw, legend, MAMS_ROLE_QUIET, text);
}

/* The newest payment that is on its way, late or returned, and how many others there are. */
static void draw_money(const Card *card, MamsDraw *draw, MamsArea area)
{
    MamsApp *app = card->screen.app;
    const MamsCard *read = card->card;
    const MamsPayment *payment =
        &g_array_index(read->facts->payments, MamsPayment, g_array_index(card->money, guint, 0));
    MamsMoneyPath path = mams_money_path(mams_desk_rules(mams_app_desk(app)), payment,
                                         read->answer->on, mams_person_stages_of(&read->person));
    g_autofree char *line = mams_words_money_line(mams_desk_words(mams_app_desk(app)),
                                                  mams_app_language(app), payment, &path);
    MamsRole role = path.state == MAMS_MONEY_ON_ITS_WAY ? MAMS_ROLE_TEXT : MAMS_ROLE_CAUTION;
    int end = area.column + area.columns;
    if (card->money->len > 1) {
        g_autofree char *others = g_strdup_printf("+%u", card->money->len - 1);
        end = mams_draw_text_right(draw, area.row, area.column, area.columns, MAMS_ROLE_QUIET,
                                   others) -
              1;
    }
    int at = area.column + mams_draw_text(draw, area.row, area.column, area.columns,
                                          MAMS_ROLE_HEADING, _("Where the money is"));
    mams_draw_text(draw, area.row, at + 2, end - at - 2, role, line);
}

/* A way in one line: what to do, its price and the promised day. What costs nothing has neither,
 * and its words may take their columns. */
static void draw_way(MamsDraw *draw, int index, MamsArea area, MamsRole role, void *data)
{
    const Card *card = data;
    MamsApp *app = card->screen.app;
    MamsLang lang = mams_app_language(app);
    const MamsAnswer *answer = card->card->answer;
    const MamsWay *way = g_ptr_array_index(answer->ways, index);
    g_autofree char *text = mams_words_way(mams_desk_words(mams_app_desk(app)), lang, answer, way);
    g_autofree char *line = g_strdup_printf("%d %s", index + 1, text);
    if (way->lines->len == 0) {
        mams_draw_text(draw, area.row, area.column, area.columns, role, line);
        return;
    }
    char day[MAMS_DAY_TEXT_SIZE];
    g_autofree char *sum = mams_words_money(lang, way->total);
    int price = area.column + area.columns - PRICE_COLUMNS - DAY_COLUMNS;
    int from = area.column + area.columns - DAY_COLUMNS;
    mams_draw_text(draw, area.row, area.column, price - area.column - 1, role, line);
    mams_draw_text_right(draw, area.row, price, PRICE_COLUMNS - 3, role, sum);
    mams_draw_text(draw, area.row, from - 3, 1, role, way->cheapest ? "*" : "");
    mams_draw_text(draw, area.row, from - 1, 1, role, way->uncertain_day ? "≈" : "");
    mams_draw_text(draw, area.row, from, DAY_COLUMNS, role,
                   mams_day_format_dotted(way->insured_from, day));
}

static void draw_ways_heading(const Card *card, MamsDraw *draw, MamsArea area)
{
    const MamsList *ways = &card->ways;
    g_autofree char *shown = g_strdup(_("Ways to be insured"));
    if (ways->count > ways->page) {
        g_autofree char *name = g_steal_pointer(&shown);
        shown = g_strdup_printf("%s  %d–%d/%d", name, ways->top + 1,
                                MIN(ways->top + ways->page, ways->count), ways->count);
    }
    int from = area.column + area.columns - DAY_COLUMNS;
    mams_draw_text(draw, area.row, from, DAY_COLUMNS, MAMS_ROLE_QUIET, _("insured from"));
    int start = mams_draw_text_right(draw, area.row, area.column, area.columns - DAY_COLUMNS - 2,
                                     MAMS_ROLE_QUIET, _("price, * least"));
    mams_draw_text(draw, area.row, area.column, start - area.column - 1, MAMS_ROLE_HEADING, shown);
}

static void draw_ways(Card *card, MamsDraw *draw, MamsArea area)
{
    MamsArea heading = mams_area_cut_top(&area, 1);
    if (card->ways.count == 0)
        return;
    mams_list_fit(&card->ways, area.rows);
    draw_ways_heading(card, draw, heading);
    bool focus = card->focus == FOCUS_WAYS;
    mams_list_draw(&card->ways, draw, area, focus, focus, draw_way, card);
}

/* The caller's languages with the chosen one in brackets, and the age of the data. */
static void draw_foot(const Card *card, MamsDraw *draw, MamsArea area)
{
    MamsLang chosen = mams_app_caller_language(card->screen.app);
    int at = area.column;
    at += mams_draw_text(draw, area.row, at, 4, MAMS_ROLE_HEADING, "F12 ");
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *code = g_strdup_printf((MamsLang)lang == chosen ? "[%s]" : " %s ",
                                                mams_lang_code((MamsLang)lang));
        at += mams_draw_text(draw, area.row, at, 4, MAMS_ROLE_TEXT, code);
    }
    if (card->card->answer->conflicts->len > 0)
        at += mams_draw_text(draw, area.row, at + 2, area.columns, MAMS_ROLE_CAUTION,
                             _("! records disagree: F5"));
    if (card->card->data_of == MAMS_DAY_NONE)
        return;
    char day[MAMS_DAY_TEXT_SIZE];
    mams_day_format_dotted(card->card->data_of, day);
    /* TRANSLATORS: the age of the data: "by the data of 20.11.2024". */
    g_autofree char *text = g_strdup_printf(_("by the data of %s"), day);
    mams_draw_text_right(draw, area.row, at + 2, area.column + area.columns - at - 2,
                         MAMS_ROLE_QUIET, text);
}

static int count_lines(const char *text, int columns)
{
    g_auto(GStrv) lines = mams_text_wrap(text, columns);
    return (int)g_strv_length(lines);
}

static void draw_say(MamsDraw *draw, MamsArea area, const char *say, int label_columns)
{
    mams_draw_text(draw, area.row, area.column, label_columns, MAMS_ROLE_HEADING, _("Say"));
    mams_draw_paragraph(draw, mams_area_inset(area, label_columns, 0), MAMS_ROLE_TEXT, say);
}

static void draw_open_card(Card *card, MamsDraw *draw, MamsArea body)
{
    MamsApp *app = card->screen.app;
    const MamsWords *words = mams_desk_words(mams_app_desk(app));
    const MamsAnswer *answer = card->card->answer;
    g_autofree char *reason = mams_words_reason(words, mams_app_language(app), MAMS_VOICE_SCREEN,
                                                answer, &card->card->person);
    g_autofree char *say = mams_words_reason(words, mams_app_caller_language(app), MAMS_VOICE_PHONE,
                                             answer, &card->card->person);
    MamsArea inside = mams_area_inset(body, 1, 1);
    draw_identity(card, draw, mams_area_cut_top(&inside, 1));
    mams_draw_rule(draw, mams_area_cut_top(&inside, 1).row, body.column, body.columns);
    draw_verdict(card, draw, mams_area_cut_top(&inside, 1));
    int reason_rows = MIN(count_lines(reason, inside.columns - 2), MAX_REASON_ROWS);
    MamsArea reason_area = mams_area_cut_top(&inside, reason_rows);
    mams_draw_paragraph(draw, mams_area_inset(reason_area, 2, 0), MAMS_ROLE_TEXT, reason);
    /* Half of what a taller window has more goes to the months. */
    int years = MIN_YEARS + MAX(body.rows - (MAMS_MIN_ROWS - 3), 0) / 2;
    years = MIN(years, MIN(mams_timeline_years(&card->months), MAX_YEARS));
    draw_months(card, draw, mams_area_cut_top(&inside, MAX(years, MIN_YEARS) + 1));
    if (card->money->len > 0)
        draw_money(card, draw, mams_area_cut_top(&inside, 1));
    draw_foot(card, draw, mams_area_cut_bottom(&inside, 1));
    int label_columns = mams_text_width(_("Say")) + 2;
    int say_rows = count_lines(say, inside.columns - label_columns);
    say_rows = MIN(say_rows, inside.rows - 1 - MIN(MIN_WAYS, card->ways.count));
    draw_say(draw, mams_area_cut_bottom(&inside, say_rows), say, label_columns);
    draw_ways(card, draw, inside);
}

static void draw_card(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Card *card = (Card *)screen;
    if (card->card != NULL)
        draw_open_card(card, draw, body);
    else
        mams_draw_paragraph(draw, mams_area_inset(body, 1, 1), MAMS_ROLE_BAD, card->error);
}

/* ---- whose card ---- */

/* Shows a citizen as known at a time (NULL: now); the screen stays as it was when he cannot be
 * read. */
static bool load(Card *card, MamsIin iin, const char *as_known, GError **error)
{
    MamsDesk *desk = mams_app_desk(card->screen.app);
    int64_t known = G_MAXINT64;
    if (as_known != NULL && !mams_desk_known_at(desk, as_known, &known, error))
        return false;
    MamsCard *read = mams_desk_card(desk, iin, MAMS_DAY_NONE, known, MONTHS_READ, error);
    if (read == NULL)
        return false;
    g_clear_pointer(&card->card, mams_card_free);
    g_clear_pointer(&card->error, g_free);
    g_clear_pointer(&card->money, g_array_unref);
    card->card = read;
    card->money = mams_money_under_way(mams_desk_rules(desk), read->facts, read->answer->on,
                                       mams_person_stages_of(&read->person));
    card->months = mams_timeline_of(read->answer);
    card->focus = FOCUS_MONTHS;
    mams_list_reset(&card->ways, (int)read->answer->ways->len);
    g_autofree char *before = card->as_known;
    card->as_known = g_strdup(as_known);
    /* Nobody has seen this one yet: its painting is a look of its own. */
    card->looked = false;
    card->screen.was_painted = false;
    return true;
}

/* The next or the previous person of the list, without going back to it. */
static void step(Card *card, int delta)
{
    MamsIin iin;
    g_autoptr(GError) error = NULL;
    if (!card->list->step(card->list, delta, &iin))
        mams_app_say(card->screen.app, delta > 0 ? _("This is the last person of the list.")
                                                 : _("This is the first person of the list."));
    else if (!load(card, iin, NULL, &error))
        mams_app_say_error(card->screen.app, error->message);
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    const Card *card = (const Card *)screen;
    unsigned list = card->list != NULL ? MAMS_NEEDS_LIST : 0u;
    if (card->card == NULL)
        return list;
    return list | MAMS_NEEDS_CARD | (card->as_known == NULL ? MAMS_NEEDS_NOW : 0u) |
           (card->focus == FOCUS_MONTHS ? MAMS_NEEDS_MONTHS : MAMS_NEEDS_WAYS);
}

static void open_month(Card *card)
{
    const MamsMonthAnswer *month = mams_answer_month(card->card->answer, card->months.cursor);
    if (month != NULL)
        mams_app_push(card->screen.app, mams_month_screen_new(card->screen.app, card->card, month));
}

static void open_way(Card *card)
{
    const MamsWay *way = g_ptr_array_index(card->card->answer->ways, card->ways.selected);
    mams_app_push(card->screen.app, mams_way_screen_new(card->screen.app, card->card, way));
}

/* A way in hand is filled in. */
static void open_whatif(Card *card)
{
    const MamsWay *way = card->focus == FOCUS_WAYS
                             ? g_ptr_array_index(card->card->answer->ways, card->ways.selected)
                             : NULL;
    mams_app_push(card->screen.app, mams_whatif_screen_new(&card->screen, way));
}

static void next_part(Card *card)
{
    bool to_ways = card->focus == FOCUS_MONTHS && card->ways.count > 0;
    card->focus = to_ways ? FOCUS_WAYS : FOCUS_MONTHS;
}

static void next_caller_language(MamsApp *app)
{
    int next = (mams_app_caller_language(app) + 1) % MAMS_N_LANGS;
    mams_app_set_caller_language(app, (MamsLang)next);
}

static void move_vertically(Card *card, int direction)
{
    if (card->focus == FOCUS_WAYS)
        mams_list_move(&card->ways, direction);
    else
        mams_timeline_move(&card->months, direction * 12);
}

static void move_months(Card *card, MamsActionId action)
{
    switch ((int)action) {
    case MAMS_ACTION_EARLIER_MONTH:
        mams_timeline_move(&card->months, -1);
        break;
    case MAMS_ACTION_LATER_MONTH:
        mams_timeline_move(&card->months, 1);
        break;
    case MAMS_ACTION_FIRST_MONTH:
        card->months.cursor = card->months.first;
        break;
    case MAMS_ACTION_LAST_MONTH:
        card->months.cursor = card->months.last;
        break;
    }
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Card *card = (Card *)screen;
    switch ((int)action) {
    case MAMS_ACTION_WHY:
        mams_app_push(screen->app, mams_why_screen_new(screen->app, card->card));
        break;
    case MAMS_ACTION_MONTHS:
        mams_app_push(screen->app, mams_months_screen_new(screen, card->months.cursor));
        break;
    case MAMS_ACTION_WHAT_IF:
        open_whatif(card);
        break;
    case MAMS_ACTION_AS_KNOWN:
        mams_known_ask(screen);
        break;
    case MAMS_ACTION_DIFF:
        mams_known_ask_diff(screen);
        break;
    case MAMS_ACTION_NEXT_PART:
        next_part(card);
        break;
    case MAMS_ACTION_CALLER_LANGUAGE:
        next_caller_language(screen->app);
        break;
    case MAMS_ACTION_OPEN_MONTH:
        open_month(card);
        break;
    case MAMS_ACTION_OPEN_WAY:
        open_way(card);
        break;
    case MAMS_ACTION_NEXT_PERSON:
        step(card, 1);
        break;
    case MAMS_ACTION_PREVIOUS_PERSON:
        step(card, -1);
        break;
    case MAMS_ACTION_UP:
        move_vertically(card, -1);
        break;
    case MAMS_ACTION_DOWN:
        move_vertically(card, 1);
        break;
    case MAMS_ACTION_PAGE_UP:
        mams_list_move_page(&card->ways, -1);
        break;
    case MAMS_ACTION_PAGE_DOWN:
        mams_list_move_page(&card->ways, 1);
        break;
    default:
        move_months(card, action);
        break;
    }
}

static const char *topic(const MamsScreen *screen)
{
    return ((const Card *)screen)->focus == FOCUS_WAYS ? "card.ways" : "card.months";
}

/* ---- start and end ---- */

const MamsCard *mams_card_screen_card(const MamsScreen *screen)
{
    return ((const Card *)screen)->card;
}

bool mams_card_screen_know(MamsScreen *screen, const char *as_known, GError **error)
{
    Card *card = (Card *)screen;
    return load(card, card->card->citizen->iin, as_known, error);
}

static const char *as_known(const MamsScreen *screen)
{
    return ((const Card *)screen)->as_known;
}

/* The look is written when the card, or what was opened from it, can be seen. */
bool mams_card_screen_look(MamsScreen *screen)
{
    Card *card = (Card *)screen;
    g_autoptr(GError) error = NULL;
    const char *action = card->as_known != NULL ? "as-known" : "card";
    if (card->looked)
        return false;
    card->looked = true;
    if (mams_desk_look(mams_app_desk(screen->app), action, card->card->citizen->iin, 1, &error))
        return false;
    card->error = g_strdup_printf(
        _("The card is closed: the look at it could not be written into the journal. %s"),
        error->message);
    g_clear_pointer(&card->card, mams_card_free);
    return true;
}

static MamsIin subject(const MamsScreen *screen)
{
    const Card *card = (const Card *)screen;
    return card->card != NULL ? card->card->citizen->iin : 0;
}

static void close_card(MamsScreen *screen)
{
    Card *card = (Card *)screen;
    g_clear_pointer(&card->card, mams_card_free);
    g_clear_pointer(&card->money, g_array_unref);
    g_free(card->error);
    g_free(card->as_known);
    g_free(card);
}

static const MamsScreenClass card_class = {
    .place = MAMS_PLACE_CARD,
    .title = N_("Card"),
    .topic = topic,
    .draw = draw_card,
    .act = act,
    .holds = holds,
    .painted = mams_card_screen_look,
    .subject = subject,
    .as_known = as_known,
    .close = close_card,
};

MamsScreen *mams_card_screen_new(MamsApp *app, MamsIin iin, MamsCardList *list, GError **error)
{
    Card *card = g_new0(Card, 1);
    card->screen.class = &card_class;
    card->screen.app = app;
    card->list = list;
    if (load(card, iin, NULL, error))
        return &card->screen;
    close_card(&card->screen);
    return NULL;
}
