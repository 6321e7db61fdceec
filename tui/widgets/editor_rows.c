/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "widgets/editor_private.h"

/* Rows are broken greedily, so that where one ends depends on its beginning and on what follows
 * alone: after an edit they are broken anew only until one begins where an old one did. */

#define NO_MORE G_MAXSIZE

size_t editor_row_start(const MamsEditor *editor, int row)
{
    return g_array_index(editor->rows, size_t, row);
}

/* Bytes of what fits into a row; one column stays for the cursor. */
static size_t fit(MamsEditor *editor, size_t start, int columns)
{
    size_t bytes = mams_text_fit(editor->text->str + start, columns);
    const char *end = memchr(editor->text->str + start, '\n', bytes);
    bytes = end != NULL ? (size_t)(end - editor->text->str) - start : bytes;
    editor->work += bytes;
    return bytes;
}

/* Behind the last blank before `end`; NO_MORE when there is none. */
static size_t find_break(MamsEditor *editor, size_t start, size_t end)
{
    const char *text = editor->text->str;
    size_t found = NO_MORE;
    for (size_t at = start, next; at < end; at = next) {
        next = mams_text_next(text, at);
        if (text[at] == ' ' && next == at + 1)
            found = next;
    }
    editor->work += end - start;
    return found;
}

/* Where the row after the one at `start` begins. */
static size_t next_row(MamsEditor *editor, size_t start)
{
    const char *text = editor->text->str;
    size_t end = start + fit(editor, start, MAX(editor->columns - 1, 1));
    if (text[end] == '\0')
        return NO_MORE;
    if (text[end] == '\n')
        return end + 1;
    /* A blank that has no room hangs over the edge. */
    if (text[end] == ' ' && end > start && mams_text_next(text, end) == end + 1)
        return text[end + 1] == '\n' ? end + 2 : end + 1;
    size_t at_blank = find_break(editor, start, end);
    if (at_blank != NO_MORE)
        return at_blank;
    return end > start ? end : mams_text_next(text, start);
}

void editor_break_rows(MamsEditor *editor)
{
    g_array_set_size(editor->rows, 0);
    for (size_t at = 0; at != NO_MORE; at = next_row(editor, at))
        g_array_append_val(editor->rows, at);
}

/* Whether the end of the row at `start` may depend on what stands at `at`. */
static bool reaches(MamsEditor *editor, size_t start, size_t at)
{
    size_t end = start + fit(editor, start, MAX(editor->columns - 1, 1));
    return mams_text_next(editor->text->str, end) + 1 >= at;
}

void editor_update_rows(MamsEditor *editor, size_t at, size_t removed, size_t inserted)
{
    /* Rows before this one may take its first word. */
    int first = MAX(editor_row_of(editor, at) - 1, 0);
    while (first > 0 && reaches(editor, editor_row_start(editor, first - 1), at))
        first--;
    guint n = editor->rows->len, old = (guint)first + 1;
    g_autofree size_t *starts = g_memdup2(editor->rows->data, n * sizeof *starts);
    g_array_set_size(editor->rows, old);
    size_t start = next_row(editor, starts[first]);
    for (; start != NO_MORE; start = next_row(editor, start)) {
        while (old < n && (starts[old] < at + removed || starts[old] - removed + inserted < start))
            old++;
        if (start >= at + inserted && old < n && starts[old] - removed + inserted == start)
            break;
        g_array_append_val(editor->rows, start);
    }
    for (; start != NO_MORE && old < n; old++) {
        size_t moved = starts[old] - removed + inserted;
        g_array_append_val(editor->rows, moved);
    }
}

int editor_row_of(const MamsEditor *editor, size_t offset)
{
    int low = 0, high = (int)editor->rows->len - 1;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (editor_row_start(editor, middle) <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

int editor_column_of(MamsEditor *editor, size_t offset)
{
    size_t start = editor_row_start(editor, editor_row_of(editor, offset));
    g_autofree char *part = g_strndup(editor->text->str + start, offset - start);
    editor->work += offset - start;
    return mams_text_width(part);
}

size_t editor_next(MamsEditor *editor, size_t offset)
{
    return mams_text_next(editor->text->str, offset);
}

size_t editor_snap(MamsEditor *editor, size_t offset)
{
    offset = MIN(offset, editor->text->len);
    size_t at = editor_row_start(editor, editor_row_of(editor, offset));
    editor->work += offset - at;
    while (at < offset)
        at = editor_next(editor, at);
    return at;
}

size_t editor_previous(MamsEditor *editor, size_t offset)
{
    if (offset == 0)
        return 0;
    size_t at = editor_row_start(editor, editor_row_of(editor, offset - 1));
    editor->work += offset - at;
    for (size_t next; (next = editor_next(editor, at)) < offset;)
        at = next;
    return at;
}

size_t editor_row_end(MamsEditor *editor, int row)
{
    if (row + 1 >= (int)editor->rows->len)
        return editor->text->len;
    return editor_previous(editor, editor_row_start(editor, row + 1));
}

size_t editor_place_at(MamsEditor *editor, int row, int column)
{
    size_t start = editor_row_start(editor, row);
    return MIN(start + fit(editor, start, column), editor_row_end(editor, row));
}

static bool is_word(const MamsEditor *editor, size_t offset)
{
    gunichar letter = g_utf8_get_char(editor->text->str + offset);
    return g_unichar_isalnum(letter) || g_unichar_ismark(letter);
}

size_t editor_word_back(MamsEditor *editor, size_t offset)
{
    bool inside = false;
    while (offset > 0) {
        size_t before = editor_previous(editor, offset);
        bool word = is_word(editor, before);
        if (inside && !word)
            break;
        inside = word;
        offset = before;
    }
    return offset;
}

size_t editor_word_forward(MamsEditor *editor, size_t offset)
{
    bool inside = false;
    while (offset < editor->text->len) {
        bool word = is_word(editor, offset);
        if (inside && !word)
            break;
        inside = word;
        offset = editor_next(editor, offset);
    }
    return offset;
}

size_t editor_line_start(const MamsEditor *editor, size_t offset)
{
    const char *end = memrchr(editor->text->str, '\n', offset);
    return end != NULL ? (size_t)(end - editor->text->str) + 1 : 0;
}

size_t editor_line_end(const MamsEditor *editor, size_t offset)
{
    return (size_t)(strchrnul(editor->text->str + offset, '\n') - editor->text->str);
}

bool editor_is_quoted(const MamsEditor *editor, size_t offset)
{
    return editor->text->str[editor_line_start(editor, offset)] == '>';
}
