/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/reader.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"

enum { REPORTED_BYTES = 1000 };

static const char *const file_codes[] = {
    [MAMS_FILE_CITIZENS] = "citizens",
    [MAMS_FILE_RELATIVES] = "relatives",
    [MAMS_FILE_ASSIGNMENTS] = "assignments",
    [MAMS_FILE_PAYMENTS] = "payments",
};

const char *mams_file_kind_code(MamsFileKind kind)
{
    return file_codes[kind];
}

int mams_file_kind_parse(const char *code)
{
    for (int kind = 0; kind < MAMS_N_FILES; kind++) {
        if (strcmp(file_codes[kind], code) == 0) {
            return kind;
        }
    }
    return -1;
}

bool mams_reader_line(MamsReader *reader, MamsLine *line)
{
    if (reader->stopped) {
        return false;
    }
    int64_t before = mams_input_bytes(reader->input);
    bool more = mams_input_line(reader->input, line);
    int64_t bytes = mams_input_bytes(reader->input);
    if (bytes > before && reader->sink->progress != NULL) {
        reader->sink->progress(bytes, reader->sink->data);
    }
    return more;
}

void mams_reader_begin_row(MamsReader *reader)
{
    g_ptr_array_set_size(reader->strings, 0);
    g_ptr_array_set_size(reader->warnings, 0);
}

void mams_reader_doubt(MamsReader *reader, const char *field, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_ptr_array_add(reader->warnings, g_strdup(field));
    g_ptr_array_add(reader->warnings, g_strdup_vprintf(format, arguments));
    va_end(arguments);
}

static void report(MamsReader *reader, int64_t line, const char *field, const char *reason,
                   const char *text, bool warning)
{
    /* Invalid bytes may grow to three in the cleaned text. */
    g_autofree char *start = g_strndup(text, REPORTED_BYTES);
    g_autofree char *cleaned = mams_text_clean(start);
    size_t length = strlen(cleaned);
    if (length > REPORTED_BYTES) {
        length = (size_t)(g_utf8_find_prev_char(cleaned, cleaned + REPORTED_BYTES + 1) - cleaned);
        cleaned[length] = '\0';
    }
    MamsReject reject = {
        .line = line, .field = field, .reason = reason, .text = cleaned, .warning = warning};
    reader->sink->reject(&reject, reader->sink->data);
}

void mams_reader_report_doubts(MamsReader *reader, int64_t line, const char *text)
{
    for (guint i = 0; i < reader->warnings->len; i += 2) {
        report(reader, line, reader->warnings->pdata[i], reader->warnings->pdata[i + 1], text,
               true);
    }
}

void mams_reader_take(MamsReader *reader, const MamsRow *row)
{
    reader->stopped = !reader->sink->row(row, reader->sink->data);
    if (!reader->stopped) {
        mams_reader_report_doubts(reader, row->line, row->text);
    }
}

void mams_reader_reject(MamsReader *reader, int64_t line, const char *field, const char *reason,
                        const char *text)
{
    report(reader, line, field, reason, text, false);
}

/* Whether the beginning of a file shows a bank message: `{1:` or `:20:` at the start of a line or
 * behind a gateway header, whose end is the byte 1A. */
static bool is_mt102(const char *head)
{
    bool at_start = true;
    for (const char *p = head; *p != '\0'; p++) {
        if (at_start && *p == '{') {
            const char *digit = p + 1 + strspn(p + 1, " ");
            if (digit[0] == '1' && digit[1] == ':') {
                return true;
            }
        }
        if (at_start && g_str_has_prefix(p, ":20:")) {
            return true;
        }
        bool blank = *p == ' ' || *p == '\t';
        at_start = *p == '\n' || *p == '\r' || *p == '\x1A' || (at_start && blank) ||
                   (p == head + 2 && g_str_has_prefix(head, "\xEF\xBB\xBF"));
    }
    return false;
}

static bool read_format(MamsReader *reader, GError **error)
{
    g_autofree char *head = mams_input_head(reader->input);
    if (!is_mt102(head)) {
        g_strlcpy(reader->totals->format, "csv", sizeof reader->totals->format);
        return mams_csv_read(reader, error);
    }
    if (reader->kind != MAMS_FILE_PAYMENTS) {
        g_set_error(
            error, MAMS_ERROR, MAMS_ERROR_DATA,
            _("'%s' is an MT-102 file, which holds payments: import it as payments, not as %s"),
            mams_input_name(reader->input), mams_file_kind_code(reader->kind));
        return false;
    }
    g_strlcpy(reader->totals->format, "mt102", sizeof reader->totals->format);
    mams_input_allow_single_byte(reader->input);
    mams_mt102_read(reader);
    return true;
}

bool mams_exchange_read(const char *path, MamsFileKind kind, const MamsRules *rules,
                        const MamsReadOptions *options, const MamsSink *sink,
                        MamsReadTotals *totals, GError **error)
{
    memset(totals, 0, sizeof *totals);
    g_autoptr(MamsInput) input = mams_input_open(path, error);
    if (input == NULL) {
        return false;
    }
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func(g_free);
    MamsReader reader = {.input = input,
                         .kind = kind,
                         .rules = rules,
                         .options = options,
                         .sink = sink,
                         .totals = totals,
                         .warnings = warnings,
                         .strings = strings};
    bool ok = read_format(&reader, error) && !reader.stopped && mams_input_ok(input, error);

    totals->bytes = mams_input_bytes(input);
    totals->lines = mams_input_lines(input);
    const char *encoding = mams_encoding_name(mams_input_encoding(input));
    g_strlcpy(totals->encoding, encoding, sizeof totals->encoding);
    g_strlcpy(totals->sha256, mams_input_sha256(input), sizeof totals->sha256);
    return ok;
}
