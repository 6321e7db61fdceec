/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <csv.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "exchange/columns.h"
#include "exchange/reader.h"

/* A header with more names than that is cut in the message. */
enum { SHOWN_COLUMNS = 40, MAX_FIELDS = MAMS_MAX_COLUMNS + 20 };

typedef struct {
    MamsReader *reader;
    const MamsTable *table;
    struct csv_parser parser;
    bool parser_ready;
    const MamsColumn *columns[MAMS_MAX_COLUMNS]; /* in the order of the file */
    int n_columns;

    /* The fields of the line, each with a NUL; only the first MAX_FIELDS are kept. */
    char *fields[MAX_FIELDS];
    int n_fields;
    size_t used;
    char text[MAMS_LINE_MAX + MAX_FIELDS];
} Csv;

static void take_field(void *field, size_t length, void *data)
{
    Csv *csv = data;
    if (csv->n_fields < MAX_FIELDS) {
        char *to = csv->text + csv->used;
        memcpy(to, field, length);
        to[length] = '\0';
        csv->fields[csv->n_fields] = to;
        csv->used += length + 1;
    }
    csv->n_fields++;
}

static void take_end(int c, void *data)
{
    (void)c, (void)data;
}

static void start_parser(Csv *csv)
{
    if (csv->parser_ready) {
        csv_free(&csv->parser);
    }
    csv->parser_ready = csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI) == 0;
}

/* Splits a line into fields. Returns what is wrong with it, or NULL. The line is a file of its own
 * to libcsv, so that a stray quote cannot swallow the next one. */
static const char *split(Csv *csv, const MamsLine *line)
{
    if (line->too_long) {
        return N_("the line is longer than 64 KiB");
    }
    if (memchr(line->text, '\0', line->length) != NULL) {
        return N_("the line holds a NUL byte");
    }
    if (!g_utf8_validate(line->text, (gssize)line->length, NULL)) {
        return N_("the line is not UTF-8: save the file as UTF-8, or convert it with iconv");
    }
    csv->n_fields = 0;
    csv->used = 0;
    size_t done = csv_parse(&csv->parser, line->text, line->length, take_field, take_end, csv);
    if (done < line->length || csv_fini(&csv->parser, take_field, take_end, csv) != 0) {
        start_parser(csv);
        return N_("a quote stands alone: enclose the whole field in quotes and double those in it");
    }
    return NULL;
}

static const MamsColumn *find_column(const MamsTable *table, const char *name)
{
    for (int i = 0; i < table->n_columns; i++) {
        if (strcmp(table->columns[i].name, name) == 0) {
            return &table->columns[i];
        }
    }
    return NULL;
}

static void append_name(GString *names, const char *name)
{
    g_autofree char *clean = mams_text_clean(name);
    g_autofree char *shown = mams_text_ellipsize(clean, SHOWN_COLUMNS);
    g_string_append_printf(names, "%s'%s'", names->len > 0 ? ", " : "", shown);
}

/* Sets the columns from the fields of the header; false with the names that are unknown or twice.
 */
static bool set_columns(Csv *csv, GString *unknown, GString *repeated)
{
    int kept = MIN(csv->n_fields, MAX_FIELDS);
    csv->n_columns = 0;
    for (int i = 0; i < kept; i++) {
        const MamsColumn *column = find_column(csv->table, csv->fields[i]);
        bool known = column != NULL, seen = false;
        for (int k = 0; known && k < csv->n_columns; k++) {
            seen = seen || csv->columns[k] == column;
        }
        if (!known) {
            append_name(unknown, csv->fields[i]);
        } else if (seen) {
            append_name(repeated, column->name);
        } else {
            csv->columns[csv->n_columns++] = column;
        }
    }
    if (kept < csv->n_fields) {
        g_string_append(unknown, ", …");
    }
    return unknown->len == 0 && repeated->len == 0;
}

static char *names_of(const Csv *csv, bool missing)
{
    GString *names = g_string_new(NULL);
    for (int i = 0; i < csv->table->n_columns; i++) {
        const MamsColumn *column = &csv->table->columns[i];
        bool there = false;
        for (int k = 0; k < csv->n_columns; k++) {
            there = there || csv->columns[k] == column;
        }
        if (!missing || (column->required && !there)) {
            append_name(names, column->name);
        }
    }
    return g_string_free(names, FALSE);
}

static bool read_header(Csv *csv, GError **error)
{
    const char *file = mams_input_name(csv->reader->input);
    const char *kind = mams_file_kind_code(csv->reader->kind);
    MamsLine line;
    const char *wrong = NULL;
    do {
        if (!mams_reader_line(csv->reader, &line)) {
            g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                        _("'%s' has no header line with the names of its columns"), file);
            return false;
        }
        wrong = split(csv, &line);
    } while (wrong == NULL && csv->n_fields == 0);
    if (wrong != NULL) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("'%s' is neither CSV nor MT-102, its first line is no header: %s"), file,
                    _(wrong));
        return false;
    }

    g_autoptr(GString) unknown = g_string_new(NULL);
    g_autoptr(GString) repeated = g_string_new(NULL);
    if (!set_columns(csv, unknown, repeated)) {
        g_autofree char *all = names_of(csv, false);
        if (unknown->len > 0) {
            g_set_error(
                error, MAMS_ERROR, MAMS_ERROR_DATA,
                _("'%s' has unknown columns: %s; the columns of %s are %s, with commas between"),
                file, unknown->str, kind, all);
        } else {
            g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                        _("'%s' has columns that stand twice: %s"), file, repeated->str);
        }
        return false;
    }
    g_autofree char *missing = names_of(csv, true);
    if (*missing != '\0') {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("'%s' lacks columns that %s must have: %s"), file, kind, missing);
        return false;
    }
    return true;
}

/* Reads the fields into the record. On failure `field` is the column to blame. */
static bool read_fields(Csv *csv, MamsRecord *record, const char **field, GError **error)
{
    for (int i = 0; i < csv->n_columns; i++) {
        const MamsColumn *column = csv->columns[i];
        char *text = csv->fields[i];
        *field = column->name;
        if (*text == '\0' && column->required) {
            g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA, _("the field is empty"));
            return false;
        }
        if (*text != '\0' &&
            !column->read(csv->reader, column, text, (char *)record + column->offset, error)) {
            return false;
        }
    }
    return csv->table->check(record, field, error);
}

static void read_row(Csv *csv, const MamsLine *line)
{
    MamsReader *reader = csv->reader;
    const char *wrong = split(csv, line);
    if (wrong != NULL) {
        mams_reader_reject(reader, line->number, "", _(wrong), line->text);
        return;
    }
    if (csv->n_fields == 0) {
        return; /* an empty line */
    }
    if (csv->n_fields != csv->n_columns) {
        g_autofree char *reason = g_strdup_printf(
            _("the line has %d fields, the header has %d: look for a comma too many "
              "or too few"),
            csv->n_fields, csv->n_columns);
        mams_reader_reject(reader, line->number, "", reason, line->text);
        return;
    }

    mams_reader_begin_row(reader);
    MamsRecord record = csv->table->blank;
    const char *field = "";
    g_autoptr(GError) error = NULL;
    if (!read_fields(csv, &record, &field, &error)) {
        mams_reader_reject(reader, line->number, field, error->message, line->text);
        return;
    }
    /* Every member of the union begins where the union does. */
    MamsRow row = {.line = line->number,
                   .iin = record.iin,
                   .citizen = &record.citizen,
                   .birth = MAMS_DAY_NONE,
                   .text = line->text};
    mams_reader_take(reader, &row);
}

bool mams_csv_read(MamsReader *reader, GError **error)
{
    g_autofree Csv *csv = g_new(Csv, 1);
    memset(csv, 0, G_STRUCT_OFFSET(Csv, text));
    csv->reader = reader;
    csv->table = mams_columns_of(reader->kind);
    start_parser(csv);
    bool ok = csv->parser_ready && read_header(csv, error);
    MamsLine line;
    while (ok && mams_reader_line(reader, &line)) {
        read_row(csv, &line);
    }
    if (csv->parser_ready) {
        csv_free(&csv->parser);
    }
    return ok;
}

void mams_csv_append(GString *line, const char *field, bool last)
{
    if (field == NULL) {
        field = "";
    }
    size_t length = strlen(field);
    bool outer_blank = length > 0 && (field[0] == ' ' || field[length - 1] == ' ');
    bool quoted = outer_blank || strpbrk(field, ",\"\r\n\t") != NULL;
    if (quoted) {
        g_string_append_c(line, '"');
    }
    for (const char *p = field; *p != '\0'; p++) {
        if (*p == '"') {
            g_string_append_c(line, '"');
        }
        /* A field holds no line break, in what we write as in what we read. */
        g_string_append_c(line, *p == '\n' || *p == '\r' ? ' ' : *p);
    }
    if (quoted) {
        g_string_append_c(line, '"');
    }
    g_string_append(line, last ? "\r\n" : ",");
}
