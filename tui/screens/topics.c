/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "call.h"
#include "mams.h"
#include "screens/inquiries.h"
#include "screens/restore.h"
#include "widgets/list.h"

typedef struct {
    MamsScreen screen;
    MamsScreenClass class; /* with its own title */
    MamsList list;         /* MamsInquiryTopic by its number */
    int64_t number;        /* of the inquiry that is closed; 0: the call */
} Topics;

static void draw_topic(MamsDraw *draw, int index, MamsArea row, MamsRole role, void *data)
{
    (void)data;
    mams_draw_text(draw, row.row, row.column + 1, row.columns - 2, role,
                   mams_call_topic_name((MamsInquiryTopic)index));
}

static const char *question(const Topics *topics)
{
    return topics->number != 0 ? _("What was the inquiry about?") : _("What was the call about?");
}

static void draw_topics(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Topics *topics = (Topics *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    mams_area_cut_top(&inside, 1);
    MamsArea heading = mams_area_cut_top(&inside, 2);
    mams_draw_text(draw, heading.row, heading.column, heading.columns, MAMS_ROLE_HEADING,
                   question(topics));
    MamsArea hint = mams_area_cut_bottom(&inside, 1);
    mams_draw_text(draw, hint.row, hint.column, hint.columns, MAMS_ROLE_QUIET,
                   topics->number != 0
                       ? _("Enter or F8 closes the inquiry as told, Esc goes back to it.")
                       : _("Enter or F8 closes the call, Esc goes back to it."));
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

/* Back to what lies below the inquiry. */
static void close_inquiry(const Topics *topics)
{
    MamsApp *app = topics->screen.app;
    g_autoptr(GError) error = NULL;
    if (!mams_desk_inquiry_close(mams_app_desk(app), topics->number,
                                 (MamsInquiryTopic)topics->list.selected, &error)) {
        mams_app_say_error(app, error->message);
        return;
    }
    mams_app_pop(app);
    if (mams_app_top(app)->class->place == MAMS_PLACE_INQUIRY)
        mams_app_pop(app);
    mams_inquiry_changed(app);
    mams_app_say(app, _("The inquiry is closed as told."));
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Topics *topics = (Topics *)screen;
    switch ((int)action) {
    case MAMS_ACTION_OPEN:
    case MAMS_ACTION_INQUIRY:
        if (topics->number != 0)
            close_inquiry(topics);
        else
            close_call(topics);
        break;
    default:
        mams_list_act(&topics->list, action);
        break;
    }
}

static unsigned holds(const MamsScreen *screen)
{
    /* The key that closes a call closes an inquiry too. */
    bool inquiry = ((const Topics *)screen)->number != 0;
    return MAMS_NEEDS_ROW | (inquiry ? MAMS_NEEDS_CALL : 0u);
}

static const char *topic(const MamsScreen *screen)
{
    return ((const Topics *)screen)->number != 0 ? "inquiry.close" : "call.topics";
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    mams_list_keep(&((const Topics *)screen)->list, file, group, "list");
    g_key_file_set_int64(file, group, "number", ((const Topics *)screen)->number);
}

static char *speech(const MamsScreen *screen)
{
    int topic = ((const Topics *)screen)->list.selected;
    return g_strdup_printf("%s %d/%d: %s", question((const Topics *)screen), topic + 1,
                           MAMS_N_TOPICS, mams_call_topic_name((MamsInquiryTopic)topic));
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
    topics->class = topics_class;
    topics->screen.class = &topics->class;
    topics->screen.app = app;
    mams_list_reset(&topics->list, MAMS_N_TOPICS);
    mams_list_move(&topics->list, (int)mams_desk_call_guess(mams_app_desk(app)));
    return &topics->screen;
}

MamsScreen *mams_inquiry_topics_screen_new(MamsApp *app, int64_t number, MamsInquiryTopic guess)
{
    MamsScreen *screen = mams_topics_screen_new(app);
    Topics *topics = (Topics *)screen;
    topics->number = number;
    topics->class.title = N_("Close the inquiry");
    mams_list_reset(&topics->list, MAMS_N_TOPICS);
    mams_list_move(&topics->list, (int)guess);
    return screen;
}

MamsScreen *mams_topics_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error)
{
    int64_t number = g_key_file_get_int64(file, group, "number", NULL);
    bool on_it = number != 0 ? mams_app_top(app)->class->place == MAMS_PLACE_INQUIRY
                             : mams_desk_call(mams_app_desk(app)) != NULL;
    if (!on_it) {
        mams_restore_fail(error);
        return NULL;
    }
    MamsScreen *screen =
        number != 0 ? mams_inquiry_topics_screen_new(app, number, 0) : mams_topics_screen_new(app);
    mams_list_restore(&((Topics *)screen)->list, file, group, "list");
    return screen;
}
