/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <errno.h>
#include <glib.h>

#include "base/citizen.h"
#include "base/error.h"
#include "base/lang.h"

static void test_exit_status(void **state)
{
    (void)state;
    assert_int_equal(mams_error_exit_status(NULL), 0);
    g_autoptr(GError) ours = g_error_new(MAMS_ERROR, MAMS_ERROR_BUSY, "held");
    assert_int_equal(mams_error_exit_status(ours), 75);
    g_autoptr(GError) not_found = g_error_new(MAMS_ERROR, MAMS_ERROR_NOT_FOUND, "nobody");
    assert_int_equal(mams_error_exit_status(not_found), 1);
    g_autoptr(GError) theirs = g_error_new(G_FILE_ERROR, G_FILE_ERROR_ACCES, "closed");
    assert_int_equal(mams_error_exit_status(theirs), 70);
}

static void test_words_of_the_system(void **state)
{
    (void)state;
    assert_string_equal(mams_error_text(ENOENT), "there is no such file or folder");
    assert_string_equal(mams_error_text(ENOSPC), mams_error_text(EDQUOT));
    assert_string_equal(mams_error_text(EPERM), mams_error_text(EACCES));
    /* What has no words of ours is told all the same. */
    assert_string_equal(mams_error_text(ELOOP), g_strerror(ELOOP));
}

static void test_languages(void **state)
{
    (void)state;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++)
        assert_int_equal(mams_lang_parse(mams_lang_code((MamsLang)lang)), lang);
    assert_string_equal(mams_lang_code(MAMS_LANG_KK), "kk");
    assert_int_equal(mams_lang_parse("ru"), MAMS_LANG_RU);
    assert_int_equal(mams_lang_parse("en"), MAMS_LANG_EN);
    assert_int_equal(mams_lang_parse("KK"), -1);
    assert_int_equal(mams_lang_parse("de"), -1);
    assert_int_equal(mams_lang_parse(""), -1);
    assert_int_equal(mams_lang_parse(NULL), -1);
}

/* Nothing leaks, and empty parts are no trouble (the sanitizers watch). */
static void test_freeing(void **state)
{
    (void)state;
    MamsCitizen *citizen = g_new0(MamsCitizen, 1);
    citizen->surname = g_strdup("Ахметова");
    citizen->given = g_strdup("Алия");
    citizen->patronymic = g_strdup("");
    citizen->former_surname = g_strdup("Сериккызы");
    citizen->email = g_strdup("aliya@example.kz");
    citizen->clinic = g_strdup("1");
    mams_citizen_free(citizen);
    mams_citizen_free(g_new0(MamsCitizen, 1));
    mams_citizen_free(NULL);

    MamsFound *found = g_new0(MamsFound, 1);
    found->searched_as = g_strdup("ИИН");
    found->warning = g_strdup("!");
    found->rows = g_array_new(FALSE, TRUE, sizeof(MamsFoundRow));
    g_array_set_size(found->rows, 3);
    mams_found_free(found);
    mams_found_free(g_new0(MamsFound, 1));
    mams_found_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exit_status),
        cmocka_unit_test(test_words_of_the_system),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_freeing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
