/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_DRAW_H
#define MAMS_TUI_DRAW_H

#include <stdbool.h>

#include "layout.h"
#include "theme.h"

/* The only way onto the screen: text in columns, whole graphemes, never outside the window. */
typedef struct {
    MamsTheme theme;
    int rows, columns;             /* of the window */
    int cursor_row, cursor_column; /* where the focus is */
} MamsDraw;

/* Begins a picture of an empty window with the cursor in its first cell. */
void mams_draw_begin(MamsDraw *draw);
/* Brings the picture to the terminal: only the cells that changed are sent. */
void mams_draw_end(MamsDraw *draw);
/* Makes the next picture be sent whole. */
void mams_draw_repaint(void);

/* Draws a text into at most `columns` columns, cut with "…" when it is longer. Control characters
 * are left out. Returns the columns taken. */
int mams_draw_text(MamsDraw *draw, int row, int column, int columns, MamsRole role,
                   const char *text);
/* The same with its end at column + columns. Returns the column it begins in. */
int mams_draw_text_right(MamsDraw *draw, int row, int column, int columns, MamsRole role,
                         const char *text);
/* Draws the lines of a paragraph, at most `area.rows`; the last one ends with "…" when there are
 * more. Returns the number of lines drawn. */
int mams_draw_paragraph(MamsDraw *draw, MamsArea area, MamsRole role, const char *text);
/* Draws blanks. */
void mams_draw_blank(MamsDraw *draw, int row, int column, int columns, MamsRole role);
/* Draws a line across. */
void mams_draw_rule(MamsDraw *draw, int row, int column, int columns);

/* Puts the hardware cursor on the focus. */
void mams_draw_cursor(MamsDraw *draw, int row, int column);

#endif
