/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demo/random.h"

/* 2^64 divided by the golden ratio, odd. */
#define GOLDEN_64 UINT64_C(0x9e3779b97f4a7c15)

static uint64_t mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

DemoRandom mams_demo_random(uint32_t seed, uint64_t stream)
{
    return (DemoRandom){mix(mix(seed + GOLDEN_64) ^ (stream * GOLDEN_64 + 1))};
}

uint64_t mams_demo_random_next(DemoRandom *random)
{
    random->state += GOLDEN_64;
    return mix(random->state);
}

int mams_demo_random_below(DemoRandom *random, int n)
{
    return (int)(((mams_demo_random_next(random) >> 32) * (uint64_t)n) >> 32);
}

int mams_demo_random_between(DemoRandom *random, int from, int to)
{
    return from + mams_demo_random_below(random, to - from + 1);
}

bool mams_demo_random_chance(DemoRandom *random, int per_thousand)
{
    return mams_demo_random_below(random, 1000) < per_thousand;
}

int mams_demo_deck_below(DemoDeck *deck, int n)
{
    deck->position += deck->step;
    return (int)(((uint64_t)deck->position * (uint64_t)n) >> 32);
}
