/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_CHILD_H
#define MAMS_TUI_CHILD_H

#include <glib.h>
#include <stdbool.h>

/*
 * A program that runs beside the screen: its standard input is empty, what it prints is taken in as
 * it comes, at most 1 MB of each of its two outputs; the rest is read and dropped.
 */
typedef struct MamsChild MamsChild;

/* Starts a program (argv[0] its path, NULL-terminated). MAMS_ERROR_IO when it cannot be. (owned) */
MamsChild *mams_child_new(const char *const *argv, GError **error);
/* Ends the program when it still runs. */
void mams_child_free(MamsChild *child);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsChild, mams_child_free)

/* The two files to wait for; -1 for one that has ended. */
const int *mams_child_files(const MamsChild *child);
/* Takes in what has come, without waiting. False when both outputs have ended. */
bool mams_child_read(MamsChild *child);
/* Asks it to end; when asked a second time it has no choice. */
void mams_child_stop(MamsChild *child);
bool mams_child_was_stopped(const MamsChild *child);

/* Once both outputs have ended: its exit status, or -1 when a signal ended it. */
int mams_child_wait(MamsChild *child);
/* What it printed, as valid UTF-8. (transfer none) */
const char *mams_child_output(MamsChild *child);
const char *mams_child_errors(MamsChild *child);
/* Whether something of its output was dropped. */
bool mams_child_was_cut(const MamsChild *child);

#endif
