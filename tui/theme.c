/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "theme.h"

#include <curses.h>
#include <glib.h>

typedef struct {
    attr_t attributes;            /* beside the colours */
    short foreground, background; /* -1: the ground of the theme */
} Look;

/* clang-format off */
static const Look looks[MAMS_N_THEMES][MAMS_N_ROLES] = {
    [MAMS_THEME_DEFAULT] = {
        [MAMS_ROLE_TEXT] = {A_NORMAL, -1, -1},
        [MAMS_ROLE_TITLE] = {A_NORMAL, COLOR_WHITE, COLOR_BLUE},
        [MAMS_ROLE_HEADING] = {A_BOLD, -1, -1},
        [MAMS_ROLE_QUIET] = {A_NORMAL, COLOR_CYAN, -1},
        [MAMS_ROLE_FIELD] = {A_UNDERLINE, -1, -1},
        [MAMS_ROLE_SELECTED] = {A_REVERSE, -1, -1},
        [MAMS_ROLE_GOOD] = {A_BOLD, COLOR_GREEN, -1},
        [MAMS_ROLE_CAUTION] = {A_BOLD, COLOR_YELLOW, -1},
        [MAMS_ROLE_BAD] = {A_BOLD, COLOR_RED, -1},
        [MAMS_ROLE_MESSAGE] = {A_BOLD, -1, -1},
        [MAMS_ROLE_ERROR] = {A_BOLD, COLOR_WHITE, COLOR_RED},
        [MAMS_ROLE_BANNER] = {A_BOLD | A_REVERSE, -1, -1},
        [MAMS_ROLE_FKEY] = {A_NORMAL, -1, -1},
        [MAMS_ROLE_FLABEL] = {A_REVERSE, -1, -1},
        [MAMS_ROLE_UNDERLINED] = {A_UNDERLINE, -1, -1},
    },
    [MAMS_THEME_CONTRAST] = {
        [MAMS_ROLE_TEXT] = {A_NORMAL, -1, -1},
        [MAMS_ROLE_TITLE] = {A_BOLD | A_REVERSE, -1, -1},
        [MAMS_ROLE_HEADING] = {A_BOLD, COLOR_YELLOW, -1},
        [MAMS_ROLE_QUIET] = {A_NORMAL, -1, -1},
        [MAMS_ROLE_FIELD] = {A_UNDERLINE, COLOR_BLACK, COLOR_CYAN},
        [MAMS_ROLE_SELECTED] = {A_UNDERLINE, COLOR_BLACK, COLOR_YELLOW},
        [MAMS_ROLE_GOOD] = {A_BOLD, COLOR_GREEN, -1},
        [MAMS_ROLE_CAUTION] = {A_BOLD, COLOR_YELLOW, -1},
        [MAMS_ROLE_BAD] = {A_BOLD, COLOR_WHITE, COLOR_RED},
        [MAMS_ROLE_MESSAGE] = {A_BOLD, COLOR_YELLOW, -1},
        [MAMS_ROLE_ERROR] = {A_BOLD, COLOR_WHITE, COLOR_RED},
        [MAMS_ROLE_BANNER] = {A_BOLD, COLOR_BLACK, COLOR_YELLOW},
        [MAMS_ROLE_FKEY] = {A_BOLD, -1, -1},
        [MAMS_ROLE_FLABEL] = {A_REVERSE, -1, -1},
        [MAMS_ROLE_UNDERLINED] = {A_UNDERLINE, -1, -1},
    },
    [MAMS_THEME_MONO] = {
        [MAMS_ROLE_TEXT] = {A_NORMAL, -1, -1},
        [MAMS_ROLE_TITLE] = {A_REVERSE, -1, -1},
        [MAMS_ROLE_HEADING] = {A_BOLD, -1, -1},
        [MAMS_ROLE_QUIET] = {A_NORMAL, -1, -1},
        [MAMS_ROLE_FIELD] = {A_UNDERLINE, -1, -1},
        [MAMS_ROLE_SELECTED] = {A_REVERSE, -1, -1},
        [MAMS_ROLE_GOOD] = {A_BOLD, -1, -1},
        [MAMS_ROLE_CAUTION] = {A_BOLD, -1, -1},
        [MAMS_ROLE_BAD] = {A_BOLD, -1, -1},
        [MAMS_ROLE_MESSAGE] = {A_BOLD, -1, -1},
        [MAMS_ROLE_ERROR] = {A_BOLD | A_REVERSE, -1, -1},
        [MAMS_ROLE_BANNER] = {A_BOLD | A_REVERSE, -1, -1},
        [MAMS_ROLE_FKEY] = {A_NORMAL, -1, -1},
        [MAMS_ROLE_FLABEL] = {A_REVERSE, -1, -1},
        [MAMS_ROLE_UNDERLINED] = {A_UNDERLINE, -1, -1},
    },
};
/* clang-format on */

int mams_theme_parse(const char *name)
{
    static const char *const names[MAMS_N_THEMES] = {
        [MAMS_THEME_DEFAULT] = "default",
        [MAMS_THEME_CONTRAST] = "contrast",
        [MAMS_THEME_MONO] = "mono",
    };
    for (int theme = 0; theme < MAMS_N_THEMES; theme++) {
        if (g_str_equal(names[theme], name))
            return theme;
    }
    return -1;
}

/* The ground that -1 stands for. */
static bool set_ground(MamsThemeName name)
{
    if (name == MAMS_THEME_CONTRAST)
        return assume_default_colors(COLOR_WHITE, COLOR_BLACK) == OK;
    return use_default_colors() == OK;
}

void mams_theme_init(MamsTheme *theme, MamsThemeName name)
{
    bool colour =
        name != MAMS_THEME_MONO && has_colors() && start_color() == OK && set_ground(name);
    const Look *chosen = looks[colour ? name : MAMS_THEME_MONO];
    for (int role = 0; role < MAMS_N_ROLES; role++) {
        const Look *look = &chosen[role];
        theme->attributes[role] = look->attributes;
        theme->pairs[role] = 0;
        if (look->foreground >= 0 || look->background >= 0) {
            theme->pairs[role] = (short)(role + 1);
            init_pair(theme->pairs[role], look->foreground, look->background);
        }
    }
}
