/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/inquiry_private.h"

/* ---- what was opened ---- */

void mams_tally_note(MamsTally *tally, MamsInquiryTopic topic)
{
    tally->opened[topic]++;
    tally->latest = topic;
}

MamsInquiryTopic mams_tally_guess(const MamsTally *tally, MamsInquiryTopic otherwise)
{
    MamsInquiryTopic guess = otherwise;
    for (int topic = 0; topic < MAMS_N_TOPICS; topic++) {
        bool more = tally->opened[topic] > tally->opened[guess];
        bool as_many = tally->opened[topic] == tally->opened[guess] && tally->opened[topic] > 0;
        if (more || (as_many && (MamsInquiryTopic)topic == tally->latest))
            guess = (MamsInquiryTopic)topic;
    }
    return guess;
}

/* ---- the inquiry in hand ---- */

bool mams_desk_take_in_hand(MamsDesk *desk, int64_t number, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error))
        return false;
    if (desk->in_hand == number)
        return true;
    g_autoptr(MamsInquiry) inquiry = mams_store_inquiry(desk->store, number, error);
    if (inquiry == NULL)
        return false;
    desk->in_hand = number;
    desk->in_hand_tally = (MamsTally){.latest = MAMS_TOPIC_OTHER};
    return true;
}

void mams_desk_put_down(MamsDesk *desk)
{
    desk->in_hand = 0;
}

int64_t mams_desk_in_hand(const MamsDesk *desk)
{
    return desk->in_hand;
}

MamsInquiryTopic mams_desk_inquiry_guess(const MamsDesk *desk, const MamsInquiry *inquiry)
{
    MamsInquiryTopic own = inquiry->topic >= 0 ? (MamsInquiryTopic)inquiry->topic : MAMS_TOPIC_OTHER;
    if (desk->in_hand != inquiry->number)
        return own;
    return mams_tally_guess(&desk->in_hand_tally, own);
}
