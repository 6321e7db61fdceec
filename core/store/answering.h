/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STORE_ANSWERING_H
#define MAMS_STORE_ANSWERING_H

#include "base/inquiry.h"
#include "store/store.h"

/* What belongs to inquiries: messages, drafts, answers, mail that leaves, reminders, ticks. Functions
 * that write run inside a transaction; those that take an entry, under that entry of the journal. Lists
 * are NULL on error. (owned) */

/* ---- messages (message.c) ---- */

/* Adds a message with its attachments and gives its number; -1 on error. `raw` and `hash` (64 hex
 * digits) belong to mail, else NULL. */
int64_t mams_store_message_add(MamsStore *store, const MamsMessage *message, GBytes *raw,
                               const char *hash, int64_t entry, GError **error);
/* The number of the message whose bytes have this hash, 0 when there is none, -1 on error; `inquiry`
 * may be NULL. */
int64_t mams_store_message_by_hash(MamsStore *store, const char *hash, int64_t *inquiry,
                                   GError **error);
/* The inquiry of the latest message with this id, ours before others'; 0 none, -1 on error. */
int64_t mams_store_inquiry_of_message_id(MamsStore *store, const char *message_id, GError **error);
/* The messages of an inquiry by number. */
GPtrArray *mams_store_messages(MamsStore *store, int64_t inquiry, GError **error);
/* The bytes of a mail; NULL without an error when it was none. (owned) */
GBytes *mams_store_message_raw(MamsStore *store, int64_t message, GError **error);
/* The inquiry of a message; 0 none, -1 on error. */
int64_t mams_store_message_inquiry(MamsStore *store, int64_t message, GError **error);
/* Mail that cannot be read is kept: `added` tells whether it was not there. `raw` may be NULL. */
bool mams_store_refuse_message(MamsStore *store, const char *hash, const char *why, GBytes *raw,
                               int64_t at, int64_t entry, bool *added, GError **error);
/* 1 when mail with this hash was refused before, 0 not, -1 on error. */
int mams_store_message_refused(MamsStore *store, const char *hash, GError **error);

/* ---- drafts and ticks (draft.c) ---- */

bool mams_store_put_draft(MamsStore *store, const MamsReplyDraft *draft, GError **error);
/* NULL without an error when there is none. (owned) */
MamsReplyDraft *mams_store_draft(MamsStore *store, int64_t inquiry, GError **error);
bool mams_store_forget_draft(MamsStore *store, int64_t inquiry, GError **error);

/* Ticks a step, or takes the tick away when it is there: `ticked` tells what it is now. */
bool mams_store_tick(MamsStore *store, int64_t inquiry, const char *procedure, const char *step,
                     const char *login, int64_t at, int64_t entry, bool *ticked, GError **error);
/* Hands over each tick of an inquiry by procedure and time. */
typedef void (*MamsTickEach)(const char *procedure, const char *step, const char *login, int64_t at,
                             void *data);
bool mams_store_each_tick(MamsStore *store, int64_t inquiry, MamsTickEach each, void *data,
                          GError **error);

/* ---- what was said (said.c) ---- */

int64_t mams_store_said_add(MamsStore *store, const MamsSaid *said, int64_t entry, GError **error);
/* 1 when the same words were said by the same voice about the same person in that inquiry, 0 not, -1
 * on error. */
int mams_store_said_before(MamsStore *store, const MamsSaid *said, GError **error);
/* MamsSaid of an inquiry by number; about a citizen the latest first. */
GPtrArray *mams_store_said_in(MamsStore *store, int64_t inquiry, GError **error);
GPtrArray *mams_store_said_about(MamsStore *store, MamsIin iin, int limit, GError **error);

/* ---- mail that leaves (outgoing.c) ---- */

/* Its number; -1 on error. */
int64_t mams_store_outgoing_add(MamsStore *store, const MamsOutgoing *outgoing, int64_t entry,
                                GError **error);
bool mams_store_outgoing_update(MamsStore *store, const MamsOutgoing *outgoing, int64_t entry,
                                GError **error);
/* MAMS_ERROR_NOT_FOUND names the number. With its bytes. (owned) */
MamsOutgoing *mams_store_outgoing(MamsStore *store, int64_t number, GError **error);
/* All that is neither sent nor dropped, by number; of one inquiry all. Without bytes. */
GPtrArray *mams_store_outbox(MamsStore *store, GError **error);
GPtrArray *mams_store_outgoing_of(MamsStore *store, int64_t inquiry, GError **error);

/* ---- reminders (reminder.c) ---- */

int64_t mams_store_reminder_add(MamsStore *store, const MamsReminder *reminder, int64_t entry,
                                GError **error);
/* False with MAMS_ERROR_NOT_FOUND when there is no open one of that number. */
bool mams_store_reminder_done(MamsStore *store, int64_t number, int64_t at, int64_t entry,
                              GError **error);
/* The open ones by day and number: of a login (NULL: all), of an inquiry (0: all). */
GPtrArray *mams_store_reminders(MamsStore *store, const char *login, int64_t inquiry,
                                GError **error);
/* 1 when a payment of the citizen was entered after `known` and holds, 0 not, -1 on error. */
int mams_store_paid_since(MamsStore *store, MamsIin iin, int64_t known, GError **error);

#endif
