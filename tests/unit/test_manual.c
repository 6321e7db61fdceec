/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "base/strike.h"
#include "base/text.h"
#include "words/manual.h"

/* The manual as the build formatted it, and how overstrikes are read. */

#define MANUAL MAMS_BUILDDIR "/manual"

static MamsManual *read_page(MamsLang lang, const char *name)
{
    g_autoptr(GError) error = NULL;
    MamsManual *manual = mams_manual_read(MANUAL, lang, name, &error);
    if (manual == NULL)
        fail_msg("%s", error->message);
    return manual;
}

/* ---- overstrikes ---- */

static void expect_run(const char **text, const char *expected, MamsStrike expected_strike)
{
    MamsStrike strike;
    g_autofree char *run = mams_strike_next(text, &strike);
    assert_non_null(run);
    assert_string_equal(run, expected);
    assert_int_equal(strike, expected_strike);
}

static void test_overstrikes(void **state)
{
    (void)state;
    MamsStrike strike;
    const char *text = "a Ә\bӘң\bң _\bx_\b__\bұ_\b_b_\bB\bBc\b";
    expect_run(&text, "a ", MAMS_STRIKE_PLAIN);
    expect_run(&text, "Әң", MAMS_STRIKE_BOLD);
    expect_run(&text, " ", MAMS_STRIKE_PLAIN);
    expect_run(&text, "x_ұ_", MAMS_STRIKE_UNDERLINE);
    expect_run(&text, "b", MAMS_STRIKE_PLAIN);
    expect_run(&text, "B", MAMS_STRIKE_BOLD);
    /* A backspace with nothing behind it is a sign like any other. */
    expect_run(&text, "c\b", MAMS_STRIKE_PLAIN);
    assert_null(mams_strike_next(&text, &strike));
}

static void test_overstrikes_of_any_bytes(void **state)
{
    (void)state;
    static const char *const texts[] = {"",       "\b",  "\b\b",     "\xff",   "a\b\xff",
                                        "\xd3\b", "_\b", "__\b_\b_", "\b_\ba", "a\bb\bc"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *plain = mams_strike_plain(texts[i]);
        assert_true(g_utf8_validate(plain, -1, NULL));
    }
    g_autofree char *bold = mams_strike_plain("І\bІЗ\bЗ");
    assert_string_equal(bold, "ІЗ");
}

/* ---- the pages of the build ---- */

static void expect_same_sections(const MamsManual *manual, const MamsManual *english, bool named)
{
    assert_int_equal(manual->sections->len, english->sections->len);
    for (guint i = 0; i < manual->sections->len; i++) {
        const MamsManualSection *one = manual->sections->pdata[i];
        const MamsManualSection *other = english->sections->pdata[i];
        assert_string_equal(one->key, other->key);
        assert_int_equal(one->part, other->part);
        assert_true(*one->title != '\0');
        assert_true(!named || strcmp(one->title, other->title) != 0);
        assert_ptr_equal(mams_manual_find(manual, one->key), one);
        assert_string_equal(mams_manual_page_of(one->key), manual->name);
        /* "card.months" belongs to "card". */
        g_autofree char *section = g_strndup(one->key, strcspn(one->key, "."));
        assert_string_equal(mams_manual_whole(manual, one)->key, section);
        assert_int_equal(one->part, strchr(one->key, '.') != NULL);
    }
}

static void expect_same_steps(const MamsManual *manual, const MamsManual *english)
{
    assert_int_equal(manual->steps->len, english->steps->len);
    for (guint i = 0; i < manual->steps->len; i++) {
        const MamsManualStep *one = manual->steps->pdata[i];
        const MamsManualStep *other = english->steps->pdata[i];
        assert_string_equal(one->key, other->key);
        g_autofree char *line = mams_strike_plain(manual->lines[one->line]);
        assert_true(g_str_has_prefix(g_strchug(line), MAMS_MANUAL_BOX " "));
    }
}

static void check_languages(const char *name)
{
    g_autoptr(MamsManual) english = read_page(MAMS_LANG_EN, name);
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autoptr(MamsManual) manual = read_page((MamsLang)lang, name);
        bool named = lang != MAMS_LANG_EN;
        assert_true(*manual->title != '\0');
        assert_true(!named || strcmp(manual->title, english->title) != 0);
        expect_same_sections(manual, english, named);
        expect_same_steps(manual, english);
    }
}

static void test_languages_have_the_same_sections(void **state)
{
    (void)state;
    g_autoptr(MamsManual) desk = read_page(MAMS_LANG_EN, mams_manual_names[0]);
    assert_true(desk->sections->len >= 20);
    assert_int_equal(desk->steps->len, 0);
    assert_string_equal(desk->title, "the screens of mams, field by field");
    check_languages(desk->name);
}

static void test_procedures(void **state)
{
    (void)state;
    for (const char *const *name = mams_procedure_names; *name != NULL; name++) {
        assert_true(g_strv_contains(mams_manual_names, *name));
        check_languages(*name);
        g_autoptr(MamsManual) manual = read_page(MAMS_LANG_KK, *name);
        assert_in_range(manual->steps->len, 6, 12);
        /* The title stands in lists, beside a name. */
        assert_in_range(mams_text_width(manual->title), 1, 64);
        /* It is about one thing: everything has its key. */
        const MamsManualSection *whole = manual->sections->pdata[0];
        assert_string_equal(whole->key, *name + strlen("mams-"));
    }
}

static void test_the_page_of_a_key(void **state)
{
    (void)state;
    assert_string_equal(mams_manual_page_of("status-call"), "mams-status-call");
    assert_string_equal(mams_manual_page_of("status-call.say"), "mams-status-call");
    assert_string_equal(mams_manual_page_of("card.months"), "mams-desk");
    assert_string_equal(mams_manual_page_of("status"), "mams-desk");
    assert_string_equal(mams_manual_page_of(""), "mams-desk");
    /* Only procedures have keys of their own. */
    assert_string_equal(mams_manual_page_of("rules"), "mams-desk");
}

static void test_kazakh_letters_survive(void **state)
{
    (void)state;
    static const char *const letters[] = {"ә", "і", "ң", "ғ", "ү", "ұ", "қ", "ө", "һ",
                                          "Ә", "І", "Ң", "Ғ", "Ү", "Ұ", "Қ", "Ө", "Һ"};
    g_autoptr(MamsManual) manual = read_page(MAMS_LANG_KK, mams_manual_names[0]);
    g_autofree char *struck = g_strjoinv("\n", manual->lines);
    g_autofree char *text = mams_strike_plain(struck);
    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++) {
        if (strstr(text, letters[i]) == NULL)
            fail_msg("'%s' is nowhere in the manual", letters[i]);
    }
}

static void test_pages_fit_the_screen(void **state)
{
    (void)state;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        for (const char *const *name = mams_manual_names; *name != NULL; name++) {
            g_autoptr(MamsManual) manual = read_page((MamsLang)lang, *name);
            bool on_screen =
                name == mams_manual_names || g_strv_contains(mams_procedure_names, *name);
            assert_true(manual->n_lines > 20);
            for (int i = 0; i < manual->n_lines; i++) {
                g_autofree char *plain = mams_strike_plain(manual->lines[i]);
                g_autofree char *clean = mams_text_clean(plain);
                if (on_screen && mams_text_width(plain) > 78)
                    fail_msg("%s: %s", *name, plain);
                assert_string_equal(plain, clean);
            }
        }
    }
}

static void test_where_a_section_ends(void **state)
{
    (void)state;
    g_autoptr(MamsManual) manual = read_page(MAMS_LANG_EN, mams_manual_names[0]);
    const MamsManualSection *card = mams_manual_find(manual, "card");
    const MamsManualSection *months = mams_manual_find(manual, "card.months");
    const MamsManualSection *panel = mams_manual_find(manual, "card.panel");
    const MamsManualSection *way = mams_manual_find(manual, "way");
    assert_int_equal(mams_manual_end(manual, months), panel->line);
    assert_int_equal(mams_manual_end(manual, card), way->line);
    const MamsManualSection *last = manual->sections->pdata[manual->sections->len - 1];
    assert_int_equal(mams_manual_end(manual, last), manual->n_lines - 1);
    assert_null(mams_manual_find(manual, "cards"));
}

/* ---- pages that are not there or not right ---- */

static char *directory;

static void write_page(const char *text)
{
    g_autofree char *folder = g_build_filename(directory, "en", NULL);
    g_autofree char *path = g_build_filename(folder, "mams-desk.txt", NULL);
    g_mkdir(folder, 0700);
    assert_true(g_file_set_contents(path, text, -1, NULL));
}

static int make_directory(void **state)
{
    (void)state;
    directory = g_dir_make_tmp("mams-manual-XXXXXX", NULL);
    return directory == NULL;
}

static int remove_directory(void **state)
{
    (void)state;
    g_autofree char *folder = g_build_filename(directory, "en", NULL);
    g_autofree char *path = g_build_filename(folder, "mams-desk.txt", NULL);
    g_unlink(path);
    g_rmdir(folder);
    g_rmdir(directory);
    g_clear_pointer(&directory, g_free);
    return 0;
}

static void test_a_missing_page(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(mams_manual_read(directory, MAMS_LANG_KK, "mams-desk", &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT));
    assert_non_null(strstr(error->message, directory));
    /* English stands in. */
    write_page("about a\na 1\nb 2 step\n\nhead\nTitle\n       [ ] text\nfoot\n");
    g_autoptr(MamsManual) manual = mams_manual_read(directory, MAMS_LANG_KK, "mams-desk", NULL);
    assert_non_null(manual);
    assert_int_equal(manual->n_lines, 4);
    assert_string_equal(manual->title, "about a");
    assert_string_equal(mams_manual_find(manual, "a")->title, "Title");
    const MamsManualStep *step = manual->steps->pdata[0];
    assert_string_equal(step->key, "b");
    assert_int_equal(step->line, 2);
    assert_null(mams_manual_find(manual, "b"));
}

static void test_broken_pages(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "",                            /* no text */
        "about",                       /* no keys */
        "about\na 1",                  /* no end of the keys */
        "\n\nhead\nTitle\n",           /* not said what it is about */
        "\na 1\n\nhead\nTitle\n",      /* nor here */
        "about\na\n\nhead\nTitle\n",   /* no line */
        "about\na x\n\nhead\nTitle\n", /* no number */
        "about\na -1\n\nhead\n",
        "about\na 1 whole\n\nhead\nTitle\n",                         /* neither "part" nor "step" */
        "about\na 1 part x\n\nhead\nTitle\n",                        /* a word too many */
        "about\na 1 part\n\nhead\nTitle\n",                          /* a part of nothing */
        "about\na 2\n\nhead\nTitle\n",                               /* behind the end */
        "about\na 1\nb 1\n\nhead\nTitle\n",                          /* twice the same line */
        "about\na 1\n\nhead\n\xff\n",                                /* not UTF-8 */
        "about\na 1 step\n\nhead\n text [ ]\n",                      /* a step without its box */
        "about\na 2 step\n\nhead\n [ ] text\n",                      /* behind the end */
        "about\na 1 step\na 2 step\n\nhead\n [ ] text\n [ ] text\n", /* twice the same key */
        "about\na 2 step\nb 1 step\n\nhead\n [ ] text\n [ ] text\n", /* not in order */
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autoptr(GError) error = NULL;
        write_page(pages[i]);
        if (mams_manual_read(directory, MAMS_LANG_EN, "mams-desk", &error) != NULL)
            fail_msg("taken: %s", pages[i]);
        assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_DATA));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_overstrikes),
        cmocka_unit_test(test_overstrikes_of_any_bytes),
        cmocka_unit_test(test_languages_have_the_same_sections),
        cmocka_unit_test(test_procedures),
        cmocka_unit_test(test_the_page_of_a_key),
        cmocka_unit_test(test_kazakh_letters_survive),
        cmocka_unit_test(test_pages_fit_the_screen),
        cmocka_unit_test(test_where_a_section_ends),
        cmocka_unit_test_setup_teardown(test_a_missing_page, make_directory, remove_directory),
        cmocka_unit_test_setup_teardown(test_broken_pages, make_directory, remove_directory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
