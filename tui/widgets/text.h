/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_WIDGETS_TEXT_H
#define MAMS_TUI_WIDGETS_TEXT_H

#include <glib.h>

#include "draw.h"

/* Paragraphs to read, broken into lines for the width at hand and scrolled by lines. */
typedef struct MamsTextView MamsTextView;

MamsTextView *mams_text_view_new(void); /* (owned) */
void mams_text_view_free(MamsTextView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsTextView, mams_text_view_free)

/* Adds a paragraph; an empty text is an empty line. `indent` columns stay free on its left. */
void mams_text_view_add(MamsTextView *view, MamsRole role, int indent, const char *text);
/* The same with a `label` in front of the first line, in the columns that the indent leaves. */
void mams_text_view_add_labelled(MamsTextView *view, const char *label, int indent,
                                 const char *text);
/* Adds lines of the manual as one paragraph, with overstrikes (base/strike.h); they are not broken
 * any further. */
void mams_text_view_add_struck(MamsTextView *view, const char *lines);
/* The next paragraph to be added is the one to begin with; without this, the first one is. */
void mams_text_view_begin_here(MamsTextView *view);
int mams_text_view_begin(const MamsTextView *view);
/* The paragraph added last is a stop, which mams_text_view_step() goes to; `key` is its name. */
void mams_text_view_set_stop(MamsTextView *view, const char *key);
/* The name of the stop that has the cursor; NULL: none has. (transfer none) */
const char *mams_text_view_stop(const MamsTextView *view);

/* Breaks the lines for a width and a number of rows; the first line shown stays a valid one. */
void mams_text_view_fit(MamsTextView *view, int rows, int columns);
/* Scrolls by lines; it stops at the ends. To be fitted first. */
void mams_text_view_scroll(MamsTextView *view, int delta);
/* Brings a line of a paragraph, or its last one when it has fewer, to the top, or as near as the
 * end of the text allows, and the cursor to it. To be fitted first. */
void mams_text_view_go(MamsTextView *view, int paragraph, int line);
/* Brings the cursor to the stop after (1) or before (-1) it, and that into sight. Where there is
 * none, the text is scrolled by a line, and the cursor stays as long as it is in sight. */
void mams_text_view_step(MamsTextView *view, int delta);
/* The same where there is more to read than stops: to one that is out of sight the text is scrolled
 * by lines. */
void mams_text_view_walk(MamsTextView *view, int delta);
/* The same lines are shown as of another view of the same text, with the cursor on the same one. */
void mams_text_view_go_as(MamsTextView *view, const MamsTextView *other);
/* The paragraph that has the cursor, and in which of its lines. */
int mams_text_view_place(const MamsTextView *view, int *line);
/* All lines, those shown at once, the first one shown, and the one that has the cursor. */
int mams_text_view_lines(const MamsTextView *view);
int mams_text_view_rows(const MamsTextView *view);
int mams_text_view_top(const MamsTextView *view);
int mams_text_view_at(const MamsTextView *view);

/* A line as it is read, without overstrikes. (owned) */
char *mams_text_view_line(const MamsTextView *view, int line);

/* Draws it and puts the cursor on the line that was gone to, else on the first one shown. */
void mams_text_view_draw(MamsTextView *view, MamsDraw *draw, MamsArea area);

#endif
