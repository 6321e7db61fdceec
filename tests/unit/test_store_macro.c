/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_fixture.h"

#include "desk/desk_private.h"
#include "desk/macro.h"

/* Macros and settings of operators, in the store and at the desk. */

static int64_t fixed_clock(void *data)
{
    (void)data;
    return 1732255200;
}

/* A desk of that login on the fixture's database, without rules or words. */
static MamsDesk *desk_of(Fixture *fixture, const char *login, int roles)
{
    MamsDesk *desk = g_new0(MamsDesk, 1);
    g_autoptr(GError) error = NULL;
    desk->login = g_strdup(login);
    desk->roles = roles;
    desk->clock = fixed_clock;
    desk->store = mams_store_open(fixture->path, false, &error);
    assert_ok(desk->store != NULL, error);
    return desk;
}

static char *list_of(MamsDesk *desk)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) macros = mams_desk_macros(desk, &error);
    assert_ok(macros != NULL, error);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < macros->len; i++) {
        const MamsMacro *macro = g_ptr_array_index(macros, i);
        g_string_append_printf(text, "%s:%s=%s%s;", macro->login, macro->name, macro->keys,
                               macro->shared ? "+" : "");
    }
    return g_string_free(text, FALSE);
}

static void expect_list(MamsDesk *desk, const char *expected)
{
    g_autofree char *text = list_of(desk);
    assert_string_equal(text, expected);
}

static void test_own_and_shared(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) aidana = desk_of(*state, "aidana", MAMS_OPERATOR_SUPERVISOR);
    g_autoptr(MamsDesk) bolat = desk_of(*state, "bolat", MAMS_OPERATOR_OPERATOR);
    assert_ok(mams_desk_keep_macro(aidana, "үш-ай", "F7 3 Enter", &error), error);
    assert_ok(mams_desk_keep_macro(aidana, "back", "F3 F3", &error), error);
    assert_ok(mams_desk_keep_macro(bolat, "back", "F3", &error), error);
    expect_list(aidana, "aidana:back=F3 F3;aidana:үш-ай=F7 3 Enter;");
    expect_list(bolat, "bolat:back=F3;");
    assert_ok(mams_desk_share_macro(aidana, "үш-ай", &error), error);
    assert_ok(mams_desk_share_macro(aidana, "back", &error), error);
    expect_list(bolat, "bolat:back=F3;aidana:back=F3 F3+;aidana:үш-ай=F7 3 Enter+;");
    /* One's own goes before a shared one of the same name. */
    g_autoptr(MamsMacro) macro = mams_desk_macro(bolat, "back", &error);
    assert_ok(macro != NULL, error);
    assert_string_equal(macro->keys, "F3");
    /* A new recording of a shared one stays shared. */
    assert_ok(mams_desk_keep_macro(aidana, "back", "F3", &error), error);
    expect_list(aidana, "aidana:back=F3+;aidana:үш-ай=F7 3 Enter+;");
    assert_ok(mams_desk_delete_macro(aidana, "back", &error), error);
    expect_list(bolat, "bolat:back=F3;aidana:үш-ай=F7 3 Enter+;");
}

static void test_refusals(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) aidana = desk_of(*state, "aidana", MAMS_OPERATOR_SUPERVISOR);
    g_autoptr(MamsDesk) bolat = desk_of(*state, "bolat", MAMS_OPERATOR_OPERATOR);
    g_autoptr(MamsDesk) nobody = desk_of(*state, "nobody", 0);
    g_autofree char *many = g_strnfill(4001, 'x');
    assert_ok(mams_desk_keep_macro(aidana, "a", "F3", &error), error);
    assert_ok(mams_desk_share_macro(aidana, "a", &error), error);
    assert_false(mams_desk_delete_macro(bolat, "a", &error));
    expect_error(&error, MAMS_ERROR_NOT_PERMITTED, "'aidana'");
    assert_ok(mams_desk_keep_macro(bolat, "b", "F3", &error), error);
    assert_false(mams_desk_share_macro(bolat, "b", &error));
    expect_error(&error, MAMS_ERROR_NOT_PERMITTED, "'bolat'");
    assert_false(mams_desk_keep_macro(nobody, "c", "F3", &error));
    expect_error(&error, MAMS_ERROR_NOT_PERMITTED, "'nobody'");
    assert_null(mams_desk_macro(bolat, "zzz", &error));
    expect_error(&error, MAMS_ERROR_NOT_FOUND, "'zzz'");
    static const char *const names[] = {"", "two words", "line\nend",
                                        "12345678901234567890123456789012345678901"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        assert_false(mams_desk_keep_macro(bolat, names[i], "F3", &error));
        expect_error(&error, MAMS_ERROR_USAGE, names[i]);
    }
    assert_false(mams_desk_keep_macro(bolat, "d", "", &error));
    expect_error(&error, MAMS_ERROR_USAGE, "'d'");
    assert_false(mams_desk_keep_macro(bolat, "d", many, &error));
    expect_error(&error, MAMS_ERROR_USAGE, "'d'");
}

static bool collect(int64_t number, const MamsJournalEntry *entry, void *data)
{
    (void)number;
    g_string_append_printf(data, "%d %s %s\n", entry->class_, entry->action, entry->detail);
    return true;
}

static void test_changes_are_journalled(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = desk_of(*state, "aidana", MAMS_OPERATOR_SUPERVISOR);
    assert_ok(mams_desk_keep_macro(desk, "a", "F3 \"", &error), error);
    assert_ok(mams_desk_share_macro(desk, "a", &error), error);
    assert_ok(mams_desk_delete_macro(desk, "a", &error), error);
    g_autoptr(GString) journal = g_string_new(NULL);
    assert_ok(mams_journal_each(desk->store, 1, MAMS_KNOWN_NOW, collect, journal, &error), error);
    assert_string_equal(journal->str,
                        "0 macro-keep {\"name\":\"a\",\"keys\":\"F3 \\\"\",\"shared\":false}\n"
                        "0 macro-share {\"name\":\"a\",\"keys\":\"F3 \\\"\",\"shared\":true}\n"
                        "0 macro-delete {\"name\":\"a\",\"keys\":\"F3 \\\"\",\"shared\":true}\n");
    assert_ok(mams_journal_verify(desk->store, NULL, &error), error);
}

static void test_language(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) aidana = desk_of(*state, "aidana", MAMS_OPERATOR_OPERATOR);
    g_autoptr(MamsDesk) bolat = desk_of(*state, "bolat", MAMS_OPERATOR_OPERATOR);
    assert_int_equal(mams_desk_last_language(aidana, &error), -1);
    assert_ok(mams_desk_keep_language(aidana, MAMS_LANG_RU, &error), error);
    assert_ok(mams_desk_keep_language(aidana, MAMS_LANG_EN, &error), error);
    assert_int_equal(mams_desk_last_language(aidana, &error), MAMS_LANG_EN);
    assert_int_equal(mams_desk_last_language(bolat, &error), -1);
    assert_null(error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_own_and_shared, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_refusals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_changes_are_journalled, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_language, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
