/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <glib/gstdio.h>

#include "desk/mailbox.h"
#include "desk/reply.h"
#include "folder.h"

enum { MESSAGES = 10000, LOOKS = 50 };

/* Letters of invented people who ask about others of the country. */
static void write_messages(const Bench *bench, const char *maildir)
{
    static const char *const parts[] = {"new", "cur", "tmp"};
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *path = g_build_filename(maildir, parts[i], NULL);
        g_mkdir_with_parents(path, 0700);
    }
    for (int i = 0; i < MESSAGES; i++) {
        MamsIin iin = g_array_index(bench->people, MamsIin, (guint)i % bench->people->len);
        char number[MAMS_IIN_TEXT_SIZE];
        g_autofree char *text = g_strdup_printf(
            "Received: from mx%d.example by mail.example; Fri, 20 Nov 2026 10:00:00 +0500\n"
            "From: =?utf-8?B?0JDQu9C40Y8=?= <sender%d@mail.example>\n"
            "To: kanc@fund.example\nMessage-ID: <%d@mail.example>\n"
            "Subject: =?utf-8?Q?=D0=A1=D1=82=D0=B0=D1=82=D1=83=D1=81?= %d\n"
            "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
            "Content-Transfer-Encoding: 8bit\n\n"
            "Здравствуйте! Мой ИИН %s. Почему я не застрахован, хотя взнос уплачен?\n",
            i, i, i, i, mams_iin_format(iin, number));
        g_autofree char *name = g_strdup_printf("%d.bench", i);
        g_autofree char *path = g_build_filename(maildir, "new", name, NULL);
        bench_check(g_file_set_contents(path, text, -1, NULL), NULL);
    }
}

static void look_at_queue(MamsDesk *desk, const char *name, const char *text)
{
    GError *error = NULL;
    Samples samples = samples_new();
    for (int i = 0; i < LOOKS; i++) {
        int64_t start = bench_now();
        g_autoptr(MamsQueue) queue = mams_desk_queue(desk, MAMS_QUEUE_OPEN, text, 100, &error);
        samples_add(&samples, (double)(bench_now() - start) / 1e6);
        bench_check(queue, error);
    }
    g_autofree char *p50 = g_strconcat(name, "_p50", NULL);
    bench_print(p50, samples_at(&samples, 0.5), "ms");
    samples_free(&samples);
}

/* From the draft kept at each letter to the reply that is sent. */
static void reply_to_some(MamsDesk *desk)
{
    GError *error = NULL;
    Samples keep = samples_new(), send = samples_new();
    g_autoptr(MamsQueue) queue = mams_desk_queue(desk, MAMS_QUEUE_OPEN, NULL, LOOKS, &error);
    bench_check(queue, error);
    for (guint i = 0; i < queue->rows->len; i++) {
        const MamsQueueRow *row = queue->rows->pdata[i];
        int64_t number = row->inquiry->number;
        bench_check(mams_desk_claim(desk, number, false, &error), error);
        g_autoptr(MamsReplyDraft) draft =
            mams_desk_reply_fill(desk, number, "where_to_check", -1, &error);
        bench_check(draft, error);
        int64_t start = bench_now();
        bench_check(mams_desk_reply_keep(desk, draft, &error), error);
        samples_add(&keep, (double)(bench_now() - start) / 1e6);
        MamsReplySent sent;
        start = bench_now();
        bench_check(mams_desk_reply_send(desk, number, &sent, &error), error);
        samples_add(&send, (double)(bench_now() - start) / 1e6);
        mams_reply_sent_clear(&sent);
    }
    bench_print("reply_keep_p50", samples_at(&keep, 0.5), "ms");
    bench_print("reply_send_p50", samples_at(&send, 0.5), "ms");
    samples_free(&keep);
    samples_free(&send);
}

void bench_mail(Bench *bench)
{
    GError *error = NULL;
    MamsDeskOptions options = bench->options;
    g_autofree char *maildir = g_build_filename(bench->folder, "mail", NULL);
    options.mail = (MamsMailSettings){.maildir = maildir, .parser = MAMS_BUILDDIR "/mams"};
    write_messages(bench, maildir);
    g_autoptr(MamsDesk) desk = mams_desk_open(&options, &error);
    bench_check(desk, error);
    g_autoptr(MamsMailReport) report =
        mams_desk_mail_take(desk, NULL, NULL, NULL, NULL, &error);
    bench_check(report, error);
    bench_print("mail_taken", (double)report->taken, "messages");
    bench_print("mail_take", report->seconds, "s");
    look_at_queue(desk, "queue_10000", NULL);
    look_at_queue(desk, "queue_10000_typed", "алия 77");
    reply_to_some(desk);
    folder_remove(maildir);
}
