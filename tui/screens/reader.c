/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "mams.h"
#include "output.h"

typedef struct {
    MamsScreen screen;
    MamsScreenClass class; /* with its own title */
    MamsReaderText text;
    MamsLang lang;   /* the text's … */
    bool in_callers; /* … which is the caller's, else that of the interface */
    MamsTextView *view;
    int paragraph, line; /* what the text was last brought to … */
    int at;              /* … and is at as long as this line has the cursor */
    const char *look;    /* the action that a look at it is; NULL: none is due */
    MamsIin subject;
    char *failure; /* why it had to be cleared, or NULL */
} Reader;

/* Keys may come before the first painting, so the text is broken into lines at once. */
static void build(Reader *reader)
{
    MamsApp *app = reader->screen.app;
    int rows, columns;
    mams_app_body_size(app, &rows, &columns);
    reader->view = mams_text_view_new();
    if (reader->failure == NULL)
        reader->text.build(reader->view, app, reader->lang, reader->text.data);
    else
        mams_text_view_add(reader->view, MAMS_ROLE_BAD, 0, reader->failure);
    mams_text_view_fit(reader->view, rows - 2, columns - 2);
}

static void go(Reader *reader, int paragraph, int line)
{
    reader->paragraph = paragraph;
    reader->line = line;
    mams_text_view_go(reader->view, paragraph, line);
    reader->at = mams_text_view_at(reader->view);
}

/* The place stays. A line that the new text does not have is gone to again in the next language
 * unless the text was scrolled. */
static void tell_in(Reader *reader, MamsLang lang)
{
    int paragraph = reader->paragraph, line = reader->line;
    if (mams_text_view_at(reader->view) != reader->at)
        paragraph = mams_text_view_place(reader->view, &line);
    mams_text_view_free(reader->view);
    reader->lang = lang;
    build(reader);
    go(reader, paragraph, line);
}

static void relanguage(MamsScreen *screen)
{
    Reader *reader = (Reader *)screen;
    tell_in(reader, reader->in_callers ? reader->lang : mams_app_language(screen->app));
}

static void draw_reader(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Reader *reader = (Reader *)screen;
    mams_area_cut_top(&body, 1);
    MamsArea place = mams_area_cut_bottom(&body, 1);
    mams_text_view_draw(reader->view, draw, mams_area_inset(body, 1, 1));
    int top = mams_text_view_top(reader->view);
    int lines = mams_text_view_lines(reader->view);
    if (lines <= body.rows)
        return;
    /* TRANSLATORS: the lines of a text that are shown, and how many it has: "1–20 of 57". */
    g_autofree char *text =
        g_strdup_printf(_("lines %d–%d of %d"), top + 1, MIN(top + body.rows, lines), lines);
    mams_draw_text_right(draw, place.row, 0, place.columns - 1, MAMS_ROLE_QUIET, text);
}

static bool has_step(const Reader *reader)
{
    return reader->text.tick != NULL && mams_text_view_stop(reader->view) != NULL;
}

/* The manual is printed by those who may. */
static bool can_print(const Reader *reader)
{
    return reader->text.page != NULL &&
           mams_desk_may(mams_app_desk(reader->screen.app), MAMS_RIGHT_PRINT);
}

static unsigned holds(const MamsScreen *screen)
{
    const Reader *reader = (const Reader *)screen;
    return (reader->text.for_callers ? MAMS_NEEDS_LANGUAGES : 0u) |
           (has_step(reader) ? MAMS_NEEDS_STEP : 0u) | (can_print(reader) ? MAMS_NEEDS_PAGE : 0u);
}

static void tell_caller(Reader *reader)
{
    MamsApp *app = reader->screen.app;
    MamsLang lang = mams_app_caller_language(app);
    if (lang == reader->lang) {
        lang = (MamsLang)((lang + 1) % MAMS_N_LANGS);
        mams_app_set_caller_language(app, lang);
    }
    reader->in_callers = true;
    tell_in(reader, lang);
}

/* The page of the manual as a PDF in the folder of now. */
static void print(const Reader *reader)
{
    MamsApp *app = reader->screen.app;
    g_autoptr(GError) error = NULL;
    g_autofree char *file = g_strconcat(reader->text.page, ".pdf", NULL);
    g_autoptr(GBytes) pdf = mams_desk_print(mams_app_desk(app), mams_app_manual_directory(app),
                                            reader->lang, reader->text.page, &error);
    if (pdf == NULL ||
        !mams_output_write(file, g_bytes_get_data(pdf, NULL), g_bytes_get_size(pdf), &error)) {
        mams_app_say_error(app, error->message);
        return;
    }
    g_autofree char *text = g_strdup_printf(_("The pages are in '%s'."), file);
    mams_app_say(app, text);
}

static void tick(Reader *reader)
{
    g_autoptr(GError) error = NULL;
    if (!reader->text.tick(reader->text.data, mams_text_view_stop(reader->view), &error)) {
        mams_app_say_error(reader->screen.app, error->message);
        return;
    }
    g_autoptr(MamsTextView) before = reader->view;
    build(reader);
    mams_text_view_go_as(reader->view, before);
}

/* A line up or down, or to the step that can be ticked next. */
static void move(Reader *reader, int delta)
{
    if (reader->text.tick != NULL)
        mams_text_view_step(reader->view, delta);
    else
        mams_text_view_scroll(reader->view, delta);
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    Reader *reader = (Reader *)screen;
    if (event->key != MAMS_KEY_TEXT || !g_str_equal(event->text, " ") || !has_step(reader))
        return false;
    tick(reader);
    return true;
}

static void act(MamsScreen *screen, MamsActionId action)
{
    MamsTextView *view = ((Reader *)screen)->view;
    int page = MAX(mams_text_view_rows(view) - 1, 1);
    int lines = mams_text_view_lines(view);
    switch ((int)action) {
    case MAMS_ACTION_UP:
        move((Reader *)screen, -1);
        break;
    case MAMS_ACTION_DOWN:
        move((Reader *)screen, 1);
        break;
    case MAMS_ACTION_TICK:
        tick((Reader *)screen);
        break;
    case MAMS_ACTION_PAGE_UP:
        mams_text_view_scroll(view, -page);
        break;
    case MAMS_ACTION_PAGE_DOWN:
        mams_text_view_scroll(view, page);
        break;
    case MAMS_ACTION_START:
        mams_text_view_scroll(view, -lines);
        break;
    case MAMS_ACTION_END:
        mams_text_view_scroll(view, lines);
        break;
    case MAMS_ACTION_PRINT:
        print((const Reader *)screen);
        break;
    case MAMS_ACTION_CALLER_LANGUAGE:
        tell_caller((Reader *)screen);
        break;
    }
}

static const char *topic(const MamsScreen *screen)
{
    return ((const Reader *)screen)->text.topic;
}

/* A look that cannot be written must not have happened. */
static bool painted(MamsScreen *screen)
{
    Reader *reader = (Reader *)screen;
    g_autoptr(GError) error = NULL;
    if (reader->look == NULL ||
        mams_desk_look(mams_app_desk(screen->app), reader->look, reader->subject, 1, &error))
        return false;
    reader->failure = g_strdup_printf(_("The look could not be written: %s"), error->message);
    tell_in(reader, reader->lang);
    return true;
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const Reader *reader = (const Reader *)screen;
    int paragraph = reader->paragraph, line = reader->line;
    if (mams_text_view_at(reader->view) != reader->at)
        paragraph = mams_text_view_place(reader->view, &line);
    g_key_file_set_integer(file, group, "paragraph", paragraph);
    g_key_file_set_integer(file, group, "line", line);
    if (reader->in_callers)
        g_key_file_set_string(file, group, "lang", mams_lang_code(reader->lang));
    if (reader->text.keep != NULL)
        reader->text.keep(reader->text.data, file, group);
}

void mams_reader_screen_go(MamsScreen *screen, GKeyFile *file, const char *group)
{
    Reader *reader = (Reader *)screen;
    g_autofree char *code = g_key_file_get_string(file, group, "lang", NULL);
    int lang = code != NULL ? mams_lang_parse(code) : -1;
    reader->in_callers = reader->text.for_callers && lang >= 0;
    if (reader->in_callers)
        tell_in(reader, (MamsLang)lang);
    go(reader, MAX(g_key_file_get_integer(file, group, "paragraph", NULL), 0),
       MAX(g_key_file_get_integer(file, group, "line", NULL), 0));
}

/* The line that has the cursor. */
static char *speech(const MamsScreen *screen)
{
    const Reader *reader = (const Reader *)screen;
    g_autofree char *line = mams_text_view_line(reader->view, mams_text_view_at(reader->view));
    return g_strdup_printf("%s, %d/%d: %s", _(reader->text.title),
                           mams_text_view_at(reader->view) + 1, mams_text_view_lines(reader->view),
                           g_strstrip(line));
}

static void close_reader(MamsScreen *screen)
{
    Reader *reader = (Reader *)screen;
    mams_text_view_free(reader->view);
    if (reader->text.free != NULL)
        reader->text.free(reader->text.data);
    g_free(reader->failure);
    g_free(reader);
}

MamsScreen *mams_reader_screen_new(MamsApp *app, const MamsReaderText *text)
{
    Reader *reader = g_new0(Reader, 1);
    reader->class = (MamsScreenClass){
        .place = MAMS_PLACE_READER,
        .title = text->title,
        .topic = topic,
        .draw = draw_reader,
        .act = act,
        .holds = holds,
        .key = key,
        .painted = painted,
        .relanguage = relanguage,
        .name = text->name,
        .keep = keep,
        .speech = speech,
        .close = close_reader,
    };
    reader->screen.class = &reader->class;
    reader->screen.app = app;
    reader->text = *text;
    reader->in_callers = text->in_callers;
    reader->lang = text->in_callers ? mams_app_caller_language(app) : mams_app_language(app);
    build(reader);
    go(reader, mams_text_view_begin(reader->view), 0);
    if (text->tick != NULL)
        move(reader, 1);
    return &reader->screen;
}

void mams_reader_screen_look(MamsScreen *reader, const char *action, MamsIin subject)
{
    ((Reader *)reader)->look = action;
    ((Reader *)reader)->subject = subject;
}
