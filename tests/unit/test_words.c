/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "rules_fixture.h"
#include "words_samples.h"

/* Single sentences: what is spoken, what agrees with a person, parts of an SMS. */

static char *say(MamsLang lang, MamsVoice voice, const MamsAnswer *answer, MamsSex sex)
{
    MamsPerson person = {.surname = "Ахметова",
                         .given = "Алия",
                         .patronymic = "",
                         .sex = sex,
                         .data_of = mams_day_make(2024, 11, 20)};
    return mams_words_reason(words, lang, voice, answer, &person);
}

static void test_spoken_sentences(void **state)
{
    (void)state;
    Variant variant = {rules->child_index, false, MAMS_WAY_CATCH_UP, false};
    MamsAnswer *answer = sample_new(MAMS_GROUND_ENDED, &variant);
    MamsWay *way = answer->ways->pdata[0];
    g_array_set_size(way->lines, 3);
    way->total = 1275000;
    way->insured_from = mams_day_make(2024, 11, 27);
    g_autofree char *kk = say(MAMS_LANG_KK, MAMS_VOICE_PHONE, answer, MAMS_SEX_FEMALE);
    g_autofree char *ru = say(MAMS_LANG_RU, MAMS_VOICE_PHONE, answer, MAMS_SEX_FEMALE);
    g_autofree char *en = say(MAMS_LANG_EN, MAMS_VOICE_PHONE, answer, MAMS_SEX_FEMALE);
    assert_string_equal(
        kk, "2024 жылғы 20 қарашадағы деректер бойынша сақтандырылмағансыз. 2024 жылғы 14 "
            "шілдеде кәмелетке толдыңыз, оған дейін мемлекет төледі. Енді оқу, жұмыс немесе жарна "
            "керек. Ең арзаны: 3 айға он екі мың жеті жүз елу теңге төлеу. Мәртебе 2024 "
            "жылғы 27 қарашада қалпына келеді.");
    assert_string_equal(
        ru, "По данным на 20 ноября 2024 года вы не застрахованы. До совершеннолетия, 14 июля 2024 "
            "года, за вас платило государство. Теперь нужны очная учёба, работа или собственные "
            "взносы. Дешевле всего оплатить 3 месяца: двенадцать тысяч семьсот пятьдесят тенге. "
            "Тогда вы снова будете застрахованы с 27 ноября 2024 года.");
    assert_string_equal(
        en, "According to data of 20 November 2024, you are not insured. You came of age on 14 "
            "July 2024; until then the state paid. You need study, work or contributions. Paying 3 "
            "months is cheapest: twelve thousand seven hundred fifty tenge. You will be insured "
            "again from 27 November 2024.");
    sample_free(answer);
}

static void test_category_when_nothing_costs(void **state)
{
    (void)state;
    Variant variant = {mams_rules_category(rules, "student"), true, MAMS_WAY_CATEGORY, false};
    MamsAnswer *answer = sample_new(MAMS_GROUND_NEVER, &variant);
    g_autofree char *ru = say(MAMS_LANG_RU, MAMS_VOICE_PHONE, answer, MAMS_SEX_MALE);
    assert_non_null(strstr(ru, rules->categories[variant.category].evidence[MAMS_LANG_RU]));
    sample_free(answer);
}

static void test_sex_and_missing_facts(void **state)
{
    (void)state;
    Variant variant = {mams_rules_category(rules, "student"), true, MAMS_N_WAYS, false};
    MamsAnswer *answer = sample_new(MAMS_GROUND_STATE, &variant);
    static const char *const beginnings[] = {"За этого человека ", "За него ", "За неё "};
    for (int sex = 0; sex < 3; sex++) {
        g_autofree char *ru = say(MAMS_LANG_RU, MAMS_VOICE_SCREEN, answer, (MamsSex)sex);
        assert_true(g_str_has_prefix(ru, beginnings[sex]));
        assert_null(strstr(ru, " по "));
    }
    sample_free(answer);
    /* An engine that knows nothing more must not bring the desk down. */
    answer = sample_bare(MAMS_VERDICT_NOT_INSURED, MAMS_GROUND_DEBT);
    g_autofree char *empty = say(MAMS_LANG_EN, MAMS_VOICE_SCREEN, answer, MAMS_SEX_MALE);
    assert_string_equal(empty, "");
    sample_add_reason(answer, "debt");
    sample_add_fact(answer, "category", MAMS_FACT_CATEGORY, 99);
    sample_add_fact(answer, "unheard-of", MAMS_FACT_DAY, 1);
    sample_add_fact(answer, "last_paid_month", MAMS_FACT_DAY, 1);
    sample_add_reason(answer, "unheard-of");
    g_autofree char *text = say(MAMS_LANG_EN, MAMS_VOICE_SCREEN, answer, MAMS_SEX_MALE);
    assert_non_null(text);
    sample_free(answer);
}

/* A text of `n` letters, each the same. */
static void check_parts(const char *letter, int n, int parts)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < n; i++)
        g_string_append(text, letter);
    assert_int_equal(mams_words_sms_parts(text->str), parts);
}

static void test_sms_parts(void **state)
{
    (void)state;
    check_parts("a", 0, 0);
    check_parts("a", 160, 1);
    check_parts("a", 161, 2);
    check_parts("a", 306, 2);
    check_parts("a", 307, 3);
    check_parts("€", 80, 1); /* two places each, never cut in half: 76 a part */
    check_parts("€", 152, 2);
    check_parts("€", 153, 3);
    check_parts("`", 71, 2); /* not in the GSM alphabet */
    check_parts("ж", 70, 1);
    check_parts("ж", 71, 2);
    check_parts("ж", 134, 2);
    check_parts("ж", 135, 3);
    check_parts("\U0001F600", 35, 1); /* a surrogate pair: 33 a part */
    check_parts("\U0001F600", 66, 2);
    check_parts("\U0001F600", 67, 3);
}

static void test_voices(void **state)
{
    (void)state;
    assert_int_equal(mams_voice_parse("screen"), MAMS_VOICE_SCREEN);
    assert_int_equal(mams_voice_parse("phone"), MAMS_VOICE_PHONE);
    assert_int_equal(mams_voice_parse("sms"), MAMS_VOICE_SMS);
    assert_int_equal(mams_voice_parse("letter"), MAMS_VOICE_LETTER);
    assert_int_equal(mams_voice_parse("song"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spoken_sentences),
        cmocka_unit_test(test_category_when_nothing_costs),
        cmocka_unit_test(test_sex_and_missing_facts),
        cmocka_unit_test(test_sms_parts),
        cmocka_unit_test(test_voices),
    };
    return cmocka_run_group_tests(tests, words_setup, words_teardown);
}
