/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "execute.h"
#include "mams.h"
#include "menu.h"
#include "screens/restore.h"
#include "widgets/field.h"
#include "widgets/list.h"

enum { MAX_LETTERS = 60, HEAD_ROWS = 3, FOOT_ROWS = 2, KEY_COLUMNS = 15, WORD_COLUMNS = 20 };

typedef struct {
    MamsScreen screen;
    MamsMenu *menu;
    MamsField *field;
    MamsList list;
} Menu;

/* What is said of an entry. (owned) */
static char *say_entry(const MamsMenuEntry *entry)
{
    if (entry->macro != NULL)
        return g_strdup_printf("%s: %s", _("macro"), entry->text);
    if (!entry->refused)
        return g_strdup(_(entry->help));
    const char *name = entry->action->label != NULL ? _(entry->action->label) : entry->word;
    return g_strdup_printf("%s – %s", name, entry->refusal);
}

/* ---- drawing ---- */

static void draw_entry(MamsDraw *draw, int index, MamsArea area, MamsRole role, void *data)
{
    const Menu *menu = data;
    const MamsMenuEntry *entry = mams_menu_entry(menu->menu, index);
    g_autofree char *text = say_entry(entry);
    if (entry->refused && role != MAMS_ROLE_SELECTED)
        role = MAMS_ROLE_QUIET;
    int text_columns = area.columns - KEY_COLUMNS - WORD_COLUMNS;
    int at = area.column;
    mams_draw_text(draw, area.row, at, KEY_COLUMNS - 1, role, entry->keys);
    at += KEY_COLUMNS;
    /* A reason takes the columns of the word, which would not work anyway. */
    mams_draw_text(draw, area.row, at, text_columns + (entry->refused ? WORD_COLUMNS : -1), role,
                   text);
    if (!entry->refused)
        mams_draw_text(draw, area.row, at + text_columns, WORD_COLUMNS, role, entry->word);
}

/* The chosen entry whole: its row may have cut it. */
static void draw_chosen(const Menu *menu, MamsDraw *draw, MamsArea area)
{
    if (menu->list.count == 0) {
        mams_draw_paragraph(draw, area, MAMS_ROLE_TEXT,
                            _("Nothing has these words. Backspace takes letters away."));
        return;
    }
    g_autofree char *text = say_entry(mams_menu_entry(menu->menu, menu->list.selected));
    mams_draw_paragraph(draw, area, MAMS_ROLE_TEXT, text);
}

static void draw_menu(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Menu *menu = (Menu *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    MamsArea head = mams_area_cut_top(&inside, HEAD_ROWS);
    MamsArea foot = mams_area_cut_bottom(&inside, FOOT_ROWS);
    const char *label = _("Words");
    int label_columns = mams_text_width(label) + 2;
    mams_draw_text(draw, head.row + 1, head.column, label_columns, MAMS_ROLE_HEADING, label);
    mams_list_draw(&menu->list, draw, inside, true, false, draw_entry, menu);
    mams_list_draw_position(&menu->list, draw,
                            (MamsArea){head.row + 2, head.column, 1, head.columns});
    draw_chosen(menu, draw, foot);
    mams_field_draw(menu->field, draw, head.row + 1, head.column + label_columns,
                    head.columns - label_columns, true);
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    return ((const Menu *)screen)->list.count > 0 ? MAMS_NEEDS_ENTRY : 0u;
}

static void open_entry(Menu *menu)
{
    MamsApp *app = menu->screen.app;
    const MamsMenuEntry *entry = mams_menu_entry(menu->menu, menu->list.selected);
    if (entry->refused) {
        mams_app_refuse(app, entry->refusal);
        return;
    }
    /* The entry stays until the key is done with: closed screens are freed after it. */
    mams_app_pop(app);
    if (entry->action != NULL)
        mams_app_act(app, entry->action);
    else if (entry->macro != NULL)
        mams_execute_macro(app, entry->macro);
    else
        mams_app_open_line(app, entry->command);
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Menu *menu = (Menu *)screen;
    switch ((int)action) {
    case MAMS_ACTION_OPEN:
        open_entry(menu);
        break;
    case MAMS_ACTION_UP:
        mams_list_move(&menu->list, -1);
        break;
    case MAMS_ACTION_DOWN:
        mams_list_move(&menu->list, 1);
        break;
    case MAMS_ACTION_PAGE_UP:
        mams_list_move_page(&menu->list, -1);
        break;
    case MAMS_ACTION_PAGE_DOWN:
        mams_list_move_page(&menu->list, 1);
        break;
    }
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    Menu *menu = (Menu *)screen;
    g_autofree char *before = g_strdup(mams_field_text(menu->field));
    if (!mams_field_key(menu->field, event))
        return false;
    if (g_str_equal(before, mams_field_text(menu->field)))
        return true;
    mams_menu_choose(menu->menu, mams_field_text(menu->field));
    mams_list_reset(&menu->list, mams_menu_count(menu->menu));
    return true;
}

/* A click chooses an entry, one on the chosen entry carries it out. */
static void click(MamsScreen *screen, int row, int column, MamsArea body)
{
    (void)column;
    Menu *menu = (Menu *)screen;
    mams_area_cut_top(&body, HEAD_ROWS);
    mams_area_cut_bottom(&body, FOOT_ROWS);
    int index = mams_list_at(&menu->list, body, row);
    if (index < 0)
        return;
    if (index == menu->list.selected)
        open_entry(menu);
    else
        mams_list_move(&menu->list, index - menu->list.selected);
}

static bool typing(const MamsScreen *screen)
{
    (void)screen;
    return true;
}

static void relanguage(MamsScreen *screen)
{
    mams_menu_translate(((Menu *)screen)->menu);
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "menu";
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const Menu *menu = (const Menu *)screen;
    mams_field_keep(menu->field, file, group, "text");
    mams_list_keep(&menu->list, file, group, "list");
}

static char *speech(const MamsScreen *screen)
{
    const Menu *menu = (const Menu *)screen;
    if (menu->list.count == 0)
        return g_strdup(_("Nothing has these words. Backspace takes letters away."));
    g_autofree char *entry = say_entry(mams_menu_entry(menu->menu, menu->list.selected));
    return g_strdup_printf("%s, %d/%d: %s", _("Menu"), menu->list.selected + 1, menu->list.count,
                           entry);
}

static void close_menu(MamsScreen *screen)
{
    Menu *menu = (Menu *)screen;
    mams_menu_free(menu->menu);
    mams_field_free(menu->field);
    g_free(menu);
}

static const MamsScreenClass menu_class = {
    .place = MAMS_PLACE_MENU,
    .title = N_("Menu"),
    .name = "menu",
    .topic = topic,
    .draw = draw_menu,
    .act = act,
    .holds = holds,
    .key = key,
    .click = click,
    .typing = typing,
    .relanguage = relanguage,
    .keep = keep,
    .speech = speech,
    .close = close_menu,
};

MamsScreen *mams_menu_screen_new(MamsApp *app)
{
    unsigned holds_below = mams_app_holds(app);
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) macros = mams_desk_macros(mams_app_desk(app), &error);
    if (macros == NULL)
        mams_app_say_error(app, error->message);
    Menu *menu = g_new0(Menu, 1);
    menu->screen.class = &menu_class;
    menu->screen.app = app;
    menu->menu =
        mams_menu_new(mams_app_top(app)->class->place, holds_below, macros, mams_app_language(app));
    menu->field = mams_field_new(MAX_LETTERS);
    mams_list_reset(&menu->list, mams_menu_count(menu->menu));
    return &menu->screen;
}

MamsScreen *mams_menu_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                     GError **error)
{
    (void)error;
    MamsScreen *screen = mams_menu_screen_new(app);
    Menu *menu = (Menu *)screen;
    mams_field_restore(menu->field, file, group, "text");
    mams_menu_choose(menu->menu, mams_field_text(menu->field));
    mams_list_reset(&menu->list, mams_menu_count(menu->menu));
    mams_list_restore(&menu->list, file, group, "list");
    return screen;
}
