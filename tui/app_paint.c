/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app_private.h"

#include "screens/known.h"
#include "widgets/bars.h"
#include "widgets/fkeys.h"

/* When what the screen on top shows was known; NULL: now, or it shows nobody. */
static const char *as_known(const MamsApp *app)
{
    for (guint i = app->screens->len; i > 0; i--) {
        const MamsScreen *screen = g_ptr_array_index(app->screens, i - 1);
        if (screen->class->as_known != NULL)
            return screen->class->as_known(screen);
    }
    return NULL;
}

MamsLayout mams_app_layout(const MamsApp *app)
{
    return mams_layout_make(app->draw.rows, app->draw.columns, as_known(app) != NULL);
}

static void draw_too_small(MamsApp *app)
{
    MamsDraw *draw = &app->draw;
    MamsArea area = {0, 0, draw->rows, draw->columns};
    g_autofree char *text =
        g_strdup_printf(_("The window is too small: %d×%d is needed. Nothing is lost."),
                        MAMS_MIN_COLUMNS, MAMS_MIN_ROWS);
    mams_draw_paragraph(draw, area, MAMS_ROLE_TEXT, text);
}

/* What the message line tells when there is no message: a command that runs, or for those who do
 * not see the screen where it stands. (owned), or NULL. */
static char *standing_message(const MamsApp *app)
{
    if (app->child != NULL)
        return g_strdup_printf(_("'%s' runs. Ctrl-C stops it."), app->child_line);
    return app->speech ? mams_app_speech(app) : NULL;
}

static void draw_message(MamsApp *app, MamsArea area)
{
    g_autofree char *standing = app->message == NULL ? standing_message(app) : NULL;
    int row = area.row;
    if (app->message != NULL)
        row = mams_message_draw(&app->draw, area, app->message_role, app->message);
    else if (standing != NULL) /* one line: it must not cover what it tells of */
        mams_draw_text(&app->draw, row, area.column + 1, area.columns - 2, MAMS_ROLE_MESSAGE,
                       standing);
    if (app->spoken)
        mams_draw_cursor(&app->draw, row, area.column + 1);
}

static void draw_overlay(MamsApp *app, MamsScreen *overlay, MamsLayout layout)
{
    MamsDraw *draw = &app->draw;
    MamsArea body = layout.body;
    body.rows += layout.message.rows;
    overlay->class->draw(overlay, draw, body);
    /* It stands where messages do, so a message goes one row up. */
    if (app->message != NULL) {
        MamsArea above = {layout.message.row - 1, 0, 1, draw->columns};
        mams_draw_blank(draw, above.row, above.column, above.columns, MAMS_ROLE_TEXT);
        draw_message(app, above);
    }
}

/* Draws a screen, and what lies on top of it without hiding it. */
static void draw_screen(MamsApp *app, MamsScreen *screen, MamsScreen *overlay)
{
    MamsDraw *draw = &app->draw;
    MamsLayout layout = mams_app_layout(app);
    app->call_shown = mams_app_call_seconds(app);
    MamsTitle title = {
        .title = _(screen->class->title),
        .today = mams_desk_today(app->desk),
        .demo = mams_desk_is_demo(app->desk),
        .call_seconds = app->call_shown,
        .login = mams_desk_login(app->desk),
        .language = app->language,
        .recording = app->macros.recorded != NULL,
    };
    mams_title_draw(draw, layout.title, &title);
    if (layout.banner.rows > 0) {
        g_autofree char *banner = mams_known_banner(as_known(app));
        mams_banner_draw(draw, layout.banner, banner);
    }
    mams_fkeys_draw(draw, layout.fkeys);
    screen->class->draw(screen, draw, layout.body);
    if (overlay != NULL)
        draw_overlay(app, overlay, layout);
    else
        draw_message(app, layout.message);
}

static void draw_top(MamsApp *app)
{
    guint top = app->screens->len - 1;
    MamsScreen *screen = g_ptr_array_index(app->screens, top);
    if (!screen->class->overlay) {
        draw_screen(app, screen, NULL);
        return;
    }
    MamsScreen *below = g_ptr_array_index(app->screens, top - 1);
    if (below->class->settle != NULL)
        below->class->settle(below);
    draw_screen(app, below, screen);
}

bool mams_app_fits(const MamsApp *app)
{
    return mams_layout_fits(app->draw.rows, app->draw.columns);
}

/* A screen has been shown for the first time. True when that changed it. */
static bool tell_painted(MamsApp *app, MamsScreen *screen)
{
    if (screen->was_painted || !mams_app_fits(app))
        return false;
    screen->was_painted = true;
    return screen->class->painted != NULL && screen->class->painted(screen);
}

/* The same for the screen that is seen under the one on top. What asks over a screen that had to be
 * cleared goes with it. */
static bool tell_painted_below(MamsApp *app, const MamsScreen *top)
{
    if (!top->class->overlay ||
        !tell_painted(app, g_ptr_array_index(app->screens, app->screens->len - 2)))
        return false;
    mams_app_pop(app);
    return true;
}

void mams_app_paint(MamsApp *app)
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
        if (mams_app_fits(app))
            draw_top(app);
        else
            draw_too_small(app);
        mams_draw_end(&app->draw);
        again = tell_painted_below(app, screen) || tell_painted(app, screen);
    }
    app->dirty = false;
    mams_app_note_shown(app);
}
