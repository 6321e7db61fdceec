/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_INQUIRY_WORDS_H
#define MAMS_TUI_SCREENS_INQUIRY_WORDS_H

#include "mams.h"

#include "theme.h"

/* What is said of inquiries on more than one screen, in the interface language. */

/* How much of its term is left, or how it ended, in at most ten columns: "3 d left", "late 2 d",
 * "today", "stopped", "answered". (owned) */
char *mams_inquiry_say_left(const MamsInquiry *inquiry, const MamsAppealTerms *terms,
                            MamsRole *role);
/* The same in full: "to be answered by 02.12.2024, 3 working days left". (owned) */
char *mams_inquiry_say_term(const MamsInquiry *inquiry, const MamsAppealTerms *terms);
/* How it ended, with whom or why. (owned) */
char *mams_inquiry_say_outcome(const MamsInquiry *inquiry);
/* Who wrote it, as far as that is known; "" when it is not. (owned) */
char *mams_inquiry_say_sender(const MamsInquiry *inquiry);
/* A word for the state of mail. (transfer none) */
const char *mams_inquiry_outgoing_name(MamsOutgoingState state);
/* "12 KB". (owned) */
char *mams_inquiry_say_size(int64_t bytes);
/* The first words of a text on one line, its line ends as blanks. (owned) */
char *mams_inquiry_say_first_words(const char *text, int columns);

#endif
