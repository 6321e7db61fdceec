/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_RATE_WORDS_H
#define MAMS_TUI_RATE_WORDS_H

#include "mams.h"

/* Rates in words, for the rates screen and `mams rates`. All (owned), in the language of gettext;
 * numbers are written as in `lang`, which is the same. */

/* "3 % of income up to 3,400,000 ₸, at most 102,000 ₸". */
char *mams_rate_words_rule(const MamsRateLine *line, MamsLang lang);
/* "Of it for OSMS: …", or NULL when the payment is for ОСМС alone. */
char *mams_rate_words_shares(const MamsRateLine *line, MamsLang lang);
/* "22.11.2024: minimum wage 85,000 ₸, monthly calculation index 3,692 ₸". */
char *mams_rate_words_day(const MamsRates *rates, MamsLang lang);
/* That values of an earlier year stand in, or NULL. */
char *mams_rate_words_assumed(const MamsRates *rates);
/* "2 % of the average wage". */
char *mams_rate_words_state(const MamsStateLine *line, MamsLang lang);
/* "the state, for one person". (transfer none) */
const char *mams_rate_words_state_name(const MamsStateLine *line);

#endif
