/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_IIN_H
#define MAMS_BASE_IIN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"

/* ИИН (a person) or БИН (an organisation): an integer inside, 12 digits with leading zeros outside.
 * 0 is never a number of anybody and means "unknown". */
typedef int64_t MamsIin;

typedef enum { MAMS_SEX_UNKNOWN, MAMS_SEX_MALE, MAMS_SEX_FEMALE } MamsSex;

enum { MAMS_IIN_TEXT_SIZE = 13, MAMS_IIN_GROUPED_SIZE = 15, MAMS_IIN_MASKED_SIZE = 25 };

/* Reads exactly 12 ASCII digits. The control digit is not looked at here: it is the importer's and
 * the searcher's to judge. MAMS_ERROR_DATA names what is wrong (length, the first other sign, all
 * zeros). */
bool mams_iin_parse(const char *text, MamsIin *iin, GError **error);

/* Writes 12 digits and a NUL; "" for what has no 12 digits. Returns `text`. */
char *mams_iin_format(MamsIin iin, char text[MAMS_IIN_TEXT_SIZE]);

/* Writes "850317 490 011": the groups in which a number is read out; "" for what has no 12
 * digits. Returns `text`. */
char *mams_iin_format_grouped(MamsIin iin, char text[MAMS_IIN_GROUPED_SIZE]);

/* Writes "850317 ••• ••1": the same groups with the digits 7-11 hidden, for who may not see the
 * whole number; "" for what has no 12 digits. Returns `text`. */
char *mams_iin_format_masked(MamsIin iin, char text[MAMS_IIN_MASKED_SIZE]);

/* The control digit for the first eleven digits (0 … 99999999999), or -1 when both rows of weights
 * give ten and the number is never issued (decree on ИИН; formats.md 2). */
int mams_iin_control_digit(int64_t first_eleven);

/* Whether the twelfth digit is the one computed. The only hard check there is: such numbers were
 * issued nevertheless, so an operator may override it. */
bool mams_iin_control_ok(MamsIin iin);

/* The birth day that the digits claim, or MAMS_DAY_NONE when they name no real day. The seventh
 * digit gives the century (1-2: 18xx, 3-4: 19xx, 5-6: 20xx, 0: read as 19xx; 7-9: none).
 * The digits only ever warn: an ИИН keeps its digits when the register's date is corrected. */
MamsDay mams_iin_birth_day(MamsIin iin);

/* The sex that the seventh digit claims; 0 and 7-9 claim none. Only ever a warning. */
MamsSex mams_iin_sex(MamsIin iin);

/* Whether the digits have the shape of an organisation's БИН: month 01-12 in digits 3-4 and 4, 5
 * or 6 as the fifth digit (no person is born on day 40-69). */
bool mams_iin_is_bin(MamsIin iin);

#endif
