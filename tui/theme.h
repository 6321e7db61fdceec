/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_THEME_H
#define MAMS_TUI_THEME_H

#include <stdbool.h>

/* What a piece of text is for; how it looks is the theme's. Colour never carries a meaning alone:
 * each role that means something also has its sign or word on the screen. */
typedef enum {
    MAMS_ROLE_TEXT,
    MAMS_ROLE_TITLE, /* the first line */
    MAMS_ROLE_HEADING,
    MAMS_ROLE_QUIET,    /* rules, laws, hints */
    MAMS_ROLE_FIELD,    /* a field to type in */
    MAMS_ROLE_SELECTED, /* the row or month that Enter opens */
    MAMS_ROLE_GOOD,
    MAMS_ROLE_CAUTION,
    MAMS_ROLE_BAD,
    MAMS_ROLE_MESSAGE,
    MAMS_ROLE_ERROR,
    MAMS_ROLE_BANNER,     /* a whole row that must not be missed */
    MAMS_ROLE_FKEY,       /* "F1" */
    MAMS_ROLE_FLABEL,     /* the word beside it */
    MAMS_ROLE_UNDERLINED, /* in the manual: what stands for something else */
    MAMS_N_ROLES
} MamsRole;

/* The themes to choose from. */
typedef enum {
    MAMS_THEME_DEFAULT,  /* colours on the terminal's own ground */
    MAMS_THEME_CONTRAST, /* light on black, nothing pale */
    MAMS_THEME_MONO,     /* bold, underline and reverse alone */
    MAMS_N_THEMES
} MamsThemeName;

/* "default", "contrast", "mono"; -1: there is no such theme. */
int mams_theme_parse(const char *name);

/* How the roles look on one terminal. */
typedef struct {
    unsigned long attributes[MAMS_N_ROLES]; /* attr_t of curses */
    short pairs[MAMS_N_ROLES];
} MamsTheme;

/* Fills the theme for the current terminal; where that has no colours, it is the mono one. */
void mams_theme_init(MamsTheme *theme, MamsThemeName name);

#endif
