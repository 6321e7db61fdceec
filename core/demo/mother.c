/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/life.h"

enum {
    LEAVE_BEFORE_BIRTH = 70, /* days */
    CHILDREN_FOR_AWARD = 6,
    AWARD_AGE = 45
};

static void go_away(DemoPerson *person, MamsDay from, MamsDay to)
{
    if (person->n_away < DEMO_MAX_AWAY)
        person->away[person->n_away++] =
            (DemoMonths){mams_day_month(from) + 1, mams_day_month(to) - 1};
}

/* One child under three after the other. Returns whether she cares for one now. */
static bool care(DemoWorld *world, const DemoFamily *family, DemoPerson *mother,
                 DemoCategory category)
{
    MamsDay until = MAMS_DAY_NONE;
    MamsDay start = mams_month_first_day(world->rules->system_start);
    for (int i = family->mother + 1; i < family->n; i++) {
        MamsDay birth = family->people[i].birth;
        bool leave = category == DEMO_PARENTAL_LEAVE;
        MamsDay from = leave ? birth - LEAVE_BEFORE_BIRTH : birth;
        MamsDay to = mams_day_add_years(
            birth, leave && mams_demo_random_chance(&mother->random, 500) ? 1 : 3);
        /* The next child follows before the first is three. */
        if (until != MAMS_DAY_NONE)
            from = MAX(from, until + 1);
        if (to < start || to < from)
            continue;
        mams_demo_write_assignment(world, mother, category, from, to);
        go_away(mother, from, to);
        until = to;
    }
    return until != MAMS_DAY_NONE && until >= mother->until;
}

static bool expect(DemoWorld *world, DemoPerson *mother, DemoMonths span)
{
    MamsDay from = mother->until - mams_demo_random_between(&mother->random, 10, 180);
    mams_demo_write_assignment(world, mother, DEMO_PREGNANT, from, MAMS_DAY_FOREVER);
    /* Non-working by the register, but one in ten has an employer all the same. */
    if (!mams_demo_random_chance(&mother->random, 100))
        span.to = mams_day_month(from) - 2;
    if (mams_demo_random_chance(&mother->random, 600))
        mams_demo_work(world, mother, DEMO_WORK_STEADY, span);
    return true;
}

bool mams_demo_mother(DemoWorld *world, DemoFamily *family, DemoPerson *mother, DemoMonths span)
{
    bool works = mams_demo_world_draw(world, DEMO_DECK_MOTHERS, 1000) < 560;
    bool parent = family->mother >= 0 && mother == &family->people[family->mother];
    if (parent && care(world, family, mother, works ? DEMO_PARENTAL_LEAVE : DEMO_CARING_CHILD)) {
        if (works)
            mams_demo_work(world, mother, DEMO_WORK_STEADY, span);
        return true;
    }
    if (mams_demo_world_draw(world, DEMO_DECK_EXPECTING, 1000) < 30)
        return expect(world, mother, span);
    return false;
}

void mams_demo_award(DemoWorld *world, DemoFamily *family, DemoPerson *mother)
{
    if (family->mother < 0 || mother != &family->people[family->mother])
        return;
    int children = family->n - family->mother - 1;
    int age = mams_day_age(mother->birth, mother->until);
    MamsDay from;
    if (children >= CHILDREN_FOR_AWARD)
        from = family->people[family->mother + CHILDREN_FOR_AWARD].birth + 200;
    else if (age >= AWARD_AGE && mams_demo_random_chance(&mother->random, 45))
        from = mams_day_add_years(mother->birth, 38);
    else
        return;
    mams_demo_write_assignment(world, mother, DEMO_AWARD_MOTHER, from, MAMS_DAY_FOREVER);
}
