/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_APPEALS_H
#define MAMS_TESTS_APPEALS_H

#include "harness.h"

/* Inquiries on the fixture's database, for the screens about them. */

/* A mail program in place of the Maildir, from then on; NULL: none. */
extern const char *appeals_command;

/* A desk of "aidana" or "bolat" whose mail leaves into a Maildir in `folder`, and whose SMS do. */
MamsDesk *appeals_desk(const char *login);
/* The program on such a desk; screens are kept in `folder` when `kept`. */
Harness *appeals_start(MamsLang language, const char *login, bool kept);
/* Registers what came by mail (`address` not NULL) or eGov; about the ИИН unless NULL. */
int64_t appeals_add(const char *iin, const char *address, const char *subject, const char *text,
                    MamsLang language);
/* Takes in a mail of tests/fixtures/mail; how many inquiries there are of it now is not looked at. */
void appeals_take(const char *name);
/* How many mails have left. */
int appeals_mails(void);
/* Fails when a row of the screen is wider than the window: cut off words end with "…". */
void appeals_expect_fits(Harness *harness);

#endif
