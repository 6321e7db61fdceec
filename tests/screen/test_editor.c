/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cm.h"
#include "harness.h"
#include "terminal.h"
#include "widgets/editor.h"

/* The editor alone on a terminal, as a screen draws it. */

enum { ROWS = 24, COLUMNS = 80 };

typedef struct {
    MamsTerm *term;
    VTerm *vterm;
    VTermScreen *screen;
    int pipe[2], out;
    size_t bytes_out;
    MamsDraw draw;
    MamsSpelling *spelling;
    MamsEditor *editor;
    MamsArea area;
} Stage;

static Stage *stage_new(MamsThemeName theme, MamsLang lang, const char *text, MamsArea area)
{
    harness_set_language(lang);
    Stage *stage = g_new0(Stage, 1);
    g_autofree char *name = NULL;
    assert_int_equal(pipe(stage->pipe), 0);
    stage->out = g_file_open_tmp("mams-editor-XXXXXX", &name, NULL);
    assert_true(stage->out >= 0);
    g_unlink(name);
    stage->vterm = vterm_new(ROWS, COLUMNS);
    vterm_set_utf8(stage->vterm, 1);
    stage->screen = vterm_obtain_screen(stage->vterm);
    vterm_screen_enable_altscreen(stage->screen, 1);
    vterm_screen_reset(stage->screen, 1);
    MamsTermOptions options = {
        .in_fd = stage->pipe[0], .out_fd = stage->out, .type = "screen-256color"};
    stage->term = mams_term_open(&options, NULL);
    assert_non_null(stage->term);
    mams_theme_init(&stage->draw.theme, theme);
    stage->spelling = mams_spelling_new(DICTIONARIESDIR, MAMS_SRCDIR "/data/spelling.txt");
    stage->editor = mams_editor_new(text);
    stage->area = area;
    mams_editor_set_spelling(stage->editor, stage->spelling, lang);
    mams_editor_set_cursor(stage->editor, 0);
    return stage;
}

static void stage_free(Stage *stage)
{
    mams_editor_free(stage->editor);
    mams_spelling_free(stage->spelling);
    mams_term_close(stage->term);
    vterm_free(stage->vterm);
    close(stage->pipe[0]);
    close(stage->pipe[1]);
    close(stage->out);
    g_free(stage);
}

static void paint(Stage *stage)
{
    char bytes[4096];
    ssize_t n;
    mams_draw_begin(&stage->draw);
    mams_editor_draw(stage->editor, &stage->draw, stage->area, true);
    mams_draw_end(&stage->draw);
    while ((n = pread(stage->out, bytes, sizeof bytes, (off_t)stage->bytes_out)) > 0) {
        vterm_input_write(stage->vterm, bytes, (size_t)n);
        stage->bytes_out += (size_t)n;
    }
}

static void press(Stage *stage, MamsKey key)
{
    MamsEvent event = {.key = key};
    assert_true(mams_editor_key(stage->editor, &event));
    paint(stage);
}

static VTermScreenCell cell_at(Stage *stage, int row, int column)
{
    VTermScreenCell cell;
    assert_true(vterm_screen_get_cell(stage->screen, (VTermPos){row, column}, &cell));
    return cell;
}

/* A row without the blanks at its end, what is underlined between "_". (owned) */
static char *row_text(Stage *stage, int row)
{
    GString *text = g_string_new(NULL);
    bool under = false;
    for (int column = 0; column < COLUMNS;) {
        VTermScreenCell cell = cell_at(stage, row, column);
        if ((cell.attrs.underline != 0) != under) {
            under = !under;
            g_string_append_c(text, '_');
        }
        if (cell.chars[0] == 0)
            g_string_append_c(text, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
            g_string_append_unichar(text, cell.chars[i]);
        column += MAX(cell.width, 1);
    }
    return g_strchomp(g_string_free(text, FALSE));
}

static void expect_row(Stage *stage, int row, const char *wanted)
{
    g_autofree char *text = row_text(stage, row);
    assert_string_equal(text, wanted);
}

static void expect_cursor(Stage *stage, int row, int column)
{
    VTermPos place;
    vterm_state_get_cursorpos(vterm_obtain_state(stage->vterm), &place);
    assert_int_equal(place.row, row);
    assert_int_equal(place.col, column);
}

static void test_three_languages(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rows[4], *list, *message;
    } shown[MAMS_N_LANGS] = {
        [MAMS_LANG_KK] = {"Сіз МӘМС-ға жарна төлемегенсіз.",
                          {"Сіз _МӘМС-ға_ жарна", "төлемегенсіз."},
                          "1 МӘМС-ке",
                          "сөзді қояды"},
        [MAMS_LANG_RU] = {"Взносы в фонд уплачны полностью.",
                          {"Взносы в фонд _уплачны_", "полностью."},
                          "1 уплачены",
                          "вставляет"},
        [MAMS_LANG_EN] = {"You are insurd until December.",
                          {"You are _insurd_ until", "December."},
                          "1 insured",
                          "takes the word"},
    };
    for (int theme = 0; theme < MAMS_N_THEMES; theme++) {
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            Stage *stage = stage_new((MamsThemeName)theme, (MamsLang)lang, shown[lang].text,
                                     (MamsArea){0, 0, 20, 22});
            paint(stage);
            expect_row(stage, 0, shown[lang].rows[0]);
            expect_row(stage, 1, shown[lang].rows[1]);
            expect_cursor(stage, 0, 0);
            press(stage, MAMS_KEY_CTRL | 'N');
            g_autofree char *list = row_text(stage, 1);
            if (strstr(list, shown[lang].list) == NULL)
                fail_msg("theme %d: '%s'", theme, list);
            assert_non_null(strstr(mams_editor_message(stage->editor), shown[lang].message));
            press(stage, MAMS_KEY_ENTER);
            g_autofree char *after = row_text(stage, 0), *below = row_text(stage, 1);
            assert_null(strchr(after, '_'));
            assert_null(strchr(below, '_'));
            stage_free(stage);
        }
    }
}

static void test_list_stands_where_there_is_room(void **state)
{
    (void)state;
    Stage *stage =
        stage_new(MAMS_THEME_MONO, MAMS_LANG_KK, "бір\nекі\nүш\nМӘМС-ға", (MamsArea){5, 10, 4, 30});
    press(stage, MAMS_KEY_CTRL | 'N');
    expect_row(stage, 7, "          │ 1 МӘМС-ке │");
    expect_row(stage, 8, "          _МӘМС-ға_");
    expect_row(stage, 9, "");
    expect_cursor(stage, 7, 12);
    assert_true(cell_at(stage, 7, 13).attrs.reverse);
    press(stage, MAMS_KEY_ESCAPE);
    expect_row(stage, 7, "          үш");
    expect_cursor(stage, 8, 10);
    stage_free(stage);
}

static void test_wide_signs_and_marks(void **state)
{
    (void)state;
    Stage *stage =
        stage_new(MAMS_THEME_DEFAULT, MAMS_LANG_KK, "汉汉汉汉z\u0306 ж\nә", (MamsArea){2, 3, 5, 8});
    mams_editor_set_spelling(stage->editor, NULL, MAMS_LANG_KK);
    paint(stage);
    expect_row(stage, 2, "   汉汉汉");
    expect_row(stage, 3, "   汉z\u0306 ж");
    expect_row(stage, 4, "   ә");
    press(stage, MAMS_KEY_RIGHT);
    expect_cursor(stage, 2, 5);
    press(stage, MAMS_KEY_DOWN);
    expect_cursor(stage, 3, 5);
    press(stage, MAMS_KEY_RIGHT);
    expect_cursor(stage, 3, 6);
    MamsEvent click = {.key = MAMS_KEY_CLICK, .row = 4, .column = 30};
    assert_false(mams_editor_key(stage->editor, &click));
    click.column = 9;
    assert_true(mams_editor_key(stage->editor, &click));
    paint(stage);
    expect_cursor(stage, 4, 4);
    stage_free(stage);
}

static void test_scrolls_and_keeps_within_its_area(void **state)
{
    (void)state;
    Stage *stage = stage_new(MAMS_THEME_DEFAULT, MAMS_LANG_RU, "> цитата ошыбка\n1\n2\n3\n4\n5",
                             (MamsArea){1, 0, 3, 40});
    paint(stage);
    /* What is quoted is not checked. */
    expect_row(stage, 0, "");
    expect_row(stage, 1, "> цитата ошыбка");
    expect_row(stage, 3, "2");
    expect_row(stage, 4, "");
    press(stage, MAMS_KEY_CTRL | 'E');
    expect_row(stage, 1, "3");
    expect_row(stage, 3, "5");
    expect_cursor(stage, 3, 1);
    /* A blank that has no room at the end of its line keeps the cursor in the area. */
    mams_editor_set_text(stage->editor, "123456789 123456789 123456789 123456789 \nx");
    paint(stage);
    press(stage, MAMS_KEY_UP);
    press(stage, MAMS_KEY_END);
    expect_cursor(stage, 1, 39);
    stage_free(stage);
}

/* The word that is being typed is not marked before it is left. */
static void test_the_word_being_typed(void **state)
{
    (void)state;
    Stage *stage = stage_new(MAMS_THEME_MONO, MAMS_LANG_EN, "insurd", (MamsArea){0, 0, 3, COLUMNS});
    press(stage, MAMS_KEY_CTRL | 'E');
    expect_row(stage, 0, "insurd");
    mams_editor_insert(stage->editor, " ");
    paint(stage);
    expect_row(stage, 0, "_insurd_");
    stage_free(stage);
}

/* Only what is seen is looked up. */
static void test_only_what_is_seen_is_checked(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 20000; i++)
        g_string_append_printf(text, "%c%c%c ", 'a' + i % 26, 'a' + i / 26 % 26,
                               'a' + i / 676 % 26);
    Stage *stage = stage_new(MAMS_THEME_MONO, MAMS_LANG_EN, text->str, (MamsArea){0, 0, 5, 40});
    mams_editor_set_cursor(stage->editor, text->len / 2);
    paint(stage);
    unsigned lookups = mams_spelling_lookups(stage->spelling);
    assert_in_range(lookups, 1, 200);
    paint(stage);
    assert_int_equal(mams_spelling_lookups(stage->spelling), lookups);
    stage_free(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_languages),
        cmocka_unit_test(test_list_stands_where_there_is_room),
        cmocka_unit_test(test_wide_signs_and_marks),
        cmocka_unit_test(test_scrolls_and_keeps_within_its_area),
        cmocka_unit_test(test_the_word_being_typed),
        cmocka_unit_test(test_only_what_is_seen_is_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
