/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_KNOWN_H
#define MAMS_TUI_SCREENS_KNOWN_H

#include "screen.h"

/* A card as it was known at another time, and what changed between two times. */

/* A time as people type it, "01.03.2024", "01.03.2024 14:05", in the form of mams_desk_known_at();
 * what is none of these stays as it is, but for the blanks around it. (owned) */
char *mams_known_read(const char *typed);

/* What stands over a screen that shows what was known at that time. (owned) */
char *mams_known_banner(const char *as_known);

/* Asks when the facts of a card screen are to be as known, and for the two times of a difference.
 */
void mams_known_ask(MamsScreen *card);
void mams_known_ask_diff(MamsScreen *card);
/* Both by name, as `question` of a screen class. (owned) */
MamsScreen *mams_known_question(MamsScreen *card, const char *name);

#endif
