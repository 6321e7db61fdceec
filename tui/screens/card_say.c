/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/card_private.h"

#include "screens/inquiries.h"

enum { ITEM_GAP = 2, ASK_ROWS = 2 };

bool mams_card_is_minor(const MamsCardScreen *card)
{
    const MamsRules *rules = mams_desk_rules(mams_app_desk(card->screen.app));
    return mams_day_age(card->card->citizen->birth, card->card->answer->on) <
           rules->child_until_age;
}

/* Who calls about the person of the card; UNKNOWN without a call. */
static MamsInquiryCitizen caller_of(const MamsCardScreen *card)
{
    MamsIin iin = card->card->citizen->iin;
    const MamsInquiryCitizen *citizen =
        mams_desk_call_citizen(mams_app_desk(card->screen.app), iin);
    return citizen != NULL ? *citizen : (MamsInquiryCitizen){.iin = iin};
}

static int label_columns(void)
{
    int columns = MAX(mams_text_width(_("Who calls")), mams_text_width(_("Ask")));
    return MAX(columns, mams_text_width(_("Say"))) + 2;
}

MamsCardSay mams_card_say(const MamsCardScreen *card, int columns)
{
    MamsApp *app = card->screen.app;
    MamsDesk *desk = mams_app_desk(app);
    const MamsWords *words = mams_desk_words(desk);
    MamsSay may = mams_desk_may_say(desk, card->card->citizen->iin);
    if (may == MAMS_SAY_NOTHING)
        return (MamsCardSay){.label_columns = label_columns(), .rows = ASK_ROWS};
    MamsCardSay say = {.label_columns = mams_text_width(_("Say")) + 2};
    say.text = may == MAMS_SAY_GENERAL
                   ? mams_words_general(words, mams_app_caller_language(app))
                   : mams_words_reason(words, mams_app_caller_language(app), MAMS_VOICE_PHONE,
                                       card->card->answer, &card->card->person);
    g_auto(GStrv) lines = mams_text_wrap(say.text, columns - say.label_columns);
    say.rows = (int)g_strv_length(lines);
    return say;
}

void mams_card_note_said(MamsCardScreen *card)
{
    MamsApp *app = card->screen.app;
    MamsDesk *desk = mams_app_desk(app);
    MamsLang lang = mams_app_caller_language(app);
    g_autoptr(GError) error = NULL;
    if (card->card == NULL || card->as_known != NULL || mams_desk_call(desk) == NULL ||
        mams_desk_may_say(desk, card->card->citizen->iin) != MAMS_SAY_ALL)
        return;
    g_autofree char *text = mams_words_reason(mams_desk_words(desk), lang, MAMS_VOICE_PHONE,
                                              card->card->answer, &card->card->person);
    if (!mams_desk_say(desk, card->card, "phone", lang, text, &error))
        mams_app_say_error(app, error->message);
}

void mams_card_say_clear(MamsCardSay *say)
{
    g_free(say->text);
}

/* An answer to choose: its key, a tick when it is chosen, its words. The area begins after it. */
static void draw_item(MamsDraw *draw, MamsArea *area, MamsActionId action, bool chosen,
                      const char *text)
{
    g_autofree char *item = g_strconcat(mams_action_key(action), chosen ? "✓" : " ", text, NULL);
    MamsRole role = chosen ? MAMS_ROLE_HEADING : MAMS_ROLE_TEXT;
    int taken = mams_draw_text(draw, area->row, area->column, area->columns, role, item);
    *area = mams_area_inset(*area, taken + ITEM_GAP, 0);
}

/* The next row with its label; the area is what is right of it. */
static MamsArea begin_row(MamsDraw *draw, MamsArea *area, int labels, const char *label)
{
    MamsArea row = mams_area_cut_top(area, 1);
    mams_draw_text(draw, row.row, row.column, labels, MAMS_ROLE_HEADING, label);
    return mams_area_inset(row, labels, 0);
}

static void draw_questions(const MamsCardScreen *card, MamsDraw *draw, MamsArea area, int labels)
{
    static const struct {
        MamsActionId action;
        MamsCaller caller;
        const char *text;
    } callers[] = {
        {MAMS_ACTION_CALLER_PERSON, MAMS_CALLER_PERSON, N_("the person")},
        {MAMS_ACTION_CALLER_GUARDIAN, MAMS_CALLER_GUARDIAN, N_("parent or guardian")},
        {MAMS_ACTION_CALLER_OTHER, MAMS_CALLER_OTHER, N_("somebody else")},
    };
    static const struct {
        MamsActionId action;
        MamsAsked asked;
        const char *text;
    } questions[] = {
        {MAMS_ACTION_ASKED_NAME, MAMS_ASKED_NAME, N_("full name")},
        {MAMS_ACTION_ASKED_BIRTH, MAMS_ASKED_BIRTH, N_("birth date")},
        {MAMS_ACTION_ASKED_PLACE, MAMS_ASKED_PLACE, N_("region or clinic")},
    };
    const MamsInquiryCitizen caller = caller_of(card);
    MamsArea row = begin_row(draw, &area, labels, _("Who calls"));
    for (size_t i = 0; i < G_N_ELEMENTS(callers); i++) {
        if (callers[i].caller != MAMS_CALLER_GUARDIAN || mams_card_is_minor(card))
            draw_item(draw, &row, callers[i].action, caller.caller == callers[i].caller,
                      _(callers[i].text));
    }
    row = begin_row(draw, &area, labels, _("Ask"));
    for (size_t i = 0; i < G_N_ELEMENTS(questions); i++)
        draw_item(draw, &row, questions[i].action, caller.asked & questions[i].asked,
                  _(questions[i].text));
}

void mams_card_draw_say(const MamsCardScreen *card, const MamsCardSay *say, MamsDraw *draw,
                        MamsArea area)
{
    if (say->text == NULL) {
        draw_questions(card, draw, area, say->label_columns);
        return;
    }
    mams_draw_text(draw, area.row, area.column, say->label_columns, MAMS_ROLE_HEADING, _("Say"));
    mams_draw_paragraph(draw, mams_area_inset(area, say->label_columns, 0), MAMS_ROLE_TEXT,
                        say->text);
}

bool mams_card_act_on_promise(MamsCardScreen *card, MamsActionId action)
{
    MamsApp *app = card->screen.app;
    const MamsCitizen *citizen = card->card != NULL ? card->card->citizen : NULL;
    bool sure = card->asked_sms;
    card->asked_sms = false;
    if (action == MAMS_ACTION_REMIND)
        mams_app_push(app, mams_remind_question(&card->screen));
    else if (action == MAMS_ACTION_SMS)
        card->asked_sms =
            mams_sms_ask(app, citizen->iin, citizen->phone, mams_app_caller_language(app), sure);
    else
        return false;
    return true;
}
