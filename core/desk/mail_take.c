/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Taking mail in: messages are read from the mailbox and apart in another process, a number of them is
 * kept in one durable transaction, and only then they leave `new`. Whatever dies in between leaves
 * them there, and they are known again by their bytes.
 */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "desk/mail_private.h"
#include "desk/mailbox.h"
#include "exchange/mailbox.h"

enum { BATCH_MESSAGES = 64, BATCH_BYTES = 8 * 1024 * 1024, MAX_REFUSALS = 20 };

void mams_mail_report_free(MamsMailReport *report)
{
    if (report == NULL)
        return;
    g_ptr_array_unref(report->first_refusals);
    g_free(report);
}

/* One message on its way. */
typedef struct {
    guint index; /* in the Maildir */
    char *name;  /* for the report */
    GBytes *bytes; /* NULL: too large to be read */
    char *hash;
    int64_t arrived;
    MamsMail *mail; /* NULL: refused */
    char *why;
} Item;

static void item_free(void *data)
{
    Item *item = data;
    g_free(item->name);
    g_clear_pointer(&item->bytes, g_bytes_unref);
    g_free(item->hash);
    g_clear_pointer(&item->mail, mams_mail_free);
    g_free(item->why);
    g_free(item);
}

typedef struct {
    MamsDesk *desk;
    MamsMaildir *maildir; /* or NULL */
    MamsMailWorker *worker;
    GPtrArray *batch; /* Item */
    gsize batch_bytes;
    int64_t done;
    MamsMailReport *report;
    void (*progress)(int64_t done, void *data);
    void *data;
} Taking;

/* ---- one message ---- */

static bool is_known(MamsDesk *desk, const char *hash, bool *known, GError **error)
{
    int64_t there = mams_store_message_by_hash(desk->store, hash, NULL, error);
    int refused = there == 0 ? mams_store_message_refused(desk->store, hash, error) : 0;
    *known = there > 0 || refused > 0;
    return there >= 0 && refused >= 0;
}

/* Reads it apart; what cannot be read is refused, with the reason. False when it is not the
 * message's fault. */
static bool read_apart(Taking *taking, Item *item, GError **error)
{
    bool known;
    if (item->bytes == NULL || !is_known(taking->desk, item->hash, &known, error))
        return item->bytes == NULL;
    if (known) {
        g_clear_pointer(&item->bytes, g_bytes_unref);
        return true;
    }
    gsize size;
    const uint8_t *bytes = g_bytes_get_data(item->bytes, &size);
    g_autoptr(GError) why = NULL;
    item->mail = mams_mail_worker_parse(taking->worker, bytes, size, &why);
    if (item->mail != NULL)
        return true;
    if (g_error_matches(why, MAMS_ERROR, MAMS_ERROR_DATA)) {
        item->why = g_strdup(why->message);
        return true;
    }
    g_propagate_error(error, g_steal_pointer(&why));
    return false;
}

static void report_refusal(MamsMailReport *report, const Item *item)
{
    report->refused++;
    if (report->first_refusals->len < MAX_REFUSALS)
        g_ptr_array_add(report->first_refusals, g_strdup_printf("%s: %s", item->name, item->why));
}

static bool keep_refused(Taking *taking, const Item *item, GError **error)
{
    MamsDesk *desk = taking->desk;
    bool added;
    int64_t entry = mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "mail-refuse", 0, NULL, error);
    if (entry == 0 || !mams_store_refuse_message(desk->store, item->hash, item->why, item->bytes,
                                                 item->arrived, entry, &added, error))
        return false;
    if (added)
        report_refusal(taking->report, item);
    else
        taking->report->known++;
    return true;
}

static bool keep_item(Taking *taking, const Item *item, GError **error)
{
    MamsMailReport *report = taking->report;
    if (item->why != NULL)
        return keep_refused(taking, item, error);
    if (item->mail == NULL) {
        report->known++;
        return true;
    }
    const MamsMailIn in = {item->mail, item->bytes, item->hash, item->arrived};
    MamsMailTaken taken;
    if (!mams_mail_put_in(taking->desk, &in, &taken, error))
        return false;
    report->known += taken.known;
    report->taken += !taken.known;
    report->joined += taken.joined;
    report->receipts += taken.receipt;
    return true;
}

/* ---- a number of them ---- */

static bool flush(Taking *taking, GError **error)
{
    MamsStore *store = taking->desk->store;
    if (taking->batch->len == 0)
        return true;
    const MamsMailReport before = *taking->report;
    if (!mams_store_begin(store, error))
        return false;
    bool fine = true;
    for (guint i = 0; fine && i < taking->batch->len; i++)
        fine = keep_item(taking, taking->batch->pdata[i], error);
    if (!mams_inquiry_end(taking->desk, fine, error)) {
        *taking->report = before;
        return false;
    }
    for (guint i = 0; taking->maildir != NULL && i < taking->batch->len; i++) {
        const Item *item = taking->batch->pdata[i];
        /* One that is too large to be kept stays where it is. */
        if ((item->bytes != NULL || item->why == NULL) &&
            !mams_maildir_done(taking->maildir, item->index, error))
            return false;
    }
    taking->done += taking->batch->len;
    g_ptr_array_set_size(taking->batch, 0);
    taking->batch_bytes = 0;
    if (taking->progress != NULL)
        taking->progress(taking->done, taking->data);
    return true;
}

/* Takes the bytes; NULL: the message is refused for `why`, which is taken too. */
static bool add(Taking *taking, guint index, const char *name, GBytes *bytes, const char *why,
                int64_t arrived, GError **error)
{
    int64_t now = mams_desk_now(taking->desk);
    Item *item = g_new0(Item, 1);
    item->index = index;
    item->name = g_strdup(name);
    item->bytes = bytes;
    item->why = g_strdup(why);
    item->hash = bytes != NULL ? g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes)
                               : g_compute_checksum_for_string(G_CHECKSUM_SHA256, name, -1);
    item->arrived = arrived > 0 && arrived < now ? arrived : now;
    g_ptr_array_add(taking->batch, item);
    taking->batch_bytes += bytes != NULL ? g_bytes_get_size(bytes) : 0;
    return read_apart(taking, item, error) &&
           ((taking->batch->len < BATCH_MESSAGES && taking->batch_bytes < BATCH_BYTES) ||
            flush(taking, error));
}

static bool take_maildir(Taking *taking, const char *path, GError **error)
{
    g_autoptr(MamsMaildir) maildir = mams_maildir_open(path, false, error);
    if (maildir == NULL)
        return false;
    taking->maildir = maildir;
    bool fine = true;
    for (guint i = 0; fine && i < mams_maildir_count(maildir); i++) {
        g_autoptr(GError) why = NULL;
        GBytes *bytes;
        if (mams_maildir_read(maildir, i, &bytes, &why)) {
            fine = bytes == NULL || add(taking, i, mams_maildir_name(maildir, i), bytes, NULL,
                                        mams_maildir_arrived(maildir, i), error);
        } else if (g_error_matches(why, MAMS_ERROR, MAMS_ERROR_DATA)) {
            fine = add(taking, i, mams_maildir_name(maildir, i), NULL, why->message,
                       mams_maildir_arrived(maildir, i), error);
        } else {
            g_propagate_error(error, g_steal_pointer(&why));
            fine = false;
        }
    }
    fine = fine && flush(taking, error);
    taking->maildir = NULL;
    return fine;
}

static bool take_mbox(Taking *taking, const char *path, GError **error)
{
    g_autoptr(MamsMbox) mbox = mams_mbox_open(path, error);
    if (mbox == NULL)
        return false;
    for (;;) {
        g_autoptr(GError) why = NULL;
        GBytes *bytes = NULL;
        bool fine = mams_mbox_next(mbox, &bytes, &why);
        if (fine && bytes == NULL)
            return flush(taking, error);
        if (!fine && !g_error_matches(why, MAMS_ERROR, MAMS_ERROR_DATA)) {
            g_propagate_error(error, g_steal_pointer(&why));
            return false;
        }
        g_autofree char *name =
            g_strdup_printf("%s:%" G_GINT64_FORMAT, path, mams_mbox_line(mbox));
        if (!add(taking, 0, name, bytes, fine ? NULL : why->message, 0, error))
            return false;
    }
}

/* ---- all ---- */

static bool check_source(const MamsDesk *desk, const char *maildir, const char *mbox, GError **error)
{
    if (desk->mail.parser == NULL) {
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_INTERNAL,
                            _("no program is set that reads mail apart"));
        return false;
    }
    if (maildir != NULL || mbox != NULL)
        return true;
    g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_RULES,
                        _("there is no mailbox to take mail from: set 'maildir' in [mail] of "
                          "mams.ini, or say --maildir or --mbox"));
    return false;
}

MamsMailReport *mams_desk_mail_take(MamsDesk *desk, const char *maildir, const char *mbox,
                                    void (*progress)(int64_t done, void *data), void *data,
                                    GError **error)
{
    if (maildir == NULL && mbox == NULL)
        maildir = desk->mail.maildir;
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error) ||
        !check_source(desk, maildir, mbox, error))
        return NULL;
    const char *const argv[] = {desk->mail.parser, "mail-parser", NULL};
    g_autoptr(MamsMailWorker) worker = mams_mail_worker_new(argv);
    g_autoptr(GPtrArray) batch = g_ptr_array_new_with_free_func(item_free);
    g_autoptr(MamsMailReport) report = g_new0(MamsMailReport, 1);
    report->first_refusals = g_ptr_array_new_with_free_func(g_free);
    Taking taking = {.desk = desk,
                     .worker = worker,
                     .batch = batch,
                     .report = report,
                     .progress = progress,
                     .data = data};
    int64_t began = g_get_monotonic_time();
    bool fine = maildir != NULL ? take_maildir(&taking, maildir, error)
                                : take_mbox(&taking, mbox, error);
    report->seconds = (double)(g_get_monotonic_time() - began) / G_USEC_PER_SEC;
    return fine ? g_steal_pointer(&report) : NULL;
}

GBytes *mams_desk_attachment(MamsDesk *desk, int64_t message, int place, GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(GBytes) raw = mams_desk_message_raw(desk, message, &why);
    if (raw == NULL) {
        if (why != NULL)
            g_propagate_error(error, g_steal_pointer(&why));
        else
            g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                                _("this message has no attachments that came by mail"));
        return NULL;
    }
    const char *const argv[] = {desk->mail.parser, "mail-parser", NULL};
    g_autoptr(MamsMailWorker) worker = mams_mail_worker_new(argv);
    gsize size;
    const uint8_t *bytes = g_bytes_get_data(raw, &size);
    return mams_mail_worker_extract(worker, bytes, size, (guint)place, error);
}
