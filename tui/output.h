/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_OUTPUT_H
#define MAMS_TUI_OUTPUT_H

#include "mams.h"

/* Where letters and printed pages go. */

/* Writes a file whole or not at all: what was there stays when it fails. "-" is standard output.
 * MAMS_ERROR_CANNOT_CREATE or, when the disk is full, MAMS_ERROR_IO. */
bool mams_output_write(const char *path, const void *bytes, size_t size, GError **error);
/* Hands the bytes to the printer queue, by the program lp. */
bool mams_output_print(GBytes *bytes, GError **error);

#endif
