/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_STRIKE_H
#define MAMS_BASE_STRIKE_H

#include <glib.h>

/* Text with overstrikes, as formatters of manuals write it: a letter, a backspace and the same
 * letter are bold, an underscore, a backspace and a letter are underlined. */
typedef enum { MAMS_STRIKE_PLAIN, MAMS_STRIKE_BOLD, MAMS_STRIKE_UNDERLINE } MamsStrike;

/* The letters that `*text` begins with and that look alike, and how; `*text` moves behind them.
 * NULL at the end. Bytes that are not UTF-8 become U+FFFD. (owned) */
char *mams_strike_next(const char **text, MamsStrike *strike);

/* The text without its overstrikes. (owned) */
char *mams_strike_plain(const char *text);

#endif
