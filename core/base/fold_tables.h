/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_FOLD_TABLES_H
#define MAMS_BASE_FOLD_TABLES_H

#include <glib.h>
#include <stddef.h>

/* Private to fold.c: the letters of formats.md 4.4 and the keyboards. */

/* The key letters of one casefolded letter, "" when it has no sound of its own, NULL when the table
 * does not know it. */
const char *mams_fold_letter(gunichar letter);

/* The Cyrillic letter that a Latin one stands for in a Cyrillic word, or the letter itself. */
gunichar mams_fold_look_alike(gunichar letter);
/* The same of a letter in its case: H is Н, h is һ. */
gunichar mams_fold_look_alike_in_case(gunichar letter);

/* The key letters of the letter group that a word begins with, and its bytes in `length`; NULL when
 * no group stands there. The groups of a Latin word and of a Cyrillic one differ. */
const char *mams_fold_latin_group(const char *word, size_t *length);
const char *mams_fold_cyrillic_group(const char *word, size_t *length);

/* The small letter on the key that gives this sign in the Latin layout, or 0. */
gunichar mams_fold_key_ru(gunichar sign);
gunichar mams_fold_key_kk(gunichar sign);
/* The Latin letter on the key that gives this Russian letter, in its case, or 0. */
gunichar mams_fold_key_latin(gunichar sign);
/* The digit on the key that gives this sign in the Kazakh layout, or 0. */
char mams_fold_key_digit(gunichar sign);

#endif
