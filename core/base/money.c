/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/money.h"

#include <string.h>

enum { GROUP = 3, LONGEST_SEPARATOR = 3 };

/* Appends a digit; false when the amount grows past an int64_t. */
static bool push_digit(int64_t *amount, int digit)
{
    if (*amount > (G_MAXINT64 - digit) / 10)
        return false;
    *amount = *amount * 10 + digit;
    return true;
}

bool mams_money_parse(const char *text, int64_t *tiyn)
{
    if (!g_ascii_isdigit(*text))
        return false;
    int64_t amount = 0;
    for (; g_ascii_isdigit(*text); text++) {
        if (!push_digit(&amount, *text - '0'))
            return false;
    }
    int decimals = 0;
    if (*text == '.' || *text == ',') {
        text++;
        for (; decimals < 2 && g_ascii_isdigit(*text); text++, decimals++) {
            if (!push_digit(&amount, *text - '0'))
                return false;
        }
        if (decimals == 0)
            return false;
    }
    if (*text != '\0')
        return false;
    for (; decimals < 2; decimals++) {
        if (!push_digit(&amount, 0))
            return false;
    }
    *tiyn = amount;
    return true;
}

static uint64_t magnitude(int64_t tiyn)
{
    return tiyn < 0 ? 0 - (uint64_t)tiyn : (uint64_t)tiyn;
}

char *mams_money_format_plain(int64_t tiyn, char text[MAMS_MONEY_TEXT_SIZE])
{
    uint64_t amount = magnitude(tiyn);
    const char *sign = tiyn < 0 ? "-" : "";
    int rest = (int)(amount % 100);
    if (rest == 0)
        g_snprintf(text, MAMS_MONEY_TEXT_SIZE, "%s%" G_GUINT64_FORMAT, sign, amount / 100);
    else if (rest % 10 == 0)
        g_snprintf(text, MAMS_MONEY_TEXT_SIZE, "%s%" G_GUINT64_FORMAT ".%d", sign, amount / 100,
                   rest / 10);
    else
        g_snprintf(text, MAMS_MONEY_TEXT_SIZE, "%s%" G_GUINT64_FORMAT ".%02d", sign, amount / 100,
                   rest);
    return text;
}

char *mams_money_format_grouped(int64_t tiyn, const char *separator, char decimal_sign,
                                char text[MAMS_MONEY_TEXT_SIZE])
{
    text[0] = '\0';
    g_return_val_if_fail(strlen(separator) <= LONGEST_SEPARATOR, text);
    uint64_t amount = magnitude(tiyn);
    char digits[24];
    int n_digits = g_snprintf(digits, sizeof digits, "%" G_GUINT64_FORMAT, amount / 100);
    char *end = text;
    if (tiyn < 0)
        *end++ = '-';
    for (int i = 0; i < n_digits; i++) {
        if (i > 0 && (n_digits - i) % GROUP == 0)
            end = g_stpcpy(end, separator);
        *end++ = digits[i];
    }
    *end = '\0';
    int rest = (int)(amount % 100);
    if (rest != 0)
        g_snprintf(end, (gulong)(text + MAMS_MONEY_TEXT_SIZE - end), "%c%02d", decimal_sign, rest);
    return text;
}

char *mams_decimal_format(int64_t value_e4, char decimal_sign, char text[MAMS_MONEY_TEXT_SIZE])
{
    int places = 4;
    int64_t rest = value_e4 % 10000;
    for (; places > 0 && rest % 10 == 0; places--)
        rest /= 10;
    if (places == 0)
        g_snprintf(text, MAMS_MONEY_TEXT_SIZE, "%" G_GINT64_FORMAT, value_e4 / 10000);
    else
        g_snprintf(text, MAMS_MONEY_TEXT_SIZE, "%" G_GINT64_FORMAT "%c%0*d", value_e4 / 10000,
                   decimal_sign, places, (int)rest);
    return text;
}
