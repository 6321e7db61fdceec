/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "desk/desk_private.h"
#include "exchange/exchange.h"
#include "exchange/json.h"

/*
 * One file into the database. Rows go in by short transactions, so that operators can write between
 * them; what was committed stays whatever comes later. The import's first journal entry is written
 * with the first row, its last one, with the file's hash and the totals, when the file is read.
 */

enum { ROWS_PER_TRANSACTION = 1000, REJECTS_SHOWN = 20, REJECT_BUFFER = 64 * 1024 };

typedef struct {
    MamsDesk *desk;
    const MamsImportOptions *options;
    MamsFileKind kind;
    const char *path;
    int64_t size; /* of the file, 0 when unknown */
    MamsImportReport *report;
    int64_t entry; /* of the start; 0 before the first row */
    bool in_transaction;
    int in_batch;      /* rows of the running transaction */
    int rejects_fd;    /* -1: no file is wanted */
    GString *rejects;  /* not yet written */
    bool tells_stages; /* a row told when the State Corporation or the Fund had the payment */
    GError *failure;   /* a fault of the database or the rejects file: the import ends */
} Import;

static bool begin_batch(Import *import)
{
    if (import->in_transaction)
        return true;
    if (!mams_store_begin(import->desk->store, &import->failure))
        return false;
    import->in_transaction = true;
    import->in_batch = 0;
    /* A dry run rolls each batch back, its entry too: it gets the same number again. */
    if (import->entry == 0 || import->options->dry_run) {
        MamsJson json = {.out = g_string_new(NULL)};
        g_autofree char *name = g_path_get_basename(import->path);
        g_autofree char *action = g_strconcat("import-", mams_file_kind_code(import->kind), NULL);
        mams_json_open(&json, NULL, '{');
        mams_json_string(&json, "file", name);
        mams_json_close(&json, '}');
        import->entry = mams_desk_journal(import->desk, MAMS_JOURNAL_CHANGE, action, 0,
                                          json.out->str, &import->failure);
        g_string_free(json.out, TRUE);
    }
    return import->entry != 0;
}

static bool end_batch(Import *import)
{
    if (!import->in_transaction)
        return true;
    import->in_transaction = false;
    if (import->options->dry_run || import->failure) {
        mams_store_rollback(import->desk->store);
        return import->failure == NULL;
    }
    if (!mams_store_commit(import->desk->store, false, &import->failure))
        return false;
    mams_store_breathe(import->desk->store);
    return true;
}

/* ---- rejected rows ---- */

static void flush_rejects(Import *import)
{
    gsize done = 0;
    while (import->rejects_fd >= 0 && done < import->rejects->len && !import->failure) {
        ssize_t written =
            write(import->rejects_fd, import->rejects->str + done, import->rejects->len - done);
        if (written > 0)
            done += (gsize)written;
        else if (errno != EINTR)
            g_set_error(&import->failure, MAMS_ERROR, MAMS_ERROR_IO,
                        _("cannot write the rejected rows: '%s': %s"),
                        import->options->rejects_path, mams_error_text(errno));
    }
    g_string_truncate(import->rejects, 0);
}

static void write_reject(Import *import, const MamsReject *reject)
{
    char line[24];
    g_snprintf(line, sizeof line, "%" G_GINT64_FORMAT, reject->line);
    mams_csv_append(import->rejects, line, false);
    mams_csv_append(import->rejects, reject->field, false);
    mams_csv_append(import->rejects, reject->reason, false);
    mams_csv_append(import->rejects, reject->text ? reject->text : "", true);
    if (import->rejects->len > REJECT_BUFFER)
        flush_rejects(import);
}

static void take_reject(const MamsReject *reject, void *data)
{
    Import *import = data;
    MamsImportReport *report = import->report;
    if (reject->warning)
        report->warnings++;
    else
        report->rejected++;
    if (report->first_rejects->len < REJECTS_SHOWN) {
        const char *form =
            reject->warning ? _("line %s, field %s: warning: %s") : _("line %s, field %s: %s");
        g_autofree char *line = g_strdup_printf("%" G_GINT64_FORMAT, reject->line);
        g_ptr_array_add(
            report->first_rejects,
            g_strdup_printf(form, line, *reject->field ? reject->field : "-", reject->reason));
    }
    if (!reject->warning && import->rejects_fd >= 0)
        write_reject(import, reject);
}

static void reject_row(Import *import, const MamsRow *row, const char *field, const char *reason,
                       bool warning)
{
    take_reject(&(MamsReject){.line = row->line,
                              .field = field,
                              .reason = reason,
                              .text = row->text,
                              .warning = warning},
                import);
}

/* ---- accepted rows ---- */

static MamsPut put_row(Import *import, const MamsRow *row, bool *unknown)
{
    MamsStore *store = import->desk->store;
    switch (import->kind) {
    case MAMS_FILE_CITIZENS:
        return mams_store_put_citizen(store, row->citizen, import->entry, &import->failure);
    case MAMS_FILE_RELATIVES:
        return mams_store_put_relative(store, row->relative, import->entry, unknown,
                                       &import->failure);
    case MAMS_FILE_ASSIGNMENTS:
        return mams_store_put_assignment(store, import->desk->rules, row->iin, row->assignment,
                                         import->entry, unknown, &import->failure);
    case MAMS_FILE_PAYMENTS:
        if (row->payment->received_on != MAMS_DAY_NONE || row->payment->posted_on != MAMS_DAY_NONE)
            import->tells_stages = true;
        return mams_store_put_payment(store, row->iin, row->payment, import->entry, unknown,
                                      &import->failure);
    case MAMS_N_FILES:
        break;
    }
    g_return_val_if_reached(MAMS_PUT_ERROR);
}

static bool same_name(const char *said, const char *registered)
{
    g_autofree char *one = mams_fold_key1(said), *two = mams_fold_key1(registered);
    g_autofree char *wide_one = mams_fold_key2(one), *wide_two = mams_fold_key2(two);
    return g_str_equal(wide_one, wide_two);
}

/* A bank's list names the person too: another name or birthday than the register's is worth a look.
 */
static void compare_with_register(Import *import, const MamsRow *row)
{
    if (!row->surname)
        return;
    g_autoptr(MamsCitizen) citizen =
        mams_store_citizen(import->desk->store, row->iin, MAMS_KNOWN_NOW, NULL);
    if (!citizen)
        return;
    if (!same_name(row->surname, citizen->surname) ||
        (row->given && !same_name(row->given, citizen->given))) {
        g_autofree char *reason =
            g_strdup_printf(_("the file names '%s %s', the register '%s %s'"), row->surname,
                            row->given ? row->given : "", citizen->surname, citizen->given);
        reject_row(import, row, "NAME", reason, true);
    }
    if (row->birth != MAMS_DAY_NONE && row->birth != citizen->birth)
        reject_row(import, row, "DT", _("the birth date is not the register's"), true);
}

static bool take_row(const MamsRow *row, void *data)
{
    Import *import = data;
    MamsImportReport *report = import->report;
    bool unknown = false;
    if (!begin_batch(import))
        return false;
    switch (put_row(import, row, &unknown)) {
    case MAMS_PUT_ERROR:
        return false;
    case MAMS_PUT_ADDED:
        report->added++;
        break;
    case MAMS_PUT_CHANGED:
        report->changed++;
        break;
    case MAMS_PUT_SAME:
        report->same++;
        break;
    case MAMS_PUT_TWICE:
        reject_row(import, row, "", _("the file gave this fact before with other values"), false);
        break;
    }
    report->unknown_people += unknown;
    compare_with_register(import, row);
    if (++import->in_batch >= ROWS_PER_TRANSACTION && !end_batch(import))
        return false;
    return import->failure == NULL;
}

static void tell_progress(int64_t bytes, void *data)
{
    Import *import = data;
    MamsImportReport *report = import->report;
    if (import->options->progress)
        import->options->progress(bytes, import->size,
                                  report->added + report->changed + report->same + report->rejected,
                                  import->options->data);
}

/* ---- the whole file ---- */

static bool open_rejects(Import *import, GError **error)
{
    static const char header[] = "line,field,reason,text\r\n";
    import->rejects = g_string_new(NULL);
    if (!import->options->rejects_path)
        return true;
    import->rejects_fd =
        g_open(import->options->rejects_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (import->rejects_fd < 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_CANNOT_CREATE,
                    _("cannot create the file of rejected rows: '%s': %s"),
                    import->options->rejects_path, mams_error_text(errno));
        return false;
    }
    g_string_append(import->rejects, header);
    return true;
}

static char *end_detail(const Import *import, const MamsReadTotals *totals)
{
    const MamsImportReport *report = import->report;
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    mams_json_integer(&json, "start", import->entry);
    mams_json_string(&json, "sha256", totals->sha256);
    mams_json_string(&json, "format", totals->format);
    mams_json_string(&json, "encoding", totals->encoding);
    mams_json_integer(&json, "added", report->added);
    mams_json_integer(&json, "changed", report->changed);
    mams_json_integer(&json, "same", report->same);
    mams_json_integer(&json, "rejected", report->rejected);
    mams_json_integer(&json, "unknown_people", report->unknown_people);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

/* The last entry: what the file was and what came of it, and how old its source is now. */
static bool end_import(Import *import, const MamsReadTotals *totals)
{
    MamsDesk *desk = import->desk;
    MamsDay as_of = import->options->as_of;
    g_autofree char *detail = NULL;
    if (as_of == MAMS_DAY_NONE)
        as_of = desk->today;
    if (!begin_batch(import))
        return false;
    detail = end_detail(import, totals);
    if (!mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "import-end", 0, detail, &import->failure))
        return false;
    /* Since the entry that its facts have. */
    if (!mams_desk_set_age(desk, import->kind, as_of, import->entry, &import->failure))
        return false;
    if (import->tells_stages && !mams_desk_set_tells_stages(desk, import->entry, &import->failure))
        return false;
    return end_batch(import);
}

static bool run(Import *import, GError **error)
{
    MamsImportReport *report = import->report;
    MamsReadTotals totals = {0};
    MamsReadOptions options = {.accept_control_digit = import->options->accept_control_digit,
                               .today = import->desk->today};
    MamsSink sink = {take_row, take_reject, tell_progress, import};
    bool read = mams_exchange_read(import->path, import->kind, import->desk->rules, &options, &sink,
                                   &totals, error);
    /* What was accepted before a fault of the file stays. */
    bool ended = end_batch(import);
    if (read && ended)
        ended = end_import(import, &totals) || end_batch(import);
    flush_rejects(import);
    if (import->failure) {
        end_batch(import);
        g_clear_error(error);
        g_propagate_error(error, g_steal_pointer(&import->failure));
        return false;
    }
    report->rows = report->added + report->changed + report->same + report->rejected;
    report->messages = totals.messages;
    report->unposted = totals.unposted;
    g_strlcpy(report->format, totals.format, sizeof report->format);
    g_strlcpy(report->encoding, totals.encoding, sizeof report->encoding);
    report->entry = import->options->dry_run ? 0 : import->entry;
    return read && ended;
}

MamsImportReport *mams_desk_import(MamsDesk *desk, const char *path,
                                   const MamsImportOptions *options, GError **error)
{
    int kind = mams_file_kind_parse(options->kind);
    if (!mams_desk_check(desk, MAMS_RIGHT_IMPORT, error))
        return NULL;
    if (kind < 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' cannot be imported: say citizens, relatives, assignments or payments"),
                    options->kind);
        return NULL;
    }
    g_autoptr(MamsImportReport) report = g_new0(MamsImportReport, 1);
    report->first_rejects = g_ptr_array_new_with_free_func(g_free);
    Import import = {.desk = desk,
                     .options = options,
                     .kind = (MamsFileKind)kind,
                     .path = path,
                     .report = report,
                     .rejects_fd = -1};
    GStatBuf status;
    if (g_stat(path, &status) == 0 && S_ISREG(status.st_mode))
        import.size = status.st_size;
    int64_t start = g_get_monotonic_time();
    bool done = open_rejects(&import, error) && run(&import, error);
    report->seconds = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
    if (import.rejects_fd >= 0)
        close(import.rejects_fd);
    g_string_free(import.rejects, TRUE);
    return done ? g_steal_pointer(&report) : NULL;
}

void mams_import_report_free(MamsImportReport *report)
{
    if (!report)
        return;
    g_ptr_array_unref(report->first_rejects);
    g_free(report);
}
