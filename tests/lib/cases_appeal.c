/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases_appeal.h"

#include "cm.h"

#include <string.h>

#include "status/appeal.h"

struct CaseAppeal {
    MamsAppeal appeal;
    GArray *pauses; /* MamsPause */
    const char *place;
};

CaseAppeal *case_appeal_new(void)
{
    CaseAppeal *self = g_new0(CaseAppeal, 1);
    self->pauses = g_array_new(FALSE, FALSE, sizeof(MamsPause));
    self->appeal.received = self->appeal.extended_on = self->appeal.extended_to = MAMS_DAY_NONE;
    return self;
}

void case_appeal_free(CaseAppeal *self)
{
    g_array_unref(self->pauses);
    g_free(self);
}

static MamsDay read_day(const CaseAppeal *self, const char *text)
{
    MamsDay day = text ? mams_day_parse(text) : MAMS_DAY_NONE;
    if (day == MAMS_DAY_NONE)
        fail_msg("%s: '%s' is no day", self->place, text ? text : "(missing)");
    return day;
}

static void expect_word(const CaseAppeal *self, const char *found, const char *word)
{
    if (!found || !g_str_equal(found, word))
        fail_msg("%s: '%s' stands where '%s' is needed", self->place, found ? found : "", word);
}

/* came DAY: begins an appeal */
static void read_came(CaseAppeal *self, const MamsRules *rules, char **words)
{
    (void)rules;
    g_array_set_size(self->pauses, 0);
    self->appeal = (MamsAppeal){.received = read_day(self, words[1]),
                                .extended_on = MAMS_DAY_NONE,
                                .extended_to = MAMS_DAY_NONE};
}

/* asked DAY [answered DAY] */
static void read_asked(CaseAppeal *self, const MamsRules *rules, char **words)
{
    (void)rules;
    MamsPause pause = {read_day(self, words[1]), MAMS_DAY_NONE};
    if (words[2]) {
        expect_word(self, words[2], "answered");
        pause.until = read_day(self, words[3]);
    }
    g_array_append_val(self->pauses, pause);
}

/* extended DAY to DAY */
static void read_extended(CaseAppeal *self, const MamsRules *rules, char **words)
{
    (void)rules;
    self->appeal.extended_on = read_day(self, words[1]);
    expect_word(self, words[2], "to");
    self->appeal.extended_to = read_day(self, words[3]);
}

/* What the clock shows under that name: a day, "-" or a number. */
static bool look_up(const MamsAppealTerms *terms, const char *key, char text[MAMS_DAY_TEXT_SIZE])
{
    const struct {
        const char *key;
        MamsDay day;
    } days[] = {{"registered", terms->registered},
                {"due", terms->due},
                {"redirect", terms->redirect_by},
                {"tell", terms->tell_by},
                {"extend", terms->extend_to}};
    if (g_str_equal(key, "left")) {
        g_snprintf(text, MAMS_DAY_TEXT_SIZE, "%d", terms->left);
        return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        if (!g_str_equal(key, days[i].key))
            continue;
        mams_day_format(days[i].day, text);
        if (!*text)
            g_strlcpy(text, "-", MAMS_DAY_TEXT_SIZE);
        return true;
    }
    return false;
}

static void check_flag(const CaseAppeal *self, const char *name, bool found, char **words)
{
    if (found != g_strv_contains((const char *const *)words, name))
        fail_msg("%s: the clock is %s%s", self->place, found ? "" : "not ", name);
}

/* clock DAY due=DAY|- left=N [NAME=DAY|-]… [stopped] [uncertain] */
static void read_clock(CaseAppeal *self, const MamsRules *rules, char **words)
{
    MamsAppealTerms terms;
    int needed = 0;
    self->appeal.pauses = (const MamsPause *)self->pauses->data;
    self->appeal.n_pauses = (int)self->pauses->len;
    mams_appeal_terms(rules, &self->appeal, read_day(self, words[1]), &terms);
    for (char **word = words + 2; *word; word++) {
        g_auto(GStrv) pair = g_strsplit(*word, "=", 2);
        char found[MAMS_DAY_TEXT_SIZE];
        if (g_str_equal(*word, "stopped") || g_str_equal(*word, "uncertain"))
            continue;
        if (!pair[1] || !look_up(&terms, pair[0], found))
            fail_msg("%s: the clock shows no '%s'", self->place, *word);
        else if (!g_str_equal(found, pair[1]))
            fail_msg("%s: %s is %s, not %s", self->place, pair[0], found, pair[1]);
        needed += g_str_equal(pair[0], "due") || g_str_equal(pair[0], "left");
    }
    if (needed != 2)
        fail_msg("%s: a clock needs due= and left=", self->place);
    check_flag(self, "stopped", terms.stopped, words);
    check_flag(self, "uncertain", terms.uncertain, words);
}

bool case_appeal_line(CaseAppeal *self, const MamsRules *rules, const char *place, char **words)
{
    static const struct {
        const char *word;
        void (*read)(CaseAppeal *self, const MamsRules *rules, char **words);
    } forms[] = {{"came", read_came},
                 {"asked", read_asked},
                 {"extended", read_extended},
                 {"clock", read_clock}};
    self->place = place;
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        if (g_str_equal(forms[i].word, words[0])) {
            forms[i].read(self, rules, words);
            return true;
        }
    }
    return false;
}
