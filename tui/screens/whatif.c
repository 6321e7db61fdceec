/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/whatif.h"

#include "marks.h"
#include "question.h"
#include "screens/restore.h"
#include "screens/screens.h"

enum {
    MONTHS_BACK = 24,
    YEAR_COLUMNS = 5 /* two strips stand beside each other in 80 columns */
};

const MamsCard *mams_whatif_card(const WhatIf *what_if)
{
    return what_if->failure == NULL ? mams_card_screen_card(what_if->card) : NULL;
}

/* ---- the answer ---- */

/* Both strips; when nothing is done they say the same. */
static void compare_months(WhatIf *what_if)
{
    const MamsRules *rules = mams_desk_rules(mams_app_desk(what_if->screen.app));
    const MamsCard *card = mams_whatif_card(what_if);
    MamsMonth now = mams_day_month(card->answer->on);
    const MamsFacts *left = card->facts, *right = card->facts;
    MamsDay on = card->answer->on;
    MamsMonth from = now - MONTHS_BACK + 1, to = now + rules->prepay_months;
    if (what_if->answer != NULL) {
        const MamsComparison *comparison = what_if->answer->comparison;
        left = comparison->left.facts;
        right = comparison->right.facts;
        on = comparison->on;
        from = comparison->from;
        to = comparison->to;
    }
    g_clear_pointer(&what_if->pairs, g_array_unref);
    what_if->pairs = mams_month_pairs(rules, left, rules, right, on, from, to);
    MamsMonth cursor = what_if->months.cursor;
    what_if->months = mams_timeline_make(from, to);
    what_if->months.year_columns = YEAR_COLUMNS;
    mams_timeline_go(&what_if->months, cursor);
}

/* Asks; when that fails everything stays. */
static bool ask(WhatIf *what_if, const MamsQuestion *question, int oldest, GError **error)
{
    MamsWhatIf *answer = NULL;
    if (!mams_question_is_empty(question)) {
        answer = mams_desk_whatif(mams_app_desk(what_if->screen.app),
                                  mams_whatif_card(what_if)->citizen->iin, question, error);
        if (answer == NULL)
            return false;
    }
    g_clear_pointer(&what_if->answer, mams_whatif_free);
    what_if->answer = answer;
    what_if->question = *question;
    what_if->oldest = oldest;
    compare_months(what_if);
    return true;
}

static void ask_or_say(WhatIf *what_if, const MamsQuestion *question, int oldest)
{
    g_autoptr(GError) error = NULL;
    if (!ask(what_if, question, oldest, &error))
        mams_app_say_error(what_if->screen.app, error->message);
}

/* ---- the lines ---- */

/* Pays so many of the oldest unpaid months, none for 0. */
static void pay_oldest(WhatIf *what_if, int n)
{
    MamsQuestion question = what_if->question;
    int unpaid = (int)what_if->unpaid->len;
    if (n > unpaid) {
        g_autofree char *text = g_strdup_printf(_("Unpaid months: %d, no more."), unpaid);
        mams_app_say(what_if->screen.app, text);
        n = unpaid;
    }
    question.pay_from = question.pay_to = MAMS_MONTH_NONE;
    if (n > 0) {
        question.pay_from = g_array_index(what_if->unpaid, MamsMonth, 0);
        question.pay_to = g_array_index(what_if->unpaid, MamsMonth, n - 1);
    }
    ask_or_say(what_if, &question, n);
}

static bool take_range(MamsScreen *screen, const char *text, GError **error)
{
    WhatIf *what_if = (WhatIf *)screen;
    MamsQuestion question = what_if->question;
    return mams_question_read_months(text, &question.pay_from, &question.pay_to, error) &&
           ask(what_if, &question, 0, error);
}

static bool take_job(MamsScreen *screen, const char *text, GError **error)
{
    WhatIf *what_if = (WhatIf *)screen;
    MamsQuestion question = what_if->question;
    return mams_question_read_month(text, &question.job_from, error) &&
           ask(what_if, &question, what_if->oldest, error);
}

static bool take_days(MamsScreen *screen, const char *text, GError **error)
{
    WhatIf *what_if = (WhatIf *)screen;
    MamsQuestion question = what_if->question;
    question.category = what_if->picked;
    return mams_question_read_days(text, &question.category_from, &question.category_to, error) &&
           ask(what_if, &question, what_if->oldest, error);
}

static const MamsPrompt range_prompt = {
    .name = "range",
    .label = N_("Pay the months"),
    .hint = N_("08.2024..10.2024, or one month: 08.2024."),
    .take = take_range,
};
static const MamsPrompt days_prompt = {
    .name = "days",
    .label = N_("It holds"),
    .hint = N_("01.09.2024..30.06.2025; without a last day it stays open."),
    .take = take_days,
};
static const MamsPrompt job_prompt = {
    .name = "job",
    .label = N_("An employer pays from"),
    .hint = N_("The first month, 12.2024."),
    .take = take_job,
};

static MamsScreen *ask_range(WhatIf *what_if)
{
    g_autofree char *range = mams_whatif_line(what_if, LINE_RANGE);
    return mams_prompt_screen_new(&what_if->screen, &range_prompt, range);
}

static MamsScreen *ask_job(WhatIf *what_if)
{
    MamsDay on = mams_whatif_card(what_if)->answer->on;
    g_autofree char *now = mams_question_format_month(mams_day_month(on));
    g_autofree char *from = mams_whatif_line(what_if, LINE_JOB);
    return mams_prompt_screen_new(&what_if->screen, &job_prompt, *from != '\0' ? from : now);
}

static MamsScreen *ask_days(WhatIf *what_if)
{
    g_autofree char *from =
        mams_question_format_days(mams_whatif_card(what_if)->answer->on, MAMS_DAY_NONE);
    return mams_prompt_screen_new(&what_if->screen, &days_prompt, from);
}

static void take_category(MamsScreen *screen, int index)
{
    WhatIf *what_if = (WhatIf *)screen;
    what_if->picked = mams_desk_rules(mams_app_desk(screen->app))->categories[index].code;
    mams_app_push(screen->app, ask_days(what_if));
}

static GPtrArray *make_categories(MamsScreen *screen)
{
    const MamsRules *rules = mams_desk_rules(mams_app_desk(screen->app));
    MamsLang lang = mams_app_language(screen->app);
    GPtrArray *lines = g_ptr_array_new_with_free_func(mams_pick_line_free);
    for (int i = 0; i < rules->n_categories; i++) {
        const MamsCategory *category = &rules->categories[i];
        g_autofree char *also =
            g_strjoin(" ", category->code, category->short_name[lang], category->name[MAMS_LANG_KK],
                      category->name[MAMS_LANG_RU], category->name[MAMS_LANG_EN], NULL);
        g_ptr_array_add(lines, mams_pick_line_new(category->name[lang], also));
    }
    return lines;
}

static const MamsPick category_pick = {
    .name = "category",
    .title = N_("Category"),
    .lines = make_categories,
    .take = take_category,
};

/* The days are those of a category that was picked before. */
static MamsScreen *question(MamsScreen *screen, const char *name)
{
    WhatIf *what_if = (WhatIf *)screen;
    if (g_str_equal(name, range_prompt.name))
        return ask_range(what_if);
    if (g_str_equal(name, job_prompt.name))
        return ask_job(what_if);
    if (g_str_equal(name, category_pick.name))
        return mams_pick_screen_new(screen, &category_pick);
    return g_str_equal(name, days_prompt.name) && what_if->picked != NULL ? ask_days(what_if)
                                                                          : NULL;
}

static void choose(WhatIf *what_if)
{
    MamsApp *app = what_if->screen.app;
    MamsQuestion question = what_if->question;
    switch ((WhatIfLine)what_if->lines.selected) {
    case LINE_OLDEST:
        pay_oldest(what_if, (what_if->oldest + 1) % ((int)what_if->unpaid->len + 1));
        break;
    case LINE_RANGE:
        mams_app_push(app, ask_range(what_if));
        break;
    case LINE_PREPAY:
        question.prepay = !question.prepay;
        ask_or_say(what_if, &question, what_if->oldest);
        break;
    case LINE_CATEGORY:
        mams_app_push(app, mams_pick_screen_new(&what_if->screen, &category_pick));
        break;
    default:
        mams_app_push(app, ask_job(what_if));
        break;
    }
}

static void take_away(WhatIf *what_if)
{
    MamsQuestion question = what_if->question;
    int oldest = what_if->oldest;
    switch ((WhatIfLine)what_if->lines.selected) {
    case LINE_OLDEST:
    case LINE_RANGE:
        question.pay_from = question.pay_to = MAMS_MONTH_NONE;
        oldest = 0;
        break;
    case LINE_PREPAY:
        question.prepay = false;
        break;
    case LINE_CATEGORY:
        question.category = NULL;
        break;
    default:
        question.job_from = MAMS_MONTH_NONE;
        break;
    }
    ask_or_say(what_if, &question, oldest);
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    return mams_whatif_card((const WhatIf *)screen) != NULL ? MAMS_NEEDS_CARD : 0;
}

static void act(MamsScreen *screen, MamsActionId action)
{
    WhatIf *what_if = (WhatIf *)screen;
    switch ((int)action) {
    case MAMS_ACTION_UP:
        mams_list_move(&what_if->lines, -1);
        break;
    case MAMS_ACTION_DOWN:
        mams_list_move(&what_if->lines, 1);
        break;
    case MAMS_ACTION_CHOOSE:
        choose(what_if);
        break;
    case MAMS_ACTION_TAKE_AWAY:
        take_away(what_if);
        break;
    case MAMS_ACTION_EARLIER_MONTH:
        mams_timeline_move(&what_if->months, -1);
        break;
    case MAMS_ACTION_LATER_MONTH:
        mams_timeline_move(&what_if->months, 1);
        break;
    case MAMS_ACTION_FIRST_MONTH:
        mams_timeline_go(&what_if->months, what_if->months.first);
        break;
    case MAMS_ACTION_LAST_MONTH:
        mams_timeline_go(&what_if->months, what_if->months.last);
        break;
    }
}

/* A digit, in whatever layout its key gives it, says how many months are paid. */
static bool key(MamsScreen *screen, const MamsEvent *event)
{
    WhatIf *what_if = (WhatIf *)screen;
    MamsKey function =
        event->key == MAMS_KEY_TEXT ? mams_keymap_function_key(event->text) : MAMS_KEY_NONE;
    if (mams_whatif_card(what_if) == NULL || function < MAMS_KEY_F1 || function > MAMS_KEY_F10)
        return false;
    mams_list_reset(&what_if->lines, N_LINES);
    pay_oldest(what_if, (int)(function - MAMS_KEY_F1 + 1) % 10);
    return true;
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "whatif.lines";
}

/* ---- a kept session ---- */

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const WhatIf *what_if = (const WhatIf *)screen;
    const MamsQuestion *question = &what_if->question;
    g_key_file_set_integer(file, group, "oldest", what_if->oldest);
    g_key_file_set_integer(file, group, "pay-from", question->pay_from);
    g_key_file_set_integer(file, group, "pay-to", question->pay_to);
    g_key_file_set_boolean(file, group, "prepay", question->prepay);
    g_key_file_set_integer(file, group, "job-from", question->job_from);
    if (question->category != NULL) {
        g_key_file_set_string(file, group, "category", question->category);
        g_key_file_set_integer(file, group, "category-from", question->category_from);
        g_key_file_set_integer(file, group, "category-to", question->category_to);
    }
    if (what_if->picked != NULL)
        g_key_file_set_string(file, group, "picked", what_if->picked);
    g_key_file_set_integer(file, group, "month", what_if->months.cursor);
    mams_list_keep(&what_if->lines, file, group, "lines");
}

/* Codes are the rules' and stay as long as they do. */
static const char *find_category(const MamsRules *rules, const char *code)
{
    for (int i = 0; i < rules->n_categories; i++) {
        if (g_str_equal(rules->categories[i].code, code))
            return rules->categories[i].code;
    }
    return NULL;
}

static bool restore(WhatIf *what_if, GKeyFile *file, const char *group, GError **error)
{
    MamsQuestion question = what_if->question;
    const MamsRules *rules = mams_desk_rules(mams_app_desk(what_if->screen.app));
    g_autofree char *code = g_key_file_get_string(file, group, "category", NULL);
    g_autofree char *picked = g_key_file_get_string(file, group, "picked", NULL);
    int oldest = g_key_file_get_integer(file, group, "oldest", NULL);
    question.pay_from = g_key_file_get_integer(file, group, "pay-from", NULL);
    question.pay_to = g_key_file_get_integer(file, group, "pay-to", NULL);
    question.prepay = g_key_file_get_boolean(file, group, "prepay", NULL);
    question.job_from = g_key_file_get_integer(file, group, "job-from", NULL);
    question.category = code != NULL ? find_category(rules, code) : NULL;
    what_if->picked = picked != NULL ? find_category(rules, picked) : NULL;
    if (question.category != NULL) {
        question.category_from = g_key_file_get_integer(file, group, "category-from", NULL);
        question.category_to = g_key_file_get_integer(file, group, "category-to", NULL);
    }
    mams_list_restore(&what_if->lines, file, group, "lines");
    if (!ask(what_if, &question, CLAMP(oldest, 0, (int)what_if->unpaid->len), error))
        return false;
    mams_timeline_go(&what_if->months, g_key_file_get_integer(file, group, "month", NULL));
    return true;
}

/* What follows, then the line in hand. */
static char *speech(const MamsScreen *screen)
{
    const WhatIf *what_if = (const WhatIf *)screen;
    const MamsCard *card = mams_whatif_card(what_if);
    if (card == NULL)
        return g_strdup(what_if->failure);
    const MamsAnswer *answer =
        what_if->answer != NULL ? what_if->answer->comparison->right.on_day : card->answer;
    g_autofree char *verdict =
        mams_marks_verdict_text(mams_desk_words(mams_app_desk(screen->app)),
                                mams_app_language(screen->app), answer, card->person.sex);
    WhatIfLine line = (WhatIfLine)what_if->lines.selected;
    g_autofree char *value = mams_whatif_line(what_if, line);
    return g_strdup_printf("%s: %s; %s: %s", _("What if"), verdict, mams_whatif_label(line),
                           *value != '\0' ? value : "–");
}

/* ---- start and end ---- */

/* A look that cannot be written must not have happened. */
static bool painted(MamsScreen *screen)
{
    WhatIf *what_if = (WhatIf *)screen;
    g_autoptr(GError) error = NULL;
    if (mams_desk_look(mams_app_desk(screen->app), "whatif",
                       mams_whatif_card(what_if)->citizen->iin, 1, &error))
        return false;
    what_if->failure = g_strdup_printf(
        _("The card is closed: the look at it could not be written into the journal. %s"),
        error->message);
    return true;
}

static void close_whatif(MamsScreen *screen)
{
    WhatIf *what_if = (WhatIf *)screen;
    mams_whatif_free(what_if->answer);
    g_array_unref(what_if->unpaid);
    g_array_unref(what_if->pairs);
    g_free(what_if->failure);
    g_free(what_if);
}

static const MamsScreenClass whatif_class = {
    .place = MAMS_PLACE_WHAT_IF,
    .title = N_("What if"),
    .name = "what-if",
    .topic = topic,
    .draw = mams_whatif_draw,
    .act = act,
    .holds = holds,
    .key = key,
    .painted = painted,
    .question = question,
    .keep = keep,
    .speech = speech,
    .close = close_whatif,
};

MamsScreen *mams_whatif_screen_new(MamsScreen *card, const MamsWay *way)
{
    const MamsAnswer *answer = mams_card_screen_card(card)->answer;
    WhatIf *what_if = g_new0(WhatIf, 1);
    what_if->screen.class = &whatif_class;
    what_if->screen.app = card->app;
    what_if->card = card;
    what_if->unpaid = mams_question_unpaid(answer);
    what_if->months.cursor = mams_day_month(answer->on);
    mams_list_reset(&what_if->lines, N_LINES);
    MamsQuestion nothing =
        mams_question_of_way(mams_desk_rules(mams_app_desk(card->app)), answer, NULL);
    MamsQuestion question =
        mams_question_of_way(mams_desk_rules(mams_app_desk(card->app)), answer, way);
    ask_or_say(what_if, &nothing, 0);
    if (way != NULL)
        ask_or_say(what_if, &question, 0);
    return &what_if->screen;
}

MamsScreen *mams_whatif_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error)
{
    MamsScreen *card = mams_app_find(app, MAMS_PLACE_CARD);
    if (card == NULL) {
        mams_restore_fail(error);
        return NULL;
    }
    MamsScreen *screen = mams_whatif_screen_new(card, NULL);
    if (restore((WhatIf *)screen, file, group, error))
        return screen;
    close_whatif(screen);
    return NULL;
}
