/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_SCREENS_H
#define MAMS_TUI_SCREENS_SCREENS_H

#include "app.h"
#include "screen.h"
#include "widgets/text.h"

/* How each screen is made. A screen belongs to the app once it is pushed. */

/* Search as you type. `text` stands in the field at the start; when `open` and it finds exactly one
 * person, that card opens at once. */
MamsScreen *mams_search_screen_new(MamsApp *app, const char *text, bool open);

/* The card of a citizen; NULL with an error when it cannot be read. */
MamsScreen *mams_card_screen_new(MamsApp *app, MamsIin iin, GError **error);

/* A text to read under a title (translated, kept by reference); takes the view. */
MamsScreen *mams_reader_screen_new(MamsApp *app, const char *title, MamsTextView *view);

/* Help about a kind of screen: what it is for and its keys, out of the table of actions. */
MamsScreen *mams_help_screen_new(MamsApp *app, const MamsScreenClass *class);

/* Why the verdict is what it is: each reason with rule, article, source, confidence and facts. */
MamsScreen *mams_why_screen_new(MamsApp *app, const MamsCard *card);

/* Why one month of the card is covered or not, and its payments. */
MamsScreen *mams_month_screen_new(MamsApp *app, const MamsCard *card, const MamsMonthAnswer *month);

/* The steps of a way of the card, in the language of the program and in the caller's, and what to
 * do at each channel. */
MamsScreen *mams_way_screen_new(MamsApp *app, const MamsCard *card, const MamsWay *way);

#endif
