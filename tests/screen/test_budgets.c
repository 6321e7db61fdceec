/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "budgets.h"

#include "cm.h"
#include "harness.h"

/* Each of the operator's tasks with at most so many keys and bytes, through the real keys. */

static GPtrArray *keys_of(const char *keys)
{
    g_autofree char *name = budget_name_keys("Ахметова", "Алия");
    return budget_bytes(keys, FIXTURE_ALIYA, name);
}

/* Presses the keys one by one, as hands do. */
static guint press(Harness *harness, const char *keys)
{
    g_autoptr(GPtrArray) bytes = keys_of(keys);
    for (guint i = 0; i < bytes->len; i++)
        harness_bytes(harness, g_ptr_array_index(bytes, i));
    return bytes->len;
}

static void check_budget(const Budget *budget)
{
    Harness *harness = harness_new(NULL);
    press(harness, budget->before);
    if (*budget->keys != '\0' && harness_shows(harness, budget->shows[0]))
        fail_msg("%s: '%s' is shown before", budget->name, budget->shows[0]);
    size_t before = harness->bytes_out;
    guint keys = press(harness, budget->keys) - budget->text_keys;
    size_t bytes = harness->bytes_out - before;
    for (int i = 0; i < BUDGET_TEXTS && budget->shows[i] != NULL; i++)
        harness_expect(harness, budget->shows[i]);
    print_message("%s: %u keys, %zu bytes\n", budget->name, keys, bytes);
    if (keys > budget->max_keys || bytes > budget->max_bytes)
        fail_msg("%s takes %u keys and %zu bytes, more than %u and %zu", budget->name, keys, bytes,
                 budget->max_keys, budget->max_bytes);
    harness_free(harness);
}

static void test_budgets(void **state)
{
    (void)state;
    for (const Budget *budget = budgets; budget->name != NULL; budget++)
        check_budget(budget);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_budgets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
