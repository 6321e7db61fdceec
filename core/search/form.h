/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_SEARCH_FORM_H
#define MAMS_SEARCH_FORM_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/citizen.h"

/*
 * The search in which each field is asked for by itself. A field holds values, parted by commas or
 * semicolons: whole ones (Иванов, 850317490011, 17.03.1985, 1985), patterns in which ? is one sign
 * and * any number of them (Ив*, 8503*, 17.03.*), and ranges of which an end may be missing (А..Г,
 * 19900101..19901231, 1990..). Here texts become values; nobody is looked for yet.
 */

typedef enum {
    FORM_WHOLE,
    FORM_PATTERN,
    FORM_RANGE,
} FormValueKind;

typedef struct {
    FormValueKind kind;
    char *shown; /* how it was understood (owned) */
    /* Names: the words; the pattern of the exact spelling and of the close key; the two ends of the
     * range, "" for a missing one. (owned) */
    char *text, *to;
    /* Numbers and days: the least and the greatest that may fit, and what their digits must look
     * like besides (ИИН 12, phone 10, region 9, day YYYYMMDD); NULL: nothing more. (owned) */
    int64_t low, high;
    char *pattern;
} FormValue;

typedef struct {
    GArray *values[MAMS_N_FIND_FIELDS]; /* FormValue, empty when nothing is asked of the field */
    char *searched_as;
} SearchForm;

/* The codes of the regions (KATO) with a name, as int. (owned) */
typedef GArray *(*SearchRegions)(const char *name, void *data);

/* The values of a field's text; none for an empty one. NULL with MAMS_ERROR_USAGE: a sentence that
 * names what cannot be understood. `regions` NULL: regions go by their codes alone. (owned) */
GArray *mams_search_values_parse(MamsFindField field, const char *text, SearchRegions regions,
                                 void *data, GError **error);

/* All fields, a NULL text being empty. On an error `at` is the field, or MAMS_N_FIND_FIELDS when
 * all are empty or the filled ones lead to no index: the sentence says which to add. (owned) */
SearchForm *mams_search_form_parse(const char *const texts[MAMS_N_FIND_FIELDS],
                                   SearchRegions regions, void *data, MamsFindField *at,
                                   GError **error);
void mams_search_form_free(SearchForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SearchForm, mams_search_form_free)

/* Whether nothing is asked of the field, or one of its values fits. Days for BIRTH. */
bool mams_search_form_fits_number(const SearchForm *form, MamsFindField field, int64_t number);

/* Whether a range of names holds a name in its exact spelling (mams_fold_exact). */
bool mams_search_range_holds(const FormValue *value, const char *exact);

/* The name of a field in the interface language. (transfer none) */
const char *mams_search_field_name(MamsFindField field);

#endif
