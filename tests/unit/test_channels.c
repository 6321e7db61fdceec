/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "rules_fixture.h"

/* Where and how to pay, as the rule files say it. */

static const MamsChannel *channel(const char *code)
{
    for (int i = 0; i < rules->n_channels; i++)
        if (strcmp(rules->channels[i].code, code) == 0)
            return &rules->channels[i];
    fail_msg("there is no channel '%s'", code);
    return NULL;
}

static void test_what_each_is_for(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        unsigned uses;
    } table[] = {
        {"bank", MAMS_CHANNEL_PAY},
        {"kazpost", MAMS_CHANNEL_PAY},
        {"kaspi", MAMS_CHANNEL_PAY | MAMS_CHANNEL_STATUS},
        {"halyk", MAMS_CHANNEL_PAY | MAMS_CHANNEL_STATUS},
        {"kassa24", MAMS_CHANNEL_PAY},
        {"qiwi", MAMS_CHANNEL_PAY},
        {"qoldau", MAMS_CHANNEL_STATUS | MAMS_CHANNEL_DOCUMENT | MAMS_CHANNEL_COMPLAINT},
        {"msqory", MAMS_CHANNEL_STATUS | MAMS_CHANNEL_COMPLAINT},
        {"telegram-bot", MAMS_CHANNEL_STATUS | MAMS_CHANNEL_COMPLAINT},
        {"egov", MAMS_CHANNEL_STATUS},
        {"damumed", MAMS_CHANNEL_STATUS},
        {"contact-centre", MAMS_CHANNEL_STATUS | MAMS_CHANNEL_COMPLAINT},
        {"clinic", MAMS_CHANNEL_DOCUMENT},
        {"mailbox", MAMS_CHANNEL_COMPLAINT},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
        assert_int_equal(channel(table[i].code)->uses, table[i].uses);
    for (int i = 0; i < rules->n_channels; i++) {
        const MamsChannel *one = &rules->channels[i];

        assert_int_not_equal(one->uses, 0);
        assert_string_equal(one->why.file, "channels.ini");
        assert_non_null(one->why.source);
        for (MamsLang lang = 0; lang < MAMS_N_LANGS; lang++)
            assert_true(one->name[lang] != NULL && one->steps[lang] != NULL);
    }
}

/* What is disputed says so; the number of the contact centre is not told as certain. */
static void test_disputed(void **state)
{
    (void)state;
    const MamsChannel *bot = channel("telegram-bot"), *centre = channel("contact-centre");

    for (MamsLang lang = 0; lang < MAMS_N_LANGS; lang++) {
        assert_non_null(strstr(bot->why.note[lang], "@SaqtandyruBot"));
        assert_non_null(strstr(bot->why.note[lang], "@SaqtandyryBot"));
        assert_non_null(strstr(centre->why.note[lang], "1406"));
        assert_non_null(strstr(centre->name[lang], "1414"));
    }
    assert_int_equal(centre->why.confidence, 'L');
}

static void test_purpose_codes(void **state)
{
    (void)state;
    assert_string_equal(rules->payers[MAMS_KIND_EMPLOYER].purpose_code, "121");
    assert_string_equal(rules->payers[MAMS_KIND_EMPLOYEE].purpose_code, "122");
    assert_string_equal(rules->payers[MAMS_KIND_SELF].purpose_code, "122");
    assert_string_equal(rules->payers[MAMS_KIND_ENTREPRENEUR].purpose_code, "122");
    assert_string_equal(rules->payers[MAMS_KIND_CONTRACT].purpose_code, "122");
    assert_null(rules->payers[MAMS_KIND_ESP].purpose_code);
    assert_null(rules->payers[MAMS_KIND_PENALTY].purpose_code);
}

static void check_period(MamsMonth month, MamsDay paid_on, const char *says)
{
    g_autofree char *period = mams_rules_period(rules, month, paid_on);

    assert_string_equal(period, says);
}

static void test_period_field(void **state)
{
    (void)state;
    check_period(mams_month_make(2025, 7), mams_day_make(2025, 9, 10), "072025");
    check_period(mams_month_make(2024, 12), mams_day_make(2025, 3, 30), "122024");
    check_period(mams_month_make(2024, 12), mams_day_make(2019, 1, 1), "122024");
    assert_int_equal(rules->n_period_fields, 2);
    assert_int_equal(rules->period_fields[0].to, mams_day_make(2025, 3, 30));
    assert_int_equal(rules->period_fields[1].from, mams_day_make(2025, 3, 31));
    assert_int_equal(rules->period_fields[1].to, MAMS_DAY_FOREVER);
    assert_int_equal(rules->period_fields[1].why.confidence, 'H');
}

/* Another form would be followed from its day on. */
static void test_another_form(void **state)
{
    (void)state;
    MamsPeriodField fields[] = {{.from = mams_day_make(2020, 1, 1), .form = "MMYYYY"},
                                {.from = mams_day_make(2025, 3, 31), .form = "YYYY/MM"}};
    MamsRules other = *rules;

    other.period_fields = fields;
    g_autofree char *before =
        mams_rules_period(&other, mams_month_make(2025, 2), mams_day_make(2025, 3, 30));
    g_autofree char *after =
        mams_rules_period(&other, mams_month_make(2025, 2), mams_day_make(2025, 3, 31));
    assert_string_equal(before, "022025");
    assert_string_equal(after, "2025/02");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_each_is_for), cmocka_unit_test(test_disputed),
        cmocka_unit_test(test_purpose_codes),    cmocka_unit_test(test_period_field),
        cmocka_unit_test(test_another_form),
    };
    return cmocka_run_group_tests(tests, rules_setup, rules_teardown);
}
