/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"
#include "tour.h"

/* A slow line: what a key costs in bytes. */

enum { MOST_ON_AVERAGE = 2000 };

/* The keys of one screen, pressed one by one. */
static void check_keys(Harness *harness, const char *name, const char *const *keys, size_t n)
{
    size_t before = harness->bytes_out;
    for (size_t i = 0; i < n; i++)
        harness_bytes(harness, keys[i]);
    size_t average = (harness->bytes_out - before) / n;
    if (average > MOST_ON_AVERAGE)
        fail_msg("%s: %zu bytes a key", name, average);
}

/* Every screen is come to afresh, so that its keys do not disturb the way to the next one. */
typedef struct {
    size_t stop, at;
} Way;

static void check_one(Harness *harness, const char *name, void *data)
{
    static const char *const keys[] = {
        "\033[C", "\033[C", "\033[D", "\033[B", "\033[B", "\033[B",  "\033[A",
        "\033[A", "\033[A", "\033[D", "a",      "\177",   "\033[6~", "\033[5~",
    };
    Way *way = data;
    if (way->at++ == way->stop)
        check_keys(harness, name, keys, G_N_ELEMENTS(keys));
}

static void count(Harness *harness, const char *name, void *data)
{
    (void)harness, (void)name;
    ((Way *)data)->at++;
}

static void check_terminal(const char *term)
{
    Way all = {0};
    Harness *harness = harness_new(&(HarnessOptions){.term = term, .language = MAMS_LANG_KK});
    tour_screens(harness, count, &all);
    harness_free(harness);
    for (size_t i = 0; i < all.at; i++) {
        Way way = {.stop = i};
        harness = harness_new(&(HarnessOptions){.term = term, .language = MAMS_LANG_KK});
        tour_screens(harness, check_one, &way);
        harness_free(harness);
    }
}

static void test_xterm(void **state)
{
    (void)state;
    check_terminal("xterm-256color");
}

static void test_screen(void **state)
{
    (void)state;
    check_terminal("screen-256color");
}

/* A typed name, letter by letter, with the people found below it. */
static void test_typing_a_name(void **state)
{
    (void)state;
    static const char *const keys[] = {"и", "в", "а", "н", "о", "в", " ", "и", "в", "а", "н"};
    Harness *harness = harness_new(&(HarnessOptions){.language = MAMS_LANG_KK});
    check_keys(harness, "a name", keys, G_N_ELEMENTS(keys));
    harness_free(harness);
}

/* A move sends its cells, not the screen. */
static void test_a_move_sends_few_cells(void **state)
{
    (void)state;
    Harness *harness = harness_new(&(HarnessOptions){.language = MAMS_LANG_EN});
    harness_text(harness, FIXTURE_SAULE "\r");
    size_t before = harness->bytes_out;
    harness_key(harness, VTERM_KEY_LEFT);
    assert_true(harness->bytes_out - before < 200);
    /* What changes nothing sends no picture at all. */
    harness_key(harness, VTERM_KEY_END);
    before = harness->bytes_out;
    harness_key(harness, VTERM_KEY_END);
    assert_true(harness->bytes_out - before < 40);
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_xterm),
        cmocka_unit_test(test_screen),
        cmocka_unit_test(test_typing_a_name),
        cmocka_unit_test(test_a_move_sends_few_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
