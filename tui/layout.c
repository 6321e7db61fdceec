/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout.h"

#include <glib.h>

bool mams_layout_fits(int rows, int columns)
{
    return rows >= MAMS_MIN_ROWS && columns >= MAMS_MIN_COLUMNS;
}

MamsLayout mams_layout_make(int rows, int columns, bool banner)
{
    MamsLayout layout;
    layout.body = (MamsArea){0, 0, rows, columns};
    layout.title = mams_area_cut_top(&layout.body, 1);
    layout.banner = mams_area_cut_top(&layout.body, banner ? 1 : 0);
    layout.fkeys = mams_area_cut_bottom(&layout.body, 1);
    layout.message = mams_area_cut_bottom(&layout.body, 1);
    return layout;
}

MamsArea mams_area_cut_top(MamsArea *area, int rows)
{
    MamsArea cut = *area;
    cut.rows = CLAMP(rows, 0, area->rows);
    area->row += cut.rows;
    area->rows -= cut.rows;
    return cut;
}

MamsArea mams_area_cut_bottom(MamsArea *area, int rows)
{
    MamsArea cut = *area;
    cut.rows = CLAMP(rows, 0, area->rows);
    area->rows -= cut.rows;
    cut.row = area->row + area->rows;
    return cut;
}

MamsArea mams_area_inset(MamsArea area, int left, int right)
{
    area.column += left;
    area.columns = MAX(area.columns - left - right, 0);
    return area;
}
