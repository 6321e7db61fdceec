/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"

#define KAZAKH "ӘәІіҢңҒғҮүҰұҚқӨөҺһ"
#define ACUTE "\u0301"

static void test_width(void **state)
{
    (void)state;
    assert_int_equal(mams_text_width(""), 0);
    assert_int_equal(mams_text_width(KAZAKH), 18);
    assert_int_equal(mams_text_width("Ахметова Әлия"), 13);
    assert_int_equal(mams_text_width("«12 750 ₸» — №1 …"), 17);
    /* й written apart is one column, and so is a letter with three marks. */
    assert_int_equal(mams_text_width("и\u0306"), 1);
    assert_int_equal(mams_text_width("а" ACUTE "\u0323\u0327"), 1);
    assert_int_equal(mams_text_width("漢字"), 4);
    assert_int_equal(mams_text_width("한"), 2);
    /* An invalid byte is shown as one U+FFFD. */
    assert_int_equal(mams_text_width("a\377\376b"), 4);
    assert_int_equal(mams_text_width("\320"), 1);
}

static void test_fit(void **state)
{
    (void)state;
    assert_int_equal(mams_text_fit("Әлия", 2), strlen("Әл"));
    assert_int_equal(mams_text_fit("Әлия", 99), strlen("Әлия"));
    assert_int_equal(mams_text_fit("Әлия", 0), 0);
    assert_int_equal(mams_text_fit("Әлия", -5), 0);
    assert_int_equal(mams_text_fit("", 5), 0);
    /* A wide sign is whole or absent, and a mark stays with its letter. */
    assert_int_equal(mams_text_fit("a漢字", 2), 1);
    assert_int_equal(mams_text_fit("a漢字", 3), strlen("a漢"));
    assert_int_equal(mams_text_fit("е" ACUTE "е" ACUTE, 1), strlen("е" ACUTE));
    assert_int_equal(mams_text_fit("a\377b", 2), 2);
}

static void expect_ellipsis(const char *text, int columns, const char *expected)
{
    g_autofree char *actual = mams_text_ellipsize(text, columns);
    assert_string_equal(actual, expected);
    assert_true(mams_text_width(actual) <= MAX(columns, 0));
}

static void test_ellipsize(void **state)
{
    (void)state;
    expect_ellipsis("Алматы қаласы", 13, "Алматы қаласы");
    expect_ellipsis("Алматы қаласы", 12, "Алматы қала…");
    expect_ellipsis("Алматы", 1, "…");
    expect_ellipsis("Алматы", 0, "");
    expect_ellipsis("Алматы", -1, "");
    expect_ellipsis("", 0, "");
    expect_ellipsis("漢字漢字", 4, "漢…");
    expect_ellipsis("е" ACUTE "е" ACUTE "е" ACUTE, 2, "е" ACUTE "…");
}

static void test_steps(void **state)
{
    (void)state;
    static const char text[] = "қи\u0306漢a";
    static const size_t edges[] = {0, 2, 6, 9, 10};
    for (size_t i = 0; i + 1 < G_N_ELEMENTS(edges); i++) {
        assert_int_equal(mams_text_next(text, edges[i]), edges[i + 1]);
        assert_int_equal(mams_text_previous(text, edges[i + 1]), edges[i]);
    }
    assert_int_equal(mams_text_next(text, 10), 10);
    assert_int_equal(mams_text_previous(text, 0), 0);
    assert_int_equal(mams_text_previous(text, 1000), 9);
    assert_int_equal(mams_text_previous("", 3), 0);
    assert_int_equal(mams_text_next("\377ә", 0), 1);
    assert_int_equal(mams_text_previous("\377ә", 1), 0);
    /* CR LF is one step; two flags are two. */
    assert_int_equal(mams_text_next("\r\nx", 0), 2);
    assert_int_equal(mams_text_next("🇰🇿🇰🇬", 0), strlen("🇰🇿"));
}

static void expect_clean(const char *text, const char *expected)
{
    g_autofree char *actual = mams_text_clean(text);
    assert_string_equal(actual, expected);
    g_autofree char *again = mams_text_clean(actual);
    assert_string_equal(again, actual);
}

static void test_clean(void **state)
{
    (void)state;
    expect_clean("", "");
    expect_clean(KAZAKH, KAZAKH);
    expect_clean("а\tб\nв", "а б в");
    expect_clean("а\r\nб", "а б");
    expect_clean("а\u2028б\u2029в", "а б в");
    expect_clean("\033[31mқызыл\033[0m\007", "[31mқызыл[0m");
    expect_clean("\x7f\302\205\302\23331mx", "31mx");
    expect_clean("a\u202egpj.exe\u202c", "agpj.exe");
    expect_clean("\u2066a\u2067b\u2068c\u2069\u200ed\u200fe\u202af\u202bg\u202dh", "abcdefgh");
    /* Invalid bytes, an overlong form, a surrogate, a cut sign. */
    expect_clean("a\377b", "a\ufffdb");
    expect_clean("\300\257", "\ufffd\ufffd");
    expect_clean("\355\240\200", "\ufffd\ufffd\ufffd");
    expect_clean("ә\323", "ә\ufffd");
    /* Letters written apart are joined, also where a control stood between. */
    expect_clean("и\u0306", "й");
    expect_clean("и\u202e\u0306", "й");
    expect_clean("A\u030a", "\u00c5");
}

static void expect_lines(const char *text, int columns, const char *expected)
{
    g_auto(GStrv) lines = mams_text_wrap(text, columns);
    g_autofree char *joined = g_strjoinv("|", lines);
    assert_string_equal(joined, expected);
    for (int i = 0; lines[i] != NULL && columns >= 2; i++)
        assert_true(mams_text_width(lines[i]) <= columns);
}

static void test_wrap(void **state)
{
    (void)state;
    expect_lines("", 10, "");
    expect_lines("бір", 10, "бір");
    expect_lines("бір екі үш", 10, "бір екі үш");
    expect_lines("бір екі үш", 9, "бір екі|үш");
    expect_lines("бір екі үш", 7, "бір екі|үш");
    expect_lines("бір екі үш", 6, "бір|екі үш");
    expect_lines("бір  екі", 5, "бір|екі");
    expect_lines("бір екі ", 7, "бір екі");
    expect_lines("бір ", 3, "бір");
    expect_lines("сақтандырылған", 5, "сақта|ндыры|лған");
    expect_lines("а сақтандырылған", 5, "а|сақта|ндыры|лған");
    expect_lines("  ішке", 10, "  ішке");
    expect_lines("бір\nекі", 10, "бір|екі");
    expect_lines("бір\n\nекі\n", 10, "бір||екі");
    expect_lines("бір екі\nүш төрт", 4, "бір|екі|үш|төрт");
    expect_lines("漢字漢字", 5, "漢字|漢字");
    expect_lines("漢字", 1, "漢|字");
    expect_lines("ab", 0, "a|b");
    expect_lines("е" ACUTE "е" ACUTE, 1, "е" ACUTE "|е" ACUTE);
    /* A no-break space holds a sum together. */
    expect_lines("12\u00a0750 ₸", 5, "12\u00a075|0 ₸");
    expect_lines("сома 12\u00a0750\u00a0₸", 9, "сома|12\u00a0750\u00a0₸");
    g_auto(GStrv) none = mams_text_wrap("", 10);
    assert_null(none[0]);
}

/* Whatever the bytes: nothing breaks, cleaning gives UTF-8, steps end, lines fit and lose nothing
 * but blanks. */
static void test_random_bytes(void **state)
{
    (void)state;
    static const char *const parts[] = {"қ",
                                        "a",
                                        " ",
                                        "  ",
                                        "и\u0306",
                                        "漢",
                                        "\n",
                                        "\377",
                                        "\320",
                                        "\u202e",
                                        "\033",
                                        "🇰🇿",
                                        "\u00a0",
                                        ACUTE,
                                        "₸",
                                        "\355\240\200",
                                        "👩‍👧",
                                        "\u200d",
                                        "\xf4\x90\x80\x80"};
    guint32 seed = g_random_int();
    print_message("seed %u\n", seed);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    for (int round = 0; round < 3000; round++) {
        g_autoptr(GString) text = g_string_new(NULL);
        int n_parts = g_rand_int_range(random, 0, 30), columns = g_rand_int_range(random, 2, 12);
        for (int i = 0; i < n_parts; i++)
            g_string_append(text, parts[g_rand_int_range(random, 0, G_N_ELEMENTS(parts))]);
        size_t n_steps = 0;
        for (size_t at = 0; at < text->len; n_steps++) {
            size_t next = mams_text_next(text->str, at);
            assert_true(next > at && next <= text->len);
            assert_int_equal(mams_text_previous(text->str, next), at);
            at = next;
        }
        g_autofree char *clean = mams_text_clean(text->str);
        assert_true(g_utf8_validate(clean, -1, NULL));
        g_autofree char *cut = mams_text_ellipsize(clean, columns);
        assert_true(mams_text_width(cut) <= columns);

        g_auto(GStrv) lines = mams_text_wrap(text->str, columns);
        g_autofree char *joined = g_strjoinv("", lines);
        g_auto(GStrv) pieces = g_strsplit_set(text->str, " \n", -1);
        g_autofree char *letters = g_strjoinv("", pieces);
        g_auto(GStrv) joined_pieces = g_strsplit_set(joined, " ", -1);
        g_autofree char *joined_letters = g_strjoinv("", joined_pieces);
        assert_string_equal(joined_letters, letters);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_width),        cmocka_unit_test(test_fit),
        cmocka_unit_test(test_ellipsize),    cmocka_unit_test(test_steps),
        cmocka_unit_test(test_clean),        cmocka_unit_test(test_wrap),
        cmocka_unit_test(test_random_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
