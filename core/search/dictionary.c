/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/dictionary.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

/* Ids count up from 1. A greater one comes from a damaged file and must not cost its size in
 * memory. */
enum { MAX_ID = 1 << 26 };

Dictionary *mams_dictionary_new(void)
{
    Dictionary *dictionary = g_new0(Dictionary, 1);
    dictionary->text = g_string_chunk_new(64 * 1024);
    dictionary->names = g_array_new(FALSE, FALSE, sizeof(DictionaryName));
    dictionary->by_id = g_array_new(FALSE, TRUE, sizeof(uint32_t));
    for (int kind = 0; kind < N_NAME_KINDS; kind++)
        for (int key = 0; key < N_KEYS; key++)
            dictionary->lists[kind][key] = g_array_new(FALSE, FALSE, sizeof(DictionaryEntry));
    return dictionary;
}

void mams_dictionary_free(Dictionary *dictionary)
{
    if (!dictionary)
        return;
    for (int kind = 0; kind < N_NAME_KINDS; kind++)
        for (int key = 0; key < N_KEYS; key++)
            g_array_unref(dictionary->lists[kind][key]);
    g_array_unref(dictionary->by_id);
    g_array_unref(dictionary->names);
    g_string_chunk_free(dictionary->text);
    g_free(dictionary);
}

typedef struct {
    Dictionary *dictionary;
    bool damaged;
} Loading;

/* One entry for each word of the key. Only the exact spelling still has its hyphens. */
static void add_entries(Dictionary *dictionary, uint32_t index, DictionaryKey key)
{
    const DictionaryName *name = mams_dictionary_name(dictionary, index);
    const char *text = name->keys[key];
    for (const char *word = text; *word; word += strcspn(word, DICTIONARY_WORD_ENDS)) {
        word += word != text;
        if (word != text && mams_dictionary_is_end(*word))
            continue;
        DictionaryEntry entry = {index, (uint32_t)(word - text)};
        g_array_append_val(dictionary->lists[name->kind][key], entry);
    }
}

static uint8_t count_words(const char *exact)
{
    uint8_t n = 1;
    for (; *exact; exact++)
        n += *exact && mams_dictionary_is_end(*exact) && n < G_MAXUINT8;
    return n;
}

static bool add_name(int64_t id, MamsNameKind kind, const char *raw, const char *exact,
                     const char *key1, const char *key2, const char *key3, const char *stem,
                     int64_t n, void *data)
{
    Loading *loading = data;
    Dictionary *dictionary = loading->dictionary;
    if (id <= dictionary->last_id || id > MAX_ID || kind < MAMS_NAME_SURNAME ||
        kind > MAMS_NAME_PATRONYMIC) {
        loading->damaged = true;
        return false;
    }
    const char *keys[N_KEYS] = {exact, key1, key2, key3, stem};
    DictionaryName name = {.id = id,
                           .raw = g_string_chunk_insert(dictionary->text, raw),
                           .n = (uint32_t)CLAMP(n, 1, G_MAXINT32),
                           .kind = (uint8_t)(kind - MAMS_NAME_SURNAME),
                           .words = count_words(exact)};
    for (int key = 0; key < N_KEYS; key++)
        name.keys[key] = g_string_chunk_insert_const(dictionary->text, keys[key]);
    g_array_append_val(dictionary->names, name);
    uint32_t place = dictionary->names->len;
    if (dictionary->by_id->len <= (guint)id)
        g_array_set_size(dictionary->by_id, (guint)id + 1);
    g_array_index(dictionary->by_id, uint32_t, id) = place;
    for (int key = 0; key < N_KEYS; key++)
        add_entries(dictionary, place - 1, (DictionaryKey)key);
    if (kind == MAMS_NAME_SURNAME)
        dictionary->carried += name.n;
    dictionary->n_of_kind[name.kind]++;
    dictionary->several_words[name.kind] |= name.words > 1;
    dictionary->last_id = id;
    return true;
}

typedef struct {
    const Dictionary *dictionary;
    DictionaryKey key;
} Order;

/* By the word, then by the whole name, so that a list has one order only. */
static int compare_entries(const void *a, const void *b, void *data)
{
    const Order *order = data;
    const DictionaryEntry *x = a, *y = b;
    int difference = strcmp(mams_dictionary_word(order->dictionary, x, order->key),
                            mams_dictionary_word(order->dictionary, y, order->key));
    if (difference != 0)
        return difference;
    return (x->name > y->name) - (x->name < y->name);
}

/* Sorts what was added after the first `old` entries and merges it with them. */
static void sort_list(const Dictionary *dictionary, GArray **list, guint old, DictionaryKey key)
{
    Order order = {dictionary, key};
    DictionaryEntry *entries = (DictionaryEntry *)(void *)(*list)->data;
    guint n = (*list)->len;
    if (old == n)
        return;
    g_qsort_with_data(entries + old, (int)(n - old), sizeof *entries, compare_entries, &order);
    if (old == 0)
        return;
    GArray *merged = g_array_sized_new(FALSE, FALSE, sizeof *entries, n);
    for (guint i = 0, j = old; i < old || j < n;) {
        bool first = j == n || (i < old && compare_entries(&entries[i], &entries[j], &order) <= 0);
        g_array_append_val(merged, entries[first ? i++ : j++]);
    }
    g_array_unref(*list);
    *list = merged;
}

/* The alphabet is that of the code points of the exact spelling. */
static void number_names(Dictionary *dictionary, int kind)
{
    const GArray *list = dictionary->lists[kind][KEY_EXACT];
    const char *before = "";
    uint32_t order = 0;
    for (guint i = 0; i < list->len; i++) {
        const DictionaryEntry *entry = &g_array_index(list, DictionaryEntry, i);
        if (entry->offset != 0)
            continue;
        DictionaryName *name = &g_array_index(dictionary->names, DictionaryName, entry->name);
        order += strcmp(before, name->keys[KEY_EXACT]) != 0;
        name->order = order;
        before = name->keys[KEY_EXACT];
    }
}

bool mams_dictionary_refresh(Dictionary *dictionary, MamsStore *store, GError **error)
{
    guint old[N_NAME_KINDS][N_KEYS];
    for (int kind = 0; kind < N_NAME_KINDS; kind++)
        for (int key = 0; key < N_KEYS; key++)
            old[kind][key] = dictionary->lists[kind][key]->len;
    Loading loading = {dictionary, false};
    guint n = dictionary->names->len;
    bool ok = mams_store_each_name(store, dictionary->last_id, add_name, &loading, error);
    for (int kind = 0; n < dictionary->names->len && kind < N_NAME_KINDS; kind++) {
        for (int key = 0; key < N_KEYS; key++)
            sort_list(dictionary, &dictionary->lists[kind][key], old[kind][key],
                      (DictionaryKey)key);
        number_names(dictionary, kind);
    }
    if (ok && loading.damaged) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("the database is damaged: '%s': the names are not numbered in order; restore "
                      "a backup"),
                    mams_store_path(store));
        return false;
    }
    return ok;
}

uint32_t mams_dictionary_find(const Dictionary *dictionary, int64_t id)
{
    if (id <= 0 || id >= dictionary->by_id->len)
        return NO_NAME;
    return g_array_index(dictionary->by_id, uint32_t, id) - 1; /* 0 - 1 is NO_NAME */
}

uint32_t mams_dictionary_lower_bound(const Dictionary *dictionary, int kind, DictionaryKey key,
                                     const char *word)
{
    const GArray *list = dictionary->lists[kind][key];
    guint low = 0, high = list->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        const DictionaryEntry *entry = &g_array_index(list, DictionaryEntry, middle);
        if (strcmp(mams_dictionary_word(dictionary, entry, key), word) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
