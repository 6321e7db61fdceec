/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_COLUMNS_H
#define MAMS_EXCHANGE_COLUMNS_H

#include <glib.h>
#include <stdbool.h>

#include "exchange/reader.h"

/* The four CSV files as tables of columns. */

/* One row of any of them. Strings are those of the row's text or of the reader. */
typedef struct {
    MamsIin iin;
    union {
        MamsCitizen citizen;
        MamsRelative relative;
        MamsAssignment assignment;
        MamsPayment payment;
    };
} MamsRecord;

typedef struct MamsColumn {
    const char *name;
    bool required; /* must be in the header, and not empty */
    /* Reads a field that is not empty, may change its text, writes to `where` in the record. */
    bool (*read)(MamsReader *reader, const struct MamsColumn *column, char *text, void *where,
                 GError **error);
    size_t offset; /* of its value in MamsRecord */
    int limit;     /* letters of a text */
} MamsColumn;

typedef struct {
    const MamsColumn *columns;
    int n_columns;
    MamsRecord blank; /* a row whose fields are all empty */
    /* What fields must be to each other. On failure `field` is the one to blame. */
    bool (*check)(MamsRecord *record, const char **field, GError **error);
} MamsTable;

enum { MAMS_MAX_COLUMNS = 16 };

const MamsTable *mams_columns_of(MamsFileKind kind);

#endif
