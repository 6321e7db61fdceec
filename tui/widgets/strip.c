/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/strip.h"

#include "marks.h"

enum { YEAR = 12, GAP = 2 };
enum { ROW_YEARS, ROW_BEFORE, ROW_AFTER, ROW_CHANGES };

static int label_columns(void)
{
    return MAX(mams_text_width(_("before")), mams_text_width(_("after"))) + GAP;
}

int mams_strip_months(int columns)
{
    int room = columns - label_columns();
    /* A gap a year, and one more when the first year is not whole. */
    return MAX(room - room / (YEAR + 1) - 1, 0);
}

/* The columns from one month's sign to a later one's. */
static int distance(MamsMonth from, MamsMonth to)
{
    return to - from + mams_month_year(to) - mams_month_year(from);
}

static void draw_month(MamsDraw *draw, MamsArea area, int column, const MamsRules *rules,
                       const MamsMonthPair *pair)
{
    MamsRole before, after;
    const char *left = mams_marks_sign(rules, &pair->left, &before);
    const char *right = mams_marks_sign(rules, &pair->right, &after);
    if (!mams_month_answer_same(&pair->left, &pair->right)) {
        before = after = MAMS_ROLE_SELECTED;
        mams_draw_text(draw, area.row + ROW_CHANGES, column, 1, MAMS_ROLE_CAUTION, "^");
    }
    mams_draw_text(draw, area.row + ROW_BEFORE, column, 1, before, left);
    mams_draw_text(draw, area.row + ROW_AFTER, column, 1, after, right);
}

/* The year stands over its first month shown, when there is room for it. */
static void draw_year(MamsDraw *draw, MamsArea area, int column, MamsMonth month, MamsMonth last)
{
    enum { DIGITS = 4 };
    MamsMonth end = MIN(month - mams_month_number(month) + YEAR, last);
    g_autofree char *year = g_strdup_printf("%d", mams_month_year(month));
    if (end - month + 1 >= DIGITS)
        mams_draw_text(draw, area.row + ROW_YEARS, column, DIGITS, MAMS_ROLE_QUIET, year);
}

void mams_strip_draw(MamsDraw *draw, MamsArea area, const MamsRules *rules, const GArray *months)
{
    int labels = label_columns();
    guint room = (guint)mams_strip_months(area.columns);
    guint first = months->len > room ? months->len - room : 0;
    mams_draw_text(draw, area.row + ROW_BEFORE, area.column, labels, MAMS_ROLE_QUIET, _("before"));
    mams_draw_text(draw, area.row + ROW_AFTER, area.column, labels, MAMS_ROLE_QUIET, _("after"));
    if (months->len == 0)
        return;
    MamsMonth begin = g_array_index(months, MamsMonthPair, first).month;
    MamsMonth last = g_array_index(months, MamsMonthPair, months->len - 1).month;
    for (guint i = first; i < months->len; i++) {
        const MamsMonthPair *pair = &g_array_index(months, MamsMonthPair, i);
        int column = area.column + labels + distance(begin, pair->month);
        if (i == first || mams_month_number(pair->month) == 1)
            draw_year(draw, area, column, pair->month, last);
        draw_month(draw, area, column, rules, pair);
    }
}
