/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/inquiry.h"

#include <string.h>

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

static const char *const outcomes[MAMS_N_INQUIRY_OUTCOMES] = {
    [MAMS_INQUIRY_OPEN] = "open",         [MAMS_INQUIRY_TOLD] = "told",
    [MAMS_INQUIRY_ANSWERED] = "answered", [MAMS_INQUIRY_REDIRECTED] = "redirected",
    [MAMS_INQUIRY_JOINED] = "joined",     [MAMS_INQUIRY_DROPPED] = "dropped",
};

const char *mams_inquiry_outcome_code(MamsInquiryOutcome outcome)
{
    return outcomes[outcome];
}

int mams_inquiry_outcome_parse(const char *code)
{
    for (int outcome = 0; outcome < MAMS_N_INQUIRY_OUTCOMES; outcome++) {
        if (g_strcmp0(outcomes[outcome], code) == 0)
            return outcome;
    }
    return -1;
}

const char *mams_outgoing_state_code(MamsOutgoingState state)
{
    static const char *const states[MAMS_N_OUTGOING_STATES] = {
        [MAMS_OUTGOING_READY] = "ready",         [MAMS_OUTGOING_SENDING] = "sending",
        [MAMS_OUTGOING_SENT] = "sent",           [MAMS_OUTGOING_REFUSED] = "refused",
        [MAMS_OUTGOING_UNCERTAIN] = "uncertain", [MAMS_OUTGOING_DROPPED] = "dropped",
    };
    return states[state];
}

char *mams_inquiry_code(const MamsInquiry *inquiry)
{
    return g_strdup_printf("%04d-%06" G_GINT64_FORMAT, mams_day_year(inquiry->registered),
                           inquiry->number);
}

int64_t mams_inquiry_code_parse(const char *text)
{
    const char *digits = text;
    if (strspn(text, "0123456789") == 4 && text[4] == '-')
        digits = text + 5;
    gsize length = strlen(digits);
    if (length == 0 || length > 15 || strspn(digits, "0123456789") != length)
        return 0;
    return g_ascii_strtoll(digits, NULL, 10);
}

MamsInquiry *mams_inquiry_new(void)
{
    MamsInquiry *inquiry = g_new0(MamsInquiry, 1);
    inquiry->registered = inquiry->waiting_since = MAMS_DAY_NONE;
    inquiry->extended_on = inquiry->extended_to = MAMS_DAY_NONE;
    inquiry->language = inquiry->topic = -1;
    return inquiry;
}

void mams_inquiry_free(MamsInquiry *inquiry)
{
    if (inquiry == NULL)
        return;
    g_free(inquiry->operator_login);
    g_free(inquiry->subject);
    g_free(inquiry->from_name);
    g_free(inquiry->from_address);
    g_free(inquiry->waiting_for);
    g_free(inquiry->extended_why);
    g_free(inquiry->redirected_to);
    g_free(inquiry->dropped_why);
    g_free(inquiry);
}

MamsAttachment *mams_attachment_new(const char *name, const char *type, int64_t size,
                                    const char *sha256)
{
    MamsAttachment *attachment = g_new0(MamsAttachment, 1);
    attachment->name = g_strdup(name);
    attachment->type = g_strdup(type);
    attachment->size = size;
    attachment->sha256 = g_strdup(sha256);
    return attachment;
}

void mams_attachment_free(MamsAttachment *attachment)
{
    if (attachment == NULL)
        return;
    g_free(attachment->name);
    g_free(attachment->type);
    g_free(attachment->sha256);
    g_free(attachment);
}

MamsMessage *mams_message_new(void)
{
    MamsMessage *message = g_new0(MamsMessage, 1);
    message->attachments = g_ptr_array_new_with_free_func((GDestroyNotify)mams_attachment_free);
    return message;
}

void mams_message_free(MamsMessage *message)
{
    if (message == NULL)
        return;
    g_free(message->from_name);
    g_free(message->from_address);
    g_free(message->subject);
    g_free(message->text);
    g_free(message->message_id);
    g_free(message->references);
    g_free(message->notes);
    g_free(message->login);
    g_ptr_array_unref(message->attachments);
    g_free(message);
}

void mams_reply_draft_free(MamsReplyDraft *draft)
{
    if (draft == NULL)
        return;
    g_free(draft->login);
    g_free(draft->canned);
    g_free(draft->text);
    g_free(draft->attach);
    g_free(draft);
}

void mams_said_free(MamsSaid *said)
{
    if (said == NULL)
        return;
    g_free(said->rules);
    g_free(said->voice);
    g_free(said->text);
    g_free(said->login);
    g_free(said);
}

void mams_outgoing_free(MamsOutgoing *outgoing)
{
    if (outgoing == NULL)
        return;
    g_free(outgoing->to);
    g_free(outgoing->problem);
    g_clear_pointer(&outgoing->bytes, g_bytes_unref);
    g_free(outgoing);
}

void mams_reminder_free(MamsReminder *reminder)
{
    if (reminder == NULL)
        return;
    g_free(reminder->note);
    g_free(reminder->login);
    g_free(reminder);
}
