/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_ENCODING_H
#define MAMS_EXCHANGE_ENCODING_H

#include <stddef.h>

/* The encodings that registers and banks were seen to use (formats.md 1.5). */
typedef enum {
    MAMS_ENCODING_UTF8,
    MAMS_ENCODING_UTF16LE,
    MAMS_ENCODING_UTF16BE,
    MAMS_ENCODING_CP866,
    MAMS_ENCODING_RK1048 /* CP1251 with the Kazakh letters; read for CP1251 too */
} MamsEncoding;

/* The name that iconv knows and a report shows: "UTF-8", "RK1048", … */
const char *mams_encoding_name(MamsEncoding encoding);

/* What the first bytes of a file say by themselves: a byte order mark, whose length is set, or NULs
 * in every second byte. UTF-8 when they say nothing. */
MamsEncoding mams_encoding_of_start(const char *bytes, size_t length, size_t *mark);

/* Guesses between UTF-8, CP866 and RK1048 from a block that holds bytes over 127; its last
 * character may be cut off. */
MamsEncoding mams_encoding_guess(const char *bytes, size_t length);

#endif
