/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_SMS_OUTBOX_H
#define MAMS_EXCHANGE_SMS_OUTBOX_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * The file from which the centre's gateway takes the messages that it is to send: one JSON object a
 * line, only ever appended to:
 *
 *   {"id":"417","phone":"+77010000001","purpose":"steps","parts":1,"text":"…"}
 *
 * A reader takes what ends with a newline, and passes over a line that is no JSON: what a crash
 * left. To put the file away it renames it while it holds its lock (flock).
 */

typedef struct {
    const char *id;      /* the caller's, always the same for one message: at most 200 bytes */
    int64_t phone;       /* the last ten digits */
    const char *purpose; /* a code */
    int parts;           /* of how many messages the network will make of it */
    const char *text;    /* at most 8000 bytes */
} MamsSms;

/*
 * Appends a message, whole and on the disk; when the file has its id already nothing is written and
 * all is well. The file is made when it is missing. MAMS_ERROR_USAGE for no phone, no id or no
 * text; MAMS_ERROR_CANNOT_CREATE; MAMS_ERROR_IO when the disk is full.
 */
bool mams_sms_outbox_append(const char *path, const MamsSms *sms, GError **error);

/* Whether the file has a message of that id; a missing file has none. Looks at the last 16 MB: more
 * than a gateway leaves lying. MAMS_ERROR_IO, MAMS_ERROR_NO_INPUT. */
bool mams_sms_outbox_holds(const char *path, const char *id, bool *holds, GError **error);

#endif
