/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_MT102_PRIVATE_H
#define MAMS_EXCHANGE_MT102_PRIVATE_H

#include <glib.h>
#include <stdbool.h>

#include "exchange/reader.h"

/*
 * MT-102 (formats.md 1). A message is held until its end is seen, because it is only handed over
 * when its sums agree: mt102.c takes lines apart into sections, mt102_fields.c reads single values,
 * mt102_post.c judges a whole message and hands its persons over.
 */

/* The keys between slashes that mean something to us. */
typedef enum {
    MAMS_MT102_DATE,
    MAMS_MT102_DT,
    MAMS_MT102_FM,
    MAMS_MT102_FT,
    MAMS_MT102_IDN,
    MAMS_MT102_KNP,
    MAMS_MT102_NAME,
    MAMS_MT102_NM,
    MAMS_MT102_PERIOD,
    MAMS_MT102_N_KEYS
} MamsMt102Key;

extern const char *const mams_mt102_keys[MAMS_MT102_N_KEYS];

/* The payer, the details of the payment, or a person. Texts are offsets into MamsMt102.lines; 0 is
 * the empty text: there is no such key. */
typedef struct {
    int64_t line;     /* where it begins */
    guint32 from, to; /* its lines */
    guint32 values[MAMS_MT102_N_KEYS];
    int repeated;   /* a key that stands twice with different values, or -1 */
    guint32 number; /* person: the value of :21: */
    int64_t amount; /* person: tiyn of :32B:, -1 when there is none */
} MamsMt102Section;

typedef enum {
    MAMS_MT102_NOWHERE, /* in the head, under a tag that means nothing to us */
    MAMS_MT102_PAYER,
    MAMS_MT102_DETAILS,
    MAMS_MT102_PERSON
} MamsMt102Part;

typedef struct {
    MamsReader *reader;
    enum { MAMS_MT102_OUTSIDE, MAMS_MT102_BLOCKS, MAMS_MT102_BODY } state;
    bool stray_reported; /* text between messages, reported once */

    /* The message being read. */
    int64_t line;   /* where it begins */
    char *text;     /* its first line (owned) */
    GString *lines; /* its lines, each with a NUL; a NUL stands before the first */
    MamsMt102Part part;
    MamsMt102Section payer, details;
    GArray *persons;    /* MamsMt102Section */
    guint32 reference;  /* the value of :20: */
    bool has_sum;       /* :32A: was there */
    MamsDay sum_day;    /* its date, or NONE */
    int64_t sum;        /* tiyn */
    bool list;          /* block 2 says 102, or there is no block 2 */
    int64_t look_alike; /* the first line with Cyrillic letters in a tag, or 0 */
    int64_t unreadable; /* the first line with bytes that are no letters, or 0 */
    /* Why nothing of it can be handed over; the first fault. */
    char *fault, *fault_text; /* (owned), or NULL */
    const char *fault_field;
    int64_t fault_line;
} MamsMt102;

/* ---- mt102.c ---- */

const char *mams_mt102_text(const MamsMt102 *message, guint32 offset);
/* Marks the message as broken, unless it is already. */
void mams_mt102_spoil(MamsMt102 *message, int64_t line, const char *field, const char *text,
                      const char *reason);

/* ---- mt102_fields.c ---- */

enum { MAMS_MT102_TAG_SIZE = 12 };

/* Reads ":32A:" or "/IDN/" (also "//IDN/") at the beginning of a text: the word between the marks,
 * with Cyrillic look-alikes made Latin, and where the value begins. False when there is none. */
bool mams_mt102_tag(const char *text, char mark, char tag[MAMS_MT102_TAG_SIZE], const char **value,
                    bool *look_alike);
/* Whether the text holds a Cyrillic letter that looks like a Latin one. */
bool mams_mt102_has_look_alike(const char *text);
/* Reads "KZT4250,00". */
bool mams_mt102_money(const char *text, int64_t *tiyn, bool *look_alike);
/* Reads "261105KZT4250,00"; the day is NONE when there is none. False when the sum or a date that
 * is there cannot be read. */
bool mams_mt102_dated_money(const char *text, MamsDay *day, int64_t *tiyn, bool *look_alike);
/* Reads yymmdd (of this century) or yyyymmdd; a zero of day or month may be missing when only one
 * day can be meant. NONE when it is no day. */
MamsDay mams_mt102_short_day(const char *text);
MamsDay mams_mt102_long_day(const char *text);
/* Reads mmyyyy; the zero of the month may be missing. NONE when it is no month. */
MamsMonth mams_mt102_period(const char *text);
/* The sex that the endings of surname and patronymic show; unknown for most Kazakh surnames. */
MamsSex mams_mt102_sex(const char *surname, const char *patronymic);
/* Whether a payer's name begins with the word for an entrepreneur or a farm. */
bool mams_mt102_is_entrepreneur(const char *name);

/* ---- mt102_post.c ---- */

/* Judges the message and hands its persons over, or reports why not. */
void mams_mt102_post(MamsMt102 *message);

#endif
