/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <string.h>

#include "budgets.h"

/* The tasks of the table of budgets, each by so many people: every key is timed. */
enum { PEOPLE = 500 };

static char *name_keys_of(MamsStore *store, MamsIin iin)
{
    GError *error = NULL;
    g_autoptr(MamsCitizen) citizen = mams_store_citizen(store, iin, G_MAXINT64, &error);
    bench_check(citizen, error);
    return budget_name_keys(citizen->surname, citizen->given);
}

/* Presses keys; their times go to `samples` unless it is NULL. */
static void press(BenchScreen *screen, const GPtrArray *bytes, Samples *samples)
{
    for (guint i = 0; i < bytes->len; i++) {
        double milliseconds = bench_screen_press(screen, g_ptr_array_index(bytes, i));
        if (samples)
            samples_add(samples, milliseconds);
    }
}

/* Back to the search screen, with an empty field. */
static void go_home(BenchScreen *screen)
{
    while (mams_app_top(screen->app)->class->place != MAMS_PLACE_SEARCH)
        bench_screen_press(screen, "\033OR"); /* F3: back */
    bench_screen_press(screen, "\025");       /* Ctrl-U */
}

static void print_part(const Budget *budget, Samples *samples, int per_cent)
{
    g_autofree char *name = g_strdup_printf("task_%s_p%d", budget->name, per_cent);
    g_strdelimit(name, "-", '_');
    bench_print(name, samples_at(samples, per_cent / 100.0), "ms");
}

static void measure(const Bench *bench, MamsStore *store, BenchScreen *screen, const Budget *budget)
{
    Samples samples = samples_new();
    for (guint i = 0; i < PEOPLE; i++) {
        MamsIin iin = g_array_index(bench->people, MamsIin, i % bench->people->len);
        char text[MAMS_IIN_TEXT_SIZE];
        mams_iin_format(iin, text);
        g_autofree char *name_keys = name_keys_of(store, iin);
        g_autoptr(GPtrArray) before = budget_bytes(budget->before, text, name_keys);
        g_autoptr(GPtrArray) keys = budget_bytes(budget->keys, text, name_keys);
        press(screen, before, NULL);
        press(screen, keys, &samples);
        go_home(screen);
    }
    print_part(budget, &samples, 50);
    print_part(budget, &samples, 99);
    samples_free(&samples);
}

/* A category recorded with its document, of the country's own year: the last key, which saves it
 * durably, apart from the others. Only those count whose record was saved. */
static void measure_category(const Bench *bench, MamsStore *store, BenchScreen *screen)
{
    static const char form[] = "{iin} Enter F4 Enter student Tab 01092026 Tab 30062027 Tab №7 Tab "
                               "02092026 Tab КазНУ";
    Samples typed = samples_new(), saved = samples_new();
    for (guint i = 0; i < PEOPLE; i++) {
        GError *error = NULL;
        MamsIin iin = g_array_index(bench->people, MamsIin, i % bench->people->len);
        char text[MAMS_IIN_TEXT_SIZE];
        g_autoptr(GPtrArray) keys = budget_bytes(form, mams_iin_format(iin, text), "");
        press(screen, keys, &typed);
        int64_t before = mams_journal_head(store, true, &error);
        double milliseconds = bench_screen_press(screen, "\033OQ"); /* F2: save */
        bench_check(before >= 0, error);
        if (mams_journal_head(store, true, &error) > before)
            samples_add(&saved, milliseconds);
        go_home(screen);
    }
    bench_print("task_category_typed_p99", samples_at(&typed, 0.99), "ms");
    bench_print("task_category_saved", (double)saved.values->len, "records");
    bench_print("task_category_save_p50", samples_at(&saved, 0.5), "ms");
    bench_print("task_category_save_p99", samples_at(&saved, 0.99), "ms");
    samples_free(&typed);
    samples_free(&saved);
}

void bench_tasks(Bench *bench)
{
    GError *error = NULL;
    g_autoptr(MamsStore) store = mams_store_open(bench->database, true, &error);
    bench_check(store, error);
    BenchScreen screen;
    bench_screen_open(&screen, bench);
    for (const Budget *budget = budgets; budget->name; budget++) {
        if (*budget->keys && !budget->writes) /* what stands there without a key takes no time */
            measure(bench, store, &screen, budget);
    }
    measure_category(bench, store, &screen);
    bench_screen_close(&screen);
}
