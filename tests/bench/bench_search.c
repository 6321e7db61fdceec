/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "base/text.h"

enum { TYPED_PEOPLE = 300, FOUND = 20 };

/* Types "surname given" of random people letter by letter and searches after each. */
void bench_search(Bench *bench)
{
    GError *error = NULL;
    g_autoptr(MamsDesk) desk = mams_desk_open(&bench->options, &error);
    bench_check(desk, error);
    int64_t start = bench_now();
    mams_found_free(mams_desk_find(desk, "0", FOUND, &error));
    bench_print("search_dictionary_load", (double)(bench_now() - start) / 1e6, "ms");
    Samples samples = samples_new();
    int met = 0;
    for (guint i = 0; i < TYPED_PEOPLE; i++) {
        MamsIin iin = g_array_index(bench->people, MamsIin, i % bench->people->len);
        g_autoptr(MamsCard) card =
            mams_desk_card(desk, iin, MAMS_DAY_NONE, MAMS_KNOWN_NOW, 1, &error);
        bench_check(card, error);
        g_autofree char *text =
            g_strdup_printf("%s %s", card->citizen->surname, card->citizen->given);
        bool found = false;
        for (size_t end = mams_text_next(text, 0);; end = mams_text_next(text, end)) {
            g_autofree char *typed = g_strndup(text, end);
            start = bench_now();
            g_autoptr(MamsFound) rows = mams_desk_find(desk, typed, FOUND, &error);
            samples_add(&samples, (double)(bench_now() - start) / 1e6);
            bench_check(rows, error);
            for (guint k = 0; k < rows->rows->len; k++)
                found |= g_array_index(rows->rows, MamsFoundRow, k).iin == iin;
            if (end >= strlen(text))
                break;
        }
        met += found;
    }
    bench_print("search_key_p50", samples_at(&samples, 0.5), "ms");
    bench_print("search_key_p99", samples_at(&samples, 0.99), "ms");
    bench_print("search_key_max", samples_at(&samples, 1), "ms");
    bench_print("search_person_met", 100.0 * met / TYPED_PEOPLE, "%");
    samples_free(&samples);
}
