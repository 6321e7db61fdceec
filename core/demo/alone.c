/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/work.h"

/* A payment that a person makes: which month it names and what it is. */
static void pay(DemoWorld *world, DemoPerson *person, MamsKind kind, MamsMonth month,
                int64_t amount, MamsDay paid_on)
{
    static const char *const channels[] = {"mobile-bank", "mobile-bank", "egov", "bank", "post"};
    DemoRandom *random = &person->random;
    char reference[40];
    g_snprintf(reference, sizeof reference, "K%05d%07d", paid_on,
               mams_demo_random_below(random, 10000000));
    const char *surname = person->kazakh_surname ? person->surname->kk : person->surname->ru;
    g_autofree char *name =
        kind == MAMS_KIND_ENTREPRENEUR ? g_strdup_printf("ИП %s", surname) : NULL;
    MamsPayment payment = {.month = month,
                           .kind = kind,
                           .amount = amount,
                           .paid_on = paid_on,
                           .returned_on = MAMS_DAY_NONE,
                           .payer = person->iin,
                           .payer_name = name,
                           .reference = reference,
                           .channel =
                               channels[mams_demo_random_below(random, G_N_ELEMENTS(channels))]};
    mams_demo_write_payment(world, person, &payment);
}

/* A working day of the month or, half of the time, of the next one before the deadline. */
static MamsDay usual_day(const DemoWorld *world, DemoPerson *person, MamsMonth month)
{
    bool next = mams_demo_random_chance(&person->random, 500);
    return mams_demo_world_working_day(world, mams_month_first_day(month + next) - 1,
                                       mams_demo_random_between(&person->random, 2, 15));
}

static void pay_rate(DemoWorld *world, DemoPerson *person, MamsKind kind, MamsMonth month,
                     MamsDay paid_on)
{
    if (!mams_rules_rate(world->rules, kind, month))
        return;
    /* Ahead of the month: at the wage of the day of payment. */
    int year = MIN(mams_month_year(month), mams_day_year(paid_on));
    pay(world, person, kind, month, mams_rules_month_rate(world->rules, kind, month, year),
        paid_on);
}

static void pay_monthly(DemoWorld *world, DemoPerson *person, MamsKind kind, DemoMonths span)
{
    for (MamsMonth month = span.from; month <= span.to; month++)
        pay_rate(world, person, kind, month, usual_day(world, person, month));
}

static MamsMonth some_month_ago(DemoPerson *person, DemoMonths span, int from, int to)
{
    return MAX(span.from, span.to - mams_demo_random_between(&person->random, from, to));
}

/* The twelve months after `month`, each as a payment of its own, on one day of it. */
static void prepay(DemoWorld *world, DemoPerson *person, MamsMonth month)
{
    const MamsRules *rules = world->rules;
    MamsDay paid_on = mams_demo_world_working_day(world, mams_month_first_day(month) - 1,
                                                  mams_demo_random_between(&person->random, 1, 16));
    for (int i = 1; i <= rules->prepay_months; i++)
        pay_rate(world, person, MAMS_KIND_SELF, month + i, paid_on);
}

static void prepay_years(DemoWorld *world, DemoPerson *person, DemoMonths span)
{
    const MamsRules *rules = world->rules;
    MamsMonth first = MAX(span.from, rules->prepay_first_month);
    MamsMonth month = some_month_ago(person, span, 0, rules->prepay_months + 2);
    while (month - rules->prepay_months >= first && mams_demo_random_chance(&person->random, 600))
        month -= rules->prepay_months;
    for (; month >= first && month <= span.to; month += rules->prepay_months)
        prepay(world, person, month);
}

static void pay_lump(DemoWorld *world, DemoPerson *person, DemoMonths span)
{
    MamsMonth month = some_month_ago(person, span, 0, 14);
    int64_t rate =
        mams_rules_month_rate(world->rules, MAMS_KIND_SELF, month, mams_month_year(month));
    MamsDay paid_on = mams_demo_world_working_day(world, mams_month_first_day(month) - 1,
                                                  mams_demo_random_between(&person->random, 1, 12));
    pay(world, person, MAMS_KIND_SELF, month, rate * world->rules->prepay_months, paid_on);
}

static void pay_wrong_month(DemoWorld *world, DemoPerson *person, DemoMonths span)
{
    MamsMonth wrong = some_month_ago(person, span, 2, 10);
    for (MamsMonth month = span.from; month <= span.to; month++) {
        MamsDay paid_on = usual_day(world, person, month);
        pay_rate(world, person, MAMS_KIND_SELF, month == wrong ? month - 12 : month, paid_on);
    }
}

static void run_business(DemoWorld *world, DemoPerson *person, DemoMonths span, bool closed)
{
    MamsDay from = mams_month_first_day(span.from) + mams_demo_random_below(&person->random, 28);
    MamsDay to = MAMS_DAY_FOREVER;
    if (closed) {
        span.to = some_month_ago(person, span, 2, 40);
        to = mams_month_last_day(span.to);
    }
    mams_demo_write_assignment(world, person, DEMO_BUSINESS, from, to);
    pay_monthly(world, person, MAMS_KIND_ENTREPRENEUR, span);
}

/* The aggregate payment as long as it was in the law; afterwards half go on as independent payers.
 */
static void pay_aggregate(DemoWorld *world, DemoPerson *person, DemoMonths span)
{
    bool goes_on = mams_demo_random_chance(&person->random, 500);
    for (MamsMonth month = span.from; month <= span.to; month++) {
        bool in_law = mams_rules_rate(world->rules, MAMS_KIND_ESP, month);
        if (in_law || goes_on)
            pay_rate(world, person, in_law ? MAMS_KIND_ESP : MAMS_KIND_SELF, month,
                     usual_day(world, person, month));
    }
}

void mams_demo_work_alone(DemoWorld *world, DemoPerson *person, DemoWork work, DemoMonths span)
{
    switch (work) {
    case DEMO_WORK_ESP:
        pay_aggregate(world, person, span);
        break;
    case DEMO_WORK_SELF:
        span.from = some_month_ago(person, span, 3, 60);
        pay_monthly(world, person, MAMS_KIND_SELF, span);
        break;
    case DEMO_WORK_PREPAID:
        prepay_years(world, person, span);
        break;
    case DEMO_WORK_LUMP:
        pay_lump(world, person, span);
        break;
    case DEMO_WORK_WRONG_MONTH:
        span.from = some_month_ago(person, span, 24, 60);
        pay_wrong_month(world, person, span);
        break;
    default:
        run_business(world, person, span, work == DEMO_WORK_CLOSED);
        break;
    }
}
