/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_LOOKUPS_H
#define MAMS_DESK_LOOKUPS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "desk/desk.h"
#include "rules/reference.h"
#include "status/diff.h"
#include "status/rates.h"
#include "status/whatif.h"

/* Questions beside the card: what must be paid, what is known of the Fund, what if, and what became
 * different since. None of them writes; who shows a person's answer calls mams_desk_look() afterwards. */

/* ---- rates ---- */

/* The rates on a day (NONE: today); `kind` and `income` as mams_rates_new(). It shows nobody, so no
 * look is due. (owned) */
MamsRates *mams_desk_rates(MamsDesk *desk, MamsDay on, int kind, int64_t income, GError **error);
/* Names and notes in the language. (owned) */
char *mams_desk_rates_json(MamsDesk *desk, const MamsRates *rates, MamsLang lang);

/* ---- reference ---- */

/* The short answers about the Fund, read when first asked for; see words/reference.h.
 * (transfer none) */
const MamsReference *mams_desk_reference(MamsDesk *desk, GError **error);

/* ---- what-if ---- */

/* What somebody might do on a day; see MamsScenario. */
typedef struct {
    MamsDay on;                 /* NONE: today */
    MamsMonth pay_from, pay_to; /* NONE: none */
    bool prepay;
    const char *category;               /* a code, or NULL */
    MamsDay category_from, category_to; /* to: NONE when open */
    MamsMonth job_from;                 /* NONE: none */
    const char *rules_directory;        /* judge it by these rules, NULL: by those of the desk */
} MamsQuestion;

typedef struct {
    MamsCard *card;
    MamsRules *other_rules;     /* or NULL */
    MamsFacts *other_facts;     /* the same person's by these rules, or NULL */
    MamsComparison *comparison; /* left: as things stand; right: with what is done */
} MamsWhatIf;

/* MAMS_ERROR_USAGE for a category that the rules do not have, a month or day before the one it
 * begins with, and a question in which nothing happens. (owned) */
MamsWhatIf *mams_desk_whatif(MamsDesk *desk, MamsIin iin, const MamsQuestion *question,
                             GError **error);
void mams_whatif_free(MamsWhatIf *what_if);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsWhatIf, mams_whatif_free)
char *mams_desk_whatif_json(MamsDesk *desk, const MamsWhatIf *what_if); /* (owned) */

/* ---- between two knowledge times ---- */

/* A journal entry that changed something; strings (owned). */
typedef struct {
    int64_t number;
    char *time; /* "2024-11-22T14:05:00+05:00" */
    char *login, *action;
} MamsChangeEntry;

typedef struct {
    MamsIin iin;
    MamsDay on;
    int64_t before, after; /* the last journal entries that were known */
    bool known_before;     /* whether the person was known at the first time */
    MamsMonth from, to;
    GPtrArray *months;  /* MamsMonthDiff */
    GPtrArray *entries; /* MamsChangeEntry that the months name, ascending */
} MamsTimelineDiff;

/* What the months from … to (NONE: the 24 up to `on`) said at one knowledge time and say at
 * another, as mams_desk_known_at() gives them. MAMS_ERROR_USAGE when `before` is later. (owned) */
MamsTimelineDiff *mams_desk_timeline_diff(MamsDesk *desk, MamsIin iin, MamsDay on, MamsMonth from,
                                          MamsMonth to, int64_t before, int64_t after,
                                          GError **error);
void mams_timeline_diff_free(MamsTimelineDiff *diff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsTimelineDiff, mams_timeline_diff_free)
/* The entry of that number among diff->entries; NULL when it is none of them. (transfer none) */
const MamsChangeEntry *mams_timeline_diff_entry(const MamsTimelineDiff *diff, int64_t number);
char *mams_desk_timeline_diff_json(MamsDesk *desk, const MamsTimelineDiff *diff); /* (owned) */

#endif
