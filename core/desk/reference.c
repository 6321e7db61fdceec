/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/desk_private.h"
#include "desk/lookups.h"

const MamsReference *mams_desk_reference(MamsDesk *desk, GError **error)
{
    if (!desk->reference) {
        g_autofree char *path = g_build_filename(desk->data_directory, "reference.ini", NULL);
        desk->reference = mams_reference_load(path, desk->rules, error);
    }
    return desk->reference;
}
