/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "desk/edit_private.h"

static void entry_free(void *data)
{
    MamsChangeEntry *entry = data;
    g_free(entry->time);
    g_free(entry->login);
    g_free(entry->action);
    g_free(entry);
}

GPtrArray *mams_change_entries_new(void)
{
    return g_ptr_array_new_with_free_func(entry_free);
}

const MamsChangeEntry *mams_change_entries_find(const GPtrArray *entries, int64_t number)
{
    for (guint i = 0; i < entries->len; i++) {
        const MamsChangeEntry *entry = g_ptr_array_index(entries, i);
        if (entry->number == number)
            return entry;
    }
    return NULL;
}

static bool keep_entry(int64_t number, const MamsJournalEntry *row, void *data)
{
    GPtrArray *entries = data;
    MamsChangeEntry *entry = g_new0(MamsChangeEntry, 1);
    entry->number = number;
    entry->time = mams_almaty_time(row->at);
    entry->login = g_strdup(row->operator_login);
    entry->action = g_strdup(row->action);
    g_ptr_array_add(entries, entry);
    return true;
}

bool mams_change_entries_add(MamsDesk *desk, GPtrArray *entries, int64_t number, GError **error)
{
    if (mams_change_entries_find(entries, number))
        return true;
    if (!mams_journal_each(desk->store, number, number, keep_entry, entries, error))
        return false;
    if (mams_change_entries_find(entries, number))
        return true;
    g_autofree char *missing = g_strdup_printf("%" G_GINT64_FORMAT, number);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                _("the journal has no entry '%s', which facts of this person name: run 'mams "
                  "journal verify' and restore a backup"),
                missing);
    return false;
}

static int compare_entries(const void *left, const void *right)
{
    const MamsChangeEntry *a = *(MamsChangeEntry *const *)left,
                          *b = *(MamsChangeEntry *const *)right;
    return a->number < b->number ? -1 : a->number > b->number;
}

void mams_change_entries_sort(GPtrArray *entries)
{
    g_ptr_array_sort(entries, compare_entries);
}
