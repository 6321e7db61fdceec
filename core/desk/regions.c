/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "desk/desk_private.h"

enum {
    SHORT = 6, /* the column of the first short name, behind the ISO code and the population */
    N_COLUMNS = SHORT + MAMS_N_LANGS
};

struct MamsRegions {
    GHashTable *names; /* KATO -> char ** of MAMS_N_LANGS names and as many short ones */
};

static bool add_region(MamsRegions *regions, char **fields)
{
    static const char *const columns = "0123456789";
    if (g_strv_length(fields) < N_COLUMNS || strlen(fields[0]) != 9 ||
        strspn(fields[0], columns) != strlen(fields[0]))
        return false;
    char **names = g_new0(char *, 2 * MAMS_N_LANGS + 1);
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        names[lang] = g_strdup(fields[1 + lang]);
        names[MAMS_N_LANGS + lang] = g_strdup(fields[SHORT + lang]);
    }
    int kato = (int)g_ascii_strtoll(fields[0], NULL, 10);
    g_hash_table_insert(regions->names, GINT_TO_POINTER(kato), names);
    return true;
}

MamsRegions *mams_regions_load(const char *path, GError **error)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) why = NULL;
    if (!g_file_get_contents(path, &text, NULL, &why)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("cannot read the regions: '%s': %s"),
                    path, why->message);
        return NULL;
    }
    MamsRegions *regions = g_new0(MamsRegions, 1);
    regions->names = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_strfreev);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    bool header = true;
    for (int i = 0; lines[i]; i++) {
        g_strchomp(lines[i]);
        if (!*lines[i] || *lines[i] == '#')
            continue;
        g_auto(GStrv) fields = g_strsplit(lines[i], ",", -1);
        if (!header && !add_region(regions, fields)) {
            g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                        _("'%s', line %d: a region needs a code of nine digits, three names "
                          "and three short ones"),
                        path, i + 1);
            mams_regions_free(regions);
            return NULL;
        }
        header = false;
    }
    return regions;
}

void mams_regions_free(MamsRegions *regions)
{
    if (!regions)
        return;
    g_hash_table_unref(regions->names);
    g_free(regions);
}

void mams_regions_names(const MamsRegions *regions, int kato, const char *names[MAMS_N_LANGS])
{
    char **found = g_hash_table_lookup(regions->names, GINT_TO_POINTER(kato));
    for (int lang = 0; lang < MAMS_N_LANGS; lang++)
        names[lang] = found ? found[lang] : NULL;
}

GArray *mams_regions_find(const MamsRegions *regions, const char *name)
{
    GArray *codes = g_array_new(FALSE, FALSE, sizeof(int));
    g_autofree char *key = mams_fold_key1(name);
    GHashTableIter iter;
    gpointer kato, names;
    g_hash_table_iter_init(&iter, regions->names);
    while (g_hash_table_iter_next(&iter, &kato, &names)) {
        bool met = false;
        for (int lang = 0; !met && lang < MAMS_N_LANGS; lang++) {
            g_autofree char *named = mams_fold_key1(((char **)names)[lang]);
            met = mams_fold_key_begins(named, key);
        }
        int code = GPOINTER_TO_INT(kato);
        if (met)
            g_array_append_val(codes, code);
    }
    return codes;
}

/* For g_ptr_array_sort(). */
static int compare_names(const void *a, const void *b)
{
    return g_utf8_collate(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *mams_desk_region_names(const MamsDesk *desk, const char *typed, MamsLang lang)
{
    GPtrArray *list = g_ptr_array_new();
    g_autoptr(GArray) codes = mams_regions_find(desk->regions, typed);
    for (guint i = 0; i < codes->len; i++) {
        const char *name = mams_desk_region_name(desk, g_array_index(codes, int, i), lang);
        g_ptr_array_add(list, (char *)name);
    }
    g_ptr_array_sort(list, compare_names);
    return list;
}

const char *mams_desk_region_name(const MamsDesk *desk, int region, MamsLang lang)
{
    const char *names[MAMS_N_LANGS];
    mams_regions_names(desk->regions, region, names);
    return names[lang];
}

const char *mams_desk_region_short(const MamsDesk *desk, int region, MamsLang lang)
{
    char **names = g_hash_table_lookup(desk->regions->names, GINT_TO_POINTER(region));
    return names != NULL ? names[MAMS_N_LANGS + lang] : NULL;
}
