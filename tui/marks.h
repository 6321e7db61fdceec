/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_MARKS_H
#define MAMS_TUI_MARKS_H

#include "mams.h"

#include "theme.h"

/* The one sign of a month on the strip: who covered it, or why nobody did. The letters of the
 * payers are those of the rules. (transfer none) */
const char *mams_marks_sign(const MamsRules *rules, const MamsMonthAnswer *month, MamsRole *role);

/* What the signs of some months mean, each once: "e employer  · not covered". (owned) */
char *mams_marks_legend(const MamsRules *rules, MamsLang lang, const GArray *months, MamsMonth from,
                        MamsMonth to);

#endif
