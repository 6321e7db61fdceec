/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_RESTORE_H
#define MAMS_TUI_SCREENS_RESTORE_H

#include <glib.h>

#include "app.h"
#include "screen.h"

/*
 * How each screen is made from its group of a kept session, on top of the screens that are open.
 * What is not there or not possible any more is left out; NULL with an error when the screen cannot
 * stand at all.
 */
typedef MamsScreen *(*MamsRestore)(MamsApp *app, GKeyFile *file, const char *group, GError **error);

/* By the name of its class; NULL: there is no such screen. */
MamsRestore mams_restore_find(const char *name);
/* The error of a screen that does not fit what lies below it. */
void mams_restore_fail(GError **error);

/* The card that the screens lie on; NULL: there is none. (transfer none) */
const MamsCard *mams_restore_card(const MamsApp *app);

/* The prompt or pick list (its place) that the screen on top asked with, by the name in the group.
 * (owned) */
MamsScreen *mams_restore_question(MamsApp *app, MamsPlace place, GKeyFile *file, const char *group,
                                  GError **error);

MamsScreen *mams_canned_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error);
MamsScreen *mams_card_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                     GError **error);
MamsScreen *mams_categories_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                           GError **error);
/* Only on the categories of the same person; other errors as when it is opened. */
MamsScreen *mams_category_form_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                              GError **error);
MamsScreen *mams_details_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                        GError **error);
MamsScreen *mams_find_form_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                          GError **error);
MamsScreen *mams_help_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                     GError **error);
MamsScreen *mams_inquiries_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                          GError **error);
MamsScreen *mams_inquiry_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                        GError **error);
MamsScreen *mams_line_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                     GError **error);
MamsScreen *mams_macros_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error);
MamsScreen *mams_menu_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                     GError **error);
MamsScreen *mams_month_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                      GError **error);
MamsScreen *mams_months_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error);
MamsScreen *mams_procedure_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                          GError **error);
MamsScreen *mams_outbox_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error);
MamsScreen *mams_pick_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                     GError **error);
MamsScreen *mams_prompt_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error);
MamsScreen *mams_rates_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                      GError **error);
MamsScreen *mams_reference_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                          GError **error);
MamsScreen *mams_reminders_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                          GError **error);
MamsScreen *mams_reply_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                      GError **error);
MamsScreen *mams_search_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error);
MamsScreen *mams_topic_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                      GError **error);
MamsScreen *mams_topics_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error);
MamsScreen *mams_way_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                    GError **error);
MamsScreen *mams_whatif_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error);
MamsScreen *mams_why_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                    GError **error);

#endif
