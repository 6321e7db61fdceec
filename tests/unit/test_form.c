/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "widgets/form.h"

/* The model of a form, without a terminal. */

enum { NAME, NUMBER, NOTE, REGION, LAST, N_ROWS };

static int picked_for;

/* Three choices, those that begin with what was typed. */
static GPtrArray *pick(const char *typed, void *data)
{
    static const char *const names[] = {"Абай", "Алматы", "Астана"};
    assert_ptr_equal(data, &picked_for);
    picked_for++;
    GPtrArray *choices = g_ptr_array_new_with_free_func(mams_form_choice_free);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_str_has_prefix(names[i], typed))
            g_ptr_array_add(choices, mams_form_choice_new(names[i], names[i]));
    }
    return choices;
}

static MamsForm *make(void)
{
    const MamsFormRow rows[N_ROWS] = {
        [NAME] = {.label = "Name", .max_letters = 5},
        [NUMBER] = {.label = "Number", .max_letters = 12, .digits_only = true},
        [NOTE] = {.label = "Note", .max_letters = 20, .read_only = true},
        [REGION] = {.label = "Region",
                    .max_letters = 40,
                    .several = true,
                    .pick = pick,
                    .pick_data = &picked_for},
        [LAST] = {.label = "Last", .max_letters = 10},
    };
    return mams_form_new(rows, N_ROWS);
}

static bool press(MamsForm *form, MamsKey key)
{
    MamsEvent event = {.key = key};
    return mams_form_key(form, &event);
}

static void type(MamsForm *form, const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        MamsEvent event = {.key = MAMS_KEY_TEXT};
        g_utf8_strncpy(event.text, text, 1);
        assert_true(mams_form_key(form, &event));
    }
}

static void paste(MamsForm *form, const char *text)
{
    MamsEvent event = {.key = MAMS_KEY_PASTE, .paste = g_strdup(text)};
    assert_true(mams_form_key(form, &event));
    mams_event_clear(&event);
}

static void test_moves(void **state)
{
    (void)state;
    g_autoptr(MamsForm) form = make();
    assert_int_equal(mams_form_focus(form), NAME);
    assert_false(press(form, MAMS_KEY_UP));
    assert_true(press(form, MAMS_KEY_TAB));
    assert_true(press(form, MAMS_KEY_DOWN));
    assert_int_equal(mams_form_focus(form), REGION); /* a note cannot be edited */
    mams_form_set_focus(form, NOTE);
    assert_int_equal(mams_form_focus(form), REGION);
    assert_true(press(form, MAMS_KEY_TAB));
    assert_int_equal(mams_form_focus(form), LAST);
    assert_false(press(form, MAMS_KEY_TAB));
    assert_false(press(form, MAMS_KEY_DOWN));
    assert_true(press(form, MAMS_KEY_BACKTAB));
    assert_true(press(form, MAMS_KEY_UP));
    assert_int_equal(mams_form_focus(form), NUMBER);
    assert_false(press(form, MAMS_KEY_ENTER));
    assert_false(press(form, MAMS_KEY_ESCAPE));
    assert_false(press(form, MAMS_KEY_F5));
}

static void test_text(void **state)
{
    (void)state;
    g_autoptr(MamsForm) form = make();
    type(form, "Ахметова");
    assert_string_equal(mams_form_value(form, NAME), "Ахмет");
    press(form, MAMS_KEY_BACKSPACE);
    assert_string_equal(mams_form_value(form, NAME), "Ахме");
    mams_form_set_value(form, NOTE, "as it is");
    assert_string_equal(mams_form_value(form, NOTE), "as it is");
}

static void test_digits(void **state)
{
    (void)state;
    g_autoptr(MamsForm) form = make();
    press(form, MAMS_KEY_TAB);
    type(form, "ү5а\"x,.-қ");
    assert_string_equal(mams_form_value(form, NUMBER), "851670");
    mams_form_set_value(form, NUMBER, "");
    paste(form, " 850317 490-011\n");
    assert_string_equal(mams_form_value(form, NUMBER), "850317490011");
    mams_form_set_value(form, NUMBER, "");
    paste(form, "\xff\xd0 8\x1b");
    assert_string_equal(mams_form_value(form, NUMBER), "8");
}

static void test_problems(void **state)
{
    (void)state;
    g_autoptr(MamsForm) form = make();
    int height = mams_form_height(form, 60);
    assert_int_equal(height, N_ROWS);
    mams_form_set_problem(form, NAME, "no such name");
    assert_string_equal(mams_form_problem(form, NAME), "no such name");
    assert_int_equal(mams_form_height(form, 60), height + 1);
    press(form, MAMS_KEY_LEFT);
    assert_non_null(mams_form_problem(form, NAME));
    type(form, "а");
    assert_null(mams_form_problem(form, NAME));
    assert_int_equal(mams_form_height(form, 60), height);
}

static void test_picks(void **state)
{
    (void)state;
    g_autoptr(MamsForm) form = make();
    assert_false(mams_form_open_picks(form));
    mams_form_set_focus(form, REGION);
    assert_false(mams_form_has_picks(form));
    type(form, "А");
    assert_true(mams_form_has_picks(form));
    assert_int_equal(mams_form_height(form, 60), N_ROWS + 3);
    assert_false(mams_form_in_picks(form));
    assert_false(press(form, MAMS_KEY_ENTER)); /* nothing is chosen yet */
    press(form, MAMS_KEY_DOWN);
    press(form, MAMS_KEY_DOWN);
    assert_true(mams_form_in_picks(form));
    assert_true(press(form, MAMS_KEY_ENTER));
    assert_string_equal(mams_form_value(form, REGION), "Алматы");
    assert_int_equal(mams_form_focus(form), LAST);
    assert_false(mams_form_has_picks(form));

    /* The list is about the value that is typed. */
    press(form, MAMS_KEY_UP);
    type(form, ", Ас");
    press(form, MAMS_KEY_DOWN);
    press(form, MAMS_KEY_ENTER);
    assert_string_equal(mams_form_value(form, REGION), "Алматы, Астана");

    /* Up leaves the list, Esc closes it, and typing goes on in the field. */
    press(form, MAMS_KEY_UP);
    mams_form_set_value(form, REGION, "");
    assert_true(mams_form_open_picks(form));
    press(form, MAMS_KEY_DOWN);
    press(form, MAMS_KEY_UP);
    assert_false(mams_form_in_picks(form));
    assert_true(mams_form_has_picks(form));
    assert_true(press(form, MAMS_KEY_ESCAPE));
    assert_false(mams_form_has_picks(form));
    type(form, "Абx");
    assert_false(mams_form_has_picks(form));
    press(form, MAMS_KEY_BACKSPACE);
    assert_true(mams_form_has_picks(form));
    press(form, MAMS_KEY_TAB);
    assert_false(mams_form_has_picks(form));
}

static void test_clicks(void **state)
{
    (void)state;
    g_autoptr(MamsForm) form = make();
    MamsArea area = {5, 0, 12, 60};
    assert_true(mams_form_click(form, area, 5 + REGION));
    assert_int_equal(mams_form_focus(form), REGION);
    assert_true(mams_form_click(form, area, 5 + NOTE)); /* cannot be edited */
    assert_int_equal(mams_form_focus(form), REGION);
    mams_form_open_picks(form);
    assert_true(mams_form_click(form, area, 5 + REGION + 2));
    assert_string_equal(mams_form_value(form, REGION), "Алматы");
    assert_false(mams_form_click(form, area, 5 + N_ROWS));
}

/* Keys at random: the focus stays on a row that can be edited. */
enum { FREE, DAY_ROW, END_ROW, N_DAY_ROWS };

static MamsForm *make_days(void)
{
    const MamsFormRow rows[N_DAY_ROWS] = {
        [FREE] = {.label = "Free", .max_letters = 20},
        [DAY_ROW] = {.label = "Day", .max_letters = 10, .day = true, .replaced = true},
        [END_ROW] = {.label = "End", .max_letters = 10},
    };
    return mams_form_new(rows, N_DAY_ROWS);
}

static void expect_day(MamsForm *form, const char *typed, const char *left)
{
    mams_form_set_focus(form, FREE);
    mams_form_set_focus(form, DAY_ROW);
    type(form, typed);
    press(form, MAMS_KEY_TAB);
    assert_string_equal(mams_form_value(form, DAY_ROW), left);
}

static void test_days(void **state)
{
    (void)state;
    g_autoptr(MamsForm) form = make_days();
    expect_day(form, "01092024", "01.09.2024");
    expect_day(form, "1.9.2024", "01.09.2024"); /* takes the place of the one before */
    expect_day(form, "1/9,2024", "01.09.2024");
    expect_day(form, "қ\"құәқәң", "01.09.2024");
    expect_day(form, "қ.қ.әқә,",
               "07.07.2026"); /* dots are digits in the layout of the first sign */
    expect_day(form, "x1y2", "12");
    expect_day(form, "", "12");
    expect_day(form, ".,x", "12"); /* no date begins so: nothing is replaced */
    mams_form_set_focus(form, FREE);
    mams_form_set_focus(form, DAY_ROW);
    paste(form, "30.06.2025\n");
    mams_form_tidy(form);
    assert_string_equal(mams_form_value(form, DAY_ROW), "30.06.2025");
}

static void test_replaces(void **state)
{
    (void)state;
    g_autoptr(MamsForm) form = make_days();
    expect_day(form, "01092024", "01.09.2024");
    mams_form_set_focus(form, DAY_ROW);
    press(form, MAMS_KEY_LEFT); /* the text is to stay */
    press(form, MAMS_KEY_BACKSPACE);
    assert_string_equal(mams_form_value(form, DAY_ROW), "01.09.204");
    mams_form_set_focus(form, FREE);
    mams_form_set_focus(form, DAY_ROW);
    press(form, MAMS_KEY_DELETE);
    assert_string_equal(mams_form_value(form, DAY_ROW), "");
    mams_form_set_focus(form, FREE);
    type(form, "ab");
    mams_form_set_focus(form, END_ROW);
    mams_form_set_focus(form, FREE);
    type(form, "c");
    assert_string_equal(mams_form_value(form, FREE), "abc");
}

static void test_keeps_and_restores(void **state)
{
    (void)state;
    g_autoptr(MamsForm) form = make_days(), other = make_days();
    g_autoptr(GKeyFile) file = g_key_file_new(), read = g_key_file_new();
    type(form, "  «ә»;=[x] ");
    press(form, MAMS_KEY_TAB);
    type(form, "0109");
    press(form, MAMS_KEY_LEFT);
    mams_form_keep(form, file, "a form");
    g_autofree char *data = g_key_file_to_data(file, NULL, NULL);
    assert_true(g_key_file_load_from_data(read, data, (gsize)-1, G_KEY_FILE_NONE, NULL));
    mams_form_restore(other, read, "a form");
    assert_int_equal(mams_form_focus(other), DAY_ROW);
    assert_string_equal(mams_form_value(other, FREE), mams_form_value(form, FREE));
    type(other, "3"); /* at the cursor */
    assert_string_equal(mams_form_value(other, DAY_ROW), "01039");
    mams_form_restore(other, read, "none");
    assert_string_equal(mams_form_value(other, DAY_ROW), "01039");
    g_key_file_set_integer(read, "a form", "focus", -7);
    g_key_file_set_string(read, "a form", "cursor", "999999999999999999");
    mams_form_restore(other, read, "a form");
    assert_int_equal(mams_form_focus(other), FREE);
}

static void test_random_keys(void **state)
{
    (void)state;
    static const MamsKey keys[] = {
        MAMS_KEY_TAB,   MAMS_KEY_BACKTAB, MAMS_KEY_UP,        MAMS_KEY_DOWN,
        MAMS_KEY_ENTER, MAMS_KEY_LEFT,    MAMS_KEY_BACKSPACE, MAMS_KEY_ESCAPE,
        MAMS_KEY_HOME,  MAMS_KEY_DELETE,  MAMS_KEY_RIGHT,     MAMS_KEY_END,
    };
    static const char *const texts[] = {"А", "с", ",", " ", "8", "қ", "x"};
    const guint32 seed = 20261122;
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    g_autoptr(MamsForm) form = make();
    for (int i = 0; i < 20000; i++) {
        if (g_rand_boolean(random))
            type(form, texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))]);
        else
            press(form, keys[g_rand_int_range(random, 0, G_N_ELEMENTS(keys))]);
        if (mams_form_focus(form) == NOTE || mams_form_height(form, 40) < N_ROWS)
            fail_msg("seed %u, key %d", seed, i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moves),       cmocka_unit_test(test_text),
        cmocka_unit_test(test_digits),      cmocka_unit_test(test_problems),
        cmocka_unit_test(test_picks),       cmocka_unit_test(test_clicks),
        cmocka_unit_test(test_random_keys), cmocka_unit_test(test_days),
        cmocka_unit_test(test_replaces),    cmocka_unit_test(test_keeps_and_restores),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
