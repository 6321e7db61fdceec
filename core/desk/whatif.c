/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "desk/desk_private.h"
#include "desk/lookups.h"

static bool fail_usage(GError **error, const char *message)
{
    g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE, message);
    return false;
}

static bool check_question(const MamsQuestion *question, GError **error)
{
    if (question->pay_from == MAMS_MONTH_NONE && !question->prepay && !question->category &&
        question->job_from == MAMS_MONTH_NONE && !question->rules_directory)
        return fail_usage(error, _("nothing happens in this what-if: say what is paid, which "
                                   "category or job begins, or which rules hold"));
    if (question->pay_from > question->pay_to)
        return fail_usage(error, _("the last month to pay is before the first: turn them round"));
    if (question->category && question->category_from == MAMS_DAY_NONE)
        return fail_usage(error, _("the category has no first day: say from when it holds"));
    if (question->category && question->category_to != MAMS_DAY_NONE &&
        question->category_to < question->category_from)
        return fail_usage(error, _("the category ends before it begins: turn the days round"));
    return true;
}

static bool find_category(const MamsRules *rules, const char *code, int *category, GError **error)
{
    *category = code ? mams_rules_category(rules, code) : -1;
    if (!code || *category >= 0)
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                _("there is no category '%s': take a code of the rules, such as 'student'"), code);
    return false;
}

/* The same person's facts by other rules: these may order the categories in another way. */
static bool load_other(MamsDesk *desk, MamsWhatIf *what_if, const char *directory, GError **error)
{
    what_if->other_rules = mams_rules_load(directory, error);
    if (!what_if->other_rules)
        return false;
    what_if->other_facts = mams_facts_new();
    return mams_store_facts(desk->store, what_if->other_rules, what_if->card->facts->iin,
                            MAMS_KNOWN_NOW, what_if->other_facts, error);
}

MamsWhatIf *mams_desk_whatif(MamsDesk *desk, MamsIin iin, const MamsQuestion *question,
                             GError **error)
{
    g_autoptr(MamsWhatIf) what_if = g_new0(MamsWhatIf, 1);
    MamsScenario as_it_stands = MAMS_SCENARIO_NONE, done = MAMS_SCENARIO_NONE;
    if (!check_question(question, error))
        return NULL;
    what_if->card = mams_desk_card(desk, iin, question->on, MAMS_KNOWN_NOW, 1, error);
    if (!what_if->card ||
        (question->rules_directory && !load_other(desk, what_if, question->rules_directory, error)))
        return NULL;
    as_it_stands.rules = desk->rules;
    as_it_stands.facts = what_if->card->facts;
    done.rules = what_if->other_rules ? what_if->other_rules : desk->rules;
    done.facts = what_if->other_facts ? what_if->other_facts : what_if->card->facts;
    if (!find_category(done.rules, question->category, &done.category, error))
        return NULL;
    done.pay_from = question->pay_from;
    done.pay_to = question->pay_to;
    done.prepay = question->prepay;
    done.category_from = question->category_from;
    if (question->category_to != MAMS_DAY_NONE)
        done.category_to = question->category_to;
    done.job_from = question->job_from;
    what_if->comparison = mams_scenario_compare(&as_it_stands, &done, what_if->card->answer->on);
    return g_steal_pointer(&what_if);
}

void mams_whatif_free(MamsWhatIf *what_if)
{
    if (!what_if)
        return;
    mams_comparison_free(what_if->comparison);
    mams_facts_free(what_if->other_facts);
    mams_rules_free(what_if->other_rules);
    mams_card_free(what_if->card);
    g_free(what_if);
}
