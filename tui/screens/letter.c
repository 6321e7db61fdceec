/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "mams.h"
#include "output.h"
#include "screens/screens.h"
#include "widgets/form.h"

/* What a letter to the person of the card is to be, and where it goes. */

typedef enum { ROW_KIND, ROW_LANGS, ROW_TARGET, N_ROWS } Row;

enum { MAX_LETTERS = 200, CODE_COLUMNS = 12 };

static const char to_printer[] = "lp", to_screen[] = "screen";

typedef struct {
    MamsScreen screen;
    MamsForm *form;
    MamsIin iin;
} LetterForm;

/* ---- the rows ---- */

static void add_choice(GPtrArray *choices, const char *typed, const char *value, const char *words)
{
    g_autofree char *shown = g_strdup_printf("%s – %s", value, words);
    if (g_str_has_prefix(value, typed))
        g_ptr_array_add(choices, mams_form_choice_new(value, shown));
}

static GPtrArray *pick_kind(const char *typed, void *data)
{
    static const char *const words[MAMS_N_LETTERS] = {N_("the status, why, and the ways back"),
                                                      N_("application for a refund"),
                                                      N_("request for the temporary status")};
    GPtrArray *choices = g_ptr_array_new_with_free_func(mams_form_choice_free);
    (void)data;
    for (int kind = 0; kind < MAMS_N_LETTERS; kind++)
        add_choice(choices, typed, mams_letter_kind_code((MamsLetterKind)kind), _(words[kind]));
    return choices;
}

static GPtrArray *pick_langs(const char *typed, void *data)
{
    static const char *const words[MAMS_N_LETTER_LANGS] = {
        N_("in Kazakh"), N_("in Russian"), N_("Kazakh and Russian side by side"), N_("in English")};
    GPtrArray *choices = g_ptr_array_new_with_free_func(mams_form_choice_free);
    (void)data;
    for (int langs = 0; langs < MAMS_N_LETTER_LANGS; langs++)
        add_choice(choices, typed, mams_letter_langs_code((MamsLetterLangs)langs), _(words[langs]));
    return choices;
}

static GPtrArray *pick_target(const char *typed, void *data)
{
    GPtrArray *choices = g_ptr_array_new_with_free_func(mams_form_choice_free);
    const char *file = data;
    add_choice(choices, typed, file, _("a PDF in the folder of now"));
    add_choice(choices, typed, to_printer, _("the printer"));
    add_choice(choices, typed, to_screen, _("the text on the screen"));
    return choices;
}

/* False when a row holds what it cannot be; its problem says so. */
static bool read_rows(LetterForm *form, MamsLetterOptions *options)
{
    int kind = mams_letter_kind_parse(mams_form_value(form->form, ROW_KIND));
    int langs = mams_letter_langs_parse(mams_form_value(form->form, ROW_LANGS));
    bool target = *mams_form_value(form->form, ROW_TARGET) != '\0';
    *options = (MamsLetterOptions){.iin = form->iin,
                                   .on = MAMS_DAY_NONE,
                                   .kind = (MamsLetterKind)kind,
                                   .langs = (MamsLetterLangs)langs,
                                   .known = G_MAXINT64};
    if (kind < 0)
        mams_form_set_problem(form->form, ROW_KIND, _("status, refund or temporary"));
    if (langs < 0)
        mams_form_set_problem(form->form, ROW_LANGS, _("kk, ru, both or en"));
    if (!target)
        mams_form_set_problem(form->form, ROW_TARGET, _("a file, lp or screen"));
    if (kind >= 0 && langs >= 0 && target)
        return true;
    mams_form_set_focus(form->form, kind < 0 ? ROW_KIND : langs < 0 ? ROW_LANGS : ROW_TARGET);
    return false;
}

/* ---- issuing ---- */

static void build_text(MamsTextView *view, MamsApp *app, MamsLang lang, const void *data)
{
    g_auto(GStrv) lines = g_strsplit(data, "\n", -1);
    (void)app;
    (void)lang;
    for (int i = 0; lines[i] != NULL; i++)
        mams_text_view_add(view, MAMS_ROLE_TEXT, 0, lines[i]);
}

static bool send(MamsApp *app, const MamsLetter *letter, const char *target, GError **error)
{
    if (g_str_equal(target, to_printer))
        return mams_output_print(letter->pdf, error);
    if (g_str_equal(target, to_screen)) {
        const MamsReaderText text = {.title = N_("Letter"),
                                     .topic = "letter",
                                     .build = build_text,
                                     .data = g_strdup(letter->text),
                                     .free = g_free};
        mams_app_push(app, mams_reader_screen_new(app, &text));
        return true;
    }
    if (!g_str_has_suffix(target, ".pdf"))
        return mams_output_write(target, letter->text, strlen(letter->text), error);
    return mams_output_write(target, g_bytes_get_data(letter->pdf, NULL),
                             g_bytes_get_size(letter->pdf), error);
}

static void issue(LetterForm *form)
{
    MamsApp *app = form->screen.app;
    MamsLetterOptions options;
    g_autoptr(GError) error = NULL;
    mams_form_tidy(form->form);
    if (!read_rows(form, &options))
        return;
    g_autoptr(MamsLetter) letter = mams_desk_letter(mams_app_desk(app), &options, &error);
    g_autofree char *target = g_strdup(mams_form_value(form->form, ROW_TARGET));
    if (letter == NULL || !send(app, letter, target, &error)) {
        mams_app_say_error(app, error->message);
        return;
    }
    bool shown = g_str_equal(target, to_screen);
    /* The code first: a long path takes what is left of the line. */
    g_autofree char *issued =
        g_strdup_printf(_("The letter is issued. Its code: %s"), letter->code);
    g_autofree char *text = shown ? g_strdup(issued) : g_strdup_printf("%s  (%s)", issued, target);
    if (!shown)
        mams_app_pop(app);
    mams_app_say(app, text);
}

/* ---- the screen ---- */

static void draw_form(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    const LetterForm *form = (const LetterForm *)screen;
    char iin[MAMS_IIN_GROUPED_SIZE];
    MamsArea area = mams_area_inset(body, 1, 1);
    MamsArea head = mams_area_cut_top(&area, 2);
    g_autofree char *text = g_strdup_printf(_("A letter to %s. F2 issues it and says its code."),
                                            mams_iin_format_grouped(form->iin, iin));
    mams_draw_paragraph(draw, head, MAMS_ROLE_TEXT, text);
    mams_form_draw(form->form, draw, area, true);
}

static bool press(LetterForm *form, MamsKey key)
{
    const MamsEvent event = {.key = key};
    return mams_form_key(form->form, &event);
}

/* Behind the last row comes the first. */
static void go_round(LetterForm *form, MamsKey key)
{
    if (!press(form, key))
        mams_form_set_focus(form->form, key == MAMS_KEY_TAB ? ROW_KIND : ROW_TARGET);
}

static void act(MamsScreen *screen, MamsActionId action)
{
    LetterForm *form = (LetterForm *)screen;
    switch ((int)action) {
    case MAMS_ACTION_SAVE:
        issue(form);
        break;
    case MAMS_ACTION_EDIT:
        mams_form_open_picks(form->form);
        break;
    case MAMS_ACTION_OPEN:
        if (!press(form, MAMS_KEY_ENTER))
            go_round(form, MAMS_KEY_TAB);
        break;
    case MAMS_ACTION_NEXT_FIELD:
        go_round(form, MAMS_KEY_TAB);
        break;
    case MAMS_ACTION_PREVIOUS_FIELD:
        go_round(form, MAMS_KEY_BACKTAB);
        break;
    case MAMS_ACTION_DOWN:
        press(form, MAMS_KEY_DOWN);
        break;
    case MAMS_ACTION_UP:
        press(form, MAMS_KEY_UP);
        break;
    }
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    return mams_form_key(((LetterForm *)screen)->form, event);
}

static bool cancel(MamsScreen *screen)
{
    LetterForm *form = (LetterForm *)screen;
    return mams_form_has_picks(form->form) && press(form, MAMS_KEY_ESCAPE);
}

static bool typing(const MamsScreen *screen)
{
    const MamsForm *form = ((const LetterForm *)screen)->form;
    return *mams_form_value(form, mams_form_focus(form)) != '\0';
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "letter";
}

static MamsIin subject(const MamsScreen *screen)
{
    return ((const LetterForm *)screen)->iin;
}

static char *speech(const MamsScreen *screen)
{
    return mams_form_speech(((const LetterForm *)screen)->form);
}

static void close_form(MamsScreen *screen)
{
    mams_form_free(((LetterForm *)screen)->form);
    g_free(screen);
}

static const MamsScreenClass letter_class = {
    .place = MAMS_PLACE_LETTER,
    .title = N_("Letter"),
    .topic = topic,
    .draw = draw_form,
    .act = act,
    .key = key,
    .typing = typing,
    .cancel = cancel,
    .subject = subject,
    .speech = speech,
    .close = close_form,
};

static const char default_file[] = "letter.pdf";

MamsScreen *mams_letter_screen_new(MamsApp *app, MamsIin iin)
{
    const MamsFormRow rows[N_ROWS] = {
        [ROW_KIND] = {.label = N_("Letter"),
                      .max_letters = CODE_COLUMNS,
                      .columns = CODE_COLUMNS,
                      .replaced = true,
                      .pick = pick_kind},
        [ROW_LANGS] = {.label = N_("Languages"),
                       .max_letters = CODE_COLUMNS,
                       .columns = CODE_COLUMNS,
                       .replaced = true,
                       .pick = pick_langs},
        [ROW_TARGET] = {.label = N_("Where to"),
                        .max_letters = MAX_LETTERS,
                        .replaced = true,
                        .pick = pick_target,
                        .pick_data = (void *)default_file},
    };
    LetterForm *form = g_new0(LetterForm, 1);
    form->screen.class = &letter_class;
    form->screen.app = app;
    form->iin = iin;
    form->form = mams_form_new(rows, N_ROWS);
    mams_form_set_value(form->form, ROW_KIND, mams_letter_kind_code(MAMS_LETTER_STATUS));
    mams_form_set_value(form->form, ROW_LANGS, mams_letter_langs_code(MAMS_LETTER_BOTH));
    mams_form_set_value(form->form, ROW_TARGET, default_file);
    return &form->screen;
}
