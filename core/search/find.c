/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/search.h"

#include "base/fold.h"
#include "search/check.h"
#include "search/form_hunt.h"
#include "search/hunt.h"

struct MamsSearch {
    MamsStore *store;
    Dictionary *dictionary;
};

MamsSearch *mams_search_new(MamsStore *store, GError **error)
{
    g_autoptr(MamsSearch) search = g_new0(MamsSearch, 1);
    search->store = store;
    search->dictionary = mams_dictionary_new();
    if (!mams_dictionary_refresh(search->dictionary, store, error))
        return NULL;
    return g_steal_pointer(&search);
}

void mams_search_free(MamsSearch *search)
{
    if (!search)
        return;
    mams_dictionary_free(search->dictionary);
    g_free(search);
}

static bool hunt_query(MamsSearch *search, const SearchQuery *query, MamsRank last_rank, int limit,
                       MamsFound *found, GError **error)
{
    Hunt hunt;
    mams_hunt_init(&hunt, search->store, search->dictionary, query, last_rank, limit);
    bool ok = query->kind == QUERY_NUMBER ? mams_hunt_number(&hunt, found->rows, limit, error)
                                          : mams_hunt_words(&hunt, found->rows, limit, error);
    found->total_at_least = hunt.total;
    mams_hunt_clear(&hunt);
    return ok;
}

/* How well the best of those who were found fits. */
static MamsRank best_rank(const MamsFound *found)
{
    if (found->rows->len == 0)
        return MAMS_RANK_TYPO;
    return g_array_index(found->rows, MamsFoundRow, 0).rank;
}

/* A number that is wrong is told before anybody is looked for. Only the control digit is a fault of
 * the number itself: whoever is registered under other digits than his birth date has them rightly
 * (decree on ИИН). */
static void tell_of_number(MamsFound *found, const SearchQuery *query)
{
    found->number = query->complete || query->phone != 0;
    g_clear_pointer(&found->warning, g_free);
    if (query->complete && (found->rows->len == 0 || !mams_iin_control_ok(query->iin_from)))
        found->warning = mams_search_check_iin(query->iin_from);
}

/* Searches for what was meant. True in `taken` when the answer is taken: somebody was found, or
 * these are the digits of a whole number and nothing else. */
static bool try_repair(MamsSearch *search, const char *meant, int limit, MamsFound *found,
                       bool *taken, GError **error)
{
    g_autoptr(SearchQuery) query = mams_query_parse(meant);
    g_autoptr(MamsFound) other = g_new0(MamsFound, 1);
    other->rows = g_array_new(FALSE, FALSE, sizeof(MamsFoundRow));
    if (query->kind == QUERY_NOTHING)
        return true;
    if (!hunt_query(search, query, MAMS_RANK_KEY1, limit, other, error))
        return false;
    *taken = other->rows->len > 0 || query->complete;
    if (!*taken)
        return true;
    g_free(found->searched_as);
    found->searched_as = g_steal_pointer(&query->searched_as);
    found->total_at_least = other->total_at_least;
    GArray *rows = found->rows;
    found->rows = other->rows;
    other->rows = rows;
    tell_of_number(found, query);
    return true;
}

/* Nobody was found by these letters, or only with a typo: were they typed in another keyboard
 * layout, or by their looks? A repair has to fit closely. True also when nothing comes of it. */
static bool repair_layout(MamsSearch *search, const char *text, int limit, MamsFound *found,
                          GError **error)
{
    static char *(*const repairs[])(const char *) = {
        mams_fold_layout_digits, mams_fold_all_look_alikes, mams_fold_layout_ru,
        mams_fold_layout_kk,     mams_fold_layout_latin,
    };
    bool taken = false;
    for (size_t i = 0; !taken && i < G_N_ELEMENTS(repairs); i++) {
        g_autofree char *meant = repairs[i](text);
        if (meant && !try_repair(search, meant, limit, found, &taken, error))
            return false;
    }
    return true;
}

MamsFound *mams_search_find(MamsSearch *search, const char *text, int limit, GError **error)
{
    g_autoptr(SearchQuery) query = mams_query_parse(text);
    g_autoptr(MamsFound) found = g_new0(MamsFound, 1);
    found->searched_as = g_strdup(query->searched_as);
    found->rows = g_array_new(FALSE, FALSE, sizeof(MamsFoundRow));
    if (limit <= 0)
        return g_steal_pointer(&found);
    if (!mams_dictionary_refresh(search->dictionary, search->store, error))
        return NULL;
    if (query->kind != QUERY_NOTHING &&
        !hunt_query(search, query, MAMS_RANK_TYPO, limit, found, error))
        return NULL;
    tell_of_number(found, query);
    if (query->kind != QUERY_NUMBER && best_rank(found) == MAMS_RANK_TYPO &&
        !repair_layout(search, query->searched_as, limit, found, error))
        return NULL;
    return g_steal_pointer(&found);
}

MamsFound *mams_search_find_form(MamsSearch *search, const SearchForm *form, int limit,
                                 GError **error)
{
    g_autoptr(MamsFound) found = g_new0(MamsFound, 1);
    found->searched_as = g_strdup(form->searched_as);
    found->rows = g_array_new(FALSE, FALSE, sizeof(MamsFoundRow));
    if (!mams_dictionary_refresh(search->dictionary, search->store, error) ||
        !mams_form_hunt(search->store, search->dictionary, form, limit, found, error))
        return NULL;
    return g_steal_pointer(&found);
}
