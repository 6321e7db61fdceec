/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app_private.h"

#include "call.h"
#include "language.h"
#include "screens/screens.h"
#include "widgets/fkeys.h"

enum {
    PASTE_WAIT_MS = 1000, /* how long the rest of a paste is waited for */
    CALL_WAIT_MS = 1000   /* the time of a call is shown anew so often */
};

static int64_t system_now_ms(void *data)
{
    (void)data;
    return g_get_monotonic_time() / 1000;
}

int64_t mams_app_now(const MamsApp *app)
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
    g_autoptr(GError) error = NULL;
    app->caller_language = language;
    if (!mams_desk_call_speak(app->desk, language, &error))
        mams_app_say_error(app, error->message);
}

const char *mams_app_manual_directory(const MamsApp *app)
{
    return app->manual_directory;
}

const char *mams_app_spelling_list(const MamsApp *app)
{
    return app->spelling_list;
}

MamsScreen *mams_app_top(const MamsApp *app)
{
    return g_ptr_array_index(app->screens, app->screens->len - 1);
}

void mams_app_body_size(const MamsApp *app, int *rows, int *columns)
{
    MamsLayout layout = mams_app_layout(app);
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

MamsScreen *mams_app_find(const MamsApp *app, MamsPlace place)
{
    for (guint i = app->screens->len; i > 0; i--) {
        MamsScreen *screen = g_ptr_array_index(app->screens, i - 1);
        if (screen->class->place == place)
            return screen;
    }
    return NULL;
}

bool mams_app_has(const MamsApp *app, MamsPlace place)
{
    return mams_app_find(app, place) != NULL;
}

MamsIin mams_app_subject(const MamsApp *app)
{
    MamsIin subject = 0;
    for (guint i = app->screens->len; i > 0 && subject == 0; i--) {
        const MamsScreen *screen = g_ptr_array_index(app->screens, i - 1);
        if (screen->class->subject != NULL)
            subject = screen->class->subject(screen);
    }
    return subject;
}

void mams_app_changed(MamsApp *app, MamsIin iin)
{
    for (guint i = 0; i < app->screens->len; i++) {
        MamsScreen *screen = g_ptr_array_index(app->screens, i);
        if (screen->class->changed != NULL)
            screen->class->changed(screen, iin);
    }
}

GKeyFile *mams_app_drafts(const MamsApp *app)
{
    return app->drafts;
}

const char *const *mams_app_program(const MamsApp *app)
{
    return (const char *const *)app->program;
}

const char *mams_app_state_directory(const MamsApp *app)
{
    return app->state_directory;
}

void mams_app_restart(MamsApp *app)
{
    while (app->screens->len > 0)
        g_ptr_array_add(app->closed, g_ptr_array_steal_index(app->screens, app->screens->len - 1));
    mams_app_push(app, mams_search_screen_new(app, "", false));
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
    app->refused = true;
}

void mams_app_refuse(MamsApp *app, const char *text)
{
    say(app, MAMS_ROLE_MESSAGE, text);
    app->refused = true;
}

void mams_app_set_language(MamsApp *app, MamsLang language)
{
    g_autoptr(GError) error = NULL;
    app->language = language;
    mams_language_use(language);
    mams_app_say(app, NULL);
    for (guint i = 0; i < app->screens->len; i++) {
        MamsScreen *screen = g_ptr_array_index(app->screens, i);
        if (screen->class->relanguage != NULL)
            screen->class->relanguage(screen);
    }
    if (!mams_desk_keep_language(app->desk, language, &error))
        mams_app_say_error(app, error->message);
}

/* ---- the call ---- */

/* Whole seconds that the call has run; -1 when none runs. */
int64_t mams_app_call_seconds(const MamsApp *app)
{
    return mams_desk_call(app->desk) != NULL ? mams_desk_call_seconds(app->desk) : -1;
}

static void free_closed(MamsApp *app)
{
    while (app->closed->len > 0) {
        MamsScreen *screen = g_ptr_array_steal_index(app->closed, app->closed->len - 1);
        screen->class->close(screen);
    }
}

/* ---- keys ---- */

static void free_event(void *data)
{
    mams_event_clear(data);
    g_free(data);
}

/* What cannot wait for the end of a command. */
static bool is_urgent(const MamsEvent *event)
{
    return event->key == (MAMS_KEY_CTRL | 'C') || event->key == (MAMS_KEY_CTRL | 'L') ||
           event->key == (MAMS_KEY_CTRL | 'Z') || event->key == MAMS_KEY_F10;
}

/* The next event while a command runs: the others wait. */
static bool next_urgent(MamsApp *app, MamsEvent *event)
{
    while (mams_input_next(app->input, mams_app_now(app), event)) {
        if (is_urgent(event))
            return true;
        g_queue_push_tail(&app->held, g_memdup2(event, sizeof *event));
    }
    return false;
}

/* The next event to handle, of a macro before the keyboard. */
static bool next_event(MamsApp *app, MamsEvent *event)
{
    app->played = false;
    if (app->child != NULL)
        return next_urgent(app, event);
    app->played = mams_macros_next(&app->macros, event);
    if (app->played)
        return true;
    g_autofree MamsEvent *held = g_queue_pop_head(&app->held);
    if (held == NULL)
        return mams_input_next(app->input, mams_app_now(app), event);
    *event = *held;
    return true;
}

static void click(MamsApp *app, const MamsEvent *event)
{
    MamsScreen *screen = mams_app_top(app);
    MamsLayout layout = mams_app_layout(app);
    if (event->row == layout.fkeys.row) {
        MamsKey key = mams_fkeys_at(layout.fkeys, event->column);
        const MamsAction *action =
            mams_action_for_key(screen->class->place, key, mams_app_holds_now(app));
        if (action != NULL)
            mams_app_act(app, action);
    } else if (screen->class->click != NULL) {
        screen->class->click(screen, event->row, event->column, layout.body);
    }
}

static bool opens_line(const MamsScreen *screen, const MamsEvent *event)
{
    bool typing = screen->class->typing != NULL && screen->class->typing(screen);
    return event->key == MAMS_KEY_TEXT && g_str_equal(event->text, ":") &&
           screen->class->place & MAMS_PLACE_SCREENS && !typing;
}

static bool needs_no_sight(const MamsAction *action)
{
    return action != NULL && (action->id == MAMS_ACTION_QUIT || action->id == MAMS_ACTION_SUSPEND ||
                              action->id == MAMS_ACTION_INTERRUPT);
}

/* Where no text is typed the digit row has its own actions, in every layout. */
static const MamsAction *find_action(const MamsApp *app, const MamsEvent *event)
{
    MamsPlace place = mams_app_top(app)->class->place;
    unsigned holds = mams_app_holds_now(app);
    const MamsAction *action = mams_action_for_key(place, event->key, holds);
    if (action == NULL && event->key == MAMS_KEY_TEXT)
        action = mams_action_for_key(place, mams_keymap_digit(event->text), holds);
    return action;
}

static void handle(MamsApp *app, const MamsEvent *event)
{
    MamsScreen *screen = mams_app_top(app);
    const MamsAction *action = find_action(app, event);
    app->dirty = true;
    app->refused = app->spoken = false;
    mams_app_note_key(app, action);
    /* What cannot be seen is not changed. */
    if (!mams_app_fits(app) && !needs_no_sight(action))
        return;
    mams_app_say(app, NULL);
    if (event->key == MAMS_KEY_CLICK)
        click(app, event);
    else if (action != NULL)
        mams_app_act(app, action);
    else if (opens_line(screen, event))
        mams_app_open_line(app, "");
    else if (screen->class->key == NULL || !screen->class->key(screen, event))
        mams_app_refuse(app, _("This key does nothing here. F1 names the keys."));
}

/* Handles all keys that have come. A screen that must be told of its first painting gets it before
 * the next key. */
static void handle_input(MamsApp *app)
{
    MamsEvent event;
    while (!app->quit && next_event(app, &event)) {
        if (!app->played && app->child == NULL && mams_app_fits(app))
            mams_macros_note(&app->macros, &event,
                             mams_app_top(app)->class->place & MAMS_PLACE_SCREENS);
        handle(app, &event);
        if (app->played)
            mams_app_check_macro(app);
        mams_event_clear(&event);
        free_closed(app);
        MamsScreen *top = mams_app_top(app);
        if (!app->quit && !top->was_painted && top->class->painted != NULL)
            mams_app_paint(app);
    }
    /* Before the costly work of a painting, so that not even that can lose it. */
    mams_app_keep(app);
}

/* The screens were read on another day. */
static void read_again(MamsApp *app)
{
    for (guint i = 0; i < app->screens->len; i++) {
        const MamsScreen *screen = g_ptr_array_index(app->screens, i);
        if (screen->class->subject != NULL)
            mams_app_changed(app, screen->class->subject(screen));
    }
}

static void say_day(MamsApp *app)
{
    char day[MAMS_DAY_TEXT_SIZE];
    g_autofree char *text =
        g_strdup_printf(_("A new day has begun: %s. What is shown was read again."),
                        mams_day_format_dotted(mams_desk_today(app->desk), day));
    mams_app_say(app, text);
    app->dirty = true;
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
    if (!in_paste)
        timeout_ms = mams_app_wait_for_tasks(app, timeout_ms);
    else if (timeout_ms < 0 || timeout_ms > PASTE_WAIT_MS)
        timeout_ms = PASTE_WAIT_MS;
    if (mams_desk_call(app->desk) != NULL && (timeout_ms < 0 || timeout_ms > CALL_WAIT_MS))
        timeout_ms = CALL_WAIT_MS;
    const int *others = app->child != NULL ? mams_child_files(app->child) : NULL;
    unsigned seen = mams_term_wait(app->term, timeout_ms, others);
    handle_signals(app, seen);
    bool new_day = mams_desk_turn_day(app->desk);
    if (new_day)
        read_again(app);
    bool ended = seen & MAMS_TERM_OTHER && mams_app_follow_child(app);
    if (ended || seen & MAMS_TERM_INPUT)
        handle_input(app);
    else if (in_paste && seen == 0)
        break_paste(app);
    if (new_day)
        say_day(app);
    free_closed(app);
    if (!app->quit &&
        (app->dirty || (mams_app_fits(app) && mams_app_call_seconds(app) != app->call_shown))) {
        mams_app_paint(app);
        mams_app_keep(app);
    }
    mams_app_do_later(app);
    mams_app_keep_tasks(app);
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
    app->spelling_list = g_strdup(options->spelling_list);
    app->now_ms = options->now_ms != NULL ? options->now_ms : system_now_ms;
    app->now_data = options->now_data;
    app->tasks_kept = mams_app_now(app);
    app->program = g_strdupv((char **)options->program);
    app->state_directory = g_strdup(options->state_directory);
    app->call_shown = -1;
    app->drafts = g_key_file_new();
    app->screens = g_ptr_array_new();
    app->closed = g_ptr_array_new();
    app->later = g_array_new(FALSE, FALSE, sizeof(MamsAppWork));
    app->speech = options->speech;
    mams_theme_init(&app->draw.theme, options->theme);
    mams_draw_begin(&app->draw);
    bool open = options->open != NULL;
    mams_app_begin_session(app, options);
    if (open)
        mams_call_begin(app);
    if (app->screens->len == 0)
        mams_app_push(app, mams_search_screen_new(app, open ? options->open : "", open));
    mams_app_paint(app);
    mams_app_keep(app);
    return app;
}

void mams_app_free(MamsApp *app)
{
    if (app == NULL)
        return;
    g_clear_pointer(&app->child, mams_child_free);
    mams_app_end_tasks(app);
    mams_tasks_clear(&app->tasks);
    mams_session_end(app->session, app->done);
    free_closed(app);
    while (app->screens->len > 0) {
        MamsScreen *screen = g_ptr_array_steal_index(app->screens, app->screens->len - 1);
        screen->class->close(screen);
    }
    mams_input_free(app->input);
    mams_term_close(app->term);
    g_ptr_array_free(app->screens, TRUE);
    g_ptr_array_free(app->closed, TRUE);
    g_array_free(app->later, TRUE);
    g_queue_clear_full(&app->held, free_event);
    mams_macros_clear(&app->macros);
    g_strfreev(app->program);
    g_free(app->state_directory);
    g_free(app->child_line);
    g_key_file_free(app->drafts);
    g_free(app->message);
    g_free(app->manual_directory);
    g_free(app->spelling_list);
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
