/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/hunt.h"

/*
 * Which indexes to walk for the rows of a level. A form says which word stands for which kind of
 * name: of two words the first may be the surname and the second the given name, or the other way
 * round, and so on. A walk over all who bear one of the surnames (or given names) that a word fits
 * meets every row of the forms in which that word is the surname (the given name). A walk over
 * everybody, surname by surname, meets those of the forms without a surname. The cheapest set of
 * walks that meets all forms is taken. Walks over surnames go by the alphabet, which is the order
 * of the answer, and stop when they have met enough. No index leads to a patronymic: that is what
 * the walk over everybody is for.
 *
 * The estimates need only be roughly right. When everybody has to be read to the end, that is done
 * once for all ranks. A dear walk is left out when the cheap ones have brought enough rows: an
 * answer may then lack a row that would have stood between others.
 */

enum {
    SMALL = 4000, /* rows that can always be read: a country of that size is always walked whole */
    LIFE_DAYS = 30000,
    MAX_WALKS = 2 * QUERY_MAX_WORDS + 1,
    MAX_FORMS = 243 /* N_NAME_KINDS to the power of QUERY_MAX_WORDS */
};

/* Walks by their number: twice the word, plus 1 for given names; the last one is over everybody. */
typedef struct {
    const Hunt *hunt;
    double birth_share;                          /* of people born in the time asked for */
    double all;                                  /* the cost of reading everybody */
    double names[QUERY_MAX_WORDS][N_NAME_KINDS]; /* that fit at this level */
    double carriers[QUERY_MAX_WORDS][N_NAME_KINDS];
    uint32_t forms[MAX_FORMS]; /* which walks meet it, as bits */
    int n_forms;
    double fitting[MAX_WALKS]; /* rows expected from a walk */
    double cost[MAX_WALKS];
    int everybody; /* the number of the last walk */
} Plan;

static void weigh(Plan *plan, int word, int kind)
{
    const Hunt *hunt = plan->hunt;
    const SearchWord *typed = hunt->words[word];
    for (guint i = 0; i < typed->hits[kind]->len; i++) {
        uint32_t name = g_array_index(typed->hits[kind], uint32_t, i);
        if (!mams_level_fits(typed->levels[name], hunt->level))
            continue;
        plan->names[word][kind]++;
        plan->carriers[word][kind] += mams_dictionary_name(hunt->dictionary, name)->n;
    }
}

/* Reading all who bear a surname that the word fits. */
static double cost_of_surnames(const Plan *plan, int word)
{
    return plan->names[word][KIND_SURNAME] * HUNT_SEEK_COST +
           plan->carriers[word][KIND_SURNAME] * plan->birth_share;
}

/* Notes which walks meet a form, and how many rows it is expected to have. */
static void add_form(Plan *plan, const int kinds[QUERY_MAX_WORDS])
{
    double carried = MAX((double)plan->hunt->dictionary->carried, 1);
    double rows = carried * plan->birth_share;
    uint32_t surnames = 0, given = 0;
    bool cheap = false;
    for (int word = 0; word < plan->hunt->n_words; word++) {
        rows *= MIN(plan->carriers[word][kinds[word]] / carried, 1);
        if (kinds[word] == KIND_SURNAME) {
            surnames |= 1u << (2 * word);
            cheap = cheap || cost_of_surnames(plan, word) <= SMALL;
        } else if (kinds[word] == KIND_GIVEN) {
            given |= 1u << (2 * word + 1);
        }
    }
    /* A walk over given names knows nothing of former surnames: only where the other is dear. */
    uint32_t walks = surnames | (cheap ? 0 : given) | (surnames ? 0 : 1u << plan->everybody);
    for (int walk = 0; walk <= plan->everybody; walk++)
        if (walks & 1u << walk)
            plan->fitting[walk] += rows;
    plan->forms[plan->n_forms++] = walks;
}

/* Adds the forms that begin with these kinds of the first words. */
static void add_forms(Plan *plan, int kinds[QUERY_MAX_WORDS], int n)
{
    const Hunt *hunt = plan->hunt;
    if (n == hunt->n_words) {
        add_form(plan, kinds);
        return;
    }
    for (int kind = 0; kind < N_NAME_KINDS; kind++) {
        bool taken = false;
        for (int i = 0; i < n; i++)
            taken = taken || kinds[i] == kind;
        if (plan->names[n][kind] == 0 || (taken && !hunt->dictionary->several_words[kind]))
            continue;
        kinds[n] = kind;
        add_forms(plan, kinds, n + 1);
    }
}

/* A walk that stops when enough rows are met reads only a part. */
static double cost_until_enough(const Plan *plan, double rows, int walk)
{
    double wanted = plan->hunt->wanted;
    return plan->fitting[walk] > wanted ? rows * wanted / plan->fitting[walk] : rows;
}

static void make_plan(Plan *plan)
{
    const Hunt *hunt = plan->hunt;
    const SearchQuery *query = hunt->query;
    plan->birth_share = 1;
    if (query->birth_from != MAMS_DAY_NONE)
        plan->birth_share = (double)(query->birth_to - query->birth_from + 1) / LIFE_DAYS;
    plan->all = (double)hunt->dictionary->n_of_kind[KIND_SURNAME] * HUNT_SEEK_COST +
                (double)hunt->dictionary->carried * plan->birth_share;
    plan->everybody = 2 * hunt->n_words;
    for (int word = 0; word < hunt->n_words; word++)
        for (int kind = 0; kind < N_NAME_KINDS; kind++)
            weigh(plan, word, kind);
    int kinds[QUERY_MAX_WORDS];
    add_forms(plan, kinds, 0);
    for (int word = 0; word < hunt->n_words; word++) {
        const double *names = plan->names[word], *carriers = plan->carriers[word];
        plan->cost[2 * word] = cost_until_enough(plan, cost_of_surnames(plan, word), 2 * word);
        plan->cost[2 * word + 1] = names[KIND_GIVEN] * HUNT_SEEK_COST + carriers[KIND_GIVEN];
    }
    plan->cost[plan->everybody] = cost_until_enough(plan, plan->all, plan->everybody);
}

/* The cheapest set of walks that meets all forms. Forms that only the walk over everybody meets do
 * not count when it is dear. */
static uint32_t choose_walks(const Plan *plan)
{
    uint32_t everybody = 1u << plan->everybody, useful = 0, best = 0;
    double best_cost = -1;
    for (int i = 0; i < plan->n_forms; i++)
        useful |= plan->forms[i];
    for (uint32_t set = 1; set < 2 * everybody; set++) {
        bool all_met = (set & ~useful) == 0;
        for (int i = 0; all_met && i < plan->n_forms; i++)
            all_met = set & plan->forms[i] ||
                      (plan->forms[i] == everybody && plan->cost[plan->everybody] > SMALL);
        double cost = 0;
        for (int walk = 0; walk <= plan->everybody; walk++)
            cost += set & 1u << walk ? plan->cost[walk] : 0;
        if (all_met && (best_cost < 0 || cost < best_cost)) {
            best = set;
            best_cost = cost;
        }
    }
    return best;
}

/* ---- walking ---- */

static int compare_order(const void *a, const void *b, void *data)
{
    const Dictionary *dictionary = data;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    uint32_t p = mams_dictionary_name(dictionary, x)->order;
    uint32_t q = mams_dictionary_name(dictionary, y)->order;
    return p != q ? (p > q) - (p < q) : (x > y) - (x < y);
}

/* The names of a walk in the order of the alphabet. (owned) */
static GArray *list_names(const Plan *plan, int walk)
{
    const Hunt *hunt = plan->hunt;
    GArray *names = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    if (walk == plan->everybody) {
        const GArray *list = hunt->dictionary->lists[KIND_SURNAME][KEY_EXACT];
        for (guint i = 0; i < list->len; i++) {
            const DictionaryEntry *entry = &g_array_index(list, DictionaryEntry, i);
            if (entry->offset == 0)
                g_array_append_val(names, entry->name);
        }
        return names;
    }
    const SearchWord *word = hunt->words[walk / 2];
    const GArray *hits = word->hits[walk % 2 ? KIND_GIVEN : KIND_SURNAME];
    for (guint i = 0; i < hits->len; i++) {
        uint32_t name = g_array_index(hits, uint32_t, i);
        if (mams_level_fits(word->levels[name], hunt->level))
            g_array_append_val(names, name);
    }
    g_array_sort_with_data(names, compare_order, (void *)hunt->dictionary);
    return names;
}

/* Everybody is read at most once: for the ranks that are still to come as well. */
static void look_for_all_levels(Hunt *hunt)
{
    while (hunt->looked_up <= hunt->last_rank)
        mams_hunt_look_up(hunt);
    hunt->level_to = mams_level_make(hunt->last_rank, false);
    hunt->complete = true;
}

static bool take_walk(Hunt *hunt, const Plan *plan, int walk, GError **error)
{
    g_autoptr(GArray) names = list_names(plan, walk);
    bool in_order = walk == plan->everybody || walk % 2 == 0;
    hunt->in_order = 0;
    for (guint i = 0; i < names->len; i++) {
        /* Who is found by a former surname stands elsewhere in the alphabet: where everybody can be
         * read, everybody is. */
        bool enough = in_order && plan->all > SMALL && hunt->in_order >= hunt->wanted;
        if (enough || hunt->visited > hunt->budget)
            break;
        if (!mams_hunt_walk(hunt, g_array_index(names, uint32_t, i), error))
            return false;
    }
    return true;
}

/* The cheapest of the walks in a set, which is not empty. */
static int cheapest(const Plan *plan, uint32_t set)
{
    int best = -1;
    for (int walk = 0; walk <= plan->everybody; walk++)
        if (set & 1u << walk && (best < 0 || plan->cost[walk] < plan->cost[best]))
            best = walk;
    return best;
}

bool mams_hunt_level(Hunt *hunt, GError **error)
{
    Plan plan = {.hunt = hunt};
    make_plan(&plan);
    if (plan.n_forms == 0)
        return true;
    uint32_t everybody = 1u << plan.everybody, walks = everybody;
    if (plan.all > SMALL) {
        walks = choose_walks(&plan);
        for (int i = 0; i < plan.n_forms; i++)
            walks |= plan.forms[i] == everybody ? everybody : 0;
    }
    while (walks != 0) {
        int walk = cheapest(&plan, walks);
        walks &= ~(1u << walk);
        if (plan.cost[walk] > SMALL && hunt->accepted >= hunt->wanted)
            break;
        bool whole_country = walk == plan.everybody && plan.cost[walk] > SMALL;
        if (whole_country)
            look_for_all_levels(hunt);
        if (!take_walk(hunt, &plan, walk, error))
            return false;
        if (whole_country)
            break;
    }
    return true;
}
