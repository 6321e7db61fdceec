/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/restore.h"

#include "screens/screens.h"

static const struct {
    const char *name;
    MamsRestore restore;
} screens[] = {
    {"canned", mams_canned_screen_restore},
    {"card", mams_card_screen_restore},
    {"categories", mams_categories_screen_restore},
    {"category-form", mams_category_form_screen_restore},
    {"details", mams_details_screen_restore},
    {"find-form", mams_find_form_screen_restore},
    {"help", mams_help_screen_restore},
    {"inquiries", mams_inquiries_screen_restore},
    {"inquiry", mams_inquiry_screen_restore},
    {"line", mams_line_screen_restore},
    {"macros", mams_macros_screen_restore},
    {"menu", mams_menu_screen_restore},
    {"month", mams_month_screen_restore},
    {"months", mams_months_screen_restore},
    {"outbox", mams_outbox_screen_restore},
    {"pick", mams_pick_screen_restore},
    {"procedure", mams_procedure_screen_restore},
    {"prompt", mams_prompt_screen_restore},
    {"rates", mams_rates_screen_restore},
    {"reference", mams_reference_screen_restore},
    {"reminders", mams_reminders_screen_restore},
    {"reply", mams_reply_screen_restore},
    {"search", mams_search_screen_restore},
    {"topic", mams_topic_screen_restore},
    {"topics", mams_topics_screen_restore},
    {"way", mams_way_screen_restore},
    {"what-if", mams_whatif_screen_restore},
    {"why", mams_why_screen_restore},
};

MamsRestore mams_restore_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(screens); i++) {
        if (g_str_equal(screens[i].name, name))
            return screens[i].restore;
    }
    return NULL;
}

void mams_restore_fail(GError **error)
{
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                _("One of the screens of before does not fit what is recorded now."));
}

const MamsCard *mams_restore_card(const MamsApp *app)
{
    const MamsScreen *card = mams_app_find(app, MAMS_PLACE_CARD);
    return card != NULL ? mams_card_screen_card(card) : NULL;
}

MamsScreen *mams_restore_question(MamsApp *app, MamsPlace place, GKeyFile *file, const char *group,
                                  GError **error)
{
    MamsScreen *asker = mams_app_top(app), *question = NULL;
    g_autofree char *name = g_key_file_get_string(file, group, "question", NULL);
    if (g_strcmp0(name, MAMS_PROCEDURES_QUESTION) == 0)
        question = mams_procedures_screen_new(asker);
    else if (name != NULL && asker->class->question != NULL)
        question = asker->class->question(asker, name);
    if (question != NULL && question->class->place == place)
        return question;
    if (question != NULL)
        question->class->close(question);
    mams_restore_fail(error);
    return NULL;
}
