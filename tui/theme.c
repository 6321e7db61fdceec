/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "theme.h"

#include <curses.h>

static const struct {
    attr_t mono;                  /* without colours */
    attr_t colour;                /* beside the colours */
    short foreground, background; /* -1: the terminal's own */
} looks[MAMS_N_ROLES] = {
    [MAMS_ROLE_TEXT] = {A_NORMAL, A_NORMAL, -1, -1},
    [MAMS_ROLE_TITLE] = {A_REVERSE, A_NORMAL, COLOR_WHITE, COLOR_BLUE},
    [MAMS_ROLE_HEADING] = {A_BOLD, A_BOLD, -1, -1},
    [MAMS_ROLE_QUIET] = {A_NORMAL, A_NORMAL, COLOR_CYAN, -1},
    [MAMS_ROLE_FIELD] = {A_UNDERLINE, A_UNDERLINE, -1, -1},
    [MAMS_ROLE_SELECTED] = {A_REVERSE, A_REVERSE, -1, -1},
    [MAMS_ROLE_GOOD] = {A_BOLD, A_BOLD, COLOR_GREEN, -1},
    [MAMS_ROLE_CAUTION] = {A_BOLD, A_BOLD, COLOR_YELLOW, -1},
    [MAMS_ROLE_BAD] = {A_BOLD, A_BOLD, COLOR_RED, -1},
    [MAMS_ROLE_MESSAGE] = {A_BOLD, A_BOLD, -1, -1},
    [MAMS_ROLE_ERROR] = {A_BOLD | A_REVERSE, A_BOLD, COLOR_WHITE, COLOR_RED},
    [MAMS_ROLE_BANNER] = {A_BOLD | A_REVERSE, A_BOLD | A_REVERSE, -1, -1},
    [MAMS_ROLE_FKEY] = {A_NORMAL, A_NORMAL, -1, -1},
    [MAMS_ROLE_FLABEL] = {A_REVERSE, A_REVERSE, -1, -1},
    [MAMS_ROLE_UNDERLINED] = {A_UNDERLINE, A_UNDERLINE, -1, -1},
};

void mams_theme_init(MamsTheme *theme, bool colour)
{
    colour = colour && has_colors() && start_color() == OK && use_default_colors() == OK;
    for (int role = 0; role < MAMS_N_ROLES; role++) {
        theme->attributes[role] = colour ? looks[role].colour : looks[role].mono;
        theme->pairs[role] = 0;
        if (colour && (looks[role].foreground >= 0 || looks[role].background >= 0)) {
            theme->pairs[role] = (short)(role + 1);
            init_pair(theme->pairs[role], looks[role].foreground, looks[role].background);
        }
    }
}
