/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words_samples.h"

#include "cm.h"
#include "rules_fixture.h"

MamsAnswer *sample_bare(MamsVerdict verdict, MamsGround ground)
{
    MamsAnswer *answer = g_new0(MamsAnswer, 1);
    answer->iin = INT64_C(850317490011);
    answer->on = mams_day_make(2024, 11, 22);
    answer->verdict = verdict;
    answer->ground = ground;
    answer->insured_until = answer->not_insured_since = MAMS_DAY_NONE;
    answer->ways_on = answer->on;
    answer->reasons = g_array_new(FALSE, TRUE, sizeof(MamsReason));
    answer->debt_months = g_array_new(FALSE, TRUE, sizeof(MamsWayLine));
    answer->ways = g_ptr_array_new();
    answer->conflicts = g_array_new(FALSE, TRUE, sizeof(MamsConflict));
    answer->months = g_array_new(FALSE, TRUE, sizeof(MamsMonthAnswer));
    return answer;
}

void sample_add_reason(MamsAnswer *answer, const char *rule)
{
    const MamsRule *known = mams_rules_rule(rules, rule);
    const MamsParameter *parameter = mams_rules_parameter(rules, rule);
    MamsReason reason = {.rule = rule,
                         .law = known       ? &known->why
                                : parameter ? &parameter->why
                                            : NULL};
    g_array_append_val(answer->reasons, reason);
}

/* Adds a fact to the latest reason. */
void sample_add_fact(MamsAnswer *answer, const char *name, MamsFactType type, int64_t value)
{
    MamsReason *reason = &g_array_index(answer->reasons, MamsReason, answer->reasons->len - 1);
    assert_true(reason->n_facts < MAMS_MAX_REASON_FACTS);
    reason->facts[reason->n_facts++] = (MamsReasonFact){name, type, value};
}

static MamsWay *add_way(MamsAnswer *answer, MamsWayKind kind, int category)
{
    MamsWay *way = g_new0(MamsWay, 1);
    way->kind = kind;
    way->category = category;
    way->insured_from = MAMS_DAY_NONE;
    way->then_from = kind < MAMS_WAY_CATEGORY ? mams_month_make(2025, 12) : MAMS_MONTH_NONE;
    way->then_amount = kind < MAMS_WAY_CATEGORY ? 425000 : 0;
    way->lines = g_array_new(FALSE, TRUE, sizeof(MamsWayLine));
    g_ptr_array_add(answer->ways, way);
    return way;
}

static void add_lines(MamsWay *way, MamsMonth from, int n, int64_t amount)
{
    for (int i = 0; i < n; i++) {
        MamsWayLine line = {from + i, amount, MAMS_KIND_SELF};
        g_array_append_val(way->lines, line);
        way->total += amount;
    }
}

void sample_free(MamsAnswer *answer)
{
    for (guint i = 0; i < answer->ways->len; i++) {
        MamsWay *way = answer->ways->pdata[i];
        g_array_unref(way->lines);
        g_free(way);
    }
    g_array_unref(answer->reasons);
    g_array_unref(answer->debt_months);
    g_ptr_array_unref(answer->ways);
    g_array_unref(answer->conflicts);
    g_array_unref(answer->months);
    g_free(answer);
}

static void add_debt(MamsAnswer *answer, MamsMonth from, int n, int64_t amount)
{
    for (int i = 0; i < n; i++) {
        MamsWayLine line = {from + i, amount, MAMS_KIND_SELF};
        g_array_append_val(answer->debt_months, line);
        answer->debt_total += amount;
    }
}

/* The article of the category instead of the rule's. */
static void take_law(MamsAnswer *answer, int category)
{
    const MamsCategoryLaw *law = mams_rules_category_law(&rules->categories[category], answer->on);
    if (law)
        g_array_index(answer->reasons, MamsReason, 0).law = &law->why;
}

static void ground_facts(MamsAnswer *answer, const Variant *variant)
{
    MamsMonth last = mams_month_make(2024, 7);
    MamsDay from = mams_day_make(2022, 9, 1), until = mams_day_make(2024, 12, 31);
    switch (answer->ground) {
    case MAMS_GROUND_STATE:
    case MAMS_GROUND_LOCAL:
        sample_add_fact(answer, "category", MAMS_FACT_CATEGORY, variant->category);
        take_law(answer, variant->category);
        /* fall through */
    case MAMS_GROUND_EXEMPT:
        sample_add_fact(answer, "from", MAMS_FACT_DAY, from);
        if (!variant->open)
            sample_add_fact(answer, "until", MAMS_FACT_DAY, until);
        break;
    case MAMS_GROUND_PREPAID:
        sample_add_fact(answer, "run_from", MAMS_FACT_MONTH, mams_month_make(2024, 2));
        sample_add_fact(answer, "run_to", MAMS_FACT_MONTH, mams_month_make(2025, 1));
        break;
    case MAMS_GROUND_PAID:
        sample_add_fact(answer, "last_paid_month", MAMS_FACT_MONTH, last);
        sample_add_fact(answer, "kind", MAMS_FACT_KIND, variant->category % MAMS_N_KINDS);
        break;
    case MAMS_GROUND_GRACE:
        sample_add_fact(answer, "last_paid_month", MAMS_FACT_MONTH, last);
        sample_add_fact(answer, "months", MAMS_FACT_COUNT, variant->open ? 6 : 3);
        break;
    case MAMS_GROUND_TEMPORARY:
        /* Over New Year, so that each of the days is named with its year. */
        sample_add_fact(answer, "from", MAMS_FACT_DAY, mams_day_make(2024, 12, 16));
        sample_add_fact(answer, "until", MAMS_FACT_DAY, mams_day_make(2025, 1, 15));
        break;
    case MAMS_GROUND_DEBT:
        sample_add_fact(answer, "last_paid_month", MAMS_FACT_MONTH, mams_month_make(2024, 10));
        sample_add_fact(answer, "missing_from", MAMS_FACT_MONTH, mams_month_make(2023, 11));
        sample_add_fact(answer, "missing_to", MAMS_FACT_MONTH,
                        mams_month_make(variant->open ? 2023 : 2024, variant->open ? 11 : 3));
        sample_add_fact(answer, "missing", MAMS_FACT_COUNT, variant->open ? 1 : 4);
        break;
    case MAMS_GROUND_ENDED:
        sample_add_fact(answer, "category", MAMS_FACT_CATEGORY, variant->category);
        sample_add_fact(answer, "last_covered_month", MAMS_FACT_MONTH, last);
        sample_add_fact(answer, "ended", MAMS_FACT_DAY, mams_day_make(2024, 7, 14));
        break;
    case MAMS_GROUND_LAPSED:
        sample_add_fact(answer, "last_paid_month", MAMS_FACT_MONTH, last);
        sample_add_fact(answer, "missing", MAMS_FACT_COUNT, variant->open ? 1 : 5);
        break;
    default:
        break;
    }
}

static MamsVerdict verdict_of(MamsGround ground)
{
    if (ground == MAMS_GROUND_NONE)
        return MAMS_VERDICT_DEAD;
    if (ground == MAMS_GROUND_GRACE)
        return MAMS_VERDICT_CONDITIONAL;
    if (ground == MAMS_GROUND_TEMPORARY)
        return MAMS_VERDICT_TEMPORARY;
    return ground < MAMS_GROUND_GRACE ? MAMS_VERDICT_INSURED : MAMS_VERDICT_NOT_INSURED;
}

MamsAnswer *sample_new(MamsGround ground, const Variant *variant)
{
    MamsAnswer *answer = sample_bare(verdict_of(ground), ground);
    sample_add_reason(answer, ground == MAMS_GROUND_NONE ? "dead" : mams_ground_code(ground));
    ground_facts(answer, variant);
    if (answer->verdict == MAMS_VERDICT_DEAD) {
        sample_add_fact(answer, "death", MAMS_FACT_DAY, mams_day_make(2024, 9, 3));
        return answer;
    }
    if (answer->verdict == MAMS_VERDICT_NOT_INSURED)
        answer->not_insured_since = mams_day_make(2024, 8, 1);
    else if (!variant->open)
        answer->insured_until = mams_day_make(2024, 12, 31);
    int64_t amount = variant->ugly ? 546666 : 425000;
    if (ground == MAMS_GROUND_GRACE)
        add_debt(answer, mams_month_make(2024, 8), 2, amount);
    if (variant->way == MAMS_WAY_CATEGORY) {
        add_way(answer, MAMS_WAY_CATEGORY, variant->category);
    } else if (variant->way != MAMS_N_WAYS) {
        MamsWay *way = add_way(answer, variant->way, -1);
        way->cheapest = true;
        way->insured_from = mams_day_make(2024, 12, 1);
        add_lines(way, mams_month_make(2024, 12), variant->way < MAMS_WAY_PREPAY ? 11 : 12, amount);
        if (variant->ugly)
            way->total = 5999999;
    }
    return answer;
}

MamsFacts *sample_money(int which)
{
    static const char *const days[SAMPLE_MONEY][4] = {
        {"2024-11-20", "-", "-", "-"},
        {"2024-11-20", "2024-11-21", "2024-11-22", "-"},
        {"2024-11-08", "-", "-", "-"},
        {"2024-11-08", "-", "-", "2024-11-12"},
    };
    MamsFacts *facts = mams_facts_new();
    MamsPayment payment = {.month = mams_month_make(2024, 10),
                           .kind = MAMS_KIND_SELF,
                           .amount = 425000,
                           .paid_on = mams_day_parse(days[which][0]),
                           .received_on = mams_day_parse(days[which][1]),
                           .posted_on = mams_day_parse(days[which][2]),
                           .returned_on = mams_day_parse(days[which][3]),
                           .return_reason = "неверный месяц"};
    mams_facts_add_payment(facts, &payment);
    return facts;
}

int sample_categories(MamsGround ground, MamsWayKind way)
{
    bool named = ground == MAMS_GROUND_STATE || ground == MAMS_GROUND_LOCAL ||
                 ground == MAMS_GROUND_ENDED || ground == MAMS_GROUND_PAID ||
                 way == MAMS_WAY_CATEGORY;
    return named ? rules->n_categories : 1;
}

static void check_person(const MamsAnswer *answer, MamsSex sex, bool known,
                         void (*check)(const MamsAnswer *answer, const MamsPerson *person))
{
    MamsPerson person = {.surname = "Ахметова",
                         .given = known ? "Әлия" : "",
                         .patronymic = "",
                         .sex = sex,
                         .data_of = known ? mams_day_make(2024, 11, 20) : MAMS_DAY_NONE,
                         .stale = sex == MAMS_SEX_FEMALE};
    check(answer, &person);
}

static void vary_person(MamsGround ground, const Variant *variant,
                        void (*check)(const MamsAnswer *answer, const MamsPerson *person))
{
    MamsAnswer *answer = sample_new(ground, variant);
    for (int sex = 0; sex < 3; sex++)
        for (int known = 0; known < 2; known++)
            check_person(answer, (MamsSex)sex, known, check);
    sample_free(answer);
}

/* Every way and category; whom it is said to changes from one to the next. */
static void vary_way(MamsGround ground,
                     void (*check)(const MamsAnswer *answer, const MamsPerson *person))
{
    int turn = (int)ground;
    for (int way = 0; way <= MAMS_WAY_CATEGORY; way++) {
        for (int category = 0; category < sample_categories(ground, (MamsWayKind)way); category++) {
            for (int ugly = 0; ugly < 2; ugly++, turn++) {
                MamsAnswer *answer =
                    sample_new(ground, &(Variant){category, false, (MamsWayKind)way, ugly});
                check_person(answer, (MamsSex)(turn % 3), turn / 3 % 2, check);
                sample_free(answer);
            }
        }
    }
}

void sample_each(void (*check)(const MamsAnswer *answer, const MamsPerson *person))
{
    for (MamsGround ground = MAMS_GROUND_NONE; ground < MAMS_N_GROUNDS; ground++) {
        for (int category = 0; category < sample_categories(ground, MAMS_N_WAYS); category++)
            for (int open = 0; open < 2; open++)
                vary_person(ground, &(Variant){category, open, MAMS_N_WAYS, false}, check);
        /* Insured without an end in sight: no ways. */
        if (ground != MAMS_GROUND_NONE && ground != MAMS_GROUND_TRANSITION &&
            ground != MAMS_GROUND_PREPAID && ground != MAMS_GROUND_PAID)
            vary_way(ground, check);
    }
}
