/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "appeals.h"

#include <glib/gstdio.h>

#include "cm.h"
#include "folder.h"

enum { COLUMNS = 80 };

const char *appeals_command;

static int64_t fixed_clock(void *data)
{
    (void)data;
    return 1732255200; /* 2024-11-22 11:00 in Almaty */
}

static void make_operator(void)
{
    static bool made;
    if (made)
        return;
    made = true;
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = fixture_desk_open();
    if (!mams_desk_operator_add(desk, "bolat", "operator", 0, &error))
        fail_msg("%s", error->message);
    fixture_desk_close(desk);
}

MamsDesk *appeals_desk(const char *login)
{
    make_operator();
    g_autoptr(GError) error = NULL;
    g_autofree char *outbox = g_build_filename(folder, "outbox", NULL);
    g_autofree char *maildir = g_build_filename(folder, "maildir", NULL);
    g_autofree char *sms = g_build_filename(folder, "sms.jsonl", NULL);
    MamsDeskOptions options = {
        .database = fixture_database(),
        .data_directory = MAMS_SRCDIR "/data",
        .login = login,
        .session = login,
        .clock = fixed_clock,
        .today = mams_day_make(2024, 11, 22),
        .mail = {.outbox = appeals_command == NULL ? outbox : NULL,
                 .command = appeals_command,
                 .maildir = maildir,
                 .parser = MAMS_BUILDDIR "/mams"},
        .sms_outbox = sms,
    };
    MamsDesk *desk = mams_desk_open(&options, &error);
    if (desk == NULL)
        fail_msg("%s", error->message);
    return desk;
}

Harness *appeals_start(MamsLang language, const char *login, bool kept)
{
    return harness_new(&(HarnessOptions){
        .language = language, .desk = appeals_desk(login), .state = kept ? folder : NULL});
}

int64_t appeals_add(const char *iin, const char *address, const char *subject, const char *text,
                    MamsLang language)
{
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = appeals_desk("aidana");
    MamsInquiryIn in = MAMS_INQUIRY_IN;
    in.channel = address != NULL ? "mail" : "egov";
    in.from_address = address;
    in.from_name = "Нұрлан Сапаров";
    in.subject = subject;
    in.text = text;
    in.language = (int)language;
    if (iin != NULL && !mams_iin_parse(iin, &in.iin, NULL))
        fail_msg("%s is no ИИН", iin);
    int64_t number = mams_desk_inquiry_add(desk, &in, NULL, &error);
    if (number == 0)
        fail_msg("%s", error->message);
    mams_desk_close(desk);
    return number;
}

void appeals_take(const char *name)
{
    static const char *const parts[] = {"cur", "tmp", "new"};
    g_autoptr(GError) error = NULL;
    g_autofree char *from = g_build_filename(MAMS_SRCDIR "/tests/fixtures/mail", name, NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *path = g_build_filename(folder, "maildir", parts[i], NULL);
        assert_int_equal(g_mkdir_with_parents(path, 0700), 0);
    }
    g_autofree char *to = g_build_filename(folder, "maildir", "new", name, NULL);
    assert_true(g_file_get_contents(from, &bytes, &length, NULL));
    assert_true(g_file_set_contents(to, bytes, (gssize)length, NULL));
    MamsDesk *desk = appeals_desk("aidana");
    g_autoptr(MamsMailReport) report = mams_desk_mail_take(desk, NULL, NULL, NULL, NULL, &error);
    if (report == NULL)
        fail_msg("%s", error->message);
    assert_int_equal(report->taken, 1);
    mams_desk_close(desk);
}

int appeals_mails(void)
{
    g_autofree char *path = g_build_filename(folder, "outbox", "new", NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    int n = 0;
    while (dir != NULL && g_dir_read_name(dir) != NULL)
        n++;
    return n;
}

void appeals_expect_fits(Harness *harness)
{
    for (int row = 0; row < harness_rows(harness); row++) {
        g_autofree char *text = harness_row(harness, row);
        if (mams_text_width(text) > COLUMNS)
            fail_msg("row %d is too wide: %s", row, text);
    }
}
