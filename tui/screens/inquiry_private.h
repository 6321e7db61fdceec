/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_INQUIRY_PRIVATE_H
#define MAMS_TUI_SCREENS_INQUIRY_PRIVATE_H

#include "mams.h"

#include "screens/inquiries.h"
#include "screens/screens.h"
#include "widgets/text.h"

/* The model of an inquiry's screen, shared by the files that draw it and carry out its actions. */
typedef struct {
    MamsScreen screen;
    int64_t number;
    MamsInquiryFile *file; /* NULL when it could not be read or looked at */
    MamsCard *card;        /* of the first citizen, or NULL */
    MamsTextView *view;
    char *error;           /* why there is no file */
    bool stale;            /* something of it has changed */
    bool asked_take_over;  /* the same key once more does it … */
    bool asked_sms;        /* … */
    bool no_claim;         /* the one who has it is told; it is not claimed by itself again */
    char *find_text;       /* what the person was looked for by, for the list of those found */
    GArray *found;         /* MamsIin */
    MamsTicks ticks;       /* of the checklist on top */
    const char *procedure; /* … and which one it is */
    int64_t message;       /* of the attachment to be saved, … */
    int place;             /* … -1: the whole mail */
} MamsInquiryScreen;

enum { MAMS_INQUIRY_HEAD_ROWS = 5 };

/* Whether this operator may change it now: it is his, open, and his role answers. */
bool mams_inquiry_is_mine(const MamsInquiryScreen *inquiry);
/* The citizen whom it is about, 0: not known. */
MamsIin mams_inquiry_about(const MamsInquiryScreen *inquiry);
/* Reads it again when it is on top. */
void mams_inquiry_read_again(MamsInquiryScreen *inquiry);

/* Makes the text below the head: a stop for each part that Enter opens, "card", "similar:12",
 * "file:3:0", "mail:3", "said:2", see mams_inquiry_open_part(). */
MamsTextView *mams_inquiry_text(const MamsInquiryScreen *inquiry);
void mams_inquiry_draw(MamsInquiryScreen *inquiry, MamsDraw *draw, MamsArea body);

/* Carries out what is not about moving in the text. */
void mams_inquiry_act(MamsInquiryScreen *inquiry, MamsActionId action);
void mams_inquiry_open_part(MamsInquiryScreen *inquiry, const char *stop);
/* See MamsScreenClass.question. */
MamsScreen *mams_inquiry_question(MamsScreen *screen, const char *name);
/* What is likely to find the person whom it is about: an ИИН in the text, or a phone. (owned) */
char *mams_inquiry_guess_person(const MamsInquiryScreen *inquiry);

/* The questions that find the person. */
MamsScreen *mams_inquiry_person_question(MamsInquiryScreen *inquiry, const char *name);

#endif
