/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/loader.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

static const char calendar_name[] = "holidays.csv";

static bool read_text(const char *directory, const char *name, char **text, gsize *length,
                      GError **error)
{
    g_autofree char *path = g_build_filename(directory, name, NULL);
    g_autoptr(GError) inner = NULL;

    /* A pipe or a device would never end. */
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                    _("'%s' is missing or is no file; the rules need it"), path);
        return false;
    }
    if (g_file_get_contents(path, text, length, &inner))
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("'%s' cannot be read: %s"), path,
                inner->message);
    return false;
}

/* A file that nobody reads would be law that nobody applies. */
static bool check_directory(const char *directory, GError **error)
{
    g_autoptr(GError) inner = NULL;
    g_autoptr(GDir) entries = g_dir_open(directory, 0, &inner);

    if (entries == NULL) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("the rules '%s' cannot be opened: %s"),
                    directory, inner->message);
        return false;
    }
    for (const char *name = g_dir_read_name(entries); name != NULL;
         name = g_dir_read_name(entries)) {
        if (!g_str_has_suffix(name, ".ini") || g_strv_contains(rulefile_names, name))
            continue;
        g_autofree char *known = g_strjoinv(", ", (char **)rulefile_names);
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                    _("'%s' is not a rule file; the rule files are %s"), name, known);
        return false;
    }
    return true;
}

static void add_to_hash(GChecksum *hash, const char *name, const char *text, gsize length)
{
    const guchar end = 0;

    g_checksum_update(hash, (const guchar *)name, -1);
    g_checksum_update(hash, &end, 1);
    g_checksum_update(hash, (const guchar *)text, (gssize)length);
    g_checksum_update(hash, &end, 1);
}

static bool load_file(Loader *loader, const char *directory, const char *name, GChecksum *hash,
                      GError **error)
{
    g_autofree char *text = NULL;
    gsize length = 0;

    if (!read_text(directory, name, &text, &length, error))
        return false;
    add_to_hash(hash, name, text, length);

    RuleFile *file = rulefile_new(name, text, length, error);
    if (file == NULL)
        return false;
    g_ptr_array_add(loader->files, file);
    return rulefile_check(file, error);
}

static bool load_calendar(Loader *loader, const char *directory, GChecksum *hash, GError **error)
{
    g_autofree char *own = g_build_filename(directory, calendar_name, NULL);
    g_autofree char *above = g_build_filename(directory, "..", NULL);
    g_autofree char *text = NULL;
    gsize length = 0;

    if (!read_text(g_file_test(own, G_FILE_TEST_EXISTS) ? directory : above, calendar_name, &text,
                   &length, error))
        return false;
    add_to_hash(hash, calendar_name, text, length);
    if (strlen(text) != length) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                    _("'%s' is not text in UTF-8; save it in that encoding"), calendar_name);
        return false;
    }
    loader->rules->calendar = mams_calendar_new(text, calendar_name, error);
    return loader->rules->calendar != NULL;
}

/* Reads all files, in the order of their names: so the hash does not depend on the directory. */
static bool load_files(Loader *loader, const char *directory, GError **error)
{
    g_autoptr(GChecksum) hash = g_checksum_new(G_CHECKSUM_SHA256);
    bool calendar = false;

    if (!check_directory(directory, error))
        return false;
    for (const char *const *name = rulefile_names; *name != NULL; name++) {
        if (!calendar && strcmp(calendar_name, *name) < 0) {
            calendar = true;
            if (!load_calendar(loader, directory, hash, error))
                return false;
        }
        if (!load_file(loader, directory, *name, hash, error))
            return false;
    }
    g_strlcpy(loader->rules->hash, g_checksum_get_string(hash), sizeof loader->rules->hash);
    return true;
}

/* "To=YYYY-MM; Percent=2". */
static char *own_values(const RuleGroup *group)
{
    g_auto(GStrv) keys = g_key_file_get_keys(group->file->keys, group->name, NULL, NULL);
    GString *values = g_string_new(NULL);

    for (char **key = keys; key != NULL && *key != NULL; key++) {
        if (strchr(*key, '[') != NULL || rulefile_is_provenance_key(*key))
            continue;
        g_autofree char *value = rulefile_text(group, *key);
        g_string_append_printf(values, "%s%s=%s", values->len > 0 ? "; " : "", *key, value);
    }
    return g_string_free(values, FALSE);
}

static bool load_list(Loader *loader, GError **error)
{
    for (guint i = 0; i < loader->files->len; i++) {
        const RuleFile *file = loader->files->pdata[i];

        for (guint j = 0; j < file->groups->len; j++) {
            const RuleGroup *group = file->groups->pdata[j];
            if (!group->kind->provenance)
                continue;

            g_autofree char *values = own_values(group);
            MamsRuleItem *item = g_new0(MamsRuleItem, 1);

            g_ptr_array_add(loader->priv->list, item);
            item->values = g_string_chunk_insert(loader->priv->strings, values);
            if (!loader_provenance(loader, group, &item->why, error))
                return false;
        }
    }
    return true;
}

MamsRules *mams_rules_load(const char *directory, GError **error)
{
    g_autoptr(MamsRules) rules = g_new0(MamsRules, 1);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)rulefile_free);

    rules->priv = g_new0(struct MamsRulesPrivate, 1);
    rules->priv->strings = g_string_chunk_new(4096);
    rules->priv->blocks = g_ptr_array_new_with_free_func(g_free);
    rules->priv->list = g_ptr_array_new_with_free_func(g_free);

    Loader loader = {rules, rules->priv, files};

    if (!load_files(&loader, directory, error) || !loader_sources(&loader, error) ||
        !loader_parameters(&loader, error) || !loader_articles(&loader, error) ||
        !loader_registers(&loader, error) || !loader_wages(&loader, error) ||
        !loader_state(&loader, error) || !loader_payers(&loader, error) ||
        !loader_categories(&loader, error) || !loader_system(&loader, error) ||
        !loader_channels(&loader, error) || !loader_tables(&loader, error) ||
        !load_list(&loader, error))
        return NULL;
    return g_steal_pointer(&rules);
}

void mams_rules_free(MamsRules *rules)
{
    if (rules == NULL)
        return;
    if (rules->priv->borrowed) {
        g_free((gpointer)rules->parameters);
    } else {
        mams_calendar_free(rules->calendar);
        g_ptr_array_unref(rules->priv->list);
        g_ptr_array_unref(rules->priv->blocks);
        g_string_chunk_free(rules->priv->strings);
    }
    g_free(rules->priv);
    g_free(rules);
}
