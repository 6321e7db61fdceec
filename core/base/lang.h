/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_LANG_H
#define MAMS_BASE_LANG_H

#include <glib.h>

/* The three languages: of the interface, of the caller, of names in the rules. */
typedef enum { MAMS_LANG_KK, MAMS_LANG_RU, MAMS_LANG_EN, MAMS_N_LANGS } MamsLang;

/* "kk", "ru", "en". */
const char *mams_lang_code(MamsLang lang);
/* The language of a code, or -1. */
int mams_lang_parse(const char *code);
/* The language that a text seems to be in: by letters that only Kazakh has, Cyrillic or Latin letters, and
 * common words of Kazakh written without its own letters. -1 when it has too few letters to tell. */
int mams_lang_guess(const char *text);

#endif
