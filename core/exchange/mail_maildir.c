/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mail_send.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "exchange/file_write.h"

/* A Maildir (cr.yp.to/proto/maildir.html): written in tmp/, linked into new/; a reader moves it to
 * cur/ and puts ":2," and flags behind the name. */

enum { NAME_LONGEST = 200, FOLDER_MODE = 0700, FILE_MODE = 0600 };

typedef struct {
    const char *path;
    const char *name;
    int folder; /* the Maildir, open and locked */
} Maildir;

static void close_maildir(Maildir *maildir)
{
    if (maildir->folder >= 0)
        close(maildir->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Maildir, close_maildir)

static bool fail_in(const Maildir *maildir, const char *part, int number, GError **error)
{
    g_autofree char *path = g_build_filename(maildir->path, part, NULL);
    return mams_file_fail(path, number, error);
}

static bool is_name(const char *name)
{
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "0123456789._=+-");
    return length > 0 && length <= NAME_LONGEST && name[length] == '\0' && name[0] != '.';
}

/* The folder, made when it is missing, for this process alone. */
static bool open_maildir(Maildir *maildir, GError **error)
{
    static const char *const parts[] = {"tmp", "new", "cur"};
    if (mkdir(maildir->path, FOLDER_MODE) < 0 && errno != EEXIST)
        return mams_file_fail(maildir->path, errno, error);
    maildir->folder = open(maildir->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int number = maildir->folder < 0 ? errno : mams_file_lock(maildir->folder);
    if (number != 0)
        return mams_file_fail(maildir->path, number, error);
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (mkdirat(maildir->folder, parts[i], FOLDER_MODE) < 0 && errno != EEXIST)
            return fail_in(maildir, parts[i], errno, error);
    }
    return true;
}

/* Whether a file in new/ or cur/ is this mail: the name alone or with flags. */
static bool is_mail(const char *file, const char *name)
{
    size_t length = strlen(name);
    return strncmp(file, name, length) == 0 && (file[length] == '\0' || file[length] == ':');
}

static bool look(const Maildir *maildir, const char *part, bool *found, GError **error)
{
    int file = openat(maildir->folder, part, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = file >= 0 ? fdopendir(file) : NULL;
    if (folder == NULL) {
        int number = errno;
        if (file >= 0)
            close(file);
        return fail_in(maildir, part, number, error);
    }
    const struct dirent *entry;
    errno = 0;
    while (!*found && (entry = readdir(folder)) != NULL)
        *found = is_mail(entry->d_name, maildir->name);
    int number = *found ? 0 : errno;
    closedir(folder);
    return number == 0 || fail_in(maildir, part, number, error);
}

static int write_file(int folder, const char *path, GBytes *mail)
{
    gsize size;
    const void *bytes = g_bytes_get_data(mail, &size);
    int file = openat(folder, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
    if (file < 0)
        return errno;
    int number = mams_file_write_all(file, bytes, size);
    if (number == 0)
        number = mams_file_sync(file);
    if (close(file) < 0 && number == 0)
        number = errno;
    return number;
}

/* Some file systems have no links; the name is known to be free there and we hold the lock. */
static int move_to_new(int folder, const char *from, const char *to)
{
    if (linkat(folder, from, folder, to, 0) == 0 || errno == EEXIST)
        return unlinkat(folder, from, 0) == 0 ? 0 : errno;
    if (errno == EPERM || errno == ENOTSUP || errno == ENOSYS)
        return renameat(folder, from, folder, to) == 0 ? 0 : errno;
    return errno;
}

/* The name in new/ must outlive a power cut too, before anybody is told that it is there. */
static int sync_folders(int folder)
{
    int new_folder = openat(folder, "new", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (new_folder < 0)
        return errno;
    int number = mams_file_sync(new_folder);
    close(new_folder);
    return number != 0 ? number : mams_file_sync(folder);
}

bool mams_mail_deliver_maildir(const char *path, const char *unique_name, GBytes *mail,
                               GError **error)
{
    g_auto(Maildir) maildir = {.path = path, .name = unique_name, .folder = -1};
    bool found = false;
    if (!is_name(unique_name)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_INTERNAL,
                    _("'%s' is no name for a file with a mail: report this fault"), unique_name);
        return false;
    }
    if (!open_maildir(&maildir, error) || !look(&maildir, "new", &found, error) ||
        (!found && !look(&maildir, "cur", &found, error)))
        return false;
    g_autofree char *tmp = g_build_filename("tmp", unique_name, NULL);
    g_autofree char *target = g_build_filename("new", unique_name, NULL);
    /* What an interrupted delivery of this mail left: nobody else writes under its name. */
    unlinkat(maildir.folder, tmp, 0);
    int number = 0;
    if (!found) {
        number = write_file(maildir.folder, tmp, mail);
        if (number == 0)
            number = move_to_new(maildir.folder, tmp, target);
        if (number != 0)
            unlinkat(maildir.folder, tmp, 0);
    }
    if (number == 0)
        number = sync_folders(maildir.folder);
    return number == 0 || fail_in(&maildir, target, number, error);
}
