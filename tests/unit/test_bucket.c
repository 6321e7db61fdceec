/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <glib.h>
#include <stdlib.h>

#include "base/bucket.h"

/* Histograms: what is read out of one against the exact values. */

static void test_small_values_are_exact(void **state)
{
    (void)state;
    for (int value = 0; value < 16; value++) {
        assert_int_equal(mams_bucket_of(value), value);
        assert_int_equal(mams_bucket_value(value), value);
    }
    assert_int_equal(mams_bucket_of(-5), 0);
    /* The first bucket of two values, the last of a doubling, and the first of the next. */
    assert_int_equal(mams_bucket_of(16), mams_bucket_of(17));
    assert_int_not_equal(mams_bucket_of(17), mams_bucket_of(18));
    assert_int_equal(mams_bucket_of(30), 23);
    assert_int_equal(mams_bucket_of(32), 24);
    assert_int_equal(mams_bucket_of(G_MAXINT64), MAMS_N_BUCKETS - 1);
}

static void test_buckets_are_in_order_and_narrow(void **state)
{
    (void)state;
    for (int bucket = 0; bucket < MAMS_N_BUCKETS; bucket++) {
        int64_t value = mams_bucket_value(bucket);
        assert_int_equal(mams_bucket_of(value), bucket);
        if (bucket > 0)
            assert_true(mams_bucket_value(bucket - 1) < value);
    }
}

static int compare(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return a < b ? -1 : a > b;
}

/* MamsBucketCount of sorted values. (owned) */
static GArray *count(const int64_t *values, int n)
{
    GArray *counts = g_array_new(FALSE, FALSE, sizeof(MamsBucketCount));
    for (int i = 0; i < n; i++) {
        MamsBucketCount next = {mams_bucket_of(values[i]), 1};
        MamsBucketCount *last =
            counts->len > 0 ? &g_array_index(counts, MamsBucketCount, counts->len - 1) : NULL;
        if (last != NULL && last->bucket == next.bucket)
            last->count++;
        else
            g_array_append_val(counts, next);
    }
    return counts;
}

static void check_part(const GArray *counts, const int64_t *values, int n, int percent)
{
    int64_t exact = values[(n * percent + 99) / 100 - 1];
    int64_t read = mams_buckets_percentile(counts, percent);
    if (llabs(read - exact) > exact / 16)
        fail_msg("%d %% of %d values: %lld, not %lld", percent, n, (long long)read,
                 (long long)exact);
}

static void test_percentiles_of_random_values(void **state)
{
    (void)state;
    guint32 seed = g_random_int();
    print_message("seed %u\n", seed);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    for (int run = 0; run < 200; run++) {
        int64_t values[400];
        int n = g_rand_int_range(random, 1, G_N_ELEMENTS(values));
        int bits = g_rand_int_range(random, 1, 30);
        for (int i = 0; i < n; i++)
            values[i] = g_rand_int_range(random, 0, 1 << bits);
        qsort(values, (size_t)n, sizeof *values, compare);
        g_autoptr(GArray) counts = count(values, n);
        check_part(counts, values, n, 50);
        check_part(counts, values, n, 95);
        check_part(counts, values, n, 100);
    }
}

static void test_nothing_counted(void **state)
{
    (void)state;
    g_autoptr(GArray) counts = count(NULL, 0);
    assert_int_equal(mams_buckets_percentile(counts, 50), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_values_are_exact),
        cmocka_unit_test(test_buckets_are_in_order_and_narrow),
        cmocka_unit_test(test_percentiles_of_random_values),
        cmocka_unit_test(test_nothing_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
