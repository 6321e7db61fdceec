/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_WIDGETS_TIMELINE_H
#define MAMS_TUI_WIDGETS_TIMELINE_H

#include <stdbool.h>

#include "draw.h"
#include "mams.h"

/* A strip of months, a row a year, with a cursor. */
typedef struct {
    MamsMonth first, last; /* inclusive; first <= last */
    MamsMonth cursor;
    int top_year; /* of the first row shown */
} MamsTimeline;

/* Columns that the strip takes: the year and twelve months. */
enum { MAMS_TIMELINE_COLUMNS = 6 + 12 * 3 };

/* The strip of these months with the cursor on the last one. */
MamsTimeline mams_timeline_make(MamsMonth first, MamsMonth last);
/* Moves the cursor by months; false when it is at the end already. A year's step that would leave
 * the strip stays where it is. */
bool mams_timeline_move(MamsTimeline *timeline, int months);
/* The number of years. */
int mams_timeline_years(const MamsTimeline *timeline);
/* Shows `rows` years with that of the cursor among them. */
void mams_timeline_fit(MamsTimeline *timeline, int rows);
/* The month drawn at a place of the area (whose first row is the heading); NONE when there is none.
 */
MamsMonth mams_timeline_at(const MamsTimeline *timeline, MamsArea area, int row, int column);

/* The one sign of a month, and the role in which it is drawn. */
typedef const char *(*MamsTimelineSign)(MamsMonth month, MamsRole *role, const void *data);

/* Draws the heading and the years that fit; brackets stand around the month of the cursor, and the
 * hardware cursor on it when it has the focus. */
void mams_timeline_draw(MamsTimeline *timeline, MamsDraw *draw, MamsArea area, bool focus,
                        MamsTimelineSign sign, const void *data);

#endif
