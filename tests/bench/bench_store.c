/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "status/status.h"
#include "status/trace.h"

enum { LOOKUPS = 20000, CARDS = 3000, VERDICTS = 20000, PAGE = 4096, RUNS = 5 };

static MamsIin person(const Bench *bench, guint i)
{
    return g_array_index(bench->people, MamsIin, i % bench->people->len);
}

/* The reference of every look-up: one page of the same file from the page cache. */
static double pread_page(const Bench *bench)
{
    int fd = open(bench->database, O_RDONLY | O_CLOEXEC);
    off_t pages = lseek(fd, 0, SEEK_END) / PAGE;
    char page[PAGE];
    Samples samples = samples_new();
    for (int i = 0; i < LOOKUPS; i++) {
        off_t at = (off_t)(g_rand_double(bench->rand) * (double)pages) * PAGE;
        int64_t start = bench_now();
        bench_check(pread(fd, page, PAGE, at) == PAGE, NULL);
        samples_add(&samples, (double)(bench_now() - start) / 1e3);
    }
    double median = samples_at(&samples, 0.5);
    samples_free(&samples);
    close(fd);
    return median;
}

static void measure_lookups(Bench *bench, MamsStore *store)
{
    GError *error = NULL;
    Samples samples = samples_new();
    for (int i = 0; i < LOOKUPS; i++) {
        int64_t start = bench_now();
        MamsCitizen *citizen =
            mams_store_citizen(store, person(bench, (guint)i), MAMS_KNOWN_NOW, &error);
        samples_add(&samples, (double)(bench_now() - start) / 1e3);
        bench_check(citizen, error);
        mams_citizen_free(citizen);
    }
    double page = pread_page(bench), median = samples_at(&samples, 0.5);
    bench_print("pread_4k_p50", page, "us");
    bench_print("iin_lookup_p50", median, "us");
    bench_print("iin_lookup_p99", samples_at(&samples, 0.99), "us");
    ratio_print("iin_lookup_to_pread", median / page, 20, 5, false);
    samples_free(&samples);
}

static void measure_cards(Bench *bench)
{
    GError *error = NULL;
    g_autoptr(MamsDesk) desk = mams_desk_open(&bench->options, &error);
    bench_check(desk, error);
    Samples samples = samples_new();
    for (int i = 0; i < CARDS; i++) {
        int64_t start = bench_now();
        MamsCard *card = mams_desk_card(desk, person(bench, (guint)i), MAMS_DAY_NONE,
                                        MAMS_KNOWN_NOW, 24, &error);
        samples_add(&samples, (double)(bench_now() - start) / 1e3);
        bench_check(card, error);
        mams_card_free(card);
    }
    bench_print("card_p50", samples_at(&samples, 0.5), "us");
    bench_print("card_p99", samples_at(&samples, 0.99), "us");
    samples_free(&samples);
}

/* One verdict from facts in memory, for a person with many payments. */
static void measure_verdict(Bench *bench, MamsStore *store)
{
    GError *error = NULL;
    g_autoptr(MamsFacts) facts = mams_facts_new();
    MamsDay on = mams_day_make(2026, 11, 20);
    for (guint i = 0; i < bench->people->len; i++) {
        bench_check(
            mams_store_facts(store, bench->rules, person(bench, i), MAMS_KNOWN_NOW, facts, &error),
            error);
        if (facts->payments->len >= 120)
            break;
    }
    Samples verdicts = samples_new(), traces = samples_new(), answers = samples_new();
    for (int i = 0; i < VERDICTS; i++) {
        int64_t start = bench_now();
        mams_status_short(bench->rules, facts, on);
        samples_add(&verdicts, (double)(bench_now() - start) / 1e3);
    }
    for (int i = 0; i < VERDICTS; i++) {
        int64_t start = bench_now();
        g_array_unref(mams_status_trace(bench->rules, facts, on));
        samples_add(&traces, (double)(bench_now() - start) / 1e3);
    }
    for (int i = 0; i < CARDS; i++) {
        int64_t start = bench_now();
        mams_answer_free(mams_status_answer(bench->rules, facts, on, 24));
        samples_add(&answers, (double)(bench_now() - start) / 1e3);
    }
    bench_print("verdict_payments", facts->payments->len, "payments");
    bench_print("verdict_p50", samples_at(&verdicts, 0.5), "us");
    bench_print("verdict_p99", samples_at(&verdicts, 0.99), "us");
    bench_print("verdict_with_trace_p50", samples_at(&traces, 0.5), "us");
    bench_print("answer_24_months_p50", samples_at(&answers, 0.5), "us");
    samples_free(&verdicts);
    samples_free(&traces);
    samples_free(&answers);
}

/* SQLite reading every payment and assignment row once, one column each: what no batch can beat
 * while a payment is a row. */
static double bare_scan(const Bench *bench)
{
    sqlite3 *db;
    static const char *const queries[] = {"SELECT sum(amount) FROM payment",
                                          "SELECT sum(from_day) FROM assignment"};
    bench_check(sqlite3_open_v2(bench->database, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK,
                NULL);
    int64_t start = bench_now();
    for (guint i = 0; i < G_N_ELEMENTS(queries); i++)
        bench_check(sqlite3_exec(db, queries[i], NULL, NULL, NULL) == SQLITE_OK, NULL);
    double seconds = (double)(bench_now() - start) / 1e9;
    sqlite3_close(db);
    return seconds;
}

static void measure_batch(Bench *bench)
{
    GError *error = NULL;
    g_autoptr(MamsDesk) desk = mams_desk_open(&bench->options, &error);
    bench_check(desk, error);
    Samples scans = samples_new(), one = samples_new(), two = samples_new();
    for (int i = 0; i < RUNS; i++) {
        MamsBatchReport report;
        samples_add(&scans, bare_scan(bench));
        bench_check(mams_desk_batch(desk, MAMS_DAY_NONE, 1, NULL, &report, &error), error);
        samples_add(&one, report.seconds);
        bench_check(mams_desk_batch(desk, MAMS_DAY_NONE, 2, NULL, &report, &error), error);
        samples_add(&two, report.seconds);
    }
    double scan = samples_at(&scans, 0.5), single = samples_at(&one, 0.5);
    bench_print("bare_scan", scan * 1e3, "ms");
    bench_print("batch_1_thread", single * 1e3, "ms");
    bench_print("batch_2_threads", samples_at(&two, 0.5) * 1e3, "ms");
    bench_print("batch_rate", bench->citizens / single, "citizens/s");
    ratio_print("batch_to_bare_scan", single / scan, 10, 0.1, false);
    samples_free(&scans);
    samples_free(&one);
    samples_free(&two);
}

void bench_store(Bench *bench)
{
    GError *error = NULL;
    g_autoptr(MamsStore) store = mams_store_open(bench->database, true, &error);
    bench_check(store, error);
    measure_lookups(bench, store);
    measure_verdict(bench, store);
    measure_cards(bench);
    measure_batch(bench);
}
