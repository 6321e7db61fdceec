/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_fixture.h"

/* The dictionary of names and the walks of the search. */

static void put(MamsStore *store, MamsIin iin, const char *names, const char *former,
                const char *birth, int64_t phone, int64_t entry)
{
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) parts = g_strsplit(names, " ", 3);
    MamsCitizen citizen = {
        .iin = iin,
        .surname = parts[0],
        .given = parts[1],
        .patronymic = parts[2],
        .former_surname = (char *)former,
        .birth = mams_day_parse(birth),
        .death = MAMS_DAY_NONE,
        .resident_from = MAMS_DAY_NONE,
        .region = 750000000,
        .phone = phone,
        .clinic_since = MAMS_DAY_NONE,
        .language = -1,
    };
    assert_ok(mams_store_put_citizen(store, &citizen, entry, &error) != MAMS_PUT_ERROR, error);
}

static int set_up_people(void **state)
{
    set_up(state);
    MamsStore *store = ((Fixture *)*state)->store;
    int64_t entry = begin_entry(store);
    put(store, 850317490011, "Ахметова Алия Серікқызы", NULL, "1985-03-17", 7010000001, entry);
    put(store, 60714690017, "Ахметова Алия", NULL, "2006-07-14", 7010000002, entry);
    put(store, 900101390003, "Ахметова Динара Серікқызы", NULL, "1990-01-01", 7010000001, entry);
    put(store, 910202490004, "Ким Алия", "Ахметова", "1991-02-02", 0, entry);
    put(store, 920303490005, "Ахметова Жанна", "Ахметова", "1992-03-03", 0, entry);
    put(store, 930404390006, "Ким Борис", NULL, "1993-04-04", 7010000003, entry);
    commit(store);
    return 0;
}

typedef struct {
    const char *raw;
    MamsNameKind kind;
    int64_t id, n, last;
    int count;
} Name;

static bool look_for(int64_t id, MamsNameKind kind, const char *raw, const char *exact,
                     const char *key1, const char *key2, const char *key3, const char *stem,
                     int64_t n, void *data)
{
    Name *name = data;
    assert_true(id > name->last);
    assert_non_null(exact);
    assert_true(key1[0] != '\0' && key2[0] != '\0' && key3[0] != '\0' && stem[0] != '\0');
    name->last = id;
    name->count++;
    if (name->raw != NULL && kind == name->kind && g_str_equal(raw, name->raw)) {
        assert_int_equal(name->id, 0);
        name->id = id;
        name->n = n;
    }
    return true;
}

static Name find_name(MamsStore *store, MamsNameKind kind, const char *raw)
{
    g_autoptr(GError) error = NULL;
    Name name = {.raw = raw, .kind = kind};
    assert_ok(mams_store_each_name(store, 0, look_for, &name, &error), error);
    return name;
}

static int64_t surname(MamsStore *store, const char *raw)
{
    return find_name(store, MAMS_NAME_SURNAME, raw).id;
}

static int64_t given(MamsStore *store, const char *raw)
{
    return find_name(store, MAMS_NAME_GIVEN, raw).id;
}

static void test_dictionary(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    Name name = find_name(store, MAMS_NAME_SURNAME, "Ахметова");
    assert_int_equal(name.count, 7); /* 2 surnames, 4 given names, 1 patronymic */
    assert_int_equal(name.n, 6);     /* twice as a former one */
    assert_int_equal(find_name(store, MAMS_NAME_GIVEN, "Алия").n, 3);
    assert_int_equal(find_name(store, MAMS_NAME_PATRONYMIC, "Серікқызы").n, 2);
    assert_int_equal(find_name(store, MAMS_NAME_PATRONYMIC, "Алия").id, 0);

    /* Only what came since, and the counts follow a change of name. */
    int64_t entry = begin_entry(store);
    put(store, 930404390006, "Цой Борис", NULL, "1993-04-04", 7010000003, entry);
    commit(store);
    Name since = {.last = name.last};
    assert_ok(mams_store_each_name(store, name.last, look_for, &since, &error), error);
    assert_int_equal(since.count, 1);
    assert_int_equal(find_name(store, MAMS_NAME_SURNAME, "Цой").n, 1);
    assert_int_equal(find_name(store, MAMS_NAME_SURNAME, "Ким").n, 1);
}

static bool stop(int64_t id, MamsNameKind kind, const char *raw, const char *exact,
                 const char *key1, const char *key2, const char *key3, const char *stem, int64_t n,
                 void *data)
{
    (void)id, (void)kind, (void)raw, (void)exact, (void)key1, (void)key2, (void)key3, (void)stem,
        (void)n;
    return ++*(int *)data != 2;
}

static void test_dictionary_stops(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    int n = 0;
    assert_ok(mams_store_each_name(store, 0, stop, &n, &error), error);
    assert_int_equal(n, 2);
}

/* What a walk found, as "ИИН" or "ИИН!" for a former surname, separated by blanks. */
typedef struct {
    GString *found;
    int n, stop_after;
} Found;

static bool note(const MamsNameRow *row, void *data)
{
    Found *found = data;
    char iin[MAMS_IIN_TEXT_SIZE];
    assert_int_equal(row->region, 750000000);
    assert_true(row->surname > 0 && row->given > 0 && row->birth != MAMS_DAY_NONE);
    g_string_append_printf(found->found, "%s%s%s", found->n > 0 ? " " : "",
                           mams_iin_format(row->iin, iin), row->former ? "!" : "");
    return ++found->n != found->stop_after;
}

static void expect_found(MamsStore *store, MamsNameSeek seek, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    Found found = {.found = text};
    assert_ok(mams_store_each_by_name(store, &seek, note, &found, &error), error);
    assert_string_equal(text->str, expected);
}

static MamsNameSeek make_seek(int64_t surname_id, int64_t given_id, int64_t patronymic_id,
                              const char *from, const char *to)
{
    return (MamsNameSeek){
        .surname = surname_id,
        .given = given_id,
        .patronymic = patronymic_id,
        .birth_from = from != NULL ? mams_day_parse(from) : MAMS_DAY_NONE,
        .birth_to = to != NULL ? mams_day_parse(to) : MAMS_DAY_NONE,
    };
}

static void test_by_name(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    int64_t akhmetova = surname(store, "Ахметова"), kim = surname(store, "Ким");
    int64_t aliya = given(store, "Алия"), dinara = given(store, "Динара");
    int64_t daughter = find_name(store, MAMS_NAME_PATRONYMIC, "Серікқызы").id;

    expect_found(store, make_seek(akhmetova, 0, 0, NULL, NULL),
                 "060714690017 850317490011 900101390003 920303490005 910202490004!");
    expect_found(store, make_seek(akhmetova, aliya, 0, NULL, NULL),
                 "060714690017 850317490011 910202490004!");
    expect_found(store, make_seek(akhmetova, 0, daughter, NULL, NULL), "850317490011 900101390003");
    expect_found(store, make_seek(akhmetova, aliya, daughter, NULL, NULL), "850317490011");
    expect_found(store, make_seek(0, aliya, 0, NULL, NULL),
                 "060714690017 850317490011 910202490004");
    expect_found(store, make_seek(0, aliya, daughter, NULL, NULL), "850317490011");
    expect_found(store, make_seek(kim, dinara, 0, NULL, NULL), "");
    expect_found(store, make_seek(akhmetova, 0, 0, "1985-03-17", "1991-12-31"),
                 "850317490011 900101390003 910202490004!");
    expect_found(store, make_seek(akhmetova, 0, 0, "1985-03-18", "1990-01-01"), "900101390003");
    expect_found(store, make_seek(akhmetova, aliya, 0, "1990-01-01", NULL),
                 "060714690017 910202490004!");
    expect_found(store, make_seek(akhmetova, 0, 0, NULL, "1989-12-31"), "850317490011");
    expect_found(store, make_seek(0, aliya, 0, "2006-07-14", "2006-07-14"), "060714690017");

    MamsNameSeek nothing = make_seek(0, 0, daughter, NULL, NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    Found found = {.found = text};
    assert_false(mams_store_each_by_name(store, &nothing, note, &found, &error));
    expect_error(&error, MAMS_ERROR_INTERNAL, "surname");
    /* A walk that is told to stop goes on neither here nor among former surnames. */
    MamsNameSeek seek = make_seek(akhmetova, 0, 0, NULL, NULL);
    found.stop_after = 4;
    assert_ok(mams_store_each_by_name(store, &seek, note, &found, &error), error);
    assert_int_equal(found.n, 4);
}

static void test_by_number(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    Found found = {.found = text};
    assert_ok(mams_store_each_by_iin(store, 850317490011, 910202490004, note, &found, &error),
              error);
    assert_string_equal(text->str, "850317490011 900101390003 910202490004");
    g_string_truncate(text, 0);
    found = (Found){.found = text};
    assert_ok(mams_store_each_by_phone(store, 7010000001, 7010000001, note, &found, &error), error);
    assert_string_equal(text->str, "850317490011 900101390003");
    g_string_truncate(text, 0);
    found = (Found){.found = text};
    assert_ok(mams_store_each_by_phone(store, 0, 0, note, &found, &error), error);
    assert_string_equal(text->str, "");
}

/* The walks behind each keystroke read indexes alone and sort nothing. */
static void test_walks_use_covering_indexes(void **state)
{
    static const char *const queries[] = {
        "SELECT iin, surname, given, patronymic, birth, region FROM citizen INDEXED BY "
        "citizen_surname"
        " WHERE surname = 1 ORDER BY given, patronymic, birth, region, iin",
        "SELECT iin, surname, given, patronymic, birth, region FROM citizen INDEXED BY "
        "citizen_given"
        " WHERE given = 1 ORDER BY surname, patronymic, birth, region, iin",
        "SELECT iin, surname, given, patronymic, birth, region FROM citizen INDEXED BY "
        "citizen_birth"
        " WHERE surname = 1 AND birth BETWEEN 2 AND 3 ORDER BY birth, given, patronymic, region, "
        "iin",
        "SELECT iin, surname, given, patronymic, birth, region FROM citizen INDEXED BY "
        "citizen_former"
        " WHERE former_surname = 1 AND former_surname <> 0"
        " ORDER BY given, patronymic, birth, region, surname, iin",
    };
    Fixture *fixture = *state;
    sqlite3 *db;
    assert_int_equal(sqlite3_open_v2(fixture->path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    for (size_t i = 0; i < G_N_ELEMENTS(queries); i++) {
        g_autofree char *sql = g_strconcat("EXPLAIN QUERY PLAN ", queries[i], NULL);
        sqlite3_stmt *plan;
        assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &plan, NULL), SQLITE_OK);
        assert_int_equal(sqlite3_step(plan), SQLITE_ROW);
        assert_non_null(strstr((const char *)sqlite3_column_text(plan, 3), "USING COVERING INDEX"));
        assert_int_equal(sqlite3_step(plan), SQLITE_DONE);
        sqlite3_finalize(plan);
    }
    sqlite3_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_dictionary, set_up_people, tear_down),
        cmocka_unit_test_setup_teardown(test_dictionary_stops, set_up_people, tear_down),
        cmocka_unit_test_setup_teardown(test_by_name, set_up_people, tear_down),
        cmocka_unit_test_setup_teardown(test_by_number, set_up_people, tear_down),
        cmocka_unit_test_setup_teardown(test_walks_use_covering_indexes, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
