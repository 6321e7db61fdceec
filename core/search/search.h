/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_SEARCH_SEARCH_H
#define MAMS_SEARCH_SEARCH_H

#include <glib.h>
#include <stdbool.h>

#include "base/citizen.h"
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

#endif
