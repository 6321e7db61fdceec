/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/manual_text.h"

#include <string.h>

/* The line behind `from` where the next section or step begins, `to` at most. */
static int next_part(const MamsManual *manual, int from, int to)
{
    for (guint i = 0; i < manual->sections->len; i++) {
        const MamsManualSection *section = manual->sections->pdata[i];
        if (section->line > from)
            to = MIN(to, section->line);
    }
    for (guint i = 0; i < manual->steps->len; i++) {
        const MamsManualStep *step = manual->steps->pdata[i];
        if (step->line > from)
            to = MIN(to, step->line);
    }
    return to;
}

static const MamsManualStep *step_at(const MamsManual *manual, int line)
{
    for (guint i = 0; i < manual->steps->len; i++) {
        const MamsManualStep *step = manual->steps->pdata[i];
        if (step->line == line)
            return step;
    }
    return NULL;
}

static void add_part(MamsTextView *view, const MamsManual *manual, int from, int to,
                     const MamsTicks *ticks)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = from; i < to; i++)
        g_string_append_printf(text, i == from ? "%s" : "\n%s", manual->lines[i]);
    const MamsManualStep *step = ticks != NULL ? step_at(manual, from) : NULL;
    if (step != NULL && ticks->is_ticked(ticks->data, step->key))
        strstr(text->str, MAMS_MANUAL_BOX)[1] = 'x';
    mams_text_view_add_struck(view, text->str);
    if (step != NULL)
        mams_text_view_set_stop(view, step->key);
}

void mams_manual_text_add(MamsTextView *view, const MamsManual *manual, int from, int to,
                          const MamsManualSection *begin, const MamsTicks *ticks)
{
    while (from < to) {
        int next = next_part(manual, from, to);
        if (begin != NULL && begin->line == from)
            mams_text_view_begin_here(view);
        add_part(view, manual, from, next, ticks);
        from = next;
    }
}

MamsManual *mams_manual_text_read(MamsTextView *view, const MamsApp *app, MamsLang lang,
                                  const char *name)
{
    g_autoptr(GError) error = NULL;
    MamsManual *manual = mams_manual_read(mams_app_manual_directory(app), lang, name, &error);
    if (manual == NULL)
        mams_text_view_add(view, MAMS_ROLE_CAUTION, 0, error->message);
    return manual;
}
