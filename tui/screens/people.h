/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_PEOPLE_H
#define MAMS_TUI_SCREENS_PEOPLE_H

#include "mams.h"

#include "app.h"
#include "screens/screens.h"
#include "widgets/list.h"

/* The list of people who were found, on every screen that finds some: what was searched, how many
 * there are, a row for each, and the way from a row to the card and from card to card. Begin with
 * zeros and mams_people_init(). */
typedef struct {
    MamsCardList cards; /* the first member: what a card knows of the list */
    MamsScreen *screen;
    MamsFound *found; /* or NULL: nothing was looked for */
    char *error;      /* why it could not be, or NULL */
    MamsList list;
    bool in_list; /* the focus is on the chosen row, else in the screen's fields … */
    bool chosen;  /* … and the first row counts as chosen while it is there */
} MamsPeople;

/* The lines above the rows. */
enum { MAMS_PEOPLE_HEAD = 4 };

/* `screen` owns the list. */
void mams_people_init(MamsPeople *people, MamsScreen *screen);
void mams_people_clear(MamsPeople *people);

/* Whether Enter has somebody to open. */
bool mams_people_has_choice(const MamsPeople *people);

/* Shows what was found (taken), or why nothing was; both may be NULL. */
void mams_people_set(MamsPeople *people, MamsFound *found, const char *error);
/* The same for what was found already and is looked for once more, in another language: when there
 * are as many people, choice and focus stay. */
void mams_people_renew(MamsPeople *people, MamsFound *found, const char *error);

/* Opens the card of the chosen row, in a call. */
void mams_people_open(MamsPeople *people);
/* Moves the choice by rows or pages; up from the first row the focus leaves the list. */
void mams_people_move(MamsPeople *people, int delta, bool by_page);
/* A click chooses a row, one on the chosen row opens it. `area` is that of drawing. */
void mams_people_click(MamsPeople *people, MamsArea area, int row);

/* Writes focus and choice into a kept session, and takes them from it once the same people are
 * found. */
void mams_people_keep(const MamsPeople *people, GKeyFile *file, const char *group);
void mams_people_restore(MamsPeople *people, GKeyFile *file, const char *group);
/* How many were found, and who is chosen; the error alone when there is one. NULL: nothing was
 * looked for. (owned) */
char *mams_people_speech(const MamsPeople *people);

/* What was searched, the warning, headings and rows; the error alone when there is one. */
void mams_people_draw(MamsPeople *people, MamsDraw *draw, MamsArea area);

#endif
