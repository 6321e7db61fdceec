/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <glib.h>
#include <string.h>

#include "exchange/encoding.h"

static const char kazakh[] =
    "/NAME/ТОО «Тұлпар-Сервис»\r\n/CHIEF/Әбенов Қ.Ғ.\r\n/FM/Өмірбекова\r\n";
static const char russian[] = "/NAME/ТОО \"Степь\"\r\n/FM/Петров\r\n/NM/Иван\r\n/FM/ЁЛКИНА\r\n";

static char *recoded(const char *text, const char *charset, gsize *length)
{
    char *bytes = g_convert(text, -1, charset, "UTF-8", NULL, length, NULL);
    assert_non_null(bytes);
    return bytes;
}

static void the_start_tells_utf_16(void **state)
{
    (void)state;
    static const char *const charsets[] = {"UTF-16LE", "UTF-16BE"};
    static const MamsEncoding encodings[] = {MAMS_ENCODING_UTF16LE, MAMS_ENCODING_UTF16BE};
    for (int i = 0; i < 2; i++) {
        gsize length;
        g_autofree char *bytes = recoded(kazakh, charsets[i], &length);
        size_t mark = 9;
        assert_int_equal(mams_encoding_of_start(bytes, length, &mark), encodings[i]);
        assert_int_equal(mark, 0);
    }
    size_t mark;
    assert_int_equal(mams_encoding_of_start("\xFF\xFE{\0", 4, &mark), MAMS_ENCODING_UTF16LE);
    assert_int_equal(mark, 2);
    assert_int_equal(mams_encoding_of_start("\xFE\xFF\0{", 4, &mark), MAMS_ENCODING_UTF16BE);
    assert_int_equal(mark, 2);
}

static void the_start_tells_nothing_else(void **state)
{
    (void)state;
    size_t mark;
    assert_int_equal(mams_encoding_of_start("\xEF\xBB\xBFiin", 6, &mark), MAMS_ENCODING_UTF8);
    assert_int_equal(mark, 3);
    assert_int_equal(mams_encoding_of_start("iin,month", 9, &mark), MAMS_ENCODING_UTF8);
    assert_int_equal(mark, 0);
    assert_int_equal(mams_encoding_of_start("ii\0n,month,kind,amount", 22, &mark),
                     MAMS_ENCODING_UTF8);
    assert_int_equal(mams_encoding_of_start("", 0, &mark), MAMS_ENCODING_UTF8);
}

static void letters_tell_the_encoding(void **state)
{
    (void)state;
    const struct {
        const char *text, *charset;
        MamsEncoding encoding;
    } cases[] = {
        {kazakh, "UTF-8", MAMS_ENCODING_UTF8},      {russian, "UTF-8", MAMS_ENCODING_UTF8},
        {kazakh, "RK1048", MAMS_ENCODING_RK1048},   {russian, "RK1048", MAMS_ENCODING_RK1048},
        {russian, "CP1251", MAMS_ENCODING_RK1048},  {russian, "CP866", MAMS_ENCODING_CP866},
        {"АХМЕТОВА", "CP866", MAMS_ENCODING_CP866}, {"АХМЕТОВА", "CP1251", MAMS_ENCODING_RK1048},
        {"ахметова", "CP866", MAMS_ENCODING_CP866}, {"ахметова", "CP1251", MAMS_ENCODING_RK1048},
        {"ӘЛИЯ", "RK1048", MAMS_ENCODING_RK1048},   {"Ғалым", "RK1048", MAMS_ENCODING_RK1048},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        gsize length;
        g_autofree char *bytes = recoded(cases[i].text, cases[i].charset, &length);
        assert_string_equal(mams_encoding_name(mams_encoding_guess(bytes, length)),
                            mams_encoding_name(cases[i].encoding));
    }
}

static void a_cut_or_damaged_letter_is_still_utf_8(void **state)
{
    (void)state;
    g_autofree char *text = g_strconcat(kazakh, "Ғ", NULL);
    size_t length = strlen(text);
    assert_int_equal(mams_encoding_guess(text, length - 1), MAMS_ENCODING_UTF8);
    text[strlen("/NAME/ТОО «Т")] = '\xC0';
    assert_int_equal(mams_encoding_guess(text, length), MAMS_ENCODING_UTF8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_start_tells_utf_16),
        cmocka_unit_test(the_start_tells_nothing_else),
        cmocka_unit_test(letters_tell_the_encoding),
        cmocka_unit_test(a_cut_or_damaged_letter_is_still_utf_8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
