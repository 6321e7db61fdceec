/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_FILE_WRITE_H
#define MAMS_EXCHANGE_FILE_WRITE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Steps of writing to files that other programs read at the same time. Numbers are those of errno,
 * 0: all is well. */

/* Writes all of it. */
int mams_file_write_all(int file, const void *bytes, size_t size);
/* Waits until the file, or the folder as a list of its files, is on the disk. */
int mams_file_sync(int file);
/* Waits until no other process holds the lock of the file or folder. */
int mams_file_lock(int file);
/* The same without waiting: EWOULDBLOCK when another one holds it. */
int mams_file_try_lock(int file);
/* Sets the error for a file that cannot be written: MAMS_ERROR_IO for a full or broken disk, else
 * MAMS_ERROR_CANNOT_CREATE. Returns false. */
bool mams_file_fail(const char *path, int number, GError **error);

#endif
