/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_WORDS_CHECK_H
#define MAMS_TESTS_WORDS_CHECK_H

#include "words/words.h"

/* How many words a text has; `length` -1: to its end. */
int words_count(const char *text, gssize length);
/* The number of sentences in a line; each has at most twenty words. */
int words_check_sentences(const char *text);
/* Nothing in a text that a caller cannot understand: no code, no place left open, and in Kazakh and
 * Russian no Latin word but names of services. */
void words_check_plain(MamsLang lang, const char *text);

#endif
