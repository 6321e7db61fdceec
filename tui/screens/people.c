/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/people.h"

enum {
    IIN_COLUMNS = 16,
    BIRTH_COLUMNS = 12,
    NAME_COLUMNS = 32, /* enough for most; more only when all else is whole */
    LAST_COLUMNS = 18, /* the region, or when the card was opened */
    LONGEST_LAST = 32,
    UNDERSTOOD_LINES = 2, /* without a warning below them */
    WARNING_LINES = 2
};

/* The card's way to its neighbours in the list. */
static bool step(MamsCardList *cards, int delta, MamsIin *iin)
{
    MamsPeople *people = (MamsPeople *)cards;
    if (!mams_list_move(&people->list, delta))
        return false;
    *iin = g_array_index(people->found->rows, MamsFoundRow, people->list.selected).iin;
    return true;
}

void mams_people_init(MamsPeople *people, MamsScreen *screen)
{
    people->cards.step = step;
    people->screen = screen;
}

void mams_people_clear(MamsPeople *people)
{
    g_clear_pointer(&people->found, mams_found_free);
    g_clear_pointer(&people->error, g_free);
    people->in_list = false;
}

void mams_people_set(MamsPeople *people, MamsFound *found, const char *error)
{
    mams_people_clear(people);
    people->found = found;
    people->error = g_strdup(error);
    mams_list_reset(&people->list, found != NULL ? (int)found->rows->len : 0);
}

void mams_people_renew(MamsPeople *people, MamsFound *found, const char *error)
{
    MamsList list = people->list;
    bool in_list = people->in_list;
    mams_people_set(people, found, error);
    if (people->list.count != list.count)
        return;
    people->list = list;
    people->in_list = in_list;
}

bool mams_people_has_choice(const MamsPeople *people)
{
    return people->list.count > 0 && (people->in_list || people->chosen);
}

void mams_people_open(MamsPeople *people)
{
    const MamsFoundRow *row =
        &g_array_index(people->found->rows, MamsFoundRow, people->list.selected);
    mams_card_open(people->screen->app, row->iin, &people->cards);
}

void mams_people_move(MamsPeople *people, int delta, bool by_page)
{
    MamsList *list = &people->list;
    /* The way into the list goes to its first row unless that one was chosen already. */
    bool stays = !people->in_list && !people->chosen;
    bool moved =
        !stays && (by_page ? mams_list_move_page(list, delta) : mams_list_move(list, delta));
    people->in_list = list->count > 0 && (moved || delta > 0);
}

void mams_people_click(MamsPeople *people, MamsArea area, int row)
{
    mams_area_cut_top(&area, MAMS_PEOPLE_HEAD);
    int index = mams_list_at(&people->list, area, row);
    if (index < 0)
        return;
    bool again = people->in_list && index == people->list.selected;
    mams_list_move(&people->list, index - people->list.selected);
    people->in_list = true;
    if (again)
        mams_people_open(people);
}

void mams_people_keep(const MamsPeople *people, GKeyFile *file, const char *group)
{
    mams_list_keep(&people->list, file, group, "people");
    g_key_file_set_boolean(file, group, "in-people", people->in_list);
}

void mams_people_restore(MamsPeople *people, GKeyFile *file, const char *group)
{
    mams_list_restore(&people->list, file, group, "people");
    people->in_list =
        people->list.count > 0 && g_key_file_get_boolean(file, group, "in-people", NULL);
}

/* ---- drawing ---- */

/* The columns of the region: what the names leave, as far as it is of use. */
static int last_columns(int columns)
{
    return CLAMP(columns - IIN_COLUMNS - NAME_COLUMNS - BIRTH_COLUMNS, LAST_COLUMNS, LONGEST_LAST);
}

static void draw_row(MamsDraw *draw, int index, MamsArea area, MamsRole role, void *data)
{
    const MamsPeople *people = data;
    const MamsFoundRow *row = &g_array_index(people->found->rows, MamsFoundRow, index);
    MamsApp *app = people->screen->app;
    char iin[MAMS_IIN_MASKED_SIZE], birth[MAMS_DAY_TEXT_SIZE];
    mams_iin_format_masked(row->iin, iin);
    mams_day_format_dotted(row->birth, birth);
    g_autofree char *name = g_strjoin(" ", row->surname, row->given, row->patronymic, NULL);
    /* TRANSLATORS: stands behind the name of somebody found by a surname of earlier years. */
    g_autofree char *shown =
        row->former_surname ? g_strdup_printf(_("%s (former surname)"), name) : g_strdup(name);
    MamsDesk *desk = mams_app_desk(app);
    const char *region = mams_desk_region_name(desk, row->region, mams_app_language(app));
    if (region != NULL && mams_text_width(region) > last_columns(area.columns))
        region = mams_desk_region_short(desk, row->region, mams_app_language(app));
    g_autofree char *last =
        row->opened != 0 ? mams_desk_time(row->opened) : g_strdup(region != NULL ? region : "");
    int at = area.column;
    mams_draw_text(draw, area.row, at, IIN_COLUMNS - 1, role, iin);
    at += IIN_COLUMNS;
    int region_columns = last_columns(area.columns);
    int name_columns = area.columns - IIN_COLUMNS - BIRTH_COLUMNS - region_columns;
    mams_draw_text(draw, area.row, at, name_columns - 1, role, shown);
    at += name_columns;
    mams_draw_text(draw, area.row, at, BIRTH_COLUMNS - 1, role, birth);
    at += BIRTH_COLUMNS;
    mams_draw_text(draw, area.row, at, region_columns, role, last);
}

static bool is_of_opened(const MamsFound *found)
{
    return found->rows->len > 0 && g_array_index(found->rows, MamsFoundRow, 0).opened != 0;
}

static void draw_headings(const MamsPeople *people, MamsDraw *draw, MamsArea area)
{
    int region_columns = last_columns(area.columns);
    int name_columns = area.columns - IIN_COLUMNS - BIRTH_COLUMNS - region_columns;
    const struct {
        int columns;
        const char *text;
    } headings[] = {
        {IIN_COLUMNS, _("IIN")},
        {name_columns, _("Name")},
        {BIRTH_COLUMNS, _("Born")},
        {region_columns, is_of_opened(people->found) ? _("Opened") : _("Region")},
    };
    int at = area.column;
    for (size_t i = 0; i < G_N_ELEMENTS(headings); i++) {
        mams_draw_text(draw, area.row, at, headings[i].columns - 1, MAMS_ROLE_QUIET,
                       headings[i].text);
        at += headings[i].columns;
    }
}

/* "found: at least 100". (owned) */
static char *number_text(const MamsFound *found)
{
    bool more = found->total_at_least > (int64_t)found->rows->len;
    g_autofree char *count = g_strdup_printf("%" G_GINT64_FORMAT, found->total_at_least);
    return g_strdup_printf(more ? _("found: at least %s") : _("found: %s"), count);
}

char *mams_people_speech(const MamsPeople *people)
{
    const MamsFound *found = people->found;
    if (people->error != NULL)
        return g_strdup(people->error);
    if (found == NULL)
        return NULL;
    g_autofree char *number = is_of_opened(found)
                                  ? g_strdup_printf(_("opened lately: %u"), found->rows->len)
                                  : number_text(found);
    if (!mams_people_has_choice(people))
        return g_steal_pointer(&number);
    const MamsFoundRow *row = &g_array_index(found->rows, MamsFoundRow, people->list.selected);
    char birth[MAMS_DAY_TEXT_SIZE];
    g_autofree char *name = g_strjoin(" ", row->surname, row->given, row->patronymic, NULL);
    return g_strdup_printf("%s; %d: %s, %s", number, people->list.selected + 1, g_strchomp(name),
                           mams_day_format_dotted(row->birth, birth));
}

/* What was searched as, and how many were found. */
static void draw_understood(const MamsFound *found, MamsDraw *draw, MamsArea area)
{
    if (is_of_opened(found)) {
        mams_draw_text(draw, area.row, area.column, area.columns, MAMS_ROLE_HEADING,
                       _("Opened by you lately; the down arrow goes there"));
        return;
    }
    g_autofree char *number = number_text(found);
    g_autofree char *as = g_strdup_printf(_("searched as: %s"), found->searched_as);
    int start = mams_draw_text_right(draw, area.row, area.column + area.columns / 2,
                                     area.columns / 2, MAMS_ROLE_QUIET, number);
    area.columns = start - area.column - 2;
    area.rows = found->warning != NULL ? 1 : UNDERSTOOD_LINES;
    mams_draw_paragraph(draw, area, MAMS_ROLE_QUIET, as);
}

void mams_people_draw(MamsPeople *people, MamsDraw *draw, MamsArea area)
{
    if (people->error != NULL) {
        mams_draw_paragraph(draw, area, MAMS_ROLE_BAD, people->error);
        return;
    }
    if (people->found == NULL)
        return;
    MamsArea head = mams_area_cut_top(&area, MAMS_PEOPLE_HEAD);
    draw_understood(people->found, draw, head);
    if (people->found->warning != NULL) {
        g_autofree char *warning = g_strdup_printf("! %s", people->found->warning);
        MamsArea lines = {head.row + 1, head.column, WARNING_LINES, head.columns};
        mams_draw_paragraph(draw, lines, MAMS_ROLE_CAUTION, warning);
    }
    MamsArea headings = {head.row + MAMS_PEOPLE_HEAD - 1, head.column, 1, head.columns};
    draw_headings(people, draw, headings);
    mams_list_draw(&people->list, draw, area, mams_people_has_choice(people), people->in_list,
                   draw_row, people);
}
