/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <glib/gstdio.h>

#include "cm.h"

static char *directory, *database;

static int64_t now = 1732255200; /* 2024-11-22 11:00 in Almaty */

static int64_t fixed_clock(void *data)
{
    (void)data;
    return now;
}

void fixture_advance(int64_t seconds)
{
    now += seconds;
}

static MamsDeskOptions desk_options(void)
{
    return (MamsDeskOptions){
        .database = database,
        .data_directory = MAMS_SRCDIR "/data",
        .login = "aidana",
        .clock = fixed_clock,
        .today = mams_day_make(2024, 11, 22),
    };
}

static void remove_database(void)
{
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++) {
        g_autofree char *path = g_strconcat(database, suffixes[i], NULL);
        g_unlink(path);
    }
    g_rmdir(directory);
    g_free(database);
    g_free(directory);
}

static char *citizens_csv(void)
{
    GString *csv =
        g_string_new("iin,surname,given,patronymic,birth_date,sex,region,phone,"
                     "email,clinic,clinic_since\n" FIXTURE_ALIYA
                     ",Ахметова,Алия,Серікқызы,2006-07-14,f,750000000,87010000077,"
                     "aliya@mail.example,Clinic 5,2020-02-01\n" FIXTURE_SAULE
                     ",Жумабаева,Сауле,,1985-03-17,f,750000000,87010000088,,,\n" FIXTURE_ARTYOM
                     ",Ким,Артём,,2010-05-20,m,750000000,87010000088,,,\n" FIXTURE_TIMUR
                     ",Мұсаев,Тимур,,1990-01-15,m,590000000,,,,\n");
    for (int i = 1; i <= FIXTURE_IVANOVS; i++)
        g_string_append_printf(csv, "8%d%02d%02d39%04d,Иванов,Иван%02d,,198%d-%02d-%02d,%c,,,,,\n",
                               i % 10, i % 12 + 1, i % 28 + 1, i, i, i % 10, i % 12 + 1, i % 28 + 1,
                               i == FIXTURE_IVANOVS ? 'f' : 'm');
    return g_string_free(csv, FALSE);
}

static char *payments_csv(void)
{
    /* clang-format off */
    GString *csv = g_string_new(
        "iin,month,kind,amount,paid_on,received_on,posted_on,returned_on,return_reason,reference,"
        "channel,payer\n"
        FIXTURE_TIMUR ",2024-08,self,4250,2024-09-10,2024-09-11,2024-09-12,,,K-1,bank,\n"
        FIXTURE_TIMUR ",2024-09,self,4250,2024-11-05,2024-11-06,,2024-11-08,wrong name,K-2,egov,\n"
        FIXTURE_TIMUR ",2024-10,self,4250,2024-11-11,,,,,K-3,post,\n"
        FIXTURE_TIMUR ",2024-11,self,4250,2024-11-20,2024-11-21,,,,K-4,mobile-bank,\n");
    /* clang-format on */
    for (MamsMonth m = mams_month_make(2023, 1); m <= mams_month_make(2024, 8); m++) {
        char month[MAMS_MONTH_TEXT_SIZE];
        mams_month_format(m, month);
        g_string_append_printf(csv, FIXTURE_SAULE ",%s,self,%d,%s-20,,,,,,," FIXTURE_SAULE "\n",
                               month, mams_month_year(m) == 2023 ? 3500 : 4250, month);
    }
    return g_string_free(csv, FALSE);
}

static void import(MamsDesk *desk, const char *kind, const char *csv)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(directory, kind, NULL);
    assert_true(g_file_set_contents(path, csv, -1, NULL));
    MamsImportOptions options = {
        .kind = kind, .accept_control_digit = true, .as_of = mams_day_make(2024, 11, 20)};
    g_autoptr(MamsImportReport) report = mams_desk_import(desk, path, &options, &error);
    if (report == NULL)
        fail_msg("%s", error->message);
    if (report->rejected > 0)
        fail_msg("%s", (const char *)g_ptr_array_index(report->first_rejects, 0));
    g_unlink(path);
}

static MamsDesk *open_on(MamsDay today)
{
    fixture_database();
    g_autoptr(GError) error = NULL;
    MamsDeskOptions options = desk_options();
    options.today = today;
    MamsDesk *desk = mams_desk_open(&options, &error);
    if (desk == NULL)
        fail_msg("%s", error->message);
    return desk;
}

MamsDesk *fixture_desk_open(void)
{
    return open_on(desk_options().today);
}

MamsDesk *fixture_desk_open_by_clock(void)
{
    return open_on(MAMS_DAY_NONE);
}

const char *fixture_database(void)
{
    if (database != NULL)
        return database;
    g_autoptr(GError) error = NULL;
    directory = g_dir_make_tmp("mams-fixture-XXXXXX", &error);
    assert_non_null(directory);
    database = g_build_filename(directory, "mams.db", NULL);
    atexit(remove_database);
    MamsDeskOptions options = desk_options();
    if (!mams_desk_init(&options, &error))
        fail_msg("%s", error->message);
    MamsDesk *desk = fixture_desk_open();
    g_autofree char *citizens = citizens_csv();
    g_autofree char *payments = payments_csv();
    import(desk, "citizens", citizens);
    import(desk, "payments", payments);
    import(desk, "relatives",
           "iin,relative_iin,relation\n" FIXTURE_SAULE "," FIXTURE_ARTYOM ",child\n" FIXTURE_ARTYOM
           "," FIXTURE_SAULE ",parent\n" FIXTURE_ARTYOM "," FIXTURE_UNKNOWN ",guardian\n");
    import(desk, "assignments",
           "iin,category,from,document,document_date,issuer,register\n" FIXTURE_SAULE
           ",business,2023-01-10,KZ-77,2023-01-10,Tax office,justice\n");
    /* The real program asks the system who its operator is. */
    if (!mams_desk_operator_add(desk, g_get_user_name(), "operator", 0, &error))
        fail_msg("%s", error->message);
    mams_desk_close(desk);
    return database;
}

void fixture_desk_close(MamsDesk *desk)
{
    mams_desk_close(desk);
}
