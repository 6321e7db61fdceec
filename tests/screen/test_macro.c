/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "harness.h"

/* Recording, naming and playing macros. */

static void forget(Harness *harness, const char *name)
{
    g_autoptr(GError) error = NULL;
    assert_true(mams_desk_delete_macro(harness->desk, name, &error));
}

static void expect_keys(Harness *harness, const char *name, const char *keys)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsMacro) macro = mams_desk_macro(harness->desk, name, &error);
    if (macro == NULL)
        fail_msg("%s", error->message);
    assert_string_equal(macro->keys, keys);
}

static void test_records_names_and_plays(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_bytes(harness, "\017");
    harness_expect(harness, "● recording");
    harness_function(harness, 5);
    harness_key(harness, VTERM_KEY_END);
    harness_key(harness, VTERM_KEY_UP);
    harness_bytes(harness, "\017");
    harness_expect_not(harness, "● recording");
    harness_expect(harness, ":macro-keep");
    harness_text(harness, "неге\r");
    harness_expect(harness, "The macro 'неге' is kept");
    expect_keys(harness, "неге", "F5 End Up");
    g_autofree char *recorded = harness_screen(harness);
    harness_function(harness, 3);
    harness_text(harness, ":macro неге\r");
    harness_expect(harness, "mams  Why");
    g_autofree char *top = harness_row(harness, 20), *bottom = harness_row(harness, 3);
    assert_non_null(strstr(recorded, top));
    assert_non_null(strstr(recorded, bottom));
    harness_function(harness, 3);
    /* From the menu, by its name. */
    harness_function(harness, 9);
    harness_text(harness, "неге macro");
    harness_expect(harness, "macro: F5 End Up");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Why");
    harness_text(harness, ":macros\r");
    harness_expect(harness, "mams  Macros");
    harness_expect(harness, "F5 End Up");
    forget(harness, "неге");
    harness_free(harness);
}

static void test_the_end_is_not_part_of_it(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_bytes(harness, "\017");
    harness_text(harness, "әл ә");
    harness_bytes(harness, "\033[200~я\033[201~");
    harness_function(harness, 9);
    harness_text(harness, "recor\r");
    harness_text(harness, "a\r");
    expect_keys(harness, "a", "әл Space әя");
    harness_bytes(harness, "\033");
    harness_bytes(harness, "\017");
    harness_function(harness, 1);
    harness_text(harness, ":record\rb\r");
    expect_keys(harness, "b", "F1");
    harness_bytes(harness, "\017\017");
    harness_expect(harness, "No key was recorded.");
    forget(harness, "a");
    forget(harness, "b");
    harness_free(harness);
}

static void test_stops_at_a_refusal(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    g_autoptr(GError) error = NULL;
    assert_true(mams_desk_keep_macro(harness->desk, "m", "F1 End F3 F5 x y", &error));
    harness_text(harness, ":macro m\r");
    harness_expect(harness,
                   "The macro 'm' stopped at key 4 of 6, F5: The reasons belong to a card");
    harness_expect(harness, "mams  Search");
    harness_expect_not(harness, "xy");
    assert_true(mams_desk_keep_macro(harness->desk, "m", "Ctrl-X macro Space m Enter F1", &error));
    harness_text(harness, ":macro m\r");
    harness_expect(harness, "A macro neither runs another one");
    harness_expect(harness, "mams  Search");
    harness_text(harness, ":macro zzz\r");
    harness_expect(harness, "there is no macro 'zzz'");
    harness_bytes(harness, "\017");
    harness_text(harness, ":macro m\r");
    harness_expect(harness, "nor is recorded with one in it");
    harness_bytes(harness, "\017");
    harness_bytes(harness, "\033");
    forget(harness, "m");
    harness_free(harness);
}

/* A macro waits for a command that it runs. */
static void test_waits_for_a_command(void **state)
{
    (void)state;
    static const char *const echo[] = {"/bin/sh", "-c", "printf '<%s>\\n' \"$@\"", "sh", NULL};
    Harness *harness = harness_new(&(HarnessOptions){.language = MAMS_LANG_EN, .program = echo});
    g_autoptr(GError) error = NULL;
    assert_true(mams_desk_keep_macro(harness->desk, "m", "Ctrl-X batch Enter F3 abc", &error));
    harness_text(harness, ":macro m\r");
    harness_wait_for(harness, "Find  abc");
    assert_true(mams_desk_keep_macro(harness->desk, "m", "Ctrl-X batch Enter x", &error));
    harness_bytes(harness, "\030");
    harness_text(harness, "macro m\r");
    harness_wait_for(harness, "stopped at key 8 of 8, x");
    harness_expect(harness, "<batch>");
    forget(harness, "m");
    harness_free(harness);
}

static void test_commands_of_the_line(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_text(harness, ":macro-keep a\r");
    harness_expect(harness, "Nothing was recorded");
    harness_bytes(harness, "\017");
    harness_function(harness, 1);
    harness_bytes(harness, "\017");
    harness_text(harness, "two words\r");
    harness_expect(harness, "The form is ':macro-keep NAME'.");
    harness_text(harness, ":macro-keep a\r:macro-sh\ta\r");
    harness_expect(harness, "The macro 'a' is shared with every operator.");
    harness_text(harness, ":macros\r");
    harness_expect(harness, "shared with every operator");
    harness_text(harness, ":macro-delete a\r");
    harness_expect(harness, "The macro 'a' is deleted.");
    harness_text(harness, ":macro-delete a\r");
    harness_expect(harness, "there is no macro 'a'");
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records_names_and_plays),
        cmocka_unit_test(test_the_end_is_not_part_of_it),
        cmocka_unit_test(test_stops_at_a_refusal),
        cmocka_unit_test(test_waits_for_a_command),
        cmocka_unit_test(test_commands_of_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
