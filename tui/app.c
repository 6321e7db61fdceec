/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app.h"

#include "draw.h"
#include "input.h"
#include "layout.h"
#include "screens/screens.h"
#include "terminal.h"
#include "widgets/bars.h"
#include "widgets/fkeys.h"

/* How long the rest of a paste is waited for. */
enum { PASTE_WAIT_MS = 1000 };

struct MamsApp {
    MamsDesk *desk;
    MamsTerm *term;
    MamsInput *input;
    MamsDraw draw;
    MamsLang language, caller_language;
    char *manual_directory;
    int64_t (*now_ms)(void *data);
    void *now_data;
    GPtrArray *screens; /* MamsScreen, the last one on top */
    GPtrArray *closed;  /* left while one of their own functions ran */
    char *message;
    MamsRole message_role;
    bool dirty, quit;
};

static int64_t system_now_ms(void *data)
{
    (void)data;
    return g_get_monotonic_time() / 1000;
}

static int64_t now(const MamsApp *app)
{
    return app->now_ms(app->now_data);
}

/* ---- for the screens ---- */

MamsDesk *mams_app_desk(const MamsApp *app)
{
    return app->desk;
}

MamsLang mams_app_language(const MamsApp *app)
{
    return app->language;
}

MamsLang mams_app_caller_language(const MamsApp *app)
{
    return app->caller_language;
}

void mams_app_set_caller_language(MamsApp *app, MamsLang language)
{
    app->caller_language = language;
}

const char *mams_app_manual_directory(const MamsApp *app)
{
    return app->manual_directory;
}

MamsScreen *mams_app_top(const MamsApp *app)
{
    return g_ptr_array_index(app->screens, app->screens->len - 1);
}

void mams_app_body_size(const MamsApp *app, int *rows, int *columns)
{
    MamsLayout layout = mams_layout_make(app->draw.rows, app->draw.columns);
    *rows = layout.body.rows;
    *columns = layout.body.columns;
}

void mams_app_push(MamsApp *app, MamsScreen *screen)
{
    g_ptr_array_add(app->screens, screen);
}

void mams_app_pop(MamsApp *app)
{
    if (app->screens->len > 1)
        g_ptr_array_add(app->closed, g_ptr_array_steal_index(app->screens, app->screens->len - 1));
}

static void say(MamsApp *app, MamsRole role, const char *text)
{
    g_autofree char *before = app->message;
    app->message = g_strdup(text);
    app->message_role = role;
}

void mams_app_say(MamsApp *app, const char *text)
{
    say(app, MAMS_ROLE_MESSAGE, text);
}

void mams_app_say_error(MamsApp *app, const char *text)
{
    say(app, MAMS_ROLE_ERROR, text);
}

/* ---- painting ---- */

static void draw_too_small(MamsApp *app)
{
    MamsDraw *draw = &app->draw;
    MamsArea area = {0, 0, draw->rows, draw->columns};
    g_autofree char *text =
        g_strdup_printf(_("The window is too small: %d×%d is needed. Nothing is lost."),
                        MAMS_MIN_COLUMNS, MAMS_MIN_ROWS);
    mams_draw_paragraph(draw, area, MAMS_ROLE_TEXT, text);
}

static void draw_screen(MamsApp *app, MamsScreen *screen)
{
    MamsDraw *draw = &app->draw;
    MamsLayout layout = mams_layout_make(draw->rows, draw->columns);
    MamsTitle title = {
        .title = _(screen->class->title),
        .today = mams_desk_today(app->desk),
        .demo = mams_desk_is_demo(app->desk),
        .login = mams_desk_login(app->desk),
        .language = app->language,
    };
    mams_title_draw(draw, layout.title, &title);
    mams_message_draw(draw, layout.message, app->message_role, app->message);
    mams_fkeys_draw(draw, layout.fkeys);
    screen->class->draw(screen, draw, layout.body);
}

static bool fits(const MamsApp *app)
{
    return mams_layout_fits(app->draw.rows, app->draw.columns);
}

/* Paints the screen on top; the first time it also hears of it, and may have to be painted again.
 */
static void paint(MamsApp *app)
{
    MamsScreen *screen = mams_app_top(app);
    bool again = true;
    while (again) {
        if (screen->class->settle != NULL)
            screen->class->settle(screen);
        if (screen != mams_app_top(app)) {
            screen = mams_app_top(app);
            continue;
        }
        mams_draw_begin(&app->draw);
        if (fits(app))
            draw_screen(app, screen);
        else
            draw_too_small(app);
        mams_draw_end(&app->draw);
        again = false;
        if (!screen->was_painted && fits(app)) {
            screen->was_painted = true;
            again = screen->class->painted != NULL && screen->class->painted(screen);
        }
    }
    app->dirty = false;
}

static void free_closed(MamsApp *app)
{
    while (app->closed->len > 0) {
        MamsScreen *screen = g_ptr_array_steal_index(app->closed, app->closed->len - 1);
        screen->class->close(screen);
    }
}

/* ---- keys ---- */

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
    case MAMS_ACTION_BACK:
        mams_app_pop(app);
        return true;
    case MAMS_ACTION_QUIT:
        app->quit = true;
        return true;
    case MAMS_ACTION_INTERRUPT:
        mams_app_say(app, _("F10 ends the program."));
        return true;
    case MAMS_ACTION_REPAINT:
        mams_draw_repaint();
        return true;
    case MAMS_ACTION_SUSPEND:
        mams_term_suspend(app->term);
        return true;
    default:
        return false;
    }
}

static unsigned holds_now(const MamsScreen *screen)
{
    return screen->class->holds != NULL ? screen->class->holds(screen) : 0;
}

static void act(MamsApp *app, const MamsAction *action)
{
    MamsScreen *screen = mams_app_top(app);
    if (screen->class->settle != NULL && action->needs != 0)
        screen->class->settle(screen);
    const char *refusal = mams_action_refusal(action, screen->class->place, holds_now(screen));
    if (refusal != NULL) {
        mams_app_say(app, refusal);
        if (action->keys[0] == MAMS_KEY_ESCAPE)
            mams_input_await_digit(app->input, now(app));
        return;
    }
    if (!act_here(app, action->id))
        screen->class->act(screen, action->id);
}

static void click(MamsApp *app, const MamsEvent *event)
{
    MamsScreen *screen = mams_app_top(app);
    MamsLayout layout = mams_layout_make(app->draw.rows, app->draw.columns);
    if (event->row == layout.fkeys.row) {
        MamsKey key = mams_fkeys_at(layout.fkeys, event->column);
        const MamsAction *action =
            mams_action_for_key(screen->class->place, key, holds_now(screen));
        if (action != NULL)
            act(app, action);
    } else if (screen->class->click != NULL) {
        screen->class->click(screen, event->row, event->column, layout.body);
    }
}

static void handle(MamsApp *app, const MamsEvent *event)
{
    MamsScreen *screen = mams_app_top(app);
    const MamsAction *action =
        mams_action_for_key(screen->class->place, event->key, holds_now(screen));
    app->dirty = true;
    /* What cannot be seen is not changed. */
    if (!fits(app) &&
        (action == NULL || (action->id != MAMS_ACTION_QUIT && action->id != MAMS_ACTION_SUSPEND)))
        return;
    mams_app_say(app, NULL);
    if (event->key == MAMS_KEY_CLICK)
        click(app, event);
    else if (action != NULL)
        act(app, action);
    else if (screen->class->key == NULL || !screen->class->key(screen, event))
        mams_app_say(app, _("This key does nothing here. F1 names the keys."));
}

/* Handles all keys that have come. A screen that must be told of its first painting gets it before
 * the next key. */
static void handle_input(MamsApp *app)
{
    MamsEvent event;
    while (!app->quit && mams_input_next(app->input, now(app), &event)) {
        handle(app, &event);
        mams_event_clear(&event);
        free_closed(app);
        MamsScreen *top = mams_app_top(app);
        if (!app->quit && !top->was_painted && top->class->painted != NULL)
            paint(app);
    }
}

static void break_paste(MamsApp *app)
{
    MamsEvent event;
    if (mams_input_break_paste(app->input, &event))
        handle(app, &event);
    mams_event_clear(&event);
}

void mams_app_resize(MamsApp *app, int rows, int columns)
{
    mams_term_set_size(app->term, rows, columns);
    app->draw.rows = rows;
    app->draw.columns = columns;
    app->dirty = true;
    for (guint i = 0; i < app->screens->len; i++) {
        MamsScreen *screen = g_ptr_array_index(app->screens, i);
        if (screen->class->resize != NULL)
            screen->class->resize(screen);
    }
}

static void handle_signals(MamsApp *app, unsigned seen)
{
    int rows, columns;
    if (seen & MAMS_TERM_SUSPEND)
        mams_term_suspend(app->term);
    else if (seen & MAMS_TERM_CONTINUED)
        mams_term_resume(app->term);
    bool may_differ = seen & (MAMS_TERM_RESIZED | MAMS_TERM_SUSPEND | MAMS_TERM_CONTINUED);
    if (may_differ && mams_term_measure(app->term, &rows, &columns))
        mams_app_resize(app, rows, columns);
    if (may_differ)
        app->dirty = true;
    if (seen & MAMS_TERM_END)
        app->quit = true;
}

bool mams_app_step(MamsApp *app, int timeout_ms)
{
    bool in_paste = mams_input_in_paste(app->input);
    if (in_paste && (timeout_ms < 0 || timeout_ms > PASTE_WAIT_MS))
        timeout_ms = PASTE_WAIT_MS;
    unsigned seen = mams_term_wait(app->term, timeout_ms);
    handle_signals(app, seen);
    if (seen & MAMS_TERM_INPUT)
        handle_input(app);
    else if (in_paste && seen == 0)
        break_paste(app);
    free_closed(app);
    if (!app->quit && app->dirty)
        paint(app);
    return !app->quit;
}

/* ---- start and end ---- */

MamsApp *mams_app_new(MamsDesk *desk, const MamsTuiOptions *options, GError **error)
{
    MamsTermOptions term_options = {
        .in_fd = options->in_fd,
        .out_fd = options->out_fd,
        .type = options->term,
        .mouse = options->mouse,
        .signals = options->signals,
    };
    MamsTerm *term = mams_term_open(&term_options, error);
    if (term == NULL)
        return NULL;
    MamsApp *app = g_new0(MamsApp, 1);
    app->desk = desk;
    app->term = term;
    app->input = mams_input_new(term);
    app->language = options->language;
    app->caller_language = options->caller_language;
    app->manual_directory = g_strdup(options->manual_directory);
    app->now_ms = options->now_ms != NULL ? options->now_ms : system_now_ms;
    app->now_data = options->now_data;
    app->screens = g_ptr_array_new();
    app->closed = g_ptr_array_new();
    mams_theme_init(&app->draw.theme, options->colour);
    mams_draw_begin(&app->draw);
    bool open = options->open != NULL;
    mams_app_push(app, mams_search_screen_new(app, open ? options->open : "", open));
    paint(app);
    return app;
}

void mams_app_free(MamsApp *app)
{
    if (app == NULL)
        return;
    free_closed(app);
    while (app->screens->len > 0) {
        MamsScreen *screen = g_ptr_array_steal_index(app->screens, app->screens->len - 1);
        screen->class->close(screen);
    }
    mams_input_free(app->input);
    mams_term_close(app->term);
    g_ptr_array_free(app->screens, TRUE);
    g_ptr_array_free(app->closed, TRUE);
    g_free(app->message);
    g_free(app->manual_directory);
    g_free(app);
}

bool mams_tui_run(MamsDesk *desk, const MamsTuiOptions *options, GError **error)
{
    g_autoptr(MamsApp) app = mams_app_new(desk, options, error);
    if (app == NULL)
        return false;
    while (mams_app_step(app, -1))
        continue;
    return true;
}
