/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "mams.h"

typedef struct {
    MamsScreen screen;
    MamsScreenClass class; /* with its own title */
    const char *topic;
    MamsTextView *view;
    MamsLang lang;       /* the text's, when it can be told in each one */
    MamsReaderTell tell; /* or NULL */
    int what;
} Reader;

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

static unsigned holds(const MamsScreen *screen)
{
    return ((const Reader *)screen)->tell != NULL ? MAMS_NEEDS_LANGUAGES : 0u;
}

/* Keys may come before the next painting. */
static void fit(Reader *reader)
{
    int rows, columns;
    mams_app_body_size(reader->screen.app, &rows, &columns);
    mams_text_view_fit(reader->view, rows - 2, columns - 2);
}

static void tell_caller(Reader *reader)
{
    MamsApp *app = reader->screen.app;
    MamsLang lang = mams_app_caller_language(app);
    if (lang == reader->lang) {
        lang = (MamsLang)((lang + 1) % MAMS_N_LANGS);
        mams_app_set_caller_language(app, lang);
    }
    reader->lang = lang;
    mams_text_view_free(reader->view);
    reader->view = reader->tell(app, lang, reader->what);
    fit(reader);
}

static void act(MamsScreen *screen, MamsActionId action)
{
    MamsTextView *view = ((Reader *)screen)->view;
    int page = MAX(mams_text_view_rows(view) - 1, 1);
    int lines = mams_text_view_lines(view);
    switch ((int)action) {
    case MAMS_ACTION_UP:
        mams_text_view_scroll(view, -1);
        break;
    case MAMS_ACTION_DOWN:
        mams_text_view_scroll(view, 1);
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
    case MAMS_ACTION_CALLER_LANGUAGE:
        tell_caller((Reader *)screen);
        break;
    }
}

static const char *topic(const MamsScreen *screen)
{
    return ((const Reader *)screen)->topic;
}

static void close_reader(MamsScreen *screen)
{
    Reader *reader = (Reader *)screen;
    mams_text_view_free(reader->view);
    g_free(reader);
}

MamsScreen *mams_reader_screen_new(MamsApp *app, const char *title, const char *about,
                                   MamsTextView *view)
{
    Reader *reader = g_new0(Reader, 1);
    reader->class = (MamsScreenClass){
        .place = MAMS_PLACE_READER,
        .title = title,
        .topic = topic,
        .draw = draw_reader,
        .act = act,
        .holds = holds,
        .close = close_reader,
    };
    reader->screen.class = &reader->class;
    reader->screen.app = app;
    reader->topic = about;
    reader->view = view;
    fit(reader);
    return &reader->screen;
}

void mams_reader_screen_set_languages(MamsScreen *screen, MamsLang lang, MamsReaderTell tell,
                                      int what)
{
    Reader *reader = (Reader *)screen;
    reader->lang = lang;
    reader->tell = tell;
    reader->what = what;
}
