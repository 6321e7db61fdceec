/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "widgets/editor_private.h"

/* A part of a row. Returns the column behind it. */
static int draw_part(const MamsEditor *editor, MamsDraw *draw, MamsArea row, int column,
                     MamsRole role, size_t start, size_t end)
{
    g_autofree char *part = g_strndup(editor->text->str + start, end - start);
    int room = row.column + row.columns - column;
    return column + mams_draw_text(draw, row.row, column, room, role, part);
}

/* A row with its misspelt words underlined. */
static void draw_row(MamsEditor *editor, MamsDraw *draw, MamsArea row, int index,
                     const GArray *marks, bool focus)
{
    size_t at = editor_row_start(editor, index), end = editor->text->len;
    if (index + 1 < (int)editor->rows->len)
        end = editor_row_start(editor, index + 1);
    while (end > at && (editor->text->str[end - 1] == '\n' || editor->text->str[end - 1] == ' '))
        end--;
    MamsRole role = editor_is_quoted(editor, at) ? MAMS_ROLE_QUIET : MAMS_ROLE_TEXT;
    int column = row.column;
    for (guint i = 0; i < marks->len; i++) {
        const MamsMisspelling *word = &g_array_index(marks, MamsMisspelling, i);
        size_t from = MAX(word->start, at), to = MIN(word->end, end);
        if (from >= to || (focus && word->end == editor->cursor))
            continue;
        column = draw_part(editor, draw, row, column, role, at, from);
        column = draw_part(editor, draw, row, column, MAMS_ROLE_UNDERLINED, from, to);
        at = to;
    }
    draw_part(editor, draw, row, column, role, at, end);
}

/* Where the list stands: below its word, or above it when there is more room. */
static MamsArea place_list(const MamsEditor *editor, MamsArea area, int row, int column)
{
    int n = (int)g_strv_length(editor->suggestions), width = 0;
    for (int i = 0; i < n; i++)
        width = MAX(width, mams_text_width(editor->suggestions[i]));
    int below = area.rows - row - 1, above = row;
    bool under = below >= MIN(n, above + 1);
    int rows = MAX(MIN(n, under ? below : above), 1);
    int columns = MIN(width + 6, area.columns); /* │ 1 word │ */
    return (MamsArea){.row = area.row + (under ? MIN(row + 1, area.rows - 1) : row - rows),
                      .column = area.column + CLAMP(column - 4, 0, area.columns - columns),
                      .rows = rows,
                      .columns = columns};
}

static void draw_list(const MamsEditor *editor, MamsDraw *draw, MamsArea list)
{
    int n = (int)g_strv_length(editor->suggestions);
    int first = CLAMP(editor->chosen - list.rows + 1, 0, n - list.rows);
    for (int i = 0; i < list.rows; i++) {
        int index = first + i, row = list.row + i, last = list.column + list.columns - 1;
        MamsRole role = index == editor->chosen ? MAMS_ROLE_SELECTED : MAMS_ROLE_TEXT;
        g_autofree char *text = g_strdup_printf("%d %s", index + 1, editor->suggestions[index]);
        mams_draw_text(draw, row, list.column, 1, MAMS_ROLE_TEXT, "│");
        mams_draw_blank(draw, row, list.column + 1, list.columns - 2, role);
        mams_draw_text(draw, row, list.column + 2, list.columns - 4, role, text);
        mams_draw_text(draw, row, last, 1, MAMS_ROLE_TEXT, "│");
    }
    mams_draw_cursor(draw, list.row + editor->chosen - first, list.column + 2);
}

void mams_editor_draw(MamsEditor *editor, MamsDraw *draw, MamsArea area, bool focus)
{
    editor->area = area;
    int top = mams_editor_fit(editor, area.rows, area.columns);
    g_autoptr(GArray) marks = editor_marks(editor, top, top + area.rows);
    for (int i = 0; i < area.rows && top + i < mams_editor_rows(editor); i++) {
        MamsArea row = {area.row + i, area.column, 1, area.columns};
        draw_row(editor, draw, row, top + i, marks, focus);
    }
    if (!focus)
        return;
    int row = mams_editor_cursor_row(editor) - top;
    /* A blank that hangs over the edge takes the cursor no further. */
    int column = MIN(mams_editor_cursor_column(editor), area.columns - 1);
    if (editor->suggestions != NULL)
        draw_list(editor, draw, place_list(editor, area, row, column));
    else
        mams_draw_cursor(draw, area.row + row, area.column + column);
}
