/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rulefile.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

/*
 * GKeyFile merges repeated groups, keeps the last of repeated keys and knows no line numbers. So
 * the lines are looked at first, and GKeyFile reads only what has passed.
 */

static void group_free(gpointer data)
{
    RuleGroup *group = data;

    g_free(group->name);
    g_strfreev(group->words);
    g_free(group);
}

void rulefile_free(RuleFile *file)
{
    if (file == NULL)
        return;
    g_free(file->name);
    g_clear_pointer(&file->keys, g_key_file_unref);
    g_hash_table_unref(file->lines);
    g_ptr_array_unref(file->groups);
    g_free(file);
}

static bool fail_line(const RuleFile *file, int line, GError **error, const char *what)
{
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("'%s', line %d: %s"), file->name, line,
                what);
    return false;
}

/* "Name", "To", "Name[kk]". */
static bool is_key(const char *text)
{
    size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    if (n == 0)
        return false;
    if (text[n] == '\0')
        return true;
    const char *rest = text + n + 1;
    size_t letters = strspn(rest, "abcdefghijklmnopqrstuvwxyz");

    return text[n] == '[' && letters > 0 && strcmp(rest + letters, "]") == 0;
}

/* Takes "[group]"; `line` ends with the bracket. */
static bool take_group(RuleFile *file, char *line, int number, GError **error)
{
    size_t length = strlen(line);

    if (line[length - 1] != ']')
        return fail_line(file, number, error, _("the line of a group ends with ']'"));
    line[length - 1] = '\0';
    line++;
    if (*line == '\0' || strpbrk(line, "[]") != NULL)
        return fail_line(file, number, error, _("a group has a name without brackets"));
    for (const char *c = line; *c != '\0'; c++)
        if (g_ascii_iscntrl(*c) || (*c == ' ' && (c == line || c[1] == ' ' || c[1] == '\0')))
            return fail_line(file, number, error,
                             _("one blank stands between the words of a group"));

    gpointer first = g_hash_table_lookup(file->lines, line);
    if (first != NULL) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                    _("'%s', line %d, group '%s': it stands already in line %d; join the two"),
                    file->name, number, line, GPOINTER_TO_INT(first));
        return false;
    }
    g_hash_table_insert(file->lines, g_strdup(line), GINT_TO_POINTER(number));

    RuleGroup *group = g_new0(RuleGroup, 1);
    group->file = file;
    group->name = g_strdup(line);
    group->words = g_strsplit(line, " ", -1);
    group->line = number;
    g_ptr_array_add(file->groups, group);
    return true;
}

static bool take_key(RuleFile *file, char *line, int number, GError **error)
{
    char *sign = strchr(line, '=');

    if (sign == NULL)
        return fail_line(file, number, error,
                         _("this is no [group], no Key=value and no # comment"));
    *sign = '\0';
    if (!is_key(line))
        return fail_line(file, number, error,
                         _("a key is Latin letters, perhaps a language as in Name[kk], and '='"));
    if (file->groups->len == 0)
        return fail_line(file, number, error, _("a key stands before the first group"));

    const RuleGroup *group = file->groups->pdata[file->groups->len - 1];
    char *id = g_strdup_printf("%s\n%s", group->name, line);
    gpointer first = g_hash_table_lookup(file->lines, id);

    if (first != NULL) {
        g_set_error(
            error, MAMS_ERROR, MAMS_ERROR_RULES,
            _("'%s', line %d, group '%s', key '%s': it stands already in line %d; keep one"),
            file->name, number, group->name, line, GPOINTER_TO_INT(first));
        g_free(id);
        return false;
    }
    g_hash_table_insert(file->lines, id, GINT_TO_POINTER(number));
    if (*g_strchug(sign + 1) == '\0')
        return rulefile_fail(group, line, error, _("it is empty; give a value or leave it out"));
    return true;
}

static bool scan(RuleFile *file, const char *text, GError **error)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (int i = 0; lines[i] != NULL; i++) {
        char *line = g_strchomp(lines[i]);
        bool fine = true;

        if (*line == '\0' || *line == '#')
            continue;
        if (g_ascii_isspace(*line))
            fine = fail_line(file, i + 1, error, _("a line does not begin with a blank"));
        else if (*line == '[')
            fine = take_group(file, line, i + 1, error);
        else
            fine = take_key(file, line, i + 1, error);
        if (!fine)
            return false;
    }
    return true;
}

RuleFile *rulefile_new(const char *name, const char *text, gsize length, GError **error)
{
    RuleFile *file = g_new0(RuleFile, 1);
    GError *inner = NULL;

    file->name = g_strdup(name);
    file->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    file->groups = g_ptr_array_new_with_free_func(group_free);
    file->keys = g_key_file_new();

    /* A NUL byte fails here too. */
    if (!g_utf8_validate(text, (gssize)length, NULL)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                    _("'%s' is not text in UTF-8; save it in that encoding"), name);
    } else if (scan(file, text, error)) {
        if (length == 0 || g_key_file_load_from_data(file->keys, text, length,
                                                     G_KEY_FILE_KEEP_TRANSLATIONS, &inner))
            return file;
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("'%s' cannot be read: %s"), name,
                    inner->message);
        g_error_free(inner);
    }
    rulefile_free(file);
    return NULL;
}
