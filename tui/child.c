/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "child.h"

#include <errno.h>
#include <glib-unix.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mams.h"

#include "terminal.h"

enum { OUTPUT, ERRORS, FILES = MAMS_TERM_OTHERS, MAX_BYTES = 1 << 20, MAX_READS = 64 };

struct MamsChild {
    GPid pid; /* 0 once it was waited for */
    int files[FILES];
    GString *text[FILES];
    bool stopped, cut;
    int status;
};

MamsChild *mams_child_new(const char *const *argv, GError **error)
{
    g_autoptr(GError) why = NULL;
    MamsChild *child = g_new0(MamsChild, 1);
    if (!g_spawn_async_with_pipes(NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                                  &child->pid, NULL, &child->files[OUTPUT], &child->files[ERRORS],
                                  &why)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO, _("cannot start '%s': %s"), argv[0],
                    why->message);
        g_free(child);
        return NULL;
    }
    for (int i = 0; i < FILES; i++) {
        g_unix_set_fd_nonblocking(child->files[i], TRUE, NULL);
        child->text[i] = g_string_new(NULL);
    }
    return child;
}

static void close_file(MamsChild *child, int i)
{
    if (child->files[i] >= 0)
        close(child->files[i]);
    child->files[i] = -1;
}

void mams_child_free(MamsChild *child)
{
    if (child == NULL)
        return;
    for (int i = 0; i < FILES; i++) {
        close_file(child, i);
        g_string_free(child->text[i], TRUE);
    }
    if (child->pid != 0) {
        kill(child->pid, SIGKILL);
        waitpid(child->pid, NULL, 0);
    }
    g_free(child);
}

const int *mams_child_files(const MamsChild *child)
{
    return child->files;
}

/* Reads what is there, but not without end: the screen must go on. */
static void read_file(MamsChild *child, int i)
{
    char bytes[16384];
    for (int reads = 0; reads < MAX_READS && child->files[i] >= 0; reads++) {
        ssize_t n = read(child->files[i], bytes, sizeof bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN)
            return;
        if (n <= 0) {
            close_file(child, i);
            return;
        }
        gssize room = MAX_BYTES - (gssize)child->text[i]->len;
        child->cut |= n > room;
        g_string_append_len(child->text[i], bytes, MIN(n, room));
    }
}

bool mams_child_read(MamsChild *child)
{
    for (int i = 0; i < FILES; i++)
        read_file(child, i);
    return child->files[OUTPUT] >= 0 || child->files[ERRORS] >= 0;
}

void mams_child_stop(MamsChild *child)
{
    if (child->pid != 0)
        kill(child->pid, child->stopped ? SIGKILL : SIGTERM);
    child->stopped = true;
}

bool mams_child_was_stopped(const MamsChild *child)
{
    return child->stopped;
}

int mams_child_wait(MamsChild *child)
{
    while (child->pid != 0) {
        if (waitpid(child->pid, &child->status, 0) < 0 && errno == EINTR)
            continue;
        child->pid = 0;
    }
    return WIFEXITED(child->status) ? WEXITSTATUS(child->status) : -1;
}

static const char *valid_text(GString *text)
{
    g_autofree char *valid = g_utf8_make_valid(text->str, (gssize)text->len);
    g_string_assign(text, valid);
    return text->str;
}

const char *mams_child_output(MamsChild *child)
{
    return valid_text(child->text[OUTPUT]);
}

const char *mams_child_errors(MamsChild *child)
{
    return valid_text(child->text[ERRORS]);
}

bool mams_child_was_cut(const MamsChild *child)
{
    return child->cut;
}
