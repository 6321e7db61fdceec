/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_BUDGETS_H
#define MAMS_TESTS_BUDGETS_H

#include <glib.h>
#include <stdbool.h>

/*
 * What the operator's tasks may take: one table for the tests, which hold keys and bytes, and for
 * the benchmark, which times every key. Keys are written as in a macro ("F7 3 Enter"), with {iin}
 * and {name} for the person.
 */
enum { BUDGET_TEXTS = 4 };

typedef struct {
    const char *name;
    const char *before; /* from the empty search screen to where the task begins, not counted */
    const char *keys;   /* the task */
    guint max_keys, text_keys; /* text_keys: those of a document's own text are not counted */
    gsize max_bytes;           /* sent to a terminal of 80×24 */
    /* What stands on the screen then and, with a sum in `keys`, not before: of the fixture's Алия,
     * in English. */
    const char *shows[BUDGET_TEXTS];
    bool writes; /* records are changed: only for a database of tests */
} Budget;

/* Ended by one without a name. */
extern const Budget budgets[];

/* The beginnings of surname and given name that are typed: "ахме Space али". (owned) */
char *budget_name_keys(const char *surname, const char *given);

/* What a terminal sends for each of the keys: char *. (owned) */
GPtrArray *budget_bytes(const char *keys, const char *iin, const char *name_keys);

#endif
