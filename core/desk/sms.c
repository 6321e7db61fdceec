/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An SMS is a line in a file and an answer in the database, and the two cannot be written as one.
 * The answer and its entry come first, the line last and to the disk, and then the commit: what the
 * journal says was sent is in the file. When the program dies between the two, the line is there
 * and the answer is not. Its id is made of what is sent, to whom, and how many SMS the database has
 * about that citizen already: whoever then sends the same again gets the same id, the line is not
 * written again, and only the answer is made up for. A number that the journal gives would not do:
 * after a crash it gives the same number to something else.
 */
#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "desk/call.h"
#include "desk/said_private.h"
#include "exchange/sms_outbox.h"
#include "words/contradict.h"

enum { MONTHS = 24, ID_DIGITS = 24 };
static const char voice[] = "sms";

/* ---- to whom and what ---- */

/* That of the call or inquiry; 0 when there is none. */
static bool find_inquiry_phone(MamsDesk *desk, int64_t *phone, GError **error)
{
    int64_t number = mams_said_in(desk);
    g_autoptr(MamsInquiry) inquiry =
        number != 0 ? mams_store_inquiry(desk->store, number, error) : NULL;
    *phone = inquiry != NULL ? inquiry->from_phone : 0;
    return number == 0 || inquiry != NULL;
}

static bool find_phone(MamsDesk *desk, const MamsCard *card, int64_t *phone, GError **error)
{
    if (*phone == 0)
        *phone = card->citizen->phone;
    if (*phone == 0 && !find_inquiry_phone(desk, phone, error))
        return false;
    if (*phone != 0)
        return true;
    g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                        _("no phone is known of this citizen: ask for the number and give it"));
    return false;
}

/* (owned) */
static char *find_text(MamsDesk *desk, const MamsCard *card, MamsLang lang, const char *text,
                       GError **error)
{
    if (text == NULL)
        return mams_words_reason(desk->words, lang, MAMS_VOICE_SMS, card->answer, &card->person);
    g_autofree char *clean = mams_text_clean_lines(text);
    if (*clean == '\0') {
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                            _("the SMS has no text: write one"));
        return NULL;
    }
    g_autofree char *against =
        mams_contradict(desk->words, lang, clean, card->answer, &card->person);
    if (against == NULL)
        return g_steal_pointer(&clean);
    g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_DATA, against);
    return NULL;
}

/* ---- its id ---- */

static bool stop(int64_t number, const MamsJournalEntry *entry, void *data)
{
    (void)number, (void)entry, (void)data;
    return false;
}

static int count_sms(const GPtrArray *said)
{
    int count = 0;
    for (guint i = 0; i < said->len; i++)
        count += g_str_equal(((const MamsSaid *)said->pdata[i])->voice, voice);
    return count;
}

/* The first entry tells two databases apart that share a gateway. (owned) */
static char *make_id(MamsDesk *desk, const MamsSaid *said, int64_t phone, GError **error)
{
    char database[65];
    g_autoptr(GPtrArray) before = mams_store_said_about(desk->store, said->iin, G_MAXINT, error);
    if (before == NULL || !mams_journal_entry(desk->store, 1, stop, NULL, database, error))
        return NULL;
    g_autofree char *seed = g_strdup_printf(
        "%s %012" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %s", database,
        said->iin, phone, said->inquiry, count_sms(before), said->text);
    g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, seed, -1);
    return g_strndup(hash, ID_DIGITS);
}

/* ---- sending ---- */

static bool send(MamsDesk *desk, const MamsSaid *said, int64_t phone, bool steps, GError **error)
{
    g_autofree char *id = make_id(desk, said, phone, error);
    const MamsSms sms = {
        .id = id,
        .phone = phone,
        .purpose = steps ? "steps" : "answer",
        .parts = mams_words_sms_parts(said->text),
        .text = said->text,
    };
    return id != NULL && mams_said_put(desk, voice, said, id, error) &&
           mams_sms_outbox_append(desk->sms_outbox, &sms, error);
}

static bool check_outbox(const MamsDesk *desk, GError **error)
{
    if (desk->sms_outbox != NULL && *desk->sms_outbox != '\0')
        return true;
    g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_RULES,
                        _("no SMS can be sent: the file of the gateway is not set; ask an "
                          "administrator"));
    return false;
}

/* Inside the transaction, so that the card is what the answer rests on. */
static bool send_about(MamsDesk *desk, MamsIin iin, int64_t phone, MamsLang lang, const char *text,
                       int *parts, GError **error)
{
    g_autoptr(MamsCard) card =
        mams_desk_card(desk, iin, MAMS_DAY_NONE, MAMS_KNOWN_NOW, MONTHS, error);
    if (card == NULL || !find_phone(desk, card, &phone, error))
        return false;
    g_autofree char *words = find_text(desk, card, lang, text, error);
    if (words == NULL)
        return false;
    MamsSaid said = mams_said_about_card(desk, card);
    said.voice = (char *)voice;
    said.language = (int)lang;
    said.text = words;
    if (parts != NULL)
        *parts = mams_words_sms_parts(words);
    return send(desk, &said, phone, text == NULL, error);
}

bool mams_desk_sms(MamsDesk *desk, MamsIin iin, int64_t phone, MamsLang lang, const char *text,
                   int *parts, GError **error)
{
    return mams_desk_check(desk, MAMS_RIGHT_ANSWER, error) && check_outbox(desk, error) &&
           mams_store_begin(desk->store, error) &&
           mams_inquiry_end(desk, send_about(desk, iin, phone, lang, text, parts, error), error);
}
