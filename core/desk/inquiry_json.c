/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/inquiry_private.h"

static void write_time(MamsJson *json, const char *name, int64_t at)
{
    g_autofree char *text = at != 0 ? mams_almaty_time(at) : NULL;
    mams_json_string(json, name, text);
}

static void write_phone(MamsJson *json, int64_t phone)
{
    g_autofree char *text = phone != 0 ? g_strdup_printf("+7%010" G_GINT64_FORMAT, phone) : NULL;
    mams_json_string(json, "phone", text);
}

static void write_state(MamsJson *json, const MamsInquiry *inquiry)
{
    mams_json_string(json, "state", mams_inquiry_outcome_code(inquiry->outcome));
    mams_json_string(json, "owner", inquiry->operator_login);
    write_time(json, "closed_at", inquiry->closed_at);
    mams_json_day(json, "waiting_since", inquiry->waiting_since);
    mams_json_string(json, "waiting_for", inquiry->waiting_for);
    mams_json_day(json, "extended_to", inquiry->extended_to);
    mams_json_string(json, "extended_why", inquiry->extended_why);
    mams_json_string(json, "redirected_to", inquiry->redirected_to);
    if (inquiry->joined_with != 0)
        mams_json_integer(json, "joined_with", inquiry->joined_with);
    else
        mams_json_null(json, "joined_with");
    mams_json_string(json, "dropped_why", inquiry->dropped_why);
}

/* What both the queue and the whole file say, into the open object. */
static void write_inquiry(MamsJson *json, const MamsInquiry *inquiry, const MamsAppealTerms *terms)
{
    g_autofree char *code = mams_inquiry_code(inquiry);
    mams_json_integer(json, "number", inquiry->number);
    mams_json_string(json, "code", code);
    mams_json_string(json, "channel", inquiry->channel);
    write_time(json, "received_at", inquiry->received_at);
    mams_json_day(json, "registered", inquiry->registered);
    mams_json_string(json, "from", inquiry->from_name);
    mams_json_string(json, "address", inquiry->from_address);
    write_phone(json, inquiry->from_phone);
    mams_json_string(json, "subject", inquiry->subject);
    mams_json_string(json, "language",
                     inquiry->language >= 0 ? mams_lang_code((MamsLang)inquiry->language) : NULL);
    mams_json_string(json, "topic",
                     inquiry->topic >= 0 ? mams_inquiry_topic_code((MamsInquiryTopic)inquiry->topic)
                                         : NULL);
    mams_json_bool(json, "automatic", inquiry->automatic);
    write_state(json, inquiry);
    mams_json_day(json, "due", terms->due);
    mams_json_day(json, "redirect_by", terms->redirect_by);
    mams_json_day(json, "tell_by", terms->tell_by);
    mams_json_day(json, "extend_to", terms->extend_to);
    mams_json_bool(json, "clock_stopped", terms->stopped);
    mams_json_integer(json, "working_days_left", terms->left);
    mams_json_bool(json, "uncertain", terms->uncertain);
}

char *mams_desk_queue_row_json(MamsDesk *desk, const MamsQueueRow *row)
{
    (void)desk;
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    write_inquiry(&json, row->inquiry, &row->terms);
    if (row->iin != 0)
        mams_json_iin(&json, "iin", row->iin);
    else
        mams_json_null(&json, "iin");
    mams_json_string(&json, "name", row->name);
    mams_json_bool(&json, "draft", row->draft);
    mams_json_bool(&json, "mail_problem", row->problem);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

static void write_message(MamsJson *json, const MamsMessage *message)
{
    mams_json_open(json, NULL, '{');
    mams_json_string(json, "direction", message->out ? "out" : "in");
    write_time(json, "at", message->at);
    mams_json_string(json, "from", message->from_name);
    mams_json_string(json, "address", message->from_address);
    mams_json_string(json, "subject", message->subject);
    mams_json_string(json, "text", message->text);
    mams_json_string(json, "message_id", message->message_id);
    mams_json_string(json, "notes", message->notes);
    mams_json_string(json, "operator", message->login);
    mams_json_open(json, "attachments", '[');
    for (guint i = 0; i < message->attachments->len; i++) {
        const MamsAttachment *attachment = message->attachments->pdata[i];
        mams_json_open(json, NULL, '{');
        mams_json_string(json, "name", attachment->name);
        mams_json_string(json, "type", attachment->type);
        mams_json_integer(json, "size", attachment->size);
        mams_json_string(json, "sha256", attachment->sha256);
        mams_json_close(json, '}');
    }
    mams_json_close(json, ']');
    mams_json_close(json, '}');
}

static void write_said(MamsJson *json, const MamsSaid *said)
{
    mams_json_open(json, NULL, '{');
    if (said->iin != 0)
        mams_json_iin(json, "iin", said->iin);
    else
        mams_json_null(json, "iin");
    mams_json_day(json, "on", said->on);
    mams_json_integer(json, "as_known_at", said->known);
    mams_json_string(json, "rules", said->rules);
    mams_json_string(json, "voice", said->voice);
    mams_json_string(json, "language", mams_lang_code((MamsLang)said->language));
    mams_json_string(json, "text", said->text);
    write_time(json, "at", said->at);
    mams_json_string(json, "operator", said->login);
    mams_json_close(json, '}');
}

static void write_reminder(MamsJson *json, const MamsReminder *reminder)
{
    mams_json_open(json, NULL, '{');
    mams_json_integer(json, "number", reminder->number);
    mams_json_day(json, "due", reminder->due);
    mams_json_bool(json, "payment", reminder->payment);
    mams_json_string(json, "note", reminder->note);
    mams_json_string(json, "operator", reminder->login);
    mams_json_close(json, '}');
}

static void write_outgoing(MamsJson *json, const MamsOutgoing *outgoing)
{
    mams_json_open(json, NULL, '{');
    mams_json_integer(json, "number", outgoing->number);
    mams_json_string(json, "to", outgoing->to);
    mams_json_string(json, "state", mams_outgoing_state_code(outgoing->state));
    write_time(json, "made_at", outgoing->made_at);
    write_time(json, "sent_at", outgoing->sent_at);
    mams_json_integer(json, "attempts", outgoing->attempts);
    mams_json_string(json, "problem", outgoing->problem);
    mams_json_close(json, '}');
}

static void write_similar(MamsJson *json, const MamsSimilar *similar)
{
    g_autofree char *code = mams_inquiry_code(similar->inquiry);
    mams_json_open(json, NULL, '{');
    mams_json_integer(json, "number", similar->inquiry->number);
    mams_json_string(json, "code", code);
    mams_json_string(json, "channel", similar->inquiry->channel);
    mams_json_string(json, "state", mams_inquiry_outcome_code(similar->inquiry->outcome));
    mams_json_bool(json, "same_citizen", similar->same_citizen);
    mams_json_bool(json, "same_sender", similar->same_sender);
    mams_json_bool(json, "same_words", similar->same_words);
    mams_json_string(json, "answer", similar->answer);
    mams_json_close(json, '}');
}

static void write_tick(MamsJson *json, const MamsTick *tick)
{
    mams_json_open(json, NULL, '{');
    mams_json_string(json, "procedure", tick->procedure);
    mams_json_string(json, "step", tick->step);
    mams_json_string(json, "operator", tick->login);
    write_time(json, "at", tick->at);
    mams_json_close(json, '}');
}

/* A list as an array of objects. */
#define WRITE_LIST(json, name, list, write)                                                        \
    do {                                                                                           \
        mams_json_open(json, name, '[');                                                           \
        for (guint i = 0; i < (list)->len; i++)                                                    \
            write(json, (list)->pdata[i]);                                                         \
        mams_json_close(json, ']');                                                                \
    } while (0)

char *mams_desk_inquiry_json(MamsDesk *desk, const MamsInquiryFile *file)
{
    (void)desk;
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    write_inquiry(&json, file->inquiry, &file->terms);
    mams_json_open(&json, "citizens", '[');
    for (guint i = 0; i < file->citizens->len; i++)
        mams_json_iin(&json, NULL, g_array_index(file->citizens, MamsInquiryCitizen, i).iin);
    mams_json_close(&json, ']');
    WRITE_LIST(&json, "messages", file->messages, write_message);
    WRITE_LIST(&json, "answers", file->said, write_said);
    WRITE_LIST(&json, "outgoing", file->outgoing, write_outgoing);
    WRITE_LIST(&json, "reminders", file->reminders, write_reminder);
    WRITE_LIST(&json, "similar", file->similar, write_similar);
    WRITE_LIST(&json, "steps", file->ticks, write_tick);
    mams_json_string(&json, "draft", file->draft != NULL ? file->draft->text : NULL);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}
