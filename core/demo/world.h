/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DEMO_WORLD_H
#define MAMS_DEMO_WORLD_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/citizen.h"
#include "demo/demo.h"
#include "demo/names.h"
#include "demo/random.h"

/* The categories that people are given, by the codes of interfaces.md. `child` follows from the
 * birth date. */
typedef enum {
    DEMO_UNEMPLOYED,
    DEMO_PREGNANT,
    DEMO_CARING_CHILD,
    DEMO_PARENTAL_LEAVE,
    DEMO_CARER_DISABLED_CHILD,
    DEMO_PENSIONER,
    DEMO_CONVICT,
    DEMO_DETAINED,
    DEMO_KANDAS,
    DEMO_AWARD_MOTHER,
    DEMO_DISABLED,
    DEMO_STUDENT,
    DEMO_CARER_GROUP_1,
    DEMO_SOCIAL_ASSISTANCE,
    DEMO_CRISIS,
    DEMO_SERVING,
    DEMO_TEMPORARY,
    DEMO_BUSINESS,
    DEMO_N_CATEGORIES
} DemoCategory;

enum {
    DEMO_MAX_PEOPLE = 12, /* of one family */
    DEMO_MAX_AWAY = 12
};

typedef struct {
    MamsMonth from, to; /* both included */
} DemoMonths;

/* One of the people. Names (transfer none) of the lists. */
typedef struct {
    MamsIin iin;
    MamsSex sex;
    DemoGroup group;
    MamsDay birth, death, resident_from;
    MamsDay until; /* the day of death, or today */
    const DemoName *surname, *former_surname, *given;
    const DemoName *father; /* the father's given name; NULL: no patronymic */
    DemoPatronymic patronymic;
    bool kazakh_surname, kazakh_given; /* the spelling in the register */
    int region;
    int64_t phone;
    bool disabled;                  /* as a child */
    DemoMonths away[DEMO_MAX_AWAY]; /* months without wages: leaves */
    int n_away;
    DemoRandom random; /* what happens to this person */
} DemoPerson;

/* Parents, when there are any, come first. */
typedef struct {
    DemoPerson people[DEMO_MAX_PEOPLE];
    int n;
    int father, mother; /* indexes; -1: none */
    MamsDay wedding;    /* MAMS_DAY_NONE: not married */
} DemoFamily;

/* Which draws are spread evenly over the country. */
typedef enum {
    DEMO_DECK_HOUSEHOLD,
    DEMO_DECK_MEN,
    DEMO_DECK_WOMEN,
    DEMO_DECK_YOUTH,
    DEMO_DECK_PUPILS,
    DEMO_DECK_PENSIONERS,
    DEMO_DECK_EXPECTING,
    DEMO_DECK_MOTHERS,
    DEMO_DECK_FOREIGN,
    DEMO_DECK_IRREGULAR,
    DEMO_DECK_DEATHS,
    DEMO_DECK_DISABLED_CHILDREN,
    DEMO_N_DECKS
} DemoDeckName;

/* All that the making of a country shares. The first error stays in `error`, and every later write
 * does nothing. */
typedef struct {
    MamsStore *store;
    const MamsRules *rules;
    const MamsDemoOptions *options;
    MamsDay today;
    MamsMonth this_month;
    int64_t entry;
    DemoNames *names;
    int categories[DEMO_N_CATEGORIES];  /* indexes into the rules */
    char *registers[DEMO_N_CATEGORIES]; /* who feeds it; NULL when the rules name none */
    MamsDay first_day;                  /* of `working` */
    GArray *working;                    /* MamsDay: all working days up to today */
    GArray *working_index;              /* int, a day's first entry of `working` on or after it */
    uint16_t *serials;                  /* ИИН given out, by birth day and sex */
    int phones;                         /* given out */
    DemoDeck decks[DEMO_N_DECKS];
    bool writing; /* in a transaction */
    int rows;     /* written in it */
    GError *error;
} DemoWorld;

/* False with an error in `error` when the options, the rules or the names do not fit. */
bool mams_demo_world_init(DemoWorld *world, MamsStore *store, const MamsRules *rules,
                          const MamsDemoOptions *options, int64_t entry, GError **error);
void mams_demo_world_clear(DemoWorld *world);

int mams_demo_world_draw(DemoWorld *world, DemoDeckName deck, int n);

/* The `count`-th working day after `day`; one after today when it lies in the future. */
MamsDay mams_demo_world_working_day(const DemoWorld *world, MamsDay day, int count);

/* A new ИИН of that birth day and sex, with 9 as the eighth digit. */
MamsIin mams_demo_world_iin(DemoWorld *world, MamsDay birth, MamsSex sex);
/* A valid БИН of a company made before the system started, by its number, with 9 as the seventh
 * digit. */
MamsIin mams_demo_world_bin(const DemoWorld *world, int number);
/* A phone number of a code that no operator has. */
int64_t mams_demo_world_phone(DemoWorld *world);

/* Writes. Nothing dated after today is written. */
void mams_demo_write_citizen(DemoWorld *world, const MamsCitizen *citizen);
void mams_demo_write_relative(DemoWorld *world, const MamsRelative *relative);
/* A category from … to; `to` is cut at the person's death, and nothing is written when the span is
 * empty or begins after today. */
void mams_demo_write_assignment(DemoWorld *world, DemoPerson *person, DemoCategory category,
                                MamsDay from, MamsDay to);
/* Completes the dates on which the payment arrived. */
void mams_demo_write_payment(DemoWorld *world, DemoPerson *person, MamsPayment *payment);
/* Ends the running transaction; with `always` false only when it holds many rows. */
void mams_demo_write_commit(DemoWorld *world, bool always);

/* The steps, in order. */
void mams_demo_family(DemoWorld *world, DemoFamily *family, DemoRandom *random);
void mams_demo_family_write(DemoWorld *world, DemoFamily *family);
void mams_demo_family_live(DemoWorld *world, DemoFamily *family);

#endif
