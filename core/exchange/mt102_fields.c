/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/money.h"
#include "exchange/mt102_private.h"

/* The Latin letter that a letter looks like: itself when it is Latin or a digit, 0 for any other.
 * Some programs write tags with Cyrillic letters. */
static char latin(gunichar letter, bool *look_alike)
{
    static const struct {
        gunichar cyrillic;
        char latin;
    } pairs[] = {
        {0x0410, 'A'}, {0x0412, 'B'}, {0x0421, 'C'}, {0x0415, 'E'}, {0x041D, 'H'}, {0x041A, 'K'},
        {0x041C, 'M'}, {0x041E, 'O'}, {0x0420, 'P'}, {0x0422, 'T'}, {0x0425, 'X'},
    };
    if (letter < 0x80) {
        return g_ascii_isupper((gchar)letter) || g_ascii_isdigit((gchar)letter) ? (char)letter : 0;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        if (pairs[i].cyrillic == letter) {
            *look_alike = true;
            return pairs[i].latin;
        }
    }
    return 0;
}

bool mams_mt102_has_look_alike(const char *text)
{
    bool found = false;
    for (; *text != '\0' && !found; text = g_utf8_next_char(text)) {
        latin(g_utf8_get_char(text), &found);
    }
    return found;
}

bool mams_mt102_tag(const char *text, char mark, char tag[MAMS_MT102_TAG_SIZE], const char **value,
                    bool *look_alike)
{
    if (*text != mark) {
        return false;
    }
    text++;
    if (mark == '/' && *text == '/') {
        text++;
    }
    int length = 0;
    bool cyrillic = false;
    while (*text != mark) {
        char letter = latin(g_utf8_get_char(text), &cyrillic);
        if (letter == 0 || length == MAMS_MT102_TAG_SIZE - 1) {
            return false;
        }
        tag[length++] = letter;
        text = g_utf8_next_char(text);
    }
    tag[length] = '\0';
    *value = text + 1;
    *look_alike = *look_alike || cyrillic;
    return length > 0;
}

bool mams_mt102_money(const char *text, int64_t *tiyn, bool *look_alike)
{
    static const char currency[] = "KZT";
    for (int i = 0; currency[i] != '\0'; i++) {
        if (latin(g_utf8_get_char(text), look_alike) != currency[i]) {
            return false;
        }
        text = g_utf8_next_char(text);
    }
    /* "4250," is how SWIFT writes a whole sum. */
    size_t length = strlen(text);
    bool whole = length > 0 && text[length - 1] == ',';
    g_autofree char *sum = g_strndup(text, whole ? length - 1 : length);
    return mams_money_parse(sum, tiyn);
}

bool mams_mt102_dated_money(const char *text, MamsDay *day, int64_t *tiyn, bool *look_alike)
{
    size_t digits = strspn(text, "0123456789");
    g_autofree char *date = g_strndup(text, digits);
    *day = digits > 0 ? mams_mt102_short_day(date) : MAMS_DAY_NONE;
    return (digits == 0 || *day != MAMS_DAY_NONE) &&
           mams_mt102_money(text + digits, tiyn, look_alike);
}

static int number_of(const char *digits, size_t count)
{
    int number = 0;
    while (count-- > 0) {
        number = number * 10 + (*digits++ - '0');
    }
    return number;
}

/* The day of the digits mmdd, of which one or both leading zeros may be missing. */
static MamsDay day_of(int year, const char *digits)
{
    size_t length = strlen(digits);
    MamsDay found = MAMS_DAY_NONE;
    for (size_t month_digits = 1; month_digits <= 2 && month_digits < length; month_digits++) {
        size_t day_digits = length - month_digits;
        if (day_digits > 2) {
            continue;
        }
        MamsDay day = mams_day_make(year, number_of(digits, month_digits),
                                    number_of(digits + month_digits, day_digits));
        if (day != MAMS_DAY_NONE && found != MAMS_DAY_NONE) {
            return MAMS_DAY_NONE; /* two days can be meant */
        }
        found = day != MAMS_DAY_NONE ? day : found;
    }
    return found;
}

static bool all_digits(const char *text, size_t least, size_t most)
{
    size_t length = strlen(text);
    return length >= least && length <= most && strspn(text, "0123456789") == length;
}

MamsDay mams_mt102_short_day(const char *text)
{
    return all_digits(text, 4, 6) ? day_of(2000 + number_of(text, 2), text + 2) : MAMS_DAY_NONE;
}

MamsDay mams_mt102_long_day(const char *text)
{
    return all_digits(text, 6, 8) ? day_of(number_of(text, 4), text + 4) : MAMS_DAY_NONE;
}

MamsMonth mams_mt102_period(const char *text)
{
    if (!all_digits(text, 5, 6)) {
        return MAMS_MONTH_NONE;
    }
    size_t month_digits = strlen(text) - 4;
    int month = number_of(text, month_digits), year = number_of(text + month_digits, 4);
    if (month < 1 || month > 12 || mams_day_make(year, month, 1) == MAMS_DAY_NONE) {
        return MAMS_MONTH_NONE;
    }
    return mams_month_make(year, month);
}

static bool ends_with_any(const char *word, const char *const *endings)
{
    for (; *endings != NULL; endings++) {
        /* An ending alone is a name: Лев, Ева. */
        if (g_str_has_suffix(word, *endings) &&
            g_utf8_strlen(word, -1) >= g_utf8_strlen(*endings, -1) + 2) {
            return true;
        }
    }
    return false;
}

MamsSex mams_mt102_sex(const char *surname, const char *patronymic)
{
    static const char *const sons[] = {"ұлы", "улы", "ович", "евич", "ич", NULL};
    static const char *const daughters[] = {"қызы", "кызы", "гызы", "овна", "евна", "ична", NULL};
    /* Surnames in -ин are left out: Шин or Чин is anybody's. */
    static const char *const men[] = {"ов", "ев", "ёв", "ский", "цкий", NULL};
    static const char *const women[] = {"ова", "ева", "ёва", "ина", "ына", "ская", "цкая", NULL};

    g_autofree char *father = g_utf8_strdown(patronymic, -1);
    g_autofree char *family = g_utf8_strdown(surname, -1);
    if (ends_with_any(father, daughters)) {
        return MAMS_SEX_FEMALE;
    }
    if (ends_with_any(father, sons)) {
        return MAMS_SEX_MALE;
    }
    if (ends_with_any(family, women)) {
        return MAMS_SEX_FEMALE;
    }
    return ends_with_any(family, men) ? MAMS_SEX_MALE : MAMS_SEX_UNKNOWN;
}

bool mams_mt102_is_entrepreneur(const char *name)
{
    static const char *const words[] = {"ИП", "ЖК", "ДК", "КХ", "ШҚ"};
    while (*name != '\0' && !g_unichar_isalpha(g_utf8_get_char(name))) {
        name = g_utf8_next_char(name);
    }
    const char *end = name;
    while (g_unichar_isalnum(g_utf8_get_char(end))) {
        end = g_utf8_next_char(end);
    }
    g_autofree char *first = g_utf8_strup(name, end - name);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(first, words[i]) == 0) {
            return true;
        }
    }
    return false;
}
