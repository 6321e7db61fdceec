/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_WIDGETS_EDITOR_PRIVATE_H
#define MAMS_TUI_WIDGETS_EDITOR_PRIVATE_H

#include "widgets/editor.h"

/* What an edit does, by which the next one may join it. */
typedef enum { EDIT_OTHER, EDIT_TYPE, EDIT_ERASE_BACK, EDIT_ERASE_FORWARD } EditKind;

/* A text that took another's place. */
typedef struct {
    EditKind kind;
    size_t at;
    char *removed, *inserted;
    size_t before, after; /* the cursor */
} Edit;

struct MamsEditor {
    GString *text;
    size_t cursor; /* a byte at which a grapheme begins, or the end */
    unsigned changed;

    GArray *rows; /* size_t: the byte at which each begins; the first is 0 */
    int columns, height, top;
    int goal;    /* the column that Up and Down keep to; -1: the cursor's */
    size_t work; /* bytes measured */
    MamsArea area;

    GQueue done, undone; /* Edit, the last one first */
    size_t kept;         /* bytes of `done` */
    bool open;           /* the next edit may join the last one */
    GString *killed;
    bool killing; /* the last key was Ctrl-K */

    MamsSpelling *spelling; /* or NULL */
    MamsLang lang;
    char **suggestions; /* NULL: no list is open */
    MamsMisspelling word;
    int chosen;
    char *message;
};

/* editor_rows.c: rows and steps. */
void editor_break_rows(MamsEditor *editor);
/* The bytes from `at` on have changed their number. */
void editor_update_rows(MamsEditor *editor, size_t at, size_t removed, size_t inserted);
size_t editor_row_start(const MamsEditor *editor, int row);
int editor_row_of(const MamsEditor *editor, size_t offset);
int editor_column_of(MamsEditor *editor, size_t offset);
/* The last place of a row that is not the next one's first. */
size_t editor_row_end(MamsEditor *editor, int row);
size_t editor_place_at(MamsEditor *editor, int row, int column);
size_t editor_next(MamsEditor *editor, size_t offset);
size_t editor_previous(MamsEditor *editor, size_t offset);
/* The offset, or the end of the grapheme that it is in. */
size_t editor_snap(MamsEditor *editor, size_t offset);
size_t editor_word_back(MamsEditor *editor, size_t offset);
size_t editor_word_forward(MamsEditor *editor, size_t offset);
bool editor_is_quoted(const MamsEditor *editor, size_t offset);
size_t editor_line_start(const MamsEditor *editor, size_t offset);
size_t editor_line_end(const MamsEditor *editor, size_t offset);

/* editor_edit.c: the one way to change the text, and back. */
void editor_replace(MamsEditor *editor, size_t start, size_t end, const char *text, EditKind kind);
void editor_insert(MamsEditor *editor, const char *text, EditKind kind);
void editor_undo(MamsEditor *editor);
void editor_redo(MamsEditor *editor);
void editor_forget(MamsEditor *editor);
/* Turns the letter before the cursor into its Kazakh counterpart. */
void editor_turn(MamsEditor *editor);

/* editor_spelling.c */
/* Misspelt words of the rows from..to, MamsMisspelling in bytes of the text. (owned) */
GArray *editor_marks(MamsEditor *editor, int from, int to);
void editor_find_misspelt(MamsEditor *editor);
/* A key while the list is open; false: it is for the text, and the list is closed. */
bool editor_list_key(MamsEditor *editor, const MamsEvent *event);
void editor_close_list(MamsEditor *editor);

#endif
