/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/strike.h"

enum { REPLACEMENT = 0xFFFD };

static gunichar take_char(const char **text)
{
    gunichar c = g_utf8_get_char_validated(*text, -1);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
        (*text)++;
        return REPLACEMENT;
    }
    *text = g_utf8_next_char(*text);
    return c;
}

/* One letter with everything struck over it. `before` is how the letter before it looked: it
 * decides about an underscore over an underscore. */
static gunichar take_letter(const char **text, MamsStrike before, MamsStrike *strike)
{
    gunichar letter = take_char(text);
    *strike = MAMS_STRIKE_PLAIN;
    while (**text == '\b' && (*text)[1] != '\0') {
        (*text)++;
        gunichar over = take_char(text);
        if (over == letter)
            *strike = over == '_' && before == MAMS_STRIKE_UNDERLINE ? before : MAMS_STRIKE_BOLD;
        else
            *strike = MAMS_STRIKE_UNDERLINE;
        letter = letter == '_' ? over : letter;
    }
    return letter;
}

char *mams_strike_next(const char **text, MamsStrike *strike)
{
    if (**text == '\0')
        return NULL;
    GString *run = g_string_new(NULL);
    g_string_append_unichar(run, take_letter(text, MAMS_STRIKE_PLAIN, strike));
    while (**text != '\0') {
        const char *ahead = *text;
        MamsStrike next;
        gunichar letter = take_letter(&ahead, *strike, &next);
        if (next != *strike)
            break;
        g_string_append_unichar(run, letter);
        *text = ahead;
    }
    return g_string_free(run, FALSE);
}

char *mams_strike_plain(const char *text)
{
    GString *plain = g_string_new(NULL);
    MamsStrike strike;
    char *run;
    while ((run = mams_strike_next(&text, &strike)) != NULL) {
        g_string_append(plain, run);
        g_free(run);
    }
    return g_string_free(plain, FALSE);
}
