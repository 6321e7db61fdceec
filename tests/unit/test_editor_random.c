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

/* ---- a naive model ---- */

typedef struct {
    GString *text;
    size_t cursor;
} Model;

static const char *const signs[] = {
    "а",    "ә",           "z",      " ",     " ",  "\n",         "\u0306", "\u0301",
    "и",    "汉",          "—",      FAMILY,  FLAG, "\U0001F1F0", "\u200D", "\U0001F44D\U0001F3FD",
    "сөз ", "бір екі\nүш", "\u1112", "\u1161"};

/* Where a grapheme ends that begins before `offset`, found from the beginning of the text. */
static size_t model_next(const Model *model, size_t offset)
{
    size_t at = 0;
    while (at <= offset && at < model->text->len)
        at = mams_text_next(model->text->str, at);
    return at;
}

static size_t model_previous(const Model *model, size_t offset)
{
    size_t before = 0;
    for (size_t at = 0; at < offset; at = mams_text_next(model->text->str, at))
        before = at;
    return before;
}

static void model_snap(Model *model, size_t offset)
{
    size_t at = 0;
    while (at < offset)
        at = mams_text_next(model->text->str, at);
    model->cursor = at;
}

/* As the editor promises, but line by line from the whole text before the cursor. */
static void model_insert(Model *model, const char *text)
{
    g_autofree char *before = g_strndup(model->text->str, model->cursor);
    g_autofree char *after = g_strdup(model->text->str + model->cursor);
    size_t grapheme = model_previous(model, model->cursor);
    if (model->cursor == 0 || before[model->cursor - 1] == '\n')
        grapheme = model->cursor;
    g_autofree char *joined = g_strconcat(before + grapheme, text, NULL);
    before[grapheme] = '\0';
    g_autoptr(GString) clean = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(joined, "\n", -1);
    for (int i = 0; lines[i] != NULL; i++) {
        g_autofree char *line = mams_text_clean(lines[i]);
        const char *rest = line;
        while (*rest != '\0') {
            g_autofree char *first = g_strndup(rest, mams_text_next(rest, 0));
            if (mams_text_width(first) > 0)
                break;
            rest += strlen(first);
        }
        g_string_append_printf(clean, "%s%s", i > 0 ? "\n" : "", rest);
    }
    g_string_printf(model->text, "%s%s%s", before, clean->str, after);
    model_snap(model, strlen(before) + clean->len);
}

static void model_erase(Model *model, size_t start, size_t end)
{
    g_string_erase(model->text, (gssize)start, (gssize)(end - start));
    model_snap(model, start);
}

static void random_step(GRand *random, MamsEditor *editor, Model *model)
{
    switch (g_rand_int_range(random, 0, 8)) {
    case 0:
        press(editor, MAMS_KEY_LEFT);
        model->cursor = model_previous(model, model->cursor);
        break;
    case 1:
        press(editor, MAMS_KEY_RIGHT);
        model->cursor = model_next(model, model->cursor);
        break;
    case 2:
        press(editor, MAMS_KEY_BACKSPACE);
        model_erase(model, model_previous(model, model->cursor), model->cursor);
        break;
    case 3:
        press(editor, MAMS_KEY_DELETE);
        model_erase(model, model->cursor, model_next(model, model->cursor));
        break;
    case 4: {
        size_t place = (size_t)g_rand_int_range(random, 0, (gint32)model->text->len + 1);
        mams_editor_set_cursor(editor, place);
        model_snap(model, place);
        break;
    }
    default: {
        const char *sign = signs[g_rand_int_range(random, 0, G_N_ELEMENTS(signs))];
        MamsEvent event = {.key = MAMS_KEY_PASTE, .paste = (char *)sign};
        assert_true(mams_editor_key(editor, &event));
        model_insert(model, sign);
    }
    }
}

static GArray *collect_places(MamsEditor *editor)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(int));
    for (size_t at = 0; mams_editor_text(editor)[at] != '\0'; at++) {
        mams_editor_set_cursor(editor, at);
        int place[] = {(int)mams_editor_cursor(editor), mams_editor_cursor_row(editor),
                       mams_editor_cursor_column(editor)};
        g_array_append_vals(places, place, 3);
    }
    return places;
}

/* The rows as they were kept through the edits against rows broken at once. */
static void compare_rows(MamsEditor *editor, int columns)
{
    size_t cursor = mams_editor_cursor(editor);
    int rows = mams_editor_rows(editor);
    g_autoptr(GArray) kept = collect_places(editor);
    mams_editor_fit(editor, 5, columns + 1);
    mams_editor_fit(editor, 5, columns);
    g_autoptr(GArray) fresh = collect_places(editor);
    assert_int_equal(rows, mams_editor_rows(editor));
    assert_int_equal(kept->len, fresh->len);
    for (guint i = 0; i < kept->len; i++)
        assert_int_equal(g_array_index(kept, int, i), g_array_index(fresh, int, i));
    mams_editor_set_cursor(editor, cursor);
}

static void random_run(guint32 seed)
{
    GRand *random = g_rand_new_with_seed(seed);
    Model model = {.text = g_string_new(NULL)};
    g_autoptr(MamsEditor) editor = mams_editor_new("");
    int columns = g_rand_int_range(random, 3, 30);
    mams_editor_fit(editor, 5, columns);
    for (int step = 0; step < 400; step++) {
        random_step(random, editor, &model);
        assert_string_equal(mams_editor_text(editor), model.text->str);
        assert_int_equal(mams_editor_cursor(editor), model.cursor);
        assert_true(g_utf8_validate(mams_editor_text(editor), -1, NULL));
        if (step % 40 == 0)
            compare_rows(editor, columns);
    }
    press_times(editor, MAMS_KEY_CTRL | 'U', 400);
    assert_string_equal(mams_editor_text(editor), "");
    press_times(editor, MAMS_KEY_CTRL | 'R', 400);
    assert_string_equal(mams_editor_text(editor), model.text->str);
    compare_rows(editor, columns);
    g_string_free(model.text, TRUE);
    g_rand_free(random);
}

static guint32 first_seed(void)
{
    const char *given = g_getenv("MAMS_TEST_SEED");
    return given != NULL ? (guint32)g_ascii_strtoull(given, NULL, 10) : 20241122;
}

static void test_random_edits(void **state)
{
    (void)state;
    for (guint32 i = 0; i < 60; i++) {
        print_message("seed %u\n", first_seed() + i);
        random_run(first_seed() + i);
    }
}

/* Keys without sense, every one of them: nothing but good text stays, and undo finds the way back.
 */
static void press_anything(guint32 seed)
{
    static const MamsKey keys[] = {
        MAMS_KEY_LEFT,       MAMS_KEY_RIGHT,      MAMS_KEY_UP,         MAMS_KEY_DOWN,
        MAMS_KEY_HOME,       MAMS_KEY_END,        MAMS_KEY_PAGE_UP,    MAMS_KEY_PAGE_DOWN,
        MAMS_KEY_ENTER,      MAMS_KEY_BACKSPACE,  MAMS_KEY_DELETE,     MAMS_KEY_CTRL | 'A',
        MAMS_KEY_CTRL | 'B', MAMS_KEY_CTRL | 'D', MAMS_KEY_CTRL | 'E', MAMS_KEY_CTRL | 'F',
        MAMS_KEY_CTRL | 'K', MAMS_KEY_CTRL | 'N', MAMS_KEY_CTRL | 'Q', MAMS_KEY_CTRL | 'R',
        MAMS_KEY_CTRL | 'U', MAMS_KEY_CTRL | 'W', MAMS_KEY_CTRL | 'Y'};
    GRand *random = g_rand_new_with_seed(seed);
    g_autoptr(MamsSpelling) spelling = mams_spelling_new("/nonexistent", NULL);
    g_autoptr(MamsEditor) editor = mams_editor_new("Сіз МӘМС-ға\n> жарна төледіңіз");
    mams_editor_set_spelling(editor, spelling, MAMS_LANG_KK);
    for (int step = 0; step < 500; step++) {
        mams_editor_fit(editor, 4, g_rand_int_range(random, 0, 2) == 0 ? 9 : 31);
        if (g_rand_boolean(random)) {
            type(editor, signs[g_rand_int_range(random, 0, G_N_ELEMENTS(signs))]);
        } else {
            press(editor, keys[g_rand_int_range(random, 0, G_N_ELEMENTS(keys))]);
        }
        const char *text = mams_editor_text(editor);
        size_t cursor = mams_editor_cursor(editor);
        assert_true(g_utf8_validate(text, -1, NULL));
        for (const char *at = text; *at != '\0'; at++)
            assert_true((unsigned char)*at >= 0x20 || *at == '\n');
        size_t place = 0;
        while (place < cursor)
            place = mams_text_next(text, place);
        assert_int_equal(place, cursor);
        assert_true(mams_editor_cursor_row(editor) < mams_editor_rows(editor));
    }
    press(editor, MAMS_KEY_LEFT); /* closes a list */
    press_times(editor, MAMS_KEY_CTRL | 'R', 600);
    g_autofree char *latest = g_strdup(mams_editor_text(editor));
    press_times(editor, MAMS_KEY_CTRL | 'U', 600);
    assert_string_equal(mams_editor_text(editor), "Сіз МӘМС-ға\n> жарна төледіңіз");
    press_times(editor, MAMS_KEY_CTRL | 'R', 600);
    assert_string_equal(mams_editor_text(editor), latest);
    g_rand_free(random);
}

static void test_random_keys(void **state)
{
    (void)state;
    for (guint32 i = 0; i < 40; i++) {
        print_message("seed %u\n", first_seed() + i);
        press_anything(first_seed() + i);
    }
}

/* ---- what a key costs ---- */

static void expect_cheap(const char *text, size_t most)
{
    g_autoptr(MamsEditor) editor = mams_editor_new(text);
    mams_editor_fit(editor, 20, 80);
    mams_editor_set_cursor(editor, strlen(text) / 2);
    static const MamsKey keys[] = {MAMS_KEY_LEFT,    MAMS_KEY_BACKSPACE,  MAMS_KEY_DOWN,
                                   MAMS_KEY_PAGE_UP, MAMS_KEY_CTRL | 'B', MAMS_KEY_CTRL | 'U'};
    for (int i = 0; i < 60; i++) {
        size_t before = mams_editor_work(editor);
        press(editor, keys[i % G_N_ELEMENTS(keys)]);
        type(editor, "ә");
        mams_editor_fit(editor, 20, 80);
        assert_in_range(mams_editor_work(editor) - before, 1, most);
    }
}

static void test_long_texts_stay_cheap(void **state)
{
    (void)state;
    GRand *random = g_rand_new_with_seed(7);
    g_autoptr(GString) lines = g_string_new(NULL), one = g_string_new(NULL);
    while (lines->len < 200000) {
        int letters = g_rand_int_range(random, 1, 12);
        for (int i = 0; i < letters; i++) {
            g_string_append(lines, "ө");
            g_string_append(one, "ө");
        }
        g_string_append(lines, g_rand_int_range(random, 0, 60) == 0 ? "\n" : " ");
        g_string_append_c(one, ' ');
    }
    g_rand_free(random);
    expect_cheap(lines->str, 10000);
    expect_cheap(one->str, 100000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_edits),
        cmocka_unit_test(test_random_keys),
        cmocka_unit_test(test_long_texts_stay_cheap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
