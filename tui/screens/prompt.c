/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "mams.h"
#include "screens/restore.h"
#include "widgets/field.h"

enum { MAX_LETTERS = 100 };

typedef struct {
    MamsScreen screen;
    MamsScreen *asker; /* below it */
    const MamsPrompt *asked;
    MamsField *field;
} Prompt;

static void draw_prompt(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Prompt *prompt = (Prompt *)screen;
    MamsArea row = mams_area_cut_bottom(&body, 1);
    g_autofree char *label = g_strdup_printf(" %s: ", _(prompt->asked->label));
    mams_draw_blank(draw, row.row, row.column, row.columns, MAMS_ROLE_TEXT);
    int at = row.column +
             mams_draw_text(draw, row.row, row.column, row.columns / 2, MAMS_ROLE_HEADING, label);
    mams_field_draw(prompt->field, draw, row.row, at, row.column + row.columns - at - 1, true);
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Prompt *prompt = (Prompt *)screen;
    MamsApp *app = screen->app;
    g_autoptr(GError) error = NULL;
    if (action != MAMS_ACTION_OPEN)
        return;
    /* It goes first: what is taken may open another screen. */
    mams_app_pop(app);
    const char *text = mams_field_text(prompt->field);
    if (prompt->asked->take(prompt->asker, text, &error))
        return;
    mams_app_push(app, mams_prompt_screen_new(prompt->asker, prompt->asked, text));
    mams_app_say_error(app, error->message);
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    Prompt *prompt = (Prompt *)screen;
    if (!mams_field_key(prompt->field, event))
        return false;
    mams_app_say(screen->app, _(prompt->asked->hint));
    return true;
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "desk.prompt";
}

static bool typing(const MamsScreen *screen)
{
    (void)screen;
    return true;
}

static void relanguage(MamsScreen *screen)
{
    mams_app_say(screen->app, _(((Prompt *)screen)->asked->hint));
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const Prompt *prompt = (const Prompt *)screen;
    g_key_file_set_string(file, group, "question", prompt->asked->name);
    mams_field_keep(prompt->field, file, group, "text");
}

static char *speech(const MamsScreen *screen)
{
    const Prompt *prompt = (const Prompt *)screen;
    const char *text = mams_field_text(prompt->field);
    return g_strdup_printf("%s: %s", _(prompt->asked->label), *text != '\0' ? text : _("empty"));
}

static void close_prompt(MamsScreen *screen)
{
    Prompt *prompt = (Prompt *)screen;
    mams_field_free(prompt->field);
    g_free(prompt);
}

static const MamsScreenClass prompt_class = {
    .place = MAMS_PLACE_PROMPT,
    .title = N_("Question"),
    .name = "prompt",
    .topic = topic,
    .overlay = true,
    .draw = draw_prompt,
    .act = act,
    .key = key,
    .typing = typing,
    .relanguage = relanguage,
    .keep = keep,
    .speech = speech,
    .close = close_prompt,
};

MamsScreen *mams_prompt_screen_new(MamsScreen *asker, const MamsPrompt *asked, const char *text)
{
    Prompt *prompt = g_new0(Prompt, 1);
    prompt->screen.class = &prompt_class;
    prompt->screen.app = asker->app;
    prompt->asker = asker;
    prompt->asked = asked;
    prompt->field = mams_field_new(MAX_LETTERS);
    mams_field_set_text(prompt->field, text);
    mams_app_say(asker->app, _(asked->hint));
    return &prompt->screen;
}

MamsScreen *mams_prompt_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error)
{
    MamsScreen *screen = mams_restore_question(app, MAMS_PLACE_PROMPT, file, group, error);
    if (screen != NULL)
        mams_field_restore(((Prompt *)screen)->field, file, group, "text");
    return screen;
}
