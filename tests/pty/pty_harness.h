/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_PTY_HARNESS_H
#define MAMS_TESTS_PTY_HARNESS_H

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

/* The real program ($MAMS_BIN) in a terminal of its own, seen through an emulator. Nothing sleeps:
 * each call waits for what it names, and fails the test when it does not come. */
typedef struct {
    pid_t pid;
    int fd;                /* our end of the terminal */
    struct termios before; /* how the program found it */
    VTerm *vterm;
    VTermScreen *screen;
    bool altscreen;
    bool ended; /* the other end is closed */
} Pty;

/* Starts $MAMS_BIN with these arguments (NULL-terminated, without its own name) on 80×24. */
Pty *pty_start(const char *term, const char *const *arguments);
void pty_free(Pty *pty);

void pty_send(Pty *pty, const char *bytes);
void pty_resize(Pty *pty, int rows, int columns);
/* Waits until the text is on the screen, or until it is not. */
void pty_wait_for(Pty *pty, const char *text);
void pty_wait_without(Pty *pty, const char *text);
/* Waits until the process is stopped. */
void pty_wait_stopped(Pty *pty);
/* Waits for the end of the program; returns its status as of waitpid(). */
int pty_wait_end(Pty *pty);

/* One row without the blanks at its end. (owned) */
char *pty_row(Pty *pty, int row);
/* Fails unless the terminal is as the program has found it. */
void pty_expect_restored(Pty *pty);

#endif
