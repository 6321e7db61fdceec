/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "desk/desk_private.h"

/*
 * The status of everyone. ИИН are cut into pieces by their first two digits, the threads take one
 * piece after the other, each through a connection of its own, and the rows of the pieces are
 * written in order.
 */

enum { PIECES = 100 };
#define IIN_PER_PIECE G_GINT64_CONSTANT(10000000000)

typedef struct {
    int64_t citizens;
    int64_t verdict[MAMS_N_VERDICTS];
    int64_t ground[MAMS_N_GROUNDS];
} Counts;

typedef struct {
    const MamsRules *rules;
    const char *path;
    MamsDay on;
    bool rows; /* whether CSV rows are wanted */
    int next;  /* atomic: the next piece to take */
    GString *pieces[PIECES];
    GMutex lock;
    Counts counts;   /* under the lock */
    GError *failure; /* under the lock: the first one */
} Batch;

typedef struct {
    Batch *batch;
    Counts counts;
    GString *rows;
} Piece;

static bool judge(const MamsFacts *facts, void *data)
{
    Piece *piece = data;
    MamsShortAnswer answer = mams_status_short(piece->batch->rules, facts, piece->batch->on);
    piece->counts.citizens++;
    piece->counts.verdict[answer.verdict]++;
    piece->counts.ground[answer.ground]++;
    if (piece->rows) {
        char iin[MAMS_IIN_TEXT_SIZE];
        const char *ground = mams_ground_code(answer.ground);
        g_string_append_len(piece->rows, mams_iin_format(facts->iin, iin), MAMS_IIN_TEXT_SIZE - 1);
        g_string_append_c(piece->rows, ',');
        g_string_append(piece->rows, mams_verdict_code(answer.verdict));
        g_string_append_c(piece->rows, ',');
        g_string_append(piece->rows, ground ? ground : "");
        g_string_append_c(piece->rows, '\n');
    }
    return true;
}

static void add_counts(Counts *sum, const Counts *counts)
{
    sum->citizens += counts->citizens;
    for (int i = 0; i < MAMS_N_VERDICTS; i++)
        sum->verdict[i] += counts->verdict[i];
    for (int i = 0; i < MAMS_N_GROUNDS; i++)
        sum->ground[i] += counts->ground[i];
}

/* Takes pieces until there are none; false on a fault of the database. */
static bool take_pieces(Batch *batch, MamsStore *store, Counts *sum, GError **error)
{
    int number;
    while ((number = g_atomic_int_add(&batch->next, 1)) < PIECES) {
        Piece piece = {.batch = batch, .rows = batch->rows ? g_string_new(NULL) : NULL};
        batch->pieces[number] = piece.rows;
        if (!mams_store_each_facts(store, batch->rules, number * IIN_PER_PIECE,
                                   (number + 1) * IIN_PER_PIECE - 1, judge, &piece, error))
            return false;
        add_counts(sum, &piece.counts);
    }
    return true;
}

static void *work(void *data)
{
    Batch *batch = data;
    Counts sum = {0};
    g_autoptr(GError) why = NULL;
    g_autoptr(MamsStore) store = mams_store_open(batch->path, true, &why);
    if (store)
        take_pieces(batch, store, &sum, &why);
    g_mutex_lock(&batch->lock);
    add_counts(&batch->counts, &sum);
    if (why && !batch->failure)
        batch->failure = g_steal_pointer(&why);
    g_mutex_unlock(&batch->lock);
    return NULL;
}

static bool write_all(int fd, const char *text, gsize length)
{
    while (length > 0) {
        ssize_t written = write(fd, text, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        text += written;
        length -= (gsize)written;
    }
    return true;
}

static bool write_csv(const Batch *batch, const char *path, GError **error)
{
    static const char header[] = "iin,verdict,ground\n";
    int fd = g_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool done = fd >= 0 && write_all(fd, header, sizeof header - 1);
    for (int i = 0; i < PIECES && done; i++)
        done = write_all(fd, batch->pieces[i]->str, batch->pieces[i]->len);
    if (!done)
        g_set_error(error, MAMS_ERROR, fd < 0 ? MAMS_ERROR_CANNOT_CREATE : MAMS_ERROR_IO,
                    _("cannot write the list: '%s': %s"), path, mams_error_text(errno));
    if (fd >= 0)
        close(fd);
    return done;
}

static void run_threads(Batch *batch, int threads)
{
    g_autoptr(GPtrArray) others = g_ptr_array_new();
    for (int i = 1; i < threads; i++)
        g_ptr_array_add(others, g_thread_new("batch", work, batch));
    work(batch);
    for (guint i = 0; i < others->len; i++)
        g_thread_join(g_ptr_array_index(others, i));
}

bool mams_desk_batch(MamsDesk *desk, MamsDay on, int threads, const char *csv_path,
                     MamsBatchReport *report, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_REPORTS, error))
        return false;
    Batch batch = {.rules = desk->rules,
                   .path = mams_store_path(desk->store),
                   .on = on == MAMS_DAY_NONE ? desk->today : on,
                   .rows = csv_path != NULL};
    int64_t start = g_get_monotonic_time();
    g_mutex_init(&batch.lock);
    threads = CLAMP(threads, 1, PIECES);
    run_threads(&batch, threads);
    g_mutex_clear(&batch.lock);
    bool done = batch.failure == NULL;
    if (!done)
        g_propagate_error(error, batch.failure);
    else if (csv_path)
        done = write_csv(&batch, csv_path, error);
    for (int i = 0; i < PIECES; i++) {
        if (batch.pieces[i])
            g_string_free(batch.pieces[i], TRUE);
    }
    *report = (MamsBatchReport){.citizens = batch.counts.citizens, .threads = threads};
    memcpy(report->verdict, batch.counts.verdict, sizeof report->verdict);
    memcpy(report->ground, batch.counts.ground, sizeof report->ground);
    report->seconds = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
    return done;
}
