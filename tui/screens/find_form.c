/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "call.h"
#include "mams.h"
#include "screens/people.h"
#include "screens/restore.h"
#include "widgets/form.h"

enum {
    MAX_LETTERS = 200,
    FIELD_COLUMNS = 36,
    FOUND_LIMIT = 100, /* as on the search screen */
    LEAST_PEOPLE = 2   /* rows of the list that the fields leave */
};

typedef struct {
    MamsScreen screen;
    MamsForm *form;
    MamsPeople people;
    MamsFindTexts *kept;    /* of the screen below */
    MamsFindTexts searched; /* what was last looked for */
} FindForm;

/* ---- searching ---- */

/* Says at a field what cannot be understood in it. */
static bool check_field(FindForm *find, int field)
{
    g_autofree char *problem = mams_desk_find_problem(
        mams_app_desk(find->screen.app), (MamsFindField)field, mams_form_value(find->form, field));
    mams_form_set_problem(find->form, field, problem);
    return problem == NULL;
}

/* Says at every field what cannot be understood; the focus goes to the first of them. */
static bool check_all(FindForm *find)
{
    int first = MAMS_N_FIND_FIELDS;
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
        if (!check_field(find, field))
            first = MIN(first, field);
    }
    if (first < MAMS_N_FIND_FIELDS)
        mams_form_set_focus(find->form, first);
    return first == MAMS_N_FIND_FIELDS;
}

static void keep_texts(const FindForm *find, MamsFindTexts *kept)
{
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
        g_free(kept->texts[field]);
        kept->texts[field] = g_strdup(mams_form_value(find->form, field));
    }
}

/* Whom the texts last searched find; NULL with an error. (owned) */
static MamsFound *look(const FindForm *find, GError **error)
{
    MamsFindField at;
    return mams_desk_find_form(mams_app_desk(find->screen.app),
                               (const char *const *)find->searched.texts, FOUND_LIMIT, &at, error);
}

static void search(FindForm *find)
{
    g_autoptr(GError) error = NULL;
    mams_people_set(&find->people, NULL, NULL);
    if (!check_all(find))
        return;
    keep_texts(find, &find->searched);
    MamsFound *found = look(find, &error);
    mams_people_set(&find->people, found, error != NULL ? error->message : NULL);
    find->people.in_list = find->people.list.count > 0;
}

/* ---- drawing ---- */

/* Where the fields stand and where the people. */
static MamsArea cut_fields(const FindForm *find, MamsArea body, MamsArea *people)
{
    *people = mams_area_inset(body, 1, 1);
    int height = mams_form_height(find->form, people->columns);
    int room = people->rows - MAMS_PEOPLE_HEAD - LEAST_PEOPLE - 1;
    mams_area_cut_top(people, 1);
    return mams_area_cut_top(people, MIN(height, room));
}

static void draw_find(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    FindForm *find = (FindForm *)screen;
    MamsArea people;
    MamsArea fields = cut_fields(find, body, &people);
    mams_form_draw(find->form, draw, fields, !find->people.in_list);
    mams_people_draw(&find->people, draw, people);
    if (find->people.found == NULL && find->people.error == NULL) {
        mams_area_cut_top(&people, 1);
        mams_draw_paragraph(draw, people, MAMS_ROLE_QUIET,
                            _("Fill in what is known and press Enter. In every field a comma parts "
                              "several values, a..b is a range, * stands for any signs and ? for "
                              "one."));
    }
}

/* ---- keys ---- */

/* A field that was left says at once what cannot be understood in it. */
static bool form_key(FindForm *find, const MamsEvent *event)
{
    int before = mams_form_focus(find->form);
    bool used = mams_form_key(find->form, event);
    if (mams_form_focus(find->form) != before)
        check_field(find, before);
    return used;
}

static bool press(FindForm *find, MamsKey key)
{
    MamsEvent event = {.key = key};
    return form_key(find, &event);
}

/* Into the list, when there is one, or to the other end of the fields. */
static void leave_fields(FindForm *find, bool into_list, int row)
{
    check_field(find, mams_form_focus(find->form));
    if (find->people.list.count > 0)
        find->people.in_list = true;
    else if (!into_list)
        mams_form_set_focus(find->form, row);
}

static void next(FindForm *find, MamsKey key)
{
    if (find->people.in_list && key == MAMS_KEY_TAB) {
        find->people.in_list = false;
        mams_form_set_focus(find->form, 0);
    } else if (find->people.in_list) {
        mams_people_move(&find->people, 1, false);
    } else if (!press(find, key)) {
        leave_fields(find, key == MAMS_KEY_DOWN, 0);
    }
}

static void previous(FindForm *find, MamsKey key)
{
    if (find->people.in_list && key == MAMS_KEY_BACKTAB)
        find->people.in_list = false;
    else if (find->people.in_list)
        mams_people_move(&find->people, -1, false);
    else if (!press(find, key) && key == MAMS_KEY_BACKTAB)
        leave_fields(find, false, MAMS_N_FIND_FIELDS - 1);
}

static void act(MamsScreen *screen, MamsActionId action)
{
    FindForm *find = (FindForm *)screen;
    switch ((int)action) {
    case MAMS_ACTION_SEARCH:
        if (find->people.in_list)
            mams_people_open(&find->people);
        else if (!press(find, MAMS_KEY_ENTER))
            search(find);
        break;
    case MAMS_ACTION_CLOSE:
        if (!press(find, MAMS_KEY_ESCAPE))
            mams_app_pop(screen->app);
        break;
    case MAMS_ACTION_EDIT:
        find->people.in_list = false;
        if (!mams_form_open_picks(find->form))
            mams_app_say(screen->app, _("This field has no list to choose from."));
        break;
    case MAMS_ACTION_NEXT_FIELD:
        next(find, MAMS_KEY_TAB);
        break;
    case MAMS_ACTION_DOWN:
        next(find, MAMS_KEY_DOWN);
        break;
    case MAMS_ACTION_PREVIOUS_FIELD:
        previous(find, MAMS_KEY_BACKTAB);
        break;
    case MAMS_ACTION_UP:
        previous(find, MAMS_KEY_UP);
        break;
    case MAMS_ACTION_PAGE_UP:
        mams_people_move(&find->people, -1, true);
        break;
    case MAMS_ACTION_PAGE_DOWN:
        mams_people_move(&find->people, 1, true);
        break;
    }
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    FindForm *find = (FindForm *)screen;
    if (!form_key(find, event))
        return false;
    find->people.in_list = false;
    if (event->key == MAMS_KEY_TEXT || event->key == MAMS_KEY_PASTE)
        mams_call_begin(screen->app);
    return true;
}

static void click(MamsScreen *screen, int row, int column, MamsArea body)
{
    (void)column;
    FindForm *find = (FindForm *)screen;
    MamsArea people;
    MamsArea fields = cut_fields(find, body, &people);
    if (row >= fields.row && row < fields.row + fields.rows) {
        find->people.in_list = false;
        mams_form_click(find->form, fields, row);
    } else {
        mams_people_click(&find->people, people, row);
    }
}

static bool typing(const MamsScreen *screen)
{
    const FindForm *find = (const FindForm *)screen;
    return !find->people.in_list &&
           *mams_form_value(find->form, mams_form_focus(find->form)) != '\0';
}

/* What was said of the fields and of the people is said anew. */
static void relanguage(MamsScreen *screen)
{
    FindForm *find = (FindForm *)screen;
    g_autoptr(GError) error = NULL;
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
        if (mams_form_problem(find->form, field) != NULL)
            check_field(find, field);
    }
    if (mams_form_has_picks(find->form))
        mams_form_open_picks(find->form);
    if (find->people.found == NULL && find->people.error == NULL)
        return;
    MamsFound *found = look(find, &error);
    mams_people_renew(&find->people, found, error != NULL ? error->message : NULL);
}

/* ---- a kept session ---- */

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const FindForm *find = (const FindForm *)screen;
    mams_form_keep(find->form, file, group);
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
        g_autofree char *key = g_strdup_printf("problem-%d", field);
        if (mams_form_problem(find->form, field) != NULL)
            g_key_file_set_boolean(file, group, key, TRUE);
    }
    if (find->people.found == NULL && find->people.error == NULL)
        return;
    mams_people_keep(&find->people, file, group);
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
        g_autofree char *key = g_strdup_printf("searched-%d", field);
        g_key_file_set_string(file, group, key, find->searched.texts[field]);
    }
}

static void restore(FindForm *find, GKeyFile *file, const char *group)
{
    g_autoptr(GError) error = NULL;
    mams_form_restore(find->form, file, group);
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
        g_autofree char *key = g_strdup_printf("problem-%d", field);
        if (g_key_file_get_boolean(file, group, key, NULL))
            check_field(find, field);
    }
    if (!g_key_file_has_key(file, group, "people", NULL))
        return;
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
        g_autofree char *key = g_strdup_printf("searched-%d", field);
        char *text = g_key_file_get_string(file, group, key, NULL);
        find->searched.texts[field] = text != NULL ? text : g_strdup("");
    }
    MamsFound *found = look(find, &error);
    mams_people_set(&find->people, found, error != NULL ? error->message : NULL);
    mams_people_restore(&find->people, file, group);
}

static char *speech(const MamsScreen *screen)
{
    const FindForm *find = (const FindForm *)screen;
    return find->people.in_list ? mams_people_speech(&find->people) : mams_form_speech(find->form);
}

/* ---- start and end ---- */

static void close_find(MamsScreen *screen)
{
    FindForm *find = (FindForm *)screen;
    keep_texts(find, find->kept);
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++)
        g_free(find->searched.texts[field]);
    mams_form_free(find->form);
    mams_people_clear(&find->people);
    g_free(find);
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "search.form";
}

static const MamsScreenClass find_class = {
    .place = MAMS_PLACE_FIND_FORM,
    .title = N_("Search by fields"),
    .name = "find-form",
    .topic = topic,
    .draw = draw_find,
    .act = act,
    .key = key,
    .click = click,
    .typing = typing,
    .relanguage = relanguage,
    .keep = keep,
    .speech = speech,
    .close = close_find,
};

static GPtrArray *pick_region(const char *typed, void *data)
{
    MamsApp *app = data;
    g_autoptr(GPtrArray) names =
        mams_desk_region_names(mams_app_desk(app), typed, mams_app_language(app));
    GPtrArray *choices = g_ptr_array_new_with_free_func(mams_form_choice_free);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_ptr_array_add(choices, mams_form_choice_new(name, name));
    }
    return choices;
}

static MamsForm *make_form(MamsApp *app)
{
    MamsFormRow rows[MAMS_N_FIND_FIELDS] = {
        [MAMS_FIND_SURNAME] = {.label = N_("Surname"), .hint = "Ив*   А..Г   Ким, Ли"},
        [MAMS_FIND_GIVEN] = {.label = N_("Given name")},
        [MAMS_FIND_PATRONYMIC] = {.label = N_("Patronymic")},
        [MAMS_FIND_BIRTH] = {.label = N_("Born"), .hint = "17.03.1985   1990..1991"},
        [MAMS_FIND_IIN] = {.label = N_("IIN"), .hint = "850317*   8503..8505"},
        [MAMS_FIND_PHONE] = {.label = N_("Phone"), .hint = "701*   70112345??"},
        [MAMS_FIND_REGION] = {.label = N_("Region"), .pick = pick_region, .pick_data = app},
    };
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
        rows[field].max_letters = MAX_LETTERS;
        rows[field].columns = FIELD_COLUMNS;
        rows[field].several = true;
    }
    return mams_form_new(rows, MAMS_N_FIND_FIELDS);
}

MamsScreen *mams_find_form_screen_new(MamsApp *app, MamsFindTexts *texts)
{
    FindForm *find = g_new0(FindForm, 1);
    find->screen.class = &find_class;
    find->screen.app = app;
    find->form = make_form(app);
    find->kept = texts;
    mams_people_init(&find->people, &find->screen);
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++)
        mams_form_set_value(find->form, field, texts->texts[field] ? texts->texts[field] : "");
    return &find->screen;
}

MamsScreen *mams_find_form_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                          GError **error)
{
    MamsFindTexts *texts = mams_search_screen_fields(mams_app_top(app));
    if (texts == NULL) {
        mams_restore_fail(error);
        return NULL;
    }
    MamsScreen *screen = mams_find_form_screen_new(app, texts);
    restore((FindForm *)screen, file, group);
    return screen;
}

MamsCardList *mams_find_form_screen_cards(MamsScreen *screen)
{
    return screen->class == &find_class ? &((FindForm *)screen)->people.cards : NULL;
}
