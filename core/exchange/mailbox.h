/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_MAILBOX_H
#define MAMS_EXCHANGE_MAILBOX_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Where messages come from: a Maildir or an mbox file, filled by another program. */

/* ---- Maildir ---- */

typedef struct MamsMaildir MamsMaildir;

/* Lists the messages of new/, and of cur/ after them, oldest first. Folders, links, pipes and names
 * that begin with a dot are no messages. MAMS_ERROR_NO_INPUT when there is no such folder or it is
 * no Maildir, MAMS_ERROR_IO. (owned) */
MamsMaildir *mams_maildir_open(const char *path, bool with_cur, GError **error);
void mams_maildir_close(MamsMaildir *maildir);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsMaildir, mams_maildir_close)

guint mams_maildir_count(const MamsMaildir *maildir);
/* How many entries are no messages. */
guint mams_maildir_others(const MamsMaildir *maildir);
/* "new/1764.M1P2.host", for messages and reports. (transfer none) */
const char *mams_maildir_name(const MamsMaildir *maildir, guint index);
/* When the file was written last, as Unix seconds; 0 when it was not read. That is when the message
 * arrived: its own date is the sender's word. */
int64_t mams_maildir_arrived(const MamsMaildir *maildir, guint index);

/* Reads a message. *bytes is NULL, without an error, when another program has taken it away.
 * MAMS_ERROR_DATA when it is larger than MAMS_MAIL_BYTES_MAX or no ordinary file, MAMS_ERROR_IO. */
bool mams_maildir_read(MamsMaildir *maildir, guint index, GBytes **bytes, GError **error);

/* Moves a message from new/ to cur/, once it is kept elsewhere; one in cur/ stays. No error when it
 * is gone. MAMS_ERROR_IO. */
bool mams_maildir_done(MamsMaildir *maildir, guint index, GError **error);

/* ---- mbox ---- */

typedef struct MamsMbox MamsMbox;

/* Opens an mbox file; an empty one has no message. MAMS_ERROR_NO_INPUT when there is no such file
 * or it is a folder, MAMS_ERROR_DATA when it does not begin with "From ", MAMS_ERROR_IO. (owned) */
MamsMbox *mams_mbox_open(const char *path, GError **error);
void mams_mbox_close(MamsMbox *mbox);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsMbox, mams_mbox_close)

/* The next message, without its "From " line and the ">" before other such lines. *bytes is NULL at
 * the end. MAMS_ERROR_DATA for a message larger than MAMS_MAIL_BYTES_MAX: the next call goes on
 * behind it. MAMS_ERROR_IO when reading failed. */
bool mams_mbox_next(MamsMbox *mbox, GBytes **bytes, GError **error);

/* The line, from 1, at which the last message began. */
int64_t mams_mbox_line(const MamsMbox *mbox);

#endif
