/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cm.h"
#include "mail_corpus.h"

#include "base/error.h"
#include "exchange/mail_private.h"

/*
 * The program is also the process that it starts: "test_mail_worker --as KIND". A process of the
 * kind "right" reads messages; the others do what a process that was taken over may do.
 */

static const char simple[] = "From: Dana <dana@example.kz>\nSubject: One\n\nText\n";
/* The false processes misbehave at a message that holds this, and are right before it. */
static const char evil[] = "From: Dana <dana@example.kz>\nSubject: EVIL\n\nText\n";

static const char *self; /* the path of this program */

static MamsMailWorker *new_worker(const char *kind)
{
    const char *const argv[] = {self, "--as", kind, NULL};
    return mams_mail_worker_new(argv);
}

static MamsMail *parse(MamsMailWorker *worker, const char *text, GError **error)
{
    return mams_mail_worker_parse(worker, (const uint8_t *)text, strlen(text), error);
}

static void assert_taken(MamsMailWorker *worker)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsMail) mail = parse(worker, simple, &error);
    if (mail == NULL) {
        fail_msg("%s", error->message);
    }
    assert_string_equal(mail->subject, "One");
    assert_string_equal(mail->text, "Text");
}

static void assert_refused(MamsMailWorker *worker, MamsErrorCode code, const char *reason)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsMail) mail = parse(worker, evil, &error);
    assert_null(mail);
    assert_int_equal(error->code, code);
    if (strstr(error->message, reason) == NULL) {
        fail_msg("refused, but: %s", error->message);
    }
}

/* ---- the right process ---- */

static void assert_equal(const MamsMail *one, const MamsMail *other)
{
    g_autoptr(GByteArray) a = mams_mail_pack(one), b = mams_mail_pack(other);
    assert_int_equal(a->len, b->len);
    assert_memory_equal(a->data, b->data, a->len);
}

static void one_process_reads_every_message(void **state)
{
    (void)state;
    g_autoptr(MamsMailWorker) worker = new_worker("right");
    g_autoptr(GPtrArray) names = corpus_names();
    assert_int_equal(mams_mail_worker_starts(worker), 0);
    for (guint i = 0; i < names->len; i++) {
        gsize length;
        g_autofree char *bytes = corpus_load(names->pdata[i], &length);
        const uint8_t *data = (const uint8_t *)bytes;
        g_autoptr(GError) here = NULL, there = NULL;
        g_autoptr(MamsMail) expected = mams_mail_parse(data, length, &here);
        g_autoptr(MamsMail) mail = mams_mail_worker_parse(worker, data, length, &there);
        if (expected == NULL) {
            assert_null(mail);
            assert_string_equal(there->message, here->message);
            assert_int_equal(there->code, here->code);
            continue;
        }
        assert_non_null(mail);
        assert_equal(mail, expected);
    }
    assert_int_equal(mams_mail_worker_starts(worker), 1);
}

static void attachments_come_from_the_process(void **state)
{
    (void)state;
    g_autoptr(MamsMailWorker) worker = new_worker("right");
    gsize length;
    g_autofree char *bytes = corpus_load("attachment-pdf", &length);
    const uint8_t *data = (const uint8_t *)bytes;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) out = mams_mail_worker_extract(worker, data, length, 0, &error);
    g_autoptr(GBytes) expected = mams_mail_attachment_extract(data, length, 0, NULL);
    assert_true(g_bytes_equal(out, expected));
    assert_null(mams_mail_worker_extract(worker, data, length, 1, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND));
    assert_int_equal(mams_mail_worker_starts(worker), 1);
}

static void the_largest_message_passes(void **state)
{
    (void)state;
    g_autoptr(MamsMailWorker) worker = new_worker("right");
    g_autoptr(GString) message = g_string_sized_new(MAMS_MAIL_BYTES_MAX + 1);
    g_string_append(message, "From: a@example.kz\nContent-Type: application/pdf\n\n");
    gsize head = message->len;
    g_string_set_size(message, MAMS_MAIL_BYTES_MAX);
    memset(message->str + head, 'x', message->len - head);
    const uint8_t *data = (const uint8_t *)message->str;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsMail) mail = mams_mail_worker_parse(worker, data, message->len, &error);
    assert_non_null(mail);
    const MamsMailAttachment *attachment = mail->attachments->pdata[0];
    assert_int_equal(attachment->size, message->len - head);
    g_autoptr(GBytes) out = mams_mail_worker_extract(worker, data, message->len, 0, &error);
    assert_int_equal(g_bytes_get_size(out), attachment->size);
    assert_null(mams_mail_worker_parse(worker, data, message->len + 1, &error));
    assert_non_null(strstr(error->message, "25 MB"));
    assert_int_equal(mams_mail_worker_starts(worker), 1);
}

/* ---- false processes ---- */

static const struct {
    const char *kind, *reason;
} faults[] = {
    {"crash", "crash"},         {"exit", "crash"},           {"half", "crash"},
    {"garbage", "no sensible"}, {"huge", "no sensible"},     {"serial", "no sensible"},
    {"refusal", "no sensible"}, {"nonsense", "no sensible"}, {"escape", "no sensible"},
    {"empty", "no sensible"},
};

static void the_message_at_fault_is_refused_and_the_next_is_read(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
        g_autoptr(MamsMailWorker) worker = new_worker(faults[i].kind);
        assert_refused(worker, MAMS_ERROR_DATA, faults[i].reason);
        assert_int_equal(mams_mail_worker_starts(worker), 1);
        assert_taken(worker);
        assert_int_equal(mams_mail_worker_starts(worker), 2);
        assert_refused(worker, MAMS_ERROR_DATA, faults[i].reason);
        assert_taken(worker);
    }
}

/* What ended a process may have been the message before: this one has a second chance. */
static void a_process_that_is_gone_is_replaced_at_once(void **state)
{
    (void)state;
    g_autoptr(MamsMailWorker) worker = new_worker("once");
    for (int i = 0; i < 4; i++) {
        assert_taken(worker);
    }
    assert_int_equal(mams_mail_worker_starts(worker), 4);
}

static void a_process_that_hangs_is_ended(void **state)
{
    (void)state;
    static const char *const kinds[] = {"hang", "hang-half", "deaf"};
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autoptr(MamsMailWorker) worker = new_worker(kinds[i]);
        /* A false process that is right needs a moment to start, the more under a checker. */
        assert_taken(worker);
        mams_mail_worker_set_timeout(worker, 50);
        assert_refused(worker, MAMS_ERROR_DATA, "too long");
        mams_mail_worker_set_timeout(worker, 20000);
        assert_taken(worker);
        assert_int_equal(mams_mail_worker_starts(worker), 2);
    }
}

static void what_is_no_reader_of_mail_is_no_fault_of_a_message(void **state)
{
    (void)state;
    static const char *const kinds[] = {"no-greeting", "false-greeting"};
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autoptr(MamsMailWorker) worker = new_worker(kinds[i]);
        assert_refused(worker, MAMS_ERROR_INTERNAL, "does not work");
    }
    static const char *const programs[][3] = {
        {"/nonexistent/mams", NULL}, {"/bin/true", NULL}, {"/bin/cat", NULL}};
    for (gsize i = 0; i < G_N_ELEMENTS(programs); i++) {
        g_autoptr(MamsMailWorker) worker = mams_mail_worker_new(programs[i]);
        mams_mail_worker_set_timeout(worker, i == 2 ? 50 : 20000);
        assert_refused(worker, i == 0 ? MAMS_ERROR_IO : MAMS_ERROR_INTERNAL, "'");
    }
}

/* Writing to it must not end the program with SIGPIPE. */
static void a_process_that_takes_nothing_is_left(void **state)
{
    (void)state;
    signal(SIGPIPE, SIG_DFL); /* what started the test may ignore it */
    g_autoptr(MamsMailWorker) worker = new_worker("shut");
    assert_refused(worker, MAMS_ERROR_DATA, "crash");
    assert_refused(worker, MAMS_ERROR_DATA, "crash");
    assert_int_equal(mams_mail_worker_starts(worker), 2);
}

static void the_process_has_limits(void **state)
{
    (void)state;
    g_autoptr(MamsMailWorker) worker = new_worker("limits");
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsMail) mail = parse(worker, simple, &error);
    assert_non_null(mail);
    assert_string_equal(mail->subject, "cpu core file memory ");
}

static void no_process_is_left(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        g_autoptr(MamsMailWorker) worker = new_worker(i == 0 ? "right" : "hang");
        assert_taken(worker);
    }
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

/* ---- the other side ---- */

static bool take(uint8_t *to, gsize length)
{
    while (length > 0) {
        ssize_t n = read(STDIN_FILENO, to, length);
        if (n <= 0) {
            return false;
        }
        to += n;
        length -= (gsize)n;
    }
    return true;
}

static void say(const void *bytes, gsize length)
{
    if (write(STDOUT_FILENO, bytes, length) != (ssize_t)length) {
        _exit(1);
    }
}

static void answer(uint32_t serial, uint32_t refusal, uint32_t length, const void *bytes)
{
    uint8_t head[MAMS_MAIL_ANSWER];
    mams_mail_put32(head, serial);
    mams_mail_put32(head + 4, refusal);
    mams_mail_put32(head + 8, length);
    say(head, sizeof head);
    if (bytes != NULL) {
        say(bytes, length);
    }
}

static void wait_for_the_end(void)
{
    for (;;) {
        pause();
    }
}

/* Answers with the message when nothing of it was changed by hand. */
static void answer_mail(uint32_t serial, const MamsMail *mail)
{
    g_autoptr(GByteArray) packed = mams_mail_pack(mail);
    answer(serial, 0, packed->len, packed->data);
}

static void misbehave(const char *kind, uint32_t serial, MamsMail *mail)
{
    static const char nonsense[200] = "nonsense";
    if (g_str_equal(kind, "crash")) {
        raise(SIGKILL);
    } else if (g_str_equal(kind, "garbage")) {
        say(nonsense, sizeof nonsense);
    } else if (g_str_equal(kind, "huge")) {
        answer(serial, 0, 0xFFFFFFF0u, NULL);
    } else if (g_str_equal(kind, "serial")) {
        answer(serial - 1, MAMS_MAIL_EMPTY, 0, NULL);
    } else if (g_str_equal(kind, "refusal")) {
        answer(serial, 999, 0, NULL);
    } else if (g_str_equal(kind, "nonsense")) {
        answer(serial, 0, sizeof nonsense, nonsense);
    } else if (g_str_equal(kind, "empty")) {
        answer(serial, 0, 0, NULL);
    } else if (g_str_equal(kind, "half")) {
        answer(serial, 0, 100, NULL);
    } else if (g_str_equal(kind, "hang")) {
        wait_for_the_end();
    } else if (g_str_equal(kind, "hang-half")) {
        answer(serial, 0, 100, NULL);
        wait_for_the_end();
    } else if (g_str_equal(kind, "escape")) {
        g_free(mail->text);
        mail->text = g_strdup("\x1B[2J");
        answer_mail(serial, mail);
        return; /* it goes on as if nothing were wrong */
    }
    _exit(0);
}

static bool has(int resource, rlim_t most)
{
    struct rlimit now;
    return getrlimit((__rlimit_resource_t)resource, &now) == 0 && now.rlim_max <= most &&
           now.rlim_cur <= most;
}

static void report_limits(MamsMail *mail)
{
#ifdef __SANITIZE_ADDRESS__
    bool memory = true; /* which takes terabytes of addresses */
#else
    bool memory = has(RLIMIT_AS, (rlim_t)1 << 30);
#endif
    g_free(mail->subject);
    mail->subject =
        g_strconcat(has(RLIMIT_CPU, 200) ? "cpu " : "", has(RLIMIT_CORE, 0) ? "core " : "",
                    has(RLIMIT_FSIZE, 0) ? "file " : "", memory ? "memory " : "", NULL);
}

static int be(const char *kind)
{
    if (g_str_equal(kind, "right")) {
        return mams_mail_parser_run(STDIN_FILENO, STDOUT_FILENO) ? 0 : 1;
    }
    if (g_str_equal(kind, "no-greeting")) {
        return 0;
    }
    bool shut = g_str_equal(kind, "shut");
    if (shut) {
        shutdown(STDIN_FILENO, SHUT_RD);
    }
    say(g_str_equal(kind, "false-greeting") ? "NOTMAMS!" : MAMS_MAIL_GREETING,
        MAMS_MAIL_GREETING_LENGTH);
    if (shut) {
        wait_for_the_end();
    }
    uint8_t request[MAMS_MAIL_REQUEST];
    for (bool first = true; take(request, sizeof request); first = false) {
        if (g_str_equal(kind, "deaf") && !first) {
            wait_for_the_end();
        }
        uint32_t length = mams_mail_get32(request + 12);
        g_autofree uint8_t *bytes = g_malloc(length + 1);
        if (!take(bytes, length)) {
            return 1;
        }
        MamsMailRefusal why;
        g_autoptr(MamsMail) mail = mams_mail_read(bytes, length, &why);
        if (strcmp(mail->subject, "EVIL") == 0) {
            misbehave(kind, mams_mail_get32(request), mail);
            continue;
        }
        if (g_str_equal(kind, "limits")) {
            report_limits(mail);
        }
        answer_mail(mams_mail_get32(request), mail);
        if (g_str_equal(kind, "once")) {
            return 0;
        }
    }
    return 0;
}

int main(int argc, char **argv)
{
    self = argv[0];
    if (argc == 3 && strcmp(argv[1], "--as") == 0) {
        return be(argv[2]);
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_process_reads_every_message),
        cmocka_unit_test(attachments_come_from_the_process),
        cmocka_unit_test(the_largest_message_passes),
        cmocka_unit_test(the_message_at_fault_is_refused_and_the_next_is_read),
        cmocka_unit_test(a_process_that_is_gone_is_replaced_at_once),
        cmocka_unit_test(a_process_that_hangs_is_ended),
        cmocka_unit_test(what_is_no_reader_of_mail_is_no_fault_of_a_message),
        cmocka_unit_test(a_process_that_takes_nothing_is_left),
        cmocka_unit_test(the_process_has_limits),
        cmocka_unit_test(no_process_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
