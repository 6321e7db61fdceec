/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_EXCHANGE_H
#define MAMS_EXCHANGE_EXCHANGE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/citizen.h"
#include "base/day.h"
#include "base/iin.h"
#include "rules/rules.h"
#include "status/facts.h"

/*
 * Files from registers and banks to facts. A source reads one file in a stream and hands over one
 * row at a time; it knows nothing of the database. A bad row never stops the file.
 */

typedef enum {
    MAMS_FILE_CITIZENS,
    MAMS_FILE_RELATIVES,
    MAMS_FILE_ASSIGNMENTS,
    MAMS_FILE_PAYMENTS,
    MAMS_N_FILES
} MamsFileKind;

/* "citizens", …; the kind of a code, or -1. */
const char *mams_file_kind_code(MamsFileKind kind);
int mams_file_kind_parse(const char *code);

/* A row that was not taken, or a doubt about one that was. Strings (transfer none). */
typedef struct {
    int64_t line;           /* from 1 */
    const char *field;      /* column or MT-102 field, "" when it is the whole line */
    const char *reason;     /* in the interface language */
    const char *text;       /* the line as it came, cleaned and cut to 1000 bytes */
    bool warning;           /* the row was taken nevertheless */
} MamsReject;

/* One row. The sink puts it into the database. Return false to stop reading (a database error). */
typedef struct {
    int64_t line;
    MamsIin iin;
    union {
        const MamsCitizen *citizen;
        const MamsRelative *relative;
        const MamsAssignment *assignment;
        const MamsPayment *payment;
    };
    /* From MT-102, for warnings against the register; NULL in CSV. */
    const char *surname, *given;
    MamsDay birth;          /* NONE when the file does not say */
    const char *text;       /* the line as it came, for the sink's own rejects (transfer none) */
} MamsRow;

typedef struct {
    bool (*row)(const MamsRow *row, void *data);
    void (*reject)(const MamsReject *reject, void *data);
    /* For a progress line; may be NULL. `bytes` read so far. */
    void (*progress)(int64_t bytes, void *data);
    void *data;
} MamsSink;

typedef struct {
    bool accept_control_digit; /* take ИИН with a wrong control digit */
    MamsDay today;             /* rows dated after it are rejected where a date cannot be in the future */
} MamsReadOptions;

typedef struct {
    int64_t bytes;
    int64_t lines;
    char sha256[65];
    char format[16];        /* "csv" or "mt102" */
    char encoding[16];      /* "UTF-8", "RK1048", … as guessed */
    int64_t messages;       /* of MT-102 */
    int64_t unposted;       /* MT-102 messages of which nothing was handed over: sums that do not
                               agree, no end, a head that cannot be read */
} MamsReadTotals;

/* Reads a file ("-": standard input, as file descriptor 0) of that kind. Payments may be MT-102,
 * recognised by content. False when the file cannot be read at all (NO_INPUT: no such file, a
 * directory; DATA: empty, no header, an unknown column, neither CSV nor MT-102; IO) or the sink
 * stopped it (error left as the sink set it through its own data). Memory stays constant; a line
 * over 64 KiB is rejected. */
bool mams_exchange_read(const char *path, MamsFileKind kind, const MamsRules *rules,
                        const MamsReadOptions *options, const MamsSink *sink, MamsReadTotals *totals,
                        GError **error);

/* Writes one CSV field with the quotes it needs, and a comma or, after the last one, CR LF. Line breaks
 * inside a field become blanks. NULL is the empty field. */
void mams_csv_append(GString *line, const char *field, bool last);

#endif
