/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/inquiries.h"

#include <inttypes.h>

#include "mams.h"
#include "screens/restore.h"
#include "screens/screens.h"
#include "widgets/list.h"

enum { HEAD_ROWS = 3, MARK_COLUMNS = 2, DUE_COLUMNS = 22, NAME_COLUMNS = 20, PHONE_COLUMNS = 18 };

typedef struct {
    MamsScreen screen;
    GPtrArray *reminders; /* MamsDue; NULL when they could not be read */
    char *error;          /* why */
    MamsList list;
    bool all, stale;
} Reminders;

static const MamsDue *due_at(const Reminders *reminders, int index)
{
    return g_ptr_array_index(reminders->reminders, index);
}

static void settle(MamsScreen *screen)
{
    Reminders *reminders = (Reminders *)screen;
    g_autoptr(GError) error = NULL;
    if (!reminders->stale)
        return;
    reminders->stale = false;
    g_clear_pointer(&reminders->reminders, g_ptr_array_unref);
    g_clear_pointer(&reminders->error, g_free);
    reminders->reminders = mams_desk_reminders(mams_app_desk(screen->app), reminders->all, &error);
    if (reminders->reminders == NULL)
        reminders->error = g_strdup(error->message);
    reminders->list.count = reminders->reminders != NULL ? (int)reminders->reminders->len : 0;
    mams_list_move(&reminders->list, 0);
}

/* ---- drawing ---- */

/* "due today", "02.12.2024", "when a payment shows". (owned) */
static char *say_due(const MamsDue *due)
{
    char day[MAMS_DAY_TEXT_SIZE];
    if (due->arrived)
        return g_strdup(_("the payment shows"));
    if (due->reminder->payment && !due->due)
        return g_strdup(_("waits for a payment"));
    mams_day_format_dotted(due->reminder->due, day);
    return due->due ? g_strdup_printf(_("due %s"), day) : g_strdup(day);
}

static void draw_row(MamsDraw *draw, int index, MamsArea area, MamsRole role, void *data)
{
    const Reminders *reminders = data;
    const MamsDue *due = due_at(reminders, index);
    g_autofree char *when = say_due(due);
    g_autofree char *phone = mams_phone_format(due->phone, false);
    MamsRole due_role = role == MAMS_ROLE_TEXT && due->due ? MAMS_ROLE_CAUTION : role;
    int at = area.column, end = area.column + area.columns;
    mams_draw_text(draw, area.row, at, 1, due_role, due->due ? "!" : "");
    at += MARK_COLUMNS;
    mams_draw_text(draw, area.row, at, DUE_COLUMNS - 1, due_role, when);
    at += DUE_COLUMNS;
    mams_draw_text(draw, area.row, at, NAME_COLUMNS - 1, role, due->name != NULL ? due->name : "–");
    at += NAME_COLUMNS;
    mams_draw_text(draw, area.row, at, PHONE_COLUMNS - 1, role, phone);
    at += PHONE_COLUMNS;
    g_autofree char *note =
        reminders->all ? g_strdup_printf("%s: %s", due->reminder->login, due->reminder->note)
                       : g_strdup(due->reminder->note);
    mams_draw_text(draw, area.row, at, end - at, role, note != NULL ? note : "");
}

static void draw_headings(MamsDraw *draw, MamsArea row)
{
    int at = row.column + MARK_COLUMNS;
    mams_draw_text(draw, row.row, at, DUE_COLUMNS - 1, MAMS_ROLE_QUIET, _("When"));
    at += DUE_COLUMNS;
    mams_draw_text(draw, row.row, at, NAME_COLUMNS - 1, MAMS_ROLE_QUIET, _("Name or sender"));
    at += NAME_COLUMNS;
    mams_draw_text(draw, row.row, at, PHONE_COLUMNS - 1, MAMS_ROLE_QUIET, _("Phone"));
    at += PHONE_COLUMNS;
    mams_draw_text(draw, row.row, at, row.column + row.columns - at, MAMS_ROLE_QUIET,
                   _("What to do"));
}

/* The whole of the chosen one, whose row has no room for it. */
static void draw_chosen(const Reminders *reminders, MamsDraw *draw, MamsArea area)
{
    const MamsReminder *reminder = due_at(reminders, reminders->list.selected)->reminder;
    g_autofree char *made = mams_desk_time(reminder->made_at);
    g_autofree char *inquiry =
        reminder->inquiry != 0 ? g_strdup_printf(_(", inquiry number %" PRId64), reminder->inquiry)
                               : g_strdup("");
    g_autofree char *text =
        g_strdup_printf("%s  (%s, %s%s)", reminder->note != NULL ? reminder->note : "",
                        reminder->login, made, inquiry);
    mams_draw_paragraph(draw, area, MAMS_ROLE_QUIET, text);
}

static void draw_reminders(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    enum { FOOT_ROWS = 3 };
    Reminders *reminders = (Reminders *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    if (reminders->error != NULL) {
        mams_draw_paragraph(draw, inside, MAMS_ROLE_BAD, reminders->error);
        return;
    }
    MamsArea head = mams_area_cut_top(&inside, HEAD_ROWS);
    MamsArea foot = mams_area_cut_bottom(&inside, FOOT_ROWS);
    mams_draw_text(draw, head.row, head.column, head.columns, MAMS_ROLE_HEADING,
                   reminders->all ? _("Reminders of everybody (Tab: yours alone)")
                                  : _("Your reminders (Tab: those of everybody)"));
    if (reminders->list.count == 0) {
        mams_draw_text(draw, inside.row, inside.column, inside.columns, MAMS_ROLE_TEXT,
                       _("Nothing was promised that is still to be done."));
        mams_draw_cursor(draw, inside.row, inside.column);
        return;
    }
    draw_headings(draw, (MamsArea){head.row + 2, head.column, 1, head.columns});
    mams_list_draw(&reminders->list, draw, inside, true, true, draw_row, reminders);
    mams_list_draw_position(&reminders->list, draw,
                            (MamsArea){head.row + 1, head.column, 1, head.columns});
    mams_area_cut_top(&foot, 1);
    draw_chosen(reminders, draw, foot);
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    return ((const Reminders *)screen)->list.count > 0 ? MAMS_NEEDS_ROW : 0u;
}

static void open_chosen(Reminders *reminders)
{
    const MamsReminder *reminder = due_at(reminders, reminders->list.selected)->reminder;
    reminders->stale = true;
    if (reminder->inquiry != 0)
        mams_inquiry_open(reminders->screen.app, reminder->inquiry);
    else
        mams_card_open(reminders->screen.app, reminder->iin, NULL);
}

static void finish_chosen(Reminders *reminders)
{
    MamsApp *app = reminders->screen.app;
    int64_t number = due_at(reminders, reminders->list.selected)->reminder->number;
    g_autoptr(GError) error = NULL;
    reminders->stale = true;
    if (!mams_desk_reminder_done(mams_app_desk(app), number, &error)) {
        mams_app_say_error(app, error->message);
        return;
    }
    mams_inquiry_changed(app);
    mams_app_say(app, _("It is done."));
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Reminders *reminders = (Reminders *)screen;
    settle(screen);
    switch ((int)action) {
    case MAMS_ACTION_OPEN:
        open_chosen(reminders);
        break;
    case MAMS_ACTION_DONE:
        finish_chosen(reminders);
        break;
    case MAMS_ACTION_EVERYBODY:
        reminders->all = !reminders->all;
        reminders->stale = true;
        break;
    default:
        mams_list_act(&reminders->list, action);
        break;
    }
}

static void click(MamsScreen *screen, int row, int column, MamsArea body)
{
    (void)column;
    Reminders *reminders = (Reminders *)screen;
    mams_area_cut_top(&body, HEAD_ROWS);
    int index = mams_list_at(&reminders->list, body, row);
    if (index >= 0)
        mams_list_move(&reminders->list, index - reminders->list.selected);
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "reminders";
}

static void changed(MamsScreen *screen, MamsIin iin)
{
    (void)iin;
    ((Reminders *)screen)->stale = true;
}

static char *speech(const MamsScreen *screen)
{
    const Reminders *reminders = (const Reminders *)screen;
    if (reminders->list.count == 0)
        return g_strdup_printf("%s: 0", _(screen->class->title));
    const MamsDue *due = due_at(reminders, reminders->list.selected);
    g_autofree char *when = say_due(due);
    return g_strdup_printf("%s %d/%d: %s, %s, %s", _(screen->class->title),
                           reminders->list.selected + 1, reminders->list.count, when,
                           due->name != NULL ? due->name : "–",
                           due->reminder->note != NULL ? due->reminder->note : "");
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const Reminders *reminders = (const Reminders *)screen;
    g_key_file_set_boolean(file, group, "all", reminders->all);
    mams_list_keep(&reminders->list, file, group, "list");
}

static void close_reminders(MamsScreen *screen)
{
    Reminders *reminders = (Reminders *)screen;
    g_clear_pointer(&reminders->reminders, g_ptr_array_unref);
    g_free(reminders->error);
    g_free(reminders);
}

static const MamsScreenClass reminders_class = {
    .place = MAMS_PLACE_REMINDERS,
    .title = N_("Reminders"),
    .name = "reminders",
    .topic = topic,
    .draw = draw_reminders,
    .act = act,
    .holds = holds,
    .click = click,
    .settle = settle,
    .changed = changed,
    .keep = keep,
    .speech = speech,
    .close = close_reminders,
};

static Reminders *reminders_new(MamsApp *app)
{
    Reminders *reminders = g_new0(Reminders, 1);
    reminders->screen.class = &reminders_class;
    reminders->screen.app = app;
    reminders->stale = true;
    return reminders;
}

void mams_reminders_open(MamsApp *app)
{
    Reminders *reminders = reminders_new(app);
    settle(&reminders->screen);
    mams_app_push(app, &reminders->screen);
}

MamsScreen *mams_reminders_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                          GError **error)
{
    (void)error;
    Reminders *reminders = reminders_new(app);
    reminders->all = g_key_file_get_boolean(file, group, "all", NULL);
    settle(&reminders->screen);
    mams_list_restore(&reminders->list, file, group, "list");
    return &reminders->screen;
}
