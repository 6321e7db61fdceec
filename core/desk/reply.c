/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reply: its draft, and how it leaves. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "desk/letter_private.h"
#include "desk/mail_private.h"
#include "desk/reply_private.h"

/* An inquiry that went elsewhere ended, but its applicant is told so, in a reply that does not
 * change how it ended. */
static bool is_told_afterwards(const MamsDesk *desk, const MamsInquiry *inquiry)
{
    bool went = inquiry->outcome == MAMS_INQUIRY_REDIRECTED ||
                inquiry->outcome == MAMS_INQUIRY_JOINED || inquiry->outcome == MAMS_INQUIRY_DROPPED;
    return inquiry->closed_at != 0 && went && g_strcmp0(inquiry->operator_login, desk->login) == 0;
}

static bool may_write(const MamsDesk *desk, const MamsInquiry *inquiry, GError **error)
{
    return is_told_afterwards(desk, inquiry) || mams_inquiry_check(desk, inquiry, error);
}

/* ---- the draft ---- */

static bool keep(MamsDesk *desk, const MamsReplyDraft *draft, GError **error)
{
    g_autoptr(MamsInquiry) inquiry = mams_store_inquiry(desk->store, draft->inquiry, error);
    if (inquiry == NULL || !may_write(desk, inquiry, error))
        return false;
    if (inquiry->operator_login == NULL) {
        inquiry->operator_login = g_strdup(desk->login);
        if (mams_inquiry_write(desk, "inquiry-claim", inquiry, error) == 0)
            return false;
    }
    if (*draft->text == '\0')
        return mams_store_forget_draft(desk->store, draft->inquiry, error);
    g_autofree char *text = g_utf8_make_valid(draft->text, -1);
    MamsReplyDraft kept = *draft;
    kept.login = desk->login;
    kept.at = mams_desk_now(desk);
    kept.text = text;
    return mams_store_put_draft(desk->store, &kept, error);
}

bool mams_desk_reply_keep(MamsDesk *desk, const MamsReplyDraft *draft, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error) || !mams_store_begin(desk->store, error))
        return false;
    if (!keep(desk, draft, error)) {
        mams_store_rollback(desk->store);
        return false;
    }
    /* At each pause in typing: it outlives the program, and of a machine that dies the last seconds
     * are lost. */
    return mams_store_commit(desk->store, false, error);
}

MamsReplyDraft *mams_desk_reply_draft(MamsDesk *desk, int64_t number, GError **error)
{
    return mams_desk_check(desk, MAMS_RIGHT_ANSWER, error)
               ? mams_store_draft(desk->store, number, error)
               : NULL;
}

/* ---- sending ---- */

void mams_reply_sent_clear(MamsReplySent *sent)
{
    g_free(sent->letter);
    *sent = (MamsReplySent){0};
}

typedef struct {
    MamsDesk *desk;
    MamsReplyFacts facts;
    MamsReplyDraft *draft;      /* or NULL */
    GPtrArray *messages;        /* MamsMessage by number */
    const MamsCannedText *text; /* that it was filled from, or NULL */
    bool by_mail;
    char *words;        /* as they leave */
    int64_t known;      /* the last change that the answer rests on */
    MamsLetter *letter; /* or NULL */
    MamsReplySent *sent;
} Sending;

static void sending_clear(Sending *sending)
{
    mams_reply_facts_clear(&sending->facts);
    mams_reply_draft_free(sending->draft);
    g_clear_pointer(&sending->messages, g_ptr_array_unref);
    g_free(sending->words);
    mams_letter_free(sending->letter);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sending, sending_clear)

static bool read_all(Sending *sending, int64_t number, GError **error)
{
    MamsDesk *desk = sending->desk;
    g_autoptr(GError) why = NULL;
    if (!mams_reply_facts_read(desk, number, &sending->facts, error))
        return false;
    sending->messages = mams_store_messages(desk->store, number, error);
    if (sending->messages == NULL)
        return false;
    sending->draft = mams_store_draft(desk->store, number, &why);
    if (why != NULL) {
        g_propagate_error(error, g_steal_pointer(&why));
        return false;
    }
    if (sending->draft == NULL)
        return true;
    const MamsCanned *set = mams_desk_canned(desk, error);
    if (set == NULL)
        return false;
    /* A text that the files do not have any more closes like one that was written freely. */
    int which =
        sending->draft->canned != NULL ? mams_canned_number(set, sending->draft->canned) : -1;
    sending->text = which >= 0 ? mams_canned_text(set, which) : NULL;
    sending->words = mams_text_clean_lines(sending->draft->text);
    sending->by_mail = mams_reply_by_mail(sending->facts.inquiry);
    return true;
}

static bool is_receipt(const MamsMessage *message)
{
    return message->notes != NULL && strstr(message->notes, "receipt") != NULL;
}

/* The reply that was sent before: the last message of the inquiry, receipts not counted; when there
 * is a draft, of the same words. */
static const MamsMessage *find_sent(const Sending *sending)
{
    for (guint i = sending->messages->len; i > 0; i--) {
        const MamsMessage *message = sending->messages->pdata[i - 1];
        if (is_receipt(message))
            continue;
        bool same = sending->draft == NULL || g_strcmp0(message->text, sending->words) == 0;
        return message->out && same ? message : NULL;
    }
    return NULL;
}

/* The latest mail that came, which the reply answers. */
static const MamsMessage *find_answered(const Sending *sending)
{
    for (guint i = sending->messages->len; i > 0; i--) {
        const MamsMessage *message = sending->messages->pdata[i - 1];
        if (!message->out && message->message_id != NULL)
            return message;
    }
    return NULL;
}

static bool tell_sent(Sending *sending, const MamsMessage *message, GError **error)
{
    MamsDesk *desk = sending->desk;
    g_autoptr(GPtrArray) mails = mams_store_outgoing_of(desk->store, message->inquiry, error);
    if (mails == NULL)
        return false;
    for (guint i = 0; i < mails->len; i++) {
        const MamsOutgoing *mail = mails->pdata[i];
        if (mail->message == message->number)
            sending->sent->outgoing = mail->number;
    }
    sending->sent->message = message->number;
    sending->sent->already = true;
    return sending->draft == NULL || mams_store_forget_draft(desk->store, message->inquiry, error);
}

static bool check(Sending *sending, GError **error)
{
    if (!may_write(sending->desk, sending->facts.inquiry, error))
        return false;
    if (sending->draft == NULL) {
        g_autofree char *code = mams_inquiry_code(sending->facts.inquiry);
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                    _("inquiry %s: no reply is written yet"), code);
        return false;
    }
    g_autoptr(GPtrArray) problems =
        mams_reply_problems(sending->desk, &sending->facts, sending->draft, error);
    if (problems == NULL)
        return false;
    const MamsReplyProblem *first = problems->len > 0 ? problems->pdata[0] : NULL;
    if (first == NULL || !first->stops)
        return true;
    g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_DATA, first->text);
    return false;
}

static MamsIin citizen_of(const Sending *sending)
{
    return sending->facts.card != NULL ? sending->facts.card->citizen->iin : 0;
}

static bool issue_letter(Sending *sending, GError **error)
{
    static const MamsLetterLangs langs[MAMS_N_LANGS] = {
        [MAMS_LANG_KK] = MAMS_LETTER_KK,
        [MAMS_LANG_RU] = MAMS_LETTER_RU,
        [MAMS_LANG_EN] = MAMS_LETTER_EN,
    };
    if (sending->draft->attach == NULL || !sending->by_mail)
        return true;
    const MamsLetterOptions options = {
        .iin = citizen_of(sending),
        .on = MAMS_DAY_NONE,
        .kind = (MamsLetterKind)mams_letter_kind_parse(sending->draft->attach),
        .langs = langs[sending->draft->language],
        .known = MAMS_KNOWN_NOW,
    };
    sending->letter = mams_letter_issue(sending->desk, &options, error);
    if (sending->letter == NULL)
        return false;
    sending->sent->letter = g_strdup(sending->letter->code);
    return true;
}

/* ---- what becomes of the inquiry ---- */

static int topic_of(const Sending *sending)
{
    const MamsInquiry *inquiry = sending->facts.inquiry;
    if (inquiry->topic >= 0)
        return inquiry->topic;
    if (sending->text != NULL && sending->text->topic >= 0)
        return sending->text->topic;
    return (int)mams_desk_inquiry_guess(sending->desk, inquiry);
}

static const char *title_of(const Sending *sending)
{
    return sending->text->title[sending->draft->language];
}

static bool move_on(Sending *sending, GError **error)
{
    MamsDesk *desk = sending->desk;
    MamsInquiry *inquiry = sending->facts.inquiry;
    MamsCannedThen then = sending->text != NULL ? sending->text->then : MAMS_CANNED_CLOSE;
    if (inquiry->closed_at != 0)
        return true;
    if (inquiry->operator_login == NULL)
        inquiry->operator_login = g_strdup(desk->login);
    switch (then) {
    case MAMS_CANNED_CLOSE:
        inquiry->topic = topic_of(sending);
        return mams_inquiry_finish(
            desk, inquiry, sending->by_mail ? MAMS_INQUIRY_ANSWERED : MAMS_INQUIRY_TOLD, error);
    case MAMS_CANNED_WAIT:
        if (!mams_inquiry_start_clock(desk, inquiry, error))
            return false;
        mams_inquiry_stop_clock(desk, inquiry, title_of(sending));
        return true;
    default:
        return true;
    }
}

static bool remind(Sending *sending, bool payment, int64_t entry, GError **error)
{
    MamsDesk *desk = sending->desk;
    const MamsReminder reminder = {
        .inquiry = sending->facts.inquiry->number,
        .iin = citizen_of(sending),
        .due = payment ? mams_reminder_watched_until(desk)
                       : mams_calendar_add_working_days(desk->rules->calendar, desk->today,
                                                        sending->text->remind_days, NULL),
        .payment = payment,
        .known = entry,
        .note = (char *)title_of(sending),
        .login = desk->login,
        .made_at = mams_desk_now(desk),
    };
    return mams_store_reminder_add(desk->store, &reminder, entry, error) > 0;
}

static bool put_reminders(Sending *sending, int64_t entry, GError **error)
{
    const MamsCannedText *text = sending->text;
    if (text == NULL || sending->facts.inquiry->closed_at != 0)
        return true;
    return (text->remind_days == 0 || remind(sending, false, entry, error)) &&
           (!text->remind_payment || citizen_of(sending) == 0 ||
            remind(sending, true, entry, error));
}

/* ---- what leaves ---- */

static bool put_message(Sending *sending, int64_t entry, GError **error)
{
    g_autofree char *name = NULL;
    MamsMailEnclosure enclosure = {.type = "application/pdf"};
    MamsMailOut out = {.text = sending->words, .answers = find_answered(sending)};
    if (sending->letter != NULL) {
        name = g_strdup_printf("%s-%s.pdf", sending->draft->attach, sending->letter->code);
        enclosure.name = name;
        enclosure.bytes = sending->letter->pdf;
        out.enclosures = &enclosure;
        out.n_enclosures = 1;
    }
    int64_t message = mams_mail_put_out(sending->desk, sending->facts.inquiry, &out, entry,
                                        &sending->sent->outgoing, error);
    sending->sent->message = message;
    return message > 0;
}

static bool put_said(Sending *sending, int64_t entry, GError **error)
{
    MamsDesk *desk = sending->desk;
    const MamsInquiry *inquiry = sending->facts.inquiry;
    const MamsSaid said = {
        .inquiry = inquiry->number,
        .iin = citizen_of(sending),
        .on = desk->today,
        .known = sending->known,
        .rules = desk->rules->hash,
        .voice = (char *)(sending->by_mail ? "mail" : inquiry->channel),
        .language = sending->draft->language,
        .text = sending->words,
        .at = mams_desk_now(desk),
        .login = desk->login,
    };
    return mams_store_said_add(desk->store, &said, entry, error) > 0;
}

/* The card was read in this transaction: nothing came between it and the reply. */
static bool send(Sending *sending, GError **error)
{
    MamsDesk *desk = sending->desk;
    MamsInquiry *inquiry = sending->facts.inquiry;
    sending->known = mams_journal_head(desk->store, true, error);
    if (sending->known < 0 || !issue_letter(sending, error) || !move_on(sending, error))
        return false;
    int64_t entry = mams_inquiry_write(desk, "reply", inquiry, error);
    return entry != 0 && put_message(sending, entry, error) && put_said(sending, entry, error) &&
           put_reminders(sending, entry, error) &&
           mams_store_forget_draft(desk->store, inquiry->number, error);
}

static bool send_or_tell(Sending *sending, int64_t number, GError **error)
{
    if (!read_all(sending, number, error))
        return false;
    const MamsMessage *before = find_sent(sending);
    if (before != NULL)
        return tell_sent(sending, before, error);
    return check(sending, error) && send(sending, error);
}

bool mams_desk_reply_send(MamsDesk *desk, int64_t number, MamsReplySent *sent, GError **error)
{
    *sent = (MamsReplySent){0};
    g_auto(Sending) sending = {.desk = desk, .sent = sent};
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error) || !mams_store_begin(desk->store, error))
        return false;
    bool fine = send_or_tell(&sending, number, error);
    if (mams_inquiry_end(desk, fine, error))
        return true;
    mams_reply_sent_clear(sent);
    return false;
}
