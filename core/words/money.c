/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/words_private.h"

/* Where the money of a payment is. */

/* Data of this day reach past no day on which a payment could be due. */
static const MamsDay BEFORE_ALL_DATA = MAMS_DAY_NONE + 1;

static void set_path(Values *values, int64_t paid, const MamsMoneyPath *path)
{
    const MamsStage *stages = path->stages, *status = &stages[MAMS_STAGE_STATUS];
    values_set(values, FACT_PAID, paid);
    words_set_day(values, FACT_PAID_ON, stages[MAMS_STAGE_PAID].on);
    words_set_day(values, FACT_RECEIVED_ON, stages[MAMS_STAGE_RECEIVED].on);
    words_set_day(values, FACT_RECEIVED_BY, stages[MAMS_STAGE_RECEIVED].due);
    words_set_day(values, FACT_POSTED_ON, stages[MAMS_STAGE_POSTED].on);
    words_set_day(values, FACT_DUE, stages[MAMS_STAGE_POSTED].due);
    words_set_day(values, FACT_STATUS_DAY, status->reached ? status->on : status->due);
    words_set_day(values, FACT_RETURNED_ON, path->returned_on);
    values_set_text(values, FACT_RETURN_REASON, path->return_reason);
}

static char *say(const MamsWords *words, const char *group, MamsLang lang,
                 const MamsPayment *payment, const MamsMoneyPath *path, bool doubts)
{
    Values values = {.rules = words->rules, .lang = lang};
    GString *out = g_string_new(NULL);
    set_path(&values, payment->amount, path);
    words_write(words, group, mams_money_state_code(path->state), &values, out);
    if (doubts && path->uncertain)
        words_write(words, group, "uncertain", &values, out);
    return g_string_free(out, FALSE);
}

char *mams_words_money_path(const MamsWords *words, MamsLang lang, const MamsPayment *payment,
                            const MamsMoneyPath *path)
{
    return say(words, "money", lang, payment, path, true);
}

char *mams_words_money_line(const MamsWords *words, MamsLang lang, const MamsPayment *payment,
                            const MamsMoneyPath *path)
{
    return say(words, "money line", lang, payment, path, false);
}

MamsDay mams_person_stages_of(const MamsPerson *person)
{
    return person->no_stages ? BEFORE_ALL_DATA : person->data_of;
}

/* The indexes of the payments to speak of. (owned) */
static GArray *under_way(const MamsWords *words, const MamsAnswer *answer, const MamsPerson *person)
{
    if (answer->facts == NULL || answer->verdict == MAMS_VERDICT_DEAD)
        return g_array_new(FALSE, FALSE, sizeof(guint));
    return mams_money_under_way(words->rules, answer->facts, answer->on,
                                mams_person_stages_of(person));
}

static const MamsPayment *payment_at(const MamsAnswer *answer, const GArray *indexes, guint i)
{
    return &g_array_index(answer->facts->payments, MamsPayment, g_array_index(indexes, guint, i));
}

static MamsMoneyPath path_of(const MamsWords *words, const MamsAnswer *answer,
                             const MamsPerson *person, const MamsPayment *payment)
{
    return mams_money_path(words->rules, payment, answer->on, mams_person_stages_of(person));
}

bool words_write_newest_money(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                              const MamsPerson *person, const Values *common, GString *out)
{
    if (voice->money == NULL)
        return false;
    g_autoptr(GArray) indexes = under_way(words, answer, person);
    for (guint i = 0; i < indexes->len; i++) {
        const MamsPayment *payment = payment_at(answer, indexes, i);
        MamsMoneyPath path = path_of(words, answer, person, payment);
        if (path.state == MAMS_MONEY_RETURNED)
            continue;
        Values values = *common;
        set_path(&values, payment->amount, &path);
        words_write(words, voice->money, mams_money_state_code(path.state), &values, out);
        return true;
    }
    return false;
}

/* Whether two payments went the same way on the same days: one was paid in parts, or for several
 * months at once. */
static bool same_way(const MamsMoneyPath *a, const MamsMoneyPath *b)
{
    if (a->state != b->state || a->returned_on != b->returned_on ||
        g_strcmp0(a->return_reason, b->return_reason) != 0)
        return false;
    for (int i = 0; i < MAMS_N_STAGES; i++)
        if (a->stages[i].on != b->stages[i].on || a->stages[i].due != b->stages[i].due)
            return false;
    return true;
}

void words_write_all_money(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                           const MamsPerson *person, const Values *common, GString *out)
{
    g_autoptr(GArray) indexes = under_way(words, answer, person);
    bool ask = false, again = false;
    for (guint i = 0, next; i < indexes->len; i = next) {
        const MamsPayment *payment = payment_at(answer, indexes, i);
        MamsMoneyPath path = path_of(words, answer, person, payment);
        int64_t sum = payment->amount;
        for (next = i + 1; next < indexes->len; next++) {
            const MamsPayment *other = payment_at(answer, indexes, next);
            MamsMoneyPath other_path = path_of(words, answer, person, other);
            if (!same_way(&path, &other_path))
                break;
            sum += other->amount;
        }
        Values values = *common;
        set_path(&values, sum, &path);
        words_write(words, voice->money, mams_money_state_code(path.state), &values, out);
        again = again || path.state == MAMS_MONEY_RETURNED;
        ask = ask || path.stages[MAMS_STAGE_POSTED].due != MAMS_DAY_NONE;
    }
    if (ask)
        words_write(words, voice->money, "ask", common, out);
    if (again)
        words_write(words, voice->money, "again", common, out);
}
