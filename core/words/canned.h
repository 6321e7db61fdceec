/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_CANNED_H
#define MAMS_WORDS_CANNED_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "words/words.h"

/*
 * Prepared replies to inquiries: data/canned/<lang>.ini, the same ids in each language, as
 * mams-canned(5) describes them. Loaded once, immutable; an unknown key, a missing text, and facts
 * or blocks that differ between the languages are MAMS_ERROR_RULES with file, group and key.
 */
typedef struct MamsCanned MamsCanned;

typedef enum {
    MAMS_CANNED_ATTACH_NONE,
    MAMS_CANNED_ATTACH_STATUS,
    MAMS_CANNED_ATTACH_REFUND,
    MAMS_CANNED_ATTACH_TEMPORARY
} MamsCannedAttach;

typedef enum {
    MAMS_CANNED_STAYS,
    MAMS_CANNED_CLOSE, /* the inquiry is answered */
    MAMS_CANNED_WAIT   /* it waits for the applicant or for money */
} MamsCannedThen;

/* One reply. Strings live as long as the set. */
typedef struct {
    const char *id;
    const char *title[MAMS_N_LANGS];
    const char *keys[MAMS_N_LANGS]; /* words it is also found by; the first is its short one */
    int topic;                      /* MamsInquiryTopic, or -1 */
    const char *procedure;          /* code of a procedure, or NULL */
    bool person;                    /* it needs a citizen and an answer */
    unsigned verdicts;              /* bits 1 << MamsVerdict that it fits; 0: all */
    unsigned grounds;               /* bits 1 << MamsGround that it is written for; 0: none */
    MamsCannedAttach attach;
    MamsCannedThen then;
    int remind_days;     /* working days until a reminder; 0: none */
    bool remind_payment; /* a reminder when the payment shows */
} MamsCannedText;

/* What is known of the inquiry that is answered; what is not is NULL, and 0 or MAMS_DAY_NONE for a
 * day. */
typedef struct {
    MamsDay today;            /* the prices' day when there is no answer */
    const char *number;       /* registration number */
    MamsDay received, due;    /* the day it came, the last day to answer */
    const char *earlier;      /* the number of the inquiry it is joined with */
    const char *addressee;    /* whom to greet, when it is not the citizen */
    const char *organisation; /* it is redirected to */
    const char *reason;       /* why it is redirected, extended, not considered, … */
    const char *document;     /* what is asked for or was received */
    MamsDay call_day;         /* of a promised call */
    const char *operator_name;
} MamsCannedFrame;

/* Reads the three files. The words must outlive the set. (owned) */
MamsCanned *mams_canned_load(const char *directory, const MamsWords *words, GError **error);
void mams_canned_free(MamsCanned *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsCanned, mams_canned_free)

/* How many there are, numbered from 0 in the order of the file. */
int mams_canned_count(const MamsCanned *set);
/* (transfer none) */
const MamsCannedText *mams_canned_text(const MamsCanned *set, int number);
/* The number of an id, or -1. */
int mams_canned_number(const MamsCanned *set, const char *id);

/* Whether it goes out to somebody with that verdict. */
bool mams_canned_fits(const MamsCannedText *text, MamsVerdict verdict);
/* The numbers of those that match what is typed, the best first: a short key, initials of the
 * title, beginnings of its words, beginnings of its keys, in any of the three languages, and the
 * same typed in a wrong keyboard layout. Nothing typed: all, in the order of mams_canned_suggest().
 * `answer` may be NULL. (owned) GArray of int. */
GArray *mams_canned_find(const MamsCanned *set, const char *typed, const MamsAnswer *answer);
/* All numbers, first those written for the answer's ground and verdict, then those for everybody,
 * last those that do not fit it. Without an answer those that need none come first. (owned) GArray
 * of int. */
GArray *mams_canned_suggest(const MamsCanned *set, const MamsAnswer *answer);

/*
 * The whole reply: greeting, the line with the number, the text, the signature; paragraphs stand
 * apart by an empty line. `id` NULL: greeting, number and signature alone, with room between them.
 * `answer` and `person` may be NULL for a text that needs no citizen.
 * MAMS_ERROR_NOT_FOUND for an unknown id; MAMS_ERROR_USAGE when a citizen is needed, or a fact that
 * the text cannot do without is missing: the message names it. (owned)
 */
char *mams_canned_fill(const MamsCanned *set, const char *id, MamsLang lang,
                       const MamsCannedFrame *frame, const MamsAnswer *answer,
                       const MamsPerson *person, GError **error);

#endif
