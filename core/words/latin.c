/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/grammar.h"

/* Names of people for letters in English. */

/* Lower-case letters; е, й, ё have a rule of their own. */
static const struct {
    const char *cyrillic, *latin;
} letters[] = {
    {"а", "a"},  {"ә", "a"},  {"б", "b"},  {"в", "v"},  {"г", "g"},  {"ғ", "g"},    {"д", "d"},
    {"ё", "yo"}, {"ж", "zh"}, {"з", "z"},  {"и", "i"},  {"і", "i"},  {"к", "k"},    {"қ", "k"},
    {"л", "l"},  {"м", "m"},  {"н", "n"},  {"ң", "n"},  {"о", "o"},  {"ө", "o"},    {"п", "p"},
    {"р", "r"},  {"с", "s"},  {"т", "t"},  {"у", "u"},  {"ұ", "u"},  {"ү", "u"},    {"ф", "f"},
    {"х", "kh"}, {"һ", "h"},  {"ц", "ts"}, {"ч", "ch"}, {"ш", "sh"}, {"щ", "shch"}, {"ъ", ""},
    {"ы", "y"},  {"ь", ""},   {"э", "e"},  {"ю", "yu"}, {"я", "ya"},
};

/* Yerlan and Nazarbayev, but Serik; Aigerim, but Sergey. NULL: the letter stays as it is. */
static const char *spell(gunichar before, gunichar letter, gunichar after)
{
    static const char vowels[] = "аәеёиіоөуұүыэюяьъ";
    if (letter == g_utf8_get_char("е"))
        return !g_unichar_isalpha(before) || g_utf8_strchr(vowels, -1, before) ? "ye" : "e";
    if (letter == g_utf8_get_char("й"))
        return g_unichar_isalpha(after) ? "i" : "y";
    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++)
        if (letter == g_utf8_get_char(letters[i].cyrillic))
            return letters[i].latin;
    return NULL;
}

char *latin_name(const char *name)
{
    GString *latin = g_string_new(NULL);
    gunichar before = 0;
    for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        gunichar lower = g_unichar_tolower(letter);
        gunichar after = g_utf8_get_char(g_utf8_next_char(at));
        const char *spelt = spell(before, lower, after);
        if (!spelt) {
            g_string_append_unichar(latin, letter);
        } else if (*spelt != '\0') {
            g_string_append_c(latin, lower == letter ? *spelt : g_ascii_toupper(*spelt));
            for (spelt++; *spelt != '\0'; spelt++)
                g_string_append_c(latin,
                                  g_unichar_isupper(after) ? g_ascii_toupper(*spelt) : *spelt);
        }
        before = lower;
    }
    return g_string_free(latin, FALSE);
}
