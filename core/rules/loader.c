/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/loader.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

const RuleGroup *loader_next(const Loader *loader, const char *word, LoaderPlace *place)
{
    for (; place->file < loader->files->len; place->file++, place->at = 0) {
        const RuleFile *file = loader->files->pdata[place->file];

        while (place->at < file->groups->len) {
            const RuleGroup *group = file->groups->pdata[place->at++];
            if (strcmp(group->words[0], word) == 0)
                return group;
        }
    }
    return NULL;
}

bool loader_fail_missing(const char *file, const char *word, const char *name, GError **error)
{
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                _("'%s', group '%s%s%s': it is missing; add it"), file, word,
                name != NULL ? " " : "", name != NULL ? name : "");
    return false;
}

const RuleGroup *loader_need(const Loader *loader, const char *word, const char *file,
                             GError **error)
{
    LoaderPlace place = {0, 0};
    const RuleGroup *group = loader_next(loader, word, &place);

    if (group == NULL)
        loader_fail_missing(file, word, NULL, error);
    return group;
}

const char *loader_string(Loader *loader, const RuleGroup *group, const char *key)
{
    g_autofree char *text = rulefile_text(group, key);

    return text != NULL ? g_string_chunk_insert_const(loader->priv->strings, text) : NULL;
}

void loader_words(Loader *loader, const RuleGroup *group, const char *key,
                  const char *words[MAMS_N_LANGS])
{
    for (MamsLang lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *whole = g_strdup_printf("%s[%s]", key, mams_lang_code(lang));
        words[lang] = loader_string(loader, group, whole);
    }
}

/* How the files say that no article is known; the key itself must stand. */
#define NO_ARTICLE "–"

bool loader_provenance(Loader *loader, const RuleGroup *group, MamsProvenance *why, GError **error)
{
    static const char *const confidences[] = {"H", "M", "L", NULL};
    int confidence = 0;

    why->file = g_string_chunk_insert_const(loader->priv->strings, group->file->name);
    why->group = g_string_chunk_insert_const(loader->priv->strings, group->name);
    why->article = loader_string(loader, group, "Article");
    if (g_str_equal(why->article, NO_ARTICLE))
        why->article = NULL;
    why->source = loader_string(loader, group, "Source");
    loader_words(loader, group, "Note", why->note);

    g_auto(GStrv) keys = g_strsplit(why->source, ";", -1);
    for (char **key = keys; *key != NULL; key++)
        if (mams_rules_source(loader->rules, *key) == NULL)
            return rulefile_fail(group, "Source", error,
                                 _("'%s' is not a key of the sources; add it to sources.ini"),
                                 *key);

    if (!rulefile_day(group, "Compared", &why->compared, error) ||
        !rulefile_choice(group, "Confidence", confidences, &confidence, error))
        return false;
    why->confidence = confidences[confidence][0];
    return true;
}

gpointer loader_keep(Loader *loader, GArray *array, int *n)
{
    *n = (int)array->len;
    gpointer data = g_array_free(array, FALSE);
    g_ptr_array_add(loader->priv->blocks, data);
    return data;
}
