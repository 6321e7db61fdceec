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

static bool is_short_key(const char *keys, const char *exact)
{
    g_autofree char *folded = mams_fold_exact(keys);
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    return g_strv_contains((const char *const *)words, exact);
}

static int rank_in(const MamsCannedText *text, MamsLang lang, const char *exact, const char *key)
{
    if (is_short_key(text->keys[lang], exact))
        return RANK_SHORT_KEY;
    g_autofree char *initials = initials_of(text->title[lang]);
    if (g_utf8_strlen(exact, -1) > 1 && g_str_has_prefix(initials, exact))
        return RANK_INITIALS;
    /* Signs that have no key match nothing. */
    if (*key == '\0')
        return RANK_NONE;
    g_autofree char *title = mams_fold_key1(text->title[lang]);
    if (mams_fold_key_begins(title, key))
        return RANK_TITLE;
    g_autofree char *all = g_strdup_printf("%s %s", text->title[lang], text->keys[lang]);
    g_autofree char *keys = mams_fold_key1(all);
    return mams_fold_key_begins(keys, key) ? RANK_KEYS : RANK_NONE;
}

static int rank_of(const MamsCannedText *text, const char *typed)
{
    g_autofree char *exact = mams_fold_exact(typed);
    g_autofree char *key = mams_fold_key1(typed);
    int best = RANK_NONE;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++)
        best = MIN(best, rank_in(text, (MamsLang)lang, exact, key));
    return best;
}

/* The same keys in another layout. (owned) strings */
static GPtrArray *layouts_of(const char *typed)
{
    GPtrArray *layouts = g_ptr_array_new_with_free_func(g_free);
    char *others[] = {mams_fold_layout_kk(typed), mams_fold_layout_ru(typed),
                      mams_fold_layout_latin(typed)};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if (others[i])
            g_ptr_array_add(layouts, others[i]);
    return layouts;
}

static int best_rank(const MamsCannedText *text, const char *typed, const GPtrArray *layouts)
{
    int rank = rank_of(text, typed);
    for (guint i = 0; i < layouts->len && rank > RANK_WRONG_LAYOUT; i++) {
        int other = rank_of(text, layouts->pdata[i]);
        if (other < RANK_NONE)
            rank = MIN(rank, RANK_WRONG_LAYOUT + other);
    }
    return rank;
}

GArray *mams_canned_find(const MamsCanned *set, const char *typed, const MamsAnswer *answer)
{
    g_autofree char *trimmed = g_strstrip(g_strdup(typed));
    g_autoptr(GPtrArray) layouts = layouts_of(trimmed);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Found));
    for (int i = 0; i < mams_canned_count(set); i++) {
        const MamsCannedText *text = mams_canned_text(set, i);
        Found one = {.number = i, .place = place_of(text, answer)};
        one.rank = *trimmed == '\0' ? 0 : best_rank(text, trimmed, layouts);
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
