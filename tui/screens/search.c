/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "mams.h"
#include "widgets/field.h"
#include "widgets/list.h"

enum {
    MAX_LETTERS = 100,
    FOUND_LIMIT = 100, /* rows of an answer: five pages of the smallest window */
    HEAD_ROWS = 6,     /* above the list */
    IIN_COLUMNS = 16,
    BIRTH_COLUMNS = 12,
    REGION_COLUMNS = 18
};

typedef struct {
    MamsScreen screen;
    MamsField *field;
    MamsFound *found; /* what the text found, or NULL */
    char *error;      /* why it could not be looked for, or NULL */
    MamsList list;
    bool stale;        /* the text has changed since it was looked for */
    bool in_list;      /* the focus is on the chosen row, else in the field */
    bool open_at_once; /* a single finding opens without a key */
} Search;

static bool has_text(const Search *search)
{
    return *mams_field_text(search->field) != '\0';
}

static void open_row(Search *search)
{
    MamsApp *app = search->screen.app;
    const MamsFoundRow *row =
        &g_array_index(search->found->rows, MamsFoundRow, search->list.selected);
    g_autoptr(GError) error = NULL;
    MamsScreen *card = mams_card_screen_new(app, row->iin, &error);
    if (card != NULL)
        mams_app_push(app, card);
    else
        mams_app_say_error(app, error->message);
}

/* Looks for the text once, however many keys have changed it. */
static void settle(MamsScreen *screen)
{
    Search *search = (Search *)screen;
    if (!search->stale)
        return;
    search->stale = false;
    g_clear_pointer(&search->found, mams_found_free);
    g_clear_pointer(&search->error, g_free);
    g_autoptr(GError) error = NULL;
    if (has_text(search)) {
        search->found = mams_desk_find(mams_app_desk(screen->app), mams_field_text(search->field),
                                       FOUND_LIMIT, &error);
        if (search->found == NULL)
            search->error = g_strdup(error->message);
    }
    mams_list_reset(&search->list, search->found != NULL ? (int)search->found->rows->len : 0);
    search->in_list = false;
    if (search->open_at_once && search->list.count == 1)
        open_row(search);
    search->open_at_once = false;
}

/* ---- drawing ---- */

/* An ИИН with the digits 7-11 hidden: "850317 ••• ••1". */
static void format_masked(MamsIin iin, char *text, size_t size)
{
    char digits[MAMS_IIN_TEXT_SIZE];
    mams_iin_format(iin, digits);
    g_snprintf(text, size, "%.6s ••• ••%c", digits, digits[11]);
}

static void draw_row(MamsDraw *draw, int index, MamsArea area, MamsRole role, void *data)
{
    const Search *search = data;
    const MamsFoundRow *row = &g_array_index(search->found->rows, MamsFoundRow, index);
    MamsApp *app = search->screen.app;
    char iin[32], birth[MAMS_DAY_TEXT_SIZE];
    format_masked(row->iin, iin, sizeof iin);
    mams_day_format_dotted(row->birth, birth);
    g_autofree char *name = g_strjoin(" ", row->surname, row->given, row->patronymic, NULL);
    /* TRANSLATORS: stands behind the name of somebody found by a surname of earlier years. */
    g_autofree char *shown =
        row->former_surname ? g_strdup_printf(_("%s (former surname)"), name) : g_strdup(name);
    const char *region =
        mams_desk_region_name(mams_app_desk(app), row->region, mams_app_language(app));
    int at = area.column;
    mams_draw_text(draw, area.row, at, IIN_COLUMNS - 1, role, iin);
    at += IIN_COLUMNS;
    int name_columns = area.columns - IIN_COLUMNS - BIRTH_COLUMNS - REGION_COLUMNS;
    mams_draw_text(draw, area.row, at, name_columns - 1, role, shown);
    at += name_columns;
    mams_draw_text(draw, area.row, at, BIRTH_COLUMNS - 1, role, birth);
    at += BIRTH_COLUMNS;
    mams_draw_text(draw, area.row, at, REGION_COLUMNS, role, region != NULL ? region : "");
}

static void draw_headings(MamsDraw *draw, MamsArea area)
{
    int name_columns = area.columns - IIN_COLUMNS - BIRTH_COLUMNS - REGION_COLUMNS;
    const struct {
        int columns;
        const char *text;
    } headings[] = {
        {IIN_COLUMNS, _("IIN")},
        {name_columns, _("Name")},
        {BIRTH_COLUMNS, _("Born")},
        {REGION_COLUMNS, _("Region")},
    };
    int at = area.column;
    for (size_t i = 0; i < G_N_ELEMENTS(headings); i++) {
        mams_draw_text(draw, area.row, at, headings[i].columns - 1, MAMS_ROLE_QUIET,
                       headings[i].text);
        at += headings[i].columns;
    }
}

/* What the text was understood as, and how many were found. */
static void draw_understood(const Search *search, MamsDraw *draw, MamsArea area)
{
    const MamsFound *found = search->found;
    bool more = found->total_at_least > (int64_t)found->rows->len;
    g_autofree char *count = g_strdup_printf("%" G_GINT64_FORMAT, found->total_at_least);
    g_autofree char *number =
        g_strdup_printf(more ? _("found: at least %s") : _("found: %s"), count);
    g_autofree char *as = g_strdup_printf(_("searched as: %s"), found->searched_as);
    int start = mams_draw_text_right(draw, area.row, area.column + area.columns / 2,
                                     area.columns / 2, MAMS_ROLE_QUIET, number);
    mams_draw_text(draw, area.row, area.column, start - area.column - 2, MAMS_ROLE_QUIET, as);
}

static void draw_hint(MamsDraw *draw, MamsArea area)
{
    mams_draw_paragraph(draw, area, MAMS_ROLE_TEXT,
                        _("Type an IIN, a phone number or a name in any spelling, Kazakh, Russian "
                          "or Latin. The people found stand here at once; Enter opens the card. "
                          "A birth year or birthday beside the name narrows the search."));
}

static void draw_search(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Search *search = (Search *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    MamsArea head = mams_area_cut_top(&inside, HEAD_ROWS);
    const char *label = _("Find");
    int label_columns = mams_text_width(label) + 2;
    mams_draw_text(draw, head.row + 1, head.column, label_columns, MAMS_ROLE_HEADING, label);
    mams_field_draw(search->field, draw, head.row + 1, head.column + label_columns,
                    head.columns - label_columns, true);
    if (search->error != NULL) {
        mams_draw_paragraph(draw, inside, MAMS_ROLE_BAD, search->error);
    } else if (search->found == NULL) {
        draw_hint(draw, inside);
    } else {
        MamsArea understood = {head.row + 2, head.column, 1, head.columns};
        MamsArea headings = {head.row + 5, head.column, 1, head.columns};
        draw_understood(search, draw, understood);
        if (search->found->warning != NULL) {
            g_autofree char *warning = g_strdup_printf("! %s", search->found->warning);
            mams_draw_text(draw, head.row + 3, head.column, head.columns, MAMS_ROLE_CAUTION,
                           warning);
        }
        draw_headings(draw, headings);
        mams_list_draw(&search->list, draw, inside, true, search->in_list, draw_row, search);
    }
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    const Search *search = (const Search *)screen;
    return (search->list.count > 0 ? MAMS_NEEDS_RESULT : 0u) |
           (has_text(search) ? MAMS_NEEDS_TEXT : 0u);
}

/* Moves the choice; up from the first row the focus goes back into the field. */
static void move(Search *search, int delta, bool by_page)
{
    settle(&search->screen);
    bool moved =
        by_page ? mams_list_move_page(&search->list, delta) : mams_list_move(&search->list, delta);
    search->in_list = search->list.count > 0 && (moved || delta > 0);
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Search *search = (Search *)screen;
    switch ((int)action) {
    case MAMS_ACTION_OPEN:
        open_row(search);
        break;
    case MAMS_ACTION_CLEAR:
        mams_field_set_text(search->field, "");
        search->stale = true;
        break;
    case MAMS_ACTION_UP:
        move(search, -1, false);
        break;
    case MAMS_ACTION_DOWN:
        move(search, 1, false);
        break;
    case MAMS_ACTION_PAGE_UP:
        move(search, -1, true);
        break;
    case MAMS_ACTION_PAGE_DOWN:
        move(search, 1, true);
        break;
    }
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    Search *search = (Search *)screen;
    g_autofree char *before = g_strdup(mams_field_text(search->field));
    if (!mams_field_key(search->field, event))
        return false;
    search->in_list = false;
    if (!g_str_equal(before, mams_field_text(search->field)))
        search->stale = true;
    return true;
}

/* A click chooses a row, one on the chosen row opens it. */
static void click(MamsScreen *screen, int row, int column, MamsArea body)
{
    (void)column;
    Search *search = (Search *)screen;
    settle(screen);
    mams_area_cut_top(&body, HEAD_ROWS);
    int index = mams_list_at(&search->list, body, row);
    if (index < 0)
        return;
    bool again = search->in_list && index == search->list.selected;
    mams_list_move(&search->list, index - search->list.selected);
    search->in_list = true;
    if (again)
        open_row(search);
}

static void close_search(MamsScreen *screen)
{
    Search *search = (Search *)screen;
    mams_field_free(search->field);
    g_clear_pointer(&search->found, mams_found_free);
    g_free(search->error);
    g_free(search);
}

static const MamsScreenClass search_class = {
    .place = MAMS_PLACE_SEARCH,
    .title = N_("Search"),
    .help =
        N_("Every letter typed searches at once: an IIN or its beginning, a phone number, or "
           "surname, given name and patronymic in any order and any spelling. A year beside a "
           "name is the birth year, dd.mm.yyyy the birthday. Enter opens the card of the chosen "
           "person, and coming back finds text and place as they were."),
    .draw = draw_search,
    .act = act,
    .holds = holds,
    .key = key,
    .click = click,
    .settle = settle,
    .close = close_search,
};

MamsScreen *mams_search_screen_new(MamsApp *app, const char *text, bool open)
{
    Search *search = g_new0(Search, 1);
    search->screen.class = &search_class;
    search->screen.app = app;
    search->field = mams_field_new(MAX_LETTERS);
    mams_field_set_text(search->field, text);
    search->stale = has_text(search);
    search->open_at_once = open;
    return &search->screen;
}
