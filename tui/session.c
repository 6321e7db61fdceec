/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mams.h"

enum {
    PLACE_BYTES = 1 << 16, /* of one of the two states */
    HEAD_BYTES = 128,      /* more than its first line */
    MAX_SHOWINGS = 2,      /* of a state that no painting followed */
    MAX_FILES = 1000
};

#define GROUP "session"
#define PREFIX "session-"

struct MamsSession {
    char *path, *database, *login;
    int fd;
    uint64_t number; /* of the state written last */
    char *text;      /* of it; NULL: none by this run */
};

/* One state as it stands in the file. */
typedef struct {
    uint64_t number;
    int showings; /* starts that were to show it */
    char *text;
} State;

void mams_session_left_clear(MamsSessionLeft *left)
{
    g_clear_pointer(&left->state, g_key_file_free);
    g_clear_pointer(&left->aside, g_free);
}

/* ---- states ---- */

/* (owned) */
static char *checksum(uint64_t number, int showings, const char *text)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *head = g_strdup_printf("%" PRIu64 " %d\n", number, showings);
    g_checksum_update(sum, (const guchar *)head, (gssize)strlen(head));
    g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text));
    return g_strdup(g_checksum_get_string(sum));
}

static bool write_state(MamsSession *session, int showings, const char *text, GError **error)
{
    g_autofree char *sum = checksum(session->number + 1, showings, text);
    g_autofree char *bytes =
        g_strdup_printf("mams-session 1 %" PRIu64 " %d %zu %s\n%s", session->number + 1, showings,
                        strlen(text), sum, text);
    size_t length = strlen(bytes);
    off_t place = (off_t)((session->number + 1) % 2 * PLACE_BYTES);
    ssize_t written = -1;
    errno = EFBIG;
    if (length <= PLACE_BYTES)
        written = pwrite(session->fd, bytes, length, place);
    if (written == (ssize_t)length) {
        session->number++;
        return true;
    }
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO,
                _("cannot keep what is typed for the case of a crash: '%s': %s"), session->path,
                g_strerror(written < 0 ? errno : ENOSPC));
    return false;
}

/* Reads the state that stands at a place. False when there is none that is whole. */
static bool read_state(int fd, int place, State *state)
{
    g_autofree char *bytes = g_malloc0(PLACE_BYTES + 1);
    if (pread(fd, bytes, PLACE_BYTES, (off_t)place * PLACE_BYTES) <= 0)
        return false;
    char sum[65];
    size_t length;
    const char *end = memchr(bytes, '\n', HEAD_BYTES);
    if (end == NULL || sscanf(bytes, "mams-session 1 %" SCNu64 " %d %zu %64[0-9a-f]",
                              &state->number, &state->showings, &length, sum) != 4)
        return false;
    size_t head = (size_t)(end + 1 - bytes);
    if (length > PLACE_BYTES - head)
        return false;
    g_autofree char *text = g_strndup(end + 1, length);
    g_autofree char *expected = checksum(state->number, state->showings, text);
    if (!g_str_equal(sum, expected))
        return false;
    state->text = g_steal_pointer(&text);
    return true;
}

/* The later of the two states. False when neither is whole. */
static bool read_later(int fd, State *later)
{
    State states[2] = {{0}};
    bool whole[2];
    for (int place = 0; place < 2; place++)
        whole[place] = read_state(fd, place, &states[place]);
    int best = whole[1] && (!whole[0] || states[1].number > states[0].number);
    g_free(states[!best].text);
    *later = states[best];
    return whole[best];
}

/* ---- files ---- */

static void release(MamsSession *session)
{
    if (session->fd >= 0)
        close(session->fd);
    session->fd = -1;
    g_clear_pointer(&session->path, g_free);
}

/* Opens and locks a file. False when it is gone, another's or no file. */
static bool open_locked(MamsSession *session, const char *path, int flags, struct stat *status)
{
    int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags, 0600);
    if (fd < 0)
        return false;
    /* Another program may have taken it away between the two calls. */
    if (flock(fd, LOCK_EX | LOCK_NB) != 0 || fstat(fd, status) != 0 || status->st_nlink == 0 ||
        !S_ISREG(status->st_mode) || status->st_uid != geteuid()) {
        close(fd);
        return false;
    }
    session->fd = fd;
    session->path = g_strdup(path);
    return true;
}

static bool create_file(MamsSession *session, const char *directory, GError **error)
{
    struct stat status;
    for (int n = 1; n <= MAX_FILES; n++) {
        g_autofree char *path = g_strdup_printf("%s/" PREFIX "%d", directory, n);
        if (open_locked(session, path, O_CREAT | O_EXCL, &status))
            return true;
    }
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_CANNOT_CREATE,
                _("cannot keep what is typed for the case of a crash: '%s': %s"), directory,
                g_strerror(errno));
    return false;
}

static void put_aside(MamsSession *session, MamsSessionLeft *left)
{
    g_autofree char *directory = g_path_get_dirname(session->path);
    g_autofree char *name = g_path_get_basename(session->path);
    g_autofree char *aside = g_strdup_printf("%s/damaged-%s", directory, name);
    if (g_rename(session->path, aside) == 0) {
        g_free(left->aside);
        left->aside = g_steal_pointer(&aside);
    }
    release(session);
}

static bool is_of(GKeyFile *state, const char *key, const char *value)
{
    g_autofree char *found = g_key_file_get_string(state, GROUP, key, NULL);
    return g_strcmp0(found, value) == 0;
}

/* Takes over a file that nobody holds. False when it is not for this run. */
static bool take_over(MamsSession *session, const char *path, MamsSessionLeft *left)
{
    struct stat status;
    if (!open_locked(session, path, 0, &status))
        return false;
    if (status.st_size == 0) { /* killed before it had anything to keep */
        g_unlink(path);
        release(session);
        return false;
    }
    State later = {0};
    g_autoptr(GKeyFile) state = g_key_file_new();
    bool whole = read_later(session->fd, &later) &&
                 g_key_file_load_from_data(state, later.text, (gsize)-1, G_KEY_FILE_NONE, NULL);
    g_autofree char *text = later.text;
    if (whole &&
        (!is_of(state, "database", session->database) || !is_of(state, "login", session->login))) {
        release(session);
        return false;
    }
    if (!whole || later.showings >= MAX_SHOWINGS) {
        put_aside(session, left);
        return false;
    }
    session->number = later.number;
    if (!write_state(session, later.showings + 1, text, NULL)) {
        release(session);
        return false;
    }
    left->state = g_steal_pointer(&state);
    left->time = status.st_mtime;
    return true;
}

typedef struct {
    char *path;
    struct timespec time;
} Candidate;

static void clear_candidate(void *data)
{
    g_free(((Candidate *)data)->path);
}

static int by_time(const void *a, const void *b)
{
    const struct timespec *x = &((const Candidate *)a)->time, *y = &((const Candidate *)b)->time;
    if (x->tv_sec != y->tv_sec)
        return x->tv_sec > y->tv_sec ? -1 : 1;
    return (x->tv_nsec < y->tv_nsec) - (x->tv_nsec > y->tv_nsec);
}

/* The files of all runs, the newest first. (owned) */
static GArray *list_files(const char *directory)
{
    GArray *files = g_array_new(FALSE, FALSE, sizeof(Candidate));
    g_array_set_clear_func(files, clear_candidate);
    g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *path = g_build_filename(directory, name, NULL);
        struct stat status;
        if (!g_str_has_prefix(name, PREFIX) || lstat(path, &status) != 0)
            continue;
        Candidate candidate = {g_steal_pointer(&path), status.st_mtim};
        g_array_append_val(files, candidate);
    }
    g_array_sort(files, by_time);
    return files;
}

static bool take_newest(MamsSession *session, const char *directory, MamsSessionLeft *left)
{
    g_autoptr(GArray) files = list_files(directory);
    for (guint i = 0; i < files->len; i++) {
        if (take_over(session, g_array_index(files, Candidate, i).path, left))
            return true;
    }
    return false;
}

/* ---- the run ---- */

MamsSession *mams_session_open(const char *directory, const char *database, const char *login,
                               bool anew, MamsSessionLeft *left, GError **error)
{
    MamsSession *session = g_new0(MamsSession, 1);
    char *real = realpath(database, NULL);
    *left = (MamsSessionLeft){0};
    session->fd = -1;
    session->database = g_strdup(real != NULL ? real : database);
    session->login = g_strdup(login);
    free(real);
    g_mkdir_with_parents(directory, 0700);
    if ((!anew && take_newest(session, directory, left)) || create_file(session, directory, error))
        return session;
    mams_session_end(session, false);
    return NULL;
}

bool mams_session_keep(MamsSession *session, GKeyFile *state, GError **error)
{
    g_key_file_set_string(state, GROUP, "database", session->database);
    g_key_file_set_string(state, GROUP, "login", session->login);
    g_autofree char *text = g_key_file_to_data(state, NULL, NULL);
    if (g_strcmp0(text, session->text) == 0)
        return true;
    if (!write_state(session, 0, text, error))
        return false;
    g_free(session->text);
    session->text = g_steal_pointer(&text);
    return true;
}

void mams_session_end(MamsSession *session, bool done)
{
    if (session == NULL)
        return;
    if (done && session->path != NULL)
        g_unlink(session->path);
    release(session);
    g_free(session->database);
    g_free(session->login);
    g_free(session->text);
    g_free(session);
}
