/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search_fixture.h"

#include "search/form.h"

/* The search in which each field is asked for by itself: its language, and whom it finds. */

/* ---- the language ---- */

static GArray *regions(const char *name, void *data)
{
    (void)data;
    GArray *codes = g_array_new(FALSE, FALSE, sizeof(int));
    int code = 750000000;
    if (g_str_equal(name, "Алматы"))
        g_array_append_val(codes, code);
    return codes;
}

static GArray *parse(MamsFindField field, const char *text)
{
    g_autoptr(GError) error = NULL;
    GArray *values = mams_search_values_parse(field, text, regions, NULL, &error);
    if (!values)
        fail_msg("'%s': %s", text, error->message);
    return values;
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        MamsFindField field;
        const char *text, *fits, *not ;
    } cases[] = {
        {MAMS_FIND_IIN, "850317490011", "850317490011", "850317490012"},
        {MAMS_FIND_IIN, "850317 490-011", "850317490011", "850317490012"},
        {MAMS_FIND_IIN, "8503*", "850399999999", "850400000000"},
        {MAMS_FIND_IIN, "8503*11", "850317490011", "850317490012"},
        {MAMS_FIND_IIN, "*490011", "850317490011", "850317490111"},
        {MAMS_FIND_IIN, "85031749001?", "850317490019", "850317490020"},
        {MAMS_FIND_IIN, "850317..850318", "850318999999", "850319000000"},
        {MAMS_FIND_IIN, "850317..", "999999999999", "850316999999"},
        {MAMS_FIND_IIN, "..850317", "0", "850318000000"},
        {MAMS_FIND_IIN, "000131*", "131690017", "850131690017"},
        {MAMS_FIND_IIN, "1*; 8503*", "850317490011", "860317490011"},
        {MAMS_FIND_IIN, "ү5\"і1*", "851317490011", "850317490011"},
        {MAMS_FIND_PHONE, "+7 (701) 123-45-67", "7011234567", "7011234568"},
        {MAMS_FIND_PHONE, "8 701 123 45 67", "7011234567", "7011234568"},
        {MAMS_FIND_PHONE, "7011234567", "7011234567", "7011234568"},
        {MAMS_FIND_PHONE, "77011234567", "7011234567", "7701123456"},
        {MAMS_FIND_PHONE, "701*", "7019999999", "7020000000"},
        {MAMS_FIND_PHONE, "+7701*", "7010000000", "7701000000"},
        {MAMS_FIND_PHONE, "8701*", "7010000000", "7020000000"},
        {MAMS_FIND_PHONE, "70112345??", "7011234500", "7011234600"},
        {MAMS_FIND_PHONE, "7011234500..7011234599", "7011234599", "7011234600"},
        {MAMS_FIND_PHONE, "+7 701..+7 702", "7029999999", "7030000000"},
        {MAMS_FIND_REGION, "75", "750000000", "710000000"},
        {MAMS_FIND_REGION, "71, 75", "751234567", "790000000"},
        {MAMS_FIND_REGION, "750000000", "750000000", "750000001"},
        {MAMS_FIND_REGION, "Алматы", "751110000", "710000000"},
        {MAMS_FIND_REGION, "Алматы; 71", "711110000", "790000000"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) values = parse(cases[i].field, cases[i].text);
        SearchForm form = {{NULL}, NULL};
        form.values[cases[i].field] = values;
        int64_t fits = g_ascii_strtoll(cases[i].fits, NULL, 10);
        int64_t not = g_ascii_strtoll(cases[i].not, NULL, 10);
        if (!mams_search_form_fits_number(&form, cases[i].field, fits) ||
            mams_search_form_fits_number(&form, cases[i].field, not ))
            fail_msg("'%s' for %s and %s", cases[i].text, cases[i].fits, cases[i].not );
    }
}

static void test_births(void **state)
{
    (void)state;
    static const struct {
        const char *text, *first, *last, *before, *after; /* days that fit, and do not */
    } cases[] = {
        {"17.03.1985", "1985-03-17", "1985-03-17", "1985-03-16", "1985-03-18"},
        {"19850317", "1985-03-17", "1985-03-17", "1985-03-16", "1985-03-18"},
        {"1985-03-17", "1985-03-17", "1985-03-17", "1985-03-16", "1985-03-18"},
        {"1985", "1985-01-01", "1985-12-31", "1984-12-31", "1986-01-01"},
        {"198502", "1985-02-01", "1985-02-28", "1985-01-31", "1985-03-01"},
        {"02.1984", "1984-02-01", "1984-02-29", "1984-01-31", "1984-03-01"},
        {"1984-02", "1984-02-01", "1984-02-29", "1984-01-31", "1984-03-01"},
        {"198*", "1980-01-01", "1989-12-31", "1979-12-31", "1990-01-01"},
        {"198?", "1980-01-01", "1989-12-31", "1979-12-31", "1990-01-01"},
        {"17.03.*", "1801-03-17", "2024-03-17", "2024-03-16", "2024-04-17"},
        {"*.03.1985", "1985-03-01", "1985-03-31", "1985-02-28", "1985-04-01"},
        {"????0317", "1801-03-17", "2024-03-17", "2024-03-16", "2024-04-17"},
        {"1?.03.1985", "1985-03-10", "1985-03-19", "1985-03-09", "1985-03-20"},
        {"19900101..19901231", "1990-01-01", "1990-12-31", "1989-12-31", "1991-01-01"},
        {"01.01.1990..31.12.1990", "1990-01-01", "1990-12-31", "1989-12-31", "1991-01-01"},
        {"1990..1991", "1990-01-01", "1991-12-31", "1989-12-31", "1992-01-01"},
        {"1990 .. 02.1991", "1990-01-01", "1991-02-28", "1989-12-31", "1991-03-01"},
        {"1990..", "1990-01-01", "2199-12-31", "1989-12-31", "1800-01-01"},
        {"..1990", "1800-01-01", "1990-12-31", "1991-01-01", "2000-01-01"},
        {"1985, 1987", "1985-01-01", "1987-12-31", "1986-06-01", "1988-01-01"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) values = parse(MAMS_FIND_BIRTH, cases[i].text);
        const char *const days[] = {cases[i].first, cases[i].last, cases[i].before, cases[i].after};
        SearchForm form = {{NULL}, NULL};
        form.values[MAMS_FIND_BIRTH] = values;
        for (size_t day = 0; day < G_N_ELEMENTS(days); day++) {
            bool fits =
                mams_search_form_fits_number(&form, MAMS_FIND_BIRTH, mams_day_parse(days[day]));
            if (fits != (day < 2))
                fail_msg("'%s' for %s", cases[i].text, days[day]);
        }
    }
}

static void test_name_ranges(void **state)
{
    (void)state;
    static const struct {
        const char *text, *name;
        bool holds;
    } cases[] = {
        {"А..Г", "ахметов", true},    {"А..Г", "гнедых", true},   {"А..Г", "ғалымов", false},
        {"А..Ғ", "ғалымов", true},    {"Ә..Б", "ахметов", false}, {"Ә..Б", "әхметов", true},
        {"К..Қ", "қасымов", true},    {"К..Қ", "лавров", false},  {"Ахм..Ахс", "ахремов", true},
        {"Ахм..Ахс", "ахтем", false}, {"Ив..", "яковлев", true},  {"Ив..", "зимин", false},
        {"..Ив", "иванов", true},     {"..Ив", "игнатов", false}, {"A..Z", "smith", true},
        {"A..Z", "иванов", false},    {"А..Я", "smith", false},   {"И..Й", "йылмаз", true},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) values = parse(MAMS_FIND_SURNAME, cases[i].text);
        assert_int_equal(values->len, 1);
        if (mams_search_range_holds(&g_array_index(values, FormValue, 0), cases[i].name) !=
            cases[i].holds)
            fail_msg("'%s' for '%s'", cases[i].text, cases[i].name);
    }
}

/* What cannot be understood is named, with what to do. */
static void test_problems(void **state)
{
    (void)state;
    static const struct {
        MamsFindField field;
        const char *text, *said;
    } cases[] = {
        {MAMS_FIND_SURNAME, "*", "'*' holds no letter"},
        {MAMS_FIND_SURNAME, "Ким, 7", NULL},
        {MAMS_FIND_SURNAME, "Ким, !", "'!' holds no letter"},
        {MAMS_FIND_SURNAME, "А*..Г", "both a range and a pattern"},
        {MAMS_FIND_GIVEN, "..", "holds no letter"},
        {MAMS_FIND_BIRTH, "32.01.1990", "there is no day '32.01.1990'"},
        {MAMS_FIND_BIRTH, "29.02.1999", "there is no day"},
        {MAMS_FIND_BIRTH, "13.1999", "there is no day"},
        {MAMS_FIND_BIRTH, "1700", "there is no day"},
        {MAMS_FIND_BIRTH, "90", "'90' is no date"},
        {MAMS_FIND_BIRTH, "март", "is no date"},
        {MAMS_FIND_BIRTH, "1.2.3.4", "is no date"},
        {MAMS_FIND_BIRTH, "1991..1990", "ends before it begins"},
        {MAMS_FIND_BIRTH, "..", "has no end"},
        {MAMS_FIND_BIRTH, "199?..1995", "both a range and a pattern"},
        {MAMS_FIND_IIN, "850317", "write 850317* when it is the beginning"},
        {MAMS_FIND_IIN, "8503174900111", "no number of 12 digits"},
        {MAMS_FIND_IIN, "8503x", "'x' is no digit"},
        {MAMS_FIND_IIN, "+850317490011", "is no number"},
        {MAMS_FIND_IIN, "9..8", "ends before it begins"},
        {MAMS_FIND_IIN, "1..1234567890123", "more than 12 digits"},
        {MAMS_FIND_IIN, "-", "no number of 12 digits"},
        {MAMS_FIND_PHONE, "701", "write 701* when"},
        {MAMS_FIND_PHONE, "70112345678901", "no number of 10 digits"},
        {MAMS_FIND_REGION, "Лондон", "no region 'Лондон'"},
        {MAMS_FIND_REGION, "7500000000", "no number of 9 digits"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GArray) values =
            mams_search_values_parse(cases[i].field, cases[i].text, regions, NULL, &error);
        const char *said = error ? error->message : "";
        bool right = cases[i].said ? !values && strstr(said, cases[i].said) &&
                                         g_error_matches(error, MAMS_ERROR, MAMS_ERROR_USAGE)
                                   : values != NULL;
        if (!right)
            fail_msg("'%s' says: %s", cases[i].text, said);
    }
    g_autofree char *long_text = g_strnfill(500, 'q');
    g_autoptr(GString) many = g_string_new(NULL);
    for (int i = 0; i < 60; i++)
        g_string_append(many, "Ли,");
    assert_null(mams_search_values_parse(MAMS_FIND_GIVEN, long_text, NULL, NULL, NULL));
    assert_null(mams_search_values_parse(MAMS_FIND_GIVEN, many->str, NULL, NULL, NULL));
}

/* Any bytes are read or refused. */
static void test_random_text(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "*",  "?", "..", ".", ",",    ";",    "1985",   "0",     "+7", "8", "-",
        "Ив", "ұ", "\"", " ", "\xd0", "\xff", "17.03.", "99999", "(",  "x", "\xe2\x80\xae"};
    const guint32 seed = 20261122;
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    for (int i = 0; i < 20000; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (int n = g_rand_int_range(random, 0, 7); n > 0; n--)
            g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
        MamsFindField field = (MamsFindField)g_rand_int_range(random, 0, MAMS_N_FIND_FIELDS);
        g_autoptr(GError) error = NULL;
        g_autoptr(GArray) values =
            mams_search_values_parse(field, text->str, regions, NULL, &error);
        if (!values == !error)
            fail_msg("seed %u: '%s'", seed, text->str);
        for (guint v = 0; values && v < values->len; v++) {
            const FormValue *value = &g_array_index(values, FormValue, v);
            assert_true(value->low <= value->high && value->shown);
        }
    }
}

/* ---- whom it finds ---- */

static MamsFound *ask(Fixture *fixture, const char *const texts[MAMS_N_FIND_FIELDS], int limit,
                      MamsFindField *at, GError **error)
{
    g_autoptr(SearchForm) form = mams_search_form_parse(texts, regions, NULL, at, error);
    return form ? mams_search_find_form(fixture->search, form, limit, error) : NULL;
}

/* Fields as "surname=Ив* birth=1985"; a "_" stands for a blank. */
static void split(const char *text, char *texts[MAMS_N_FIND_FIELDS])
{
    static const char *const names[] = {"surname", "given", "patronymic", "birth",
                                        "iin",     "phone", "region"};
    g_auto(GStrv) parts = g_strsplit(text, " ", -1);
    for (int i = 0; parts[i]; i++) {
        char *value = strchr(parts[i], '=');
        assert_non_null(value);
        *value++ = '\0';
        for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
            if (g_str_equal(parts[i], names[field]))
                texts[field] = g_strdelimit(g_strdup(value), "_", ' ');
        }
    }
}

static MamsFound *find_form(Fixture *fixture, const char *text, int limit)
{
    g_autoptr(GError) error = NULL;
    char *texts[MAMS_N_FIND_FIELDS] = {NULL};
    MamsFindField at;
    split(text, texts);
    MamsFound *found = ask(fixture, (const char *const *)texts, limit, &at, &error);
    if (!found)
        fail_msg("'%s': %s", text, error->message);
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++)
        g_free(texts[field]);
    return found;
}

static void test_finds(void **state)
{
    static const Case cases[] = {
        {"surname=Ахметова", "AF"}, /* Анна bore it before */
        {"surname=Ахметов", "CRBQ"
                            "D"},
        {"surname=ахметова given=алия", "A"},
        {"surname=Akhmetova given=Aliya", "A"},
        {"surname=f[vtnjdf", "AF"},
        {"surname=Ахметоа given=Алия", "A"},
        {"surname=Ахм*", "CRBQAKFD"},
        {"surname=Ах?етов", "CRBQD"},
        {"surname=*ова given=Алия", "A"},
        {"surname=Щербаков*", "PUS"},
        {"surname=Ким,_Ли", "MLT"},
        {"surname=Ким;Ахметова given=Алия", "AL"},
        {"surname=Сейіт_Ахмет", "K"},
        {"surname=Ким", "ML"},
        {"given=Алия", "AL"},
        {"given=Алия birth=1985", "L"},
        {"given=Алия phone=7091234567", "AL"},
        {"given=А* phone=8709123456?", "AL"},
        {"surname=Ахметов patronymic=Болатұлы", "RB"},
        {"surname=Ахметов patronymic=Бол*", "RB"},
        {"surname=Ахметов birth=1985", "CBQ"},
        {"surname=Ахметов birth=1984..1985", "CRBQ"},
        {"surname=Ахметов birth=17.03.*", "RBQ"},
        {"surname=Ахметов birth=1984,_01.10.1985", "CR"},
        {"surname=Ахметов region=75", "CRBQD"},
        {"surname=Ахметов region=Алматы", "CRBQD"},
        {"surname=Ахметов region=71", ""},
        {"birth=17.03.1985", "BQLF"},
        {"birth=14.07.2006", "A"},
        {"birth=31.12.1999..28.02.2003", "JHG"},
        {"iin=0607*", "A"},
        {"iin=0607*,8508*", "A"},
        {"iin=8503* surname=Ахметов", "BQ"},
        {"phone=+7_709_123-45-67", "AL"},
        {"phone=7091234567..7091234568", "BAL"},
        {"surname=Щ..Щ", "PUS"},
        {"surname=Өмірбеков", "GH"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(MamsFound) found = find_form(*state, cases[i].text, LIMIT);
        g_autofree char *got = marks(*state, found);
        if (strcmp(got, cases[i].marks) != 0)
            fail_msg("'%s' found %s and not %s", cases[i].text, got, cases[i].marks);
        assert_int_equal(found->total_at_least, strlen(cases[i].marks));
    }
}

static void test_former_surname(void **state)
{
    g_autoptr(MamsFound) found = find_form(*state, "surname=Щербакова given=Инна", LIMIT);
    assert_int_equal(found->rows->len, 1);
    assert_true(g_array_index(found->rows, MamsFoundRow, 0).former_surname);
}

static void test_searched_as(void **state)
{
    g_autoptr(MamsFound) found =
        find_form(*state, "surname=Ив*,Ким birth=1985..1990 iin=85* phone=8_709_123_45_67", LIMIT);
    assert_string_equal(found->searched_as,
                        "surname: Ив*, Ким; birth date: 1985..1990; IIN: 85*; phone: 7091234567");
}

/* Without a field that has an index it says which to add. */
static void test_needs_an_index(void **state)
{
    static const struct {
        MamsFindField field;
        const char *text, *said;
    } cases[] = {
        {MAMS_FIND_SURNAME, " , ;", "nothing is filled in"},
        {MAMS_FIND_PATRONYMIC, "Ахметұлы", "'patronymic: Ахметұлы' alone"},
        {MAMS_FIND_REGION, "75", "'region: 75' alone"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        const char *texts[MAMS_N_FIND_FIELDS] = {NULL};
        MamsFindField at;
        texts[cases[i].field] = cases[i].text;
        assert_null(ask(*state, texts, LIMIT, &at, &error));
        assert_int_equal(at, MAMS_N_FIND_FIELDS);
        assert_non_null(strstr(error->message, cases[i].said));
    }
    g_autoptr(GError) error = NULL;
    const char *texts[MAMS_N_FIND_FIELDS] = {[MAMS_FIND_SURNAME] = "Ким", [MAMS_FIND_IIN] = "8"};
    MamsFindField at;
    assert_null(ask(*state, texts, LIMIT, &at, &error));
    assert_int_equal(at, MAMS_FIND_IIN);
}

static void test_warnings(void **state)
{
    g_autoptr(MamsFound) birth = find_form(*state, "birth=17.03.1985", LIMIT);
    assert_non_null(strstr(birth->warning, "does not begin with the birth date"));
    g_autoptr(MamsFound) named = find_form(*state, "birth=17.03.1985 surname=Ахметов", LIMIT);
    assert_null(named->warning);
    g_autoptr(MamsFound) wrong = find_form(*state, "iin=851317490011", LIMIT);
    assert_non_null(strstr(wrong->warning, "'851317'"));
}

static void test_limit(void **state)
{
    g_autoptr(MamsFound) found = find_form(*state, "surname=Ахм*", 3);
    g_autofree char *got = marks(*state, found);
    assert_string_equal(got, "CRB");
    assert_int_equal(found->total_at_least, 8);
}

/* Among thousands a field that is not selective finds the first ones in order. */
static void test_crowd(void **state)
{
    g_autoptr(MamsFound) found = find_form(*state, "given=Эмма birth=1950..1959", LIMIT);
    assert_int_equal(found->rows->len, LIMIT);
    assert_int_equal(found->total_at_least, OTHERS / 5);
    g_autoptr(MamsFound) day = find_form(*state, "birth=01.01.1950", 100);
    assert_true(day->rows->len > 0);
    for (guint i = 0; i < day->rows->len; i++)
        assert_int_equal(g_array_index(day->rows, MamsFoundRow, i).birth,
                         mams_day_make(1950, 1, 1));
}

/* clang-format off */
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_births),
        cmocka_unit_test(test_name_ranges),
        cmocka_unit_test(test_problems),
        cmocka_unit_test(test_random_text),
        IN_BOTH(test_finds),
        IN_BOTH(test_former_surname),
        IN_BOTH(test_searched_as),
        IN_BOTH(test_needs_an_index),
        IN_BOTH(test_warnings),
        IN_BOTH(test_limit),
        IN(crowd, test_crowd),
    };
    return cmocka_run_group_tests(tests, set_up_both, tear_down_both);
}
/* clang-format on */
