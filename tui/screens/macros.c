/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "mams.h"
#include "screens/restore.h"

enum { LABEL = 18 };

static void build(MamsTextView *view, MamsApp *app, MamsLang lang, const void *data)
{
    (void)lang;
    const GPtrArray *macros = data;
    const char *login = mams_desk_login(mams_app_desk(app));
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, _("Macros"));
    if (macros->len == 0)
        mams_text_view_add(view, MAMS_ROLE_TEXT, 0,
                           _("There is none yet: Ctrl-O begins and ends a recording."));
    for (guint i = 0; i < macros->len; i++) {
        const MamsMacro *macro = g_ptr_array_index(macros, i);
        mams_text_view_add_labelled(view, macro->name, LABEL, macro->keys);
        g_autofree char *owner = g_strdup_printf(_("shared by %s"), macro->login);
        if (!g_str_equal(macro->login, login))
            mams_text_view_add(view, MAMS_ROLE_QUIET, LABEL, owner);
        else if (macro->shared)
            mams_text_view_add(view, MAMS_ROLE_QUIET, LABEL, _("shared with every operator"));
    }
}

static void free_macros(void *data)
{
    g_ptr_array_unref(data);
}

MamsScreen *mams_macros_screen_new(MamsApp *app, GError **error)
{
    GPtrArray *macros = mams_desk_macros(mams_app_desk(app), error);
    if (macros == NULL)
        return NULL;
    const MamsReaderText text = {.title = N_("Macros"),
                                 .topic = "macros",
                                 .name = "macros",
                                 .build = build,
                                 .data = macros,
                                 .free = free_macros};
    return mams_reader_screen_new(app, &text);
}

MamsScreen *mams_macros_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error)
{
    MamsScreen *screen = mams_macros_screen_new(app, error);
    if (screen != NULL)
        mams_reader_screen_go(screen, file, group);
    return screen;
}
