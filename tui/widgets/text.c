/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/text.h"

#include "mams.h"

typedef struct {
    MamsRole role;
    int indent;
    char *label; /* or NULL */
    char *text;
    bool struck; /* lines of the manual: with overstrikes, broken already */
    char *stop;  /* its name, or NULL: it is none */
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
    int at;    /* the line that has the cursor */
    int begin; /* the paragraph to begin with */
};

static void clear_paragraph(void *data)
{
    Paragraph *paragraph = data;
    g_free(paragraph->label);
    g_free(paragraph->text);
    g_free(paragraph->stop);
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

/* Takes the paragraph's strings. */
static void add(MamsTextView *view, Paragraph paragraph)
{
    g_array_append_val(view->paragraphs, paragraph);
    view->columns = 0; /* the lines are to be broken anew */
}

void mams_text_view_add(MamsTextView *view, MamsRole role, int indent, const char *text)
{
    add(view, (Paragraph){.role = role, .indent = indent, .text = g_strdup(text)});
}

void mams_text_view_add_struck(MamsTextView *view, const char *lines)
{
    add(view, (Paragraph){.role = MAMS_ROLE_TEXT, .text = g_strdup(lines), .struck = true});
}

void mams_text_view_add_labelled(MamsTextView *view, const char *label, int indent,
                                 const char *text)
{
    add(view, (Paragraph){.role = MAMS_ROLE_TEXT,
                          .indent = indent,
                          .label = g_strdup(label),
                          .text = g_strdup(text)});
}

static void break_paragraph(MamsTextView *view, int index)
{
    const Paragraph *paragraph = &g_array_index(view->paragraphs, Paragraph, index);
    int columns = MAX(view->columns - paragraph->indent, 1);
    g_auto(GStrv) lines = paragraph->struck ? g_strsplit(paragraph->text, "\n", -1)
                                            : mams_text_wrap(paragraph->text, columns);
    int n = (int)g_strv_length(lines);
    for (int i = 0; i < MAX(n, 1); i++) {
        Line line = {.paragraph = index, .first = i == 0, .text = g_strdup(n > 0 ? lines[i] : "")};
        g_array_append_val(view->lines, line);
    }
}

static int valid_top(const MamsTextView *view, int top)
{
    return CLAMP(top, 0, MAX((int)view->lines->len - view->rows, 0));
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
    view->top = valid_top(view, view->top);
    if (view->at < view->top || view->at >= view->top + rows)
        view->at = view->top;
}

void mams_text_view_scroll(MamsTextView *view, int delta)
{
    view->top = view->at = valid_top(view, view->top + delta);
}

int mams_text_view_place(const MamsTextView *view, int *line)
{
    *line = 0;
    if (view->at >= (int)view->lines->len)
        return 0;
    int paragraph = g_array_index(view->lines, Line, view->at).paragraph;
    while (!g_array_index(view->lines, Line, view->at - *line).first)
        (*line)++;
    return paragraph;
}

void mams_text_view_go(MamsTextView *view, int paragraph, int line)
{
    int n = (int)view->lines->len, at = 0;
    while (at < n && g_array_index(view->lines, Line, at).paragraph < paragraph)
        at++;
    while (line > 0 && at + 1 < n && !g_array_index(view->lines, Line, at + 1).first) {
        at++;
        line--;
    }
    view->at = MIN(at, MAX(n - 1, 0));
    view->top = valid_top(view, view->at);
}

void mams_text_view_begin_here(MamsTextView *view)
{
    view->begin = (int)view->paragraphs->len;
}

int mams_text_view_begin(const MamsTextView *view)
{
    return view->begin;
}

/* ---- stops ---- */

static Paragraph *paragraph_at(const MamsTextView *view, int index)
{
    return &g_array_index(view->paragraphs, Paragraph, index);
}

void mams_text_view_set_stop(MamsTextView *view, const char *key)
{
    paragraph_at(view, (int)view->paragraphs->len - 1)->stop = g_strdup(key);
}

const char *mams_text_view_stop(const MamsTextView *view)
{
    int line, index = mams_text_view_place(view, &line);
    return index < (int)view->paragraphs->len ? paragraph_at(view, index)->stop : NULL;
}

/* The paragraph of the next stop in a direction; -1: there is none. */
static int find_stop(const MamsTextView *view, int delta)
{
    int line, index = mams_text_view_place(view, &line) + delta;
    for (; index >= 0 && index < (int)view->paragraphs->len; index += delta) {
        if (paragraph_at(view, index)->stop != NULL)
            return index;
    }
    return -1;
}

void mams_text_view_step(MamsTextView *view, int delta)
{
    int stop = find_stop(view, delta), top = view->top;
    if (stop < 0) {
        view->top = valid_top(view, top + delta);
        view->at = MAX(view->at, view->top);
        view->at = MIN(view->at, view->top + view->rows - 1);
        return;
    }
    mams_text_view_go(view, stop, 0);
    int last = view->at;
    while (last + 1 < (int)view->lines->len && !g_array_index(view->lines, Line, last + 1).first)
        last++;
    view->top = valid_top(view, CLAMP(top, last - view->rows + 1, view->at));
}

/* The first line of a paragraph, as it is broken now. */
static int line_of(const MamsTextView *view, int paragraph)
{
    int at = 0;
    while (at < (int)view->lines->len &&
           g_array_index(view->lines, Line, at).paragraph < paragraph)
        at++;
    return at;
}

void mams_text_view_walk(MamsTextView *view, int delta)
{
    int stop = find_stop(view, delta);
    int line = stop >= 0 ? line_of(view, stop) : -1;
    if (line >= view->top && line < view->top + view->rows) {
        mams_text_view_step(view, delta);
        return;
    }
    view->top = valid_top(view, view->top + delta);
    view->at = CLAMP(view->at, view->top, view->top + view->rows - 1);
}

void mams_text_view_go_as(MamsTextView *view, const MamsTextView *other)
{
    view->top = valid_top(view, other->top);
    view->at = CLAMP(other->at, view->top, view->top + view->rows - 1);
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

int mams_text_view_at(const MamsTextView *view)
{
    return view->at;
}

char *mams_text_view_line(const MamsTextView *view, int line)
{
    if (line >= (int)view->lines->len)
        return g_strdup("");
    const Line *found = &g_array_index(view->lines, Line, line);
    const Paragraph *paragraph = &g_array_index(view->paragraphs, Paragraph, found->paragraph);
    g_autoptr(GString) text = g_string_new(NULL);
    if (found->first && paragraph->label != NULL)
        g_string_append_printf(text, "%s: ", paragraph->label);
    if (!paragraph->struck) {
        g_string_append(text, found->text);
        return g_strdup(text->str);
    }
    const char *rest = found->text;
    MamsStrike strike;
    char *run;
    while ((run = mams_strike_next(&rest, &strike)) != NULL) {
        g_string_append(text, run);
        g_free(run);
    }
    return g_strdup(text->str);
}

static void draw_struck(MamsDraw *draw, int row, int column, int columns, const char *text)
{
    static const MamsRole roles[] = {
        [MAMS_STRIKE_PLAIN] = MAMS_ROLE_TEXT,
        [MAMS_STRIKE_BOLD] = MAMS_ROLE_HEADING,
        [MAMS_STRIKE_UNDERLINE] = MAMS_ROLE_UNDERLINED,
    };
    MamsStrike strike;
    char *run;
    while ((run = mams_strike_next(&text, &strike)) != NULL) {
        int taken = mams_draw_text(draw, row, column, columns, roles[strike], run);
        column += taken;
        columns -= taken;
        g_free(run);
    }
}

void mams_text_view_draw(MamsTextView *view, MamsDraw *draw, MamsArea area)
{
    mams_text_view_fit(view, area.rows, area.columns);
    for (int i = 0; i < area.rows && view->top + i < (int)view->lines->len; i++) {
        const Line *line = &g_array_index(view->lines, Line, view->top + i);
        const Paragraph *paragraph = &g_array_index(view->paragraphs, Paragraph, line->paragraph);
        if (paragraph->struck) {
            draw_struck(draw, area.row + i, area.column, area.columns, line->text);
            continue;
        }
        if (line->first && paragraph->label != NULL)
            mams_draw_text(draw, area.row + i, area.column, paragraph->indent - 1,
                           MAMS_ROLE_HEADING, paragraph->label);
        mams_draw_text(draw, area.row + i, area.column + paragraph->indent,
                       area.columns - paragraph->indent, paragraph->role, line->text);
    }
    mams_draw_cursor(draw, area.row + view->at - view->top, area.column);
}
