/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_CALL_H
#define MAMS_TUI_CALL_H

#include "app.h"

/* The call on the screen: when it begins, and the words for what it may be. */

/* Opens a call unless one runs, an inquiry is in hand, or the operator may not answer any; says
 * what fails. */
void mams_call_begin(MamsApp *app);
/* The card of the call after that of `iin`, in the order in which they were opened and from the
 * last one back to the first; the last one opened when `iin` is 0. 0 when there is no other. */
MamsIin mams_call_next_card(const MamsDesk *desk, MamsIin iin);

/* In the interface language: a phrase, and a word of at most ten columns. (transfer none) */
const char *mams_call_topic_name(MamsInquiryTopic topic);
const char *mams_call_topic_word(MamsInquiryTopic topic);
const char *mams_call_data_name(MamsData data);
const char *mams_call_channel_name(const char *channel);
/* "parent", "child", … for the code of MamsRelative. (transfer none) */
const char *mams_call_relation_name(char relation);

#endif
