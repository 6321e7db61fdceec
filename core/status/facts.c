/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/facts.h"

MamsFacts *mams_facts_new(void)
{
    MamsFacts *facts = g_new0(MamsFacts, 1);
    facts->assignments = g_array_new(FALSE, FALSE, sizeof(MamsAssignment));
    facts->payments = g_array_new(FALSE, FALSE, sizeof(MamsPayment));
    mams_facts_clear(facts);
    return facts;
}

void mams_facts_clear(MamsFacts *facts)
{
    facts->iin = 0;
    facts->sex = MAMS_SEX_UNKNOWN;
    facts->birth = facts->death = facts->resident_from = MAMS_DAY_NONE;
    facts->entered = 0;
    g_array_set_size(facts->assignments, 0);
    g_array_set_size(facts->payments, 0);
    if (facts->strings)
        g_string_chunk_clear(facts->strings);
}

void mams_facts_free(MamsFacts *facts)
{
    if (!facts)
        return;
    g_array_unref(facts->assignments);
    g_array_unref(facts->payments);
    if (facts->strings)
        g_string_chunk_free(facts->strings);
    g_free(facts);
}

MamsFacts *mams_facts_copy(const MamsFacts *facts)
{
    MamsFacts *copy = g_memdup2(facts, sizeof *facts);
    copy->assignments = g_array_copy(facts->assignments);
    copy->payments = g_array_copy(facts->payments);
    copy->strings = NULL;
    return copy;
}

void mams_facts_add_assignment(MamsFacts *facts, const MamsAssignment *assignment)
{
    g_array_append_vals(facts->assignments, assignment, 1);
}

void mams_facts_add_payment(MamsFacts *facts, const MamsPayment *payment)
{
    g_array_append_vals(facts->payments, payment, 1);
}

const char *mams_facts_string(MamsFacts *facts, const char *text)
{
    if (!text)
        return NULL;
    if (!facts->strings)
        facts->strings = g_string_chunk_new(512);
    return g_string_chunk_insert_const(facts->strings, text);
}

static int compare_assignments(const void *left, const void *right)
{
    const MamsAssignment *a = left, *b = right;
    if (a->category != b->category)
        return a->category < b->category ? -1 : 1;
    return a->from < b->from ? -1 : a->from > b->from;
}

static int compare_payments(const void *left, const void *right)
{
    const MamsPayment *a = left, *b = right;
    if (a->month != b->month)
        return a->month < b->month ? -1 : 1;
    return a->paid_on < b->paid_on ? -1 : a->paid_on > b->paid_on;
}

static bool payments_sorted(const GArray *payments)
{
    for (guint i = 1; i < payments->len; i++) {
        if (compare_payments(&g_array_index(payments, MamsPayment, i - 1),
                             &g_array_index(payments, MamsPayment, i)) > 0)
            return false;
    }
    return true;
}

void mams_facts_sort(MamsFacts *facts)
{
    g_array_sort(facts->assignments, compare_assignments);
    /* The store delivers them in order; a sort of 120 sorted rows is not free in a batch. */
    if (!payments_sorted(facts->payments))
        g_array_sort(facts->payments, compare_payments);
}
