/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_SEARCH_DICTIONARY_H
#define MAMS_SEARCH_DICTIONARY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/*
 * The names of a database in memory: one table of names, and for each kind of name and each key a
 * list sorted by that key, in which a beginning is a range. A name of several words stands in a
 * list once for each word. Names are only ever added, so an index and a string stay good.
 */

enum { KIND_SURNAME, KIND_GIVEN, KIND_PATRONYMIC, N_NAME_KINDS }; /* MamsNameKind less one */

typedef enum { KEY_EXACT, KEY_1, KEY_2, KEY_3, KEY_STEM, N_KEYS } DictionaryKey;

/* What stands after a word of a name, besides its end. */
#define DICTIONARY_WORD_ENDS " -"

static inline bool mams_dictionary_is_end(char sign)
{
    return sign == '\0' || sign == ' ' || sign == '-';
}

/* The index of no name at all. */
#define NO_NAME G_MAXUINT32

typedef struct {
    int64_t id;
    const char *raw;
    const char *keys[N_KEYS];
    uint32_t order; /* its place in the alphabet, from 1; the same for the same exact spelling */
    uint32_t n;     /* how many citizens carry it, roughly; at least 1 */
    uint8_t kind;   /* 0 … N_NAME_KINDS - 1 */
    uint8_t words;
} DictionaryName;

/* A word in a sorted list. */
typedef struct {
    uint32_t name;
    uint32_t offset; /* where the word begins in the name's key */
} DictionaryEntry;

typedef struct Dictionary {
    GStringChunk *text;
    GArray *names;                       /* DictionaryName, by id */
    GArray *by_id;                       /* uint32_t, index + 1; 0: no such id */
    GArray *lists[N_NAME_KINDS][N_KEYS]; /* DictionaryEntry, sorted */
    int64_t last_id;
    int64_t carried; /* citizens, by the names they carry */
    uint32_t n_of_kind[N_NAME_KINDS];
    bool several_words[N_NAME_KINDS]; /* some name of the kind has them */
} Dictionary;

Dictionary *mams_dictionary_new(void); /* (owned) */
void mams_dictionary_free(Dictionary *dictionary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Dictionary, mams_dictionary_free)

/* Takes in the names that the store has added since the last time. */
bool mams_dictionary_refresh(Dictionary *dictionary, MamsStore *store, GError **error);

/* The index of the name with that id of the store, or NO_NAME. */
uint32_t mams_dictionary_find(const Dictionary *dictionary, int64_t id);

/* (transfer none) */
static inline const DictionaryName *mams_dictionary_name(const Dictionary *dictionary,
                                                         uint32_t index)
{
    return &g_array_index(dictionary->names, DictionaryName, index);
}

/* The entry's word and what follows it. */
static inline const char *mams_dictionary_word(const Dictionary *dictionary,
                                               const DictionaryEntry *entry, DictionaryKey key)
{
    return mams_dictionary_name(dictionary, entry->name)->keys[key] + entry->offset;
}

/* The first entry of a list that is not before `word`. */
uint32_t mams_dictionary_lower_bound(const Dictionary *dictionary, int kind, DictionaryKey key,
                                     const char *word);

#endif
