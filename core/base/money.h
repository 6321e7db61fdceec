/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_MONEY_H
#define MAMS_BASE_MONEY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Money is an int64_t of tiyn (1/100 tenge), never a floating number. */
enum { MAMS_MONEY_TEXT_SIZE = 40 };

/* Reads tenge with at most two decimals after a point or a comma ("4250", "1458.5", "4250,00"), not
 * negative, no blanks, at most 92233720368547758.07. False when it is anything else. */
bool mams_money_parse(const char *text, int64_t *tiyn);

/* Writes tenge as a JSON number: "4250", "1458.6", "1458.05", "-3". Returns `text`. */
char *mams_money_format_plain(int64_t tiyn, char text[MAMS_MONEY_TEXT_SIZE]);

/* Writes tenge with digit groups for people: `separator` (at most three bytes) is "," in English and
 * a no-break space (U+00A0) in Kazakh and Russian; two decimals after `decimal_sign`, only when there
 * are tiyn; no ₸. Returns `text`. */
char *mams_money_format_grouped(int64_t tiyn, const char *separator, char decimal_sign,
                                char text[MAMS_MONEY_TEXT_SIZE]);

/* Writes a number times 10 000 as the rules hold per cents and multiples: "5", "12.61", "0.5". Not
 * negative. Returns `text`. */
char *mams_decimal_format(int64_t value_e4, char decimal_sign, char text[MAMS_MONEY_TEXT_SIZE]);

#endif
