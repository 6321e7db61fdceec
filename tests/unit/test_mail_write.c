/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gmime/gmime.h>
#include <string.h>

#include "base/error.h"
#include "cm.h"
#include "exchange/mail_write.h"

/* What is written, read back by GMime. */

#define LETTERS "ә і ң ғ ү ұ қ ө һ Ә І Ң Ғ Ү Ұ Қ Ө Һ « » — № ₸"

static MamsMailDraft plain_draft(void)
{
    return (MamsMailDraft){.from_name = "Әлеуметтік медициналық сақтандыру қоры",
                           .from_address = "kanc@example.kz",
                           .to_name = "Ө. \"Ұлан\" Һашимов",
                           .to_address = "h.ulan+kz@mail.example.kz",
                           .subject = "Re: Өтемақы",
                           .text = "Сәлеметсіз бе!\n\n" LETTERS "\n",
                           .message_id = "417.2@mams.example.kz",
                           .date = 1732269296};
}

/* A mail that was written, and what GMime makes of it. */
typedef struct {
    GBytes *bytes;
    GMimeMessage *message;
} Mail;

static void clear_mail(Mail *mail)
{
    g_bytes_unref(mail->bytes);
    g_object_unref(mail->message);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Mail, clear_mail)

static GMimeMessage *parse(GBytes *bytes)
{
    gsize size;
    const char *start = g_bytes_get_data(bytes, &size);
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(start, size);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    g_object_unref(stream);
    assert_non_null(message);
    return message;
}

/* No line is too long, none has a CR; the headers are ASCII of at most 78 bytes a line but for what
 * cannot be folded. */
static void check_lines(GBytes *bytes)
{
    gsize size;
    const char *text = g_bytes_get_data(bytes, &size);
    assert_null(memchr(text, '\0', size));
    assert_null(memchr(text, '\r', size));
    assert_int_equal(text[size - 1], '\n');
    bool headers = true;
    const char *end;
    for (const char *line = text; line < text + size; line = end + 1) {
        end = memchr(line, '\n', size - (gsize)(line - text));
        gsize length = (gsize)(end - line);
        assert_true(length <= 998);
        headers = headers && length > 0;
        if (!headers)
            continue;
        for (const char *at = line; at < end; at++)
            assert_true(*at >= ' ' && *at < 0x7f);
        /* RFC 2047: an encoded word has at most 75 bytes, its line 76, but the name of the header
         * stands before the first. */
        if (memmem(line, length, "=?utf-8?", 8) != NULL)
            assert_true(length <= 75 + strlen("Subject: "));
    }
}

static Mail write_mail(const MamsMailDraft *draft)
{
    g_autoptr(GError) error = NULL;
    GBytes *bytes = mams_mail_write(draft, &error);
    if (bytes == NULL)
        fail_msg("%s", error->message);
    g_autoptr(GBytes) again = mams_mail_write(draft, NULL);
    assert_true(g_bytes_equal(bytes, again));
    check_lines(bytes);
    return (Mail){bytes, parse(bytes)};
}

static void expect_same(const char *got, const char *expected)
{
    if (g_strcmp0(got, expected) != 0)
        fail_msg("'%s' instead of '%s'", got, expected);
}

static const char *header(const Mail *mail, const char *name)
{
    return g_mime_object_get_header(GMIME_OBJECT(mail->message), name);
}

/* The decoded bytes of a part. (owned) */
static GBytes *content(GMimePart *part)
{
    GMimeStream *stream = g_mime_stream_mem_new();
    g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(part), stream);
    GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    GBytes *bytes = g_bytes_new(array->data, array->len);
    g_object_unref(stream);
    return bytes;
}

/* The text, with the ends of lines of a text in memory. (owned) */
static char *text_of(GMimeObject *part)
{
    assert_true(GMIME_IS_TEXT_PART(part));
    expect_same(g_mime_text_part_get_charset(GMIME_TEXT_PART(part)), "utf-8");
    g_autofree char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
    GString *lines = g_string_new(text);
    g_string_replace(lines, "\r\n", "\n", 0);
    return g_string_free(lines, FALSE);
}

static void expect_mailbox(InternetAddressList *list, const char *name, const char *address)
{
    assert_int_equal(internet_address_list_length(list), 1);
    InternetAddress *box = internet_address_list_get_address(list, 0);
    assert_true(INTERNET_ADDRESS_IS_MAILBOX(box));
    expect_same(internet_address_get_name(box), name); /* "": there is none */
    expect_same(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(box)), address);
}

/* ---- what a mail is ---- */

static void test_a_plain_mail(void **state)
{
    (void)state;
    MamsMailDraft draft = plain_draft();
    g_auto(Mail) mail = write_mail(&draft);
    expect_mailbox(g_mime_message_get_from(mail.message), draft.from_name, draft.from_address);
    expect_mailbox(g_mime_message_get_to(mail.message), draft.to_name, draft.to_address);
    expect_same(g_mime_message_get_subject(mail.message), draft.subject);
    expect_same(g_mime_message_get_message_id(mail.message), draft.message_id);
    expect_same(header(&mail, "Date"), "Fri, 22 Nov 2024 09:54:56 +0000");
    expect_same(header(&mail, "MIME-Version"), "1.0");
    assert_null(header(&mail, "In-Reply-To"));
    assert_null(header(&mail, "References"));
    assert_null(header(&mail, "Auto-Submitted"));
    g_autofree char *text = text_of(g_mime_message_get_mime_part(mail.message));
    expect_same(text, draft.text);
}

static void test_no_names(void **state)
{
    (void)state;
    MamsMailDraft draft = plain_draft();
    draft.from_name = NULL;
    draft.to_name = " ";
    draft.subject = "";
    g_auto(Mail) mail = write_mail(&draft);
    expect_mailbox(g_mime_message_get_from(mail.message), "", draft.from_address);
    expect_mailbox(g_mime_message_get_to(mail.message), "", draft.to_address);
    expect_same(g_mime_message_get_subject(mail.message), "");
}

static void test_a_receipt(void **state)
{
    (void)state;
    MamsMailDraft draft = plain_draft();
    draft.auto_submitted = true;
    g_auto(Mail) mail = write_mail(&draft);
    expect_same(header(&mail, "Auto-Submitted"), "auto-replied");
}

static void test_encodings_and_line_ends(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
        GMimeContentEncoding encoding;
    } cases[] = {
        {"one\r\ntwo\rthree  \n\n", "one\ntwo\nthree  \n\n",
         GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE},
        {"4250 ₸ = 8,5 x 500 a month", "4250 ₸ = 8,5 x 500 a month\n",
         GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE},
        {"қазақ тілінде", "қазақ тілінде\n", GMIME_CONTENT_ENCODING_BASE64},
        {"one\nFrom here on\n", "one\nFrom here on\n", GMIME_CONTENT_ENCODING_BASE64},
        {"one\n.\ntwo\n", "one\n.\ntwo\n", GMIME_CONTENT_ENCODING_BASE64},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        MamsMailDraft draft = plain_draft();
        draft.text = cases[i].text;
        g_auto(Mail) mail = write_mail(&draft);
        GMimeObject *part = g_mime_message_get_mime_part(mail.message);
        assert_int_equal(g_mime_part_get_content_encoding(GMIME_PART(part)), cases[i].encoding);
        g_autofree char *text = text_of(part);
        expect_same(text, cases[i].expected);
        /* RFC 2045: in base64 the ends of lines are CR LF. */
        g_autoptr(GBytes) raw = content(GMIME_PART(part));
        gsize size;
        const char *bytes = g_bytes_get_data(raw, &size);
        bool base64 = cases[i].encoding == GMIME_CONTENT_ENCODING_BASE64;
        assert_int_equal(memmem(bytes, size, "\r\n", 2) != NULL, base64);
    }
}

static void test_a_line_without_end(void **state)
{
    (void)state;
    g_autofree char *ascii = g_strnfill(20000, 'a');
    g_autoptr(GString) kazakh = g_string_new(NULL);
    for (int i = 0; i < 5000; i++)
        g_string_append(kazakh, "қ");
    const char *const texts[] = {ascii, kazakh->str};
    for (int i = 0; i < 2; i++) {
        MamsMailDraft draft = plain_draft();
        draft.text = texts[i];
        draft.subject = kazakh->str;
        g_auto(Mail) mail = write_mail(&draft);
        g_autofree char *text = text_of(g_mime_message_get_mime_part(mail.message));
        assert_int_equal(strlen(text), strlen(texts[i]) + 1);
        assert_memory_equal(text, texts[i], strlen(texts[i]));
        expect_same(g_mime_message_get_subject(mail.message), kazakh->str);
    }
}

/* ---- threads ---- */

static void test_references(void **state)
{
    (void)state;
    static const char *const earlier[] = {"<a@x.kz>", "b@x.kz", "<a@x.kz>", "no id",
                                          "<>",       "ә@x",    NULL};
    MamsMailDraft draft = plain_draft();
    draft.in_reply_to = "<c@x.kz>";
    draft.references = earlier;
    g_auto(Mail) mail = write_mail(&draft);
    expect_same(header(&mail, "In-Reply-To"), "<c@x.kz>");
    GMimeReferences *ids = g_mime_references_parse(NULL, header(&mail, "References"));
    assert_int_equal(g_mime_references_length(ids), 3);
    expect_same(g_mime_references_get_message_id(ids, 0), "a@x.kz");
    expect_same(g_mime_references_get_message_id(ids, 1), "b@x.kz");
    expect_same(g_mime_references_get_message_id(ids, 2), "c@x.kz");
    g_mime_references_free(ids);
}

static void test_a_long_thread(void **state)
{
    (void)state;
    char *earlier[201] = {NULL};
    for (int i = 0; i < 200; i++) {
        g_autofree char *fill = g_strnfill(200, 'x');
        earlier[i] = g_strdup_printf("<%d-%s@x.kz>", i, fill);
    }
    MamsMailDraft draft = plain_draft();
    draft.in_reply_to = "last@x.kz";
    draft.references = (const char *const *)earlier;
    g_auto(Mail) mail = write_mail(&draft);
    GMimeReferences *ids = g_mime_references_parse(NULL, header(&mail, "References"));
    int length = g_mime_references_length(ids);
    assert_int_equal(length, 20);
    assert_true(g_str_has_prefix(g_mime_references_get_message_id(ids, 0), "0-"));
    assert_true(g_str_has_prefix(g_mime_references_get_message_id(ids, 1), "182-"));
    assert_true(g_str_has_prefix(g_mime_references_get_message_id(ids, length - 2), "199-"));
    expect_same(g_mime_references_get_message_id(ids, length - 1), "last@x.kz");
    g_mime_references_free(ids);
    for (int i = 0; i < 200; i++)
        g_free(earlier[i]);
}

/* A parent whose own number is no Message-ID can be answered all the same. */
static void test_a_parent_without_a_right_id(void **state)
{
    (void)state;
    MamsMailDraft draft = plain_draft();
    draft.in_reply_to = "not an id";
    g_auto(Mail) mail = write_mail(&draft);
    assert_null(header(&mail, "In-Reply-To"));
    assert_null(header(&mail, "References"));
}

/* ---- attachments ---- */

static void test_attachments(void **state)
{
    (void)state;
    char every[256 * 40];
    for (size_t i = 0; i < sizeof every; i++)
        every[i] = (char)(i * 7 + i / 256);
    g_autoptr(GBytes) bytes = g_bytes_new_static(every, sizeof every);
    g_autoptr(GBytes) lines = g_bytes_new_static("a\nb\r\n--=_\nFrom x\n", 17);
    g_autoptr(GBytes) nothing = g_bytes_new_static("", 0);
    const MamsMailEnclosure attachments[] = {
        {"Анықтама № 17 «әіңғүұқөһ» — шарттар мен төлемдер туралы толық мәлімет.pdf",
         "application/pdf", bytes},
        {"lines; \"a\".txt", "text/plain", lines},
        {"a.eml", "message/rfc822", lines},
        {"empty", "application/octet-stream", nothing},
    };
    static const char *const types[] = {"application/pdf", "text/plain", "application/octet-stream",
                                        "application/octet-stream"};
    MamsMailDraft draft = plain_draft();
    draft.attachments = attachments;
    draft.n_attachments = G_N_ELEMENTS(attachments);
    g_auto(Mail) mail = write_mail(&draft);
    GMimeObject *body = g_mime_message_get_mime_part(mail.message);
    assert_true(GMIME_IS_MULTIPART(body));
    assert_int_equal(g_mime_multipart_get_count(GMIME_MULTIPART(body)), 5);
    g_autofree char *text = text_of(g_mime_multipart_get_part(GMIME_MULTIPART(body), 0));
    expect_same(text, draft.text);
    for (int i = 0; i < 4; i++) {
        GMimePart *part = GMIME_PART(g_mime_multipart_get_part(GMIME_MULTIPART(body), i + 1));
        g_autofree char *type =
            g_mime_content_type_get_mime_type(g_mime_object_get_content_type(GMIME_OBJECT(part)));
        g_autoptr(GBytes) got = content(part);
        assert_true(g_mime_part_is_attachment(part));
        expect_same(g_mime_part_get_filename(part), attachments[i].name);
        expect_same(type, types[i]);
        assert_true(g_bytes_equal(got, attachments[i].bytes));
    }
    /* Another mail has another boundary. */
    MamsMailDraft other = draft;
    other.message_id = "418@mams.example.kz";
    g_auto(Mail) second = write_mail(&other);
    const char *name = "boundary";
    assert_string_not_equal(g_mime_object_get_content_type_parameter(body, name),
                            g_mime_object_get_content_type_parameter(
                                g_mime_message_get_mime_part(second.message), name));
}

/* ---- random ---- */

static const char *const pieces[] = {
    "ә",
    "і",
    "ң",
    "ғ",
    "ү",
    "ұ",
    "қ",
    "ө",
    "һ",
    "Ә",
    "І",
    "Ң",
    "Ғ",
    "Ү",
    "Ұ",
    "Қ",
    "Ө",
    "Һ",
    "«",
    "»",
    "—",
    "№",
    "₸",
    "₸₸₸₸₸₸₸₸₸₸₸₸₸₸₸₸₸₸₸₸₸₸₸₸",
    "a",
    " ",
    "  ",
    "сөз",
    "word",
    "=?",
    "?=",
    "=?utf-8?Q?a?=",
    "=?utf-8?B?YQ==?=",
    "\"",
    "\\",
    "(",
    ")",
    "<",
    ">",
    ",",
    ";",
    ":",
    "@",
    ".",
    "_",
    "=",
    "=20",
    "😀",
    "а\xcc\x86",
    "850317490011",
    "850317 490",
    "011",
    "7",
    "Re: ",
    "RE:",
    "На:",
    "ҚазақстанРеспубликасыныңДенсаулықсақтауминистрлігі",
    "a-word-without-blanks-that-is-longer-than-a-line-of-a-header-may-be-by-any-measure-at-all"};
static const char *const line_pieces[] = {"\n",  "\n", "\nFrom ", "\n.",     "\n..",
                                          " \n", "\t", "--",      "\n--=_\n"};

static char *random_text(GRand *random, int most, bool lines)
{
    GString *text = g_string_new(NULL);
    int n = g_rand_int_range(random, 1, most);
    for (int i = 0; i < n; i++) {
        bool line = lines && g_rand_int_range(random, 0, 4) == 0;
        g_string_append(text,
                        line ? line_pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(line_pieces))]
                             : pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
    }
    return g_string_free(text, FALSE);
}

static void check_random_mail(GRand *random)
{
    g_autofree char *citizens = random_text(random, 25, true);
    g_autofree char *subject = mams_mail_reply_subject(citizens);
    g_autofree char *name = g_strstrip(random_text(random, 12, false));
    g_autofree char *text = random_text(random, 200, true);
    g_autofree char *expected =
        g_str_has_suffix(text, "\n") ? g_strdup(text) : g_strconcat(text, "\n", NULL);
    MamsMailDraft draft = plain_draft();
    draft.subject = subject;
    draft.from_name = name;
    draft.text = text;
    if (strspn(text, " \t\n") == strlen(text))
        return;
    g_auto(Mail) mail = write_mail(&draft);
    g_autofree char *got = text_of(g_mime_message_get_mime_part(mail.message));
    expect_same(g_mime_message_get_subject(mail.message), subject);
    expect_mailbox(g_mime_message_get_from(mail.message), name, draft.from_address);
    expect_same(got, expected);
    assert_true(g_utf8_strlen(subject, -1) <= 400);
}

static void test_random_mails(void **state)
{
    (void)state;
    const char *given = g_getenv("MAMS_TEST_SEED");
    guint32 seed = given != NULL ? (guint32)g_ascii_strtoull(given, NULL, 10) : 20241122;
    print_message("seed %u\n", seed);
    GRand *random = g_rand_new_with_seed(seed);
    for (int i = 0; i < 400; i++)
        check_random_mail(random);
    g_rand_free(random);
}

int main(void)
{
    g_mime_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_plain_mail),
        cmocka_unit_test(test_no_names),
        cmocka_unit_test(test_a_receipt),
        cmocka_unit_test(test_encodings_and_line_ends),
        cmocka_unit_test(test_a_line_without_end),
        cmocka_unit_test(test_references),
        cmocka_unit_test(test_a_long_thread),
        cmocka_unit_test(test_a_parent_without_a_right_id),
        cmocka_unit_test(test_attachments),
        cmocka_unit_test(test_random_mails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
