/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_TEXT_H
#define MAMS_BASE_TEXT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Text as it stands on a screen: UTF-8, widths in terminal columns, steps in grapheme clusters. */

/* Columns that the text takes; marks take none. */
int mams_text_width(const char *text);
/* The longest beginning of whole graphemes that takes at most `columns` columns, in bytes. */
size_t mams_text_fit(const char *text, int columns);
/* The text cut to `columns` columns with "…" as its last sign when it was longer. (owned) */
char *mams_text_ellipsize(const char *text, int columns);
/* The byte offset of the grapheme after / before `offset`; the end or 0 at the edges. */
size_t mams_text_next(const char *text, size_t offset);
size_t mams_text_previous(const char *text, size_t offset);

/* A copy safe for a terminal and a log: invalid bytes become U+FFFD; control characters (C0, C1,
 * DEL) and bidi controls (U+202A-202E, U+2066-2069, U+200E-200F) are dropped; newline, tab and the
 * line separators U+2028-2029 become a blank; NFC. (owned) */
char *mams_text_clean(const char *text);
/* The same of a text of several lines, which stay: each line is cleaned and loses the blanks at its end,
 * as the text loses its empty lines at the end. (owned) */
char *mams_text_clean_lines(const char *text);

/* Breaks a text at blanks into lines of at most `columns` columns; a longer word is cut (a grapheme
 * never is, even if it alone is wider). A "\n" ends a line; "" has no line. The blanks at a break
 * are dropped. NULL-terminated, (owned), g_strfreev. */
char **mams_text_wrap(const char *text, int columns);

#endif
