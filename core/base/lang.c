/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lang.h"

#include <stdbool.h>
#include <string.h>

static const char *const codes[MAMS_N_LANGS] = {
    [MAMS_LANG_KK] = "kk",
    [MAMS_LANG_RU] = "ru",
    [MAMS_LANG_EN] = "en",
};

const char *mams_lang_code(MamsLang lang)
{
    return codes[lang];
}

int mams_lang_parse(const char *code)
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        if (g_strcmp0(code, codes[lang]) == 0)
            return lang;
    }
    return -1;
}

/* Words that Kazakh has and Russian has not, as they are written where a keyboard lacks ә, қ, ң, … */
static bool is_kazakh_word(const char *word)
{
    static const char *const words[] = {"салеметсиз", "саламатсыз", "салем",  "рахмет", "калай",
                                        "неге",       "болса",      "керек",  "жок",    "емес",
                                        "мен",        "маган",      "бойынша", "туралы", "айтыныз",
                                        "сиз",        "бар",        "болып"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_str_has_prefix(word, words[i]) && strlen(word) <= strlen(words[i]) + 4)
            return true;
    }
    return false;
}

static int count_kazakh_words(const char *text)
{
    g_autofree char *lower = g_utf8_strdown(text, -1);
    g_auto(GStrv) words = g_strsplit_set(lower, " \n\t,.!?;:()\"", -1);
    int count = 0;
    for (guint i = 0; words[i] != NULL; i++)
        count += is_kazakh_word(words[i]);
    return count;
}

int mams_lang_guess(const char *text)
{
    int kazakh = 0, cyrillic = 0, latin = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_unichar_tolower(g_utf8_get_char(at));
        if (!g_unichar_isalpha(letter))
            continue;
        if (g_utf8_strchr("әғқңөұүһі", -1, letter) != NULL)
            kazakh++;
        GUnicodeScript script = g_unichar_get_script(letter);
        cyrillic += script == G_UNICODE_SCRIPT_CYRILLIC;
        latin += script == G_UNICODE_SCRIPT_LATIN;
    }
    if (cyrillic + latin < 3)
        return -1;
    if (latin > cyrillic)
        return MAMS_LANG_EN;
    /* Kazakh has one of its own letters in about every sixth place; a Kazakh name in a Russian text
     * is less than that. */
    if (kazakh * 20 > cyrillic)
        return MAMS_LANG_KK;
    return kazakh == 0 && count_kazakh_words(text) >= 2 ? MAMS_LANG_KK : MAMS_LANG_RU;
}
