/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_SEARCH_FORM_VALUES_H
#define MAMS_SEARCH_FORM_VALUES_H

#include "search/form.h"

/* One value of each kind of field; `text` has no blanks at its ends and is not empty. False with
 * MAMS_ERROR_USAGE; `value` may then be half filled. */
bool mams_form_parse_name(const char *text, FormValue *value, GError **error);
bool mams_form_parse_birth(const char *text, FormValue *value, GError **error);
bool mams_form_parse_number(MamsFindField field, const char *text, FormValue *value,
                            GError **error);
/* Everybody of a region, its districts too, shown as `name`. */
FormValue mams_form_region(int code, const char *name);

/* Whether a number, or a day, fits. */
bool mams_form_fits(MamsFindField field, const FormValue *value, int64_t number);

#endif
