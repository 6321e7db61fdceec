/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_BUCKET_H
#define MAMS_BASE_BUCKET_H

#include <glib.h>
#include <stdint.h>

/*
 * Histograms with buckets whose width grows with their values: 0 … 15 have one each, and above
 * every doubling is cut into eight. What is read out of one is at most 1/16 off the exact value.
 */
enum { MAMS_N_BUCKETS = 16 + 59 * 8 };

/* The bucket of a value; one below 0 counts as 0. */
int mams_bucket_of(int64_t value);
/* The value that stands for a bucket: the middle of its values, rounded down. */
int64_t mams_bucket_value(int bucket);

typedef struct {
    int bucket;
    int64_t count;
} MamsBucketCount;

/* The least value that `per_cent` (1 … 100) of all do not exceed; `counts`: MamsBucketCount in
 * order of buckets, each at most once. 0 when they count nothing. */
int64_t mams_buckets_percentile(const GArray *counts, int per_cent);

#endif
