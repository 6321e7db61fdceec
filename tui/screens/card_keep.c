/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/card_private.h"

#include "marks.h"

void mams_card_keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const MamsCardScreen *card = (const MamsCardScreen *)screen;
    if (card->card == NULL)
        return;
    g_key_file_set_uint64(file, group, "iin", card->card->citizen->iin);
    g_key_file_set_boolean(file, group, "of-list", card->list != NULL);
    g_key_file_set_boolean(file, group, "in-ways", card->focus == MAMS_CARD_WAYS);
    g_key_file_set_integer(file, group, "month", card->months.cursor);
    g_key_file_set_integer(file, group, "top-year", card->months.top_year);
    mams_list_keep(&card->ways, file, group, "ways");
    if (card->as_known != NULL)
        g_key_file_set_string(file, group, "as-known", card->as_known);
    if (card->on != MAMS_DAY_NONE)
        g_key_file_set_integer(file, group, "on", card->on);
}

void mams_card_go(MamsCardScreen *card, GKeyFile *file, const char *group)
{
    MamsTimeline *months = &card->months;
    mams_timeline_go(months, g_key_file_get_integer(file, group, "month", NULL));
    months->top_year = CLAMP(g_key_file_get_integer(file, group, "top-year", NULL),
                             mams_month_year(months->first), mams_month_year(months->last));
    mams_list_restore(&card->ways, file, group, "ways");
    if (card->ways.count > 0 && g_key_file_get_boolean(file, group, "in-ways", NULL))
        card->focus = MAMS_CARD_WAYS;
}

/* The month's own sentence, or the way. (owned) */
static char *focus_speech(const MamsCardScreen *card)
{
    const MamsWords *words = mams_desk_words(mams_app_desk(card->screen.app));
    MamsLang lang = mams_app_language(card->screen.app);
    const MamsAnswer *answer = card->card->answer;
    if (card->focus == MAMS_CARD_WAYS)
        return mams_words_way(words, lang, answer,
                              g_ptr_array_index(answer->ways, card->ways.selected), false);
    const MamsMonthAnswer *month = mams_answer_month(answer, card->months.cursor);
    return month != NULL ? mams_words_month(words, lang, answer, month) : g_strdup("");
}

char *mams_card_speech(const MamsScreen *screen)
{
    const MamsCardScreen *card = (const MamsCardScreen *)screen;
    if (card->card == NULL)
        return g_strdup(card->error);
    const MamsCitizen *citizen = card->card->citizen;
    g_autofree char *name =
        g_strjoin(" ", citizen->surname, citizen->given, citizen->patronymic, NULL);
    g_autofree char *verdict = mams_marks_verdict_text(mams_desk_words(mams_app_desk(screen->app)),
                                                       mams_app_language(screen->app),
                                                       card->card->answer, card->card->person.sex);
    g_autofree char *focus = focus_speech(card);
    return g_strdup_printf("%s: %s. %s", g_strchomp(name), verdict, focus);
}
