/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/search.h"

#include "base/fold.h"
#include "base/i18n.h"
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

/* Names the digits to read out again: those of the birth date when there is no such day. */
static char *warn_of_control_digit(MamsIin iin)
{
    char grouped[MAMS_IIN_GROUPED_SIZE];
    mams_iin_format_grouped(iin, grouped);
    bool date = mams_iin_birth_day(iin) == MAMS_DAY_NONE;
    g_auto(GStrv) groups = g_strsplit(grouped, " ", 3);
    const char *group = groups[date ? 0 : 2];
    if (date)
        return g_strdup_printf(
            _("the control digit of '%s' does not fit, and '%s' is no birth date: "
              "ask for these digits again"),
            grouped, group);
    return g_strdup_printf(
        _("the control digit of '%s' does not fit: ask for the digits again, the "
          "group '%s' first"),
        grouped, group);
}

/* Nobody was found by these letters: were they typed in another keyboard layout? A repair has to
 * fit closely. True also when nothing comes of it. */
static bool repair_layout(MamsSearch *search, const char *text, int limit, MamsFound *found,
                          GError **error)
{
    static char *(*const repairs[])(const char *) = {mams_fold_layout_ru, mams_fold_layout_kk,
                                                     mams_fold_layout_digits};
    for (size_t i = 0; i < G_N_ELEMENTS(repairs); i++) {
        g_autofree char *meant = repairs[i](text);
        if (!meant)
            continue;
        g_autoptr(SearchQuery) query = mams_query_parse(meant);
        if (query->kind == QUERY_NOTHING)
            continue;
        if (!hunt_query(search, query, MAMS_RANK_KEY1, limit, found, error))
            return false;
        if (found->rows->len > 0) {
            g_free(found->searched_as);
            found->searched_as = g_steal_pointer(&query->searched_as);
            return true;
        }
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
    if (query->complete && !mams_iin_control_ok(query->iin_from))
        found->warning = warn_of_control_digit(query->iin_from);
    if (query->kind == QUERY_WORDS && found->rows->len == 0 &&
        !repair_layout(search, query->searched_as, limit, found, error))
        return NULL;
    return g_steal_pointer(&found);
}
