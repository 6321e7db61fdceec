/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_WIDGETS_FKEYS_H
#define MAMS_TUI_WIDGETS_FKEYS_H

#include "draw.h"
#include "keymap.h"

/* The last line: F1 … F10 with their words out of the table of actions, the same on every screen.
 * Each key has eight columns, so that ten make 80 in any language. */
enum { MAMS_FKEYS_COLUMNS = 8 };

void mams_fkeys_draw(MamsDraw *draw, MamsArea area);
/* The key drawn at a column; NONE right of them all. */
MamsKey mams_fkeys_at(MamsArea area, int column);

#endif
