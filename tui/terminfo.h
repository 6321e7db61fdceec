/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_TERMINFO_H
#define MAMS_TUI_TERMINFO_H

#include <stdbool.h>

/* What the data base of terminals says. Apart from the rest because the header of curses for it has
 * macros named `columns`, `lines` and the like. */

/* Whether a type of terminal is known and can place its cursor, which a full screen needs. */
bool mams_terminfo_is_fit(const char *type, int out_fd);

/* Whether the current terminal has a capability that is a text, as "kmous". */
bool mams_terminfo_has(const char *capability);

#endif
