/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "capture.h"

#include <string.h>

#include "base/error.h"

#define PAYMENTS "iin,month,kind,amount,paid_on\n"
#define PAID "850317490011,2026-10,self,4250,2026-11-20\n"
#define PAID_ROW "850317490011 2026-10 self 4250 paid=2026-11-20"

/* More than one buffer of the reader; valgrind needs a minute for each million. */
enum { BYTES = 1024 * 1024 };

static char *load(const char *name, gsize *length)
{
    g_autofree char *path = g_build_filename(MAMS_SRCDIR, "tests/fixtures/mt102", name, NULL);
    char *bytes = NULL;
    assert_true(g_file_get_contents(path, &bytes, length, NULL));
    return bytes;
}

static GRand *new_random(void)
{
    guint32 seed = g_random_int();
    print_message("# seed %u\n", seed);
    return g_rand_new_with_seed(seed);
}

static void fill_random(GRand *random, char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        bytes[i] = (char)g_rand_int(random);
    }
}

static void random_bytes_do_no_harm(void **state)
{
    (void)state;
    g_autoptr(GRand) random = new_random();
    size_t header = strlen(PAYMENTS);
    g_autofree char *bytes = g_malloc(header + BYTES);
    memcpy(bytes, PAYMENTS, header);
    fill_random(random, bytes + header, BYTES);
    memcpy(bytes + header, "\"\xC8\"\xC8\n", 5); /* by no chance a header */
    g_autoptr(Capture) alone = capture_bytes(MAMS_FILE_PAYMENTS, bytes + header, BYTES);
    assert_refused(alone, MAMS_ERROR_DATA, "neither CSV nor MT-102");
    g_autoptr(Capture) behind = capture_bytes(MAMS_FILE_PAYMENTS, bytes, header + BYTES);
    assert_true(behind->ok);
    assert_int_equal(behind->rows->len, 0);
    assert_true(behind->rejects->len > 1000);
}

/* Whatever bytes are changed, the lines that are whole are taken. */
static void changed_bytes_spoil_their_lines_only(void **state)
{
    (void)state;
    g_autoptr(GRand) random = new_random();
    static const char signs[] = "\"\",,\n\r\0\xFF\xD0-9 ";
    for (int round = 0; round < 3000; round++) {
        g_autoptr(GString) file = g_string_new(PAYMENTS PAID PAID PAID);
        size_t first = strlen(PAYMENTS PAID), end = strlen(PAYMENTS PAID PAID) - 1;
        for (int n = g_rand_int_range(random, 1, 6); n > 0; n--) {
            size_t at = (size_t)g_rand_int_range(random, (gint32)first, (gint32)end);
            file->str[at] = signs[g_rand_int_range(random, 0, sizeof signs - 1)];
        }
        g_autoptr(Capture) capture = capture_bytes(MAMS_FILE_PAYMENTS, file->str, file->len);
        assert_true(capture->ok);
        assert_true(capture->rows->len >= 2);
        assert_string_equal(capture->rows->pdata[0], PAID_ROW);
        assert_string_equal(capture->rows->pdata[capture->rows->len - 1], PAID_ROW);
    }
}

static void a_cut_file_posts_whole_messages_only(void **state)
{
    (void)state;
    gsize length;
    g_autofree char *bytes = load("a-employee-rk1048.txt", &length);
    assert_int_equal(length, 874);
    for (gsize cut = 1; cut <= length; cut++) {
        g_autoptr(Capture) capture = capture_bytes(MAMS_FILE_PAYMENTS, bytes, cut);
        bool complete = cut >= length - 2; /* without the last line end */
        assert_int_equal(capture->rows->len, complete ? 3 : 0);
        if (capture->ok) {
            assert_int_equal(capture->rejects->len, complete ? 0 : 1);
        } else {
            /* So short that it is no MT-102 yet. */
            assert_true(cut < strlen("{1:"));
            assert_int_equal(capture->error->code, MAMS_ERROR_DATA);
        }
    }
}

static int64_t posted_sum(const Capture *capture)
{
    int64_t sum = 0;
    for (guint i = 0; i < capture->rows->len; i++) {
        g_auto(GStrv) words = g_strsplit(capture->rows->pdata[i], " ", 5);
        sum += (int64_t)(g_ascii_strtod(words[3], NULL) * 100 + 0.5);
    }
    return sum;
}

/* Whatever bytes change: no crash, and of a message never more than its own sum is posted. */
static void changed_bytes_do_no_harm(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int64_t sum; /* of its :32A:, tiyn */
    } files[] = {{"a-employee-rk1048.txt", 935050},
                 {"b-received-rk1048.txt", 500000},
                 {"a-employee-utf16.txt", 935050},
                 {"a-look-alike-utf8.txt", 935050}};
    static const char signs[] = ":/{}-\r\n\x1A\0\xFF 0129KZT,.";
    g_autoptr(GRand) random = new_random();
    for (size_t file = 0; file < G_N_ELEMENTS(files); file++) {
        gsize length;
        g_autofree char *bytes = load(files[file].name, &length);
        for (int round = 0; round < 1500; round++) {
            g_autofree char *changed = g_memdup2(bytes, length);
            for (int n = g_rand_int_range(random, 1, 8); n > 0; n--) {
                changed[g_rand_int_range(random, 0, (gint32)length)] =
                    g_rand_boolean(random) ? signs[g_rand_int_range(random, 0, sizeof signs - 1)]
                                           : (char)g_rand_int_range(random, 0, 256);
            }
            g_autoptr(Capture) capture = capture_bytes(MAMS_FILE_PAYMENTS, changed, length);
            assert_true(capture->ok || capture->error != NULL);
            assert_true(posted_sum(capture) <= files[file].sum);
        }
    }
}

static void random_bytes_behind_a_head_do_no_harm(void **state)
{
    (void)state;
    static const char head[] = "{1:F01K059990000000001000001}\r\n{4:\r\n:20:TRN\r\n";
    g_autoptr(GRand) random = new_random();
    g_autofree char *bytes = g_malloc(BYTES);
    fill_random(random, bytes, BYTES);
    memcpy(bytes, head, sizeof head - 1);
    g_autoptr(Capture) capture = capture_bytes(MAMS_FILE_PAYMENTS, bytes, BYTES);
    assert_true(capture->ok);
    assert_int_equal(capture->rows->len, 0);
    assert_true(capture->rejects->len >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_bytes_do_no_harm),
        cmocka_unit_test(changed_bytes_spoil_their_lines_only),
        cmocka_unit_test(a_cut_file_posts_whole_messages_only),
        cmocka_unit_test(changed_bytes_do_no_harm),
        cmocka_unit_test(random_bytes_behind_a_head_do_no_harm),
    };
    return cmocka_run_group_tests(tests, capture_setup, capture_teardown);
}
