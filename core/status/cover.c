/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/cover.h"

#include <string.h>

/* A share of a rate as an exact fraction: a month may be paid in parts at the rates of two years.
 */
typedef struct {
    __int128 paid, whole;
} Share;

static __int128 common_divisor(__int128 a, __int128 b)
{
    while (b) {
        __int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static void share_add(Share *share, int64_t amount, int64_t rate)
{
    __int128 paid, whole, more;
    __int128 divisor = common_divisor(share->whole, rate);
    if (__builtin_mul_overflow(share->whole / divisor, (__int128)rate, &whole) ||
        __builtin_mul_overflow(share->paid, rate / divisor, &paid) ||
        __builtin_mul_overflow((__int128)amount, share->whole / divisor, &more) ||
        __builtin_add_overflow(paid, more, &paid)) {
        /* Only rates far from any real ones get here: round what was paid down to parts in 2^40. */
        int shift = 40;
        while (share->whole >> shift > (__int128)1 << 60)
            shift++;
        share->paid >>= shift;
        share->whole = (share->whole >> shift) + 1;
        divisor = common_divisor(share->whole, rate);
        whole = share->whole / divisor * rate;
        paid = share->paid * (rate / divisor) + (__int128)amount * (share->whole / divisor);
    }
    share->paid = paid;
    share->whole = whole;
}

/* The year whose wage a payment for `month` is measured by (parameter debt_month_wage). */
static int rate_year(const MamsRules *rules, const MamsPayment *payment)
{
    if (payment->paid_on < mams_month_first_day(payment->month))
        return mams_day_year(payment->paid_on);
    if (rules->debt_month_wage_of_payment &&
        payment->paid_on > mams_month_day(payment->month + 1, rules->deadline_day))
        return mams_day_year(payment->paid_on);
    return mams_month_year(payment->month);
}

/* Adds one payment to the share of its kind; true when the share is whole. */
static bool share_pay(const MamsRules *rules, const MamsPayment *payment, Share *share)
{
    int64_t rate =
        mams_rules_month_rate(rules, payment->kind, payment->month, rate_year(rules, payment));
    if (rate <= 0)
        return false;
    if (payment->amount >= rate) {
        share->paid = share->whole;
        return true;
    }
    share_add(share, payment->amount, rate);
    return share->paid >= share->whole;
}

static bool kind_in_law(const MamsRules *rules, MamsKind kind, MamsMonth month)
{
    const MamsRate *rate = mams_rules_rate(rules, kind, month);
    if (!rate || !rate->covers)
        return false;
    return kind != MAMS_KIND_PLATFORM || rules->platform_full_status;
}

/* The paid test of each kind present in a month. Payments are in order of paid_on, so the day on
 * which the test of `self` began to hold falls out of the same walk. */
static void test_month(MamsCover *cover, MamsMonth month, MamsCoverMonth *state)
{
    const MamsRules *rules = cover->rules;
    Share shares[MAMS_N_KINDS];
    for (int i = 0; i < state->n_payments; i++) {
        const MamsPayment *payment =
            &g_array_index(cover->facts->payments, MamsPayment, state->first_payment + i);
        if (!mams_payment_seen(payment, cover->seen))
            continue;
        uint16_t bit = (uint16_t)(1u << payment->kind);
        if (!(state->kinds & bit)) {
            state->kinds |= bit;
            shares[payment->kind] = (Share){0, 1};
        }
        if ((state->passing & bit) || payment->amount <= 0 ||
            !kind_in_law(rules, payment->kind, month))
            continue;
        MamsPaidTest test = rules->payers[payment->kind].test;
        if (test == MAMS_TEST_ANY ||
            (test == MAMS_TEST_SHARE && share_pay(rules, payment, &shares[payment->kind]))) {
            state->passing |= bit;
            if (payment->kind == MAMS_KIND_SELF)
                state->self_from = payment->paid_on;
        }
    }
}

static void find_payments(MamsCover *cover)
{
    const GArray *payments = cover->facts->payments;
    guint i = 0;
    while (i < payments->len) {
        MamsMonth month = g_array_index(payments, MamsPayment, i).month;
        guint end = i + 1;
        while (end < payments->len && g_array_index(payments, MamsPayment, end).month == month)
            end++;
        if (month >= cover->first && month <= cover->last) {
            MamsCoverMonth *state = &cover->months[month - cover->first];
            state->first_payment = (int)i;
            state->n_payments = (int)(end - i);
            test_month(cover, month, state);
        }
        i = end;
    }
}

/* A smaller mark wins: they are in the order of the table of domain.md 0. */
static void set_mark(MamsCoverMonth *state, MamsMark mark)
{
    if (state->mark == MAMS_MARK_NONE || mark < state->mark)
        state->mark = (uint8_t)mark;
}

static void mark_days(MamsCover *cover, MamsDay from, MamsDay to, MamsMark mark, uint32_t category)
{
    if (from > to)
        return;
    MamsMonth first = MAX(mams_day_month(from), cover->first);
    MamsMonth last = to == MAMS_DAY_FOREVER ? cover->last : MIN(mams_day_month(to), cover->last);
    for (MamsMonth month = first; month <= last; month++) {
        MamsCoverMonth *state = &cover->months[month - cover->first];
        state->categories |= category;
        if (mark != MAMS_MARK_NONE)
            set_mark(state, mark);
    }
}

static void mark_assignments(MamsCover *cover)
{
    int at = 0;
    const MamsAssignment *assignment;
    while ((assignment = mams_cover_next_assignment(cover, &at))) {
        const MamsCategory *category = &cover->rules->categories[assignment->category];
        mark_days(cover, assignment->from, assignment->to, MAMS_MARK_NONE,
                  1u << assignment->category);
        if (category->role == MAMS_ROLE_TEMPORARY || category->role == MAMS_ROLE_BUSINESS)
            continue;
        for (int i = 0; i < category->n_law; i++) {
            const MamsCategoryLaw *law = &category->law[i];
            MamsMark mark = category->role == MAMS_ROLE_EXEMPT ? MAMS_MARK_EXEMPT
                            : law->payer == MAMS_PAYS_REPUBLIC ? MAMS_MARK_STATE
                            : law->payer == MAMS_PAYS_LOCAL    ? MAMS_MARK_LOCAL
                                                               : MAMS_MARK_NONE;
            mark_days(cover, MAX(assignment->from, law->from), MIN(assignment->to, law->to), mark,
                      0);
        }
    }
}

/* Prepaid runs: month p opens one when by its last day the next twelve months were paid. */
static void find_runs(MamsCover *cover)
{
    const MamsRules *rules = cover->rules;
    int n = rules->prepay_months, in_a_row = 0;
    for (MamsMonth month = cover->first; month <= cover->last; month++) {
        bool self = cover->months[month - cover->first].passing & (1u << MAMS_KIND_SELF);
        in_a_row = self ? in_a_row + 1 : 0;
        MamsMonth opens = month - n;
        if (in_a_row < n || opens < rules->prepay_first_month || opens < cover->first)
            continue;
        MamsDay last_day = mams_month_last_day(opens);
        bool by_then = true;
        for (MamsMonth m = opens + 1; m <= month && by_then; m++)
            by_then = cover->months[m - cover->first].self_from <= last_day;
        if (!by_then)
            continue;
        MamsMonth from = cover->months[opens - cover->first].passing ? opens : opens + 1;
        cover->months[from - cover->first].cut = from;
        for (MamsMonth m = from; m <= month; m++) {
            MamsCoverMonth *state = &cover->months[m - cover->first];
            if (!state->in_run)
                state->run_from = from;
            state->in_run = true;
            state->run_to = month;
        }
    }
}

static void find_streaks(MamsCover *cover)
{
    MamsMonth cut = MAMS_MONTH_NONE, last_gap = MAMS_MONTH_NONE;
    int streak = 0;
    for (MamsMonth month = cover->first; month <= cover->last; month++) {
        MamsCoverMonth *state = &cover->months[month - cover->first];
        if (state->cut != MAMS_MONTH_NONE)
            cut = state->cut;
        state->cut = cut;
        if (state->mark == MAMS_MARK_NONE)
            last_gap = month;
        state->last_gap = last_gap;
        streak = state->mark == MAMS_MARK_PAID ? streak + 1 : 0;
        state->paid_streak = (uint16_t)streak;
    }
}

static void imply_child(MamsCover *cover)
{
    const MamsFacts *facts = cover->facts;
    cover->child = (MamsAssignment){.category = cover->rules->child_index,
                                    .from = MAMS_DAY_NONE,
                                    .document_date = MAMS_DAY_NONE,
                                    .entered = facts->entered};
    if (facts->birth == MAMS_DAY_NONE)
        return;
    MamsDay from = facts->birth;
    if (facts->resident_from != MAMS_DAY_NONE && facts->resident_from > from)
        from = facts->resident_from;
    cover->child.to = mams_day_add_years(facts->birth, cover->rules->child_until_age);
    if (from <= cover->child.to && from <= cover->seen)
        cover->child.from = from;
}

void mams_cover_init(MamsCover *cover, const MamsRules *rules, const MamsFacts *facts, MamsDay seen,
                     MamsMonth last)
{
    cover->rules = rules;
    cover->facts = facts;
    cover->seen = seen;
    cover->first = rules->system_start;
    cover->last = MAX(last, cover->first) + rules->prepay_months;
    int n = cover->last - cover->first + 1;
    cover->months = n <= MAMS_COVER_INLINE ? cover->inline_months : g_new(MamsCoverMonth, (gsize)n);
    for (int i = 0; i < n; i++) {
        cover->months[i] = (MamsCoverMonth){.self_from = MAMS_DAY_FOREVER, .cut = MAMS_MONTH_NONE};
    }
    imply_child(cover);
    for (MamsMonth m = MAX(rules->transition_from, cover->first);
         m <= MIN(rules->transition_to, cover->last); m++)
        set_mark(&cover->months[m - cover->first], MAMS_MARK_TRANSITION);
    mark_assignments(cover);
    find_payments(cover);
    for (int i = 0; i < n; i++) {
        if (cover->months[i].passing)
            set_mark(&cover->months[i], MAMS_MARK_PAID);
    }
    find_runs(cover);
    find_streaks(cover);
}

void mams_cover_clear(MamsCover *cover)
{
    if (cover->months != cover->inline_months)
        g_free(cover->months);
    cover->months = NULL;
}

const MamsCoverMonth *mams_cover_month(const MamsCover *cover, MamsMonth month)
{
    if (month < cover->first || month > cover->last)
        return NULL;
    return &cover->months[month - cover->first];
}

bool mams_cover_sees(const MamsCover *cover, const MamsAssignment *assignment)
{
    return assignment->from != MAMS_DAY_NONE && assignment->from <= cover->seen;
}

const MamsAssignment *mams_cover_next_assignment(const MamsCover *cover, int *at)
{
    const GArray *assignments = cover->facts->assignments;
    if (*at == 0) {
        (*at)++;
        if (mams_cover_sees(cover, &cover->child))
            return &cover->child;
    }
    while ((guint)*at <= assignments->len) {
        const MamsAssignment *assignment = &g_array_index(assignments, MamsAssignment, *at - 1);
        (*at)++;
        if (assignment->category != cover->rules->child_index && mams_cover_sees(cover, assignment))
            return assignment;
    }
    return NULL;
}

/* Of a month's payments, what the kind lacks at the rate. */
int64_t mams_cover_lacking(const MamsCover *cover, MamsMonth month, MamsKind kind, int64_t rate)
{
    const MamsCoverMonth *state = mams_cover_month(cover, month);
    Share share = {0, 1};
    if (state && (state->kinds & (1u << kind))) {
        for (int i = 0; i < state->n_payments; i++) {
            const MamsPayment *payment =
                &g_array_index(cover->facts->payments, MamsPayment, state->first_payment + i);
            if (payment->kind == kind && payment->amount > 0 &&
                mams_payment_seen(payment, cover->seen) && share_pay(cover->rules, payment, &share))
                return 0;
        }
    }
    __int128 missing = share.whole - share.paid;
    return (int64_t)(((__int128)rate * missing + share.whole - 1) / share.whole);
}

int64_t mams_cover_price_of(const MamsCover *cover, MamsMonth month, MamsDay day, MamsKind kind)
{
    const MamsRules *rules = cover->rules;
    int year = mams_month_year(month);
    if (rules->debt_month_wage_of_payment && month <= mams_cover_due(rules, day))
        year = mams_day_year(day);
    int64_t rate = mams_rules_month_rate(rules, kind, month, year);
    return mams_cover_lacking(cover, month, kind, rate);
}

int64_t mams_cover_price(const MamsCover *cover, MamsMonth month, MamsDay day, MamsKind *kind)
{
    const MamsCoverMonth *state = mams_cover_month(cover, month);
    *kind = MAMS_KIND_SELF;
    for (int i = 0; state && i < cover->rules->n_categories; i++) {
        if ((state->categories & (1u << i)) &&
            cover->rules->categories[i].role == MAMS_ROLE_BUSINESS)
            *kind = MAMS_KIND_ENTREPRENEUR;
    }
    return mams_cover_price_of(cover, month, day, *kind);
}

int64_t mams_cover_price_ahead(const MamsCover *cover, MamsMonth month, MamsDay paid_on)
{
    const MamsCoverMonth *state = mams_cover_month(cover, month);
    if (state && (state->passing & (1u << MAMS_KIND_SELF)))
        return 0;
    return mams_rules_month_rate(cover->rules, MAMS_KIND_SELF, month, mams_day_year(paid_on));
}

int64_t mams_cover_shortfall(const MamsCover *cover, MamsMonth month)
{
    const MamsCoverMonth *state = mams_cover_month(cover, month);
    int64_t least = 0;
    if (!state || state->passing)
        return 0;
    for (int kind = 0; kind < MAMS_N_KINDS; kind++) {
        if (!(state->kinds & (1u << kind)) || cover->rules->payers[kind].test != MAMS_TEST_SHARE ||
            !kind_in_law(cover->rules, (MamsKind)kind, month))
            continue;
        int64_t rate =
            mams_rules_month_rate(cover->rules, (MamsKind)kind, month, mams_month_year(month));
        int64_t lacking = mams_cover_lacking(cover, month, (MamsKind)kind, rate);
        if (lacking > 0 && (least == 0 || lacking < least))
            least = lacking;
    }
    return least;
}
