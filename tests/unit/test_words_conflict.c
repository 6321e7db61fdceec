/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "rules_fixture.h"
#include "words_check.h"

/* Records that disagree: said with both records, for the operator, in the letter and on the phone.
 */

static MamsDay day(const char *text)
{
    return mams_day_parse(text);
}

static MamsFacts *person(void)
{
    MamsFacts *facts = mams_facts_new();
    facts->iin = INT64_C(950802490018);
    facts->sex = MAMS_SEX_FEMALE;
    facts->birth = day("1995-08-02");
    return facts;
}

static void assign(MamsFacts *facts, const char *category, const char *from, const char *to,
                   const char *reg)
{
    mams_facts_add_assignment(facts,
                              &(MamsAssignment){.category = mams_rules_category(rules, category),
                                                .from = day(from),
                                                .to = to ? day(to) : MAMS_DAY_FOREVER,
                                                .reg = reg,
                                                .document_date = MAMS_DAY_NONE});
    mams_facts_sort(facts);
}

static void pay(MamsFacts *facts, const char *from, const char *to, const char *payer, MamsIin bin)
{
    for (MamsMonth month = mams_month_parse(from); month <= mams_month_parse(to); month++)
        mams_facts_add_payment(facts, &(MamsPayment){.month = month,
                                                     .kind = MAMS_KIND_EMPLOYER,
                                                     .amount = 900000,
                                                     .paid_on = mams_month_day(month, 28),
                                                     .received_on = MAMS_DAY_NONE,
                                                     .posted_on = MAMS_DAY_NONE,
                                                     .returned_on = MAMS_DAY_NONE,
                                                     .payer = bin,
                                                     .payer_name = payer});
    mams_facts_sort(facts);
}

/* The words of the only conflict. (owned) */
static char *say(const MamsFacts *facts, MamsLang lang, const char *on)
{
    g_autoptr(MamsAnswer) answer = mams_status_answer(rules, facts, day(on), 1);
    assert_int_equal(answer->conflicts->len, 1);
    return mams_words_conflict(words, lang, answer,
                               &g_array_index(answer->conflicts, MamsConflict, 0));
}

static void expect(const MamsFacts *facts, const char *on, const char *const texts[MAMS_N_LANGS])
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *text = say(facts, (MamsLang)lang, on);
        assert_string_equal(text, texts[lang]);
    }
}

/* Worked case 25: pregnant, and a business that nobody suspended. */
static void test_pregnant_with_business(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = person();
    assign(facts, "pregnant", "2025-06-10", "2025-12-20", "health");
    assign(facts, "business", "2023-01-15", NULL, "revenue");
    expect(facts, "2025-09-10",
           (const char *const[]){
               "«жұмыс істемейтін жүкті әйел» санаты жазылған: 10.06.2025 – 20.12.2025 (Денсаулық "
               "сақтау министрлігі). Кәсіпкерлік тіркелген: 15.01.2023 күнінен бері (Мемлекеттік "
               "кірістер комитеті). Кәсіпкерлік тоқтатыла тұрғанша немесе жабылғанша Қор бұл "
               "санатты ескермейді. Оған дейін кәсіпкердің жарнасын төлеу керек. 2025 жылғы "
               "қыркүйек үшін ол – 5\u00a0950\u00a0₸. Жазба жабылғанша күшінде қалады.",
               "Категория «неработающая беременная» записана с 10.06.2025 по 20.12.2025 "
               "(Министерство здравоохранения). Предпринимательство зарегистрировано с 15.01.2023 "
               "(Комитет государственных доходов). Фонд не признаёт категорию, пока "
               "предпринимательство не приостановлено или не закрыто. До тех пор нужны взносы "
               "предпринимателя. За сентябрь 2025 года это 5\u00a0950\u00a0₸. Запись действует, "
               "пока её не закроют.",
               "The category “non-working pregnant woman” is recorded from 10.06.2025 to "
               "20.12.2025 (Ministry of Health). A business is registered since 15.01.2023 (State "
               "Revenue Committee). The Fund does not accept the category until the business is "
               "suspended or closed. Till then the contribution of an entrepreneur is owed. For "
               "September 2025 that is 5,950 ₸. The record stands until somebody ends it."});
}

/* A business that has ended takes the category away for its own time only. */
static void test_closed_business(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = person();
    assign(facts, "pregnant", "2025-06-10", NULL, NULL);
    assign(facts, "business", "2023-01-15", "2025-07-31", NULL);
    g_autofree char *en = say(facts, MAMS_LANG_EN, "2025-09-10");
    assert_non_null(strstr(en, "does not accept the category up to 31.07.2025:"));
    assert_non_null(strstr(en, "For July 2025 that is 5,950 ₸."));
    assert_null(strstr(en, "suspended"));
}

static void test_deductions(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = person();
    assign(facts, "kandas", "2024-02-01", NULL, "interior");
    pay(facts, "2024-05", "2024-05", NULL, INT64_C(60340000123));
    g_autofree char *one = say(facts, MAMS_LANG_EN, "2024-11-22");
    assert_non_null(strstr(one, "since 01.02.2024 (Ministry of the Interior)."));
    assert_non_null(strstr(one, "An employer paid deductions for May 2024 (060340000123)."));
    pay(facts, "2024-07", "2024-08", "ТОО «Береке»", 0);
    g_autofree char *more = say(facts, MAMS_LANG_EN, "2024-11-22");
    assert_non_null(strstr(more, "paid deductions from May to August 2024 (0603"));
}

/* The register's name, its code where the rules do not know it, or no more than that there are two.
 */
static void test_registers(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = person();
    assign(facts, "disabled", "2021-02-11", NULL, "labour");
    assign(facts, "disabled", "2022-03-01", "2024-12-31", "msek");
    g_autofree char *en = say(facts, MAMS_LANG_EN, "2024-11-22");
    assert_non_null(strstr(en, "Ministry of Labour and Social Protection: since 11.02.2021."));
    assert_non_null(strstr(en, "msek: from 01.03.2022 to 31.12.2024."));
    g_array_index(facts->assignments, MamsAssignment, 0).reg = "";
    g_autofree char *nameless = say(facts, MAMS_LANG_EN, "2024-11-22");
    assert_non_null(strstr(nameless, "One register: since 11.02.2021."));
}

static void test_digits(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = person();
    facts->birth = day("1995-08-20");
    g_autofree char *birth = say(facts, MAMS_LANG_EN, "2024-11-22");
    assert_non_null(strstr(birth, "the birthday 02.08.1995, the register gives 20.08.1995."));
    assert_null(strstr(birth, "woman"));
    facts->sex = MAMS_SEX_MALE;
    g_autofree char *both = say(facts, MAMS_LANG_EN, "2024-11-22");
    assert_non_null(strstr(both, "the register gives 20.08.1995. The digits of the IIN name a "
                                 "woman, the register a man."));
    facts->birth = day("1995-08-02");
    g_autofree char *sex = say(facts, MAMS_LANG_RU, "2024-11-22");
    assert_true(g_str_has_prefix(sex, "По цифрам ИИН это женщина, в реестре — мужчина."));
    /* A seventh digit without a century: the digits name no birthday. */
    facts->iin = INT64_C(950803090011);
    g_autofree char *none = say(facts, MAMS_LANG_EN, "2024-11-22");
    assert_true(g_str_has_prefix(none, "The digits of the IIN do not fit the birthday in the "
                                       "register: 02.08.1995."));
}

static void test_after_death(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) open = person();
    open->death = day("2024-06-17");
    assign(open, "disabled", "2021-02-11", NULL, "labour");
    g_autofree char *category = say(open, MAMS_LANG_EN, "2024-11-22");
    assert_true(g_str_has_prefix(category, "The day of death is 17.06.2024. Category “"));
    assert_non_null(strstr(category, "since 11.02.2021 (Ministry of Labour"));

    g_autoptr(MamsFacts) paid = person();
    paid->death = day("2024-06-17");
    pay(paid, "2024-04", "2024-07", "Школа", 0);
    g_autofree char *one = say(paid, MAMS_LANG_EN, "2024-11-22");
    assert_non_null(strstr(one, "A payment names a month after it: 9,000 ₸ for July 2024."));
    assert_non_null(strstr(one, "The payer: employer (Школа)."));
    pay(paid, "2024-08", "2024-09", "Школа", 0);
    g_autofree char *more = say(paid, MAMS_LANG_EN, "2024-11-22");
    assert_non_null(strstr(more, "from July to September 2024."));
}

static char *voice(const MamsFacts *facts, MamsVoice voice, MamsLang lang)
{
    g_autoptr(MamsAnswer) answer = mams_status_answer(rules, facts, day("2024-11-22"), 1);
    return mams_words_reason(words, lang, voice, answer,
                             &(MamsPerson){.surname = "",
                                           .given = "",
                                           .patronymic = "",
                                           .sex = facts->sex,
                                           .data_of = MAMS_DAY_NONE});
}

/* The phone speaks of it where it gives no advice; the letter once of each kind; the screen and the
 * SMS never. */
static void test_voices(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = person();
    assign(facts, "kandas", "2022-02-01", "2022-12-31", NULL);
    assign(facts, "kandas", "2024-02-01", NULL, NULL);
    pay(facts, "2022-05", "2022-06", NULL, 0);
    pay(facts, "2024-05", "2024-06", NULL, 0);
    g_autofree char *phone = voice(facts, MAMS_VOICE_PHONE, MAMS_LANG_EN);
    g_autofree char *letter = voice(facts, MAMS_VOICE_LETTER, MAMS_LANG_EN);
    g_autofree char *screen = voice(facts, MAMS_VOICE_SCREEN, MAMS_LANG_EN);
    g_autofree char *sms = voice(facts, MAMS_VOICE_SMS, MAMS_LANG_EN);
    assert_non_null(strstr(phone, "Two records in the registers disagree"));
    assert_null(strstr(screen, "disagree"));
    assert_null(strstr(sms, "disagree"));
    assert_non_null(strstr(letter, "from May to June 2024"));
    assert_null(strstr(letter, "2022"));

    g_autoptr(MamsFacts) advised = person();
    advised->sex = MAMS_SEX_MALE;
    g_autofree char *advice = voice(advised, MAMS_VOICE_PHONE, MAMS_LANG_EN);
    assert_non_null(strstr(advice, "cheapest"));
    assert_null(strstr(advice, "disagree"));
}

/* With all that the phone can add: the day of the data and that they may have changed. */
static void check_phone(const MamsFacts *facts, MamsLang lang)
{
    g_autoptr(MamsAnswer) answer = mams_status_answer(rules, facts, day("2024-11-22"), 1);
    g_autofree char *text = mams_words_reason(words, lang, MAMS_VOICE_PHONE, answer,
                                              &(MamsPerson){.surname = "",
                                                            .given = "",
                                                            .patronymic = "",
                                                            .sex = facts->sex,
                                                            .data_of = day("2024-10-20"),
                                                            .stale = true});
    words_check_sentences(text);
    if (words_count(text, -1) > (lang == MAMS_LANG_KK ? 50 : 60))
        fail_msg("%d words: %s", words_count(text, -1), text);
}

/* Every category with every register, open and ended, in each language: no sentence is too long. */
static void check_length(const MamsFacts *facts)
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *text = say(facts, (MamsLang)lang, "2024-11-22");
        words_check_sentences(text);
        words_check_plain((MamsLang)lang, text);
        g_autofree char *letter = voice(facts, MAMS_VOICE_LETTER, (MamsLang)lang);
        g_auto(GStrv) paragraphs = g_strsplit(letter, "\n\n", 4);
        words_check_sentences(paragraphs[2]);
        words_check_plain((MamsLang)lang, paragraphs[2]);
        check_phone(facts, (MamsLang)lang);
    }
}

static void try_category(const MamsCategory *category, const char *reg, const char *to)
{
    const char *code = category->code;
    g_autoptr(MamsFacts) registers = person();
    assign(registers, code, "2020-02-11", to, reg);
    assign(registers, code, "2020-03-01", "2029-12-31", "x");
    check_length(registers);
    g_autoptr(MamsFacts) dead = person();
    dead->death = day("2024-06-17");
    assign(dead, code, "2020-02-11", to, reg);
    check_length(dead);
    if (!category->non_working)
        return;
    g_autoptr(MamsFacts) business = person();
    assign(business, code, "2020-02-11", to, reg);
    assign(business, "business", "2019-02-01", to, reg);
    check_length(business);
    g_autoptr(MamsFacts) deductions = person();
    assign(deductions, code, "2020-02-11", to, reg);
    pay(deductions, "2023-12", "2024-02", "ТОО «Алматы жылу желілері»", 0);
    check_length(deductions);
}

static void test_lengths(void **state)
{
    (void)state;
    for (int i = 0; i < rules->n_categories; i++) {
        for (int k = 0; i != rules->child_index && k < rules->n_registers; k++) {
            try_category(&rules->categories[i], rules->registers[k].code, NULL);
            try_category(&rules->categories[i], rules->registers[k].code, "2028-12-31");
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pregnant_with_business),
        cmocka_unit_test(test_closed_business),
        cmocka_unit_test(test_deductions),
        cmocka_unit_test(test_registers),
        cmocka_unit_test(test_digits),
        cmocka_unit_test(test_after_death),
        cmocka_unit_test(test_voices),
        cmocka_unit_test(test_lengths),
    };
    return cmocka_run_group_tests(tests, words_setup, words_teardown);
}
