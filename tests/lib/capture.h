/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_CAPTURE_H
#define MAMS_TESTS_CAPTURE_H

#include "cm.h"

#include <glib.h>
#include <stdbool.h>

#include "exchange/exchange.h"

/* What reading a file gave, as text that a test can compare. */
typedef struct {
    bool ok;
    GError *error;       /* or NULL */
    GPtrArray *rows;     /* char *, one a row: its facts in one line */
    GPtrArray *rejects;  /* char *, "line field: reason" */
    GPtrArray *warnings; /* the same */
    GPtrArray *texts;    /* char *, the texts of rejects and warnings in order */
    int stop_after;      /* rows after which the sink stops; 0: never */
    int64_t progress;    /* bytes last reported */
    MamsReadTotals totals;
} Capture;

/* Today is 2026-11-22 in every capture. */
Capture *capture_file(MamsFileKind kind, const char *path, bool accept_control_digit);
Capture *capture_bytes(MamsFileKind kind, const char *bytes, size_t length);
Capture *capture_text(MamsFileKind kind, const char *text);
/* The same with a sink that stops after so many rows. */
Capture *capture_stopping(MamsFileKind kind, const char *path, int rows);
void capture_free(Capture *capture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Capture, capture_free)

/* Writes a temporary file and returns its path, always the same one. */
const char *capture_write(const char *bytes, size_t length);
/* Loads the rules before the tests, and removes the temporary file after them. */
int capture_setup(void **state);
int capture_teardown(void **state);

/* The only row, reject or warning; fails when there are none or several. */
const char *only(GPtrArray *lines);
void assert_begins(const char *text, const char *beginning);
void assert_holds(const char *text, const char *part);
/* Fails unless reading failed with that code and a message that holds the part. */
void assert_refused(const Capture *capture, int code, const char *part);

#endif
