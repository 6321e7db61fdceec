/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "desk/desk_private.h"
#include "fixture.h"

/* A call: opened, its cards, who calls, what it was about, closed; and what it makes visible. */

static MamsIin aliya(void)
{
    return g_ascii_strtoll(FIXTURE_ALIYA, NULL, 10);
}

static MamsIin saule(void)
{
    return g_ascii_strtoll(FIXTURE_SAULE, NULL, 10);
}

static MamsDesk *begin_call(void)
{
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = fixture_desk_open();
    if (!mams_desk_call_begin(desk, MAMS_LANG_KK, &error))
        fail_msg("%s", error->message);
    return desk;
}

static void must(bool done, const GError *error)
{
    if (!done)
        fail_msg("%s", error->message);
}

static void test_a_call_from_the_first_key_to_the_last(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = fixture_desk_open();
    assert_null(mams_desk_call(desk));
    assert_false(mams_desk_sees_whole(desk, aliya()));
    must(mams_desk_call_begin(desk, MAMS_LANG_KK, &error), error);
    int64_t number = mams_desk_call(desk)->number;
    assert_true(number > 0);
    assert_true(mams_desk_sees_whole(desk, aliya()));
    /* A second beginning is the same call. */
    must(mams_desk_call_begin(desk, MAMS_LANG_RU, &error), error);
    assert_int_equal(mams_desk_call(desk)->number, number);
    assert_int_equal(mams_desk_call(desk)->language, MAMS_LANG_KK);

    must(mams_desk_call_add(desk, aliya(), &error), error);
    must(mams_desk_call_add(desk, saule(), &error), error);
    must(mams_desk_call_add(desk, aliya(), &error), error);
    const GArray *citizens = mams_desk_call_citizens(desk);
    assert_int_equal(citizens->len, 2);
    assert_int_equal(g_array_index(citizens, MamsInquiryCitizen, 0).iin, aliya());
    must(mams_desk_call_close(desk, MAMS_TOPIC_WAYS, &error), error);
    assert_null(mams_desk_call(desk));
    assert_false(mams_desk_sees_whole(desk, aliya()));

    int count;
    g_autoptr(GPtrArray) inquiries = mams_desk_inquiries_of(desk, aliya(), 5, &count, &error);
    must(inquiries != NULL, error);
    assert_int_equal(inquiries->len, 1);
    assert_int_equal(count, 1);
    const MamsInquiry *inquiry = g_ptr_array_index(inquiries, 0);
    assert_int_equal(inquiry->number, number);
    assert_string_equal(inquiry->channel, "phone");
    assert_string_equal(inquiry->operator_login, "aidana");
    assert_int_equal(inquiry->topic, MAMS_TOPIC_WAYS);
    assert_true(inquiry->closed_at > 0);
    fixture_desk_close(desk);
}

static void identify(MamsDesk *desk, MamsIin iin, MamsCaller caller, unsigned asked)
{
    g_autoptr(GError) error = NULL;
    must(mams_desk_call_identify(desk, iin, caller, asked, &error), error);
}

static bool is_known(const MamsDesk *desk, MamsIin iin)
{
    const MamsInquiryCitizen *citizen = mams_desk_call_citizen(desk, iin);
    assert_non_null(citizen);
    return mams_inquiry_citizen_is_known(citizen);
}

/* Who calls is asked for each person anew, and stays known for the one it was asked for. */
static void test_who_calls_about_whom(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = begin_call();
    must(mams_desk_call_add(desk, aliya(), &error), error);
    assert_false(is_known(desk, aliya()));
    identify(desk, aliya(), MAMS_CALLER_PERSON, MAMS_ASKED_NAME | MAMS_ASKED_BIRTH);
    assert_false(is_known(desk, aliya()));
    identify(desk, aliya(), MAMS_CALLER_PERSON, MAMS_ASKED_ALL);
    assert_true(is_known(desk, aliya()));
    must(mams_desk_call_add(desk, saule(), &error), error);
    assert_false(is_known(desk, saule()));
    identify(desk, saule(), MAMS_CALLER_OTHER, 0);
    assert_true(is_known(desk, saule()));
    assert_false(mams_desk_sees_whole(desk, saule()));
    assert_true(mams_desk_sees_whole(desk, aliya()));
    assert_true(is_known(desk, aliya()));
    int64_t number = mams_desk_call(desk)->number;
    fixture_desk_close(desk);
    desk = fixture_desk_open();
    must(mams_desk_call_resume(desk, number, &error), error);
    assert_true(is_known(desk, aliya()));
    assert_int_equal(mams_desk_call_citizen(desk, saule())->caller, MAMS_CALLER_OTHER);
    must(mams_desk_call_close(desk, MAMS_TOPIC_STATUS, &error), error);
    fixture_desk_close(desk);
}

/* The call that runs is not among the earlier inquiries of its citizens. */
static void test_earlier_inquiries(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = begin_call();
    int before, count;
    g_autoptr(GPtrArray) none = mams_desk_inquiries_of(desk, saule(), 2, &before, &error);
    must(none != NULL, error);
    for (int i = 0; i < 3; i++) {
        must(mams_desk_call_begin(desk, MAMS_LANG_RU, &error), error);
        must(mams_desk_call_add(desk, saule(), &error), error);
        must(mams_desk_call_close(desk, MAMS_TOPIC_RATES, &error), error);
    }
    must(mams_desk_call_begin(desk, MAMS_LANG_RU, &error), error);
    must(mams_desk_call_add(desk, saule(), &error), error);
    int64_t number = mams_desk_call(desk)->number;
    g_autoptr(GPtrArray) latest = mams_desk_inquiries_of(desk, saule(), 2, &count, &error);
    must(latest != NULL, error);
    assert_int_equal(count, before + 3);
    assert_int_equal(latest->len, 2);
    const MamsInquiry *first = g_ptr_array_index(latest, 0);
    assert_int_equal(first->number, number - 1);
    must(mams_desk_call_close(desk, MAMS_TOPIC_OTHER, &error), error);
    fixture_desk_close(desk);
}

static void test_its_time_runs_by_the_desks_clock(void **state)
{
    (void)state;
    MamsDesk *desk = begin_call();
    g_autoptr(GError) error = NULL;
    assert_int_equal(mams_desk_call_seconds(desk), 0);
    fixture_advance(72);
    assert_int_equal(mams_desk_call_seconds(desk), 72);
    fixture_advance(-100); /* the clock was set back */
    assert_int_equal(mams_desk_call_seconds(desk), 0);
    fixture_advance(28);
    must(mams_desk_call_close(desk, MAMS_TOPIC_OTHER, &error), error);
    assert_int_equal(mams_desk_call_seconds(desk), 0);
    fixture_desk_close(desk);
}

typedef struct {
    GString *actions; /* of the entries with this purpose */
    char *purpose;
} Purpose;

static bool collect(int64_t number, const MamsJournalEntry *entry, void *data)
{
    (void)number;
    Purpose *wanted = data;
    if (g_strcmp0(entry->purpose, wanted->purpose) == 0)
        g_string_append_printf(wanted->actions, "%s ", entry->action);
    return true;
}

static void test_its_number_is_the_purpose_of_each_look(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = begin_call();
    Purpose wanted = {.actions = g_string_new(NULL)};
    wanted.purpose = g_strdup_printf("%" G_GINT64_FORMAT, mams_desk_call(desk)->number);
    must(mams_desk_look(desk, "card", aliya(), 1, &error), error);
    identify(desk, aliya(), MAMS_CALLER_GUARDIAN, 0);
    must(mams_desk_call_close(desk, MAMS_TOPIC_STATUS, &error), error);
    must(mams_desk_look(desk, "card", saule(), 1, &error), error);
    must(mams_journal_each(desk->store, 1, G_MAXINT64, collect, &wanted, &error), error);
    assert_string_equal(wanted.actions->str, "card call-caller call-close ");
    g_string_free(wanted.actions, TRUE);
    g_free(wanted.purpose);
    fixture_desk_close(desk);
}

static void test_goes_on_after_a_crash(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = begin_call();
    int64_t number = mams_desk_call(desk)->number;
    must(mams_desk_call_add(desk, saule(), &error), error);
    fixture_desk_close(desk); /* the program is gone, the call is not */
    desk = fixture_desk_open();
    must(mams_desk_call_resume(desk, number, &error), error);
    assert_int_equal(mams_desk_call(desk)->number, number);
    assert_int_equal(mams_desk_call_citizens(desk)->len, 1);
    must(mams_desk_call_close(desk, MAMS_TOPIC_STATUS, &error), error);
    assert_false(mams_desk_call_resume(desk, number, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND));
    g_clear_error(&error);
    assert_false(mams_desk_call_resume(desk, 123456, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND));
    assert_non_null(strstr(error->message, "123456"));
    fixture_desk_close(desk);
}

static void test_the_guess(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = begin_call();
    assert_int_equal(mams_desk_call_guess(desk), MAMS_TOPIC_OTHER);
    must(mams_desk_call_add(desk, aliya(), &error), error);
    assert_int_equal(mams_desk_call_guess(desk), MAMS_TOPIC_STATUS);
    mams_desk_call_note(desk, MAMS_TOPIC_WAYS);
    assert_int_equal(mams_desk_call_guess(desk), MAMS_TOPIC_WAYS);
    mams_desk_call_note(desk, MAMS_TOPIC_MONTHS);
    assert_int_equal(mams_desk_call_guess(desk), MAMS_TOPIC_MONTHS);
    mams_desk_call_note(desk, MAMS_TOPIC_WAYS);
    mams_desk_call_note(desk, MAMS_TOPIC_RATES);
    assert_int_equal(mams_desk_call_guess(desk), MAMS_TOPIC_WAYS);
    must(mams_desk_call_close(desk, mams_desk_call_guess(desk), &error), error);
    fixture_desk_close(desk);
}

static void test_without_a_call(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = fixture_desk_open();
    must(mams_desk_call_add(desk, aliya(), &error), error);
    mams_desk_call_note(desk, MAMS_TOPIC_WAYS);
    assert_null(mams_desk_call_citizens(desk));
    assert_int_equal(mams_desk_call_guess(desk), MAMS_TOPIC_OTHER);
    must(mams_desk_call_speak(desk, MAMS_LANG_RU, &error), error);
    assert_false(mams_desk_call_identify(desk, aliya(), MAMS_CALLER_PERSON, 0, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_USAGE));
    g_clear_error(&error);
    assert_false(mams_desk_call_close(desk, MAMS_TOPIC_OTHER, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_USAGE));
    g_clear_error(&error);
    desk->roles = MAMS_OPERATOR_READ_ONLY | MAMS_OPERATOR_AUDITOR;
    assert_false(mams_desk_call_begin(desk, MAMS_LANG_EN, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_NOT_PERMITTED));
    assert_null(mams_desk_call(desk));
    fixture_desk_close(desk);
}

static void test_codes(void **state)
{
    (void)state;
    for (int topic = 0; topic < MAMS_N_TOPICS; topic++)
        assert_int_equal(mams_inquiry_topic_parse(mams_inquiry_topic_code((MamsInquiryTopic)topic)),
                         topic);
    assert_int_equal(mams_inquiry_topic_parse("nothing"), -1);
    assert_int_equal(mams_inquiry_topic_parse(NULL), -1);
    assert_null(mams_channel_parse("pigeon"));
    assert_string_equal(mams_channel_parse("mail"), "mail");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_call_from_the_first_key_to_the_last),
        cmocka_unit_test(test_who_calls_about_whom),
        cmocka_unit_test(test_earlier_inquiries),
        cmocka_unit_test(test_its_time_runs_by_the_desks_clock),
        cmocka_unit_test(test_its_number_is_the_purpose_of_each_look),
        cmocka_unit_test(test_goes_on_after_a_crash),
        cmocka_unit_test(test_the_guess),
        cmocka_unit_test(test_without_a_call),
        cmocka_unit_test(test_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
