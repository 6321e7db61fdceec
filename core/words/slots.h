/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_SLOTS_H
#define MAMS_WORDS_SLOTS_H

#include <stdbool.h>

#include "words/facts.h"

/* What data/words/<lang>.ini must hold. Private to core/words. */

/* A template that must be there. */
typedef struct {
    const char *key;
    const Fact *sure, *maybe; /* facts it may name, ended by N_FACTS; NULL: none */
} Slot;

typedef struct {
    const char *group;
    const Slot *slots;
    int n_slots;
    const Fact *sure, *maybe; /* facts that every slot of the group may name, likewise */
    bool variants;            /* "ended.student" may stand beside "ended" */
    bool notes;               /* one more slot for each parameter of the rules */
} SlotGroup;

extern const SlotGroup words_groups[];
extern const int words_n_groups;

#endif
