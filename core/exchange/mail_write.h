/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_MAIL_WRITE_H
#define MAMS_EXCHANGE_MAIL_WRITE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* A mail to a citizen as the bytes that `sendmail -t -oi` or a Maildir takes. */

typedef struct {
    const char *name; /* shown to the reader: a plain name, no path */
    const char *type; /* "application/pdf" */
    GBytes *bytes;
} MamsMailEnclosure;

/* Everything is the caller's and stays so; strings are UTF-8. Message-IDs may stand in < > or
 * without. */
typedef struct {
    const char *from_name; /* or NULL */
    const char *from_address;
    const char *to_name; /* or NULL */
    const char *to_address;
    const char *subject; /* may be "" */
    const char *text;
    const char *message_id;        /* made by the caller, so that it is the same when tried again */
    int64_t date;                  /* seconds since 1970, UTC */
    const char *in_reply_to;       /* the Message-ID of the mail that is answered, or NULL */
    const char *const *references; /* the References of that mail, oldest first, or NULL */
    bool auto_submitted;           /* no person wrote it: a receipt (RFC 3834) */
    const MamsMailEnclosure *attachments;
    int n_attachments;
} MamsMailDraft;

/*
 * The mail, with LF at the ends of lines, none longer than 998 bytes; the same draft gives the same
 * bytes. Of a long thread the first and the last references are kept; one that is no Message-ID
 * (other people's programs make them) is left out. MAMS_ERROR_USAGE says what to change: a control
 * character in a header, no address, an ИИН in the subject, no text. (owned)
 */
GBytes *mams_mail_write(const MamsMailDraft *draft, GError **error);

/* Whether the text is one address that a mail can be sent to: ASCII, "name@domain", nothing around
 * it. */
bool mams_mail_is_address(const char *text);

/* "Re: " and the subject of a citizen's mail without the marks of replies and forwards that it has
 * already. Control characters are dropped, an ИИН becomes dots, a long subject ends with "…":
 * mams_mail_write() takes it. NULL is an empty subject. (owned) */
char *mams_mail_reply_subject(const char *subject);

#endif
