/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_WIDGETS_FIELD_H
#define MAMS_TUI_WIDGETS_FIELD_H

#include <glib.h>
#include <stdbool.h>

#include "draw.h"
#include "input.h"

/* A line of text that is edited grapheme by grapheme. It always holds valid UTF-8 in NFC without
 * control characters. */
typedef struct MamsField MamsField;

MamsField *mams_field_new(int max_letters); /* (owned) */
void mams_field_free(MamsField *field);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsField, mams_field_free)

/* (transfer none), until the field changes. */
const char *mams_field_text(const MamsField *field);
/* The cursor goes to the end. */
void mams_field_set_text(MamsField *field, const char *text);
/* The cursor's place in bytes, and in columns from the beginning of the text. */
size_t mams_field_cursor(const MamsField *field);
int mams_field_cursor_column(const MamsField *field);

/* Writes text and place into a kept session, and takes them from it; what is not there stays. */
void mams_field_keep(const MamsField *field, GKeyFile *file, const char *group, const char *key);
void mams_field_restore(MamsField *field, GKeyFile *file, const char *group, const char *key);

/* Puts a text in at the cursor: line ends and tabs become blanks, other control characters and what
 * is more than the most letters are left out. */
void mams_field_insert(MamsField *field, const char *text);

/* A typed letter, a paste or an editing key (arrows, Home, End, Backspace, Del, Ctrl-W, Ctrl-U).
 * False when the key is none of the field's. */
bool mams_field_key(MamsField *field, const MamsEvent *event);

/* Scrolls so that the cursor is within `columns`; returns the byte that is shown first. */
size_t mams_field_scroll(MamsField *field, int columns);

/* Draws it into one row and puts the cursor there when it has the focus. */
void mams_field_draw(MamsField *field, MamsDraw *draw, int row, int column, int columns,
                     bool focus);

#endif
