/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/world.h"

enum { ROWS_IN_TRANSACTION = 1000 };

/* Opens a transaction when none runs. False once something failed. */
static bool ready(DemoWorld *world)
{
    if (!world->error && !world->writing)
        world->writing = mams_store_begin(world->store, &world->error);
    return !world->error;
}

void mams_demo_write_commit(DemoWorld *world, bool always)
{
    if (world->error || !world->writing || (!always && world->rows < ROWS_IN_TRANSACTION))
        return;
    mams_store_commit(world->store, false, &world->error);
    world->writing = false;
    world->rows = 0;
}

void mams_demo_write_citizen(DemoWorld *world, const MamsCitizen *citizen)
{
    if (!ready(world))
        return;
    mams_store_put_citizen(world->store, citizen, world->entry, &world->error);
    world->rows++;
}

void mams_demo_write_relative(DemoWorld *world, const MamsRelative *relative)
{
    if (!ready(world))
        return;
    mams_store_put_relative(world->store, relative, world->entry, NULL, &world->error);
    world->rows++;
}

void mams_demo_write_assignment(DemoWorld *world, DemoPerson *person, DemoCategory category,
                                MamsDay from, MamsDay to)
{
    if (person->death != MAMS_DAY_NONE)
        to = MIN(to, person->death);
    from = MAX(from, person->birth);
    if (from > person->until || to < from || !ready(world))
        return;
    MamsAssignment assignment = {.category = world->categories[category],
                                 .from = from,
                                 .to = to,
                                 .reg = world->registers[category],
                                 .document_date = MAMS_DAY_NONE};
    /* What an operator entered by hand has a paper behind it instead of a register. */
    char document[32];
    if (category == DEMO_TEMPORARY) {
        g_snprintf(document, sizeof document, "Q-%06d",
                   mams_demo_random_below(&person->random, 1000000));
        assignment.reg = NULL;
        assignment.document = document;
        assignment.document_date = from;
        assignment.issuer = "Qoldau 24/7";
    }
    mams_store_put_assignment(world->store, world->rules, person->iin, &assignment, world->entry,
                              NULL, &world->error);
    world->rows++;
}

/* A date that has not come yet is not known yet. */
static MamsDay known(const DemoWorld *world, MamsDay day)
{
    return day <= world->today ? day : MAMS_DAY_NONE;
}

/* Of the payments of the last weeks a few were never heard of again and a few came back. Those of
 * one person and day share the fate; no draw is made for it, so that the country stays the same. */
static void lose_some(const DemoWorld *world, const DemoPerson *person, MamsPayment *payment)
{
    int64_t fate = (person->iin / 10 % 10000 + payment->paid_on) % 100;
    if (payment->paid_on < world->today - world->rules->watch_days ||
        payment->returned_on != MAMS_DAY_NONE)
        return;
    if (fate < 3) {
        payment->received_on = payment->posted_on = MAMS_DAY_NONE;
    } else if (fate < 5) {
        payment->posted_on = MAMS_DAY_NONE;
        payment->returned_on =
            known(world, mams_demo_world_working_day(world, payment->paid_on, 3));
        payment->return_reason = "неверно указан период";
    }
}

void mams_demo_write_payment(DemoWorld *world, DemoPerson *person, MamsPayment *payment)
{
    if (payment->paid_on > world->today || payment->amount <= 0 || !ready(world))
        return;
    MamsDay received = mams_demo_world_working_day(world, payment->paid_on,
                                                   mams_demo_random_between(&person->random, 0, 1));
    received = MAX(received, payment->paid_on);
    payment->received_on = known(world, received);
    payment->posted_on =
        known(world, mams_demo_world_working_day(world, received,
                                                 mams_demo_random_between(&person->random, 1, 2)));
    payment->returned_on = known(world, payment->returned_on);
    lose_some(world, person, payment);
    if (payment->returned_on == MAMS_DAY_NONE)
        payment->return_reason = NULL;
    mams_store_put_payment(world->store, person->iin, payment, world->entry, NULL, &world->error);
    world->rows++;
}
