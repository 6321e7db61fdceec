/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_MAILBOX_H
#define MAMS_DESK_MAILBOX_H

#include "desk/inquiry.h"

/* Mail in and out. The settings are MamsDeskOptions.mail. */

typedef struct {
    int64_t taken;      /* new messages, in new or known inquiries */
    int64_t joined;     /* those of them that belong to a thread that was there */
    int64_t known;      /* they were there already */
    int64_t refused;    /* they cannot be read; kept as they came */
    int64_t receipts;   /* receipts that will leave */
    GPtrArray *first_refusals; /* up to 20 lines "FILE: why" (owned) */
    double seconds;
} MamsMailReport;
void mams_mail_report_free(MamsMailReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsMailReport, mams_mail_report_free)

/* Takes in what lies in a Maildir's `new` or in an mbox file (one of them NULL; both NULL: the Maildir
 * of the settings). A message leaves `new` only when the database has it. A reply in a thread, by
 * In-Reply-To and References, comes to its inquiry, and opens it again when it was closed or waits;
 * others are registered, and a receipt with the number leaves, but never to a program. Needs
 * MAMS_RIGHT_ANSWER. (owned) */
MamsMailReport *mams_desk_mail_take(MamsDesk *desk, const char *maildir, const char *mbox,
                                    void (*progress)(int64_t done, void *data), void *data,
                                    GError **error);

typedef struct {
    int64_t sent, later, refused, uncertain;
    GPtrArray *problems; /* lines "2026-000123 to a@b: why" (owned) */
} MamsSendReport;
void mams_send_report_free(MamsSendReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsSendReport, mams_send_report_free)

/* Sends what waits, each once, through the outbox Maildir or the mail program of the settings. What
 * another process is sending is left alone. What was being handed to a mail program when the machine
 * died is uncertain and waits for a person. (owned) */
MamsSendReport *mams_desk_mail_send(MamsDesk *desk, GError **error);
/* What waits or did not leave: MamsOutgoing without bytes. (owned) */
GPtrArray *mams_desk_outbox(MamsDesk *desk, GError **error);
/* A person decides about mail that was refused or is uncertain: it is sent again, or was sent, or is
 * dropped. `to` is READY, SENT or DROPPED. */
bool mams_desk_outgoing_decide(MamsDesk *desk, int64_t number, MamsOutgoingState to, GError **error);

#endif
