/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ask.h"

#include "desk/reply_private.h"

/* Replies that leave: once, whole, and what becomes of the inquiry. */

static MamsReplySent send(MamsDesk *desk, int64_t number)
{
    g_autoptr(GError) error = NULL;
    MamsReplySent sent;
    must(mams_desk_reply_send(desk, number, &sent, &error), error);
    return sent;
}

/* Fills a prepared text, keeps it and sends it. */
static MamsReplySent answer(MamsDesk *desk, int64_t number, const char *id)
{
    g_autoptr(MamsReplyDraft) draft = fill(desk, number, id, -1);
    keep(desk, draft);
    return send(desk, number);
}

static void expect_unsent(MamsDesk *desk, int64_t number, int code, const char *word)
{
    g_autoptr(GError) error = NULL;
    MamsReplySent sent;
    int64_t entry = mams_journal_head(desk->store, false, NULL);
    assert_false(mams_desk_reply_send(desk, number, &sent, &error));
    expect_fault(&error, code, word);
    assert_int_equal(mams_journal_head(desk->store, false, NULL), entry);
    assert_int_equal(sent.message, 0);
    assert_null(sent.letter);
}

/* The mail as it leaves; its lines that are longer folded. (owned) */
static char *mail_of(MamsDesk *desk, int64_t outgoing)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsOutgoing) mail = mams_store_outgoing(desk->store, outgoing, &error);
    must(mail != NULL, error);
    gsize size;
    const char *bytes = g_bytes_get_data(mail->bytes, &size);
    g_autofree char *text = g_strndup(bytes, size);
    g_auto(GStrv) lines = g_strsplit(text, "\n ", -1);
    return g_strjoinv(" ", lines);
}

/* A later message in the thread of an inquiry, as it comes by mail. */
static void come(MamsDesk *desk, int64_t number, const char *id, const char *references)
{
    g_autoptr(GError) error = NULL;
    MamsMessage message = {.inquiry = number,
                           .at = mams_desk_now(desk),
                           .text = (char *)"И ещё",
                           .message_id = (char *)id,
                           .references = (char *)references};
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    message.attachments = none;
    must(mams_store_begin(desk->store, &error), error);
    int64_t entry = mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "test", 0, NULL, &error);
    must(mams_store_message_add(desk->store, &message, NULL, NULL, entry, &error) > 0, error);
    must(mams_store_commit(desk->store, false, &error), error);
}

/* ---- what leaves ---- */

static void test_what_is_written(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = ask(desk, ALIYA, "a@mail.example");
    int64_t known = mams_journal_head(desk->store, true, NULL);
    g_autoptr(MamsReplyDraft) draft = write_draft(number, "Вы не застрахованы.  \nПриходите.\n\n");
    keep(desk, draft);
    MamsReplySent sent = send(desk, number);
    assert_false(sent.already);
    assert_null(sent.letter);
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    assert_null(file->draft);
    assert_int_equal(file->inquiry->outcome, MAMS_INQUIRY_ANSWERED);
    assert_true(file->inquiry->closed_at > 0);
    assert_int_equal(file->messages->len, 2);
    const MamsMessage *message = file->messages->pdata[1];
    assert_int_equal(message->number, sent.message);
    assert_true(message->out);
    assert_string_equal(message->text, "Вы не застрахованы.\nПриходите.");
    assert_string_equal(message->login, "aidana");
    g_autofree char *domain = g_strdup(strrchr(message->message_id, '@'));
    assert_string_equal(domain, "@fund.example");
    assert_int_equal(file->said->len, 1);
    const MamsSaid *said = file->said->pdata[0];
    assert_string_equal(said->voice, "mail");
    assert_string_equal(said->text, message->text);
    assert_string_equal(said->rules, desk->rules->hash);
    assert_true(said->known >= known);
    assert_true(said->known < mams_journal_head(desk->store, true, NULL));
    assert_int_equal(said->iin, ALIYA);
    assert_int_equal(said->on, desk->today);
    assert_int_equal(said->language, MAMS_LANG_RU);
    assert_int_equal(file->outgoing->len, 1);
    const MamsOutgoing *mail = file->outgoing->pdata[0];
    assert_int_equal(mail->number, sent.outgoing);
    assert_int_equal(mail->message, sent.message);
    assert_int_equal(mail->state, MAMS_OUTGOING_READY);
    assert_string_equal(mail->to, "a@mail.example");
    g_autofree char *entry = last_entry(desk);
    assert_true(g_str_has_prefix(entry, "reply "));
    assert_null(strstr(entry, "060714690017"));
    assert_true(mams_journal_verify(desk->store, NULL, &error));
}

static void test_the_heads_of_a_thread(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = ask(desk, ALIYA, "a@mail.example");
    come(desk, number, "one@mail.example", NULL);
    come(desk, number, "two@mail.example", "zero@mail.example one@mail.example");
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    g_autoptr(MamsReplyDraft) draft = write_draft(number, "Вы не застрахованы.");
    keep(desk, draft);
    MamsReplySent sent = send(desk, number);
    g_autofree char *mail = mail_of(desk, sent.outgoing);
    expect_text(mail, "\nIn-Reply-To: <two@mail.example>\n");
    expect_text(mail, "\nReferences: <zero@mail.example> <one@mail.example> <two@mail.example>\n");
    expect_text(mail, "<a@mail.example>\n");
    expect_text(mail, "kanc@fund.example>\n");
    g_autoptr(MamsInquiryFile) after = file_of(desk, number);
    const MamsMessage *message = after->messages->pdata[after->messages->len - 1];
    g_autofree char *subject = g_strdup_printf("Re: Вопрос [%s]", file->code);
    assert_string_equal(message->subject, subject);
    g_autofree char *id = g_strdup_printf("\nMessage-ID: <%s>\n", message->message_id);
    expect_text(mail, id);
}

static void test_no_number_in_the_subject(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    MamsInquiryIn in = MAMS_INQUIRY_IN;
    in.channel = "mail";
    in.iin = ALIYA;
    in.from_address = "a@mail.example";
    in.subject = "FW: ИИН 060714 690 017";
    in.text = "?";
    in.language = MAMS_LANG_RU;
    int64_t number = mams_desk_inquiry_add(desk, &in, NULL, &error);
    must(number > 0, error);
    MamsReplySent sent = answer(desk, number, "not_insured");
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    const MamsMessage *message = file->messages->pdata[1];
    assert_null(strstr(message->subject, "690"));
    expect_text(message->subject, file->code);
    mams_reply_sent_clear(&sent);
}

/* The letter is issued with the reply, its PDF goes along, and its code holds. */
static void test_a_letter_goes_along(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = ask(desk, ALIYA, "a@mail.example");
    MamsReplySent sent = answer(desk, number, "not_insured");
    assert_non_null(sent.letter);
    g_autofree char *mail = mail_of(desk, sent.outgoing);
    g_autofree char *name = g_strdup_printf("status-%s.pdf", sent.letter);
    expect_text(mail, name);
    expect_text(mail, "application/pdf");
    expect_text(mail, "JVBERi"); /* "%PDF" */
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    const MamsMessage *message = file->messages->pdata[1];
    assert_int_equal(message->attachments->len, 1);
    const MamsAttachment *attachment = message->attachments->pdata[0];
    assert_string_equal(attachment->name, name);
    g_autoptr(MamsVerification) letter = mams_desk_verify(desk, sent.letter, NULL, &error);
    must(letter != NULL, error);
    assert_true(mams_verification_holds(letter));
    mams_reply_sent_clear(&sent);
}

/* ---- once ---- */

static void test_once(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsDesk) second = office_session(office, "aidana", "2");
    g_autoptr(MamsDesk) other = office_desk(office, "bolat");
    MamsDesk *desks[] = {desk, second, other};
    int64_t number = ask(desk, ALIYA, "a@mail.example");
    MamsReplySent sent = answer(desk, number, "not_insured");
    int64_t entry = mams_journal_head(desk->store, false, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(desks); i++) {
        MamsReplySent again = send(desks[i], number);
        assert_true(again.already);
        assert_int_equal(again.message, sent.message);
        assert_int_equal(again.outgoing, sent.outgoing);
    }
    assert_int_equal(mams_journal_head(desk->store, false, NULL), entry);
    mams_reply_sent_clear(&sent);
}

/* The other window of the same operator keeps the same words once more, while the inquiry is open.
 */
static void test_once_with_the_draft_of_another_window(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsDesk) second = office_session(office, "aidana", "2");
    int64_t number = ask(desk, 0, "a@mail.example");
    g_autoptr(MamsReplyDraft) draft = fill(desk, number, "need_iin", -1);
    keep(desk, draft);
    MamsReplySent sent = send(desk, number);
    keep(second, draft);
    MamsReplySent again = send(second, number);
    assert_true(again.already);
    assert_int_equal(again.message, sent.message);
    assert_null(mams_desk_reply_draft(desk, number, &error));
    /* What was written after that is another reply. */
    come(desk, number, "one@mail.example", NULL);
    keep(second, draft);
    MamsReplySent next = send(second, number);
    assert_false(next.already);
    assert_int_not_equal(next.message, sent.message);
    assert_int_not_equal(next.outgoing, sent.outgoing);
}

/* ---- what becomes of the inquiry ---- */

static void test_it_waits(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = ask(desk, 0, "a@mail.example");
    answer(desk, number, "need_iin");
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    assert_int_equal(file->inquiry->outcome, MAMS_INQUIRY_OPEN);
    assert_int_equal(file->inquiry->waiting_since, desk->today);
    assert_non_null(file->inquiry->waiting_for);
    assert_true(file->terms.stopped);
    assert_string_equal(file->inquiry->operator_login, "aidana");
    assert_int_equal(file->reminders->len, 1);
    const MamsReminder *reminder = file->reminders->pdata[0];
    /* Five working days from Friday 22.11. */
    assert_int_equal(reminder->due, day("2024-11-29"));
    assert_false(reminder->payment);
    assert_int_equal(reminder->inquiry, number);
}

static void test_it_stays_open(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = ask(desk, 0, "a@mail.example");
    answer(desk, number, "callback");
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    assert_int_equal(file->inquiry->closed_at, 0);
    assert_int_equal(file->inquiry->waiting_since, MAMS_DAY_NONE);
    assert_int_equal(file->reminders->len, 1);
    assert_int_equal(((MamsReminder *)file->reminders->pdata[0])->due, day("2024-11-25"));
}

static void test_it_waits_for_a_payment(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = ask(desk, TIMUR, "a@mail.example");
    answer(desk, number, "paid_not_shown");
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    assert_int_equal(file->reminders->len, 1);
    const MamsReminder *reminder = file->reminders->pdata[0];
    assert_true(reminder->payment);
    assert_int_equal(reminder->iin, TIMUR);
    assert_int_equal(reminder->due, desk->today + desk->rules->watch_days);
    office_import(office, "payments",
                  "iin,month,kind,amount,paid_on,posted_on\n"
                  "950203390019,2024-11,self,4250,2024-11-20,2024-11-22\n");
    g_autoptr(GPtrArray) due = mams_desk_reminders(desk, false, &error);
    must(due != NULL, error);
    assert_true(((MamsDue *)due->pdata[0])->arrived);
}

/* It closes, with the topic of the prepared text; without an address as told. */
static void test_it_closes(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = ask(desk, 0, NULL);
    MamsReplySent sent = answer(desk, number, "refund");
    assert_int_equal(sent.outgoing, 0);
    assert_true(sent.message > 0);
    assert_null(sent.letter);
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    const MamsCanned *set = mams_desk_canned(desk, NULL);
    assert_int_equal(file->inquiry->topic,
                     mams_canned_text(set, mams_canned_number(set, "refund"))->topic);
    assert_int_equal(file->inquiry->outcome, MAMS_INQUIRY_TOLD);
    assert_int_equal(file->outgoing->len, 0);
    assert_int_equal(file->messages->len, 2);
    assert_null(((MamsMessage *)file->messages->pdata[1])->message_id);
    assert_string_equal(((MamsSaid *)file->said->pdata[0])->voice, "visit");
    assert_int_equal(((MamsSaid *)file->said->pdata[0])->iin, 0);
    assert_true(send(desk, number).already);
}

/* Whoever sent an inquiry elsewhere tells the applicant; how it ended stays. */
static void test_told_that_it_went_elsewhere(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsDesk) other = office_desk(office, "bolat");
    int64_t number = ask(desk, 0, "a@mail.example");
    must(mams_desk_inquiry_redirect(desk, number, "Налоговый комитет", NULL, &error), error);
    g_autoptr(MamsReplyDraft) draft = fill(desk, number, "redirected", -1);
    assert_false(mams_desk_reply_keep(other, draft, &error));
    expect_fault(&error, MAMS_ERROR_DATA, "redirected");
    g_autoptr(MamsInquiryFile) before = file_of(desk, number);
    keep(desk, draft);
    MamsReplySent sent = send(desk, number);
    assert_true(sent.outgoing > 0);
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    assert_int_equal(file->inquiry->outcome, MAMS_INQUIRY_REDIRECTED);
    assert_int_equal(file->inquiry->closed_at, before->inquiry->closed_at);
}

/* ---- what does not leave ---- */

static void test_what_is_not_sent(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsDesk) other = office_desk(office, "bolat");
    g_autoptr(MamsDesk) reader = office_desk(office, "ivan");
    int64_t number = ask(desk, ALIYA, "a@mail.example");
    expect_unsent(desk, number, MAMS_ERROR_NOT_FOUND, "no reply");
    expect_unsent(desk, 99, MAMS_ERROR_NOT_FOUND, "99");
    g_autoptr(MamsReplyDraft) draft = write_draft(number, "Вы застрахованы.");
    keep(desk, draft);
    expect_unsent(desk, number, MAMS_ERROR_DATA, "застрахован");
    expect_unsent(other, number, MAMS_ERROR_BUSY, "aidana");
    expect_unsent(reader, number, MAMS_ERROR_NOT_PERMITTED, "ivan");
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    assert_string_equal(file->draft->text, "Вы застрахованы.");
    assert_int_equal(file->messages->len, 1);
}

static void test_programs_are_not_answered(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = ask(desk, 0, "a@mail.example");
    g_autoptr(MamsInquiry) inquiry = mams_inquiry_begin(desk, number, &error);
    must(inquiry != NULL, error);
    inquiry->automatic = true;
    must(mams_inquiry_write(desk, "test", inquiry, &error) != 0, error);
    must(mams_inquiry_end(desk, true, &error), error);
    g_autoptr(MamsReplyDraft) draft = write_draft(number, "Ответ.");
    keep(desk, draft);
    expect_unsent(desk, number, MAMS_ERROR_DATA, "program");
}

#define OFFICE_TEST(test) cmocka_unit_test_setup_teardown(test, office_set_up, office_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(test_what_is_written),
        OFFICE_TEST(test_the_heads_of_a_thread),
        OFFICE_TEST(test_no_number_in_the_subject),
        OFFICE_TEST(test_a_letter_goes_along),
        OFFICE_TEST(test_once),
        OFFICE_TEST(test_once_with_the_draft_of_another_window),
        OFFICE_TEST(test_it_waits),
        OFFICE_TEST(test_it_stays_open),
        OFFICE_TEST(test_it_waits_for_a_payment),
        OFFICE_TEST(test_it_closes),
        OFFICE_TEST(test_told_that_it_went_elsewhere),
        OFFICE_TEST(test_what_is_not_sent),
        OFFICE_TEST(test_programs_are_not_answered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
