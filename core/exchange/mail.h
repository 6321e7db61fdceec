/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_MAIL_H
#define MAMS_EXCHANGE_MAIL_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * E-mail that comes in, from bytes to what an operator reads. Nothing of it is trusted: all texts
 * are valid UTF-8 without control, bidi and invisible signs, all sizes have a limit, nothing is
 * fetched and no attachment is unpacked. Bytes of strangers are read by MamsMailWorker in a process
 * of its own; mams_mail_parse() is what that process does.
 */

enum {
    MAMS_MAIL_BYTES_MAX = 25 * 1024 * 1024, /* of a message */
    MAMS_MAIL_HEAD_MAX = 256 * 1024,        /* bytes of its head */
    MAMS_MAIL_PARTS_MAX = 200,
    MAMS_MAIL_DEPTH_MAX = 50,
    MAMS_MAIL_TEXT_MAX = 256 * 1024, /* bytes of text that are kept */
    MAMS_MAIL_SUBJECT_MAX = 1000,    /* bytes, as the following */
    MAMS_MAIL_NAME_MAX = 200,        /* of a sender or an attachment */
    MAMS_MAIL_ADDRESS_MAX = 254,
    MAMS_MAIL_ID_MAX = 250,
    MAMS_MAIL_TYPE_MAX = 100,
    MAMS_MAIL_REFERENCES_MAX = 100
};

/* What was longer than its limit: the rest is left out. */
typedef enum {
    MAMS_MAIL_CUT_TEXT = 1 << 0,
    MAMS_MAIL_CUT_HEADER = 1 << 1,     /* subject or name of the sender */
    MAMS_MAIL_CUT_REFERENCES = 1 << 2, /* the first and the latest are kept */
} MamsMailCut;

typedef struct {
    char *name;      /* fit for a file name: no folder, no sign that a system minds; never "" */
    char *type;      /* "application/pdf", in small letters, as the sender says it */
    int64_t size;    /* bytes, decoded */
    char sha256[65]; /* of the decoded bytes, in hex */
} MamsMailAttachment;

typedef struct {
    char *message_id;       /* without <>; as the sender says it: not unique; NULL: none */
    char **references;      /* References, then In-Reply-To, without <>, each once: the last one is
                               the message that this one answers. Never NULL */
    char *from_name;        /* NULL when there is none */
    char *from_address;     /* NULL when there is none that could be written to */
    char *reply_to;         /* the address for replies; NULL when it is from_address */
    bool return_path_empty; /* sent so that no answer comes back */
    char *subject;          /* "" when there is none */
    int64_t date;           /* Unix seconds, as the sender says it; 0: none, or not in 1990-2099 */
    char *text;             /* lines end with \n; "" when there is none */
    bool html_only;         /* the text was made from HTML alone */
    bool repaired;          /* Kazakh letters sent as windows-1251 were put right (RK1048) */
    bool charset_guessed;   /* the sender did not say which encoding it is, or a wrong one */
    bool automatic;         /* from a program or a list: must never be answered automatically */
    GPtrArray *attachments; /* of MamsMailAttachment. Never NULL */
    unsigned cut;           /* of MamsMailCut */
} MamsMail;

void mams_mail_free(MamsMail *mail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsMail, mams_mail_free)

/* Reads one message. MAMS_ERROR_DATA with the reason when it is refused. (owned) */
MamsMail *mams_mail_parse(const uint8_t *bytes, gsize length, GError **error);

/* The decoded bytes of attachment `index` (from 0) of a message. MAMS_ERROR_DATA when the message
 * is refused, MAMS_ERROR_NOT_FOUND when it has no such attachment. (owned) */
GBytes *mams_mail_attachment_extract(const uint8_t *bytes, gsize length, guint index,
                                     GError **error);

/*
 * The same in a process of its own, with limits of memory, time and files. One process reads many
 * messages; it is started when it is first needed and again after it crashed, hung or answered with
 * nonsense.
 */
typedef struct MamsMailWorker MamsMailWorker;

/* argv: the program and its words, NULL-terminated, copied; it calls mams_mail_parser_run() on its
 * standard input and output. (owned) */
MamsMailWorker *mams_mail_worker_new(const char *const argv[]);
void mams_mail_worker_free(MamsMailWorker *worker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsMailWorker, mams_mail_worker_free)

/* How long a message may take; 20 seconds unless set. */
void mams_mail_worker_set_timeout(MamsMailWorker *worker, int milliseconds);

/* As the two functions above. MAMS_ERROR_DATA refuses the message, also when reading it crashed the
 * process or took too long; the next one may be read. MAMS_ERROR_IO and MAMS_ERROR_INTERNAL are no
 * fault of the message: the process cannot be started. (owned) */
MamsMail *mams_mail_worker_parse(MamsMailWorker *worker, const uint8_t *bytes, gsize length,
                                 GError **error);
GBytes *mams_mail_worker_extract(MamsMailWorker *worker, const uint8_t *bytes, gsize length,
                                 guint index, GError **error);

/* How often a process was started so far. */
int mams_mail_worker_starts(const MamsMailWorker *worker);

/* The process itself: answers requests until its input ends. False when reading or writing failed
 * or a request made no sense. */
bool mams_mail_parser_run(int in_fd, int out_fd);

#endif
