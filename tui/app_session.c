/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app_private.h"

#include <string.h>

#include "screens/restore.h"

/* What of the program is kept beside its screens: the call, the caller's language, the keys
 * recorded, the texts of forms. The groups are "app", "draft NAME" for each of the
 * drafts and, from the lowest screen upwards, "screen-0", "screen-1", … */
#define GROUP "app"
#define DRAFT "draft "

static char *group_of(guint index)
{
    return g_strdup_printf("screen-%u", index);
}

/* ---- keeping ---- */

static void keep_program(const MamsApp *app, GKeyFile *file)
{
    const MamsInquiry *call = mams_desk_call(app->desk);
    if (call != NULL)
        g_key_file_set_int64(file, GROUP, "call", call->number);
    g_key_file_set_string(file, GROUP, "caller-language", mams_lang_code(app->caller_language));
    if (app->macros.kept != NULL)
        g_key_file_set_string(file, GROUP, "recorded", app->macros.kept);
    if (app->macros.recorded != NULL) {
        g_autofree char *keys = mams_macro_write(app->macros.recorded);
        g_key_file_set_string(file, GROUP, "recording", keys);
    }
}

static void copy_group(GKeyFile *from, const char *group, GKeyFile *to, const char *new_group)
{
    g_auto(GStrv) keys = g_key_file_get_keys(from, group, NULL, NULL);
    for (char **key = keys; *key != NULL; key++) {
        g_autofree char *value = g_key_file_get_value(from, group, *key, NULL);
        g_key_file_set_value(to, new_group, *key, value);
    }
}

static void keep_drafts(const MamsApp *app, GKeyFile *file)
{
    g_auto(GStrv) groups = g_key_file_get_groups(app->drafts, NULL);
    for (char **group = groups; *group != NULL; group++) {
        g_autofree char *kept = g_strconcat(DRAFT, *group, NULL);
        copy_group(app->drafts, *group, file, kept);
    }
}

/* A screen that cannot be kept ends the stack: what lies on it would not fit what lies below. */
static void keep_screens(const MamsApp *app, GKeyFile *file)
{
    for (guint i = 0; i < app->screens->len; i++) {
        const MamsScreen *screen = g_ptr_array_index(app->screens, i);
        g_autofree char *group = group_of(i);
        if (screen->class->name == NULL)
            return;
        g_key_file_set_string(file, group, "name", screen->class->name);
        if (screen->class->keep != NULL)
            screen->class->keep(screen, file, group);
    }
}

void mams_app_keep(MamsApp *app)
{
    if (app->session == NULL || app->done)
        return;
    g_autoptr(GError) error = NULL;
    g_autoptr(GKeyFile) file = g_key_file_new();
    keep_program(app, file);
    keep_screens(app, file);
    keep_drafts(app, file);
    bool kept = mams_session_keep(app->session, file, &error);
    /* Said once: it must not hide all other messages. */
    if (!kept && !app->keeping_failed) {
        mams_app_say_error(app, error->message);
        app->dirty = true;
    }
    app->keeping_failed = !kept;
}

/* ---- starting again ---- */

/* A call that somebody else has closed is over, and what was opened in it stays closed. */
static bool restore_call(MamsApp *app, GKeyFile *file, GError **error)
{
    return !g_key_file_has_key(file, GROUP, "call", NULL) ||
           mams_desk_call_resume(app->desk, g_key_file_get_int64(file, GROUP, "call", NULL), error);
}

static void restore_program(MamsApp *app, GKeyFile *file)
{
    g_autofree char *code = g_key_file_get_string(file, GROUP, "caller-language", NULL);
    g_autofree char *recording = g_key_file_get_string(file, GROUP, "recording", NULL);
    int lang = code != NULL ? mams_lang_parse(code) : -1;
    if (lang >= 0)
        app->caller_language = (MamsLang)lang;
    app->macros.kept = g_key_file_get_string(file, GROUP, "recorded", NULL);
    if (recording != NULL)
        app->macros.recorded = mams_macro_read(recording);
}

static void restore_drafts(MamsApp *app, GKeyFile *file)
{
    g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
    for (char **group = groups; *group != NULL; group++) {
        if (g_str_has_prefix(*group, DRAFT))
            copy_group(file, *group, app->drafts, *group + strlen(DRAFT));
    }
}

/* Puts the screens back until one cannot stand. */
static void restore_screens(MamsApp *app, GKeyFile *file, guint most, GError **error)
{
    for (guint i = 0; i < most; i++) {
        g_autofree char *group = group_of(i);
        g_autofree char *name = g_key_file_get_string(file, group, "name", NULL);
        if (name == NULL)
            return;
        MamsRestore restore = mams_restore_find(name);
        /* All others stand on the search. */
        bool first = g_str_equal(name, "search");
        MamsScreen *screen = NULL;
        if (restore != NULL && first == (i == 0))
            screen = restore(app, file, group, error);
        else
            mams_restore_fail(error);
        if (screen == NULL)
            return;
        mams_app_push(app, screen);
    }
}

/* Whether there is more to see than an empty search. */
static bool has_something(const MamsApp *app)
{
    const MamsScreen *top = mams_app_top(app);
    return app->screens->len > 1 || top->class->typing(top);
}

static void say_restored(MamsApp *app, int64_t time, const GError *error)
{
    g_autofree char *when = mams_desk_time(time);
    if (error != NULL) {
        g_autofree char *text =
            g_strdup_printf(_("Not all of %s could be restored: %s"), when, error->message);
        mams_app_say_error(app, text);
    } else if (has_something(app)) {
        g_autofree char *text =
            g_strdup_printf(_("Restored from %s. F3 goes back, F10 ends and forgets it."), when);
        mams_app_say(app, text);
    }
}

static void show_left(MamsApp *app, const MamsSessionLeft *left)
{
    if (left->state != NULL) {
        g_autoptr(GError) error = NULL;
        restore_program(app, left->state);
        restore_drafts(app, left->state);
        bool called = restore_call(app, left->state, &error);
        restore_screens(app, left->state, called ? G_MAXUINT : 1, called ? &error : NULL);
        if (app->screens->len > 0)
            say_restored(app, left->time, error);
    } else if (left->aside != NULL) {
        g_autofree char *name = g_path_get_basename(left->aside);
        g_autofree char *text =
            g_strdup_printf(_("The screens of before are damaged and put aside as '%s'."), name);
        mams_app_say_error(app, text);
    }
}

void mams_app_begin_session(MamsApp *app, const MamsTuiOptions *options)
{
    g_autoptr(GError) error = NULL;
    g_auto(MamsSessionLeft) left = {0};
    if (options->state_directory == NULL || options->database == NULL)
        return;
    /* Who asks for a card at the start gets it; what was left stays for the next start. */
    app->session =
        mams_session_open(options->state_directory, options->database, mams_desk_login(app->desk),
                          options->open != NULL, &left, &error);
    if (app->session == NULL)
        mams_app_say_error(app, error->message);
    else
        show_left(app, &left);
}
