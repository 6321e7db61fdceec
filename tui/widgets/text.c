/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/text.h"

#include "mams.h"

typedef struct {
    MamsRole role;
    int indent;
    char *label; /* or NULL */
    char *text;
} Paragraph;

typedef struct {
    int paragraph;
    bool first; /* of its paragraph: it has the label */
    char *text;
} Line;

struct MamsTextView {
    GArray *paragraphs; /* Paragraph */
    GArray *lines;      /* Line, for the width */
    int columns, rows, top;
};

static void clear_paragraph(void *data)
{
    Paragraph *paragraph = data;
    g_free(paragraph->label);
    g_free(paragraph->text);
}

static void clear_line(void *data)
{
    g_free(((Line *)data)->text);
}

MamsTextView *mams_text_view_new(void)
{
    MamsTextView *view = g_new0(MamsTextView, 1);
    view->paragraphs = g_array_new(FALSE, FALSE, sizeof(Paragraph));
    g_array_set_clear_func(view->paragraphs, clear_paragraph);
    view->lines = g_array_new(FALSE, FALSE, sizeof(Line));
    g_array_set_clear_func(view->lines, clear_line);
    return view;
}

void mams_text_view_free(MamsTextView *view)
{
    if (view == NULL)
        return;
    g_array_free(view->paragraphs, TRUE);
    g_array_free(view->lines, TRUE);
    g_free(view);
}

static void add(MamsTextView *view, MamsRole role, const char *label, int indent, const char *text)
{
    Paragraph paragraph = {
        .role = role, .indent = indent, .label = g_strdup(label), .text = g_strdup(text)};
    g_array_append_val(view->paragraphs, paragraph);
    view->columns = 0; /* the lines are to be broken anew */
}

void mams_text_view_add(MamsTextView *view, MamsRole role, int indent, const char *text)
{
    add(view, role, NULL, indent, text);
}

void mams_text_view_add_labelled(MamsTextView *view, const char *label, int indent,
                                 const char *text)
{
    add(view, MAMS_ROLE_TEXT, label, indent, text);
}

static void break_paragraph(MamsTextView *view, int index)
{
    const Paragraph *paragraph = &g_array_index(view->paragraphs, Paragraph, index);
    int columns = MAX(view->columns - paragraph->indent, 1);
    g_auto(GStrv) lines = mams_text_wrap(paragraph->text, columns);
    int n = (int)g_strv_length(lines);
    for (int i = 0; i < MAX(n, 1); i++) {
        Line line = {.paragraph = index, .first = i == 0, .text = g_strdup(n > 0 ? lines[i] : "")};
        g_array_append_val(view->lines, line);
    }
}

void mams_text_view_fit(MamsTextView *view, int rows, int columns)
{
    if (columns != view->columns) {
        view->columns = columns;
        g_array_set_size(view->lines, 0);
        for (guint i = 0; i < view->paragraphs->len; i++)
            break_paragraph(view, (int)i);
    }
    view->rows = rows;
    mams_text_view_scroll(view, 0);
}

void mams_text_view_scroll(MamsTextView *view, int delta)
{
    view->top = CLAMP(view->top + delta, 0, MAX((int)view->lines->len - view->rows, 0));
}

int mams_text_view_lines(const MamsTextView *view)
{
    return (int)view->lines->len;
}

int mams_text_view_rows(const MamsTextView *view)
{
    return view->rows;
}

int mams_text_view_top(const MamsTextView *view)
{
    return view->top;
}

void mams_text_view_draw(MamsTextView *view, MamsDraw *draw, MamsArea area)
{
    mams_text_view_fit(view, area.rows, area.columns);
    for (int i = 0; i < area.rows && view->top + i < (int)view->lines->len; i++) {
        const Line *line = &g_array_index(view->lines, Line, view->top + i);
        const Paragraph *paragraph = &g_array_index(view->paragraphs, Paragraph, line->paragraph);
        if (line->first && paragraph->label != NULL)
            mams_draw_text(draw, area.row + i, area.column, paragraph->indent - 1,
                           MAMS_ROLE_HEADING, paragraph->label);
        mams_draw_text(draw, area.row + i, area.column + paragraph->indent,
                       area.columns - paragraph->indent, paragraph->role, line->text);
    }
    mams_draw_cursor(draw, area.row, area.column);
}
