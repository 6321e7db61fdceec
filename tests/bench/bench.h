/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BENCH_H
#define MAMS_BENCH_H

#include <glib.h>
#include <stdint.h>

#include "app.h"
#include "demo/demo.h"
#include "desk/desk.h"
#include "rules/rules.h"
#include "store/store.h"

/* What the benchmarks share: a demo country in a temporary folder, and the way figures are printed.
 */
typedef struct {
    int citizens;
    char *folder; /* removed at the end */
    char *database;
    MamsRules *rules;
    MamsDeskOptions options;
    GArray *people; /* MamsIin of everybody, in random order */
    GRand *rand;
} Bench;

/* Nanoseconds of a clock that never goes back. */
int64_t bench_now(void);

/* Samples of one measure. */
typedef struct {
    GArray *values; /* double */
} Samples;
Samples samples_new(void);
void samples_add(Samples *samples, double value);
/* The value below which `part` (0 … 1) of the samples lie. */
double samples_at(Samples *samples, double part);
void samples_free(Samples *samples);

void bench_print(const char *name, double value, const char *unit);
/* `ratio NAME VALUE hold<=X moonshot<=Y`; with `at_least` the signs are >=. */
void ratio_print(const char *name, double value, double hold, double moonshot, bool at_least);

/* Ends the program with the message of an error. */
void bench_check(bool done, GError *error);

void bench_store(Bench *bench);  /* look-ups, cards, verdicts, the batch */
void bench_search(Bench *bench); /* keystrokes */
void bench_import(Bench *bench); /* payments from CSV */
void bench_screen(Bench *bench); /* the card on the screen, start-up */
void bench_mail(Bench *bench);   /* 10,000 messages, the queue, replies */
void bench_tasks(Bench *bench);  /* the operator's tasks, each key to the painted screen */

/* The full-screen program of 80×24 in this process, whose output nobody reads. */
typedef struct {
    MamsDesk *desk;
    MamsApp *app;
    int keys[2], out; /* a pipe for the keys; /dev/null */
} BenchScreen;
void bench_screen_open(BenchScreen *screen, const Bench *bench);
/* Sends bytes and handles them all; milliseconds until the screen is painted. */
double bench_screen_press(BenchScreen *screen, const char *bytes);
void bench_screen_close(BenchScreen *screen);

#endif
