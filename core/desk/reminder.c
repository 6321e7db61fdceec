/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was promised: by a day, or when a payment shows. */
#include "base/error.h"
#include "base/i18n.h"
#include "desk/reply_private.h"

MamsDay mams_reminder_watched_until(const MamsDesk *desk)
{
    return desk->today + desk->rules->watch_days;
}

/* ---- making one ---- */

/* (owned) */
static char *describe(const MamsReminder *reminder)
{
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    if (reminder->inquiry != 0)
        mams_json_integer(&json, "inquiry", reminder->inquiry);
    mams_json_day(&json, "due", reminder->due);
    mams_json_bool(&json, "payment", reminder->payment);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

static bool refuse(const char *why, GError **error)
{
    g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE, why);
    return false;
}

/* Without a citizen it is about that of the inquiry. */
static bool complete(MamsDesk *desk, MamsReminder *reminder, GError **error)
{
    if (reminder->inquiry == 0 && reminder->iin == 0)
        return refuse(_("a reminder needs a citizen or an inquiry"), error);
    if (reminder->inquiry != 0) {
        g_autoptr(MamsInquiry) inquiry = mams_store_inquiry(desk->store, reminder->inquiry, error);
        if (inquiry == NULL)
            return false;
    }
    if (reminder->iin == 0)
        reminder->iin = mams_store_inquiry_first_citizen(desk->store, reminder->inquiry, error);
    if (reminder->iin < 0)
        return false;
    g_autoptr(MamsCitizen) citizen =
        reminder->iin != 0 ? mams_store_citizen(desk->store, reminder->iin, MAMS_KNOWN_NOW, error)
                           : NULL;
    if (reminder->iin != 0 && citizen == NULL)
        return false;
    if (reminder->payment && reminder->iin == 0)
        return refuse(
            _("a payment is waited for, but it is not known whose: find the citizen first"), error);
    if (reminder->payment && reminder->due == MAMS_DAY_NONE)
        reminder->due = mams_reminder_watched_until(desk);
    if (reminder->due == MAMS_DAY_NONE || reminder->due < desk->today)
        return refuse(_("a reminder needs a day that is not over"), error);
    return true;
}

/* What shows after the entry was not there before. */
static int64_t put(MamsDesk *desk, MamsReminder *reminder, GError **error)
{
    if (!complete(desk, reminder, error))
        return 0;
    g_autofree char *detail = describe(reminder);
    int64_t entry =
        mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "remind", reminder->iin, detail, error);
    reminder->known = entry;
    return entry != 0 ? mams_store_reminder_add(desk->store, reminder, entry, error) : 0;
}

int64_t mams_desk_remind(MamsDesk *desk, const MamsReminderIn *in, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error) || !mams_store_begin(desk->store, error))
        return 0;
    g_autofree char *note = mams_inquiry_keep(in->note, MAMS_MAX_REASON);
    MamsReminder reminder = {
        .inquiry = in->inquiry,
        .iin = in->iin,
        .due = in->due,
        .payment = in->payment,
        .note = note,
        .login = desk->login,
        .made_at = mams_desk_now(desk),
    };
    int64_t number = put(desk, &reminder, error);
    return mams_inquiry_end(desk, number > 0, error) ? number : 0;
}

/* ---- those that are open ---- */

void mams_due_free(MamsDue *due)
{
    if (due == NULL)
        return;
    mams_reminder_free(due->reminder);
    g_free(due->name);
    g_free(due);
}

static bool judge(MamsDesk *desk, const MamsReminder *reminder, bool *due, bool *arrived,
                  GError **error)
{
    int paid = reminder->payment && reminder->iin != 0
                   ? mams_store_paid_since(desk->store, reminder->iin, reminder->known, error)
                   : 0;
    *arrived = paid > 0;
    *due = *arrived || reminder->due <= desk->today;
    return paid >= 0;
}

/* The number that somebody gave who asks is newer than the register's. */
static bool introduce(MamsDesk *desk, MamsDue *due, GError **error)
{
    const MamsReminder *reminder = due->reminder;
    g_autoptr(MamsInquiry) inquiry = NULL;
    g_autoptr(MamsCitizen) citizen = NULL;
    if (reminder->inquiry != 0) {
        inquiry = mams_store_inquiry(desk->store, reminder->inquiry, error);
        if (inquiry == NULL)
            return false;
    }
    if (reminder->iin != 0)
        citizen = mams_store_citizen(desk->store, reminder->iin, MAMS_KNOWN_NOW, NULL);
    due->name = mams_desk_citizen_name(desk, reminder->iin);
    if (due->name == NULL && inquiry != NULL)
        due->name = g_strdup(inquiry->from_name);
    due->phone = inquiry != NULL ? inquiry->from_phone : 0;
    if (due->phone == 0 && citizen != NULL)
        due->phone = citizen->phone;
    return true;
}

static int due_first(const void *a, const void *b)
{
    const MamsDue *first = *(MamsDue *const *)a, *second = *(MamsDue *const *)b;
    const MamsReminder *one = first->reminder, *other = second->reminder;
    if (first->due != second->due)
        return first->due ? -1 : 1;
    if (one->due != other->due)
        return one->due < other->due ? -1 : 1;
    return (one->number > other->number) - (one->number < other->number);
}

GPtrArray *mams_desk_reminders(MamsDesk *desk, bool all, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error))
        return NULL;
    g_autoptr(GPtrArray) open =
        mams_store_reminders(desk->store, all ? NULL : desk->login, 0, error);
    if (open == NULL)
        return NULL;
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)mams_due_free);
    g_ptr_array_set_free_func(open, NULL);
    for (guint i = 0; i < open->len; i++) {
        MamsDue *due = g_new0(MamsDue, 1);
        due->reminder = open->pdata[i];
        g_ptr_array_add(list, due);
    }
    for (guint i = 0; i < list->len; i++) {
        MamsDue *due = list->pdata[i];
        if (!judge(desk, due->reminder, &due->due, &due->arrived, error) ||
            !introduce(desk, due, error))
            return NULL;
    }
    g_ptr_array_sort(list, due_first);
    return g_steal_pointer(&list);
}

bool mams_desk_count_due(MamsDesk *desk, int64_t *due, GError **error)
{
    *due = 0;
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error))
        return false;
    g_autoptr(GPtrArray) open = mams_store_reminders(desk->store, desk->login, 0, error);
    bool fine = open != NULL;
    for (guint i = 0; fine && i < open->len; i++) {
        bool is_due, arrived;
        fine = judge(desk, open->pdata[i], &is_due, &arrived, error);
        *due += fine && is_due;
    }
    return fine;
}

bool mams_desk_reminder_done(MamsDesk *desk, int64_t number, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error) || !mams_store_begin(desk->store, error))
        return false;
    g_autofree char *detail = g_strdup_printf("{\"number\":%" G_GINT64_FORMAT "}", number);
    int64_t entry = mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "remind-done", 0, detail, error);
    bool fine = entry != 0 &&
                mams_store_reminder_done(desk->store, number, mams_desk_now(desk), entry, error);
    return mams_inquiry_end(desk, fine, error);
}
