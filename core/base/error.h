/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_ERROR_H
#define MAMS_BASE_ERROR_H

#include <glib.h>

/*
 * Errors of the core. Every fallible function takes a GError and sets one of these codes in the
 * domain MAMS_ERROR; the message is a sentence in the interface language that names the subject
 * and says what to do. Codes of SQLite, GMime, … never leave the layer that met them.
 */
#define MAMS_ERROR (mams_error_quark())

typedef enum {
    MAMS_ERROR_NOT_FOUND = 1,      /* no such citizen, or a check found something */
    MAMS_ERROR_USAGE = 64,         /* a wrong word on the command line or in a form */
    MAMS_ERROR_DATA = 65,          /* bad data in a file or a damaged database */
    MAMS_ERROR_NO_INPUT = 66,      /* no such input file, or it is not a file */
    MAMS_ERROR_INTERNAL = 70,      /* a fault in the program */
    MAMS_ERROR_CANNOT_CREATE = 73, /* an output file cannot be made, or exists already */
    MAMS_ERROR_IO = 74,            /* reading or writing failed, the disk is full */
    MAMS_ERROR_BUSY = 75,          /* somebody else holds the database: try again */
    MAMS_ERROR_NOT_PERMITTED = 77, /* the role of the operator does not allow it */
    MAMS_ERROR_RULES = 78          /* bad rules or configuration */
} MamsErrorCode;

GQuark mams_error_quark(void);

/* The exit status of sysexits.h for an error: the code itself for MAMS_ERROR, 70 for any other
 * domain, 0 for NULL. */
int mams_error_exit_status(const GError *error);

/* What an errno of a file means, in the interface language, as the end of a sentence. The C library
 * has such words only in the languages that the machine has. (transfer none) */
const char *mams_error_text(int number);

#endif
