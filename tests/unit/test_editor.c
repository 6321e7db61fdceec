/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "mams.h"
#include "widgets/editor.h"

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467" /* one grapheme of six columns */
#define FLAG "\U0001F1F0\U0001F1FF"

static void press(MamsEditor *editor, MamsKey key)
{
    MamsEvent event = {.key = key};
    assert_true(mams_editor_key(editor, &event));
}

static void control(MamsEditor *editor, char letter)
{
    press(editor, MAMS_KEY_CTRL | (MamsKey)letter);
}

static void press_times(MamsEditor *editor, MamsKey key, int times)
{
    while (times-- > 0)
        press(editor, key);
}

static void type(MamsEditor *editor, const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        MamsEvent event = {.key = *text == '\n' ? MAMS_KEY_ENTER : MAMS_KEY_TEXT};
        memcpy(event.text, text, (size_t)(g_utf8_next_char(text) - text));
        assert_true(mams_editor_key(editor, &event));
    }
}

/* The text, with "|" where the cursor is. */
static void expect(const MamsEditor *editor, const char *wanted)
{
    const char *text = mams_editor_text(editor);
    size_t cursor = mams_editor_cursor(editor);
    g_autofree char *shown = g_strdup_printf("%.*s|%s", (int)cursor, text, text + cursor);
    assert_string_equal(shown, wanted);
}

static MamsEditor *editor_at(const char *text, size_t cursor)
{
    MamsEditor *editor = mams_editor_new(text);
    mams_editor_set_cursor(editor, cursor);
    return editor;
}

static void test_types_and_erases_graphemes(void **state)
{
    (void)state;
    g_autoptr(MamsEditor) editor = mams_editor_new("");
    type(editor, "Құрметті\nӘлия z");
    expect(editor, "Құрметті\nӘлия z|");
    type(editor, "\u0306" FAMILY);
    press(editor, MAMS_KEY_BACKSPACE);
    expect(editor, "Құрметті\nӘлия z\u0306|");
    press(editor, MAMS_KEY_LEFT);
    press(editor, MAMS_KEY_DELETE);
    expect(editor, "Құрметті\nӘлия |");
    press_times(editor, MAMS_KEY_BACKSPACE, 6);
    expect(editor, "Құрметті|");
    press(editor, MAMS_KEY_DELETE);
    control(editor, 'A');
    press(editor, MAMS_KEY_BACKSPACE);
    expect(editor, "|Құрметті");
    assert_true(mams_editor_changed(editor) > 20);
}

static void test_joins_and_refuses_marks(void **state)
{
    (void)state;
    g_autoptr(MamsEditor) editor = mams_editor_new("");
    type(editor, "\u0306и\u0306z");
    expect(editor, "йz|");
    type(editor, "\n\u0306");
    expect(editor, "йz\n|");
    mams_editor_insert(editor, "\u0301а\n\u0301б");
    expect(editor, "йz\nа\nб|");
    /* A joiner put between two signs makes them one: the cursor goes to its end. */
    g_autoptr(MamsEditor) other = editor_at("\U0001F468\U0001F469", 4);
    mams_editor_insert(other, "\u200D");
    expect(other, "\U0001F468\u200D\U0001F469|");
}

static void test_paste_is_cleaned(void **state)
{
    (void)state;
    g_autoptr(MamsEditor) editor = mams_editor_new("");
    MamsEvent event = {.key = MAMS_KEY_PASTE,
                       .paste = (char *)"бір\r\nекі\tүш\rтөрт\033[31m\u202e\x01\n> сөз  "};
    assert_true(mams_editor_key(editor, &event));
    expect(editor, "бір\nекі үш\nтөрт[31m\n> сөз  |");
    g_autoptr(MamsEditor) broken = mams_editor_new("а\xD0\xFFz");
    expect(broken, "а\uFFFD\uFFFDz|");
}

static void test_quoted_lines_stay(void **state)
{
    (void)state;
    const char *quoted = "> Қашан  төлеу керек?   Сіздерге екі рет жаздым.\n>> ИИН 900101900123\n";
    g_autoptr(MamsEditor) editor = mams_editor_new("");
    mams_editor_insert(editor, quoted);
    mams_editor_fit(editor, 10, 12);
    type(editor, "x");
    press(editor, MAMS_KEY_BACKSPACE);
    assert_string_equal(mams_editor_text(editor), quoted);
}

static void test_moves_by_rows_with_a_goal(void **state)
{
    (void)state;
    g_autoptr(MamsEditor) editor = mams_editor_new("абвгдежзик\nаб\n汉汉汉абвг");
    mams_editor_fit(editor, 5, 40);
    mams_editor_set_cursor(editor, strlen("абвгдеж"));
    press(editor, MAMS_KEY_DOWN);
    expect(editor, "абвгдежзик\nаб|\n汉汉汉абвг");
    press(editor, MAMS_KEY_DOWN);
    expect(editor, "абвгдежзик\nаб\n汉汉汉а|бвг");
    press(editor, MAMS_KEY_DOWN);
    press(editor, MAMS_KEY_UP);
    press(editor, MAMS_KEY_UP);
    expect(editor, "абвгдеж|зик\nаб\n汉汉汉абвг");
    /* A column inside a wide sign is its beginning. */
    mams_editor_set_cursor(editor, strlen("абв"));
    press_times(editor, MAMS_KEY_DOWN, 2);
    assert_int_equal(mams_editor_cursor_column(editor), 2);
    assert_int_equal(mams_editor_cursor_row(editor), 2);
}

static void test_wraps_between_words(void **state)
{
    (void)state;
    g_autoptr(MamsEditor) editor = mams_editor_new("бір екі үш төрт\nұзынсөзбөлінеді x");
    mams_editor_fit(editor, 10, 8); /* seven columns of text */
    assert_int_equal(mams_editor_rows(editor), 5);
    control(editor, 'A');
    press(editor, MAMS_KEY_END);
    expect(editor, "бір екі| үш төрт\nұзынсөзбөлінеді x");
    press(editor, MAMS_KEY_RIGHT);
    assert_int_equal(mams_editor_cursor_row(editor), 1);
    assert_int_equal(mams_editor_cursor_column(editor), 0);
    press(editor, MAMS_KEY_END);
    expect(editor, "бір екі үш төрт|\nұзынсөзбөлінеді x");
    press(editor, MAMS_KEY_HOME);
    expect(editor, "бір екі |үш төрт\nұзынсөзбөлінеді x");
    press(editor, MAMS_KEY_DOWN);
    press(editor, MAMS_KEY_END);
    expect(editor, "бір екі үш төрт\nұзынсө|збөлінеді x");
    control(editor, 'E');
    assert_int_equal(mams_editor_cursor_row(editor), 4);
    /* A blank at the end of the text that has no room opens the next row. */
    g_autoptr(MamsEditor) full = mams_editor_new("");
    mams_editor_fit(full, 10, 8);
    type(full, "бір екі ");
    assert_int_equal(mams_editor_cursor_row(full), 1);
}

static void test_pages_and_scrolls(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new("0");
    for (int i = 1; i < 30; i++)
        g_string_append_printf(text, "\n%d", i);
    g_autoptr(MamsEditor) editor = mams_editor_new(text->str);
    assert_int_equal(mams_editor_fit(editor, 10, 20), 20);
    press(editor, MAMS_KEY_PAGE_UP);
    assert_int_equal(mams_editor_cursor_row(editor), 20);
    assert_int_equal(mams_editor_fit(editor, 10, 20), 11);
    press_times(editor, MAMS_KEY_PAGE_UP, 5);
    assert_int_equal(mams_editor_fit(editor, 10, 20), 0);
    press(editor, MAMS_KEY_PAGE_DOWN);
    assert_int_equal(mams_editor_cursor_row(editor), 9);
    press_times(editor, MAMS_KEY_PAGE_DOWN, 9);
    assert_int_equal(mams_editor_cursor_row(editor), 29);
    /* A taller area shows no empty rows while there are rows above. */
    mams_editor_fit(editor, 10, 20);
    assert_int_equal(mams_editor_fit(editor, 25, 20), 5);
}

static void test_moves_and_erases_words(void **state)
{
    (void)state;
    g_autoptr(MamsEditor) editor = mams_editor_new("Сәлем, Әлия!\nЖарна");
    control(editor, 'B');
    expect(editor, "Сәлем, Әлия!\n|Жарна");
    control(editor, 'B');
    expect(editor, "Сәлем, |Әлия!\nЖарна");
    control(editor, 'W');
    expect(editor, "|Әлия!\nЖарна");
    control(editor, 'F');
    expect(editor, "Әлия|!\nЖарна");
    control(editor, 'D');
    expect(editor, "Әлия|");
    control(editor, 'F');
    control(editor, 'D');
    expect(editor, "Әлия|");
}

static void test_cuts_and_puts_in_lines(void **state)
{
    (void)state;
    g_autoptr(MamsEditor) editor = editor_at("бір екі\nүш\nтөрт", strlen("бір "));
    control(editor, 'K');
    expect(editor, "бір |\nүш\nтөрт");
    control(editor, 'K');
    control(editor, 'K');
    expect(editor, "бір |\nтөрт");
    control(editor, 'E');
    control(editor, 'Y');
    expect(editor, "бір \nтөртекі\nүш|");
    /* What is cut later takes the place of it. */
    control(editor, 'A');
    control(editor, 'K');
    control(editor, 'Y');
    control(editor, 'Y');
    expect(editor, "бір бір |\nтөртекі\nүш");
}

static void test_undoes_word_by_word(void **state)
{
    (void)state;
    g_autoptr(MamsEditor) editor = mams_editor_new("");
    type(editor, "бір екі  үш");
    control(editor, 'U');
    expect(editor, "бір екі  |");
    control(editor, 'U');
    expect(editor, "бір |");
    control(editor, 'R');
    expect(editor, "бір екі  |");
    press_times(editor, MAMS_KEY_BACKSPACE, 3);
    expect(editor, "бір ек|");
    control(editor, 'U');
    expect(editor, "бір екі  |");
    control(editor, 'A');
    press_times(editor, MAMS_KEY_DELETE, 2);
    control(editor, 'U');
    expect(editor, "|бір екі  ");
    /* What is typed now cannot be followed by what was undone. */
    type(editor, "x");
    control(editor, 'R');
    expect(editor, "x|бір екі  ");
    mams_editor_set_text(editor, "жаңа");
    control(editor, 'U');
    expect(editor, "x|бір екі  ");
    press_times(editor, MAMS_KEY_CTRL | 'U', 9);
    expect(editor, "|");
}

static void test_undo_is_bounded(void **state)
{
    (void)state;
    g_autoptr(MamsEditor) editor = mams_editor_new("");
    for (int i = 0; i < 1500; i++)
        type(editor, "\n");
    press_times(editor, MAMS_KEY_CTRL | 'U', 2000);
    assert_int_equal(strlen(mams_editor_text(editor)), 500);
}

static void test_turns_letters(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *once, *twice;
    } rows[] = {
        {"а", "ә", "а"},
        {"и", "і", "и"},
        {"н", "ң", "н"},
        {"г", "ғ", "г"},
        {"у", "ү", "ұ"},
        {"ұ", "у", "ү"},
        {"к", "қ", "к"},
        {"о", "ө", "о"},
        {"х", "һ", "х"},
        {"А", "Ә", "А"},
        {"Хабар К", "Хабар Қ", "Хабар К"},
        {"ш", "ш", "ш"},
        {"k", "k", "k"},
        {"жарнa", "жарна", "жарнә"},
        {"Aқша", "Ақша", "Ақшә"},
        {"cөз", "сөз", "сөз"},
        {"тiл", "тіл", "тіл"},
        {"5", "5", "5"},
        {"", "", ""},
        {"и\u0301", "и\u0301", "и\u0301"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(MamsEditor) editor = mams_editor_new(rows[i].typed);
        control(editor, 'Q');
        assert_string_equal(mams_editor_text(editor), rows[i].once);
        control(editor, 'Q');
        assert_string_equal(mams_editor_text(editor), rows[i].twice);
        press_times(editor, MAMS_KEY_CTRL | 'U', 2);
        assert_string_equal(mams_editor_text(editor), rows[i].typed);
    }
    /* The cursor stays behind its letter. */
    g_autoptr(MamsEditor) editor = editor_at("жаpнa төле", strlen("жаp"));
    control(editor, 'Q');
    expect(editor, "жар|на төле");
}

static void test_leaves_other_keys(void **state)
{
    (void)state;
    static const MamsKey keys[] = {MAMS_KEY_TAB,    MAMS_KEY_BACKTAB,    MAMS_KEY_ESCAPE,
                                   MAMS_KEY_F1,     MAMS_KEY_F12,        MAMS_KEY_UNKNOWN,
                                   MAMS_KEY_INSERT, MAMS_KEY_CTRL | 'X', MAMS_KEY_CTRL | 'C'};
    g_autoptr(MamsEditor) editor = mams_editor_new("а");
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        MamsEvent event = {.key = keys[i]};
        assert_false(mams_editor_key(editor, &event));
    }
    MamsEvent click = {.key = MAMS_KEY_CLICK, .row = 50, .column = 1};
    assert_false(mams_editor_key(editor, &click));
    assert_int_equal(mams_editor_changed(editor), 0);
}

static void test_cursor_is_set_between_graphemes(void **state)
{
    (void)state;
    g_autoptr(MamsEditor) editor = mams_editor_new("ә" FLAG "z");
    mams_editor_set_cursor(editor, 1);
    assert_int_equal(mams_editor_cursor(editor), 2);
    mams_editor_set_cursor(editor, 5);
    assert_int_equal(mams_editor_cursor(editor), 10);
    mams_editor_set_cursor(editor, 999);
    assert_int_equal(mams_editor_cursor(editor), 11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_types_and_erases_graphemes),
        cmocka_unit_test(test_joins_and_refuses_marks),
        cmocka_unit_test(test_paste_is_cleaned),
        cmocka_unit_test(test_quoted_lines_stay),
        cmocka_unit_test(test_moves_by_rows_with_a_goal),
        cmocka_unit_test(test_wraps_between_words),
        cmocka_unit_test(test_pages_and_scrolls),
        cmocka_unit_test(test_moves_and_erases_words),
        cmocka_unit_test(test_cuts_and_puts_in_lines),
        cmocka_unit_test(test_undoes_word_by_word),
        cmocka_unit_test(test_undo_is_bounded),
        cmocka_unit_test(test_turns_letters),
        cmocka_unit_test(test_leaves_other_keys),
        cmocka_unit_test(test_cursor_is_set_between_graphemes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
