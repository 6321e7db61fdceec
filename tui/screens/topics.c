/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "call.h"
#include "mams.h"
#include "screens/restore.h"
#include "widgets/list.h"

typedef struct {
    MamsScreen screen;
    MamsList list; /* MamsInquiryTopic by its number */
} Topics;

static void draw_topic(MamsDraw *draw, int index, MamsArea row, MamsRole role, void *data)
{
    (void)data;
    mams_draw_text(draw, row.row, row.column + 1, row.columns - 2, role,
                   mams_call_topic_name((MamsInquiryTopic)index));
}

static void draw_topics(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Topics *topics = (Topics *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    mams_area_cut_top(&inside, 1);
    MamsArea heading = mams_area_cut_top(&inside, 2);
    mams_draw_text(draw, heading.row, heading.column, heading.columns, MAMS_ROLE_HEADING,
                   _("What was the call about?"));
    MamsArea hint = mams_area_cut_bottom(&inside, 1);
    mams_draw_text(draw, hint.row, hint.column, hint.columns, MAMS_ROLE_QUIET,
                   _("Enter or F8 closes the call, Esc goes back to it."));
    mams_list_draw(&topics->list, draw, inside, true, true, draw_topic, NULL);
}

static void close_call(const Topics *topics)
{
    MamsApp *app = topics->screen.app;
    g_autoptr(GError) error = NULL;
    if (!mams_desk_call_close(mams_app_desk(app), (MamsInquiryTopic)topics->list.selected,
                              &error)) {
        mams_app_say_error(app, error->message);
        return;
    }
    mams_app_restart(app);
    mams_app_say(app, _("The call is closed."));
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Topics *topics = (Topics *)screen;
    switch ((int)action) {
    case MAMS_ACTION_OPEN:
    case MAMS_ACTION_INQUIRY:
        close_call(topics);
        break;
    default:
        mams_list_act(&topics->list, action);
        break;
    }
}

static unsigned holds(const MamsScreen *screen)
{
    (void)screen;
    return MAMS_NEEDS_ROW;
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "call.topics";
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    mams_list_keep(&((const Topics *)screen)->list, file, group, "list");
}

static char *speech(const MamsScreen *screen)
{
    int topic = ((const Topics *)screen)->list.selected;
    return g_strdup_printf("%s %d/%d: %s", _("What was the call about?"), topic + 1, MAMS_N_TOPICS,
                           mams_call_topic_name((MamsInquiryTopic)topic));
}

static void close_topics(MamsScreen *screen)
{
    g_free(screen);
}

static const MamsScreenClass topics_class = {
    .place = MAMS_PLACE_LIST,
    .title = N_("Close the call"),
    .name = "topics",
    .topic = topic,
    .draw = draw_topics,
    .act = act,
    .holds = holds,
    .keep = keep,
    .speech = speech,
    .close = close_topics,
};

MamsScreen *mams_topics_screen_new(MamsApp *app)
{
    Topics *topics = g_new0(Topics, 1);
    topics->screen.class = &topics_class;
    topics->screen.app = app;
    mams_list_reset(&topics->list, MAMS_N_TOPICS);
    mams_list_move(&topics->list, (int)mams_desk_call_guess(mams_app_desk(app)));
    return &topics->screen;
}

MamsScreen *mams_topics_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error)
{
    if (mams_desk_call(mams_app_desk(app)) == NULL) {
        mams_restore_fail(error);
        return NULL;
    }
    MamsScreen *screen = mams_topics_screen_new(app);
    mams_list_restore(&((Topics *)screen)->list, file, group, "list");
    return screen;
}
