/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_MAIL_SUBJECT_H
#define MAMS_EXCHANGE_MAIL_SUBJECT_H

#include <stdbool.h>

#include "base/iin.h"

/* Finds 12 digits, in a row or in groups with blanks between them, whose control digit is right.
 * `start` and `end` receive where they stand. */
bool mams_mail_find_iin(const char *text, const char **start, const char **end, MamsIin *iin);

/* Whether the text can stand in a header: valid UTF-8 without line breaks and without control
 * characters, also those that turn the direction of writing. */
bool mams_mail_is_plain(const char *text);

#endif
