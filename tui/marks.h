/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_MARKS_H
#define MAMS_TUI_MARKS_H

#include "mams.h"

#include "theme.h"

/* The first sign of a month on the strip: who covered it, or why nobody did. The letters of the
 * payers are those of the rules. (transfer none) */
const char *mams_marks_sign(const MamsRules *rules, const MamsMonthAnswer *month, MamsRole *role);
/* The second one, of the same answer's month: another who paid, a returned payment, a gap before
 * it, the right that is kept, the debt; NULL when there is nothing more to say. (transfer none) */
const char *mams_marks_second(const MamsRules *rules, const MamsAnswer *answer,
                              const MamsMonthAnswer *month, MamsRole *role);

/* What the signs of some months mean, each once: "e employer  · not covered". With the `answer`
 * that the months are of also the second ones; it may be NULL. (owned) */
char *mams_marks_legend(const MamsRules *rules, MamsLang lang, const MamsAnswer *answer,
                        const GArray *months, MamsMonth from, MamsMonth to);

/* A month in few words: "i insured 4,250 ₸": its sign, the verdict, what was paid. (owned) */
char *mams_marks_describe(const MamsRules *rules, const MamsWords *words, MamsLang lang,
                          const MamsMonthAnswer *month, MamsSex sex);

/* The sign of a verdict. (transfer none) */
const char *mams_marks_verdict(MamsVerdict verdict, MamsRole *role);
/* "NOT INSURED since 01.08.2024", "INSURED until 30.09.2025". (owned) */
char *mams_marks_verdict_text(const MamsWords *words, MamsLang lang, const MamsAnswer *answer,
                              MamsSex sex);

#endif
