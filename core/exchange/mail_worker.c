/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mail_private.h"

#include <errno.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"

/*
 * The side of the program: it speaks with the process over a socket, to which writing raises no
 * SIGPIPE, and believes nothing that comes back.
 */

enum {
    TIMEOUT = 20 * 1000, /* milliseconds for a message */
    FILES_MAX = 64,
    LIVES = 3 /* a process is replaced after so many timeouts' worth of work */
};

struct MamsMailWorker {
    char **argv;
    int timeout; /* milliseconds */
    GPid pid;    /* 0: none runs */
    int fd;
    uint32_t serial;
    int64_t worked; /* microseconds that this process was waited for */
    int messages;   /* that it has answered */
    int starts;
};

typedef enum { DONE, FAILED, LATE } Exchange;

MamsMailWorker *mams_mail_worker_new(const char *const argv[])
{
    MamsMailWorker *worker = g_new0(MamsMailWorker, 1);
    worker->argv = g_strdupv((char **)argv);
    worker->timeout = TIMEOUT;
    worker->fd = -1;
    return worker;
}

static void stop(MamsMailWorker *worker)
{
    if (worker->pid == 0) {
        return;
    }
    close(worker->fd);
    worker->fd = -1;
    kill(worker->pid, SIGKILL);
    while (waitpid(worker->pid, NULL, 0) < 0 && errno == EINTR) {
    }
    worker->pid = 0;
}

void mams_mail_worker_free(MamsMailWorker *worker)
{
    if (worker == NULL) {
        return;
    }
    stop(worker);
    g_strfreev(worker->argv);
    g_free(worker);
}

void mams_mail_worker_set_timeout(MamsMailWorker *worker, int milliseconds)
{
    worker->timeout = milliseconds;
}

int mams_mail_worker_starts(const MamsMailWorker *worker)
{
    return worker->starts;
}

/* ---- bytes both ways ---- */

typedef struct {
    const uint8_t *out[2]; /* what is still to be sent */
    gsize out_left[2];
    uint8_t *in;
    gsize in_left;
} Transfer;

static bool send_some(int fd, Transfer *transfer)
{
    int i = transfer->out_left[0] > 0 ? 0 : 1;
    ssize_t n = send(fd, transfer->out[i], transfer->out_left[i], MSG_NOSIGNAL);
    if (n < 0) {
        return errno == EAGAIN || errno == EINTR;
    }
    transfer->out[i] += n;
    transfer->out_left[i] -= (gsize)n;
    return true;
}

static bool receive_some(int fd, Transfer *transfer)
{
    ssize_t n = recv(fd, transfer->in, transfer->in_left, 0);
    if (n < 0) {
        return errno == EAGAIN || errno == EINTR;
    }
    transfer->in += n;
    transfer->in_left -= (gsize)n;
    return n > 0;
}

/* Sends and receives until both are done or the time is over. */
static Exchange run(int fd, Transfer *transfer, int64_t deadline)
{
    while (transfer->out_left[0] + transfer->out_left[1] + transfer->in_left > 0) {
        bool sending = transfer->out_left[0] + transfer->out_left[1] > 0;
        int64_t left = (deadline - g_get_monotonic_time() + 999) / 1000;
        if (left <= 0) {
            return LATE;
        }
        struct pollfd poll_fd = {
            fd, (short)((transfer->in_left > 0 ? POLLIN : 0) | (sending ? POLLOUT : 0)), 0};
        int ready = poll(&poll_fd, 1, (int)left);
        if (ready < 0 && errno != EINTR) {
            return FAILED;
        }
        if (ready <= 0) {
            continue;
        }
        /* What it said before it ended counts. */
        if ((poll_fd.revents & POLLIN) != 0) {
            if (!receive_some(fd, transfer)) {
                return FAILED;
            }
        } else if ((poll_fd.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) {
            return FAILED;
        } else if (sending && !send_some(fd, transfer)) {
            return FAILED;
        }
    }
    return DONE;
}

/* ---- the process ---- */

/* Before it has seen a byte of a stranger. */
static bool limit(const MamsMailWorker *worker)
{
    rlim_t seconds = (rlim_t)(LIVES + 2) * (rlim_t)worker->timeout / 1000 + 2;
    const struct {
        __rlimit_resource_t resource;
        rlim_t most;
    } limits[] = {
        {RLIMIT_CPU, seconds},
        {RLIMIT_CORE, 0},
        {RLIMIT_FSIZE, 0},
        {RLIMIT_NOFILE, FILES_MAX},
#ifndef __SANITIZE_ADDRESS__ /* which takes terabytes of addresses */
        {RLIMIT_AS, (rlim_t)1024 * 1024 * 1024},
#endif
    };
    for (gsize i = 0; i < G_N_ELEMENTS(limits); i++) {
        struct rlimit now;
        if (prlimit(worker->pid, limits[i].resource, NULL, &now) != 0) {
            return false;
        }
        now.rlim_cur = now.rlim_max = MIN(limits[i].most, now.rlim_max);
        if (prlimit(worker->pid, limits[i].resource, &now, NULL) != 0) {
            return false;
        }
    }
    return true;
}

static bool spawn(MamsMailWorker *worker, GError **error)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO, _("cannot start '%s': %s"), worker->argv[0],
                    mams_error_text(errno));
        return false;
    }
    g_autoptr(GError) why = NULL;
    bool spawned = g_spawn_async_with_fds(NULL, worker->argv, NULL,
                                          G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL,
                                          NULL, NULL, &worker->pid, ends[1], ends[1], -1, &why);
    close(ends[1]);
    if (!spawned) {
        close(ends[0]);
        worker->pid = 0;
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO, _("cannot start '%s': %s"), worker->argv[0],
                    why->message);
        return false;
    }
    worker->fd = ends[0];
    worker->worked = 0;
    worker->messages = 0;
    worker->starts++;
    return true;
}

/* A process that greets works; one that does not is no fault of a message. */
static bool start(MamsMailWorker *worker, GError **error)
{
    if (worker->pid != 0) {
        return true;
    }
    if (!spawn(worker, error)) {
        return false;
    }
    uint8_t greeting[MAMS_MAIL_GREETING_LENGTH];
    Transfer transfer = {.in = greeting, .in_left = sizeof greeting};
    int64_t deadline = g_get_monotonic_time() + (int64_t)worker->timeout * 1000;
    if (!g_unix_set_fd_nonblocking(worker->fd, TRUE, NULL) || !limit(worker) ||
        run(worker->fd, &transfer, deadline) != DONE ||
        memcmp(greeting, MAMS_MAIL_GREETING, sizeof greeting) != 0) {
        stop(worker);
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_INTERNAL,
                    _("'%s' does not work as a reader of e-mail: install the program again"),
                    worker->argv[0]);
        return false;
    }
    return true;
}

/* ---- a request ---- */

static MamsMailRefusal refusal_of(Exchange exchange)
{
    return exchange == LATE ? MAMS_MAIL_TOO_SLOW : MAMS_MAIL_CRASHED;
}

/* One request to the running process. NULL with the reason; `broken` when the process is of no more
 * use. (owned) */
static GBytes *ask(MamsMailWorker *worker, MamsMailKind kind, guint index, const uint8_t *bytes,
                   gsize length, MamsMailRefusal *why, bool *broken)
{
    uint8_t request[MAMS_MAIL_REQUEST], head[MAMS_MAIL_ANSWER];
    uint32_t serial = ++worker->serial;
    mams_mail_put32(request, serial);
    mams_mail_put32(request + 4, kind);
    mams_mail_put32(request + 8, index);
    mams_mail_put32(request + 12, (uint32_t)length);
    int64_t deadline = g_get_monotonic_time() + (int64_t)worker->timeout * 1000;
    Transfer transfer = {{request, bytes}, {sizeof request, length}, head, sizeof head};
    *broken = true;
    Exchange exchange = run(worker->fd, &transfer, deadline);
    if (exchange != DONE) {
        *why = refusal_of(exchange);
        return NULL;
    }
    uint32_t refusal = mams_mail_get32(head + 4), size = mams_mail_get32(head + 8);
    uint32_t most = kind == MAMS_MAIL_PARSE ? MAMS_MAIL_PACKED_MAX : MAMS_MAIL_BYTES_MAX;
    *why = MAMS_MAIL_NONSENSE;
    if (mams_mail_get32(head) != serial || refusal >= MAMS_MAIL_N_REFUSALS || size > most ||
        (refusal != MAMS_MAIL_FINE && size > 0)) {
        return NULL;
    }
    if (refusal != MAMS_MAIL_FINE) {
        *broken = false;
        *why = (MamsMailRefusal)refusal;
        return NULL;
    }
    uint8_t *answer = g_malloc(size + 1);
    Transfer rest = {.in = answer, .in_left = size};
    exchange = run(worker->fd, &rest, deadline);
    if (exchange != DONE) {
        g_free(answer);
        *why = refusal_of(exchange);
        return NULL;
    }
    *broken = false;
    return g_bytes_new_take(answer, size);
}

/* The answer to a request. A process that served before and is gone gives the message a second
 * chance with a fresh one: what ended it may have been another message. */
static GBytes *request(MamsMailWorker *worker, MamsMailKind kind, guint index, const uint8_t *bytes,
                       gsize length, GError **error)
{
    MamsMailRefusal why = length > MAMS_MAIL_BYTES_MAX ? MAMS_MAIL_TOO_LARGE : MAMS_MAIL_FINE;
    GBytes *answer = NULL;
    bool again = why == MAMS_MAIL_FINE;
    while (again) {
        if (!start(worker, error)) {
            return NULL;
        }
        bool broken, fresh = worker->messages == 0;
        int64_t begun = g_get_monotonic_time();
        answer = ask(worker, kind, index, bytes, length, &why, &broken);
        worker->worked += g_get_monotonic_time() - begun;
        worker->messages++;
        if (broken || worker->worked > (int64_t)LIVES * worker->timeout * 1000) {
            stop(worker);
        }
        again = broken && !fresh && why == MAMS_MAIL_CRASHED;
    }
    if (answer == NULL) {
        mams_mail_refuse(why, error);
    }
    return answer;
}

MamsMail *mams_mail_worker_parse(MamsMailWorker *worker, const uint8_t *bytes, gsize length,
                                 GError **error)
{
    g_autoptr(GBytes) answer = request(worker, MAMS_MAIL_PARSE, 0, bytes, length, error);
    if (answer == NULL) {
        return NULL;
    }
    gsize size;
    const uint8_t *packed = g_bytes_get_data(answer, &size);
    MamsMail *mail = mams_mail_unpack(packed, size);
    if (mail == NULL) {
        stop(worker);
        mams_mail_refuse(MAMS_MAIL_NONSENSE, error);
    }
    return mail;
}

GBytes *mams_mail_worker_extract(MamsMailWorker *worker, const uint8_t *bytes, gsize length,
                                 guint index, GError **error)
{
    return request(worker, MAMS_MAIL_EXTRACT, index, bytes, length, error);
}
