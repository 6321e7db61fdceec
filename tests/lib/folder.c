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

void folder_remove(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *inside = g_build_filename(path, name, NULL);
        if (g_file_test(inside, G_FILE_TEST_IS_DIR) && !g_file_test(inside, G_FILE_TEST_IS_SYMLINK))
            folder_remove(inside);
        else
            g_remove(inside);
    }
    g_rmdir(path);
}

int folder_tear_down(void **state)
{
    (void)state;
    folder_remove(folder);
    g_clear_pointer(&folder, g_free);
    return 0;
}
