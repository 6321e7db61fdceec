/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_INQUIRY_H
#define MAMS_DESK_INQUIRY_H

#include "base/inquiry.h"
#include "desk/desk.h"
#include "status/appeal.h"

/*
 * The inquiry desk: what came by any channel, whose it is, until when it must be answered, and how
 * it ended. Reading needs MAMS_RIGHT_CARD, changing MAMS_RIGHT_ANSWER; each change is an entry of the
 * journal in its own transaction. An unknown number is MAMS_ERROR_NOT_FOUND.
 */

/* ---- what comes in ---- */

/* Begin with MAMS_INQUIRY_NEW. Strings (transfer none), cleaned before they are kept; NULL and "" are
 * the same. */
typedef struct {
    const char *channel;    /* a code of mams_channel_parse(), not "phone" of a call */
    int64_t received_at;    /* Unix time; 0: now */
    MamsIin iin;            /* whom it is about; 0: not said, or not known to the register */
    const char *from_name, *from_address;
    int64_t from_phone;     /* last ten digits; 0: none */
    const char *subject, *text;
    int language;           /* MamsLang; -1: guessed from the text */
} MamsInquiryIn;
#define MAMS_INQUIRY_IN {.language = -1}

/* Registers an inquiry with its first message and gives its number; 0 on error. What has neither a
 * subject nor a text is MAMS_ERROR_USAGE. The same once more (channel, sender, time, text) is found
 * again and not added: `known`, when not NULL, tells. */
int64_t mams_desk_inquiry_add(MamsDesk *desk, const MamsInquiryIn *in, bool *known, GError **error);

typedef struct {
    int64_t added, known, rejected;
    GPtrArray *first_rejects; /* up to 20 lines "line 7: …" (owned) */
} MamsInquiryReport;
void mams_inquiry_report_free(MamsInquiryReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsInquiryReport, mams_inquiry_report_free)

/* Registers each line of a file of JSON Lines ("-": standard input) with channel, received_at, iin,
 * from, phone, subject, text, language. A line that is wrong is rejected alone. (owned) */
MamsInquiryReport *mams_desk_inquiry_import(MamsDesk *desk, const char *path, GError **error);

/* ---- the queue ---- */

typedef enum {
    MAMS_QUEUE_OPEN,    /* all that are open */
    MAMS_QUEUE_MINE,    /* of this operator, and nobody's */
    MAMS_QUEUE_WAITING, /* whose clock stands still */
    MAMS_QUEUE_LATE,    /* overdue */
    MAMS_QUEUE_CLOSED,  /* the latest first */
    MAMS_N_QUEUES
} MamsQueueKind;
/* "open", "mine", "waiting", "late", "closed"; never NULL. The kind of a code, or -1. */
const char *mams_queue_code(MamsQueueKind kind);
int mams_queue_parse(const char *code);

typedef struct {
    MamsInquiry *inquiry;
    MamsAppealTerms terms;
    MamsIin iin;        /* the first citizen, or 0 */
    char *name;         /* of that citizen or of the sender; NULL when neither is known */
    bool draft;         /* a reply is begun */
    bool problem;       /* mail of it did not leave */
} MamsQueueRow;

typedef struct {
    GPtrArray *rows;    /* MamsQueueRow: what breaches next comes first, what stands still last */
    int64_t total;      /* how many there are; the rows are at most `limit` */
} MamsQueue;
void mams_queue_free(MamsQueue *queue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsQueue, mams_queue_free)

/* `text` narrows it down: words of subject, sender and name, an ИИН, a number; NULL or "": all.
 * Calls that run are not in it. (owned) */
MamsQueue *mams_desk_queue(MamsDesk *desk, MamsQueueKind kind, const char *text, int limit,
                           GError **error);
/* How many are open, and how many of them are due today or overdue; any may be NULL. */
bool mams_desk_queue_count(MamsDesk *desk, int64_t *open, int64_t *urgent, GError **error);

/* ---- one inquiry ---- */

/* An earlier or parallel inquiry that may be the same. */
typedef struct {
    MamsInquiry *inquiry;
    bool same_citizen, same_sender, same_words; /* why */
    char *answer;       /* what was answered last, or NULL */
} MamsSimilar;

typedef struct {
    MamsInquiry *inquiry;
    char *code;             /* "2026-000123" */
    MamsAppealTerms terms;
    GArray *pauses;         /* MamsPause, those that are over and the one that lasts */
    GArray *citizens;       /* MamsInquiryCitizen */
    GPtrArray *messages;    /* MamsMessage by number */
    GPtrArray *said;        /* MamsSaid by number */
    GPtrArray *reminders;   /* MamsReminder, open ones */
    GPtrArray *outgoing;    /* MamsOutgoing without bytes */
    GPtrArray *similar;     /* MamsSimilar, the latest first; at most five */
    GPtrArray *joined;      /* MamsInquiry joined with this one */
    GPtrArray *ticks;       /* MamsTick */
    MamsReplyDraft *draft;  /* or NULL */
} MamsInquiryFile;
typedef struct {
    char *procedure, *step, *login; /* (owned) */
    int64_t at;
} MamsTick;
void mams_tick_free(MamsTick *tick);
void mams_inquiry_file_free(MamsInquiryFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsInquiryFile, mams_inquiry_file_free)

/* All about an inquiry; opening it to work on it is mams_desk_claim(). (owned) */
MamsInquiryFile *mams_desk_inquiry(MamsDesk *desk, int64_t number, GError **error);
/* The raw mail of a message, or NULL without an error when it did not come by mail. (owned) */
GBytes *mams_desk_message_raw(MamsDesk *desk, int64_t message, GError **error);
/* The decoded bytes of attachment `place` of a message, to be saved in a file, never opened here.
 * (owned) */
GBytes *mams_desk_attachment(MamsDesk *desk, int64_t message, int place, GError **error);

/* Makes an inquiry this operator's: nothing happens when it is, or is closed. Another's is
 * MAMS_ERROR_BUSY, naming him and since when, unless `take_over`; the draft stays what it is. */
bool mams_desk_claim(MamsDesk *desk, int64_t number, bool take_over, GError **error);
/* Nobody's again. */
bool mams_desk_release(MamsDesk *desk, int64_t number, GError **error);

/* The inquiry in hand: while one is, its number is the purpose of every look, and the cards opened
 * may be shown whole as in a call. A call goes before it. */
bool mams_desk_take_in_hand(MamsDesk *desk, int64_t number, GError **error);
void mams_desk_put_down(MamsDesk *desk);
/* Its number, or 0. */
int64_t mams_desk_in_hand(const MamsDesk *desk);

/* It is about this citizen, who becomes the first of it. */
bool mams_desk_inquiry_about(MamsDesk *desk, int64_t number, MamsIin iin, GError **error);
bool mams_desk_inquiry_speak(MamsDesk *desk, int64_t number, MamsLang language, GError **error);
/* A step of a procedure is done; done once more: not any more. */
bool mams_desk_inquiry_tick(MamsDesk *desk, int64_t number, const char *procedure, const char *step,
                            GError **error);

/* The clock stops while something is asked of the applicant (`what`, needed), and goes on. */
bool mams_desk_inquiry_wait(MamsDesk *desk, int64_t number, const char *what, GError **error);
bool mams_desk_inquiry_resume(MamsDesk *desk, int64_t number, GError **error);
/* More time, until a day after the ordinary term and at most MamsAppealTerms.extend_to (NONE: that
 * day), for a reason, by who may decide (MAMS_RIGHT_DECIDE). MAMS_ERROR_USAGE names what is wrong. The applicant is to be told:
 * a reminder for MamsAppealTerms.tell_by is made. */
bool mams_desk_inquiry_extend(MamsDesk *desk, int64_t number, MamsDay to, const char *why,
                              GError **error);
/* It ends here and goes to the organisation that it concerns. `late`, when not NULL, tells that the
 * term for that was over. */
bool mams_desk_inquiry_redirect(MamsDesk *desk, int64_t number, const char *organisation, bool *late,
                                GError **error);
/* It ends and is answered with another one, which is open. */
bool mams_desk_inquiry_join(MamsDesk *desk, int64_t number, int64_t with, GError **error);
/* It is not considered, for a reason. */
bool mams_desk_inquiry_drop(MamsDesk *desk, int64_t number, const char *why, GError **error);
/* It was answered by word of mouth, or needs no answer more, under a topic. */
bool mams_desk_inquiry_close(MamsDesk *desk, int64_t number, MamsInquiryTopic topic, GError **error);
/* Open again, with what is left of its term. */
bool mams_desk_inquiry_reopen(MamsDesk *desk, int64_t number, GError **error);
/* What it is about, guessed from what was opened while it was in hand; its own topic when it has
 * one. */
MamsInquiryTopic mams_desk_inquiry_guess(const MamsDesk *desk, const MamsInquiry *inquiry);

/* ---- for programs ---- */

/* One JSON object without a line end. (owned) */
char *mams_desk_inquiry_json(MamsDesk *desk, const MamsInquiryFile *file);
char *mams_desk_queue_row_json(MamsDesk *desk, const MamsQueueRow *row);

#endif
