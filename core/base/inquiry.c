/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/inquiry.h"

static const char *const channels[] = {"phone", "mail", "qoldau", "bot", "egov", "site", "visit"};

static const char *const topics[MAMS_N_TOPICS] = {
    [MAMS_TOPIC_STATUS] = "status",       [MAMS_TOPIC_MONTHS] = "months",
    [MAMS_TOPIC_WAYS] = "ways",           [MAMS_TOPIC_CATEGORY] = "category",
    [MAMS_TOPIC_RELATIVE] = "relative",   [MAMS_TOPIC_RATES] = "rates",
    [MAMS_TOPIC_REFERENCE] = "reference", [MAMS_TOPIC_OTHER] = "other",
};

const char *mams_inquiry_topic_code(MamsInquiryTopic topic)
{
    return topics[topic];
}

int mams_inquiry_topic_parse(const char *code)
{
    for (int topic = 0; topic < MAMS_N_TOPICS; topic++) {
        if (g_strcmp0(topics[topic], code) == 0)
            return topic;
    }
    return -1;
}

const char *mams_channel_parse(const char *code)
{
    for (gsize i = 0; i < G_N_ELEMENTS(channels); i++) {
        if (g_strcmp0(channels[i], code) == 0)
            return channels[i];
    }
    return NULL;
}

bool mams_inquiry_citizen_is_known(const MamsInquiryCitizen *citizen)
{
    switch (citizen->caller) {
    case MAMS_CALLER_PERSON:
    case MAMS_CALLER_GUARDIAN:
        return citizen->asked == MAMS_ASKED_ALL;
    case MAMS_CALLER_OTHER:
        return true;
    default:
        return false;
    }
}

void mams_inquiry_free(MamsInquiry *inquiry)
{
    if (inquiry == NULL)
        return;
    g_free(inquiry->operator_login);
    g_free(inquiry);
}
