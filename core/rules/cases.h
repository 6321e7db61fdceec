/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_RULES_CASES_H
#define MAMS_RULES_CASES_H

#include <glib.h>
#include <stdbool.h>

/*
 * The cases of law that stand beside the rules: data/cases/NAME.txt, whose README describes the
 * form. Read here: titles, sources and which rules a case holds. The tests work out the facts and
 * questions.
 */

/* What a case shows of a rule: that it works, where it does not reach, the day or sum at which the
 * answer turns. */
typedef enum { MAMS_CASE_YES, MAMS_CASE_NO, MAMS_CASE_BOUNDARY, MAMS_N_CASE_KINDS } MamsCaseKind;

/* "yes", "no", "boundary". */
const char *mams_case_kind_code(MamsCaseKind kind);

typedef struct {
    int number; /* in its file, from 1 */
    char *text; /* without blanks at its ends */
} MamsCaseLine;

typedef struct {
    char *file; /* "grace.txt" */
    int line;   /* of its title */
    char *title;
    char *source;                       /* where it comes from */
    GPtrArray *held[MAMS_N_CASE_KINDS]; /* names of rules: "grace", "category:student" */
    GPtrArray *lines;                   /* MamsCaseLine: facts and questions, in order */
} MamsCase;

/*
 * Reads the *.txt files of `directory`, by name. MAMS_ERROR_RULES names file and line: a line
 * outside a case, a case without a source, a word that is no kind, no rule after it. Returns
 * (owned) GPtrArray of MamsCase in order.
 */
GPtrArray *mams_cases_load(const char *directory, GError **error);

/*
 * Whether the case holds the group of the rule files in that way. The name of a group is its words
 * with ':' between them: "payer:self", "parameter:debt_window", "minimum-wage:2022-01"; without the
 * first word for a [rule …]: "grace"; a [law …] goes by its category and a [rate …] by its payer:
 * "category:student:2026-01-01". A name holds all groups that begin with it.
 */
bool mams_case_holds(const MamsCase *self, MamsCaseKind kind, const char *group);
/* Whether a name is that of the group, or the beginning of it. */
bool mams_case_name_fits(const char *name, const char *group);

#endif
