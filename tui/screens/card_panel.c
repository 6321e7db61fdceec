/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/card_private.h"

#include "call.h"
#include "marks.h"

enum { MIN_NAME_COLUMNS = 3 }; /* less is not begun: a sign and two letters */

/* A label and what belongs to it in the next row of the area; nothing when there is none left. */
static void draw_line(MamsDraw *draw, MamsArea *area, const char *label, const char *text)
{
    MamsArea row = mams_area_cut_top(area, 1);
    if (row.rows == 0)
        return;
    int taken = mams_draw_text(draw, row.row, row.column, row.columns, MAMS_ROLE_HEADING, label);
    row = mams_area_inset(row, taken > 0 ? taken + 1 : 0, 0);
    mams_draw_text(draw, row.row, row.column, row.columns, MAMS_ROLE_TEXT, text);
}

/* "01.09.2023–30.06.2025", with an open end "01.09.2023–". (owned) */
static char *format_span(MamsDay from, MamsDay to)
{
    char first[MAMS_DAY_TEXT_SIZE], last[MAMS_DAY_TEXT_SIZE];
    return g_strdup_printf("%s–%s", mams_day_format_dotted(from, first),
                           mams_day_format_dotted(to, last));
}

/* The category in two rows: its name, and since when, until when and on what word. */
static void draw_category(const MamsCardScreen *card, MamsDraw *draw, MamsArea *area)
{
    const GArray *categories = card->around->categories;
    MamsApp *app = card->screen.app;
    if (categories->len == 0) {
        draw_line(draw, area, _("No category in force"), "");
        return;
    }
    const MamsRules *rules = mams_desk_rules(mams_app_desk(app));
    const MamsAssignment *first = &g_array_index(categories, MamsAssignment, 0);
    const char *name = rules->categories[first->category].short_name[mams_app_language(app)];
    g_autofree char *names =
        categories->len > 1 ? g_strdup_printf("%s +%u", name, categories->len - 1) : g_strdup(name);
    g_autofree char *span = format_span(first->from, first->to);
    const MamsRegister *reg = first->reg != NULL ? mams_rules_register(rules, first->reg) : NULL;
    g_autoptr(GString) source = g_string_new(span);
    if (first->document != NULL && *first->document != '\0')
        g_string_append_printf(source, " № %s", first->document);
    if (reg != NULL)
        g_string_append_printf(source, " %s", reg->name[mams_app_language(app)]);
    else if (first->reg != NULL && *first->reg != '\0')
        g_string_append_printf(source, " %s", first->reg);
    draw_line(draw, area, names, "");
    draw_line(draw, area, "", source->str);
}

/* How many relatives, the key that lists them, and their signs and names as far as they fit. */
static void draw_relatives(const MamsCardScreen *card, MamsDraw *draw, MamsArea *area)
{
    const GPtrArray *relatives = card->around->relatives;
    MamsArea row = mams_area_cut_top(area, 1);
    if (row.rows == 0)
        return;
    g_autofree char *label = g_strdup_printf(_("Relatives %u"), relatives->len);
    int at = row.column;
    int end = row.column + row.columns;
    at += mams_draw_text(draw, row.row, at, end - at, MAMS_ROLE_HEADING, label);
    at += 1 +
          mams_draw_text(draw, row.row, at + 1, end - at, MAMS_ROLE_QUIET,
                         mams_action_key(MAMS_ACTION_DETAILS)) +
          1;
    for (guint i = 0; i < relatives->len && at + MIN_NAME_COLUMNS < end; i++) {
        const MamsCardRelative *relative = g_ptr_array_index(relatives, i);
        MamsRole role;
        const char *sign = mams_marks_verdict(relative->verdict, &role);
        at += mams_draw_text(draw, row.row, at, end - at, role, sign);
        const char *name =
            relative->name != NULL ? relative->given : mams_call_relation_name(relative->relation);
        at += mams_draw_text(draw, row.row, at, end - at, MAMS_ROLE_TEXT, name) + 1;
    }
}

static void draw_inquiries(const MamsCardScreen *card, MamsDraw *draw, MamsArea *area)
{
    const MamsAround *around = card->around;
    const MamsInquiry *last = g_ptr_array_index(around->inquiries, 0);
    char day[MAMS_DAY_TEXT_SIZE];
    g_autofree char *label = g_strdup_printf(_("Inquiries %d"), around->n_inquiries);
    mams_day_format_dotted(mams_almaty_day(last->received_at), day);
    const char *topic =
        last->topic >= 0 ? mams_call_topic_word((MamsInquiryTopic)last->topic) : _("open");
    g_autofree char *text = g_strdup_printf("%s %s", day, topic);
    draw_line(draw, area, label, text);
}

void mams_card_draw_panel(const MamsCardScreen *card, MamsDraw *draw, MamsArea area,
                          const char *legend)
{
    draw_category(card, draw, &area);
    if (card->around->relatives->len > 0)
        draw_relatives(card, draw, &area);
    if (card->around->inquiries->len > 0)
        draw_inquiries(card, draw, &area);
    mams_draw_paragraph(draw, area, MAMS_ROLE_QUIET, legend);
}
