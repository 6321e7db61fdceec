/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_MAIL_PRIVATE_H
#define MAMS_DESK_MAIL_PRIVATE_H

#include "desk/inquiry_private.h"
#include "exchange/mail.h"
#include "exchange/mail_write.h"

/* A message of ours as the desk hands it on. Strings (transfer none). */
typedef struct {
    const char *text;
    const MamsMessage *answers; /* the message that is answered; NULL: none came by mail */
    bool automatic;             /* a receipt */
    const MamsMailEnclosure *enclosures;
    int n_enclosures;
} MamsMailOut;

/* Adds a message of ours to an inquiry and, when it has an address and came by mail or asks for an
 * answer by mail, the mail that carries it, under an entry, inside the running transaction.
 * `outgoing` becomes the number of the mail, 0 when there is none to send. The number of the message,
 * -1 on error. */
int64_t mams_mail_put_out(MamsDesk *desk, const MamsInquiry *inquiry, const MamsMailOut *out,
                          int64_t entry, int64_t *outgoing, GError **error);

/* Adds what came by mail to the inquiry it belongs to, or to a new one, inside the running
 * transaction. */
typedef struct {
    const MamsMail *mail;
    GBytes *bytes;
    const char *hash; /* of the bytes, 64 hex digits */
    int64_t arrived;  /* Unix time */
} MamsMailIn;
typedef struct {
    bool known, joined, receipt;
    int64_t inquiry;
} MamsMailTaken;
bool mams_mail_put_in(MamsDesk *desk, const MamsMailIn *in, MamsMailTaken *taken, GError **error);

#endif
