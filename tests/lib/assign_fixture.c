/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assign_fixture.h"

#include "folder.h"
#include "store_fixture.h"

static int64_t office_clock(void *data)
{
    return ((const Office *)data)->now;
}

static MamsDeskOptions options_of(Office *office, const char *login, const char *session)
{
    return (MamsDeskOptions){.database = office->path,
                             .data_directory = MAMS_SRCDIR "/data",
                             .login = login,
                             .session = session,
                             .clock = office_clock,
                             .clock_data = office,
                             .today = office->today,
                             .sms_outbox = office->sms_outbox,
                             .mail = {.address = "kanc@fund.example",
                                      .name = "Қор",
                                      .maildir = office->maildir,
                                      .outbox = office->mail_command ? NULL : office->outbox,
                                      .command = office->mail_command,
                                      .parser = MAMS_BUILDDIR "/mams"}};
}

MamsDesk *office_session(Office *office, const char *login, const char *session)
{
    g_autoptr(GError) error = NULL;
    MamsDeskOptions options = options_of(office, login, session);
    MamsDesk *desk = mams_desk_open(&options, &error);
    if (desk == NULL)
        fail_msg("%s", error->message);
    return desk;
}

MamsDesk *office_desk(Office *office, const char *login)
{
    return office_session(office, login, "1");
}

void office_import(Office *office, const char *kind, const char *csv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "admin");
    g_autofree char *path = g_build_filename(office->folder, kind, NULL);
    assert_true(g_file_set_contents(path, csv, -1, NULL));
    MamsImportOptions options = {
        .kind = kind, .accept_control_digit = true, .as_of = MAMS_DAY_NONE};
    g_autoptr(MamsImportReport) report = mams_desk_import(desk, path, &options, &error);
    assert_ok(report != NULL, error);
    if (report->rejected > 0)
        fail_msg("%s", (const char *)g_ptr_array_index(report->first_rejects, 0));
}

static void hire(MamsDesk *admin, const char *login, const char *role, MamsIin iin)
{
    g_autoptr(GError) error = NULL;
    assert_ok(mams_desk_operator_add(admin, login, role, iin, &error), error);
}

static void fill(Office *office)
{
    office_import(office, "citizens",
                  "iin,surname,given,birth_date,sex,death_date\n"
                  "060714690017,Ахметова,Алия,2006-07-14,f,\n"
                  "950203390019,Ахметов,Тимур,1995-02-03,m,\n"
                  "850317390013,Серіков,Серік,1985-03-17,m,\n"
                  "500101390014,Ким,Артём,1950-01-01,m,2024-03-01\n"
                  "800505490012,Ахметова,Айдана,1980-05-05,f,\n");
    office_import(office, "relatives",
                  "iin,relative_iin,relation\n"
                  "800505490012,060714690017,child\n"
                  "950203390019,800505490012,parent\n");
    office_import(office, "assignments",
                  "iin,category,from,to,register\n"
                  "850317390013,business,2024-02-01,,tax\n"
                  "850317390013,student,2003-09-01,2007-06-30,education\n"
                  "850317390013,student,2023-09-01,2024-06-30,education\n");
    office_import(office, "payments",
                  "iin,month,kind,amount,paid_on,payer_name\n"
                  "850317390013,2024-03,employer,5000,2024-04-20,ТОО Нұр\n"
                  "850317390013,2024-04,employer,5000,2024-05-20,ТОО Нұр\n"
                  "850317390013,2024-05,employer,5000,2024-06-20,ТОО Нұр\n");
}

int office_set_up(void **state)
{
    g_autoptr(GError) error = NULL;
    Office *office = g_new0(Office, 1);
    office->folder = g_dir_make_tmp("mams-office-XXXXXX", &error);
    assert_non_null(office->folder);
    office->path = g_build_filename(office->folder, "mams.db", NULL);
    office->maildir = g_build_filename(office->folder, "mail", NULL);
    office->outbox = g_build_filename(office->folder, "outbox", NULL);
    office->sms_outbox = g_build_filename(office->folder, "sms.jsonl", NULL);
    office->now = 1732255200; /* 2024-11-22 11:00 in Almaty */
    office->today = day("2024-11-22");
    MamsDeskOptions options = options_of(office, "admin", "1");
    assert_ok(mams_desk_init(&options, &error), error);
    g_autoptr(MamsDesk) admin = office_desk(office, "admin");
    hire(admin, "aidana", "operator", AIDANA);
    hire(admin, "bolat", "operator", 0);
    hire(admin, "saule", "senior", 0);
    hire(admin, "nurlan", "supervisor", NURLAN);
    hire(admin, "ivan", "read-only", 0);
    fill(office);
    *state = office;
    return 0;
}

int office_tear_down(void **state)
{
    Office *office = *state;
    folder_remove(office->folder);
    g_free(office->folder);
    g_free(office->path);
    g_free(office->maildir);
    g_free(office->outbox);
    g_free(office->sms_outbox);
    g_free(office);
    return 0;
}

MamsAssignmentEdit edit_of(MamsIin iin, const char *category, const char *from, const char *to)
{
    MamsAssignmentEdit edit = MAMS_EDIT_NONE;
    edit.iin = iin;
    edit.category = category;
    edit.from = day(from);
    edit.to = to ? day(to) : MAMS_DAY_FOREVER;
    edit.document = "№ 17";
    edit.document_date = day("2024-09-02");
    edit.issuer = "КазНУ";
    edit.reason = "paper shown";
    return edit;
}

MamsEditPreview *preview_of(MamsDesk *desk, const MamsAssignmentEdit *edit)
{
    g_autoptr(GError) error = NULL;
    MamsEditPreview *preview = mams_desk_edit_preview(desk, edit, MAMS_LANG_EN, 24, &error);
    assert_ok(preview != NULL, error);
    return preview;
}

MamsEditResult save_edit(MamsDesk *desk, const MamsAssignmentEdit *edit)
{
    g_autoptr(GError) error = NULL;
    MamsEditResult result;
    assert_ok(mams_desk_edit_save(desk, edit, MAMS_LANG_EN, &result, &error), error);
    return result;
}

void expect_fault(GError **error, int code, const char *word)
{
    expect_error(error, code, word);
}

void expect_refused(MamsDesk *desk, const MamsAssignmentEdit *edit, int code, const char *word)
{
    g_autoptr(GError) error = NULL;
    MamsEditResult result;
    int64_t before = mams_journal_head(desk->store, false, NULL);
    assert_false(mams_desk_edit_save(desk, edit, MAMS_LANG_EN, &result, &error));
    expect_error(&error, code, word);
    assert_int_equal(mams_journal_head(desk->store, false, NULL), before);
}

guint count_records(MamsDesk *desk, MamsIin iin)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsFacts) facts = mams_facts_new();
    assert_ok(mams_store_facts(desk->store, desk->rules, iin, MAMS_KNOWN_NOW, facts, &error),
              error);
    return facts->assignments->len;
}

MamsVerdict verdict_at(MamsDesk *desk, MamsIin iin, int64_t known)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsCard) card = mams_desk_card(desk, iin, MAMS_DAY_NONE, known, 1, &error);
    assert_ok(card != NULL, error);
    return card->answer->verdict;
}

static bool keep_text(int64_t number, const MamsJournalEntry *entry, void *data)
{
    (void)number;
    *(char **)data = g_strconcat(entry->action, " ", entry->detail, NULL);
    return true;
}

char *last_entry(MamsDesk *desk)
{
    g_autoptr(GError) error = NULL;
    char *text = NULL;
    int64_t head = mams_journal_head(desk->store, false, &error);
    assert_ok(mams_journal_each(desk->store, head, head, keep_text, &text, &error), error);
    return text;
}
