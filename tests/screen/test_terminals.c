/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <regex.h>
#include <string.h>
#include <unistd.h>

#include "cm.h"
#include "tour.h"

/* The same screens on each kind of terminal. */

static void take_screen(Harness *harness, const char *name, void *data)
{
    (void)name;
    g_ptr_array_add(data, tour_picture(harness));
}

/* All that the program has sent. (owned) */
static char *sent(Harness *harness)
{
    char *bytes = g_malloc(harness->bytes_out + 1);
    assert_int_equal(pread(harness->out, bytes, harness->bytes_out, 0),
                     (ssize_t)harness->bytes_out);
    bytes[harness->bytes_out] = '\0';
    return bytes;
}

/* Whether it has set a colour: SGR 30 … 49, or 90 and more. */
static bool has_colour(const char *bytes)
{
    regex_t pattern;
    assert_int_equal(regcomp(&pattern, "\033\\[([0-9]*;)*([34][0-9]|9[0-9]|10[0-9])(;[0-9]*)*m",
                             REG_EXTENDED | REG_NOSUB),
                     0);
    bool found = regexec(&pattern, bytes, 0, NULL, 0) == 0;
    regfree(&pattern);
    return found;
}

static GPtrArray *tour(const char *term, MamsThemeName theme, bool *coloured)
{
    GPtrArray *screens = g_ptr_array_new_with_free_func(g_free);
    Harness *harness =
        harness_new(&(HarnessOptions){.term = term, .language = MAMS_LANG_KK, .theme = theme});
    tour_screens(harness, take_screen, screens);
    g_autofree char *bytes = sent(harness);
    *coloured = has_colour(bytes);
    harness_function(harness, 10);
    assert_false(harness->running);
    harness_free(harness);
    return screens;
}

/* The list of people opened lately, on the first screen, grows from tour to tour. */
static void expect_same(const char *term, const GPtrArray *screens, const GPtrArray *others)
{
    assert_int_equal(screens->len, others->len);
    for (guint i = 1; i < screens->len; i++) {
        if (!g_str_equal(screens->pdata[i], others->pdata[i]))
            fail_msg("%s shows\n%s\nnot\n%s", term, (char *)others->pdata[i],
                     (char *)screens->pdata[i]);
    }
}

static void test_every_terminal_shows_the_same(void **state)
{
    (void)state;
    static const struct {
        const char *term;
        bool colour;
    } terms[] = {
        {"xterm-256color", true}, {"screen-256color", true}, {"tmux-256color", true},
        {"xterm", true},          {"linux", true},           {"vt220", false},
        {"vt100", false},
    };
    bool coloured;
    /* The first of all tours leaves the first call, which gives cards one row more. */
    g_autoptr(GPtrArray) first = tour("screen-256color", MAMS_THEME_DEFAULT, &coloured);
    g_autoptr(GPtrArray) usual = tour("screen-256color", MAMS_THEME_DEFAULT, &coloured);
    for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
        g_autoptr(GPtrArray) screens = tour(terms[i].term, MAMS_THEME_DEFAULT, &coloured);
        expect_same(terms[i].term, usual, screens);
        if (coloured != terms[i].colour)
            fail_msg("%s: colours %d", terms[i].term, coloured);
    }
}

static void test_mono_sends_no_colour(void **state)
{
    (void)state;
    bool coloured;
    g_autoptr(GPtrArray) screens = tour("xterm-256color", MAMS_THEME_MONO, &coloured);
    assert_false(coloured);
    assert_true(screens->len > 0);
}

/* A terminal without colours has no contrast to choose, but what it has. */
static void test_contrast_on_a_terminal_without_colours(void **state)
{
    (void)state;
    bool coloured;
    g_autoptr(GPtrArray) screens = tour("vt220", MAMS_THEME_CONTRAST, &coloured);
    assert_false(coloured);
    assert_true(screens->len > 0);
}

static void test_refused(void **state)
{
    (void)state;
    static const char *const terms[] = {"dumb", "unknown", "no-such-terminal", "", "../../x"};
    MamsDesk *desk = fixture_desk_open();
    for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
        g_autoptr(GError) error = NULL;
        MamsTuiOptions options = {.in_fd = STDIN_FILENO,
                                  .out_fd = STDOUT_FILENO,
                                  .term = terms[i],
                                  .manual_directory = MAMS_BUILDDIR "/manual"};
        assert_null(mams_app_new(desk, &options, &error));
        assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_USAGE));
        assert_non_null(strstr(error->message, terms[i]));
    }
    fixture_desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_terminal_shows_the_same),
        cmocka_unit_test(test_mono_sends_no_colour),
        cmocka_unit_test(test_contrast_on_a_terminal_without_colours),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
