/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_MAIL_PRIVATE_H
#define MAMS_EXCHANGE_MAIL_PRIVATE_H

#include "exchange/mail.h"

#include <gmime/gmime.h>

/* GMime has none of its own. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeMessage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(InternetAddressList, g_object_unref)

/* ---- why a message is refused; the numbers are part of the protocol ---- */

typedef enum {
    MAMS_MAIL_FINE,
    MAMS_MAIL_EMPTY,
    MAMS_MAIL_TOO_LARGE,
    MAMS_MAIL_NO_HEAD,
    MAMS_MAIL_HEAD_TOO_LARGE,
    MAMS_MAIL_TOO_MANY_PARTS,
    MAMS_MAIL_TOO_DEEP,
    MAMS_MAIL_UNREADABLE,
    MAMS_MAIL_NO_SUCH_ATTACHMENT,
    MAMS_MAIL_N_REFUSALS, /* the process says none of the following */
    MAMS_MAIL_CRASHED,
    MAMS_MAIL_TOO_SLOW,
    MAMS_MAIL_NONSENSE
} MamsMailRefusal;

/* The error that the refusal is; always false. */
bool mams_mail_refuse(MamsMailRefusal refusal, GError **error);

/* Both without words, which are the caller's language. NULL with the reason. (owned) */
MamsMail *mams_mail_read(const uint8_t *bytes, gsize length, MamsMailRefusal *why);
GBytes *mams_mail_take_attachment(const uint8_t *bytes, gsize length, guint index,
                                  MamsMailRefusal *why);

MamsMail *mams_mail_new(void);
void mams_mail_attachment_free(MamsMailAttachment *attachment);

/* ---- encodings ---- */

/* What was done to read a text; both only ever become true. */
typedef struct {
    bool repaired, guessed;
} MamsMailCharset;

/* The text in valid UTF-8 without NULs, from bytes of the encoding that a sender names; NULL: none
 * was named. At most about `max` bytes. (owned) */
char *mams_mail_decode(const char *bytes, gsize length, const char *label, gsize max,
                       MamsMailCharset *charset);

/* Puts Kazakh letters in the place of those that RK1048 shows when it is read as windows-1251,
 * unless the text is of another language that has these letters. (owned) */
char *mams_mail_repair(const char *text, bool *repaired);

/* Whether the text names windows-1251, as an encoded word of a header does. */
bool mams_mail_names_1251(const char *text);

/* ---- texts ---- */

/* Whether the character is one that no text may hold: controls, bidi signs, invisible signs.
 * Newline and tab are controls, too. */
bool mams_mail_forbidden(gunichar c);

/* Appends a part of UTF-8 without what is forbidden, with \n as line end, so that the text has at
 * most `max` bytes; false when something was left out for that. */
bool mams_mail_append(GString *text, const char *part, gsize max);

/* One line for a header: no newline, tab or blank at its ends, at most `max` bytes. `cut`, which
 * may be NULL, is set when it was longer. (owned) */
char *mams_mail_line(const char *text, gsize max, bool *cut);

/* The same as a file name: no folder, not hidden. NULL when nothing is left. (owned) */
char *mams_mail_file_name(const char *text);

/* Joins the lines of format=flowed (RFC 3676). (owned) */
char *mams_mail_unflow(const char *text, bool delete_space);

/* The text of an HTML page, at most `max` bytes. (owned) */
char *mams_mail_html_text(const char *html, gsize max);

/* ---- head and body ---- */

GMimeParserOptions *mams_mail_options(void); /* (transfer none) */
/* The header, decoded, unfolded; NULL when there is none. (owned) */
char *mams_mail_header(GMimeMessage *message, const char *name, MamsMailCharset *charset);
void mams_mail_read_head(MamsMail *mail, GMimeMessage *message, MamsMailCharset *charset);

/* Counts parts and depth. */
MamsMailRefusal mams_mail_check_parts(GMimeMessage *message);
/* Text and attachments. With `want` ≥ 0 only the bytes of that attachment are kept. (owned), NULL
 * when none was wanted or there is none. */
GBytes *mams_mail_read_body(MamsMail *mail, GMimeMessage *message, int want,
                            MamsMailCharset *charset);

/* ---- between the processes ---- */

/* A message as bytes, and back. Unpacking trusts nothing: NULL when a length, a text or a number is
 * not what reading a message could give. (owned) */
GByteArray *mams_mail_pack(const MamsMail *mail);
MamsMail *mams_mail_unpack(const uint8_t *bytes, gsize length);

/*
 * The process says "MAMSMAIL" first. A request is four numbers of 32 bits (little-endian): serial,
 * kind, index of the attachment, length; then that many bytes. An answer is three: serial, refusal
 * or 0, length; then bytes: a packed message, or those of the attachment.
 */
#define MAMS_MAIL_GREETING "MAMSMAIL"
enum {
    MAMS_MAIL_GREETING_LENGTH = 8,
    MAMS_MAIL_REQUEST = 16,
    MAMS_MAIL_ANSWER = 12,
    MAMS_MAIL_PACKED_MAX = 1024 * 1024
};
typedef enum { MAMS_MAIL_PARSE = 1, MAMS_MAIL_EXTRACT } MamsMailKind;

static inline void mams_mail_put32(uint8_t *to, uint32_t value)
{
    for (int i = 0; i < 4; i++) {
        to[i] = (uint8_t)(value >> 8 * i);
    }
}

static inline uint32_t mams_mail_get32(const uint8_t *from)
{
    return from[0] | (uint32_t)from[1] << 8 | (uint32_t)from[2] << 16 | (uint32_t)from[3] << 24;
}

#endif
