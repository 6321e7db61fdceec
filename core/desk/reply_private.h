/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_REPLY_PRIVATE_H
#define MAMS_DESK_REPLY_PRIVATE_H

#include "desk/inquiry_private.h"
#include "desk/reply.h"

/* What a reply is written from. */
typedef struct {
    MamsInquiry *inquiry;
    GArray *citizens; /* MamsInquiryCitizen */
    MamsCard *card;   /* of the first of them, today; NULL: nobody, or unknown to the register */
} MamsReplyFacts;
void mams_reply_facts_clear(MamsReplyFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MamsReplyFacts, mams_reply_facts_clear)
/* Reads them; `facts` begins with zero. */
bool mams_reply_facts_read(MamsDesk *desk, int64_t number, MamsReplyFacts *facts, GError **error);

/* The text and the letter of mams_desk_reply_fill(). (owned) */
MamsReplyDraft *mams_reply_fill(MamsDesk *desk, const MamsReplyFacts *facts, const char *id,
                                int lang, GError **error);
/* What stands against sending it: mams_desk_reply_problems(). (owned) */
GPtrArray *mams_reply_problems(MamsDesk *desk, const MamsReplyFacts *facts,
                               const MamsReplyDraft *draft, GError **error);

/* Whether a reply to it leaves by mail. */
bool mams_reply_by_mail(const MamsInquiry *inquiry);

/* The last day on which a payment is waited for. */
MamsDay mams_reminder_watched_until(const MamsDesk *desk);

#endif
