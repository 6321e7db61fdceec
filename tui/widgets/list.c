/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/list.h"

void mams_list_reset(MamsList *list, int count)
{
    list->count = count;
    list->selected = 0;
    list->top = 0;
}

bool mams_list_move(MamsList *list, int delta)
{
    int before = list->selected;
    list->selected = CLAMP(list->selected + delta, 0, MAX(list->count - 1, 0));
    return list->selected != before;
}

bool mams_list_move_page(MamsList *list, int direction)
{
    return mams_list_move(list, direction * MAX(list->page, 1));
}

void mams_list_act(MamsList *list, MamsActionId action)
{
    switch ((int)action) {
    case MAMS_ACTION_UP:
        mams_list_move(list, -1);
        break;
    case MAMS_ACTION_DOWN:
        mams_list_move(list, 1);
        break;
    case MAMS_ACTION_PAGE_UP:
        mams_list_move_page(list, -1);
        break;
    case MAMS_ACTION_PAGE_DOWN:
        mams_list_move_page(list, 1);
        break;
    }
}

void mams_list_fit(MamsList *list, int rows)
{
    list->page = MAX(rows, 0);
    if (list->page == 0)
        return;
    list->top = MIN(list->top, MAX(list->count - list->page, 0));
    list->top = CLAMP(list->top, list->selected - list->page + 1, list->selected);
    list->top = MAX(list->top, 0);
}

int mams_list_at(const MamsList *list, MamsArea area, int row)
{
    int index = list->top + row - area.row;
    bool inside = row >= area.row && row < area.row + area.rows;
    return inside && index < list->count ? index : -1;
}

void mams_list_draw_position(const MamsList *list, MamsDraw *draw, MamsArea row)
{
    if (list->count <= list->page)
        return;
    g_autofree char *text =
        g_strdup_printf("%d–%d/%d", list->top + 1, list->top + list->page, list->count);
    mams_draw_text_right(draw, row.row, row.column, row.columns, MAMS_ROLE_QUIET, text);
}

void mams_list_keep(const MamsList *list, GKeyFile *file, const char *group, const char *key)
{
    int places[] = {list->selected, list->top};
    g_key_file_set_integer_list(file, group, key, places, G_N_ELEMENTS(places));
}

void mams_list_restore(MamsList *list, GKeyFile *file, const char *group, const char *key)
{
    gsize n = 0;
    g_autofree int *places = g_key_file_get_integer_list(file, group, key, &n, NULL);
    int last = MAX(list->count - 1, 0);
    if (n == 2) {
        list->selected = CLAMP(places[0], 0, last);
        list->top = CLAMP(places[1], 0, last);
    }
}

void mams_list_draw(MamsList *list, MamsDraw *draw, MamsArea area, bool marked, bool focus,
                    MamsListRow draw_row, void *data)
{
    mams_list_fit(list, area.rows);
    for (int i = 0; i < area.rows && list->top + i < list->count; i++) {
        int index = list->top + i;
        MamsArea row = {area.row + i, area.column, 1, area.columns};
        bool chosen = index == list->selected;
        MamsRole role = chosen && marked ? MAMS_ROLE_SELECTED : MAMS_ROLE_TEXT;
        if (role == MAMS_ROLE_SELECTED)
            mams_draw_blank(draw, row.row, row.column, row.columns, role);
        draw_row(draw, index, row, role, data);
        if (chosen && focus)
            mams_draw_cursor(draw, row.row, row.column);
    }
}
