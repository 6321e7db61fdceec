/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DEMO_NAMES_H
#define MAMS_DEMO_NAMES_H

#include <glib.h>
#include <stdbool.h>

#include "base/iin.h"
#include "demo/random.h"

/* Whose names a family has. */
typedef enum { DEMO_KAZAKH, DEMO_RUSSIAN, DEMO_N_GROUPS } DemoGroup;

/* A name of the lists in data/names, in both spellings. */
typedef struct {
    const char *kk, *ru;
    const char *son_of, *daughter_of; /* patronymics that follow no rule, or NULL */
    int weight_old, weight_young;     /* sums with all names before it in the list */
} DemoName;

typedef struct DemoNames DemoNames;

/* Reads the lists of `directory` (data/names) and the regions beside it
 * (`directory`/../regions.csv). MAMS_ERROR_RULES names file and line. (owned) */
DemoNames *mams_demo_names_load(const char *directory, GError **error);
void mams_demo_names_free(DemoNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DemoNames, mams_demo_names_free)

/* Draws by weight. (transfer none) */
const DemoName *mams_demo_names_given(const DemoNames *names, DemoGroup group, MamsSex sex,
                                      bool young, DemoRandom *random);
const DemoName *mams_demo_names_surname(const DemoNames *names, DemoGroup group,
                                        DemoRandom *random);
/* A region's KATO code, by population. */
int mams_demo_names_region(const DemoNames *names, DemoRandom *random);
/* An invented name of an employer, such as «Тұлпар-Сервис», without its legal form. (owned) */
char *mams_demo_names_employer(const DemoNames *names, DemoRandom *random);

/* How a patronymic is formed. */
typedef enum {
    DEMO_PATRONYMIC_ULY, /* Серікұлы, Серікқызы */
    DEMO_PATRONYMIC_ULY_RU, /* Серикулы, Сериккызы: the same as Russian keyboards write it */
    DEMO_PATRONYMIC_OVICH /* Серикович, Сериковна */
} DemoPatronymic;

/* The words as a register writes them. All (owned). */
char *mams_demo_surname(const DemoName *surname, MamsSex sex, bool kazakh_spelling);
char *mams_demo_patronymic(const DemoName *father, MamsSex sex, DemoPatronymic form);

#endif
