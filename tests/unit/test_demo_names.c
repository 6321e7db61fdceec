/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include "base/error.h"
#include "demo/names.h"

/* The names of the synthetic country: a woman's surname, patronymics, a folder without names. */

static void test_endings(void **state)
{
    (void)state;
    static const struct {
        const char *man, *woman;
    } surnames[] = {
        {"Ахметов", "Ахметова"},    {"Алиев", "Алиева"},          {"Соловьёв", "Соловьёва"},
        {"Никитин", "Никитина"},    {"Вишневский", "Вишневская"}, {"Шин", "Шин"},
        {"Коваленко", "Коваленко"}, {"Черных", "Черных"},         {"Серікбай", "Серікбай"}};
    for (size_t i = 0; i < G_N_ELEMENTS(surnames); i++) {
        DemoName name = {.kk = surnames[i].man, .ru = surnames[i].man};
        g_autofree char *woman = mams_demo_surname(&name, MAMS_SEX_FEMALE, true);
        g_autofree char *man = mams_demo_surname(&name, MAMS_SEX_MALE, false);
        assert_string_equal(woman, surnames[i].woman);
        assert_string_equal(man, surnames[i].man);
    }
    static const struct {
        const char *kk, *ru, *uly, *son, *daughter;
    } fathers[] = {{"Серік", "Серик", "Серікұлы", "Серикович", "Сериковна"},
                   {"Абай", "Абай", "Абайұлы", "Абаевич", "Абаевна"},
                   {"Мұса", "Муса", "Мұсаұлы", "Мусаевич", "Мусаевна"},
                   {"Юрий", "Юрий", "Юрийұлы", "Юрьевич", "Юрьевна"},
                   {"Игорь", "Игорь", "Игорьұлы", "Игоревич", "Игоревна"},
                   {"Али", "Али", "Алиұлы", "Алиевич", "Алиевна"}};
    for (size_t i = 0; i < G_N_ELEMENTS(fathers); i++) {
        DemoName name = {.kk = fathers[i].kk, .ru = fathers[i].ru};
        g_autofree char *uly = mams_demo_patronymic(&name, MAMS_SEX_MALE, DEMO_PATRONYMIC_ULY);
        g_autofree char *son = mams_demo_patronymic(&name, MAMS_SEX_MALE, DEMO_PATRONYMIC_OVICH);
        g_autofree char *daughter =
            mams_demo_patronymic(&name, MAMS_SEX_FEMALE, DEMO_PATRONYMIC_OVICH);
        assert_string_equal(uly, fathers[i].uly);
        assert_string_equal(son, fathers[i].son);
        assert_string_equal(daughter, fathers[i].daughter);
    }
}

static void test_missing_names(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(mams_demo_names_load(MAMS_SRCDIR "/data/nowhere", &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_RULES));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_endings),
        cmocka_unit_test(test_missing_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
