/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app_private.h"

#include "execute.h"
#include "screens/inquiries.h"
#include "screens/screens.h"

/* ---- actions that every screen has ---- */

static void go_back(MamsApp *app)
{
    MamsScreen *screen = mams_app_top(app);
    if (screen->class->cancel == NULL || !screen->class->cancel(screen))
        mams_app_pop(app);
}

/* An open call ends with the program, under the topic that is guessed. One that cannot be closed
 * keeps nobody here: it stays open when the key comes again. */
static void end(MamsApp *app)
{
    g_autoptr(GError) error = NULL;
    app->quit = app->end_failed || mams_desk_call(app->desk) == NULL ||
                mams_desk_call_close(app->desk, mams_desk_call_guess(app->desk), &error);
    /* A call that stays open is shown again by the next start. */
    app->done = app->quit && !app->end_failed;
    if (app->quit)
        return;
    g_autofree char *text = g_strdup_printf(
        _("The call could not be closed: %s. F10 again leaves it open and ends the program."),
        error->message);
    mams_app_say_error(app, text);
    app->end_failed = true;
}

static void interrupt(MamsApp *app)
{
    if (app->child != NULL)
        mams_child_stop(app->child);
    else
        mams_app_refuse(app, _("F10 ends the program."));
}

void mams_app_open_line(MamsApp *app, const char *text)
{
    if (mams_app_top(app)->class->place == MAMS_PLACE_MENU)
        mams_app_pop(app);
    if (mams_app_has(app, MAMS_PLACE_LINE))
        mams_app_refuse(app, _("The command line is open below: F3 goes back to it."));
    else
        mams_app_push(app, mams_line_screen_new(app, text));
}

char *mams_app_speech(const MamsApp *app)
{
    const MamsScreen *screen = mams_app_top(app);
    return screen->class->speech != NULL ? screen->class->speech(screen)
                                         : g_strdup(_(screen->class->title));
}

/* Says where the screen stands; the cursor goes there until the next key, for a reader that follows
 * it. */
static void speak(MamsApp *app)
{
    mams_app_holds(app);
    g_autofree char *text = mams_app_speech(app);
    mams_app_say(app, text);
    app->spoken = true;
}

static void record(MamsApp *app)
{
    if (mams_macros_is_playing(&app->macros)) {
        mams_app_refuse(app, _("A macro that runs cannot record another one."));
    } else if (app->macros.recorded == NULL) {
        mams_macros_record(&app->macros);
        mams_app_say(app, _("The keys are recorded from now on. Ctrl-O ends it."));
    } else if (!mams_macros_keep(&app->macros)) {
        mams_app_say(app, _("No key was recorded."));
    } else {
        while (!(mams_app_top(app)->class->place & MAMS_PLACE_SCREENS))
            mams_app_pop(app);
        mams_app_open_line(app, "macro-keep ");
        mams_app_say(app, _("Type a name of one word for the macro; Enter keeps it."));
    }
}

/* Puts a screen on top that needs nothing but the desk, or says why it cannot be opened. */
static void open_screen(MamsApp *app, MamsScreen *(*make)(MamsApp *app, GError **error))
{
    g_autoptr(GError) error = NULL;
    MamsScreen *screen = make(app, &error);
    if (screen != NULL)
        mams_app_push(app, screen);
    else
        mams_app_say_error(app, error->message);
}

/* The parts of the work that are about the program as a whole. False when the action is another. */
static bool act_on_program(MamsApp *app, MamsActionId action)
{
    switch ((int)action) {
    case MAMS_ACTION_QUIT:
        end(app);
        return true;
    case MAMS_ACTION_INTERRUPT:
        interrupt(app);
        return true;
    case MAMS_ACTION_REPAINT:
        mams_draw_repaint();
        return true;
    case MAMS_ACTION_SUSPEND:
        mams_term_suspend(app->term);
        return true;
    case MAMS_ACTION_SPEECH:
        speak(app);
        return true;
    case MAMS_ACTION_RECORD:
        record(app);
        return true;
    case MAMS_ACTION_LANGUAGE:
        mams_app_set_language(app, (MamsLang)((app->language + 1) % MAMS_N_LANGS));
        return true;
    case MAMS_ACTION_KAZAKH:
        mams_app_set_language(app, MAMS_LANG_KK);
        return true;
    case MAMS_ACTION_RUSSIAN:
        mams_app_set_language(app, MAMS_LANG_RU);
        return true;
    case MAMS_ACTION_ENGLISH:
        mams_app_set_language(app, MAMS_LANG_EN);
        return true;
    default:
        return false;
    }
}

/* What every screen does alike. False when the action is the screen's own. */
static bool act_here(MamsApp *app, MamsActionId action)
{
    switch ((int)action) {
    case MAMS_ACTION_HELP:
        mams_app_push(app, mams_help_screen_new(app, mams_app_top(app)));
        return true;
    case MAMS_ACTION_REFERENCE:
        open_screen(app, mams_reference_screen_new);
        return true;
    case MAMS_ACTION_RATES:
        open_screen(app, mams_rates_screen_new);
        return true;
    case MAMS_ACTION_INQUIRIES:
        mams_inquiries_open(app);
        return true;
    case MAMS_ACTION_REMINDERS:
        mams_reminders_open(app);
        return true;
    case MAMS_ACTION_BACK:
        go_back(app);
        return true;
    case MAMS_ACTION_MENU:
        mams_app_push(app, mams_menu_screen_new(app));
        return true;
    case MAMS_ACTION_COMMAND_LINE:
        mams_app_open_line(app, "");
        return true;
    case MAMS_ACTION_PROCEDURES:
        mams_app_push(app, mams_procedures_screen_new(mams_app_top(app)));
        return true;
    case MAMS_ACTION_MACROS:
        open_screen(app, mams_macros_screen_new);
        return true;
    default:
        return act_on_program(app, action);
    }
}

unsigned mams_app_holds_now(const MamsApp *app)
{
    const MamsScreen *screen = mams_app_top(app);
    return (screen->class->holds != NULL ? screen->class->holds(screen) : 0u) |
           (mams_desk_may(app->desk, MAMS_RIGHT_ANSWER) ? MAMS_NEEDS_ANSWERER : 0u) |
           (mams_desk_call(app->desk) != NULL ? MAMS_NEEDS_CALL : 0u);
}

unsigned mams_app_holds(MamsApp *app)
{
    MamsScreen *screen = mams_app_top(app);
    if (screen->class->settle != NULL)
        screen->class->settle(screen);
    return mams_app_holds_now(app);
}

void mams_app_act(MamsApp *app, const MamsAction *action)
{
    MamsScreen *screen = mams_app_top(app);
    unsigned holds = action->needs != 0 ? mams_app_holds(app) : 0;
    const char *refusal = mams_action_refusal(action, screen->class->place, holds);
    if (refusal != NULL) {
        mams_app_refuse(app, refusal);
        if (action->keys[0] == MAMS_KEY_ESCAPE)
            mams_input_await_digit(app->input, mams_app_now(app));
        return;
    }
    if (!act_here(app, action->id))
        screen->class->act(screen, action->id);
}

/* ---- work that waits ---- */

void mams_app_later(MamsApp *app, MamsAppWork work)
{
    for (guint i = 0; i < app->later->len; i++) {
        if (g_array_index(app->later, MamsAppWork, i) == work)
            return;
    }
    g_array_append_val(app->later, work);
}

void mams_app_do_later(MamsApp *app)
{
    bool any = app->later->len > 0;
    while (app->later->len > 0 && !app->quit) {
        MamsAppWork work = g_array_index(app->later, MamsAppWork, 0);
        g_array_remove_index(app->later, 0);
        work(app);
    }
    if (!any || app->quit)
        return;
    mams_app_paint(app);
    mams_app_keep(app);
}

/* ---- macros and commands ---- */

const char *mams_app_recorded(const MamsApp *app)
{
    return app->macros.kept;
}

void mams_app_play(MamsApp *app, const char *name, const char *keys)
{
    if (mams_macros_is_playing(&app->macros) || app->macros.recorded != NULL)
        mams_app_refuse(app, _("A macro neither runs another one nor is recorded with one in it."));
    else
        mams_macros_play(&app->macros, name, keys);
}

void mams_app_check_macro(MamsApp *app)
{
    if (!app->refused || !mams_macros_is_playing(&app->macros))
        return;
    g_autofree char *text =
        mams_macros_stop(&app->macros, app->message != NULL ? app->message : "");
    mams_app_say_error(app, text);
}

void mams_app_run(MamsApp *app, const char *const *argv, const char *line)
{
    g_autoptr(GError) error = NULL;
    app->child = mams_child_new(argv, &error);
    if (app->child == NULL) {
        mams_app_say_error(app, error->message);
        return;
    }
    g_free(app->child_line);
    app->child_line = g_strdup(line);
}

bool mams_app_follow_child(MamsApp *app)
{
    if (mams_child_read(app->child))
        return false;
    g_autoptr(MamsChild) child = g_steal_pointer(&app->child);
    app->refused = false;
    app->dirty = true;
    mams_app_say(app, NULL);
    mams_execute_end(app, child, app->child_line);
    mams_app_check_macro(app);
    return true;
}
