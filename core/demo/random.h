/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DEMO_RANDOM_H
#define MAMS_DEMO_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

/* Numbers that are the same in every build: integers only, SplitMix64. */
typedef struct {
    uint64_t state;
} DemoRandom;

/* The stream `stream` of a seed: streams of one seed are independent of each other. */
DemoRandom mams_demo_random(uint32_t seed, uint64_t stream);
uint64_t mams_demo_random_next(DemoRandom *random);
/* 0 … n - 1; n from 1 on. */
int mams_demo_random_below(DemoRandom *random, int n);
/* from … to, both included. */
int mams_demo_random_between(DemoRandom *random, int from, int to);
/* True in so many cases of a thousand. */
bool mams_demo_random_chance(DemoRandom *random, int per_thousand);

/* Draws that spread evenly, so that a share of one in three hundred shows up in a country of three
 * hundred people too. Each deck walks in steps of its own, an odd number far from any fraction, for
 * two decks drawn side by side must not move together. */
typedef struct {
    uint32_t position, step;
} DemoDeck;

/* 0 … n - 1; n from 1 on. */
int mams_demo_deck_below(DemoDeck *deck, int n);

#endif
