/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_CITIZEN_H
#define MAMS_BASE_CITIZEN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/iin.h"

/* Who a person is, as the register of citizens says. Strings (owned). */
typedef struct {
    MamsIin iin;
    char *surname, *given, *patronymic; /* patronymic may be "" */
    char *former_surname;               /* or NULL */
    MamsDay birth, death, resident_from; /* death, resident_from: MAMS_DAY_NONE when not recorded */
    MamsSex sex;
    int region;                         /* KATO, nine digits; 0 when unknown */
    int64_t phone;                      /* the last ten digits; 0 when unknown */
    char *email, *clinic;               /* or NULL */
    MamsDay clinic_since;
    int language;                       /* MamsLang, or -1 when unknown */
    int64_t entered;                    /* journal entry that recorded it */
} MamsCitizen;

void mams_citizen_free(MamsCitizen *citizen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsCitizen, mams_citizen_free)

typedef struct {
    MamsIin iin, relative;
    char relation;                      /* 'p' parent, 'c' child, 's' spouse, 'g' guardian */
    MamsDay from, to;                   /* from may be NONE, to FOREVER */
    int64_t entered;
} MamsRelative;

/* How a citizen was found: the lower the better. */
typedef enum {
    MAMS_RANK_EXACT,  /* the spelling itself, or a number */
    MAMS_RANK_KEY1,
    MAMS_RANK_KEY2,
    MAMS_RANK_KEY3,
    MAMS_RANK_TYPO    /* one letter wrong, missing, added or swapped */
} MamsRank;

typedef struct {
    MamsIin iin;
    const char *surname, *given, *patronymic; /* (transfer none), of the searcher */
    MamsDay birth;
    int region;
    MamsRank rank;
    bool former_surname; /* found by a former surname */
    int64_t opened;      /* Unix time at which the card was last opened; 0: not asked */
} MamsFoundRow;

typedef struct {
    char *searched_as;      /* how the text was understood; never NULL */
    char *warning;          /* e.g. a wrong control digit, in the interface language; or NULL */
    GArray *rows;           /* MamsFoundRow, best first */
    int64_t total_at_least; /* how many match at the least */
    bool number;            /* looked for by a whole ИИН or a phone number */
    GStringChunk *texts;    /* strings of the rows that are no searcher's; or NULL */
} MamsFound;

/* The fields of a search in which each one is asked for by itself. */
typedef enum {
    MAMS_FIND_SURNAME,
    MAMS_FIND_GIVEN,
    MAMS_FIND_PATRONYMIC,
    MAMS_FIND_BIRTH,
    MAMS_FIND_IIN,
    MAMS_FIND_PHONE,
    MAMS_FIND_REGION,
    MAMS_N_FIND_FIELDS /* also: no field in particular */
} MamsFindField;

void mams_found_free(MamsFound *found);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsFound, mams_found_free)

#endif
