/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "mams.h"
#include "widgets/field.h"

static bool press(MamsField *field, MamsKey key)
{
    MamsEvent event = {.key = key};
    return mams_field_key(field, &event);
}

static void type(MamsField *field, const char *text)
{
    while (*text != '\0') {
        const char *next = g_utf8_next_char(text);
        MamsEvent event = {.key = MAMS_KEY_TEXT};
        memcpy(event.text, text, (size_t)(next - text));
        assert_true(mams_field_key(field, &event));
        text = next;
    }
}

static void expect(const MamsField *field, const char *text, int column)
{
    assert_string_equal(mams_field_text(field), text);
    assert_int_equal(mams_field_cursor_column(field), column);
}

static void test_types_kazakh(void **state)
{
    (void)state;
    g_autoptr(MamsField) field = mams_field_new(60);
    type(field, "Нұрсұлтан Әлия");
    expect(field, "Нұрсұлтан Әлия", 14);
    type(field, "ӘәІіҢңҒғҮүҰұҚқӨөҺһ");
    assert_int_equal(mams_field_cursor_column(field), 32);
}

static void test_inserts_and_erases_inside(void **state)
{
    (void)state;
    g_autoptr(MamsField) field = mams_field_new(60);
    type(field, "Жаақала");
    press(field, MAMS_KEY_HOME);
    press(field, MAMS_KEY_RIGHT);
    press(field, MAMS_KEY_RIGHT);
    type(field, "ң");
    expect(field, "Жаңақала", 3);
    press(field, MAMS_KEY_BACKSPACE);
    expect(field, "Жаақала", 2);
    press(field, MAMS_KEY_DELETE);
    expect(field, "Жақала", 2);
    press(field, MAMS_KEY_END);
    press(field, MAMS_KEY_DELETE);
    expect(field, "Жақала", 6);
    press(field, MAMS_KEY_LEFT);
    press(field, MAMS_KEY_BACKSPACE);
    expect(field, "Жақаа", 4);
}

static void test_backspace_in_a_full_field(void **state)
{
    (void)state;
    g_autoptr(MamsField) field = mams_field_new(8);
    type(field, "Жаңақалаһһ");
    expect(field, "Жаңақала", 8);
    press(field, MAMS_KEY_BACKSPACE);
    expect(field, "Жаңақал", 7);
}

static void test_joins_marks_with_their_letter(void **state)
{
    (void)state;
    g_autoptr(MamsField) field = mams_field_new(60);
    type(field, "и\u0306z");
    expect(field, "йz", 2);
    press(field, MAMS_KEY_LEFT);
    press(field, MAMS_KEY_BACKSPACE);
    expect(field, "z", 0);
    /* A mark with no letter before it has nothing to stand on. */
    type(field, "\u0306");
    expect(field, "z", 0);
    /* One that has no composed form stays with its letter. */
    press(field, MAMS_KEY_END);
    type(field, "\u0306");
    expect(field, "z\u0306", 1);
    press(field, MAMS_KEY_LEFT);
    assert_int_equal(mams_field_cursor(field), 0);
}

static void test_refuses_control_characters(void **state)
{
    (void)state;
    g_autoptr(MamsField) field = mams_field_new(60);
    mams_field_insert(field, "\033[31mА\001л\177и\xC2\x9Bя\u202e");
    assert_string_equal(mams_field_text(field), "[31mАлия");
}

static void test_paste_becomes_one_line(void **state)
{
    (void)state;
    g_autoptr(MamsField) field = mams_field_new(60);
    MamsEvent event = {.key = MAMS_KEY_PASTE, .paste = (char *)"Ахметова\nАлия\tСерікқызы"};
    assert_true(mams_field_key(field, &event));
    expect(field, "Ахметова Алия Серікқызы", 23);
}

static void test_paste_is_cut_at_the_most_letters(void **state)
{
    (void)state;
    g_autoptr(MamsField) field = mams_field_new(10);
    type(field, "абвг");
    press(field, MAMS_KEY_LEFT);
    mams_field_insert(field, "1234567890");
    expect(field, "абв123456г", 9);
}

static void test_erases_words_and_lines(void **state)
{
    (void)state;
    g_autoptr(MamsField) field = mams_field_new(60);
    type(field, "Ахметова Алия  ");
    press(field, MAMS_KEY_CTRL | 'W');
    expect(field, "Ахметова ", 9);
    type(field, "Әсел");
    press(field, MAMS_KEY_LEFT);
    press(field, MAMS_KEY_CTRL | 'U');
    expect(field, "л", 0);
    press(field, MAMS_KEY_CTRL | 'W');
    press(field, MAMS_KEY_BACKSPACE);
    press(field, MAMS_KEY_LEFT);
    expect(field, "л", 0);
}

static void test_leaves_other_keys(void **state)
{
    (void)state;
    g_autoptr(MamsField) field = mams_field_new(60);
    assert_false(press(field, MAMS_KEY_UP));
    assert_false(press(field, MAMS_KEY_F5));
    assert_false(press(field, MAMS_KEY_UNKNOWN));
    assert_false(press(field, MAMS_KEY_CTRL | 'X'));
}

static void test_scrolls_to_the_cursor(void **state)
{
    (void)state;
    g_autoptr(MamsField) field = mams_field_new(60);
    mams_field_set_text(field, "абвгдежзик"); /* ten letters of two bytes */
    assert_int_equal(mams_field_scroll(field, 11), 0);
    assert_int_equal(mams_field_scroll(field, 6), 10); /* five letters and the cursor */
    press(field, MAMS_KEY_HOME);
    assert_int_equal(mams_field_scroll(field, 6), 0);
    press(field, MAMS_KEY_END);
    assert_int_equal(mams_field_scroll(field, 6), 10);
    press(field, MAMS_KEY_BACKSPACE);
    assert_int_equal(mams_field_scroll(field, 6), 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_types_kazakh),
        cmocka_unit_test(test_inserts_and_erases_inside),
        cmocka_unit_test(test_backspace_in_a_full_field),
        cmocka_unit_test(test_joins_marks_with_their_letter),
        cmocka_unit_test(test_refuses_control_characters),
        cmocka_unit_test(test_paste_becomes_one_line),
        cmocka_unit_test(test_paste_is_cut_at_the_most_letters),
        cmocka_unit_test(test_erases_words_and_lines),
        cmocka_unit_test(test_leaves_other_keys),
        cmocka_unit_test(test_scrolls_to_the_cursor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
