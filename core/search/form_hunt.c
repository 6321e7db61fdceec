/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/form_hunt.h"

#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "search/check.h"
#include "search/hunt.h"

/*
 * One field leads through its index, the others only choose among those whom it finds. A phone
 * number leads whenever it is asked for, as it stands in no other index; else the field that is
 * expected to read the fewest. A birth date has no index of its own: it leads through the ИИН,
 * whose first six digits it is for nearly everybody.
 */

#define ALL_IINS 1e12
#define REAL_DATES 27 /* one in so many numbers of six digits is a date */
#define LIFE_DAYS 30000

typedef struct {
    Hunt hunt;
    SearchQuery nothing; /* the hunt's own: this one is led by the form */
    const SearchForm *form;
    SearchLevel *levels; /* of each name of the dictionary */
    double cost[N_NAME_KINDS];
    double birth_share;
    bool stopped; /* before everybody of the index was read */
} FormHunt;

/* ---- names ---- */

/* The whole name or one of its words. */
static bool fits_pattern(GPatternSpec *pattern, const char *name)
{
    if (g_pattern_spec_match_string(pattern, name))
        return true;
    if (!strpbrk(name, DICTIONARY_WORD_ENDS))
        return false;
    g_auto(GStrv) words = g_strsplit_set(name, DICTIONARY_WORD_ENDS, -1);
    bool fits = false;
    for (int i = 0; !fits && words[i]; i++)
        fits = g_pattern_spec_match_string(pattern, words[i]);
    return fits;
}

static void fit(FormHunt *hunt, uint32_t name, SearchLevel level)
{
    hunt->levels[name] = MIN(hunt->levels[name], level);
}

static void fit_range(FormHunt *hunt, int kind, const FormValue *value)
{
    const Dictionary *dictionary = hunt->hunt.dictionary;
    for (uint32_t i = 0; i < dictionary->names->len; i++) {
        const DictionaryName *name = mams_dictionary_name(dictionary, i);
        if (name->kind == kind && mams_search_range_holds(value, name->keys[KEY_EXACT]))
            fit(hunt, i, mams_level_make(MAMS_RANK_EXACT, true));
    }
}

/* By the exact spelling, or else by the close key. */
static void fit_pattern(FormHunt *hunt, int kind, const FormValue *value)
{
    const Dictionary *dictionary = hunt->hunt.dictionary;
    g_autoptr(GPatternSpec) exact = g_pattern_spec_new(value->text);
    g_autoptr(GPatternSpec) key = g_pattern_spec_new(value->to);
    for (uint32_t i = 0; i < dictionary->names->len; i++) {
        const DictionaryName *name = mams_dictionary_name(dictionary, i);
        if (name->kind != kind)
            continue;
        if (fits_pattern(exact, name->keys[KEY_EXACT]))
            fit(hunt, i, mams_level_make(MAMS_RANK_EXACT, true));
        else if (fits_pattern(key, name->keys[KEY_1]))
            fit(hunt, i, mams_level_make(MAMS_RANK_KEY1, true));
    }
}

/* Notes the names that all the words fit as whole words. Returns how many there are. */
static guint fit_looked_up(FormHunt *hunt, int kind, SearchWord *const *words, guint n_words)
{
    guint n = 0;
    for (guint i = 0; i < words[0]->hits[kind]->len; i++) {
        uint32_t name = g_array_index(words[0]->hits[kind], uint32_t, i);
        SearchLevel level = 0;
        for (guint w = 0; w < n_words; w++) {
            SearchLevel of_word = words[w]->levels[name];
            bool missed = of_word == NO_LEVEL || level == NO_LEVEL;
            level = missed ? NO_LEVEL : mams_level_join(level, of_word);
        }
        if (level == NO_LEVEL || level & 1)
            continue;
        fit(hunt, name, level);
        n++;
    }
    return n;
}

static void free_word(void *word)
{
    mams_word_free(word);
}

/* Whole names in any spelling; with a typo only when nothing else fits. Returns how many fit. */
static guint fit_words(FormHunt *hunt, int kind, const char *text, MamsRank last_rank)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(free_word);
    g_auto(GStrv) parts = g_strsplit(text, " ", -1);
    for (int i = 0; parts[i]; i++) {
        SearchWord *word = mams_word_new(hunt->hunt.dictionary, parts[i]);
        if (!word)
            continue;
        /* Ахметова is not Ахметов where surnames are asked for; Серикович is Серікұлы. */
        word->keep_endings = kind == KIND_SURNAME;
        g_ptr_array_add(words, word);
    }
    guint n = 0;
    for (int rank = MAMS_RANK_EXACT; words->len > 0 && rank <= (int)last_rank; rank++) {
        if (rank == MAMS_RANK_TYPO && n > 0)
            break;
        for (guint i = 0; i < words->len; i++)
            mams_word_look_up(g_ptr_array_index(words, i), hunt->hunt.dictionary, (MamsRank)rank);
        n = fit_looked_up(hunt, kind, (SearchWord *const *)words->pdata, words->len);
    }
    return n;
}

static void fit_whole(FormHunt *hunt, int kind, const FormValue *value)
{
    static char *(*const repairs[])(const char *) = {mams_fold_layout_ru, mams_fold_layout_kk,
                                                     mams_fold_layout_latin};
    guint n = fit_words(hunt, kind, value->text, MAMS_RANK_TYPO);
    for (size_t i = 0; n == 0 && i < G_N_ELEMENTS(repairs); i++) {
        g_autofree char *meant = repairs[i](value->text);
        if (meant)
            n = fit_words(hunt, kind, meant, MAMS_RANK_KEY1);
    }
}

/* Finds the names that a field asks for, and what it costs to read those who bear them. */
static void fit_names(FormHunt *hunt, int kind)
{
    const Dictionary *dictionary = hunt->hunt.dictionary;
    const GArray *values = hunt->form->values[MAMS_FIND_SURNAME + kind];
    for (guint i = 0; i < values->len; i++) {
        const FormValue *value = &g_array_index(values, FormValue, i);
        if (value->kind == FORM_WHOLE)
            fit_whole(hunt, kind, value);
        else if (value->kind == FORM_RANGE)
            fit_range(hunt, kind, value);
        else
            fit_pattern(hunt, kind, value);
    }
    double share = kind == KIND_SURNAME ? hunt->birth_share : 1;
    for (uint32_t i = 0; values->len > 0 && i < dictionary->names->len; i++) {
        const DictionaryName *name = mams_dictionary_name(dictionary, i);
        if (name->kind == kind && hunt->levels[i] != NO_LEVEL)
            hunt->cost[kind] += HUNT_SEEK_COST + name->n * share;
    }
}

/* ---- rows ---- */

static SearchLevel level_of(const FormHunt *hunt, int kind, uint32_t name)
{
    if (hunt->form->values[MAMS_FIND_SURNAME + kind]->len == 0)
        return 0;
    return name == NO_NAME ? NO_LEVEL : hunt->levels[name];
}

static SearchLevel level_of_row(const FormHunt *hunt, const MamsNameRow *row)
{
    const Dictionary *dictionary = hunt->hunt.dictionary;
    const int64_t ids[N_NAME_KINDS] = {row->surname, row->given, row->patronymic};
    SearchLevel level = 0;
    for (int kind = 0; kind < N_NAME_KINDS; kind++) {
        bool former = kind == KIND_SURNAME && row->former;
        uint32_t name = former ? hunt->hunt.walked : mams_dictionary_find(dictionary, ids[kind]);
        SearchLevel of_name = level_of(hunt, kind, name);
        if (of_name == NO_LEVEL)
            return NO_LEVEL;
        level = mams_level_join(level, of_name);
    }
    return level;
}

static bool take_row(const MamsNameRow *row, void *data)
{
    FormHunt *form_hunt = data;
    Hunt *hunt = &form_hunt->hunt;
    const SearchForm *form = form_hunt->form;
    form_hunt->stopped = ++hunt->visited > hunt->budget;
    if (form_hunt->stopped)
        return false;
    if (!mams_search_form_fits_number(form, MAMS_FIND_IIN, row->iin) ||
        !mams_search_form_fits_number(form, MAMS_FIND_BIRTH, row->birth) ||
        !mams_search_form_fits_number(form, MAMS_FIND_REGION, row->region))
        return true;
    SearchLevel level = level_of_row(form_hunt, row);
    if (level != NO_LEVEL && g_hash_table_add(hunt->seen, g_memdup2(&row->iin, sizeof row->iin)))
        mams_hunt_keep(hunt, row, level);
    return true;
}

/* ---- walks ---- */

static bool walk_numbers(FormHunt *hunt, MamsFindField field, GError **error)
{
    const GArray *values = hunt->form->values[field];
    MamsStore *store = hunt->hunt.store;
    bool ok = true;
    for (guint i = 0; ok && !hunt->stopped && i < values->len; i++) {
        const FormValue *value = &g_array_index(values, FormValue, i);
        ok = field == MAMS_FIND_PHONE
                 ? mams_store_each_by_phone(store, value->low, value->high, take_row, hunt, error)
                 : mams_store_each_by_iin(store, value->low, value->high, take_row, hunt, error);
    }
    return ok;
}

/* The numbers that begin with the days from … to of one century. */
static bool walk_days(FormHunt *hunt, MamsDay from, MamsDay to, GError **error)
{
    enum { AFTER_DATE = 1000000 };
    int year, month, day;
    mams_day_split(from, &year, &month, &day);
    MamsIin low = (MamsIin)(year % 100 * 10000 + month * 100 + day) * AFTER_DATE;
    mams_day_split(to, &year, &month, &day);
    MamsIin high = (MamsIin)(year % 100 * 10000 + month * 100 + day) * AFTER_DATE + AFTER_DATE - 1;
    return mams_store_each_by_iin(hunt->hunt.store, low, high, take_row, hunt, error);
}

static bool walk_births(FormHunt *hunt, GError **error)
{
    enum { CENTURY_DAYS = 36525 };
    const GArray *values = hunt->form->values[MAMS_FIND_BIRTH];
    bool ok = true;
    for (guint i = 0; ok && i < values->len; i++) {
        const FormValue *value = &g_array_index(values, FormValue, i);
        MamsDay from = (MamsDay)value->low;
        /* In a century every number comes up, and each is to be read once. */
        if (value->high - value->low >= CENTURY_DAYS)
            return mams_store_each_by_iin(hunt->hunt.store, 0, G_MAXINT64, take_row, hunt, error);
        while (ok && !hunt->stopped && from <= value->high) {
            int year = mams_day_year(from);
            MamsDay end = mams_day_make(year - year % 100 + 99, 12, 31);
            ok = walk_days(hunt, from, (MamsDay)MIN(end, value->high), error);
            from = end + 1;
        }
    }
    return ok;
}

static int compare_order(const void *a, const void *b, void *data)
{
    uint32_t x = mams_dictionary_name(data, *(const uint32_t *)a)->order;
    uint32_t y = mams_dictionary_name(data, *(const uint32_t *)b)->order;
    return (x > y) - (x < y);
}

/* Those who bear one of the names, by the alphabet: who is left out when it stops comes last. */
static bool walk_names(FormHunt *hunt, int kind, GError **error)
{
    const Dictionary *dictionary = hunt->hunt.dictionary;
    g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t i = 0; i < dictionary->names->len; i++) {
        if (mams_dictionary_name(dictionary, i)->kind == kind && hunt->levels[i] != NO_LEVEL)
            g_array_append_val(names, i);
    }
    g_array_sort_with_data(names, compare_order, (void *)dictionary);
    const GArray *births = hunt->form->values[MAMS_FIND_BIRTH];
    MamsNameSeek seek = {.birth_from = MAMS_DAY_NONE, .birth_to = MAMS_DAY_NONE};
    for (guint i = 0; kind == KIND_SURNAME && i < births->len; i++) {
        const FormValue *value = &g_array_index(births, FormValue, i);
        seek.birth_from = (MamsDay)(i == 0 ? value->low : MIN(seek.birth_from, value->low));
        seek.birth_to = (MamsDay)(i == 0 ? value->high : MAX(seek.birth_to, value->high));
    }
    bool ok = true;
    for (guint i = 0; ok && !hunt->stopped && i < names->len; i++) {
        uint32_t name = g_array_index(names, uint32_t, i);
        int64_t id = mams_dictionary_name(dictionary, name)->id;
        seek.surname = kind == KIND_SURNAME ? id : 0;
        seek.given = kind == KIND_GIVEN ? id : 0;
        hunt->hunt.walked = kind == KIND_SURNAME ? name : NO_NAME;
        hunt->hunt.visited += HUNT_SEEK_COST;
        ok = mams_store_each_by_name(hunt->hunt.store, &seek, take_row, hunt, error);
    }
    return ok;
}

/* ---- the choice ---- */

/* The share of all citizens that a field's ranges are expected to hold. */
static double share_of(const FormHunt *hunt, MamsFindField field, double all)
{
    const GArray *values = hunt->form->values[field];
    double width = 0;
    for (guint i = 0; i < values->len; i++) {
        const FormValue *value = &g_array_index(values, FormValue, i);
        width += (double)(value->high - value->low + 1);
    }
    return MIN(width / all, 1);
}

/* The field that leads. */
static MamsFindField choose(const FormHunt *hunt)
{
    const GArray *const *values = (const GArray *const *)hunt->form->values;
    if (values[MAMS_FIND_PHONE]->len > 0)
        return MAMS_FIND_PHONE;
    /* Only the surname leads to those who bore it before. */
    if (values[MAMS_FIND_SURNAME]->len > 0 && hunt->cost[KIND_SURNAME] <= hunt->hunt.budget)
        return MAMS_FIND_SURNAME;
    double carried = (double)hunt->hunt.dictionary->carried;
    const struct {
        MamsFindField field;
        double cost;
    } ways[] = {
        {MAMS_FIND_SURNAME, hunt->cost[KIND_SURNAME]},
        {MAMS_FIND_GIVEN, hunt->cost[KIND_GIVEN]},
        {MAMS_FIND_IIN, carried * share_of(hunt, MAMS_FIND_IIN, ALL_IINS / REAL_DATES)},
        {MAMS_FIND_BIRTH, carried * hunt->birth_share},
    };
    MamsFindField best = MAMS_N_FIND_FIELDS;
    double least = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
        bool first = best == MAMS_N_FIND_FIELDS;
        /* By the birth date those are lost whose ИИН differs from it: only if the rest is dear. */
        bool leads = values[ways[i].field]->len > 0 &&
                     (ways[i].field != MAMS_FIND_BIRTH || first || least > hunt->hunt.budget);
        if (leads && (first || ways[i].cost < least)) {
            best = ways[i].field;
            least = ways[i].cost;
        }
    }
    return best;
}

static bool walk(FormHunt *hunt, MamsFindField field, GError **error)
{
    if (field == MAMS_FIND_SURNAME || field == MAMS_FIND_GIVEN)
        return walk_names(hunt, (int)field - MAMS_FIND_SURNAME, error);
    return field == MAMS_FIND_BIRTH ? walk_births(hunt, error) : walk_numbers(hunt, field, error);
}

/* What the operator has to know of the answer, the most important alone. (owned) */
static char *warn(const FormHunt *hunt, MamsFindField led_by, const MamsFound *found)
{
    const GArray *iins = hunt->form->values[MAMS_FIND_IIN];
    if (hunt->stopped) {
        g_autofree char *count = g_strdup_printf("%" G_GINT64_FORMAT, hunt->hunt.budget);
        return g_strdup_printf(_("the search stopped after %s people: fill in one more field"),
                               count);
    }
    if (found->rows->len == 0 && iins->len == 1 &&
        g_array_index(iins, FormValue, 0).kind == FORM_WHOLE)
        return mams_search_check_iin(g_array_index(iins, FormValue, 0).low);
    if (led_by == MAMS_FIND_BIRTH)
        return g_strdup(_("people whose IIN does not begin with the birth date are missing here: "
                          "add a name"));
    return NULL;
}

bool mams_form_hunt(MamsStore *store, const Dictionary *dictionary, const SearchForm *form,
                    int limit, MamsFound *found, GError **error)
{
    FormHunt hunt = {.form = form};
    mams_hunt_init(&hunt.hunt, store, dictionary, &hunt.nothing, MAMS_RANK_TYPO, limit);
    hunt.levels = g_malloc(MAX(dictionary->names->len, 1));
    memset(hunt.levels, NO_LEVEL, dictionary->names->len);
    hunt.birth_share =
        form->values[MAMS_FIND_BIRTH]->len > 0 ? share_of(&hunt, MAMS_FIND_BIRTH, LIFE_DAYS) : 1;
    for (int kind = 0; kind < N_NAME_KINDS; kind++)
        fit_names(&hunt, kind);
    MamsFindField led_by = choose(&hunt);
    bool ok = walk(&hunt, led_by, error);
    mams_hunt_hand_over(&hunt.hunt, found->rows);
    found->total_at_least = hunt.hunt.total;
    found->warning = warn(&hunt, led_by, found);
    mams_hunt_clear(&hunt.hunt);
    g_free(hunt.levels);
    return ok;
}
