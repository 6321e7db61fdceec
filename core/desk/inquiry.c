/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/inquiry.h"

#include <string.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/text.h"
#include "desk/inquiry_private.h"

enum { MAX_LINE = 200, MAX_TEXT = 256 * 1024, MAX_SIMILAR = 5, MAX_LOOKED_AT = 20 };

/* ---- registering ---- */

static MamsInquiry *inquiry_of(const MamsDesk *desk, const MamsInquiryIn *in, const char *text)
{
    MamsInquiry *inquiry = mams_inquiry_new();
    inquiry->channel = mams_channel_parse(in->channel);
    inquiry->received_at = in->received_at != 0 ? in->received_at : mams_desk_now(desk);
    inquiry->registered = mams_inquiry_registered(desk, inquiry->received_at);
    inquiry->subject = mams_inquiry_keep(in->subject, MAX_LINE);
    inquiry->from_name = mams_inquiry_keep(in->from_name, MAX_LINE);
    inquiry->from_address = mams_inquiry_keep(in->from_address, MAX_LINE);
    inquiry->from_phone = in->from_phone;
    inquiry->language = in->language >= 0 ? in->language : mams_lang_guess(text);
    if (inquiry->language < 0 && inquiry->subject != NULL)
        inquiry->language = mams_lang_guess(inquiry->subject);
    return inquiry;
}

/* The whole of what came, by which the same is known again. (owned) */
static char *hash_of(const MamsInquiryIn *in, const MamsInquiry *inquiry, const char *text)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *numbers =
        g_strdup_printf("%" G_GINT64_FORMAT " %012" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                        inquiry->received_at, in->iin, in->from_phone);
    const char *const parts[] = {inquiry->channel,      numbers,          inquiry->from_name,
                                 inquiry->from_address, inquiry->subject, text};
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        const char *part = parts[i] != NULL ? parts[i] : "";
        g_checksum_update(sum, (const guchar *)part, (gssize)strlen(part) + 1);
    }
    return g_strdup(g_checksum_get_string(sum));
}

/* With its first message and its citizen, inside a transaction. */
static bool add(MamsDesk *desk, MamsInquiry *inquiry, MamsIin iin, const char *text,
                const char *hash, GError **error)
{
    int64_t entry = mams_inquiry_write(desk, "inquiry", inquiry, error);
    if (entry == 0)
        return false;
    g_autoptr(MamsMessage) message = mams_message_new();
    message->inquiry = inquiry->number;
    message->at = inquiry->received_at;
    message->from_name = g_strdup(inquiry->from_name);
    message->from_address = g_strdup(inquiry->from_address);
    message->subject = g_strdup(inquiry->subject);
    message->text = g_strdup(text);
    const MamsInquiryCitizen citizen = {.iin = iin};
    return mams_store_message_add(desk->store, message, NULL, hash, entry, error) > 0 &&
           (iin == 0 ||
            mams_store_inquiry_put_citizen(desk->store, inquiry->number, &citizen, error));
}

static bool usable(const MamsInquiry *inquiry, const char *channel, const char *text, GError **error)
{
    if (inquiry->channel == NULL)
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("unknown channel '%s': phone, mail, qoldau, bot, egov, site or visit"),
                    channel != NULL ? channel : "");
    else if (inquiry->subject == NULL && *text == '\0')
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                            _("the inquiry says nothing: it needs a subject or a text"));
    else
        return true;
    return false;
}

int64_t mams_desk_inquiry_add(MamsDesk *desk, const MamsInquiryIn *in, bool *known, GError **error)
{
    g_autofree char *text = in->text != NULL ? mams_text_clean_lines(in->text) : g_strdup("");
    if (strlen(text) > MAX_TEXT)
        text[g_utf8_find_prev_char(text, text + MAX_TEXT) - text] = '\0';
    g_autoptr(MamsInquiry) inquiry = inquiry_of(desk, in, text);
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error) ||
        !usable(inquiry, in->channel, text, error) || !mams_store_begin(desk->store, error))
        return 0;
    /* What is typed in now cannot have come before. */
    g_autofree char *hash = in->received_at != 0 ? hash_of(in, inquiry, text) : NULL;
    int64_t there = hash != NULL ? mams_store_message_by_hash(desk->store, hash, &inquiry->number,
                                                              error)
                                 : 0;
    if (known != NULL)
        *known = there > 0;
    bool fine = there > 0 || (there == 0 && add(desk, inquiry, in->iin, text, hash, error));
    return mams_inquiry_end(desk, fine, error) ? inquiry->number : 0;
}

/* ---- what may be the same ---- */

/* Words of at least four letters that two subjects share. */
static bool share_words(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return false;
    g_autofree char *exact_a = mams_fold_exact(a), *exact_b = mams_fold_exact(b);
    g_auto(GStrv) words = g_strsplit(exact_a, " ", -1), others = g_strsplit(exact_b, " ", -1);
    int shared = 0;
    for (guint i = 0; words[i] != NULL; i++)
        shared += g_utf8_strlen(words[i], -1) >= 4 &&
                  g_strv_contains((const char *const *)others, words[i]);
    return shared >= 2;
}

static bool is_near(const MamsDesk *desk, const MamsInquiry *inquiry, const MamsInquiry *other)
{
    int64_t apart = ABS(inquiry->received_at - other->received_at);
    return other->number != inquiry->number &&
           apart <= (int64_t)desk->rules->similar_days * 24 * 60 * 60;
}

static MamsSimilar *find_similar(const GPtrArray *similar, int64_t number)
{
    for (guint i = 0; i < similar->len; i++) {
        MamsSimilar *one = similar->pdata[i];
        if (one->inquiry->number == number)
            return one;
    }
    return NULL;
}

static void similar_free(void *data)
{
    MamsSimilar *similar = data;
    mams_inquiry_free(similar->inquiry);
    g_free(similar->answer);
    g_free(similar);
}

/* Adds those of `others`, which it takes, that are near; what they share is noted. */
static void add_similar(MamsDesk *desk, MamsInquiryFile *file, GPtrArray *others, bool citizen,
                        bool sender)
{
    g_ptr_array_set_free_func(others, NULL);
    for (guint i = 0; i < others->len; i++) {
        MamsInquiry *other = others->pdata[i];
        MamsSimilar *similar = find_similar(file->similar, other->number);
        if (similar == NULL && is_near(desk, file->inquiry, other) &&
            file->similar->len < MAX_SIMILAR) {
            similar = g_new0(MamsSimilar, 1);
            similar->inquiry = g_steal_pointer(&other);
            similar->same_words = share_words(file->inquiry->subject, similar->inquiry->subject);
            g_ptr_array_add(file->similar, similar);
        }
        if (similar != NULL) {
            similar->same_citizen |= citizen;
            similar->same_sender |= sender;
        }
        mams_inquiry_free(other);
    }
    g_ptr_array_unref(others);
}

static bool read_answer(MamsDesk *desk, MamsSimilar *similar, GError **error)
{
    g_autoptr(GPtrArray) said =
        mams_store_said_in(desk->store, similar->inquiry->number, error);
    if (said == NULL)
        return false;
    if (said->len > 0)
        similar->answer = g_strdup(((const MamsSaid *)said->pdata[said->len - 1])->text);
    return true;
}

static int latest_first(const void *a, const void *b)
{
    const MamsSimilar *first = *(MamsSimilar *const *)a, *second = *(MamsSimilar *const *)b;
    return (second->inquiry->number > first->inquiry->number) -
           (second->inquiry->number < first->inquiry->number);
}

static bool read_similar(MamsDesk *desk, MamsInquiryFile *file, GError **error)
{
    file->similar = g_ptr_array_new_with_free_func(similar_free);
    for (guint i = 0; i < file->citizens->len; i++) {
        MamsIin iin = g_array_index(file->citizens, MamsInquiryCitizen, i).iin;
        GPtrArray *others = mams_store_inquiries_of(desk->store, iin, MAX_LOOKED_AT, error);
        if (others == NULL)
            return false;
        add_similar(desk, file, others, true, false);
    }
    if (file->inquiry->from_address != NULL) {
        GPtrArray *others = mams_store_inquiries_from(desk->store, file->inquiry->from_address,
                                                      MAX_LOOKED_AT, error);
        if (others == NULL)
            return false;
        add_similar(desk, file, others, false, true);
    }
    g_ptr_array_sort(file->similar, latest_first);
    bool fine = true;
    for (guint i = 0; fine && i < file->similar->len; i++)
        fine = read_answer(desk, file->similar->pdata[i], error);
    return fine;
}

/* ---- the whole file ---- */

void mams_tick_free(MamsTick *tick)
{
    if (tick == NULL)
        return;
    g_free(tick->procedure);
    g_free(tick->step);
    g_free(tick->login);
    g_free(tick);
}

void mams_inquiry_file_free(MamsInquiryFile *file)
{
    if (file == NULL)
        return;
    mams_inquiry_free(file->inquiry);
    g_free(file->code);
    g_clear_pointer(&file->pauses, g_array_unref);
    g_clear_pointer(&file->citizens, g_array_unref);
    GPtrArray *const lists[] = {file->messages, file->said,   file->reminders, file->outgoing,
                                file->similar,  file->joined, file->ticks};
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        if (lists[i] != NULL)
            g_ptr_array_unref(lists[i]);
    }
    mams_reply_draft_free(file->draft);
    g_free(file);
}

static void add_tick(const char *procedure, const char *step, const char *login, int64_t at,
                     void *data)
{
    MamsTick *tick = g_new0(MamsTick, 1);
    tick->procedure = g_strdup(procedure);
    tick->step = g_strdup(step);
    tick->login = g_strdup(login);
    tick->at = at;
    g_ptr_array_add(data, tick);
}

static bool read_draft(MamsDesk *desk, MamsInquiryFile *file, GError **error)
{
    g_autoptr(GError) why = NULL;
    file->draft = mams_store_draft(desk->store, file->inquiry->number, &why);
    if (why == NULL)
        return true;
    g_propagate_error(error, g_steal_pointer(&why));
    return false;
}

MamsInquiryFile *mams_desk_inquiry(MamsDesk *desk, int64_t number, GError **error)
{
    MamsStore *store = desk->store;
    if (!mams_desk_check(desk, MAMS_RIGHT_CARD, error))
        return NULL;
    g_autoptr(MamsInquiryFile) file = g_new0(MamsInquiryFile, 1);
    file->inquiry = mams_store_inquiry(store, number, error);
    if (file->inquiry == NULL)
        return NULL;
    if (file->inquiry->registered == MAMS_DAY_NONE)
        file->inquiry->registered = mams_inquiry_registered(desk, file->inquiry->received_at);
    file->code = mams_inquiry_code(file->inquiry);
    file->ticks = g_ptr_array_new_with_free_func((GDestroyNotify)mams_tick_free);
    bool fine = (file->pauses = mams_inquiry_pauses(desk, file->inquiry, error)) != NULL &&
                (file->citizens = mams_store_inquiry_citizens(store, number, error)) != NULL &&
                (file->messages = mams_store_messages(store, number, error)) != NULL &&
                (file->said = mams_store_said_in(store, number, error)) != NULL &&
                (file->reminders = mams_store_reminders(store, NULL, number, error)) != NULL &&
                (file->outgoing = mams_store_outgoing_of(store, number, error)) != NULL &&
                (file->joined = mams_store_inquiries_joined(store, number, error)) != NULL &&
                mams_store_each_tick(store, number, add_tick, file->ticks, error) &&
                read_similar(desk, file, error) && read_draft(desk, file, error);
    if (!fine)
        return NULL;
    mams_inquiry_terms(desk, file->inquiry, file->pauses, &file->terms);
    return g_steal_pointer(&file);
}

GBytes *mams_desk_message_raw(MamsDesk *desk, int64_t message, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error))
        return NULL;
    return mams_store_message_raw(desk->store, message, error);
}
