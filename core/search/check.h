/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_SEARCH_CHECK_H
#define MAMS_SEARCH_CHECK_H

#include "base/iin.h"

/* What is wrong with twelve digits that were typed, before anybody is looked for: a sentence that
 * names the group of digits to ask for again; NULL when nothing is. (owned) */
char *mams_search_check_iin(MamsIin iin);

#endif
