/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_INPUT_H
#define MAMS_EXCHANGE_INPUT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "exchange/encoding.h"

/*
 * A file as physical lines of UTF-8, in memory of a fixed size: reads, hashes and recodes in
 * blocks. A line ends with LF, CR LF, a lone CR or the end of the file.
 */
typedef struct MamsInput MamsInput;

enum { MAMS_LINE_MAX = 64 * 1024 }; /* bytes of a line that is read whole */

typedef struct {
    char *text; /* with a NUL after it; may be changed; valid until the next call */
    size_t length;
    int64_t number; /* from 1 */
    bool too_long;  /* text is only the first MAMS_LINE_MAX bytes */
} MamsLine;

/* Opens a file ("-": file descriptor 0) and reads its first block. MAMS_ERROR_NO_INPUT when there
 * is no such file or it is a directory, MAMS_ERROR_DATA when it is empty, MAMS_ERROR_IO. (owned) */
MamsInput *mams_input_open(const char *path, GError **error);
void mams_input_close(MamsInput *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsInput, mams_input_close)

/* The file's name for messages (transfer none). */
const char *mams_input_name(const MamsInput *input);

/* The ASCII of the first few kilobytes, whatever the encoding: NULs are left out. To be called
 * before the first line is read. (owned) */
char *mams_input_head(const MamsInput *input);

/* Allows the encodings of one byte a letter: the first block that is not ASCII decides. Without it
 * a file is UTF-8 or UTF-16. */
void mams_input_allow_single_byte(MamsInput *input);

/* The next line; false at the end or when reading failed. A UTF-8 line may hold invalid bytes. */
bool mams_input_line(MamsInput *input, MamsLine *line);

/* After the last line: false with MAMS_ERROR_IO when reading failed. */
bool mams_input_ok(const MamsInput *input, GError **error);

int64_t mams_input_bytes(const MamsInput *input); /* read so far */
int64_t mams_input_lines(const MamsInput *input); /* begun so far */
MamsEncoding mams_input_encoding(const MamsInput *input);
/* The SHA-256 of the bytes read, in hex. Nothing may be read afterwards. (transfer none) */
const char *mams_input_sha256(MamsInput *input);

#endif
