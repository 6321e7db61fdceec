/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_PEOPLE_H
#define MAMS_TESTS_PEOPLE_H

#include "words/words.h"

/* A person of tests/golden/people.txt with the answer on the day that stands there. */
typedef struct {
    char *file; /* of tests/golden/words: "01-transition.txt" */
    MamsFacts *facts;
    MamsAnswer *answer;
    MamsPerson person;
} GoldenPerson;

/* Calls `visit` for each of them in turn, by the rules of rules_fixture.h, and gives their number.
 * A line that cannot be read fails the test. */
int golden_people_each(void (*visit)(const GoldenPerson *person));

#endif
