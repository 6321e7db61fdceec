/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "capture.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/lang.h"
#include "base/money.h"

static MamsRules *rules;
static char *temporary;
static MamsFileKind reading;

static void add_day(GString *line, const char *name, MamsDay day)
{
    char text[MAMS_DAY_TEXT_SIZE];
    if (day == MAMS_DAY_FOREVER) {
        g_string_append_printf(line, " %s=forever", name);
    } else if (day != MAMS_DAY_NONE) {
        g_string_append_printf(line, " %s=%s", name, mams_day_format(day, text));
    }
}

static void add_text(GString *line, const char *name, const char *text)
{
    if (text != NULL) {
        g_string_append_printf(line, " %s=%s", name, text);
    }
}

static void add_citizen(GString *line, const MamsCitizen *citizen)
{
    add_text(line, "surname", citizen->surname);
    add_text(line, "given", citizen->given);
    add_text(line, "patronymic", citizen->patronymic);
    add_text(line, "former", citizen->former_surname);
    add_day(line, "birth", citizen->birth);
    add_day(line, "death", citizen->death);
    add_day(line, "resident", citizen->resident_from);
    g_string_append_printf(line, " sex=%d region=%d phone=%" G_GINT64_FORMAT, citizen->sex,
                           citizen->region, citizen->phone);
    add_text(line, "email", citizen->email);
    add_text(line, "clinic", citizen->clinic);
    add_day(line, "since", citizen->clinic_since);
    add_text(line, "language",
             citizen->language >= 0 ? mams_lang_code((MamsLang)citizen->language) : NULL);
}

static void add_assignment(GString *line, const MamsAssignment *assignment)
{
    add_text(line, "category", rules->categories[assignment->category].code);
    add_day(line, "from", assignment->from);
    add_day(line, "to", assignment->to);
    add_text(line, "document", assignment->document);
    add_day(line, "dated", assignment->document_date);
    add_text(line, "issuer", assignment->issuer);
    add_text(line, "register", assignment->reg);
}

static void add_payment(GString *line, const MamsPayment *payment)
{
    char month[MAMS_MONTH_TEXT_SIZE], money[MAMS_MONEY_TEXT_SIZE], payer[MAMS_IIN_TEXT_SIZE];
    g_string_append_printf(line, " %s %s %s", mams_month_format(payment->month, month),
                           mams_kind_code(payment->kind),
                           mams_money_format_plain(payment->amount, money));
    add_day(line, "paid", payment->paid_on);
    add_text(line, "payer", payment->payer != 0 ? mams_iin_format(payment->payer, payer) : NULL);
    add_text(line, "name", payment->payer_name);
    add_day(line, "received", payment->received_on);
    add_day(line, "posted", payment->posted_on);
    add_day(line, "returned", payment->returned_on);
    add_text(line, "reason", payment->return_reason);
    add_text(line, "reference", payment->reference);
    add_text(line, "channel", payment->channel);
}

static bool take_row(const MamsRow *row, void *data)
{
    Capture *capture = data;
    char iin[MAMS_IIN_TEXT_SIZE], relative[MAMS_IIN_TEXT_SIZE];
    GString *line = g_string_new(mams_iin_format(row->iin, iin));
    switch (reading) {
    case MAMS_FILE_CITIZENS:
        assert_true(row->citizen->iin == row->iin);
        add_citizen(line, row->citizen);
        break;
    case MAMS_FILE_RELATIVES:
        assert_true(row->relative->iin == row->iin);
        add_text(line, "relative", mams_iin_format(row->relative->relative, relative));
        g_string_append_printf(line, " %c", row->relative->relation);
        add_day(line, "from", row->relative->from);
        add_day(line, "to", row->relative->to);
        break;
    case MAMS_FILE_ASSIGNMENTS:
        add_assignment(line, row->assignment);
        break;
    default:
        add_payment(line, row->payment);
        break;
    }
    add_text(line, "FM", row->surname);
    add_text(line, "NM", row->given);
    add_day(line, "DT", row->birth);
    assert_non_null(row->text);
    g_ptr_array_add(capture->rows, g_string_free(line, FALSE));
    return capture->stop_after == 0 || (int)capture->rows->len < capture->stop_after;
}

static void take_reject(const MamsReject *reject, void *data)
{
    Capture *capture = data;
    char *line =
        g_strdup_printf("%" G_GINT64_FORMAT " %s: %s", reject->line, reject->field, reject->reason);
    g_ptr_array_add(reject->warning ? capture->warnings : capture->rejects, line);
    assert_true(g_utf8_validate(reject->text, -1, NULL));
    assert_true(strlen(reject->text) <= 1000);
    g_ptr_array_add(capture->texts, g_strdup(reject->text));
}

static void take_progress(int64_t bytes, void *data)
{
    Capture *capture = data;
    assert_true(bytes > capture->progress);
    capture->progress = bytes;
}

static Capture *read_path(MamsFileKind kind, const char *path, bool accept_control_digit,
                          int stop_after)
{
    Capture *capture = g_new0(Capture, 1);
    capture->rows = g_ptr_array_new_with_free_func(g_free);
    capture->rejects = g_ptr_array_new_with_free_func(g_free);
    capture->warnings = g_ptr_array_new_with_free_func(g_free);
    capture->texts = g_ptr_array_new_with_free_func(g_free);
    capture->stop_after = stop_after;
    reading = kind;
    MamsReadOptions options = {accept_control_digit, mams_day_make(2026, 11, 22)};
    MamsSink sink = {take_row, take_reject, take_progress, capture};
    capture->ok =
        mams_exchange_read(path, kind, rules, &options, &sink, &capture->totals, &capture->error);
    return capture;
}

Capture *capture_file(MamsFileKind kind, const char *path, bool accept_control_digit)
{
    return read_path(kind, path, accept_control_digit, 0);
}

Capture *capture_stopping(MamsFileKind kind, const char *path, int rows)
{
    return read_path(kind, path, false, rows);
}

const char *capture_write(const char *bytes, size_t length)
{
    g_unlink(temporary); /* a file that is emptied is written out at once by some file systems */
    FILE *file = fopen(temporary, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    return temporary;
}

Capture *capture_bytes(MamsFileKind kind, const char *bytes, size_t length)
{
    return read_path(kind, capture_write(bytes, length), false, 0);
}

Capture *capture_text(MamsFileKind kind, const char *text)
{
    return capture_bytes(kind, text, strlen(text));
}

void capture_free(Capture *capture)
{
    g_clear_error(&capture->error);
    g_ptr_array_unref(capture->rows);
    g_ptr_array_unref(capture->rejects);
    g_ptr_array_unref(capture->warnings);
    g_ptr_array_unref(capture->texts);
    g_free(capture);
}

int capture_setup(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    rules = mams_rules_load(MAMS_SRCDIR "/data/rules", &error);
    if (rules == NULL) {
        print_error("%s\n", error->message);
        return -1;
    }
    int fd = g_file_open_tmp("mams-test-XXXXXX", &temporary, NULL);
    return fd >= 0 ? close(fd) : -1;
}

int capture_teardown(void **state)
{
    (void)state;
    mams_rules_free(rules);
    g_unlink(temporary);
    g_free(temporary);
    return 0;
}

const char *only(GPtrArray *lines)
{
    if (lines->len != 1) {
        for (guint i = 0; i < lines->len; i++) {
            print_error("%s\n", (char *)lines->pdata[i]);
        }
        fail_msg("%u lines, 1 expected", lines->len);
    }
    return lines->pdata[0];
}

void assert_begins(const char *text, const char *beginning)
{
    if (!g_str_has_prefix(text, beginning)) {
        fail_msg("'%s' does not begin with '%s'", text, beginning);
    }
}

void assert_holds(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("'%s' does not hold '%s'", text, part);
    }
}

void assert_refused(const Capture *capture, int code, const char *part)
{
    assert_false(capture->ok);
    assert_non_null(capture->error);
    assert_true(capture->error->domain == MAMS_ERROR);
    assert_int_equal(capture->error->code, code);
    assert_holds(capture->error->message, part);
}
