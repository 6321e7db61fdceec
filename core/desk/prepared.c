/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/desk_private.h"
#include "desk/reply.h"

const MamsCanned *mams_desk_canned(MamsDesk *desk, GError **error)
{
    if (desk->canned == NULL) {
        g_autofree char *path = g_build_filename(desk->data_directory, "canned", NULL);
        desk->canned = mams_canned_load(path, desk->words, error);
    }
    return desk->canned;
}
