/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_SEARCH_FIXTURE_H
#define MAMS_TESTS_SEARCH_FIXTURE_H

#include "cm.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "search/search.h"

/* A small country of people made by hand, and the same people among thousands of others, where the
 * search has to choose its way. */

#define assert_no_error(error)                                                                     \
    do {                                                                                           \
        if (error)                                                                                 \
            fail_msg("%s", (error)->message);                                                      \
    } while (0)

enum { OTHERS = 9000, LIMIT = 20 };

typedef struct {
    char mark; /* how the tables call the person */
    const char *surname, *given, *patronymic, *former;
    int year, month, day;
    int64_t phone;
} Person;

static const Person people[] = {
    {'A', "Ахметова", "Алия", "Серікқызы", NULL, 2006, 7, 14, 7091234567},
    {'B', "Ахметов", "Серік", "Болатұлы", NULL, 1985, 3, 17, 7091234568},
    {'C', "Ахметов", "Бауыржан", "Серикович", NULL, 1985, 10, 1, 0},
    {'D', "Әхметов", "Әлихан", "", NULL, 1990, 5, 5, 0},
    {'E', "Сериков", "Ахмет", "Маратович", NULL, 1971, 1, 2, 0},
    {'F', "Петрова", "Анна", "Ивановна", "Ахметова", 1985, 3, 17, 0},
    {'G', "Өмірбеков", "Нұрсұлтан", "Серікұлы", NULL, 1999, 12, 31, 0},
    {'H', "Умирбеков", "Нурсултан", "Серикулы", NULL, 2001, 6, 6, 0},
    {'I', "Жанбулатова", "Дина", "Юрьевна", NULL, 1966, 8, 8, 0},
    {'J', "Жанбулат", "Ержан", "", NULL, 2003, 2, 28, 0},
    {'K', "Сейіт Ахмет", "Мұса", "Әлиұлы", NULL, 1958, 4, 30, 0},
    {'L', "Ким", "Алия", "Викторовна", NULL, 1985, 3, 17, 7091234567},
    {'M', "Иванова-Ким", "Ольга", "Петровна", NULL, 1977, 7, 7, 0},
    {'N', "Ысқақов", "Бақыт", "Жұмабайұлы", NULL, 1980, 9, 9, 0},
    {'O', "Исхаков", "Бахыт", "Жумабаевич", NULL, 1981, 9, 9, 0},
    {'P', "Щербаков", "Юрий", "Яковлевич", NULL, 1949, 11, 11, 0},
    {'Q', "Ахметов", "Серік", "Қайратұлы", NULL, 1985, 3, 17, 0},
    {'R', "Ахметов", "Серік", "Болатұлы", NULL, 1984, 3, 17, 0},
    {'S', "Яковлева", "Инна", "", "Щербакова", 1983, 1, 1, 0},
    {'T', "Ли", "Ли", "Ли", NULL, 1992, 2, 2, 0},
    {'U', "Зыкова", "Вера", "", "Щербаков", 1950, 1, 1, 0},
};

typedef struct {
    MamsStore *store;
    MamsSearch *search;
    MamsIin iins[G_N_ELEMENTS(people)];
} Fixture;

static MamsIin make_iin(int year, int month, int day, int serial)
{
    int control;
    int64_t eleven;
    do {
        eleven = ((year % 100 * 100 + month) * 100 + day) * INT64_C(100000);
        eleven += (year < 2000 ? 3 : 5) * 10000 + 9000 + serial++ % 1000;
        control = mams_iin_control_digit(eleven);
    } while (control < 0);
    return eleven * 10 + control;
}

static void put(MamsStore *store, const MamsCitizen *citizen)
{
    g_autoptr(GError) error = NULL;
    assert_int_equal(mams_store_put_citizen(store, citizen, 1, &error), MAMS_PUT_ADDED);
    assert_no_error(error);
}

/* Adds somebody after the searcher was made. */
G_GNUC_UNUSED static void put_later(MamsStore *store, MamsIin iin, const char *surname,
                                    const char *given, MamsDay birth)
{
    g_autoptr(GError) error = NULL;
    MamsCitizen citizen = {.iin = iin,
                           .surname = (char *)surname,
                           .given = (char *)given,
                           .patronymic = (char *)"",
                           .birth = birth,
                           .death = MAMS_DAY_NONE,
                           .resident_from = MAMS_DAY_NONE,
                           .clinic_since = MAMS_DAY_NONE,
                           .language = -1};
    assert_true(mams_store_begin(store, &error));
    put(store, &citizen);
    assert_true(mams_store_commit(store, false, &error));
}

static void put_person(Fixture *fixture, size_t i)
{
    const Person *p = &people[i];
    fixture->iins[i] = make_iin(p->year, p->month, p->day, (int)i);
    MamsCitizen citizen = {.iin = fixture->iins[i],
                           .surname = (char *)p->surname,
                           .given = (char *)p->given,
                           .patronymic = (char *)p->patronymic,
                           .former_surname = (char *)p->former,
                           .birth = mams_day_make(p->year, p->month, p->day),
                           .death = MAMS_DAY_NONE,
                           .resident_from = MAMS_DAY_NONE,
                           .region = 750000000,
                           .phone = p->phone,
                           .clinic_since = MAMS_DAY_NONE,
                           .language = -1};
    put(fixture->store, &citizen);
}

/* Others, whose names begin with letters that no table asks for. */
static void put_others(MamsStore *store)
{
    static const char *const surnames[] = {"Дядин", "Эпштейн", "Фадеев", "Гнедых"};
    static const char *const given[] = {"Эмма", "Фома", "Глеб", "Даниэль", "Вадим"};
    for (int i = 0; i < OTHERS; i++) {
        g_autofree char *surname =
            g_strdup_printf("%s%c%c", surnames[i % 4], 'q' + i / 4 % 5, 'q' + i / 20 % 5);
        MamsCitizen citizen = {
            .iin = make_iin(1950 + i % 9, 1 + i / 9 % 12, 1 + i / 108 % 28, 300 * (i / 3024)),
            .surname = surname,
            .given = (char *)given[i % 5],
            .patronymic = "",
            .birth = mams_day_make(1950 + i % 9, 1 + i / 9 % 12, 1 + i / 108 % 28),
            .death = MAMS_DAY_NONE,
            .resident_from = MAMS_DAY_NONE,
            .clinic_since = MAMS_DAY_NONE,
            .language = -1};
        put(store, &citizen);
    }
}

static void set_up(Fixture *fixture, bool crowded)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("mams-search-XXXXXX", &error);
    assert_no_error(error);
    g_autofree char *path = g_build_filename(folder, "mams.db", NULL);
    fixture->store = mams_store_create(path, &error);
    assert_no_error(error);
    MamsJournalEntry entry = {
        .class_ = MAMS_JOURNAL_CHANGE, .at = 1, .operator_login = "test", .action = "test"};
    assert_true(mams_store_begin(fixture->store, &error));
    assert_int_equal(mams_journal_append(fixture->store, &entry, &error), 1);
    if (crowded)
        put_others(fixture->store);
    for (size_t i = 0; i < G_N_ELEMENTS(people); i++)
        put_person(fixture, i);
    assert_true(mams_store_commit(fixture->store, false, &error));
    fixture->search = mams_search_new(fixture->store, &error);
    assert_no_error(error);
}

static void tear_down(Fixture *fixture)
{
    static const char *const endings[] = {"", "-wal", "-shm"};
    g_autofree char *path = g_strdup(mams_store_path(fixture->store));
    g_autofree char *folder = g_path_get_dirname(path);
    mams_search_free(fixture->search);
    mams_store_close(fixture->store);
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *file = g_strconcat(path, endings[i], NULL);
        g_unlink(file);
    }
    g_rmdir(folder);
}

/* The people alone, and the same ones in a crowd. */
static Fixture few, crowd;

static int set_up_both(void **state)
{
    (void)state;
    set_up(&few, false);
    set_up(&crowd, true);
    return 0;
}

static int tear_down_both(void **state)
{
    (void)state;
    tear_down(&few);
    tear_down(&crowd);
    return 0;
}

static MamsFound *find(Fixture *fixture, const char *text, int limit)
{
    g_autoptr(GError) error = NULL;
    MamsFound *found = mams_search_find(fixture->search, text, limit, &error);
    assert_no_error(error);
    assert_non_null(found->searched_as);
    assert_true(found->rows->len <= (guint)MAX(limit, 0));
    assert_true(found->total_at_least >= found->rows->len);
    return found;
}

/* The marks of those who were found; "?" for one of the others. (owned) */
static char *marks(const Fixture *fixture, const MamsFound *found)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < found->rows->len; i++) {
        const MamsFoundRow *row = &g_array_index(found->rows, MamsFoundRow, i);
        char mark = '?';
        for (size_t j = 0; j < G_N_ELEMENTS(people); j++)
            if (fixture->iins[j] == row->iin)
                mark = people[j].mark;
        g_string_append_c(text, mark);
    }
    return g_string_free(text, FALSE);
}

static void check(Fixture *fixture, const char *text, const char *expected)
{
    g_autoptr(MamsFound) found = find(fixture, text, LIMIT);
    g_autofree char *got = marks(fixture, found);
    if (strcmp(got, expected) != 0)
        fail_msg("'%s' found %s and not %s", text, got, expected);
}

typedef struct {
    const char *text, *marks;
} Case;

G_GNUC_UNUSED static void check_all(void **state, const Case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        check(*state, cases[i].text, cases[i].marks);
}

/* A test on either country. */
/* clang-format off */
#define IN(country, test) {#test " in " #country, test, NULL, NULL, &country}
#define IN_BOTH(test) IN(few, test), IN(crowd, test)
/* clang-format on */

#endif
