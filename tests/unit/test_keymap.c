/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "keymap.h"
#include "mams.h"

/* The digit row gives the same function keys in each layout, in small letters and capitals. */
static void test_function_keys_in_each_layout(void **state)
{
    (void)state;
    static const char *const rows[][11] = {
        {"1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "-"},
        {"\"", "ә", "і", "ң", "ғ", ",", ".", "ү", "ұ", "қ", "ө"},
        {"\"", "Ә", "І", "Ң", "Ғ", ",", ".", "Ү", "Ұ", "Қ", "Ө"},
    };
    for (size_t row = 0; row < G_N_ELEMENTS(rows); row++) {
        for (int i = 0; i < 10; i++)
            assert_int_equal(mams_keymap_function_key(rows[row][i]), MAMS_KEY_F1 + i);
        assert_int_equal(mams_keymap_function_key(rows[row][10]), MAMS_KEY_F12);
    }
    static const char *const others[] = {"а", "q", "=", "һ", "", "11"};
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        assert_int_equal(mams_keymap_function_key(others[i]), MAMS_KEY_NONE);
}

/* Each key with a name has one for macros, of ASCII letters, that leads back to it. */
static void test_words_of_keys(void **state)
{
    (void)state;
    int n = 0;
    for (int key = MAMS_KEY_NONE; key <= (int)(MAMS_KEY_CTRL | 'Z'); key++) {
        bool control = key > (int)MAMS_KEY_CTRL;
        if (key > (int)MAMS_KEY_F12 && (!control || (key & 0xFF) < 'A'))
            continue;
        const char *word = mams_keymap_word((MamsKey)key);
        assert_true((*word == '\0') == (*mams_keymap_name((MamsKey)key) == '\0'));
        if (*word == '\0')
            continue;
        assert_true(strlen(word) > 1 && g_str_is_ascii(word));
        assert_int_equal(mams_keymap_parse(word), key);
        n++;
    }
    assert_int_equal(n, 15 + 12 + 26);
    assert_int_equal(mams_keymap_parse("f1"), MAMS_KEY_NONE);
    assert_int_equal(mams_keymap_parse(""), MAMS_KEY_NONE);
    assert_int_equal(mams_keymap_parse("Ctrl-"), MAMS_KEY_NONE);
}

static void test_sequences(void **state)
{
    (void)state;
    assert_int_equal(mams_keymap_sequence("\033[15~"), MAMS_KEY_F5);
    assert_int_equal(mams_keymap_sequence("\033[H"), MAMS_KEY_HOME);
    assert_int_equal(mams_keymap_sequence("\033[1;5D"), MAMS_KEY_UNKNOWN);
    assert_int_equal(mams_keymap_sequence("\033[200~"), MAMS_KEY_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_function_keys_in_each_layout),
        cmocka_unit_test(test_words_of_keys),
        cmocka_unit_test(test_sequences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
