/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a mail belongs: to which inquiry, about whom, and whether its sender is told its number. */
#include <string.h>

#include "desk/mail_private.h"
#include "desk/reply.h"

/* So many inquiries of one address in a day get a receipt: two programs must not write to each other
 * for ever. */
enum { RECEIPTS_A_DAY = 5, DAY_SECONDS = 24 * 60 * 60 };

/* ---- as a message ---- */

static void note(GString *notes, bool is_so, const char *code)
{
    if (is_so)
        g_string_append_printf(notes, "%s%s", notes->len > 0 ? " " : "", code);
}

static char *notes_of(const MamsMail *mail)
{
    GString *notes = g_string_new(NULL);
    note(notes, mail->html_only, "html");
    note(notes, mail->repaired, "repaired");
    note(notes, mail->charset_guessed, "guessed");
    note(notes, mail->cut != 0, "cut");
    note(notes, mail->reply_to != NULL, "reply-to");
    note(notes, mail->automatic, "automatic");
    return g_string_free(notes, notes->len == 0);
}

static MamsMessage *message_of(const MamsMailIn *in)
{
    const MamsMail *mail = in->mail;
    MamsMessage *message = mams_message_new();
    message->at = in->arrived;
    message->from_name = g_strdup(mail->from_name);
    message->from_address = g_strdup(mail->from_address);
    message->subject = g_strdup(mail->subject);
    message->text = g_strdup(mail->text);
    message->message_id = g_strdup(mail->message_id);
    message->references = mail->references[0] != NULL ? g_strjoinv(" ", mail->references) : NULL;
    message->notes = notes_of(mail);
    for (guint i = 0; i < mail->attachments->len; i++) {
        const MamsMailAttachment *part = mail->attachments->pdata[i];
        g_ptr_array_add(message->attachments,
                        mams_attachment_new(part->name, part->type, part->size, part->sha256));
    }
    return message;
}

/* ---- the thread ---- */

/* By its references, the message that it answers first; 0 none, -1 on error. */
static int64_t by_references(MamsDesk *desk, const MamsMail *mail, GError **error)
{
    for (guint i = g_strv_length(mail->references); i-- > 0;) {
        int64_t number = mams_store_inquiry_of_message_id(desk->store, mail->references[i], error);
        if (number != 0)
            return number;
    }
    return 0;
}

/* By the code in its subject, when it comes from the same address: many programs drop the headers. */
static int64_t by_code(MamsDesk *desk, const MamsMail *mail)
{
    const char *open = strrchr(mail->subject, '['), *close = open ? strchr(open, ']') : NULL;
    if (close == NULL || mail->from_address == NULL)
        return 0;
    g_autofree char *code = g_strndup(open + 1, (gsize)(close - open - 1));
    int64_t number = strchr(code, '-') != NULL ? mams_inquiry_code_parse(code) : 0;
    g_autoptr(MamsInquiry) inquiry =
        number > 0 ? mams_store_inquiry(desk->store, number, NULL) : NULL;
    if (inquiry == NULL || inquiry->from_address == NULL)
        return 0;
    g_autofree char *own = mams_inquiry_code(inquiry);
    return g_str_equal(own, code) &&
                   g_ascii_strcasecmp(inquiry->from_address, mail->from_address) == 0
               ? number
               : 0;
}

/* The inquiry that a mail belongs to, the one that is answered for it when it was joined; NULL
 * without an error when there is none. (owned) */
static bool find_thread(MamsDesk *desk, const MamsMail *mail, MamsInquiry **thread, GError **error)
{
    *thread = NULL;
    int64_t number = by_references(desk, mail, error);
    if (number == 0)
        number = by_code(desk, mail);
    for (int steps = 0; number > 0 && steps < 10; steps++) {
        mams_inquiry_free(*thread);
        *thread = mams_store_inquiry(desk->store, number, error);
        if (*thread == NULL)
            return false;
        number = (*thread)->joined_with;
    }
    return number >= 0;
}

/* The same message by another way: its id, sender and words are there already; 1 yes, 0 no, -1 on
 * error. */
static int came_before(MamsDesk *desk, const MamsMail *mail, GError **error)
{
    int64_t number = mail->message_id != NULL ? mams_store_inquiry_of_message_id(
                                                    desk->store, mail->message_id, error)
                                              : 0;
    if (number <= 0)
        return (int)number;
    g_autoptr(GPtrArray) messages = mams_store_messages(desk->store, number, error);
    if (messages == NULL)
        return -1;
    for (guint i = 0; i < messages->len; i++) {
        const MamsMessage *message = messages->pdata[i];
        if (!message->out && g_strcmp0(message->message_id, mail->message_id) == 0 &&
            g_strcmp0(message->from_address, mail->from_address) == 0 &&
            g_strcmp0(message->subject, mail->subject[0] ? mail->subject : NULL) == 0 &&
            g_strcmp0(message->text, mail->text[0] ? mail->text : NULL) == 0)
            return 1;
    }
    return 0;
}

/* ---- whom it is about ---- */

/* The one citizen whose ИИН stands in a text; 0 when there is none or several. */
static MamsIin citizen_in(MamsDesk *desk, const char *text)
{
    MamsIin found = 0;
    for (const char *at = text; *at != '\0';) {
        gsize digits = strspn(at, "0123456789");
        char number[MAMS_IIN_TEXT_SIZE];
        MamsIin iin;
        if (digits == 12) {
            g_strlcpy(number, at, sizeof number);
            g_autoptr(MamsCitizen) citizen =
                mams_iin_parse(number, &iin, NULL)
                    ? mams_store_citizen(desk->store, iin, MAMS_KNOWN_NOW, NULL)
                    : NULL;
            if (citizen != NULL && found != 0 && found != iin)
                return 0;
            if (citizen != NULL)
                found = iin;
        }
        at += digits > 0 ? digits : 1;
    }
    return found;
}

/* ---- the receipt ---- */

static bool may_be_told(MamsDesk *desk, const MamsInquiry *inquiry, bool *told, GError **error)
{
    *told = false;
    if (desk->mail.no_receipts || inquiry->automatic || inquiry->from_address == NULL ||
        !mams_mail_is_address(inquiry->from_address) ||
        g_ascii_strcasecmp(inquiry->from_address, desk->mail.address) == 0)
        return true;
    g_autoptr(GPtrArray) others = mams_store_inquiries_from(desk->store, inquiry->from_address,
                                                            RECEIPTS_A_DAY + 1, error);
    if (others == NULL)
        return false;
    int today = 0;
    for (guint i = 0; i < others->len; i++) {
        const MamsInquiry *other = others->pdata[i];
        today += inquiry->received_at - other->received_at < DAY_SECONDS;
    }
    *told = today <= RECEIPTS_A_DAY;
    return true;
}

static bool put_receipt(MamsDesk *desk, const MamsInquiry *inquiry, const MamsMessage *message,
                        int64_t entry, GError **error)
{
    const MamsCanned *set = mams_desk_canned(desk, error);
    if (set == NULL)
        return false;
    g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(MamsPause));
    MamsAppealTerms terms;
    mams_inquiry_terms(desk, inquiry, none, &terms);
    g_autofree char *code = mams_inquiry_code(inquiry);
    const MamsCannedFrame frame = {
        .today = desk->today,
        .number = code,
        .received = mams_almaty_day(inquiry->received_at),
        .due = terms.due,
        .addressee = inquiry->from_name,
        .operator_name = desk->mail.name,
    };
    MamsLang lang = inquiry->language >= 0 ? (MamsLang)inquiry->language : MAMS_LANG_KK;
    g_autofree char *text =
        mams_canned_fill(set, "registered", lang, &frame, NULL, NULL, error);
    const MamsMailOut out = {.text = text, .answers = message, .automatic = true};
    int64_t outgoing;
    return text != NULL && mams_mail_put_out(desk, inquiry, &out, entry, &outgoing, error) > 0;
}

/* ---- taking it ---- */

static MamsInquiry *inquiry_of(const MamsDesk *desk, const MamsMailIn *in)
{
    const MamsMail *mail = in->mail;
    MamsInquiry *inquiry = mams_inquiry_new();
    inquiry->channel = mams_channel_parse("mail");
    inquiry->received_at = in->arrived;
    inquiry->registered = mams_inquiry_registered(desk, in->arrived);
    inquiry->subject = mail->subject[0] != '\0' ? g_strdup(mail->subject) : NULL;
    inquiry->from_name = g_strdup(mail->from_name);
    inquiry->from_address = g_strdup(mail->reply_to ? mail->reply_to : mail->from_address);
    inquiry->automatic = mail->automatic;
    inquiry->language = mams_lang_guess(mail->text);
    if (inquiry->language < 0)
        inquiry->language = mams_lang_guess(mail->subject);
    return inquiry;
}

static bool put_new(MamsDesk *desk, const MamsMailIn *in, MamsMessage *message,
                    MamsMailTaken *taken, GError **error)
{
    g_autoptr(MamsInquiry) inquiry = inquiry_of(desk, in);
    int64_t entry = mams_inquiry_write(desk, "mail-take", inquiry, error);
    message->inquiry = taken->inquiry = inquiry->number;
    if (entry == 0 ||
        mams_store_message_add(desk->store, message, in->bytes, in->hash, entry, error) < 0)
        return false;
    g_autofree char *all = g_strconcat(in->mail->subject, "\n", in->mail->text, NULL);
    const MamsInquiryCitizen citizen = {.iin = citizen_in(desk, all)};
    return (citizen.iin == 0 || mams_store_inquiry_put_citizen(desk->store, inquiry->number,
                                                               &citizen, error)) &&
           may_be_told(desk, inquiry, &taken->receipt, error) &&
           (!taken->receipt || put_receipt(desk, inquiry, message, entry, error));
}

/* A person's answer sets an inquiry going again; what a program answers is only kept. */
static bool set_going(MamsDesk *desk, MamsInquiry *inquiry, GError **error)
{
    if (inquiry->closed_at != 0) {
        inquiry->closed_at = 0;
        inquiry->outcome = MAMS_INQUIRY_OPEN;
    }
    return mams_inquiry_start_clock(desk, inquiry, error);
}

static bool put_to_thread(MamsDesk *desk, const MamsMailIn *in, MamsMessage *message,
                          MamsInquiry *thread, GError **error)
{
    if (!in->mail->automatic && !set_going(desk, thread, error))
        return false;
    int64_t entry = mams_inquiry_write(desk, "mail-answer", thread, error);
    message->inquiry = thread->number;
    bool other = thread->from_address != NULL && in->mail->from_address != NULL &&
                 g_ascii_strcasecmp(thread->from_address, in->mail->from_address) != 0;
    if (other) {
        g_autofree char *notes = message->notes;
        message->notes = notes ? g_strconcat(notes, " sender", NULL) : g_strdup("sender");
    }
    return entry != 0 &&
           mams_store_message_add(desk->store, message, in->bytes, in->hash, entry, error) > 0;
}

bool mams_mail_put_in(MamsDesk *desk, const MamsMailIn *in, MamsMailTaken *taken, GError **error)
{
    *taken = (MamsMailTaken){0};
    int64_t there = mams_store_message_by_hash(desk->store, in->hash, NULL, error);
    int before = there == 0 ? came_before(desk, in->mail, error) : 0;
    if (there < 0 || before < 0)
        return false;
    taken->known = there > 0 || before > 0;
    if (taken->known)
        return true;
    MamsInquiry *found;
    if (!find_thread(desk, in->mail, &found, error))
        return false;
    g_autoptr(MamsInquiry) thread = found;
    g_autoptr(MamsMessage) message = message_of(in);
    if (thread == NULL)
        return put_new(desk, in, message, taken, error);
    taken->joined = true;
    taken->inquiry = thread->number;
    return put_to_thread(desk, in, message, thread, error);
}
