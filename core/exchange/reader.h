/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_READER_H
#define MAMS_EXCHANGE_READER_H

#include <glib.h>
#include <stdbool.h>

#include "exchange/exchange.h"
#include "exchange/input.h"

/* One run over one file: what CSV and MT-102 share. */
typedef struct {
    MamsInput *input;
    MamsFileKind kind;
    const MamsRules *rules;
    const MamsReadOptions *options;
    const MamsSink *sink;
    MamsReadTotals *totals;
    GPtrArray *warnings; /* of the row being read: field and reason by turns (owned) */
    GPtrArray *strings;  /* of the row being read (owned) */
    bool stopped;        /* the sink wants no more */
} MamsReader;

/* The two formats. False with an error when the file is not of that format or has no usable head.
 */
bool mams_csv_read(MamsReader *reader, GError **error);
void mams_mt102_read(MamsReader *reader);

/* Reads the next line and reports progress. False at the end, when reading failed or the sink
 * stopped. */
bool mams_reader_line(MamsReader *reader, MamsLine *line);

/* Forgets the strings and warnings of the row before. */
void mams_reader_begin_row(MamsReader *reader);
/* Keeps a doubt about the row until it is known whether the row is taken. */
void mams_reader_doubt(MamsReader *reader, const char *field, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
/* Hands the row over and then its doubts. */
void mams_reader_take(MamsReader *reader, const MamsRow *row);
/* Reports a row that is not taken; its doubts are dropped. `text` may be any bytes. */
void mams_reader_reject(MamsReader *reader, int64_t line, const char *field, const char *reason,
                        const char *text);
/* Reports the doubts of what was read since mams_reader_begin_row(). */
void mams_reader_report_doubts(MamsReader *reader, int64_t line, const char *text);

#endif
