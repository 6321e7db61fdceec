/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_LAYOUT_H
#define MAMS_TUI_LAYOUT_H

#include <stdbool.h>

/* A rectangle of the window. */
typedef struct {
    int row, column, rows, columns;
} MamsArea;

/* The design size: a smaller window shows nothing but that it is too small. */
enum { MAMS_MIN_ROWS = 24, MAMS_MIN_COLUMNS = 80 };

typedef struct {
    MamsArea title;   /* the first line */
    MamsArea banner;  /* the line below it, when there is something that must not be missed */
    MamsArea body;    /* what a screen draws in */
    MamsArea message; /* the line above the last */
    MamsArea fkeys;   /* the last line */
} MamsLayout;

bool mams_layout_fits(int rows, int columns);
MamsLayout mams_layout_make(int rows, int columns, bool banner);

/* Cuts up to `rows` rows off the top or the bottom of an area and returns them. */
MamsArea mams_area_cut_top(MamsArea *area, int rows);
MamsArea mams_area_cut_bottom(MamsArea *area, int rows);
/* The area without `left` and `right` columns. */
MamsArea mams_area_inset(MamsArea area, int left, int right);

#endif
