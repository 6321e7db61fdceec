/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STATUS_APPEAL_H
#define MAMS_STATUS_APPEAL_H
#include "rules/rules.h"
typedef struct { MamsDay from, until; } MamsPause;
typedef struct {
    MamsDay received;
    const MamsPause *pauses; int n_pauses;
    MamsDay extended_on, extended_to;
} MamsAppeal;
typedef struct {
    MamsDay registered;
    MamsDay due;
    MamsDay redirect_by;
    MamsDay tell_by;
    MamsDay extend_to;
    bool stopped;
    int left;
    bool uncertain;
} MamsAppealTerms;
void mams_appeal_terms(const MamsRules *rules, const MamsAppeal *appeal, MamsDay today, MamsAppealTerms *terms);
#endif
