/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/life.h"

enum { PENSION_AGE_MEN = 63, PENSION_AGE_WOMEN = 61, YOUTH_UNTIL = 25, MOTHER_UNTIL = 42 };

/* What a person of working age does; the first ones are the forms of DemoWork. */
enum {
    LIFE_UNEMPLOYED = DEMO_N_WORKS,
    LIFE_DISABLED,
    LIFE_CARER_CHILD,
    LIFE_CARER_GROUP_1,
    LIFE_ASSISTANCE,
    LIFE_CRISIS,
    LIFE_SERVING,
    LIFE_TEMPORARY,
    LIFE_CONVICT,
    LIFE_DETAINED,
    LIFE_STUDENT,
    LIFE_NOTHING,
    N_LIVES
};

/* Shares: men and women from 25 to the pension, young people who have left school. */
static const struct {
    int men, women, youth;
} shares[N_LIVES] = {
    [DEMO_WORK_STEADY] = {360, 390, 70}, [DEMO_WORK_LATE] = {40, 40, 10},
    [DEMO_WORK_GAPS] = {60, 52, 25},     [DEMO_WORK_CHANGES] = {90, 80, 25},
    [DEMO_WORK_STOPPED] = {70, 62, 40},  [DEMO_WORK_HIRED] = {20, 20, 45},
    [DEMO_WORK_RETURNED] = {10, 10, 4},  [DEMO_WORK_SMALL_FIRM] = {50, 60, 20},
    [DEMO_WORK_CONTRACT] = {20, 18, 12}, [DEMO_WORK_PLATFORM] = {22, 5, 22},
    [DEMO_WORK_ESP] = {14, 18, 3},       [DEMO_WORK_SELF] = {25, 35, 8},
    [DEMO_WORK_PREPAID] = {20, 32, 10},  [DEMO_WORK_LUMP] = {5, 7, 4},
    [DEMO_WORK_WRONG_MONTH] = {5, 6, 2}, [DEMO_WORK_ENTREPRENEUR] = {45, 38, 6},
    [DEMO_WORK_CLOSED] = {14, 12, 3},    [LIFE_UNEMPLOYED] = {28, 28, 40},
    [LIFE_DISABLED] = {32, 26, 14},      [LIFE_CARER_CHILD] = {3, 9, 1},
    [LIFE_CARER_GROUP_1] = {4, 8, 2},    [LIFE_ASSISTANCE] = {6, 10, 5},
    [LIFE_CRISIS] = {18, 15, 12},        [LIFE_SERVING] = {30, 5, 18},
    [LIFE_TEMPORARY] = {3, 3, 6},        [LIFE_CONVICT] = {7, 2, 3},
    [LIFE_DETAINED] = {4, 2, 3},         [LIFE_STUDENT] = {0, 0, 500},
    [LIFE_NOTHING] = {125, 110, 90},
};

static int draw_life(DemoWorld *world, const DemoPerson *person, bool youth)
{
    DemoDeckName deck = youth                            ? DEMO_DECK_YOUTH
                        : person->sex == MAMS_SEX_FEMALE ? DEMO_DECK_WOMEN
                                                         : DEMO_DECK_MEN;
    int weights[N_LIVES], sum = 0;
    for (int i = 0; i < N_LIVES; i++) {
        weights[i] = youth                            ? shares[i].youth
                     : person->sex == MAMS_SEX_FEMALE ? shares[i].women
                                                      : shares[i].men;
        sum += weights[i];
    }
    int draw = mams_demo_world_draw(world, deck, sum), life = 0;
    while (draw >= weights[life])
        draw -= weights[life++];
    return life;
}

static void take_category(DemoWorld *world, DemoPerson *person, DemoCategory category, MamsDay from,
                          MamsDay to, DemoMonths working)
{
    mams_demo_write_assignment(world, person, category, from, to);
    /* Half of them had worked before. */
    working.to = MIN(working.to, mams_day_month(from) - 1);
    if (mams_demo_random_chance(&person->random, 500))
        mams_demo_work(world, person, DEMO_WORK_STEADY, working);
}

/* From so many days ago (at least, at most). */
static MamsDay ago(DemoPerson *person, int least, int most)
{
    MamsDay day = person->until - mams_demo_random_between(&person->random, least, most);
    return MAX(day, mams_day_add_years(person->birth, 18));
}

/* Without an end yet, or for one in `n` ended lately. */
static MamsDay open_end(DemoPerson *person, MamsDay from, int n)
{
    if (mams_demo_random_below(&person->random, n) > 0)
        return MAMS_DAY_FOREVER;
    return MAX(from, person->until - mams_demo_random_between(&person->random, 1, 300));
}

static void live_disabled(DemoWorld *world, DemoPerson *person, DemoMonths span)
{
    MamsDay from = ago(person, 30, 3000);
    bool for_term = mams_demo_random_chance(&person->random, 400);
    int years = mams_demo_random_between(&person->random, 1, 9);
    take_category(world, person, DEMO_DISABLED, from,
                  for_term ? mams_day_add_years(from, years) : MAMS_DAY_FOREVER, span);
}

/* Quarter by quarter. */
static void live_on_assistance(DemoWorld *world, DemoPerson *person)
{
    MamsMonth quarter = mams_day_month(person->until) / 3 * 3;
    for (int n = mams_demo_random_between(&person->random, 1, 5); n > 0; n--, quarter -= 3)
        mams_demo_write_assignment(world, person, DEMO_SOCIAL_ASSISTANCE,
                                   mams_month_first_day(quarter), mams_month_last_day(quarter + 2));
}

/* From the visit to the end of the year, once it is in the law. */
static void live_in_crisis(DemoWorld *world, DemoPerson *person)
{
    const MamsCategory *category = &world->rules->categories[world->categories[DEMO_CRISIS]];
    MamsDay from = ago(person, 0, 300);
    if (category->n_law == 0)
        return;
    from = MAX(from, category->law[0].from);
    mams_demo_write_assignment(world, person, DEMO_CRISIS, from,
                               mams_month_last_day(mams_month_make(mams_day_year(from), 12)));
}

static void live_serving(DemoWorld *world, DemoPerson *person)
{
    MamsDay from = ago(person, 100, 5000);
    mams_demo_write_assignment(world, person, DEMO_SERVING, from, open_end(person, from, 7));
}

static void live_in_custody(DemoWorld *world, DemoPerson *person, DemoCategory category, int days,
                            DemoMonths span)
{
    MamsDay from = ago(person, days / 8, days);
    MamsDay to = from + mams_demo_random_between(&person->random, days / 3, 3 * days);
    take_category(world, person, category, from, to, span);
}

static void live(DemoWorld *world, DemoPerson *person, int life, DemoMonths span)
{
    MamsDay from;
    switch (life) {
    case LIFE_UNEMPLOYED:
        from = ago(person, 10, 330);
        take_category(world, person, DEMO_UNEMPLOYED, from, open_end(person, from, 5), span);
        break;
    case LIFE_DISABLED:
        live_disabled(world, person, span);
        break;
    case LIFE_CARER_CHILD:
        from = ago(person, 60, 2500);
        take_category(world, person, DEMO_CARER_DISABLED_CHILD, from, open_end(person, from, 12),
                      span);
        break;
    case LIFE_CARER_GROUP_1:
        from = ago(person, 60, 2000);
        take_category(world, person, DEMO_CARER_GROUP_1, from, open_end(person, from, 12), span);
        break;
    case LIFE_ASSISTANCE:
        live_on_assistance(world, person);
        break;
    case LIFE_CRISIS:
        live_in_crisis(world, person);
        break;
    case LIFE_SERVING:
        live_serving(world, person);
        break;
    case LIFE_TEMPORARY:
        from = ago(person, 0, 40);
        mams_demo_write_assignment(world, person, DEMO_TEMPORARY, from,
                                   mams_day_next_month(from) - 1);
        break;
    case LIFE_CONVICT:
        live_in_custody(world, person, DEMO_CONVICT, 1600, span);
        break;
    case LIFE_DETAINED:
        live_in_custody(world, person, DEMO_DETAINED, 160, span);
        break;
    case LIFE_NOTHING:
        break;
    default:
        mams_demo_work(world, person, (DemoWork)life, span);
        break;
    }
}

/* The months in which a person could work so far. Somebody's employer did not hear of the death. */
static DemoMonths working_months(DemoPerson *person, int from_age)
{
    DemoMonths span = {mams_day_month(mams_day_add_years(person->birth, from_age)),
                       mams_day_month(person->until)};
    if (person->resident_from != MAMS_DAY_NONE)
        span.from = MAX(span.from, mams_day_month(person->resident_from) + 1);
    if (person->death != MAMS_DAY_NONE && mams_demo_random_chance(&person->random, 400))
        span.to++;
    return span;
}

/* Ethnic Kazakhs who came from abroad lately, as long as they do not work. */
static bool live_kandas(DemoWorld *world, DemoPerson *person)
{
    if (person->resident_from == MAMS_DAY_NONE || person->group != DEMO_KAZAKH ||
        person->resident_from < person->until - 5 * 365 ||
        !mams_demo_random_chance(&person->random, 700))
        return false;
    mams_demo_write_assignment(world, person, DEMO_KANDAS, person->resident_from,
                               open_end(person, person->resident_from, 6));
    return true;
}

static void live_pensioner(DemoWorld *world, DemoPerson *person, int age)
{
    MamsDay from =
        mams_day_add_years(person->birth, age) + mams_demo_random_below(&person->random, 30);
    DemoMonths span = working_months(person, 18);
    if (mams_demo_world_draw(world, DEMO_DECK_PENSIONERS, 1000) < 20)
        return;
    take_category(world, person, DEMO_PENSIONER, from, MAMS_DAY_FOREVER, span);
}

static void live_youth(DemoWorld *world, DemoPerson *person)
{
    MamsDay left = mams_demo_school(world, person);
    DemoMonths span = working_months(person, 18);
    if (left > person->until)
        return;
    span.from = MAX(span.from, mams_day_month(left) + 1);
    int life = draw_life(world, person, true);
    if (life != LIFE_STUDENT) {
        live(world, person, life, span);
        return;
    }
    MamsDay graduated = mams_demo_studies(world, person, left);
    span.from = mams_day_month(graduated) + 1;
    if (graduated < person->until && mams_demo_random_chance(&person->random, 550))
        mams_demo_work(world, person, DEMO_WORK_STEADY, span);
}

static void live_adult(DemoWorld *world, DemoFamily *family, DemoPerson *person)
{
    DemoMonths span = working_months(person, mams_demo_random_between(&person->random, 18, 24));
    if (person->sex == MAMS_SEX_FEMALE) {
        mams_demo_award(world, family, person);
        int age = mams_day_age(person->birth, person->until);
        if (age < MOTHER_UNTIL && mams_demo_mother(world, family, person, span))
            return;
    }
    if (!live_kandas(world, person))
        live(world, person, draw_life(world, person, false), span);
}

static void live_person(DemoWorld *world, DemoFamily *family, DemoPerson *person)
{
    int age = mams_day_age(person->birth, person->until);
    int pension = person->sex == MAMS_SEX_FEMALE ? PENSION_AGE_WOMEN : PENSION_AGE_MEN;
    if (person->disabled)
        mams_demo_write_assignment(world, person, DEMO_DISABLED,
                                   person->birth +
                                       mams_demo_random_between(&person->random, 30, 900),
                                   mams_day_add_years(person->birth, 18));
    if (age < 18) {
        if (age >= 15)
            mams_demo_school(world, person);
    } else if (age >= pension) {
        if (person->sex == MAMS_SEX_FEMALE)
            mams_demo_award(world, family, person);
        live_pensioner(world, person, pension);
    } else if (age < YOUTH_UNTIL &&
               !(family->mother >= 0 && family->people + family->mother >= person)) {
        live_youth(world, person);
    } else {
        live_adult(world, family, person);
    }
}

void mams_demo_family_live(DemoWorld *world, DemoFamily *family)
{
    for (int i = 0; i < family->n; i++)
        live_person(world, family, &family->people[i]);
}
