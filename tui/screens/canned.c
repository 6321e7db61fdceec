/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/inquiries.h"

#include "mams.h"
#include "screens/reply_private.h"
#include "screens/restore.h"
#include "screens/screens.h"
#include "widgets/field.h"
#include "widgets/list.h"

/* The prepared texts for an inquiry: found by typing, filled and shown before one is taken. */

enum { MAX_LETTERS = 40, HEAD_ROWS = 2, LIST_ROWS = 7, MONTHS_READ = 24, EMPTY = -1 };

typedef struct {
    MamsScreen screen;
    int64_t number;
    MamsLang lang;
    const MamsCanned *set;
    MamsCard *card; /* of the citizen, or NULL */
    MamsField *field;
    GArray *found; /* int: numbers of texts, and EMPTY for one without words */
    MamsList list;
    bool stale;              /* the text has changed since they were looked for */
    char *preview;           /* of the chosen one, or why it cannot be filled … */
    bool fits;               /* … then false */
    int previewed;           /* what it was made of */
    MamsLang previewed_lang; /* … */
    bool asked;              /* Enter once more replaces what was written */
} Canned;

enum { NOTHING = -2 };

static int chosen(const Canned *canned)
{
    return canned->list.count > 0 ? g_array_index(canned->found, int, canned->list.selected)
                                  : NOTHING;
}

static const char *id_of(const Canned *canned, int number)
{
    return number >= 0 ? mams_canned_text(canned->set, number)->id : NULL;
}

static const char *title_of(const Canned *canned, int number)
{
    return number >= 0 ? mams_canned_text(canned->set, number)->title[canned->lang]
                       : _("An empty reply: greeting, number and signature");
}

/* ---- finding and filling ---- */

static void find(Canned *canned)
{
    int empty = EMPTY;
    const MamsAnswer *answer = canned->card != NULL ? canned->card->answer : NULL;
    g_clear_pointer(&canned->found, g_array_unref);
    canned->found = mams_canned_find(canned->set, mams_field_text(canned->field), answer);
    g_array_append_val(canned->found, empty);
    mams_list_reset(&canned->list, (int)canned->found->len);
}

static void fill(Canned *canned)
{
    MamsDesk *desk = mams_app_desk(canned->screen.app);
    g_autoptr(GError) error = NULL;
    int number = chosen(canned);
    if (number == canned->previewed && canned->lang == canned->previewed_lang)
        return;
    canned->previewed = number;
    canned->previewed_lang = canned->lang;
    g_autoptr(MamsReplyDraft) draft = mams_desk_reply_fill(
        desk, canned->number, id_of(canned, number), (int)canned->lang, &error);
    g_free(canned->preview);
    canned->preview = g_strdup(draft != NULL ? draft->text : error->message);
    canned->fits = draft != NULL;
}

static void settle(MamsScreen *screen)
{
    Canned *canned = (Canned *)screen;
    if (canned->stale)
        find(canned);
    canned->stale = false;
    fill(canned);
}

/* ---- drawing ---- */

static void draw_row(MamsDraw *draw, int index, MamsArea area, MamsRole role, void *data)
{
    const Canned *canned = data;
    int number = g_array_index(canned->found, int, index);
    const MamsCannedText *text = number >= 0 ? mams_canned_text(canned->set, number) : NULL;
    bool fits = text == NULL || canned->card == NULL ||
                mams_canned_fits(text, canned->card->answer->verdict);
    if (!fits && role == MAMS_ROLE_TEXT)
        role = MAMS_ROLE_QUIET;
    const char *what = !fits ? _("does not fit") : "";
    int columns = mams_text_width(what);
    mams_draw_text(draw, area.row, area.column + 1, area.columns - columns - 3, role,
                   title_of(canned, number));
    mams_draw_text_right(draw, area.row, area.column, area.columns - 1, role, what);
}

static void draw_canned(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Canned *canned = (Canned *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    MamsArea head = mams_area_cut_top(&inside, HEAD_ROWS);
    const char *label = _("Prepared text");
    int columns = mams_text_width(label) + 2;
    MamsArea list = mams_area_cut_top(&inside, LIST_ROWS + (inside.rows - 18) / 2);
    mams_list_draw(&canned->list, draw, list, true, false, draw_row, canned);
    mams_list_draw_position(&canned->list, draw,
                            (MamsArea){head.row + 1, head.column, 1, head.columns});
    MamsArea rule = mams_area_cut_top(&inside, 1);
    mams_draw_rule(draw, rule.row, rule.column - 1, rule.columns + 2);
    mams_draw_paragraph(draw, inside, canned->fits ? MAMS_ROLE_TEXT : MAMS_ROLE_CAUTION,
                        canned->preview);
    g_autofree char *lang = g_strdup_printf("F12 %s", mams_lang_code(canned->lang));
    mams_draw_text(draw, head.row, head.column, columns, MAMS_ROLE_HEADING, label);
    mams_draw_text_right(draw, head.row, head.column, head.columns, MAMS_ROLE_TEXT, lang);
    mams_field_draw(canned->field, draw, head.row, head.column + columns,
                    head.columns - columns - mams_text_width(lang) - 2, true);
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    return ((const Canned *)screen)->list.count > 0 ? MAMS_NEEDS_PICK : 0u;
}

/* What was written already is replaced only when that is meant. */
static bool asks_first(Canned *canned)
{
    MamsScreen *reply = mams_app_find(canned->screen.app, MAMS_PLACE_REPLY);
    if (reply == NULL || canned->asked || !mams_reply_screen_is_edited(reply))
        return false;
    canned->asked = true;
    mams_app_say(canned->screen.app,
                 _("Enter again puts this text in place of what was written; Esc leaves it."));
    return true;
}

static void take(Canned *canned)
{
    MamsApp *app = canned->screen.app;
    g_autoptr(GError) error = NULL;
    if (asks_first(canned))
        return;
    g_autoptr(MamsReplyDraft) draft =
        mams_desk_reply_fill(mams_app_desk(app), canned->number, id_of(canned, chosen(canned)),
                             (int)canned->lang, &error);
    if (draft == NULL || !mams_desk_reply_keep(mams_app_desk(app), draft, &error)) {
        mams_app_say_error(app, error->message);
        return;
    }
    MamsScreen *reply = mams_app_find(app, MAMS_PLACE_REPLY);
    mams_app_pop(app);
    if (reply == NULL) {
        reply = mams_reply_screen_new(app, g_steal_pointer(&draft));
        mams_app_push(app, reply);
    } else {
        mams_reply_screen_set(reply, g_steal_pointer(&draft));
    }
    mams_reply_screen_begin(reply);
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Canned *canned = (Canned *)screen;
    settle(screen);
    if (action != MAMS_ACTION_OPEN)
        canned->asked = false;
    switch ((int)action) {
    case MAMS_ACTION_OPEN:
        take(canned);
        break;
    case MAMS_ACTION_CALLER_LANGUAGE:
        canned->lang = (MamsLang)((canned->lang + 1) % MAMS_N_LANGS);
        break;
    case MAMS_ACTION_CLEAR:
        if (*mams_field_text(canned->field) == '\0')
            mams_app_pop(screen->app);
        mams_field_set_text(canned->field, "");
        canned->stale = true;
        break;
    default:
        mams_list_act(&canned->list, action);
        break;
    }
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    Canned *canned = (Canned *)screen;
    canned->asked = false;
    if (!mams_field_key(canned->field, event))
        return false;
    canned->stale = true;
    return true;
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "reply.texts";
}

static bool typing(const MamsScreen *screen)
{
    (void)screen;
    return true;
}

static MamsIin subject(const MamsScreen *screen)
{
    const Canned *canned = (const Canned *)screen;
    return canned->card != NULL ? canned->card->citizen->iin : 0;
}

static char *speech(const MamsScreen *screen)
{
    const Canned *canned = (const Canned *)screen;
    return g_strdup_printf("%s: %s; %d/%d: %s", _(screen->class->title),
                           mams_field_text(canned->field), canned->list.selected + 1,
                           canned->list.count, title_of(canned, chosen(canned)));
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const Canned *canned = (const Canned *)screen;
    g_key_file_set_int64(file, group, "number", canned->number);
    g_key_file_set_string(file, group, "lang", mams_lang_code(canned->lang));
    mams_field_keep(canned->field, file, group, "text");
    if (!canned->stale)
        mams_list_keep(&canned->list, file, group, "list");
}

static void close_canned(MamsScreen *screen)
{
    Canned *canned = (Canned *)screen;
    g_clear_pointer(&canned->found, g_array_unref);
    g_clear_pointer(&canned->card, mams_card_free);
    mams_field_free(canned->field);
    g_free(canned->preview);
    g_free(canned);
}

static const MamsScreenClass canned_class = {
    .place = MAMS_PLACE_CANNED,
    .title = N_("Prepared replies"),
    .name = "canned",
    .topic = topic,
    .draw = draw_canned,
    .act = act,
    .holds = holds,
    .key = key,
    .settle = settle,
    .typing = typing,
    .subject = subject,
    .keep = keep,
    .speech = speech,
    .close = close_canned,
};

/* The person whom it is about, as far as the register knows one. */
static bool read_card(Canned *canned, GError **error)
{
    MamsDesk *desk = mams_app_desk(canned->screen.app);
    g_autoptr(MamsInquiryFile) file = mams_desk_inquiry(desk, canned->number, error);
    if (file == NULL)
        return false;
    if (file->citizens->len > 0)
        canned->card =
            mams_desk_card(desk, g_array_index(file->citizens, MamsInquiryCitizen, 0).iin,
                           MAMS_DAY_NONE, G_MAXINT64, MONTHS_READ, NULL);
    return true;
}

MamsScreen *mams_canned_screen_new(MamsApp *app, int64_t number, MamsLang lang, GError **error)
{
    Canned *canned = g_new0(Canned, 1);
    canned->screen.class = &canned_class;
    canned->screen.app = app;
    canned->number = number;
    canned->lang = lang;
    canned->field = mams_field_new(MAX_LETTERS);
    canned->previewed = NOTHING;
    canned->set = mams_desk_canned(mams_app_desk(app), error);
    if (canned->set == NULL || !read_card(canned, error)) {
        close_canned(&canned->screen);
        return NULL;
    }
    find(canned);
    fill(canned);
    return &canned->screen;
}

MamsScreen *mams_canned_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error)
{
    g_autofree char *code = g_key_file_get_string(file, group, "lang", NULL);
    int lang = code != NULL ? mams_lang_parse(code) : -1;
    MamsScreen *screen =
        mams_canned_screen_new(app, g_key_file_get_int64(file, group, "number", NULL),
                               lang >= 0 ? (MamsLang)lang : mams_app_caller_language(app), error);
    if (screen == NULL)
        return NULL;
    Canned *canned = (Canned *)screen;
    mams_field_restore(canned->field, file, group, "text");
    find(canned);
    mams_list_restore(&canned->list, file, group, "list");
    fill(canned);
    return screen;
}
