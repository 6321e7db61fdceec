/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "invent.h"
#include "rules_fixture.h"
#include "words_check.h"

/* What each way back carries besides its price: what stays to pay, and its steps in words. */

static MamsDay day(const char *text)
{
    return mams_day_parse(text);
}

/* domain.md 0.1, cases 1 and 3: an entrepreneur paid to March 2024; `to` ends the business, NULL
 * leaves it open, "" leaves the record out. */
static MamsFacts *entrepreneur(const char *to)
{
    MamsFacts *facts = invent_woman("1985-03-17");
    invent_payments(facts, MAMS_KIND_ENTREPRENEUR, "2022-01", "2024-03", NULL);
    if (to == NULL || *to != '\0')
        invent_assignment(facts, "business", "2022-01-01", to);
    return facts;
}

/* Case 17. */
static MamsFacts *grown_up(void)
{
    return invent_woman("2006-07-14");
}

static MamsFacts *student(void)
{
    MamsFacts *facts = invent_woman("2003-01-15");
    invent_assignment(facts, "student", "2021-09-01", "2025-01-15");
    return facts;
}

/* Case 12: half a year of 2021 and 2022 was not paid, everything since was. */
static MamsFacts *old_gap(void)
{
    MamsFacts *facts = invent_woman("1985-03-17");
    invent_payments(facts, MAMS_KIND_SELF, "2020-07", "2021-09", NULL);
    invent_payments(facts, MAMS_KIND_SELF, "2022-04", "2022-09", NULL);
    invent_payments(facts, MAMS_KIND_SELF, "2022-10", "2022-10", "2022-10-03");
    return facts;
}

static MamsAnswer *answer_for(MamsFacts *facts, const char *on)
{
    return mams_status_answer(rules, facts, day(on), 24);
}

static const MamsWay *find_way(const MamsAnswer *answer, MamsWayKind kind)
{
    for (guint i = 0; i < answer->ways->len; i++) {
        const MamsWay *way = g_ptr_array_index(answer->ways, i);
        if (way->kind == kind)
            return way;
    }
    fail_msg("the way '%s' is not offered", mams_way_code(kind));
    return NULL;
}

static void check_then(const MamsAnswer *answer, MamsWayKind kind, const char *from, int tenge)
{
    const MamsWay *way = find_way(answer, kind);
    char text[MAMS_MONTH_TEXT_SIZE];
    assert_string_equal(mams_month_format(way->then_from, text), from);
    assert_int_equal(way->then_amount, (int64_t)tenge * 100);
    assert_int_equal(way->debt_stays, 0);
}

/* Nothing to pay, and the debt stays. */
static void check_free(const MamsAnswer *answer, int64_t debt)
{
    static const MamsWayKind kinds[] = {MAMS_WAY_CATEGORY, MAMS_WAY_TEMPORARY, MAMS_WAY_JOB};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        const MamsWay *way = find_way(answer, kinds[i]);
        assert_int_equal(way->then_from, MAMS_MONTH_NONE);
        assert_int_equal(way->then_amount, 0);
        assert_int_equal(way->debt_stays, debt);
    }
}

static void test_closed_business(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = entrepreneur("2024-03-31");
    g_autoptr(MamsAnswer) answer = answer_for(facts, "2025-02-10");
    assert_int_equal(find_way(answer, MAMS_WAY_CATCH_UP)->total, 4250000);
    check_then(answer, MAMS_WAY_CATCH_UP, "2025-02", 4250);
    check_then(answer, MAMS_WAY_PREPAY, "2026-03", 4250);
    check_then(answer, MAMS_WAY_PREPAY_AND_CURRENT, "2026-03", 4250);
    check_free(answer, 3825000);
}

static void test_open_business(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = entrepreneur(NULL);
    g_autoptr(MamsAnswer) answer = answer_for(facts, "2025-02-10");
    check_then(answer, MAMS_WAY_CATCH_UP, "2025-02", 5950);
    /* The business goes on after the year that is paid ahead. */
    check_then(answer, MAMS_WAY_PREPAY, "2026-03", 5950);
    check_free(answer, answer->debt_total);
}

static void test_no_record_of_a_business(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = entrepreneur("");
    g_autoptr(MamsAnswer) answer = answer_for(facts, "2025-02-10");
    check_then(answer, MAMS_WAY_CATCH_UP, "2025-02", 4250);
    check_then(answer, MAMS_WAY_CATCH_UP_ENTREPRENEUR, "2025-02", 5950);
}

static void test_turned_18(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = grown_up();
    g_autoptr(MamsAnswer) after = answer_for(facts, "2024-08-01");
    check_then(after, MAMS_WAY_CATCH_UP, "2024-09", 4250);
    check_then(after, MAMS_WAY_PREPAY, "2025-09", 4250);
    check_free(after, 0);
    /* Asked in July: prepaid in July it covers August 2024 to July 2025. */
    g_autoptr(MamsAnswer) before = answer_for(facts, "2024-07-20");
    check_then(before, MAMS_WAY_CATCH_UP, "2024-09", 4250);
    check_then(before, MAMS_WAY_PREPAY, "2025-08", 4250);
}

static void test_student_ends_soon(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = student();
    g_autoptr(MamsAnswer) answer = answer_for(facts, "2024-11-22");
    assert_int_equal(answer->verdict, MAMS_VERDICT_INSURED);
    check_then(answer, MAMS_WAY_CATCH_UP, "2025-03", 4250);
    check_then(answer, MAMS_WAY_PREPAY, "2026-02", 4250);
    check_free(answer, 0);
}

static void test_current_month_paid(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = old_gap();
    g_autoptr(MamsAnswer) answer = answer_for(facts, "2022-10-10");
    check_then(answer, MAMS_WAY_CATCH_UP, "2022-11", 3000);
    check_then(answer, MAMS_WAY_PREPAY, "2023-11", 3500);
}

/* Months that are paid already do not stay to be paid. */
static void test_months_paid_ahead(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = entrepreneur("2024-03-31");
    invent_payments(facts, MAMS_KIND_SELF, "2025-02", "2025-04", "2025-02-05");
    g_autoptr(MamsAnswer) answer = answer_for(facts, "2025-02-10");
    check_then(answer, MAMS_WAY_CATCH_UP, "2025-05", 4250);
    check_then(answer, MAMS_WAY_PREPAY, "2026-03", 4250);
}

static void test_unknown_year(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = grown_up();
    g_autoptr(MamsAnswer) answer = answer_for(facts, "2026-06-10");
    check_then(answer, MAMS_WAY_PREPAY, "2027-07", 4250);
}

/* ---- words ---- */

static int compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Every number of a text, in order of size: the same facts in each language. (owned) */
static char *numbers_of(const char *text)
{
    g_autoptr(GRegex) between = g_regex_new("(?<=\\d)[\u00a0,](?=\\d{3}(?!\\d))", 0, 0, NULL);
    g_autofree char *plain = g_regex_replace_literal(between, text, -1, 0, "", 0, NULL);
    g_autoptr(GRegex) number = g_regex_new("\\d+", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    for (g_regex_match(number, plain, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL))
        g_ptr_array_add(all, g_match_info_fetch(match, 0));
    g_ptr_array_sort(all, compare_texts);
    g_ptr_array_add(all, NULL);
    return g_strjoinv(" ", (char **)all->pdata);
}

/* A line of a list begins with a dash; any other one is a sentence or two, or heads the list. */
static void check_line(MamsLang lang, const char *line)
{
    words_check_plain(lang, line);
    if (g_str_has_prefix(line, "– "))
        return;
    if (!g_str_has_suffix(line, ":"))
        words_check_sentences(line);
    else if (words_count(line, -1) > 20)
        fail_msg("%d words: '%s'", words_count(line, -1), line);
}

static void check_names(MamsLang lang, const MamsWay *way, const char *text)
{
    g_autofree char *total = mams_words_money(lang, way->total);
    for (guint i = 0; i < way->lines->len; i++) {
        const MamsWayLine *line = &g_array_index(way->lines, MamsWayLine, i);
        g_autofree char *period = mams_rules_period(rules, line->month, day("2026-01-01"));
        assert_non_null(strstr(text, period));
    }
    if (way->lines->len > 0) {
        assert_non_null(strstr(text, total));
        assert_non_null(strstr(text, rules->payers[MAMS_KIND_SELF].purpose_code));
        for (int i = 0; i < rules->n_channels; i++)
            assert_true(!(rules->channels[i].uses & MAMS_CHANNEL_PAY) ||
                        strstr(text, rules->channels[i].name[lang]));
        return;
    }
    const MamsCategory *record = mams_way_category(rules, way);
    if (record)
        assert_non_null(strstr(text, record->evidence[lang]));
    if (way->kind == MAMS_WAY_CATEGORY)
        assert_non_null(strstr(text, record->recorder[lang]));
}

static void check_steps(const MamsAnswer *answer, const MamsWay *way)
{
    g_autofree char *first = NULL;
    guint n_lines = 0;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *text = mams_words_way_steps(words, (MamsLang)lang, answer, way);
        g_autofree char *numbers = numbers_of(text);
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (char **line = lines; *line; line++)
            check_line((MamsLang)lang, *line);
        check_names((MamsLang)lang, way, text);
        if (lang == 0) {
            first = g_steal_pointer(&numbers);
            n_lines = g_strv_length(lines);
            continue;
        }
        assert_int_equal(g_strv_length(lines), n_lines);
        if (strcmp(first, numbers) != 0)
            fail_msg("other numbers: '%s', in Kazakh '%s'\n%s", numbers, first, text);
    }
}

static void check_all_steps(MamsFacts *facts, const char *on)
{
    g_autoptr(MamsAnswer) answer = answer_for(facts, on);
    assert_true(answer->ways->len > 0);
    for (guint i = 0; i < answer->ways->len; i++)
        check_steps(answer, g_ptr_array_index(answer->ways, i));
}

static void test_steps_in_each_language(void **state)
{
    (void)state;
    static const char *const businesses[] = {"2024-03-31", NULL, ""};
    for (size_t i = 0; i < G_N_ELEMENTS(businesses); i++) {
        g_autoptr(MamsFacts) facts = entrepreneur(businesses[i]);
        check_all_steps(facts, "2025-02-10");
    }
    g_autoptr(MamsFacts) youth = grown_up();
    g_autoptr(MamsFacts) learner = student();
    g_autoptr(MamsFacts) payer = old_gap();
    check_all_steps(youth, "2024-07-20");
    check_all_steps(youth, "2024-08-01");
    check_all_steps(youth, "2026-06-10");
    check_all_steps(learner, "2024-11-22");
    check_all_steps(payer, "2022-10-10");
}

static void test_steps_of_a_payment(void **state)
{
    (void)state;
    static const char *const says[MAMS_N_LANGS] = {
        "1 ай үшін жарна төлеңіз:\n"
        "– 2024 жылғы тамыз: 4\u00a0250\u00a0₸, кезең 082024\n"
        "Барлығы 4\u00a0250\u00a0₸ (төрт мың екі жүз елу теңге).\n"
        "Төлем тағайындау коды (ТТК) – 122. Төлегенде ЖСН керек.\n"
        "Қайда төлеуге болады: кез келген банк, Қазпошта, Kaspi.kz, Halyk Bank, Касса 24 "
        "терминалдары, Qiwi терминалдары.\n"
        "Кешіктірмей төлесеңіз, мәртебе 2024 жылғы 6 тамыздан басталады.\n"
        "Жұмыс беруші немесе мемлекет төлемесе, 2024 жылғы қыркүйектен бастап ай сайын "
        "4\u00a0250\u00a0₸ төлеу керек. Мерзімі – келесі айдың 25-іне дейін.\n",
        "Оплатите 1 месяц:\n"
        "– август 2024 года: 4\u00a0250\u00a0₸, период 082024\n"
        "Всего 4\u00a0250\u00a0₸ (четыре тысячи двести пятьдесят тенге).\n"
        "Код назначения платежа (КНП) — 122. Для оплаты нужен ИИН.\n"
        "Где оплатить: любой банк, Казпочта, Kaspi.kz, Halyk Bank, терминалы Касса 24, терминалы "
        "Qiwi.\n"
        "Если оплатить без задержки, вы будете застрахованы с 6 августа 2024 года.\n"
        "С сентября 2024 года нужно платить 4\u00a0250\u00a0₸ каждый месяц, если не платит "
        "работодатель или государство. Срок — не позднее 25 числа следующего месяца.\n",
        "Pay for 1 month:\n"
        "– August 2024: 4,250 ₸, period 082024\n"
        "In all 4,250 ₸ (four thousand two hundred fifty tenge).\n"
        "The payment purpose code is 122. You need your IIN.\n"
        "Where to pay: any bank, Kazpost, Kaspi.kz, Halyk Bank, Kassa 24 terminals, Qiwi "
        "terminals.\n"
        "If you pay without delay, you will be insured from 6 August 2024.\n"
        "From September 2024 on, 4,250 ₸ is to be paid every month, unless an employer or the "
        "state pays. The deadline is the 25th of the next month.\n"};
    g_autoptr(MamsFacts) facts = grown_up();
    g_autoptr(MamsAnswer) answer = answer_for(facts, "2024-08-01");
    const MamsWay *way = find_way(answer, MAMS_WAY_CATCH_UP);
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *text = mams_words_way_steps(words, (MamsLang)lang, answer, way);
        if (!g_str_has_prefix(text, says[lang]))
            fail_msg("it says\n%s\nnot\n%s", text, says[lang]);
    }
}

static void test_what_is_said_when(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = entrepreneur("2024-03-31");
    g_autoptr(MamsAnswer) answer = answer_for(facts, "2025-02-10");
    g_autofree char *many =
        mams_words_way_steps(words, MAMS_LANG_EN, answer, find_way(answer, MAMS_WAY_PREPAY));
    g_autofree char *job =
        mams_words_way_steps(words, MAMS_LANG_EN, answer, find_way(answer, MAMS_WAY_JOB));
    g_autofree char *category =
        mams_words_way_steps(words, MAMS_LANG_EN, answer, find_way(answer, MAMS_WAY_CATEGORY));
    assert_non_null(strstr(many, "one payment for 12 months together gives no status"));
    assert_non_null(strstr(job, "does not clear the debt: 38,250 ₸ stays"));
    assert_non_null(strstr(category, "The debt of 38,250 ₸ stays, but does not count"));
    assert_non_null(strstr(category, "Qoldau 24/7, the clinic of attachment"));

    g_autoptr(MamsFacts) young = grown_up();
    g_autoptr(MamsAnswer) none = answer_for(young, "2024-08-01");
    g_autofree char *free_job =
        mams_words_way_steps(words, MAMS_LANG_EN, none, find_way(none, MAMS_WAY_JOB));
    assert_null(strstr(free_job, "debt"));

    g_autoptr(MamsAnswer) before = answer_for(young, "2024-07-20");
    g_autofree char *ahead =
        mams_words_way_steps(words, MAMS_LANG_EN, before, find_way(before, MAMS_WAY_PREPAY));
    g_autofree char *later =
        mams_words_way_steps(words, MAMS_LANG_EN, before, find_way(before, MAMS_WAY_CATCH_UP));
    assert_true(g_str_has_prefix(ahead, "Your insured status lasts to 31 July 2024: pay by"));
    assert_true(g_str_has_prefix(later, "Your insured status lasts to 31 July 2024: pay after"));

    g_autoptr(MamsAnswer) unknown = answer_for(young, "2026-06-10");
    g_autofree char *assumed =
        mams_words_way_steps(words, MAMS_LANG_EN, unknown, find_way(unknown, MAMS_WAY_PREPAY));
    assert_non_null(strstr(assumed, "The minimum wage of 2027 is not known yet"));
    assert_null(strstr(many, "is not known yet"));
}

/* What cannot be told as certain is not told to a citizen. */
static void test_disputed_channels_are_not_named(void **state)
{
    (void)state;
    MamsPerson who = {.surname = "", .given = "", .patronymic = "", .data_of = MAMS_DAY_NONE};
    g_autoptr(MamsFacts) facts = entrepreneur("2024-03-31");
    g_autoptr(MamsAnswer) answer = answer_for(facts, "2025-02-10");
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *letter =
            mams_words_reason(words, (MamsLang)lang, MAMS_VOICE_LETTER, answer, &who);
        assert_null(strstr(letter, "1414"));
        assert_non_null(strstr(letter, "042024"));
        assert_non_null(strstr(letter, "msqory.kz"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_closed_business),
        cmocka_unit_test(test_open_business),
        cmocka_unit_test(test_no_record_of_a_business),
        cmocka_unit_test(test_turned_18),
        cmocka_unit_test(test_student_ends_soon),
        cmocka_unit_test(test_current_month_paid),
        cmocka_unit_test(test_months_paid_ahead),
        cmocka_unit_test(test_unknown_year),
        cmocka_unit_test(test_steps_in_each_language),
        cmocka_unit_test(test_steps_of_a_payment),
        cmocka_unit_test(test_what_is_said_when),
        cmocka_unit_test(test_disputed_channels_are_not_named),
    };
    return cmocka_run_group_tests(tests, words_setup, words_teardown);
}
