/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "action.h"
#include "mams.h"

enum { KEY_COLUMNS = 18 };

/* "F3, Esc". */
static char *name_keys(const MamsAction *action)
{
    GString *names = g_string_new(NULL);
    for (int i = 0; i < MAMS_ACTION_KEYS; i++) {
        const char *name = mams_keymap_name(action->keys[i]);
        if (*name != '\0')
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", name);
    }
    return g_string_free(names, FALSE);
}

static void add_keys(MamsTextView *view, MamsPlace place)
{
    size_t n;
    const MamsAction *actions = mams_actions(&n);
    for (size_t i = 0; i < n; i++) {
        if (!(actions[i].places & place))
            continue;
        g_autofree char *keys = name_keys(&actions[i]);
        mams_text_view_add_labelled(view, keys, KEY_COLUMNS, _(actions[i].help));
    }
}

/* Adds the manual's section about `topic`, or all of it; returns the paragraph to begin at. */
static int add_manual(MamsTextView *view, const MamsApp *app, const char *topic)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsManual) manual = mams_manual_read(
        mams_app_manual_directory(app), mams_app_language(app), mams_manual_names[0], &error);
    if (manual == NULL) {
        mams_text_view_add(view, MAMS_ROLE_CAUTION, 0, error->message);
        return 0;
    }
    const MamsManualSection *part = topic != NULL ? mams_manual_find(manual, topic) : NULL;
    int from = 0, to = manual->n_lines, begin = 0;
    if (part != NULL) {
        const MamsManualSection *whole = mams_manual_whole(manual, part);
        from = whole->line;
        to = mams_manual_end(manual, whole);
        begin = mams_text_view_count(view) + part->line - from;
    }
    for (int i = from; i < to; i++)
        mams_text_view_add_struck(view, manual->lines[i]);
    return begin;
}

MamsScreen *mams_help_screen_new(MamsApp *app, const MamsScreen *about)
{
    const MamsScreenClass *class = about->class;
    MamsTextView *view = mams_text_view_new();
    int begin = add_manual(view, app, class->topic != NULL ? class->topic(about) : NULL);
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, _("Keys of this screen"));
    add_keys(view, class->place);
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, _("Without function keys"));
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0,
                       _("Alt with 1 … 9, 0 is F1 … F10, and Alt with - is F12, in the Latin, "
                         "Russian and Kazakh layouts alike. Where Esc has nothing to cancel, Esc "
                         "and then the digit do the same."));
    MamsScreen *screen = mams_reader_screen_new(app, N_("Help"), NULL, view);
    mams_text_view_go(view, begin);
    return screen;
}
