/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"

#include <glib/gstdio.h>

char *folder;

int folder_set_up(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("mams-folder-XXXXXX", NULL);
    return folder != NULL ? 0 : -1;
}

int folder_tear_down(void **state)
{
    (void)state;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(folder);
    g_clear_pointer(&folder, g_free);
    return 0;
}
