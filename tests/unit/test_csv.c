/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "capture.h"

#define PAYMENTS "iin,month,kind,amount,paid_on\n"
#define PAID "850317490011,2026-10,self,4250,2026-11-20\n"
#define PAID_ROW "850317490011 2026-10 self 4250 paid=2026-11-20"

/* ---- what is taken ---- */

static void every_column_of_citizens(void **state)
{
    (void)state;
    g_autoptr(Capture) capture = capture_text(
        MAMS_FILE_CITIZENS,
        "iin,surname,given,patronymic,birth_date,sex,death_date,resident_from,region,phone,email,"
        "language,clinic,clinic_since,former_surname\n"
        "850317490011,Өмірбекова,Әлия,Нұрсұлтанқызы,1985-03-17,f,2026-01-02,2001-05-06,750000000,"
        "+7 (701) 900-12-34,aliya@example.kz,kk,\"№ 5 емхана, Алматы\",2020-01-01,Ахметова\n"
        "641214390552,Петров,Иван,,1964-12-14,,,,,,,,,,\n");
    assert_true(capture->ok);
    assert_int_equal(capture->rows->len, 2);
    assert_string_equal(capture->rows->pdata[0],
                        "850317490011 surname=Өмірбекова given=Әлия patronymic=Нұрсұлтанқызы "
                        "former=Ахметова birth=1985-03-17 death=2026-01-02 resident=2001-05-06 "
                        "sex=2 region=750000000 phone=7019001234 email=aliya@example.kz "
                        "clinic=№ 5 емхана, Алматы since=2020-01-01 language=kk");
    assert_string_equal(capture->rows->pdata[1],
                        "641214390552 surname=Петров given=Иван patronymic= birth=1964-12-14 sex=0 "
                        "region=0 phone=0");
}

static void every_column_of_relatives(void **state)
{
    (void)state;
    g_autoptr(Capture) capture =
        capture_text(MAMS_FILE_RELATIVES, "to,from,relation,relative_iin,iin\n"
                                          ",,parent,641214390552,850317490011\n"
                                          "2020-01-01,2010-02-03,child,641214390552,850317490011\n"
                                          ",,spouse,641214390552,850317490011\n"
                                          ",,guardian,641214390552,850317490011\n");
    assert_int_equal(capture->rows->len, 4);
    assert_string_equal(capture->rows->pdata[0], "850317490011 relative=641214390552 p to=forever");
    assert_string_equal(capture->rows->pdata[1],
                        "850317490011 relative=641214390552 c from=2010-02-03 to=2020-01-01");
    assert_holds(capture->rows->pdata[2], " s ");
    assert_holds(capture->rows->pdata[3], " g ");
}

static void every_column_of_assignments(void **state)
{
    (void)state;
    g_autoptr(Capture) capture = capture_text(
        MAMS_FILE_ASSIGNMENTS, "iin,category,from,to,document,document_date,issuer,register\n"
                               "850317490011,student,2026-09-01,2030-06-30,С-12/"
                               "3,2026-08-30,\"Университет \"\"Дала\"\"\",edu\n"
                               "850317490011,pensioner,2027-01-01,,,,,\n");
    assert_int_equal(capture->rows->len, 2);
    assert_string_equal(
        capture->rows->pdata[0],
        "850317490011 category=student from=2026-09-01 to=2030-06-30 document=С-12/3 "
        "dated=2026-08-30 issuer=Университет \"Дала\" register=edu");
    assert_string_equal(capture->rows->pdata[1],
                        "850317490011 category=pensioner from=2027-01-01 to=forever");
}

static void every_column_of_payments(void **state)
{
    (void)state;
    g_autoptr(Capture) capture = capture_text(
        MAMS_FILE_PAYMENTS,
        "iin,month,kind,amount,paid_on,payer,payer_name,received_on,posted_on,returned_on,"
        "return_reason,reference,channel\n"
        "010705593027,2026-09,employee,1458.6,2026-10-05,260940900011,ТОО «Тұлпар»,2026-10-06,"
        "2026-10-07,2026-10-09,ИИН,R-1,kaspi\n"
        "010705593027,2027-09,esp,0.01,2026-11-22,,,,,,,,\n");
    assert_int_equal(capture->rejects->len, 0);
    assert_string_equal(capture->rows->pdata[0],
                        "010705593027 2026-09 employee 1458.6 paid=2026-10-05 payer=260940900011 "
                        "name=ТОО «Тұлпар» received=2026-10-06 posted=2026-10-07 "
                        "returned=2026-10-09 reason=ИИН reference=R-1 channel=kaspi");
    assert_string_equal(capture->rows->pdata[1], "010705593027 2027-09 esp 0.01 paid=2026-11-22");
}

static void every_code_is_known(void **state)
{
    (void)state;
    static const char *const kinds[] = {"employer",     "employee", "self",
                                        "entrepreneur", "contract", "esp",
                                        "ep",           "platform", "penalty"};
    static const char *const categories[] = {"child",
                                             "unemployed",
                                             "pregnant",
                                             "caring-child-under-3",
                                             "parental-leave",
                                             "carer-disabled-child",
                                             "pensioner",
                                             "convict",
                                             "detained",
                                             "kandas",
                                             "award-mother",
                                             "disabled",
                                             "student",
                                             "carer-group-1",
                                             "social-assistance",
                                             "crisis-d-e",
                                             "serving",
                                             "temporary",
                                             "business"};
    g_autoptr(GString) file = g_string_new(PAYMENTS);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_string_append_printf(file, "850317490011,2026-10,%s,4250,2026-11-20\n", kinds[i]);
    }
    g_autoptr(Capture) payments = capture_text(MAMS_FILE_PAYMENTS, file->str);
    assert_int_equal(payments->rows->len, G_N_ELEMENTS(kinds));
    g_string_assign(file, "iin,category,from\n");
    for (size_t i = 0; i < G_N_ELEMENTS(categories); i++) {
        g_string_append_printf(file, "850317490011,%s,2026-10-01\n", categories[i]);
    }
    g_autoptr(Capture) assignments = capture_text(MAMS_FILE_ASSIGNMENTS, file->str);
    assert_int_equal(assignments->rows->len, G_N_ELEMENTS(categories));
}

static void texts_are_cleaned(void **state)
{
    (void)state;
    g_autoptr(Capture) capture = capture_text(
        MAMS_FILE_CITIZENS, "iin,surname,given,birth_date\n"
                            "850317490011,\"  Өмір\x1b[31mбекова\xC2\xA0\",\xE2\x80\xAE"
                            "И\xCC\x86\x07,1985-03-17\n");
    /* The decomposed Й is joined; control, direction signs and outer blanks are gone. */
    assert_begins(only(capture->rows), "850317490011 surname=Өмір[31mбекова given=Й patronymic=");
}

static void phones_are_their_last_ten_digits(void **state)
{
    (void)state;
    const struct {
        const char *phone, *kept;
    } cases[] = {{"87019001234", "phone=7019001234"},
                 {"+7 701 900 12 34", "phone=7019001234"},
                 {"7019001234", "phone=7019001234"},
                 {"8(727)900.12.34", "phone=7279001234"},
                 {"019001234", NULL},
                 {"8701900123x", NULL},
                 {"87019001234 87019001235", NULL}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *file = g_strdup_printf(
            "iin,surname,given,birth_date,phone\n850317490011,Ө,Ә,1985-03-17,%s\n", cases[i].phone);
        g_autoptr(Capture) capture = capture_text(MAMS_FILE_CITIZENS, file);
        if (cases[i].kept != NULL) {
            assert_holds(only(capture->rows), cases[i].kept);
        } else {
            assert_begins(only(capture->rejects), "2 phone: ");
        }
    }
}

/* ---- what is rejected ---- */

typedef struct {
    const char *row, *reject; /* NULL: taken */
} RowCase;

static void check_rows(MamsFileKind kind, const char *header, const RowCase *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_autofree char *file = g_strdup_printf("%s\n%s\n", header, cases[i].row);
        g_autoptr(Capture) capture = capture_text(kind, file);
        assert_true(capture->ok);
        if (cases[i].reject == NULL) {
            assert_int_equal(capture->rejects->len, 0);
            only(capture->rows);
        } else {
            assert_int_equal(capture->rows->len, 0);
            assert_begins(only(capture->rejects), cases[i].reject);
            assert_string_equal(only(capture->texts), cases[i].row);
        }
    }
}

static void wrong_payments_are_rejected(void **state)
{
    (void)state;
    static const RowCase cases[] = {
        {",2026-10,self,4250,2026-11-20,", "2 iin: the field is empty"},
        {"85031749001,2026-10,self,4250,2026-11-20,", "2 iin: "},
        {"850317490012,2026-10,self,4250,2026-11-20,", "2 iin: the control digit"},
        {"850317390623,2026-10,self,4250,2026-11-20,", "2 iin: no IIN begins"},
        {"000000000000,2026-10,self,4250,2026-11-20,", "2 iin: "},
        {"850317490011,2026-13,self,4250,2026-11-20,", "2 month: '2026-13' is no month"},
        {"850317490011,10.2026,self,4250,2026-11-20,", "2 month: "},
        {"850317490011,2016-12,self,4250,2026-11-20,", "2 month: "},
        {"850317490011,2017-01,self,4250,2026-11-20,", NULL},
        {"850317490011,2046-11,self,4250,2026-11-20,", NULL},
        {"850317490011,2046-12,self,4250,2026-11-20,", "2 month: "},
        {"850317490011,2026-10,alms,4250,2026-11-20,", "2 kind: 'alms' is no kind"},
        {"850317490011,2026-10,self,0,2026-11-20,", "2 amount: the amount '0' is not above zero"},
        {"850317490011,2026-10,self,-5,2026-11-20,", "2 amount: '-5' is no amount"},
        {"850317490011,2026-10,self,4250.001,2026-11-20,", "2 amount: "},
        {"850317490011,2026-10,self,4 250,2026-11-20,", "2 amount: "},
        {"850317490011,2026-10,self,1000000000,2026-11-20,", NULL},
        {"850317490011,2026-10,self,1000000000.01,2026-11-20,", "2 amount: "},
        {"850317490011,2026-10,self,99999999999999999999999,2026-11-20,", "2 amount: "},
        {"850317490011,2026-10,self,4250,2026-11-22,", NULL},
        {"850317490011,2026-10,self,4250,2026-11-23,", "2 paid_on: '2026-11-23' is in the future"},
        {"850317490011,2026-10,self,4250,2026-02-29,", "2 paid_on: '2026-02-29' is no date"},
        {"850317490011,2026-10,self,4250,20.11.2026,", "2 paid_on: "},
        {"850317490011,2026-10,self,4250,2026-11-20,2026-11-19",
         "2 returned_on: '2026-11-19' is before"},
        {"850317490011,2026-10,self,4250,2026-11-20,2026-11-20", NULL},
        {"850317490011,2026-10,self,4250,2026-11-20,2026-11-23", "2 returned_on: "},
    };
    check_rows(MAMS_FILE_PAYMENTS, "iin,month,kind,amount,paid_on,returned_on", cases,
               G_N_ELEMENTS(cases));
}

static void wrong_citizens_are_rejected(void **state)
{
    (void)state;
    static const RowCase cases[] = {
        {"850317490011,,Ә,1985-03-17,,,,,", "2 surname: the field is empty"},
        {"850317490011,\" \",Ә,1985-03-17,,,,,", "2 surname: the field is empty"},
        {"850317490011,Ө,Ә,2026-11-23,,,,,", "2 birth_date: "},
        {"850317490011,Ө,Ә,1985-03-17,x,,,,", "2 sex: 'x' is neither m nor f"},
        {"850317490011,Ө,Ә,1985-03-17,f,1985-03-16,,,", "2 death_date: "},
        {"850317490011,Ө,Ә,1985-03-17,f,1985-03-17,,,", NULL},
        {"850317490011,Ө,Ә,1985-03-17,f,2026-11-23,,,", "2 death_date: "},
        {"850317490011,Ө,Ә,1985-03-17,f,,75000000,,", "2 region: "},
        {"850317490011,Ө,Ә,1985-03-17,f,,7500000000,,", "2 region: "},
        {"850317490011,Ө,Ә,1985-03-17,f,,,a@@b,", "2 email: "},
        {"850317490011,Ө,Ә,1985-03-17,f,,,aliya,", "2 email: "},
        {"850317490011,Ө,Ә,1985-03-17,f,,,,kz", "2 language: 'kz' is none of kk, ru, en"},
    };
    check_rows(MAMS_FILE_CITIZENS,
               "iin,surname,given,birth_date,sex,death_date,region,email,language", cases,
               G_N_ELEMENTS(cases));
}

static void wrong_assignments_and_relatives_are_rejected(void **state)
{
    (void)state;
    static const RowCase assignments[] = {
        {"850317490011,rich,2026-01-01,,", "2 category: 'rich' is no category"},
        {"850317490011,student,,,", "2 from: the field is empty"},
        {"850317490011,student,2026-01-02,2026-01-01,", "2 to: '2026-01-01' is before 'from'"},
        {"850317490011,student,2026-01-02,2026-01-02,", NULL},
        {"850317490011,student,2026-01-02,,2026-11-23", "2 document_date: "},
    };
    check_rows(MAMS_FILE_ASSIGNMENTS, "iin,category,from,to,document_date", assignments,
               G_N_ELEMENTS(assignments));
    static const RowCase relatives[] = {
        {"850317490011,850317490011,parent,,", "2 relative_iin: "},
        {"850317490011,641214390553,parent,,", "2 relative_iin: the control digit"},
        {"850317490011,641214390552,uncle,,", "2 relation: "},
        {"850317490011,641214390552,parent,2020-01-02,2020-01-01", "2 to: "},
        {"850317490011,641214390552,parent,,2020-01-01", NULL},
    };
    check_rows(MAMS_FILE_RELATIVES, "iin,relative_iin,relation,from,to", relatives,
               G_N_ELEMENTS(relatives));
}

static void long_texts_are_rejected(void **state)
{
    (void)state;
    for (int letters = 100; letters <= 101; letters++) {
        g_autoptr(GString) file = g_string_new("iin,given,birth_date,surname\n"
                                               "850317490011,Ә,1985-03-17,");
        for (int i = 0; i < letters; i++) {
            g_string_append(file, "Ө");
        }
        g_autoptr(Capture) capture = capture_text(MAMS_FILE_CITIZENS, file->str);
        if (letters == 100) {
            only(capture->rows);
        } else {
            assert_begins(only(capture->rejects), "2 surname: ");
        }
    }
    for (int bytes = 64; bytes <= 65; bytes++) {
        g_autofree char *key = g_strnfill((gsize)bytes, 'R');
        g_autofree char *file =
            g_strdup_printf("reference,iin,month,kind,amount,paid_on\n%s,%s", key, PAID);
        g_autoptr(Capture) capture = capture_text(MAMS_FILE_PAYMENTS, file);
        assert_int_equal(capture->rows->len, bytes == 64 ? 1 : 0);
    }
}

static void control_digits_are_taken_when_asked(void **state)
{
    (void)state;
    static const char file[] = PAYMENTS "850317490012,2026-10,self,4250,2026-11-20\n"
                                        "85031749001x,2026-10,self,4250,2026-11-20\n";
    g_autoptr(Capture) capture =
        capture_file(MAMS_FILE_PAYMENTS, capture_write(file, sizeof file - 1), true);
    assert_begins(only(capture->rows), "850317490012 ");
    assert_begins(only(capture->warnings), "2 iin: the control digit of IIN '850317490012'");
    assert_begins(only(capture->rejects), "3 iin: ");
}

static void a_payers_control_digit_is_a_doubt(void **state)
{
    (void)state;
    g_autoptr(Capture) capture =
        capture_text(MAMS_FILE_PAYMENTS,
                     "payer,iin,month,kind,amount,paid_on\n260940900012," PAID "26094090001," PAID
                     "260940900012,850317490011,2026-10,self,0,2026-11-20\n");
    assert_holds(only(capture->rows), " payer=260940900012");
    assert_begins(only(capture->warnings), "2 payer: ");
    assert_int_equal(capture->rejects->len, 2);
    assert_begins(capture->rejects->pdata[0], "3 payer: ");
    /* The doubts of a rejected row are not reported beside the reason. */
    assert_begins(capture->rejects->pdata[1], "4 amount: ");
}

/* ---- writing ---- */

static void written_fields_have_the_quotes_they_need(void **state)
{
    (void)state;
    g_autoptr(GString) line = g_string_new(NULL);
    mams_csv_append(line, "7", false);
    mams_csv_append(line, NULL, false);
    mams_csv_append(line, "ТОО \"Дала\", Алматы", false);
    mams_csv_append(line, " a", false);
    mams_csv_append(line, "a\r\nb", true);
    assert_string_equal(line->str, "7,,\"ТОО \"\"Дала\"\", Алматы\",\" a\",\"a  b\"\r\n");
}

static void file_kinds_have_codes(void **state)
{
    (void)state;
    for (int kind = 0; kind < MAMS_N_FILES; kind++) {
        assert_int_equal(mams_file_kind_parse(mams_file_kind_code((MamsFileKind)kind)), kind);
    }
    assert_int_equal(mams_file_kind_parse("payment"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_of_citizens),
        cmocka_unit_test(every_column_of_relatives),
        cmocka_unit_test(every_column_of_assignments),
        cmocka_unit_test(every_column_of_payments),
        cmocka_unit_test(every_code_is_known),
        cmocka_unit_test(texts_are_cleaned),
        cmocka_unit_test(phones_are_their_last_ten_digits),
        cmocka_unit_test(wrong_payments_are_rejected),
        cmocka_unit_test(wrong_citizens_are_rejected),
        cmocka_unit_test(wrong_assignments_and_relatives_are_rejected),
        cmocka_unit_test(long_texts_are_rejected),
        cmocka_unit_test(control_digits_are_taken_when_asked),
        cmocka_unit_test(a_payers_control_digit_is_a_doubt),
        cmocka_unit_test(written_fields_have_the_quotes_they_need),
        cmocka_unit_test(file_kinds_have_codes),
    };
    return cmocka_run_group_tests(tests, capture_setup, capture_teardown);
}
