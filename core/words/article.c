/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "words/grammar.h"

/* References to the law on insurance, as they are written in letters. */

static const char law[] = "405-V ";

/* One reference, "26(1) 2": article, paragraph and subparagraph; the last two may be "". */
static void append_reference(GString *out, MamsLang lang, const char *article,
                             const char *paragraph, const char *item)
{
    bool has_paragraph = *paragraph != '\0', has_item = *item != '\0';
    switch (lang) {
    case MAMS_LANG_KK:
        /* Of several links only the last but one stands in the genitive. */
        g_string_append_printf(out, "%s-%s", article,
                               has_paragraph != has_item ? "бабының" : "бабы");
        if (has_paragraph)
            g_string_append_printf(out, " %s-%s", paragraph, has_item ? "тармағының" : "тармағы");
        if (has_item)
            g_string_append_printf(out, " %s) тармақшасы", item);
        return;
    case MAMS_LANG_RU:
        if (has_item)
            g_string_append_printf(out, "подпункт %s) ", item);
        if (has_paragraph)
            g_string_append_printf(out, "%s %s ", has_item ? "пункта" : "пункт", paragraph);
        g_string_append_printf(out, "%s %s", has_paragraph || has_item ? "статьи" : "статья",
                               article);
        return;
    case MAMS_LANG_EN:
        if (has_item)
            g_string_append_printf(out, "subparagraph %s of ", item);
        if (has_paragraph)
            g_string_append_printf(out, "paragraph %s of ", paragraph);
        g_string_append_printf(out, "Article %s", article);
        return;
    case MAMS_N_LANGS:
        return;
    }
}

char *article_words(MamsLang lang, const char *article)
{
    if (article == NULL || !g_str_has_prefix(article, law))
        return NULL;
    g_autoptr(GRegex) form =
        g_regex_new("^([0-9-]+)(?:\\(([0-9-]+)\\))?(?: ([0-9-]+))?$", 0, 0, NULL);
    g_auto(GStrv) references = g_strsplit(article + strlen(law), ", ", -1);
    g_autoptr(GString) out = g_string_new(NULL);

    for (int i = 0; references[i] != NULL; i++) {
        g_autoptr(GMatchInfo) match = NULL;
        if (!g_regex_match(form, references[i], 0, &match))
            return NULL;
        g_autofree char *number = g_match_info_fetch(match, 1);
        g_autofree char *paragraph = g_match_info_fetch(match, 2);
        g_autofree char *item = g_match_info_fetch(match, 3);
        if (out->len > 0)
            g_string_append(out, ", ");
        append_reference(out, lang, number, paragraph ? paragraph : "", item ? item : "");
    }
    return g_strdup(out->str);
}
