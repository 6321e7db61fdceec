/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include <string.h>

#include "mams.h"
#include "screens/restore.h"
#include "widgets/field.h"
#include "widgets/list.h"

enum { MAX_LETTERS = 40 };

typedef struct {
    MamsScreen screen;
    MamsScreenClass class; /* with its own title */
    MamsScreen *asker;     /* below it */
    const MamsPick *asked;
    GPtrArray *lines; /* MamsPickLine */
    GArray *shown;    /* int, the lines that have what was typed */
    MamsField *field;
    MamsList list;
} Pick;

MamsPickLine *mams_pick_line_new(const char *shown, const char *also)
{
    MamsPickLine *line = g_new(MamsPickLine, 1);
    g_autofree char *all = g_strconcat(shown, " ", also, NULL);
    line->shown = g_strdup(shown);
    line->key = mams_fold_exact(all);
    return line;
}

void mams_pick_line_free(void *line)
{
    MamsPickLine *freed = line;
    g_free(freed->shown);
    g_free(freed->key);
    g_free(freed);
}

static bool has_words(const MamsPickLine *line, char **words)
{
    for (char **word = words; *word != NULL; word++) {
        if (strstr(line->key, *word) == NULL)
            return false;
    }
    return true;
}

static void filter(Pick *pick)
{
    g_autofree char *typed = mams_fold_exact(mams_field_text(pick->field));
    g_auto(GStrv) words = g_strsplit(typed, " ", -1);
    g_array_set_size(pick->shown, 0);
    for (int i = 0; i < (int)pick->lines->len; i++) {
        if (has_words(g_ptr_array_index(pick->lines, i), words))
            g_array_append_val(pick->shown, i);
    }
    mams_list_reset(&pick->list, (int)pick->shown->len);
}

/* ---- drawing ---- */

static void draw_line(MamsDraw *draw, int index, MamsArea row, MamsRole role, void *data)
{
    const Pick *pick = data;
    const MamsPickLine *line =
        g_ptr_array_index(pick->lines, g_array_index(pick->shown, int, index));
    mams_draw_text(draw, row.row, row.column + 1, row.columns - 1, role, line->shown);
}

static void draw_pick(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Pick *pick = (Pick *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    mams_area_cut_top(&inside, 1);
    MamsArea row = mams_area_cut_top(&inside, 1);
    mams_area_cut_top(&inside, 1);
    mams_list_draw(&pick->list, draw, inside, true, false, draw_line, pick);
    mams_field_draw(pick->field, draw, row.row, row.column, row.columns, true);
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    return ((const Pick *)screen)->list.count > 0 ? MAMS_NEEDS_PICK : 0;
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Pick *pick = (Pick *)screen;
    switch ((int)action) {
    case MAMS_ACTION_UP:
        mams_list_move(&pick->list, -1);
        break;
    case MAMS_ACTION_DOWN:
        mams_list_move(&pick->list, 1);
        break;
    case MAMS_ACTION_PAGE_UP:
        mams_list_move_page(&pick->list, -1);
        break;
    case MAMS_ACTION_PAGE_DOWN:
        mams_list_move_page(&pick->list, 1);
        break;
    case MAMS_ACTION_OPEN:
        /* It goes first: what is taken may open another screen. */
        mams_app_pop(screen->app);
        pick->asked->take(pick->asker, g_array_index(pick->shown, int, pick->list.selected));
        break;
    }
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    Pick *pick = (Pick *)screen;
    if (!mams_field_key(pick->field, event))
        return false;
    filter(pick);
    return true;
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "desk.pick";
}

static bool typing(const MamsScreen *screen)
{
    (void)screen;
    return true;
}

/* The same lines in another language: the choice stays. */
static void relanguage(MamsScreen *screen)
{
    Pick *pick = (Pick *)screen;
    int selected = pick->list.selected;
    g_ptr_array_unref(pick->lines);
    pick->lines = pick->asked->lines(pick->asker);
    filter(pick);
    mams_list_move(&pick->list, selected);
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const Pick *pick = (const Pick *)screen;
    g_key_file_set_string(file, group, "question", pick->asked->name);
    mams_field_keep(pick->field, file, group, "text");
    mams_list_keep(&pick->list, file, group, "list");
}

static char *speech(const MamsScreen *screen)
{
    const Pick *pick = (const Pick *)screen;
    const char *text = mams_field_text(pick->field);
    if (pick->list.count == 0)
        return g_strdup_printf("%s: %s; 0", _(screen->class->title), text);
    const MamsPickLine *line =
        g_ptr_array_index(pick->lines, g_array_index(pick->shown, int, pick->list.selected));
    return g_strdup_printf("%s: %s; %d/%d: %s", _(screen->class->title), text,
                           pick->list.selected + 1, pick->list.count, line->shown);
}

static void close_pick(MamsScreen *screen)
{
    Pick *pick = (Pick *)screen;
    g_ptr_array_unref(pick->lines);
    g_array_unref(pick->shown);
    mams_field_free(pick->field);
    g_free(pick);
}

MamsScreen *mams_pick_screen_new(MamsScreen *asker, const MamsPick *asked)
{
    Pick *pick = g_new0(Pick, 1);
    pick->class = (MamsScreenClass){
        .place = MAMS_PLACE_PICK,
        .title = asked->title,
        .name = "pick",
        .topic = topic,
        .draw = draw_pick,
        .act = act,
        .holds = holds,
        .key = key,
        .typing = typing,
        .keep = keep,
        .speech = speech,
        .relanguage = relanguage,
        .close = close_pick,
    };
    pick->screen.class = &pick->class;
    pick->screen.app = asker->app;
    pick->asker = asker;
    pick->asked = asked;
    pick->lines = asked->lines(asker);
    pick->shown = g_array_new(FALSE, FALSE, sizeof(int));
    pick->field = mams_field_new(MAX_LETTERS);
    filter(pick);
    return &pick->screen;
}

MamsScreen *mams_pick_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                     GError **error)
{
    MamsScreen *screen = mams_restore_question(app, MAMS_PLACE_PICK, file, group, error);
    if (screen == NULL)
        return NULL;
    Pick *pick = (Pick *)screen;
    mams_field_restore(pick->field, file, group, "text");
    filter(pick);
    mams_list_restore(&pick->list, file, group, "list");
    return screen;
}
