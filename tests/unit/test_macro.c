/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"
#include "macro.h"
#include "mams.h"

/* The text of macros. */

static void expect_keys(const GArray *events, const char *keys)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < events->len; i++) {
        const MamsEvent *event = &g_array_index(events, MamsEvent, i);
        g_string_append_printf(
            text, "[%s]", event->key == MAMS_KEY_TEXT ? event->text : mams_keymap_word(event->key));
    }
    assert_string_equal(text->str, keys);
}

static void test_reads(void **state)
{
    (void)state;
    static const struct {
        const char *text, *keys;
    } cases[] = {
        {"F7 3 Enter", "[F7][3][Enter]"},
        {"Әлия Space Үй Left Ctrl-W", "[Ә][л][и][я][ ][Ү][й][Left][Ctrl-W]"},
        {"E nter", "[E][n][t][e][r]"},
        {"", ""},
        {"  Esc   Tab ", "[Esc][Tab]"},
        {"f7 \033[A", "[f][7][[][A]"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) events = mams_macro_read(cases[i].text);
        expect_keys(events, cases[i].keys);
    }
}

static void add_text(GArray *events, const char *text)
{
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        MamsEvent event = {.key = MAMS_KEY_TEXT};
        g_strlcpy(event.text, p, (gsize)(g_utf8_next_char(p) - p) + 1);
        g_array_append_val(events, event);
    }
}

static void add_key(GArray *events, MamsKey key)
{
    MamsEvent event = {.key = key};
    g_array_append_val(events, event);
}

static void test_writes(void **state)
{
    (void)state;
    g_autoptr(GArray) events = g_array_new(FALSE, FALSE, sizeof(MamsEvent));
    MamsEvent paste = {.key = MAMS_KEY_PASTE, .paste = (char *)"Алия\nF5"};
    add_key(events, MAMS_KEY_F7);
    add_text(events, "Enter");
    add_key(events, MAMS_KEY_ENTER);
    add_key(events, MAMS_KEY_CLICK);
    add_key(events, MAMS_KEY_UNKNOWN);
    g_array_append_val(events, paste);
    add_text(events, "x");
    add_key(events, MAMS_KEY_CTRL | 'T');
    add_text(events, "Space Ә");
    g_autofree char *text = mams_macro_write(events);
    assert_string_equal(text, "F7 E nter Enter Алия Space F5x Ctrl-T S pace Space Ә");
}

/* What is written is read as the same keys. */
static void test_round_trip(void **state)
{
    (void)state;
    guint32 seed = 20241122;
    print_message("seed %u\n", seed);
    GRand *random = g_rand_new_with_seed(seed);
    static const char *const texts[] = {"F7", "Left", "Ә", " ", "Ctrl-A", "Space", "1", "\\", "↑"};
    for (int round = 0; round < 200; round++) {
        g_autoptr(GArray) events = g_array_new(FALSE, FALSE, sizeof(MamsEvent));
        for (int i = g_rand_int_range(random, 0, 12); i > 0; i--) {
            if (g_rand_boolean(random))
                add_text(events, texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))]);
            else
                add_key(events, (MamsKey)g_rand_int_range(random, MAMS_KEY_ENTER, MAMS_KEY_F12));
        }
        g_autofree char *text = mams_macro_write(events);
        g_autoptr(GArray) read = mams_macro_read(text);
        g_autofree char *again = mams_macro_write(read);
        assert_string_equal(again, text);
        assert_int_equal(read->len, events->len);
        for (guint i = 0; i < read->len; i++) {
            const MamsEvent *one = &g_array_index(events, MamsEvent, i);
            const MamsEvent *other = &g_array_index(read, MamsEvent, i);
            assert_int_equal(one->key, other->key);
            assert_string_equal(one->text, other->text);
        }
    }
    g_rand_free(random);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads),
        cmocka_unit_test(test_writes),
        cmocka_unit_test(test_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
