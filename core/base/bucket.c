/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/bucket.h"

/* Buckets of one value, and of a doubling: 1 << PART_BITS. */
enum { EXACT = 16, EXACT_BITS = 4, PART_BITS = 3, PARTS = 1 << PART_BITS };

int mams_bucket_of(int64_t value)
{
    if (value < EXACT)
        return (int)MAX(value, 0);
    int bits = 0; /* the place of the highest one */
    while (value >> (bits + 1) != 0)
        bits++;
    int part = (int)(value >> (bits - PART_BITS)) - PARTS;
    return EXACT + (bits - EXACT_BITS) * PARTS + part;
}

int64_t mams_bucket_value(int bucket)
{
    if (bucket < EXACT)
        return MAX(bucket, 0);
    int beyond = MIN(bucket, MAMS_N_BUCKETS - 1) - EXACT;
    int shift = beyond / PARTS + EXACT_BITS - PART_BITS;
    int64_t lowest = (int64_t)(PARTS + beyond % PARTS) << shift;
    return lowest + (((int64_t)1 << shift) - 1) / 2;
}

int64_t mams_buckets_percentile(const GArray *counts, int per_cent)
{
    int64_t total = 0, seen = 0, value = 0;
    for (guint i = 0; i < counts->len; i++)
        total += g_array_index(counts, MamsBucketCount, i).count;
    int64_t wanted = (total * per_cent + 99) / 100;
    for (guint i = 0; i < counts->len && seen < wanted; i++) {
        const MamsBucketCount *count = &g_array_index(counts, MamsBucketCount, i);
        seen += count->count;
        value = mams_bucket_value(count->bucket);
    }
    return value;
}
