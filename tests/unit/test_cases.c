/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <stdio.h>
#include <string.h>

#include "cases.h"

/*
 * The cases of law in data/cases, each of them a test; that every rule has some; and the reading of
 * the tables. data/cases/README.md describes them.
 */

static MamsRules *all_rules;
static GPtrArray *all_cases;

static void run_case(void **state)
{
    case_run(all_rules, *state);
}

/* ---- every rule is held ---- */

/* What the engine does not compute: words, sums that others pay, and times of the desk. */
static const char *const without_cases[] = {"state-contribution", "register", "note", "channel",
                                            "period-field",       "desk",     NULL};
/* A penalty covers nothing, at any sum and on any day. */
static const struct {
    MamsCaseKind kind;
    const char *group;
} impossible[] = {{MAMS_CASE_BOUNDARY, "payer penalty"}};

static bool is_computed(const char *group)
{
    g_auto(GStrv) words = g_strsplit(group, " ", 2);
    return !g_strv_contains(without_cases, words[0]);
}

static bool is_possible(MamsCaseKind kind, const char *group)
{
    for (guint i = 0; i < G_N_ELEMENTS(impossible); i++) {
        if (impossible[i].kind == kind && g_str_equal(impossible[i].group, group))
            return false;
    }
    return true;
}

static bool holds_group(MamsCaseKind kind, const char *group)
{
    for (guint i = 0; i < all_cases->len; i++) {
        if (mams_case_holds(g_ptr_array_index(all_cases, i), kind, group))
            return true;
    }
    return false;
}

/* Wages are asked for all years together: not every year has months that can be owed. */
static bool is_held(MamsCaseKind kind, const char *group)
{
    static const char *const together[] = {"minimum-wage", "mci", NULL};
    g_auto(GStrv) words = g_strsplit(group, " ", 2);
    if (!g_strv_contains(together, words[0]))
        return holds_group(kind, group);
    const GPtrArray *list = mams_rules_list(all_rules);
    for (guint i = 0; i < list->len; i++) {
        const MamsRuleItem *item = g_ptr_array_index(list, i);
        if (mams_case_name_fits(words[0], item->why.group) && holds_group(kind, item->why.group))
            return true;
    }
    return false;
}

static void every_rule_has_its_cases(void **state)
{
    (void)state;
    const GPtrArray *list = mams_rules_list(all_rules);
    guint missing = 0;
    for (guint i = 0; i < list->len; i++) {
        const MamsRuleItem *item = g_ptr_array_index(list, i);
        for (int kind = 0; is_computed(item->why.group) && kind < MAMS_N_CASE_KINDS; kind++) {
            if (!is_possible(kind, item->why.group) || is_held(kind, item->why.group))
                continue;
            missing++;
            print_error("%s: [%s] has no case '%s'\n", item->why.file, item->why.group,
                        mams_case_kind_code(kind));
        }
    }
    assert_int_equal(missing, 0);
}

static bool is_name(const char *name)
{
    const GPtrArray *list = mams_rules_list(all_rules);
    for (guint i = 0; i < list->len; i++) {
        const MamsRuleItem *item = g_ptr_array_index(list, i);
        if (mams_case_name_fits(name, item->why.group))
            return true;
    }
    return false;
}

static void every_name_is_a_rule(void **state)
{
    (void)state;
    for (guint i = 0; i < all_cases->len; i++) {
        const MamsCase *self = g_ptr_array_index(all_cases, i);
        guint n = 0;
        for (int kind = 0; kind < MAMS_N_CASE_KINDS; kind++) {
            n += self->held[kind]->len;
            for (guint j = 0; j < self->held[kind]->len; j++) {
                if (!is_name(g_ptr_array_index(self->held[kind], j)))
                    fail_msg("%s:%d: there is no rule '%s'", self->file, self->line,
                             (char *)g_ptr_array_index(self->held[kind], j));
            }
        }
        if (!n)
            fail_msg("%s:%d: the case holds no rule", self->file, self->line);
    }
}

static void names_of_groups(void **state)
{
    (void)state;
    static const struct {
        const char *name, *group;
        bool fits;
    } rows[] = {
        {"grace", "rule grace", true},
        {"grace", "grace", true},
        {"grace", "rule graceful", false},
        {"long-grace", "grace", false},
        {"category:student", "category student", true},
        {"category:student", "law student 2026-01-01", true},
        {"category:student:2026-01-01", "law student 2026-01-01", true},
        {"category:student:2026-01-01", "law student 2020-01-01", false},
        {"category:student", "category students", false},
        {"payer:self", "rate self 2020-01", true},
        {"minimum-wage", "minimum-wage 2022-01", true},
        {"minimum-wage:2022-01", "minimum-wage 2023-01", false},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_int_equal(mams_case_name_fits(rows[i].name, rows[i].group), rows[i].fits);
}

/* ---- reading the tables ---- */

/* What is said of a file with that text. */
static char *refusal(const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *directory = g_dir_make_tmp("mams-cases-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(directory, "bad.txt", NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    g_autoptr(GPtrArray) cases = mams_cases_load(directory, &error);
    remove(path);
    remove(directory);
    assert_null(cases);
    assert_int_equal(error->code, 78);
    return g_strdup(error->message);
}

static void broken_tables_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text, *says;
    } rows[] = {
        {"born 1985-03-17 f\n", "'bad.txt', line 1"},
        {"case a\nborn 1985-03-17 f\n", "names no source"},
        {"case a\nborn 1985-03-17 f\ncase b\nsource x\n", "'bad.txt', line 3"},
        {"case a\nsource x\nholds maybe grace\n", "'bad.txt', line 3"},
        {"case a\nsource x\nholds yes  \n", "line 3"},
        {"case \xff\n", "UTF-8"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *message = refusal(rows[i].text);
        if (!strstr(message, rows[i].says))
            fail_msg("'%s' does not say '%s'", message, rows[i].says);
    }
    g_autoptr(GError) error = NULL;
    assert_null(mams_cases_load("/nowhere/at/all", &error));
    assert_int_equal(error->code, 78);
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(every_rule_has_its_cases),
        cmocka_unit_test(every_name_is_a_rule),
        cmocka_unit_test(names_of_groups),
        cmocka_unit_test(broken_tables_are_refused),
    };
    g_autoptr(GError) error = NULL;
    if (!(all_rules = mams_rules_load(MAMS_SRCDIR "/data/rules", &error)) ||
        !(all_cases = mams_cases_load(MAMS_SRCDIR "/data/cases", &error))) {
        printf("Bail out! %s\n", error->message);
        return 1;
    }
    guint n = all_cases->len;
    g_autofree struct CMUnitTest *tests = g_new0(struct CMUnitTest, n + G_N_ELEMENTS(others));
    for (guint i = 0; i < n; i++) {
        MamsCase *self = g_ptr_array_index(all_cases, i);
        tests[i] = (struct CMUnitTest){self->title, run_case, NULL, NULL, self};
    }
    memcpy(tests + n, others, sizeof others);
    int failed = _cmocka_run_group_tests("cases", tests, n + G_N_ELEMENTS(others), NULL, NULL);
    g_ptr_array_unref(all_cases);
    mams_rules_free(all_rules);
    return failed;
}
