/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/editor.h"

#include <string.h>

#include "widgets/editor_private.h"

MamsEditor *mams_editor_new(const char *text)
{
    MamsEditor *editor = g_new0(MamsEditor, 1);
    editor->text = g_string_new(NULL);
    editor->killed = g_string_new(NULL);
    editor->rows = g_array_new(FALSE, FALSE, sizeof(size_t));
    editor->columns = MAMS_MIN_COLUMNS;
    editor->height = 1;
    editor->goal = -1;
    g_queue_init(&editor->done);
    g_queue_init(&editor->undone);
    editor_break_rows(editor);
    mams_editor_insert(editor, text);
    editor_forget(editor);
    editor->open = false;
    editor->changed = 0;
    return editor;
}

void mams_editor_free(MamsEditor *editor)
{
    if (editor == NULL)
        return;
    editor_forget(editor);
    editor_close_list(editor);
    g_string_free(editor->text, TRUE);
    g_string_free(editor->killed, TRUE);
    g_array_free(editor->rows, TRUE);
    g_free(editor->message);
    g_free(editor);
}

const char *mams_editor_text(const MamsEditor *editor)
{
    return editor->text->str;
}

unsigned mams_editor_changed(const MamsEditor *editor)
{
    return editor->changed;
}

size_t mams_editor_cursor(const MamsEditor *editor)
{
    return editor->cursor;
}

const char *mams_editor_message(const MamsEditor *editor)
{
    return editor->message;
}

size_t mams_editor_work(const MamsEditor *editor)
{
    return editor->work;
}

/* What was begun is over: the list, the word that is undone at once, the column kept to. */
static void settle(MamsEditor *editor)
{
    editor_close_list(editor);
    editor->open = false;
    editor->killing = false;
    editor->goal = -1;
}

void mams_editor_set_cursor(MamsEditor *editor, size_t offset)
{
    settle(editor);
    editor->cursor = editor_snap(editor, offset);
}

void mams_editor_insert(MamsEditor *editor, const char *text)
{
    settle(editor);
    editor_insert(editor, text, EDIT_OTHER);
    editor->open = false;
}

void mams_editor_set_text(MamsEditor *editor, const char *text)
{
    /* Made clean by itself, then put in as one change. */
    g_autoptr(MamsEditor) other = mams_editor_new(text);
    settle(editor);
    editor_replace(editor, 0, editor->text->len, other->text->str, EDIT_OTHER);
    editor->open = false;
}

/* ---- rows ---- */

int mams_editor_rows(const MamsEditor *editor)
{
    return (int)editor->rows->len;
}

int mams_editor_cursor_row(const MamsEditor *editor)
{
    return editor_row_of(editor, editor->cursor);
}

int mams_editor_cursor_column(const MamsEditor *editor)
{
    return editor_column_of((MamsEditor *)editor, editor->cursor);
}

int mams_editor_fit(MamsEditor *editor, int rows, int columns)
{
    columns = MAX(columns, 2);
    rows = MAX(rows, 1);
    if (columns != editor->columns) {
        editor->columns = columns;
        editor_break_rows(editor);
        editor->goal = -1;
    }
    editor->height = rows;
    int at = mams_editor_cursor_row(editor);
    editor->top = CLAMP(editor->top, at - rows + 1, at);
    editor->top = CLAMP(editor->top, 0, MAX(mams_editor_rows(editor) - rows, 0));
    return editor->top;
}

static void move_rows(MamsEditor *editor, int delta)
{
    int row = mams_editor_cursor_row(editor);
    int goal = editor->goal >= 0 ? editor->goal : mams_editor_cursor_column(editor);
    int to = CLAMP(row + delta, 0, mams_editor_rows(editor) - 1);
    settle(editor);
    editor->cursor = editor_place_at(editor, to, goal);
    editor->goal = goal;
    /* A page moves what is seen as far as the cursor. */
    if (ABS(delta) > 1)
        editor->top = MAX(editor->top + to - row, 0);
}

static void click(MamsEditor *editor, int row, int column)
{
    int at = MIN(editor->top + row - editor->area.row, mams_editor_rows(editor) - 1);
    settle(editor);
    editor->cursor = editor_place_at(editor, at, column - editor->area.column);
}

/* ---- keys ---- */

static bool move_key(MamsEditor *editor, MamsKey key)
{
    int row = mams_editor_cursor_row(editor);
    size_t cursor = editor->cursor;
    switch ((int)key) {
    case MAMS_KEY_LEFT:
        cursor = editor_previous(editor, cursor);
        break;
    case MAMS_KEY_RIGHT:
        cursor = editor_next(editor, cursor);
        break;
    case MAMS_KEY_HOME:
        cursor = editor_row_start(editor, row);
        break;
    case MAMS_KEY_END:
        cursor = editor_row_end(editor, row);
        break;
    case MAMS_KEY_CTRL | 'A':
        cursor = 0;
        break;
    case MAMS_KEY_CTRL | 'E':
        cursor = editor->text->len;
        break;
    case MAMS_KEY_CTRL | 'B':
        cursor = editor_word_back(editor, cursor);
        break;
    case MAMS_KEY_CTRL | 'F':
        cursor = editor_word_forward(editor, cursor);
        break;
    default:
        return false;
    }
    settle(editor);
    editor->cursor = cursor;
    return true;
}

static bool row_key(MamsEditor *editor, const MamsEvent *event)
{
    int page = MAX(editor->height - 1, 1);
    switch ((int)event->key) {
    case MAMS_KEY_UP:
        move_rows(editor, -1);
        return true;
    case MAMS_KEY_DOWN:
        move_rows(editor, 1);
        return true;
    case MAMS_KEY_PAGE_UP:
        move_rows(editor, -page);
        return true;
    case MAMS_KEY_PAGE_DOWN:
        move_rows(editor, page);
        return true;
    case MAMS_KEY_CLICK:
        if (event->row < editor->area.row || event->row >= editor->area.row + editor->area.rows ||
            event->column < editor->area.column ||
            event->column >= editor->area.column + editor->area.columns)
            return false;
        click(editor, event->row, event->column);
        return true;
    default:
        return false;
    }
}

/* Cuts to the end of the line, or the end itself; what is cut at once is put in at once. */
static void kill_line(MamsEditor *editor)
{
    bool more = editor->killing;
    size_t end = editor_line_end(editor, editor->cursor);
    if (end == editor->cursor && end < editor->text->len)
        end++;
    settle(editor);
    if (!more)
        g_string_truncate(editor->killed, 0);
    g_string_append_len(editor->killed, editor->text->str + editor->cursor,
                        (gssize)(end - editor->cursor));
    editor_replace(editor, editor->cursor, end, "", EDIT_OTHER);
    editor->killing = true;
}

static void erase(MamsEditor *editor, size_t start, size_t end, EditKind kind)
{
    editor->killing = false;
    editor_replace(editor, start, end, "", kind);
}

static void type(MamsEditor *editor, const char *text)
{
    editor->killing = false;
    editor_insert(editor, text, EDIT_TYPE);
}

static bool edit_key(MamsEditor *editor, const MamsEvent *event)
{
    size_t cursor = editor->cursor;
    switch ((int)event->key) {
    case MAMS_KEY_TEXT:
        type(editor, event->text);
        return true;
    case MAMS_KEY_PASTE:
        mams_editor_insert(editor, event->paste);
        return true;
    case MAMS_KEY_ENTER:
        mams_editor_insert(editor, "\n");
        return true;
    case MAMS_KEY_BACKSPACE:
        erase(editor, editor_previous(editor, cursor), cursor, EDIT_ERASE_BACK);
        return true;
    case MAMS_KEY_DELETE:
        erase(editor, cursor, editor_next(editor, cursor), EDIT_ERASE_FORWARD);
        return true;
    case MAMS_KEY_CTRL | 'W':
        settle(editor);
        erase(editor, editor_word_back(editor, cursor), cursor, EDIT_OTHER);
        return true;
    case MAMS_KEY_CTRL | 'D':
        settle(editor);
        erase(editor, cursor, editor_word_forward(editor, cursor), EDIT_OTHER);
        return true;
    case MAMS_KEY_CTRL | 'K':
        kill_line(editor);
        return true;
    case MAMS_KEY_CTRL | 'Y':
        mams_editor_insert(editor, editor->killed->str);
        return true;
    default:
        return false;
    }
}

static bool other_key(MamsEditor *editor, MamsKey key)
{
    switch ((int)key) {
    case MAMS_KEY_CTRL | 'U':
        settle(editor);
        editor_undo(editor);
        return true;
    case MAMS_KEY_CTRL | 'R':
        settle(editor);
        editor_redo(editor);
        return true;
    case MAMS_KEY_CTRL | 'Q':
        settle(editor);
        editor_turn(editor);
        return true;
    case MAMS_KEY_CTRL | 'N':
        editor_find_misspelt(editor);
        return true;
    default:
        return false;
    }
}

bool mams_editor_key(MamsEditor *editor, const MamsEvent *event)
{
    g_clear_pointer(&editor->message, g_free);
    if (editor->suggestions != NULL && editor_list_key(editor, event))
        return true;
    return move_key(editor, event->key) || row_key(editor, event) || edit_key(editor, event) ||
           other_key(editor, event->key);
}
