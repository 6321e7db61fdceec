/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_MAIL_CORPUS_H
#define MAMS_TESTS_MAIL_CORPUS_H

#include "exchange/mail.h"

/* The messages of tests/fixtures/mail, sorted by name, without ".eml". (owned) */
GPtrArray *corpus_names(void);
/* The bytes of one. Fails the test when there is none. (owned) */
char *corpus_load(const char *name, gsize *length);
/* What expected.ini says of them. (owned) */
GKeyFile *corpus_expected(void);

/* What is wrong with a message beyond its words: texts that are no UTF-8 or hold what none may,
 * sizes over their limit. NULL when nothing is. (owned) */
char *corpus_fault(const MamsMail *mail);

#endif
