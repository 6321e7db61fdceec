/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "call.h"

void mams_call_begin(MamsApp *app)
{
    MamsDesk *desk = mams_app_desk(app);
    g_autoptr(GError) error = NULL;
    /* Whoever works on an inquiry has nobody on the phone. */
    if (mams_desk_in_hand(desk) == 0 && mams_desk_may(desk, MAMS_RIGHT_ANSWER) &&
        !mams_desk_call_begin(desk, mams_app_caller_language(app), &error))
        mams_app_say_error(app, error->message);
}

MamsIin mams_call_next_card(const MamsDesk *desk, MamsIin iin)
{
    const GArray *citizens = mams_desk_call_citizens(desk);
    if (citizens == NULL || citizens->len == 0)
        return 0;
    guint next = citizens->len - 1;
    for (guint i = 0; i < citizens->len; i++) {
        if (g_array_index(citizens, MamsInquiryCitizen, i).iin == iin)
            next = (i + 1) % citizens->len;
    }
    MamsIin found = g_array_index(citizens, MamsInquiryCitizen, next).iin;
    return found != iin ? found : 0;
}

const char *mams_call_topic_name(MamsInquiryTopic topic)
{
    static const char *const names[MAMS_N_TOPICS] = {
        [MAMS_TOPIC_STATUS] = N_("status: insured or not"),
        [MAMS_TOPIC_MONTHS] = N_("months and payments"),
        [MAMS_TOPIC_WAYS] = N_("what to pay"),
        [MAMS_TOPIC_CATEGORY] = N_("category and its document"),
        [MAMS_TOPIC_RELATIVE] = N_("child or relative"),
        [MAMS_TOPIC_RATES] = N_("rates of contributions"),
        [MAMS_TOPIC_REFERENCE] = N_("the Fund and its rules"),
        [MAMS_TOPIC_OTHER] = N_("something else"),
    };
    return _(names[topic]);
}

const char *mams_call_topic_word(MamsInquiryTopic topic)
{
    /* TRANSLATORS: topics of inquiries, at most ten columns each. */
    static const char *const words[MAMS_N_TOPICS] = {
        [MAMS_TOPIC_STATUS] = N_("status"),       [MAMS_TOPIC_MONTHS] = N_("months"),
        [MAMS_TOPIC_WAYS] = N_("ways"),           [MAMS_TOPIC_CATEGORY] = N_("category"),
        [MAMS_TOPIC_RELATIVE] = N_("relative"),   [MAMS_TOPIC_RATES] = N_("rates"),
        [MAMS_TOPIC_REFERENCE] = N_("reference"), [MAMS_TOPIC_OTHER] = N_("other"),
    };
    return _(words[topic]);
}

const char *mams_call_data_name(MamsData data)
{
    static const char *const names[MAMS_N_DATA] = {
        [MAMS_DATA_CITIZENS] = N_("citizens"),
        [MAMS_DATA_RELATIVES] = N_("relatives"),
        [MAMS_DATA_ASSIGNMENTS] = N_("categories"),
        [MAMS_DATA_PAYMENTS] = N_("payments"),
    };
    return _(names[data]);
}

const char *mams_call_channel_name(const char *channel)
{
    static const struct {
        const char *code, *name;
    } names[] = {
        {"phone", N_("phone")}, {"mail", N_("mail")}, {"qoldau", "Qoldau 24/7"},
        {"bot", N_("bot")},     {"egov", "eGov"},     {"site", "msqory.kz"},
        {"visit", N_("visit")},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_str_equal(names[i].code, channel))
            return _(names[i].name);
    }
    return channel;
}

const char *mams_call_relation_name(char relation)
{
    switch (relation) {
    case 'p':
        return _("parent");
    case 'c':
        return _("child");
    case 's':
        return _("spouse");
    case 'g':
        return _("guardian");
    default:
        return "";
    }
}
