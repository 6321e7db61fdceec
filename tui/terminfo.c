/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "terminfo.h"

#include <curses.h>
#include <term.h>

bool mams_terminfo_has(const char *capability)
{
    const char *value = tigetstr(capability);
    /* tigetstr() answers with -1 for a name that is no text. */
    return value != NULL && value != (char *)-1;
}

bool mams_terminfo_is_fit(const char *type, int out_fd)
{
    TERMINAL *before = cur_term;
    int status = 0;
    bool fit = false;
    if (setupterm(type, out_fd, &status) == OK) {
        fit = mams_terminfo_has("cup");
        TERMINAL *asked = set_curterm(before);
        del_curterm(asked);
    }
    return fit;
}
