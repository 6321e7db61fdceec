/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "command_line.h"
#include "complete.h"
#include "execute.h"
#include "history.h"
#include "mams.h"
#include "screens/restore.h"

/* Rows for the words to choose from, and the columns between two of them. */
enum { MAX_CHOICE_ROWS = 8, GAP = 2, MAX_PASTE = 2000 };

typedef struct {
    MamsScreen screen;
    GPtrArray *macros; /* MamsMacro, for completion; NULL when they cannot be read */
} Line;

static char **complete(const char *text, void *data)
{
    const Line *line = data;
    return mams_complete(mams_desk_rules(mams_app_desk(line->screen.app)), line->macros, text);
}

/* ---- drawing ---- */

/* The words to choose from, in columns above the line. */
static void draw_choice(MamsDraw *draw, MamsArea area, const char *const *words)
{
    int widest = 1, n = 0;
    for (; words[n] != NULL; n++)
        widest = MAX(widest, mams_text_width(words[n]));
    int columns = MAX((area.columns - 1) / (widest + GAP), 1);
    int rows = MIN((n + columns - 1) / columns, MIN(MAX_CHOICE_ROWS, area.rows));
    MamsArea place = mams_area_cut_bottom(&area, rows);
    for (int i = 0; i < rows; i++)
        mams_draw_blank(draw, place.row + i, place.column, place.columns, MAMS_ROLE_TEXT);
    for (int i = 0; i < n && i < rows * columns; i++) {
        bool cut = i == rows * columns - 1 && i < n - 1;
        mams_draw_text(draw, place.row + i % rows, place.column + 1 + i / rows * (widest + GAP),
                       widest, MAMS_ROLE_TEXT, cut ? "…" : words[i]);
    }
}

/* The part of the line that is shown ends behind the cursor when all of it does not fit. */
static const char *scroll(const char *text, size_t cursor, int columns)
{
    g_autofree char *before = g_strndup(text, cursor);
    size_t first = 0;
    while (first < cursor && mams_text_width(before + first) > columns - 1)
        first = mams_text_next(before, first);
    return text + first;
}

static void draw_line(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    (void)screen;
    MamsArea row = mams_area_cut_bottom(&body, 1);
    g_autofree char *searched = mams_command_line_searched();
    /* TRANSLATORS: what is searched for among the lines typed earlier: "search 'status': ". */
    g_autofree char *prompt =
        searched != NULL ? g_strdup_printf(_("search '%s': "), searched) : g_strdup(":");
    mams_draw_blank(draw, row.row, row.column, row.columns, MAMS_ROLE_FIELD);
    int at = row.column +
             mams_draw_text(draw, row.row, row.column, row.columns / 2, MAMS_ROLE_FIELD, prompt);
    int columns = row.column + row.columns - at;
    const char *text = mams_command_line_text();
    size_t cursor = mams_command_line_cursor();
    const char *shown = scroll(text, cursor, columns);
    g_autofree char *visible = g_strndup(shown, mams_text_fit(shown, columns));
    g_autofree char *before = g_strndup(shown, (size_t)(text + cursor - shown));
    mams_draw_text(draw, row.row, at, columns, MAMS_ROLE_FIELD, visible);
    if (mams_command_line_choice() != NULL)
        draw_choice(draw, body, mams_command_line_choice());
    mams_draw_cursor(draw, row.row, at + mams_text_width(before));
}

/* ---- keys ---- */

static void finish(Line *line, const char *text)
{
    MamsApp *app = line->screen.app;
    g_autoptr(GError) error = NULL;
    g_autofree char *typed = g_strstrip(mams_text_clean(text));
    bool kept = *typed == '\0' || mams_history_add(mams_app_state_directory(app), typed, &error);
    mams_app_pop(app);
    mams_execute_line(app, typed);
    if (!kept)
        mams_app_say_error(app, error->message);
}

static void feed(Line *line, const char *bytes)
{
    mams_command_line_feed(bytes);
    g_autofree char *text = mams_command_line_result();
    if (text != NULL)
        finish(line, text);
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Line *line = (Line *)screen;
    switch ((int)action) {
    case MAMS_ACTION_OPEN:
        feed(line, MAMS_LINE_ENTER);
        break;
    case MAMS_ACTION_NEXT_PART:
        feed(line, MAMS_LINE_COMPLETE);
        break;
    case MAMS_ACTION_UP:
        feed(line, MAMS_LINE_EARLIER);
        break;
    case MAMS_ACTION_DOWN:
        feed(line, MAMS_LINE_LATER);
        break;
    case MAMS_ACTION_START:
        feed(line, MAMS_LINE_HOME);
        break;
    case MAMS_ACTION_END:
        feed(line, MAMS_LINE_END);
        break;
    case MAMS_ACTION_FIND_LINE:
        feed(line, MAMS_LINE_SEARCH);
        break;
    }
}

/* A control letter as the byte that it is; "" when readline has no use for it. */
static void feed_control(Line *line, MamsKey key)
{
    char byte[2] = {(char)((key & 0xFF) - 'A' + 1), '\0'};
    if (byte[0] == MAMS_LINE_ABORT[0])
        return;
    /* On an empty line readline would take Ctrl-D for the end of its input. */
    feed(line, key == (MAMS_KEY_CTRL | 'D') ? MAMS_LINE_DELETE : byte);
}

static void feed_paste(Line *line, const char *pasted)
{
    g_autofree char *clean = mams_text_clean(pasted);
    size_t end = strlen(clean);
    while (end > MAX_PASTE)
        end = mams_text_previous(clean, end);
    clean[end] = '\0';
    feed(line, clean);
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    static const struct {
        MamsKey key;
        const char *bytes;
    } keys[] = {
        {MAMS_KEY_LEFT, MAMS_LINE_LEFT},
        {MAMS_KEY_RIGHT, MAMS_LINE_RIGHT},
        {MAMS_KEY_DELETE, MAMS_LINE_DELETE},
        {MAMS_KEY_BACKSPACE, MAMS_LINE_BACKSPACE},
    };
    Line *line = (Line *)screen;
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (keys[i].key == event->key) {
            feed(line, keys[i].bytes);
            return true;
        }
    }
    if (event->key == MAMS_KEY_TEXT)
        feed_paste(line, event->text);
    else if (event->key == MAMS_KEY_PASTE)
        feed_paste(line, event->paste);
    else if (event->key & MAMS_KEY_CTRL)
        feed_control(line, event->key);
    else
        return false;
    return true;
}

/* Esc first ends a search among the earlier lines. */
static bool cancel(MamsScreen *screen)
{
    g_autofree char *searched = mams_command_line_searched();
    if (searched == NULL)
        return false;
    feed((Line *)screen, MAMS_LINE_ABORT);
    return true;
}

static bool typing(const MamsScreen *screen)
{
    (void)screen;
    return true;
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "line";
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    (void)screen;
    const char *text = mams_command_line_text();
    g_key_file_set_string(file, group, "text", text);
    g_key_file_set_integer(file, group, "letters-behind",
                           (int)g_utf8_strlen(text + mams_command_line_cursor(), -1));
}

static char *speech(const MamsScreen *screen)
{
    (void)screen;
    return g_strdup_printf("%s: %s", _("Command line"), mams_command_line_text());
}

static void close_line(MamsScreen *screen)
{
    Line *line = (Line *)screen;
    mams_command_line_close(line);
    g_clear_pointer(&line->macros, g_ptr_array_unref);
    g_free(line);
}

static const MamsScreenClass line_class = {
    .place = MAMS_PLACE_LINE,
    .title = N_("Command line"),
    .name = "line",
    .topic = topic,
    .overlay = true,
    .draw = draw_line,
    .act = act,
    .key = key,
    .typing = typing,
    .cancel = cancel,
    .keep = keep,
    .speech = speech,
    .close = close_line,
};

MamsScreen *mams_line_screen_new(MamsApp *app, const char *text)
{
    Line *line = g_new0(Line, 1);
    line->screen.class = &line_class;
    line->screen.app = app;
    line->macros = mams_desk_macros(mams_app_desk(app), NULL);
    g_auto(GStrv) earlier = mams_history_read(mams_app_state_directory(app));
    mams_command_line_open(text, (const char *const *)earlier, complete, line);
    return &line->screen;
}

MamsScreen *mams_line_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                     GError **error)
{
    g_autofree char *text = g_key_file_get_string(file, group, "text", NULL);
    if (text == NULL || mams_app_has(app, MAMS_PLACE_LINE)) {
        mams_restore_fail(error);
        return NULL;
    }
    MamsScreen *screen = mams_line_screen_new(app, text);
    int behind = g_key_file_get_integer(file, group, "letters-behind", NULL);
    for (int i = CLAMP(behind, 0, (int)strlen(text)); i > 0; i--)
        feed((Line *)screen, MAMS_LINE_LEFT);
    return screen;
}
