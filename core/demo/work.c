/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/work.h"

enum { PEOPLE_PER_EMPLOYER = 25 };

/* One stretch of work for somebody else. */
typedef struct {
    MamsKind kind; /* EMPLOYER: his deductions and her contributions */
    MamsIin payer;
    char *payer_name;   /* (owned) */
    int income;         /* thousandths of the minimum wage */
    int pay_day;        /* working days into the next month */
    int late, missed;   /* of a thousand months */
    MamsMonth returned; /* the month whose payment came back; NONE: no one */
} Job;

static int draw_income(DemoRandom *random)
{
    static const struct {
        int upto, from, to;
    } bands[] = {{280, 1000, 1400},
                 {680, 1400, 3000},
                 {920, 3000, 6000},
                 {990, 6000, 15000},
                 {1000, 15000, 60000}};
    int draw = mams_demo_random_below(random, 1000), i = 0;
    while (draw >= bands[i].upto)
        i++;
    return mams_demo_random_between(random, bands[i].from, bands[i].to);
}

/* Draws an employer and a wage. The job's name is (owned). */
static Job draw_job(DemoWorld *world, DemoPerson *person, MamsKind kind)
{
    static const char *const forms[] = {"ТОО", "ЖШС", "АО", "КХ"};
    int number =
        mams_demo_random_below(&person->random, world->options->citizens / PEOPLE_PER_EMPLOYER + 9);
    DemoRandom employer =
        mams_demo_random(world->options->seed, UINT64_C(0xe3) << 32 | (uint32_t)number);
    g_autofree char *name = mams_demo_names_employer(world->names, &employer);
    const char *form = forms[mams_demo_random_below(&employer, G_N_ELEMENTS(forms))];
    return (Job){.kind = kind,
                 .payer = mams_demo_world_bin(world, number),
                 .payer_name = g_strdup_printf("%s %s", form, name),
                 .income = draw_income(&person->random),
                 .pay_day = mams_demo_random_between(&employer, 4, 14),
                 .returned = MAMS_MONTH_NONE};
}

/* What a kind with a rate on income brings for a month, in whole tenge. */
static int64_t income_amount(const DemoWorld *world, MamsKind kind, MamsMonth month, int income)
{
    const MamsRate *rate = mams_rules_rate(world->rules, kind, month);
    if (!rate || rate->base != MAMS_BASE_INCOME)
        return 0;
    int64_t wage = mams_rules_minimum_wage(world->rules, mams_month_year(month), NULL);
    int64_t base = wage * income / 1000;
    if (rate->cap_e4 > 0)
        base = MIN(base, wage / 100 * rate->cap_e4 / 100);
    return (base * rate->percent_e4 / 1000000 + 50) / 100 * 100;
}

/* Returned two to six working days later, and paid again in half of the cases. */
static void return_payment(DemoWorld *world, DemoPerson *person, MamsPayment payment)
{
    static const char *const reasons[] = {"ИИН не соответствует Ф.И.О.", "неверно указан период",
                                          "төлем деректері қате"};
    payment.return_reason = reasons[mams_demo_random_below(&person->random, G_N_ELEMENTS(reasons))];
    payment.returned_on = mams_demo_world_working_day(
        world, payment.paid_on, mams_demo_random_between(&person->random, 2, 6));
    mams_demo_write_payment(world, person, &payment);
}

static void pay(DemoWorld *world, DemoPerson *person, const Job *job, MamsKind kind,
                MamsMonth month, int64_t amount, MamsDay paid_on)
{
    char reference[40];
    g_snprintf(reference, sizeof reference, "TRN-%05d%03d/%d", paid_on,
               (int)(job->payer / 10 % 1000), (int)(person->iin / 10 % 1000));
    MamsPayment payment = {.month = month,
                           .kind = kind,
                           .amount = amount,
                           .paid_on = paid_on,
                           .returned_on = MAMS_DAY_NONE,
                           .payer = job->payer,
                           .payer_name = job->payer_name,
                           .reference = reference,
                           .channel = "bank"};
    if (month != job->returned) {
        mams_demo_write_payment(world, person, &payment);
        return;
    }
    return_payment(world, person, payment);
    /* The next month tells whether it was paid again, for all kinds alike. */
    if (month % 2 == 0) {
        payment.paid_on = mams_demo_world_working_day(world, paid_on, 10);
        g_snprintf(reference, sizeof reference, "TRN-%05d%03d/%d", payment.paid_on,
                   (int)(job->payer / 10 % 1000), (int)(person->iin / 10 % 1000));
        mams_demo_write_payment(world, person, &payment);
    }
}

static bool is_away(const DemoPerson *person, MamsMonth month)
{
    for (int i = 0; i < person->n_away; i++)
        if (month >= person->away[i].from && month <= person->away[i].to)
            return true;
    return false;
}

static void pay_month(DemoWorld *world, DemoPerson *person, const Job *job, MamsMonth month)
{
    DemoRandom *random = &person->random;
    const MamsRules *rules = world->rules;
    if (is_away(person, month) || mams_demo_random_chance(random, job->missed))
        return;
    MamsDay paid_on = mams_demo_world_working_day(world, mams_month_last_day(month),
                                                  job->pay_day + mams_demo_random_below(random, 3));
    bool late = mams_demo_random_chance(random, job->late);
    if (late)
        paid_on = mams_demo_world_working_day(world, mams_month_day(month + 1, rules->deadline_day),
                                              mams_demo_random_between(random, 1, 45));
    int64_t deduction = income_amount(world, MAMS_KIND_EMPLOYER, month, job->income);
    int64_t contribution = income_amount(world, MAMS_KIND_EMPLOYEE, month, job->income);
    /* What of the single payment reaches the Fund is about as much as both. */
    if (job->kind == MAMS_KIND_EP && mams_rules_rate(rules, MAMS_KIND_EP, month)) {
        pay(world, person, job, MAMS_KIND_EP, month, deduction + contribution, paid_on);
    } else if (job->kind == MAMS_KIND_EMPLOYER || job->kind == MAMS_KIND_EP) {
        pay(world, person, job, MAMS_KIND_EMPLOYER, month, deduction, paid_on);
        pay(world, person, job, MAMS_KIND_EMPLOYEE, month, contribution, paid_on);
    } else {
        pay(world, person, job, job->kind, month,
            income_amount(world, job->kind, month, job->income), paid_on);
    }
    if (late && mams_demo_random_chance(random, 300))
        pay(world, person, job, MAMS_KIND_PENALTY, month, (deduction / 20000 + 1) * 100, paid_on);
}

static void work_job(DemoWorld *world, DemoPerson *person, const Job *job, DemoMonths span)
{
    for (MamsMonth month = span.from; month <= span.to; month++)
        pay_month(world, person, job, month);
}

/* Jobs of one to three years, up to two months between them. */
static void change_jobs(DemoWorld *world, DemoPerson *person, DemoMonths span)
{
    for (MamsMonth from = span.from; from <= span.to;) {
        Job job = draw_job(world, person, MAMS_KIND_EMPLOYER);
        MamsMonth to = from + mams_demo_random_between(&person->random, 9, 38);
        work_job(world, person, &job, (DemoMonths){from, MIN(to, span.to)});
        from = to + 1 + mams_demo_random_below(&person->random, 3);
        g_free(job.payer_name);
    }
}

/* Holes of one to four months, the last of them within the last year or so. */
static void work_with_gaps(DemoWorld *world, DemoPerson *person, const Job *job, DemoMonths span)
{
    DemoRandom *random = &person->random;
    DemoMonths holes[3];
    for (int i = 0; i < 3; i++) {
        int back = mams_demo_random_between(random, 2 + 14 * i, 15 + 20 * i);
        holes[i].from = span.to - back;
        holes[i].to = holes[i].from + mams_demo_random_below(random, MIN(4, back - 1));
    }
    for (MamsMonth month = span.from; month <= span.to; month++) {
        bool hole = false;
        for (int i = 0; i < 3; i++)
            hole = hole || (month >= holes[i].from && month <= holes[i].to);
        if (!hole)
            pay_month(world, person, job, month);
    }
}

static void work_by_contract(DemoWorld *world, DemoPerson *person, const Job *job, DemoMonths span)
{
    for (MamsMonth from = span.from; from <= span.to;) {
        MamsMonth to = from + mams_demo_random_between(&person->random, 2, 14);
        work_job(world, person, job, (DemoMonths){from, MIN(to, span.to)});
        from = to + 1 + mams_demo_random_between(&person->random, 0, 5);
    }
}

void mams_demo_work(DemoWorld *world, DemoPerson *person, DemoWork work, DemoMonths span)
{
    span.from = MAX(span.from, world->rules->system_start);
    if (span.from > span.to)
        return;
    if (work >= DEMO_WORK_ESP) {
        mams_demo_work_alone(world, person, work, span);
        return;
    }
    if (work == DEMO_WORK_CHANGES) {
        change_jobs(world, person, span);
        return;
    }
    static const MamsKind kinds[DEMO_N_WORKS] = {[DEMO_WORK_SMALL_FIRM] = MAMS_KIND_EP,
                                                 [DEMO_WORK_CONTRACT] = MAMS_KIND_CONTRACT,
                                                 [DEMO_WORK_PLATFORM] = MAMS_KIND_PLATFORM};
    Job job = draw_job(world, person, kinds[work]);
    if (work == DEMO_WORK_LATE)
        job.late = 350;
    if (work == DEMO_WORK_STOPPED)
        span.to -= mams_demo_random_between(&person->random, 2, 40);
    if (work == DEMO_WORK_HIRED)
        span.from = MAX(span.from, span.to - mams_demo_random_between(&person->random, 1, 9));
    if (work == DEMO_WORK_RETURNED)
        job.returned = span.to - mams_demo_random_between(&person->random, 2, 11);

    if (work == DEMO_WORK_GAPS)
        work_with_gaps(world, person, &job, span);
    else if (work == DEMO_WORK_CONTRACT)
        work_by_contract(world, person, &job, span);
    else
        work_job(world, person, &job, span);
    g_free(job.payer_name);
}
