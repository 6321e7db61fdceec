/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_CALL_H
#define MAMS_DESK_CALL_H

#include "base/inquiry.h"
#include "desk/desk.h"

/*
 * A call: an inquiry of channel `phone` on the same table as all others, which its operator opens
 * and closes. While one runs its number is the purpose of every look, the cards opened belong to it
 * and are shown whole (design.md "Who may do what"). A desk has at most one.
 */

/* Opens a call in the caller's language, unless one runs. Who may not answer has none:
 * MAMS_ERROR_NOT_PERMITTED. */
bool mams_desk_call_begin(MamsDesk *desk, MamsLang language, GError **error);
/* Goes on with an open call of this operator, after a crash; MAMS_ERROR_NOT_FOUND when it is closed
 * or another one's. */
bool mams_desk_call_resume(MamsDesk *desk, int64_t number, GError **error);
/* The call that runs, or NULL. (transfer none), until the next function of this header. */
const MamsInquiry *mams_desk_call(const MamsDesk *desk);
/* Whole seconds since it began, by the desk's clock; 0 without a call. */
int64_t mams_desk_call_seconds(const MamsDesk *desk);
/* Its cards in the order in which they were opened: MamsInquiryCitizen; NULL without a call.
 * (transfer none) */
const GArray *mams_desk_call_citizens(const MamsDesk *desk);
/* The citizen's place among them; NULL when he has none. (transfer none), as above */
const MamsInquiryCitizen *mams_desk_call_citizen(const MamsDesk *desk, MamsIin iin);

/* Adds a card to the call; nothing without a call. */
bool mams_desk_call_add(MamsDesk *desk, MamsIin iin, GError **error);
/* Who calls about this citizen, and what he was asked and answered right: bits of MamsAsked. */
bool mams_desk_call_identify(MamsDesk *desk, MamsIin iin, MamsCaller caller, unsigned asked,
                             GError **error);
/* The caller speaks this language; nothing without a call. */
bool mams_desk_call_speak(MamsDesk *desk, MamsLang language, GError **error);

/* Something about this topic was opened, in the call or else for the inquiry in hand; the guess rests on
 * it. Never written by itself. */
void mams_desk_call_note(MamsDesk *desk, MamsInquiryTopic topic);
/* What the call was about: what was opened most, of equals the latest; STATUS for a card alone,
 * OTHER when nothing was opened. */
MamsInquiryTopic mams_desk_call_guess(const MamsDesk *desk);
/* Closes it under a topic. */
bool mams_desk_call_close(MamsDesk *desk, MamsInquiryTopic topic, GError **error);

/* What may be read out about a citizen now. Who may not answer, or has an inquiry in hand and no
 * call, has nobody on the phone: all of it. */
typedef enum {
    MAMS_SAY_NOTHING, /* it is not known yet who asks */
    MAMS_SAY_GENERAL, /* somebody else asks: general rules */
    MAMS_SAY_ALL
} MamsSay;
MamsSay mams_desk_may_say(const MamsDesk *desk, MamsIin iin);

/* Whether this operator sees this card whole now: he may answer, and an inquiry is in hand or a call
 * runs in which the caller is not known to be somebody else. Else ИИН, phone and e-mail are masked. */
bool mams_desk_sees_whole(const MamsDesk *desk, MamsIin iin);

/* The latest inquiries about a citizen but the call that runs, the newest first: MamsInquiry*.
 * `count`, when not NULL, becomes how many there are in all. (owned) */
GPtrArray *mams_desk_inquiries_of(MamsDesk *desk, MamsIin iin, int limit, int *count,
                                  GError **error);

#endif
