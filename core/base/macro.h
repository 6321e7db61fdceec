/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_MACRO_H
#define MAMS_BASE_MACRO_H

#include <glib.h>
#include <stdbool.h>

/* Keys that an operator has recorded under a name. Strings (owned). */
typedef struct {
    char *login; /* the owner */
    char *name;
    char *keys;  /* names of keys and texts, one blank between them: "F7 3 Enter" */
    bool shared; /* every operator may run it */
} MamsMacro;

void mams_macro_free(MamsMacro *macro);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsMacro, mams_macro_free)

#endif
