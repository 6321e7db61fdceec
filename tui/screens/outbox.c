/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/inquiries.h"

#include <inttypes.h>

#include "mams.h"
#include "screens/inquiry_words.h"
#include "screens/restore.h"
#include "screens/screens.h"
#include "widgets/list.h"

enum { HEAD_ROWS = 3, FOOT_ROWS = 4, STATE_COLUMNS = 18, TIME_COLUMNS = 18 };

typedef struct {
    MamsScreen screen;
    GPtrArray *mails; /* MamsOutgoing; NULL when they could not be read */
    char *error;      /* why */
    MamsList list;
    bool stale;
} Outbox;

static const MamsOutgoing *mail_at(const Outbox *outbox, int index)
{
    return g_ptr_array_index(outbox->mails, index);
}

static void settle(MamsScreen *screen)
{
    Outbox *outbox = (Outbox *)screen;
    g_autoptr(GError) error = NULL;
    if (!outbox->stale)
        return;
    outbox->stale = false;
    g_clear_pointer(&outbox->mails, g_ptr_array_unref);
    g_clear_pointer(&outbox->error, g_free);
    outbox->mails = mams_desk_outbox(mams_app_desk(screen->app), &error);
    if (outbox->mails == NULL)
        outbox->error = g_strdup(error->message);
    outbox->list.count = outbox->mails != NULL ? (int)outbox->mails->len : 0;
    mams_list_move(&outbox->list, 0);
}

static void draw_row(MamsDraw *draw, int index, MamsArea area, MamsRole role, void *data)
{
    const MamsOutgoing *mail = mail_at(data, index);
    g_autofree char *made = mams_desk_time(mail->made_at);
    int at = area.column;
    mams_draw_text(draw, area.row, at, STATE_COLUMNS - 1, role,
                   mams_inquiry_outgoing_name(mail->state));
    at += STATE_COLUMNS;
    mams_draw_text(draw, area.row, at, TIME_COLUMNS - 1, role, made);
    at += TIME_COLUMNS;
    mams_draw_text(draw, area.row, at, area.column + area.columns - at, role, mail->to);
}

static void draw_chosen(const Outbox *outbox, MamsDraw *draw, MamsArea area)
{
    const MamsOutgoing *mail = mail_at(outbox, outbox->list.selected);
    g_autofree char *text =
        g_strdup_printf(_("Inquiry number %" PRId64 ", attempts: %d. %s"), mail->inquiry,
                        mail->attempts, mail->problem != NULL ? mail->problem : "");
    mams_draw_paragraph(draw, area, MAMS_ROLE_QUIET, text);
}

static void draw_outbox(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Outbox *outbox = (Outbox *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    if (outbox->error != NULL) {
        mams_draw_paragraph(draw, inside, MAMS_ROLE_BAD, outbox->error);
        return;
    }
    MamsArea head = mams_area_cut_top(&inside, HEAD_ROWS);
    MamsArea foot = mams_area_cut_bottom(&inside, FOOT_ROWS);
    mams_draw_paragraph(draw, head, MAMS_ROLE_TEXT,
                        _("Mail that waits or did not leave. Enter sends it again, Ins: it was "
                          "sent, Del: it does not leave any more."));
    if (outbox->list.count == 0) {
        mams_draw_text(draw, inside.row, inside.column, inside.columns, MAMS_ROLE_TEXT,
                       _("Every mail has left."));
        mams_draw_cursor(draw, inside.row, inside.column);
        return;
    }
    mams_list_draw(&outbox->list, draw, inside, true, true, draw_row, outbox);
    mams_area_cut_top(&foot, 1);
    draw_chosen(outbox, draw, foot);
}

static unsigned holds(const MamsScreen *screen)
{
    return ((const Outbox *)screen)->list.count > 0 ? MAMS_NEEDS_ROW : 0u;
}

static void decide(Outbox *outbox, MamsOutgoingState to, const char *text)
{
    MamsApp *app = outbox->screen.app;
    const MamsOutgoing *mail = mail_at(outbox, outbox->list.selected);
    g_autoptr(GError) error = NULL;
    bool waits = mail->state == MAMS_OUTGOING_READY;
    if (waits && to != MAMS_OUTGOING_READY) {
        mams_app_refuse(app, _("This mail waits and is tried again by itself; Enter tries now."));
        return;
    }
    outbox->stale = true;
    if (!waits && !mams_desk_outgoing_decide(mams_app_desk(app), mail->number, to, &error)) {
        mams_app_say_error(app, error->message);
        return;
    }
    mams_app_say(app, text);
    if (to == MAMS_OUTGOING_READY)
        mams_mail_send_later(app);
    mams_inquiry_changed(app);
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Outbox *outbox = (Outbox *)screen;
    settle(screen);
    switch ((int)action) {
    case MAMS_ACTION_SEND_AGAIN:
        decide(outbox, MAMS_OUTGOING_READY, _("The mail is sent again."));
        break;
    case MAMS_ACTION_WAS_SENT:
        decide(outbox, MAMS_OUTGOING_SENT, _("The mail counts as sent."));
        break;
    case MAMS_ACTION_DROP_MAIL:
        decide(outbox, MAMS_OUTGOING_DROPPED, _("The mail does not leave any more."));
        break;
    default:
        mams_list_act(&outbox->list, action);
        break;
    }
}

static void click(MamsScreen *screen, int row, int column, MamsArea body)
{
    (void)column;
    Outbox *outbox = (Outbox *)screen;
    mams_area_cut_top(&body, HEAD_ROWS);
    int index = mams_list_at(&outbox->list, body, row);
    if (index >= 0)
        mams_list_move(&outbox->list, index - outbox->list.selected);
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "inquiries.mail";
}

static void changed(MamsScreen *screen, MamsIin iin)
{
    (void)iin;
    ((Outbox *)screen)->stale = true;
}

static char *speech(const MamsScreen *screen)
{
    const Outbox *outbox = (const Outbox *)screen;
    if (outbox->list.count == 0)
        return g_strdup_printf("%s: 0", _(screen->class->title));
    const MamsOutgoing *mail = mail_at(outbox, outbox->list.selected);
    return g_strdup_printf("%s %d/%d: %s, %s. %s", _(screen->class->title),
                           outbox->list.selected + 1, outbox->list.count, mail->to,
                           mams_inquiry_outgoing_name(mail->state),
                           mail->problem != NULL ? mail->problem : "");
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    mams_list_keep(&((const Outbox *)screen)->list, file, group, "list");
}

static void close_outbox(MamsScreen *screen)
{
    Outbox *outbox = (Outbox *)screen;
    g_clear_pointer(&outbox->mails, g_ptr_array_unref);
    g_free(outbox->error);
    g_free(outbox);
}

static const MamsScreenClass outbox_class = {
    .place = MAMS_PLACE_OUTBOX,
    .title = N_("Mail that did not leave"),
    .name = "outbox",
    .topic = topic,
    .draw = draw_outbox,
    .act = act,
    .holds = holds,
    .click = click,
    .settle = settle,
    .changed = changed,
    .keep = keep,
    .speech = speech,
    .close = close_outbox,
};

static Outbox *outbox_new(MamsApp *app)
{
    Outbox *outbox = g_new0(Outbox, 1);
    outbox->screen.class = &outbox_class;
    outbox->screen.app = app;
    outbox->stale = true;
    settle(&outbox->screen);
    return outbox;
}

void mams_outbox_open(MamsApp *app)
{
    mams_app_push(app, &outbox_new(app)->screen);
}

MamsScreen *mams_outbox_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error)
{
    (void)error;
    Outbox *outbox = outbox_new(app);
    mams_list_restore(&outbox->list, file, group, "list");
    return &outbox->screen;
}
