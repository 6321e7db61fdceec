/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "widgets/editor_private.h"

/* Bytes before what is checked that tell what it follows: a greeting, a quotation mark. */
enum { CONTEXT = 300 };

void mams_editor_set_spelling(MamsEditor *editor, MamsSpelling *spelling, MamsLang lang)
{
    editor_close_list(editor);
    editor->spelling = spelling;
    editor->lang = lang;
}

const char *const *mams_editor_suggestions(const MamsEditor *editor, int *chosen)
{
    *chosen = editor->chosen;
    return (const char *const *)editor->suggestions;
}

void editor_close_list(MamsEditor *editor)
{
    g_clear_pointer(&editor->suggestions, g_strfreev);
}

/* ---- marks ---- */

/* Adds those of a part of one line. */
static void add_marks(MamsEditor *editor, GArray *marks, size_t start, size_t end)
{
    if (editor->text->str[start] == '>' && editor_line_start(editor, start) == start)
        return;
    g_autoptr(GArray) found =
        mams_spelling_check(editor->spelling, editor->text->str + start, end - start);
    for (guint i = 0; i < found->len; i++) {
        MamsMisspelling word = g_array_index(found, MamsMisspelling, i);
        word.start += start;
        word.end += start;
        g_array_append_val(marks, word);
    }
}

/* A place between words not long before `offset`, or the beginning of its line. */
static size_t context_start(const MamsEditor *editor, size_t offset)
{
    size_t line = editor_line_start(editor, offset);
    if (offset - line <= CONTEXT || editor->text->str[line] == '>')
        return line;
    const char *blank = memchr(editor->text->str + offset - CONTEXT, ' ', CONTEXT);
    return blank != NULL ? (size_t)(blank - editor->text->str) : line;
}

GArray *editor_marks(MamsEditor *editor, int from, int to)
{
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(MamsMisspelling));
    if (editor->spelling == NULL)
        return marks;
    size_t last = to < (int)editor->rows->len ? editor_row_start(editor, to) : editor->text->len;
    const char *text = editor->text->str;
    last += strcspn(text + last, " \n");
    for (size_t start = context_start(editor, editor_row_start(editor, from)); start < last;) {
        size_t end = MIN(editor_line_end(editor, start), last);
        add_marks(editor, marks, start, end);
        start = end + 1;
    }
    return marks;
}

/* ---- the list ---- */

static void say(MamsEditor *editor, char *message)
{
    g_free(editor->message);
    editor->message = message;
}

static void open_list(MamsEditor *editor, const MamsMisspelling *word)
{
    editor->word = *word;
    editor->cursor = editor_snap(editor, word->start);
    editor->chosen = 0;
    editor->goal = -1;
    char **found = mams_spelling_suggest(editor->spelling, editor->lang, editor->text->str, word);
    if (found[0] == NULL) {
        g_strfreev(found);
        g_autofree char *text = g_strndup(editor->text->str + word->start, word->end - word->start);
        say(editor,
            g_strdup_printf(_("'%s' is not in the dictionaries, nor is anything like it."), text));
        return;
    }
    editor->suggestions = found;
    say(editor, g_strdup(_("Enter takes the word, Esc leaves the text as it is.")));
}

/* The first misspelt word that ends at `from` or behind it, in the lines start..end. */
static bool find_from(MamsEditor *editor, size_t from, size_t start, size_t end,
                      MamsMisspelling *word)
{
    while (start < end) {
        size_t line_end = editor_line_end(editor, start);
        g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(MamsMisspelling));
        add_marks(editor, marks, start, line_end);
        for (guint i = 0; i < marks->len; i++) {
            *word = g_array_index(marks, MamsMisspelling, i);
            if (word->end >= from)
                return true;
        }
        start = line_end + 1;
    }
    return false;
}

void editor_find_misspelt(MamsEditor *editor)
{
    bool again = editor->suggestions != NULL ||
                 (editor->word.end > 0 && editor->cursor == editor->word.start);
    size_t from = again ? editor->word.end + 1 : editor->cursor;
    MamsMisspelling word;
    editor_close_list(editor);
    editor->open = editor->killing = false;
    if (editor->spelling == NULL)
        return;
    size_t line = editor_line_start(editor, MIN(from, editor->text->len));
    if (find_from(editor, from, line, editor->text->len, &word) ||
        find_from(editor, 0, 0, editor->text->len, &word)) {
        open_list(editor, &word);
        return;
    }
    char *missing = mams_spelling_missing(editor->spelling);
    say(editor, missing != NULL ? missing : g_strdup(_("No word is misspelt.")));
}

static void take(MamsEditor *editor, int index)
{
    g_autofree char *word = g_strdup(editor->suggestions[index]);
    editor_close_list(editor);
    editor_replace(editor, editor->word.start, editor->word.end, word, EDIT_OTHER);
    editor->open = false;
}

bool editor_list_key(MamsEditor *editor, const MamsEvent *event)
{
    int n = (int)g_strv_length(editor->suggestions);
    MamsKey digit = event->key == MAMS_KEY_TEXT ? mams_keymap_digit(event->text) : MAMS_KEY_NONE;
    int index = (int)(digit & 0xF) - 1;
    if (event->key == MAMS_KEY_UP || event->key == MAMS_KEY_DOWN) {
        int delta = event->key == MAMS_KEY_UP ? -1 : 1;
        editor->chosen = CLAMP(editor->chosen + delta, 0, n - 1);
    } else if (event->key == MAMS_KEY_ENTER) {
        take(editor, editor->chosen);
    } else if (digit != MAMS_KEY_NONE && index >= 0 && index < n) {
        take(editor, index);
    } else if (event->key == MAMS_KEY_ESCAPE) {
        editor_close_list(editor);
    } else if (event->key == (MAMS_KEY_CTRL | 'N')) {
        editor_find_misspelt(editor);
    } else {
        editor_close_list(editor);
        return false;
    }
    return true;
}
