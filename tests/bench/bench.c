/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { DEFAULT_CITIZENS = 100000 };

int64_t bench_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

Samples samples_new(void)
{
    return (Samples){g_array_new(FALSE, FALSE, sizeof(double))};
}

void samples_add(Samples *samples, double value)
{
    g_array_append_val(samples->values, value);
}

static int compare_values(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

double samples_at(Samples *samples, double part)
{
    guint n = samples->values->len;
    g_array_sort(samples->values, compare_values);
    return n ? g_array_index(samples->values, double, MIN(n - 1, (guint)(part * n))) : 0;
}

void samples_free(Samples *samples)
{
    g_array_unref(samples->values);
}

void bench_print(const char *name, double value, const char *unit)
{
    printf("bench %s %.*f %s\n", name, value < 100 ? 2 : 0, value, unit);
    fflush(stdout);
}

void ratio_print(const char *name, double value, double hold, double moonshot, bool at_least)
{
    const char *sign = at_least ? ">=" : "<=";
    printf("ratio %s %.3f hold%s%g moonshot%s%g\n", name, value, sign, hold, sign, moonshot);
    fflush(stdout);
}

void bench_check(bool done, GError *error)
{
    if (done)
        return;
    fprintf(stderr, "bench: %s\n", error ? error->message : "failed");
    exit(EXIT_FAILURE);
}

static int64_t clock_of_today(void *data)
{
    (void)data;
    return g_get_real_time() / G_USEC_PER_SEC;
}

static bool collect(const MamsNameRow *row, void *data)
{
    g_array_append_val((GArray *)data, row->iin);
    return true;
}

/* Everybody's number, shuffled, so that look-ups jump about the file. */
static void collect_people(Bench *bench)
{
    GError *error = NULL;
    g_autoptr(MamsStore) store = mams_store_open(bench->database, true, &error);
    bench_check(store, error);
    bench->people = g_array_new(FALSE, FALSE, sizeof(MamsIin));
    bench_check(mams_store_each_by_iin(store, 0, G_GINT64_CONSTANT(999999999999), collect,
                                       bench->people, &error),
                error);
    for (guint i = bench->people->len; i > 1; i--) {
        guint other = (guint)g_rand_int_range(bench->rand, 0, (gint32)i);
        MamsIin *a = &g_array_index(bench->people, MamsIin, i - 1);
        MamsIin *b = &g_array_index(bench->people, MamsIin, other);
        MamsIin kept = *a;
        *a = *b;
        *b = kept;
    }
}

static void set_up(Bench *bench, const char *data_directory)
{
    GError *error = NULL;
    const char *wanted = g_getenv("BENCH_CITIZENS");
    g_autofree char *rules = g_build_filename(data_directory, "rules", NULL);
    bench->citizens = wanted ? atoi(wanted) : DEFAULT_CITIZENS;
    bench->folder = g_dir_make_tmp("mams-bench-XXXXXX", &error);
    bench_check(bench->folder && bench->citizens > 0, error);
    bench->database = g_build_filename(bench->folder, "bench.db", NULL);
    bench->rand = g_rand_new_with_seed(1);
    bench->rules = mams_rules_load(rules, &error);
    bench_check(bench->rules, error);
    bench->options = (MamsDeskOptions){.database = bench->database,
                                       .data_directory = data_directory,
                                       .login = g_get_user_name(),
                                       .clock = clock_of_today,
                                       .today = MAMS_DAY_NONE};
    int64_t start = bench_now();
    bench_check(mams_desk_demo(&bench->options, bench->citizens, 1, mams_day_make(2026, 11, 20),
                               NULL, NULL, &error),
                error);
    bench_print("demo_people_per_second", bench->citizens / ((double)(bench_now() - start) / 1e9),
                "people/s");
    collect_people(bench);
}

static void tear_down(Bench *bench)
{
    GDir *dir = g_dir_open(bench->folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(bench->folder, name, NULL);
        g_unlink(path);
    }
    if (dir)
        g_dir_close(dir);
    g_rmdir(bench->folder);
    g_array_unref(bench->people);
    mams_rules_free(bench->rules);
    g_rand_free(bench->rand);
    g_free(bench->database);
    g_free(bench->folder);
}

int main(void)
{
    Bench bench = {0};
    const char *data = g_getenv("MAMS_DATADIR");
    setlocale(LC_ALL, "C.UTF-8");
    set_up(&bench, data ? data : MAMS_SRCDIR "/data");
    printf("# %d citizens; times of one run on this machine, ratios between two measures of it\n",
           bench.citizens);
    bench_store(&bench);
    bench_search(&bench);
    bench_import(&bench);
    bench_screen(&bench);
    bench_tasks(&bench);
    bench_mail(&bench);
    tear_down(&bench);
    return EXIT_SUCCESS;
}
