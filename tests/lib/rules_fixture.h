/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_RULES_FIXTURE_H
#define MAMS_TESTS_RULES_FIXTURE_H

#include "words/words.h"

/*
 * The rules of data/rules and the sentences of data/words, as set-up and tear-down of a group of
 * tests. What cannot be loaded fails the group and says why.
 */
extern MamsRules *rules;
extern MamsWords *words; /* NULL without words_setup() */

int rules_setup(void **state);
int rules_teardown(void **state);
/* Both of them. */
int words_setup(void **state);
int words_teardown(void **state);

#endif
