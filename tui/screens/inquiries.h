/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_INQUIRIES_H
#define MAMS_TUI_SCREENS_INQUIRIES_H

#include "mams.h"

#include "screen.h"

/* The screens of the inquiry desk. Each of the first three says on the message line why it cannot
 * open. */

/* The queue, as it was left; goes back to it when it lies below. */
void mams_inquiries_open(MamsApp *app);
/* One inquiry: nobody's becomes this operator's; another's, and a closed one, is only shown. */
void mams_inquiry_open(MamsApp *app, int64_t number);
/* The mail that did not leave. */
void mams_outbox_open(MamsApp *app);
/* Answers the inquiry of a screen: the draft that is there, else the prepared texts. */
void mams_reply_open(MamsApp *app, int64_t number);
/* The reminders. */
void mams_reminders_open(MamsApp *app);

/* The queue that is not open yet. (owned) */
MamsScreen *mams_inquiries_screen_new(MamsApp *app);

/* The cards, queues and inquiries below are read again when they are on top. */
void mams_inquiry_changed(MamsApp *app);

/* Sends what waits, once the picture stands; says what fails. */
void mams_mail_send_later(MamsApp *app);

/* The prompts and pick lists that make a reminder, for a screen about a citizen or an inquiry: it
 * asks for a day or "payment" with a note. `name` as in MamsScreenClass.question. (owned) */
#define MAMS_REMIND_QUESTION "remind"
MamsScreen *mams_remind_question(MamsScreen *asker);

/* The steps as SMS: shows to which number; asked a second time (`sure`) it is sent. False when it
 * could not be shown or was sent: the next time asks again. */
bool mams_sms_ask(MamsApp *app, MamsIin iin, int64_t phone, MamsLang lang, bool sure);

#endif
