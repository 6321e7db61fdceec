/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "desk/desk_private.h"

/* Everything the desk does happens in Almaty's time (one zone for the country since March 2024). Read
 * once: GLib forgets a zone that nobody holds, and reads its file again. (owned) */
static GTimeZone *almaty(void)
{
    static GTimeZone *kept;
    if (g_once_init_enter(&kept)) {
        GTimeZone *zone = g_time_zone_new_identifier("Asia/Almaty");
        /* Without the zone data of the system UTC is at most some hours off; tzdata comes with
         * setup. */
        g_once_init_leave(&kept, zone ? zone : g_time_zone_new_utc());
    }
    return g_time_zone_ref(kept);
}

MamsDay mams_almaty_day(int64_t unix_time)
{
    g_autoptr(GTimeZone) zone = almaty();
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(unix_time);
    if (!utc)
        return MAMS_DAY_NONE;
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    int year, month, day;
    g_date_time_get_ymd(local, &year, &month, &day);
    return mams_day_make(year, month, day);
}

static char *format_time(int64_t unix_time, const char *format)
{
    g_autoptr(GTimeZone) zone = almaty();
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(unix_time);
    if (!utc)
        return g_strdup("");
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    return g_date_time_format(local, format);
}

char *mams_almaty_time(int64_t unix_time)
{
    return format_time(unix_time, "%Y-%m-%dT%H:%M:%S%:z");
}

char *mams_desk_time(int64_t unix_time)
{
    return format_time(unix_time, "%d.%m.%Y %H:%M");
}

int64_t mams_almaty_day_end(MamsDay day)
{
    g_autoptr(GTimeZone) zone = almaty();
    int year, month, day_of_month;
    mams_day_split(day, &year, &month, &day_of_month);
    g_autoptr(GDateTime) end = g_date_time_new(zone, year, month, day_of_month, 23, 59, 59);
    return g_date_time_to_unix(end);
}

int64_t mams_desk_now(const MamsDesk *desk)
{
    int64_t now = desk->clock(desk->clock_data);
    MamsDay day = mams_almaty_day(now);
    return desk->follows_clock || day == MAMS_DAY_NONE
               ? now
               : now - mams_almaty_day_end(day) + mams_almaty_day_end(desk->today);
}

bool mams_desk_known_at(MamsDesk *desk, const char *text, int64_t *known, GError **error)
{
    MamsDay day = mams_day_parse(text);
    if (day != MAMS_DAY_NONE) {
        *known = mams_journal_entry_at(desk->store, mams_almaty_day_end(day), error);
        return *known >= 0;
    }
    if (*text && strspn(text, "0123456789") == strlen(text)) {
        guint64 number;
        if (g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT64 - 1, &number, NULL)) {
            *known = (int64_t)number;
            return true;
        }
    }
    g_autoptr(GTimeZone) zone = almaty();
    g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(text, zone);
    if (time) {
        *known = mams_journal_entry_at(desk->store, g_date_time_to_unix(time), error);
        return *known >= 0;
    }
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                _("cannot read the time '%s': give a day (2025-09-30), a time "
                  "(2025-09-30T14:05:00) or the number of a journal entry"),
                text);
    return false;
}
