/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/cover.h"

/*
 * Ways back to "insured" (domain.md 0). A way that costs money is tried before it is offered: its
 * payments are added to the facts and the engine is asked again for the promised day.
 */

typedef struct {
    const MamsRules *rules;
    const MamsFacts *facts;
    MamsDay on;        /* the day the ways are given for */
    MamsDay prepay_on; /* the day a prepayment is made: `on`, or the last day of a category */
    MamsCover cover;   /* as seen on `on` */
    int64_t debt;      /* tiyn, of the answer */
    GPtrArray *ways;
} Offer;

static void way_free(void *data)
{
    MamsWay *way = data;
    g_array_unref(way->lines);
    g_free(way);
}

static MamsWay *way_new(const Offer *offer, MamsWayKind kind)
{
    MamsWay *way = g_new0(MamsWay, 1);
    g_autofree char *rule_name = g_strconcat("way-", mams_way_code(kind), NULL);
    way->kind = kind;
    way->category = -1;
    way->insured_from = MAMS_DAY_NONE;
    way->then_from = MAMS_MONTH_NONE;
    way->lines = g_array_new(FALSE, FALSE, sizeof(MamsWayLine));
    way->law = &mams_rules_rule(offer->rules, rule_name)->why;
    return way;
}

static void way_add_line(MamsWay *way, MamsMonth month, int64_t amount, MamsKind kind)
{
    MamsWayLine line = {month, amount, kind};
    g_array_append_val(way->lines, line);
    way->total += amount;
}

/* The verdict on a day when the way's payments are made on another. */
static MamsVerdict verdict_with(const Offer *offer, const MamsWay *way, MamsDay paid_on,
                                MamsDay day)
{
    g_autoptr(MamsFacts) facts = mams_facts_copy(offer->facts);
    for (guint i = 0; i < way->lines->len; i++) {
        const MamsWayLine *line = &g_array_index(way->lines, MamsWayLine, i);
        mams_facts_add_payment(facts, &(MamsPayment){.month = line->month,
                                                     .kind = line->kind,
                                                     .amount = line->amount,
                                                     .paid_on = paid_on,
                                                     .received_on = MAMS_DAY_NONE,
                                                     .posted_on = MAMS_DAY_NONE,
                                                     .returned_on = MAMS_DAY_NONE});
    }
    mams_facts_sort(facts);
    return mams_verdict_on(offer->rules, facts, day);
}

static bool covered(const MamsCover *cover, MamsMonth month)
{
    const MamsCoverMonth *state = mams_cover_month(cover, month);
    return state && state->mark != MAMS_MARK_NONE;
}

/* Whether a business has a day in the month, which may lie beyond the months of the cover. */
static bool has_business(const Offer *offer, MamsMonth month)
{
    int at = 0;
    const MamsAssignment *assignment;
    while ((assignment = mams_cover_next_assignment(&offer->cover, &at))) {
        if (offer->rules->categories[assignment->category].role == MAMS_ROLE_BUSINESS &&
            assignment->from <= mams_month_last_day(month) &&
            assignment->to >= mams_month_first_day(month))
            return true;
    }
    return false;
}

/* What stays to pay after the last line: the first month that nothing covers, and from it on the
 * full price of a month. */
static void add_then(const Offer *offer, MamsWay *way)
{
    const MamsWayLine *last = &g_array_index(way->lines, MamsWayLine, way->lines->len - 1);
    MamsMonth month = MAX(mams_day_month(offer->on), last->month + 1);
    while (covered(&offer->cover, month))
        month++;
    bool entrepreneur = way->kind == MAMS_WAY_CATCH_UP_ENTREPRENEUR || has_business(offer, month);
    way->then_from = month;
    way->then_amount =
        mams_rules_month_rate(offer->rules, entrepreneur ? MAMS_KIND_ENTREPRENEUR : MAMS_KIND_SELF,
                              month, mams_month_year(month));
}

/* Keeps the way when it has an effect on the promised day, else drops it. */
static void offer_money_way(Offer *offer, MamsWay *way, MamsDay paid_on)
{
    if (way->lines->len > 0 && verdict_with(offer, way, paid_on, way->insured_from) >
                                   mams_verdict_on(offer->rules, offer->facts, way->insured_from)) {
        add_then(offer, way);
        g_ptr_array_add(offer->ways, way);
    } else {
        way_free(way);
    }
}

/* A way that costs nothing: it covers months to come and clears no debt. */
static MamsWay *add_free_way(Offer *offer, MamsWayKind kind)
{
    MamsWay *way = way_new(offer, kind);
    way->debt_stays = offer->debt;
    g_ptr_array_add(offer->ways, way);
    return way;
}

static void promise(const Offer *offer, MamsWay *way, MamsDay paid_on)
{
    way->insured_from = mams_calendar_add_working_days(
        offer->rules->calendar, paid_on, offer->rules->status_working_days, &way->uncertain_day);
}

static void add_month(const Offer *offer, MamsWay *way, MamsMonth month, bool entrepreneur)
{
    MamsKind kind = MAMS_KIND_ENTREPRENEUR;
    int64_t price = entrepreneur ? mams_cover_price_of(&offer->cover, month, offer->on, kind)
                                 : mams_cover_price(&offer->cover, month, offer->on, &kind);
    if (price > 0)
        way_add_line(way, month, price, kind);
}

/* Pays every gap of the window; the current month too when the gaps alone do not insure. */
static void offer_catch_up(Offer *offer, MamsWayKind way_kind)
{
    bool entrepreneur = way_kind == MAMS_WAY_CATCH_UP_ENTREPRENEUR;
    MamsWay *way = way_new(offer, way_kind);
    MamsMonth now = mams_day_month(offer->on);
    promise(offer, way, offer->on);
    for (MamsMonth month = mams_cover_window_start(&offer->cover, now, offer->on); month < now;
         month++) {
        if (!covered(&offer->cover, month))
            add_month(offer, way, month, entrepreneur);
    }
    if (verdict_with(offer, way, offer->on, way->insured_from) != MAMS_VERDICT_INSURED)
        add_month(offer, way, now, entrepreneur);
    offer_money_way(offer, way, offer->on);
}

static bool paid(const MamsCover *cover, MamsMonth month)
{
    const MamsCoverMonth *state = mams_cover_month(cover, month);
    return state && state->passing;
}

/* Twelve months ahead at the wage of the year of payment. */
static void add_months_ahead(const Offer *offer, MamsWay *way, const MamsCover *cover,
                             MamsDay paid_on)
{
    MamsMonth now = mams_day_month(paid_on);
    for (MamsMonth month = now + 1; month <= now + offer->rules->prepay_months; month++) {
        int64_t price = mams_cover_price_ahead(cover, month, paid_on);
        if (price > 0)
            way_add_line(way, month, price, MAMS_KIND_SELF);
    }
}

static void offer_prepay(Offer *offer)
{
    MamsCover cover;
    MamsMonth now = mams_day_month(offer->prepay_on);
    mams_cover_init(&cover, offer->rules, offer->facts, offer->prepay_on, now);
    MamsWay *way = way_new(offer, MAMS_WAY_PREPAY);
    add_months_ahead(offer, way, &cover, offer->prepay_on);
    if (paid(&cover, now))
        promise(offer, way, offer->prepay_on);
    else
        way->insured_from = mams_month_first_day(now + 1);
    mams_cover_clear(&cover);
    offer_money_way(offer, way, offer->prepay_on);
}

static void offer_prepay_and_current(Offer *offer)
{
    MamsMonth now = mams_day_month(offer->on);
    if (paid(&offer->cover, now))
        return;
    MamsWay *way = way_new(offer, MAMS_WAY_PREPAY_AND_CURRENT);
    promise(offer, way, offer->on);
    add_month(offer, way, now, false);
    add_months_ahead(offer, way, &offer->cover, offer->on);
    offer_money_way(offer, way, offer->on);
}

/* "If the IP is not closed": no record of a business, but the last own payment was an
 * entrepreneur's. */
static bool may_be_entrepreneur(const Offer *offer)
{
    int at = 0;
    const MamsAssignment *assignment;
    while ((assignment = mams_cover_next_assignment(&offer->cover, &at))) {
        if (offer->rules->categories[assignment->category].role == MAMS_ROLE_BUSINESS)
            return false;
    }
    const MamsPayment *latest = NULL;
    for (guint i = 0; i < offer->facts->payments->len; i++) {
        const MamsPayment *payment = &g_array_index(offer->facts->payments, MamsPayment, i);
        if (offer->rules->payers[payment->kind].own && mams_payment_seen(payment, offer->on) &&
            (!latest || payment->paid_on > latest->paid_on ||
             (payment->paid_on == latest->paid_on && payment->month >= latest->month)))
            latest = payment;
    }
    return latest && latest->kind == MAMS_KIND_ENTREPRENEUR;
}

/* Of equal totals the earlier effect, then the order of the list. */
static void mark_cheapest(GPtrArray *ways)
{
    MamsWay *best = NULL;
    for (guint i = 0; i < ways->len; i++) {
        MamsWay *way = g_ptr_array_index(ways, i);
        if (!best || way->total < best->total ||
            (way->total == best->total && way->insured_from < best->insured_from))
            best = way;
    }
    if (best)
        best->cheapest = true;
}

static bool in_force(const Offer *offer, int category)
{
    int at = 0;
    const MamsAssignment *assignment;
    while ((assignment = mams_cover_next_assignment(&offer->cover, &at))) {
        if (assignment->category == category && assignment->from <= offer->on &&
            assignment->to >= offer->on)
            return true;
    }
    return false;
}

static void offer_categories(Offer *offer, int age)
{
    bool any = false;
    for (int i = 0; i < offer->rules->n_categories; i++) {
        const MamsCategory *category = &offer->rules->categories[i];
        const MamsCategoryLaw *law = mams_rules_category_law(category, offer->on);
        if (!category->offered || !law || in_force(offer, i) || age < category->offer_age_from ||
            age > category->offer_age_to ||
            (category->offer_sex != MAMS_SEX_UNKNOWN && category->offer_sex != offer->facts->sex))
            continue;
        MamsWay *way = add_free_way(offer, MAMS_WAY_CATEGORY);
        way->category = i;
        way->law = &law->why;
        any = true;
    }
    if (any)
        add_free_way(offer, MAMS_WAY_TEMPORARY);
}

/* What is seen on a day, as facts of their own: an answer for a day never rests on what came later,
 * not even where it looks ahead to a promised day. */
static MamsFacts *seen_facts(const MamsFacts *facts, MamsDay day)
{
    MamsFacts *seen = mams_facts_copy(facts);
    g_array_set_size(seen->assignments, 0);
    g_array_set_size(seen->payments, 0);
    for (guint i = 0; i < facts->assignments->len; i++) {
        const MamsAssignment *assignment = &g_array_index(facts->assignments, MamsAssignment, i);
        if (assignment->from <= day)
            mams_facts_add_assignment(seen, assignment);
    }
    for (guint i = 0; i < facts->payments->len; i++) {
        MamsPayment payment = g_array_index(facts->payments, MamsPayment, i);
        if (!mams_payment_seen(&payment, day))
            continue;
        payment.returned_on = MAMS_DAY_NONE;
        mams_facts_add_payment(seen, &payment);
    }
    return seen;
}

/* Whether ways are given at all, and for which days. */
static bool decide_days(const MamsAnswer *answer, Offer *offer)
{
    MamsDay death = offer->facts->death;
    offer->on = offer->prepay_on = answer->on;
    if (answer->verdict == MAMS_VERDICT_DEAD)
        return false;
    if (answer->verdict != MAMS_VERDICT_INSURED)
        return true;
    if (answer->ground != MAMS_GROUND_STATE && answer->ground != MAMS_GROUND_LOCAL &&
        answer->ground != MAMS_GROUND_EXEMPT)
        return false;
    if (answer->insured_until == MAMS_DAY_NONE ||
        answer->insured_until - answer->on > offer->rules->offer_before_end_days ||
        (death != MAMS_DAY_NONE && answer->insured_until >= death))
        return false;
    offer->prepay_on = answer->insured_until;
    offer->on = answer->insured_until + 1;
    return true;
}

void mams_answer_ways(MamsAnswer *answer, const MamsRules *rules, const MamsFacts *facts)
{
    g_autoptr(MamsFacts) seen = seen_facts(facts, answer->on);
    Offer offer = {.rules = rules, .facts = seen, .debt = answer->debt_total};
    answer->ways = g_ptr_array_new_with_free_func(way_free);
    answer->ways_on = answer->on;
    if (!decide_days(answer, &offer))
        return;
    answer->ways_on = offer.on;
    offer.ways = answer->ways;
    mams_cover_init(&offer.cover, rules, seen, offer.on, mams_day_month(offer.on));
    offer_catch_up(&offer, MAMS_WAY_CATCH_UP);
    if (may_be_entrepreneur(&offer))
        offer_catch_up(&offer, MAMS_WAY_CATCH_UP_ENTREPRENEUR);
    offer_prepay(&offer);
    offer_prepay_and_current(&offer);
    mark_cheapest(offer.ways);
    if (facts->birth != MAMS_DAY_NONE) {
        int age = mams_day_age(facts->birth, offer.on);
        offer_categories(&offer, age);
        if (age >= rules->job_age_from && age <= rules->job_age_to)
            add_free_way(&offer, MAMS_WAY_JOB);
    }
    mams_cover_clear(&offer.cover);
}

const MamsCategory *mams_way_category(const MamsRules *rules, const MamsWay *way)
{
    if (way->kind == MAMS_WAY_CATEGORY)
        return &rules->categories[way->category];
    for (int i = 0; way->kind == MAMS_WAY_TEMPORARY && i < rules->n_categories; i++)
        if (rules->categories[i].role == MAMS_ROLE_TEMPORARY)
            return &rules->categories[i];
    return NULL;
}
