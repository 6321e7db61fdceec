/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_CARD_PRIVATE_H
#define MAMS_TUI_SCREENS_CARD_PRIVATE_H

#include "screens/screens.h"
#include "widgets/list.h"
#include "widgets/timeline.h"

/* The card's model, shared by the files that draw its parts. */

typedef enum { MAMS_CARD_MONTHS, MAMS_CARD_WAYS } MamsCardFocus;

typedef struct {
    MamsScreen screen;
    MamsCard *card;     /* NULL when it had to be cleared */
    MamsAround *around; /* of the card, NULL with it */
    MamsCardList *list; /* it was opened from, or NULL */
    GArray *money;      /* guint: the payments to tell where they are, as mams_money_under_way() */
    char *error;        /* why it was cleared */
    char *as_known;     /* when it was known, see MamsScreenClass; NULL: now */
    MamsDay on;         /* the day of the answer; NONE: today */
    bool asked_sms;     /* the same key once more sends it */
    bool looked;        /* the look at it is written */
    bool stale;         /* what is recorded about the person has changed */
    MamsTimeline months;
    MamsList ways;
    MamsCardFocus focus;
} MamsCardScreen;

/* Draws a card that is not cleared. */
void mams_card_draw(MamsCardScreen *card, MamsDraw *draw, MamsArea body);

/* Draws what stands right of the months: category, relatives, inquiries, and in the rows that are
 * left the legend of the marks. */
void mams_card_draw_panel(const MamsCardScreen *card, MamsDraw *draw, MamsArea area,
                          const char *legend);

/* What may be said to the caller now. While he is not known: whom and what to ask. */
typedef struct {
    char *text; /* the script; NULL: the questions stand here */
    int label_columns, rows;
} MamsCardSay;

MamsCardSay mams_card_say(const MamsCardScreen *card, int columns);
void mams_card_say_clear(MamsCardSay *say);
void mams_card_draw_say(const MamsCardScreen *card, const MamsCardSay *say, MamsDraw *draw,
                        MamsArea area);
/* Keeps that the script was read out, when it can be on the screen now; says what fails. */
void mams_card_note_said(MamsCardScreen *card);
/* What is promised to the caller: a reminder, the steps as SMS. False when the action is another.
 */
bool mams_card_act_on_promise(MamsCardScreen *card, MamsActionId action);
/* State and place in a kept session, and what is said of the screen: see MamsScreenClass. */
void mams_card_keep(const MamsScreen *screen, GKeyFile *file, const char *group);
void mams_card_go(MamsCardScreen *card, GKeyFile *file, const char *group);
char *mams_card_speech(const MamsScreen *screen);
/* Whether a parent or guardian may speak for the person. */
bool mams_card_is_minor(const MamsCardScreen *card);

#endif
