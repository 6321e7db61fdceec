/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DEMO_DEMO_H
#define MAMS_DEMO_DEMO_H

#include <glib.h>
#include <stdbool.h>

#include "rules/rules.h"
#include "store/store.h"

/* A synthetic country: invented people only, each ИИН with 9 as its eighth digit. */
typedef struct {
    int citizens; /* 1 … 5 000 000 */
    uint32_t seed;
    MamsDay today;               /* the country's day; nobody has a payment after it */
    const char *names_directory; /* data/names */
    void (*progress)(int done, int of, void *data); /* or NULL */
    void *data;
} MamsDemoOptions;

/* Writes the people into an empty database under the journal entry `entry`, in transactions of its
 * own. The same options give the same people, in any build. */
bool mams_demo_populate(MamsStore *store, const MamsRules *rules, const MamsDemoOptions *options,
                        int64_t entry, GError **error);

#endif
