/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STORE_MIGRATIONS_H
#define MAMS_STORE_MIGRATIONS_H

#include <glib.h>

/* One step of the schema: a file data/sql/NNNN_NAME.sql, made part of the library when it is built.
 */
typedef struct {
    int number; /* 1 …; PRAGMA user_version of a database that has it */
    const char *name;
    const char *text;
} MamsMigration;

/* In order of number, without a gap, at least one. */
extern const MamsMigration mams_migrations[];
extern const int mams_n_migrations;

#endif
