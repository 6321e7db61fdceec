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

/* What stands in the fields of the search by fields, kept while its screen is closed. (owned) */
typedef struct {
    char *texts[MAMS_N_FIND_FIELDS];
} MamsFindTexts;

/* The search by fields. `texts`, of a screen below it, are what the fields begin with and keep. */
MamsScreen *mams_find_form_screen_new(MamsApp *app, MamsFindTexts *texts);

/* A text to read under a title (to be translated), with the manual's section about it; both are
 * kept by reference. Takes the view. */
MamsScreen *mams_reader_screen_new(MamsApp *app, const char *title, const char *topic,
                                   MamsTextView *view);
/* Makes the text `what` in a language. (owned) */
typedef MamsTextView *(*MamsReaderTell)(MamsApp *app, MamsLang lang, int what);
/* The reader's text can be told in each language: F12 shows it in the caller's, and again in the
 * next one. `lang`: the one it is in. */
void mams_reader_screen_set_languages(MamsScreen *screen, MamsLang lang, MamsReaderTell tell,
                                      int what);

/* Help about a screen: the manual's section, at the part about its focus, and the screen's keys out
 * of the table of actions. */
MamsScreen *mams_help_screen_new(MamsApp *app, const MamsScreen *about);

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
