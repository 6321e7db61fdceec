/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "tour.h"

/* For those who see no colours, little, or nothing of the screen. */

/* ---- the cursor ---- */

/* What stands at the cursor on each screen: where typing goes, or the chosen row or month. "": the
 * cursor is behind the text that stands in front of it, in `before`. */
static const struct {
    const char *name, *at, *before;
} focus[] = {
    {"search, empty", "", "Find"},
    {"inquiries", NULL, ""},
    {"inquiry", "› ", ""},
    {"prepared replies", "", "Prepared text"},
    {"prepared replies, list", "", "Prepared text"},
    {"reply", "Құрметті", ""},
    {"reminders", "Nothing was promised", ""},
    {"search, field", "", "Find  иванов"},
    {"search, list", "820303", ""},
    {"form", "", "Surname"},
    {"form, field", "", "IIN"},
    {"form, pick list", "Abai Region", ""},
    {"card, months", NULL, "["},
    {"card, ways", "1 ", ""},
    {"details", "child", ""},
    {"topics", "", ""},
    {"way", NULL, ""},
    {"why", NULL, ""},
    {"month", "November 2024", ""},
    {"months", NULL, "["},
    {"months, as known", "", "As known on:"},
    {"what if", "1–9", ""},
    {"what if, category", "", ""},
    {"help", NULL, ""},
    {"reference", "", "Topic"},
    {"reference, list", "The six principles", ""},
    {"topic", "The six principles", ""},
    {"procedures", "", ""},
    {"procedure", NULL, ""},
    {"rates", "", "Income of a month, ₸"},
    {"rates, list", "employee", ""},
    {"menu", "", "Words"},
    {"line", "", ":st"},
    {"line, choice", "", ":sta"},
};

static void check_cursor(Harness *harness, const char *name, void *data)
{
    (void)data;
    int row, column;
    harness_cursor(harness, &row, &column);
    g_autofree char *at = harness_at_cursor(harness);
    g_autofree char *before = harness_part(harness, row, 0, column);
    for (size_t i = 0; i < G_N_ELEMENTS(focus); i++) {
        if (!g_str_equal(focus[i].name, name))
            continue;
        bool here = row >= 1 && row <= harness_rows(harness) - 2 && column < 80 &&
                    (focus[i].at == NULL || g_str_has_prefix(at, focus[i].at)) &&
                    strstr(before, focus[i].before) != NULL;
        if (!here)
            fail_msg("%s: the cursor is at %d, %d, between '%s' and '%s'", name, row, column,
                     before, at);
        return;
    }
    fail_msg("nothing is known of the focus on '%s'", name);
}

static void test_the_cursor_is_on_the_focus(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    tour_screens(harness, check_cursor, NULL);
    harness_free(harness);
}

/* ---- speech ---- */

static void check_speech(Harness *harness, const char *name, void *data)
{
    GHashTable *said = data;
    char *text = mams_app_speech(harness->app);
    if (*text == '\0' || strchr(text, '\n') != NULL || strstr(text, "(null)") != NULL)
        fail_msg("%s says '%s'", name, text);
    if (!g_hash_table_add(said, text))
        fail_msg("%s says no more than the screen before: '%s'", name, text);
}

static void test_every_screen_says_where_it_stands(void **state)
{
    (void)state;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autoptr(GHashTable) said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        Harness *harness = harness_new(&(HarnessOptions){.language = (MamsLang)lang});
        tour_screens(harness, check_speech, said);
        harness_free(harness);
    }
}

static void test_asked_for(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, FIXTURE_ALIYA "\r");
    int row, column, then_row, then_column;
    harness_cursor(harness, &row, &column);
    harness_bytes(harness, "\023"); /* Ctrl-S */
    g_autofree char *said = harness_at_cursor(harness);
    assert_true(g_str_has_prefix(said, "Ахметова Алия Серікқызы: NOT INSURED since 01.08.2024. "));
    harness_cursor(harness, &then_row, &then_column);
    assert_int_equal(then_row, 21); /* and the rest below */
    /* The next key gives the cursor back. */
    harness_bytes(harness, "\014");
    harness_cursor(harness, &then_row, &then_column);
    assert_int_equal(then_row, row);
    assert_int_equal(then_column, column);
    harness_expect_not(harness, "Серікқызы: NOT");
    harness_free(harness);
}

/* Above the line, where messages go while it is open. */
static void test_asked_for_on_the_line(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_bytes(harness, ":status\023");
    g_autofree char *said = harness_at_cursor(harness);
    assert_string_equal(said, "Command line: status");
    harness_expect(harness, ":status");
    harness_free(harness);
}

static void test_always(void **state)
{
    (void)state;
    Harness *harness = harness_new(&(HarnessOptions){.language = MAMS_LANG_EN, .speech = true});
    harness_text(harness, "иванов");
    g_autofree char *said = harness_row(harness, 22);
    assert_string_equal(said, " Find: иванов; found: 60; 1: Иванов Иван01, 02.02.1981");
    int row, column;
    harness_cursor(harness, &row, &column);
    assert_int_equal(row, 2);
    harness_key(harness, VTERM_KEY_DOWN);
    g_autofree char *next = harness_row(harness, 22);
    assert_string_equal(next, " found: 60; 2: Иванов Иван02, 03.03.1982");
    /* A message comes first. */
    harness_function(harness, 5);
    harness_expect(harness, "The reasons belong to a card");
    harness_free(harness);
}

/* ---- themes ---- */

static VTermScreenCell cell_of(Harness *harness, const char *text)
{
    int row = harness_find(harness, text);
    assert_true(row >= 0);
    g_autofree char *line = harness_row(harness, row);
    g_autofree char *before = g_strndup(line, (gsize)(strstr(line, text) - line));
    VTermScreenCell cell;
    vterm_screen_get_cell(harness->screen, (VTermPos){row, mams_text_width(before)}, &cell);
    return cell;
}

static int brightness(Harness *harness, VTermColor colour)
{
    vterm_screen_convert_color_to_rgb(harness->screen, &colour);
    return (2126 * colour.rgb.red + 7152 * colour.rgb.green + 722 * colour.rgb.blue) / 10000;
}

/* Every cell that shows something is much lighter or darker than its ground. */
static void check_contrast(Harness *harness, const char *name, void *data)
{
    (void)data;
    for (int row = 0; row < harness_rows(harness); row++) {
        for (int column = 0; column < 80; column++) {
            VTermScreenCell cell;
            vterm_screen_get_cell(harness->screen, (VTermPos){row, column}, &cell);
            if (cell.chars[0] == 0 || cell.chars[0] == ' ')
                continue;
            int front = brightness(harness, cell.fg), ground = brightness(harness, cell.bg);
            if (ABS(front - ground) < 110)
                fail_msg("%s: the cell %d, %d has %d on %d", name, row, column, front, ground);
        }
    }
}

static void test_contrast(void **state)
{
    (void)state;
    Harness *harness =
        harness_new(&(HarnessOptions){.language = MAMS_LANG_EN, .theme = MAMS_THEME_CONTRAST});
    tour_screens(harness, check_contrast, NULL);
    harness_free(harness);
}

static void take_screen(Harness *harness, const char *name, void *data)
{
    (void)name;
    g_ptr_array_add(data, tour_picture(harness));
}

/* Whatever is meant by a colour is there in words and signs: the themes differ in nothing else. */
static void test_themes_say_the_same(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) first = NULL, warm = g_ptr_array_new_with_free_func(g_free);
    /* The first of all tours leaves the first call, which gives cards one row more. */
    Harness *before = harness_new(NULL);
    tour_screens(before, take_screen, warm);
    harness_free(before);
    for (int theme = 0; theme < MAMS_N_THEMES; theme++) {
        g_autoptr(GPtrArray) screens = g_ptr_array_new_with_free_func(g_free);
        Harness *harness =
            harness_new(&(HarnessOptions){.language = MAMS_LANG_EN, .theme = (MamsThemeName)theme});
        tour_screens(harness, take_screen, screens);
        harness_free(harness);
        if (first == NULL) {
            first = g_steal_pointer(&screens);
            continue;
        }
        assert_int_equal(screens->len, first->len);
        /* The list of people opened lately differs: they are looked at anew. */
        for (guint i = 1; i < screens->len; i++)
            assert_string_equal(screens->pdata[i], first->pdata[i]);
    }
}

/* Good, doubtful and bad have their own signs beside the colours. */
static void test_verdicts_have_signs(void **state)
{
    (void)state;
    static const struct {
        const char *iin, *sign;
    } verdicts[] = {
        {FIXTURE_ARTYOM, "✓ INSURED"}, {FIXTURE_SAULE, "! "}, {FIXTURE_ALIYA, "✗ NOT INSURED"}};
    Harness *harness = harness_new(&(HarnessOptions){.language = MAMS_LANG_EN});
    for (size_t i = 0; i < G_N_ELEMENTS(verdicts); i++) {
        harness_text(harness, "\025");
        harness_text(harness, verdicts[i].iin);
        harness_key(harness, VTERM_KEY_ENTER);
        g_autofree char *line = harness_row(harness, 3);
        if (!g_str_has_prefix(line + 1, verdicts[i].sign))
            fail_msg("'%s' does not begin with '%s'", line, verdicts[i].sign);
        assert_true(cell_of(harness, verdicts[i].sign).attrs.bold);
        harness_function(harness, 3);
    }
    harness_free(harness);
}

static void test_theme_names(void **state)
{
    (void)state;
    assert_int_equal(mams_theme_parse("default"), MAMS_THEME_DEFAULT);
    assert_int_equal(mams_theme_parse("contrast"), MAMS_THEME_CONTRAST);
    assert_int_equal(mams_theme_parse("mono"), MAMS_THEME_MONO);
    assert_int_equal(mams_theme_parse("Contrast"), -1);
    assert_int_equal(mams_theme_parse(""), -1);
}

/* ---- a window too small ---- */

/* Says so, takes no key, and comes back as it was. */
static void check_small(Harness *harness, const char *name, void *data)
{
    (void)data;
    g_autofree char *before = harness_screen(harness);
    int row, column, then_row, then_column;
    harness_cursor(harness, &row, &column);
    harness_resize(harness, 12, 50);
    harness_expect(harness, "too small");
    harness_text(harness, "x1\t\033[B\r");
    harness_resize(harness, 24, 80);
    g_autofree char *after = harness_screen(harness);
    harness_cursor(harness, &then_row, &then_column);
    if (!g_str_equal(before, after) || row != then_row || column != then_column)
        fail_msg("%s: before\n%s\nafter\n%s", name, before, after);
}

static void test_a_small_window_changes_nothing(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    tour_screens(harness, check_small, NULL);
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_cursor_is_on_the_focus),
        cmocka_unit_test(test_every_screen_says_where_it_stands),
        cmocka_unit_test(test_asked_for),
        cmocka_unit_test(test_asked_for_on_the_line),
        cmocka_unit_test(test_always),
        cmocka_unit_test(test_contrast),
        cmocka_unit_test(test_themes_say_the_same),
        cmocka_unit_test(test_verdicts_have_signs),
        cmocka_unit_test(test_theme_names),
        cmocka_unit_test(test_a_small_window_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
