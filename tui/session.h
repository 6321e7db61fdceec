/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SESSION_H
#define MAMS_TUI_SESSION_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * The file that keeps what a running program shows and what was typed, so that it stands again
 * after a crash, a kill or a dropped line. One file a run, locked while the program lives. It has
 * two places that are written in turn, each with a number and a checksum: whatever moment a write
 * is cut off at, the state before it can be read. Nothing waits for the disk; what a loss of power
 * takes is a state, never the earlier one that is whole.
 */
typedef struct MamsSession MamsSession;

/* What an earlier run has left. */
typedef struct {
    GKeyFile *state; /* to be shown again; NULL: nothing was left (owned) */
    int64_t time;    /* when it was last written, UTC seconds */
    char *aside;     /* a file that could not be used: where it is now; NULL: none (owned) */
} MamsSessionLeft;

void mams_session_left_clear(MamsSessionLeft *left);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MamsSessionLeft, mams_session_left_clear)

/* Takes over the newest file in `directory` (made when missing) that was left by a program of this
 * operator on this database and belongs to nobody now; without one, or when `anew`, begins a file.
 * What is no such file any more, or has brought the program down again and again while it was
 * shown, is renamed to "damaged-…". MAMS_ERROR_CANNOT_CREATE. (owned) */
MamsSession *mams_session_open(const char *directory, const char *database, const char *login,
                               bool anew, MamsSessionLeft *left, GError **error);

/* Writes the state when it differs from the one written last; the groups are the caller's, but for
 * "session". MAMS_ERROR_IO when it cannot be written or is too large. */
bool mams_session_keep(MamsSession *session, GKeyFile *state, GError **error);

/* Lets go of the file: `done` removes it, else it waits for the next start. NULL is allowed. */
void mams_session_end(MamsSession *session, bool done);

#endif
