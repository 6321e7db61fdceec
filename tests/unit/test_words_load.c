/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "rules_fixture.h"
#include "words/facts.h"

/* What is wrong in the files of sentences is said at load, with file, group and key. */

static char *directory;

static char *path_in(const char *folder, const char *file)
{
    return g_build_filename(folder, file, NULL);
}

static char *original(const char *file)
{
    g_autofree char *path = path_in(MAMS_SRCDIR "/data/words", file);
    char *text = NULL;
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

static void put(const char *file, const char *text, gssize length)
{
    g_autofree char *path = path_in(directory, file);
    assert_true(g_file_set_contents(path, text, length, NULL));
}

static void put_all(void)
{
    static const char *const files[] = {"kk.ini", "ru.ini", "en.ini"};
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *text = original(files[i]);
        put(files[i], text, -1);
    }
}

static int setup(void **state)
{
    directory = g_dir_make_tmp("mams-words-XXXXXX", NULL);
    return directory ? rules_setup(state) : -1;
}

static int teardown(void **state)
{
    static const char *const files[] = {"kk.ini", "ru.ini", "en.ini"};
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = path_in(directory, files[i]);
        g_remove(path);
    }
    g_rmdir(directory);
    g_free(directory);
    return rules_teardown(state);
}

/* Loads what lies in the directory; it must fail and say each of the words (NULL-terminated). */
static void check_refused(const char *const *says)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsWords) words = mams_words_load(directory, rules, &error);
    assert_null(words);
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_RULES));
    for (; *says; says++)
        if (!strstr(error->message, *says))
            fail_msg("'%s' is not said in: %s", *says, error->message);
}

/* Puts `with` for the line of the group that begins with `line`; NULL drops it. */
static char *edit(const char *text, const char *group, const char *line, const char *with)
{
    g_autofree char *head = g_strdup_printf("\n[%s]\n", group);
    const char *start = strstr(text, head);
    assert_non_null(start);
    g_autofree char *begin = g_strdup_printf("\n%s", line);
    const char *at = strstr(start, begin);
    assert_non_null(at);
    const char *end = strchr(at + 1, '\n');
    GString *edited = g_string_new_len(text, at + 1 - text);
    if (with)
        g_string_append_printf(edited, "%s\n", with);
    g_string_append(edited, end + 1);
    return g_string_free(edited, FALSE);
}

static void check_edit(const char *file, const char *group, const char *line, const char *with,
                       const char *says)
{
    g_autofree char *text = original(file);
    g_autofree char *edited = edit(text, group, line, with);
    g_auto(GStrv) key = g_strsplit(with ? with : line, "=", 2);
    put_all();
    put(file, edited, -1);
    check_refused((const char *const[]){file, group, key[0], says, NULL});
}

static void test_the_files_are_right(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    put_all();
    g_autoptr(MamsWords) words = mams_words_load(directory, rules, &error);
    assert_null(error);
    assert_non_null(words);
}

static void test_keys(void **state)
{
    (void)state;
    check_edit("ru.ini", "phone", "lapsed=", NULL, "missing");
    check_edit("en.ini", "screen note", "debt_window=", NULL, "missing");
    check_edit("kk.ini", "month", "paid=", "payed=a", "no such key");
    check_edit("kk.ini", "screen", "never=", "never.child=a", "no such key");
    check_edit("kk.ini", "screen", "ended.child=", "ended.childish=a", "no such key");
    check_edit("en.ini", "way", "job=", "job=", "missing");
    check_edit("en.ini", "way", "job=", "job=a\njob=b", "already");
    check_edit("en.ini", "phone", "ended.child=", NULL, "missing");
}

static void test_placeholders(void **state)
{
    (void)state;
    check_edit("ru.ini", "phone", "lapsed=", "lapsed={kind}.", "{kind}");
    check_edit("ru.ini", "phone", "lapsed=", "lapsed={nonsense}.", "{nonsense}");
    check_edit("ru.ini", "phone", "lapsed=", "lapsed={last_paid_month:abl}.", "abl");
    check_edit("en.ini", "phone", "lapsed=", "lapsed={last_paid_month:gen}.", "gen");
    check_edit("kk.ini", "phone", "lapsed=", "lapsed={last_paid_month:words}.", "words");
    check_edit("kk.ini", "phone", "lapsed=", "lapsed={last_paid_month.", "'}'");
    check_edit("kk.ini", "phone", "lapsed=", "lapsed={}.", "{}");
    check_edit("kk.ini", "phone", "prepaid=", "prepaid={run_from..nonsense}.", "{nonsense}");
    check_edit("ru.ini", "phone", "prepaid=", "prepaid={run_from..until}.", "{until}");
    check_edit("en.ini", "phone", "state=", "state={from..until}.", "brackets");
    check_edit("en.ini", "phone", "prepaid=", "prepaid={run_from..on}.", "{run_from..on}");
    check_edit("ru.ini", "phone", "prepaid=", "prepaid={window..window}.", "{window..window}");
    check_edit("kk.ini", "phone", "lapsed=", "lapsed={sex}.", "{sex}");
    check_edit("kk.ini", "phone", "lapsed=", "lapsed={sex|a|b}.", "3");
    check_edit("ru.ini", "phone", "lapsed=", "lapsed={missing|a|b}.", "3");
    check_edit("en.ini", "phone", "lapsed=", "lapsed={missing|a|b|c}.", "2");
    check_edit("en.ini", "phone", "lapsed=", "lapsed={missing:words|a|b}.", "form");
    check_edit("en.ini", "phone", "lapsed=", "lapsed={last_paid_month|a|b}.", "number");
    check_edit("en.ini", "phone", "lapsed=", "lapsed={data_of}.", "brackets");
    check_edit("en.ini", "phone", "state=", "state=[a|{insured_until}", "']'");
    check_edit("en.ini", "phone", "state=", "state=[a [b] c]", "wrong place");
    check_edit("en.ini", "phone", "state=", "state=a | b", "wrong place");
    check_edit("en.ini", "phone", "state=", "state=a }", "wrong place");
}

static void test_facts_of_languages(void **state)
{
    (void)state;
    check_edit("ru.ini", "screen", "transition=", "transition=С {transition_from:gen}.",
               "{transition_to}");
    check_edit("kk.ini", "screen", "dead=", "dead=Тіркелімде бар.", "{death}");
    check_edit("en.ini", "month", "paid=", "paid=For {month} {paid}.", "{kinds}");
}

static void test_lines(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"a=b\n", "line 1"}, {"# a\n\n[phone\n", "line 3"},         {"[nonsense]\n", "nonsense"},
        {"[]\n", "''"},      {"[way]\n[month]\n[way]\n", "line 3"}, {"[way]\njob\n", "line 2"},
        {"", "verdict"},
    };
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        put_all();
        put("kk.ini", cases[i].text, -1);
        check_refused((const char *const[]){"kk.ini", cases[i].says, NULL});
    }
}

static void test_files(void **state)
{
    (void)state;
    g_autofree char *path = path_in(directory, "ru.ini");
    g_autofree char *big = g_strnfill(2 << 20, '#');
    put_all();
    g_remove(path);
    check_refused((const char *const[]){"ru.ini", NULL});
    put("ru.ini", "[way]\njob=\xff\n", -1);
    check_refused((const char *const[]){"ru.ini", "UTF-8", NULL});
    put("ru.ini", "[way]\0job=a\n", 12);
    check_refused((const char *const[]){"ru.ini", "UTF-8", NULL});
    put("ru.ini", big, -1);
    check_refused((const char *const[]){"ru.ini", NULL});
}

/* As many facts as there are, also beyond those that one number holds. */
static void test_sets_of_facts(void **state)
{
    (void)state;
    FactSet none = {0}, all = {0};
    for (int fact = 0; fact < N_FACTS; fact++) {
        FactSet one = {0};
        fact_set_add(&one, (Fact)fact);
        fact_set_add(&all, (Fact)fact);
        for (int other = 0; other < N_FACTS; other++)
            assert_int_equal(fact_set_has(&one, (Fact)other), other == fact);
        assert_int_equal(fact_set_lacking(&one, &none), fact);
        assert_int_equal(fact_set_lacking(&one, &all), -1);
        assert_int_equal(fact_parse(fact_name((Fact)fact)), fact);
    }
    fact_set_remove(&all, N_FACTS - 1);
    assert_false(fact_set_has(&all, N_FACTS - 1));
    fact_set_add_all(&none, &all);
    assert_int_equal(fact_set_lacking(&none, &all), -1);
    assert_int_equal(fact_set_lacking(&all, &none), -1);
}

/* Pieces of templates in any order: refused or taken, but never a crash or a leak. */
static void test_any_template(void **state)
{
    static const char *const pieces[] = {"{", "}",     "[",       "]",       "|",
                                         ":", "sex",   "death",   "gen",     "a",
                                         " ", "words", "data_of", "{death}", "{sex|a|b|c}"};
    (void)state;
    const guint32 seed = 20240731;
    print_message("seed %u\n", seed);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    g_autofree char *text = original("kk.ini");
    put_all();
    for (int turn = 0; turn < 200; turn++) {
        g_autoptr(GString) line = g_string_new("dead=");
        for (int n = g_rand_int_range(random, 1, 10); n > 0; n--)
            g_string_append(line, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
        g_autofree char *edited = edit(text, "phone", "dead=", line->str);
        g_autoptr(GError) error = NULL;
        put("kk.ini", edited, -1);
        g_autoptr(MamsWords) words = mams_words_load(directory, rules, &error);
        assert_true((words == NULL) == (error != NULL));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_files_are_right),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_placeholders),
        cmocka_unit_test(test_facts_of_languages),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_sets_of_facts),
        cmocka_unit_test(test_any_template),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
