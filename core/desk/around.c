/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/around.h"

#include <string.h>

#include "base/error.h"
#include "desk/call.h"
#include "desk/desk_private.h"
#include "exchange/exchange.h"

G_STATIC_ASSERT((int)MAMS_DATA_CITIZENS == (int)MAMS_FILE_CITIZENS);
G_STATIC_ASSERT((int)MAMS_DATA_PAYMENTS == (int)MAMS_FILE_PAYMENTS);
G_STATIC_ASSERT((int)MAMS_N_DATA == (int)MAMS_N_FILES);

static void free_relative(void *data)
{
    MamsCardRelative *relative = data;
    g_free(relative->name);
    g_free(relative->given);
    g_free(relative);
}

void mams_around_free(MamsAround *around)
{
    if (around == NULL)
        return;
    g_clear_pointer(&around->categories, g_array_unref);
    g_clear_pointer(&around->relatives, g_ptr_array_unref);
    g_clear_pointer(&around->inquiries, g_ptr_array_unref);
    g_free(around);
}

/* Fills in who somebody is; a person whom the register does not hold yet is no error. */
static bool introduce(MamsDesk *desk, MamsCardRelative *relative, MamsFacts *facts, MamsDay on,
                      GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(MamsCitizen) citizen =
        mams_store_citizen(desk->store, relative->iin, MAMS_KNOWN_NOW, &why);
    if (citizen == NULL && g_error_matches(why, MAMS_ERROR, MAMS_ERROR_NOT_FOUND))
        return true;
    if (citizen == NULL) {
        g_propagate_error(error, g_steal_pointer(&why));
        return false;
    }
    if (!mams_store_facts(desk->store, desk->rules, relative->iin, MAMS_KNOWN_NOW, facts, error))
        return false;
    relative->name = g_strjoin(" ", citizen->surname, citizen->given, citizen->patronymic, NULL);
    g_strchomp(relative->name);
    relative->given = g_strdup(citizen->given);
    relative->birth = citizen->birth;
    relative->sex = citizen->sex;
    relative->verdict = mams_status_short(desk->rules, facts, on).verdict;
    return true;
}

static int compare_relatives(const void *left, const void *right)
{
    static const char order[] = "scpg";
    const MamsCardRelative *a = *(MamsCardRelative *const *)left;
    const MamsCardRelative *b = *(MamsCardRelative *const *)right;
    ptrdiff_t by_relation = strchr(order, a->relation) - strchr(order, b->relation);
    return by_relation != 0 ? (int)by_relation : (a->birth > b->birth) - (a->birth < b->birth);
}

static bool find_relatives(MamsDesk *desk, MamsAround *around, MamsIin iin, MamsDay on,
                           GError **error)
{
    g_autoptr(GArray) rows = mams_store_relatives(desk->store, iin, error);
    if (rows == NULL)
        return false;
    g_autoptr(MamsFacts) facts = mams_facts_new();
    for (guint i = 0; i < rows->len; i++) {
        const MamsRelative *row = &g_array_index(rows, MamsRelative, i);
        if (row->to < on)
            continue;
        MamsCardRelative *relative = g_new0(MamsCardRelative, 1);
        g_ptr_array_add(around->relatives, relative);
        relative->iin = row->relative;
        relative->relation = row->relation;
        relative->birth = MAMS_DAY_NONE;
        relative->verdict = MAMS_VERDICT_NONE;
        if (!introduce(desk, relative, facts, on, error))
            return false;
    }
    g_ptr_array_sort(around->relatives, compare_relatives);
    return true;
}

static bool find_ages(MamsDesk *desk, MamsAround *around, const MamsCard *card, GError **error)
{
    MamsDay on = card->answer->on;
    for (int data = 0; data < MAMS_N_DATA; data++) {
        MamsDay day;
        if (!mams_desk_age(desk, (MamsFileKind)data, card->known, &day, error))
            return false;
        around->ages[data].day = day;
        around->ages[data].stale = day != MAMS_DAY_NONE && on - day > desk->rules->stale_days;
    }
    return true;
}

MamsAround *mams_desk_around(MamsDesk *desk, const MamsCard *card, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_CARD, error))
        return NULL;
    MamsIin iin = card->citizen->iin;
    MamsDay on = card->answer->on;
    g_autoptr(MamsAround) around = g_new0(MamsAround, 1);
    around->categories = mams_status_in_force(desk->rules, card->facts, on);
    around->relatives = g_ptr_array_new_with_free_func(free_relative);
    if (!find_relatives(desk, around, iin, on, error) || !find_ages(desk, around, card, error))
        return NULL;
    around->inquiries =
        mams_desk_inquiries_of(desk, iin, MAMS_AROUND_INQUIRIES, &around->n_inquiries, error);
    return around->inquiries != NULL ? g_steal_pointer(&around) : NULL;
}
