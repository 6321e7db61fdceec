/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/inquiries.h"

#include <inttypes.h>

#include "call.h"
#include "screens/inquiry_words.h"
#include "screens/restore.h"
#include "screens/screens.h"
#include "widgets/field.h"
#include "widgets/list.h"

enum {
    MAX_LETTERS = 60,
    ROW_LIMIT = 500,
    HEAD_ROWS = 5,
    TERM_COLUMNS = 11,
    CODE_COLUMNS = 12,
    CHANNEL_COLUMNS = 9,
    NAME_COLUMNS = 18,
    OWNER_COLUMNS = 8,
    MARK_COLUMNS = 2
};

/* Kind and text of the queue that was closed last, in the drafts. */
#define GROUP "inquiries"

typedef struct {
    MamsScreen screen;
    MamsQueueKind kind;
    MamsField *field;
    MamsQueue *queue; /* NULL when it could not be read */
    char *error;      /* why */
    MamsList list;
    int64_t chosen; /* number of the inquiry to be chosen again, 0: none */
    int64_t open, urgent;
    guint unsent;    /* mail that waits or did not leave */
    guint undecided; /* … of it what did not leave when it was tried */
    bool stale;
} Inquiries;

static const MamsQueueRow *row_at(const Inquiries *inquiries, int index)
{
    return g_ptr_array_index(inquiries->queue->rows, index);
}

static int64_t chosen_number(const Inquiries *inquiries)
{
    return inquiries->list.count > 0 ? row_at(inquiries, inquiries->list.selected)->inquiry->number
                                     : inquiries->chosen;
}

/* ---- reading ---- */

/* The same inquiry is chosen as before, or the one that is in its place now. */
static void choose_again(Inquiries *inquiries, int selected)
{
    inquiries->list.count = inquiries->queue != NULL ? (int)inquiries->queue->rows->len : 0;
    inquiries->list.selected = 0;
    mams_list_move(&inquiries->list, selected);
    for (int i = 0; inquiries->chosen != 0 && i < inquiries->list.count; i++) {
        if (row_at(inquiries, i)->inquiry->number == inquiries->chosen)
            inquiries->list.selected = i;
    }
}

static bool count_mail(Inquiries *inquiries, GError **error)
{
    g_autoptr(GPtrArray) outbox = mams_desk_outbox(mams_app_desk(inquiries->screen.app), error);
    inquiries->unsent = outbox != NULL ? outbox->len : 0;
    inquiries->undecided = 0;
    for (guint i = 0; outbox != NULL && i < outbox->len; i++) {
        const MamsOutgoing *mail = g_ptr_array_index(outbox, i);
        if (mail->state == MAMS_OUTGOING_REFUSED || mail->state == MAMS_OUTGOING_UNCERTAIN ||
            mail->problem != NULL)
            inquiries->undecided++;
    }
    return outbox != NULL;
}

/* Reads once, however many keys have asked for it. */
static void settle(MamsScreen *screen)
{
    Inquiries *inquiries = (Inquiries *)screen;
    MamsDesk *desk = mams_app_desk(screen->app);
    g_autoptr(GError) error = NULL;
    if (!inquiries->stale)
        return;
    inquiries->stale = false;
    g_clear_pointer(&inquiries->queue, mams_queue_free);
    g_clear_pointer(&inquiries->error, g_free);
    inquiries->queue = mams_desk_queue(desk, inquiries->kind, mams_field_text(inquiries->field),
                                       ROW_LIMIT, &error);
    bool fine = inquiries->queue != NULL &&
                mams_desk_queue_count(desk, &inquiries->open, &inquiries->urgent, &error) &&
                count_mail(inquiries, &error);
    if (!fine) {
        g_clear_pointer(&inquiries->queue, mams_queue_free);
        inquiries->error = g_strdup(error->message);
    }
    choose_again(inquiries, inquiries->list.selected);
}

/* ---- drawing ---- */

static const char *kind_name(MamsQueueKind kind)
{
    /* TRANSLATORS: the kinds of inquiries above their queue, together at most 55 columns. */
    static const char *const names[MAMS_N_QUEUES] = {
        [MAMS_QUEUE_OPEN] = N_("all open"),   [MAMS_QUEUE_MINE] = N_("mine"),
        [MAMS_QUEUE_WAITING] = N_("waiting"), [MAMS_QUEUE_LATE] = N_("late"),
        [MAMS_QUEUE_CLOSED] = N_("closed"),
    };
    return _(names[kind]);
}

static void draw_mark(const MamsQueueRow *row, MamsDraw *draw, MamsArea area, MamsRole role)
{
    MamsRole mark = role;
    if (role == MAMS_ROLE_TEXT)
        mark = row->problem ? MAMS_ROLE_BAD : MAMS_ROLE_HEADING;
    mams_draw_text(draw, area.row, area.column, 1, mark,
                   row->problem ? "!"
                   : row->draft ? "*"
                                : "");
}

static void draw_row(MamsDraw *draw, int index, MamsArea area, MamsRole role, void *data)
{
    const Inquiries *inquiries = data;
    const MamsQueueRow *row = row_at(inquiries, index);
    const MamsInquiry *inquiry = row->inquiry;
    MamsRole term_role;
    g_autofree char *term = mams_inquiry_say_left(inquiry, &row->terms, &term_role);
    g_autofree char *code = mams_inquiry_code(inquiry);
    int end = area.column + area.columns, at = area.column + MARK_COLUMNS;
    draw_mark(row, draw, area, role);
    mams_draw_text(draw, area.row, at, TERM_COLUMNS - 1, role == MAMS_ROLE_TEXT ? term_role : role,
                   term);
    at += TERM_COLUMNS;
    mams_draw_text(draw, area.row, at, CODE_COLUMNS - 1, role, code);
    at += CODE_COLUMNS;
    mams_draw_text(draw, area.row, at, CHANNEL_COLUMNS - 1, role,
                   mams_call_channel_name(inquiry->channel));
    at += CHANNEL_COLUMNS;
    mams_draw_text(draw, area.row, at, NAME_COLUMNS - 1, role, row->name != NULL ? row->name : "–");
    at += NAME_COLUMNS;
    mams_draw_text(draw, area.row, at, end - at - OWNER_COLUMNS - 1, role,
                   inquiry->subject != NULL ? inquiry->subject : "–");
    mams_draw_text(draw, area.row, end - OWNER_COLUMNS, OWNER_COLUMNS, role,
                   inquiry->operator_login != NULL ? inquiry->operator_login : "–");
}

/* The kinds, the one that is shown in brackets and with its number. */
static void draw_kinds(const Inquiries *inquiries, MamsDraw *draw, MamsArea row)
{
    int at = row.column, end = row.column + row.columns;
    g_autofree char *counts =
        g_strdup_printf(_("open %" PRId64 ", urgent %" PRId64), inquiries->open, inquiries->urgent);
    for (int kind = 0; kind < MAMS_N_QUEUES; kind++) {
        bool shown = kind == (int)inquiries->kind;
        g_autofree char *name =
            shown ? g_strdup_printf("[%s %" PRId64 "]", kind_name((MamsQueueKind)kind),
                                    inquiries->queue != NULL ? inquiries->queue->total : 0)
                  : g_strdup(kind_name((MamsQueueKind)kind));
        at += 2 + mams_draw_text(draw, row.row, at, end - at,
                                 shown ? MAMS_ROLE_HEADING : MAMS_ROLE_TEXT, name);
    }
    if (at < end)
        mams_draw_text_right(draw, row.row, at, end - at,
                             inquiries->urgent > 0 ? MAMS_ROLE_CAUTION : MAMS_ROLE_QUIET, counts);
}

static void draw_headings(MamsDraw *draw, MamsArea row)
{
    const struct {
        int columns;
        const char *name;
    } headings[] = {
        {TERM_COLUMNS, _("Term")},
        {CODE_COLUMNS, _("Number")},
        {CHANNEL_COLUMNS, _("Channel")},
        {NAME_COLUMNS, _("Name or sender")},
        {0, _("Subject")},
    };
    int at = row.column + MARK_COLUMNS, end = row.column + row.columns;
    for (size_t i = 0; i < G_N_ELEMENTS(headings); i++) {
        int columns = headings[i].columns > 0 ? headings[i].columns : end - at - OWNER_COLUMNS;
        mams_draw_text(draw, row.row, at, columns - 1, MAMS_ROLE_QUIET, headings[i].name);
        at += columns;
    }
    mams_draw_text(draw, row.row, at, OWNER_COLUMNS, MAMS_ROLE_QUIET, _("Whose"));
}

static void draw_mail(const Inquiries *inquiries, MamsDraw *draw, MamsArea row)
{
    if (inquiries->unsent == 0)
        return;
    g_autofree char *text =
        inquiries->undecided > 0
            ? g_strdup_printf(_("! Mails that did not leave: %u; %s shows them"),
                              inquiries->undecided, mams_action_key(MAMS_ACTION_OUTBOX))
            : g_strdup_printf(_("Mails that wait to be sent: %u; %s shows them"), inquiries->unsent,
                              mams_action_key(MAMS_ACTION_OUTBOX));
    mams_draw_text(draw, row.row, row.column, row.columns,
                   inquiries->undecided > 0 ? MAMS_ROLE_BAD : MAMS_ROLE_QUIET, text);
}

static void draw_head(Inquiries *inquiries, MamsDraw *draw, MamsArea head)
{
    const char *label = _("Find");
    int columns = mams_text_width(label) + 2;
    draw_kinds(inquiries, draw, mams_area_cut_top(&head, 1));
    MamsArea row = mams_area_cut_top(&head, 1);
    mams_draw_text(draw, row.row, row.column, columns, MAMS_ROLE_HEADING, label);
    mams_field_draw(inquiries->field, draw, row.row, row.column + columns, row.columns - columns,
                    inquiries->list.count == 0);
    draw_mail(inquiries, draw, mams_area_cut_top(&head, 1));
    mams_area_cut_top(&head, 1);
    draw_headings(draw, head);
}

static void draw_inquiries(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Inquiries *inquiries = (Inquiries *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    if (inquiries->error != NULL) {
        mams_draw_paragraph(draw, inside, MAMS_ROLE_BAD, inquiries->error);
        return;
    }
    MamsArea head = mams_area_cut_top(&inside, HEAD_ROWS);
    draw_head(inquiries, draw, head);
    if (inquiries->list.count == 0)
        mams_draw_text(draw, inside.row, inside.column, inside.columns, MAMS_ROLE_TEXT,
                       *mams_field_text(inquiries->field) != '\0'
                           ? _("No inquiry of this kind has these words. Esc clears them.")
                           : _("There is no inquiry of this kind."));
    mams_list_draw(&inquiries->list, draw, inside, true, true, draw_row, inquiries);
    mams_list_draw_position(&inquiries->list, draw,
                            (MamsArea){head.row + 3, head.column, 1, head.columns});
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    const Inquiries *inquiries = (const Inquiries *)screen;
    return (inquiries->list.count > 0 ? MAMS_NEEDS_ROW : 0u) |
           (inquiries->unsent > 0 ? MAMS_NEEDS_MAIL : 0u);
}

static void read_again(Inquiries *inquiries)
{
    inquiries->chosen = chosen_number(inquiries);
    inquiries->stale = true;
}

/* Nobody's becomes this operator's; another's is only looked at. */
static void open_chosen(Inquiries *inquiries)
{
    int64_t number = chosen_number(inquiries);
    read_again(inquiries);
    mams_inquiry_open(inquiries->screen.app, number);
}

static void change_kind(Inquiries *inquiries, int delta)
{
    read_again(inquiries);
    inquiries->kind =
        (MamsQueueKind)(((int)inquiries->kind + delta + MAMS_N_QUEUES) % MAMS_N_QUEUES);
    inquiries->list.selected = 0;
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Inquiries *inquiries = (Inquiries *)screen;
    settle(screen);
    switch ((int)action) {
    case MAMS_ACTION_OPEN:
        open_chosen(inquiries);
        break;
    case MAMS_ACTION_NEXT_KIND:
        change_kind(inquiries, 1);
        break;
    case MAMS_ACTION_PREVIOUS_KIND:
        change_kind(inquiries, -1);
        break;
    case MAMS_ACTION_OUTBOX:
        read_again(inquiries);
        mams_outbox_open(screen->app);
        break;
    case MAMS_ACTION_CLEAR:
        if (*mams_field_text(inquiries->field) == '\0') {
            mams_app_pop(screen->app);
            break;
        }
        mams_field_set_text(inquiries->field, "");
        read_again(inquiries);
        break;
    default:
        mams_list_act(&inquiries->list, action);
        break;
    }
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    Inquiries *inquiries = (Inquiries *)screen;
    if (!mams_field_key(inquiries->field, event))
        return false;
    read_again(inquiries);
    inquiries->chosen = 0;
    inquiries->list.selected = 0;
    return true;
}

/* A click chooses a row, one on the chosen row opens it. */
static void click(MamsScreen *screen, int row, int column, MamsArea body)
{
    (void)column;
    Inquiries *inquiries = (Inquiries *)screen;
    mams_area_cut_top(&body, HEAD_ROWS);
    int index = mams_list_at(&inquiries->list, body, row);
    if (index < 0)
        return;
    if (index == inquiries->list.selected)
        open_chosen(inquiries);
    else
        mams_list_move(&inquiries->list, index - inquiries->list.selected);
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "inquiries.list";
}

static bool typing(const MamsScreen *screen)
{
    return *mams_field_text(((const Inquiries *)screen)->field) != '\0';
}

static void changed(MamsScreen *screen, MamsIin iin)
{
    (void)iin;
    read_again((Inquiries *)screen);
}

static char *speech(const MamsScreen *screen)
{
    const Inquiries *inquiries = (const Inquiries *)screen;
    if (inquiries->error != NULL)
        return g_strdup(inquiries->error);
    g_autofree char *where =
        g_strdup_printf("%s, %s: %s", _(screen->class->title), kind_name(inquiries->kind),
                        mams_field_text(inquiries->field));
    if (inquiries->list.count == 0)
        return g_strdup_printf("%s; 0", where);
    const MamsQueueRow *row = row_at(inquiries, inquiries->list.selected);
    MamsRole role;
    g_autofree char *left = mams_inquiry_say_left(row->inquiry, &row->terms, &role);
    g_autofree char *code = mams_inquiry_code(row->inquiry);
    return g_strdup_printf("%s; %d/%d: %s, %s, %s, %s", where, inquiries->list.selected + 1,
                           inquiries->list.count, code, left, row->name != NULL ? row->name : "–",
                           row->inquiry->subject != NULL ? row->inquiry->subject : "–");
}

/* ---- a kept session ---- */

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const Inquiries *inquiries = (const Inquiries *)screen;
    g_key_file_set_string(file, group, "kind", mams_queue_code(inquiries->kind));
    mams_field_keep(inquiries->field, file, group, "text");
    mams_list_keep(&inquiries->list, file, group, "list");
    g_key_file_set_int64(file, group, "chosen", chosen_number(inquiries));
}

static void go(Inquiries *inquiries, GKeyFile *file, const char *group)
{
    g_autofree char *code = g_key_file_get_string(file, group, "kind", NULL);
    int kind = code != NULL ? mams_queue_parse(code) : -1;
    if (kind >= 0)
        inquiries->kind = (MamsQueueKind)kind;
    mams_field_restore(inquiries->field, file, group, "text");
    inquiries->chosen = g_key_file_get_int64(file, group, "chosen", NULL);
    inquiries->stale = true;
    settle(&inquiries->screen);
    if (inquiries->list.selected == 0)
        mams_list_restore(&inquiries->list, file, group, "list");
}

/* It begins where it was left. */
static void close_inquiries(MamsScreen *screen)
{
    Inquiries *inquiries = (Inquiries *)screen;
    keep(screen, mams_app_drafts(screen->app), GROUP);
    g_clear_pointer(&inquiries->queue, mams_queue_free);
    mams_field_free(inquiries->field);
    g_free(inquiries->error);
    g_free(inquiries);
}

static const MamsScreenClass inquiries_class = {
    .place = MAMS_PLACE_INQUIRIES,
    .title = N_("Inquiries"),
    .name = "inquiries",
    .topic = topic,
    .draw = draw_inquiries,
    .act = act,
    .holds = holds,
    .key = key,
    .click = click,
    .settle = settle,
    .typing = typing,
    .changed = changed,
    .keep = keep,
    .speech = speech,
    .close = close_inquiries,
};

static Inquiries *inquiries_new(MamsApp *app)
{
    Inquiries *inquiries = g_new0(Inquiries, 1);
    inquiries->screen.class = &inquiries_class;
    inquiries->screen.app = app;
    inquiries->field = mams_field_new(MAX_LETTERS);
    return inquiries;
}

MamsScreen *mams_inquiries_screen_new(MamsApp *app)
{
    Inquiries *inquiries = inquiries_new(app);
    go(inquiries, mams_app_drafts(app), GROUP);
    return &inquiries->screen;
}

MamsScreen *mams_inquiries_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                          GError **error)
{
    (void)error;
    Inquiries *inquiries = inquiries_new(app);
    go(inquiries, file, group);
    return &inquiries->screen;
}

void mams_inquiries_open(MamsApp *app)
{
    MamsScreen *there = mams_app_find(app, MAMS_PLACE_INQUIRIES);
    while (there != NULL && mams_app_top(app) != there)
        mams_app_pop(app);
    if (there == NULL)
        mams_app_push(app, mams_inquiries_screen_new(app));
    else
        read_again((Inquiries *)there);
}
