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

#endif
