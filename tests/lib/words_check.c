/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words_check.h"

#include <string.h>

#include "cm.h"
#include "rules_fixture.h"

/* A dash between blanks is no word. */
int words_count(const char *text, gssize length)
{
    g_autofree char *part = g_strndup(text, length < 0 ? strlen(text) : (size_t)length);
    g_auto(GStrv) pieces = g_strsplit(g_strstrip(part), " ", -1);
    int count = 0;
    for (int i = 0; pieces[i]; i++)
        count += !g_str_equal(pieces[i], "–") && !g_str_equal(pieces[i], "—");
    return count;
}

int words_check_sentences(const char *text)
{
    int count = 0;
    const char *from = text;
    for (const char *at = text; *at; at++) {
        if (!strchr(".!?", *at) || (at[1] != '\0' && at[1] != ' '))
            continue;
        int length = words_count(from, at + 1 - from);
        if (length > 20)
            fail_msg("%d words in one sentence: %s", length, text);
        from = at + 1;
        count++;
    }
    if (*from != '\0')
        fail_msg("no full stop at the end: %s", text);
    return count;
}

/* Compiled once: there are thousands of texts. */
static const GRegex *pattern(GRegex **compiled, const char *text)
{
    if (*compiled == NULL)
        *compiled = g_regex_new(text, 0, 0, NULL);
    return *compiled;
}

void words_check_plain(MamsLang lang, const char *text)
{
    static GRegex *codes, *names, *latin;
    if (lang != MAMS_LANG_EN &&
        g_regex_match(pattern(&codes, "[A-Za-z0-9]_|\\b[a-z]+-[a-z]+-[a-z0-9]"), text, 0, NULL))
        fail_msg("a code word in '%s'", text);
    if (*text == '\0' || strpbrk(text, "{}[]|_\n") || strstr(text, "  ") || strstr(text, " .") ||
        strstr(text, " ,") || strstr(text, "null") || *text == ' ')
        fail_msg("not plain: '%s'", text);
    for (int i = 0; i < rules->n_categories; i++) {
        const char *code = rules->categories[i].code;
        if (strchr(code, '-') && strstr(text, code))
            fail_msg("a code word in '%s'", text);
    }
    if (lang == MAMS_LANG_EN)
        return;
    g_autofree char *rest = g_regex_replace_literal(
        pattern(&names, "Qoldau|msqory\\.kz|Kaspi\\.kz|Halyk Bank|Qiwi|Telegram|@SaqtandyryBot|II"),
        text, -1, 0, "", 0, NULL);
    /* Single letters are names of levels and numbers of groups. */
    if (g_regex_match(pattern(&latin, "[A-Za-z]{2,}"), rest, 0, NULL))
        fail_msg("Latin words in '%s'", text);
}
