/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STORE_INQUIRY_H
#define MAMS_STORE_INQUIRY_H

#include "base/inquiry.h"
#include "store/store.h"

/* Inquiries as kept. Each function that writes must run inside a transaction whose journal entry it
 * is given. */

/* Adds an open inquiry and gives its number; -1 on error. `inquiry->number` is not looked at. */
int64_t mams_store_inquiry_add(MamsStore *store, const MamsInquiry *inquiry, int64_t entry,
                               GError **error);
/* Writes the state of `inquiry->number` anew. MAMS_ERROR_NOT_FOUND when there is none. */
bool mams_store_inquiry_update(MamsStore *store, const MamsInquiry *inquiry, int64_t entry,
                               GError **error);
/* MAMS_ERROR_NOT_FOUND names the number. (owned) */
MamsInquiry *mams_store_inquiry(MamsStore *store, int64_t number, GError **error);

/* Adds a citizen to those of an inquiry, at the end, or writes anew who asks about him. */
bool mams_store_inquiry_put_citizen(MamsStore *store, int64_t number,
                                    const MamsInquiryCitizen *citizen, GError **error);
/* The citizens of an inquiry in order: MamsInquiryCitizen. (owned) */
GArray *mams_store_inquiry_citizens(MamsStore *store, int64_t number, GError **error);
/* How many inquiries there are about a citizen; -1 on error. */
int mams_store_count_inquiries_of(MamsStore *store, MamsIin iin, GError **error);
/* The latest `limit` inquiries about a citizen, the newest first: MamsInquiry*. (owned) */
GPtrArray *mams_store_inquiries_of(MamsStore *store, MamsIin iin, int limit, GError **error);

/* The open inquiries by number, without calls that run; the latest `limit` that are closed, the newest first, and
 * how many there are (-1 on error); the latest of a sender; those joined with one: MamsInquiry*.
 * (owned) */
GPtrArray *mams_store_open_inquiries(MamsStore *store, GError **error);
GPtrArray *mams_store_closed_inquiries(MamsStore *store, int limit, GError **error);
int64_t mams_store_count_closed_inquiries(MamsStore *store, GError **error);
GPtrArray *mams_store_inquiries_from(MamsStore *store, const char *address, int limit,
                                     GError **error);
GPtrArray *mams_store_inquiries_joined(MamsStore *store, int64_t with, GError **error);

/* What the queue shows beside the inquiry itself (queue.c). */
typedef struct {
    int64_t inquiry;
    MamsIin iin;   /* of its first citizen, or 0 */
    bool draft;    /* a reply is begun */
    bool problem;  /* mail of it was refused or is uncertain */
} MamsInquiryMark;
/* Of every inquiry that has any of these and is open, by number: GArray of MamsInquiryMark. (owned) */
GArray *mams_store_inquiry_marks(MamsStore *store, GError **error);
/* The first citizen of an inquiry, 0 when there is none, -1 on error. */
MamsIin mams_store_inquiry_first_citizen(MamsStore *store, int64_t number, GError **error);
/* Makes a citizen the first of an inquiry, added when he is not among its citizens. */
bool mams_store_inquiry_set_first(MamsStore *store, int64_t number, MamsIin iin, GError **error);

/* Adds days on which the clock stood still. */
bool mams_store_pause_add(MamsStore *store, int64_t number, MamsDay from, MamsDay until,
                          const char *waiting_for, GError **error);
/* Hands over all of an inquiry, or of all open ones (number 0), by inquiry and day. */
typedef void (*MamsPauseEach)(int64_t number, MamsDay from, MamsDay until, void *data);
bool mams_store_each_pause(MamsStore *store, int64_t number, MamsPauseEach each, void *data,
                           GError **error);

#endif
