/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepared texts, and replies that are filled from the facts. */
#include <string.h>

#include "base/error.h"
#include "base/fold.h"
#include "desk/reply_private.h"
#include "exchange/mail_write.h"

enum { MONTHS = 24 };

const MamsCanned *mams_desk_canned(MamsDesk *desk, GError **error)
{
    if (desk->canned == NULL) {
        g_autofree char *path = g_build_filename(desk->data_directory, "canned", NULL);
        desk->canned = mams_canned_load(path, desk->words, error);
    }
    return desk->canned;
}

bool mams_reply_by_mail(const MamsInquiry *inquiry)
{
    return inquiry->from_address != NULL && mams_mail_is_address(inquiry->from_address);
}

/* ---- the facts ---- */

void mams_reply_facts_clear(MamsReplyFacts *facts)
{
    mams_inquiry_free(facts->inquiry);
    g_clear_pointer(&facts->citizens, g_array_unref);
    mams_card_free(facts->card);
    *facts = (MamsReplyFacts){0};
}

/* Whom the register does not know may be written to all the same. */
static bool read_card(MamsDesk *desk, MamsReplyFacts *facts, GError **error)
{
    g_autoptr(GError) why = NULL;
    if (facts->citizens->len == 0)
        return true;
    MamsIin iin = g_array_index(facts->citizens, MamsInquiryCitizen, 0).iin;
    facts->card = mams_desk_card(desk, iin, MAMS_DAY_NONE, MAMS_KNOWN_NOW, MONTHS, &why);
    if (facts->card != NULL || g_error_matches(why, MAMS_ERROR, MAMS_ERROR_NOT_FOUND))
        return true;
    g_propagate_error(error, g_steal_pointer(&why));
    return false;
}

bool mams_reply_facts_read(MamsDesk *desk, int64_t number, MamsReplyFacts *facts, GError **error)
{
    facts->inquiry = mams_store_inquiry(desk->store, number, error);
    if (facts->inquiry == NULL)
        return false;
    if (facts->inquiry->registered == MAMS_DAY_NONE)
        facts->inquiry->registered = mams_inquiry_registered(desk, facts->inquiry->received_at);
    facts->citizens = mams_store_inquiry_citizens(desk->store, number, error);
    return facts->citizens != NULL && read_card(desk, facts, error);
}

/* ---- the frame ---- */

/* Strings that the frame borrows. */
typedef struct {
    MamsCannedFrame frame;
    char *number, *earlier, *addressee, *operator_name; /* (owned) */
} Frame;

static void frame_clear(Frame *frame)
{
    g_free(frame->number);
    g_free(frame->earlier);
    g_free(frame->addressee);
    g_free(frame->operator_name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Frame, frame_clear)

/* Whether all names of a citizen but the patronymic stand in what a sender calls himself, in
 * whatever spelling. */
static bool is_called(const MamsCitizen *citizen, const char *name)
{
    g_autofree char *own = g_strconcat(citizen->surname, " ", citizen->given, NULL);
    g_autofree char *key = mams_fold_key1(own);
    g_autofree char *called = mams_fold_key1(name);
    return *key != '\0' && mams_fold_key_begins(called, key);
}

/* The sender, unless he is the citizen or gave something that is no name. (owned) */
static char *find_addressee(const MamsReplyFacts *facts)
{
    const char *name = facts->inquiry->from_name;
    if (name == NULL || strpbrk(name, "@0123456789") != NULL ||
        (facts->card != NULL && is_called(facts->card->citizen, name)))
        return NULL;
    return g_strdup(name);
}

/* (owned) */
static char *find_earlier(MamsDesk *desk, const MamsInquiry *inquiry)
{
    g_autoptr(MamsInquiry) other = inquiry->joined_with != 0
                                       ? mams_store_inquiry(desk->store, inquiry->joined_with, NULL)
                                       : NULL;
    if (other == NULL)
        return NULL;
    if (other->registered == MAMS_DAY_NONE)
        other->registered = mams_inquiry_registered(desk, other->received_at);
    return mams_inquiry_code(other);
}

/* The day of the next promise of this inquiry; else the one that sending the text will make. */
static bool find_call_day(MamsDesk *desk, const MamsInquiry *inquiry, const MamsCannedText *text,
                          MamsDay *day, GError **error)
{
    g_autoptr(GPtrArray) open = mams_store_reminders(desk->store, NULL, inquiry->number, error);
    if (open == NULL)
        return false;
    *day = text != NULL && text->remind_days > 0
               ? mams_calendar_add_working_days(desk->rules->calendar, desk->today,
                                                text->remind_days, NULL)
               : MAMS_DAY_NONE;
    for (guint i = 0; i < open->len; i++) {
        const MamsReminder *reminder = open->pdata[i];
        if (reminder->payment || reminder->due < desk->today)
            continue;
        *day = reminder->due;
        break;
    }
    return true;
}

static bool make_frame(MamsDesk *desk, const MamsReplyFacts *facts, const MamsCannedText *text,
                       Frame *frame, GError **error)
{
    const MamsInquiry *inquiry = facts->inquiry;
    MamsAppealTerms terms;
    MamsDay call_day;
    g_autoptr(GArray) pauses = mams_inquiry_pauses(desk, inquiry, error);
    if (pauses == NULL || !find_call_day(desk, inquiry, text, &call_day, error))
        return false;
    mams_inquiry_terms(desk, inquiry, pauses, &terms);
    frame->number = mams_inquiry_code(inquiry);
    frame->earlier = find_earlier(desk, inquiry);
    frame->addressee = find_addressee(facts);
    frame->operator_name = mams_desk_citizen_name(desk, desk->own_iin);
    frame->frame = (MamsCannedFrame){
        .today = desk->today,
        .number = frame->number,
        .received = mams_almaty_day(inquiry->received_at),
        .due = terms.due,
        .earlier = frame->earlier,
        .addressee = frame->addressee,
        .organisation = inquiry->redirected_to,
        .reason = inquiry->dropped_why != NULL ? inquiry->dropped_why : inquiry->extended_why,
        .document = inquiry->waiting_for,
        .call_day = call_day,
        .operator_name = frame->operator_name != NULL ? frame->operator_name : desk->login,
    };
    return true;
}

/* ---- filling ---- */

static const char *letter_of(const MamsCannedText *text)
{
    static const MamsLetterKind kinds[] = {
        [MAMS_CANNED_ATTACH_STATUS] = MAMS_LETTER_STATUS,
        [MAMS_CANNED_ATTACH_REFUND] = MAMS_LETTER_REFUND,
        [MAMS_CANNED_ATTACH_TEMPORARY] = MAMS_LETTER_TEMPORARY,
    };
    return text->attach != MAMS_CANNED_ATTACH_NONE ? mams_letter_kind_code(kinds[text->attach])
                                                   : NULL;
}

MamsReplyDraft *mams_reply_fill(MamsDesk *desk, const MamsReplyFacts *facts, const char *id,
                                int lang, GError **error)
{
    const MamsCanned *set = mams_desk_canned(desk, error);
    g_auto(Frame) frame = {0};
    if (set == NULL)
        return NULL;
    int which = id != NULL ? mams_canned_number(set, id) : -1;
    const MamsCannedText *text = which >= 0 ? mams_canned_text(set, which) : NULL;
    if (!make_frame(desk, facts, text, &frame, error))
        return NULL;
    if (lang < 0)
        lang = facts->inquiry->language >= 0 ? facts->inquiry->language : (int)MAMS_LANG_KK;
    const MamsCard *card = facts->card;
    char *filled =
        mams_canned_fill(set, id, (MamsLang)lang, &frame.frame, card != NULL ? card->answer : NULL,
                         card != NULL ? &card->person : NULL, error);
    if (filled == NULL)
        return NULL;
    MamsReplyDraft *draft = g_new0(MamsReplyDraft, 1);
    draft->inquiry = facts->inquiry->number;
    draft->login = g_strdup(desk->login);
    draft->at = mams_desk_now(desk);
    draft->language = lang;
    draft->canned = g_strdup(id);
    draft->text = filled;
    draft->attach = text != NULL && card != NULL ? g_strdup(letter_of(text)) : NULL;
    return draft;
}

MamsReplyDraft *mams_desk_reply_fill(MamsDesk *desk, int64_t number, const char *id, int lang,
                                     GError **error)
{
    g_auto(MamsReplyFacts) facts = {0};
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error) ||
        !mams_reply_facts_read(desk, number, &facts, error))
        return NULL;
    return mams_reply_fill(desk, &facts, id, lang, error);
}
