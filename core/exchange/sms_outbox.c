/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sms_outbox.h"

#include <errno.h>
#include <fcntl.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "exchange/file_write.h"
#include "exchange/json.h"

enum {
    FILE_MODE = 0600,
    ID_LONGEST = 200,
    TEXT_LONGEST = 8000, /* escaped it fits into a line */
    BLOCK = 64 * 1024,
    LINE_LONGEST = 64 * 1024,
    LOOKED_THROUGH = 16 * 1024 * 1024
};
#define PAST_LAST_PHONE INT64_C(10000000000)

/* ---- looking for an id ---- */

/* The beginning of the line with that id: lines are only written here, the id first. */
static GString *begin_line(const char *id)
{
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    mams_json_string(&json, "id", id);
    g_string_append_c(json.out, ',');
    return json.out;
}

/* Reads up to `size` bytes; an errno. */
static int read_at(int file, off_t offset, char *bytes, gsize size, gsize *length)
{
    *length = 0;
    while (*length < size) {
        ssize_t n = pread(file, bytes + *length, size - *length, offset + (off_t)*length);
        if (n < 0 && errno != EINTR)
            return errno;
        if (n == 0)
            return 0;
        if (n > 0)
            *length += (gsize)n;
    }
    return 0;
}

/* A line that a crash cut off is no message. */
static int is_whole(int file, off_t offset, bool *whole)
{
    g_autofree char *line = g_malloc(LINE_LONGEST);
    gsize length;
    int number = read_at(file, offset, line, LINE_LONGEST, &length);
    const char *end = number == 0 ? memchr(line, '\n', length) : NULL;
    g_autoptr(JsonParser) parser = json_parser_new();
    if (end != NULL)
        length = (gsize)(end - line);
    *whole = number == 0 && json_parser_load_from_data(parser, line, (gssize)length, NULL);
    return number;
}

/* The lines that begin in a block; `offset` is that of its first byte. */
static int look_in_block(int file, off_t offset, const char *block, gsize length,
                         const GString *beginning, bool *found)
{
    const char *at = block, *end = block + length;
    while (!*found && (at = memmem(at, (gsize)(end - at), beginning->str, beginning->len))) {
        int number = 0;
        bool at_start = at == block ? offset == 0 : at[-1] == '\n';
        if (at_start)
            number = is_whole(file, offset + (at - block), found);
        if (number != 0)
            return number;
        at++;
    }
    return 0;
}

/* Block by block from the end: what is asked about was mostly written just now. Blocks overlap, so
 * that a beginning and the newline before it stand whole in one of them. */
static int look(int file, off_t size, const char *id, bool *found)
{
    g_autoptr(GString) beginning = begin_line(id);
    off_t overlap = (off_t)beginning->len + 1;
    g_autofree char *block = g_malloc((gsize)(BLOCK + overlap));
    off_t stop = MAX(0, size - LOOKED_THROUGH);
    *found = false;
    for (off_t end = size; !*found && end > stop; end -= BLOCK) {
        off_t from = MAX(0, end - BLOCK);
        gsize length;
        int number = read_at(file, from, block, (gsize)(end - from + overlap), &length);
        if (number == 0)
            number = look_in_block(file, from, block, length, beginning, found);
        if (number != 0)
            return number;
    }
    return 0;
}

static bool fail_to_read(const char *path, int number, GError **error)
{
    g_set_error(error, MAMS_ERROR, number == EIO ? MAMS_ERROR_IO : MAMS_ERROR_NO_INPUT,
                _("reading '%s' failed: %s"), path, mams_error_text(number));
    return false;
}

bool mams_sms_outbox_holds(const char *path, const char *id, bool *holds, GError **error)
{
    struct stat about;
    *holds = false;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errno == ENOENT || fail_to_read(path, errno, error);
    int number = fstat(file, &about) < 0 ? errno : 0;
    if (number == 0)
        number = look(file, about.st_size, id, holds);
    close(file);
    return number == 0 || fail_to_read(path, number, error);
}

/* ---- writing ---- */

static bool check(const MamsSms *sms, GError **error)
{
    if (*sms->id != '\0' && strlen(sms->id) <= ID_LONGEST && sms->phone > 0 &&
        sms->phone < PAST_LAST_PHONE && *sms->text != '\0' && strlen(sms->text) <= TEXT_LONGEST)
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                _("the SMS '%s' needs a phone of ten digits and a text of at most %d bytes"),
                sms->id, TEXT_LONGEST);
    return false;
}

static GString *write_line(const MamsSms *sms)
{
    g_autofree char *phone = g_strdup_printf("+7%010" G_GINT64_FORMAT, sms->phone);
    MamsJson json = {.out = begin_line(sms->id)};
    mams_json_string(&json, "phone", phone);
    mams_json_string(&json, "purpose", sms->purpose);
    mams_json_integer(&json, "parts", sms->parts);
    mams_json_string(&json, "text", sms->text);
    mams_json_close(&json, '}');
    g_string_append_c(json.out, '\n');
    return json.out;
}

/* Opens and locks the file of that name: while we waited for the lock the gateway may have put it
 * away and begun another. */
static int open_locked(const char *path, struct stat *about, int *file)
{
    for (;;) {
        struct stat named;
        *file = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, FILE_MODE);
        if (*file < 0)
            return errno;
        int number = mams_file_lock(*file);
        if (number == 0 && fstat(*file, about) < 0)
            number = errno;
        if (number != 0)
            return number;
        if (stat(path, &named) == 0 && named.st_ino == about->st_ino &&
            named.st_dev == about->st_dev)
            return S_ISREG(about->st_mode) ? 0 : EINVAL;
        close(*file);
    }
}

/* One write; when it did not go in whole the file is as before. */
static int append(int file, off_t size, const GString *bytes)
{
    ssize_t written;
    do {
        written = write(file, bytes->str, bytes->len);
    } while (written < 0 && errno == EINTR);
    if (written == (ssize_t)bytes->len)
        return 0;
    int number = written < 0 ? errno : ENOSPC;
    if (written > 0 && ftruncate(file, size) < 0)
        return errno;
    return number;
}

static int sync_folder(const char *path)
{
    g_autofree char *name = g_path_get_dirname(path);
    int folder = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return errno;
    int number = mams_file_sync(folder);
    close(folder);
    return number;
}

static int append_once(int file, off_t size, const MamsSms *sms)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    bool found;
    char last = '\n';
    gsize length;
    int number = look(file, size, sms->id, &found);
    if (number == 0 && size > 0)
        number = read_at(file, size - 1, &last, 1, &length);
    if (number != 0)
        return number;
    if (last != '\n') /* a crash left half a line */
        g_string_append_c(bytes, '\n');
    if (!found) {
        g_autoptr(GString) line = write_line(sms);
        g_string_append_len(bytes, line->str, (gssize)line->len);
    }
    if (bytes->len > 0)
        number = append(file, size, bytes);
    return number == 0 ? mams_file_sync(file) : number;
}

bool mams_sms_outbox_append(const char *path, const MamsSms *sms, GError **error)
{
    struct stat about = {0};
    int file = -1;
    if (!check(sms, error))
        return false;
    int number = open_locked(path, &about, &file);
    if (number == 0)
        number = append_once(file, about.st_size, sms);
    if (number == 0 && about.st_size == 0)
        number = sync_folder(path);
    if (file >= 0 && close(file) < 0 && number == 0)
        number = errno;
    return number == 0 || mams_file_fail(path, number, error);
}
