/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "base/error.h"
#include "base/i18n.h"
#include "demo/demo.h"
#include "desk/desk_private.h"
#include "exchange/exchange.h"

/* The demo database: a synthetic country, marked as such, whose maker may do everything in it. */

static bool mark_demo(MamsDesk *desk, int64_t *entry, int citizens, uint32_t seed, MamsDay on,
                      GError **error)
{
    char day[MAMS_DAY_TEXT_SIZE];
    g_autofree char *detail = g_strdup_printf("{\"citizens\":%d,\"seed\":%u}", citizens, seed);
    mams_day_format(on, day);
    *entry = mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "demo", 0, detail, error);
    if (*entry == 0 || !mams_store_set_meta(desk->store, "demo", "1", error) ||
        !mams_store_set_meta(desk->store, "today", day, error) ||
        !mams_desk_set_tells_stages(desk, *entry, error) ||
        !mams_store_operator_add(desk->store, desk->login, MAMS_OPERATOR_EVERYTHING, 0, *entry,
                                 error))
        return false;
    for (int kind = 0; kind < MAMS_N_FILES; kind++) {
        if (!mams_desk_set_age(desk, (MamsFileKind)kind, on, *entry, error))
            return false;
    }
    return true;
}

static bool make_country(MamsDesk *desk, const MamsDemoOptions *demo, GError **error)
{
    int64_t entry;
    if (!mams_store_begin(desk->store, error))
        return false;
    if (!mark_demo(desk, &entry, demo->citizens, demo->seed, demo->today, error)) {
        mams_store_rollback(desk->store);
        return false;
    }
    if (!mams_store_commit(desk->store, true, error))
        return false;
    mams_store_bulk(desk->store);
    if (!mams_demo_populate(desk->store, desk->rules, demo, entry, error) ||
        !mams_store_begin(desk->store, error))
        return false;
    if (!mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "demo-end", 0, NULL, error)) {
        mams_store_rollback(desk->store);
        return false;
    }
    return mams_store_commit(desk->store, true, error);
}

/* Half a country is of no use to anybody. */
static void remove_database(const char *path)
{
    static const char *const endings[] = {"", "-wal", "-shm"};
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *file = g_strconcat(path, endings[i], NULL);
        g_unlink(file);
    }
}

bool mams_desk_demo(const MamsDeskOptions *options, int citizens, uint32_t seed, MamsDay on,
                    void (*progress)(int done, int of, void *data), void *data, GError **error)
{
    g_autofree char *names = g_build_filename(options->data_directory, "names", NULL);
    g_autoptr(MamsDesk) desk = mams_desk_new(options);
    if (!mams_desk_load_rules(desk, options, error))
        return false;
    if (on == MAMS_DAY_NONE)
        on = options->today != MAMS_DAY_NONE ? options->today
                                             : mams_almaty_day(options->clock(options->clock_data));
    desk->store = mams_store_create(options->database, error);
    if (!desk->store)
        return false;
    MamsDemoOptions demo = {.citizens = citizens,
                            .seed = seed,
                            .today = on,
                            .names_directory = names,
                            .progress = progress,
                            .data = data};
    if (make_country(desk, &demo, error))
        return true;
    g_clear_pointer(&desk->store, mams_store_close);
    remove_database(options->database);
    return false;
}
