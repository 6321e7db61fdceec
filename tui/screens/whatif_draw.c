/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/whatif.h"

#include "app.h"
#include "marks.h"
#include "question.h"
#include "widgets/bars.h"

enum {
    GAP = 2,
    LABEL_COLUMNS = 38,
    DAY_COLUMNS = 11,
    SIDE_COLUMNS = 14,
    VERDICT_ROWS = 4,
    PRICE_ROWS = 2
};

static char *category_text(const WhatIf *what_if)
{
    const MamsRules *rules = mams_desk_rules(mams_app_desk(what_if->screen.app));
    if (what_if->question.category == NULL)
        return g_strdup("");
    const MamsCategory *category =
        &rules->categories[mams_rules_category(rules, what_if->question.category)];
    g_autofree char *days =
        mams_question_format_days(what_if->question.category_from, what_if->question.category_to);
    return g_strdup_printf("%s %s", days,
                           category->short_name[mams_app_language(what_if->screen.app)]);
}

char *mams_whatif_line(const WhatIf *what_if, WhatIfLine line)
{
    const MamsQuestion *question = &what_if->question;
    switch (line) {
    case LINE_OLDEST:
        return what_if->oldest > 0 ? g_strdup_printf("%d", what_if->oldest) : g_strdup("");
    case LINE_RANGE:
        return mams_question_format_months(question->pay_from, question->pay_to);
    case LINE_PREPAY:
        return g_strdup(question->prepay ? _("yes") : "");
    case LINE_CATEGORY:
        return category_text(what_if);
    default:
        return mams_question_format_month(question->job_from);
    }
}

const char *mams_whatif_label(WhatIfLine line)
{
    static const char *const labels[N_LINES] = {
        [LINE_OLDEST] = N_("1–9  pay the oldest unpaid months"),
        [LINE_RANGE] = N_("pay the unpaid months from..to"),
        [LINE_PREPAY] = N_("pay 12 months ahead"),
        [LINE_CATEGORY] = N_("a category begins"),
        [LINE_JOB] = N_("a job begins: an employer pays"),
    };
    return _(labels[line]);
}

static void draw_line(MamsDraw *draw, int index, MamsArea row, MamsRole role, void *data)
{
    g_autofree char *value = mams_whatif_line(data, (WhatIfLine)index);
    mams_draw_text(draw, row.row, row.column, LABEL_COLUMNS - 1, role, mams_whatif_label((WhatIfLine)index));
    mams_draw_text(draw, row.row, row.column + LABEL_COLUMNS, row.columns - LABEL_COLUMNS, role,
                   *value != '\0' ? value : "–");
}

/* One verdict: of which day, of which side, and what it is. */
static void draw_verdict(const WhatIf *what_if, MamsDraw *draw, MamsArea row, const char *day,
                         const char *side, const MamsAnswer *answer)
{
    MamsApp *app = what_if->screen.app;
    MamsRole role;
    const char *sign = mams_marks_verdict(answer->verdict, &role);
    g_autofree char *text =
        mams_marks_verdict_text(mams_desk_words(mams_app_desk(app)), mams_app_language(app), answer,
                                mams_whatif_card(what_if)->person.sex);
    int at = row.column + DAY_COLUMNS + SIDE_COLUMNS;
    mams_draw_text(draw, row.row, row.column, DAY_COLUMNS, MAMS_ROLE_QUIET, day);
    mams_draw_text(draw, row.row, row.column + DAY_COLUMNS, SIDE_COLUMNS - 1, MAMS_ROLE_TEXT, side);
    mams_draw_text(draw, row.row, at, 2, role, sign);
    mams_draw_text(draw, row.row, at + 2, row.column + row.columns - at - 2, role, text);
}

static void draw_verdicts(const WhatIf *what_if, MamsDraw *draw, MamsArea area,
                          const MamsAnswer *before, const MamsAnswer *after)
{
    char day[MAMS_DAY_TEXT_SIZE];
    mams_day_format_dotted(before->on, day);
    draw_verdict(what_if, draw, mams_area_cut_top(&area, 1), day, _("as it stands"), before);
    if (after != NULL)
        draw_verdict(what_if, draw, area, "", _("what if"), after);
}

/* How things stand, and how they would, on the day and on the one from which it counts. */
static void draw_outcome(const WhatIf *what_if, MamsDraw *draw, MamsArea area)
{
    MamsArea first = mams_area_cut_top(&area, 2);
    if (what_if->answer == NULL) {
        draw_verdicts(what_if, draw, first, mams_whatif_card(what_if)->answer, NULL);
        return;
    }
    const MamsComparison *comparison = what_if->answer->comparison;
    const MamsOutcome *before = &comparison->left, *after = &comparison->right;
    draw_verdicts(what_if, draw, first, before->on_day, after->on_day);
    if (comparison->promised != comparison->on)
        draw_verdicts(what_if, draw, area, before->on_promised, after->on_promised);
}

/* "3 × 4,250 ₸ (Aug–Oct 2024)": the lines from `*at` on that have one price. */
static void append_lines(GString *text, MamsLang lang, const GArray *lines, guint *at)
{
    g_autoptr(GArray) months = g_array_new(FALSE, FALSE, sizeof(MamsMonth));
    const MamsWayLine *first = &g_array_index(lines, MamsWayLine, *at);
    for (; *at < lines->len; (*at)++) {
        const MamsWayLine *line = &g_array_index(lines, MamsWayLine, *at);
        if (line->amount != first->amount || line->kind != first->kind)
            break;
        g_array_append_val(months, line->month);
    }
    g_autofree char *list = mams_words_month_list(
        lang, (const MamsMonth *)(const void *)months->data, (int)months->len);
    g_autofree char *sum = mams_words_money(lang, first->amount);
    g_string_append_printf(text, "%u × %s (%s)", months->len, sum, list);
}

/* What it costs and what it brings. (owned) */
static char *price_text(const WhatIf *what_if)
{
    GString *text = g_string_new(NULL);
    MamsLang lang = mams_app_language(what_if->screen.app);
    char day[MAMS_DAY_TEXT_SIZE];
    if (what_if->answer == NULL) {
        g_string_append(text, what_if->unpaid->len > 0
                                  ? _("Choose what is done: a digit, or a line and Enter.")
                                  : _("No month is unpaid. Choose a line and press Enter."));
        return g_string_free(text, FALSE);
    }
    const MamsOutcome *outcome = &what_if->answer->comparison->right;
    if (outcome->insured_from != MAMS_DAY_NONE)
        g_string_append_printf(text, "%s: %s%s.  ", _("Insured from"),
                               outcome->uncertain_day ? "≈" : "",
                               mams_day_format_dotted(outcome->insured_from, day));
    if (outcome->lines->len > 0) {
        g_autofree char *total = mams_words_money(lang, outcome->total);
        g_string_append_printf(text, "%s: %s = ", _("To pay"), total);
    }
    for (guint i = 0; i < outcome->lines->len;) {
        g_string_append(text, i > 0 ? " + " : "");
        append_lines(text, lang, outcome->lines, &i);
    }
    return g_string_free(text, FALSE);
}

/* The two halves of a row. */
static MamsArea left_half(const WhatIf *what_if, MamsArea row)
{
    row.columns = mams_timeline_columns(&what_if->months);
    return row;
}

static MamsArea right_half(const WhatIf *what_if, MamsArea row)
{
    return mams_area_inset(row, mams_timeline_columns(&what_if->months) + GAP, 0);
}

/* One of the two strips. */
typedef struct {
    const WhatIf *what_if;
    bool after;
} Side;

static const MamsMonthPair *find_pair(const WhatIf *what_if, MamsMonth month)
{
    return &g_array_index(what_if->pairs, MamsMonthPair, month - what_if->months.first);
}

static void look_of_month(MamsMonth month, MamsTimelineMonth *look, const void *data)
{
    const Side *side = data;
    const MamsMonthPair *pair = find_pair(side->what_if, month);
    const MamsRules *rules = mams_desk_rules(mams_app_desk(side->what_if->screen.app));
    look->signs[0] =
        mams_marks_sign(rules, side->after ? &pair->right : &pair->left, &look->roles[0]);
    look->marked = !mams_month_answer_same(&pair->left, &pair->right);
}

static void draw_strips(WhatIf *what_if, MamsDraw *draw, MamsArea area)
{
    Side before = {what_if, false}, after = {what_if, true};
    MamsArea heading = mams_area_cut_top(&area, 1);
    MamsArea left = left_half(what_if, heading), half = right_half(what_if, heading);
    mams_draw_text(draw, left.row, left.column, left.columns, MAMS_ROLE_HEADING, _("As it stands"));
    mams_draw_text(draw, half.row, half.column, half.columns, MAMS_ROLE_HEADING,
                   _("What if: * differs"));
    mams_timeline_draw(&what_if->months, draw, left_half(what_if, area), false, look_of_month,
                       &before);
    MamsTimeline right = what_if->months;
    right.year_columns = 0;
    mams_timeline_draw(&right, draw, right_half(what_if, area), false, look_of_month, &after);
}

/* The month in brackets, before and after. */
static void draw_month(const WhatIf *what_if, MamsDraw *draw, MamsArea area)
{
    MamsApp *app = what_if->screen.app;
    const MamsRules *rules = mams_desk_rules(mams_app_desk(app));
    const MamsWords *words = mams_desk_words(mams_app_desk(app));
    MamsLang lang = mams_app_language(app);
    MamsSex sex = mams_whatif_card(what_if)->person.sex;
    const MamsMonthPair *pair = find_pair(what_if, what_if->months.cursor);
    g_autofree char *name = mams_words_month_name(lang, pair->month);
    g_autofree char *before = mams_marks_describe(rules, words, lang, &pair->left, sex);
    g_autofree char *after = mams_marks_describe(rules, words, lang, &pair->right, sex);
    g_autofree char *text = mams_month_answer_same(&pair->left, &pair->right)
                                ? g_strdup_printf("%s: %s", name, before)
                                : g_strdup_printf("%s: %s  →  %s", name, before, after);
    mams_draw_text(draw, area.row, area.column, area.columns, MAMS_ROLE_TEXT, text);
}

static void draw_legend(const WhatIf *what_if, MamsDraw *draw, MamsArea area)
{
    g_autoptr(GArray) months = g_array_new(FALSE, FALSE, sizeof(MamsMonthAnswer));
    for (guint i = 0; i < what_if->pairs->len; i++) {
        const MamsMonthPair *pair = &g_array_index(what_if->pairs, MamsMonthPair, i);
        g_array_append_val(months, pair->left);
        g_array_append_val(months, pair->right);
    }
    MamsApp *app = what_if->screen.app;
    g_autofree char *legend =
        mams_marks_legend(mams_desk_rules(mams_app_desk(app)), mams_app_language(app), NULL, months,
                          what_if->months.first, what_if->months.last);
    mams_draw_paragraph(draw, area, MAMS_ROLE_QUIET, legend);
}

/* What it is, and whom it is about. (owned) */
static char *banner_text(const MamsCitizen *citizen)
{
    char iin[MAMS_IIN_GROUPED_SIZE];
    mams_iin_format_grouped(citizen->iin, iin);
    /* TRANSLATORS: at most 40 columns. */
    return g_strdup_printf("%s   %s   %s %s %s", _("WHAT IF: nothing of this is recorded"), iin,
                           citizen->surname, citizen->given, citizen->patronymic);
}

void mams_whatif_draw(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    WhatIf *what_if = (WhatIf *)screen;
    if (what_if->failure != NULL) {
        mams_draw_paragraph(draw, mams_area_inset(body, 1, 1), MAMS_ROLE_BAD, what_if->failure);
        return;
    }
    g_autofree char *banner = banner_text(mams_whatif_card(what_if)->citizen);
    g_autofree char *price = price_text(what_if);
    mams_banner_draw(draw, mams_area_cut_top(&body, 1), banner);
    MamsArea inside = mams_area_inset(body, 1, 0);
    mams_list_draw(&what_if->lines, draw, mams_area_cut_top(&inside, N_LINES), true, true,
                   draw_line, what_if);
    draw_outcome(what_if, draw, mams_area_cut_top(&inside, VERDICT_ROWS));
    mams_draw_paragraph(draw, mams_area_inset(mams_area_cut_top(&inside, PRICE_ROWS), 0, 1),
                        MAMS_ROLE_TEXT, price);
    draw_strips(what_if, draw,
                mams_area_cut_top(&inside, mams_timeline_years(&what_if->months) + 2));
    draw_month(what_if, draw, mams_area_cut_top(&inside, 1));
    draw_legend(what_if, draw, mams_area_inset(inside, 0, 1));
}
