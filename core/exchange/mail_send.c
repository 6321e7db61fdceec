/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mail_send.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"

enum {
    PAUSE_MS = 10,      /* between two looks whether the program has ended */
    GRACE_US = 1000000, /* from the request to end to the end */
    SAID_MAX = 4096,    /* bytes of standard error that are kept */
    SAID_COLUMNS = 200,
    NOT_KNOWN = -1
};

typedef struct {
    const char *program;
    GPid pid;
    int input;       /* to the program; -1 once all is written */
    int input_there; /* the program's end of it, open here too: a program that ends early then
                        raises no SIGPIPE, and it can be told how much it did not read */
    int errors;      /* its standard error; -1 once it has ended */
    const char *bytes;
    gsize left; /* of the mail, to be written */
    GString *said;
    int timeout_ms;
    gint64 deadline;
    bool asked_to_end;
    int status; /* as waitpid() gives it; NOT_KNOWN */
} Run;

static void close_file(int *file)
{
    if (*file >= 0)
        close(*file);
    *file = -1;
}

static void clear_run(Run *run)
{
    close_file(&run->input);
    close_file(&run->input_there);
    close_file(&run->errors);
    if (run->said != NULL)
        g_string_free(run->said, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Run, clear_run)

/* ---- the program ---- */

/* In the child: no terminal, so that nobody is asked for a password behind the screen and Ctrl-C
 * does not reach it; a group of its own, which can be ended whole. */
static void leave_terminal(gpointer data)
{
    (void)data;
    setsid();
}

static bool fail_to_start(const char *program, const char *why, GError **error)
{
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT, _("cannot start '%s': %s"), program, why);
    return false;
}

static bool start(Run *run, const char *const *argv, GError **error)
{
    g_autoptr(GError) why = NULL;
    int ends[2];
    if (!g_unix_open_pipe(ends, FD_CLOEXEC, &why))
        return fail_to_start(run->program, why->message, error);
    run->input_there = ends[0];
    run->input = ends[1];
    GSpawnFlags flags =
        G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL;
    if (!g_spawn_async_with_pipes_and_fds(NULL, argv, NULL, flags, leave_terminal, NULL,
                                          run->input_there, -1, -1, NULL, NULL, 0, &run->pid, NULL,
                                          NULL, &run->errors, &why)) {
        bool missing = g_error_matches(why, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT);
        return fail_to_start(run->program, missing ? mams_error_text(ENOENT) : why->message, error);
    }
    g_unix_set_fd_nonblocking(run->input, TRUE, NULL);
    g_unix_set_fd_nonblocking(run->errors, TRUE, NULL);
    return true;
}

static void feed(Run *run)
{
    while (run->left > 0) {
        ssize_t written = write(run->input, run->bytes, run->left);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return;
        run->bytes += written;
        run->left -= (gsize)written;
    }
    close_file(&run->input);
}

static void listen_to(Run *run)
{
    char bytes[4096];
    while (run->errors >= 0) {
        ssize_t n = read(run->errors, bytes, sizeof bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN)
            return;
        if (n <= 0) {
            close_file(&run->errors);
            return;
        }
        gsize room = SAID_MAX - MIN(run->said->len, SAID_MAX);
        g_string_append_len(run->said, bytes, (gssize)MIN((gsize)n, room));
    }
}

/* Whether it has ended; `flags` as of waitpid(). */
static bool has_ended(Run *run, int flags)
{
    pid_t ended;
    do {
        ended = waitpid(run->pid, &run->status, flags);
    } while (ended < 0 && errno == EINTR);
    if (ended < 0)
        run->status = NOT_KNOWN;
    return ended != 0;
}

static void wait_a_little(Run *run)
{
    struct pollfd files[] = {{.fd = run->asked_to_end ? -1 : run->input, .events = POLLOUT},
                             {.fd = run->errors, .events = POLLIN}};
    poll(files, G_N_ELEMENTS(files), PAUSE_MS);
}

/* Feeds the program until it has ended or was ended. */
static void attend(Run *run)
{
    while (!has_ended(run, WNOHANG)) {
        if (g_get_monotonic_time() >= run->deadline) {
            kill(-run->pid, run->asked_to_end ? SIGKILL : SIGTERM);
            if (run->asked_to_end) {
                has_ended(run, 0);
                break;
            }
            run->asked_to_end = true;
            run->deadline = g_get_monotonic_time() + GRACE_US;
        }
        if (run->input >= 0 && !run->asked_to_end)
            feed(run);
        listen_to(run);
        wait_a_little(run);
    }
    listen_to(run);
}

/* ---- the outcome ---- */

static bool has_read_all(const Run *run)
{
    int unread = 0;
    return run->left == 0 && ioctl(run->input_there, FIONREAD, &unread) == 0 && unread == 0;
}

/* The reply of the mail server, "550 5.1.1 no such user", as msmtp tells it, or NULL. */
static const char *find_reply(const Run *run)
{
    static const char *const mark = "msmtp: server message: ";
    const char *found = strstr(run->said->str, mark);
    return found != NULL ? found + strlen(mark) : NULL;
}

/* msmtp ends with 69 also when the server only asks to try again: replies 4xx, usual for a mail
 * from one that it does not know yet. */
static bool may_try_again(const Run *run)
{
    const char *reply = find_reply(run);
    return reply != NULL && *reply == '4';
}

static MamsDelivery judge(const Run *run)
{
    int code =
        run->status != NOT_KNOWN && WIFEXITED(run->status) ? WEXITSTATUS(run->status) : NOT_KNOWN;
    bool all = has_read_all(run);
    if (code == EX_OK)
        return all ? MAMS_DELIVERY_DELIVERED : MAMS_DELIVERY_UNCERTAIN;
    if (code >= EX_USAGE && code <= EX_UNAVAILABLE)
        return may_try_again(run) ? MAMS_DELIVERY_LATER : MAMS_DELIVERY_REFUSED;
    switch (code) {
    case EX_OSERR:
    case EX_OSFILE:
    case EX_CANTCREAT:
    case EX_TEMPFAIL:
    case EX_NOPERM:
    case EX_CONFIG:
        return MAMS_DELIVERY_LATER;
    default:
        return all ? MAMS_DELIVERY_UNCERTAIN : MAMS_DELIVERY_LATER;
    }
}

/* The first line of a text that is not blank, safe to show. (owned) */
static char *first_line(const char *text)
{
    text += strspn(text, " \t\r\n");
    g_autofree char *raw = g_strndup(text, strcspn(text, "\r\n"));
    g_autofree char *clean = mams_text_clean(raw);
    return g_strchomp(mams_text_ellipsize(clean, SAID_COLUMNS));
}

/* How it ended, and what it said about it. (owned) */
static char *describe(const Run *run)
{
    GString *what = g_string_new(NULL);
    if (run->asked_to_end)
        g_string_printf(what, _("no answer within %d s"), (run->timeout_ms + 999) / 1000);
    else if (run->status != NOT_KNOWN && WIFSIGNALED(run->status))
        g_string_printf(what, _("ended by signal %d"), WTERMSIG(run->status));
    else
        g_string_printf(what, _("exit status %d"),
                        run->status == NOT_KNOWN ? NOT_KNOWN : WEXITSTATUS(run->status));
    g_autofree char *said = first_line(run->said->str);
    g_autofree char *reply = find_reply(run) != NULL ? first_line(find_reply(run)) : NULL;
    if (*said != '\0')
        g_string_append_printf(what, ": %s", said);
    if (reply != NULL && strstr(said, reply) == NULL)
        g_string_append_printf(what, "; %s", reply);
    return g_string_free(what, FALSE);
}

static void explain(const Run *run, MamsDelivery outcome, GError **error)
{
    g_autofree char *what = describe(run);
    switch (outcome) {
    case MAMS_DELIVERY_DELIVERED:
        return;
    case MAMS_DELIVERY_REFUSED:
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA, _("'%s' refused the mail (%s)"),
                    run->program, what);
        return;
    case MAMS_DELIVERY_LATER:
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_BUSY,
                    _("'%s' did not send the mail (%s): try again later"), run->program, what);
        return;
    case MAMS_DELIVERY_UNCERTAIN:
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO,
                    _("it is not known whether '%s' sent the mail (%s): look into its log before "
                      "you send it again"),
                    run->program, what);
        return;
    }
}

bool mams_mail_deliver_command(const char *const *argv, GBytes *mail, int timeout_ms,
                               MamsDelivery *outcome, GError **error)
{
    g_auto(Run) run = {.program = argv[0] != NULL ? argv[0] : "",
                       .input = -1,
                       .input_there = -1,
                       .errors = -1,
                       .status = NOT_KNOWN,
                       .timeout_ms = timeout_ms};
    run.bytes = g_bytes_get_data(mail, &run.left);
    run.said = g_string_new(NULL);
    *outcome = MAMS_DELIVERY_LATER;
    if (*run.program == '\0')
        return fail_to_start("", mams_error_text(ENOENT), error);
    if (!start(&run, argv, error))
        return false;
    run.deadline = g_get_monotonic_time() + (gint64)timeout_ms * 1000;
    attend(&run);
    *outcome = judge(&run);
    explain(&run, *outcome, error);
    return *outcome == MAMS_DELIVERY_DELIVERED;
}
