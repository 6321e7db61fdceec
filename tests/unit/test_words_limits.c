/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "rules_fixture.h"
#include "words_check.h"
#include "words_samples.h"

/* Every ground in every voice and language: length and plainness. */

/* The screen's three sentences and the age of the data after them. */
static void check_screen(const char *text, const MamsPerson *person)
{
    g_autofree char *sentences = g_strdup(text);
    char *age = g_str_has_suffix(sentences, ")") ? strrchr(sentences, '(') : NULL;
    if ((person->data_of != MAMS_DAY_NONE) != (age != NULL))
        fail_msg("the age of the data: %s", text);
    if (age) {
        if (!strstr(age, "20.11.2024") || person->stale != (strchr(age, ',') != NULL))
            fail_msg("the age of the data: %s", text);
        *age = '\0';
        g_strchomp(sentences);
    }
    if (words_check_sentences(sentences) > 3)
        fail_msg("more than three sentences: %s", text);
}

static void check_sms(MamsLang lang, const char *text)
{
    g_autoptr(GRegex) names = g_regex_new("\".*\"|\\(.*\\)|: [^:]*$", 0, 0, NULL);
    g_autofree char *rest = g_regex_replace_literal(names, text, -1, 0, "", 0, NULL);
    words_check_sentences(text);
    if (mams_words_sms_parts(text) > 3)
        fail_msg("%d parts: %s", mams_words_sms_parts(text), text);
    if (lang == MAMS_LANG_EN && !g_str_is_ascii(rest))
        fail_msg("a letter that costs the GSM alphabet: %s", text);
}

/* Paragraphs of sentences; a line of the list is a category and its document. */
static void check_letter(MamsLang lang, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    int paragraphs = 0;
    for (int i = 1; lines[i]; i++) { /* the first is the greeting */
        if (*lines[i] == '\0')
            continue;
        words_check_plain(lang, lines[i]);
        paragraphs += *lines[i - 1] == '\0';
        if (g_str_has_prefix(lines[i], "– ")) {
            g_auto(GStrv) halves = g_strsplit(lines[i] + strlen("– "), ": ", 2);
            if (!halves[1] || words_count(halves[0], -1) > 20 || words_count(halves[1], -1) > 20)
                fail_msg("a long or broken line: %s", lines[i]);
        } else if (!g_str_has_suffix(lines[i], ":")) {
            words_check_sentences(lines[i]);
        }
    }
    if (paragraphs < 1 || paragraphs > 5)
        fail_msg("%d paragraphs: %s", paragraphs, text);
}

static void check_limits(MamsLang lang, MamsVoice voice, const char *text, const MamsPerson *person)
{
    if (voice == MAMS_VOICE_LETTER) {
        check_letter(lang, text);
        return;
    }
    words_check_plain(lang, text);
    if (voice == MAMS_VOICE_SCREEN) {
        check_screen(text, person);
    } else if (voice == MAMS_VOICE_SMS) {
        check_sms(lang, text);
    } else {
        words_check_sentences(text);
        int words = words_count(text, -1);
        if (words > (lang == MAMS_LANG_KK ? 50 : 60))
            fail_msg("%d words: %s", words, text);
    }
}

static void check_voice(MamsVoice voice, const MamsAnswer *answer, const MamsPerson *person)
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *text = mams_words_reason(words, (MamsLang)lang, voice, answer, person);
        check_limits((MamsLang)lang, voice, text, person);
    }
}

static void check_all_voices(const MamsAnswer *answer, const MamsPerson *person)
{
    for (int voice = 0; voice < MAMS_N_VOICES; voice++)
        check_voice((MamsVoice)voice, answer, person);
}

/* What the phone says besides when two records disagree still goes into its limit. */
static void check_phone_with_conflict(const MamsAnswer *answer, const MamsPerson *person)
{
    const MamsConflict conflict = {MAMS_CONFLICT_IIN_DIGITS, -1, -1, -1, MAMS_MONTH_NONE,
                                   MAMS_MONTH_NONE};
    g_autoptr(GArray) conflicts = g_array_new(FALSE, FALSE, sizeof(MamsConflict));
    g_array_append_val(conflicts, conflict);
    MamsAnswer with = *answer;
    with.conflicts = conflicts;
    check_voice(MAMS_VOICE_PHONE, &with, person);
}

static void test_conflict_on_the_phone(void **state)
{
    (void)state;
    sample_each(check_phone_with_conflict);
}

static const MamsFacts *money;

/* So does a payment under way, beside two records that disagree; the other voices know of none. To
 * a woman most is said. */
static void check_with_money(const MamsAnswer *answer, const MamsPerson *person)
{
    if (person->sex != MAMS_SEX_FEMALE)
        return;
    MamsAnswer with = *answer;
    with.facts = money;
    check_voice(MAMS_VOICE_LETTER, &with, person);
    check_phone_with_conflict(&with, person);
}

static void test_money_under_way(void **state)
{
    (void)state;
    for (int i = 0; i < SAMPLE_MONEY; i++) {
        g_autoptr(MamsFacts) facts = sample_money(i);
        money = facts;
        sample_each(check_with_money);
        money = NULL;
    }
}

static void test_every_ground_and_way(void **state)
{
    (void)state;
    sample_each(check_all_voices);
}

static char *say(MamsLang lang, MamsVoice voice, const MamsAnswer *answer)
{
    const MamsPerson person = {.surname = "Ахметова",
                               .given = "Алия",
                               .patronymic = "",
                               .data_of = mams_day_make(2024, 11, 20)};
    char *text = mams_words_reason(words, lang, voice, answer, &person);
    check_limits(lang, voice, text, &person);
    return text;
}

/* A note goes on the screen behind the reason, as far as three sentences go; the phone has none. */
static void test_every_note(void **state)
{
    (void)state;
    const Variant variant = {rules->child_index, false, MAMS_N_WAYS, false};
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        for (int i = 0; i < rules->n_parameters; i++) {
            MamsAnswer *answer = sample_new(MAMS_GROUND_LAPSED, &variant);
            g_autofree char *before = say((MamsLang)lang, MAMS_VOICE_SCREEN, answer);
            sample_add_reason(answer, rules->parameters[i].name);
            g_autofree char *after = say((MamsLang)lang, MAMS_VOICE_SCREEN, answer);
            *strrchr(before, '(') = '\0';
            assert_true(g_str_has_prefix(after, before));
            assert_true(strlen(after) > strlen(before) + strlen("(20.11.2024)"));
            for (int k = 0; k < rules->n_parameters; k++)
                sample_add_reason(answer, rules->parameters[k].name);
            sample_add_reason(answer, "assumed-year");
            sample_add_fact(answer, "year", MAMS_FACT_COUNT, 2027);
            g_autofree char *all = say((MamsLang)lang, MAMS_VOICE_SCREEN, answer);
            g_autofree char *phone = say((MamsLang)lang, MAMS_VOICE_PHONE, answer);
            assert_non_null(strstr(all, "2027"));
            assert_null(strstr(phone, "2027"));
            sample_free(answer);
        }
    }
}

/* Which wage gives the price of a past month is nothing to somebody whom nobody asks to pay. */
static void test_prices_not_asked(void **state)
{
    (void)state;
    const struct {
        MamsGround ground;
        MamsWayKind way;
        bool said;
    } cases[] = {{MAMS_GROUND_STATE, MAMS_N_WAYS, false},
                 {MAMS_GROUND_STATE, MAMS_WAY_CATEGORY, false},
                 {MAMS_GROUND_STATE, MAMS_WAY_CATCH_UP, true},
                 {MAMS_GROUND_LAPSED, MAMS_N_WAYS, true}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Variant variant = {mams_rules_category(rules, "student"), true, cases[i].way, false};
        MamsAnswer *answer = sample_new(cases[i].ground, &variant);
        sample_add_reason(answer, "debt_month_wage");
        g_autofree char *text = say(MAMS_LANG_EN, MAMS_VOICE_SCREEN, answer);
        assert_int_equal(strstr(text, "Disputed") != NULL, cases[i].said);
        sample_free(answer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_ground_and_way), cmocka_unit_test(test_conflict_on_the_phone),
        cmocka_unit_test(test_money_under_way),      cmocka_unit_test(test_every_note),
        cmocka_unit_test(test_prices_not_asked),
    };
    return cmocka_run_group_tests(tests, words_setup, words_teardown);
}
