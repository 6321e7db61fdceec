/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_people.h"

/* Citizens: what is put comes back, and what was known before is kept. */

static void test_citizen_comes_back(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsCitizen full = make_citizen(aliya, "Ахметова", "Әлия");
    full.former_surname = "Сериккызы";
    full.death = day("2025-01-31");
    full.resident_from = day("2010-05-06");
    full.email = "a@example.kz";
    full.clinic = "№ 5";
    full.clinic_since = day("2020-02-29");
    MamsCitizen bare = make_citizen(boris, "Ким", "Борис");
    bare.patronymic = "";
    bare.region = 0;
    bare.phone = 0;
    bare.sex = MAMS_SEX_UNKNOWN;
    bare.language = -1;
    bare.birth = day("1969-12-31"); /* a negative number */
    int64_t entry = begin_entry(store);
    put_citizen(store, &full, entry);
    put_citizen(store, &bare, entry);
    commit(store);

    g_autoptr(MamsCitizen) a = mams_store_citizen(store, aliya, MAMS_KNOWN_NOW, &error);
    assert_ok(a != NULL, error);
    assert_int_equal(a->iin, aliya);
    assert_string_equal(a->surname, "Ахметова");
    assert_string_equal(a->given, "Әлия");
    assert_string_equal(a->patronymic, "Серікқызы");
    assert_string_equal(a->former_surname, "Сериккызы");
    assert_int_equal(a->birth, full.birth);
    assert_int_equal(a->death, full.death);
    assert_int_equal(a->resident_from, full.resident_from);
    assert_int_equal(a->sex, MAMS_SEX_FEMALE);
    assert_int_equal(a->region, 750000000);
    assert_int_equal(a->phone, 7012345678);
    assert_string_equal(a->email, "a@example.kz");
    assert_string_equal(a->clinic, "№ 5");
    assert_int_equal(a->clinic_since, full.clinic_since);
    assert_int_equal(a->language, MAMS_LANG_KK);
    assert_int_equal(a->entered, entry);

    g_autoptr(MamsCitizen) b = mams_store_citizen(store, boris, MAMS_KNOWN_NOW, &error);
    assert_ok(b != NULL, error);
    assert_string_equal(b->patronymic, "");
    assert_null(b->former_surname);
    assert_null(b->email);
    assert_null(b->clinic);
    assert_int_equal(b->birth, -1);
    assert_int_equal(b->death, MAMS_DAY_NONE);
    assert_int_equal(b->resident_from, MAMS_DAY_NONE);
    assert_int_equal(b->clinic_since, MAMS_DAY_NONE);
    assert_int_equal(b->sex, MAMS_SEX_UNKNOWN);
    assert_int_equal(b->language, -1);

    assert_null(mams_store_citizen(store, nobody, MAMS_KNOWN_NOW, &error));
    expect_error(&error, MAMS_ERROR_NOT_FOUND, "900101390003");
}

static void expect_surname(MamsStore *store, int64_t known, const char *surname)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsCitizen) citizen = mams_store_citizen(store, aliya, known, &error);
    if (surname == NULL) {
        assert_null(citizen);
        expect_error(&error, MAMS_ERROR_NOT_FOUND, "060714690017");
        return;
    }
    assert_ok(citizen != NULL, error);
    assert_string_equal(citizen->surname, surname);
}

static void test_citizen_history(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    MamsCitizen first = make_citizen(aliya, "Ахметова", "Алия");
    MamsCitizen second = make_citizen(aliya, "Оспанова", "Алия");
    begin_entry(store);
    int64_t entry = append_change(store, 1); /* 2 */
    assert_int_equal(put_citizen(store, &first, entry), MAMS_PUT_ADDED);
    assert_int_equal(put_citizen(store, &first, entry), MAMS_PUT_SAME);
    assert_int_equal(put_citizen(store, &second, entry), MAMS_PUT_TWICE);
    commit(store);
    entry = begin_entry(store); /* 3 */
    assert_int_equal(put_citizen(store, &first, entry), MAMS_PUT_SAME);
    commit(store);
    begin(store);
    /* The same import, in its next transaction: it said something else before. */
    assert_int_equal(put_citizen(store, &second, entry), MAMS_PUT_TWICE);
    commit(store);
    entry = begin_entry(store); /* 4 */
    assert_int_equal(put_citizen(store, &second, entry), MAMS_PUT_CHANGED);
    assert_int_equal(put_citizen(store, &first, entry), MAMS_PUT_TWICE);
    commit(store);

    expect_surname(store, 1, NULL);
    expect_surname(store, 2, "Ахметова");
    expect_surname(store, 3, "Ахметова");
    expect_surname(store, 4, "Оспанова");
    expect_surname(store, MAMS_KNOWN_NOW, "Оспанова");
    g_autoptr(MamsFacts) facts = load_facts(store, aliya, 3);
    assert_int_equal(facts->entered, 2);
    assert_int_equal(facts->birth, first.birth);
}

static void expect_citizen_changed(MamsStore *store, const MamsCitizen *citizen)
{
    int64_t entry = begin_entry(store);
    assert_int_equal(put_citizen(store, citizen, entry), MAMS_PUT_CHANGED);
    assert_int_equal(put_citizen(store, citizen, entry), MAMS_PUT_SAME);
    commit(store);
}

static void test_citizen_every_field_is_compared(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    add_citizen(store, &citizen);
    citizen.surname = "Оспанова";
    expect_citizen_changed(store, &citizen);
    citizen.given = "Әлия";
    expect_citizen_changed(store, &citizen);
    citizen.patronymic = "";
    expect_citizen_changed(store, &citizen);
    citizen.former_surname = "Ахметова";
    expect_citizen_changed(store, &citizen);
    citizen.birth++;
    expect_citizen_changed(store, &citizen);
    citizen.death = 20000;
    expect_citizen_changed(store, &citizen);
    citizen.resident_from = 0;
    expect_citizen_changed(store, &citizen);
    citizen.sex = MAMS_SEX_MALE;
    expect_citizen_changed(store, &citizen);
    citizen.region = 0;
    expect_citizen_changed(store, &citizen);
    citizen.phone = 0;
    expect_citizen_changed(store, &citizen);
    citizen.email = "a@example.kz";
    expect_citizen_changed(store, &citizen);
    citizen.clinic = "№ 5";
    expect_citizen_changed(store, &citizen);
    citizen.clinic_since = 0;
    expect_citizen_changed(store, &citizen);
    citizen.language = -1;
    expect_citizen_changed(store, &citizen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_citizen_comes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_citizen_history, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_citizen_every_field_is_compared, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
