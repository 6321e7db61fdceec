/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_LETTER_CODE_H
#define MAMS_DESK_LETTER_CODE_H

#include <stdbool.h>
#include <stdint.h>

/* The code of a letter: the number of its journal entry, 25 bits of that entry's hash and a sign
 * that finds a slip, in an alphabet without look-alikes, four signs a group. */
enum { MAMS_LETTER_CODE_SIZE = 24 };

/* `hash` as 64 hex digits. */
void mams_letter_code_write(int64_t entry, const char *hash, char code[MAMS_LETTER_CODE_SIZE]);
/* Reads a code as people type it: small letters, O for 0, I and L for 1, blanks and dashes. False
 * when it is none. `code` gets it as it is written. */
bool mams_letter_code_read(const char *text, int64_t *entry, char code[MAMS_LETTER_CODE_SIZE]);

#endif
