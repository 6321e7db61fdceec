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

/* The list that a card was opened from, which belongs to a screen below it. */
typedef struct MamsCardList MamsCardList;
struct MamsCardList {
    /* Chooses the next (1) or previous (-1) person of the list; false at its ends. */
    bool (*step)(MamsCardList *list, int delta, MamsIin *iin);
};

/* The card of a citizen; `list` NULL: opened from none. NULL with an error when it cannot be read.
 */
MamsScreen *mams_card_screen_new(MamsApp *app, MamsIin iin, MamsCardList *list, GError **error);

/* A text to read: how it is made in a language, now and whenever that changes. */
typedef struct {
    const char *title; /* to be translated; for ever */
    const char *topic; /* the manual's section about it, for ever; NULL: the whole manual */
    /* Makes the paragraphs; the same ones in each language as far as may be: the place stays. */
    void (*build)(MamsTextView *view, MamsApp *app, MamsLang lang, const void *data);
    void *data;               /* what it is made of; it must stay as long as the screen, … */
    void (*free)(void *data); /* … which frees it with this, unless NULL */
    /* It is told to callers too: F12 shows it in their language, and again in the next one. */
    bool for_callers;
    bool in_callers; /* and begins so; else it is in the language of the interface */
} MamsReaderText;

MamsScreen *mams_reader_screen_new(MamsApp *app, const MamsReaderText *text);

/* The menu of what the screen on top can do. */
MamsScreen *mams_menu_screen_new(MamsApp *app);

/* The command line, with the beginning of a line in it. One at a time: mams_app_has(). */
MamsScreen *mams_line_screen_new(MamsApp *app, const char *text);

/* The macros, own and shared, with their keys; NULL with an error when they cannot be read. */
MamsScreen *mams_macros_screen_new(MamsApp *app, GError **error);

/* What stands in the fields of the search by fields, kept while its screen is closed. (owned) */
typedef struct {
    char *texts[MAMS_N_FIND_FIELDS];
} MamsFindTexts;

/* The search by fields. `texts`, of a screen below it, are what the fields begin with and keep. */
MamsScreen *mams_find_form_screen_new(MamsApp *app, MamsFindTexts *texts);

/* Help about a screen: the manual's section, at the part about its focus, and the screen's keys out
 * of the table of actions. */
MamsScreen *mams_help_screen_new(MamsApp *app, const MamsScreen *screen);

/* The short answers about the Fund; NULL with an error when they cannot be read. */
MamsScreen *mams_reference_screen_new(MamsApp *app, GError **error);

/* What must be paid by whom; NULL with an error when the operator may not ask. */
MamsScreen *mams_rates_screen_new(MamsApp *app, GError **error);

/* Why the verdict is what it is: each reason with rule, article, source, confidence and facts. */
MamsScreen *mams_why_screen_new(MamsApp *app, const MamsCard *card);

/* Why one month of the card is covered or not, and its payments. */
MamsScreen *mams_month_screen_new(MamsApp *app, const MamsCard *card, const MamsMonthAnswer *month);

/* The steps of a way of the card, in the language of the program and in the caller's, and what to
 * do at each channel. */
MamsScreen *mams_way_screen_new(MamsApp *app, const MamsCard *card, const MamsWay *way);

#endif
