/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "screens/category_list.h"
#include "screens/category_picks.h"
#include "screens/restore.h"
#include "widgets/list.h"

enum {
    HEAD_ROWS = 4,
    FOOT_ROWS = 5,
    NAME_COLUMNS = 31,
    DAYS_COLUMNS = 23 /* "01.09.2023–30.06.2027" */
};

typedef struct {
    MamsScreen screen;
    MamsCategoryList found;
    MamsList list;
    char *error; /* why it had to be cleared, or NULL */
    bool stale, asked_to_break;
} Categories;

static const MamsCategoryRow *chosen_row(const Categories *categories)
{
    return &g_array_index(categories->found.rows, MamsCategoryRow, categories->list.selected);
}

/* ---- reading ---- */

static void clear(Categories *categories)
{
    mams_category_list_clear(&categories->found);
    g_clear_pointer(&categories->error, g_free);
    categories->list.count = 0;
}

/* The first record that holds is most often the one that is asked about. */
static void choose_first_record(Categories *categories)
{
    mams_list_reset(&categories->list, (int)categories->found.rows->len);
    for (guint i = 0; i < categories->found.rows->len; i++) {
        if (g_array_index(categories->found.rows, MamsCategoryRow, i).kind ==
            MAMS_CATEGORY_ROW_RECORD) {
            mams_list_move(&categories->list, (int)i);
            return;
        }
    }
}

static void settle(MamsScreen *screen)
{
    Categories *categories = (Categories *)screen;
    g_autoptr(GError) error = NULL;
    if (!categories->stale)
        return;
    categories->stale = false;
    g_clear_pointer(&categories->error, g_free);
    int selected = categories->list.selected;
    if (!mams_category_list_load(&categories->found, &error)) {
        clear(categories);
        categories->error = g_strdup(error->message);
    }
    mams_list_reset(&categories->list, (int)categories->found.rows->len);
    mams_list_move(&categories->list, selected);
}

static void changed(MamsScreen *screen, MamsIin iin)
{
    Categories *categories = (Categories *)screen;
    categories->stale = categories->stale || categories->found.iin == iin;
}

/* ---- drawing ---- */

static void draw_row(MamsDraw *draw, int index, MamsArea area, MamsRole role, void *data)
{
    const Categories *categories = data;
    const MamsCategoryRow *row = &g_array_index(categories->found.rows, MamsCategoryRow, index);
    if (row->kind == MAMS_CATEGORY_ROW_PAST && role == MAMS_ROLE_TEXT)
        role = MAMS_ROLE_QUIET;
    g_autofree char *name = mams_category_say_name(&categories->found, row),
                    *state = mams_category_say_state(&categories->found, row);
    g_autofree char *days = row->kind != MAMS_CATEGORY_ROW_NEW
                                ? mams_category_say_days(mams_category_row_assignment(row))
                                : g_strdup("");
    const char *sign = row->kind == MAMS_CATEGORY_ROW_PROPOSAL ? "?"
                       : row->kind == MAMS_CATEGORY_ROW_PAST   ? "×"
                                                               : "";
    mams_draw_text(draw, area.row, area.column, 1, role, sign);
    mams_draw_text(draw, area.row, area.column + 2, NAME_COLUMNS - 3, role, name);
    mams_draw_text(draw, area.row, area.column + NAME_COLUMNS, DAYS_COLUMNS - 1, role, days);
    int at = NAME_COLUMNS + DAYS_COLUMNS;
    mams_draw_text(draw, area.row, area.column + at, area.columns - at, role, state);
}

static void draw_fact(MamsDraw *draw, MamsArea *area, const char *label, const char *text)
{
    enum { LABEL_COLUMNS = 18 };
    MamsArea line = mams_area_cut_top(area, 1);
    mams_draw_text(draw, line.row, line.column, LABEL_COLUMNS - 1, MAMS_ROLE_QUIET, label);
    mams_draw_text(draw, line.row, line.column + LABEL_COLUMNS, line.columns - LABEL_COLUMNS,
                   MAMS_ROLE_TEXT, text);
}

/* Below the list: all that is known of the chosen row. */
static void draw_chosen(const Categories *categories, MamsDraw *draw, MamsArea area)
{
    const MamsCategoryRow *row = chosen_row(categories);
    if (row->kind == MAMS_CATEGORY_ROW_NEW)
        return;
    MamsApp *app = categories->screen.app;
    const MamsAssignment *assignment = mams_category_row_assignment(row);
    g_autofree char *document = mams_category_say_document(assignment);
    draw_fact(draw, &area, _("Document"), document);
    draw_fact(draw, &area, _("Register"),
              mams_register_shown(mams_desk_rules(mams_app_desk(app)), assignment->reg,
                                  mams_app_language(app)));
    if (row->kind == MAMS_CATEGORY_ROW_PROPOSAL) {
        const MamsProposal *proposal = row->item->proposal;
        g_autofree char *time = mams_desk_time(proposal->proposed_at);
        g_autofree char *who = g_strdup_printf("%s, %s", time, proposal->proposed_by);
        draw_fact(draw, &area, _("Proposed"), who);
        draw_fact(draw, &area, _("Reason"), proposal->reason != NULL ? proposal->reason : "–");
        return;
    }
    g_autofree char *entered =
        mams_category_say_entry(&categories->found, row->version->row.entered);
    draw_fact(draw, &area, _("Entered"), entered);
    if (row->kind == MAMS_CATEGORY_ROW_PAST) {
        g_autofree char *withdrawn =
            mams_category_say_entry(&categories->found, row->version->withdrawn);
        draw_fact(draw, &area, _("Withdrawn"), withdrawn);
    }
}

static void draw_head(const Categories *categories, MamsDraw *draw, MamsArea area)
{
    const MamsCitizen *citizen = categories->found.card->citizen;
    char iin[MAMS_IIN_GROUPED_SIZE];
    mams_iin_format_grouped(citizen->iin, iin);
    g_autofree char *name =
        g_strjoin(" ", citizen->surname, citizen->given, citizen->patronymic, NULL);
    mams_draw_text_right(draw, area.row, area.column, area.columns, MAMS_ROLE_TEXT, iin);
    mams_draw_text(draw, area.row, area.column, area.columns - (int)mams_text_width(iin) - 2,
                   MAMS_ROLE_HEADING, name);
    mams_draw_rule(draw, area.row + 1, area.column - 1, area.columns + 2);
    if (categories->found.lock != NULL) {
        g_autofree char *lock = mams_category_say_lock(&categories->found);
        mams_draw_text(draw, area.row + 2, area.column, 1, MAMS_ROLE_CAUTION, "!");
        mams_draw_text(draw, area.row + 2, area.column + 2, area.columns - 2, MAMS_ROLE_CAUTION,
                       lock);
    }
    int row = area.row + 3, at = area.column + 2;
    mams_draw_text(draw, row, at, NAME_COLUMNS - 3, MAMS_ROLE_QUIET, _("Category"));
    at = area.column + NAME_COLUMNS;
    mams_draw_text(draw, row, at, DAYS_COLUMNS - 1, MAMS_ROLE_QUIET, _("First–last day"));
    at += DAYS_COLUMNS;
    mams_draw_text(draw, row, at, area.column + area.columns - at, MAMS_ROLE_QUIET, _("Register"));
}

static void draw_categories(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Categories *categories = (Categories *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    if (categories->found.card == NULL) {
        mams_draw_paragraph(draw, inside, MAMS_ROLE_BAD, categories->error);
        return;
    }
    MamsArea head = mams_area_cut_top(&inside, HEAD_ROWS);
    draw_head(categories, draw, head);
    MamsArea foot = mams_area_cut_bottom(&inside, FOOT_ROWS);
    if (categories->found.rows->len == 0) {
        mams_draw_text(draw, inside.row, inside.column, inside.columns, MAMS_ROLE_TEXT,
                       _("No category was ever recorded."));
        return;
    }
    mams_list_draw(&categories->list, draw, inside, true, true, draw_row, categories);
    mams_list_draw_position(&categories->list, draw,
                            (MamsArea){head.row + HEAD_ROWS - 1, head.column, 1, head.columns});
    mams_area_cut_top(&foot, 1);
    draw_chosen(categories, draw, foot);
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    const Categories *categories = (const Categories *)screen;
    const MamsDesk *desk = mams_app_desk(screen->app);
    if (categories->found.card == NULL)
        return 0;
    unsigned held = (mams_desk_may(desk, MAMS_RIGHT_ASSIGN) ? MAMS_NEEDS_ASSIGN : 0u) |
                    (mams_desk_may(desk, MAMS_RIGHT_DECIDE) ? MAMS_NEEDS_DECIDE : 0u) |
                    (categories->found.lock != NULL ? MAMS_NEEDS_LOCK : 0u) |
                    (categories->found.last_change != 0 ? MAMS_NEEDS_CHANGE : 0u);
    if (categories->found.rows->len == 0)
        return held;
    MamsCategoryRowKind kind = chosen_row(categories)->kind;
    return held | (kind != MAMS_CATEGORY_ROW_PAST ? MAMS_NEEDS_HOLDING : 0u) |
           (kind == MAMS_CATEGORY_ROW_RECORD ? MAMS_NEEDS_RECORD : 0u);
}

/* Who is editing meanwhile is shown from then on. */
static void open_form(Categories *categories, const MamsCategoryTarget *target)
{
    MamsApp *app = categories->screen.app;
    g_autoptr(GError) error = NULL;
    MamsScreen *form = mams_category_form_screen_new(app, target, &error);
    if (form != NULL) {
        mams_app_push(app, form);
        return;
    }
    categories->stale = true;
    mams_app_say_error(app, error->message);
}

static void open_task(Categories *categories, MamsCategoryTask task)
{
    MamsCategoryTarget target =
        mams_category_row_target(&categories->found, chosen_row(categories));
    if (task == MAMS_CATEGORY_UNDO)
        target = (MamsCategoryTarget){.iin = categories->found.iin,
                                      .from = MAMS_DAY_NONE,
                                      .number = categories->found.last_change};
    target.task = task;
    open_form(categories, &target);
}

/* Once to be asked, once more to do it. */
static void break_lock(Categories *categories)
{
    MamsApp *app = categories->screen.app;
    g_autoptr(GError) error = NULL;
    if (!categories->asked_to_break) {
        g_autofree char *text = g_strdup_printf(_("Ctrl-B again breaks the lock of '%s'."),
                                                categories->found.lock->login);
        categories->asked_to_break = true;
        mams_app_say(app, text);
        return;
    }
    categories->asked_to_break = false;
    categories->stale = true;
    if (mams_desk_lock_break(mams_app_desk(app), categories->found.iin, &error))
        mams_app_say(app, _("The lock is broken; the journal says so."));
    else
        mams_app_say_error(app, error->message);
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Categories *categories = (Categories *)screen;
    MamsCategoryTarget target;
    if (action != MAMS_ACTION_BREAK_LOCK)
        categories->asked_to_break = false;
    switch ((int)action) {
    case MAMS_ACTION_EDIT:
        target = mams_category_row_target(&categories->found, chosen_row(categories));
        open_form(categories, &target);
        break;
    case MAMS_ACTION_ADD:
        target = (MamsCategoryTarget){.iin = categories->found.iin, .from = MAMS_DAY_NONE};
        open_form(categories, &target);
        break;
    case MAMS_ACTION_WITHDRAW:
        open_task(categories, MAMS_CATEGORY_WITHDRAW);
        break;
    case MAMS_ACTION_UNDO:
        open_task(categories, MAMS_CATEGORY_UNDO);
        break;
    case MAMS_ACTION_BREAK_LOCK:
        break_lock(categories);
        break;
    case MAMS_ACTION_UP:
        mams_list_move(&categories->list, -1);
        break;
    case MAMS_ACTION_DOWN:
        mams_list_move(&categories->list, 1);
        break;
    case MAMS_ACTION_PAGE_UP:
        mams_list_move_page(&categories->list, -1);
        break;
    case MAMS_ACTION_PAGE_DOWN:
        mams_list_move_page(&categories->list, 1);
        break;
    }
}

/* A click chooses a row. */
static void click(MamsScreen *screen, int row, int column, MamsArea body)
{
    (void)column;
    Categories *categories = (Categories *)screen;
    mams_area_cut_top(&body, HEAD_ROWS);
    mams_area_cut_bottom(&body, FOOT_ROWS);
    int index = mams_list_at(&categories->list, body, row);
    if (index >= 0)
        mams_list_move(&categories->list, index - categories->list.selected);
}

static MamsIin subject(const MamsScreen *screen)
{
    return ((const Categories *)screen)->found.iin;
}

static const char *topic(const MamsScreen *screen)
{
    const Categories *categories = (const Categories *)screen;
    bool chosen = categories->found.rows->len > 0;
    if (categories->found.lock != NULL)
        return "categories.lock";
    return chosen && chosen_row(categories)->kind == MAMS_CATEGORY_ROW_PROPOSAL
               ? "categories.proposals"
               : "categories.list";
}

/* ---- start and end ---- */

static bool painted(MamsScreen *screen)
{
    Categories *categories = (Categories *)screen;
    g_autoptr(GError) error = NULL;
    if (mams_desk_look(mams_app_desk(screen->app), "categories", categories->found.iin, 1, &error))
        return false;
    clear(categories);
    categories->error =
        g_strdup_printf(_("The list is closed: the look at it could not be written into the "
                          "journal. %s"),
                        error->message);
    return true;
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    mams_list_keep(&((const Categories *)screen)->list, file, group, "list");
}

static void close_categories(MamsScreen *screen)
{
    Categories *categories = (Categories *)screen;
    clear(categories);
    g_array_unref(categories->found.rows);
    g_free(categories);
}

static const MamsScreenClass categories_class = {
    .place = MAMS_PLACE_CATEGORIES,
    .title = N_("Categories"),
    .name = "categories",
    .topic = topic,
    .draw = draw_categories,
    .act = act,
    .holds = holds,
    .click = click,
    .settle = settle,
    .painted = painted,
    .changed = changed,
    .subject = subject,
    .keep = keep,
    .close = close_categories,
};

MamsScreen *mams_categories_screen_new(MamsApp *app, MamsIin iin, GError **error)
{
    Categories *categories = g_new0(Categories, 1);
    categories->screen.class = &categories_class;
    categories->screen.app = app;
    categories->found.app = app;
    categories->found.iin = iin;
    categories->found.rows = g_array_new(FALSE, FALSE, sizeof(MamsCategoryRow));
    if (!mams_category_list_load(&categories->found, error)) {
        close_categories(&categories->screen);
        return NULL;
    }
    choose_first_record(categories);
    return &categories->screen;
}

MamsScreen *mams_categories_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                           GError **error)
{
    const MamsCard *card = mams_restore_card(app);
    if (card == NULL) {
        mams_restore_fail(error);
        return NULL;
    }
    MamsScreen *screen = mams_categories_screen_new(app, card->citizen->iin, error);
    if (screen != NULL)
        mams_list_restore(&((Categories *)screen)->list, file, group, "list");
    return screen;
}
