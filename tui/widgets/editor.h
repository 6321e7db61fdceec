/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_WIDGETS_EDITOR_H
#define MAMS_TUI_WIDGETS_EDITOR_H

#include <glib.h>
#include <stdbool.h>

#include "draw.h"
#include "input.h"
#include "mams.h"

/*
 * A text of several lines that is edited grapheme by grapheme and shown in rows, broken between
 * words. It always holds valid UTF-8 without control characters but "\n". Lines that begin with ">"
 * are quoted: they stay as they are, quiet and unchecked.
 *
 * A screen has one so:
 *
 *     MamsSpelling *spelling = mams_spelling_new(DICTIONARIESDIR, ".../spelling.txt");
 *     mams_spelling_accept(spelling, "Ахметова Әлия Серікқызы");
 *     MamsEditor *editor = mams_editor_new(draft);
 *     mams_editor_set_spelling(editor, spelling, MAMS_LANG_KK);
 *     …
 *     if (mams_editor_key(editor, event)) {            // in its key()
 *         if (mams_editor_changed(editor) != kept)     // keep a draft of mams_editor_text()
 *         mams_app_say(app, mams_editor_message(editor));
 *     }
 *     mams_editor_draw(editor, draw, area, true);      // in its draw()
 *
 * The keys, beside letters and pastes:
 *
 *     ← → ↑ ↓ Home End PgUp PgDn   by graphemes and rows
 *     Ctrl-A, Ctrl-E               the start and the end of the text
 *     Ctrl-B, Ctrl-F               a word back, forward
 *     Backspace, Del               a grapheme; Ctrl-W, Ctrl-D a word back, forward
 *     Ctrl-K, Ctrl-Y               cut to the end of the line; put in what was cut
 *     Ctrl-U, Ctrl-R               undo, redo: a word at a time
 *     Ctrl-Q                       the Kazakh letter for the one before the cursor, and back (а ә);
 *                                  in a Cyrillic word Latin letters become those they look like
 *     Ctrl-N                       the misspelt word here, or the next, with suggestions:
 *                                  ↑ ↓ choose, Enter or its digit takes, Esc leaves
 *
 * No keyboard layout types anything with these; Tab, Esc without a list, F1 … F12 and the other
 * controls are not the editor's.
 */
typedef struct MamsEditor MamsEditor;

MamsEditor *mams_editor_new(const char *text); /* (owned); the cursor stands at the end */
void mams_editor_free(MamsEditor *editor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsEditor, mams_editor_free)

/* (transfer none), until the text changes. */
const char *mams_editor_text(const MamsEditor *editor);
/* Replaces all; undo brings back what was there. The cursor goes to the end. */
void mams_editor_set_text(MamsEditor *editor, const char *text);
/* In bytes. A place inside a grapheme is set to its end, one behind the text to its end. */
size_t mams_editor_cursor(const MamsEditor *editor);
void mams_editor_set_cursor(MamsEditor *editor, size_t offset);
/* Counts the changes of the text. */
unsigned mams_editor_changed(const MamsEditor *editor);

/* Puts a text in at the cursor: tabs become blanks, other control characters and the marks without
 * a letter are left out, line ends of all kinds become "\n". */
void mams_editor_insert(MamsEditor *editor, const char *text);

/* False when the key is none of the editor's. */
bool mams_editor_key(MamsEditor *editor, const MamsEvent *event);
/* What is to be said of the last key; NULL: nothing. (transfer none), until the next one. */
const char *mams_editor_message(const MamsEditor *editor);

/* Marks misspelt words; the spelling must outlive the editor, or be taken away with NULL. `lang` is
 * the language of the text: its suggestions come first. */
void mams_editor_set_spelling(MamsEditor *editor, MamsSpelling *spelling, MamsLang lang);
/* The suggestions that are shown, NULL-terminated, and which is chosen; NULL: no list is open.
 * (transfer none) */
const char *const *mams_editor_suggestions(const MamsEditor *editor, int *chosen);

/* Breaks the rows for an area and brings the cursor into sight; returns the first row shown. */
int mams_editor_fit(MamsEditor *editor, int rows, int columns);
/* How many rows there are, and which one has the cursor in which column. */
int mams_editor_rows(const MamsEditor *editor);
int mams_editor_cursor_row(const MamsEditor *editor);
int mams_editor_cursor_column(const MamsEditor *editor);
/* Bytes that were measured so far, for tests of what a key costs. */
size_t mams_editor_work(const MamsEditor *editor);

/* Draws it into the area and puts the cursor there when it has the focus. Misspelt words are
 * underlined, but for the one that is being typed. */
void mams_editor_draw(MamsEditor *editor, MamsDraw *draw, MamsArea area, bool focus);

#endif
