/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/world.h"

enum { PROGRESS_EVERY = 500 };

static bool populate(DemoWorld *world, GError **error)
{
    const MamsDemoOptions *options = world->options;
    int reported = 0;
    for (int done = 0, number = 1; done < options->citizens; number++) {
        DemoFamily family;
        DemoRandom random = mams_demo_random(options->seed, (uint64_t)number);
        mams_demo_family(world, &family, &random);
        /* The last family gives only as many as are missing. */
        family.n = MIN(family.n, options->citizens - done);
        mams_demo_family_write(world, &family);
        mams_demo_family_live(world, &family);
        done += family.n;
        mams_demo_write_commit(world, done == options->citizens);
        if (world->error) {
            g_propagate_error(error, g_steal_pointer(&world->error));
            return false;
        }
        if (options->progress && (done - reported >= PROGRESS_EVERY || done == options->citizens)) {
            options->progress(done, options->citizens, options->data);
            reported = done;
        }
    }
    return true;
}

bool mams_demo_populate(MamsStore *store, const MamsRules *rules, const MamsDemoOptions *options,
                        int64_t entry, GError **error)
{
    DemoWorld world;
    bool ok = mams_demo_world_init(&world, store, rules, options, entry, error);
    if (ok) {
        mams_store_bulk(store);
        ok = populate(&world, error);
    }
    mams_demo_world_clear(&world);
    return ok;
}
