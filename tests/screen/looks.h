/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_LOOKS_H
#define MAMS_TESTS_LOOKS_H

#include "harness.h"

/* What looks a screen writes. For programs linked with --wrap=mams_desk_look. */
extern GString *looks;  /* the actions of the looks, a blank before each; the test's own */
extern bool looks_fail; /* the disk is full */

/* Opens a card by its ИИН, the looks counted from there. */
Harness *looks_open_card(const char *iin, MamsLang language);

#endif
