/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_CHECKS_H
#define MAMS_EXCHANGE_CHECKS_H

#include <glib.h>
#include <stdbool.h>

#include "exchange/reader.h"

/* What a value must be like, whatever file it comes from. On failure MAMS_ERROR_DATA, whose message
 * is the reason of the reject. */

/* The ИИН of a person. A wrong control digit is refused, or with accept_control_digit a doubt. */
bool mams_check_person(MamsReader *reader, const char *field, const char *text, MamsIin *iin,
                       GError **error);
/* The ИИН or БИН of a payer: 12 digits; a wrong control digit is a doubt only. */
bool mams_check_payer(MamsReader *reader, const char *field, const char *text, MamsIin *iin,
                      GError **error);
/* Money paid for one person and month: above zero and not beyond all reason. */
bool mams_check_amount(int64_t tiyn, GError **error);
/* A month that a contribution can name: from 2017 to 20 years ahead. */
bool mams_check_month(const MamsReader *reader, MamsMonth month, GError **error);
/* A day on which something has happened: not after today. */
bool mams_check_past(const MamsReader *reader, MamsDay day, GError **error);
/* The text without control characters and outer blanks, in NFC: `text` itself, changed, or a string
 * that lives as long as the row (transfer none). */
char *mams_check_clean(MamsReader *reader, char *text);

#endif
