/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_CONTRADICT_H
#define MAMS_WORDS_CONTRADICT_H

#include "words/words.h"

/*
 * Whether a reply says something else than the engine: insured or not, in all usual forms and any
 * of the three languages; the day from which or until which; sums of a debt or to pay; months
 * called paid or unpaid; a category that is not in force. Lines quoted with ">" say nothing,
 * conditions and promises ("if you pay …", "төлесеңіз") nothing about today. Of the status rather
 * too much is found, of sums and months rather too little.
 *
 * NULL when nothing contradicts; otherwise a sentence that names the words of the reply and what
 * the engine says in `lang`. `text` may be anything. (owned)
 */
char *mams_contradict(const MamsWords *words, MamsLang lang, const char *text,
                      const MamsAnswer *answer, const MamsPerson *person);

#endif
