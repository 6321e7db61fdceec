/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assign_fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "desk/mail_private.h"
#include "desk/mailbox.h"
#include "desk/reply.h"
#include "smtp.h"

/* A citizen's mail all the way: taken in, answered, over msmtp and a real mail server to him, and his
 * answer back to the same inquiry. */

static void must(bool done, const GError *error)
{
    if (!done)
        fail_msg("%s", error != NULL ? error->message : "no error is set");
}

static int tear_down(void **state)
{
    smtp_clear();
    return office_tear_down(state);
}

static void deliver(const Office *office, const char *name, const char *text)
{
    static const char *const parts[] = {"new", "cur", "tmp"};
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *path = g_build_filename(office->maildir, parts[i], NULL);
        assert_int_equal(g_mkdir_with_parents(path, 0700), 0);
    }
    g_autofree char *path = g_build_filename(office->maildir, "new", name, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void take_one(MamsDesk *desk, bool joined)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsMailReport) report = mams_desk_mail_take(desk, NULL, NULL, NULL, NULL, &error);
    must(report != NULL, error);
    assert_int_equal(report->taken, 1);
    assert_int_equal(report->joined, joined);
}

/* The mails that arrived, apart: MamsMail. (owned) */
static GPtrArray *arrived(const Office *office)
{
    GPtrArray *mails = g_ptr_array_new_with_free_func((GDestroyNotify)mams_mail_free);
    g_autofree char *path = g_build_filename(office->folder, "arrived", "new", NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    assert_non_null(dir);
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        g_autofree char *bytes = NULL;
        gsize length;
        g_autoptr(GError) error = NULL;
        assert_true(g_file_get_contents(file, &bytes, &length, NULL));
        MamsMail *mail = mams_mail_parse((const uint8_t *)bytes, length, &error);
        must(mail != NULL, error);
        g_ptr_array_add(mails, mail);
    }
    return mails;
}

/* The reply among them: the receipt is the other. (transfer none) */
static const MamsMail *reply_in(const GPtrArray *mails)
{
    assert_int_equal(mails->len, 2);
    const MamsMail *first = mails->pdata[0], *second = mails->pdata[1];
    assert_int_not_equal(first->automatic, second->automatic);
    return first->automatic ? second : first;
}

/* Fills, keeps and sends a prepared reply; its text. (owned) */
static char *answer(MamsDesk *desk, int64_t number, const char *id)
{
    g_autoptr(GError) error = NULL;
    must(mams_desk_claim(desk, number, false, &error), error);
    g_autoptr(MamsReplyDraft) draft = mams_desk_reply_fill(desk, number, id, -1, &error);
    must(draft != NULL, error);
    must(mams_desk_reply_keep(desk, draft, &error), error);
    MamsReplySent sent;
    must(mams_desk_reply_send(desk, number, &sent, &error), error);
    assert_true(sent.outgoing > 0);
    mams_reply_sent_clear(&sent);
    return g_strdup(draft->text);
}

static void send_all(MamsDesk *desk, int expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsSendReport) report = mams_desk_mail_send(desk, &error);
    must(report != NULL, error);
    if (report->problems->len > 0)
        fail_msg("%s", (const char *)report->problems->pdata[0]);
    assert_int_equal(report->sent, expected);
}

static void test_there_and_back(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autofree char *command =
        g_strdup_printf("msmtp -C '%s' -t -oi", smtp_start(office->folder));
    office->mail_command = command;
    deliver(office, "1",
            "From: =?utf-8?B?0JDQu9C40Y8=?= <aliya@mail.example>\nTo: kanc@fund.example\n"
            "Subject: =?utf-8?B?0JzTmdGA0YLQtdCx0LU=?=\nMessage-ID: <first@mail.example>\n"
            "Content-Type: text/plain; charset=utf-8\n\n"
            "Менің ЖСН 060714690017. Неге сақтандырылмағанмын?\n");
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    take_one(desk, false);
    g_autofree char *text = answer(desk, 1, "not_insured");
    send_all(desk, 2);

    g_autoptr(GPtrArray) mails = arrived(office);
    const MamsMail *reply = reply_in(mails);
    assert_string_equal(g_strchomp(reply->text), g_strchomp(text));
    assert_string_equal(reply->references[0], "first@mail.example");
    assert_string_equal(reply->subject, "Re: Мәртебе [2024-000001]");
    assert_null(strstr(reply->subject, "060714690017"));
    {
        g_autoptr(MamsInquiryFile) file = mams_desk_inquiry(desk, 1, &error);
        must(file != NULL, error);
        assert_int_equal(file->inquiry->outcome, MAMS_INQUIRY_ANSWERED);
        assert_null(file->draft);
        assert_int_equal(file->said->len, 1);
        const MamsSaid *said = file->said->pdata[0];
        assert_int_equal(said->iin, ALIYA);
        assert_string_equal(said->rules, mams_desk_rules(desk)->hash);
    }
    send_all(desk, 0);

    g_autofree char *back = g_strdup_printf(
        "From: aliya@mail.example\nTo: kanc@fund.example\nSubject: Re: %s\n"
        "Message-ID: <second@mail.example>\nIn-Reply-To: <%s>\n\nThank you. And my mother?\n",
        "a", reply->message_id);
    deliver(office, "2", back);
    take_one(desk, true);
    g_autoptr(MamsInquiryFile) file = mams_desk_inquiry(desk, 1, &error);
    must(file != NULL, error);
    assert_int_equal(file->inquiry->closed_at, 0);
    assert_int_equal(file->messages->len, 4);
    smtp_stop();
}

/* A server that refuses the address: the reply waits for a person, who sees why. */
static void test_refused(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autofree char *command =
        g_strdup_printf("msmtp -C '%s' -t -oi", smtp_start(office->folder));
    office->mail_command = command;
    deliver(office, "1", "From: nobody@mail.example\nSubject: a\n\nAm I insured?\n");
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    take_one(desk, false);
    g_autoptr(MamsSendReport) report = mams_desk_mail_send(desk, &error);
    must(report != NULL, error);
    assert_int_equal(report->refused, 1);
    assert_non_null(strstr(report->problems->pdata[0], "550"));
    g_autoptr(MamsQueue) queue = mams_desk_queue(desk, MAMS_QUEUE_OPEN, NULL, 5, &error);
    must(queue != NULL, error);
    assert_true(((const MamsQueueRow *)queue->rows->pdata[0])->problem);
    smtp_stop();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_there_and_back, office_set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_refused, office_set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
