/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mail_private.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

/* The side of the process that reads messages. */

/* 1: all read, 0: the input ended before the first byte, -1: it failed or ended in the middle. */
static int read_all(int fd, uint8_t *to, gsize length)
{
    for (gsize done = 0; done < length;) {
        ssize_t n = read(fd, to + done, length - done);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return n == 0 && done == 0 ? 0 : -1;
        }
        done += (gsize)n;
    }
    return 1;
}

static bool write_all(int fd, const uint8_t *bytes, gsize length)
{
    while (length > 0) {
        ssize_t n = write(fd, bytes, length);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return false;
        }
        bytes += n;
        length -= (gsize)n;
    }
    return true;
}

static GBytes *answer(uint32_t kind, uint32_t index, const uint8_t *bytes, gsize length,
                      MamsMailRefusal *why)
{
    if (kind == MAMS_MAIL_EXTRACT) {
        return mams_mail_take_attachment(bytes, length, index, why);
    }
    g_autoptr(MamsMail) mail = mams_mail_read(bytes, length, why);
    return mail != NULL ? g_byte_array_free_to_bytes(mams_mail_pack(mail)) : NULL;
}

bool mams_mail_parser_run(int in_fd, int out_fd)
{
    /* Ctrl-C is for the program, which shares the terminal. */
    signal(SIGINT, SIG_IGN);
    if (!write_all(out_fd, (const uint8_t *)MAMS_MAIL_GREETING, MAMS_MAIL_GREETING_LENGTH)) {
        return false;
    }
    uint8_t request[MAMS_MAIL_REQUEST];
    int got;
    while ((got = read_all(in_fd, request, sizeof request)) > 0) {
        uint32_t kind = mams_mail_get32(request + 4), index = mams_mail_get32(request + 8);
        uint32_t length = mams_mail_get32(request + 12);
        if ((kind != MAMS_MAIL_PARSE && kind != MAMS_MAIL_EXTRACT) ||
            length > MAMS_MAIL_BYTES_MAX) {
            return false;
        }
        g_autofree uint8_t *bytes = g_malloc(length + 1);
        if (length > 0 && read_all(in_fd, bytes, length) <= 0) {
            return false;
        }
        MamsMailRefusal why = MAMS_MAIL_FINE;
        g_autoptr(GBytes) payload = answer(kind, index, bytes, length, &why);
        gsize size = 0;
        const uint8_t *data = payload != NULL ? g_bytes_get_data(payload, &size) : NULL;
        uint8_t head[MAMS_MAIL_ANSWER];
        mams_mail_put32(head, mams_mail_get32(request));
        mams_mail_put32(head + 4, payload != NULL ? MAMS_MAIL_FINE : why);
        mams_mail_put32(head + 8, (uint32_t)size);
        if (!write_all(out_fd, head, sizeof head) || !write_all(out_fd, data, size)) {
            return false;
        }
    }
    return got == 0;
}
