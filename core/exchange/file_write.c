/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/file_write.h"

#include <errno.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"

int mams_file_write_all(int file, const void *bytes, size_t size)
{
    const char *at = bytes;
    while (size > 0) {
        ssize_t written = write(file, at, size);
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0) {
            at += written;
            size -= (size_t)written;
        }
    }
    return 0;
}

int mams_file_sync(int file)
{
    /* EINVAL: of a kind that is never on a disk, a pipe. */
    return fsync(file) == 0 || errno == EINVAL ? 0 : errno;
}

int mams_file_lock(int file)
{
    while (flock(file, LOCK_EX) < 0) {
        if (errno != EINTR)
            return errno;
    }
    return 0;
}

int mams_file_try_lock(int file)
{
    return flock(file, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
}

bool mams_file_fail(const char *path, int number, GError **error)
{
    bool full = number == ENOSPC || number == EIO || number == EDQUOT || number == EFBIG;
    g_set_error(error, MAMS_ERROR, full ? MAMS_ERROR_IO : MAMS_ERROR_CANNOT_CREATE,
                _("'%s' cannot be written: %s"), path, mams_error_text(number));
    return false;
}
