/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_INQUIRY_PRIVATE_H
#define MAMS_DESK_INQUIRY_PRIVATE_H

#include "desk/desk_private.h"
#include "desk/inquiry.h"
#include "store/answering.h"
#include "store/inquiry.h"

/* What a journal entry says of an inquiry, one line of JSON without names and texts. (owned) */
char *mams_inquiry_describe(const MamsInquiry *inquiry);
/* Writes an inquiry as it is now, under a new entry of that action, inside the running transaction; a
 * new one (number 0) is added and gets its number. The entry's number, 0 on error. */
int64_t mams_inquiry_write(MamsDesk *desk, const char *action, MamsInquiry *inquiry, GError **error);

/* Whether this operator may change it: MAMS_ERROR_DATA names how it ended, MAMS_ERROR_BUSY whose it
 * is. */
bool mams_inquiry_check(const MamsDesk *desk, const MamsInquiry *inquiry, GError **error);
/* Begins a write and reads the inquiry in it, which must be open and may not be another operator's:
 * MAMS_ERROR_DATA names how it ended, MAMS_ERROR_BUSY whose it is. NULL: nothing is begun. (owned) */
MamsInquiry *mams_inquiry_begin(MamsDesk *desk, int64_t number, GError **error);
/* Ends what was begun: commits when `fine`, else takes it back. */
bool mams_inquiry_end(MamsDesk *desk, bool fine, GError **error);

/* Its pauses, the one that lasts among them: MamsPause. (owned) */
GArray *mams_inquiry_pauses(MamsDesk *desk, const MamsInquiry *inquiry, GError **error);
void mams_inquiry_terms(const MamsDesk *desk, const MamsInquiry *inquiry, const GArray *pauses,
                        MamsAppealTerms *terms);
/* The working day from which the term of what came at that time is counted. */
MamsDay mams_inquiry_registered(const MamsDesk *desk, int64_t received_at);
/* Stops its clock, or lets it go on, in `inquiry` and with its pause in the store. */
void mams_inquiry_stop_clock(const MamsDesk *desk, MamsInquiry *inquiry, const char *what);
bool mams_inquiry_start_clock(MamsDesk *desk, MamsInquiry *inquiry, GError **error);
/* It has ended now so. What waited waits no more. */
bool mams_inquiry_finish(MamsDesk *desk, MamsInquiry *inquiry, MamsInquiryOutcome outcome,
                         GError **error);

/* A text as it is kept: cleaned, at most `letters` long; NULL when nothing is left. (owned) */
char *mams_inquiry_keep(const char *text, int letters);
/* The name of a citizen as lists show it, NULL when the register does not know him. (owned) */
char *mams_desk_citizen_name(MamsDesk *desk, MamsIin iin);
/* Something was opened (in_hand.c). */
void mams_tally_note(MamsTally *tally, MamsInquiryTopic topic);
/* What was opened most, of equals the latest; `otherwise` when nothing was. */
MamsInquiryTopic mams_tally_guess(const MamsTally *tally, MamsInquiryTopic otherwise);

#endif
