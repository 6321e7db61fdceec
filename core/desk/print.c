/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "desk/desk_private.h"
#include "desk/letter.h"
#include "exchange/pdf.h"

/* Pages of the manual on paper. */

#define PREFIX "mams-"

static GBytes *print(const GPtrArray *manuals, MamsDay created, GError **error)
{
    g_autofree MamsPdfPart *parts = g_new0(MamsPdfPart, manuals->len);
    for (guint i = 0; i < manuals->len; i++) {
        const MamsManual *manual = manuals->pdata[i];
        parts[i] =
            (MamsPdfPart){manual->title, (const char *const *)manual->lines, manual->n_lines};
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
    g_autoptr(GPtrArray) manuals = g_ptr_array_new_with_free_func((GDestroyNotify)mams_manual_free);
    const char *page = name != NULL ? page_of(name) : NULL;
    if (!mams_desk_check(desk, MAMS_RIGHT_PRINT, error))
        return NULL;
    if (name != NULL && page == NULL) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                    _("there is no procedure '%s': %s lists them all"), name,
                    "'mams print --list'");
        return NULL;
    }
    if (page != NULL && !add_page(manuals, manual_directory, lang, page, error))
        return NULL;
    for (int i = 0; page == NULL && mams_procedure_names[i] != NULL; i++) {
        if (!add_page(manuals, manual_directory, lang, mams_procedure_names[i], error))
            return NULL;
    }
    return print(manuals, desk->today, error);
}
