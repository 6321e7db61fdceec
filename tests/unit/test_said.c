/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ask.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "desk/call.h"
#include "exchange/sms_outbox.h"

/* SMS, what was said, and what was promised. */

static const int64_t phone = 7011234567;

/* ---- SMS ---- */

/* The lines of the gateway's file. (owned) */
static char **lines_of(const Office *office)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(office->sms_outbox, &text, NULL, NULL))
        text = g_strdup("");
    char **lines = g_strsplit(text, "\n", -1);
    guint n = g_strv_length(lines);
    if (n > 0)
        g_clear_pointer(&lines[n - 1], g_free); /* behind the last line end */
    return lines;
}

static guint count_lines(const Office *office)
{
    g_auto(GStrv) lines = lines_of(office);
    return g_strv_length(lines);
}

static guint count_said(MamsDesk *desk, MamsIin iin)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) said = mams_desk_said_about(desk, iin, 100, &error);
    must(said != NULL, error);
    return said->len;
}

static int sms(MamsDesk *desk, MamsIin iin, int64_t to, MamsLang lang, const char *text)
{
    g_autoptr(GError) error = NULL;
    int parts = 0;
    must(mams_desk_sms(desk, iin, to, lang, text, &parts, &error), error);
    return parts;
}

static JsonObject *read_line(JsonParser *parser, const char *line)
{
    g_autoptr(GError) error = NULL;
    must(json_parser_load_from_data(parser, line, -1, &error), error);
    return json_node_get_object(json_parser_get_root(parser));
}

static void test_sms_in_each_language(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsCard) card =
        mams_desk_card(desk, ALIYA, MAMS_DAY_NONE, MAMS_KNOWN_NOW, 24, &error);
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        int parts = sms(desk, ALIYA, phone, (MamsLang)lang, NULL);
        g_autofree char *words = mams_words_reason(desk->words, (MamsLang)lang, MAMS_VOICE_SMS,
                                                   card->answer, &card->person);
        g_auto(GStrv) lines = lines_of(office);
        assert_int_equal(g_strv_length(lines), lang + 1);
        g_autoptr(JsonParser) parser = json_parser_new();
        JsonObject *line = read_line(parser, lines[lang]);
        assert_string_equal(json_object_get_string_member(line, "phone"), "+77011234567");
        assert_string_equal(json_object_get_string_member(line, "text"), words);
        assert_string_equal(json_object_get_string_member(line, "purpose"), "steps");
        assert_int_equal(json_object_get_int_member(line, "parts"), parts);
        assert_int_equal(parts, mams_words_sms_parts(words));
        /* Cyrillic takes 70 letters a part, 67 when there are several. */
        glong letters = g_utf8_strlen(words, -1);
        if (lang != MAMS_LANG_EN)
            assert_int_equal(parts, letters <= 70 ? 1 : (letters + 66) / 67);
        g_autoptr(GPtrArray) said = mams_desk_said_about(desk, ALIYA, 1, &error);
        const MamsSaid *last = said->pdata[0];
        assert_string_equal(last->voice, "sms");
        assert_string_equal(last->text, words);
        assert_int_equal(last->language, lang);
        /* The journal names the line by its id, and no number. */
        g_autofree char *entry = last_entry(desk);
        expect_text(entry, json_object_get_string_member(line, "id"));
        assert_null(strstr(entry, "7011234567"));
    }
}

static void test_to_which_phone(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    assert_false(mams_desk_sms(desk, ALIYA, 0, MAMS_LANG_KK, NULL, NULL, &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "phone");
    MamsInquiryIn in = MAMS_INQUIRY_IN;
    in.channel = "bot";
    in.from_phone = 7770000001;
    in.text = "?";
    int64_t number = mams_desk_inquiry_add(desk, &in, NULL, &error);
    must(number > 0, error);
    must(mams_desk_take_in_hand(desk, number, &error), error);
    sms(desk, ALIYA, 0, MAMS_LANG_KK, NULL);
    office_import(office, "citizens",
                  "iin,surname,given,birth_date,sex,phone\n"
                  "060714690017,Ахметова,Алия,2006-07-14,f,87010000077\n");
    sms(desk, ALIYA, 0, MAMS_LANG_KK, NULL);
    sms(desk, ALIYA, phone, MAMS_LANG_KK, NULL);
    g_auto(GStrv) lines = lines_of(office);
    static const char *const phones[] = {"+77770000001", "+77010000077", "+77011234567"};
    assert_int_equal(g_strv_length(lines), G_N_ELEMENTS(phones));
    for (gsize i = 0; i < G_N_ELEMENTS(phones); i++)
        expect_text(lines[i], phones[i]);
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    assert_int_equal(file->said->len, 3);
}

static void test_own_words(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    assert_int_equal(sms(desk, ALIYA, phone, MAMS_LANG_EN, "Call 1414"), 1);
    assert_false(mams_desk_sms(desk, ALIYA, phone, MAMS_LANG_RU, "Вы застрахованы.", NULL, &error));
    expect_fault(&error, MAMS_ERROR_DATA, "застрахован");
    assert_false(mams_desk_sms(desk, ALIYA, phone, MAMS_LANG_RU, " \n", NULL, &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "text");
    assert_int_equal(count_lines(office), 1);
    assert_int_equal(count_said(desk, ALIYA), 1);
}

static void test_no_gateway(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_clear_pointer(&office->sms_outbox, g_free);
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    assert_false(mams_desk_sms(desk, ALIYA, phone, MAMS_LANG_KK, NULL, NULL, &error));
    expect_fault(&error, MAMS_ERROR_RULES, "gateway");
}

/* What cannot be written was not said. */
static void test_a_file_that_cannot_be_written(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_free(office->sms_outbox);
    office->sms_outbox = g_build_filename(office->folder, "nowhere", "sms.jsonl", NULL);
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t entry = mams_journal_head(desk->store, false, NULL);
    assert_false(mams_desk_sms(desk, ALIYA, phone, MAMS_LANG_KK, NULL, NULL, &error));
    expect_fault(&error, MAMS_ERROR_CANNOT_CREATE, "sms.jsonl");
    assert_int_equal(count_said(desk, ALIYA), 0);
    assert_int_equal(mams_journal_head(desk->store, false, NULL), entry);
}

/* The program dies between the line and the commit: the line is there, the database knows nothing
 * of it. Something else is sent then, and the same again: each leaves once. */
static void test_after_a_crash_it_leaves_once(void **state)
{
    Office *office = *state;
    g_autofree char *saved = g_build_filename(office->folder, "saved.db", NULL);
    g_autofree char *bytes = NULL;
    gsize size;
    {
        g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    }
    assert_true(g_file_get_contents(office->path, &bytes, &size, NULL));
    {
        g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
        sms(desk, ALIYA, phone, MAMS_LANG_KK, NULL);
    }
    assert_true(g_file_set_contents(office->path, bytes, (gssize)size, NULL));
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    assert_int_equal(count_said(desk, ALIYA), 0);
    sms(desk, TIMUR, phone, MAMS_LANG_KK, NULL);
    assert_int_equal(count_lines(office), 2);
    sms(desk, ALIYA, phone, MAMS_LANG_KK, NULL);
    assert_int_equal(count_lines(office), 2);
    assert_int_equal(count_said(desk, ALIYA), 1);
    /* He did not get it, and asks for it again. */
    sms(desk, ALIYA, phone, MAMS_LANG_KK, NULL);
    assert_int_equal(count_lines(office), 3);
    assert_int_equal(count_said(desk, ALIYA), 2);
}

/* ---- said ---- */

static void test_said_once_in_a_call(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsCard) card =
        mams_desk_card(desk, ALIYA, day("2024-10-01"), MAMS_KNOWN_NOW, 24, &error);
    must(mams_desk_call_begin(desk, MAMS_LANG_KK, &error), error);
    for (int i = 0; i < 2; i++)
        must(mams_desk_say(desk, card, "phone", MAMS_LANG_KK, "Сөз", &error), error);
    must(mams_desk_say(desk, card, "phone", MAMS_LANG_KK, "Басқа сөз", &error), error);
    g_autoptr(GPtrArray) said = mams_desk_said_about(desk, ALIYA, 10, &error);
    must(said != NULL, error);
    assert_int_equal(said->len, 2);
    const MamsSaid *first = said->pdata[1], *latest = said->pdata[0];
    assert_string_equal(latest->text, "Басқа сөз");
    assert_string_equal(first->text, "Сөз");
    assert_string_equal(first->voice, "phone");
    assert_int_equal(first->inquiry, mams_desk_call(desk)->number);
    assert_int_equal(first->on, day("2024-10-01"));
    assert_int_equal(first->known, card->journal);
    assert_string_equal(first->rules, desk->rules->hash);
    assert_string_equal(first->login, "aidana");
    g_autoptr(GPtrArray) one = mams_desk_said_about(desk, ALIYA, 1, &error);
    assert_int_equal(one->len, 1);
    g_autoptr(MamsDesk) reader = office_desk(office, "ivan");
    assert_false(mams_desk_say(reader, card, "phone", MAMS_LANG_KK, "Сөз", &error));
    expect_fault(&error, MAMS_ERROR_NOT_PERMITTED, "ivan");
}

/* ---- reminders ---- */

static int64_t remind(MamsDesk *desk, const MamsReminderIn *in)
{
    g_autoptr(GError) error = NULL;
    int64_t number = mams_desk_remind(desk, in, &error);
    must(number > 0, error);
    return number;
}

static GPtrArray *reminders(MamsDesk *desk, bool all)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *list = mams_desk_reminders(desk, all, &error);
    must(list != NULL, error);
    return list;
}

static int64_t count_due(MamsDesk *desk)
{
    g_autoptr(GError) error = NULL;
    int64_t due;
    must(mams_desk_count_due(desk, &due, &error), error);
    return due;
}

static void test_reminded_on_the_day(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsDesk) other = office_desk(office, "bolat");
    const MamsReminderIn later = {.iin = ALIYA, .due = day("2024-11-26"), .note = "перезвонить\n"};
    const MamsReminderIn now = {.iin = SERIK, .due = day("2024-11-22")};
    int64_t second = remind(desk, &later), first = remind(desk, &now);
    assert_int_equal(count_due(desk), 1);
    assert_int_equal(count_due(other), 0);
    g_autoptr(GPtrArray) mine = reminders(desk, false), none = reminders(other, false),
                         all = reminders(other, true);
    assert_int_equal(mine->len, 2);
    assert_int_equal(none->len, 0);
    assert_int_equal(all->len, 2);
    const MamsDue *due = mine->pdata[0], *next = mine->pdata[1];
    assert_int_equal(due->reminder->number, first);
    assert_true(due->due && !due->arrived);
    assert_string_equal(due->name, "Серіков Серік");
    assert_int_equal(next->reminder->number, second);
    assert_false(next->due);
    assert_string_equal(next->reminder->note, "перезвонить");
    must(mams_desk_reminder_done(desk, first, &error), error);
    assert_false(mams_desk_reminder_done(desk, first, &error));
    expect_fault(&error, MAMS_ERROR_NOT_FOUND, "");
    assert_int_equal(count_due(desk), 0);
    office->today = day("2024-11-26");
    g_autoptr(MamsDesk) tuesday = office_desk(office, "aidana");
    assert_int_equal(count_due(tuesday), 1);
}

/* Where to call: the number of the inquiry before that of the register. */
static void test_names_and_phones(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    office_import(office, "citizens",
                  "iin,surname,given,birth_date,sex,phone\n"
                  "060714690017,Ахметова,Алия,2006-07-14,f,87010000077\n");
    MamsInquiryIn in = MAMS_INQUIRY_IN;
    in.channel = "bot";
    in.from_name = "Айша";
    in.from_phone = 7770000001;
    in.text = "?";
    int64_t nobody = mams_desk_inquiry_add(desk, &in, NULL, &error);
    in.iin = ALIYA;
    int64_t about = mams_desk_inquiry_add(desk, &in, NULL, &error);
    must(nobody > 0 && about > 0, error);
    const MamsReminderIn of[] = {{.inquiry = nobody, .due = day("2024-11-23")},
                                 {.inquiry = about, .due = day("2024-11-24")},
                                 {.iin = ALIYA, .due = day("2024-11-25")}};
    for (gsize i = 0; i < G_N_ELEMENTS(of); i++)
        remind(desk, &of[i]);
    g_autoptr(GPtrArray) list = reminders(desk, false);
    const MamsDue *first = list->pdata[0], *second = list->pdata[1], *third = list->pdata[2];
    assert_string_equal(first->name, "Айша");
    assert_string_equal(second->name, "Ахметова Алия");
    assert_int_equal(first->phone, 7770000001);
    assert_int_equal(second->phone, 7770000001);
    assert_int_equal(second->reminder->iin, ALIYA);
    assert_int_equal(third->phone, 7010000077);
}

/* A payment that was there before does not count, one of somebody else neither. */
static void test_reminded_when_a_payment_shows(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    const MamsReminderIn serik = {.iin = SERIK, .due = MAMS_DAY_NONE, .payment = true};
    const MamsReminderIn timur = {.iin = TIMUR, .due = day("2024-12-20"), .payment = true};
    remind(desk, &serik);
    remind(desk, &timur);
    assert_int_equal(count_due(desk), 0);
    office_import(office, "payments",
                  "iin,month,kind,amount,paid_on,returned_on,posted_on\n"
                  "850317390013,2024-10,self,4250,2024-11-20,2024-11-21,\n");
    assert_int_equal(count_due(desk), 0);
    office_import(office, "payments",
                  "iin,month,kind,amount,paid_on,posted_on\n"
                  "950203390019,2024-11,self,4250,2024-11-20,2024-11-22\n");
    assert_int_equal(count_due(desk), 1);
    g_autoptr(GPtrArray) list = reminders(desk, false);
    const MamsDue *first = list->pdata[0], *second = list->pdata[1];
    assert_int_equal(first->reminder->iin, TIMUR);
    assert_true(first->due && first->arrived);
    assert_false(second->due || second->arrived);
    assert_int_equal(second->reminder->due, desk->today + desk->rules->watch_days);
}

static void expect_no_reminder(MamsDesk *desk, MamsReminderIn in, int code, const char *word)
{
    g_autoptr(GError) error = NULL;
    int64_t entry = mams_journal_head(desk->store, false, NULL);
    assert_int_equal(mams_desk_remind(desk, &in, &error), 0);
    expect_fault(&error, code, word);
    assert_int_equal(mams_journal_head(desk->store, false, NULL), entry);
}

static void test_what_is_no_reminder(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    MamsDay tomorrow = desk->today + 1;
    int64_t general = ask(desk, 0, "a@mail.example");
    expect_no_reminder(desk, (MamsReminderIn){.due = tomorrow}, MAMS_ERROR_USAGE, "citizen");
    expect_no_reminder(desk, (MamsReminderIn){.iin = ALIYA, .due = desk->today - 1},
                       MAMS_ERROR_USAGE, "day");
    expect_no_reminder(desk, (MamsReminderIn){.iin = ALIYA, .due = MAMS_DAY_NONE}, MAMS_ERROR_USAGE,
                       "day");
    expect_no_reminder(desk, (MamsReminderIn){.inquiry = general, .payment = true, .due = tomorrow},
                       MAMS_ERROR_USAGE, "whose");
    expect_no_reminder(desk, (MamsReminderIn){.inquiry = 99, .due = tomorrow}, MAMS_ERROR_NOT_FOUND,
                       "99");
    expect_no_reminder(desk, (MamsReminderIn){.iin = INT64_C(700101390015), .due = tomorrow},
                       MAMS_ERROR_NOT_FOUND, "700101390015");
    g_autoptr(MamsDesk) reader = office_desk(office, "ivan");
    expect_no_reminder(reader, (MamsReminderIn){.iin = ALIYA, .due = tomorrow},
                       MAMS_ERROR_NOT_PERMITTED, "ivan");
}

#define OFFICE_TEST(test) cmocka_unit_test_setup_teardown(test, office_set_up, office_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(test_sms_in_each_language),
        OFFICE_TEST(test_to_which_phone),
        OFFICE_TEST(test_own_words),
        OFFICE_TEST(test_no_gateway),
        OFFICE_TEST(test_a_file_that_cannot_be_written),
        OFFICE_TEST(test_after_a_crash_it_leaves_once),
        OFFICE_TEST(test_said_once_in_a_call),
        OFFICE_TEST(test_reminded_on_the_day),
        OFFICE_TEST(test_names_and_phones),
        OFFICE_TEST(test_reminded_when_a_payment_shows),
        OFFICE_TEST(test_what_is_no_reminder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
