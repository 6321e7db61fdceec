/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history.h"

#include <string.h>

#include "mams.h"

enum { MAX_LINES = 500, MAX_LINE_BYTES = 2000 };

static char *file_of(const char *directory)
{
    return g_build_filename(directory, "history", NULL);
}

/* The file may be damaged: what is no line is left out. */
char **mams_history_read(const char *directory)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    g_autofree char *path = directory != NULL ? file_of(directory) : NULL;
    g_autofree char *text = NULL;
    if (path != NULL && g_file_get_contents(path, &text, NULL, NULL)) {
        g_auto(GStrv) parts = g_strsplit(text, "\n", -1);
        for (char **part = parts; *part != NULL; part++) {
            g_autofree char *clean = mams_text_clean(*part);
            if (*clean != '\0' && strlen(clean) <= MAX_LINE_BYTES)
                g_ptr_array_add(lines, g_steal_pointer(&clean));
        }
    }
    g_ptr_array_add(lines, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&lines), FALSE);
}

bool mams_history_add(const char *directory, const char *line, GError **error)
{
    if (directory == NULL || strlen(line) > MAX_LINE_BYTES)
        return true;
    /* Read again: another program of the same operator may have added lines. */
    g_auto(GStrv) lines = mams_history_read(directory);
    guint n = g_strv_length(lines);
    if (n > 0 && g_str_equal(lines[n - 1], line))
        return true;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = n >= MAX_LINES ? n - MAX_LINES + 1 : 0; i < n; i++)
        g_string_append_printf(text, "%s\n", lines[i]);
    g_string_append_printf(text, "%s\n", line);
    g_autoptr(GError) why = NULL;
    g_autofree char *path = file_of(directory);
    g_mkdir_with_parents(directory, 0700);
    if (g_file_set_contents_full(path, text->str, (gssize)text->len, G_FILE_SET_CONTENTS_CONSISTENT,
                                 0600, &why))
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO, _("cannot keep the line typed: '%s': %s"), path,
                why->message);
    return false;
}
