/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/bars.h"

/* A message of more lines than this is cut: it must not hide the screen it is about. */
enum { MESSAGE_ROWS = 4 };

/* "call 01:12   ", or nothing when none runs. (owned) */
static char *describe_call(int64_t seconds)
{
    if (seconds < 0)
        return g_strdup("");
    g_autofree char *time =
        g_strdup_printf("%02" G_GINT64_FORMAT ":%02" G_GINT64_FORMAT, seconds / 60, seconds % 60);
    /* TRANSLATORS: how long the call has run: "call 01:12". */
    g_autofree char *text = g_strdup_printf(_("call %s"), time);
    return g_strconcat(text, "   ", NULL);
}

void mams_title_draw(MamsDraw *draw, MamsArea area, const MamsTitle *title)
{
    char day[MAMS_DAY_TEXT_SIZE];
    mams_day_format_dotted(title->today, day);
    /* TRANSLATORS: "demo" and the day that the invented data belong to. */
    g_autofree char *date = title->demo ? g_strdup_printf(_("demo %s"), day) : g_strdup(day);
    g_autofree char *recording = g_strdup_printf("● %s   ", _("recording"));
    g_autofree char *call = describe_call(title->call_seconds);
    g_autofree char *right =
        g_strdup_printf("%s%s   %s%s   %s", title->recording ? recording : "", date, call,
                        title->login, mams_lang_code(title->language));
    g_autofree char *left = g_strdup_printf("mams  %s", title->title);
    mams_draw_blank(draw, area.row, area.column, area.columns, MAMS_ROLE_TITLE);
    int start = mams_draw_text_right(draw, area.row, area.column + area.columns / 3,
                                     area.columns - area.columns / 3 - 1, MAMS_ROLE_TITLE, right);
    mams_draw_text(draw, area.row, area.column + 1, start - area.column - 3, MAMS_ROLE_TITLE, left);
}

void mams_banner_draw(MamsDraw *draw, MamsArea area, const char *text)
{
    mams_draw_blank(draw, area.row, area.column, area.columns, MAMS_ROLE_BANNER);
    mams_draw_text(draw, area.row, area.column + 1, area.columns - 2, MAMS_ROLE_BANNER, text);
}

int mams_message_draw(MamsDraw *draw, MamsArea area, MamsRole role, const char *text)
{
    MamsArea inside = mams_area_inset(area, 1, 1);
    g_auto(GStrv) lines = mams_text_wrap(text, inside.columns);
    inside.rows = CLAMP((int)g_strv_length(lines), 1, MESSAGE_ROWS);
    inside.row = area.row + 1 - inside.rows;
    bool over_body = inside.rows > 1;
    for (int i = 0; i < inside.rows && (over_body || role == MAMS_ROLE_ERROR); i++)
        mams_draw_blank(draw, inside.row + i, area.column, area.columns,
                        role == MAMS_ROLE_ERROR ? role : MAMS_ROLE_TEXT);
    mams_draw_paragraph(draw, inside, role, text);
    return inside.row;
}
