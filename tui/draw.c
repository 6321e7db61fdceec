/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draw.h"

#include <glib.h>
#include <string.h>
#include <wchar.h>

#include <curses.h>

#include "mams.h"

void mams_draw_begin(MamsDraw *draw)
{
    werase(stdscr);
    getmaxyx(stdscr, draw->rows, draw->columns);
    draw->cursor_row = 0;
    draw->cursor_column = 0;
}

void mams_draw_end(MamsDraw *draw)
{
    wmove(stdscr, draw->cursor_row, draw->cursor_column);
    wnoutrefresh(stdscr);
    doupdate();
}

void mams_draw_repaint(void)
{
    clearok(stdscr, TRUE);
}

/* Draws one grapheme. Where the C library and our tables differ about its width, a sign of a sure
 * width stands for it, so that the columns after it stay right. */
static void draw_grapheme(const MamsDraw *draw, int row, int column, int width, MamsRole role,
                          const char *grapheme, size_t length)
{
    wchar_t wide[CCHARW_MAX + 1] = {0};
    size_t n = 0;
    for (const char *p = grapheme; p < grapheme + length && n < CCHARW_MAX; p = g_utf8_next_char(p))
        wide[n++] = (wchar_t)g_utf8_get_char(p);
    if (wcwidth(wide[0]) != width)
        wcscpy(wide, L"?");
    cchar_t cell;
    if (setcchar(&cell, wide, draw->theme.attributes[role], draw->theme.pairs[role], NULL) == OK)
        mvwadd_wch(stdscr, row, column, &cell);
}

int mams_draw_text(MamsDraw *draw, int row, int column, int columns, MamsRole role,
                   const char *text)
{
    if (row < 0 || row >= draw->rows || column < 0)
        return 0;
    columns = MIN(columns, draw->columns - column);
    if (columns <= 0)
        return 0;
    g_autofree char *clean = mams_text_clean(text);
    g_autofree char *cut = mams_text_ellipsize(clean, columns);
    int at = column;
    for (size_t offset = 0; cut[offset] != '\0';) {
        size_t next = mams_text_next(cut, offset);
        g_autofree char *grapheme = g_strndup(cut + offset, next - offset);
        int width = mams_text_width(grapheme);
        if (width > 0)
            draw_grapheme(draw, row, at, width, role, grapheme, next - offset);
        at += width;
        offset = next;
    }
    return at - column;
}

int mams_draw_text_right(MamsDraw *draw, int row, int column, int columns, MamsRole role,
                         const char *text)
{
    g_autofree char *clean = mams_text_clean(text);
    int start = column + MAX(columns - mams_text_width(clean), 0);
    mams_draw_text(draw, row, start, columns, role, text);
    return start;
}

int mams_draw_paragraph(MamsDraw *draw, MamsArea area, MamsRole role, const char *text)
{
    g_auto(GStrv) lines = mams_text_wrap(text, area.columns);
    int n = (int)g_strv_length(lines);
    int shown = MIN(n, area.rows);
    for (int i = 0; i < shown; i++) {
        if (i == shown - 1 && n > shown) {
            g_autofree char *more = g_strconcat(lines[i], " ", lines[i + 1], NULL);
            mams_draw_text(draw, area.row + i, area.column, area.columns, role, more);
        } else {
            mams_draw_text(draw, area.row + i, area.column, area.columns, role, lines[i]);
        }
    }
    return shown;
}

void mams_draw_blank(MamsDraw *draw, int row, int column, int columns, MamsRole role)
{
    cchar_t cell;
    if (setcchar(&cell, L" ", draw->theme.attributes[role], draw->theme.pairs[role], NULL) == OK)
        mvwhline_set(stdscr, row, column, &cell, MIN(columns, draw->columns - column));
}

void mams_draw_rule(MamsDraw *draw, int row, int column, int columns)
{
    cchar_t cell;
    if (setcchar(&cell, L"─", draw->theme.attributes[MAMS_ROLE_QUIET],
                 draw->theme.pairs[MAMS_ROLE_QUIET], NULL) == OK)
        mvwhline_set(stdscr, row, column, &cell, MIN(columns, draw->columns - column));
}

void mams_draw_cursor(MamsDraw *draw, int row, int column)
{
    draw->cursor_row = CLAMP(row, 0, MAX(draw->rows - 1, 0));
    draw->cursor_column = CLAMP(column, 0, MAX(draw->columns - 1, 0));
}
