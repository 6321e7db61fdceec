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

/* The groups that a voice is made of; slots.c holds which templates each of them needs. A new
 * voice is one more row there and in load.c. */
typedef struct {
    const char *code;     /* "phone" */
    const char *reason;   /* why the verdict is what it is */
    const char *advice;   /* the way back; NULL: the voice gives none */
    const char *keep;     /* the same for somebody who is insured still */
    const char *money;    /* where a payment under way is; NULL: the voice leaves it out */
    const char *note;     /* disputed points; NULL: the voice leaves them out */
    const char *conflict; /* records that disagree; NULL: the voice leaves them out */
    int max_sentences;    /* notes are added up to so many; 0: all */
    const char *fresh; /* in group "age": the age of the data, where the reason does not say it */
    const char *stale; /* in group "age": that they may have changed */
    bool letter;       /* put together by letter.c */
} Voice;

extern const Voice words_voices[MAMS_N_VOICES];

/* What the rules and the answer's day say. */
Values words_values_new(const MamsWords *words, MamsLang lang, const MamsAnswer *answer);
/* What the answer and the person say; the values borrow `debt_months`, the list of the debt. */
void words_set_answer(Values *values, const MamsAnswer *answer, const MamsPerson *person,
                      const char *debt_months);
/* A day that is none, or has no end, stays unknown. */
void words_set_day(Values *values, Fact fact, MamsDay day);
/* The months of MamsWayLines as a list, `full` as letters have it, otherwise short. (owned) */
char *words_line_months(const GArray *lines, MamsLang lang, bool full);
/* The names of the channels that have all of these uses and can be told as certain. (owned) */
char *words_channels(const MamsRules *rules, MamsLang lang, unsigned uses);

/* ---- the pieces that a text is put together from; each is added after a blank -----------------
 */

void words_write(const MamsWords *words, const char *group, const char *key, const Values *values,
                 GString *out);
/* The verdict's reason. */
void words_write_reason(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                        const Values *common, GString *out);
/* The way to speak of: the cheapest, else the first category. NULL when there is none. */
const MamsWay *words_way_to_say(const MamsAnswer *answer);
/* A template about a way of the answer. */
void words_write_way(const MamsWords *words, const char *group, const char *key,
                     const MamsAnswer *answer, const MamsWay *way, const Values *common,
                     GString *out);
/* The article of a law and when its text was compared; nothing when it is not the law on insurance.
 */
void words_write_law(const MamsWords *words, const MamsProvenance *law, const Values *common,
                     GString *out);
/* The disputed points, or those sums that rest on an earlier year's wage. */
void words_write_notes(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                       const Values *common, bool assumed_year, GString *out);
/* The records that disagree, those of each kind that meet the latest. */
void words_write_conflicts(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                           const Values *common, GString *out);
/* The newest payment that is on its way or late. Returns whether there is one. */
bool words_write_newest_money(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                              const MamsPerson *person, const Values *common, GString *out);
/* All that are on their way, late or returned; what shares its days stands once, with the sum. */
void words_write_all_money(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                           const MamsPerson *person, const Values *common, GString *out);
/* The reason with what it rests on: the letter's first paragraph. */
void words_write_why(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                     const MamsPerson *person, const Values *common, GString *out);
/* Given name and patronymic as a greeting has them. (owned) */
char *words_address(MamsLang lang, const MamsPerson *person);
/* Whose letter it is: of a child the parents', of the dead the family's. */
const char *words_greeting_key(const MamsWords *words, const MamsAnswer *answer);
/* The whole letter. */
void words_write_letter(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                        const MamsPerson *person, const Values *common, GString *out);

/* One month in the words of such a group as "month". (owned) */
char *words_month_in(const MamsWords *words, MamsLang lang, const char *group,
                     const MamsAnswer *answer, const MamsMonthAnswer *month);

/* A file of sentences; `file` is its name in the error. (owned) */
char *words_read_file(const char *path, const char *file, GError **error);
/* The template, or NULL when there is none (only variants by category may be missing). */
const Template *words_template(const MamsWords *words, MamsLang lang, const char *group,
                               const char *key);

#endif
