/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "mams.h"

/* Kazakh endings after a hyphen. Without any dictionary: only the endings can be wrong. */

static MamsSpelling *spelling;

static int set_up(void **state)
{
    (void)state;
    spelling = mams_spelling_new("/nonexistent", MAMS_SRCDIR "/data/spelling.txt");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    mams_spelling_free(spelling);
    return 0;
}

/* What is written, and the right form of the part that is marked; NULL: nothing is. */
typedef struct {
    const char *text, *right;
} Row;

static const Row numbers[] = {
    {"5-ші", NULL},
    {"5-шы", "5-ші"},
    {"6-шы", NULL},
    {"6-ші", "6-шы"},
    {"9-шы", NULL},
    {"10-шы", NULL},
    {"10-ші", "10-шы"},
    {"20-шы", NULL},
    {"40-шы", NULL},
    {"50-ші", NULL},
    {"50-шы", "50-ші"},
    {"100-ші", NULL},
    {"1000-шы", NULL},
    {"5-шілер", NULL},
    {"5-шілар", "5-шілер"},
    {"5-шіге", NULL},
    {"5-шіден бастап", NULL},
    {"2024-ке", NULL},
    {"2024-ге", "2024-ке"},
    {"2024-қа", "2024-ке"},
    {"2025-тен", NULL},
    {"2025-ден", "2025-тен"},
    {"2026-дан", NULL},
    {"2026-ден", "2026-дан"},
    {"2020-ға дейін", NULL},
    {"2020-2024-тен", NULL},
    {"2020-2024-тан", "2024-тен"},
    {"3-тен", NULL},
    {"3-ден", "3-тен"},
    {"7-нің", NULL},
    {"7-дің", "7-нің"},
    {"1-ден 15-ке дейін", NULL},
    {"1-нен", "1-ден"},
    {"25-іне дейін", NULL},
    {"25-ына дейін", "25-іне"},
    {"25-сіне дейін", "25-іне"},
    {"20-сына", NULL},
    {"20-сіне", "20-сына"},
    {"20-сынан бастап", NULL},
    {"30-ына", NULL},
    {"30-іне", "30-ына"},
    {"12 750-ден", NULL},
    {"12 750-дан", "12 750-ден"},
    {"4\u00a0000-нан", NULL},
    {"4\u00a0000-нен", "4\u00a0000-нан"},
    {"10%-ға", NULL},
    {"10%-ге", "10%-ға"},
    {"500 ₸-ге", NULL},
    {"500 ₸-ға", "₸-ге"},
    {"50-лік", NULL},
    {"50-дік", "50-лік"},
    {"2,5-ке", NULL},
    {"2,5-ге", "5-ке"},
    {"9:30-дан", NULL},
    {"9:30-ден", "30-дан"},
    {"0-ден", NULL},
    /* The year of a date and a number that nobody reads out are not judged, nor are Russian ones.
     */
    {"20.11.2024-дан", NULL},
    {"900101900123-ға", NULL},
    {"12-го, 5-ти, 2024-й, 3-х, 1-е, 18-летний", NULL},
};

static const Row names[] = {
    {"МӘМС-ке", NULL},
    {"МӘМС-қа", "МӘМС-ке"},
    {"МӘМС-ға", "МӘМС-ке"},
    {"МӘМС-тің", NULL},
    {"МӘМС-тың", "МӘМС-тің"},
    {"МӘМС-нің", "МӘМС-тің"},
    {"МӘМС-те", NULL},
    {"МӘМС-де", "МӘМС-те"},
    {"МӘМС-пен", NULL},
    {"МӘМС-мен", "МӘМС-пен"},
    {"ЖШС-нің", NULL},
    {"ЖШС-тің", NULL},
    {"ЖШС-ның", "ЖШС-нің"},
    {"«Отбасы» ЖШС-нің", NULL},
    {"«Отбасы» ЖШС-ның", "ЖШС-нің"},
    {"«Отбасы»-ның", NULL},
    {"«Отбасы»-нің", "Отбасы»-ның"},
    {"«Отбасы»\u2011нің.", "Отбасы»\u2011ның"},
    {"«Отбасы»\u2011ның. Сіз", NULL},
    {"«Отбасы банк»-ке", NULL},
    {"«Отбасы банк»-ға", "банк»-ке"},
    {"\"Жеті жарғы\"-ға", NULL},
    {"\"Жеті жарғы\"-ге", "жарғы\"-ға"},
    {"АҚ-ның", NULL},
    {"АҚ-нің", "АҚ-ның"},
    {"ҚР-дың", "ҚР-ның"},
    {"ЖСН-нің", NULL},
    {"ЖСН-ның", "ЖСН-нің"},
    {"ЖСН-ді", NULL},
    {"АЕК-ке", NULL},
    {"АЕК-ға", "АЕК-ке"},
    {"АЕК-тен", NULL},
    {"ХҚКО-ға", NULL},
    {"ХҚКО-ге", "ХҚКО-ға"},
    {"БЖТ-ге", NULL},
    {"БЖТ-ға", "БЖТ-ге"},
    {"Qoldau-да", NULL},
    {"Qoldau-де", "Qoldau-да"},
    {"Астана-да", NULL},
    {"Астана-де", "Астана-да"},
    {"Алматы-Астана", NULL},
    {"PDF-ті, PDF-ты", NULL},
};

static char *first_suggestion(const char *text)
{
    g_autoptr(GArray) marks = mams_spelling_check(spelling, text, strlen(text));
    if (marks->len == 0)
        return NULL;
    assert_int_equal(marks->len, 1);
    const MamsMisspelling *word = &g_array_index(marks, MamsMisspelling, 0);
    assert_true(word->ending);
    g_auto(GStrv) found = mams_spelling_suggest(spelling, MAMS_LANG_KK, text, word);
    assert_non_null(found[0]);
    return g_strdup(found[0]);
}

static void check_rows(const Row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_autofree char *right = first_suggestion(rows[i].text);
        if (g_strcmp0(right, rows[i].right) != 0)
            fail_msg("'%s': '%s', not '%s'", rows[i].text, right, rows[i].right);
    }
}

static void test_numbers(void **state)
{
    (void)state;
    check_rows(numbers, G_N_ELEMENTS(numbers));
}

static void test_names_and_abbreviations(void **state)
{
    (void)state;
    check_rows(names, G_N_ELEMENTS(names));
}

/* In any sentence, and in the middle of one, the same is found. */
static void test_place_in_the_text(void **state)
{
    (void)state;
    const char *text = "Сіз («МӘМС-ға» емес) 2024-ге дейін; 5-шы топ.";
    static const char *const wanted[] = {"МӘМС-ға", "2024-ге", "5-шы"};
    g_autoptr(GArray) marks = mams_spelling_check(spelling, text, strlen(text));
    assert_int_equal(marks->len, 3);
    for (guint i = 0; i < 3; i++) {
        MamsMisspelling word = g_array_index(marks, MamsMisspelling, i);
        g_autofree char *found = g_strndup(text + word.start, word.end - word.start);
        assert_string_equal(found, wanted[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_names_and_abbreviations),
        cmocka_unit_test(test_place_in_the_text),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
