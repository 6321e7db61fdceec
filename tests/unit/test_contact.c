/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include "base/contact.h"
#include "base/iin.h"

static void check_phone(int64_t phone, bool masked, const char *expected)
{
    g_autofree char *text = mams_phone_format(phone, masked);
    assert_string_equal(text, expected);
}

static void test_phones(void **state)
{
    (void)state;
    check_phone(7012345678, false, "+7 701 234 56 78");
    check_phone(7012345678, true, "+7 701 ••• •• 78");
    check_phone(7000000001, false, "+7 700 000 00 01");
    check_phone(7000000001, true, "+7 700 ••• •• 01");
    check_phone(0, false, "");
    check_phone(0, true, "");
    check_phone(-1, false, "");
    check_phone(INT64_C(10000000000), false, "");
    check_phone(G_MAXINT64, true, "");
}

static void check_email(const char *email, bool masked, const char *expected)
{
    g_autofree char *text = mams_email_format(email, masked);
    assert_string_equal(text, expected);
}

static void test_addresses(void **state)
{
    (void)state;
    check_email("aliya@mail.example", false, "aliya@mail.example");
    check_email("aliya@mail.example", true, "a•••@mail.example");
    check_email("әлия@пошта.қаз", true, "ә•••@пошта.қаз");
    check_email("\"a@b\"@mail.example", true, "\"•••@mail.example");
    check_email("@mail.example", true, "•••@mail.example");
    check_email("nobody", true, "n•••");
    check_email("", true, "");
    check_email(NULL, true, "");
    check_email(NULL, false, "");
}

static void check_number(MamsIin iin, const char *expected)
{
    char text[MAMS_IIN_MASKED_SIZE];
    assert_string_equal(mams_iin_format_masked(iin, text), expected);
}

/* The digits 7 to 11 of a number. */
static void test_numbers(void **state)
{
    (void)state;
    check_number(850317490011, "850317 ••• ••1");
    check_number(60714690017, "060714 ••• ••7");
    check_number(999999999999, "999999 ••• ••9");
    check_number(-1, "");
    check_number(INT64_C(1000000000000), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phones),
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
