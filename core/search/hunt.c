/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/hunt.h"

enum {
    BUDGET = 30000,     /* rows of the indexes that one search reads at most … */
    BUDGET_PER_ROW = 8, /* … and for each row that is asked for */
    KEPT_ROWS = 1000    /* rows that may pile up before they are sorted and cut */
};

void mams_hunt_init(Hunt *hunt, MamsStore *store, const Dictionary *dictionary,
                    const SearchQuery *query, MamsRank last_rank, int limit)
{
    *hunt = (Hunt){.store = store,
                   .dictionary = dictionary,
                   .query = query,
                   .last_rank = last_rank,
                   .wanted = (guint)limit,
                   .rows = g_array_new(FALSE, FALSE, sizeof(HuntRow)),
                   .budget = BUDGET + (int64_t)limit * BUDGET_PER_ROW,
                   .seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
                   .walked = NO_NAME};
    for (int i = 0; i < query->n_words; i++) {
        SearchWord *word = mams_word_new(dictionary, query->words[i]);
        if (word)
            hunt->words[hunt->n_words++] = word;
    }
}

void mams_hunt_clear(Hunt *hunt)
{
    for (int i = 0; i < hunt->n_words; i++)
        mams_word_free(hunt->words[i]);
    g_array_unref(hunt->rows);
    g_hash_table_unref(hunt->seen);
}

/* ---- rows ---- */

static int compare_rows(const void *a, const void *b)
{
    const HuntRow *x = a, *y = b;
    int64_t keys[][2] = {{x->level, y->level},
                         {x->found.former_surname, y->found.former_surname},
                         {x->surname_order, y->surname_order},
                         {x->given_order, y->given_order},
                         {x->found.birth, y->found.birth},
                         {x->found.iin, y->found.iin}};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return 0;
}

static void keep_best(Hunt *hunt)
{
    g_array_sort(hunt->rows, compare_rows);
    if (hunt->rows->len > hunt->wanted)
        g_array_set_size(hunt->rows, hunt->wanted);
}

/* The best way to lay the words from `i` on over the names, each word on a word of a name of its
 * own. */
static SearchLevel best_level(const Hunt *hunt, const uint32_t names[N_NAME_KINDS],
                              uint8_t used[N_NAME_KINDS], int i, SearchLevel so_far)
{
    if (i == hunt->n_words)
        return so_far;
    SearchLevel best = NO_LEVEL;
    for (int kind = 0; kind < N_NAME_KINDS; kind++) {
        if (names[kind] == NO_NAME)
            continue;
        SearchLevel level = hunt->words[i]->levels[names[kind]];
        if (level == NO_LEVEL ||
            used[kind] == mams_dictionary_name(hunt->dictionary, names[kind])->words)
            continue;
        used[kind]++;
        level = best_level(hunt, names, used, i + 1, mams_level_join(so_far, level));
        used[kind]--;
        best = MIN(best, level);
    }
    return best;
}

static SearchLevel level_of(const Hunt *hunt, const uint32_t names[N_NAME_KINDS])
{
    uint8_t used[N_NAME_KINDS] = {0};
    return best_level(hunt, names, used, 0, 0);
}

void mams_hunt_keep(Hunt *hunt, const MamsNameRow *row, SearchLevel level)
{
    const int64_t ids[N_NAME_KINDS] = {row->surname, row->given, row->patronymic};
    const char *raw[N_NAME_KINDS];
    uint32_t order[N_NAME_KINDS];
    for (int kind = 0; kind < N_NAME_KINDS; kind++) {
        uint32_t name = mams_dictionary_find(hunt->dictionary, ids[kind]);
        raw[kind] = name == NO_NAME ? "" : mams_dictionary_name(hunt->dictionary, name)->raw;
        order[kind] = name == NO_NAME ? 0 : mams_dictionary_name(hunt->dictionary, name)->order;
    }
    HuntRow kept = {.found = {.iin = row->iin,
                              .surname = raw[0],
                              .given = raw[1],
                              .patronymic = raw[2],
                              .birth = row->birth,
                              .region = row->region,
                              .rank = (MamsRank)(level >> 1),
                              .former_surname = row->former},
                    .level = level,
                    .surname_order = order[0],
                    .given_order = order[1]};
    g_array_append_val(hunt->rows, kept);
    hunt->accepted++;
    if (hunt->rows->len > hunt->wanted + KEPT_ROWS)
        keep_best(hunt);
}

/* The citizen's level. By a former surname only when it is better than with the present one. */
static SearchLevel level_of_row(const Hunt *hunt, const MamsNameRow *row)
{
    uint32_t names[N_NAME_KINDS] = {mams_dictionary_find(hunt->dictionary, row->surname),
                                    mams_dictionary_find(hunt->dictionary, row->given),
                                    mams_dictionary_find(hunt->dictionary, row->patronymic)};
    SearchLevel level = level_of(hunt, names);
    if (!row->former)
        return level;
    names[KIND_SURNAME] = hunt->walked;
    SearchLevel former = level_of(hunt, names);
    return former < level ? former : NO_LEVEL;
}

static bool take_row(const MamsNameRow *row, void *data)
{
    Hunt *hunt = data;
    const SearchQuery *query = hunt->query;
    if (++hunt->visited > hunt->budget)
        return false;
    bool wanted = row->iin >= query->iin_from && row->iin <= query->iin_to &&
                  (query->birth_from == MAMS_DAY_NONE ||
                   (row->birth >= query->birth_from && row->birth <= query->birth_to));
    SearchLevel level = wanted ? level_of_row(hunt, row) : NO_LEVEL;
    if (level < hunt->level || level > hunt->level_to)
        return true;
    hunt->in_order += !row->former && level == hunt->level;
    /* Several walks may come across the same citizen. */
    if (g_hash_table_add(hunt->seen, g_memdup2(&row->iin, sizeof row->iin)))
        mams_hunt_keep(hunt, row, level);
    return true;
}

bool mams_hunt_walk(Hunt *hunt, uint32_t name, GError **error)
{
    const DictionaryName *walked = mams_dictionary_name(hunt->dictionary, name);
    MamsNameSeek seek = {.birth_from = MAMS_DAY_NONE, .birth_to = MAMS_DAY_NONE};
    if (walked->kind == KIND_SURNAME) {
        hunt->walked = name;
        seek.surname = walked->id;
        seek.birth_from = hunt->query->birth_from;
        seek.birth_to = hunt->query->birth_to;
    } else {
        hunt->walked = NO_NAME;
        seek.given = walked->id;
    }
    hunt->visited += HUNT_SEEK_COST;
    return mams_store_each_by_name(hunt->store, &seek, take_row, hunt, error);
}

void mams_hunt_hand_over(Hunt *hunt, GArray *found)
{
    keep_best(hunt);
    for (guint i = 0; i < hunt->rows->len; i++)
        g_array_append_val(found, g_array_index(hunt->rows, HuntRow, i).found);
    hunt->total += hunt->accepted;
    g_array_set_size(hunt->rows, 0);
}

guint mams_hunt_look_up(Hunt *hunt)
{
    guint n = 0;
    for (int i = 0; i < hunt->n_words; i++)
        n += mams_word_look_up(hunt->words[i], hunt->dictionary, hunt->looked_up);
    hunt->looked_up++;
    return n;
}

bool mams_hunt_words(Hunt *hunt, GArray *found, int limit, GError **error)
{
    if (hunt->n_words == 0)
        return true;
    while (hunt->looked_up <= hunt->last_rank && !hunt->complete) {
        MamsRank rank = hunt->looked_up;
        guint n = mams_hunt_look_up(hunt);
        for (int whole = 1; n > 0 && whole >= 0; whole--) {
            if (found->len == (guint)limit || hunt->complete)
                return true;
            hunt->level = hunt->level_to = mams_level_make(rank, whole);
            hunt->wanted = (guint)limit - found->len;
            hunt->accepted = 0;
            if (!mams_hunt_level(hunt, error))
                return false;
            mams_hunt_hand_over(hunt, found);
        }
    }
    return true;
}

/* ---- numbers ---- */

static bool take_number(const MamsNameRow *row, void *data)
{
    Hunt *hunt = data;
    if (++hunt->visited > hunt->budget)
        return false;
    mams_hunt_keep(hunt, row, hunt->level);
    return true;
}

/* The phone's people, less those whom the ИИН finds. */
static bool take_phone(const MamsNameRow *row, void *data)
{
    const Hunt *hunt = data;
    if (row->iin >= hunt->query->iin_from && row->iin <= hunt->query->iin_to)
        return true;
    return take_number(row, data);
}

bool mams_hunt_number(Hunt *hunt, GArray *found, int limit, GError **error)
{
    const SearchQuery *query = hunt->query;
    hunt->level = mams_level_make(MAMS_RANK_EXACT, true);
    hunt->wanted = (guint)limit;
    if (query->iin_from <= query->iin_to &&
        !mams_store_each_by_iin(hunt->store, query->iin_from, query->iin_to, take_number, hunt,
                                error))
        return false;
    if (query->phone != 0 &&
        !mams_store_each_by_phone(hunt->store, query->phone, query->phone, take_phone, hunt, error))
        return false;
    mams_hunt_hand_over(hunt, found);
    return true;
}
