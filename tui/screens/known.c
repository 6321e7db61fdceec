/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/known.h"

#include <string.h>

#include "mams.h"
#include "marks.h"
#include "screens/screens.h"

enum { DAY_LETTERS = 10, MINUTE_LETTERS = 5 };

/* ---- times ---- */

char *mams_known_read(const char *typed)
{
    g_autofree char *text = g_strstrip(g_strdup(typed));
    g_autofree char *date = g_strndup(text, DAY_LETTERS);
    MamsDay day = mams_day_parse_dotted(date);
    if (day == MAMS_DAY_NONE)
        return g_steal_pointer(&text);
    char iso[MAMS_DAY_TEXT_SIZE];
    mams_day_format(day, iso);
    const char *time = g_strchug(text + DAY_LETTERS);
    if (*time == '\0')
        return g_strdup(iso);
    return g_strconcat(iso, "T", time, strlen(time) == MINUTE_LETTERS ? ":00" : "", NULL);
}

/* A time in the form of mams_desk_known_at() for people. (owned) */
static char *say_time(const char *as_known)
{
    char dotted[MAMS_DAY_TEXT_SIZE];
    g_autofree char *date = g_strndup(as_known, DAY_LETTERS);
    MamsDay day = mams_day_parse(date);
    if (day != MAMS_DAY_NONE) {
        const char *time = as_known + DAY_LETTERS;
        return g_strconcat(mams_day_format_dotted(day, dotted), *time != '\0' ? " " : "",
                           time + (*time == 'T'), NULL);
    }
    if (strspn(as_known, "0123456789") == strlen(as_known))
        return g_strdup_printf(_("journal entry %s"), as_known);
    return g_strdup(as_known);
}

char *mams_known_banner(const char *as_known)
{
    g_autofree char *time = say_time(as_known);
    /* TRANSLATORS: at most 78 columns with "22.11.2024 14:05:00". */
    return g_strdup_printf(_("AS KNOWN ON: %s – NOT NOW.  Ctrl-A, Enter: back to now"), time);
}

/* ---- as known at ---- */

static bool take_time(MamsScreen *card, const char *text, GError **error)
{
    g_autofree char *asked = mams_known_read(text);
    if (!mams_card_screen_know(card, *asked != '\0' ? asked : NULL, error))
        return false;
    /* Whatever shows the card now is a look of its own. */
    mams_app_top(card->app)->was_painted = false;
    return true;
}

static const MamsPrompt known_prompt = {
    .name = "as-known",
    .label = N_("As known on"),
    .hint = N_("01.03.2024, 01.03.2024 14:05 or a journal entry; empty: now."),
    .take = take_time,
};

void mams_known_ask(MamsScreen *card)
{
    mams_app_push(card->app, mams_known_question(card, known_prompt.name));
}

/* ---- the difference of two times ---- */

/* What made an entry, in words. */
static const char *action_words(const char *action)
{
    static const struct {
        const char *action, *words;
    } actions[] = {
        {"import-citizens", N_("import of citizens")},
        {"import-relatives", N_("import of relatives")},
        {"import-assignments", N_("import of categories")},
        {"import-payments", N_("import of payments")},
    };
    for (guint i = 0; i < G_N_ELEMENTS(actions); i++) {
        if (g_str_equal(actions[i].action, action))
            return _(actions[i].words);
    }
    return action;
}

static void add_entry(MamsTextView *view, const MamsChangeEntry *entry)
{
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, entry->number);
    g_autofree char *whole = say_time(entry->time);
    g_autofree char *time = g_strndup(whole, DAY_LETTERS + 1 + MINUTE_LETTERS);
    /* TRANSLATORS: a journal entry: its number, its time, who made it, and what was done. */
    g_autofree char *text = g_strdup_printf(_("entry %s, %s, %s: %s"), number, time, entry->login,
                                            action_words(entry->action));
    mams_text_view_add(view, MAMS_ROLE_QUIET, 4, text);
}

/* What a text of changes is made of. */
typedef struct {
    MamsTimelineDiff *diff;
    char *before, *after; /* in the form of mams_desk_known_at(); after: NULL: now */
    MamsSex sex;
} Changes;

static void free_changes(void *data)
{
    Changes *changes = data;
    mams_timeline_diff_free(changes->diff);
    g_free(changes->before);
    g_free(changes->after);
    g_free(changes);
}

static void add_month(MamsTextView *view, const MamsDesk *desk, MamsLang lang,
                      const Changes *changes, const MamsMonthDiff *month)
{
    const MamsRules *rules = mams_desk_rules(desk);
    const MamsWords *words = mams_desk_words(desk);
    g_autofree char *name = mams_words_month_name(lang, month->month);
    g_autofree char *before = mams_marks_describe(rules, words, lang, &month->before, changes->sex);
    g_autofree char *after = mams_marks_describe(rules, words, lang, &month->after, changes->sex);
    g_autofree char *change = g_strdup_printf("%s  →  %s", before, after);
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, name);
    mams_text_view_add(view, MAMS_ROLE_TEXT, 2, change);
    for (guint i = 0; i < month->entries->len; i++)
        add_entry(view, mams_timeline_diff_entry(changes->diff,
                                                 g_array_index(month->entries, int64_t, i)));
    if (!month->direct)
        mams_text_view_add(view, MAMS_ROLE_QUIET, 4,
                           _("These changed other months, on which this one hangs."));
}

static void build(MamsTextView *view, MamsApp *app, MamsLang lang, const void *data)
{
    const Changes *changes = data;
    const MamsTimelineDiff *diff = changes->diff;
    g_autofree char *from = say_time(changes->before);
    g_autofree char *to = changes->after != NULL ? say_time(changes->after) : g_strdup(_("now"));
    g_autofree char *times = g_strdup_printf("%s → %s", from, to);
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, times);
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
    if (!diff->known_before)
        mams_text_view_add(view, MAMS_ROLE_TEXT, 0,
                           _("At the first time the person was not in the register yet."));
    if (diff->months->len == 0)
        mams_text_view_add(view, MAMS_ROLE_TEXT, 0, _("No month changed."));
    for (guint i = diff->months->len; i > 0; i--)
        add_month(view, mams_app_desk(app), lang, changes, g_ptr_array_index(diff->months, i - 1));
}

/* "TIME..TIME"; one time alone goes to now. */
static void read_times(const char *text, Changes *changes)
{
    g_auto(GStrv) ends = g_strsplit(text, "..", 2);
    changes->before = mams_known_read(ends[0] != NULL ? ends[0] : "");
    if (ends[0] != NULL && ends[1] != NULL && *g_strstrip(ends[1]) != '\0')
        changes->after = mams_known_read(ends[1]);
}

static bool compare(MamsDesk *desk, const MamsCard *card, Changes *changes, GError **error)
{
    const MamsAnswer *answer = card->answer;
    MamsMonth last = mams_day_month(answer->on);
    int64_t before, after = G_MAXINT64;
    if (!mams_desk_known_at(desk, changes->before, &before, error) ||
        (changes->after != NULL && !mams_desk_known_at(desk, changes->after, &after, error)))
        return false;
    changes->sex = card->person.sex;
    changes->diff = mams_desk_timeline_diff(desk, card->citizen->iin, answer->on,
                                            last - (MamsMonth)answer->months->len + 1, last, before,
                                            after, error);
    return changes->diff != NULL;
}

static bool take_times(MamsScreen *card, const char *text, GError **error)
{
    Changes *changes = g_new0(Changes, 1);
    read_times(text, changes);
    if (!compare(mams_app_desk(card->app), mams_card_screen_card(card), changes, error)) {
        free_changes(changes);
        return false;
    }
    const MamsReaderText reader = {.title = N_("Changes"),
                                   .topic = "months.changes",
                                   .build = build,
                                   .data = changes,
                                   .free = free_changes};
    MamsScreen *screen = mams_reader_screen_new(card->app, &reader);
    mams_reader_screen_look(screen, "timeline", changes->diff->iin);
    mams_app_push(card->app, screen);
    return true;
}

static const MamsPrompt diff_prompt = {
    .name = "diff",
    .label = N_("Changed between"),
    .hint = N_("01.03.2024..01.06.2024, or one time alone: since then."),
    .take = take_times,
};

void mams_known_ask_diff(MamsScreen *card)
{
    mams_app_push(card->app, mams_known_question(card, diff_prompt.name));
}

MamsScreen *mams_known_question(MamsScreen *card, const char *name)
{
    if (g_str_equal(name, known_prompt.name))
        return mams_prompt_screen_new(card, &known_prompt, "");
    if (!g_str_equal(name, diff_prompt.name))
        return NULL;
    const char *as_known = card->class->as_known(card);
    g_autofree char *from = as_known != NULL ? g_strconcat(as_known, "..", NULL) : g_strdup("");
    return mams_prompt_screen_new(card, &diff_prompt, from);
}
