/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_WIDGETS_STRIP_H
#define MAMS_TUI_WIDGETS_STRIP_H

#include <glib.h>

#include "draw.h"
#include "mams.h"

/* Two rows of months one below the other, as they are and as they would be: a sign a month, a gap
 * before each year. Those that change stand in reverse, with a "^" below. */

/* The years, the two rows, and the row of "^". */
enum { MAMS_STRIP_ROWS = 4 };

/* How many months fit beside the row labels, whichever month they begin with. */
int mams_strip_months(int columns);
/* Draws the months (MamsMonthPair, without a hole); the earliest are left out when there are more
 * than fit. */
void mams_strip_draw(MamsDraw *draw, MamsArea area, const MamsRules *rules, const GArray *months);

#endif
