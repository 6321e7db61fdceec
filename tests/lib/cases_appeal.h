/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_CASES_APPEAL_H
#define MAMS_TESTS_CASES_APPEAL_H

#include <stdbool.h>

#include "rules/rules.h"

typedef struct CaseAppeal CaseAppeal;

CaseAppeal *case_appeal_new(void);
void case_appeal_free(CaseAppeal *self);

/* Takes a line of a case that speaks of an appeal (came, asked, extended, clock): fails the running
 * test when it cannot be read, and when a clock shows something else. false for every other line.
 * `place` names it in messages. */
bool case_appeal_line(CaseAppeal *self, const MamsRules *rules, const char *place, char **words);

#endif
