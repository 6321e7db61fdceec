/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/inquiry_private.h"

#include "screens/inquiry_words.h"
#include "screens/restore.h"

enum { MONTHS_READ = 84 };

/* ---- reading ---- */

bool mams_inquiry_is_mine(const MamsInquiryScreen *inquiry)
{
    const MamsDesk *desk = mams_app_desk(inquiry->screen.app);
    const MamsInquiry *row = inquiry->file != NULL ? inquiry->file->inquiry : NULL;
    return row != NULL && row->closed_at == 0 && mams_desk_may(desk, MAMS_RIGHT_ANSWER) &&
           g_strcmp0(row->operator_login, mams_desk_login(desk)) == 0;
}

MamsIin mams_inquiry_about(const MamsInquiryScreen *inquiry)
{
    const GArray *citizens = inquiry->file != NULL ? inquiry->file->citizens : NULL;
    return citizens != NULL && citizens->len > 0
               ? g_array_index(citizens, MamsInquiryCitizen, 0).iin
               : 0;
}

void mams_inquiry_read_again(MamsInquiryScreen *inquiry)
{
    inquiry->stale = true;
}

static void clear(MamsInquiryScreen *inquiry)
{
    g_clear_pointer(&inquiry->file, mams_inquiry_file_free);
    g_clear_pointer(&inquiry->card, mams_card_free);
    g_clear_pointer(&inquiry->error, g_free);
}

/* Nobody's becomes this operator's once it is opened. */
static bool claim(const MamsInquiryScreen *inquiry, GError **error)
{
    MamsDesk *desk = mams_app_desk(inquiry->screen.app);
    const MamsInquiry *row = inquiry->file->inquiry;
    return inquiry->no_claim || row->closed_at != 0 || row->operator_login != NULL ||
           !mams_desk_may(desk, MAMS_RIGHT_ANSWER) ||
           mams_desk_claim(desk, inquiry->number, false, error);
}

/* A citizen whom the register does not know has no card. */
static void read_card(MamsInquiryScreen *inquiry)
{
    MamsDesk *desk = mams_app_desk(inquiry->screen.app);
    MamsIin iin = mams_inquiry_about(inquiry);
    if (iin != 0)
        inquiry->card = mams_desk_card(desk, iin, MAMS_DAY_NONE, G_MAXINT64, MONTHS_READ, NULL);
}

static bool load(MamsInquiryScreen *inquiry, GError **error)
{
    MamsDesk *desk = mams_app_desk(inquiry->screen.app);
    MamsIin before = mams_inquiry_about(inquiry);
    bool first = inquiry->file == NULL;
    g_autoptr(MamsInquiryFile) file = mams_desk_inquiry(desk, inquiry->number, error);
    if (file == NULL)
        return false;
    clear(inquiry);
    inquiry->file = g_steal_pointer(&file);
    g_autoptr(GError) busy = NULL;
    bool was_free = inquiry->file->inquiry->operator_login == NULL;
    if (!claim(inquiry, &busy))
        mams_app_say_error(inquiry->screen.app, busy->message);
    if (was_free && inquiry->file->inquiry->closed_at == 0) {
        MamsInquiryFile *again = mams_desk_inquiry(desk, inquiry->number, error);
        if (again == NULL)
            return false;
        mams_inquiry_file_free(inquiry->file);
        inquiry->file = again;
    }
    read_card(inquiry);
    if (!first && before != mams_inquiry_about(inquiry))
        inquiry->screen.was_painted = false;
    return true;
}

/* ---- the text ---- */

static void fit(const MamsInquiryScreen *inquiry)
{
    int rows, columns;
    mams_app_body_size(inquiry->screen.app, &rows, &columns);
    mams_text_view_fit(inquiry->view, rows - MAMS_INQUIRY_HEAD_ROWS, columns - 2);
}

/* The cursor goes to a part; where it is gone, to the first one. */
static void go_to(MamsInquiryScreen *inquiry, const char *stop)
{
    MamsTextView *view = inquiry->view;
    int before = -1;
    mams_text_view_go(view, 0, 0);
    if (mams_text_view_stop(view) == NULL)
        mams_text_view_walk(view, 1);
    if (stop == NULL)
        return;
    mams_text_view_go(view, 0, 0);
    while (g_strcmp0(mams_text_view_stop(view), stop) != 0 && mams_text_view_at(view) != before) {
        before = mams_text_view_at(view);
        mams_text_view_step(view, 1);
    }
    if (g_strcmp0(mams_text_view_stop(view), stop) != 0)
        mams_text_view_go(view, 0, 0);
}

/* Keys may come before the first painting, so the text is broken into lines at once. */
static void make_text(MamsInquiryScreen *inquiry)
{
    g_autofree char *stop =
        inquiry->view != NULL ? g_strdup(mams_text_view_stop(inquiry->view)) : NULL;
    g_autoptr(MamsTextView) before = inquiry->view;
    inquiry->view = mams_inquiry_text(inquiry);
    fit(inquiry);
    if (before == NULL || stop != NULL)
        go_to(inquiry, stop);
    else
        mams_text_view_go_as(inquiry->view, before);
}

/* It is in hand while it or what was opened from it is on top. */
static void take_in_hand(MamsInquiryScreen *inquiry)
{
    MamsDesk *desk = mams_app_desk(inquiry->screen.app);
    g_autoptr(GError) error = NULL;
    bool mine = mams_inquiry_is_mine(inquiry);
    if (!mine && mams_desk_in_hand(desk) != 0)
        mams_desk_put_down(desk);
    if (mine && mams_desk_in_hand(desk) != inquiry->number &&
        !mams_desk_take_in_hand(desk, inquiry->number, &error))
        mams_app_say_error(inquiry->screen.app, error->message);
}

static void settle(MamsScreen *screen)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)screen;
    g_autoptr(GError) error = NULL;
    if (inquiry->stale) {
        inquiry->stale = false;
        if (!load(inquiry, &error)) {
            clear(inquiry);
            inquiry->error = g_strdup(error->message);
        }
        make_text(inquiry);
    }
    take_in_hand(inquiry);
}

static void relanguage(MamsScreen *screen)
{
    make_text((MamsInquiryScreen *)screen);
}

static void resize(MamsScreen *screen)
{
    fit((const MamsInquiryScreen *)screen);
}

static void changed(MamsScreen *screen, MamsIin iin)
{
    (void)iin;
    mams_inquiry_read_again((MamsInquiryScreen *)screen);
}

static void draw_inquiry(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)screen;
    if (inquiry->file != NULL) {
        mams_inquiry_draw(inquiry, draw, body);
        return;
    }
    MamsArea inside = mams_area_inset(body, 1, 1);
    mams_draw_paragraph(draw, inside, MAMS_ROLE_BAD, inquiry->error);
    mams_draw_cursor(draw, inside.row, inside.column);
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    const MamsInquiryScreen *inquiry = (const MamsInquiryScreen *)screen;
    const MamsDesk *desk = mams_app_desk(screen->app);
    if (inquiry->file == NULL)
        return 0;
    const MamsInquiry *row = inquiry->file->inquiry;
    bool others =
        row->operator_login != NULL && !g_str_equal(row->operator_login, mams_desk_login(desk));
    return (row->closed_at == 0 ? MAMS_NEEDS_OPEN : MAMS_NEEDS_CLOSED) |
           (others ? MAMS_NEEDS_OTHERS : MAMS_NEEDS_MINE) |
           (mams_desk_may(desk, MAMS_RIGHT_DECIDE) ? MAMS_NEEDS_DECIDE : 0u) |
           (mams_inquiry_about(inquiry) != 0 ? MAMS_NEEDS_ABOUT : 0u) |
           (mams_text_view_stop(inquiry->view) != NULL ? MAMS_NEEDS_ROW : 0u);
}

static void act(MamsScreen *screen, MamsActionId action)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)screen;
    MamsTextView *view = inquiry->view;
    int page = MAX(mams_text_view_rows(view) - 1, 1), lines = mams_text_view_lines(view);
    if (action != MAMS_ACTION_TAKE_OVER)
        inquiry->asked_take_over = false;
    if (action != MAMS_ACTION_SMS)
        inquiry->asked_sms = false;
    switch ((int)action) {
    case MAMS_ACTION_UP:
        mams_text_view_walk(view, -1);
        break;
    case MAMS_ACTION_DOWN:
        mams_text_view_walk(view, 1);
        break;
    case MAMS_ACTION_PAGE_UP:
        mams_text_view_scroll(view, -page);
        break;
    case MAMS_ACTION_PAGE_DOWN:
        mams_text_view_scroll(view, page);
        break;
    case MAMS_ACTION_START:
        mams_text_view_scroll(view, -lines);
        break;
    case MAMS_ACTION_END:
        mams_text_view_scroll(view, lines);
        break;
    case MAMS_ACTION_OPEN:
        mams_inquiry_open_part(inquiry, mams_text_view_stop(view));
        break;
    default:
        mams_inquiry_act(inquiry, action);
        break;
    }
}

static const char *topic(const MamsScreen *screen)
{
    const MamsInquiryScreen *inquiry = (const MamsInquiryScreen *)screen;
    const char *stop = mams_text_view_stop(inquiry->view);
    return stop != NULL && g_str_has_prefix(stop, "similar") ? "inquiry.similar" : "inquiry.text";
}

static MamsIin subject(const MamsScreen *screen)
{
    return mams_inquiry_about((const MamsInquiryScreen *)screen);
}

/* Its number, what is left of its term, and the line that has the cursor. */
static char *speech(const MamsScreen *screen)
{
    const MamsInquiryScreen *inquiry = (const MamsInquiryScreen *)screen;
    if (inquiry->file == NULL)
        return g_strdup(inquiry->error);
    g_autofree char *term = mams_inquiry_say_term(inquiry->file->inquiry, &inquiry->file->terms);
    g_autofree char *line = mams_text_view_line(inquiry->view, mams_text_view_at(inquiry->view));
    return g_strdup_printf("%s: %s. %s", inquiry->file->code, term, g_strstrip(line));
}

/* ---- start and end ---- */

/* What could not be written into the journal was not seen. */
static bool painted(MamsScreen *screen)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)screen;
    g_autoptr(GError) error = NULL;
    if (inquiry->file == NULL || mams_desk_look(mams_app_desk(screen->app), "inquiry",
                                                mams_inquiry_about(inquiry), 1, &error))
        return false;
    clear(inquiry);
    inquiry->error = g_strdup_printf(_("The inquiry is closed: the look at it could not be written "
                                       "into the journal. %s"),
                                     error->message);
    make_text(inquiry);
    return true;
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const MamsInquiryScreen *inquiry = (const MamsInquiryScreen *)screen;
    const char *stop = mams_text_view_stop(inquiry->view);
    int line, paragraph = mams_text_view_place(inquiry->view, &line);
    g_key_file_set_int64(file, group, "number", inquiry->number);
    g_key_file_set_integer(file, group, "paragraph", paragraph);
    g_key_file_set_integer(file, group, "line", line);
    if (stop != NULL)
        g_key_file_set_string(file, group, "stop", stop);
    if (inquiry->find_text != NULL)
        g_key_file_set_string(file, group, "find", inquiry->find_text);
    g_key_file_set_int64(file, group, "message", inquiry->message);
    g_key_file_set_integer(file, group, "place", inquiry->place);
}

static void close_inquiry(MamsScreen *screen)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)screen;
    MamsDesk *desk = mams_app_desk(screen->app);
    if (mams_desk_in_hand(desk) == inquiry->number)
        mams_desk_put_down(desk);
    clear(inquiry);
    g_clear_pointer(&inquiry->view, mams_text_view_free);
    g_clear_pointer(&inquiry->found, g_array_unref);
    g_free(inquiry->find_text);
    g_free(inquiry);
}

static const MamsScreenClass inquiry_class = {
    .place = MAMS_PLACE_INQUIRY,
    .title = N_("Inquiry"),
    .name = "inquiry",
    .topic = topic,
    .draw = draw_inquiry,
    .act = act,
    .holds = holds,
    .settle = settle,
    .resize = resize,
    .painted = painted,
    .relanguage = relanguage,
    .changed = changed,
    .subject = subject,
    .question = mams_inquiry_question,
    .keep = keep,
    .speech = speech,
    .close = close_inquiry,
};

static MamsScreen *inquiry_new(MamsApp *app, int64_t number, GError **error)
{
    MamsInquiryScreen *inquiry = g_new0(MamsInquiryScreen, 1);
    inquiry->screen.class = &inquiry_class;
    inquiry->screen.app = app;
    inquiry->number = number;
    if (!load(inquiry, error)) {
        close_inquiry(&inquiry->screen);
        return NULL;
    }
    make_text(inquiry);
    take_in_hand(inquiry);
    return &inquiry->screen;
}

void mams_inquiry_open(MamsApp *app, int64_t number)
{
    g_autoptr(GError) error = NULL;
    if (!mams_desk_may(mams_app_desk(app), MAMS_RIGHT_ANSWER)) {
        mams_app_refuse(app, _("Your role does not answer calls: ask an administrator."));
        return;
    }
    MamsScreen *screen = inquiry_new(app, number, &error);
    if (screen == NULL) {
        mams_app_say_error(app, error->message);
        return;
    }
    mams_app_push(app, screen);
    const MamsInquiry *row = ((MamsInquiryScreen *)screen)->file->inquiry;
    if (row->closed_at == 0 && mams_desk_may(mams_app_desk(app), MAMS_RIGHT_ANSWER) &&
        !mams_inquiry_is_mine((MamsInquiryScreen *)screen)) {
        g_autofree char *text = g_strdup_printf(
            _("'%s' works on this inquiry: it is only shown. Ctrl-B takes it over."),
            row->operator_login != NULL ? row->operator_login : "?");
        mams_app_say(app, text);
    }
}

MamsScreen *mams_inquiry_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                        GError **error)
{
    MamsScreen *screen = inquiry_new(app, g_key_file_get_int64(file, group, "number", NULL), error);
    if (screen == NULL)
        return NULL;
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)screen;
    g_autofree char *stop = g_key_file_get_string(file, group, "stop", NULL);
    inquiry->find_text = g_key_file_get_string(file, group, "find", NULL);
    inquiry->message = g_key_file_get_int64(file, group, "message", NULL);
    inquiry->place = g_key_file_get_integer(file, group, "place", NULL);
    if (stop != NULL)
        go_to(inquiry, stop);
    else
        mams_text_view_go(inquiry->view,
                          MAX(g_key_file_get_integer(file, group, "paragraph", NULL), 0),
                          MAX(g_key_file_get_integer(file, group, "line", NULL), 0));
    return screen;
}
