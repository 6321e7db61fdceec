/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"

enum {
    BLOCK = 256 * 1024,
    ROOM = MAMS_LINE_MAX + BLOCK, /* an unfinished line and a block */
    HEAD = 4096,
    LONGEST_UNIT = 4 /* bytes of a character in UTF-16 */
};

struct MamsInput {
    char *name;
    int fd;
    int read_errno;
    bool at_end; /* of the file */
    GChecksum *checksum;
    MamsEncoding encoding;
    bool may_guess; /* no byte over 127 was met yet */
    GIConv iconv;   /* to UTF-8; (GIConv)-1: the bytes are taken as they are */
    int64_t bytes, lines;
    size_t raw_at, raw_end; /* bytes read, not converted yet */
    size_t at, end;         /* converted, not handed out yet */
    bool skip_line_feed;    /* the last line ended with CR */
    bool skip_line;         /* the last line was too long: its rest follows */
    char raw[BLOCK];
    char data[ROOM + 1]; /* and a NUL */
};

static bool open_file(MamsInput *input, const char *path, GError **error)
{
    bool standard = strcmp(path, "-") == 0;
    input->name = standard ? g_strdup(_("standard input")) : g_filename_display_name(path);
    input->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (input->fd < 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT, _("cannot open the file '%s': %s"),
                    input->name, mams_error_text(errno));
        return false;
    }
    struct stat status;
    if (fstat(input->fd, &status) == 0 && S_ISDIR(status.st_mode)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT,
                    _("'%s' is a directory: name a file in it"), input->name);
        return false;
    }
    return true;
}

/* Fills the raw buffer behind what is left in it. A pipe gives less than was asked for. */
static void read_block(MamsInput *input)
{
    memmove(input->raw, input->raw + input->raw_at, input->raw_end - input->raw_at);
    input->raw_end -= input->raw_at;
    input->raw_at = 0;
    while (!input->at_end && input->raw_end < BLOCK) {
        char *to = input->raw + input->raw_end;
        ssize_t n = read(input->fd, to, BLOCK - input->raw_end);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            input->read_errno = errno;
        }
        if (n <= 0) {
            input->at_end = true;
            return;
        }
        g_checksum_update(input->checksum, (const guchar *)to, n);
        input->raw_end += (size_t)n;
        input->bytes += n;
    }
}

static void set_encoding(MamsInput *input, MamsEncoding encoding)
{
    input->encoding = encoding;
    input->may_guess = false;
    if (encoding != MAMS_ENCODING_UTF8) {
        input->iconv = g_iconv_open("UTF-8", mams_encoding_name(encoding));
    }
}

MamsInput *mams_input_open(const char *path, GError **error)
{
    g_autoptr(MamsInput) input = g_new(MamsInput, 1);
    /* Not the buffers: they are large. */
    memset(input, 0, G_STRUCT_OFFSET(MamsInput, raw));
    input->iconv = (GIConv)-1;
    input->fd = -1;
    input->checksum = g_checksum_new(G_CHECKSUM_SHA256);
    if (!open_file(input, path, error)) {
        return NULL;
    }
    read_block(input);
    if (!mams_input_ok(input, error)) {
        return NULL;
    }
    if (input->raw_end == 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("'%s' is empty: there is nothing to import"), input->name);
        return NULL;
    }
    MamsEncoding encoding = mams_encoding_of_start(input->raw, input->raw_end, &input->raw_at);
    if (encoding != MAMS_ENCODING_UTF8 || input->raw_at > 0) {
        set_encoding(input, encoding);
    }
    return g_steal_pointer(&input);
}

void mams_input_close(MamsInput *input)
{
    if (input == NULL) {
        return;
    }
    if (input->fd > STDIN_FILENO) {
        close(input->fd);
    }
    if (input->iconv != (GIConv)-1) {
        g_iconv_close(input->iconv);
    }
    g_checksum_free(input->checksum);
    g_free(input->name);
    g_free(input);
}

const char *mams_input_name(const MamsInput *input)
{
    return input->name;
}

char *mams_input_head(const MamsInput *input)
{
    size_t stop = MIN(input->raw_end, input->raw_at + HEAD);
    GString *head = g_string_sized_new(HEAD);
    for (size_t i = input->raw_at; i < stop; i++) {
        if (input->raw[i] != '\0') {
            g_string_append_c(head, input->raw[i]);
        }
    }
    return g_string_free(head, FALSE);
}

void mams_input_allow_single_byte(MamsInput *input)
{
    input->may_guess = input->iconv == (GIConv)-1 && input->raw_at == 0;
}

static bool is_ascii(const char *bytes, size_t length)
{
    guchar all = 0;
    for (size_t i = 0; i < length; i++) {
        all |= (guchar)bytes[i];
    }
    return all < 0x80;
}

/* Puts U+FFFD for `width` bytes that are no character. */
static void replace_unit(MamsInput *input, size_t width)
{
    memcpy(input->data + input->end, "\xEF\xBF\xBD", 3);
    input->end += 3;
    input->raw_at += MIN(width, input->raw_end - input->raw_at);
}

static void recode(MamsInput *input)
{
    size_t unit =
        input->encoding == MAMS_ENCODING_UTF16LE || input->encoding == MAMS_ENCODING_UTF16BE ? 2
                                                                                             : 1;
    while (input->raw_at < input->raw_end && ROOM - input->end >= 3) {
        gchar *from = input->raw + input->raw_at, *to = input->data + input->end;
        gsize left = input->raw_end - input->raw_at, room = ROOM - input->end;
        gsize done = g_iconv(input->iconv, &from, &left, &to, &room);
        int why = done == (gsize)-1 ? errno : 0;
        input->raw_at = input->raw_end - left;
        input->end = ROOM - room;
        if (why == 0 || why == E2BIG || (why == EINVAL && !input->at_end)) {
            return;
        }
        if (ROOM - input->end >= 3) {
            replace_unit(input, unit);
        }
    }
}

/* Brings more text behind what is not handed out yet; false when there is none. */
static bool fill(MamsInput *input)
{
    memmove(input->data, input->data + input->at, input->end - input->at);
    input->end -= input->at;
    input->at = 0;
    size_t before = input->end;
    if (input->raw_end - input->raw_at < LONGEST_UNIT) {
        read_block(input);
    }
    const char *from = input->raw + input->raw_at;
    size_t left = input->raw_end - input->raw_at;
    if (input->may_guess && !is_ascii(from, left)) {
        set_encoding(input, mams_encoding_guess(from, left));
    }
    if (input->iconv != (GIConv)-1) {
        recode(input);
    } else {
        size_t n = MIN(left, ROOM - input->end);
        memcpy(input->data + input->end, from, n);
        input->end += n;
        input->raw_at += n;
    }
    return input->end > before;
}

/* The offset of the first line end in data[at … stop), or `stop`. */
static size_t find_line_end(const MamsInput *input, size_t at, size_t stop)
{
    while (at < stop && input->data[at] != '\n' && input->data[at] != '\r') {
        at++;
    }
    return at;
}

/* Goes past the rest of a line that was too long and the LF of a CR LF. */
static void skip_rest(MamsInput *input)
{
    while (input->skip_line) {
        input->at = find_line_end(input, input->at, input->end);
        if (input->at < input->end) {
            input->skip_line_feed = input->data[input->at++] == '\r';
            input->skip_line = false;
        } else if (!fill(input)) {
            return;
        }
    }
    if (input->skip_line_feed && (input->at < input->end || fill(input))) {
        input->at += input->data[input->at] == '\n';
        input->skip_line_feed = false;
    }
}

bool mams_input_line(MamsInput *input, MamsLine *line)
{
    skip_rest(input);
    size_t end;
    bool unfinished;
    do {
        end = find_line_end(input, input->at, MIN(input->end, input->at + MAMS_LINE_MAX + 1));
        unfinished = end == input->end && end - input->at <= MAMS_LINE_MAX;
    } while (unfinished && fill(input));
    if (unfinished) {
        end = input->end; /* of the file; fill() has moved the text */
    }
    if (input->at == input->end) {
        return false;
    }

    line->text = input->data + input->at;
    line->number = ++input->lines;
    line->too_long = end - input->at > MAMS_LINE_MAX;
    line->length = line->too_long ? (size_t)MAMS_LINE_MAX : end - input->at;
    if (line->too_long) {
        input->skip_line = true;
        input->at = end;
    } else {
        input->skip_line_feed = end < input->end && input->data[end] == '\r';
        input->at = MIN(end + 1, input->end);
    }
    line->text[line->length] = '\0';
    return true;
}

bool mams_input_ok(const MamsInput *input, GError **error)
{
    if (input->read_errno == 0) {
        return true;
    }
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO, _("reading '%s' failed: %s"), input->name,
                mams_error_text(input->read_errno));
    return false;
}

int64_t mams_input_bytes(const MamsInput *input)
{
    return input->bytes;
}

int64_t mams_input_lines(const MamsInput *input)
{
    return input->lines;
}

MamsEncoding mams_input_encoding(const MamsInput *input)
{
    return input->encoding;
}

const char *mams_input_sha256(MamsInput *input)
{
    return g_checksum_get_string(input->checksum);
}
