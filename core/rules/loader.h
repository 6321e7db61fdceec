/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_RULES_LOADER_H
#define MAMS_RULES_LOADER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/rulefile.h"
#include "rules/rules.h"

/* From checked groups to MamsRules. Private to core/rules. */

struct MamsRulesPrivate {
    bool borrowed;         /* a copy with another parameter: only its parameters are its own */
    GStringChunk *strings; /* every string of the rules */
    GPtrArray *blocks;     /* every array of the rules, g_free */
    GPtrArray *list;       /* MamsRuleItem */

    /* The rate of each kind and month, as an index into its rates or -1, and its sum in tiyn for
     * each year of wages: read in the innermost loop of a batch. */
    MamsMonth first_month;
    int n_months;
    int16_t *rate_of_month[MAMS_N_KINDS];
    int first_year, n_years;
    int64_t *sums[MAMS_N_KINDS]; /* [rate][year] */
};

typedef struct {
    MamsRules *rules;
    struct MamsRulesPrivate *priv;
    GPtrArray *files; /* RuleFile, checked, by name */
} Loader;

/* How far a walk over the groups has come; begins as {0, 0}. */
typedef struct {
    guint file, at;
} LoaderPlace;

/* The next group whose first word is `word`, by file and place in it; NULL at the end. */
const RuleGroup *loader_next(const Loader *loader, const char *word, LoaderPlace *place);
/* The first group of that kind, or NULL and an error that it is missing from its file. */
const RuleGroup *loader_need(const Loader *loader, const char *word, const char *file,
                             GError **error);
/* Sets the error that `file` lacks the group "WORD NAME". Returns false. */
bool loader_fail_missing(const char *file, const char *word, const char *name, GError **error);

/* A value as a string of the rules; NULL when it is not there. */
const char *loader_string(Loader *loader, const RuleGroup *group, const char *key);
/* A text in three languages; each NULL when it is not there. */
void loader_words(Loader *loader, const RuleGroup *group, const char *key,
                  const char *words[MAMS_N_LANGS]);
bool loader_provenance(Loader *loader, const RuleGroup *group, MamsProvenance *why, GError **error);
/* Gives the array's memory to the rules. */
gpointer loader_keep(Loader *loader, GArray *array, int *n);

/* The parts, in this order: a later one looks things up in the earlier ones. */
bool loader_sources(Loader *loader, GError **error);
bool loader_parameters(Loader *loader, GError **error);
bool loader_articles(Loader *loader, GError **error);
bool loader_registers(Loader *loader, GError **error);
bool loader_wages(Loader *loader, GError **error);
bool loader_state(Loader *loader, GError **error);
bool loader_payers(Loader *loader, GError **error);
bool loader_categories(Loader *loader, GError **error);
bool loader_system(Loader *loader, GError **error);
bool loader_channels(Loader *loader, GError **error);
/* Fills the tables of MamsRulesPrivate. */
bool loader_tables(Loader *loader, GError **error);

/* Sets the flags of MamsRules that stand for parameters. */
void mams_rules_resolve_parameters(MamsRules *rules);

#endif
