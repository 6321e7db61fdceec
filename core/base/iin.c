/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/iin.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"

enum { DIGITS = 12, SHOWN_COLUMNS = 40 };
#define PAST_LAST INT64_C(1000000000000)
#define PAST_LAST_ELEVEN INT64_C(100000000000)

/* Says what is wrong with a text that is no number. */
static void explain(const char *text, GError **error)
{
    g_autofree char *clean = mams_text_clean(text);
    g_autofree char *shown = mams_text_ellipsize(clean, SHOWN_COLUMNS);
    size_t good = strspn(text, "0123456789");
    const char *rest = text + good;
    if (*rest == '\0') {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("\"%s\" has %zu digits; write all 12 digits of the IIN."), shown, good);
        return;
    }
    g_autofree char *raw = g_strndup(rest, mams_text_next(rest, 0));
    g_autofree char *sign = mams_text_clean(raw);
    if (*sign == '\0')
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("\"%s\" is not an IIN: an invisible sign stands after %zu digits; write 12 "
                      "digits only."),
                    shown, good);
    else
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("\"%s\" is not an IIN: \"%s\" stands after %zu digits; write 12 digits "
                      "only."),
                    shown, sign, good);
}

bool mams_iin_parse(const char *text, MamsIin *iin, GError **error)
{
    int64_t number = 0;
    int length = 0;
    while (length < DIGITS && g_ascii_isdigit(text[length]))
        number = number * 10 + (text[length++] - '0');
    if (length != DIGITS || text[length] != '\0') {
        explain(text, error);
        return false;
    }
    if (number == 0) {
        g_set_error(
            error, MAMS_ERROR, MAMS_ERROR_DATA,
            _("\"%s\" is nobody's IIN: it is all zeros; leave it empty when it is unknown."), text);
        return false;
    }
    *iin = number;
    return true;
}

char *mams_iin_format(MamsIin iin, char text[MAMS_IIN_TEXT_SIZE])
{
    text[0] = '\0';
    if (iin < 0 || iin >= PAST_LAST)
        return text;
    text[DIGITS] = '\0';
    for (int i = DIGITS - 1; i >= 0; i--) {
        text[i] = (char)('0' + iin % 10);
        iin /= 10;
    }
    return text;
}

char *mams_iin_format_grouped(MamsIin iin, char text[MAMS_IIN_GROUPED_SIZE])
{
    char digits[MAMS_IIN_TEXT_SIZE];
    text[0] = '\0';
    if (mams_iin_format(iin, digits)[0] == '\0')
        return text;
    memcpy(text, digits, 6);
    text[6] = ' ';
    memcpy(text + 7, digits + 6, 3);
    text[10] = ' ';
    memcpy(text + 11, digits + 9, 3);
    text[14] = '\0';
    return text;
}

char *mams_iin_format_masked(MamsIin iin, char text[MAMS_IIN_MASKED_SIZE])
{
    char digits[MAMS_IIN_TEXT_SIZE];
    text[0] = '\0';
    if (mams_iin_format(iin, digits)[0] != '\0')
        g_snprintf(text, MAMS_IIN_MASKED_SIZE, "%.6s ••• ••%c", digits, digits[DIGITS - 1]);
    return text;
}

int mams_iin_control_digit(int64_t first_eleven)
{
    if (first_eleven < 0 || first_eleven >= PAST_LAST_ELEVEN)
        return -1;
    int first_row = 0, second_row = 0;
    for (int place = 11; place >= 1; place--) {
        int digit = (int)(first_eleven % 10);
        first_eleven /= 10;
        first_row += digit * place;
        /* 3 4 5 6 7 8 9 10 11 1 2 */
        second_row += digit * (place <= 9 ? place + 2 : place - 9);
    }
    if (first_row % 11 != 10)
        return first_row % 11;
    return second_row % 11 == 10 ? -1 : second_row % 11;
}

bool mams_iin_control_ok(MamsIin iin)
{
    return iin > 0 && iin < PAST_LAST && mams_iin_control_digit(iin / 10) == (int)(iin % 10);
}

/* The digit at a place, 1 … 12 from the left. */
static int digit_at(MamsIin iin, int place)
{
    for (; place < DIGITS; place++)
        iin /= 10;
    return (int)(iin % 10);
}

MamsDay mams_iin_birth_day(MamsIin iin)
{
    static const int16_t centuries[10] = {1900, 1800, 1800, 1900, 1900, 2000, 2000};
    if (iin <= 0 || iin >= PAST_LAST)
        return MAMS_DAY_NONE;
    int century = centuries[digit_at(iin, 7)];
    int date = (int)(iin / 1000000);
    /* 7-9 give the century 0, and so no day. */
    return mams_day_make(century + date / 10000, date / 100 % 100, date % 100);
}

MamsSex mams_iin_sex(MamsIin iin)
{
    int digit = iin > 0 && iin < PAST_LAST ? digit_at(iin, 7) : 0;
    if (digit < 1 || digit > 6)
        return MAMS_SEX_UNKNOWN;
    return digit % 2 == 1 ? MAMS_SEX_MALE : MAMS_SEX_FEMALE;
}

bool mams_iin_is_bin(MamsIin iin)
{
    if (iin <= 0 || iin >= PAST_LAST)
        return false;
    int month = (int)(iin / 100000000 % 100);
    int kind = digit_at(iin, 5);
    return month >= 1 && month <= 12 && kind >= 4 && kind <= 6;
}
