/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"
#include "fixture.h"
#include "question.h"
#include "screens/known.h"

static MamsCard *read_card_on(MamsDesk *desk, const char *iin, MamsDay on)
{
    g_autoptr(GError) error = NULL;
    MamsIin number;
    assert_true(mams_iin_parse(iin, &number, &error));
    MamsCard *card = mams_desk_card(desk, number, on, G_MAXINT64, 84, &error);
    assert_non_null(card);
    return card;
}

static MamsCard *read_card(MamsDesk *desk, const char *iin)
{
    return read_card_on(desk, iin, MAMS_DAY_NONE);
}

static const MamsWay *find_way(const MamsAnswer *answer, MamsWayKind kind)
{
    for (guint i = 0; i < answer->ways->len; i++) {
        const MamsWay *way = g_ptr_array_index(answer->ways, i);
        if (way->kind == kind)
            return way;
    }
    fail_msg("there is no way %d", kind);
    return NULL;
}

static MamsQuestion question_of(MamsDesk *desk, const MamsCard *card, MamsWayKind kind)
{
    return mams_question_of_way(mams_desk_rules(desk), card->answer, find_way(card->answer, kind));
}

static void test_ways_become_questions(void **state)
{
    (void)state;
    MamsDesk *desk = fixture_desk_open();
    g_autoptr(MamsCard) card = read_card(desk, FIXTURE_ALIYA);
    MamsQuestion question = question_of(desk, card, MAMS_WAY_CATCH_UP);
    assert_int_equal(question.pay_from, mams_month_make(2024, 8));
    assert_int_equal(question.pay_to, mams_month_make(2024, 10));
    assert_false(question.prepay);
    question = question_of(desk, card, MAMS_WAY_PREPAY);
    assert_true(question.prepay);
    assert_int_equal(question.pay_from, MAMS_MONTH_NONE);
    question = question_of(desk, card, MAMS_WAY_PREPAY_AND_CURRENT);
    assert_true(question.prepay);
    assert_int_equal(question.pay_from, mams_month_make(2024, 11));
    assert_int_equal(question.pay_to, mams_month_make(2024, 11));
    question = question_of(desk, card, MAMS_WAY_CATEGORY);
    assert_non_null(question.category);
    assert_int_equal(question.category_from, mams_day_make(2024, 11, 22));
    assert_int_equal(question.category_to, MAMS_DAY_NONE);
    question = question_of(desk, card, MAMS_WAY_TEMPORARY);
    assert_int_equal(question.category_to, mams_day_make(2024, 12, 21));
    question = question_of(desk, card, MAMS_WAY_JOB);
    assert_int_equal(question.job_from, mams_month_make(2024, 11));
    assert_false(mams_question_is_empty(&question));
    question = mams_question_of_way(mams_desk_rules(desk), card->answer, NULL);
    assert_true(mams_question_is_empty(&question));
    fixture_desk_close(desk);
}

static void expect_the_ways_answers(MamsDesk *desk, const MamsCard *card)
{
    assert_true(card->answer->ways->len > 0);
    for (guint i = 0; i < card->answer->ways->len; i++) {
        const MamsWay *way = g_ptr_array_index(card->answer->ways, i);
        g_autoptr(GError) error = NULL;
        MamsQuestion question = mams_question_of_way(mams_desk_rules(desk), card->answer, way);
        g_autoptr(MamsWhatIf) answer =
            mams_desk_whatif(desk, card->citizen->iin, &question, &error);
        assert_non_null(answer);
        assert_int_equal(answer->comparison->right.total, way->total);
        if (way->insured_from != MAMS_DAY_NONE)
            assert_int_equal(answer->comparison->promised, way->insured_from);
    }
}

/* A question made of a way says of price and day what the way says. */
static void test_a_question_answers_as_its_way(void **state)
{
    (void)state;
    MamsDesk *desk = fixture_desk_open();
    g_autoptr(MamsCard) aliya = read_card(desk, FIXTURE_ALIYA);
    g_autoptr(MamsCard) saule = read_card(desk, FIXTURE_SAULE);
    expect_the_ways_answers(desk, aliya);
    expect_the_ways_answers(desk, saule);
    fixture_desk_close(desk);
}

/* While a category still pays, the ways are those of the day after it. */
static void test_ways_of_a_day_to_come(void **state)
{
    (void)state;
    MamsDesk *desk = fixture_desk_open();
    g_autoptr(MamsCard) card = read_card_on(desk, FIXTURE_ALIYA, mams_day_make(2024, 7, 20));
    MamsQuestion question = question_of(desk, card, MAMS_WAY_JOB);
    assert_int_equal(question.on, mams_day_make(2024, 8, 1));
    assert_int_equal(question.job_from, mams_month_make(2024, 8));
    fixture_desk_close(desk);
}

static void test_unpaid_months(void **state)
{
    (void)state;
    MamsDesk *desk = fixture_desk_open();
    g_autoptr(MamsCard) aliya = read_card(desk, FIXTURE_ALIYA);
    g_autoptr(GArray) unpaid = mams_question_unpaid(aliya->answer);
    assert_int_equal(unpaid->len, 4);
    assert_int_equal(g_array_index(unpaid, MamsMonth, 0), mams_month_make(2024, 8));
    assert_int_equal(g_array_index(unpaid, MamsMonth, 3), mams_month_make(2024, 11));
    g_autoptr(MamsCard) artyom = read_card(desk, FIXTURE_ARTYOM);
    g_autoptr(GArray) none = mams_question_unpaid(artyom->answer);
    assert_int_equal(none->len, 0);
    fixture_desk_close(desk);
}

static void test_months_are_read_and_written(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    MamsMonth from, to;
    assert_true(mams_question_read_months(" 08.2024 .. 10.2024 ", &from, &to, &error));
    g_autofree char *back = mams_question_format_months(from, to);
    assert_string_equal(back, "08.2024..10.2024");
    assert_true(mams_question_read_months("2024-08..2024-10", &from, &to, &error));
    assert_int_equal(from, mams_month_make(2024, 8));
    assert_int_equal(to, mams_month_make(2024, 10));
    assert_true(mams_question_read_months("08.2024..", &from, &to, &error));
    assert_int_equal(to, from);
    g_autofree char *one = mams_question_format_months(from, to);
    assert_string_equal(one, "08.2024");
    static const char *const wrong[] = {"", "..", "август", "13.2024", "08.2024..x", "..08.2024"};
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        assert_false(mams_question_read_months(wrong[i], &from, &to, &error));
        assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_USAGE));
        g_clear_error(&error);
    }
}

static void test_days_are_read_and_written(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    MamsDay from, to;
    assert_true(mams_question_read_days("01.09.2024..30.06.2025", &from, &to, &error));
    assert_int_equal(from, mams_day_make(2024, 9, 1));
    assert_int_equal(to, mams_day_make(2025, 6, 30));
    assert_true(mams_question_read_days("2024-09-01..", &from, &to, &error));
    assert_int_equal(to, MAMS_DAY_NONE);
    g_autofree char *open = mams_question_format_days(from, to);
    assert_string_equal(open, "01.09.2024..");
    assert_false(mams_question_read_days("31.02.2024", &from, &to, &error));
    assert_string_equal(error->message,
                        "cannot read the day '31.02.2024': write 01.09.2024 or 2024-09-01");
}

static void test_times_as_people_type_them(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *read;
    } times[] = {
        {"01.03.2024", "2024-03-01"},
        {" 01.03.2024 14:05 ", "2024-03-01T14:05:00"},
        {"01.03.2024 14:05:30", "2024-03-01T14:05:30"},
        {"2024-03-01", "2024-03-01"},
        {"128", "128"},
        {" ", ""},
        {"31.02.2024", "31.02.2024"},
        {"вчера", "вчера"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(times); i++) {
        g_autofree char *read = mams_known_read(times[i].typed);
        assert_string_equal(read, times[i].read);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ways_become_questions),
        cmocka_unit_test(test_a_question_answers_as_its_way),
        cmocka_unit_test(test_ways_of_a_day_to_come),
        cmocka_unit_test(test_unpaid_months),
        cmocka_unit_test(test_months_are_read_and_written),
        cmocka_unit_test(test_days_are_read_and_written),
        cmocka_unit_test(test_times_as_people_type_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
