/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "appeals.h"

#include "cm.h"
#include "folder.h"

enum { COLUMNS = 80 };

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
    g_autofree char *sms = g_build_filename(folder, "sms.jsonl", NULL);
    MamsDeskOptions options = {
        .database = fixture_database(),
        .data_directory = MAMS_SRCDIR "/data",
        .login = login,
        .session = login,
        .clock = fixed_clock,
        .today = mams_day_make(2024, 11, 22),
        .mail = {.outbox = outbox},
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
