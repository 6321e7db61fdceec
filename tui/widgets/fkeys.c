/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/fkeys.h"

#include <string.h>

#include "action.h"
#include "mams.h"

void mams_fkeys_draw(MamsDraw *draw, MamsArea area)
{
    size_t n;
    const MamsAction *actions = mams_actions(&n);
    for (size_t i = 0; i < n; i++) {
        if (actions[i].label == NULL)
            continue;
        MamsKey key = actions[i].keys[0];
        const char *name = mams_keymap_name(key);
        int column = area.column + (int)(key - MAMS_KEY_F1) * MAMS_FKEYS_COLUMNS;
        int width = MAMS_FKEYS_COLUMNS - (int)strlen(name);
        mams_draw_text(draw, area.row, column, MAMS_FKEYS_COLUMNS, MAMS_ROLE_FKEY, name);
        column += (int)strlen(name);
        mams_draw_blank(draw, area.row, column, width, MAMS_ROLE_FLABEL);
        mams_draw_text(draw, area.row, column, width, MAMS_ROLE_FLABEL, _(actions[i].label));
    }
}

MamsKey mams_fkeys_at(MamsArea area, int column)
{
    int slot = (column - area.column) / MAMS_FKEYS_COLUMNS;
    return column < area.column || slot > 9 ? MAMS_KEY_NONE : MAMS_KEY_F1 + (MamsKey)slot;
}
