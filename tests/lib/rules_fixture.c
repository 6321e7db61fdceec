/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules_fixture.h"

#include "cm.h"

MamsRules *rules;
MamsWords *words;

int rules_setup(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    rules = mams_rules_load(MAMS_SRCDIR "/data/rules", &error);
    if (!rules)
        print_error("%s\n", error->message);
    return rules ? 0 : -1;
}

int rules_teardown(void **state)
{
    (void)state;
    g_clear_pointer(&rules, mams_rules_free);
    return 0;
}

int words_setup(void **state)
{
    g_autoptr(GError) error = NULL;
    if (rules_setup(state) != 0)
        return -1;
    words = mams_words_load(MAMS_SRCDIR "/data/words", rules, &error);
    if (!words)
        print_error("%s\n", error->message);
    return words ? 0 : -1;
}

int words_teardown(void **state)
{
    g_clear_pointer(&words, mams_words_free);
    return rules_teardown(state);
}
