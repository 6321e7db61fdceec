/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/timeline.h"

/* Columns of a month, and of the year before the first one. */
enum { CELL = 3, YEAR = 6 };

MamsTimeline mams_timeline_make(MamsMonth first, MamsMonth last)
{
    return (MamsTimeline){first, last, last, mams_month_year(first)};
}

bool mams_timeline_move(MamsTimeline *timeline, int months)
{
    MamsMonth to = timeline->cursor + months;
    if (to < timeline->first || to > timeline->last)
        return false;
    timeline->cursor = to;
    return true;
}

int mams_timeline_years(const MamsTimeline *timeline)
{
    return mams_month_year(timeline->last) - mams_month_year(timeline->first) + 1;
}

void mams_timeline_fit(MamsTimeline *timeline, int rows)
{
    int year = mams_month_year(timeline->cursor);
    int lowest = mams_month_year(timeline->last) - rows + 1;
    timeline->top_year = CLAMP(timeline->top_year, year - rows + 1, year);
    timeline->top_year = MIN(timeline->top_year, MAX(lowest, mams_month_year(timeline->first)));
}

MamsMonth mams_timeline_at(const MamsTimeline *timeline, MamsArea area, int row, int column)
{
    int cell = column - area.column - YEAR;
    if (row <= area.row || row >= area.row + area.rows || cell < 0 || cell >= 12 * CELL)
        return MAMS_MONTH_NONE;
    int year = timeline->top_year + row - area.row - 1;
    MamsMonth month = mams_month_make(year, cell / CELL + 1);
    return month < timeline->first || month > timeline->last ? MAMS_MONTH_NONE : month;
}

static void draw_heading(MamsDraw *draw, MamsArea area)
{
    /* TRANSLATORS: the first letters of the twelve months, blanks between them. */
    g_auto(GStrv) letters = g_strsplit(_("J F M A M J J A S O N D"), " ", 12);
    for (int i = 0; letters[i] != NULL; i++)
        mams_draw_text(draw, area.row, area.column + YEAR + i * CELL + 1, 1, MAMS_ROLE_QUIET,
                       letters[i]);
}

static void draw_month(const MamsTimeline *timeline, MamsDraw *draw, int row, int column,
                       MamsMonth month, bool focus, MamsTimelineSign sign, const void *data)
{
    MamsRole role = MAMS_ROLE_TEXT;
    const char *text = sign(month, &role, data);
    bool here = month == timeline->cursor;
    if (here) {
        MamsRole bracket = focus ? MAMS_ROLE_SELECTED : MAMS_ROLE_HEADING;
        mams_draw_text(draw, row, column, 1, bracket, "[");
        mams_draw_text(draw, row, column + 2, 1, bracket, "]");
        if (focus) {
            role = MAMS_ROLE_SELECTED;
            mams_draw_cursor(draw, row, column + 1);
        }
    }
    mams_draw_text(draw, row, column + 1, 1, role, text);
}

void mams_timeline_draw(MamsTimeline *timeline, MamsDraw *draw, MamsArea area, bool focus,
                        MamsTimelineSign sign, const void *data)
{
    draw_heading(draw, area);
    mams_timeline_fit(timeline, area.rows - 1);
    for (int i = 1; i < area.rows; i++) {
        int year = timeline->top_year + i - 1;
        if (year > mams_month_year(timeline->last))
            break;
        g_autofree char *label = g_strdup_printf("%d", year);
        mams_draw_text(draw, area.row + i, area.column, 4, MAMS_ROLE_QUIET, label);
        for (int number = 1; number <= 12; number++) {
            MamsMonth month = mams_month_make(year, number);
            if (month >= timeline->first && month <= timeline->last)
                draw_month(timeline, draw, area.row + i, area.column + YEAR + (number - 1) * CELL,
                           month, focus, sign, data);
        }
    }
}
