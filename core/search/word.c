/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/word.h"

#include <string.h>

#include "base/fold.h"

enum {
    SHORTEST_WITH_TYPO = 4, /* letters */
    SHORTEST_STEM = 2,
    SHORTEST_KEY2 = 2, /* one letter of a wide key says nothing */
    SHORTEST_KEY3 = 3
};

SearchWord *mams_word_new(const Dictionary *dictionary, const char *text)
{
    g_autofree char *key1 = mams_fold_key1(text);
    if (!*key1 || strchr(key1, ' '))
        return NULL;
    SearchWord *word = g_new0(SearchWord, 1);
    word->keys[KEY_EXACT] = mams_fold_exact(text);
    word->keys[KEY_2] = mams_fold_key2(key1);
    word->keys[KEY_3] = mams_fold_key3(key1);
    word->keys[KEY_STEM] = mams_fold_stem(key1);
    word->keys[KEY_1] = g_steal_pointer(&key1);
    word->levels = g_malloc(MAX(dictionary->names->len, 1));
    memset(word->levels, NO_LEVEL, dictionary->names->len);
    for (int kind = 0; kind < N_NAME_KINDS; kind++)
        word->hits[kind] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    return word;
}

void mams_word_free(SearchWord *word)
{
    if (!word)
        return;
    for (int key = 0; key < N_KEYS; key++)
        g_free(word->keys[key]);
    for (int kind = 0; kind < N_NAME_KINDS; kind++)
        g_array_unref(word->hits[kind]);
    g_free(word->levels);
    g_free(word);
}

/* A name may be met twice, by two of its words: the better one counts. */
static void hit(SearchWord *word, int kind, uint32_t name, SearchLevel level)
{
    SearchLevel *known = &word->levels[name];
    if (*known == NO_LEVEL)
        g_array_append_val(word->hits[kind], name);
    *known = MIN(*known, level);
}

static void look_up_beginning(SearchWord *word, const Dictionary *dictionary, int kind,
                              DictionaryKey key, MamsRank rank)
{
    const char *typed = word->keys[key];
    size_t length = strlen(typed);
    size_t shortest = key == KEY_3 ? SHORTEST_KEY3 : key == KEY_2 ? SHORTEST_KEY2 : 1;
    if (length < shortest)
        return;
    const GArray *list = dictionary->lists[kind][key];
    for (guint i = mams_dictionary_lower_bound(dictionary, kind, key, typed); i < list->len; i++) {
        const DictionaryEntry *entry = &g_array_index(list, DictionaryEntry, i);
        const char *name = mams_dictionary_word(dictionary, entry, key);
        if (strncmp(name, typed, length) != 0)
            break;
        hit(word, kind, entry->name, mams_level_make(rank, mams_dictionary_is_end(name[length])));
    }
}

/* Серикович finds Серікұлы: both without their endings. Of a given name nothing is taken away. */
static void look_up_stem(SearchWord *word, const Dictionary *dictionary, int kind)
{
    const char *stem = word->keys[KEY_STEM];
    size_t length = strlen(stem);
    if (kind == KIND_GIVEN || length < SHORTEST_STEM || strcmp(stem, word->keys[KEY_1]) == 0)
        return;
    const GArray *list = dictionary->lists[kind][KEY_STEM];
    for (guint i = mams_dictionary_lower_bound(dictionary, kind, KEY_STEM, stem); i < list->len;
         i++) {
        const DictionaryEntry *entry = &g_array_index(list, DictionaryEntry, i);
        const char *name = mams_dictionary_word(dictionary, entry, KEY_STEM);
        if (strncmp(name, stem, length) != 0)
            break;
        if (mams_dictionary_is_end(name[length]))
            hit(word, kind, entry->name, mams_level_make(MAMS_RANK_KEY2, true));
    }
}

/* Whether `typed` is the beginning of `name`; `whole` is set when it is all of it, else left alone.
 */
static bool begins(const char *typed, const char *name, bool *whole)
{
    while (*typed && *typed == *name) {
        typed++;
        name++;
    }
    if (*typed)
        return false;
    *whole = *whole || mams_dictionary_is_end(*name);
    return true;
}

bool mams_word_is_typo(const char *typed, const char *name, bool *whole)
{
    *whole = false;
    while (*typed && *typed == *name) {
        typed++;
        name++;
    }
    if (!*typed)
        return false;
    /* The first difference is the typo. */
    bool added = begins(typed + 1, name, whole);
    if (mams_dictionary_is_end(*name))
        return added;
    bool wrong = begins(typed + 1, name + 1, whole);
    bool missing = begins(typed, name + 1, whole);
    bool swapped = typed[1] && typed[0] == name[1] && typed[1] == name[0] &&
                   begins(typed + 2, name + 2, whole);
    return added || wrong || missing || swapped;
}

static void look_up_typos(SearchWord *word, const Dictionary *dictionary, int kind)
{
    const char *typed = word->keys[KEY_1];
    if (strlen(typed) < SHORTEST_WITH_TYPO ||
        g_utf8_strlen(word->keys[KEY_EXACT], -1) < SHORTEST_WITH_TYPO)
        return;
    const GArray *list = dictionary->lists[kind][KEY_1];
    for (guint i = 0; i < list->len; i++) {
        const DictionaryEntry *entry = &g_array_index(list, DictionaryEntry, i);
        const char *name = mams_dictionary_word(dictionary, entry, KEY_1);
        bool whole;
        if (mams_word_is_typo(typed, name, &whole))
            hit(word, kind, entry->name, mams_level_make(MAMS_RANK_TYPO, whole));
    }
}

guint mams_word_look_up(SearchWord *word, const Dictionary *dictionary, MamsRank rank)
{
    static const DictionaryKey keys[] = {[MAMS_RANK_EXACT] = KEY_EXACT,
                                         [MAMS_RANK_KEY1] = KEY_1,
                                         [MAMS_RANK_KEY2] = KEY_2,
                                         [MAMS_RANK_KEY3] = KEY_3};
    guint before = 0, after = 0;
    for (int kind = 0; kind < N_NAME_KINDS; kind++) {
        before += word->hits[kind]->len;
        if (rank == MAMS_RANK_TYPO)
            look_up_typos(word, dictionary, kind);
        else
            look_up_beginning(word, dictionary, kind, keys[rank], rank);
        if (rank == MAMS_RANK_KEY2 && !word->keep_endings)
            look_up_stem(word, dictionary, kind);
        after += word->hits[kind]->len;
    }
    return after - before;
}
