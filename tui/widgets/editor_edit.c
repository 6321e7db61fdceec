/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "widgets/editor_private.h"

enum { MOST_EDITS = 1000, MOST_KEPT = 4 << 20 /* bytes */ };

static void edit_free(void *data)
{
    Edit *edit = data;
    g_free(edit->removed);
    g_free(edit->inserted);
    g_free(edit);
}

static size_t edit_size(const Edit *edit)
{
    return strlen(edit->removed) + strlen(edit->inserted);
}

void editor_forget(MamsEditor *editor)
{
    g_queue_clear_full(&editor->done, edit_free);
    g_queue_clear_full(&editor->undone, edit_free);
    editor->kept = 0;
}

/* ---- changing the text ---- */

static void splice(MamsEditor *editor, size_t at, size_t removed, const char *inserted)
{
    g_string_erase(editor->text, (gssize)at, (gssize)removed);
    g_string_insert(editor->text, (gssize)at, inserted);
    editor_update_rows(editor, at, removed, strlen(inserted));
    editor->word = (MamsMisspelling){0};
    editor->changed++;
}

/* Joins two texts in place of the first. */
static void join(char **text, const char *first, const char *second)
{
    char *joined = g_strconcat(first, second, NULL);
    g_free(*text);
    *text = joined;
}

/* Whether `later` begins a word after the end of one. */
static bool begins_word(const char *before, const char *later)
{
    return g_str_has_suffix(before, " ") && *later != ' ';
}

/* Adds an edit to the last one, when both are the same work on the same word. */
static bool join_last(Edit *last, const Edit *edit)
{
    if (last->kind != edit->kind || edit->kind == EDIT_OTHER)
        return false;
    if (edit->kind == EDIT_TYPE) {
        if (*edit->removed != '\0' || edit->at != last->at + strlen(last->inserted) ||
            begins_word(last->inserted, edit->inserted))
            return false;
        join(&last->inserted, last->inserted, edit->inserted);
    } else if (edit->kind == EDIT_ERASE_BACK) {
        if (edit->at + strlen(edit->removed) != last->at ||
            begins_word(edit->removed, last->removed))
            return false;
        join(&last->removed, edit->removed, last->removed);
        last->at = edit->at;
    } else {
        if (edit->at != last->at || begins_word(last->removed, edit->removed))
            return false;
        join(&last->removed, last->removed, edit->removed);
    }
    last->after = edit->after;
    return true;
}

static void note(MamsEditor *editor, Edit edit)
{
    g_queue_clear_full(&editor->undone, edit_free);
    editor->kept += edit_size(&edit);
    Edit *last = editor->open ? g_queue_peek_head(&editor->done) : NULL;
    editor->open = true;
    if (last != NULL && join_last(last, &edit)) {
        g_free(edit.removed);
        g_free(edit.inserted);
        return;
    }
    g_queue_push_head(&editor->done, g_memdup2(&edit, sizeof edit));
    while (editor->done.length > 1 &&
           (editor->done.length > MOST_EDITS || editor->kept > MOST_KEPT)) {
        Edit *oldest = g_queue_pop_tail(&editor->done);
        editor->kept -= edit_size(oldest);
        edit_free(oldest);
    }
}

void editor_replace(MamsEditor *editor, size_t start, size_t end, const char *text, EditKind kind)
{
    if (start == end && *text == '\0')
        return;
    Edit edit = {.kind = kind,
                 .at = start,
                 .removed = g_strndup(editor->text->str + start, end - start),
                 .inserted = g_strdup(text),
                 .before = editor->cursor};
    splice(editor, start, end - start, text);
    editor->cursor = edit.after = editor_snap(editor, start + strlen(text));
    editor->goal = -1;
    note(editor, edit);
}

static void move_edit(MamsEditor *editor, GQueue *from, GQueue *to, bool back)
{
    Edit *edit = g_queue_pop_head(from);
    if (edit == NULL)
        return;
    if (back)
        editor->kept -= edit_size(edit);
    else
        editor->kept += edit_size(edit);
    splice(editor, edit->at, strlen(back ? edit->inserted : edit->removed),
           back ? edit->removed : edit->inserted);
    editor->cursor = editor_snap(editor, back ? edit->before : edit->after);
    editor->goal = -1;
    g_queue_push_head(to, edit);
}

void editor_undo(MamsEditor *editor)
{
    move_edit(editor, &editor->done, &editor->undone, true);
}

void editor_redo(MamsEditor *editor)
{
    move_edit(editor, &editor->undone, &editor->done, false);
}

/* ---- putting in ---- */

/* A mark without a letter to stand on would be there and not be seen. */
static const char *skip_marks(const char *line)
{
    while (*line != '\0') {
        g_autofree char *first = g_strndup(line, mams_text_next(line, 0));
        if (mams_text_width(first) > 0)
            break;
        line += strlen(first);
    }
    return line;
}

void editor_insert(MamsEditor *editor, const char *text, EditKind kind)
{
    /* The new text is composed together with the grapheme before it: a mark may join its letter. */
    size_t start = editor->cursor;
    if (start > 0 && editor->text->str[start - 1] != '\n')
        start = editor_previous(editor, start);
    g_autofree char *before = g_strndup(editor->text->str + start, editor->cursor - start);
    g_autoptr(GString) whole = g_string_new(before);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\r')
            g_string_append_c(whole, '\n');
        else
            g_string_append_c(whole, *at);
        if (at[0] == '\r' && at[1] == '\n')
            at++;
    }
    g_auto(GStrv) lines = g_strsplit(whole->str, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_autofree char *clean = mams_text_clean(*line);
        g_free(*line);
        *line = g_strdup(skip_marks(clean));
    }
    g_autofree char *clean = g_strjoinv("\n", lines);
    size_t same = g_str_has_prefix(clean, before) ? strlen(before) : 0;
    editor_replace(editor, start + same, editor->cursor, clean + same, kind);
}

/* ---- the Kazakh letter ---- */

static gunichar letter_at(const MamsEditor *editor, size_t offset)
{
    return g_utf8_get_char(editor->text->str + offset);
}

/* The word that ends at the cursor, with the letters that stand for Cyrillic ones made so; NULL
 * when there are none. (owned) */
static char *find_look_alikes(MamsEditor *editor, size_t *start)
{
    size_t end = editor->cursor;
    *start = end;
    while (*start > 0 && g_unichar_isalpha(letter_at(editor, editor_previous(editor, *start))))
        *start = editor_previous(editor, *start);
    while (end < editor->text->len && g_unichar_isalpha(letter_at(editor, end)))
        end = editor_next(editor, end);
    g_autofree char *word = g_strndup(editor->text->str + *start, end - *start);
    g_autofree char *meant = mams_fold_look_alikes(word);
    return g_str_equal(word, meant) ? NULL : g_steal_pointer(&meant);
}

void editor_turn(MamsEditor *editor)
{
    size_t cursor = editor->cursor, start, previous = editor_previous(editor, cursor);
    g_autofree char *meant = find_look_alikes(editor, &start);
    if (meant != NULL) {
        size_t letters = (size_t)g_utf8_strlen(editor->text->str + start, (gssize)(cursor - start));
        size_t end = start;
        for (const char *at = meant; *at != '\0'; at = g_utf8_next_char(at))
            end = (size_t)(g_utf8_next_char(editor->text->str + end) - editor->text->str);
        editor_replace(editor, start, end, meant, EDIT_OTHER);
        editor->cursor = start + (size_t)(g_utf8_offset_to_pointer(meant, (glong)letters) - meant);
        return;
    }
    if (previous == cursor)
        return;
    gunichar letter = letter_at(editor, previous), turned = mams_spelling_turn(letter);
    /* One with a mark is no letter of Kazakh. */
    if (turned == letter || previous + (size_t)g_unichar_to_utf8(letter, NULL) != cursor)
        return;
    char text[7] = {0};
    g_unichar_to_utf8(turned, text);
    editor_replace(editor, previous, cursor, text, EDIT_OTHER);
}
