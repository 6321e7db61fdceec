/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A message of ours, and the mail that carries it. */
#include <string.h>

#include "desk/mail_private.h"

/* Always the same for one message, and not to be guessed by who has not seen it. (owned) */
static char *message_id(const MamsDesk *desk, const MamsInquiry *inquiry, const MamsMailOut *out)
{
    g_autofree char *seed = g_strdup_printf("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                                            inquiry->number, mams_desk_now(desk), out->text);
    g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, seed, -1);
    const char *at = strrchr(desk->mail.address, '@');
    return g_strdup_printf("mams.%" G_GINT64_FORMAT ".%.24s@%s", inquiry->number, hash,
                           at != NULL ? at + 1 : "localhost");
}

/* "Re: … [2026-000123]". (owned) */
static char *subject(const MamsInquiry *inquiry)
{
    g_autofree char *code = mams_inquiry_code(inquiry);
    g_autofree char *reply = mams_mail_reply_subject(inquiry->subject);
    return strstr(reply, code) != NULL ? g_steal_pointer(&reply)
                                       : g_strdup_printf("%s [%s]", reply, code);
}

static bool goes_by_mail(const MamsInquiry *inquiry)
{
    return inquiry->from_address != NULL && mams_mail_is_address(inquiry->from_address);
}

static GBytes *write_mail(const MamsDesk *desk, const MamsInquiry *inquiry, const MamsMailOut *out,
                          const MamsMessage *message, GError **error)
{
    g_auto(GStrv) references = out->answers != NULL && out->answers->references != NULL
                                   ? g_strsplit(out->answers->references, " ", -1)
                                   : NULL;
    const MamsMailDraft draft = {
        .from_name = desk->mail.name,
        .from_address = desk->mail.address,
        .to_name = inquiry->from_name,
        .to_address = inquiry->from_address,
        .subject = message->subject,
        .text = out->text,
        .message_id = message->message_id,
        .date = message->at,
        .in_reply_to = out->answers != NULL ? out->answers->message_id : NULL,
        .references = (const char *const *)references,
        .auto_submitted = out->automatic,
        .attachments = out->enclosures,
        .n_attachments = out->n_enclosures,
    };
    return mams_mail_write(&draft, error);
}

static void list_enclosures(MamsMessage *message, const MamsMailOut *out)
{
    for (int i = 0; i < out->n_enclosures; i++) {
        const MamsMailEnclosure *enclosure = &out->enclosures[i];
        g_autofree char *hash = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, enclosure->bytes);
        g_ptr_array_add(message->attachments,
                        mams_attachment_new(enclosure->name, enclosure->type,
                                            (int64_t)g_bytes_get_size(enclosure->bytes), hash));
    }
}

int64_t mams_mail_put_out(MamsDesk *desk, const MamsInquiry *inquiry, const MamsMailOut *out,
                          int64_t entry, int64_t *outgoing, GError **error)
{
    bool by_mail = goes_by_mail(inquiry);
    g_autoptr(MamsMessage) message = mams_message_new();
    message->inquiry = inquiry->number;
    message->out = true;
    message->at = mams_desk_now(desk);
    message->from_name = g_strdup(desk->mail.name);
    message->from_address = by_mail ? g_strdup(desk->mail.address) : NULL;
    message->subject = subject(inquiry);
    message->text = g_strdup(out->text);
    message->message_id = by_mail ? message_id(desk, inquiry, out) : NULL;
    message->notes = out->automatic ? g_strdup("receipt") : NULL;
    message->login = g_strdup(desk->login);
    list_enclosures(message, out);
    *outgoing = 0;
    int64_t number = mams_store_message_add(desk->store, message, NULL, NULL, entry, error);
    if (number < 0 || !by_mail)
        return number;
    g_autoptr(GBytes) bytes = write_mail(desk, inquiry, out, message, error);
    if (bytes == NULL)
        return -1;
    const MamsOutgoing mail = {
        .inquiry = inquiry->number,
        .message = number,
        .state = MAMS_OUTGOING_READY,
        .to = inquiry->from_address,
        .made_at = message->at,
        .bytes = bytes,
    };
    *outgoing = mams_store_outgoing_add(desk->store, &mail, entry, error);
    return *outgoing > 0 ? number : -1;
}
