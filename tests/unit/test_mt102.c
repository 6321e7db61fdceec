/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "capture.h"

#include "base/error.h"
#include "exchange/mt102_private.h"

#define FIXTURE(name) MAMS_SRCDIR "/tests/fixtures/mt102/" name

static const char payer[] = " payer=260940900011 name=ТОО «Тұлпар-Сервис» reference=TRN-00000417/";

static char *load(const char *name, gsize *length)
{
    g_autofree char *path = g_build_filename(MAMS_SRCDIR, "tests/fixtures/mt102", name, NULL);
    char *bytes = NULL;
    assert_true(g_file_get_contents(path, &bytes, length, NULL));
    return bytes;
}

/* Sample A as text with its lines changed: pairs of what to replace and by what, NULL at the end.
 */
static Capture *sample_with(const char *const *changes)
{
    gsize length;
    g_autofree char *bytes = load("a-employee-utf8.txt", &length);
    g_autoptr(GString) text = g_string_new(bytes);
    for (; *changes != NULL; changes += 2) {
        if (g_string_replace(text, changes[0], changes[1], 0) == 0) {
            fail_msg("'%s' is not in the sample", changes[0]);
        }
    }
    return capture_bytes(MAMS_FILE_PAYMENTS, text->str, text->len);
}

#define SAMPLE_WITH(...) sample_with((const char *const[]){__VA_ARGS__, NULL})

/* ---- the samples ---- */

static void check_sample_a(const Capture *capture, const char *encoding)
{
    assert_true(capture->ok);
    assert_int_equal(capture->rejects->len, 0);
    assert_string_equal(capture->totals.encoding, encoding);
    assert_string_equal(capture->totals.format, "mt102");
    assert_int_equal(capture->totals.messages, 1);
    assert_int_equal(capture->totals.unposted, 0);
    assert_int_equal(capture->totals.lines, 55);
    assert_int_equal(capture->rows->len, 3);
}

static void sample_a_in_rk1048(void **state)
{
    (void)state;
    g_autoptr(Capture) capture =
        capture_file(MAMS_FILE_PAYMENTS, FIXTURE("a-employee-rk1048.txt"), false);
    check_sample_a(capture, "RK1048");
    assert_int_equal(capture->totals.bytes, 874);
    assert_int_equal(capture->warnings->len, 0);
    static const char *const rows[][2] = {{"850317490011 2026-10 employee 4250 paid=2026-11-05",
                                           "1 FM=Өмірбекова NM=Әлия DT=1985-03-17"},
                                          {"010705593027 2026-10 employee 3400 paid=2026-11-05",
                                           "2 FM=Һашимов NM=Ғалым DT=2001-07-05"},
                                          {"641214390552 2026-09 employee 1700.5 paid=2026-11-05",
                                           "3 FM=Петров NM=Иван DT=1964-12-14"}};
    for (guint i = 0; i < 3; i++) {
        g_autofree char *row = g_strconcat(rows[i][0], payer, rows[i][1], NULL);
        assert_string_equal(capture->rows->pdata[i], row);
    }
}

static void sample_a_in_other_encodings(void **state)
{
    (void)state;
    static const struct {
        const char *path, *encoding, *name;
    } files[] = {
        {FIXTURE("a-employee-utf8.txt"), "UTF-8", "FM=Өмірбекова NM=Әлия"},
        {FIXTURE("a-employee-utf16.txt"), "UTF-16LE", "FM=Өмірбекова NM=Әлия"},
        {FIXTURE("a-employee-cp1251.txt"), "RK1048", "FM=Омирбекова NM=Алия"},
        {FIXTURE("a-employee-cp866.txt"), "CP866", "FM=Омирбекова NM=Алия"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(Capture) capture = capture_file(MAMS_FILE_PAYMENTS, files[i].path, false);
        check_sample_a(capture, files[i].encoding);
        assert_int_equal(capture->warnings->len, 0);
        assert_holds(capture->rows->pdata[0], files[i].name);
    }
}

static void look_alike_tags_are_read_with_one_warning(void **state)
{
    (void)state;
    g_autoptr(Capture) capture =
        capture_file(MAMS_FILE_PAYMENTS, FIXTURE("a-look-alike-utf8.txt"), false);
    check_sample_a(capture, "UTF-8");
    assert_begins(only(capture->warnings), "1 : Cyrillic letters");
    assert_holds(only(capture->warnings), "line 2");
    assert_holds(capture->rows->pdata[2], "FM=Петров");
}

static void sample_b_has_two_doubts(void **state)
{
    (void)state;
    g_autoptr(Capture) capture =
        capture_file(MAMS_FILE_PAYMENTS, FIXTURE("b-received-rk1048.txt"), false);
    assert_true(capture->ok);
    assert_string_equal(only(capture->rows),
                        "921102389010 2026-10 employer 5000 paid=2026-11-06 payer=990229490110 "
                        "name=ИП Ким reference=GCVP-09900000001/1 FM=Ахметова NM=Бақыт "
                        "DT=1992-11-02");
    assert_int_equal(capture->rejects->len, 0);
    assert_int_equal(capture->warnings->len, 2);
    assert_begins(capture->warnings->pdata[0], "2 /IDN/: ");
    assert_begins(capture->warnings->pdata[1], "32 /FM/: the name is a woman's");
}

static void sample_c_is_rejected_with_its_code(void **state)
{
    (void)state;
    g_autoptr(Capture) capture =
        capture_file(MAMS_FILE_PAYMENTS, FIXTURE("c-returned-rk1048.txt"), false);
    assert_true(capture->ok);
    assert_int_equal(capture->rows->len, 0);
    assert_begins(only(capture->rejects), "30 /KNP/: КНП '021'");
    assert_holds(only(capture->texts), "[ИИН] не соответствует Ф.И.О.");
    assert_int_equal(capture->totals.unposted, 0);
}

static void several_messages_stand_in_a_file(void **state)
{
    (void)state;
    gsize a_length, b_length, c_length;
    g_autofree char *a = load("a-employee-rk1048.txt", &a_length);
    g_autofree char *b = load("b-received-rk1048.txt", &b_length);
    g_autofree char *c = load("c-returned-rk1048.txt", &c_length);
    g_autoptr(GString) file = g_string_new_len(b, (gssize)b_length);
    g_string_append(file, "\x1A\r\n");
    g_string_append_len(file, a, (gssize)a_length - 2);
    g_string_append_len(file, a, (gssize)a_length); /* on the line of the end before it */
    g_string_append_len(file, c, (gssize)c_length);
    g_autoptr(Capture) capture = capture_bytes(MAMS_FILE_PAYMENTS, file->str, file->len);
    assert_int_equal(capture->totals.messages, 4);
    assert_int_equal(capture->rows->len, 1 + 3 + 3);
    assert_int_equal(capture->rejects->len, 1);
}

/* ---- the mapping ---- */

static void codes_become_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *code, *payer, *name, *kind; /* of the first person; NULL: rejected */
    } cases[] = {
        {"121", "260940900011", "ТОО Ким", "employer"},
        {"122", "260940900011", "ИП Ким", "employee"},
        {"122", "850317490011", "Өмірбекова Әлия", "self"},
        {"122", "850317490011", "ИП Өмірбекова", "entrepreneur"},
        {"122", "850317490011", "ЖК «Әлия»", "entrepreneur"},
        {"122", "850317490011", "ДК Әлия", "entrepreneur"},
        {"122", "850317490011", "\"КХ\" Әлия", "entrepreneur"},
        {"122", "850317490011", "ШҚ", "entrepreneur"},
        {"122", "850317490011", "ИПЕКОВА Әлия", "self"},
        {"122", "850317490011", "Өмірбекова ИП", "self"},
        {"123", "260940900011", "ТОО Ким", "penalty"},
        {"124", "850317490011", "ИП Өмірбекова", "penalty"},
        {"010", "260940900011", "ТОО Ким", NULL},
        {"", "260940900011", "ТОО Ким", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *code = g_strconcat("/KNP/", cases[i].code, "\r\n", NULL);
        g_autofree char *iin = g_strconcat("/IDN/", cases[i].payer, "\r\n/CHIEF/", NULL);
        g_autofree char *name = g_strconcat("/NAME/", cases[i].name, "\r\n", NULL);
        g_autoptr(Capture) capture =
            SAMPLE_WITH("/KNP/122\r\n", code, "/IDN/260940900011\r\n/CHIEF/", iin,
                        "/NAME/ТОО «Тұлпар-Сервис»\r\n", name);
        if (cases[i].kind == NULL) {
            assert_int_equal(capture->rejects->len, 3);
            assert_begins(capture->rejects->pdata[0], "27 /KNP/: ");
        } else {
            assert_int_equal(capture->rows->len, 3);
            g_autofree char *begin = g_strdup_printf("850317490011 2026-10 %s ", cases[i].kind);
            assert_begins(capture->rows->pdata[0], begin);
        }
    }
}

static void own_values_come_before_those_of_the_head(void **state)
{
    (void)state;
    g_autoptr(Capture) capture = SAMPLE_WITH(
        "/PRT/05\r\n", "/PRT/05\r\n/PERIOD/072026\r\n", "/IDN/850317490011\r\n/PERIOD/102026",
        "/IDN/850317490011", "/PERIOD/092026", "/PERIOD/092026\r\n/KNP/121");
    assert_begins(capture->rows->pdata[0], "850317490011 2026-07 employee ");
    assert_begins(capture->rows->pdata[1], "010705593027 2026-10 employee ");
    assert_begins(capture->rows->pdata[2], "641214390552 2026-09 employer ");
}

static void the_day_comes_from_the_sum_or_the_date(void **state)
{
    (void)state;
    g_autoptr(Capture) first =
        SAMPLE_WITH(":32A:261105KZT9350,50\r\n", "", ":50:", ":32A:261104KZT9350.5\r\n:50:");
    assert_holds(first->rows->pdata[0], "paid=2026-11-04");
    g_autoptr(Capture) date =
        SAMPLE_WITH(":32A:261105KZT", ":32A:KZT", "/DATE/261105", "/DATE/261103");
    assert_holds(date->rows->pdata[0], "paid=2026-11-03");
    g_autoptr(Capture) neither =
        SAMPLE_WITH(":32A:261105KZT", ":32A:KZT", "/DATE/261105", "/DATE/26");
    assert_begins(only(neither->rejects), "1 :32A:: ");
}

static void shapes_that_were_met_are_read(void **state)
{
    (void)state;
    g_autoptr(Capture) capture = SAMPLE_WITH(
        "{4:\r\n", "{ 4:\r\n", "{1:", "{ 1:", ":70:/NUM/417", ":70:\r\n/NUM/417", "KZT4250,00",
        "KZT4250.00", "KZT3400,00", "KZT3400,", "/DT/19850317", "/DT/1985317", "/PERIOD/092026",
        "/PERIOD/92026", "/DATE/261105", "/DATE/26115", "\r\n-}", "\r\n\r\n  -}\x1A");
    assert_int_equal(capture->rows->len, 3);
    assert_holds(capture->rows->pdata[0], "DT=1985-03-17");
    assert_begins(capture->rows->pdata[2], "641214390552 2026-09 ");
    assert_int_equal(capture->warnings->len, 0);

    g_autoptr(Capture) headless = SAMPLE_WITH("{1:F01K059990000000001000001}\r\n", "",
                                              "{2:I102SGROSS000000U3003}\r\n", "", "{4:\r\n", "");
    assert_int_equal(headless->rows->len, 3);
    g_autoptr(Capture) one_line =
        SAMPLE_WITH("1000001}\r\n", "1000001}", "U3003}\r\n", "U3003}", "-}", "-}{5:{CHK:0}}");
    assert_int_equal(one_line->rows->len, 3);
    assert_int_equal(one_line->rejects->len, 0);
    g_autoptr(Capture) wrapped = SAMPLE_WITH("ТОО «Тұлпар-Сервис»", "ТОО «Тұлпар-\r\nСервис»");
    assert_holds(wrapped->rows->pdata[0], "name=ТОО «Тұлпар- Сервис» ");
}

static void days_may_lack_zeros(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int year, month, day;
    } cases[] = {
        {"19780924", 1978, 9, 24},
        {"1978924", 1978, 9, 24},
        {"1978094", 1978, 9, 4},
        {"197894", 1978, 9, 4},
        {"1978111", 0, 0, 0},
        {"1978131", 1978, 1, 31},
        {"1978231", 1978, 2, 31},
        {"19781309", 0, 0, 0},
        {"1978", 0, 0, 0},
        {"1978-9-4", 0, 0, 0},
        {"19780924 ", 0, 0, 0},
        {"197810240", 0, 0, 0},
        {"", 0, 0, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_int_equal(mams_mt102_long_day(cases[i].text),
                         mams_day_make(cases[i].year, cases[i].month, cases[i].day));
    }
    assert_int_equal(mams_mt102_short_day("260105"), mams_day_make(2026, 1, 5));
    assert_int_equal(mams_mt102_short_day("2615"), mams_day_make(2026, 1, 5));
    assert_int_equal(mams_mt102_period("92026"), mams_month_make(2026, 9));
    assert_int_equal(mams_mt102_period("002026"), MAMS_MONTH_NONE);
    assert_int_equal(mams_mt102_period("132026"), MAMS_MONTH_NONE);
    assert_int_equal(mams_mt102_period("202609"), MAMS_MONTH_NONE);
}

static void names_show_a_sex_or_none(void **state)
{
    (void)state;
    static const struct {
        const char *surname, *patronymic;
        MamsSex sex;
    } cases[] = {
        {"Ахметова", "", MAMS_SEX_FEMALE},
        {"ПЕТРОВ", "-", MAMS_SEX_MALE},
        {"Сейіт", "Нұрсұлтанқызы", MAMS_SEX_FEMALE},
        {"Сейіт", "Үмітұлы", MAMS_SEX_MALE},
        {"Ким", "Ивановна", MAMS_SEX_FEMALE},
        {"Ким", "Ильич", MAMS_SEX_MALE},
        {"Шин", "", MAMS_SEX_UNKNOWN},
        {"Лев", "", MAMS_SEX_UNKNOWN},
        {"Өмірбек", "", MAMS_SEX_UNKNOWN},
        {"", "", MAMS_SEX_UNKNOWN},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_int_equal(mams_mt102_sex(cases[i].surname, cases[i].patronymic), cases[i].sex);
    }
}

/* ---- what is rejected, what is doubted ---- */

static void persons_are_rejected_alone(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *reject;
    } cases[] = {
        {"/IDN/010705593027", "/IDN/010705593028", "36 /IDN/: the control digit"},
        {"/IDN/010705593027", "/IDN/01070559302", "36 /IDN/: "},
        {"/IDN/010705593027\r\n", "", "36 /IDN/: "},
        {"593027\r\n/PERIOD/102026", "593027\r\n/PERIOD/132026", "36 /PERIOD/: "},
        {"593027\r\n/PERIOD/102026", "593027", "36 /PERIOD/: "},
        {"593027\r\n/PERIOD/102026", "593027\r\n/PERIOD/102016", "36 /PERIOD/: the month"},
        {"593027\r\n", "593027\r\n/IDN/850317490011\r\n", "36 /IDN/: the key stands twice"},
        {":21:2\r\n", ":21:\r\n", "36 :21:: "},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Capture) capture = SAMPLE_WITH(cases[i].from, cases[i].to);
        assert_true(capture->ok);
        assert_begins(only(capture->rejects), cases[i].reject);
        assert_begins(capture->texts->pdata[0], ":21:");
        assert_int_equal(capture->rows->len, 2);
    }
    g_autoptr(Capture) nothing = SAMPLE_WITH("KZT3400,00", "KZT0,00", "KZT9350,50", "KZT5950,50");
    assert_begins(only(nothing->rejects), "36 :32B:: the amount '0'");
    assert_int_equal(nothing->rows->len, 2);
}

static void dates_and_digits_only_warn(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *warning;
    } cases[] = {
        {"/DT/19850317", "/DT/19850318", "27 /DT/: the day of birth '19850318' is not"},
        {"/DT/19850317", "/DT/1985", "27 /DT/: '1985' is no day of birth"},
        {"/FM/Һашимов", "/FM/Һашимова", NULL}, /* the patronymic tells */
        {"/FM/Петров\r\n", "/FM/Петрова\r\n", "45 /FM/: the name is a woman's"},
        {"/IDN/260940900011\r\n/CHIEF/", "/IDN/260940900012\r\n/CHIEF/", "1 /IDN/: the control"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Capture) capture = SAMPLE_WITH(cases[i].from, cases[i].to);
        assert_int_equal(capture->rows->len, 3);
        assert_int_equal(capture->rejects->len, 0);
        if (cases[i].warning != NULL) {
            assert_begins(only(capture->warnings), cases[i].warning);
        } else {
            assert_int_equal(capture->warnings->len, 0);
        }
    }
}

static void broken_messages_are_not_posted(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *reject;
    } cases[] = {
        {"KZT9350,50", "KZT9350,60",
         "1 :32A:: the sums of the persons make 9350.5, ':32A:' says 9350.6"},
        {"KZT9350,50", "USD9350,50", "54 :32A:: "},
        {":32A:261105", ":32A:261131", "54 :32A:: "},
        {":32A:261105", ":32A:261123", "1 :32A:: '2026-11-23' is in the future"},
        {":32A:261105KZT9350,50\r\n", "", "1 :32A:: the sum of the message is missing"},
        {":50:", ":32A:261104KZT9350,50\r\n:50:", "55 :32A:: the message has two"},
        {":32B:KZT3400,00\r\n", "", "36 :32B:: "},
        {"KZT3400,00", "KZT34x0,00", "37 :32B:: "},
        {"KZT3400,00", "KZT92233720368547758,07", "36 :32B:: "},
        {":32B:KZT3400,00\r\n", ":32B:KZT3400,00\r\n:32B:KZT3400,00\r\n", "38 :32B:: "},
        {":20:TRN-00000417\r\n", "", "1 :20:: "},
        {"/IDN/260940900011\r\n", "", "1 /IDN/: the number of the payer is missing"},
        {"/IDN/260940900011\r\n/CH", "/IDN/26094090001\r\n/CH", "1 /IDN/: "},
        {"/KNP/122", "/KNP/122\r\n/KNP/121", "1 : a key of the head stands twice"},
        {"{2:I102", "{2:I100", "1 : the message is no list"},
        {"\r\n-}", "\r\n-", "1 : the message has no end"},
    };
    gsize length;
    g_autofree char *whole = load("a-employee-utf8.txt", &length);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Capture) capture = SAMPLE_WITH(cases[i].from, cases[i].to);
        assert_true(capture->ok);
        assert_int_equal(capture->rows->len, 0);
        assert_begins(only(capture->rejects), cases[i].reject);
        assert_int_equal(capture->totals.unposted, 1);

        /* The next message counts all the same. */
        g_autoptr(GString) both = g_string_new(whole);
        g_string_replace(both, cases[i].from, cases[i].to, 0);
        g_string_append(both, whole);
        g_autoptr(Capture) next = capture_bytes(MAMS_FILE_PAYMENTS, both->str, both->len);
        assert_int_equal(next->rows->len, 3);
        assert_int_equal(next->totals.unposted, 1);
        assert_int_equal(next->totals.messages, 2);
    }
}

static void text_without_a_message_is_reported_once(void **state)
{
    (void)state;
    gsize length;
    g_autofree char *whole = load("a-employee-utf8.txt", &length);
    g_autofree char *file =
        g_strconcat(whole, ":21:4\r\n:32B:KZT1,00\r\n/FM/Ким\r\n-}\r\n", whole, NULL);
    g_autoptr(Capture) capture = capture_text(MAMS_FILE_PAYMENTS, file);
    assert_begins(only(capture->rejects), "56 : text that belongs to no message");
    assert_int_equal(capture->rows->len, 6);
}

static void persons_are_no_citizens(void **state)
{
    (void)state;
    g_autoptr(Capture) capture =
        capture_file(MAMS_FILE_CITIZENS, FIXTURE("a-employee-rk1048.txt"), false);
    assert_refused(capture, MAMS_ERROR_DATA, "import it as payments");
}

static void huge_messages_are_refused(void **state)
{
    (void)state;
    g_autoptr(GString) file = g_string_new("{1:}{4:\n:20:BIG\n:50:/D/KZ\n/IDN/260940900011\n"
                                           ":70:/KNP/121\n/PERIOD/102026\n");
    for (int i = 1; i <= 100001; i++) {
        g_string_append_printf(file, ":21:%d\n:32B:KZT1,00\n/IDN/850317490011\n", i);
    }
    g_string_append(file, ":32A:261105KZT100001,00\n-}\n");
    g_autoptr(Capture) persons = capture_bytes(MAMS_FILE_PAYMENTS, file->str, file->len);
    assert_holds(only(persons->rejects), "100,000 persons");
    assert_int_equal(persons->rows->len, 0);

    g_string_assign(file, "{1:}{4:\n:20:BIG\n");
    g_autofree char *line = g_strnfill(60000, 'x');
    for (int i = 0; i < 300; i++) {
        g_string_append_printf(file, "/ASSIGN/%s\n", line);
    }
    g_string_append_printf(file, "-}\n{1:}{4:\n:20:%s%s\n-}\n", line, line);
    g_autoptr(Capture) bytes = capture_bytes(MAMS_FILE_PAYMENTS, file->str, file->len);
    assert_int_equal(bytes->rejects->len, 2);
    assert_holds(bytes->rejects->pdata[0], "16 MB");
    assert_holds(bytes->rejects->pdata[1], "64 KiB");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sample_a_in_rk1048),
        cmocka_unit_test(sample_a_in_other_encodings),
        cmocka_unit_test(look_alike_tags_are_read_with_one_warning),
        cmocka_unit_test(sample_b_has_two_doubts),
        cmocka_unit_test(sample_c_is_rejected_with_its_code),
        cmocka_unit_test(several_messages_stand_in_a_file),
        cmocka_unit_test(codes_become_kinds),
        cmocka_unit_test(own_values_come_before_those_of_the_head),
        cmocka_unit_test(the_day_comes_from_the_sum_or_the_date),
        cmocka_unit_test(shapes_that_were_met_are_read),
        cmocka_unit_test(days_may_lack_zeros),
        cmocka_unit_test(names_show_a_sex_or_none),
        cmocka_unit_test(persons_are_rejected_alone),
        cmocka_unit_test(dates_and_digits_only_warn),
        cmocka_unit_test(broken_messages_are_not_posted),
        cmocka_unit_test(text_without_a_message_is_reported_once),
        cmocka_unit_test(persons_are_no_citizens),
        cmocka_unit_test(huge_messages_are_refused),
    };
    return cmocka_run_group_tests(tests, capture_setup, capture_teardown);
}
