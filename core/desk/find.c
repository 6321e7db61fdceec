/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/fold.h"
#include "desk/desk_private.h"

static MamsSearch *searcher(MamsDesk *desk, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_FIND, error))
        return NULL;
    if (!desk->search)
        desk->search = mams_search_new(desk->store, error);
    return desk->search;
}

MamsFound *mams_desk_find(MamsDesk *desk, const char *text, int limit, GError **error)
{
    MamsSearch *search = searcher(desk, error);
    return search ? mams_search_find(search, text, limit, error) : NULL;
}

/* ---- by fields ---- */

static GArray *find_regions(const char *name, void *data)
{
    const MamsDesk *desk = data;
    return mams_regions_find(desk->regions, name);
}

char *mams_desk_find_problem(MamsDesk *desk, MamsFindField field, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) values = mams_search_values_parse(field, text, find_regions, desk, &error);
    return values ? NULL : g_strdup(error->message);
}

MamsFound *mams_desk_find_form(MamsDesk *desk, const char *const texts[MAMS_N_FIND_FIELDS],
                               int limit, MamsFindField *at, GError **error)
{
    *at = MAMS_N_FIND_FIELDS;
    MamsSearch *search = searcher(desk, error);
    if (!search)
        return NULL;
    g_autoptr(SearchForm) form = mams_search_form_parse(texts, find_regions, desk, at, error);
    return form ? mams_search_find_form(search, form, limit, error) : NULL;
}

const char *mams_desk_find_field_name(MamsFindField field)
{
    return mams_search_field_name(field);
}

/* ---- opened before ---- */

/* A row with strings of its own. False on an error; somebody who is in no register is left out. */
static bool add_opened(MamsDesk *desk, const MamsOpened *opened, MamsFound *found, GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(MamsCitizen) citizen =
        mams_store_citizen(desk->store, opened->iin, MAMS_KNOWN_NOW, &why);
    if (!citizen && g_error_matches(why, MAMS_ERROR, MAMS_ERROR_NOT_FOUND))
        return true;
    if (!citizen) {
        g_propagate_error(error, g_steal_pointer(&why));
        return false;
    }
    MamsFoundRow row = {.iin = citizen->iin,
                        .surname = g_string_chunk_insert(found->texts, citizen->surname),
                        .given = g_string_chunk_insert(found->texts, citizen->given),
                        .patronymic = g_string_chunk_insert(found->texts, citizen->patronymic),
                        .birth = citizen->birth,
                        .region = citizen->region,
                        .opened = opened->at};
    g_array_append_val(found->rows, row);
    return true;
}

MamsFound *mams_desk_opened(MamsDesk *desk, int limit, GError **error)
{
    enum { CHUNK = 1024 };
    if (!mams_desk_check(desk, MAMS_RIGHT_FIND, error))
        return NULL;
    g_autoptr(GArray) opened = mams_journal_opened(desk->store, desk->login, limit, error);
    if (!opened)
        return NULL;
    g_autoptr(MamsFound) found = g_new0(MamsFound, 1);
    found->searched_as = g_strdup("");
    found->rows = g_array_new(FALSE, FALSE, sizeof(MamsFoundRow));
    found->texts = g_string_chunk_new(CHUNK);
    for (guint i = 0; i < opened->len; i++) {
        if (!add_opened(desk, &g_array_index(opened, MamsOpened, i), found, error))
            return NULL;
    }
    found->total_at_least = found->rows->len;
    return g_steal_pointer(&found);
}
