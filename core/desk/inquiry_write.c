/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all changes of an inquiry share. */
#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "desk/inquiry_private.h"

char *mams_inquiry_describe(const MamsInquiry *inquiry)
{
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    if (inquiry->number != 0)
        mams_json_integer(&json, "number", inquiry->number);
    mams_json_string(&json, "channel", inquiry->channel);
    if (inquiry->language >= 0)
        mams_json_string(&json, "language", mams_lang_code((MamsLang)inquiry->language));
    mams_json_string(&json, "topic",
                     inquiry->topic >= 0 ? mams_inquiry_topic_code((MamsInquiryTopic)inquiry->topic)
                                         : NULL);
    mams_json_string(&json, "owner", inquiry->operator_login);
    mams_json_string(&json, "outcome", mams_inquiry_outcome_code(inquiry->outcome));
    if (inquiry->waiting_since != MAMS_DAY_NONE)
        mams_json_day(&json, "waiting_since", inquiry->waiting_since);
    if (inquiry->extended_to != MAMS_DAY_NONE)
        mams_json_day(&json, "extended_to", inquiry->extended_to);
    if (inquiry->redirected_to != NULL)
        mams_json_string(&json, "redirected_to", inquiry->redirected_to);
    if (inquiry->joined_with != 0)
        mams_json_integer(&json, "joined_with", inquiry->joined_with);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

int64_t mams_inquiry_write(MamsDesk *desk, const char *action, MamsInquiry *inquiry, GError **error)
{
    g_autofree char *detail = mams_inquiry_describe(inquiry);
    int64_t entry = mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, action, 0, detail, error);
    if (entry == 0)
        return 0;
    if (inquiry->number != 0)
        return mams_store_inquiry_update(desk->store, inquiry, entry, error) ? entry : 0;
    inquiry->number = mams_store_inquiry_add(desk->store, inquiry, entry, error);
    return inquiry->number > 0 ? entry : 0;
}

/* ---- beginning and ending a change ---- */

static const char *ended(const MamsInquiry *inquiry)
{
    switch (inquiry->outcome) {
    case MAMS_INQUIRY_ANSWERED:
        return _("it is answered; reopen it first");
    case MAMS_INQUIRY_REDIRECTED:
        return _("it is redirected; reopen it first");
    case MAMS_INQUIRY_JOINED:
        return _("it is joined with another one; open that one");
    case MAMS_INQUIRY_DROPPED:
        return _("it is not considered; reopen it first");
    default:
        return _("it is closed; reopen it first");
    }
}

bool mams_inquiry_check(const MamsDesk *desk, const MamsInquiry *inquiry, GError **error)
{
    g_autofree char *code = mams_inquiry_code(inquiry);
    if (inquiry->closed_at != 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA, _("inquiry %s: %s"), code, ended(inquiry));
        return false;
    }
    if (inquiry->operator_login == NULL || g_str_equal(inquiry->operator_login, desk->login))
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_BUSY,
                _("inquiry %s: '%s' is working on it; take it over or leave it"), code,
                inquiry->operator_login);
    return false;
}

MamsInquiry *mams_inquiry_begin(MamsDesk *desk, int64_t number, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error) || !mams_store_begin(desk->store, error))
        return NULL;
    g_autoptr(MamsInquiry) inquiry = mams_store_inquiry(desk->store, number, error);
    if (inquiry != NULL && mams_inquiry_check(desk, inquiry, error)) {
        if (inquiry->operator_login == NULL)
            inquiry->operator_login = g_strdup(desk->login);
        return g_steal_pointer(&inquiry);
    }
    mams_store_rollback(desk->store);
    return NULL;
}

bool mams_inquiry_end(MamsDesk *desk, bool fine, GError **error)
{
    if (fine)
        return mams_store_commit(desk->store, true, error);
    mams_store_rollback(desk->store);
    return false;
}

/* ---- clocks ---- */

static void add_pause(int64_t number, MamsDay from, MamsDay until, void *data)
{
    (void)number;
    MamsPause pause = {from, until};
    g_array_append_val((GArray *)data, pause);
}

GArray *mams_inquiry_pauses(MamsDesk *desk, const MamsInquiry *inquiry, GError **error)
{
    g_autoptr(GArray) pauses = g_array_new(FALSE, FALSE, sizeof(MamsPause));
    if (!mams_store_each_pause(desk->store, inquiry->number, add_pause, pauses, error))
        return NULL;
    if (inquiry->waiting_since != MAMS_DAY_NONE)
        add_pause(inquiry->number, inquiry->waiting_since, MAMS_DAY_NONE, pauses);
    return g_steal_pointer(&pauses);
}

void mams_inquiry_terms(const MamsDesk *desk, const MamsInquiry *inquiry, const GArray *pauses,
                        MamsAppealTerms *terms)
{
    const MamsAppeal appeal = {
        .received = mams_almaty_day(inquiry->received_at),
        .pauses = (const MamsPause *)(void *)pauses->data,
        .n_pauses = (int)pauses->len,
        .extended_on = inquiry->extended_on,
        .extended_to = inquiry->extended_to,
    };
    mams_appeal_terms(desk->rules, &appeal, desk->today, terms);
}

MamsDay mams_inquiry_registered(const MamsDesk *desk, int64_t received_at)
{
    const MamsAppeal appeal = {
        .received = mams_almaty_day(received_at),
        .extended_on = MAMS_DAY_NONE,
        .extended_to = MAMS_DAY_NONE,
    };
    MamsAppealTerms terms;
    mams_appeal_terms(desk->rules, &appeal, desk->today, &terms);
    return terms.registered;
}

void mams_inquiry_stop_clock(const MamsDesk *desk, MamsInquiry *inquiry, const char *what)
{
    inquiry->waiting_since = desk->today;
    g_free(inquiry->waiting_for);
    inquiry->waiting_for = mams_inquiry_keep(what, MAMS_MAX_REASON);
}

bool mams_inquiry_start_clock(MamsDesk *desk, MamsInquiry *inquiry, GError **error)
{
    if (inquiry->waiting_since == MAMS_DAY_NONE)
        return true;
    MamsDay until = MAX(desk->today, inquiry->waiting_since);
    if (!mams_store_pause_add(desk->store, inquiry->number, inquiry->waiting_since, until,
                              inquiry->waiting_for, error))
        return false;
    inquiry->waiting_since = MAMS_DAY_NONE;
    g_clear_pointer(&inquiry->waiting_for, g_free);
    return true;
}

bool mams_inquiry_finish(MamsDesk *desk, MamsInquiry *inquiry, MamsInquiryOutcome outcome,
                         GError **error)
{
    inquiry->outcome = outcome;
    inquiry->closed_at = mams_desk_now(desk);
    return mams_inquiry_start_clock(desk, inquiry, error);
}

/* ---- texts ---- */

char *mams_inquiry_keep(const char *text, int letters)
{
    if (text == NULL)
        return NULL;
    g_autofree char *clean = mams_text_clean(text);
    g_strstrip(clean);
    if (*clean == '\0')
        return NULL;
    return g_utf8_strlen(clean, -1) > letters ? g_utf8_substring(clean, 0, letters)
                                              : g_steal_pointer(&clean);
}

char *mams_desk_citizen_name(MamsDesk *desk, MamsIin iin)
{
    g_autoptr(MamsCitizen) citizen =
        iin != 0 ? mams_store_citizen(desk->store, iin, MAMS_KNOWN_NOW, NULL) : NULL;
    if (citizen == NULL)
        return NULL;
    bool has_patronymic = citizen->patronymic != NULL && *citizen->patronymic != '\0';
    return g_strjoin(" ", citizen->surname, citizen->given,
                     has_patronymic ? citizen->patronymic : NULL, NULL);
}
