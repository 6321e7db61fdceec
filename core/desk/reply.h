/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_REPLY_H
#define MAMS_DESK_REPLY_H

#include "desk/inquiry.h"
#include "words/canned.h"
#include "words/document.h"

/*
 * Answering an inquiry in writing: prepared texts filled from the facts, a draft kept to its last
 * letter, the check against the engine, and sending once. Needs MAMS_RIGHT_ANSWER.
 */

/* The prepared texts; read when first asked for. (transfer none) */
const MamsCanned *mams_desk_canned(MamsDesk *desk, GError **error);

/* A reply filled for an inquiry: text, language and the letter that goes with it. `id` NULL: an empty
 * one, with greeting, number and signature alone. `lang` -1: that of the inquiry. It is not kept yet.
 * MAMS_ERROR_USAGE when the text needs a citizen, or a fact that is missing. (owned) */
MamsReplyDraft *mams_desk_reply_fill(MamsDesk *desk, int64_t number, const char *id, int lang,
                                     GError **error);
/* Keeps a draft; needs the inquiry to be this operator's (MAMS_ERROR_BUSY names who has it now, and
 * nothing is written). Not journalled. An empty text forgets the draft. */
bool mams_desk_reply_keep(MamsDesk *desk, const MamsReplyDraft *draft, GError **error);
/* NULL without an error when there is none. (owned) */
MamsReplyDraft *mams_desk_reply_draft(MamsDesk *desk, int64_t number, GError **error);

/* What stands against sending a reply, a sentence: it contradicts the engine, has a gap ("…" or a
 * name in braces) left, holds the ИИН of somebody else, … `stops`: it may not be sent so; else it
 * only warns. */
typedef struct {
    bool stops;
    char *text; /* (owned) */
} MamsReplyProblem;
void mams_reply_problem_free(MamsReplyProblem *problem);
/* MamsReplyProblem, those that stop first; empty when all is well. (owned) */
GPtrArray *mams_desk_reply_problems(MamsDesk *desk, const MamsReplyDraft *draft, GError **error);

typedef struct {
    int64_t message;    /* number of the message that leaves */
    int64_t outgoing;   /* number of the mail, 0: nothing to mail, the answer is told otherwise */
    bool already;       /* it was sent before: nothing was done now */
    char *letter;       /* code of the letter that was issued with it, or NULL (owned) */
} MamsReplySent;
void mams_reply_sent_clear(MamsReplySent *sent);

/* Sends the draft that is kept: message, answer, mail, the end of the inquiry and of the draft in one
 * durable transaction; what leaves is delivered afterwards by mams_desk_mail_send(). A problem that
 * stops is MAMS_ERROR_DATA with its sentence. The prepared text says what becomes of the inquiry:
 * closed, waiting, or open with a reminder. Without a sender's address the inquiry is closed as told
 * by its channel. Twice: `already`. */
bool mams_desk_reply_send(MamsDesk *desk, int64_t number, MamsReplySent *sent, GError **error);

/* ---- SMS ---- */

/* The steps as SMS to the citizen's phone, or to the number given (`phone` 0: the citizen's, else the
 * inquiry's): one JSON line with phone, parts, text, purpose and id is added to the outbox of the
 * gateway (MamsDeskOptions.sms_outbox), and what was said is kept. `text` NULL: the words of the
 * voice "sms". MAMS_ERROR_USAGE without a phone; MAMS_ERROR_RULES without an outbox. `parts` may be
 * NULL. */
bool mams_desk_sms(MamsDesk *desk, MamsIin iin, int64_t phone, MamsLang lang, const char *text,
                   int *parts, GError **error);

/* ---- what was said ---- */

/* Keeps that something was said about a card by a voice ("phone", "screen", …): the same words in the
 * same inquiry are kept once. */
bool mams_desk_say(MamsDesk *desk, const MamsCard *card, const char *voice, MamsLang lang,
                   const char *text, GError **error);
/* The last answers about a citizen, the latest first. (owned) */
GPtrArray *mams_desk_said_about(MamsDesk *desk, MamsIin iin, int limit, GError **error);

/* ---- reminders ---- */

/* Begin with zero. */
typedef struct {
    int64_t inquiry;
    MamsIin iin;
    MamsDay due;       /* NONE with `payment`: as long as a payment is watched by the rules */
    bool payment;
    const char *note;
} MamsReminderIn;
/* Its number, 0 on error. A day before today, and neither a citizen nor an inquiry, are
 * MAMS_ERROR_USAGE. */
int64_t mams_desk_remind(MamsDesk *desk, const MamsReminderIn *in, GError **error);

typedef struct {
    MamsReminder *reminder;
    char *name;        /* of the citizen or the sender, or NULL (owned) */
    int64_t phone;     /* where to call, or 0 */
    bool due;          /* its day has come, or its payment shows */
    bool arrived;      /* the payment shows */
} MamsDue;
void mams_due_free(MamsDue *due);
/* Open reminders of this operator, or of all; those that are due first, by day. (owned) */
GPtrArray *mams_desk_reminders(MamsDesk *desk, bool all, GError **error);
/* How many of this operator's are due now. */
bool mams_desk_count_due(MamsDesk *desk, int64_t *due, GError **error);
bool mams_desk_reminder_done(MamsDesk *desk, int64_t number, GError **error);

#endif
