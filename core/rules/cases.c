/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/cases.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

static const char *const kind_codes[MAMS_N_CASE_KINDS] = {"yes", "no", "boundary"};

const char *mams_case_kind_code(MamsCaseKind kind)
{
    return kind_codes[kind];
}

static void line_free(gpointer data)
{
    MamsCaseLine *line = data;

    g_free(line->text);
    g_free(line);
}

static void case_free(gpointer data)
{
    MamsCase *self = data;

    g_free(self->file);
    g_free(self->title);
    g_free(self->source);
    for (int kind = 0; kind < MAMS_N_CASE_KINDS; kind++)
        g_ptr_array_unref(self->held[kind]);
    g_ptr_array_unref(self->lines);
    g_free(self);
}

static MamsCase *case_new(const char *file, int number, const char *title)
{
    MamsCase *self = g_new0(MamsCase, 1);

    self->file = g_strdup(file);
    self->line = number;
    self->title = g_strdup(title);
    for (int kind = 0; kind < MAMS_N_CASE_KINDS; kind++)
        self->held[kind] = g_ptr_array_new_with_free_func(g_free);
    self->lines = g_ptr_array_new_with_free_func(line_free);
    return self;
}

static bool fail(const char *file, int number, GError **error, const char *what)
{
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("'%s', line %d: %s"), file, number, what);
    return false;
}

/* "yes grace category:student": what stands after "holds". */
static bool take_holds(MamsCase *self, const char *text, int number, GError **error)
{
    g_auto(GStrv) words = g_strsplit_set(text, " \t", -1);
    int kind = 0, names = 0;

    while (kind < MAMS_N_CASE_KINDS && strcmp(kind_codes[kind], words[0]) != 0)
        kind++;
    if (kind == MAMS_N_CASE_KINDS)
        return fail(self->file, number, error, _("'holds' is followed by yes, no or boundary"));
    for (char **word = words + 1; *word != NULL; word++) {
        if (**word == '\0')
            continue;
        g_ptr_array_add(self->held[kind], g_strdup(*word));
        names++;
    }
    return names > 0 ||
           fail(self->file, number, error, _("the rules that the case holds are missing"));
}

static bool take_line(MamsCase *self, const char *text, int number, GError **error)
{
    if (g_str_has_prefix(text, "holds "))
        return take_holds(self, text + strlen("holds "), number, error);
    if (g_str_has_prefix(text, "source ") && self->source == NULL) {
        self->source = g_strdup(text + strlen("source "));
        return true;
    }
    MamsCaseLine *line = g_new(MamsCaseLine, 1);

    *line = (MamsCaseLine){number, g_strdup(text)};
    g_ptr_array_add(self->lines, line);
    return true;
}

/* The case that ends before line `number` says where it comes from. */
static bool check_source(const MamsCase *self, int number, GError **error)
{
    return self == NULL || self->source != NULL ||
           fail(self->file, number, error, _("the case before this line names no source"));
}

static bool read_file(const char *directory, const char *name, GPtrArray *cases, GError **error)
{
    g_autofree char *path = g_build_filename(directory, name, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) inner = NULL;
    gsize length = 0;

    if (!g_file_get_contents(path, &text, &length, &inner)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("'%s' cannot be read: %s"), path,
                    inner->message);
        return false;
    }
    if (!g_utf8_validate(text, (gssize)length, NULL)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                    _("'%s' is not text in UTF-8; save it in that encoding"), path);
        return false;
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    MamsCase *open = NULL;
    int number = 1;

    for (; lines[number - 1] != NULL; number++) {
        const char *line = g_strstrip(lines[number - 1]);

        if (*line == '\0' || *line == '#')
            continue;
        if (g_str_has_prefix(line, "case ")) {
            if (!check_source(open, number, error))
                return false;
            open = case_new(name, number, line + strlen("case "));
            g_ptr_array_add(cases, open);
        } else if (open == NULL) {
            return fail(name, number, error, _("a line stands before the first case"));
        } else if (!take_line(open, line, number, error)) {
            return false;
        }
    }
    return check_source(open, number - 1, error);
}

static int compare_names(gconstpointer left, gconstpointer right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

GPtrArray *mams_cases_load(const char *directory, GError **error)
{
    g_autoptr(GError) inner = NULL;
    g_autoptr(GDir) entries = g_dir_open(directory, 0, &inner);

    if (entries == NULL) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("the cases '%s' cannot be opened: %s"),
                    directory, inner->message);
        return NULL;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name = g_dir_read_name(entries); name != NULL; name = g_dir_read_name(entries))
        if (g_str_has_suffix(name, ".txt"))
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);

    g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func(case_free);
    for (guint i = 0; i < names->len; i++)
        if (!read_file(directory, names->pdata[i], cases, error))
            return NULL;
    return g_steal_pointer(&cases);
}

/* The name of a group, as mams_case_holds() describes it. (owned) */
static char *group_name(const char *group)
{
    static const struct {
        const char *prefix, *instead;
    } forms[] = {{"rule ", ""}, {"law ", "category "}, {"rate ", "payer "}};

    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        if (g_str_has_prefix(group, forms[i].prefix))
            return g_strdelimit(
                g_strconcat(forms[i].instead, group + strlen(forms[i].prefix), NULL), " ", ':');
    return g_strdelimit(g_strdup(group), " ", ':');
}

bool mams_case_name_fits(const char *name, const char *group)
{
    g_autofree char *whole = group_name(group);
    size_t length = strlen(name);

    return strncmp(whole, name, length) == 0 && (whole[length] == '\0' || whole[length] == ':');
}

bool mams_case_holds(const MamsCase *self, MamsCaseKind kind, const char *group)
{
    for (guint i = 0; i < self->held[kind]->len; i++)
        if (mams_case_name_fits(self->held[kind]->pdata[i], group))
            return true;
    return false;
}
