/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_WIDGETS_FORM_H
#define MAMS_TUI_WIDGETS_FORM_H

#include <glib.h>
#include <stdbool.h>

#include "draw.h"
#include "input.h"

/*
 * A form: rows of a label and a field, one of them with the focus. A row may have a problem, shown
 * under it until its text changes, and a pick list, shown under it while its text is typed. What
 * the texts mean is the owner's: it reads the values and sets the problems.
 */
typedef struct MamsForm MamsForm;

/* One line of a pick list. */
typedef struct {
    char *value; /* what the field gets */
    char *shown;
} MamsFormChoice;

/* The choices for what was typed: of MamsFormChoice, with mams_form_choice_free() as its free
 * function. NULL: none. (owned) */
typedef GPtrArray *(*MamsFormPick)(const char *typed, void *data);

MamsFormChoice *mams_form_choice_new(const char *value, const char *shown); /* (owned) */
void mams_form_choice_free(void *choice);

/* How a row is made. Texts are to be translated and are kept by reference. */
typedef struct {
    const char *label;
    const char *hint; /* beside the field, as far as there is room; NULL: none */
    int max_letters;
    int columns;       /* of the field; 0: to the end of the line */
    bool digits_only;  /* takes digits, and the signs that the Kazakh layout has in their place */
    bool day;          /* takes a day, see mams_day_parse_typed(), in the digits of either layout;
                          left, it is written dd.mm.yyyy */
    bool replaced;     /* the first sign typed after coming in takes the place of the text, which
                          is shown as chosen until then */
    bool several;      /* values parted by commas: the pick list is about the last one */
    bool read_only;    /* shown, never in focus */
    MamsFormPick pick; /* NULL: nothing to pick from */
    void *pick_data;
} MamsFormRow;

/* At least one row must not be read-only. The rows are copied. (owned) */
MamsForm *mams_form_new(const MamsFormRow *rows, int n_rows);
void mams_form_free(MamsForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsForm, mams_form_free)

/* (transfer none), until the row changes. */
const char *mams_form_value(const MamsForm *form, int row);
/* Takes the row's problem away too. */
void mams_form_set_value(MamsForm *form, int row, const char *text);
/* NULL: none. */
const char *mams_form_problem(const MamsForm *form, int row);
void mams_form_set_problem(MamsForm *form, int row, const char *problem);
/* The same for what only needs a second look. */
void mams_form_set_warning(MamsForm *form, int row, const char *warning);

int mams_form_focus(const MamsForm *form);
/* A read-only row leaves the focus where it is. */
void mams_form_set_focus(MamsForm *form, int row);
/* The next (1) or previous (-1) row that can be edited. False at the ends. */
bool mams_form_move(MamsForm *form, int direction);
/* Does with the text of the row in focus what is done when it is left. */
void mams_form_tidy(MamsForm *form);

/* Writes the values, the focus, the cursor and whether the pick list is shown into a group of a
 * file, and takes them from there as far as they fit. Problems are the owner's. */
void mams_form_keep(const MamsForm *form, GKeyFile *file, const char *group);
void mams_form_restore(MamsForm *form, GKeyFile *file, const char *group);

/* What is in focus, its label and text, or the choice in its pick list, and what its problem is.
 * (owned) */
char *mams_form_speech(const MamsForm *form);

/* Opens the pick list of the row in focus. False when it has none. */
bool mams_form_open_picks(MamsForm *form);
/* Whether a pick list is shown, and whether one of its lines is chosen. */
bool mams_form_has_picks(const MamsForm *form);
bool mams_form_in_picks(const MamsForm *form);

/* Text, paste and editing keys go into the row in focus. Tab and Shift-Tab, Down and Up go from row
 * to row; in a pick list Down and Up choose, Enter takes the choice and Esc closes it. False when
 * the key is none of the form's: Enter and Esc outside a pick list, Tab and Down in the last row.
 */
bool mams_form_key(MamsForm *form, const MamsEvent *event);

/* The lines that all rows take, with problems and pick list, in so many columns. */
int mams_form_height(const MamsForm *form, int columns);
/* Draws the rows that fit, that in focus among them; `focus` when the cursor is to be there. */
void mams_form_draw(MamsForm *form, MamsDraw *draw, MamsArea area, bool focus);
/* A click on the area that was drawn last: puts the focus on the row, or takes the choice. False
 * when it hits nothing. */
bool mams_form_click(MamsForm *form, MamsArea area, int row);

#endif
