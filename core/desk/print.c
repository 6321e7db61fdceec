/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/strike.h"
#include "desk/desk_private.h"
#include "desk/letter.h"
#include "exchange/pdf.h"

/* Pages of the manual on paper. */

#define PREFIX "mams-"

/* The pages behind the operator's manual, up to the first that is none about a task; that manual
 * while there are none. */
char **mams_desk_procedures(void)
{
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    const char *const *name = mams_manual_names + 1;
    if (*name == NULL || !g_str_has_prefix(*name, PREFIX))
        name = mams_manual_names;
    do {
        g_strv_builder_add(names, *name);
        name++;
    } while (*name != NULL && g_str_has_prefix(*name, PREFIX));
    return g_strv_builder_end(names);
}

char *mams_desk_procedure_title(const MamsManual *manual)
{
    for (int i = 0; i < manual->n_lines; i++) {
        g_autofree char *line = mams_strike_plain(manual->lines[i]);
        const char *dash = strstr(line, " - ");
        if (dash != NULL)
            return g_strdup(dash + strlen(" - "));
    }
    return g_strdup(manual->name);
}

static GBytes *print(const GPtrArray *manuals, MamsDay created, GError **error)
{
    g_autofree MamsPdfPart *parts = g_new0(MamsPdfPart, manuals->len);
    g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < manuals->len; i++) {
        const MamsManual *manual = manuals->pdata[i];
        char *title = mams_desk_procedure_title(manual);
        g_ptr_array_add(titles, title);
        parts[i] = (MamsPdfPart){title, (const char *const *)manual->lines, manual->n_lines};
    }
    const MamsPdfBooklet booklet = {.title = _("Procedures of the operator's desk"),
                                    .contents = manuals->len > 1 ? _("Contents") : NULL,
                                    .created = created};
    return mams_pdf_booklet(&booklet, parts, (int)manuals->len, error);
}

/* The page of a name with or without "mams-", or NULL. (transfer none) */
static const char *page_of(const char *name)
{
    const char *const *page = mams_manual_names;
    while (*page != NULL && !g_str_equal(*page, name) &&
           !(g_str_has_prefix(*page, PREFIX) && g_str_equal(*page + strlen(PREFIX), name)))
        page++;
    return *page;
}

static bool add_page(GPtrArray *manuals, const char *directory, MamsLang lang, const char *page,
                     GError **error)
{
    MamsManual *manual = mams_manual_read(directory, lang, page, error);
    if (manual != NULL)
        g_ptr_array_add(manuals, manual);
    return manual != NULL;
}

GBytes *mams_desk_print(MamsDesk *desk, const char *manual_directory, MamsLang lang,
                        const char *name, GError **error)
{
    g_auto(GStrv) all = mams_desk_procedures();
    g_autoptr(GPtrArray) manuals = g_ptr_array_new_with_free_func((GDestroyNotify)mams_manual_free);
    const char *page = name != NULL ? page_of(name) : NULL;
    if (!mams_desk_check(desk, MAMS_RIGHT_PRINT, error))
        return NULL;
    if (name != NULL && page == NULL) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                    _("there is no procedure '%s': 'mams print --list' names them all"), name);
        return NULL;
    }
    if (page != NULL && !add_page(manuals, manual_directory, lang, page, error))
        return NULL;
    for (int i = 0; page == NULL && all[i] != NULL; i++) {
        if (!add_page(manuals, manual_directory, lang, all[i], error))
            return NULL;
    }
    return print(manuals, desk->today, error);
}
