/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cm.h"
#include "complete.h"
#include "mams.h"
#include "program.h"

/* What Tab offers on the command line. */

static MamsRules *rules;

static int load_rules(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    rules = mams_rules_load(MAMS_SRCDIR "/data/rules", &error);
    return rules == NULL;
}

static int free_rules(void **state)
{
    (void)state;
    mams_rules_free(rules);
    return 0;
}

static void expect(const char *line, const char *words)
{
    MamsMacro macro = {.name = (char *)"үш-ай"};
    g_autoptr(GPtrArray) macros = g_ptr_array_new();
    g_ptr_array_add(macros, &macro);
    g_auto(GStrv) found = mams_complete(rules, macros, line);
    g_autofree char *joined = g_strjoinv(" ", found);
    if (!g_str_equal(joined, words))
        fail_msg("'%s' becomes '%s', not '%s'", line, joined, words);
}

static void test_words(void **state)
{
    (void)state;
    expect("stat", "status");
    expect("  rat", "rates");
    expect("macro-", "macro-delete macro-keep macro-share");
    expect("lang ", "en kk ru");
    expect("macro ү", "үш-ай");
    expect("macro-share ", "үш-ай");
    expect("status . --v", "--voice");
    expect("rules ", "--json check list");
    expect("journal v", "verify");
    expect("whatif . --category kan", "kandas");
    expect("whatif . kan", "kandas");
    expect("rates --kind e", "employee employer entrepreneur ep esp");
    expect("up", "up"); /* in several rows of the table */
    expect("zzz", "");
    expect("zzz a", "");
    g_auto(GStrv) all = mams_complete(rules, NULL, "");
    assert_true(g_strv_contains((const char *const *)all, "why"));
    assert_false(g_strv_contains((const char *const *)all, "--json"));
}

/* The long options that a verb's help names. (owned) */
static char **options_of(const char *verb)
{
    const char *argv[] = {getenv("MAMS_BIN"), verb, "--help", NULL};
    g_autofree char *text = NULL;
    assert_true(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                             &text, NULL, NULL, NULL));
    GPtrArray *options = g_ptr_array_new();
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        const char *option = strstr(*line, "  --");
        if (option == NULL || option != *line)
            continue;
        option += 2;
        g_ptr_array_add(options, g_strndup(option, strcspn(option, " =")));
    }
    g_ptr_array_add(options, NULL);
    return (char **)g_ptr_array_free(options, FALSE);
}

/* The options of the table of verbs are those that the verbs have. */
static void test_options_of_every_verb(void **state)
{
    (void)state;
    for (const MamsCommand *command = mams_commands; command->name != NULL; command++) {
        g_auto(GStrv) real = options_of(command->name);
        g_auto(GStrv) told = g_strsplit(command->options != NULL ? command->options : "", " ", -1);
        for (char **option = real; *option != NULL; option++) {
            if (!g_strv_contains((const char *const *)told, *option))
                fail_msg("tui/commands/command.c: '%s' lacks the option %s", command->name,
                         *option);
        }
        assert_int_equal(g_strv_length(real), g_strv_length(told));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_options_of_every_verb),
    };
    return cmocka_run_group_tests(tests, load_rules, free_rules);
}
