/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "mams.h"
#include "screens/restore.h"
#include "widgets/field.h"
#include "widgets/list.h"

enum {
    MAX_LETTERS = 40,
    HEAD_ROWS = 4, /* above the list */
    LABEL = 18
};

typedef struct {
    MamsScreen screen;
    const MamsReference *reference; /* the desk's */
    MamsField *field;
    GArray *shown; /* int: the topics that the text matches */
    MamsList list;
    bool stale;   /* the text has changed since they were looked for */
    bool in_list; /* the focus is on the chosen row, else in the field */
} Reference;

/* Keeps the topics that a text matches; false when there is none. */
static bool show_matching(Reference *reference, const char *text)
{
    g_array_set_size(reference->shown, 0);
    for (int i = 0; i < mams_reference_count(reference->reference); i++) {
        if (mams_reference_matches(reference->reference, i, text))
            g_array_append_val(reference->shown, i);
    }
    return reference->shown->len > 0;
}

/* A text that matches nothing may have been typed in another keyboard layout. */
static void settle(MamsScreen *screen)
{
    Reference *reference = (Reference *)screen;
    if (!reference->stale)
        return;
    reference->stale = false;
    const char *text = mams_field_text(reference->field);
    if (!show_matching(reference, text)) {
        g_autofree char *russian = mams_fold_layout_ru(text);
        g_autofree char *kazakh = mams_fold_layout_kk(text);
        if ((russian == NULL || !show_matching(reference, russian)) && kazakh != NULL)
            show_matching(reference, kazakh);
    }
    mams_list_reset(&reference->list, (int)reference->shown->len);
    reference->in_list = false;
}

/* ---- drawing ---- */

static void draw_row(MamsDraw *draw, int index, MamsArea area, MamsRole role, void *data)
{
    const Reference *reference = data;
    int topic = g_array_index(reference->shown, int, index);
    MamsLang lang = mams_app_language(reference->screen.app);
    mams_draw_text(draw, area.row, area.column, area.columns, role,
                   mams_reference_title(reference->reference, topic, lang));
}

static void draw_reference(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Reference *reference = (Reference *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    MamsArea head = mams_area_cut_top(&inside, HEAD_ROWS);
    const char *label = _("Topic");
    int label_columns = mams_text_width(label) + 2;
    mams_draw_text(draw, head.row + 1, head.column, label_columns, MAMS_ROLE_HEADING, label);
    mams_field_draw(reference->field, draw, head.row + 1, head.column + label_columns,
                    head.columns - label_columns, true);
    g_autofree char *hint = g_strdup_printf(_("Enter: in your language   F12: in %s"),
                                            mams_lang_code(mams_app_caller_language(screen->app)));
    mams_draw_text(draw, head.row + 2, head.column, head.columns, MAMS_ROLE_QUIET, hint);
    if (reference->list.count == 0)
        mams_draw_text(draw, inside.row, inside.column, inside.columns, MAMS_ROLE_TEXT,
                       _("No topic holds these words. Esc clears them."));
    mams_list_draw(&reference->list, draw, inside, true, reference->in_list, draw_row, reference);
    mams_list_draw_position(&reference->list, draw,
                            (MamsArea){head.row + 2, head.column, 1, head.columns});
}

/* ---- a topic ---- */

static void build(MamsTextView *view, MamsApp *app, MamsLang lang, const void *data)
{
    int topic = GPOINTER_TO_INT(data);
    MamsDesk *desk = mams_app_desk(app);
    /* It was read when the list was made. */
    const MamsReference *reference = mams_desk_reference(desk, NULL);
    g_autoptr(GPtrArray) lines = mams_reference_tell(reference, topic, lang, mams_desk_today(desk));
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, mams_reference_title(reference, topic, lang));
    bool labelled = false;
    for (guint i = 0; i < lines->len; i++) {
        const MamsTopicLine *line = lines->pdata[i];
        if (line->label != NULL && !labelled)
            mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
        labelled = line->label != NULL;
        if (labelled)
            mams_text_view_add_labelled(view, line->label, LABEL, line->text);
        else
            mams_text_view_add(view, MAMS_ROLE_TEXT, 0, line->text);
    }
}

static void keep_topic(const void *data, GKeyFile *file, const char *group)
{
    g_key_file_set_integer(file, group, "topic", GPOINTER_TO_INT(data));
}

static MamsScreen *make_topic(MamsApp *app, int topic, bool in_callers)
{
    const MamsReaderText text = {.title = N_("Reference book"),
                                 .topic = "reference.text",
                                 .name = "topic",
                                 .keep = keep_topic,
                                 .build = build,
                                 .data = GINT_TO_POINTER(topic),
                                 .for_callers = true,
                                 .in_callers = in_callers};
    return mams_reader_screen_new(app, &text);
}

static void open_topic(Reference *reference, bool in_callers)
{
    MamsApp *app = reference->screen.app;
    int topic = g_array_index(reference->shown, int, reference->list.selected);
    mams_app_push(app, make_topic(app, topic, in_callers));
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    return ((const Reference *)screen)->list.count > 0 ? MAMS_NEEDS_TOPIC : 0u;
}

/* Moves the choice; up from the first row the focus goes back into the field. */
static void move(Reference *reference, int delta, bool by_page)
{
    settle(&reference->screen);
    MamsList *list = &reference->list;
    bool moved = by_page ? mams_list_move_page(list, delta) : mams_list_move(list, delta);
    reference->in_list = list->count > 0 && (moved || delta > 0);
}

static void clear(Reference *reference)
{
    if (*mams_field_text(reference->field) == '\0') {
        mams_app_pop(reference->screen.app);
        return;
    }
    mams_field_set_text(reference->field, "");
    reference->stale = true;
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Reference *reference = (Reference *)screen;
    switch ((int)action) {
    case MAMS_ACTION_OPEN:
        open_topic(reference, false);
        break;
    case MAMS_ACTION_CALLER_LANGUAGE:
        open_topic(reference, true);
        break;
    case MAMS_ACTION_CLEAR:
        clear(reference);
        break;
    case MAMS_ACTION_UP:
        move(reference, -1, false);
        break;
    case MAMS_ACTION_DOWN:
        move(reference, 1, false);
        break;
    case MAMS_ACTION_PAGE_UP:
        move(reference, -1, true);
        break;
    case MAMS_ACTION_PAGE_DOWN:
        move(reference, 1, true);
        break;
    }
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    Reference *reference = (Reference *)screen;
    if (!mams_field_key(reference->field, event))
        return false;
    reference->stale = true;
    return true;
}

/* A click chooses a topic, one on the chosen topic opens it. */
static void click(MamsScreen *screen, int row, int column, MamsArea body)
{
    (void)column;
    Reference *reference = (Reference *)screen;
    settle(screen);
    mams_area_cut_top(&body, HEAD_ROWS);
    int index = mams_list_at(&reference->list, body, row);
    if (index < 0)
        return;
    bool again = reference->in_list && index == reference->list.selected;
    mams_list_move(&reference->list, index - reference->list.selected);
    reference->in_list = true;
    if (again)
        open_topic(reference, false);
}

static const char *topic(const MamsScreen *screen)
{
    return ((const Reference *)screen)->in_list ? "reference.list" : "reference.field";
}

static bool typing(const MamsScreen *screen)
{
    const Reference *reference = (const Reference *)screen;
    return !reference->in_list && *mams_field_text(reference->field) != '\0';
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const Reference *reference = (const Reference *)screen;
    mams_field_keep(reference->field, file, group, "text");
    if (reference->stale)
        return;
    mams_list_keep(&reference->list, file, group, "list");
    g_key_file_set_boolean(file, group, "in-list", reference->in_list);
}

static char *speech(const MamsScreen *screen)
{
    const Reference *reference = (const Reference *)screen;
    MamsLang lang = mams_app_language(screen->app);
    const char *text = mams_field_text(reference->field);
    if (reference->list.count == 0)
        return g_strdup_printf("%s: %s. %s", _("Topic"), text,
                               _("No topic holds these words. Esc clears them."));
    int topic = g_array_index(reference->shown, int, reference->list.selected);
    return g_strdup_printf("%s: %s; %d/%d: %s", _("Topic"), *text != '\0' ? text : _("empty"),
                           reference->list.selected + 1, reference->list.count,
                           mams_reference_title(reference->reference, topic, lang));
}

static void close_reference(MamsScreen *screen)
{
    Reference *reference = (Reference *)screen;
    mams_field_free(reference->field);
    g_array_unref(reference->shown);
    g_free(reference);
}

static const MamsScreenClass reference_class = {
    .place = MAMS_PLACE_REFERENCE,
    .title = N_("Reference book"),
    .name = "reference",
    .topic = topic,
    .draw = draw_reference,
    .act = act,
    .holds = holds,
    .key = key,
    .click = click,
    .settle = settle,
    .typing = typing,
    .keep = keep,
    .speech = speech,
    .close = close_reference,
};

MamsScreen *mams_reference_screen_new(MamsApp *app, GError **error)
{
    const MamsReference *read = mams_desk_reference(mams_app_desk(app), error);
    if (read == NULL)
        return NULL;
    mams_desk_call_note(mams_app_desk(app), MAMS_TOPIC_REFERENCE);
    Reference *reference = g_new0(Reference, 1);
    reference->screen.class = &reference_class;
    reference->screen.app = app;
    reference->reference = read;
    reference->field = mams_field_new(MAX_LETTERS);
    reference->shown = g_array_new(FALSE, FALSE, sizeof(int));
    reference->stale = true;
    return &reference->screen;
}

MamsScreen *mams_reference_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                          GError **error)
{
    MamsScreen *screen = mams_reference_screen_new(app, error);
    if (screen == NULL)
        return NULL;
    Reference *reference = (Reference *)screen;
    mams_field_restore(reference->field, file, group, "text");
    settle(screen);
    mams_list_restore(&reference->list, file, group, "list");
    reference->in_list =
        reference->list.count > 0 && g_key_file_get_boolean(file, group, "in-list", NULL);
    return screen;
}

MamsScreen *mams_topic_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                      GError **error)
{
    const MamsReference *reference = mams_desk_reference(mams_app_desk(app), error);
    if (reference == NULL)
        return NULL;
    int topic = g_key_file_get_integer(file, group, "topic", NULL);
    if (topic < 0 || topic >= mams_reference_count(reference)) {
        mams_restore_fail(error);
        return NULL;
    }
    MamsScreen *screen = make_topic(app, topic, false);
    mams_reader_screen_go(screen, file, group);
    return screen;
}
