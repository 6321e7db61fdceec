/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/card_private.h"

#include <string.h>

#include "call.h"
#include "marks.h"

enum {
    MIN_YEARS = 3, /* rows of the strip in the smallest window: 24 months and more */
    MAX_YEARS = 7,
    MAX_REASON_ROWS = 3,
    MIN_WAYS = 2,       /* rows of ways that the sentence to say leaves */
    PRICE_COLUMNS = 14, /* "1,234,567 ₸*" */
    DAY_COLUMNS = 12    /* "≈27.11.2024" */
};

/* Name, ИИН in the groups in which it is read out, birth day and age, region. */
static void draw_identity(const MamsCardScreen *card, bool masked, MamsDraw *draw, MamsArea area)
{
    const MamsCitizen *citizen = card->card->citizen;
    MamsLang lang = mams_app_language(card->screen.app);
    char iin[MAMS_IIN_MASKED_SIZE], birth[MAMS_DAY_TEXT_SIZE];
    if (masked)
        mams_iin_format_masked(citizen->iin, iin);
    else
        mams_iin_format_grouped(citizen->iin, iin);
    mams_day_format_dotted(citizen->birth, birth);
    int age = mams_day_age(citizen->birth, card->card->answer->on);
    const char *region = card->card->region_name[lang];
    g_autofree char *name =
        g_strjoin(" ", citizen->surname, citizen->given, citizen->patronymic, NULL);
    g_autofree char *rest =
        g_strdup_printf("%s   %s (%d)   %s", iin, birth, age, region != NULL ? region : "");
    if (region != NULL && mams_text_width(rest) + mams_text_width(name) + 2 > area.columns) {
        region = mams_desk_region_short(mams_app_desk(card->screen.app), citizen->region, lang);
        g_free(rest);
        rest = g_strdup_printf("%s   %s (%d)   %s", iin, birth, age, region);
    }
    /* The whole name before the whole region: the caller is asked for the name. */
    int name_columns = MIN(mams_text_width(g_strchomp(name)) + 2, area.columns * 2 / 3);
    int start = mams_draw_text_right(draw, area.row, area.column + name_columns,
                                     area.columns - name_columns, MAMS_ROLE_TEXT, rest);
    mams_draw_text(draw, area.row, area.column, start - area.column - 2, MAMS_ROLE_HEADING, name);
}

/* A text on the line across, blanks around it; `area` keeps what is left of it. */
static void draw_on_rule(MamsDraw *draw, MamsArea *area, const char *text)
{
    if (*text == '\0' || area->columns <= 4)
        return;
    g_autofree char *padded = g_strdup_printf(" %s ", text);
    *area = mams_area_inset(*area, 2, 0);
    int taken =
        mams_draw_text(draw, area->row, area->column, area->columns, MAMS_ROLE_TEXT, padded);
    *area = mams_area_inset(*area, taken, 0);
}

/* A line across with the clinic and how the person is reached on it. */
static void draw_contact(const MamsCardScreen *card, bool masked, MamsDraw *draw, MamsArea area)
{
    const MamsCitizen *citizen = card->card->citizen;
    g_autofree char *phone = mams_phone_format(citizen->phone, masked);
    g_autofree char *email = mams_email_format(citizen->email, masked);
    g_autofree char *clinic = g_strdup(citizen->clinic != NULL ? citizen->clinic : "");
    if (*clinic != '\0' && citizen->clinic_since != MAMS_DAY_NONE) {
        char since[MAMS_DAY_TEXT_SIZE];
        g_autofree char *name = g_steal_pointer(&clinic);
        /* TRANSLATORS: a clinic and the first day of the attachment: "Clinic 5 since 01.02.2020".
         */
        clinic = g_strdup_printf(_("%s since %s"), name,
                                 mams_day_format_dotted(citizen->clinic_since, since));
    }
    mams_draw_rule(draw, area.row, area.column, area.columns);
    area = mams_area_inset(area, 0, 2);
    draw_on_rule(draw, &area, clinic);
    draw_on_rule(draw, &area, phone);
    draw_on_rule(draw, &area, email);
}

static void draw_verdict(const MamsCardScreen *card, MamsDraw *draw, MamsArea area)
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
    const MamsCardScreen *card = data;
    const MamsMonthAnswer *answer = mams_answer_month(card->card->answer, month);
    if (answer != NULL)
        look->signs[0] = mams_marks_sign(mams_desk_rules(mams_app_desk(card->screen.app)), answer,
                                         &look->roles[0]);
}

/* The strip with what stands beside it, the legend of its marks among that unless it has a row of
 * its own, the last one of the area. */
static void draw_months(MamsCardScreen *card, MamsDraw *draw, MamsArea area, bool own_row)
{
    MamsApp *app = card->screen.app;
    MamsArea legend_row = mams_area_cut_bottom(&area, own_row ? 1 : 0);
    MamsArea strip = area;
    strip.columns = MAMS_TIMELINE_COLUMNS;
    mams_timeline_draw(&card->months, draw, strip, card->focus == MAMS_CARD_MONTHS, look_of_month,
                       card);
    MamsMonth from = mams_month_make(card->months.top_year, 1);
    g_autofree char *legend =
        mams_marks_legend(mams_desk_rules(mams_app_desk(app)), mams_app_language(app), NULL,
                          card->card->answer->months, from, from + 12 * (area.rows - 1) - 1);
    mams_card_draw_panel(card, draw, mams_area_inset(area, MAMS_TIMELINE_COLUMNS + 3, 0),
                         own_row ? "" : legend);
    mams_draw_paragraph(draw, legend_row, MAMS_ROLE_QUIET, legend);
}

/* The newest payment that is on its way, late or returned, and how many others there are. */
static void draw_money(const MamsCardScreen *card, MamsDraw *draw, MamsArea area)
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
    const MamsCardScreen *card = data;
    MamsApp *app = card->screen.app;
    MamsLang lang = mams_app_language(app);
    const MamsAnswer *answer = card->card->answer;
    const MamsWay *way = g_ptr_array_index(answer->ways, index);
    const MamsWords *words = mams_desk_words(mams_app_desk(app));
    g_autofree char *text = mams_words_way(words, lang, answer, way, false);
    g_autofree char *line = g_strdup_printf("%d %s", index + 1, text);
    if (way->lines->len == 0) {
        mams_draw_text(draw, area.row, area.column, area.columns, role, line);
        return;
    }
    char day[MAMS_DAY_TEXT_SIZE];
    g_autofree char *sum = mams_words_money(lang, way->total);
    int price = area.column + area.columns - PRICE_COLUMNS - DAY_COLUMNS;
    int from = area.column + area.columns - DAY_COLUMNS;
    if (mams_text_width(line) > price - area.column - 1) {
        g_autofree char *digits = mams_words_way(words, lang, answer, way, true);
        g_free(line);
        line = g_strdup_printf("%d %s", index + 1, digits);
    }
    mams_draw_text(draw, area.row, area.column, price - area.column - 1, role, line);
    mams_draw_text_right(draw, area.row, price, PRICE_COLUMNS - 3, role, sum);
    mams_draw_text(draw, area.row, from - 3, 1, role, way->cheapest ? "*" : "");
    mams_draw_text(draw, area.row, from - 1, 1, role, way->uncertain_day ? "≈" : "");
    mams_draw_text(draw, area.row, from, DAY_COLUMNS, role,
                   mams_day_format_dotted(way->insured_from, day));
}

static void draw_ways_heading(const MamsCardScreen *card, MamsDraw *draw, MamsArea area)
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

static void draw_ways(MamsCardScreen *card, MamsDraw *draw, MamsArea area)
{
    MamsArea heading = mams_area_cut_top(&area, 1);
    if (card->ways.count == 0)
        return;
    mams_list_fit(&card->ways, area.rows);
    draw_ways_heading(card, draw, heading);
    bool focus = card->focus == MAMS_CARD_WAYS;
    mams_list_draw(&card->ways, draw, area, focus, focus, draw_way, card);
}

/* The kinds of data that are too old, or those that are not, grouped by their day, with the year
 * where it is not that of `on`: "citizens, payments 20.11  relatives 01.11.2023". (owned) */
static char *list_ages(const MamsDataAge *ages, MamsDay on, bool stale)
{
    GString *list = g_string_new(NULL);
    unsigned told = 0;
    for (int first = 0; first < MAMS_N_DATA; first++) {
        char day[MAMS_DAY_TEXT_SIZE];
        if (ages[first].day == MAMS_DAY_NONE || ages[first].stale != stale || told & 1u << first)
            continue;
        const char *gap = list->len > 0 ? "  " : "";
        for (int data = first; data < MAMS_N_DATA; data++) {
            if (ages[data].day != ages[first].day)
                continue;
            told |= 1u << data;
            g_string_append_printf(list, "%s%s", gap, mams_call_data_name((MamsData)data));
            gap = ", ";
        }
        mams_day_format_dotted(ages[first].day, day);
        if (mams_day_year(ages[first].day) == mams_day_year(on))
            day[strlen("20.11")] = '\0';
        g_string_append_printf(list, " %s", day);
    }
    return g_string_free(list, FALSE);
}

/* The one day that all data are of; NONE when there are several or none. */
static MamsDay common_age(const MamsDataAge *ages)
{
    MamsDay day = MAMS_DAY_NONE;
    for (int data = 0; data < MAMS_N_DATA; data++) {
        if (ages[data].day == MAMS_DAY_NONE || ages[data].day == day)
            continue;
        if (day != MAMS_DAY_NONE)
            return MAMS_DAY_NONE;
        day = ages[data].day;
    }
    return day;
}

/* How old the data are, what is too old first. */
static void draw_ages(const MamsCardScreen *card, MamsDraw *draw, MamsArea area)
{
    const MamsDataAge *ages = card->around->ages;
    g_autofree char *stale = list_ages(ages, card->card->answer->on, true);
    g_autofree char *fresh = list_ages(ages, card->card->answer->on, false);
    g_autofree char *warning = *stale != '\0' ? g_strdup_printf("! %s  ", stale) : g_strdup("");
    MamsDay common = common_age(ages);
    if (common != MAMS_DAY_NONE) {
        char day[MAMS_DAY_TEXT_SIZE];
        mams_day_format_dotted(common, day);
        /* TRANSLATORS: the age of the data: "by the data of 20.11.2024". */
        g_autofree char *text = g_strdup_printf(_("by the data of %s"), day);
        g_autofree char *marked = g_strconcat(*stale != '\0' ? "! " : "", text, NULL);
        mams_draw_text_right(draw, area.row, area.column, area.columns,
                             *stale != '\0' ? MAMS_ROLE_CAUTION : MAMS_ROLE_QUIET, marked);
        return;
    }
    int columns = mams_text_width(warning) + mams_text_width(fresh);
    area = mams_area_inset(area, MAX(area.columns - columns, 0), 0);
    int taken =
        mams_draw_text(draw, area.row, area.column, area.columns, MAMS_ROLE_CAUTION, warning);
    area = mams_area_inset(area, taken, 0);
    mams_draw_text(draw, area.row, area.column, area.columns, MAMS_ROLE_QUIET, fresh);
}

/* The caller's languages with the chosen one in brackets, and the age of the data. */
static void draw_foot(const MamsCardScreen *card, MamsDraw *draw, MamsArea area)
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
        at += 2 + mams_draw_text(draw, area.row, at + 2, area.columns, MAMS_ROLE_CAUTION,
                                 _("! records disagree: F5"));
    draw_ages(card, draw, mams_area_inset(area, at + 2 - area.column, 0));
}

static int count_lines(const char *text, int columns)
{
    g_auto(GStrv) lines = mams_text_wrap(text, columns);
    return (int)g_strv_length(lines);
}

/* The reason in at most MAX_REASON_ROWS rows, cut off the top of the area. */
static void draw_reason(const MamsCardScreen *card, MamsDraw *draw, MamsArea *area)
{
    MamsApp *app = card->screen.app;
    const MamsWords *words = mams_desk_words(mams_app_desk(app));
    MamsPerson person = card->card->person;
    person.data_of = MAMS_DAY_NONE; /* the foot tells how old the data are */
    g_autofree char *reason = mams_words_reason(words, mams_app_language(app), MAMS_VOICE_SCREEN,
                                                card->card->answer, &person);
    int rows = MIN(count_lines(reason, area->columns - 2), MAX_REASON_ROWS);
    MamsArea reason_area = mams_area_cut_top(area, rows);
    mams_draw_paragraph(draw, mams_area_inset(reason_area, 2, 0), MAMS_ROLE_TEXT, reason);
}

/* The rows of the strip: half of what a taller window has more goes to the months. */
static int months_rows(const MamsCardScreen *card, MamsArea body)
{
    int years = MIN_YEARS + MAX(body.rows - (MAMS_MIN_ROWS - 3), 0) / 2;
    years = MIN(years, MIN(mams_timeline_years(&card->months), MAX_YEARS));
    return MAX(years, MIN_YEARS) + 1;
}

void mams_card_draw(MamsCardScreen *card, MamsDraw *draw, MamsArea body)
{
    bool masked = !mams_desk_sees_whole(mams_app_desk(card->screen.app), card->card->citizen->iin);
    MamsArea inside = mams_area_inset(body, 1, 1);
    draw_identity(card, masked, draw, mams_area_cut_top(&inside, 1));
    MamsArea contact = mams_area_cut_top(&inside, 1);
    contact.column = body.column;
    contact.columns = body.columns;
    draw_contact(card, masked, draw, contact);
    draw_verdict(card, draw, mams_area_cut_top(&inside, 1));
    draw_reason(card, draw, &inside);
    draw_foot(card, draw, mams_area_cut_bottom(&inside, 1));
    MamsCardSay say = mams_card_say(card, inside.columns);
    int months = months_rows(card, body), money = card->money->len > 0 ? 1 : 0;
    int spare = inside.rows - months - money - say.rows - 1 - card->ways.count;
    draw_months(card, draw, mams_area_cut_top(&inside, months + (spare > 0 ? 1 : 0)), spare > 0);
    if (money > 0)
        draw_money(card, draw, mams_area_cut_top(&inside, money));
    int say_rows = MIN(say.rows, inside.rows - 1 - MIN(MIN_WAYS, card->ways.count));
    mams_card_draw_say(card, &say, draw, mams_area_cut_bottom(&inside, say_rows));
    mams_card_say_clear(&say);
    draw_ways(card, draw, inside);
}
