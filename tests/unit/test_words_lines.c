/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "rules_fixture.h"

/* The words of verdicts, the lines of ways and the sentences of months. */

static MamsAnswer answer;

static int setup(void **state)
{
    answer.on = mams_day_make(2024, 11, 22);
    answer.insured_until = answer.not_insured_since = MAMS_DAY_NONE;
    answer.debt_months = g_array_new(FALSE, TRUE, sizeof(MamsWayLine));
    MamsWayLine debt = {mams_month_make(2024, 8), 425000, MAMS_KIND_SELF};
    g_array_append_val(answer.debt_months, debt);
    return words_setup(state);
}

static int teardown(void **state)
{
    g_array_unref(answer.debt_months);
    return words_teardown(state);
}

static void check_way(MamsWayKind kind, const char *category, int year, int month, int n,
                      const char *const texts[MAMS_N_LANGS])
{
    g_autoptr(GArray) lines = g_array_new(FALSE, TRUE, sizeof(MamsWayLine));
    MamsWay way = {.kind = kind,
                   .category = category ? mams_rules_category(rules, category) : -1,
                   .insured_from = MAMS_DAY_NONE,
                   .then_from = MAMS_MONTH_NONE,
                   .lines = lines};
    for (int i = 0; i < n; i++) {
        MamsWayLine line = {mams_month_make(year, month) + i, 425000, MAMS_KIND_SELF};
        g_array_append_val(lines, line);
    }
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *text = mams_words_way(words, (MamsLang)lang, &answer, &way, false);
        assert_string_equal(text, texts[lang]);
    }
}

static void test_ways(void **state)
{
    (void)state;
    check_way(MAMS_WAY_CATCH_UP, NULL, 2024, 8, 3,
              (const char *const[]){"төлеу: 2024 ж. тамыз, қыркүйек, қазан",
                                    "оплатить: август, сентябрь, октябрь 2024 г.",
                                    "pay Aug, Sep, Oct 2024"});
    check_way(MAMS_WAY_CATCH_UP, NULL, 2024, 4, 7,
              (const char *const[]){"төлеу: 2024 ж. сәуір–қазан",
                                    "оплатить: апрель–октябрь 2024 г.", "pay Apr–Oct 2024"});
    check_way(MAMS_WAY_CATCH_UP_ENTREPRENEUR, NULL, 2024, 8, 1,
              (const char *const[]){"кәсіпкер ретінде төлеу: 2024 ж. тамыз",
                                    "оплатить как ИП: август 2024 г.",
                                    "pay as an entrepreneur Aug 2024"});
    check_way(MAMS_WAY_PREPAY, NULL, 2024, 12, 12,
              (const char *const[]){"алдағы 12 айға: 2024 ж. желтоқсан – 2025 ж. қараша",
                                    "12 мес. вперёд: декабрь 2024 – ноябрь 2025 г.",
                                    "pay 12 months ahead, Dec 2024 – Nov 2025"});
    check_way(MAMS_WAY_PREPAY_AND_CURRENT, NULL, 2024, 11, 13,
              (const char *const[]){"бірден 13 айға: 2024 ж. қараша – 2025 ж. қараша",
                                    "13 мес. сразу: ноябрь 2024 – ноябрь 2025 г.",
                                    "pay 13 months at once, Nov 2024 – Nov 2025"});
    check_way(MAMS_WAY_CATEGORY, "student", 0, 0, 0,
              (const char *const[]){"күндізгі білім алушы: оқу орнының анықтамасы",
                                    "обучающийся очно: справка с места учёбы",
                                    "full-time learner: certificate of study"});
    check_way(MAMS_WAY_TEMPORARY, NULL, 0, 0, 0,
              (const char *const[]){
                  "уақытша мәртебе, бір айға: Qoldau 24/7, тіркелген емхана",
                  "временный статус на месяц: Qoldau 24/7, поликлиника прикрепления",
                  "temporary status for a month: Qoldau 24/7, the clinic of attachment"});
    check_way(MAMS_WAY_JOB, NULL, 0, 0, 0,
              (const char *const[]){"ресми жұмыс: берешекті жоймайды",
                                    "официальная работа: долг не снимает",
                                    "formal job: the old debt stays"});
}

/* What somebody else may hear rests on the rules alone. */
static void test_general_rules(void **state)
{
    (void)state;
    static const char *const parts[MAMS_N_LANGS][2] = {
        [MAMS_LANG_KK] = {"тек өзімен", "келесі айдың 25-іне дейін"},
        [MAMS_LANG_RU] = {"только с ним самим", "не позднее 25 числа следующего"},
        [MAMS_LANG_EN] = {"only with that person", "by the 25th of the next"},
    };
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *text = mams_words_general(words, (MamsLang)lang);
        for (int i = 0; i < 2; i++) {
            if (strstr(text, parts[lang][i]) == NULL)
                fail_msg("'%s' lacks '%s'", text, parts[lang][i]);
        }
        assert_null(strchr(text, '{'));
    }
}

static void check_month(const MamsMonthAnswer *month, const char *const texts[MAMS_N_LANGS])
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *text = mams_words_month(words, (MamsLang)lang, &answer, month);
        assert_string_equal(text, texts[lang]);
    }
}

/* August 2024, insured and settled unless changed. */
static MamsMonthAnswer august(MamsMark mark)
{
    return (MamsMonthAnswer){.month = mams_month_make(2024, 8),
                             .verdict = MAMS_VERDICT_INSURED,
                             .ground = MAMS_GROUND_PAID,
                             .mark = mark,
                             .settled = mark != MAMS_MARK_NONE,
                             .due_passed = true};
}

static void test_paid_month(void **state)
{
    (void)state;
    MamsMonthAnswer month = august(MAMS_MARK_PAID);
    month.kinds = 1u << MAMS_KIND_SELF | 1u << MAMS_KIND_CONTRACT;
    month.paid = 425000;
    check_month(&month,
                (const char *const[]){
                    "2024 жылғы тамыз үшін 4\u00a0250\u00a0₸ төленген (дербес төлеуші, "
                    "азаматтық-құқықтық шарт).",
                    "За август 2024 года уплачено 4\u00a0250\u00a0₸ (самостоятельный плательщик, "
                    "договор ГПХ).",
                    "4,250 ₸ was paid for August 2024 (independent payer, civil-law contract)."});
    month.kinds = 1u << MAMS_KIND_EMPLOYER;
    month.settled = false;
    check_month(
        &month,
        (const char *const[]){
            "2024 жылғы тамыз үшін 4\u00a0250\u00a0₸ төленген (жұмыс беруші). Бірақ оның "
            "алдындағы 12 айда төленбеген ай бар.",
            "За август 2024 года уплачено 4\u00a0250\u00a0₸ (работодатель). Но среди 12 месяцев до "
            "него есть неоплаченный.",
            "4,250 ₸ was paid for August 2024 (employer). But there is an unpaid month among "
            "the 12 before it."});
    month.returned = true;
    g_autofree char *en = mams_words_month(words, MAMS_LANG_EN, &answer, &month);
    assert_string_equal(en,
                        "4,250 ₸ was paid for August 2024 (employer). One payment for this month "
                        "was returned.");
}

static void test_open_month(void **state)
{
    (void)state;
    MamsMonthAnswer month = august(MAMS_MARK_NONE);
    month.ground = MAMS_GROUND_GRACE;
    month.verdict = MAMS_VERDICT_CONDITIONAL;
    check_month(
        &month,
        (const char *const[]){
            "2024 жылғы тамыз үшін төлем де, санат та жоқ, төлем мерзімі 2024 жылғы 25 "
            "қыркүйекте өтті. Берешек: 4\u00a0250\u00a0₸. Бұл айда құқық соңғы төлемнен "
            "кейінгі мерзім есебінен сақталған.",
            "За август 2024 года нет ни оплаты, ни категории, срок уплаты прошёл 25 сентября "
            "2024 года. Задолженность: 4\u00a0250\u00a0₸. Право в этом месяце сохранялось "
            "после последней оплаты.",
            "There is no payment and no category for August 2024; the deadline passed on 25 "
            "September 2024. Debt: 4,250 ₸. In this month the right was kept after the last "
            "payment."});
}

static void test_other_months(void **state)
{
    static const char *const not_due[] = {
        "2024 жылғы қазан үшін төлем мерзімі әлі келмеген: соңғы күні – 2024 жылғы 25 қараша.",
        "Срок уплаты за октябрь 2024 года ещё не наступил: последний день — 25 ноября 2024 года.",
        "The deadline for October 2024 has not come yet: the last day is 25 November 2024."};
    (void)state;
    MamsMonthAnswer month = august(MAMS_MARK_NONE);
    month.paid = 400000;
    month.shortfall = 25000;
    month.kinds = 1u << MAMS_KIND_SELF;
    check_month(&month,
                (const char *const[]){
                    "2024 жылғы тамыз үшін 4\u00a0000\u00a0₸ төленген (дербес төлеуші), "
                    "250\u00a0₸ жетпейді.",
                    "За август 2024 года уплачено 4\u00a0000\u00a0₸ (самостоятельный "
                    "плательщик), не хватает 250\u00a0₸.",
                    "4,000 ₸ was paid for August 2024 (independent payer), 250 ₸ is missing."});
    month = august(MAMS_MARK_NONE);
    month.returned = true;
    g_autofree char *returned = mams_words_month(words, MAMS_LANG_EN, &answer, &month);
    assert_string_equal(returned,
                        "The payment for August 2024 was returned, so the month counts as "
                        "unpaid. Debt: 4,250 ₸.");
    month = august(MAMS_MARK_NONE);
    month.month = mams_month_make(2024, 10);
    month.due_passed = false;
    check_month(&month, not_due);
    /* A month to come has no verdict, and is not one before the system. */
    month.verdict = MAMS_VERDICT_NONE;
    month.month = mams_month_make(2025, 2);
    g_autofree char *coming = mams_words_month(words, MAMS_LANG_EN, &answer, &month);
    assert_true(g_str_has_prefix(coming, "The deadline for February 2025"));
    month.month = mams_month_make(2019, 12);
    g_autofree char *before = mams_words_month(words, MAMS_LANG_RU, &answer, &month);
    assert_true(g_str_has_prefix(before, "За декабрь 2019 года взносы не считаются"));
}

static void test_covered_by_others(void **state)
{
    (void)state;
    MamsMonthAnswer month = august(MAMS_MARK_STATE);
    /* The business covers nothing and is not named. */
    month.categories =
        1u << mams_rules_category(rules, "student") | 1u << mams_rules_category(rules, "business");
    check_month(&month, (const char *const[]){
                            "2024 жылғы тамыз үшін мемлекет төлейді: күндізгі білім алушы.",
                            "За август 2024 года платит государство: обучающийся очно.",
                            "The state pays for August 2024: full-time learner."});
    month.mark = MAMS_MARK_LOCAL;
    month.month = mams_month_make(2026, 1);
    month.categories = 1u << mams_rules_category(rules, "unemployed") |
                       1u << mams_rules_category(rules, "student");
    check_month(&month, (const char *const[]){
                            "2026 жылғы қаңтар үшін әкімдік төлейді: тіркелген жұмыссыз.",
                            "За январь 2026 года платит акимат: зарегистрированный безработный.",
                            "The akimat pays for January 2026: registered unemployed."});
    month.mark = MAMS_MARK_EXEMPT;
    month.categories = 0;
    g_autofree char *exempt = mams_words_month(words, MAMS_LANG_KK, &answer, &month);
    assert_string_equal(exempt, "2026 жылғы қаңтарда жарна төлеуден босатылған.");
    month.mark = MAMS_MARK_TRANSITION;
    month.month = mams_month_make(2020, 2);
    g_autofree char *transition = mams_words_month(words, MAMS_LANG_RU, &answer, &month);
    assert_string_equal(transition, "В феврале 2020 года закон считал застрахованным каждого.");
}

static void test_verdicts(void **state)
{
    (void)state;
    assert_string_equal(
        mams_words_verdict(words, MAMS_LANG_RU, MAMS_VERDICT_NOT_INSURED, MAMS_SEX_FEMALE),
        "не застрахована");
    assert_string_equal(
        mams_words_verdict(words, MAMS_LANG_RU, MAMS_VERDICT_INSURED, MAMS_SEX_MALE),
        "застрахован");
    assert_string_equal(
        mams_words_verdict(words, MAMS_LANG_RU, MAMS_VERDICT_CONDITIONAL, MAMS_SEX_UNKNOWN),
        "условно застрахован(а)");
    assert_string_equal(mams_words_verdict(words, MAMS_LANG_RU, MAMS_VERDICT_DEAD, MAMS_SEX_FEMALE),
                        "умерла");
    assert_string_equal(
        mams_words_verdict(words, MAMS_LANG_KK, MAMS_VERDICT_TEMPORARY, MAMS_SEX_MALE),
        "уақытша сақтандырылған");
    assert_string_equal(mams_words_verdict(words, MAMS_LANG_EN, MAMS_VERDICT_DEAD, MAMS_SEX_MALE),
                        "recorded as dead");
    assert_string_equal(mams_words_verdict(words, MAMS_LANG_EN, MAMS_VERDICT_NONE, MAMS_SEX_MALE),
                        "");
    assert_int_equal(mams_voice_parse("screen"), MAMS_VOICE_SCREEN);
    assert_int_equal(mams_voice_parse("phone"), MAMS_VOICE_PHONE);
    assert_int_equal(mams_voice_parse("song"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ways),         cmocka_unit_test(test_general_rules),
        cmocka_unit_test(test_paid_month),   cmocka_unit_test(test_open_month),
        cmocka_unit_test(test_other_months), cmocka_unit_test(test_covered_by_others),
        cmocka_unit_test(test_verdicts),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
