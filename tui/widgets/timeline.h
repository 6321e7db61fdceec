/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_WIDGETS_TIMELINE_H
#define MAMS_TUI_WIDGETS_TIMELINE_H

#include <stdbool.h>

#include "draw.h"
#include "mams.h"

/* Signs that a month has at most. */
enum { MAMS_TIMELINE_SIGNS = 2 };

/* A strip of months, a row a year, with a cursor. */
typedef struct {
    MamsMonth first, last; /* inclusive; first <= last */
    MamsMonth cursor;
    int top_year;     /* of the first row shown */
    int signs;        /* shown of a month, 1 … MAMS_TIMELINE_SIGNS */
    int year_columns; /* before the first month; 0: the years are not shown */
} MamsTimeline;

/* Columns that the strip takes with one sign a month: the year and twelve months. */
enum { MAMS_TIMELINE_YEAR = 6, MAMS_TIMELINE_COLUMNS = MAMS_TIMELINE_YEAR + 12 * 3 };

/* The strip of these months with the cursor on the last one and one sign a month. */
MamsTimeline mams_timeline_make(MamsMonth first, MamsMonth last);
/* The strip of an answer's months: it begins with the first one that the answer knows anything of.
 */
MamsTimeline mams_timeline_of(const MamsAnswer *answer);
int mams_timeline_columns(const MamsTimeline *timeline);
/* Moves the cursor by months; false when it is at the end already. A year's step that would leave
 * the strip stays where it is. */
bool mams_timeline_move(MamsTimeline *timeline, int months);
/* Puts the cursor on a month, or on the end of the strip that is next to it. */
void mams_timeline_go(MamsTimeline *timeline, MamsMonth month);
/* The number of years. */
int mams_timeline_years(const MamsTimeline *timeline);
/* Shows `rows` years with that of the cursor among them. */
void mams_timeline_fit(MamsTimeline *timeline, int rows);
/* The month drawn at a place of the area (whose first row is the heading); NONE when there is none.
 */
MamsMonth mams_timeline_at(const MamsTimeline *timeline, MamsArea area, int row, int column);

/* How many months a strip shows one step nearer (-1) or farther (1): 12, 24, 48, 84. The same at
 * the ends. */
int mams_timeline_zoom(int months, int direction);
/* Makes the strip the last `months` months, none before `earliest`; the cursor stays within it. */
void mams_timeline_show(MamsTimeline *timeline, MamsMonth earliest, int months);

/* How a month looks. Begin with zeros. */
typedef struct {
    const char *signs[MAMS_TIMELINE_SIGNS]; /* NULL: none (transfer none) */
    MamsRole roles[MAMS_TIMELINE_SIGNS];
    bool marked; /* it stands out: in reverse, with a star before it */
} MamsTimelineMonth;

typedef void (*MamsTimelineLook)(MamsMonth month, MamsTimelineMonth *look, const void *data);

/* Draws the heading and the years that fit; brackets stand around the month of the cursor, and the
 * hardware cursor on it when it has the focus. */
void mams_timeline_draw(MamsTimeline *timeline, MamsDraw *draw, MamsArea area, bool focus,
                        MamsTimelineLook look, const void *data);

#endif
