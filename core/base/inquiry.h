/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_INQUIRY_H
#define MAMS_BASE_INQUIRY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

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

typedef struct {
    int64_t number;       /* 1 … */
    const char *channel;  /* "phone", "mail", … (transfer none, constant) */
    int64_t received_at;  /* Unix time */
    char *operator_login; /* whose it is, or NULL (owned) */
    int language;         /* MamsLang, or -1 when unknown */
    int topic;            /* MamsInquiryTopic, or -1 when not known yet */
    int64_t closed_at;    /* Unix time; 0 while it is open */
} MamsInquiry;

/* A citizen of an inquiry, and who asks about him. */
typedef struct {
    MamsIin iin;
    MamsCaller caller;
    unsigned asked; /* bits of MamsAsked */
} MamsInquiryCitizen;

/* Whether it is known who is spoken to, so that something may be read out: somebody else hears
 * general rules whatever he was asked. */
bool mams_inquiry_citizen_is_known(const MamsInquiryCitizen *citizen);

void mams_inquiry_free(MamsInquiry *inquiry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsInquiry, mams_inquiry_free)

/* The constant of a channel's code, NULL when there is none of it. */
const char *mams_channel_parse(const char *code);

#endif
