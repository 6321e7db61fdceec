/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "demo/world.h"

enum {
    KAZAKH = 780, /* of a thousand families */
    YOUNG_NAMES_FROM = 1985,
    NEW_FORMS_FROM = 1995, /* since when patronymics in -ұлы, -қызы are common */
    CHILD_AT_HOME_UNTIL = 30
};

typedef enum { COUPLE, YOUNG_PARENTS, SINGLE, ELDERLY } Household;

/* Shares of a thousand households. */
static Household draw_household(DemoWorld *world)
{
    int draw = mams_demo_world_draw(world, DEMO_DECK_HOUSEHOLD, 1000);
    if (draw < 470)
        return COUPLE;
    if (draw < 530)
        return YOUNG_PARENTS;
    return draw < 840 ? SINGLE : ELDERLY;
}

static MamsDay birth_at_age(const DemoWorld *world, int age, DemoRandom *random)
{
    return mams_day_add_years(world->today, -age) - mams_demo_random_between(random, 0, 364);
}

static void draw_names(DemoWorld *world, DemoPerson *person, DemoRandom *random)
{
    bool young = mams_day_year(person->birth) >= YOUNG_NAMES_FROM;
    bool new_forms = mams_day_year(person->birth) >= NEW_FORMS_FROM;
    bool kazakh = person->group == DEMO_KAZAKH;
    person->given = mams_demo_names_given(world->names, person->group, person->sex, young, random);
    person->father =
        mams_demo_names_given(world->names, person->group, MAMS_SEX_MALE, false, random);
    person->kazakh_given = kazakh && mams_demo_random_chance(random, new_forms ? 650 : 400);
    person->patronymic = DEMO_PATRONYMIC_OVICH;
    int form = mams_demo_random_below(random, 1000);
    if (kazakh && form < (new_forms && person->kazakh_given ? 700 : 90))
        person->patronymic = DEMO_PATRONYMIC_ULY;
    else if (kazakh && form > 950)
        person->patronymic = DEMO_PATRONYMIC_ULY_RU;
    if (mams_demo_random_chance(random, kazakh ? 35 : 12))
        person->father = NULL;
}

/* One more of the family, with everything but the ИИН. */
static DemoPerson *add_person(DemoWorld *world, DemoFamily *family, MamsDay birth, MamsSex sex,
                              DemoRandom *random)
{
    DemoPerson *person = &family->people[family->n++];
    *person = (DemoPerson){.birth = birth,
                           .sex = sex,
                           .death = MAMS_DAY_NONE,
                           .resident_from = MAMS_DAY_NONE,
                           .until = world->today};
    const DemoPerson *first = &family->people[0];
    if (person != first) {
        person->group = first->group;
        person->region = first->region;
        person->surname = first->surname;
        person->kazakh_surname = first->kazakh_surname;
    } else {
        person->group = mams_demo_random_chance(random, KAZAKH) ? DEMO_KAZAKH : DEMO_RUSSIAN;
        person->region = mams_demo_names_region(world->names, random);
        person->surname = mams_demo_names_surname(world->names, person->group, random);
        person->kazakh_surname =
            person->group == DEMO_KAZAKH && mams_demo_random_chance(random, 500);
    }
    draw_names(world, person, random);
    if (mams_day_age(birth, world->today) >= 14 && mams_demo_random_chance(random, 880))
        person->phone = mams_demo_world_phone(world);
    return person;
}

static void add_children(DemoWorld *world, DemoFamily *family, DemoRandom *random)
{
    static const int upto[] = {180, 430, 690, 860, 930, 965, 985, 1000}; /* 1 … 8 children */
    MamsDay mother_birth = family->people[family->mother].birth;
    const DemoName *father = family->father >= 0
                                 ? family->people[family->father].given
                                 : mams_demo_names_given(world->names, family->people[0].group,
                                                         MAMS_SEX_MALE, true, random);
    int draw = mams_demo_random_below(random, 1000), n = 1;
    while (draw >= upto[n - 1])
        n++;
    /* Large families begin early. */
    int days = 365 * mams_demo_random_between(random, 19, MAX(20, 27 - n)) +
               mams_demo_random_below(random, 365);
    for (int i = 0; i < n && family->n < DEMO_MAX_PEOPLE; i++) {
        MamsDay birth = mother_birth + days;
        if (birth > world->today - 20 || days > 365 * 44)
            break;
        days += mams_demo_random_between(random, 400, 1500);
        if (mams_day_age(birth, world->today) > CHILD_AT_HOME_UNTIL)
            continue;
        MamsSex sex = mams_demo_random_chance(random, 514) ? MAMS_SEX_MALE : MAMS_SEX_FEMALE;
        DemoPerson *child = add_person(world, family, birth, sex, random);
        if (child->father)
            child->father = father;
        if (!child->phone && mams_demo_random_chance(random, 600))
            child->phone = family->people[family->mother].phone;
        child->disabled = mams_day_age(birth, world->today) < 18 &&
                          mams_demo_world_draw(world, DEMO_DECK_DISABLED_CHILDREN, 1000) < 18;
    }
}

static void marry(DemoWorld *world, DemoFamily *family, DemoRandom *random)
{
    DemoPerson *wife = &family->people[family->mother];
    family->wedding = mams_day_add_years(wife->birth, 19) + mams_demo_random_below(random, 1500);
    family->wedding = MIN(family->wedding, world->today);
    if (mams_demo_random_chance(random, 250)) {
        /* She kept her own. */
        wife->surname = mams_demo_names_surname(world->names, wife->group, random);
        return;
    }
    if (mams_demo_random_chance(random, 300))
        wife->former_surname = mams_demo_names_surname(world->names, wife->group, random);
}

static void add_parents(DemoWorld *world, DemoFamily *family, int wife_age, DemoRandom *random)
{
    MamsDay wife_birth = birth_at_age(world, wife_age, random);
    bool couple = mams_demo_random_chance(random, 870);
    if (couple) {
        MamsDay birth = wife_birth - mams_demo_random_between(random, -400, 2500);
        add_person(world, family, birth, MAMS_SEX_MALE, random);
        family->father = 0;
    }
    family->mother = family->n;
    add_person(world, family, wife_birth, MAMS_SEX_FEMALE, random);
    if (couple)
        marry(world, family, random);
}

static void draw_death(DemoWorld *world, const DemoFamily *family, DemoPerson *person,
                       DemoRandom *random)
{
    int age = mams_day_age(person->birth, world->today);
    int share = age < 18 ? 0 : age < 60 ? 9 : age < 75 ? 35 : 110;
    if (mams_demo_world_draw(world, DEMO_DECK_DEATHS, 1000) >= share)
        return;
    MamsDay first = mams_month_first_day(world->rules->system_start) + 60;
    first = MAX(first, mams_day_add_years(person->birth, 18));
    /* Parents saw their children born. */
    first = MAX(first, family->people[family->n - 1].birth);
    if (first > world->today)
        return;
    person->death = mams_demo_random_between(random, first, world->today);
    person->until = person->death;
}

/* A family from abroad: who was born before they came is resident since then. */
static void come_from_abroad(DemoWorld *world, DemoFamily *family, DemoRandom *random)
{
    if (mams_demo_world_draw(world, DEMO_DECK_FOREIGN, 1000) >= 14)
        return;
    MamsDay from = world->today - mams_demo_random_between(random, 40, 9 * 365);
    for (int i = 0; i < family->n; i++)
        if (family->people[i].birth < from)
            family->people[i].resident_from = from;
}

/* Digits that contradict the register: the date was corrected later, or the sex was mistaken. */
static void give_iin(DemoWorld *world, DemoPerson *person, DemoRandom *random)
{
    MamsDay birth = person->birth;
    MamsSex sex = person->sex;
    int draw = mams_demo_world_draw(world, DEMO_DECK_IRREGULAR, 1000);
    if (draw < 4)
        birth -= mams_demo_random_between(random, 1, 700);
    else if (draw < 6)
        sex = sex == MAMS_SEX_MALE ? MAMS_SEX_FEMALE : MAMS_SEX_MALE;
    person->iin = mams_demo_world_iin(world, birth, sex);
}

void mams_demo_family(DemoWorld *world, DemoFamily *family, DemoRandom *random)
{
    family->n = 0;
    family->father = family->mother = -1;
    family->wedding = MAMS_DAY_NONE;
    MamsSex sex;
    int age;
    switch (draw_household(world)) {
    case COUPLE:
        age = mams_demo_random_between(random, 25, 49);
        add_parents(world, family, age, random);
        add_children(world, family, random);
        break;
    case YOUNG_PARENTS:
        age = mams_demo_random_between(random, 20, 27);
        add_parents(world, family, age, random);
        add_children(world, family, random);
        break;
    case SINGLE:
        sex = mams_demo_random_chance(random, 560) ? MAMS_SEX_MALE : MAMS_SEX_FEMALE;
        add_person(world, family,
                   birth_at_age(world, mams_demo_random_between(random, 26, 62), random), sex,
                   random);
        break;
    case ELDERLY:
        age = 58 + mams_demo_random_below(random, 20) + mams_demo_random_below(random, 14);
        add_parents(world, family, age, random);
        break;
    }
    come_from_abroad(world, family, random);
    for (int i = 0; i < family->n; i++) {
        DemoPerson *person = &family->people[i];
        draw_death(world, family, person, random);
        give_iin(world, person, random);
        person->random.state = mams_demo_random_next(random);
    }
}

static void write_person(DemoWorld *world, DemoPerson *person)
{
    DemoRandom *random = &person->random;
    g_autofree char *surname =
        mams_demo_surname(person->surname, person->sex, person->kazakh_surname);
    g_autofree char *former =
        person->former_surname
            ? mams_demo_surname(person->former_surname, person->sex, person->kazakh_surname)
            : NULL;
    g_autofree char *patronymic =
        person->father ? mams_demo_patronymic(person->father, person->sex, person->patronymic)
                       : g_strdup("");
    bool kazakh = person->group == DEMO_KAZAKH;
    int language = mams_demo_random_chance(random, kazakh ? 800 : 30) ? MAMS_LANG_KK : MAMS_LANG_RU;
    g_autofree char *clinic = g_strdup_printf(
        language == MAMS_LANG_KK ? "№%d қалалық емхана" : "Городская поликлиника № %d",
        mams_demo_random_between(random, 1, 24));
    char email[32];
    g_snprintf(email, sizeof email, "demo%07d@mail.example",
               mams_demo_random_below(random, 10000000));
    MamsDay attached = person->until - mams_demo_random_between(random, 0, 15 * 365);
    MamsCitizen citizen = {
        .iin = person->iin,
        .surname = surname,
        .given = (char *)(person->kazakh_given ? person->given->kk : person->given->ru),
        .patronymic = patronymic,
        .former_surname = former,
        .birth = person->birth,
        .death = person->death,
        .resident_from = person->resident_from,
        .sex = person->sex,
        .region = person->region,
        .phone = person->phone,
        .email = mams_demo_random_chance(random, 120) ? email : NULL,
        .clinic = clinic,
        .clinic_since = MAX(attached, person->birth),
        .language = mams_demo_random_chance(random, 50) ? -1 : language,
    };
    mams_demo_write_citizen(world, &citizen);
}

static void relate(DemoWorld *world, const DemoPerson *of, const DemoPerson *relative,
                   char relation, MamsDay from)
{
    bool ends = relation == 's' && (of->death != MAMS_DAY_NONE || relative->death != MAMS_DAY_NONE);
    MamsRelative row = {.iin = of->iin,
                        .relative = relative->iin,
                        .relation = relation,
                        .from = from,
                        .to = ends ? MAX(from, MIN(of->until, relative->until)) : MAMS_DAY_FOREVER};
    mams_demo_write_relative(world, &row);
}

void mams_demo_family_write(DemoWorld *world, DemoFamily *family)
{
    for (int i = 0; i < family->n; i++)
        write_person(world, &family->people[i]);
    /* A family may have been cut short by the number of citizens. */
    bool both = family->father >= 0 && family->mother >= 0 && family->mother < family->n;
    const DemoPerson *father = family->father >= 0 ? &family->people[family->father] : NULL;
    const DemoPerson *mother = family->mother >= 0 ? &family->people[family->mother] : NULL;
    if (both) {
        relate(world, father, mother, 's', family->wedding);
        relate(world, mother, father, 's', family->wedding);
    }
    if (family->mother < 0)
        return;
    for (int i = family->mother + 1; i < family->n; i++) {
        const DemoPerson *child = &family->people[i];
        for (int parent = 0; parent <= family->mother; parent++) {
            relate(world, child, &family->people[parent], 'p', child->birth);
            relate(world, &family->people[parent], child, 'c', child->birth);
        }
    }
}
