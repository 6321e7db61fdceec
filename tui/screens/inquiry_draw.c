/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/inquiry_private.h"

#include <inttypes.h>
#include <string.h>

#include "call.h"
#include "marks.h"
#include "screens/inquiry_words.h"

enum { INDENT = 2, SAID_COLUMNS = 200 };

/* ---- the text ---- */

/* What Enter opens: its words begin with a sign. */
static void add_stop(MamsTextView *view, MamsRole role, int indent, const char *stop,
                     const char *text)
{
    g_autofree char *marked = g_strconcat("› ", text, NULL);
    mams_text_view_add(view, role, indent, marked);
    mams_text_view_set_stop(view, stop);
}

static void add_heading(MamsTextView *view, const char *text)
{
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, text);
}

static void add_lines(MamsTextView *view, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_autofree char *clean = mams_text_clean(*line);
        bool quoted = **line == '>';
        mams_text_view_add(view, quoted ? MAMS_ROLE_QUIET : MAMS_ROLE_TEXT, INDENT, clean);
    }
}

static void add_about(MamsTextView *view, const MamsInquiryScreen *inquiry)
{
    MamsApp *app = inquiry->screen.app;
    const MamsCard *card = inquiry->card;
    MamsIin iin = mams_inquiry_about(inquiry);
    char number[MAMS_IIN_GROUPED_SIZE];
    if (card != NULL) {
        g_autofree char *days =
            mams_words_reason(mams_desk_words(mams_app_desk(app)), mams_app_language(app),
                              MAMS_VOICE_SCREEN, card->answer, &card->person);
        g_autofree char *first = mams_inquiry_say_first_words(days, SAID_COLUMNS);
        add_stop(view, MAMS_ROLE_TEXT, 0, "card", first);
    } else if (iin != 0) {
        g_autofree char *text = g_strdup_printf(_("The register does not know %s."),
                                                mams_iin_format_grouped(iin, number));
        mams_text_view_add(view, MAMS_ROLE_CAUTION, 0, text);
    }
}

static void add_similar(MamsTextView *view, const MamsInquiryScreen *inquiry)
{
    const GPtrArray *similar = inquiry->file->similar;
    if (similar->len == 0)
        return;
    g_autofree char *heading =
        g_strdup_printf(_("May be the same (%s joins)"), mams_action_key(MAMS_ACTION_JOIN));
    add_heading(view, heading);
    for (guint i = 0; i < similar->len; i++) {
        const MamsSimilar *one = g_ptr_array_index(similar, i);
        char day[MAMS_DAY_TEXT_SIZE];
        g_autofree char *code = mams_inquiry_code(one->inquiry);
        g_autofree char *outcome = mams_inquiry_say_outcome(one->inquiry);
        g_autofree char *stop = g_strdup_printf("similar:%" PRId64, one->inquiry->number);
        g_autoptr(GString) text = g_string_new(code);
        g_string_append_printf(
            text, ", %s, %s, %s",
            mams_day_format_dotted(mams_almaty_day(one->inquiry->received_at), day),
            mams_call_channel_name(one->inquiry->channel), outcome);
        if (one->inquiry->subject != NULL)
            g_string_append_printf(text, ": %s", one->inquiry->subject);
        const char *const why[] = {one->same_citizen ? _("same person") : NULL,
                                   one->same_sender ? _("same sender") : NULL,
                                   one->same_words ? _("same words") : NULL};
        for (size_t k = 0; k < G_N_ELEMENTS(why); k++) {
            if (why[k] != NULL)
                g_string_append_printf(text, "; %s", why[k]);
        }
        add_stop(view, MAMS_ROLE_TEXT, 0, stop, text->str);
        if (one->answer != NULL) {
            g_autofree char *answer = mams_inquiry_say_first_words(one->answer, SAID_COLUMNS);
            mams_text_view_add(view, MAMS_ROLE_QUIET, INDENT, answer);
        }
    }
}

/* What is to be known of a message before it is believed. */
static void add_notes(MamsTextView *view, const MamsMessage *message)
{
    static const struct {
        const char *code, *text;
    } notes[] = {
        {"html", N_("The text was taken out of HTML.")},
        {"repaired", N_("The mail was damaged; what can be read is here.")},
        {"guessed", N_("The letters of the text were guessed.")},
        {"cut", N_("The text was too long and is cut.")},
        {"reply-to", N_("Replies go to another address than the sender's.")},
    };
    g_auto(GStrv) codes = g_strsplit(message->notes != NULL ? message->notes : "", " ", -1);
    for (size_t i = 0; i < G_N_ELEMENTS(notes); i++) {
        if (g_strv_contains((const char *const *)codes, notes[i].code))
            mams_text_view_add(view, MAMS_ROLE_CAUTION, INDENT, _(notes[i].text));
    }
}

static void add_attachments(MamsTextView *view, const MamsMessage *message)
{
    for (guint i = 0; i < message->attachments->len; i++) {
        const MamsAttachment *attachment = g_ptr_array_index(message->attachments, i);
        g_autofree char *stop = g_strdup_printf("file:%" PRId64 ":%u", message->number, i);
        g_autofree char *size = mams_inquiry_say_size(attachment->size);
        g_autofree char *text =
            g_strdup_printf(_("Attachment: %s (%s, %s)"),
                            attachment->name != NULL ? attachment->name : _("without a name"),
                            attachment->type != NULL ? attachment->type : "?", size);
        add_stop(view, MAMS_ROLE_TEXT, INDENT, stop, text);
    }
}

static void add_message(MamsTextView *view, const MamsMessage *message)
{
    g_autofree char *when = mams_desk_time(message->at);
    const char *who = message->out ? message->login : message->from_name;
    if (who == NULL)
        who = message->from_address;
    g_autofree char *heading = g_strdup_printf(message->out ? _("Sent %s, %s") : _("Came %s, %s"),
                                               when, who != NULL ? who : "–");
    g_autofree char *stop = g_strdup_printf("mail:%" PRId64, message->number);
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
    if (message->message_id != NULL && !message->out)
        add_stop(view, MAMS_ROLE_HEADING, 0, stop, heading);
    else
        mams_text_view_add(view, MAMS_ROLE_HEADING, 0, heading);
    if (message->subject != NULL)
        mams_text_view_add(view, MAMS_ROLE_TEXT, INDENT, message->subject);
    add_notes(view, message);
    add_lines(view, message->text != NULL ? message->text : "");
    add_attachments(view, message);
}

static void add_said(MamsTextView *view, const MamsInquiryScreen *inquiry)
{
    const GPtrArray *said = inquiry->file->said;
    if (said->len == 0)
        return;
    add_heading(view, _("What was said (Enter: the card as it was then)"));
    for (guint i = 0; i < said->len; i++) {
        const MamsSaid *one = g_ptr_array_index(said, i);
        g_autofree char *when = mams_desk_time(one->at);
        g_autofree char *words = mams_inquiry_say_first_words(one->text, SAID_COLUMNS);
        g_autofree char *stop = g_strdup_printf("said:%u", i);
        g_autofree char *text =
            g_strdup_printf("%s, %s, %s: %s", when, one->voice, one->login, words);
        if (one->iin != 0)
            add_stop(view, MAMS_ROLE_TEXT, 0, stop, text);
        else
            mams_text_view_add(view, MAMS_ROLE_TEXT, INDENT, text);
    }
}

static void add_outgoing(MamsTextView *view, const MamsInquiryScreen *inquiry)
{
    const GPtrArray *outgoing = inquiry->file->outgoing;
    for (guint i = 0; i < outgoing->len; i++) {
        const MamsOutgoing *mail = g_ptr_array_index(outgoing, i);
        if (i == 0)
            add_heading(view, _("Mail"));
        g_autofree char *text = g_strdup_printf(
            "%s: %s%s%s", mail->to, mams_inquiry_outgoing_name(mail->state),
            mail->problem != NULL ? "; " : "", mail->problem != NULL ? mail->problem : "");
        bool bad = mail->state == MAMS_OUTGOING_REFUSED || mail->state == MAMS_OUTGOING_UNCERTAIN;
        mams_text_view_add(view, bad ? MAMS_ROLE_BAD : MAMS_ROLE_TEXT, INDENT, text);
    }
}

static void add_reminders(MamsTextView *view, const MamsInquiryScreen *inquiry)
{
    const GPtrArray *reminders = inquiry->file->reminders;
    for (guint i = 0; i < reminders->len; i++) {
        const MamsReminder *reminder = g_ptr_array_index(reminders, i);
        char day[MAMS_DAY_TEXT_SIZE];
        if (i == 0)
            add_heading(view, _("Reminders"));
        mams_day_format_dotted(reminder->due, day);
        g_autofree char *text = g_strdup_printf(
            "%s%s: %s", reminder->payment ? _("when a payment shows, at the latest ") : "", day,
            reminder->note != NULL ? reminder->note : "");
        mams_text_view_add(view, MAMS_ROLE_TEXT, INDENT, text);
    }
}

static void add_ticks(MamsTextView *view, const MamsInquiryScreen *inquiry)
{
    const GPtrArray *ticks = inquiry->file->ticks;
    for (guint i = 0; i < ticks->len; i++) {
        const MamsTick *tick = g_ptr_array_index(ticks, i);
        if (i == 0)
            add_heading(view, _("Steps done"));
        g_autofree char *when = mams_desk_time(tick->at);
        g_autofree char *text =
            g_strdup_printf("✓ %s %s, %s, %s", tick->procedure, tick->step, tick->login, when);
        mams_text_view_add(view, MAMS_ROLE_TEXT, INDENT, text);
    }
}

static void add_joined(MamsTextView *view, const MamsInquiryScreen *inquiry)
{
    const GPtrArray *joined = inquiry->file->joined;
    for (guint i = 0; i < joined->len; i++) {
        const MamsInquiry *one = g_ptr_array_index(joined, i);
        if (i == 0)
            add_heading(view, _("Answered with this one"));
        g_autofree char *code = mams_inquiry_code(one);
        g_autofree char *stop = g_strdup_printf("similar:%" PRId64, one->number);
        g_autofree char *text =
            g_strdup_printf("%s %s", code, one->subject != NULL ? one->subject : "");
        add_stop(view, MAMS_ROLE_TEXT, 0, stop, text);
    }
}

MamsTextView *mams_inquiry_text(const MamsInquiryScreen *inquiry)
{
    MamsTextView *view = mams_text_view_new();
    if (inquiry->file == NULL)
        return view;
    add_about(view, inquiry);
    for (guint i = 0; i < inquiry->file->messages->len; i++)
        add_message(view, g_ptr_array_index(inquiry->file->messages, i));
    add_similar(view, inquiry);
    add_said(view, inquiry);
    add_outgoing(view, inquiry);
    add_reminders(view, inquiry);
    add_ticks(view, inquiry);
    add_joined(view, inquiry);
    return view;
}

/* ---- the head ---- */

static void draw_about(const MamsInquiryScreen *inquiry, MamsDraw *draw, MamsArea row)
{
    MamsApp *app = inquiry->screen.app;
    if (inquiry->card == NULL) {
        g_autofree char *guess = mams_inquiry_guess_person(inquiry);
        g_autofree char *text =
            *guess != '\0'
                ? g_strdup_printf(_("? Whom it is about is not known; %s: %s"),
                                  mams_action_key(MAMS_ACTION_ABOUT), guess)
                : g_strdup_printf(_("? Whom it is about is not known; %s finds the person"),
                                  mams_action_key(MAMS_ACTION_ABOUT));
        mams_draw_text(draw, row.row, row.column, row.columns, MAMS_ROLE_CAUTION, text);
        return;
    }
    const MamsCitizen *citizen = inquiry->card->citizen;
    MamsRole role;
    char iin[MAX(MAMS_IIN_GROUPED_SIZE, MAMS_IIN_MASKED_SIZE)];
    if (mams_desk_sees_whole(mams_app_desk(app), citizen->iin))
        mams_iin_format_grouped(citizen->iin, iin);
    else
        mams_iin_format_masked(citizen->iin, iin);
    const char *sign = mams_marks_verdict(inquiry->card->answer->verdict, &role);
    g_autofree char *verdict =
        mams_marks_verdict_text(mams_desk_words(mams_app_desk(app)), mams_app_language(app),
                                inquiry->card->answer, inquiry->card->person.sex);
    g_autofree char *signed_verdict = g_strconcat(sign, " ", verdict, NULL);
    g_autofree char *name =
        g_strjoin(" ", citizen->surname, citizen->given, citizen->patronymic, iin, NULL);
    int columns = MIN(mams_text_width(signed_verdict), row.columns * 2 / 3);
    mams_draw_text(draw, row.row, row.column, row.columns - columns - 2, MAMS_ROLE_TEXT, name);
    mams_draw_text(draw, row.row, row.column + row.columns - columns, columns, role,
                   signed_verdict);
}

static void draw_term(const MamsInquiryScreen *inquiry, MamsDraw *draw, MamsArea row)
{
    const MamsInquiry *one = inquiry->file->inquiry;
    const MamsAppealTerms *terms = &inquiry->file->terms;
    bool open = one->closed_at == 0;
    MamsRole role = open && !terms->stopped && terms->left < 0    ? MAMS_ROLE_BAD
                    : open && !terms->stopped && terms->left == 0 ? MAMS_ROLE_CAUTION
                                                                  : MAMS_ROLE_TEXT;
    g_autofree char *term = mams_inquiry_say_term(one, terms);
    g_autoptr(GString) text = g_string_new(term);
    if (open && one->extended_to != MAMS_DAY_NONE)
        g_string_append(text, _(" (extended)"));
    if (open && terms->uncertain)
        g_string_append(text, _(" (days off are not certain)"));
    g_autofree char *similar =
        inquiry->file->similar->len > 0
            ? g_strdup_printf(_("may be the same: %u"), inquiry->file->similar->len)
            : g_strdup("");
    int columns = mams_text_width(similar);
    mams_draw_text_right(draw, row.row, row.column, row.columns, MAMS_ROLE_HEADING, similar);
    mams_draw_text(draw, row.row, row.column, row.columns - columns - 2, role, text->str);
}

void mams_inquiry_draw(MamsInquiryScreen *inquiry, MamsDraw *draw, MamsArea body)
{
    const MamsInquiry *one = inquiry->file->inquiry;
    MamsArea inside = mams_area_inset(body, 1, 1);
    MamsArea row = mams_area_cut_top(&inside, 1);
    const char *owner = one->operator_login != NULL ? one->operator_login : _("nobody's");
    int owner_columns = mams_text_width(owner);
    g_autofree char *title =
        g_strdup_printf("%s  %s", inquiry->file->code, one->subject != NULL ? one->subject : "–");
    mams_draw_text(draw, row.row, row.column, row.columns - owner_columns - 2, MAMS_ROLE_HEADING,
                   title);
    mams_draw_text_right(draw, row.row, row.column, row.columns, MAMS_ROLE_QUIET, owner);
    row = mams_area_cut_top(&inside, 1);
    g_autofree char *when = mams_desk_time(one->received_at);
    g_autofree char *sender = mams_inquiry_say_sender(one);
    g_autofree char *from =
        g_strdup_printf("%s, %s  %s%s", mams_call_channel_name(one->channel), when, sender,
                        one->automatic ? _(" (written by a program)") : "");
    const char *lang = one->language >= 0 ? mams_lang_code((MamsLang)one->language) : "?";
    mams_draw_text(draw, row.row, row.column, row.columns - 4, MAMS_ROLE_TEXT, from);
    mams_draw_text_right(draw, row.row, row.column, row.columns, MAMS_ROLE_TEXT, lang);
    draw_term(inquiry, draw, mams_area_cut_top(&inside, 1));
    draw_about(inquiry, draw, mams_area_cut_top(&inside, 1));
    row = mams_area_cut_top(&inside, 1);
    mams_draw_rule(draw, row.row, row.column - 1, row.columns + 2);
    mams_text_view_draw(inquiry->view, draw, inside);
}
