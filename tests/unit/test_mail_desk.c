/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assign_fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desk/mail_private.h"
#include "desk/mailbox.h"
#include "mail_corpus.h"

/* Mail taken in and sent by the desk: nothing lost, nothing twice, whatever dies in between. */

static void must(bool done, const GError *error)
{
    if (!done)
        fail_msg("%s", error != NULL ? error->message : "no error is set");
}

/* ---- the mailbox ---- */

static void make_maildir(const Office *office)
{
    static const char *const parts[] = {"new", "cur", "tmp"};
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *path = g_build_filename(office->maildir, parts[i], NULL);
        assert_int_equal(g_mkdir_with_parents(path, 0700), 0);
    }
}

static void deliver(const Office *office, const char *name, const char *bytes, gsize length)
{
    make_maildir(office);
    g_autofree char *path = g_build_filename(office->maildir, "new", name, NULL);
    assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
}

static void deliver_text(const Office *office, const char *name, const char *text)
{
    deliver(office, name, text, strlen(text));
}

static int count_files(const char *folder_path, const char *part)
{
    g_autofree char *path = g_build_filename(folder_path, part, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    int count = 0;
    while (dir != NULL && g_dir_read_name(dir) != NULL)
        count++;
    return count;
}

static MamsMailReport *take(MamsDesk *desk)
{
    g_autoptr(GError) error = NULL;
    MamsMailReport *report = mams_desk_mail_take(desk, NULL, NULL, NULL, NULL, &error);
    must(report != NULL, error);
    return report;
}

static MamsInquiryFile *file_of(MamsDesk *desk, int64_t number)
{
    g_autoptr(GError) error = NULL;
    MamsInquiryFile *file = mams_desk_inquiry(desk, number, &error);
    must(file != NULL, error);
    return file;
}

static int64_t count_open(MamsDesk *desk)
{
    g_autoptr(GError) error = NULL;
    int64_t open;
    must(mams_desk_queue_count(desk, &open, NULL, &error), error);
    return open;
}

#define FROM_ALIYA "From: =?utf-8?B?0JDQu9C40Y8=?= <aliya@mail.example>\nTo: kanc@fund.example\n"
#define FIRST                                                                                      \
    FROM_ALIYA "Subject: =?utf-8?B?0JzTmdGA0YLQtdCx0LU=?=\nMessage-ID: <first@mail.example>\n"     \
               "Content-Type: text/plain; charset=utf-8\n\n"                                       \
               "Менің ЖСН 060714690017. Мен сақтандырылғанмын ба?\n"

/* ---- taking ---- */

/* Every message of the corpus is taken or refused, once, with its words. */
static void test_corpus(void **state)
{
    Office *office = *state;
    g_autoptr(GPtrArray) names = corpus_names();
    for (guint i = 0; i < names->len; i++) {
        gsize length;
        g_autofree char *bytes = corpus_load(names->pdata[i], &length);
        deliver(office, names->pdata[i], bytes, length);
    }
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsMailReport) report = take(desk);
    assert_int_equal(report->taken + report->refused + report->known, names->len);
    assert_true(report->taken > 60);
    assert_int_equal(count_files(office->maildir, "new"), 0);
    assert_int_equal(count_files(office->maildir, "cur"), names->len);
    assert_int_equal(count_open(desk) + report->joined, report->taken);

    /* The same again, as another program brings it once more. */
    for (guint i = 0; i < names->len; i++) {
        gsize length;
        g_autofree char *bytes = corpus_load(names->pdata[i], &length);
        g_autofree char *name = g_strconcat("again-", names->pdata[i], NULL);
        deliver(office, name, bytes, length);
    }
    g_autoptr(MamsMailReport) again = take(desk);
    assert_int_equal(again->known, names->len);
    assert_int_equal(again->taken + again->refused + again->receipts, 0);
}

static void test_first_message(void **state)
{
    Office *office = *state;
    deliver_text(office, "1", FIRST);
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsMailReport) report = take(desk);
    assert_int_equal(report->taken, 1);
    assert_int_equal(report->receipts, 1);
    g_autoptr(MamsInquiryFile) file = file_of(desk, 1);
    assert_string_equal(file->inquiry->subject, "Мәртебе");
    assert_string_equal(file->inquiry->from_name, "Алия");
    assert_int_equal(file->inquiry->language, MAMS_LANG_KK);
    assert_int_equal(file->citizens->len, 1);
    assert_int_equal(g_array_index(file->citizens, MamsInquiryCitizen, 0).iin, ALIYA);
    assert_int_equal(file->messages->len, 2);
    const MamsMessage *receipt = file->messages->pdata[1];
    assert_true(receipt->out);
    assert_non_null(strstr(receipt->text, file->code));
    assert_null(strstr(receipt->text, "060714690017"));
    assert_int_equal(file->outgoing->len, 1);
    g_autoptr(GBytes) raw = mams_desk_message_raw(
        desk, ((const MamsMessage *)file->messages->pdata[0])->number, NULL);
    assert_non_null(raw);
    assert_int_equal(g_bytes_get_size(raw), strlen(FIRST));
}

/* The receipt's own headers: what it answers, that a program wrote it, no ИИН in the subject. */
static void test_receipt(void **state)
{
    Office *office = *state;
    deliver_text(office, "1", FIRST);
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsMailReport) report = take(desk);
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsOutgoing) outgoing = mams_store_outgoing(desk->store, 1, &error);
    must(outgoing != NULL, error);
    gsize size;
    const uint8_t *bytes = g_bytes_get_data(outgoing->bytes, &size);
    g_autoptr(MamsMail) mail = mams_mail_parse(bytes, size, &error);
    must(mail != NULL, error);
    assert_string_equal(mail->from_address, "kanc@fund.example");
    assert_string_equal(mail->references[0], "first@mail.example");
    assert_true(mail->automatic);
    assert_true(g_str_has_prefix(mail->subject, "Re: Мәртебе [2024-"));
}

#define ANSWER(id, reference)                                                                      \
    FROM_ALIYA "Subject: Re: a\nMessage-ID: <" id ">\nIn-Reply-To: <" reference ">\n\nhere it is\n"

static void test_threads(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    deliver_text(office, "1", FIRST);
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsMailReport) first = take(desk);
    must(mams_desk_inquiry_wait(desk, 1, "a copy of the receipt", &error), error);

    /* To their own first message. */
    deliver_text(office, "2", ANSWER("second@mail.example", "first@mail.example"));
    g_autoptr(MamsMailReport) second = take(desk);
    assert_int_equal(second->joined, 1);
    assert_int_equal(second->receipts, 0);
    {
        g_autoptr(MamsInquiryFile) file = file_of(desk, 1);
        assert_int_equal(file->inquiry->waiting_since, MAMS_DAY_NONE);
        assert_int_equal(file->messages->len, 3);
    }

    /* To our receipt, after the end: it opens again. */
    must(mams_desk_inquiry_close(desk, 1, MAMS_TOPIC_STATUS, &error), error);
    g_autofree char *ours = NULL;
    {
        g_autoptr(MamsInquiryFile) file = file_of(desk, 1);
        ours = g_strdup(((const MamsMessage *)file->messages->pdata[1])->message_id);
    }
    g_autofree char *third = g_strdup_printf(
        FROM_ALIYA "Subject: x\nMessage-ID: <third@mail.example>\nReferences: <%s>\n\nand?\n", ours);
    deliver_text(office, "3", third);
    g_autoptr(MamsMailReport) report = take(desk);
    assert_int_equal(report->joined, 1);
    {
        g_autoptr(MamsInquiryFile) file = file_of(desk, 1);
        assert_int_equal(file->inquiry->closed_at, 0);
    }

    /* A program's answer is kept, and opens nothing. */
    must(mams_desk_inquiry_close(desk, 1, MAMS_TOPIC_STATUS, &error), error);
    g_autofree char *vacation =
        g_strdup_printf("From: aliya@mail.example\nAuto-Submitted: auto-replied\nSubject: away\n"
                        "Message-ID: <away@mail.example>\nIn-Reply-To: <%s>\n\nI am away.\n",
                        ours);
    deliver_text(office, "4", vacation);
    g_autoptr(MamsMailReport) away = take(desk);
    assert_int_equal(away->joined, 1);
    g_autoptr(MamsInquiryFile) file = file_of(desk, 1);
    assert_int_not_equal(file->inquiry->closed_at, 0);
    assert_int_equal(file->messages->len, 5);
    assert_int_equal(file->outgoing->len, 1);
}

/* Without headers the code in the subject tells, but only of the same sender. */
static void test_thread_by_code(void **state)
{
    Office *office = *state;
    deliver_text(office, "1", FIRST);
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsMailReport) first = take(desk);
    deliver_text(office, "2", FROM_ALIYA "Subject: Re: a [2024-000001]\n\nmore\n");
    deliver_text(office, "3", "From: eve@mail.example\nSubject: Re: a [2024-000001]\n\nmore\n");
    deliver_text(office, "4", FROM_ALIYA "Subject: Re: a [2023-000001]\n\nmore of it\n");
    g_autoptr(MamsMailReport) report = take(desk);
    assert_int_equal(report->taken, 3);
    assert_int_equal(report->joined, 1);
    assert_int_equal(count_open(desk), 3);
}

static void test_programs_are_not_answered(void **state)
{
    Office *office = *state;
    deliver_text(office, "1",
                 "From: robot@mail.example\nPrecedence: bulk\nSubject: news\n\nbuy\n");
    deliver_text(office, "2", "From: kanc@fund.example\nSubject: to myself\n\nhello\n");
    deliver_text(office, "3", "Subject: nobody\n\nhello there\n");
    for (int i = 0; i < 8; i++) {
        g_autofree char *name = g_strdup_printf("loop%d", i);
        g_autofree char *text =
            g_strdup_printf("From: loop@mail.example\nSubject: again\n\nround %d\n", i);
        deliver_text(office, name, text);
    }
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsMailReport) report = take(desk);
    assert_int_equal(report->taken, 11);
    assert_int_equal(report->receipts, 5);
}

/* The same message by two ways has other bytes above its own lines. */
static void test_two_ways(void **state)
{
    Office *office = *state;
    deliver_text(office, "1", "Received: by one\n" FIRST);
    deliver_text(office, "2", "Received: by another\n" FIRST);
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsMailReport) report = take(desk);
    assert_int_equal(report->taken, 1);
    assert_int_equal(report->known, 1);
}

static void test_mbox(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(office->folder, "box", NULL);
    static const char box[] = "From a Thu Nov 21 09:00:00 2024\n" FIRST
                              "\nFrom b Thu Nov 21 10:00:00 2024\n"
                              "From: b@mail.example\nSubject: two\n\n>From here\n";
    assert_true(g_file_set_contents(path, box, -1, NULL));
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    for (int time = 0; time < 2; time++) {
        g_autoptr(MamsMailReport) report =
            mams_desk_mail_take(desk, NULL, path, NULL, NULL, &error);
        must(report != NULL, error);
        assert_int_equal(report->taken, time == 0 ? 2 : 0);
        assert_int_equal(report->known, time == 0 ? 0 : 2);
    }
    g_autoptr(MamsInquiryFile) file = file_of(desk, 2);
    assert_string_equal(((const MamsMessage *)file->messages->pdata[0])->text, "From here");
}

static void test_wrong_mailboxes(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    assert_null(mams_desk_mail_take(desk, NULL, NULL, NULL, NULL, &error));
    expect_fault(&error, MAMS_ERROR_NO_INPUT, office->maildir);
    assert_null(mams_desk_mail_take(desk, NULL, office->path, NULL, NULL, &error));
    expect_fault(&error, MAMS_ERROR_DATA, office->path);
    g_autoptr(MamsDesk) reader = office_desk(office, "ivan");
    assert_null(mams_desk_mail_take(reader, NULL, NULL, NULL, NULL, &error));
    expect_fault(&error, MAMS_ERROR_NOT_PERMITTED, "ivan");
}

static void test_attachment(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    gsize length;
    g_autofree char *bytes = corpus_load("attachment-pdf", &length);
    deliver(office, "1", bytes, length);
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsMailReport) report = take(desk);
    g_autoptr(MamsInquiryFile) file = file_of(desk, 1);
    const MamsMessage *message = file->messages->pdata[0];
    assert_true(message->attachments->len > 0);
    const MamsAttachment *attachment = message->attachments->pdata[0];
    g_autoptr(GBytes) saved = mams_desk_attachment(desk, message->number, 0, &error);
    must(saved != NULL, error);
    assert_int_equal(g_bytes_get_size(saved), attachment->size);
    g_autofree char *hash = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, saved);
    assert_string_equal(hash, attachment->sha256);
    assert_null(mams_desk_attachment(desk, message->number, 99, &error));
    expect_fault(&error, MAMS_ERROR_NOT_FOUND, "");
}

/* ---- sending ---- */

static MamsSendReport *send_mail(MamsDesk *desk)
{
    g_autoptr(GError) error = NULL;
    MamsSendReport *report = mams_desk_mail_send(desk, &error);
    must(report != NULL, error);
    return report;
}

/* `n` receipts that wait. */
static void make_receipts(Office *office, int n)
{
    for (int i = 0; i < n; i++) {
        g_autofree char *name = g_strdup_printf("m%03d", i);
        g_autofree char *text = g_strdup_printf("From: a%d@mail.example\nSubject: s%d\nMessage-ID: "
                                                "<%d@mail.example>\n\nIs the status there? %d\n",
                                                i, i, i, i);
        deliver_text(office, name, text);
    }
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsMailReport) report = take(desk);
    assert_int_equal(report->receipts, n);
}

static void test_outbox(void **state)
{
    Office *office = *state;
    make_receipts(office, 3);
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsSendReport) report = send_mail(desk);
    assert_int_equal(report->sent, 3);
    assert_int_equal(count_files(office->outbox, "new"), 3);
    g_autoptr(MamsSendReport) again = send_mail(desk);
    assert_int_equal(again->sent, 0);
    assert_int_equal(count_files(office->outbox, "new"), 3);
}

/* A program that notes each mail it was given and ends with a status. */
static char *fake_program(const Office *office, const char *then)
{
    g_autofree char *path = g_build_filename(office->folder, "fake-sendmail", NULL);
    g_autofree char *text = g_strdup_printf("#!/bin/sh\ngrep -i '^message-id:' >>'%s/log'\n%s\n",
                                            office->folder, then);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    assert_int_equal(g_chmod(path, 0700), 0);
    return g_strdup_printf("'%s' -t -oi", path);
}

static guint count_logged(const Office *office)
{
    g_autofree char *path = g_build_filename(office->folder, "log", NULL);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return 0;
    g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
    /* Nothing twice. */
    for (guint i = 0; lines[i] != NULL; i++)
        assert_false(g_strv_contains((const char *const *)&lines[i + 1], lines[i]));
    return g_strv_length(lines);
}

static void test_program(void **state)
{
    Office *office = *state;
    make_receipts(office, 3);
    g_autofree char *command = fake_program(office, "exit 0");
    office->mail_command = command;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsSendReport) report = send_mail(desk);
    assert_int_equal(report->sent, 3);
    assert_int_equal(count_logged(office), 3);
    g_autoptr(MamsSendReport) again = send_mail(desk);
    assert_int_equal(again->sent, 0);
    assert_int_equal(count_logged(office), 3);
}

/* Each end of the program leaves the mail where it can be dealt with. */
static void test_program_fails(void **state)
{
    static const struct {
        const char *then;
        MamsOutgoingState state;
    } ends[] = {
        {"exit 67", MAMS_OUTGOING_REFUSED},
        {"exit 75", MAMS_OUTGOING_READY},
        {"kill -9 $$", MAMS_OUTGOING_UNCERTAIN},
    };
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    make_receipts(office, 1);
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *command = fake_program(office, ends[i].then);
        office->mail_command = command;
        g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
        g_autoptr(MamsSendReport) report = send_mail(desk);
        assert_int_equal(report->sent, 0);
        assert_int_equal(report->problems->len, 1);
        g_autoptr(GPtrArray) waiting = mams_desk_outbox(desk, &error);
        must(waiting != NULL, error);
        const MamsOutgoing *mail = waiting->pdata[0];
        assert_int_equal(mail->state, ends[i].state);
        assert_non_null(mail->problem);
        if (mail->state != MAMS_OUTGOING_READY)
            must(mams_desk_outgoing_decide(desk, mail->number, MAMS_OUTGOING_READY, &error), error);
        g_autofree char *log = g_build_filename(office->folder, "log", NULL);
        g_unlink(log);
        office->mail_command = NULL;
    }
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    assert_false(mams_desk_outgoing_decide(desk, 1, MAMS_OUTGOING_SENT, &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "ready");
    office->mail_command = "/no/such/program";
    g_autoptr(MamsDesk) without = office_desk(office, "aidana");
    g_autoptr(MamsSendReport) report = send_mail(without);
    assert_int_equal(report->later, 1);
}

/* What another process was handing over when it died is for a person to decide. */
static void test_died_while_sending(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    make_receipts(office, 1);
    g_autofree char *command = fake_program(office, "exit 0");
    office->mail_command = command;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    {
        g_autoptr(MamsOutgoing) mail = mams_store_outgoing(desk->store, 1, &error);
        must(mail != NULL, error);
        mail->state = MAMS_OUTGOING_SENDING;
        must(mams_store_begin(desk->store, &error), error);
        must(mams_store_outgoing_update(desk->store, mail, 1, &error), error);
        must(mams_store_commit(desk->store, true, &error), error);
    }
    g_autoptr(MamsSendReport) report = send_mail(desk);
    assert_int_equal(report->uncertain, 1);
    assert_int_equal(count_logged(office), 0);
    must(mams_desk_outgoing_decide(desk, 1, MAMS_OUTGOING_SENT, &error), error);
    g_autoptr(MamsSendReport) again = send_mail(desk);
    assert_int_equal(again->sent + again->uncertain, 0);
}

static void test_no_way(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_clear_pointer(&office->outbox, g_free);
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    assert_null(mams_desk_mail_send(desk, &error));
    expect_fault(&error, MAMS_ERROR_RULES, "outbox");
    office->mail_command = "'";
    g_autoptr(MamsDesk) broken = office_desk(office, "aidana");
    assert_null(mams_desk_mail_send(broken, &error));
    expect_fault(&error, MAMS_ERROR_RULES, "command");
}

/* ---- kill -9 ---- */

/* Runs a step in a process that is killed after a while; true when it came to its end. */
static bool run_killed(Office *office, void (*step)(MamsDesk *desk), int microseconds)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        g_autoptr(GError) error = NULL;
        MamsDesk *desk = office_desk(office, "aidana");
        step(desk);
        _exit(0);
    }
    g_usleep((gulong)microseconds);
    kill(child, SIGKILL);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status);
}

static void step_take(MamsDesk *desk)
{
    mams_mail_report_free(mams_desk_mail_take(desk, NULL, NULL, NULL, NULL, NULL));
}

static void step_send(MamsDesk *desk)
{
    mams_send_report_free(mams_desk_mail_send(desk, NULL));
}

enum { KILLED_MESSAGES = 150 };

static void test_killed_while_taking(void **state)
{
    Office *office = *state;
    g_autoptr(GRand) random = g_rand_new_with_seed(20241122);
    for (int i = 0; i < KILLED_MESSAGES; i++) {
        g_autofree char *name = g_strdup_printf("m%03d", i);
        g_autofree char *text = g_strdup_printf(
            "From: a%d@mail.example\nSubject: s%d\n\nIs the status there? %d\n", i, i, i);
        deliver_text(office, name, text);
    }
    int kills = 0;
    while (kills < 40 && !run_killed(office, step_take, g_rand_int_range(random, 5000, 150000)))
        kills++;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsMailReport) rest = take(desk);
    print_message("killed %d times\n", kills);
    assert_int_equal(count_files(office->maildir, "new"), 0);
    assert_int_equal(count_files(office->maildir, "cur"), KILLED_MESSAGES);
    assert_int_equal(count_open(desk), KILLED_MESSAGES);
    g_autoptr(GPtrArray) receipts = mams_desk_outbox(desk, NULL);
    assert_int_equal(receipts->len, KILLED_MESSAGES);
}

static void test_killed_while_sending(void **state)
{
    Office *office = *state;
    g_autoptr(GRand) random = g_rand_new_with_seed(20241123);
    make_receipts(office, 60);
    int kills = 0;
    while (kills < 40 && !run_killed(office, step_send, g_rand_int_range(random, 500, 20000)))
        kills++;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsSendReport) rest = send_mail(desk);
    print_message("killed %d times\n", kills);
    assert_int_equal(count_files(office->outbox, "new"), 60);
}

/* By a program: what is not in its log waits, or a person is asked; nothing is there twice. */
static void test_killed_while_a_program_sends(void **state)
{
    Office *office = *state;
    g_autoptr(GRand) random = g_rand_new_with_seed(20241124);
    make_receipts(office, 30);
    g_autofree char *command = fake_program(office, "exit 0");
    office->mail_command = command;
    int kills = 0;
    while (kills < 20 && !run_killed(office, step_send, g_rand_int_range(random, 500, 20000)))
        kills++;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsSendReport) rest = send_mail(desk);
    g_autoptr(GPtrArray) waiting = mams_desk_outbox(desk, NULL);
    guint uncertain = waiting->len;
    /* One that was being handed over may still be at it. */
    for (int waited = 0; waited < 2000 && count_logged(office) + uncertain < 30; waited++)
        g_usleep(1000);
    print_message("killed %d times, %u to be decided\n", kills, uncertain);
    assert_true(uncertain <= (guint)kills);
    assert_true(count_logged(office) >= 30 - uncertain);
    assert_true(count_logged(office) <= 30);
    for (guint i = 0; i < waiting->len; i++)
        assert_int_equal(((const MamsOutgoing *)waiting->pdata[i])->state,
                         MAMS_OUTGOING_UNCERTAIN);
}

#define IN_OFFICE(test) cmocka_unit_test_setup_teardown(test, office_set_up, office_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OFFICE(test_corpus),
        IN_OFFICE(test_first_message),
        IN_OFFICE(test_receipt),
        IN_OFFICE(test_threads),
        IN_OFFICE(test_thread_by_code),
        IN_OFFICE(test_programs_are_not_answered),
        IN_OFFICE(test_two_ways),
        IN_OFFICE(test_mbox),
        IN_OFFICE(test_wrong_mailboxes),
        IN_OFFICE(test_attachment),
        IN_OFFICE(test_outbox),
        IN_OFFICE(test_program),
        IN_OFFICE(test_program_fails),
        IN_OFFICE(test_died_while_sending),
        IN_OFFICE(test_no_way),
        IN_OFFICE(test_killed_while_taking),
        IN_OFFICE(test_killed_while_sending),
        IN_OFFICE(test_killed_while_a_program_sends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
