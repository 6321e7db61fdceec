/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assign_fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "desk/inquiry_private.h"

/* The inquiry desk: registered, found in the queue, owned, its clock, how it ends. */

static void must(bool done, const GError *error)
{
    if (!done)
        fail_msg("%s", error != NULL ? error->message : "no error is set");
}

/* Unix time of an hour in Almaty (UTC+5). */
static int64_t at(const char *when)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Asia/Almaty");
    g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(when, zone);
    assert_non_null(time);
    return g_date_time_to_unix(time);
}

static int64_t add(MamsDesk *desk, const char *when, MamsIin iin, const char *address,
                   const char *subject)
{
    g_autoptr(GError) error = NULL;
    MamsInquiryIn in = MAMS_INQUIRY_IN;
    in.channel = "mail";
    in.received_at = at(when);
    in.iin = iin;
    in.from_name = "Ермекова Айша";
    in.from_address = address;
    in.subject = subject;
    in.text = "Қайырлы күн!\nМен сақтандырылғанмын ба?\n";
    int64_t number = mams_desk_inquiry_add(desk, &in, NULL, &error);
    must(number > 0, error);
    return number;
}

static MamsInquiryFile *file_of(MamsDesk *desk, int64_t number)
{
    g_autoptr(GError) error = NULL;
    MamsInquiryFile *file = mams_desk_inquiry(desk, number, &error);
    must(file != NULL, error);
    return file;
}

static void assert_day(MamsDay is, const char *expected)
{
    char text[MAMS_DAY_TEXT_SIZE];
    assert_string_equal(mams_day_format(is, text), expected);
}

/* ---- registering ---- */

static void test_registered(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = add(desk, "2024-11-20T10:00:00", ALIYA, "a@mail.example", "Сұрақ");
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    g_autofree char *code = g_strdup_printf("2024-%06d", (int)number);
    assert_string_equal(file->code, code);
    assert_int_equal(mams_inquiry_code_parse(file->code), number);
    assert_int_equal(file->inquiry->language, MAMS_LANG_KK);
    assert_null(file->inquiry->operator_login);
    assert_day(file->terms.registered, "2024-11-20");
    /* 16.12 is a day off. */
    assert_day(file->terms.due, "2024-12-11");
    assert_day(file->terms.redirect_by, "2024-11-25");
    assert_int_equal(file->messages->len, 1);
    const MamsMessage *message = file->messages->pdata[0];
    assert_string_equal(message->text, "Қайырлы күн!\nМен сақтандырылғанмын ба?");
    assert_false(message->out);
    assert_int_equal(g_array_index(file->citizens, MamsInquiryCitizen, 0).iin, ALIYA);
}

static void test_the_same_twice_is_one(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t first = add(desk, "2024-11-20T10:00:00", ALIYA, "a@mail.example", "Сұрақ");
    int64_t entry = mams_journal_head(desk->store, true, NULL);
    assert_int_equal(add(desk, "2024-11-20T10:00:00", ALIYA, "a@mail.example", "Сұрақ"), first);
    assert_int_equal(mams_journal_head(desk->store, true, NULL), entry);
    assert_int_not_equal(add(desk, "2024-11-20T10:00:01", ALIYA, "a@mail.example", "Сұрақ"), first);
    assert_int_not_equal(add(desk, "2024-11-20T10:00:00", TIMUR, "a@mail.example", "Сұрақ"), first);
}

static void test_what_says_nothing_is_refused(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(GError) error = NULL;
    MamsInquiryIn in = MAMS_INQUIRY_IN;
    in.channel = "visit";
    in.text = " \n\t\n";
    assert_int_equal(mams_desk_inquiry_add(desk, &in, NULL, &error), 0);
    expect_fault(&error, MAMS_ERROR_USAGE, "nothing");
    in.text = "?";
    in.channel = "pigeon";
    assert_int_equal(mams_desk_inquiry_add(desk, &in, NULL, &error), 0);
    expect_fault(&error, MAMS_ERROR_USAGE, "pigeon");
    g_autoptr(MamsDesk) reader = office_desk(office, "ivan");
    in.channel = "visit";
    assert_int_equal(mams_desk_inquiry_add(reader, &in, NULL, &error), 0);
    expect_fault(&error, MAMS_ERROR_NOT_PERMITTED, "ivan");
}

static MamsInquiryReport *import(Office *office, MamsDesk *desk, const char *lines)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(office->folder, "in.jsonl", NULL);
    assert_true(g_file_set_contents(path, lines, -1, NULL));
    MamsInquiryReport *report = mams_desk_inquiry_import(desk, path, &error);
    must(report != NULL, error);
    g_unlink(path);
    return report;
}

static void test_lines(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    static const char lines[] =
        "{\"channel\":\"qoldau\",\"received_at\":\"2024-11-21T09:00:00\",\"iin\":\"060714690017\","
        "\"from\":\"Алия\",\"phone\":\"8 701 000 00 77\",\"text\":\"Почему я не застрахована?\"}\n"
        "\n"
        "{\"channel\":\"bot\",\"received_at\":\"2024-11-21\",\"from\":\"x@mail.example\","
        "\"subject\":\"Am I insured?\",\"language\":\"en\"}\n"
        "not json\n"
        "{\"channel\":\"bot\",\"text\":5}\n"
        "{\"channel\":\"bot\",\"text\":\"a\",\"iin\":\"12\"}\n"
        "{\"channel\":\"bot\",\"text\":\"a\",\"colour\":\"red\"}\n"
        "{\"channel\":\"bot\",\"text\":\"a\",\"received_at\":\"yesterday\"}\n"
        "{\"channel\":\"bot\",\"text\":\"a\",\"language\":\"de\"}\n"
        "[1]\n";
    g_autoptr(MamsInquiryReport) report = import(office, desk, lines);
    assert_int_equal(report->added, 2);
    assert_int_equal(report->rejected, 7);
    assert_string_equal(report->first_rejects->pdata[0], "line 4: this is no JSON object in UTF-8");
    assert_non_null(strstr(report->first_rejects->pdata[3], "colour"));
    g_autoptr(MamsInquiryFile) file = file_of(desk, 1);
    assert_int_equal(file->inquiry->language, MAMS_LANG_RU);
    assert_int_equal(file->inquiry->from_phone, INT64_C(7010000077));
    g_autoptr(MamsInquiryFile) second = file_of(desk, 2);
    assert_string_equal(second->inquiry->from_address, "x@mail.example");
    assert_int_equal(second->inquiry->language, MAMS_LANG_EN);
    g_autoptr(MamsInquiryReport) again = import(office, desk, lines);
    assert_int_equal(again->added, 0);
    assert_int_equal(again->known, 2);
}

/* ---- the queue ---- */

static MamsQueue *queue_of(MamsDesk *desk, MamsQueueKind kind, const char *text)
{
    g_autoptr(GError) error = NULL;
    MamsQueue *queue = mams_desk_queue(desk, kind, text, 10, &error);
    must(queue != NULL, error);
    return queue;
}

static void assert_rows(MamsDesk *desk, MamsQueueKind kind, const char *text, int n,
                        const int64_t *numbers)
{
    g_autoptr(MamsQueue) queue = queue_of(desk, kind, text);
    assert_int_equal(queue->rows->len, n);
    assert_int_equal(queue->total, n);
    for (int i = 0; i < n; i++)
        assert_int_equal(((const MamsQueueRow *)queue->rows->pdata[i])->inquiry->number, numbers[i]);
}

static void test_queue(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t young = add(desk, "2024-11-21T10:00:00", ALIYA, "a@mail.example", "Возврат взноса");
    int64_t old = add(desk, "2024-10-20T10:00:00", TIMUR, "t@mail.example", "Status");
    int64_t middle = add(desk, "2024-11-05T10:00:00", 0, "who@else.example", "Жарна");
    assert_rows(desk, MAMS_QUEUE_OPEN, NULL, 3, (int64_t[]){old, middle, young});
    assert_rows(desk, MAMS_QUEUE_LATE, "", 1, (int64_t[]){old});
    assert_rows(desk, MAMS_QUEUE_OPEN, "возвр", 1, (int64_t[]){young});
    assert_rows(desk, MAMS_QUEUE_OPEN, "9502", 1, (int64_t[]){old});
    assert_rows(desk, MAMS_QUEUE_OPEN, "else", 1, (int64_t[]){middle});
    assert_rows(desk, MAMS_QUEUE_OPEN, "nothing such", 0, NULL);
    int64_t open, urgent;
    must(mams_desk_queue_count(desk, &open, &urgent, &error), error);
    assert_int_equal(open, 3);
    assert_int_equal(urgent, 1);

    must(mams_desk_inquiry_wait(desk, middle, "a copy of the receipt", &error), error);
    assert_rows(desk, MAMS_QUEUE_OPEN, NULL, 3, (int64_t[]){old, young, middle});
    assert_rows(desk, MAMS_QUEUE_WAITING, NULL, 1, (int64_t[]){middle});
    /* Waiting does not help when the term is over. */
    must(mams_desk_inquiry_wait(desk, old, "a copy of the receipt", &error), error);
    assert_rows(desk, MAMS_QUEUE_LATE, NULL, 1, (int64_t[]){old});
    must(mams_desk_inquiry_close(desk, middle, MAMS_TOPIC_WAYS, &error), error);
    assert_rows(desk, MAMS_QUEUE_CLOSED, NULL, 1, (int64_t[]){middle});
    assert_rows(desk, MAMS_QUEUE_CLOSED, "жарна", 1, (int64_t[]){middle});
    assert_rows(desk, MAMS_QUEUE_OPEN, NULL, 2, (int64_t[]){old, young});

    /* A call that runs is no part of it. */
    must(mams_desk_call_begin(desk, MAMS_LANG_KK, &error), error);
    assert_rows(desk, MAMS_QUEUE_OPEN, NULL, 2, (int64_t[]){old, young});
    g_autoptr(MamsQueue) queue = queue_of(desk, MAMS_QUEUE_OPEN, NULL);
    const MamsQueueRow *row = queue->rows->pdata[1];
    assert_non_null(row->name);
    assert_int_equal(row->iin, ALIYA);
    assert_int_equal(row->terms.left, 14);
}

/* ---- whose it is ---- */

static void test_claim(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) aidana = office_desk(office, "aidana");
    g_autoptr(MamsDesk) bolat = office_desk(office, "bolat");
    int64_t number = add(aidana, "2024-11-20T10:00:00", ALIYA, NULL, "a");
    must(mams_desk_claim(aidana, number, false, &error), error);
    int64_t entry = mams_journal_head(aidana->store, true, NULL);
    must(mams_desk_claim(aidana, number, false, &error), error);
    assert_int_equal(mams_journal_head(aidana->store, true, NULL), entry);
    assert_false(mams_desk_claim(bolat, number, false, &error));
    expect_fault(&error, MAMS_ERROR_BUSY, "aidana");
    assert_false(mams_desk_inquiry_wait(bolat, number, "x", &error));
    expect_fault(&error, MAMS_ERROR_BUSY, "aidana");
    assert_rows(bolat, MAMS_QUEUE_MINE, NULL, 0, NULL);
    must(mams_desk_claim(bolat, number, true, &error), error);
    assert_false(mams_desk_inquiry_close(aidana, number, MAMS_TOPIC_OTHER, &error));
    expect_fault(&error, MAMS_ERROR_BUSY, "bolat");
    must(mams_desk_release(bolat, number, &error), error);
    assert_rows(aidana, MAMS_QUEUE_MINE, NULL, 1, (int64_t[]){number});
    must(mams_desk_inquiry_close(aidana, number, MAMS_TOPIC_OTHER, &error), error);
    g_autoptr(MamsInquiryFile) file = file_of(aidana, number);
    assert_string_equal(file->inquiry->operator_login, "aidana");
    assert_false(mams_desk_claim(aidana, 999, false, &error));
    expect_fault(&error, MAMS_ERROR_NOT_FOUND, "999");
}

typedef struct {
    char *action, *purpose;
} Seen;

static bool see(int64_t number, const MamsJournalEntry *entry, void *data)
{
    (void)number;
    Seen *seen = data;
    g_free(seen->action);
    g_free(seen->purpose);
    seen->action = g_strdup(entry->action);
    seen->purpose = g_strdup(entry->purpose);
    return true;
}

static void test_in_hand(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = add(desk, "2024-11-20T10:00:00", ALIYA, NULL, "a");
    assert_false(mams_desk_sees_whole(desk, ALIYA));
    must(mams_desk_take_in_hand(desk, number, &error), error);
    assert_true(mams_desk_sees_whole(desk, ALIYA));
    must(mams_desk_look(desk, "card", ALIYA, 1, &error), error);
    int64_t entry = mams_journal_head(desk->store, false, NULL);
    Seen seen = {0};
    must(mams_journal_each(desk->store, entry, entry, see, &seen, &error), error);
    g_autofree char *purpose = g_strdup_printf("%d", (int)number);
    assert_string_equal(seen.action, "card");
    assert_string_equal(seen.purpose, purpose);
    g_free(seen.action);
    g_free(seen.purpose);

    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    assert_int_equal(mams_desk_inquiry_guess(desk, file->inquiry), MAMS_TOPIC_OTHER);
    mams_desk_call_note(desk, MAMS_TOPIC_MONTHS);
    mams_desk_call_note(desk, MAMS_TOPIC_WAYS);
    mams_desk_call_note(desk, MAMS_TOPIC_MONTHS);
    assert_int_equal(mams_desk_inquiry_guess(desk, file->inquiry), MAMS_TOPIC_MONTHS);
    mams_desk_put_down(desk);
    assert_int_equal(mams_desk_in_hand(desk), 0);
    assert_false(mams_desk_sees_whole(desk, ALIYA));
    assert_false(mams_desk_take_in_hand(desk, 77, &error));
    expect_fault(&error, MAMS_ERROR_NOT_FOUND, "77");
}

/* ---- clocks ---- */

static void test_waiting(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = add(desk, "2024-11-20T10:00:00", ALIYA, NULL, "a");
    assert_false(mams_desk_inquiry_wait(desk, number, "  ", &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "waits for");
    must(mams_desk_inquiry_wait(desk, number, "a copy of the diploma", &error), error);
    {
        g_autoptr(MamsInquiryFile) file = file_of(desk, number);
        assert_true(file->terms.stopped);
        assert_int_equal(file->terms.due, MAMS_DAY_NONE);
        /* Of the fifteen days the 21st and the 22nd, on which it was asked, are over. */
        assert_int_equal(file->terms.left, 13);
        assert_string_equal(file->inquiry->waiting_for, "a copy of the diploma");
    }
    office->today = day("2024-12-02");
    g_autoptr(MamsDesk) later = office_desk(office, "aidana");
    must(mams_desk_inquiry_resume(later, number, &error), error);
    g_autoptr(MamsInquiryFile) file = file_of(later, number);
    assert_false(file->terms.stopped);
    assert_int_equal(file->terms.left, 13);
    /* Thirteen working days after 2 December; the 16th and 1-3 January are days off, 5 January is
     * worked. */
    assert_day(file->terms.due, "2024-12-20");
    assert_int_equal(file->pauses->len, 1);
}

static void test_extension(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) aidana = office_desk(office, "aidana");
    g_autoptr(MamsDesk) saule = office_desk(office, "saule");
    int64_t number = add(aidana, "2024-11-20T10:00:00", ALIYA, NULL, "a");
    assert_false(mams_desk_inquiry_extend(aidana, number, day("2024-12-20"), "asked", &error));
    expect_fault(&error, MAMS_ERROR_NOT_PERMITTED, "aidana");
    assert_false(mams_desk_inquiry_extend(saule, number, day("2024-12-20"), "", &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "why");
    assert_false(mams_desk_inquiry_extend(saule, number, day("2024-12-11"), "asked", &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "after");
    assert_false(mams_desk_inquiry_extend(saule, number, day("2025-02-12"), "asked", &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "11.02.2025");
    must(mams_desk_inquiry_extend(saule, number, MAMS_DAY_NONE, "the bank was asked", &error), error);
    g_autoptr(MamsInquiryFile) file = file_of(saule, number);
    assert_day(file->terms.due, "2025-02-11");
    assert_day(file->terms.tell_by, "2024-11-27");
    assert_string_equal(file->inquiry->extended_why, "the bank was asked");
    assert_int_equal(file->reminders->len, 1);
    const MamsReminder *reminder = file->reminders->pdata[0];
    assert_day(reminder->due, "2024-11-27");
}

/* ---- how it ends ---- */

static void test_redirect(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t soon = add(desk, "2024-11-20T10:00:00", ALIYA, NULL, "a");
    int64_t old = add(desk, "2024-11-04T10:00:00", ALIYA, NULL, "b");
    bool late;
    assert_false(mams_desk_inquiry_redirect(desk, soon, NULL, &late, &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "organisation");
    must(mams_desk_inquiry_redirect(desk, soon, "Ministry of Health", &late, &error), error);
    assert_false(late);
    must(mams_desk_inquiry_redirect(desk, old, "Ministry of Health", &late, &error), error);
    assert_true(late);
    assert_false(mams_desk_inquiry_redirect(desk, soon, "x", &late, &error));
    expect_fault(&error, MAMS_ERROR_DATA, "redirected");
    must(mams_desk_inquiry_reopen(desk, soon, &error), error);
    g_autoptr(MamsInquiryFile) file = file_of(desk, soon);
    assert_null(file->inquiry->redirected_to);
    assert_int_equal(file->inquiry->outcome, MAMS_INQUIRY_OPEN);
    assert_day(file->terms.due, "2024-12-11");
}

static void test_similar_and_joined(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t far = add(desk, "2024-08-01T10:00:00", ALIYA, "a@mail.example", "Возврат взноса");
    int64_t first = add(desk, "2024-11-15T10:00:00", ALIYA, "a@mail.example", "Возврат взноса");
    int64_t sender = add(desk, "2024-11-16T10:00:00", TIMUR, "a@mail.example", "Другое");
    int64_t second = add(desk, "2024-11-20T10:00:00", ALIYA, "b@mail.example", "О возврате взноса");
    {
        g_autoptr(MamsInquiryFile) file = file_of(desk, first);
        assert_int_equal(file->similar->len, 2);
        const MamsSimilar *by_citizen = file->similar->pdata[0];
        assert_int_equal(by_citizen->inquiry->number, second);
        assert_true(by_citizen->same_citizen);
        assert_false(by_citizen->same_sender);
        const MamsSimilar *by_sender = file->similar->pdata[1];
        assert_int_equal(by_sender->inquiry->number, sender);
        assert_true(by_sender->same_sender);
        assert_false(by_sender->same_citizen);
    }
    assert_false(mams_desk_inquiry_join(desk, first, first, &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "itself");
    must(mams_desk_inquiry_join(desk, second, first, &error), error);
    assert_false(mams_desk_inquiry_join(desk, far, second, &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "closed");
    g_autoptr(MamsInquiryFile) file = file_of(desk, first);
    assert_int_equal(file->joined->len, 1);
    assert_int_equal(((const MamsInquiry *)file->joined->pdata[0])->number, second);
    must(mams_desk_inquiry_drop(desk, far, "anonymous", &error), error);
    g_autoptr(MamsInquiryFile) dropped = file_of(desk, far);
    assert_int_equal(dropped->inquiry->outcome, MAMS_INQUIRY_DROPPED);
    assert_string_equal(dropped->inquiry->dropped_why, "anonymous");
}

static void test_about_and_steps(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = add(desk, "2024-11-20T10:00:00", ALIYA, NULL, "a");
    must(mams_desk_inquiry_about(desk, number, TIMUR, &error), error);
    must(mams_desk_inquiry_about(desk, number, SERIK, &error), error);
    must(mams_desk_inquiry_about(desk, number, TIMUR, &error), error);
    assert_false(mams_desk_inquiry_about(desk, number, 1, &error));
    g_clear_error(&error);
    must(mams_desk_inquiry_speak(desk, number, MAMS_LANG_EN, &error), error);
    must(mams_desk_inquiry_tick(desk, number, "mams-refund", "find", &error), error);
    must(mams_desk_inquiry_tick(desk, number, "mams-refund", "form", &error), error);
    must(mams_desk_inquiry_tick(desk, number, "mams-refund", "find", &error), error);
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    assert_int_equal(file->citizens->len, 3);
    assert_int_equal(g_array_index(file->citizens, MamsInquiryCitizen, 0).iin, TIMUR);
    assert_int_equal(g_array_index(file->citizens, MamsInquiryCitizen, 1).iin, SERIK);
    assert_int_equal(file->inquiry->language, MAMS_LANG_EN);
    assert_int_equal(file->ticks->len, 1);
    const MamsTick *tick = file->ticks->pdata[0];
    assert_string_equal(tick->step, "form");
    assert_string_equal(tick->login, "aidana");
}

/* All is in the JSON, and it is JSON. */
static void test_json(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = add(desk, "2024-11-20T10:00:00", ALIYA, "a@mail.example", "\"a\\\x1b[31m");
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    g_autofree char *json = mams_desk_inquiry_json(desk, file);
    assert_non_null(strstr(json, "\"subject\":\"\\\"a\\\\[31m\""));
    assert_non_null(strstr(json, "\"due\":\"2024-12-11\",\"redirect_by\":\"2024-11-25\""));
    assert_non_null(strstr(json, "\"working_days_left\":13"));
    g_autoptr(MamsQueue) queue = queue_of(desk, MAMS_QUEUE_OPEN, NULL);
    g_autofree char *row = mams_desk_queue_row_json(desk, queue->rows->pdata[0]);
    assert_non_null(strstr(row, "\"iin\":\"060714690017\""));
}

static void test_language_guess(void **state)
{
    (void)state;
    assert_int_equal(mams_lang_guess("Менің мәртебем қандай?"), MAMS_LANG_KK);
    assert_int_equal(mams_lang_guess("Салеметсиз бе, маган айтыныз, жарна кайда?"), MAMS_LANG_KK);
    assert_int_equal(mams_lang_guess("Добрый день, я Әлия. Почему я не застрахована в системе?"),
                     MAMS_LANG_RU);
    assert_int_equal(mams_lang_guess("Why am I not insured?"), MAMS_LANG_EN);
    assert_int_equal(mams_lang_guess("?! 12"), -1);
}

#define IN_OFFICE(test) cmocka_unit_test_setup_teardown(test, office_set_up, office_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OFFICE(test_registered),
        IN_OFFICE(test_the_same_twice_is_one),
        IN_OFFICE(test_what_says_nothing_is_refused),
        IN_OFFICE(test_lines),
        IN_OFFICE(test_queue),
        IN_OFFICE(test_claim),
        IN_OFFICE(test_in_hand),
        IN_OFFICE(test_waiting),
        IN_OFFICE(test_extension),
        IN_OFFICE(test_redirect),
        IN_OFFICE(test_similar_and_joined),
        IN_OFFICE(test_about_and_steps),
        IN_OFFICE(test_json),
        cmocka_unit_test(test_language_guess),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
