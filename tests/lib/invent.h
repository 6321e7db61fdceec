/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_INVENT_H
#define MAMS_TESTS_INVENT_H

#include "status/facts.h"

/* Invented people and what is recorded of them, by the rules of rules_fixture.h. */

/* A number that fits birth date and sex; 9 as its eighth digit, like all invented ones. */
MamsIin invent_iin(MamsDay birth, MamsSex sex);
/* A woman without records. (owned) */
MamsFacts *invent_woman(const char *birth);
/* Each month paid at its rate: on its 20th, or all on one day (`on` NULL: the former). */
void invent_payments(MamsFacts *facts, MamsKind kind, const char *from, const char *to,
                     const char *on);
/* A record of a category, open when `to` is NULL. */
void invent_assignment(MamsFacts *facts, const char *category, const char *from, const char *to);

#endif
