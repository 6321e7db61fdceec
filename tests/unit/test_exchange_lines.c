/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "capture.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

#define PAYMENTS "iin,month,kind,amount,paid_on\n"
#define PAID "850317490011,2026-10,self,4250,2026-11-20\n"
#define PAID_ROW "850317490011 2026-10 self 4250 paid=2026-11-20"

static void any_line_end_will_do(void **state)
{
    (void)state;
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *file = g_strdup_printf(
            "\xEF\xBB\xBFiin,month,kind,amount,paid_on%s%s850317490011,2026-10,self,4250,2026-11-"
            "20%s"
            "850317490011,2026-09,self,x,2026-11-20%s850317490011,2026-08,self,4250,2026-11-20",
            ends[i], ends[i], ends[i], ends[i]);
        g_autoptr(Capture) capture = capture_text(MAMS_FILE_PAYMENTS, file);
        assert_true(capture->ok);
        assert_int_equal(capture->rows->len, 2);
        assert_string_equal(capture->rows->pdata[0], PAID_ROW);
        assert_begins(only(capture->rejects), "4 amount: 'x' is no amount");
        assert_int_equal(capture->totals.lines, 5);
        assert_string_equal(capture->totals.encoding, "UTF-8");
        assert_string_equal(capture->totals.format, "csv");
    }
}

static void a_stray_quote_spoils_its_own_line_only(void **state)
{
    (void)state;
    g_autoptr(Capture) capture = capture_text(
        MAMS_FILE_PAYMENTS, "iin,month,kind,amount,paid_on,payer_name\n"
                            "850317490011,2026-10,self,4250,2026-11-20,\"Ким\n"
                            "850317490011,2026-10,self,4250,2026-11-20,Ким\n"
                            "850317490011,2026-10,self,4250,2026-11-20,К\"им\n"
                            "850317490011,2026-10,self,4250,2026-11-20,\"К\"им\n"
                            "850317490011,2026-10,self,4250,2026-11-20,\"Ким \"\"К\"\", и др.\"\n");
    assert_int_equal(capture->rejects->len, 3);
    assert_begins(capture->rejects->pdata[0], "2 : a quote");
    assert_begins(capture->rejects->pdata[1], "4 : a quote");
    assert_begins(capture->rejects->pdata[2], "5 : a quote");
    assert_int_equal(capture->rows->len, 2);
    assert_holds(capture->rows->pdata[0], "name=Ким");
    assert_holds(capture->rows->pdata[1], "name=Ким \"К\", и др.");
}

static void broken_lines_are_rejected_alone(void **state)
{
    (void)state;
    static const char file[] = PAYMENTS "850317490011,2026-10,self,4250\n"
                                        "850317490011,2026-10,self,4250,2026-11-20,\n"
                                        "850317490011,2026-10,se\0lf,4250,2026-11-20\n"
                                        "850317490011,2026-10,s\xFFlf,4250,2026-11-20\n" PAID;
    g_autoptr(Capture) capture = capture_bytes(MAMS_FILE_PAYMENTS, file, sizeof file - 1);
    assert_string_equal(only(capture->rows), PAID_ROW);
    assert_int_equal(capture->rejects->len, 4);
    assert_begins(capture->rejects->pdata[0], "2 : the line has 4 fields, the header has 5");
    assert_begins(capture->rejects->pdata[1], "3 : the line has 6 fields, the header has 5");
    assert_begins(capture->rejects->pdata[2], "4 : the line holds a NUL byte");
    assert_begins(capture->rejects->pdata[3], "5 : the line is not UTF-8");
}

static void lines_may_have_64_kib(void **state)
{
    (void)state;
    const struct {
        size_t length;
        const char *reject;
    } cases[] = {{64 * 1024, "2 amount: "},
                 {64 * 1024 + 1, "2 : the line is longer than 64 KiB"},
                 {256 * 1024, "2 : the line is longer"},
                 {1024 * 1024, "2 : the line is longer"}};
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    for (size_t i = 0; i < G_N_ELEMENTS(cases) * G_N_ELEMENTS(ends); i++) {
        const char *end = ends[i % G_N_ELEMENTS(ends)];
        g_autoptr(GString) file = g_string_new(NULL);
        g_string_append_printf(file, "iin,month,kind,amount,paid_on%s850317490011,2026-10,self,",
                               end);
        size_t start = file->len - strlen("850317490011,2026-10,self,");
        while (file->len < start + cases[i / 3].length - strlen(",2026-11-20")) {
            g_string_append_c(file, '9');
        }
        g_string_append_printf(file, ",2026-11-20%s850317490011,2026-10,self,4250,2026-11-20%s",
                               end, end);
        g_autoptr(Capture) capture = capture_bytes(MAMS_FILE_PAYMENTS, file->str, file->len);
        assert_begins(only(capture->rejects), cases[i / 3].reject);
        assert_string_equal(only(capture->rows), PAID_ROW);
        assert_int_equal(capture->totals.lines, 3);
    }
}

static void utf_16_is_recoded(void **state)
{
    (void)state;
    static const char *const charsets[] = {"UTF-16LE", "UTF-16BE"};
    for (size_t i = 0; i < G_N_ELEMENTS(charsets); i++) {
        gsize length;
        g_autofree char *bytes = g_convert("\xEF\xBB\xBFiin,surname,given,birth_"
                                           "date\r\n850317490011,Өмірбекова,Әлия,1985-03-17\r\n",
                                           -1, charsets[i], "UTF-8", NULL, &length, NULL);
        g_autoptr(Capture) capture = capture_bytes(MAMS_FILE_CITIZENS, bytes, length);
        assert_begins(only(capture->rows), "850317490011 surname=Өмірбекова given=Әлия ");
        assert_string_equal(capture->totals.encoding, charsets[i]);
    }
}

static void headers_name_what_is_wrong(void **state)
{
    (void)state;
    const struct {
        const char *file, *parts[2];
    } cases[] = {
        {"iin,month,kind,amount,paid_on,colour,taste\n", {"'colour', 'taste'", "unknown"}},
        {"iin,month,kind\n", {"'amount', 'paid_on'", "lacks"}},
        {"iin,month,kind,amount,paid_on,iin\n", {"'iin'", "twice"}},
        {",iin\n", {"''", "unknown"}},
        {"iin;month;kind\n", {"'iin;month;kind'", "commas"}},
        {"\n\n", {"no header", ""}},
        {"\xEF\xBB\xBF", {"no header", ""}},
        {"iin,\"month\n", {"neither CSV nor MT-102", "quote"}},
        {"\xC8\xC8\xCD,month\n", {"neither CSV nor MT-102", "UTF-8"}},
        {"", {"is empty", ""}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Capture) capture = capture_text(MAMS_FILE_PAYMENTS, cases[i].file);
        assert_refused(capture, MAMS_ERROR_DATA, cases[i].parts[0]);
        assert_holds(capture->error->message, cases[i].parts[1]);
        assert_int_equal(capture->rejects->len, 0);
    }
}

static void a_header_alone_is_no_error(void **state)
{
    (void)state;
    g_autoptr(Capture) capture = capture_text(MAMS_FILE_PAYMENTS, PAYMENTS);
    assert_true(capture->ok);
    assert_int_equal(capture->rows->len + capture->rejects->len, 0);
}

static void what_is_no_file_is_refused(void **state)
{
    (void)state;
    g_autoptr(Capture) missing = capture_file(MAMS_FILE_PAYMENTS, "/no/such/file.csv", false);
    assert_refused(missing, MAMS_ERROR_NO_INPUT, "'/no/such/file.csv'");
    g_autoptr(Capture) directory = capture_file(MAMS_FILE_PAYMENTS, MAMS_SRCDIR, false);
    assert_refused(directory, MAMS_ERROR_NO_INPUT, "is a directory");
}

static void totals_describe_the_file(void **state)
{
    (void)state;
    g_autoptr(Capture) capture = capture_text(MAMS_FILE_PAYMENTS, PAYMENTS PAID);
    g_autofree char *sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256, PAYMENTS PAID, -1);
    assert_string_equal(capture->totals.sha256, sha256);
    assert_int_equal(capture->totals.bytes, strlen(PAYMENTS PAID));
    assert_int_equal(capture->totals.messages, 0);
}

static void the_sink_can_stop(void **state)
{
    (void)state;
    const char *path = capture_write(PAYMENTS PAID PAID PAID, strlen(PAYMENTS PAID PAID PAID));
    g_autoptr(Capture) capture = capture_stopping(MAMS_FILE_PAYMENTS, path, 2);
    assert_false(capture->ok);
    assert_null(capture->error);
    assert_int_equal(capture->rows->len, 2);
}

static void a_file_of_many_blocks_is_read_whole(void **state)
{
    (void)state;
    enum { ROWS = 20000 };
    g_autoptr(GString) file = g_string_new("payer_name,iin,month,kind,amount,paid_on\r\n");
    for (int i = 0; i < ROWS; i++) {
        g_string_append_printf(file, "Ғ%d,850317490011,2026-10,self,%d,2026-11-20\r\n", i, i + 1);
    }
    g_autoptr(Capture) capture = capture_text(MAMS_FILE_PAYMENTS, file->str);
    assert_true(capture->ok);
    assert_int_equal(capture->rows->len, ROWS);
    assert_int_equal(capture->progress, file->len);
    for (int i = 0; i < ROWS; i++) {
        g_autofree char *row =
            g_strdup_printf("850317490011 2026-10 self %d paid=2026-11-20 name=Ғ%d", i + 1, i);
        assert_string_equal(capture->rows->pdata[i], row);
    }
}

/* The edge of a block falls on every place of a row, line ends included. */
static void a_block_may_end_anywhere(void **state)
{
    (void)state;
    enum { BLOCK = 256 * 1024, FILLER = 60000 };
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    g_autofree char *filler = g_strnfill(FILLER, 'x');
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *row =
            g_strconcat("850317490011,2026-10,self,4250,2026-11-20", ends[i], NULL);
        for (size_t before = 0; before < 2 * strlen(row); before++) {
            g_autoptr(GString) file = g_string_new("iin,month,kind,amount,paid_on");
            g_string_append(file, ends[i]);
            while (file->len + before < BLOCK) {
                size_t room = BLOCK - before - file->len;
                g_string_append_len(file, filler,
                                    (gssize)MIN(room, FILLER) - (gssize)strlen(ends[i]));
                g_string_append(file, ends[i]);
            }
            g_string_append_printf(file, "%s%s%s", row, row, row);
            g_autoptr(Capture) capture = capture_bytes(MAMS_FILE_PAYMENTS, file->str, file->len);
            assert_int_equal(capture->rows->len, 3);
            assert_int_equal(capture->rejects->len, 5);
            assert_int_equal(capture->totals.lines, 9);
        }
    }
}

static void a_dash_is_the_standard_input(void **state)
{
    (void)state;
    int kept = dup(STDIN_FILENO);
    int file = open(capture_write(PAYMENTS PAID, strlen(PAYMENTS PAID)), O_RDONLY);
    assert_int_equal(dup2(file, STDIN_FILENO), STDIN_FILENO);
    close(file);
    g_autoptr(Capture) capture = capture_file(MAMS_FILE_PAYMENTS, "-", false);
    if (kept >= 0) {
        dup2(kept, STDIN_FILENO);
        close(kept);
    }
    assert_string_equal(only(capture->rows), PAID_ROW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_line_end_will_do),
        cmocka_unit_test(a_stray_quote_spoils_its_own_line_only),
        cmocka_unit_test(broken_lines_are_rejected_alone),
        cmocka_unit_test(lines_may_have_64_kib),
        cmocka_unit_test(utf_16_is_recoded),
        cmocka_unit_test(headers_name_what_is_wrong),
        cmocka_unit_test(a_header_alone_is_no_error),
        cmocka_unit_test(what_is_no_file_is_refused),
        cmocka_unit_test(totals_describe_the_file),
        cmocka_unit_test(the_sink_can_stop),
        cmocka_unit_test(a_file_of_many_blocks_is_read_whole),
        cmocka_unit_test(a_block_may_end_anywhere),
        cmocka_unit_test(a_dash_is_the_standard_input),
    };
    return cmocka_run_group_tests(tests, capture_setup, capture_teardown);
}
