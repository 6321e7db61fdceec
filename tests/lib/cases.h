/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_CASES_H
#define MAMS_TESTS_CASES_H

#include "rules/cases.h"
#include "rules/rules.h"

/* Works out one case of law: reads its facts, asks its questions, and fails the running test with
 * file and line where the engine answers otherwise. data/cases/README.md describes the words. */
void case_run(const MamsRules *rules, const MamsCase *self);

#endif
