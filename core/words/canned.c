/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/canned_private.h"

#include <string.h>

#include "base/fold.h"

/* Finding a reply by typing, and which ones come first. */

int mams_canned_count(const MamsCanned *set)
{
    return (int)set->texts->len;
}

const MamsCannedText *mams_canned_text(const MamsCanned *set, int number)
{
    const Canned *canned = set->texts->pdata[number];
    return &canned->text;
}

int mams_canned_number(const MamsCanned *set, const char *id)
{
    return (int)GPOINTER_TO_UINT(g_hash_table_lookup(set->by_id, id)) - 1;
}

bool mams_canned_fits(const MamsCannedText *text, MamsVerdict verdict)
{
    return text->verdicts == 0 || (text->verdicts >> verdict & 1);
}

/* ---- by the answer ---- */

/* Smaller is better. */
static int place_of(const MamsCannedText *text, const MamsAnswer *answer)
{
    if (answer == NULL)
        return text->person ? 1 : 0;
    if (!mams_canned_fits(text, answer->verdict))
        return 4;
    if (text->grounds >> answer->ground & 1)
        return text->verdicts ? 0 : 1;
    /* What is written for another ground comes behind what is for all of them. */
    if (text->verdicts && !text->grounds)
        return 1;
    return text->person && !text->grounds ? 2 : 3;
}

typedef struct {
    int number, rank, place;
} Found;

static int compare_found(const void *a, const void *b)
{
    const Found *one = a, *other = b;
    if (one->rank != other->rank)
        return one->rank - other->rank;
    return one->place != other->place ? one->place - other->place : one->number - other->number;
}

/* ---- by typing ---- */

enum { RANK_SHORT_KEY, RANK_INITIALS, RANK_TITLE, RANK_KEYS, RANK_WRONG_LAYOUT, RANK_NONE = 99 };

static char *initials_of(const char *title)
{
    g_autofree char *exact = mams_fold_exact(title);
    g_auto(GStrv) words = g_strsplit_set(exact, " -", -1);
    GString *initials = g_string_new(NULL);
    for (char **word = words; *word; word++) {
        gunichar letter = g_utf8_get_char(*word);
        if (g_unichar_isalnum(letter))
            g_string_append_unichar(initials, letter);
    }
    return g_string_free(initials, FALSE);
}

static void fold_language(const MamsCannedText *text, MamsLang lang, FoldedText *folded)
{
    g_autofree char *keys = mams_fold_exact(text->keys[lang]);
    g_autofree char *all = g_strdup_printf("%s %s", text->title[lang], text->keys[lang]);
    folded->keys = g_strsplit(keys, " ", -1);
    folded->initials = initials_of(text->title[lang]);
    folded->title = mams_fold_key1(text->title[lang]);
    folded->all = mams_fold_key1(all);
}

void canned_fold(Canned *canned)
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++)
        fold_language(&canned->text, (MamsLang)lang, &canned->folded[lang]);
}

void canned_forget_folded(Canned *canned)
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_strfreev(canned->folded[lang].keys);
        g_free(canned->folded[lang].initials);
        g_free(canned->folded[lang].title);
        g_free(canned->folded[lang].all);
    }
}

/* What is typed, read in one keyboard layout. */
typedef struct {
    char *exact, *key; /* (owned) */
    bool initials;     /* long enough to be some */
} Typed;

static void clear_typed(void *data)
{
    Typed *typed = data;
    g_free(typed->exact);
    g_free(typed->key);
}

/* What folds to the same as an earlier layout finds nothing more. */
static void add_typed(GArray *layouts, const char *text)
{
    g_autofree char *exact = mams_fold_exact(text);
    for (guint i = 0; i < layouts->len; i++)
        if (g_str_equal(g_array_index(layouts, Typed, i).exact, exact))
            return;
    Typed typed = {.key = mams_fold_key1(text), .initials = g_utf8_strlen(exact, -1) > 1};
    typed.exact = g_steal_pointer(&exact);
    g_array_append_val(layouts, typed);
}

/* As it is typed first, then the same keys in other layouts: Typed. (owned) */
static GArray *layouts_of(const char *typed)
{
    GArray *layouts = g_array_new(FALSE, FALSE, sizeof(Typed));
    g_array_set_clear_func(layouts, clear_typed);
    add_typed(layouts, typed);
    char *others[] = {mams_fold_layout_kk(typed), mams_fold_layout_ru(typed),
                      mams_fold_layout_latin(typed)};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        if (others[i])
            add_typed(layouts, others[i]);
        g_free(others[i]);
    }
    return layouts;
}

static int rank_in(const FoldedText *folded, const Typed *typed)
{
    if (g_strv_contains((const char *const *)folded->keys, typed->exact))
        return RANK_SHORT_KEY;
    if (typed->initials && g_str_has_prefix(folded->initials, typed->exact))
        return RANK_INITIALS;
    /* Signs that have no key match nothing. */
    if (*typed->key == '\0' || !mams_fold_key_begins(folded->all, typed->key))
        return RANK_NONE;
    return mams_fold_key_begins(folded->title, typed->key) ? RANK_TITLE : RANK_KEYS;
}

static int rank_of(const Canned *canned, const Typed *typed)
{
    int best = RANK_NONE;
    for (int lang = 0; lang < MAMS_N_LANGS && best > RANK_SHORT_KEY; lang++)
        best = MIN(best, rank_in(&canned->folded[lang], typed));
    return best;
}

static int best_rank(const Canned *canned, const GArray *layouts)
{
    int rank = rank_of(canned, &g_array_index(layouts, Typed, 0));
    for (guint i = 1; i < layouts->len && rank > RANK_WRONG_LAYOUT; i++) {
        int other = rank_of(canned, &g_array_index(layouts, Typed, i));
        if (other < RANK_NONE)
            rank = MIN(rank, RANK_WRONG_LAYOUT + other);
    }
    return rank;
}

GArray *mams_canned_find(const MamsCanned *set, const char *typed, const MamsAnswer *answer)
{
    g_autofree char *trimmed = g_strstrip(g_strdup(typed));
    g_autoptr(GArray) layouts = layouts_of(trimmed);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Found));
    for (int i = 0; i < mams_canned_count(set); i++) {
        const Canned *canned = set->texts->pdata[i];
        Found one = {.number = i, .place = place_of(&canned->text, answer)};
        one.rank = *trimmed == '\0' ? 0 : best_rank(canned, layouts);
        if (one.rank < RANK_NONE)
            g_array_append_val(found, one);
    }
    g_array_sort(found, compare_found);
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < found->len; i++)
        g_array_append_val(numbers, g_array_index(found, Found, i).number);
    return numbers;
}

GArray *mams_canned_suggest(const MamsCanned *set, const MamsAnswer *answer)
{
    return mams_canned_find(set, "", answer);
}
