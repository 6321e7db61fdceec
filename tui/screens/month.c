/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "mams.h"
#include "screens/restore.h"

/* Columns of the labels. */
enum { LABEL = 20 };

static void add_day(MamsTextView *view, const char *label, MamsDay day, const char *after)
{
    if (day == MAMS_DAY_NONE)
        return;
    char text[MAMS_DAY_TEXT_SIZE];
    mams_day_format_dotted(day, text);
    g_autofree char *line = after == NULL ? g_strdup(text) : g_strdup_printf("%s, %s", text, after);
    mams_text_view_add_labelled(view, label, LABEL, line);
}

/* The day a stage was reached, or by when it is expected. */
static void add_stage(MamsTextView *view, const char *label, const MamsStage *stage)
{
    char text[MAMS_DAY_TEXT_SIZE];
    if (stage->due == MAMS_DAY_NONE) {
        add_day(view, label, stage->on, NULL);
        return;
    }
    /* TRANSLATORS: a day that has not come or was missed: "by 27.11.2024". */
    g_autofree char *line = g_strdup_printf(_("by %s"), mams_day_format_dotted(stage->due, text));
    mams_text_view_add_labelled(view, label, LABEL, line);
}

/* The number of an organisation is open, that of a person is shown as on the card. */
static char *format_payer(MamsIin payer, bool masked, char text[MAMS_IIN_MASKED_SIZE])
{
    return masked && !mams_iin_is_bin(payer) ? mams_iin_format_masked(payer, text)
                                             : mams_iin_format(payer, text);
}

static void add_payment(MamsTextView *view, MamsApp *app, const MamsCard *card,
                        const MamsPayment *payment)
{
    bool masked = !mams_desk_sees_whole(mams_app_desk(app), card->citizen->iin);
    const MamsRules *rules = mams_desk_rules(mams_app_desk(app));
    MamsLang lang = mams_app_language(app);
    MamsMoneyPath path =
        mams_money_path(rules, payment, card->answer->on, mams_person_stages_of(&card->person));
    g_autofree char *where =
        mams_words_money_path(mams_desk_words(mams_app_desk(app)), lang, payment, &path);
    g_autofree char *sum = mams_words_money(lang, payment->amount);
    g_autofree char *line =
        g_strdup_printf("%s   %s", sum, rules->payers[payment->kind].name[lang]);
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
    mams_text_view_add_labelled(view, _("Payment"), LABEL, line);
    if (payment->payer != 0) {
        char iin[MAMS_IIN_MASKED_SIZE];
        g_autofree char *payer =
            g_strdup_printf("%s %s", format_payer(payment->payer, masked, iin),
                            payment->payer_name != NULL ? payment->payer_name : "");
        mams_text_view_add_labelled(view, _("Payer"), LABEL, g_strchomp(payer));
    }
    add_day(view, _("Paid"), payment->paid_on, payment->channel);
    add_stage(view, _("State Corp."), &path.stages[MAMS_STAGE_RECEIVED]);
    add_stage(view, _("In the Fund"), &path.stages[MAMS_STAGE_POSTED]);
    add_stage(view, _("In the status"), &path.stages[MAMS_STAGE_STATUS]);
    add_day(view, _("Returned"), path.returned_on, path.return_reason);
    if (payment->reference != NULL && *payment->reference != '\0')
        mams_text_view_add_labelled(view, _("Reference"), LABEL, payment->reference);
    mams_text_view_add_labelled(view, _("Where the money is"), LABEL, where);
}

/* Of a card, which lies below on the stack of screens and so outlives the text. */
typedef struct {
    const MamsCard *card;
    const MamsMonthAnswer *month;
} Subject;

static void build(MamsTextView *view, MamsApp *app, MamsLang lang, const void *data)
{
    const Subject *subject = data;
    const MamsCard *card = subject->card;
    const MamsMonthAnswer *month = subject->month;
    const MamsRules *rules = mams_desk_rules(mams_app_desk(app));
    const MamsWords *words = mams_desk_words(mams_app_desk(app));
    g_autofree char *name = mams_words_month_name(lang, month->month);
    g_autofree char *sentence = mams_words_month(words, lang, card->answer, month);
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, name);
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, sentence);
    for (int i = 0; i < rules->n_categories; i++) {
        if (month->categories & 1u << i)
            mams_text_view_add_labelled(view, _("Category"), LABEL,
                                        rules->categories[i].name[lang]);
    }
    for (guint i = 0; i < card->facts->payments->len; i++) {
        const MamsPayment *payment = &g_array_index(card->facts->payments, MamsPayment, i);
        if (payment->month == month->month && payment->paid_on <= card->answer->on)
            add_payment(view, app, card, payment);
    }
}

static void keep(const void *data, GKeyFile *file, const char *group)
{
    g_key_file_set_integer(file, group, "month", ((const Subject *)data)->month->month);
}

MamsScreen *mams_month_screen_new(MamsApp *app, const MamsCard *card, const MamsMonthAnswer *month)
{
    Subject *subject = g_new(Subject, 1);
    *subject = (Subject){card, month};
    const MamsReaderText text = {.title = N_("Month"),
                                 .topic = "month",
                                 .name = "month",
                                 .keep = keep,
                                 .build = build,
                                 .data = subject,
                                 .free = g_free};
    return mams_reader_screen_new(app, &text);
}

MamsScreen *mams_month_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                      GError **error)
{
    const MamsCard *card = mams_restore_card(app);
    MamsMonth month = g_key_file_get_integer(file, group, "month", NULL);
    for (guint i = 0; card != NULL && i < card->answer->months->len; i++) {
        const MamsMonthAnswer *answer = &g_array_index(card->answer->months, MamsMonthAnswer, i);
        if (answer->month != month)
            continue;
        MamsScreen *screen = mams_month_screen_new(app, card, answer);
        mams_reader_screen_go(screen, file, group);
        return screen;
    }
    mams_restore_fail(error);
    return NULL;
}
