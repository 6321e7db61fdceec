/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "cm.h"
#include "folder.h"
#include "harness.h"

/* The form of a letter, on top of a card. */

static Harness *open_form(MamsLang language)
{
    Harness *harness = harness_new(&(HarnessOptions){.language = language, .open = FIXTURE_ALIYA});
    harness_text(harness, ":letter\r");
    return harness;
}

/* A row's text takes the place of what stands in it. */
static void fill(Harness *harness, const char *kind, const char *langs, const char *target)
{
    const char *const texts[] = {kind, langs, target};
    for (int i = 0; i < 3; i++) {
        harness_bytes(harness, "\025");
        harness_text(harness, texts[i]);
        if (i < 2)
            harness_key(harness, VTERM_KEY_TAB);
    }
}

/* The code on the message line. (owned) */
static char *code_of(Harness *harness)
{
    g_autofree char *screen = harness_screen(harness);
    const char *said = strstr(screen, "Its code: ");
    assert_non_null(said);
    return g_strndup(said + strlen("Its code: "), 14);
}

static void expect_holds(Harness *harness, const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *code = code_of(harness);
    char *bytes = NULL;
    gsize size = 0;
    if (path != NULL)
        assert_true(g_file_get_contents(path, &bytes, &size, NULL));
    g_autoptr(GBytes) copy = path != NULL ? g_bytes_new_take(bytes, size) : NULL;
    g_autoptr(MamsVerification) found = mams_desk_verify(harness->desk, code, copy, &error);
    if (found == NULL)
        fail_msg("'%s': %s", code, error->message);
    assert_true(mams_verification_holds(found));
    assert_int_equal(found->options.on, mams_desk_today(harness->desk));
}

static void test_a_letter_into_a_file(void **state)
{
    (void)state;
    g_autofree char *path = g_build_filename(folder, "letter.pdf", NULL);
    Harness *harness = open_form(MAMS_LANG_EN);
    harness_expect(harness, "060714 690 017");
    harness_expect(harness, "letter.pdf");
    fill(harness, "status", "both", path);
    harness_function(harness, 2);
    harness_expect(harness, "Its code: ");
    harness_expect_not(harness, "Where to");
    expect_holds(harness, path);
    harness_free(harness);
}

static void test_a_letter_on_the_screen(void **state)
{
    (void)state;
    Harness *harness = open_form(MAMS_LANG_EN);
    fill(harness, "refund", "en", "screen");
    harness_function(harness, 2);
    harness_expect(harness, "Application for a refund");
    harness_expect(harness, "060714 690 017");
    expect_holds(harness, NULL);
    harness_function(harness, 3);
    harness_expect(harness, "Where to");
    harness_free(harness);
}

static void test_what_is_wrong_is_said(void **state)
{
    (void)state;
    Harness *harness = open_form(MAMS_LANG_EN);
    fill(harness, "song", "kk", "screen");
    harness_function(harness, 2);
    harness_expect(harness, "status, refund or temporary");
    harness_expect_not(harness, "Its code");
    harness_function(harness, 3);
    harness_text(harness, ":letter\r");
    fill(harness, "status", "kk", "/no-such-folder/letter.pdf");
    harness_function(harness, 2);
    harness_expect(harness, "'/no-such-folder/letter.pdf' cannot be written");
    harness_free(harness);
}

static void test_the_form_in_three_languages(void **state)
{
    (void)state;
    static const char *const labels[MAMS_N_LANGS] = {"Тілдері", "Языки", "Languages"};
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = open_form((MamsLang)lang);
        harness_expect(harness, labels[lang]);
        harness_function(harness, 4);
        harness_expect(harness, "temporary – ");
        harness_function(harness, 1);
        harness_expect(harness, "temporary");
        harness_free(harness);
    }
    harness_set_language(MAMS_LANG_EN);
}

/* The manual can be printed, other texts cannot. */
static void test_printing_the_manual(void **state)
{
    (void)state;
    g_autofree char *before = g_get_current_dir();
    g_autofree char *pdf = NULL;
    assert_int_equal(chdir(folder), 0);
    Harness *harness =
        harness_new(&(HarnessOptions){.language = MAMS_LANG_EN, .open = FIXTURE_ALIYA});
    harness_function(harness, 1);
    harness_text(harness, ":print\r");
    harness_expect(harness, "The pages are in 'mams-desk.pdf'.");
    harness_function(harness, 3);
    harness_function(harness, 5);
    harness_text(harness, ":print\r");
    harness_expect(harness, "Only pages of the manual are printed");
    harness_free(harness);
    assert_int_equal(chdir(before), 0);
    g_autofree char *path = g_build_filename(folder, "mams-desk.pdf", NULL);
    assert_true(g_file_get_contents(path, &pdf, NULL, NULL));
    assert_true(g_str_has_prefix(pdf, "%PDF-"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_letter_into_a_file),
        cmocka_unit_test(test_a_letter_on_the_screen),
        cmocka_unit_test(test_what_is_wrong_is_said),
        cmocka_unit_test(test_the_form_in_three_languages),
        cmocka_unit_test(test_printing_the_manual),
    };
    return cmocka_run_group_tests(tests, folder_set_up, folder_tear_down);
}
