/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_SEARCH_FORM_HUNT_H
#define MAMS_SEARCH_FORM_HUNT_H

#include "search/dictionary.h"
#include "search/form.h"

/* Looks for the citizens of a form through the index that is expected to read the fewest. Fills
 * rows, total and warning of `found`. */
bool mams_form_hunt(MamsStore *store, const Dictionary *dictionary, const SearchForm *form,
                    int limit, MamsFound *found, GError **error);

#endif
