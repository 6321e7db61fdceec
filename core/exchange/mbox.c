/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mailbox.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "exchange/mail.h"

enum { BLOCK = 64 * 1024, LOOK = 512 /* bytes of a line that tell whether it begins a message */ };

struct MamsMbox {
    char *name;
    int fd;
    int read_errno;
    char block[BLOCK];
    gsize at, end;
    int64_t line, begun; /* lines read; the line of the message's "From " */
    bool in_message;     /* a "From " line was read, its message was not */
};

/* The next byte, or -1. */
static int next_byte(MamsMbox *mbox)
{
    while (mbox->at == mbox->end) {
        ssize_t n = read(mbox->fd, mbox->block, BLOCK);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            mbox->read_errno = errno;
        }
        if (n <= 0) {
            return -1;
        }
        mbox->at = 0;
        mbox->end = (gsize)n;
    }
    return (unsigned char)mbox->block[mbox->at++];
}

/* Appends the next line with its end to `line`, of a line over the size of a message only so much;
 * false at the end. */
static bool next_line(MamsMbox *mbox, GByteArray *line)
{
    g_byte_array_set_size(line, 0);
    bool any = false;
    for (;;) {
        if (mbox->at == mbox->end) {
            int c = next_byte(mbox);
            if (c < 0) {
                break;
            }
            mbox->at--;
        }
        any = true;
        const char *from = mbox->block + mbox->at;
        const char *feed = memchr(from, '\n', mbox->end - mbox->at);
        gsize n = feed != NULL ? (gsize)(feed - from) + 1 : mbox->end - mbox->at;
        if (line->len <= MAMS_MAIL_BYTES_MAX) {
            g_byte_array_append(line, (const guint8 *)from, (guint)n);
        }
        mbox->at += n;
        if (feed != NULL) {
            break;
        }
    }
    mbox->line += any;
    return any;
}

static bool is_blank(const GByteArray *line)
{
    return (line->len == 1 && line->data[0] == '\n') ||
           (line->len == 2 && line->data[0] == '\r' && line->data[1] == '\n');
}

static bool begins_with_from(const GByteArray *line, gsize at)
{
    return line->len >= at + 5 && memcmp(line->data + at, "From ", 5) == 0;
}

/* "From sender Fri Nov 22 11:00:00 2024": a sentence that begins so has no time of day with a
 * month before it. */
static bool is_separator(const GByteArray *line)
{
    if (!begins_with_from(line, 0)) {
        return false;
    }
    g_autofree char *text = g_strndup((const char *)line->data, MIN(line->len, LOOK));
    static const char *const months[] = {" Jan ", " Feb ", " Mar ", " Apr ", " May ", " Jun ",
                                         " Jul ", " Aug ", " Sep ", " Oct ", " Nov ", " Dec "};
    const char *month = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(months) && month == NULL; i++) {
        month = strstr(text, months[i]);
    }
    for (const char *p = month; p != NULL && (p = strchr(p, ':')) != NULL; p++) {
        if (g_ascii_isdigit(p[-1]) && g_ascii_isdigit(p[1]) && g_ascii_isdigit(p[2])) {
            return true;
        }
    }
    return false;
}

MamsMbox *mams_mbox_open(const char *path, GError **error)
{
    g_autoptr(MamsMbox) mbox = g_new0(MamsMbox, 1);
    mbox->name = g_filename_display_name(path);
    mbox->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (mbox->fd < 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT, _("cannot open the file '%s': %s"),
                    mbox->name, mams_error_text(errno));
        return NULL;
    }
    struct stat status;
    if (fstat(mbox->fd, &status) == 0 && S_ISDIR(status.st_mode)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT,
                    _("'%s' is a directory: name a file in it"), mbox->name);
        return NULL;
    }
    g_autoptr(GByteArray) line = g_byte_array_new();
    while (next_line(mbox, line) && is_blank(line)) {
    }
    if (mbox->read_errno == 0 && line->len > 0 && !is_blank(line) && !begins_with_from(line, 0)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("'%s' is no mbox file: it does not begin with \"From \""), mbox->name);
        return NULL;
    }
    mbox->in_message = begins_with_from(line, 0);
    mbox->begun = mbox->line;
    return g_steal_pointer(&mbox);
}

void mams_mbox_close(MamsMbox *mbox)
{
    if (mbox == NULL) {
        return;
    }
    if (mbox->fd >= 0) {
        close(mbox->fd);
    }
    g_free(mbox->name);
    g_free(mbox);
}

int64_t mams_mbox_line(const MamsMbox *mbox)
{
    return mbox->begun;
}

/* Appends the line without the ">" that was put before its "From ". */
static void append_line(GByteArray *message, const GByteArray *line)
{
    gsize quotes = 0;
    while (quotes < line->len && line->data[quotes] == '>') {
        quotes++;
    }
    gsize skip = quotes > 0 && begins_with_from(line, quotes) ? 1 : 0;
    g_byte_array_append(message, line->data + skip, line->len - (guint)skip);
}

/* The blank line before the next "From " belongs to the file, not to the message. */
static void drop_blank_line(GByteArray *message)
{
    const guint8 *data = message->data;
    guint n = message->len;
    if (n >= 2 && data[n - 1] == '\n' && data[n - 2] == '\n') {
        g_byte_array_set_size(message, n - 1);
    } else if (n >= 4 && memcmp(data + n - 4, "\r\n\r\n", 4) == 0) {
        g_byte_array_set_size(message, n - 2);
    }
}

bool mams_mbox_next(MamsMbox *mbox, GBytes **bytes, GError **error)
{
    *bytes = NULL;
    g_autoptr(GByteArray) message = g_byte_array_new();
    g_autoptr(GByteArray) line = g_byte_array_new();
    bool there = mbox->in_message, after_blank = false, too_large = false;
    int64_t begun = mbox->line;
    mbox->in_message = false;
    while (there && next_line(mbox, line)) {
        if (after_blank && is_separator(line)) {
            mbox->in_message = true;
            break;
        }
        after_blank = is_blank(line);
        too_large |= message->len + line->len > MAMS_MAIL_BYTES_MAX + 2;
        if (!too_large) {
            append_line(message, line);
        }
    }
    mbox->begun = begun;
    if (mbox->read_errno != 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO, _("reading '%s' failed: %s"), mbox->name,
                    mams_error_text(mbox->read_errno));
        return false;
    }
    if (mbox->in_message) {
        drop_blank_line(message);
    }
    if (too_large || message->len > MAMS_MAIL_BYTES_MAX) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("the message at line %" PRId64 " of '%s' is larger than 25 MB"), begun,
                    mbox->name);
        return false;
    }
    if (there) {
        *bytes = g_byte_array_free_to_bytes(g_steal_pointer(&message));
    }
    return true;
}
