/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mailbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "exchange/mail.h"

typedef struct {
    char *name;     /* with "new/" or "cur/" before it */
    guint64 second; /* that the name begins with */
    bool is_new;
    int64_t arrived;
} Entry;

struct MamsMaildir {
    char *name;
    int fd;
    GPtrArray *entries;
    guint others;
};

static void entry_free(gpointer data)
{
    Entry *entry = data;
    g_free(entry->name);
    g_free(entry);
}

static int compare(gconstpointer a, gconstpointer b)
{
    const Entry *one = *(Entry *const *)a, *other = *(Entry *const *)b;
    if (one->is_new != other->is_new) {
        return one->is_new ? -1 : 1;
    }
    if (one->second != other->second) {
        return one->second < other->second ? -1 : 1;
    }
    return strcmp(one->name, other->name);
}

/* Whether it is an ordinary file; the kind is not always in the folder itself. */
static bool is_file(int folder, const struct dirent *found)
{
    struct stat status;
    return found->d_type == DT_REG ||
           (found->d_type == DT_UNKNOWN &&
            fstatat(folder, found->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(status.st_mode));
}

static bool list(MamsMaildir *maildir, const char *part, GError **error)
{
    int fd = openat(maildir->fd, part, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
    if (folder == NULL) {
        g_set_error(error, MAMS_ERROR, fd < 0 ? MAMS_ERROR_NO_INPUT : MAMS_ERROR_IO,
                    _("'%s' is no Maildir: its folder '%s' cannot be read: %s"), maildir->name,
                    part, mams_error_text(errno));
        if (fd >= 0) {
            close(fd);
        }
        return false;
    }
    for (const struct dirent *found; (found = readdir(folder)) != NULL;) {
        if (found->d_name[0] == '.') {
            continue;
        }
        if (!is_file(fd, found)) {
            maildir->others++;
            continue;
        }
        Entry *entry = g_new0(Entry, 1);
        entry->name = g_strconcat(part, "/", found->d_name, NULL);
        entry->second = g_ascii_strtoull(found->d_name, NULL, 10);
        entry->is_new = strcmp(part, "new") == 0;
        g_ptr_array_add(maildir->entries, entry);
    }
    closedir(folder);
    return true;
}

MamsMaildir *mams_maildir_open(const char *path, bool with_cur, GError **error)
{
    g_autoptr(MamsMaildir) maildir = g_new0(MamsMaildir, 1);
    maildir->name = g_filename_display_name(path);
    maildir->entries = g_ptr_array_new_with_free_func(entry_free);
    maildir->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (maildir->fd < 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT, _("cannot open the Maildir '%s': %s"),
                    maildir->name, mams_error_text(errno));
        return NULL;
    }
    struct stat status;
    if (fstatat(maildir->fd, "cur", &status, 0) != 0 || !S_ISDIR(status.st_mode)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT,
                    _("'%s' is no Maildir: it has no folders 'new' and 'cur'"), maildir->name);
        return NULL;
    }
    if (!list(maildir, "new", error) || (with_cur && !list(maildir, "cur", error))) {
        return NULL;
    }
    g_ptr_array_sort(maildir->entries, compare);
    return g_steal_pointer(&maildir);
}

void mams_maildir_close(MamsMaildir *maildir)
{
    if (maildir == NULL) {
        return;
    }
    if (maildir->fd >= 0) {
        close(maildir->fd);
    }
    g_ptr_array_unref(maildir->entries);
    g_free(maildir->name);
    g_free(maildir);
}

guint mams_maildir_count(const MamsMaildir *maildir)
{
    return maildir->entries->len;
}

guint mams_maildir_others(const MamsMaildir *maildir)
{
    return maildir->others;
}

const char *mams_maildir_name(const MamsMaildir *maildir, guint index)
{
    return ((const Entry *)maildir->entries->pdata[index])->name;
}

int64_t mams_maildir_arrived(const MamsMaildir *maildir, guint index)
{
    return ((const Entry *)maildir->entries->pdata[index])->arrived;
}

/* ---- reading and moving ---- */

static bool fail(const MamsMaildir *maildir, const Entry *entry, int number, GError **error)
{
    g_autofree char *name = g_filename_display_name(entry->name);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO, _("reading '%s' of '%s' failed: %s"), name,
                maildir->name, mams_error_text(number));
    return false;
}

static bool read_file(const MamsMaildir *maildir, const Entry *entry, int fd, gsize size,
                      GBytes **bytes, GError **error)
{
    g_autofree char *data = g_malloc(size + 1);
    gsize done = 0;
    while (done < size) {
        ssize_t n = read(fd, data + done, size - done);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return fail(maildir, entry, errno, error);
        }
        if (n == 0) {
            break;
        }
        done += (gsize)n;
    }
    *bytes = g_bytes_new_take(g_steal_pointer(&data), done);
    return true;
}

bool mams_maildir_read(MamsMaildir *maildir, guint index, GBytes **bytes, GError **error)
{
    Entry *entry = maildir->entries->pdata[index];
    *bytes = NULL;
    /* It may have become a link or a pipe since it was listed. */
    int fd = openat(maildir->fd, entry->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 && errno != ELOOP) {
        return errno == ENOENT || fail(maildir, entry, errno, error);
    }
    struct stat status;
    bool ordinary = fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
    bool read = false;
    g_autofree char *name = g_filename_display_name(entry->name);
    if (!ordinary) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA, _("'%s' of '%s' is no ordinary file"), name,
                    maildir->name);
    } else if (status.st_size > MAMS_MAIL_BYTES_MAX) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("the message '%s' of '%s' is larger than 25 MB"), name, maildir->name);
    } else {
        entry->arrived = status.st_mtime;
        read = read_file(maildir, entry, fd, (gsize)status.st_size, bytes, error);
    }
    if (fd >= 0) {
        close(fd);
    }
    return read;
}

bool mams_maildir_done(MamsMaildir *maildir, guint index, GError **error)
{
    Entry *entry = maildir->entries->pdata[index];
    if (!entry->is_new) {
        return true;
    }
    const char *base = entry->name + strlen("new/");
    g_autofree char *target =
        g_strconcat("cur/", base, strstr(base, ":2,") != NULL ? NULL : ":2,", NULL);
    /* Never over another message. */
    if (renameat2(maildir->fd, entry->name, maildir->fd, target, RENAME_NOREPLACE) != 0 &&
        errno != ENOENT) {
        g_autofree char *name = g_filename_display_name(entry->name);
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO, _("cannot move '%s' of '%s' to 'cur': %s"),
                    name, maildir->name, mams_error_text(errno));
        return false;
    }
    g_free(entry->name);
    entry->name = g_steal_pointer(&target);
    entry->is_new = false;
    return true;
}
