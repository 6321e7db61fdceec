/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/fold.h"
#include "words/grammar.h"
#include "words/spelling_private.h"

enum { MOST_RESTORED = 512 /* ways to write a word with Kazakh letters that are tried */ };

char *spelling_harmonise(MamsSpelling *spelling, const char *word)
{
    if (spelling_dictionary(spelling, MAMS_LANG_KK) == NULL)
        return NULL;
    for (const char *at = word + strlen(word); at > word; at = g_utf8_prev_char(at)) {
        g_autofree char *stem = g_strndup(word, (gsize)(at - word));
        g_auto(GStrv) endings = kk_endings(stem, false, at);
        for (char **ending = endings; *ending != NULL; ending++) {
            g_autofree char *right = g_strconcat(stem, *ending, NULL);
            if (!g_str_equal(right, word) && spelling_has(spelling, MAMS_LANG_KK, stem) &&
                spelling_has(spelling, MAMS_LANG_KK, right))
                return g_steal_pointer(&right);
        }
    }
    return NULL;
}

static void suggest(GPtrArray *found, const char *word)
{
    if (word != NULL && found->len < MAMS_MOST_SUGGESTIONS &&
        !g_ptr_array_find_with_equal_func(found, word, g_str_equal, NULL))
        g_ptr_array_add(found, g_strdup(word));
}

/* Tries the letters from `rest` on with and without their Kazakh ones; `forms`: words that are no
 * more than forms of those in the dictionary count too. */
static void restore(MamsSpelling *spelling, GPtrArray *found, GString *before, const char *rest,
                    bool forms)
{
    if (*rest == '\0') {
        if (forms ? spelling_knows(spelling, before->str)
                  : spelling_has(spelling, MAMS_LANG_KK, before->str))
            suggest(found, before->str);
        return;
    }
    gsize length = before->len;
    gunichar first = g_utf8_get_char(rest), letter = first;
    do {
        g_string_append_unichar(before, letter);
        restore(spelling, found, before, g_utf8_next_char(rest), forms);
        g_string_truncate(before, length);
        letter = mams_spelling_turn(letter);
    } while (letter != first);
}

/* A Kazakh word that was typed without Kazakh letters, or with too many. */
static void suggest_restored(MamsSpelling *spelling, GPtrArray *found, const char *word)
{
    int ways = 1;
    for (const char *at = word; *at != '\0' && ways <= MOST_RESTORED; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        int forms = 1;
        for (gunichar t = mams_spelling_turn(letter); t != letter; t = mams_spelling_turn(t))
            forms++;
        ways *= forms;
    }
    if (ways > MOST_RESTORED || spelling_dictionary(spelling, MAMS_LANG_KK) == NULL)
        return;
    g_autoptr(GString) before = g_string_new(NULL);
    restore(spelling, found, before, word, false);
    restore(spelling, found, before, word, true);
}

static void suggest_from(MamsSpelling *spelling, GPtrArray *found, MamsLang lang, const char *word)
{
    Hunhandle *handle = spelling_dictionary(spelling, lang);
    g_autofree char *coded = handle != NULL ? spelling_recode(handle, word, false) : NULL;
    if (coded == NULL)
        return;
    char **list = NULL;
    int n = Hunspell_suggest(handle, &list, coded);
    for (int i = 0; i < n; i++) {
        g_autofree char *text = spelling_recode(handle, list[i], true);
        suggest(found, text);
    }
    Hunspell_free_list(handle, &list, n);
}

/* Cuts the last sign off a text that is not empty. */
static void chop(char *text)
{
    *g_utf8_prev_char(text + strlen(text)) = '\0';
}

/* The whole word with each of the right endings. */
static void suggest_endings(MamsSpelling *spelling, GPtrArray *found, const char *word)
{
    const char *written = word + strlen(word);
    while (written > word && g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(written))))
        written = g_utf8_prev_char(written);
    g_autofree char *start = g_strndup(word, (gsize)(written - word));
    g_autofree char *base = g_strdup(start);
    if (*base != '\0')
        chop(base);
    if (g_str_has_suffix(base, "»") || g_str_has_suffix(base, "”") || g_str_has_suffix(base, "\""))
        chop(base);
    g_auto(GStrv) endings = spelling_endings(spelling, base, written);
    for (char **ending = endings; *ending != NULL; ending++) {
        g_autofree char *whole = g_strconcat(start, *ending, NULL);
        suggest(found, whole);
    }
    g_autofree char *tail = found->len == 0 ? spelling_harmonise(spelling, written) : NULL;
    if (tail != NULL) {
        g_autofree char *whole = g_strconcat(start, tail, NULL);
        suggest(found, whole);
    }
}

/* What a word of letters may have been meant for, those of one language. */
static void suggest_in(MamsSpelling *spelling, GPtrArray *found, MamsLang lang, const char *word)
{
    if (!(spelling_languages(word) & 1U << lang))
        return;
    if (lang == MAMS_LANG_KK) {
        g_autofree char *right = spelling_harmonise(spelling, word);
        suggest(found, right);
        suggest_restored(spelling, found, word);
    }
    suggest_from(spelling, found, lang, word);
}

char **mams_spelling_suggest(MamsSpelling *spelling, MamsLang lang, const char *text,
                             const MamsMisspelling *misspelling)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *word =
        g_strndup(text + misspelling->start, misspelling->end - misspelling->start);
    if (misspelling->ending) {
        suggest_endings(spelling, found, word);
    } else {
        g_autofree char *cyrillic = mams_fold_look_alikes(word);
        if (!g_str_equal(cyrillic, word) && spelling_knows(spelling, cyrillic))
            suggest(found, cyrillic);
        suggest_in(spelling, found, lang, cyrillic);
        for (int other = 0; other < MAMS_N_LANGS; other++) {
            if (other != (int)lang)
                suggest_in(spelling, found, (MamsLang)other, cyrillic);
        }
    }
    g_ptr_array_add(found, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&found), FALSE);
}
