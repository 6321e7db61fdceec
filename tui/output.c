/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <stdio.h>
#include <unistd.h>

/* Writes all of it; an errno, 0 when it is written. */
static int write_all(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(file, bytes, size);
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0) {
            bytes += written;
            size -= (size_t)written;
        }
    }
    return 0;
}

static bool fail(const char *path, int number, GError **error)
{
    bool full = number == ENOSPC || number == EIO || number == EDQUOT || number == EFBIG;
    g_set_error(error, MAMS_ERROR, full ? MAMS_ERROR_IO : MAMS_ERROR_CANNOT_CREATE,
                _("'%s' cannot be written: %s"), path, mams_error_text(number));
    return false;
}

/* A file beside it takes its place once it is whole. What is no plain file, such as /dev/full, is
 * written directly. */
static bool write_file(const char *path, const char *bytes, size_t size, GError **error)
{
    bool plain =
        !g_file_test(path, G_FILE_TEST_EXISTS) || g_file_test(path, G_FILE_TEST_IS_REGULAR);
    g_autofree char *beside = plain ? g_strdup_printf("%s.XXXXXX", path) : g_strdup(path);
    int file = plain ? g_mkstemp_full(beside, O_WRONLY | O_CLOEXEC, 0666)
                     : open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return fail(path, errno, error);
    int number = write_all(file, bytes, size);
    if (number == 0 && plain && fsync(file) < 0)
        number = errno;
    if (close(file) < 0 && number == 0)
        number = errno;
    if (number == 0 && plain && rename(beside, path) < 0)
        number = errno;
    if (number == 0)
        return true;
    if (plain)
        unlink(beside);
    return fail(path, number, error);
}

bool mams_output_write(const char *path, const void *bytes, size_t size, GError **error)
{
    if (!g_str_equal(path, "-"))
        return write_file(path, bytes, size, error);
    int number = write_all(STDOUT_FILENO, bytes, size);
    return number == 0 || fail(_("standard output"), number, error);
}

bool mams_output_print(GBytes *bytes, GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(GBytes) said = NULL;
    g_autoptr(GSubprocess) lp =
        g_subprocess_new(G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                             G_SUBPROCESS_FLAGS_STDERR_PIPE,
                         &why, "lp", "-s", NULL);
    if (lp == NULL) {
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT,
                            _("the program 'lp' cannot be started: install the Debian package "
                              "cups-client, or write a file"));
        return false;
    }
    if (g_subprocess_communicate(lp, bytes, NULL, NULL, &said, &why) &&
        g_subprocess_get_successful(lp))
        return true;
    g_autofree char *text = said != NULL
                                ? g_strndup(g_bytes_get_data(said, NULL), g_bytes_get_size(said))
                                : g_strdup(why != NULL ? why->message : "");
    g_autofree char *clean = mams_text_clean(text);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO, _("'lp' did not take the pages: %s"),
                g_strstrip(clean));
    return false;
}
