/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/timeline.h"

static const int zooms[] = {12, 24, 48, 84};

MamsTimeline mams_timeline_make(MamsMonth first, MamsMonth last)
{
    return (MamsTimeline){.first = first,
                          .last = last,
                          .cursor = last,
                          .top_year = mams_month_year(first),
                          .signs = 1,
                          .year_columns = MAMS_TIMELINE_YEAR};
}

MamsTimeline mams_timeline_of(const MamsAnswer *answer)
{
    MamsMonth last = mams_day_month(answer->on);
    MamsMonth first = last;
    for (guint i = answer->months->len; i > 0; i--) {
        const MamsMonthAnswer *month = &g_array_index(answer->months, MamsMonthAnswer, i - 1);
        if (month->verdict == MAMS_VERDICT_NONE)
            break;
        first = month->month;
    }
    return mams_timeline_make(first, last);
}

/* Of a month: its signs between two brackets. */
static int cell_columns(const MamsTimeline *timeline)
{
    return timeline->signs + 2;
}

int mams_timeline_columns(const MamsTimeline *timeline)
{
    return timeline->year_columns + 12 * cell_columns(timeline);
}

bool mams_timeline_move(MamsTimeline *timeline, int months)
{
    MamsMonth to = timeline->cursor + months;
    if (to < timeline->first || to > timeline->last)
        return false;
    timeline->cursor = to;
    return true;
}

void mams_timeline_go(MamsTimeline *timeline, MamsMonth month)
{
    timeline->cursor = CLAMP(month, timeline->first, timeline->last);
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
    int at = column - area.column - timeline->year_columns;
    if (row <= area.row || row >= area.row + area.rows || at < 0 ||
        at >= 12 * cell_columns(timeline))
        return MAMS_MONTH_NONE;
    int year = timeline->top_year + row - area.row - 1;
    MamsMonth month = mams_month_make(year, at / cell_columns(timeline) + 1);
    return month < timeline->first || month > timeline->last ? MAMS_MONTH_NONE : month;
}

int mams_timeline_zoom(int months, int direction)
{
    guint i = 0;
    while (i + 1 < G_N_ELEMENTS(zooms) && zooms[i] < months)
        i++;
    if (direction < 0 && i > 0)
        i--;
    else if (direction > 0 && i + 1 < G_N_ELEMENTS(zooms))
        i++;
    return zooms[i];
}

void mams_timeline_show(MamsTimeline *timeline, MamsMonth earliest, int months)
{
    timeline->first = MAX(timeline->last - months + 1, earliest);
    timeline->top_year = mams_month_year(timeline->first);
    mams_timeline_go(timeline, timeline->cursor);
}

/* ---- drawing ---- */

static void draw_heading(const MamsTimeline *timeline, MamsDraw *draw, MamsArea area)
{
    /* TRANSLATORS: the first letters of the twelve months, blanks between them. */
    g_auto(GStrv) letters = g_strsplit(_("J F M A M J J A S O N D"), " ", 12);
    for (int i = 0; letters[i] != NULL; i++)
        mams_draw_text(draw, area.row,
                       area.column + timeline->year_columns + i * cell_columns(timeline) + 1, 1,
                       MAMS_ROLE_QUIET, letters[i]);
}

static void draw_month(const MamsTimeline *timeline, MamsDraw *draw, int row, int column,
                       MamsMonth month, bool focus, const MamsTimelineMonth *look)
{
    bool here = month == timeline->cursor;
    bool reversed = look->marked || (here && focus);
    if (look->marked)
        mams_draw_text(draw, row, column, 1, MAMS_ROLE_SELECTED, "*");
    if (here) {
        MamsRole bracket = focus ? MAMS_ROLE_SELECTED : MAMS_ROLE_HEADING;
        mams_draw_text(draw, row, column, 1, bracket, "[");
        mams_draw_text(draw, row, column + timeline->signs + 1, 1, bracket, "]");
    }
    for (int i = 0; i < timeline->signs; i++) {
        const char *sign = look->signs[i] != NULL ? look->signs[i] : " ";
        mams_draw_text(draw, row, column + 1 + i, 1, reversed ? MAMS_ROLE_SELECTED : look->roles[i],
                       sign);
    }
    if (here && focus)
        mams_draw_cursor(draw, row, column + 1);
}

void mams_timeline_draw(MamsTimeline *timeline, MamsDraw *draw, MamsArea area, bool focus,
                        MamsTimelineLook look, const void *data)
{
    draw_heading(timeline, draw, area);
    mams_timeline_fit(timeline, area.rows - 1);
    for (int i = 1; i < area.rows; i++) {
        int year = timeline->top_year + i - 1;
        if (year > mams_month_year(timeline->last))
            break;
        g_autofree char *label = g_strdup_printf("%d", year);
        mams_draw_text(draw, area.row + i, area.column, MIN(timeline->year_columns, 4),
                       MAMS_ROLE_QUIET, label);
        for (int number = 1; number <= 12; number++) {
            MamsMonth month = mams_month_make(year, number);
            MamsTimelineMonth shown = {0};
            if (month < timeline->first || month > timeline->last)
                continue;
            look(month, &shown, data);
            draw_month(timeline, draw, area.row + i,
                       area.column + timeline->year_columns + (number - 1) * cell_columns(timeline),
                       month, focus, &shown);
        }
    }
}
