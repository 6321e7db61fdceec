/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/fold.h"
#include "desk/inquiry_private.h"

static const char *const kinds[MAMS_N_QUEUES] = {
    [MAMS_QUEUE_OPEN] = "open", [MAMS_QUEUE_MINE] = "mine",     [MAMS_QUEUE_WAITING] = "waiting",
    [MAMS_QUEUE_LATE] = "late", [MAMS_QUEUE_CLOSED] = "closed",
};

const char *mams_queue_code(MamsQueueKind kind)
{
    return kinds[kind];
}

int mams_queue_parse(const char *code)
{
    for (int kind = 0; kind < MAMS_N_QUEUES; kind++) {
        if (g_strcmp0(kinds[kind], code) == 0)
            return kind;
    }
    return -1;
}

static void row_free(void *data)
{
    MamsQueueRow *row = data;
    mams_inquiry_free(row->inquiry);
    g_free(row->name);
    g_free(row);
}

void mams_queue_free(MamsQueue *queue)
{
    if (queue == NULL)
        return;
    g_ptr_array_unref(queue->rows);
    g_free(queue);
}

/* ---- what belongs to the rows, read once for all ---- */

typedef struct {
    GHashTable *pauses; /* number -> GArray of MamsPause */
    GHashTable *marks;  /* number -> MamsInquiryMark, of `list` */
    GArray *list;
    GArray *no_pauses;
} Beside;

static void beside_clear(Beside *beside)
{
    g_clear_pointer(&beside->pauses, g_hash_table_unref);
    g_clear_pointer(&beside->marks, g_hash_table_unref);
    g_clear_pointer(&beside->list, g_array_unref);
    g_clear_pointer(&beside->no_pauses, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Beside, beside_clear)

static GArray *pauses_of(Beside *beside, int64_t number, bool make)
{
    GArray *pauses = g_hash_table_lookup(beside->pauses, &number);
    if (pauses == NULL && make) {
        pauses = g_array_new(FALSE, FALSE, sizeof(MamsPause));
        g_hash_table_insert(beside->pauses, g_memdup2(&number, sizeof number), pauses);
    }
    return pauses != NULL ? pauses : beside->no_pauses;
}

static void add_pause(int64_t number, MamsDay from, MamsDay until, void *data)
{
    MamsPause pause = {from, until};
    g_array_append_val(pauses_of(data, number, true), pause);
}

static bool read_beside(MamsDesk *desk, Beside *beside, GError **error)
{
    beside->pauses = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
                                           (GDestroyNotify)g_array_unref);
    beside->no_pauses = g_array_new(FALSE, FALSE, sizeof(MamsPause));
    beside->list = mams_store_inquiry_marks(desk->store, error);
    if (beside->list == NULL ||
        !mams_store_each_pause(desk->store, 0, add_pause, beside, error))
        return false;
    beside->marks = g_hash_table_new(g_int64_hash, g_int64_equal);
    for (guint i = 0; i < beside->list->len; i++) {
        MamsInquiryMark *mark = &g_array_index(beside->list, MamsInquiryMark, i);
        g_hash_table_insert(beside->marks, &mark->inquiry, mark);
    }
    return true;
}

/* Takes the inquiry. (owned) */
static MamsQueueRow *row_new(const MamsDesk *desk, MamsInquiry *inquiry, Beside *beside)
{
    MamsQueueRow *row = g_new0(MamsQueueRow, 1);
    row->inquiry = inquiry;
    bool waits = inquiry->waiting_since != MAMS_DAY_NONE;
    GArray *pauses = pauses_of(beside, inquiry->number, waits);
    if (waits) {
        MamsPause lasting = {inquiry->waiting_since, MAMS_DAY_NONE};
        g_array_append_val(pauses, lasting);
    }
    mams_inquiry_terms(desk, inquiry, pauses, &row->terms);
    if (inquiry->registered == MAMS_DAY_NONE)
        inquiry->registered = row->terms.registered;
    const MamsInquiryMark *mark = g_hash_table_lookup(beside->marks, &inquiry->number);
    if (mark != NULL) {
        row->iin = mark->iin;
        row->draft = mark->draft;
        row->problem = mark->problem;
    }
    return row;
}

/* ---- which rows, and in which order ---- */

static bool belongs(const MamsDesk *desk, const MamsQueueRow *row, MamsQueueKind kind)
{
    const char *owner = row->inquiry->operator_login;
    switch (kind) {
    case MAMS_QUEUE_MINE:
        return owner == NULL || g_str_equal(owner, desk->login);
    case MAMS_QUEUE_WAITING:
        return row->terms.stopped;
    case MAMS_QUEUE_LATE:
        return !row->terms.stopped && row->terms.left < 0;
    default:
        return true;
    }
}

/* What stands still comes last, the rest by the last day. */
static int by_breach(const void *a, const void *b)
{
    const MamsQueueRow *first = *(MamsQueueRow *const *)a, *second = *(MamsQueueRow *const *)b;
    if (first->terms.stopped != second->terms.stopped)
        return first->terms.stopped - second->terms.stopped;
    if (!first->terms.stopped && first->terms.due != second->terms.due)
        return first->terms.due < second->terms.due ? -1 : 1;
    return (first->inquiry->number > second->inquiry->number) -
           (first->inquiry->number < second->inquiry->number);
}

/* What an inquiry is found by: name, sender and subject, folded. None of it changes but the citizen's
 * name, so that it is made once for each inquiry that this desk has seen. (transfer none) */
static const char *key_of(MamsDesk *desk, const MamsQueueRow *row)
{
    const MamsInquiry *inquiry = row->inquiry;
    if (desk->queue_keys == NULL)
        desk->queue_keys = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    char *key = g_hash_table_lookup(desk->queue_keys, &inquiry->number);
    if (key != NULL)
        return key;
    g_autofree char *name = mams_desk_citizen_name(desk, row->iin);
    const char *const parts[] = {name, inquiry->from_name, inquiry->from_address, inquiry->subject};
    GString *all = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        g_string_append_printf(all, "%s ", parts[i] != NULL ? parts[i] : "");
    g_strdelimit(all->str, "@._-", ' ');
    key = mams_fold_key1(all->str);
    g_string_free(all, TRUE);
    g_hash_table_insert(desk->queue_keys, g_memdup2(&inquiry->number, sizeof inquiry->number), key);
    return key;
}

static bool matches(MamsDesk *desk, const MamsQueueRow *row, const char *typed, const char *key)
{
    const char *owner = row->inquiry->operator_login;
    g_autofree char *code = mams_inquiry_code(row->inquiry);
    char iin[MAMS_IIN_TEXT_SIZE];
    mams_iin_format(row->iin, iin);
    return strstr(code, typed) != NULL || (row->iin != 0 && g_str_has_prefix(iin, typed)) ||
           (owner != NULL && g_str_has_prefix(owner, typed)) ||
           (*key != '\0' && mams_fold_key_begins(key_of(desk, row), key));
}

static void name_rows(MamsDesk *desk, GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        MamsQueueRow *row = rows->pdata[i];
        row->name = mams_desk_citizen_name(desk, row->iin);
        if (row->name == NULL)
            row->name = g_strdup(row->inquiry->from_name ? row->inquiry->from_name
                                                         : row->inquiry->from_address);
    }
}

static void narrow(MamsDesk *desk, GPtrArray *rows, const char *text)
{
    g_autofree char *typed = g_strstrip(g_strdup(text));
    g_autofree char *words = g_strdelimit(g_strdup(typed), "@._-", ' ');
    g_autofree char *key = mams_fold_key1(words);
    guint kept = 0;
    for (guint i = 0; i < rows->len; i++) {
        if (matches(desk, rows->pdata[i], typed, key))
            rows->pdata[kept++] = rows->pdata[i];
        else
            row_free(rows->pdata[i]);
    }
    g_ptr_array_set_free_func(rows, NULL);
    g_ptr_array_set_size(rows, (int)kept);
    g_ptr_array_set_free_func(rows, row_free);
}

static GPtrArray *read_rows(MamsDesk *desk, MamsQueueKind kind, int limit, GError **error)
{
    g_auto(Beside) beside = {0};
    GPtrArray *inquiries = kind == MAMS_QUEUE_CLOSED
                               ? mams_store_closed_inquiries(desk->store, limit, error)
                               : mams_store_open_inquiries(desk->store, error);
    if (inquiries == NULL)
        return NULL;
    GPtrArray *rows = NULL;
    if (read_beside(desk, &beside, error)) {
        rows = g_ptr_array_new_with_free_func(row_free);
        g_ptr_array_set_free_func(inquiries, NULL);
        for (guint i = 0; i < inquiries->len; i++) {
            MamsQueueRow *row = row_new(desk, inquiries->pdata[i], &beside);
            if (belongs(desk, row, kind))
                g_ptr_array_add(rows, row);
            else
                row_free(row);
        }
    }
    g_ptr_array_unref(inquiries);
    return rows;
}

/* The first citizens of closed ones, which have no marks. */
static bool find_citizens(MamsDesk *desk, GPtrArray *rows, GError **error)
{
    for (guint i = 0; i < rows->len; i++) {
        MamsQueueRow *row = rows->pdata[i];
        row->iin = mams_store_inquiry_first_citizen(desk->store, row->inquiry->number, error);
        if (row->iin < 0)
            return false;
    }
    return true;
}

MamsQueue *mams_desk_queue(MamsDesk *desk, MamsQueueKind kind, const char *text, int limit,
                           GError **error)
{
    enum { CLOSED_SEARCHED = 5000 };
    bool search = text != NULL && *text != '\0';
    bool closed = kind == MAMS_QUEUE_CLOSED;
    if (!mams_desk_check(desk, MAMS_RIGHT_CARD, error))
        return NULL;
    g_autoptr(GPtrArray) rows =
        read_rows(desk, kind, search ? MAX(limit, CLOSED_SEARCHED) : limit, error);
    if (rows == NULL || (closed && !find_citizens(desk, rows, error)))
        return NULL;
    if (!closed)
        g_ptr_array_sort(rows, by_breach);
    if (search)
        narrow(desk, rows, text);
    int64_t total = rows->len;
    if (closed && !search && (total = mams_store_count_closed_inquiries(desk->store, error)) < 0)
        return NULL;
    g_ptr_array_set_size(rows, MIN((int)rows->len, limit));
    name_rows(desk, rows);
    MamsQueue *queue = g_new0(MamsQueue, 1);
    queue->rows = g_steal_pointer(&rows);
    queue->total = total;
    return queue;
}

bool mams_desk_queue_count(MamsDesk *desk, int64_t *open, int64_t *urgent, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_CARD, error))
        return false;
    g_autoptr(GPtrArray) rows = read_rows(desk, MAMS_QUEUE_OPEN, 0, error);
    if (rows == NULL)
        return false;
    int64_t pressing = 0;
    for (guint i = 0; i < rows->len; i++) {
        const MamsQueueRow *row = rows->pdata[i];
        pressing += !row->terms.stopped && row->terms.left <= 0;
    }
    if (open != NULL)
        *open = rows->len;
    if (urgent != NULL)
        *urgent = pressing;
    return true;
}
