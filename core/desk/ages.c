/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "desk/desk_private.h"
#include "exchange/exchange.h"

/*
 * How old the data of each source are, now and as known at an entry. A source has two values in the
 * database: its age now, and its history, a line "ENTRY DAY" for each import in order of the
 * entries. A database that was filled before there was a history has none for those times.
 */

/* Set once payments came that tell when they reached the Fund. */
#define STAGES "stages:payments"

static char *now_key(MamsFileKind kind)
{
    return g_strconcat("as_of:", mams_file_kind_code(kind), NULL);
}

static char *history_key(MamsFileKind kind)
{
    return g_strconcat("as_of_history:", mams_file_kind_code(kind), NULL);
}

/* A meta value; `found` may come out NULL. (owned) */
static bool read_value(MamsDesk *desk, const char *key, char **found, GError **error)
{
    g_autoptr(GError) why = NULL;
    *found = mams_store_meta(desk->store, key, &why);
    if (why == NULL)
        return true;
    g_propagate_error(error, g_steal_pointer(&why));
    return false;
}

/* The day of the last line up to an entry; NONE when the history begins later. */
static MamsDay day_at(const char *history, int64_t known)
{
    MamsDay day = MAMS_DAY_NONE;
    g_auto(GStrv) lines = g_strsplit(history, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        char *rest;
        int64_t entry = g_ascii_strtoll(*line, &rest, 10);
        if (*rest == ' ' && entry <= known)
            day = mams_day_parse(rest + 1);
    }
    return day;
}

bool mams_desk_age(MamsDesk *desk, MamsFileKind kind, int64_t known, MamsDay *day, GError **error)
{
    bool now = known == MAMS_KNOWN_NOW;
    g_autofree char *key = now ? now_key(kind) : history_key(kind);
    g_autofree char *text = NULL;
    *day = MAMS_DAY_NONE;
    if (!read_value(desk, key, &text, error))
        return false;
    if (text != NULL)
        *day = now ? mams_day_parse(text) : day_at(text, known);
    return true;
}

bool mams_desk_set_age(MamsDesk *desk, MamsFileKind kind, MamsDay day, int64_t entry,
                       GError **error)
{
    char text[MAMS_DAY_TEXT_SIZE];
    g_autofree char *now = now_key(kind), *key = history_key(kind), *before = NULL;
    if (!read_value(desk, key, &before, error))
        return false;
    mams_day_format(day, text);
    g_autofree char *history =
        g_strdup_printf("%s%" G_GINT64_FORMAT " %s\n", before != NULL ? before : "", entry, text);
    return mams_store_set_meta(desk->store, now, text, error) &&
           mams_store_set_meta(desk->store, key, history, error);
}

/* The value is the entry; the oldest databases have 1, as if they always had. */
bool mams_desk_tells_stages(MamsDesk *desk, int64_t known, bool *tells, GError **error)
{
    g_autofree char *text = NULL;
    if (!read_value(desk, STAGES, &text, error))
        return false;
    *tells = text != NULL && g_ascii_strtoll(text, NULL, 10) <= known;
    return true;
}

bool mams_desk_set_tells_stages(MamsDesk *desk, int64_t entry, GError **error)
{
    g_autofree char *before = NULL;
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, entry);
    if (!read_value(desk, STAGES, &before, error))
        return false;
    return before != NULL || mams_store_set_meta(desk->store, STAGES, text, error);
}
