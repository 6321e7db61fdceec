/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "mams.h"
#include "screens/manual_text.h"
#include "screens/restore.h"

/* The procedures of the manual: the list, and each as a text or a checklist. */

typedef struct {
    const char *page; /* of mams_procedure_names */
    char *key;        /* of the section to begin with, or NULL */
    MamsTicks ticks;  /* of a checklist */
} Procedure;

/* ---- a procedure ---- */

/* The section to begin with: that of the key, else in a checklist that of the steps, else the first
 * one. */
static const MamsManualSection *find_begin(const Procedure *procedure, const MamsManual *manual)
{
    const MamsManualSection *begin =
        procedure->key != NULL ? mams_manual_find(manual, procedure->key) : NULL;
    if (begin != NULL)
        return begin;
    int line = 0;
    if (procedure->ticks.toggle != NULL && manual->steps->len > 0)
        line = ((const MamsManualStep *)manual->steps->pdata[0])->line;
    for (guint i = 0; i < manual->sections->len; i++) {
        const MamsManualSection *section = manual->sections->pdata[i];
        if (begin == NULL || section->line < line)
            begin = section;
    }
    return begin;
}

static void build(MamsTextView *view, MamsApp *app, MamsLang lang, const void *data)
{
    const Procedure *procedure = data;
    g_autoptr(MamsManual) manual = mams_manual_text_read(view, app, lang, procedure->page);
    if (manual == NULL)
        return;
    mams_manual_text_add(view, manual, 0, manual->n_lines, find_begin(procedure, manual),
                         procedure->ticks.toggle != NULL ? &procedure->ticks : NULL);
}

static bool tick(void *data, const char *stop, GError **error)
{
    const MamsTicks *ticks = &((Procedure *)data)->ticks;
    return ticks->toggle(ticks->data, stop, error);
}

static void keep(const void *data, GKeyFile *file, const char *group)
{
    g_key_file_set_string(file, group, "page", ((const Procedure *)data)->page);
}

static void free_procedure(void *data)
{
    g_free(((Procedure *)data)->key);
    g_free(data);
}

/* The procedure of a page or a key; NULL: there is none. */
static const char *find_page(const char *page_or_key)
{
    for (const char *const *name = mams_procedure_names; *name != NULL; name++) {
        if (g_str_equal(*name, page_or_key))
            return *name;
    }
    const char *page = mams_manual_page_of(page_or_key);
    return page != mams_manual_names[0] ? page : NULL;
}

MamsScreen *mams_checklist_screen_new(MamsApp *app, const char *page_or_key, const MamsTicks *ticks,
                                      GError **error)
{
    const char *page = find_page(page_or_key);
    if (page == NULL) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                    _("there is no procedure '%s': %s lists them all"), page_or_key,
                    mams_action_key(MAMS_ACTION_PROCEDURES));
        return NULL;
    }
    g_autoptr(MamsManual) manual =
        mams_manual_read(mams_app_manual_directory(app), mams_app_language(app), page, error);
    if (manual == NULL)
        return NULL;
    Procedure *procedure = g_new0(Procedure, 1);
    procedure->page = page;
    if (!g_str_equal(page, page_or_key))
        procedure->key = g_strdup(page_or_key);
    if (ticks != NULL)
        procedure->ticks = *ticks;
    const MamsReaderText text = {.title = N_("Procedure"),
                                 .topic = "procedure",
                                 .page = procedure->page,
                                 .name = ticks == NULL ? "procedure" : NULL,
                                 .keep = keep,
                                 .build = build,
                                 .data = procedure,
                                 .free = free_procedure,
                                 .tick = ticks != NULL ? tick : NULL};
    return mams_reader_screen_new(app, &text);
}

MamsScreen *mams_procedure_screen_new(MamsApp *app, const char *page_or_key, GError **error)
{
    return mams_checklist_screen_new(app, page_or_key, NULL, error);
}

MamsScreen *mams_procedure_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                          GError **error)
{
    g_autofree char *page = g_key_file_get_string(file, group, "page", NULL);
    MamsScreen *screen = mams_procedure_screen_new(app, page != NULL ? page : "", error);
    if (screen != NULL)
        mams_reader_screen_go(screen, file, group);
    return screen;
}

/* ---- the list ---- */

/* The title in a language; the name of a page that cannot be read. (owned) */
static char *title_of(const MamsApp *app, const char *page, MamsLang lang)
{
    g_autoptr(MamsManual) manual =
        mams_manual_read(mams_app_manual_directory(app), lang, page, NULL);
    return g_strdup(manual != NULL ? manual->title : page);
}

/* They are found by their names and by their titles in each language. */
GPtrArray *mams_procedure_lines(MamsApp *app)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(mams_pick_line_free);
    for (const char *const *page = mams_procedure_names; *page != NULL; page++) {
        g_autofree char *title = title_of(app, *page, mams_app_language(app));
        g_autoptr(GString) also = g_string_new(*page);
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            g_autofree char *other = title_of(app, *page, (MamsLang)lang);
            g_string_append_printf(also, " %s", other);
        }
        g_ptr_array_add(lines, mams_pick_line_new(title, also->str));
    }
    return lines;
}

static GPtrArray *make_lines(MamsScreen *asker)
{
    return mams_procedure_lines(asker->app);
}

static void take(MamsScreen *asker, int index)
{
    g_autoptr(GError) error = NULL;
    MamsScreen *screen = mams_procedure_screen_new(asker->app, mams_procedure_names[index], &error);
    if (screen != NULL)
        mams_app_push(asker->app, screen);
    else
        mams_app_say_error(asker->app, error->message);
}

static const MamsPick procedures_pick = {
    .name = MAMS_PROCEDURES_QUESTION,
    .title = N_("Procedures"),
    .lines = make_lines,
    .take = take,
};

MamsScreen *mams_procedures_screen_new(MamsScreen *asker)
{
    return mams_pick_screen_new(asker, &procedures_pick);
}
