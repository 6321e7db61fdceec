/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "action.h"
#include "mams.h"
#include "screens/manual_text.h"
#include "screens/restore.h"

enum { KEY_COLUMNS = 18 };

/* What the help is about. */
typedef struct {
    MamsPlace place;
    const char *topic; /* NULL: the whole manual */
} About;

static void add_keys(MamsTextView *view, MamsPlace place)
{
    size_t n;
    const MamsAction *actions = mams_actions(&n);
    for (size_t i = 0; i < n; i++) {
        if (!(actions[i].places & place) || actions[i].keys[0] == MAMS_KEY_NONE)
            continue;
        g_autofree char *keys = mams_action_keys(&actions[i]);
        mams_text_view_add_labelled(view, keys, KEY_COLUMNS, _(actions[i].help));
    }
}

/* Adds the manual's section about `topic`, or all of it. */
static void add_manual(MamsTextView *view, const MamsApp *app, MamsLang lang, const char *topic)
{
    const char *name = topic != NULL ? mams_manual_page_of(topic) : mams_manual_names[0];
    g_autoptr(MamsManual) manual = mams_manual_text_read(view, app, lang, name);
    if (manual == NULL)
        return;
    const MamsManualSection *part = topic != NULL ? mams_manual_find(manual, topic) : NULL;
    int from = 0, to = manual->n_lines;
    if (part != NULL) {
        const MamsManualSection *whole = mams_manual_whole(manual, part);
        from = whole->line;
        to = mams_manual_end(manual, whole);
    }
    mams_manual_text_add(view, manual, from, to, part, NULL);
}

static void build(MamsTextView *view, MamsApp *app, MamsLang lang, const void *data)
{
    const About *about = data;
    add_manual(view, app, lang, about->topic);
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, _("Keys of this screen"));
    add_keys(view, about->place);
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, _("Without function keys"));
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0,
                       _("Alt with 1 … 9, 0 is F1 … F10, and Alt with - is F12, in the Latin, "
                         "Russian and Kazakh layouts alike. Where Esc has nothing to cancel, Esc "
                         "and then the digit do the same."));
}

MamsScreen *mams_help_screen_new(MamsApp *app, const MamsScreen *screen)
{
    const MamsScreenClass *class = screen->class;
    About *about = g_new(About, 1);
    *about = (About){class->place, class->topic != NULL ? class->topic(screen) : NULL};
    const MamsReaderText text = {.title = N_("Help"),
                                 .page = mams_manual_names[0],
                                 .name = "help",
                                 .build = build,
                                 .data = about,
                                 .free = g_free};
    return mams_reader_screen_new(app, &text);
}

MamsScreen *mams_help_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                     GError **error)
{
    (void)error;
    MamsScreen *screen = mams_help_screen_new(app, mams_app_top(app));
    mams_reader_screen_go(screen, file, group);
    return screen;
}
