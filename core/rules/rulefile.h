/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_RULES_RULEFILE_H
#define MAMS_RULES_RULEFILE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/lang.h"

/*
 * The rule files as text: groups and keys with their lines, and the readers of single values. Each
 * error is MAMS_ERROR_RULES and names file, line, group and key. Private to core/rules.
 */
typedef struct RuleFile RuleFile;

/* A kind of group: its first word, the file it may stand in, how many words follow the first, and
 * its own keys. Of a key "?" says that it may be missing, "[]" that it stands once a language. */
typedef struct {
    const char *word;
    const char *file;
    int n_names;
    const char *keys;
    bool provenance; /* Article, Source, Compared, Confidence and perhaps Note[] as well */
} RuleKind;

typedef struct {
    const RuleFile *file;
    const RuleKind *kind;
    char *name;   /* "rate self 2020-01" */
    char **words; /* "rate", "self", "2020-01" */
    int line;
} RuleGroup;

struct RuleFile {
    char *name; /* "payers.ini" */
    GKeyFile *keys;
    GHashTable *lines; /* "group" and "group\nkey" → line */
    GPtrArray *groups; /* RuleGroup, in the order of the file */
};

/* Reads a file's text. A line that is neither blank, comment, [group] nor Key=value, a group or key
 * that comes twice, an empty value and text that is not UTF-8 are errors. (owned) */
RuleFile *rulefile_new(const char *name, const char *text, gsize length, GError **error);
void rulefile_free(RuleFile *file);

/* The names of the rule files, NULL-terminated. */
extern const char *const rulefile_names[];
/* Finds the kind of every group and checks its words and keys against it. */
bool rulefile_check(RuleFile *file, GError **error);
/* Whether the key says where a value comes from and not what it is ("Article", "Note[kk]"). */
bool rulefile_is_provenance_key(const char *key);

/* Sets an error about a group, and about a key when `key` is not NULL. Returns false. */
bool rulefile_fail(const RuleGroup *group, const char *key, GError **error, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* The raw value, trimmed, or NULL when the key is not there. (owned) */
char *rulefile_text(const RuleGroup *group, const char *key);
bool rulefile_has(const RuleGroup *group, const char *key);

/* Readers of one value. A key that is not there leaves `value` as it is: rulefile_check() has
 * already refused groups that lack a key they need. */
bool rulefile_int(const RuleGroup *group, const char *key, int min, int max, int *value,
                  GError **error);
bool rulefile_bool(const RuleGroup *group, const char *key, bool *value, GError **error);
bool rulefile_month(const RuleGroup *group, const char *key, MamsMonth *value, GError **error);
bool rulefile_day(const RuleGroup *group, const char *key, MamsDay *value, GError **error);
/* A decimal of at most four places, times 10 000; more than 0 and at most `max` (not multiplied).
 */
bool rulefile_decimal(const RuleGroup *group, const char *key, int max, int64_t *value,
                      GError **error);
/* Tenge, more than 0, as tiyn. */
bool rulefile_sum(const RuleGroup *group, const char *key, int64_t *value, GError **error);
/* One of the words of `choices` (NULL-terminated), as its index. */
bool rulefile_choice(const RuleGroup *group, const char *key, const char *const *choices,
                     int *value, GError **error);

/*
 * The time of a dated group: from the last word of its name to its To= key, else without end; in
 * months, or in days when `days`. `previous` are the from and to of the value before it, or NULL:
 * one without end ends where this one begins; one that reaches further, or begins later, is an
 * overlap.
 */
bool rulefile_span(const RuleGroup *group, bool days, int32_t *previous_from, int32_t *previous_to,
                   int32_t *from, int32_t *to, GError **error);

#endif
