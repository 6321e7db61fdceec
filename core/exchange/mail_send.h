/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_MAIL_SEND_H
#define MAMS_EXCHANGE_MAIL_SEND_H

#include <glib.h>
#include <stdbool.h>

/* Hands a mail (exchange/mail_write.h) over: to the machine's sendmail, or into a Maildir. */

typedef enum {
    MAMS_DELIVERY_DELIVERED, /* handed over */
    MAMS_DELIVERY_REFUSED,   /* not sent, and will not be: a person has to change something */
    MAMS_DELIVERY_LATER,     /* certainly not sent: it may be tried again */
    MAMS_DELIVERY_UNCERTAIN  /* perhaps sent: only a person may decide to send it again */
} MamsDelivery;

/*
 * Runs a program such as {"sendmail", "-t", "-oi", NULL}, without a shell, with the mail as its
 * standard input, and waits for it, at most `timeout_ms` and a second more. It has no terminal.
 * False with an error unless the outcome is DELIVERED; its sentence holds the first line that the
 * program wrote to its standard error, without control characters.
 *
 *   what happened                                             outcome     error
 *   exit 0                                                    DELIVERED   -
 *   exit 64 … 69: usage, data, no input, no user, no host,    REFUSED     MAMS_ERROR_DATA
 *     service refused (sysexits.h)
 *   the same, but msmtp tells a reply 4xx of the server       LATER       MAMS_ERROR_BUSY
 *   cannot be found or started                                LATER       MAMS_ERROR_NO_INPUT
 *   exit 71, 72, 73, 75, 77, 78: the system, a missing file,  LATER       MAMS_ERROR_BUSY
 *     try again, no rights, configuration
 *   any other end, the mail not read to its end: no server    LATER       MAMS_ERROR_BUSY
 *     takes half a mail
 *   any other end: a signal, the time is over, exit 70, 74    UNCERTAIN   MAMS_ERROR_IO
 *     or 76 (the line broke), 1, 127 of a script
 *   exit 0, but the mail was not read to its end              UNCERTAIN   MAMS_ERROR_IO
 *
 * Exit 75 of Sendmail (the program of that name) may also mean "queued"; to be run with -odb.
 */
bool mams_mail_deliver_command(const char *const *argv, GBytes *mail, int timeout_ms,
                               MamsDelivery *outcome, GError **error);

/*
 * Puts the mail into new/ of a Maildir, whole and on the disk, or not at all. `unique_name` is the
 * caller's, always the same for one mail: letters, digits and . _ = + -; when new/ or cur/ has it
 * already nothing is written and all is well. The folder is made when it is missing, not the one
 * it lies in. MAMS_ERROR_CANNOT_CREATE; MAMS_ERROR_IO when the disk is full; MAMS_ERROR_INTERNAL
 * for a name that is none.
 */
bool mams_mail_deliver_maildir(const char *maildir, const char *unique_name, GBytes *mail,
                               GError **error);

#endif
