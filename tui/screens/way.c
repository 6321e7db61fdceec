/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "mams.h"
#include "screens/restore.h"

enum { INDENT = 2 };

static void add_lines(MamsTextView *view, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        mams_text_view_add(view, MAMS_ROLE_TEXT, INDENT, *line);
}

/* Each channel that serves the way: what to do there, and what is uncertain about it. */
static void add_channels(MamsTextView *view, const MamsRules *rules, MamsLang lang,
                         const char *heading, unsigned use)
{
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, heading);
    for (int i = 0; i < rules->n_channels; i++) {
        const MamsChannel *channel = &rules->channels[i];
        if (!(channel->uses & use))
            continue;
        mams_text_view_add(view, MAMS_ROLE_TEXT, INDENT, channel->name[lang]);
        mams_text_view_add(view, MAMS_ROLE_QUIET, 2 * INDENT, channel->steps[lang]);
        if (channel->why.note[lang] != NULL)
            mams_text_view_add(view, MAMS_ROLE_QUIET, 2 * INDENT, channel->why.note[lang]);
    }
}

/* Of a card, which lies below on the stack of screens and so outlives the text. */
typedef struct {
    const MamsCard *card;
    const MamsWay *way;
} Subject;

static void build(MamsTextView *view, MamsApp *app, MamsLang lang, const void *data)
{
    const MamsCard *card = ((const Subject *)data)->card;
    const MamsWay *way = ((const Subject *)data)->way;
    const MamsRules *rules = mams_desk_rules(mams_app_desk(app));
    const MamsWords *words = mams_desk_words(mams_app_desk(app));
    MamsLang caller = mams_app_caller_language(app);
    g_autofree char *name = mams_words_way(words, lang, card->answer, way, false);
    g_autofree char *steps = mams_words_way_steps(words, lang, card->answer, way);
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, name);
    add_lines(view, steps);
    MamsSay may = mams_desk_may_say(mams_app_desk(app), card->citizen->iin);
    if (may == MAMS_SAY_NOTHING) {
        mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
        mams_text_view_add(view, MAMS_ROLE_CAUTION, 0,
                           _("Who calls is not known yet: ask on the card before you read out."));
    } else if (may == MAMS_SAY_ALL && caller != lang) {
        g_autofree char *say = mams_words_way_steps(words, caller, card->answer, way);
        mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
        mams_text_view_add(view, MAMS_ROLE_HEADING, 0, _("Say"));
        add_lines(view, say);
    }
    if (way->lines->len > 0)
        add_channels(view, rules, lang, _("How to pay"), MAMS_CHANNEL_PAY);
    else if (mams_way_category(rules, way) != NULL)
        add_channels(view, rules, lang, _("How to send the document"), MAMS_CHANNEL_DOCUMENT);
}

static void keep(const void *data, GKeyFile *file, const char *group)
{
    const Subject *subject = data;
    guint index = 0;
    if (g_ptr_array_find(subject->card->answer->ways, subject->way, &index))
        g_key_file_set_integer(file, group, "way", (int)index);
}

MamsScreen *mams_way_screen_new(MamsApp *app, const MamsCard *card, const MamsWay *way)
{
    Subject *subject = g_new(Subject, 1);
    *subject = (Subject){card, way};
    const MamsReaderText text = {.title = N_("Way"),
                                 .topic = "way",
                                 .name = "way",
                                 .keep = keep,
                                 .build = build,
                                 .data = subject,
                                 .free = g_free};
    return mams_reader_screen_new(app, &text);
}

MamsScreen *mams_way_screen_restore(MamsApp *app, GKeyFile *file, const char *group, GError **error)
{
    const MamsCard *card = mams_restore_card(app);
    int way = g_key_file_get_integer(file, group, "way", NULL);
    if (card == NULL || way < 0 || way >= (int)card->answer->ways->len) {
        mams_restore_fail(error);
        return NULL;
    }
    MamsScreen *screen = mams_way_screen_new(app, card, g_ptr_array_index(card->answer->ways, way));
    mams_reader_screen_go(screen, file, group);
    return screen;
}
