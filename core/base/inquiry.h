/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_INQUIRY_H
#define MAMS_BASE_INQUIRY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/iin.h"

/* What somebody asks the Fund, by phone, by mail or otherwise. */

/* Who speaks about a citizen. */
typedef enum {
    MAMS_CALLER_UNKNOWN,  /* not asked yet */
    MAMS_CALLER_PERSON,   /* the person of the card */
    MAMS_CALLER_GUARDIAN, /* a parent or guardian of a minor */
    MAMS_CALLER_OTHER,    /* somebody else: hears general rules only */
    MAMS_N_CALLERS
} MamsCaller;

/* What was asked before anything is read out, and answered as the card has it. */
typedef enum {
    MAMS_ASKED_NAME = 1 << 0,  /* surname, given name, patronymic */
    MAMS_ASKED_BIRTH = 1 << 1, /* the birth date */
    MAMS_ASKED_PLACE = 1 << 2, /* the region or the clinic */
    MAMS_ASKED_ALL = (1 << 3) - 1
} MamsAsked;

/* What it was about; guessed from what was opened, and corrected by who answers. */
typedef enum {
    MAMS_TOPIC_STATUS,    /* am I insured, and why not */
    MAMS_TOPIC_MONTHS,    /* a month, a gap, a payment */
    MAMS_TOPIC_WAYS,      /* what to pay, and what if */
    MAMS_TOPIC_CATEGORY,  /* a category and its document */
    MAMS_TOPIC_RELATIVE,  /* a child or another relative */
    MAMS_TOPIC_RATES,     /* what is paid by whom */
    MAMS_TOPIC_REFERENCE, /* the Fund, channels, general rules */
    MAMS_TOPIC_OTHER,
    MAMS_N_TOPICS
} MamsInquiryTopic;

/* "status", "months", …; never NULL. The topic of a code, or -1. */
const char *mams_inquiry_topic_code(MamsInquiryTopic topic);
int mams_inquiry_topic_parse(const char *code);

/* How an inquiry ended; what is open has none yet. */
typedef enum {
    MAMS_INQUIRY_OPEN,
    MAMS_INQUIRY_TOLD,       /* answered by word of mouth */
    MAMS_INQUIRY_ANSWERED,   /* a reply was sent */
    MAMS_INQUIRY_REDIRECTED, /* to the organisation that it concerns */
    MAMS_INQUIRY_JOINED,     /* with another inquiry, which is answered for both */
    MAMS_INQUIRY_DROPPED,    /* not considered: anonymous, or without substance */
    MAMS_N_INQUIRY_OUTCOMES
} MamsInquiryOutcome;

/* "open", "told", "answered", …; never NULL. The outcome of a code, or -1. */
const char *mams_inquiry_outcome_code(MamsInquiryOutcome outcome);
int mams_inquiry_outcome_parse(const char *code);

/* Strings are owned, and NULL when not known. Times are Unix time, 0 when it has not happened. Begin
 * with mams_inquiry_new(). */
typedef struct {
    int64_t number;       /* 1 … */
    const char *channel;  /* "phone", "mail", … (transfer none, constant) */
    int64_t received_at;
    MamsDay registered;   /* the working day from which its term is counted */
    char *operator_login; /* whose it is, or NULL (owned) */
    int language;         /* MamsLang, or -1 when unknown */
    int topic;            /* MamsInquiryTopic, or -1 when not known yet */
    int64_t closed_at;    /* 0 while it is open */
    MamsInquiryOutcome outcome;

    char *subject;        /* one line */
    char *from_name;      /* as the sender writes himself */
    char *from_address;   /* e-mail, where a reply goes */
    int64_t from_phone;   /* its last ten digits, or 0 */
    bool automatic;       /* a program wrote it: nobody is answered */

    MamsDay waiting_since; /* the clock stands still since something was asked of the applicant;
                              NONE: it runs */
    char *waiting_for;
    MamsDay extended_on, extended_to; /* NONE: not extended */
    char *extended_why;
    char *redirected_to;  /* organisation */
    int64_t joined_with;  /* number of the inquiry that is answered for both, or 0 */
    char *dropped_why;
} MamsInquiry;

/* "2026-000123", with the year of its registration: what is told to the applicant. (owned) */
char *mams_inquiry_code(const MamsInquiry *inquiry);
/* The number of a code, or of digits alone; 0 when it is neither. */
int64_t mams_inquiry_code_parse(const char *text);

/* A message of an inquiry, in or out. Strings are owned, and NULL when not known. */
typedef struct {
    int64_t number;
    int64_t inquiry;
    bool out;             /* it is ours */
    int64_t at;           /* when it came, or was written */
    char *from_name, *from_address;
    char *subject;
    char *text;           /* UTF-8 without signs that steer a terminal */
    char *message_id;     /* without <>, not to be trusted */
    char *references;     /* ids of earlier messages, by blanks */
    char *notes;          /* what is to be known of it, codes by blanks: "html", "repaired", "guessed",
                             "cut", "reply-to" */
    char *login;          /* who wrote it, of ours */
    GPtrArray *attachments; /* MamsAttachment, never NULL */
} MamsMessage;

typedef struct {
    char *name, *type;    /* safe to be shown; NULL: none was given */
    int64_t size;         /* bytes, decoded */
    char *sha256;         /* 64 hex digits */
} MamsAttachment;

MamsMessage *mams_message_new(void); /* (owned) */
void mams_message_free(MamsMessage *message);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsMessage, mams_message_free)
MamsAttachment *mams_attachment_new(const char *name, const char *type, int64_t size,
                                    const char *sha256); /* (owned) */
void mams_attachment_free(MamsAttachment *attachment);

/* A reply that is being written. Strings are owned. */
typedef struct {
    int64_t inquiry;
    char *login;          /* who typed last */
    int64_t at;           /* when */
    int language;         /* MamsLang */
    char *canned;         /* id of the prepared text that it was filled from, or NULL */
    char *text;           /* never NULL */
    char *attach;         /* code of a letter's kind that goes with it, or NULL */
} MamsReplyDraft;

void mams_reply_draft_free(MamsReplyDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsReplyDraft, mams_reply_draft_free)

/* An answer as it was given, so that it can be shown and checked later. Strings are owned. */
typedef struct {
    int64_t number;
    int64_t inquiry;      /* 0: given outside of one */
    MamsIin iin;          /* whom it was about; 0: general */
    MamsDay on;           /* the day it speaks about */
    int64_t known;        /* the last journal entry whose facts it rests on */
    char *rules;          /* hash of the rules */
    char *voice;          /* "phone", "sms", "letter", "mail" */
    int language;         /* MamsLang */
    char *text;
    int64_t at;
    char *login;
} MamsSaid;

void mams_said_free(MamsSaid *said);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsSaid, mams_said_free)

/* What becomes of a message that leaves. */
typedef enum {
    MAMS_OUTGOING_READY,     /* to be sent */
    MAMS_OUTGOING_SENDING,   /* handed over: whether it arrived is not known yet */
    MAMS_OUTGOING_SENT,
    MAMS_OUTGOING_REFUSED,   /* the mail program does not take it */
    MAMS_OUTGOING_UNCERTAIN, /* nobody knows whether it left; a person decides */
    MAMS_OUTGOING_DROPPED,   /* a person decided that it does not leave any more */
    MAMS_N_OUTGOING_STATES
} MamsOutgoingState;

/* "ready", "sending", …; never NULL. */
const char *mams_outgoing_state_code(MamsOutgoingState state);

/* A mail that leaves, its bytes made once. Strings are owned. */
typedef struct {
    int64_t number;
    int64_t inquiry, message; /* whose; the message among those of the inquiry */
    MamsOutgoingState state;
    char *to;
    int64_t made_at, sent_at;
    int attempts;
    char *problem;        /* why it did not leave, of the last attempt; or NULL */
    GBytes *bytes;
} MamsOutgoing;

void mams_outgoing_free(MamsOutgoing *outgoing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsOutgoing, mams_outgoing_free)

/* Something promised: on a day, or when a payment shows. Strings are owned. */
typedef struct {
    int64_t number;
    int64_t inquiry;      /* 0: none */
    MamsIin iin;          /* 0: nobody in particular */
    MamsDay due;          /* the day; of a payment the last day on which it is waited for */
    bool payment;         /* due as soon as a payment shows that was not there before */
    int64_t known;        /* the last journal entry when it was made: payments after it count */
    char *note;           /* what to do */
    char *login;          /* who promised it */
    int64_t made_at, done_at; /* done_at 0: open */
} MamsReminder;

void mams_reminder_free(MamsReminder *reminder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsReminder, mams_reminder_free)

/* A citizen of an inquiry, and who asks about him. */
typedef struct {
    MamsIin iin;
    MamsCaller caller;
    unsigned asked; /* bits of MamsAsked */
} MamsInquiryCitizen;

/* Whether it is known who is spoken to, so that something may be read out: somebody else hears
 * general rules whatever he was asked. */
bool mams_inquiry_citizen_is_known(const MamsInquiryCitizen *citizen);

/* An open inquiry of which nothing is known. (owned) */
MamsInquiry *mams_inquiry_new(void);
void mams_inquiry_free(MamsInquiry *inquiry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsInquiry, mams_inquiry_free)

/* The constant of a channel's code, NULL when there is none of it. */
const char *mams_channel_parse(const char *code);

#endif
