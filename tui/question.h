/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_QUESTION_H
#define MAMS_TUI_QUESTION_H

#include <glib.h>
#include <stdbool.h>

#include "mams.h"

/* What-if questions as people put them together: out of a way of the card, or typed. */

/* What a way of the answer asks for; NULL: nothing happens. */
MamsQuestion mams_question_of_way(const MamsRules *rules, const MamsAnswer *answer,
                                  const MamsWay *way);
bool mams_question_is_empty(const MamsQuestion *question);

/* The months that could be paid on the answer's day, the oldest first: those of the window and the
 * current one that nobody covers. (owned) GArray of MamsMonth. */
GArray *mams_question_unpaid(const MamsAnswer *answer);

/* "08.2024", "2024-08". MAMS_ERROR_USAGE for what is no month. */
bool mams_question_read_month(const char *text, MamsMonth *month, GError **error);
/* A month, or the first and the last: "08.2024..10.2024". */
bool mams_question_read_months(const char *text, MamsMonth *from, MamsMonth *to, GError **error);
/* "01.09.2024..30.06.2025"; without a last day `to` is NONE. */
bool mams_question_read_days(const char *text, MamsDay *from, MamsDay *to, GError **error);

/* The same texts back; "" for NONE. (owned) */
char *mams_question_format_month(MamsMonth month);
char *mams_question_format_months(MamsMonth from, MamsMonth to);
char *mams_question_format_days(MamsDay from, MamsDay to);

#endif
