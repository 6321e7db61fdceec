/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_TERMINAL_H
#define MAMS_TUI_TERMINAL_H

#include <glib.h>
#include <stdbool.h>

/* A terminal under curses, put in order when it is opened and given back as it was. (The file is
 * not called term.h: it would hide the header of curses that has that name.) */
typedef struct MamsTerm MamsTerm;

typedef struct {
    int in_fd, out_fd; /* they stay the caller's */
    const char *type;  /* what TERM says */
    bool mouse;        /* ask for clicks and the wheel */
    bool signals; /* take over SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGTSTP and SIGCONT; one terminal
                     of a process may */
} MamsTermOptions;

/* MAMS_ERROR_USAGE for a type that is unknown or cannot place its cursor. (owned) */
MamsTerm *mams_term_open(const MamsTermOptions *options, GError **error);
void mams_term_close(MamsTerm *term);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsTerm, mams_term_close)

/* What mams_term_wait() saw. */
enum {
    MAMS_TERM_INPUT = 1 << 0,
    MAMS_TERM_RESIZED = 1 << 1,
    MAMS_TERM_SUSPEND = 1 << 2,   /* somebody sent SIGTSTP */
    MAMS_TERM_CONTINUED = 1 << 3, /* stopped from outside, and going on */
    MAMS_TERM_END = 1 << 4,       /* asked to end, or the terminal is gone */
    MAMS_TERM_OTHER = 1 << 5      /* one of the other files is readable, or at its end */
};

enum { MAMS_TERM_OTHERS = 2 };

/* Waits up to `timeout_ms` (negative: without end) for input, a signal, or one of MAMS_TERM_OTHERS
 * other files (-1: none; NULL: none at all). */
unsigned mams_term_wait(MamsTerm *term, int timeout_ms, const int *others);

/* The next byte (0 … 255) or KEY_ code of curses, or -1 when nothing has come. */
int mams_term_read(MamsTerm *term);

/* Gives the terminal back and stops the process; returns when it goes on, with everything painted
 * anew at the next update. */
void mams_term_suspend(MamsTerm *term);
/* Takes the terminal again after a stop from outside. */
void mams_term_resume(MamsTerm *term);

/* The size that the terminal itself tells; false when it tells none. */
bool mams_term_measure(const MamsTerm *term, int *rows, int *columns);
void mams_term_set_size(MamsTerm *term, int rows, int columns);

#endif
