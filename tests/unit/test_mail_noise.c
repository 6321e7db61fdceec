/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cm.h"
#include "mail_corpus.h"

#include "exchange/mail_private.h"

/* Messages and packed messages with bytes changed by chance: nothing may break, and what comes out
 * is as safe as ever. MAMS_TEST_RUNS says how many; MAMS_TEST_SEED repeats a run. */
enum { RUNS = 400, CHANGES = 12 };

static guint32 from_environment(const char *name, guint32 otherwise)
{
    const char *value = getenv(name);
    return value != NULL ? (guint32)strtoul(value, NULL, 10) : otherwise;
}

static GRand *new_random(void)
{
    guint32 seed = from_environment("MAMS_TEST_SEED", g_random_int());
    print_message("# MAMS_TEST_SEED=%u\n", seed);
    return g_rand_new_with_seed(seed);
}

static guint below(GRand *random, gsize n)
{
    return n > 0 ? (guint)g_rand_int_range(random, 0, (gint32)n) : 0;
}

/* Pieces that mean something to a parser of mail. */
static const char *const pieces[] = {
    "\n\n",
    "\r\n",
    "--frontier\n",
    "--frontier--\n",
    "Content-Type: multipart/mixed; boundary=b\n",
    "Content-Type: message/rfc822\n",
    "Content-Transfer-Encoding: base64\n",
    "=?utf-8?B?",
    "?=",
    "=?windows-1251?Q?=BC",
    "charset=utf-16",
    "charset=utf-7",
    "filename*0*=",
    "filename*1*=%",
    "begin 644 x\n",
    "<script>",
    "&#x",
    "\xEF\xBB\xBF",
    "\xFF\xFE",
    "\x1B[31m",
    "\xE2\x80\xAE",
    ": : ;",
    "(((((((",
    "\"\\\"",
    "From: ",
    "References: <",
    "Date: ",
    "\t",
    "=\n",
    "\x80\x81\xFE",
};

static void change(GRand *random, GByteArray *bytes)
{
    guint at = below(random, bytes->len), length = below(random, 64);
    const char *piece = pieces[below(random, G_N_ELEMENTS(pieces))];
    guint8 byte = (guint8)g_rand_int(random);
    switch (below(random, 6)) {
    case 0:
        if (bytes->len > 0) {
            bytes->data[at] = byte;
        }
        break;
    case 1:
        if (bytes->len > 0) {
            bytes->data[at] ^= (guint8)(1 << below(random, 8));
        }
        break;
    case 2:
        g_byte_array_remove_range(bytes, at, MIN(length, bytes->len - at));
        break;
    case 3:
        g_byte_array_set_size(bytes, MAX(at, 1));
        break;
    default: {
        g_autofree guint8 *tail = g_memdup2(bytes->data + at, bytes->len - at);
        guint tail_length = bytes->len - at;
        g_byte_array_set_size(bytes, at);
        g_byte_array_append(bytes, (const guint8 *)piece, (guint)strlen(piece));
        g_byte_array_append(bytes, tail, tail_length);
    }
    }
}

static void check(const GByteArray *bytes, int run)
{
    g_autoptr(MamsMail) mail = mams_mail_parse(bytes->data, bytes->len, NULL);
    if (mail == NULL) {
        return;
    }
    g_autofree char *fault = corpus_fault(mail);
    if (fault != NULL) {
        fail_msg("run %d: %s is not safe", run, fault);
    }
    for (guint i = 0; i < mail->attachments->len; i++) {
        g_autoptr(GBytes) out = mams_mail_attachment_extract(bytes->data, bytes->len, i, NULL);
        const MamsMailAttachment *attachment = mail->attachments->pdata[i];
        assert_non_null(out);
        assert_int_equal(g_bytes_get_size(out), attachment->size);
    }
    /* Whatever reading gives can be packed, and comes back whole. */
    g_autoptr(GByteArray) packed = mams_mail_pack(mail);
    g_autoptr(MamsMail) again = mams_mail_unpack(packed->data, packed->len);
    if (again == NULL) {
        fail_msg("run %d: the packed message is refused", run);
    }
    g_autoptr(GByteArray) packed_again = mams_mail_pack(again);
    assert_int_equal(packed->len, packed_again->len);
    assert_memory_equal(packed->data, packed_again->data, packed->len);
}

static GByteArray *load(GRand *random, GPtrArray *names)
{
    gsize length;
    char *bytes = corpus_load(names->pdata[below(random, names->len)], &length);
    return g_byte_array_new_take((guint8 *)bytes, length);
}

static void changed_messages_do_no_harm(void **state)
{
    (void)state;
    g_autoptr(GRand) random = new_random();
    g_autoptr(GPtrArray) names = corpus_names();
    int runs = (int)from_environment("MAMS_TEST_RUNS", RUNS);
    for (int run = 0; run < runs; run++) {
        g_autoptr(GByteArray) bytes = load(random, names);
        for (guint i = below(random, CHANGES) + 1; i > 0; i--) {
            change(random, bytes);
        }
        check(bytes, run);
    }
}

static void every_message_packs_as_it_is(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) names = corpus_names();
    for (guint i = 0; i < names->len; i++) {
        gsize length;
        char *bytes = corpus_load(names->pdata[i], &length);
        g_autoptr(GByteArray) array = g_byte_array_new_take((guint8 *)bytes, length);
        check(array, (int)i);
    }
}

/* What a process that was taken over could send. */
static void changed_packed_messages_are_refused_or_safe(void **state)
{
    (void)state;
    g_autoptr(GRand) random = new_random();
    g_autoptr(GPtrArray) names = corpus_names();
    int runs = (int)from_environment("MAMS_TEST_RUNS", 4 * RUNS), refused = 0;
    for (int run = 0; run < runs; run++) {
        g_autoptr(GByteArray) bytes = load(random, names);
        g_autoptr(MamsMail) mail = mams_mail_parse(bytes->data, bytes->len, NULL);
        if (mail == NULL) {
            continue;
        }
        g_autoptr(GByteArray) packed = mams_mail_pack(mail);
        for (guint i = below(random, 3) + 1; i > 0; i--) {
            change(random, packed);
        }
        g_autoptr(MamsMail) read = mams_mail_unpack(packed->data, packed->len);
        g_autofree char *fault = read != NULL ? corpus_fault(read) : NULL;
        if (fault != NULL) {
            fail_msg("run %d: %s is not safe", run, fault);
        }
        refused += read == NULL;
    }
    assert_true(refused > runs / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_message_packs_as_it_is),
        cmocka_unit_test(changed_messages_do_no_harm),
        cmocka_unit_test(changed_packed_messages_are_refused_or_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
