/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/manual.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/strike.h"

#define PREFIX "mams-"

/* clang-format off */
#define PROCEDURES \
    "mams-status-call", \
    "mams-paid-not-insured", \
    "mams-turning-18", \
    "mams-temporary-status", \
    "mams-correct-category", \
    "mams-refund", \
    "mams-appeals", \
    "mams-redirect", \
    "mams-shift", \
    "mams-importing", \
    "mams-new-year", \
    "mams-restore"
/* clang-format on */

const char *const mams_manual_names[] = {"mams-desk",  PROCEDURES,    "mams",
                                         "mams-rules", "mams-import", NULL};
const char *const mams_procedure_names[] = {PROCEDURES, NULL};

const char *mams_manual_page_of(const char *key)
{
    g_autofree char *first = g_strndup(key, strcspn(key, "."));
    for (const char *const *name = mams_procedure_names; *name != NULL; name++) {
        if (g_str_equal(first, *name + strlen(PREFIX)))
            return *name;
    }
    return mams_manual_names[0];
}

static void section_free(void *data)
{
    MamsManualSection *section = data;
    g_free(section->key);
    g_free(section->title);
    g_free(section);
}

static void step_free(void *data)
{
    MamsManualStep *step = data;
    g_free(step->key);
    g_free(step);
}

void mams_manual_free(MamsManual *manual)
{
    if (manual == NULL)
        return;
    g_free(manual->name);
    g_free(manual->title);
    g_strfreev(manual->lines);
    g_ptr_array_unref(manual->sections);
    g_ptr_array_unref(manual->steps);
    g_free(manual);
}

static bool take_section(MamsManual *manual, const char *key, int line, bool part)
{
    if (part && manual->sections->len == 0)
        return false;
    MamsManualSection *section = g_new0(MamsManualSection, 1);
    section->key = g_strdup(key);
    section->line = line;
    section->part = part;
    g_ptr_array_add(manual->sections, section);
    return true;
}

static bool take_step(MamsManual *manual, const char *key, int line)
{
    for (guint i = 0; i < manual->steps->len; i++) {
        const MamsManualStep *before = manual->steps->pdata[i];
        if (g_str_equal(before->key, key))
            return false;
    }
    MamsManualStep *step = g_new0(MamsManualStep, 1);
    step->key = g_strdup(key);
    step->line = line;
    g_ptr_array_add(manual->steps, step);
    return true;
}

/* Takes "KEY LINE", "KEY LINE part" or "KEY LINE step". */
static bool take_key(MamsManual *manual, const char *line)
{
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    guint n = g_strv_length(words);
    gint64 number;
    if (n < 2 || n > 3 || !g_ascii_string_to_signed(words[1], 10, 0, G_MAXINT, &number, NULL))
        return false;
    if (n == 3 && g_str_equal(words[2], "step"))
        return take_step(manual, words[0], (int)number);
    if (n == 3 && !g_str_equal(words[2], "part"))
        return false;
    return take_section(manual, words[0], (int)number, n == 3);
}

/* The headings, once the lines are known. False when a section has no line or one above the last.
 */
static bool take_titles(MamsManual *manual)
{
    int before = -1;
    for (guint i = 0; i < manual->sections->len; i++) {
        MamsManualSection *section = manual->sections->pdata[i];
        if (section->line <= before || section->line >= manual->n_lines)
            return false;
        before = section->line;
        section->title = g_strstrip(mams_strike_plain(manual->lines[section->line]));
    }
    return true;
}

/* Whether each step has its box where it is said to begin. */
static bool check_steps(const MamsManual *manual)
{
    int before = -1;
    for (guint i = 0; i < manual->steps->len; i++) {
        const MamsManualStep *step = manual->steps->pdata[i];
        if (step->line <= before || step->line >= manual->n_lines)
            return false;
        before = step->line;
        const char *line = manual->lines[step->line];
        if (!g_str_has_prefix(line + strspn(line, " "), MAMS_MANUAL_BOX))
            return false;
    }
    return true;
}

static bool take_text(MamsManual *manual, const char *text)
{
    const char *body = strstr(text, "\n\n");
    if (body == NULL || *text == '\n')
        return false;
    g_autofree char *head = g_strndup(text, (gsize)(body - text));
    g_auto(GStrv) keys = g_strsplit(head, "\n", -1);
    manual->title = g_strdup(keys[0]);
    for (int i = 1; keys[i] != NULL; i++)
        if (!take_key(manual, keys[i]))
            return false;
    body += strlen("\n\n");
    manual->lines = g_strsplit(body, "\n", -1);
    manual->n_lines = (int)g_strv_length(manual->lines);
    /* What follows the last line end is no line. */
    if (manual->n_lines > 0 && *manual->lines[manual->n_lines - 1] == '\0')
        g_clear_pointer(&manual->lines[--manual->n_lines], g_free);
    return take_titles(manual) && check_steps(manual);
}

static bool read_page(const char *directory, MamsLang lang, const char *name, char **path,
                      char **text)
{
    g_autofree char *file = g_strconcat(name, ".txt", NULL);
    g_free(*path);
    *path = g_build_filename(directory, mams_lang_code(lang), file, NULL);
    return g_file_get_contents(*path, text, NULL, NULL);
}

MamsManual *mams_manual_read(const char *directory, MamsLang lang, const char *name, GError **error)
{
    g_autofree char *path = NULL, *text = NULL;
    if (!read_page(directory, lang, name, &path, &text) &&
        !read_page(directory, MAMS_LANG_EN, name, &path, &text)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT,
                    _("the manual cannot be read: '%s'; install the program whole"), path);
        return NULL;
    }
    g_autoptr(MamsManual) manual = g_new0(MamsManual, 1);
    manual->name = g_strdup(name);
    manual->sections = g_ptr_array_new_with_free_func(section_free);
    manual->steps = g_ptr_array_new_with_free_func(step_free);
    if (!g_utf8_validate(text, -1, NULL) || !take_text(manual, text)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("'%s' is no page of the manual; install the program again"), path);
        return NULL;
    }
    return g_steal_pointer(&manual);
}

const MamsManualSection *mams_manual_find(const MamsManual *manual, const char *key)
{
    for (guint i = 0; i < manual->sections->len; i++) {
        const MamsManualSection *section = manual->sections->pdata[i];
        if (g_str_equal(section->key, key))
            return section;
    }
    return NULL;
}

static guint place_of(const MamsManual *manual, const MamsManualSection *section)
{
    guint place = 0;
    g_ptr_array_find(manual->sections, section, &place);
    return place;
}

const MamsManualSection *mams_manual_whole(const MamsManual *manual,
                                           const MamsManualSection *section)
{
    guint place = place_of(manual, section);
    while (section->part)
        section = manual->sections->pdata[--place];
    return section;
}

int mams_manual_end(const MamsManual *manual, const MamsManualSection *section)
{
    for (guint i = place_of(manual, section) + 1; i < manual->sections->len; i++) {
        const MamsManualSection *next = manual->sections->pdata[i];
        if (section->part || !next->part)
            return next->line;
    }
    /* The last line of a page is its foot. */
    return manual->n_lines - 1;
}
