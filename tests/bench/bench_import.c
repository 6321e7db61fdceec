/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

enum { ROWS = 100000, RUNS = 5, BLOCK = 1 << 16 };

/* A payments file of people of the demo, sorted by number as the registers send them. */
static char *write_payments(Bench *bench)
{
    g_autofree char *path = g_build_filename(bench->folder, "payments.csv", NULL);
    GString *text = g_string_new("iin,month,kind,amount,paid_on,payer,reference\n");
    g_autoptr(GArray) people = g_array_copy(bench->people);
    MamsDay day = mams_day_make(2026, 11, 10);
    for (int i = 0; i < ROWS; i++) {
        char iin[MAMS_IIN_TEXT_SIZE], paid_on[MAMS_DAY_TEXT_SIZE];
        mams_iin_format(g_array_index(people, MamsIin, (guint)i % people->len), iin);
        mams_day_format(day + i % 10, paid_on);
        g_string_append_printf(text, "%s,2026-10,employer,%d.50,%s,260940900011,BENCH-%07d\n", iin,
                               2550 + i % 997, paid_on, i);
    }
    bench_check(g_file_set_contents(path, text->str, (gssize)text->len, NULL), NULL);
    g_string_free(text, TRUE);
    return g_steal_pointer(&path);
}

/* The limit: the same bytes appended to a file and synced. */
static double raw_append(const Bench *bench, const char *path)
{
    g_autofree char *copy = g_build_filename(bench->folder, "append", NULL);
    g_autofree char *text = NULL;
    gsize length;
    bench_check(g_file_get_contents(path, &text, &length, NULL), NULL);
    int64_t start = bench_now();
    int fd = g_open(copy, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    for (gsize at = 0; at < length; at += BLOCK) {
        gsize block = MIN(BLOCK, length - at);
        bench_check(write(fd, text + at, block) == (ssize_t)block, NULL);
    }
    bench_check(fsync(fd) == 0, NULL);
    close(fd);
    return (double)(bench_now() - start) / 1e9;
}

static double import_once(const MamsDeskOptions *options, const char *path, int64_t *added)
{
    GError *error = NULL;
    MamsImportOptions import = {.kind = "payments", .as_of = MAMS_DAY_NONE};
    g_autoptr(MamsDesk) desk = mams_desk_open(options, &error);
    bench_check(desk, error);
    g_autoptr(MamsImportReport) report = mams_desk_import(desk, path, &import, &error);
    bench_check(report, error);
    *added = report->added;
    return report->seconds;
}

/* Each run goes into a new database, so that all of them do the same work. */
void bench_import(Bench *bench)
{
    GError *error = NULL;
    g_autofree char *path = write_payments(bench);
    g_autofree char *database = g_build_filename(bench->folder, "import.db", NULL);
    MamsDeskOptions options = bench->options;
    Samples imports = samples_new(), again = samples_new(), appends = samples_new();
    options.database = database;
    options.today = mams_day_make(2026, 11, 22);
    for (int i = 0; i < RUNS; i++) {
        int64_t added;
        bench_check(mams_desk_init(&options, &error), error);
        samples_add(&appends, raw_append(bench, path));
        samples_add(&imports, import_once(&options, path, &added));
        bench_check(added == ROWS, NULL);
        samples_add(&again, import_once(&options, path, &added));
        bench_check(added == 0, NULL);
        g_unlink(database);
    }
    double import = samples_at(&imports, 0.5), append = samples_at(&appends, 0.5);
    bench_print("import_payments", ROWS / import, "rows/s");
    bench_print("import_payments_again", ROWS / samples_at(&again, 0.5), "rows/s");
    bench_print("raw_append", ROWS / append, "rows/s");
    ratio_print("import_to_raw_append", append / import, 0.02, 0.4, true);
    samples_free(&imports);
    samples_free(&again);
    samples_free(&appends);
}
