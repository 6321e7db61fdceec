/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "desk/edit_private.h"

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR };
enum { SHOWN_IN_MINUTES = 2 * HOUR, SHOWN_IN_HOURS = 2 * DAY };

MamsLock *mams_desk_lock(MamsDesk *desk, MamsIin iin, GError **error)
{
    return mams_desk_check(desk, MAMS_RIGHT_CARD, error) ? mams_store_lock(desk->store, iin, error)
                                                         : NULL;
}

/* A clock that was put back makes no lock younger than new. */
char *mams_desk_lock_age(const MamsDesk *desk, const MamsLock *lock)
{
    int64_t seconds = MAX(desk->clock(desk->clock_data) - lock->since, 0);
    int minutes = (int)MAX(seconds / MINUTE, 1), hours = (int)(seconds / HOUR),
        days = (int)(seconds / DAY);
    if (seconds < SHOWN_IN_MINUTES)
        return g_strdup_printf(ngettext("%d minute", "%d minutes", (unsigned long)minutes),
                               minutes);
    if (seconds < SHOWN_IN_HOURS)
        return g_strdup_printf(ngettext("%d hour", "%d hours", (unsigned long)hours), hours);
    return g_strdup_printf(ngettext("%d day", "%d days", (unsigned long)days), days);
}

/* The lock of somebody else is left in `lock`; true when there is none. */
static bool check_others(MamsDesk *desk, MamsIin iin, MamsLock **lock, GError **error)
{
    g_autoptr(GError) why = NULL;
    *lock = mams_store_lock(desk->store, iin, &why);
    if (why) {
        g_propagate_error(error, g_steal_pointer(&why));
        return false;
    }
    if (!*lock || g_str_equal((*lock)->login, desk->login))
        return true;
    g_autofree char *age = mams_desk_lock_age(desk, *lock);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_BUSY,
                _("'%s' has been editing this person for %s: wait, or ask a senior operator to "
                  "break the lock"),
                (*lock)->login, age);
    return false;
}

bool mams_desk_check_lock(MamsDesk *desk, MamsIin iin, GError **error)
{
    g_autoptr(MamsLock) lock = NULL;
    return check_others(desk, iin, &lock, error);
}

/* What the journal says of a lock: its run of the program and, when it was taken from somebody,
 * whose it was and since when. (owned) */
static char *lock_detail(const char *session, const MamsLock *from)
{
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    mams_json_string(&json, "session", session);
    if (from) {
        g_autofree char *since = mams_almaty_time(from->since);
        mams_json_open(&json, "from", '{');
        mams_json_string(&json, "login", from->login);
        mams_json_string(&json, "session", from->session);
        mams_json_string(&json, "since", since);
        mams_json_close(&json, '}');
    }
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

static bool take(MamsDesk *desk, MamsIin iin, GError **error)
{
    g_autoptr(MamsLock) held = NULL;
    if (!check_others(desk, iin, &held, error))
        return false;
    if (held && g_str_equal(held->session, desk->session))
        return true;
    g_autofree char *detail = lock_detail(desk->session, held);
    MamsLock lock = {.iin = iin,
                     .login = desk->login,
                     .session = desk->session,
                     .since = desk->clock(desk->clock_data)};
    lock.entry = mams_desk_journal(desk, MAMS_JOURNAL_LOOK, "lock", iin, detail, error);
    return lock.entry != 0 && mams_store_put_lock(desk->store, &lock, error);
}

static bool release(MamsDesk *desk, MamsIin iin, GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(MamsLock) held = mams_store_lock(desk->store, iin, &why);
    if (why) {
        g_propagate_error(error, g_steal_pointer(&why));
        return false;
    }
    bool ours =
        held && g_str_equal(held->login, desk->login) && g_str_equal(held->session, desk->session);
    return !ours || mams_store_remove_lock(desk->store, iin, error);
}

static bool break_lock(MamsDesk *desk, MamsIin iin, GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autoptr(MamsLock) held = mams_store_lock(desk->store, iin, &why);
    char person[MAMS_IIN_TEXT_SIZE];
    if (!held && !why)
        g_set_error(&why, MAMS_ERROR, MAMS_ERROR_NOT_FOUND, _("nobody is editing '%s'"),
                    mams_iin_format(iin, person));
    if (why) {
        g_propagate_error(error, g_steal_pointer(&why));
        return false;
    }
    g_autofree char *detail = lock_detail(desk->session, held);
    return mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "break-lock", iin, detail, error) != 0 &&
           mams_store_remove_lock(desk->store, iin, error);
}

static bool run(MamsDesk *desk, MamsIin iin, MamsRight right, bool durable,
                bool (*step)(MamsDesk *desk, MamsIin iin, GError **error), GError **error)
{
    if (!mams_desk_check(desk, right, error) || !mams_store_begin(desk->store, error))
        return false;
    if (!step(desk, iin, error)) {
        mams_store_rollback(desk->store);
        return false;
    }
    return mams_store_commit(desk->store, durable, error);
}

bool mams_desk_lock_take(MamsDesk *desk, MamsIin iin, GError **error)
{
    return run(desk, iin, MAMS_RIGHT_ASSIGN, false, take, error);
}

bool mams_desk_lock_release(MamsDesk *desk, MamsIin iin, GError **error)
{
    return run(desk, iin, MAMS_RIGHT_ASSIGN, false, release, error);
}

bool mams_desk_lock_break(MamsDesk *desk, MamsIin iin, GError **error)
{
    return run(desk, iin, MAMS_RIGHT_DECIDE, true, break_lock, error);
}
