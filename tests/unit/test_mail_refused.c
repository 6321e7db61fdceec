/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "cm.h"
#include "exchange/mail_write.h"

/* What no mail may hold, and the subjects of replies. */

static MamsMailDraft plain_draft(void)
{
    return (MamsMailDraft){.from_address = "kanc@example.kz",
                           .to_address = "h.ulan@example.kz",
                           .subject = "Өтемақы",
                           .text = "Сәлеметсіз бе!",
                           .message_id = "417.2@mams.example.kz",
                           .date = 1732269296};
}

/* ---- what is refused ---- */

static void expect_refused(const MamsMailDraft *draft, const char *part)
{
    g_autoptr(GError) error = NULL;
    assert_null(mams_mail_write(draft, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_USAGE));
    if (strstr(error->message, part) == NULL)
        fail_msg("'%s' is not in '%s'", part, error->message);
    assert_true(g_utf8_validate(error->message, -1, NULL));
    assert_null(strpbrk(error->message, "\r\n\x1b"));
}

static void test_control_characters_in_headers(void **state)
{
    (void)state;
    static const char *const bad[] = {"a\nBcc: b@x.kz",
                                      "a\r\n\r\nb",
                                      "a\x1b[1m",
                                      "a\x7f",
                                      "a\xc2\x85z",
                                      "a\xe2\x80\xae"
                                      "b",
                                      "a\xe2\x80\xa8z",
                                      "a\xff"
                                      "b@x.kz",
                                      "\xd2"};
    g_autoptr(GBytes) bytes = g_bytes_new_static("a", 1);
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        const char *const references[] = {"<a@x.kz>", bad[i], NULL};
        const MamsMailEnclosure name = {bad[i], "text/plain", bytes}, type = {"a", bad[i], bytes};
        MamsMailDraft drafts[8];
        for (size_t k = 0; k < G_N_ELEMENTS(drafts); k++)
            drafts[k] = plain_draft();
        drafts[0].from_name = bad[i];
        drafts[1].to_name = bad[i];
        drafts[2].subject = bad[i];
        drafts[3].message_id = bad[i];
        drafts[4].in_reply_to = bad[i];
        drafts[5].references = references;
        drafts[6].attachments = &name;
        drafts[7].attachments = &type;
        drafts[6].n_attachments = drafts[7].n_attachments = 1;
        for (size_t k = 0; k < G_N_ELEMENTS(drafts); k++)
            expect_refused(&drafts[k], "at the head of a mail");
        MamsMailDraft from = plain_draft(), to = plain_draft();
        from.from_address = to.to_address = bad[i];
        expect_refused(&from, "no e-mail address");
        expect_refused(&to, "no e-mail address");
    }
}

static void test_addresses(void **state)
{
    (void)state;
    static const char *const good[] = {"a@b", "a.b+c@d-e.example.kz", "!#$%&'*+-/=?^_`{|}~@x.kz",
                                       "kanc@fms.kz"};
    static const char *const bad[] = {"",
                                      "a",
                                      "@b.kz",
                                      "a@",
                                      "a@b@c.kz",
                                      "a b@c.kz",
                                      "a@b.kz,c@d.kz",
                                      "<a@b.kz>",
                                      "Ә <a@b.kz>",
                                      "ә@b.kz",
                                      "a@қаз.kz",
                                      "a..b@c.kz",
                                      ".a@c.kz",
                                      "a.@c.kz",
                                      "a@.c.kz",
                                      "a@c.kz.",
                                      "a@-c.kz",
                                      "a@c-.kz",
                                      "a@c.kz-",
                                      "\"a b\"@c.kz",
                                      "a@[1.2.3.4]",
                                      "a@c_d.kz",
                                      " a@b.kz",
                                      "a@b.kz "};
    g_autofree char *local = g_strnfill(65, 'a');
    g_autofree char *label = g_strnfill(64, 'b');
    g_autofree char *long_local = g_strconcat(local, "@b.kz", NULL);
    g_autofree char *long_label = g_strconcat("a@", label, ".kz", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++)
        assert_true(mams_mail_is_address(good[i]));
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        if (mams_mail_is_address(bad[i]))
            fail_msg("'%s' is taken", bad[i]);
        MamsMailDraft draft = plain_draft();
        draft.to_address = bad[i];
        expect_refused(&draft, "no e-mail address");
    }
    assert_false(mams_mail_is_address(long_local));
    assert_true(mams_mail_is_address(long_local + 1));
    assert_false(mams_mail_is_address(long_label));
}

static void test_iin_in_the_subject(void **state)
{
    (void)state;
    static const char *const bad[] = {"850317490011",
                                      "ИИН 850317 490 011",
                                      "ЖСН850317490011?",
                                      "№ 12 850317490011",
                                      "8 5 0 3 1 7 4 9 0 0 1 1",
                                      "850317\xc2\xa0"
                                      "490011",
                                      "850317\xe2\x80\x8b"
                                      "490011",
                                      "850317  490 011 7"};
    static const char *const good[] = {"850317490012",    "8503174900110", "1 8503174900119",
                                       "850317490 0110",  "85031749001",   "850317-490011x",
                                       "22.11.2024 12:30"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        MamsMailDraft draft = plain_draft();
        draft.subject = bad[i];
        expect_refused(&draft, "850317 ••• ••1");
    }
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        MamsMailDraft draft = plain_draft();
        draft.subject = good[i];
        g_autoptr(GBytes) mail = mams_mail_write(&draft, NULL);
        assert_non_null(mail);
    }
}

static void test_texts_that_are_none(void **state)
{
    (void)state;
    static const char *const none[] = {"", " \n\t\r\n", "\xc2\xa0\xe2\x80\x8b\n", "\x01"};
    MamsMailDraft draft = plain_draft();
    for (size_t i = 0; i < G_N_ELEMENTS(none); i++) {
        draft.text = none[i];
        expect_refused(&draft, "no text");
    }
    draft.text = "a\xff";
    expect_refused(&draft, "damaged");
}

static void test_attachments_that_are_none(void **state)
{
    (void)state;
    g_autoptr(GBytes) bytes = g_bytes_new_static("a", 1);
    const MamsMailEnclosure bad[] = {{"", "text/plain", bytes},      {"a/b", "text/plain", bytes},
                                      {"a\\b", "text/plain", bytes},  {"a", "text", bytes},
                                      {"a", "/plain", bytes},         {"a", "text/", bytes},
                                      {"a", "text/plain; x=1", bytes}};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        MamsMailDraft draft = plain_draft();
        draft.attachments = &bad[i];
        draft.n_attachments = 1;
        expect_refused(&draft, "attachment");
    }
}

static void test_a_fault_of_the_caller(void **state)
{
    (void)state;
    static const char *const bad[] = {"", "a", "a b@c", "<a@b", "a@b> <c@d"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        MamsMailDraft draft = plain_draft();
        draft.message_id = bad[i];
        assert_null(mams_mail_write(&draft, &error));
        assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_INTERNAL));
    }
    g_autoptr(GError) error = NULL;
    MamsMailDraft draft = plain_draft();
    draft.date = INT64_MAX;
    assert_null(mams_mail_write(&draft, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_INTERNAL));
}

/* ---- the subject of a reply ---- */

static void test_reply_subjects(void **state)
{
    (void)state;
    static const struct {
        const char *subject, *reply;
    } cases[] = {
        {NULL, "Re:"},
        {"", "Re:"},
        {"Re:", "Re:"},
        {"Сұрақ", "Re: Сұрақ"},
        {"Re: Сұрақ", "Re: Сұрақ"},
        {"RE: re:Fwd: FW : Сұрақ", "Re: Сұрақ"},
        {"Ре: НА: На: Пересл: Отв: Ответ: Жауап: Сұрақ", "Re: Сұрақ"},
        {"Hа: Рe: mixed letters", "Re: mixed letters"},
        {"Re[2]: RE(13): Сұрақ", "Re: Сұрақ"},
        {"Re: [list] Re: Сұрақ", "Re: [list] Re: Сұрақ"},
        {"Рецепт: Re: қайда?", "Re: Рецепт: Re: қайда?"},
        {"Research: a", "Re: Research: a"},
        {"На что жаловаться", "Re: На что жаловаться"},
        {"a\r\nBcc: x@y.kz\x1b", "Re: a Bcc: x@y.kz"},
        {"ИИН 850317 490 011, статус", "Re: ИИН •••••• ••• •••, статус"},
        {"850317490011/010705593027", "Re: ••••••••••••/••••••••••••"},
        {"850317490012", "Re: 850317490012"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *reply = mams_mail_reply_subject(cases[i].subject);
        assert_string_equal(reply, cases[i].reply);
        g_autofree char *again = mams_mail_reply_subject(reply);
        assert_string_equal(again, reply);
    }
}

/* Wherever a long subject is cut: what is left of 13 digits may be an IIN. */
static void test_a_cut_subject(void **state)
{
    (void)state;
    for (gsize before = 100; before < 180; before++) {
        g_autofree char *fill = g_strnfill(before, 'a');
        g_autofree char *subject = g_strconcat(fill, "8503174900119 ", fill, NULL);
        g_autofree char *reply = mams_mail_reply_subject(subject);
        assert_true(g_str_has_suffix(reply, "…"));
        MamsMailDraft draft = plain_draft();
        draft.subject = reply;
        g_autoptr(GBytes) mail = mams_mail_write(&draft, NULL);
        assert_non_null(mail);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_control_characters_in_headers),
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_iin_in_the_subject),
        cmocka_unit_test(test_texts_that_are_none),
        cmocka_unit_test(test_attachments_that_are_none),
        cmocka_unit_test(test_a_fault_of_the_caller),
        cmocka_unit_test(test_reply_subjects),
        cmocka_unit_test(test_a_cut_subject),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
