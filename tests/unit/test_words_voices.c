/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "people.h"
#include "rules_fixture.h"
#include "words/grammar.h"
#include "words_samples.h"

/*
 * What only some voices say: sums in words on the phone, the number of a person in letters; and
 * what each of them says: the day of the data, and that they may have changed.
 */

static GHashTable *number_words[MAMS_N_LANGS];

static void learn(MamsLang lang, int64_t number, WordForm form)
{
    g_autoptr(GString) text = g_string_new(NULL);
    number_append(text, lang, number, form);
    g_auto(GStrv) parts = g_strsplit(text->str, " ", -1);
    for (int i = 0; parts[i]; i++)
        g_hash_table_add(number_words[lang], g_strdup(parts[i]));
}

static int setup(void **state)
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        number_words[lang] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (int64_t number = 0; number < 1000; number++)
            learn((MamsLang)lang, number, WORD_WORDS);
        for (int64_t number = 1000; number <= 5000; number += 1000)
            learn((MamsLang)lang, number, WORD_WORDS);
    }
    return words_setup(state);
}

static int teardown(void **state)
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++)
        g_hash_table_unref(number_words[lang]);
    return words_teardown(state);
}

/* The words of the sum that a text says in words, "" when it says none. (owned) */
static char *sum_said(MamsLang lang, const char *text)
{
    static const char *const tenge[] = {"теңге", "тенге", "tenge"};
    static const char *const tiyn[] = {"тиын", "тиын", "tiyn"};
    g_auto(GStrv) parts = g_strsplit_set(text, " .,", -1);
    GString *sum = g_string_new(NULL);
    for (int i = 0, said = 0; parts[i]; i++) {
        bool unit = said > 0 &&
                    (g_str_equal(parts[i], tenge[lang]) || g_str_has_prefix(parts[i], tiyn[lang]));
        if (unit) {
            for (int k = i - said; k <= i; k++)
                g_string_append_printf(sum, "%s%s", sum->len > 0 ? " " : "", parts[k]);
            said = 0;
        } else {
            said = g_hash_table_contains(number_words[lang], parts[i]) ? said + 1 : 0;
        }
    }
    return g_string_free(sum, FALSE);
}

static const MamsWay *cheapest(const MamsAnswer *answer)
{
    for (guint i = 0; i < answer->ways->len; i++) {
        const MamsWay *way = answer->ways->pdata[i];
        if (way->cheapest && answer->verdict != MAMS_VERDICT_TEMPORARY)
            return way;
    }
    return NULL;
}

static int sums_met;

static void check_sum(const MamsAnswer *answer, const MamsPerson *person)
{
    const MamsWay *way = cheapest(answer);
    sums_met += way != NULL;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *text =
            mams_words_reason(words, (MamsLang)lang, MAMS_VOICE_PHONE, answer, person);
        g_autofree char *said = sum_said((MamsLang)lang, text);
        g_autoptr(GString) sum = g_string_new(NULL);
        if (way)
            money_append_words(sum, (MamsLang)lang, way->total, WORD_WORDS);
        if (strcmp(said, sum->str) != 0)
            fail_msg("'%s', not '%s': %s", said, sum->str, text);
    }
}

static void check_golden_sum(const GoldenPerson *golden)
{
    check_sum(golden->answer, &golden->person);
}

static void test_sums_on_the_phone(void **state)
{
    (void)state;
    sums_met = 0;
    sample_each(check_sum);
    assert_true(sums_met > 0);
    sums_met = 0;
    golden_people_each(check_golden_sum);
    assert_true(sums_met > 0);
}

static void check_number(const char *text, MamsIin iin, bool letter)
{
    char plain[MAMS_IIN_TEXT_SIZE], grouped[MAMS_IIN_GROUPED_SIZE];
    if (strstr(text, mams_iin_format(iin, plain)))
        fail_msg("a number without groups: %s", text);
    if (!letter && strstr(text, mams_iin_format_grouped(iin, grouped)))
        fail_msg("a number outside a letter: %s", text);
}

static void check_numbers(const MamsAnswer *answer, const MamsPerson *person)
{
    for (int voice = 0; voice < MAMS_N_VOICES; voice++) {
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            g_autofree char *text =
                mams_words_reason(words, (MamsLang)lang, (MamsVoice)voice, answer, person);
            check_number(text, answer->iin, voice == MAMS_VOICE_LETTER);
        }
    }
}

static void check_golden_numbers(const GoldenPerson *golden)
{
    check_numbers(golden->answer, &golden->person);
    for (guint i = 0; i < golden->answer->conflicts->len; i++) {
        g_autofree char *text =
            mams_words_conflict(words, MAMS_LANG_EN, golden->answer,
                                &g_array_index(golden->answer->conflicts, MamsConflict, i));
        check_number(text, golden->facts->iin, false);
    }
}

static void test_number_in_letters_only(void **state)
{
    (void)state;
    sample_each(check_numbers);
    golden_people_each(check_golden_numbers);
    MamsAnswer *answer = sample_new(MAMS_GROUND_NEVER, &(Variant){0, true, MAMS_N_WAYS, false});
    g_autofree char *letter = mams_words_reason(
        words, MAMS_LANG_EN, MAMS_VOICE_LETTER, answer,
        &(MamsPerson){.surname = "", .given = "", .patronymic = "", .data_of = MAMS_DAY_NONE});
    assert_non_null(strstr(letter, "850317 490 011"));
    sample_free(answer);
}

/* The day in the form that the voice uses. */
static bool names_day(MamsLang lang, const char *text, MamsDay day)
{
    char dotted[MAMS_DAY_TEXT_SIZE];
    g_autofree char *whole = mams_words_day(lang, day);
    if (lang == MAMS_LANG_RU)
        *strstr(whole, " г.") = '\0';
    return strstr(text, whole) || strstr(text, mams_day_format_dotted(day, dotted));
}

static void check_age(const MamsAnswer *answer, const MamsPerson *person)
{
    static const char *const may_have[] = {"згер", "огл", "ay have changed"};
    for (int voice = 0; voice < MAMS_N_VOICES; voice++) {
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            g_autofree char *text =
                mams_words_reason(words, (MamsLang)lang, (MamsVoice)voice, answer, person);
            bool known = person->data_of != MAMS_DAY_NONE;
            bool warned = strstr(text, may_have[lang]) &&
                          (lang != MAMS_LANG_RU || strstr(text, "измениться"));
            if (known && !names_day((MamsLang)lang, text, person->data_of))
                fail_msg("the day of the data is not named: %s", text);
            if (warned != (known && person->stale))
                fail_msg("stale: %d, but: %s", person->stale, text);
        }
    }
}

static void check_golden_age(const GoldenPerson *golden)
{
    check_age(golden->answer, &golden->person);
}

static void test_age_of_the_data(void **state)
{
    (void)state;
    sample_each(check_age);
    golden_people_each(check_golden_age);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums_on_the_phone),
        cmocka_unit_test(test_number_in_letters_only),
        cmocka_unit_test(test_age_of_the_data),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
