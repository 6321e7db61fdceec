/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/checks.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"

/* Compulsory insurance took its first contributions in July 2017. */
enum { FIRST_YEAR = 2017, MONTHS_AHEAD = 20 * 12 };

/* A thousand million tenge, in tiyn: above any contribution, and sums of such stay in 64 bits. */
#define AMOUNT_MAX G_GINT64_CONSTANT(100000000000)

bool mams_check_person(MamsReader *reader, const char *field, const char *text, MamsIin *iin,
                       GError **error)
{
    if (!mams_iin_parse(text, iin, error)) {
        return false;
    }
    if (mams_iin_control_ok(*iin)) {
        return true;
    }
    if (reader->options->accept_control_digit) {
        mams_reader_doubt(reader, field,
                          _("the control digit of IIN '%s' is wrong; taken as asked"), text);
        return true;
    }
    int expected = mams_iin_control_digit(*iin / 10);
    if (expected < 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("no IIN begins with the eleven digits of '%s': ask the register, or import "
                      "with --accept-control-digit if it was issued so"),
                    text);
    } else {
        g_set_error(
            error, MAMS_ERROR, MAMS_ERROR_DATA,
            _("the control digit of IIN '%s' is wrong, it should be %d: ask the register, or "
              "import with --accept-control-digit if it was issued so"),
            text, expected);
    }
    return false;
}

bool mams_check_payer(MamsReader *reader, const char *field, const char *text, MamsIin *iin,
                      GError **error)
{
    if (!mams_iin_parse(text, iin, error)) {
        return false;
    }
    if (!mams_iin_control_ok(*iin)) {
        mams_reader_doubt(reader, field, _("the control digit of the payer's number '%s' is wrong"),
                          text);
    }
    return true;
}

bool mams_check_amount(int64_t tiyn, GError **error)
{
    if (tiyn > 0 && tiyn <= AMOUNT_MAX) {
        return true;
    }
    char text[MAMS_MONEY_TEXT_SIZE];
    if (tiyn <= 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA, _("the amount '%s' is not above zero"),
                    mams_money_format_plain(tiyn, text));
    } else {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("the amount '%s' is more than anybody pays for a month"),
                    mams_money_format_plain(tiyn, text));
    }
    return false;
}

bool mams_check_month(const MamsReader *reader, MamsMonth month, GError **error)
{
    MamsMonth first = mams_month_make(FIRST_YEAR, 1);
    MamsMonth last = mams_day_month(reader->options->today) + MONTHS_AHEAD;
    if (month >= first && month <= last) {
        return true;
    }
    char text[3][MAMS_MONTH_TEXT_SIZE];
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                _("the month '%s' is not between %s and %s: nobody pays for it"),
                mams_month_format(month, text[0]), mams_month_format(first, text[1]),
                mams_month_format(last, text[2]));
    return false;
}

bool mams_check_past(const MamsReader *reader, MamsDay day, GError **error)
{
    if (day <= reader->options->today) {
        return true;
    }
    char text[2][MAMS_DAY_TEXT_SIZE];
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA, _("'%s' is in the future: today is %s"),
                mams_day_format(day, text[0]), mams_day_format(reader->options->today, text[1]));
    return false;
}

/* Whether nothing in the text is to be cleaned: printable ASCII, U+00A0-U+02FF and the Cyrillic
 * block without its combining marks are all normal already. Nearly every text of a file is such. */
static bool is_plain(const char *text)
{
    for (const guchar *p = (const guchar *)text; *p != '\0'; p++) {
        if (*p >= 0x20 && *p < 0x7F) {
            continue;
        }
        bool latin = *p >= 0xC2 && *p <= 0xCB && !(*p == 0xC2 && p[1] < 0xA0);
        bool cyrillic = *p >= 0xD0 && *p <= 0xD3 && !(*p == 0xD2 && p[1] >= 0x83 && p[1] <= 0x89);
        if (!latin && !cyrillic) {
            return false;
        }
        p++; /* the second byte */
    }
    return true;
}

static char *trim(char *text)
{
    char *start = text, *end = text + strlen(text);
    while (g_unichar_isspace(g_utf8_get_char(start))) {
        start = g_utf8_next_char(start);
    }
    while (end > start) {
        char *last = g_utf8_prev_char(end);
        if (!g_unichar_isspace(g_utf8_get_char(last))) {
            break;
        }
        end = last;
    }
    *end = '\0';
    return start;
}

char *mams_check_clean(MamsReader *reader, char *text)
{
    if (!is_plain(text)) {
        text = mams_text_clean(text);
        g_ptr_array_add(reader->strings, text);
    }
    return trim(text);
}
