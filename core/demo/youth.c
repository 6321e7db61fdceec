/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/life.h"

/* School years begin on 1 September and end in June. */
static MamsDay year_begins(int year)
{
    return mams_day_make(year, 9, 1);
}

static MamsDay year_ends(int year)
{
    return mams_day_make(year, 6, 30);
}

MamsDay mams_demo_school(DemoWorld *world, DemoPerson *person)
{
    MamsDay adult = mams_day_add_years(person->birth, 18);
    int year = mams_day_year(adult);
    /* The last grade ends in the summer around the 18th birthday. */
    int last = adult >= year_begins(year) ? year + 1 : year;
    bool college = mams_demo_random_chance(&person->random, 200);
    MamsDay from = year_begins(college ? last - 3 : last - 2);
    MamsDay to = year_ends(college ? last + 1 : last);
    if (person->resident_from != MAMS_DAY_NONE)
        from = MAX(from, person->resident_from);
    mams_demo_write_assignment(world, person, DEMO_STUDENT, from, to);
    return to;
}

MamsDay mams_demo_studies(DemoWorld *world, DemoPerson *person, MamsDay left_school)
{
    DemoRandom *random = &person->random;
    int year = mams_day_year(left_school);
    MamsDay from = year_begins(year);
    if (person->resident_from != MAMS_DAY_NONE)
        from = MAX(from, person->resident_from);
    MamsDay to = year_ends(year + mams_demo_random_between(random, 3, 5));
    if (mams_demo_random_chance(random, 60))
        to = MAX(from, mams_demo_random_between(random, from + 60, to));
    mams_demo_write_assignment(world, person, DEMO_STUDENT, from, to);
    if (to >= person->until || !mams_demo_random_chance(random, 450))
        return to;
    from = year_begins(mams_day_year(to));
    if (from <= to)
        return to;
    to = year_ends(mams_day_year(to) + 2);
    mams_demo_write_assignment(world, person, DEMO_STUDENT, from, to);
    return to;
}
