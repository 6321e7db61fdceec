/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "cm.h"
#include "harness.h"

/* Linked with --wrap=mams_desk_find. */
MamsFound *__real_mams_desk_find(MamsDesk *desk, const char *text, int limit, GError **error);
MamsFound *__wrap_mams_desk_find(MamsDesk *desk, const char *text, int limit, GError **error);

static int searches;

MamsFound *__wrap_mams_desk_find(MamsDesk *desk, const char *text, int limit, GError **error)
{
    searches++;
    return __real_mams_desk_find(desk, text, limit, error);
}

static void expect_field(Harness *harness, const char *text)
{
    int row = harness_find(harness, "Find");
    assert_true(row > 0);
    g_autofree char *field = harness_part(harness, row, 7, 72);
    assert_string_equal(field, text);
}

/* What the function keys lead to on the search screen, F1 and F10 apart. */
static const char *const answers[] = {
    [2] = "nothing to save",  [3] = "first screen",     [4] = "mams  Search by fields",
    [5] = "belong to a card", [6] = "belong to a card", [7] = "no what-if",
    [8] = "mams  Inquiries",  [9] = "mams  Menu",
};

static void check_layout(const char *const signs[10])
{
    Harness *harness = harness_new(NULL);
    for (int key = 2; key <= 9; key++) {
        harness_alt(harness, signs[key - 1]);
        harness_expect(harness, answers[key]);
        if (key == 4 || key == 8)
            harness_alt(harness, signs[2]);
    }
    harness_alt(harness, signs[2]);
    harness_alt(harness, signs[0]);
    harness_expect(harness, "mams  Help");
    harness_alt(harness, signs[2]);
    harness_expect(harness, "mams  Search");
    expect_field(harness, "");
    harness_alt(harness, signs[9]);
    assert_false(harness->running);
    harness_free(harness);
}

static void test_alt_digits_latin_and_russian(void **state)
{
    (void)state;
    static const char *const signs[10] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"};
    check_layout(signs);
}

static void test_alt_digits_kazakh(void **state)
{
    (void)state;
    static const char *const signs[10] = {"\"", "ә", "і", "ң", "ғ", ",", ".", "ү", "ұ", "қ"};
    check_layout(signs);
}

/* The same with Caps Lock on. */
static void test_alt_digits_kazakh_capitals(void **state)
{
    (void)state;
    static const char *const signs[10] = {"\"", "Ә", "І", "Ң", "Ғ", ",", ".", "Ү", "Ұ", "Қ"};
    check_layout(signs);
}

static void test_escape_and_a_digit_in_each_layout(void **state)
{
    (void)state;
    static const char *const first[] = {"1", "\""}, *const ninth[] = {"9", "ұ", "Ұ"};
    Harness *harness = harness_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(first); i++) {
        harness_bytes(harness, "\033");
        harness_text(harness, first[i]);
        harness_expect(harness, "mams  Help");
        harness_function(harness, 3);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(ninth); i++) {
        harness_bytes(harness, "\033");
        harness_text(harness, ninth[i]);
        harness_expect(harness, "mams  Menu");
        harness_function(harness, 3);
    }
    expect_field(harness, "");
    harness_free(harness);
}

static void test_alt_minus_is_f12(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_alt(harness, "-");
    harness_expect(harness, " kk [ru] en");
    harness_alt(harness, "ө");
    harness_expect(harness, " kk  ru [en]");
    harness_alt(harness, "Ө");
    harness_expect(harness, "[kk] ru  en");
    harness_free(harness);
}

static void test_the_same_signs_are_text_without_alt(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "\"әіңғ,.үұқө-1234567890");
    expect_field(harness, "\"әіңғ,.үұқө-1234567890");
    harness_free(harness);
}

static void test_a_slow_escape_and_a_digit(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_bytes(harness, "\033");
    harness->now_ms += 400;
    harness_text(harness, "1");
    harness_expect(harness, "mams  Help");
    harness_function(harness, 3);
    /* Too slow: the digit is text. */
    harness_bytes(harness, "\033");
    harness->now_ms += 700;
    harness_text(harness, "1");
    expect_field(harness, "1");
    /* Esc has something to clear: what follows is typed. */
    harness_bytes(harness, "\033");
    harness_text(harness, "2");
    expect_field(harness, "2");
    /* A letter ends the waiting. */
    harness_bytes(harness, "\033");
    harness_bytes(harness, "\033");
    harness_text(harness, "а1");
    expect_field(harness, "а1");
    harness_free(harness);
}

static void test_unknown_sequences_do_not_leak(void **state)
{
    (void)state;
    static const char *const sequences[] = {
        "\033[1;2P",
        "\033[1;5D",
        "\033[1;5C",
        "\033O5P",
        "\033[27;5;9~",
        "\033[?1;2c",
        "\033[3;5~",
        "\033[I",
        "\033[O",
        "\033[99999~",
        "\033Ox",
        "\033а",
        "\033\xC3\xA9",
        "\033[M !!",
        "\033[<35;10;10M",
        "\033[200z",
        "\033x",
        /* modifyOtherKeys and CSI u, answers to questions about colours, names and settings */
        "\033[27;5;97~",
        "\033[97;5u",
        "\033[1089;3u",
        "\033]11;rgb:0000/0000/0000\033\\",
        "\033]52;c;0J0w\007",
        "\033P1$r0m\033\\",
        "\033_Gi=1;OK\033\\",
        "\033^x\033\\",
        "\033Xy\033\\",
        "\033[?62;22c\033[>1;4000;0c",
        "\033[12;40R",
        "\033[M\xC3\xA9!",
    };
    static const char *const terminals[] = {"screen-256color", "xterm-256color", "linux", "vt220"};
    for (size_t t = 0; t < G_N_ELEMENTS(terminals); t++) {
        Harness *harness =
            harness_new(&(HarnessOptions){.language = MAMS_LANG_EN, .term = terminals[t]});
        for (size_t i = 0; i < G_N_ELEMENTS(sequences); i++) {
            harness_bytes(harness, sequences[i]);
            expect_field(harness, "");
            assert_true(harness->running);
        }
        harness_text(harness, "Ә");
        expect_field(harness, "Ә");
        harness_free(harness);
    }
}

/* Wherever the line cuts a sequence in two, nothing of it becomes text, and the keys after it do.
 */
static void test_sequences_in_two_pieces(void **state)
{
    (void)state;
    static const char *const sequences[] = {
        "\033[1;5D",    "\033[27;5;97~", "\033[<35;10;10M",  "\033]11;rgb:0/0/0\033\\",
        "\033[I",       "\033[M !!",     "\033P1$r0m\033\\", "\033[97;5u",
        "\033]0;x\007",
    };
    Harness *harness = harness_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(sequences); i++) {
        /* A capital P right behind an Esc is rather somebody's name. */
        for (size_t cut = sequences[i][1] == 'P' ? 2 : 1; cut < strlen(sequences[i]); cut++) {
            g_autofree char *head = g_strndup(sequences[i], cut);
            harness_bytes(harness, head);
            harness->now_ms += 40;
            harness_bytes(harness, sequences[i] + cut);
            harness->now_ms += 1000;
            expect_field(harness, "");
        }
    }
    harness_text(harness, "Ә[O");
    expect_field(harness, "Ә[O");
    harness_free(harness);
}

/* A key that everybody has is itself, however it was cut. */
static void test_known_keys_in_two_pieces(void **state)
{
    (void)state;
    static const char *const keys[] = {"\033[11~", "\033[[A", "\033OP"};
    Harness *harness = harness_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        for (size_t cut = 2; cut < strlen(keys[i]); cut++) {
            g_autofree char *head = g_strndup(keys[i], cut);
            harness_bytes(harness, head);
            harness_bytes(harness, keys[i] + cut);
            harness_expect(harness, "mams  Help");
            harness->now_ms += 1000;
            harness_function(harness, 3);
        }
    }
    harness_free(harness);
}

/* An Alt-[ of a person is no sequence: what is typed later is text. */
static void test_a_sequence_that_never_ends(void **state)
{
    (void)state;
    static const char *const beginnings[] = {"\033[", "\033]", "\033P", "\033[1;", "\033[M"};
    Harness *harness = harness_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        harness_bytes(harness, beginnings[i]);
        harness->now_ms += 1000;
        harness_text(harness, "аб");
        expect_field(harness, "аб");
        harness_bytes(harness, "\025");
    }
    harness_free(harness);
}

static void test_a_sequence_between_letters(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_bytes(harness, "аб\033[1;5Dвг\033[1;2Pде");
    expect_field(harness, "абвгде");
    harness_free(harness);
}

static void test_keys_of_other_terminals(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "аб");
    harness_bytes(harness, "\033[H");
    harness_text(harness, "1");
    harness_bytes(harness, "\033OF");
    harness_text(harness, "2");
    harness_bytes(harness, "\033[7~");
    harness_text(harness, "3");
    expect_field(harness, "31аб2");
    harness_bytes(harness, "\033[11~");
    harness_expect(harness, "mams  Help");
    harness_free(harness);
}

static void test_each_backspace(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, "абвг");
    harness_bytes(harness, "\177");
    harness_bytes(harness, "\010");
    expect_field(harness, "аб");
    harness_free(harness);
}

static void test_bracketed_paste(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    searches = 0;
    harness_bytes(harness, "\033[200~Ахметова\rАлия\t\0331\033[201~");
    expect_field(harness, "Ахметова Алия");
    assert_int_equal(searches, 1);
    harness_expect(harness, "mams  Search");
    harness_free(harness);
}

static void test_a_paste_in_pieces(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_bytes(harness, "\033[200~Ахм\xD0");
    expect_field(harness, "");
    harness_bytes(harness, "\xB5то");
    harness_bytes(harness, "ва\033[201~!");
    expect_field(harness, "Ахметова!");
    harness_free(harness);
}

static void test_a_paste_without_an_end(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_bytes(harness, "\033[200~Ахметова");
    expect_field(harness, "");
    harness_step(harness); /* nothing more has come */
    expect_field(harness, "Ахметова");
    harness_text(harness, "!");
    expect_field(harness, "Ахметова!");
    harness_free(harness);
}

/* The marks around a paste may come in pieces too, and an Esc inside it is no key. */
static void test_a_paste_whose_marks_are_cut(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_bytes(harness, "\033[20");
    harness_bytes(harness, "0~Ахм\033");
    harness_bytes(harness, "1ето\033[20");
    harness_bytes(harness, "1~ва");
    expect_field(harness, "Ахм1етова");
    harness_free(harness);
}

static void test_half_letters(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_bytes(harness, "\xD3");
    harness_bytes(harness, "\x99");
    expect_field(harness, "ә");
    /* Bytes that are no letter are left out, and the next one is whole. */
    harness_bytes(harness, "\xFF\xD3");
    harness_bytes(harness, "я\xC0\x80\xED\xA0\x80");
    expect_field(harness, "әя");
    harness_free(harness);
}

static void test_two_hundred_keys_at_once(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    GString *keys = g_string_new(NULL);
    /* 90 letters, 90 times Backspace, a number, Enter, F5, F3, ←, Enter. */
    for (int i = 0; i < 90; i++)
        g_string_append(keys, i % 2 ? "ә" : "q");
    for (int i = 0; i < 90; i++)
        g_string_append_c(keys, 0x7F);
    g_string_append(keys, FIXTURE_ALIYA "\r\033[15~\0333\033OD\r");
    searches = 0;
    size_t before = harness->bytes_out;
    harness_bytes(harness, keys->str);
    g_string_free(keys, TRUE);
    harness_expect(harness, "mams  Month");
    assert_int_equal(searches, 1);
    /* Two pictures at most: the card before its look, and the end. */
    assert_true(harness->bytes_out - before < 8000);
    harness_function(harness, 3);
    harness_expect(harness, "060714 690 017");
    harness_function(harness, 3);
    expect_field(harness, FIXTURE_ALIYA);
    harness_free(harness);
}

static void test_random_bytes(void **state)
{
    (void)state;
    guint32 seed = 20241122;
    print_message("seed %u\n", seed);
    GRand *random = g_rand_new_with_seed(seed);
    Harness *harness = harness_new(NULL);
    for (int i = 0; i < 3000 && harness->running; i++) {
        char bytes[4] = {0};
        int n = g_rand_int_range(random, 1, 4);
        for (int j = 0; j < n; j++)
            bytes[j] = (char)g_rand_int_range(random, 1, 256);
        /* Ctrl-Z would stop this process. */
        for (int j = 0; j < n; j++) {
            if (bytes[j] == 26)
                bytes[j] = 27;
        }
        harness_queue(harness, bytes);
        if (i % 50 == 49)
            harness_step(harness);
    }
    harness_free(harness);
    g_rand_free(random);
}

static void test_the_end_of_the_input_ends_it(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    close(harness->keys);
    harness_step(harness);
    assert_false(harness->running);
    harness->keys = dup(harness->in);
    harness_free(harness);
}

static void test_leaves_the_terminal_in_order(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    char bytes[65536];
    size_t start = harness->bytes_out;
    assert_true(harness->altscreen);
    mams_app_free(harness->app);
    harness->app = NULL;
    ssize_t n = pread(harness->out, bytes, sizeof bytes - 1, (off_t)start);
    assert_true(n > 0);
    bytes[n] = '\0';
    assert_non_null(strstr(bytes, "\033[?2004l"));
    assert_non_null(strstr(bytes, "\033[?1000l"));
    harness_read(harness);
    assert_false(harness->altscreen);
    harness_free(harness);
}

static void test_refuses_a_dumb_terminal(void **state)
{
    (void)state;
    static const char *const types[] = {"dumb", "no-such-terminal", "", NULL};
    Harness *harness = harness_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        MamsTuiOptions options = {.in_fd = harness->in, .out_fd = harness->out, .term = types[i]};
        g_autoptr(GError) error = NULL;
        assert_null(mams_app_new(harness->desk, &options, &error));
        assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_USAGE));
        assert_non_null(strstr(error->message, types[i] != NULL ? types[i] : "''"));
    }
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alt_digits_latin_and_russian),
        cmocka_unit_test(test_alt_digits_kazakh),
        cmocka_unit_test(test_alt_digits_kazakh_capitals),
        cmocka_unit_test(test_escape_and_a_digit_in_each_layout),
        cmocka_unit_test(test_alt_minus_is_f12),
        cmocka_unit_test(test_the_same_signs_are_text_without_alt),
        cmocka_unit_test(test_a_slow_escape_and_a_digit),
        cmocka_unit_test(test_unknown_sequences_do_not_leak),
        cmocka_unit_test(test_sequences_in_two_pieces),
        cmocka_unit_test(test_known_keys_in_two_pieces),
        cmocka_unit_test(test_a_sequence_that_never_ends),
        cmocka_unit_test(test_a_sequence_between_letters),
        cmocka_unit_test(test_keys_of_other_terminals),
        cmocka_unit_test(test_each_backspace),
        cmocka_unit_test(test_bracketed_paste),
        cmocka_unit_test(test_a_paste_in_pieces),
        cmocka_unit_test(test_a_paste_without_an_end),
        cmocka_unit_test(test_a_paste_whose_marks_are_cut),
        cmocka_unit_test(test_half_letters),
        cmocka_unit_test(test_two_hundred_keys_at_once),
        cmocka_unit_test(test_random_bytes),
        cmocka_unit_test(test_the_end_of_the_input_ends_it),
        cmocka_unit_test(test_leaves_the_terminal_in_order),
        cmocka_unit_test(test_refuses_a_dumb_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
