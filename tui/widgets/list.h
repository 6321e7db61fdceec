/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_WIDGETS_LIST_H
#define MAMS_TUI_WIDGETS_LIST_H

#include <glib.h>
#include <stdbool.h>

#include "action.h"
#include "draw.h"

/* The place in a list of rows: how many there are, which one is chosen, which stands on top. The
 * rows themselves are the owner's. Begin with zeros. */
typedef struct {
    int count;
    int selected; /* 0 … count - 1; 0 when empty */
    int top;
    int page; /* rows shown at the last drawing; a page of the paging keys */
} MamsList;

/* Another content: the choice goes back to the first row. */
void mams_list_reset(MamsList *list, int count);
/* Moves the choice; it stops at the ends. False when it could not move. */
bool mams_list_move(MamsList *list, int delta);
/* Moves by a page, up (-1) or down (1). */
bool mams_list_move_page(MamsList *list, int direction);
/* Moves by an action (up, down, a page up, a page down); others do nothing. */
void mams_list_act(MamsList *list, MamsActionId action);
/* Shows `rows` rows with the chosen one among them. */
void mams_list_fit(MamsList *list, int rows);
/* The index of the row drawn at `row` of the area; -1 when there is none. */
int mams_list_at(const MamsList *list, MamsArea area, int row);

/* Writes the place into a kept session, and goes to it as far as there are rows. */
void mams_list_keep(const MamsList *list, GKeyFile *file, const char *group, const char *key);
void mams_list_restore(MamsList *list, GKeyFile *file, const char *group, const char *key);

/* Draws a row: its index, where, and in which role. */
typedef void (*MamsListRow)(MamsDraw *draw, int index, MamsArea row, MamsRole role, void *data);

/* Tells at the right end of a row which rows of how many were drawn last: "1–17/28". Nothing when
 * all of them are in sight. */
void mams_list_draw_position(const MamsList *list, MamsDraw *draw, MamsArea row);
/* Draws the rows that fit. The chosen one is marked when `marked`, and has the cursor when `focus`.
 */
void mams_list_draw(MamsList *list, MamsDraw *draw, MamsArea area, bool marked, bool focus,
                    MamsListRow draw_row, void *data);

#endif
