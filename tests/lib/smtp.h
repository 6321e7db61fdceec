/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_SMTP_H
#define MAMS_TESTS_SMTP_H

/* A mail server on the loopback (smtp_sink.py), to which msmtp hands mail over: what it takes lies in the
 * Maildir "arrived" of the folder. Fails the test when the Debian packages are missing. */

enum { SMTP_LONG_MS = 120000 };

/* msmtp's configuration for it, from kanc@example.kz. (transfer none), until it is stopped. */
const char *smtp_start(const char *folder_path);
/* It ends well. */
void smtp_stop(void);
/* Also after a test that failed. */
void smtp_clear(void);

#endif
