/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_WORDS_PRIVATE_H
#define MAMS_WORDS_WORDS_PRIVATE_H

#include "words/template.h"
#include "words/words.h"

/* The loaded templates. Private to core/words. */
struct MamsWords {
    const MamsRules *rules;                           /* (transfer none) */
    GHashTable *templates[MAMS_N_LANGS];              /* "group\nkey" → Template */
    char *verdicts[MAMS_N_LANGS][MAMS_N_VERDICTS][3]; /* by MamsSex */
};

/* The groups that a voice is made of; load.c holds which templates each of them needs. A new voice
 * is one more row here and there. */
typedef struct {
    const char *code;   /* "phone" */
    const char *reason; /* why the verdict is what it is */
    const char *advice; /* the way back; NULL: the voice gives none */
    const char *keep;   /* the same for somebody who is insured still */
    const char *note;   /* disputed points; NULL: the voice leaves them out */
    int max_sentences;  /* notes are added up to so many; 0: all */
} Voice;

extern const Voice words_voices[MAMS_N_VOICES];

/* The template, or NULL when there is none (only variants by category may be missing). */
const Template *words_template(const MamsWords *words, MamsLang lang, const char *group,
                               const char *key);

#endif
