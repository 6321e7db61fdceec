/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_WORDS_H
#define MAMS_WORDS_WORDS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/lang.h"
#include "rules/rules.h"
#include "status/stage.h"
#include "status/status.h"

/*
 * From an answer to sentences: templates of data/words/<lang>.ini, filled with the facts of the
 * answer in the grammar of the language. Loaded once, immutable; an unknown key, a missing
 * template, an unknown placeholder or facts that differ between the languages are MAMS_ERROR_RULES
 * with file, group and key. The rules must outlive the words.
 */
typedef struct MamsWords MamsWords;

MamsWords *mams_words_load(const char *directory, const MamsRules *rules,
                           GError **error); /* (owned) */
void mams_words_free(MamsWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsWords, mams_words_free)

typedef enum {
    MAMS_VOICE_SCREEN, /* at most three sentences for the operator's eye, and the data's age */
    MAMS_VOICE_PHONE,  /* to read out: at most 60 words in ru and en, 50 in kk */
    MAMS_VOICE_SMS,    /* at most three parts; in English letters of the GSM alphabet only */
    MAMS_VOICE_LETTER, /* a whole letter: its paragraphs stand apart by an empty line */
    MAMS_N_VOICES
} MamsVoice;

/* "screen", "phone", "sms", "letter"; -1 when unknown. */
int mams_voice_parse(const char *code);

/* Who is spoken of. */
typedef struct {
    const char *surname, *given, *patronymic; /* may be "" */
    MamsSex sex;
    MamsDay data_of; /* "by the data of DAY"; NONE: left out */
    bool stale;      /* the data are older than the desk's limit: they "may have changed" */
    bool no_stages;  /* the source of payments never tells when they reached the Fund */
} MamsPerson;

/* The `data_of` of mams_money_path() for this person: without stages in the data no payment is
 * called late. */
MamsDay mams_person_stages_of(const MamsPerson *person);

/* The reason in sentences. (owned), without line ends; the letter has several lines. */
char *mams_words_reason(const MamsWords *words, MamsLang lang, MamsVoice voice,
                        const MamsAnswer *answer, const MamsPerson *person);
/* What may be said to somebody who calls about another person: the general rules, and where that
 * person finds out. (owned) */
char *mams_words_general(const MamsWords *words, MamsLang lang);
/* In how many parts a text goes out as an SMS: 160 letters of the GSM alphabet (153 a part when there
 * are several), 70 (67) when any other letter is among them. 0 for an empty text. */
int mams_words_sms_parts(const char *text);
/* The verdict's words: "not insured", "сақтандырылмаған", "не застрахована" (by sex). (transfer
 * none) */
const char *mams_words_verdict(const MamsWords *words, MamsLang lang, MamsVerdict verdict,
                               MamsSex sex);
/* A way in one line: "pay Aug, Sep, Oct 2024", "full-time student: certificate of study";
 * with `digits` its months take the fewest columns: "pay 08.2024–10.2024". (owned) */
char *mams_words_way(const MamsWords *words, MamsLang lang, const MamsAnswer *answer,
                     const MamsWay *way, bool digits);
/* What to do for a way, step by step, for the operator and the caller: each month with its price and
 * period field, the total, how and where to pay, the promised day and what stays to pay later; or
 * what to bring and who records it; what becomes of the debt; the article. Lines without an end at
 * the last one; a list's begin with a dash. (owned) */
char *mams_words_way_steps(const MamsWords *words, MamsLang lang, const MamsAnswer *answer,
                           const MamsWay *way);
/* One month of the strip in a sentence or two: what covered it or why it is not covered. (owned) */
char *mams_words_month(const MamsWords *words, MamsLang lang, const MamsAnswer *answer,
                       const MamsMonthAnswer *month);
/* Where the money of a payment is, in sentences: what happened on which day and what is due by when.
 * (owned) */
char *mams_words_money_path(const MamsWords *words, MamsLang lang, const MamsPayment *payment,
                            const MamsMoneyPath *path);
/* The same in a line: "4,250 ₸, 21.11.2024: on its way, status by 27.11.2024". (owned) */
char *mams_words_money_line(const MamsWords *words, MamsLang lang, const MamsPayment *payment,
                            const MamsMoneyPath *path);

/* Two records that disagree, for the operator: both of them, and what the Fund will make of them.
 * `conflict` is one of the answer's, whose facts must still be there. (owned) */
char *mams_words_conflict(const MamsWords *words, MamsLang lang, const MamsAnswer *answer,
                          const MamsConflict *conflict);

/* Pieces that screens need too. All (owned). */
char *mams_words_day(MamsLang lang,
                     MamsDay day); /* "31 July 2024", "2024 жылғы 31 шілде", "31 июля 2024 г." */
char *mams_words_month_name(MamsLang lang,
                            MamsMonth month); /* "July 2024", "2024 жылғы шілде", "июль 2024 г." */
char *mams_words_money(MamsLang lang, int64_t tiyn); /* "12,750 ₸", "12 750 ₸" */
/* A list of months, runs joined: "Aug–Oct 2024", "тамыз–қазан 2024 ж.". `months` are MamsMonth. */
char *mams_words_month_list(MamsLang lang, const MamsMonth *months, int n);

#endif
