/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_SEARCH_SEARCH_H
#define MAMS_SEARCH_SEARCH_H

#include <glib.h>
#include <stdbool.h>

#include "base/citizen.h"
#include "search/form.h"
#include "store/store.h"

/* The searcher holds the folded names of the database in memory, sorted, and turns what was typed
 * into citizens (interfaces.md `find`, performance.md 4). One for each open store. */
typedef struct MamsSearch MamsSearch;

MamsSearch *mams_search_new(MamsStore *store,
                            GError **error); /* (owned); the store must outlive it */
void mams_search_free(MamsSearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsSearch, mams_search_free)

/* Finds at most `limit` citizens. An empty text finds nobody. NULL only on a database error.
 * (owned) */
MamsFound *mams_search_find(MamsSearch *search, const char *text, int limit, GError **error);

/* Finds at most `limit` citizens by what a form asks for, through an index always; the warning says
 * whom such a search cannot find, or that it stopped early. NULL only on a database error. (owned)
 */
MamsFound *mams_search_find_form(MamsSearch *search, const SearchForm *form, int limit,
                                 GError **error);

#endif
