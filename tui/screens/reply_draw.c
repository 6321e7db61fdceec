/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/reply_private.h"

enum { HEAD_ROWS = 3, MOST_PROBLEMS = 4 };

typedef MamsReplyScreen Reply;

static const char *letter_name(const char *code)
{
    int kind = code != NULL ? mams_letter_kind_parse(code) : -1;
    static const char *const names[MAMS_N_LETTERS] = {
        [MAMS_LETTER_STATUS] = N_("letter about the status"),
        [MAMS_LETTER_REFUND] = N_("application for a refund"),
        [MAMS_LETTER_TEMPORARY] = N_("request for the temporary status")};
    return kind >= 0 ? _(names[kind]) : _("no letter");
}

static void draw_head(const Reply *reply, MamsDraw *draw, MamsArea area)
{
    g_autofree char *to = g_strdup_printf("%s  %s", reply->code,
                                          reply->to != NULL ? reply->to : _("told, not mailed"));
    g_autofree char *lang =
        g_strdup_printf("F12 %s", mams_lang_code((MamsLang)reply->draft->language));
    g_autofree char *with =
        g_strdup_printf(_("With it: %s (%s)"), letter_name(reply->draft->attach),
                        mams_action_key(MAMS_ACTION_ATTACH));
    mams_draw_text(draw, area.row, area.column, area.columns - 8, MAMS_ROLE_HEADING, to);
    mams_draw_text_right(draw, area.row, area.column, area.columns, MAMS_ROLE_TEXT, lang);
    mams_draw_text(draw, area.row + 1, area.column, area.columns, MAMS_ROLE_QUIET, with);
    mams_draw_rule(draw, area.row + 2, area.column - 1, area.columns + 2);
}

static int count_problems(const Reply *reply)
{
    if (reply->lost != NULL || reply->problems == NULL)
        return 1;
    return MIN((int)reply->problems->len, MOST_PROBLEMS);
}

/* One row each, cut; F5 has them in full. */
static void draw_problems(const Reply *reply, MamsDraw *draw, MamsArea area)
{
    const char *failure = reply->lost != NULL ? reply->lost : reply->failure;
    if (failure != NULL) {
        g_autofree char *text = g_strconcat("✗ ", failure, NULL);
        mams_draw_text(draw, area.row, area.column, area.columns, MAMS_ROLE_BAD, text);
        return;
    }
    for (int i = 0; i < area.rows && reply->problems != NULL && i < (int)reply->problems->len;
         i++) {
        const MamsReplyProblem *problem = g_ptr_array_index(reply->problems, i);
        g_autofree char *text = g_strconcat(problem->stops ? "✗ " : "! ", problem->text, NULL);
        mams_draw_text(draw, area.row + i, area.column, area.columns,
                       problem->stops ? MAMS_ROLE_BAD : MAMS_ROLE_CAUTION, text);
    }
}

void mams_reply_draw(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Reply *reply = (Reply *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    draw_head(reply, draw, mams_area_cut_top(&inside, HEAD_ROWS));
    int problems = count_problems(reply);
    if (problems > 0) {
        draw_problems(reply, draw, mams_area_cut_bottom(&inside, problems));
        MamsArea rule = mams_area_cut_bottom(&inside, 1);
        mams_draw_rule(draw, rule.row, rule.column - 1, rule.columns + 2);
    }
    mams_editor_draw(reply->editor, draw, inside, true);
}
