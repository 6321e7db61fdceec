/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/call.h"

#include "base/error.h"
#include "base/i18n.h"
#include "desk/inquiry_private.h"

struct MamsCall {
    MamsInquiry *inquiry;
    GArray *citizens; /* MamsInquiryCitizen */
    MamsTally tally;
};

static MamsCall *call_new(MamsInquiry *inquiry, GArray *citizens)
{
    MamsCall *call = g_new0(MamsCall, 1);
    call->inquiry = inquiry;
    call->citizens = citizens;
    call->tally.latest = MAMS_TOPIC_OTHER;
    return call;
}

void mams_call_free(MamsCall *call)
{
    if (call == NULL)
        return;
    mams_inquiry_free(call->inquiry);
    g_array_unref(call->citizens);
    g_free(call);
}

/* (owned) */
static char *describe_citizen(const MamsInquiryCitizen *citizen)
{
    static const char *const callers[MAMS_N_CALLERS] = {
        [MAMS_CALLER_PERSON] = "person",
        [MAMS_CALLER_GUARDIAN] = "guardian",
        [MAMS_CALLER_OTHER] = "other",
    };
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    mams_json_string(&json, "caller", callers[citizen->caller]);
    mams_json_bool(&json, "name", citizen->asked & MAMS_ASKED_NAME);
    mams_json_bool(&json, "birth", citizen->asked & MAMS_ASKED_BIRTH);
    mams_json_bool(&json, "place", citizen->asked & MAMS_ASKED_PLACE);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

/* Writes the call as it is now, in a transaction of its own; a new one gets its number. */
static bool save(MamsDesk *desk, const char *action, MamsInquiry *inquiry, GError **error)
{
    return mams_store_begin(desk->store, error) &&
           mams_inquiry_end(desk, mams_inquiry_write(desk, action, inquiry, error) != 0, error);
}

bool mams_desk_call_begin(MamsDesk *desk, MamsLang language, GError **error)
{
    if (desk->call != NULL)
        return true;
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error))
        return false;
    g_autoptr(MamsInquiry) inquiry = mams_inquiry_new();
    inquiry->channel = mams_channel_parse("phone");
    inquiry->received_at = mams_desk_now(desk);
    inquiry->registered = mams_inquiry_registered(desk, inquiry->received_at);
    inquiry->operator_login = g_strdup(desk->login);
    inquiry->language = (int)language;
    if (!save(desk, "call", inquiry, error))
        return false;
    desk->call =
        call_new(g_steal_pointer(&inquiry), g_array_new(FALSE, FALSE, sizeof(MamsInquiryCitizen)));
    return true;
}

bool mams_desk_call_resume(MamsDesk *desk, int64_t number, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error))
        return false;
    g_autoptr(MamsInquiry) inquiry = mams_store_inquiry(desk->store, number, error);
    if (inquiry == NULL)
        return false;
    if (inquiry->closed_at != 0 || g_strcmp0(inquiry->operator_login, desk->login) != 0 ||
        !g_str_equal(inquiry->channel, "phone")) {
        g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                    _("the call '%s' is not one of '%s' that is still open"), text, desk->login);
        return false;
    }
    GArray *citizens = mams_store_inquiry_citizens(desk->store, number, error);
    if (citizens == NULL)
        return false;
    mams_call_free(desk->call);
    desk->call = call_new(g_steal_pointer(&inquiry), citizens);
    return true;
}

const MamsInquiry *mams_desk_call(const MamsDesk *desk)
{
    return desk->call != NULL ? desk->call->inquiry : NULL;
}

const GArray *mams_desk_call_citizens(const MamsDesk *desk)
{
    return desk->call != NULL ? desk->call->citizens : NULL;
}

int64_t mams_desk_call_seconds(const MamsDesk *desk)
{
    if (desk->call == NULL)
        return 0;
    /* A clock may be set back. */
    return MAX(desk->clock(desk->clock_data) - desk->call->inquiry->received_at, 0);
}

static MamsInquiryCitizen *find_citizen(const MamsCall *call, MamsIin iin)
{
    for (guint i = 0; call != NULL && i < call->citizens->len; i++) {
        MamsInquiryCitizen *citizen = &g_array_index(call->citizens, MamsInquiryCitizen, i);
        if (citizen->iin == iin)
            return citizen;
    }
    return NULL;
}

const MamsInquiryCitizen *mams_desk_call_citizen(const MamsDesk *desk, MamsIin iin)
{
    return find_citizen(desk->call, iin);
}

/* Writes a citizen of the call, with a journal entry of that action unless it is NULL, and takes
 * him over once he is written. */
static bool put_citizen(MamsDesk *desk, const char *action, const MamsInquiryCitizen *citizen,
                        GError **error)
{
    int64_t number = desk->call->inquiry->number;
    g_autofree char *detail = describe_citizen(citizen);
    if (!mams_store_begin(desk->store, error))
        return false;
    if ((action != NULL &&
         mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, action, citizen->iin, detail, error) == 0) ||
        !mams_store_inquiry_put_citizen(desk->store, number, citizen, error)) {
        mams_store_rollback(desk->store);
        return false;
    }
    if (!mams_store_commit(desk->store, false, error))
        return false;
    MamsInquiryCitizen *known = find_citizen(desk->call, citizen->iin);
    if (known != NULL)
        *known = *citizen;
    else
        g_array_append_val(desk->call->citizens, *citizen);
    return true;
}

/* The look at a card is what the journal has of its being opened. */
bool mams_desk_call_add(MamsDesk *desk, MamsIin iin, GError **error)
{
    const MamsInquiryCitizen citizen = {.iin = iin};
    return desk->call == NULL || find_citizen(desk->call, iin) != NULL ||
           put_citizen(desk, NULL, &citizen, error);
}

static bool require_call(const MamsDesk *desk, GError **error)
{
    if (desk->call == NULL)
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                            _("no call runs: the first key on the search screen opens one"));
    return desk->call != NULL;
}

bool mams_desk_call_identify(MamsDesk *desk, MamsIin iin, MamsCaller caller, unsigned asked,
                             GError **error)
{
    const MamsInquiryCitizen citizen = {iin, caller, asked & MAMS_ASKED_ALL};
    return require_call(desk, error) && put_citizen(desk, "call-caller", &citizen, error);
}

/* Takes over a changed state once it is written. */
static bool change(MamsDesk *desk, const char *action, MamsInquiry changed, GError **error)
{
    if (!save(desk, action, &changed, error))
        return false;
    *desk->call->inquiry = changed;
    return true;
}

bool mams_desk_call_speak(MamsDesk *desk, MamsLang language, GError **error)
{
    if (desk->call == NULL)
        return true;
    MamsInquiry inquiry = *desk->call->inquiry;
    inquiry.language = (int)language;
    return change(desk, "call-language", inquiry, error);
}

void mams_desk_call_note(MamsDesk *desk, MamsInquiryTopic topic)
{
    if (desk->call != NULL)
        mams_tally_note(&desk->call->tally, topic);
    else if (desk->in_hand != 0)
        mams_tally_note(&desk->in_hand_tally, topic);
}

MamsInquiryTopic mams_desk_call_guess(const MamsDesk *desk)
{
    const MamsCall *call = desk->call;
    if (call == NULL)
        return MAMS_TOPIC_OTHER;
    return mams_tally_guess(&call->tally,
                            call->citizens->len > 0 ? MAMS_TOPIC_STATUS : MAMS_TOPIC_OTHER);
}

bool mams_desk_call_close(MamsDesk *desk, MamsInquiryTopic topic, GError **error)
{
    if (!require_call(desk, error))
        return false;
    MamsInquiry inquiry = *desk->call->inquiry;
    inquiry.topic = (int)topic;
    inquiry.closed_at = desk->clock(desk->clock_data);
    inquiry.outcome = MAMS_INQUIRY_TOLD;
    if (!change(desk, "call-close", inquiry, error))
        return false;
    g_clear_pointer(&desk->call, mams_call_free);
    return true;
}

MamsSay mams_desk_may_say(const MamsDesk *desk, MamsIin iin)
{
    const MamsInquiryCitizen *citizen = find_citizen(desk->call, iin);
    bool writes = desk->call == NULL && desk->in_hand != 0;
    if (writes || !mams_desk_may(desk, MAMS_RIGHT_ANSWER))
        return MAMS_SAY_ALL;
    if (citizen == NULL || !mams_inquiry_citizen_is_known(citizen))
        return MAMS_SAY_NOTHING;
    return citizen->caller == MAMS_CALLER_OTHER ? MAMS_SAY_GENERAL : MAMS_SAY_ALL;
}

bool mams_desk_sees_whole(const MamsDesk *desk, MamsIin iin)
{
    const MamsInquiryCitizen *citizen = find_citizen(desk->call, iin);
    return (desk->call != NULL || desk->in_hand != 0) && mams_desk_may(desk, MAMS_RIGHT_ANSWER) &&
           (citizen == NULL || citizen->caller != MAMS_CALLER_OTHER);
}

GPtrArray *mams_desk_inquiries_of(MamsDesk *desk, MamsIin iin, int limit, int *count,
                                  GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_CARD, error))
        return NULL;
    bool runs = find_citizen(desk->call, iin) != NULL;
    int all = mams_store_count_inquiries_of(desk->store, iin, error);
    if (all < 0)
        return NULL;
    GPtrArray *inquiries = mams_store_inquiries_of(desk->store, iin, limit + runs, error);
    for (guint i = 0; runs && inquiries != NULL && i < inquiries->len; i++) {
        const MamsInquiry *inquiry = g_ptr_array_index(inquiries, i);
        if (inquiry->number == desk->call->inquiry->number)
            g_ptr_array_remove_index(inquiries, i);
    }
    if (inquiries != NULL)
        g_ptr_array_set_size(inquiries, MIN((int)inquiries->len, limit));
    if (count != NULL)
        *count = all - runs;
    return inquiries;
}
