/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_HISTORY_H
#define MAMS_TUI_HISTORY_H

#include <glib.h>
#include <stdbool.h>

/* The lines typed on the command line, oldest first, in a file of the operator's own that nobody
 * else may read: they may hold numbers of citizens. */

/* The lines of the file DIRECTORY/history; none when there is no file or `directory` is NULL.
 * (owned) */
char **mams_history_read(const char *directory);
/* Adds a line, unless it is the last one already or `directory` is NULL; the oldest go when there
 * are too many. MAMS_ERROR_IO when the file cannot be written. */
bool mams_history_add(const char *directory, const char *line, GError **error);

#endif
