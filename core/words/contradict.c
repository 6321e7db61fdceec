/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/contradict.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "words/contradict_private.h"
#include "words/words_private.h"

/* The claims of a reply against the answer. */

enum { QUOTE_WIDTH = 70 };

static const char STATUS_WORD[] = "застрахов|статус|сақтандыр|мәртебе|\\binsured\\b|\\bstatus\\b";
static const char DEBT[] = "задолж|\\bдолг|берешек|берешегі|қарыз|\\bdebt|\\bowe";
static const char TO_PAY[] = "\\b(оплатите|оплатить|заплатите|заплатить|уплатите|уплатить|к оплате|"
                             "доплатите|төлеңіз|төлеу|төлеуіңіз|pay|to pay)\\b";
static const char NO_DEBT[] = "\\bзадолженности\\s+(\\w+\\s+){0,2}?нет\\b|"
                              "\\bнет\\s+(\\w+\\s+)?(задолженности|долга|долгов)\\b|"
                              "берешегіңіз\\s+(\\w+\\s+)?жоқ\\b|берешек\\s+жоқ\\b|"
                              "\\bno debts?\\b|\\bowe nothing\\b";
static const char OTHER_SUM[] =
    "пен[яюи]|штраф|өсімпұл|айыппұл|penalty|fine\\b|пример|мысал|example|"
    "зарплат|жалақы|wage";
static const char UNPAID[] =
    "\\bне\\s+(\\w+\\s+)?(оплачен|уплачен|поступ|внесен)|неоплачен|неуплачен|\\bнет\\s+(оплаты|"
    "взноса|платежа)|төленбеген|төленбеді|түспеген|түспеді|төлем\\s+жоқ|\\bnot\\s+(been\\s+)?paid|"
    "unpaid|n't\\s+paid|n't been paid|no payment";
static const char PAID[] =
    "\\b(оплачен(а|о|ы)?|уплачен(а|о|ы)?|оплачено|поступил(и|а|о)?)\\b|"
    "\\b(төленген|төленді|түскен|түсті)\\b|\\b(is|are|was|were|been)\\s+paid\\b";
static const char STATE_PAYS[] =
    "(за вас\\s+(взнос\\w*\\s+)?платит|взнос\\w*\\s+за\\s+вас\\s+платит)\\s+(государство|акимат)|"
    "сіз\\s+үшін\\s+(жарнаны\\s+)?(мемлекет|әкімдік)\\s+төлейді|"
    "(state|akimat)\\s+pays\\s+(\\w+\\s+){0,2}?for\\s+you";
static const char OWN_CATEGORY[] =
    "(ваша|вашей)\\s+(\\w+\\s+)?категори|\\bвы\\s+(относитесь|входите|состоите)|санатыңыз|"
    "санатындасыз|санатына\\s+жатасыз|your\\s+(\\w+\\s+)?category|you\\s+(are in|belong to)";
static const char ENDED[] =
    "законч|истек|прекра|аяқтал|тоқта|\\bended|expired|\\bwas\\b|\\bбыла\\b";

typedef struct {
    const MamsWords *words;
    MamsLang lang;
    const MamsAnswer *answer;
    const MamsPerson *person;
    Sentence *sentence;
    const Sentence *next; /* or NULL */
} Check;

/* The finding: the words of the reply, and what the engine says (transfer full). (owned) */
static char *finding(const char *words, char *engine)
{
    g_autofree char *own = engine;
    g_autofree char *quote = mams_text_ellipsize(words, QUOTE_WIDTH);
    return g_strdup_printf(_("the reply says “%s”, but by the rules: %s"), quote, own);
}

static bool is_day(MamsDay day)
{
    return day != MAMS_DAY_NONE && day != MAMS_DAY_FOREVER;
}

/* "not insured", "insured, until 31 July 2024". (owned) */
static char *engine_status(const Check *check)
{
    const MamsAnswer *answer = check->answer;
    const char *verdict =
        mams_words_verdict(check->words, check->lang, answer->verdict, check->person->sex);
    if (!is_day(answer->insured_until))
        return g_strdup(verdict);
    g_autofree char *day = mams_words_day(check->lang, answer->insured_until);
    return g_strdup_printf(_("%s, the last day is %s"), verdict, day);
}

/* ---- the status ---- */

static bool claim_holds(StatusClaim claim, MamsVerdict verdict)
{
    switch (claim) {
    case CLAIM_NOT_INSURED:
        return verdict <= MAMS_VERDICT_NOT_INSURED;
    case CLAIM_INSURED:
        return verdict >= MAMS_VERDICT_TEMPORARY;
    case CLAIM_CONDITIONAL:
        return verdict == MAMS_VERDICT_CONDITIONAL;
    case CLAIM_TEMPORARY:
        return verdict == MAMS_VERDICT_TEMPORARY;
    case CLAIM_NONE:
        return true;
    }
    return true;
}

/* "застрахованы с 5 августа": of a day to come it says nothing about today. */
static bool begins_later(const Check *check, const Clause *clause)
{
    g_autofree char *text = g_strdup(clause->text);
    g_autoptr(GArray) days = claim_days(text);
    for (guint i = 0; i < days->len; i++) {
        const TimeClaim *day = &g_array_index(days, TimeClaim, i);
        if (day->from && day->value > check->answer->on)
            return true;
    }
    return false;
}

static char *check_status(const Check *check, const Clause *clause)
{
    if (check->sentence->question || check->sentence->general || clause->conditional ||
        clause->future || clause->past)
        return NULL;
    g_autofree char *text = g_strdup(clause->text);
    for (;;) {
        g_autofree char *said = NULL;
        StatusClaim claim = claim_status(text, &said);
        if (claim == CLAIM_NONE)
            return NULL;
        if (!claim_holds(claim, check->answer->verdict))
            return begins_later(check, clause) ? NULL : finding(said, engine_status(check));
    }
}

/* ---- days ---- */

static bool promised(const MamsAnswer *answer, MamsDay day, bool *any)
{
    bool found = is_day(answer->insured_until) && answer->insured_until + 1 == day;
    for (guint i = 0; i < answer->ways->len; i++) {
        const MamsWay *way = answer->ways->pdata[i];
        *any = *any || is_day(way->insured_from);
        found = found || way->insured_from == day;
    }
    return found;
}

static char *promised_days(const Check *check)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < check->answer->ways->len; i++) {
        const MamsWay *way = check->answer->ways->pdata[i];
        if (!is_day(way->insured_from))
            continue;
        g_autofree char *day = mams_words_day(check->lang, way->insured_from);
        if (!strstr(text->str, day))
            g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", day);
    }
    g_autofree char *days = g_string_free(text, FALSE);
    return g_strdup_printf(_("insured from %s"), days);
}

/* Whether a record of the person ends on that day. */
static bool record_ends(const MamsAnswer *answer, MamsDay day)
{
    for (guint i = 0; answer->facts && i < answer->facts->assignments->len; i++)
        if (g_array_index(answer->facts->assignments, MamsAssignment, i).to == day)
            return true;
    return false;
}

static char *check_day(const Check *check, const Clause *clause, const TimeClaim *day)
{
    const MamsAnswer *answer = check->answer;
    bool any = false;
    if (day->value <= answer->on)
        return NULL;
    if (day->from && !day->until && !promised(answer, day->value, &any) && any)
        return finding(check->sentence->words, promised_days(check));
    if (day->until && !clause->conditional && !clause->future && !day->from &&
        answer->verdict >= MAMS_VERDICT_TEMPORARY && day->value != answer->insured_until &&
        !record_ends(answer, day->value))
        return finding(check->sentence->words, engine_status(check));
    return NULL;
}

/* A sentence with several days may tell of payments on some of them. */
static char *check_days(const Check *check, const Clause *clause)
{
    if (check->sentence->question || !text_has_digit(clause->text) ||
        !text_has_status(clause->text) || !text_has(clause->text, STATUS_WORD))
        return NULL;
    g_autofree char *whole = g_strdup(check->sentence->text);
    g_autoptr(GArray) all = claim_days(whole);
    if (all->len != 1)
        return NULL;
    g_autofree char *text = g_strdup(clause->text);
    g_autoptr(GArray) days = claim_days(text);
    return days->len == 1 ? check_day(check, clause, &g_array_index(days, TimeClaim, 0)) : NULL;
}

/* ---- months ---- */

static char *month_finding(const Check *check, MamsMonth month, bool covered)
{
    g_autofree char *name = mams_words_month_name(check->lang, month);
    return finding(check->sentence->words,
                   g_strdup_printf(covered ? _("%s is covered") : _("%s is not covered"), name));
}

static char *check_months(const Check *check, const Clause *clause)
{
    if (clause->conditional || clause->future || check->sentence->question ||
        !text_has_digit(clause->text))
        return NULL;
    bool unpaid = text_has(clause->text, UNPAID), paid = !unpaid && text_has(clause->text, PAID);
    if (!unpaid && !paid)
        return NULL;
    g_autofree char *text = g_strdup(clause->text);
    g_autoptr(GArray) days = claim_days(text);
    g_autoptr(GArray) months = claim_months(text);
    for (guint i = 0; i < months->len; i++) {
        MamsMonth month = g_array_index(months, TimeClaim, i).value;
        const MamsMonthAnswer *known = mams_answer_month(check->answer, month);
        if (known == NULL || known->returned || known->verdict == MAMS_VERDICT_NONE)
            continue;
        bool covered = known->mark != MAMS_MARK_NONE;
        if (unpaid && covered)
            return month_finding(check, month, true);
        if (paid && !covered && known->paid == 0)
            return month_finding(check, month, false);
    }
    return NULL;
}

/* ---- sums ---- */

static void add_sum(GArray *sums, int64_t sum)
{
    if (sum > 0)
        g_array_append_val(sums, sum);
}

/* Every sum of the debt and the ways that the engine knows. */
static GArray *known_sums(const Check *check)
{
    const MamsAnswer *answer = check->answer;
    GArray *sums = g_array_new(FALSE, FALSE, sizeof(int64_t));
    add_sum(sums, answer->debt_total);
    for (guint i = 0; i < answer->debt_months->len; i++)
        add_sum(sums, g_array_index(answer->debt_months, MamsWayLine, i).amount);
    for (guint i = 0; i < answer->months->len; i++) {
        add_sum(sums, g_array_index(answer->months, MamsMonthAnswer, i).shortfall);
        add_sum(sums, g_array_index(answer->months, MamsMonthAnswer, i).paid);
    }
    for (guint i = 0; i < answer->ways->len; i++) {
        const MamsWay *way = answer->ways->pdata[i];
        add_sum(sums, way->total);
        add_sum(sums, way->then_amount);
        add_sum(sums, way->debt_stays);
        for (guint k = 0; k < way->lines->len; k++)
            add_sum(sums, g_array_index(way->lines, MamsWayLine, k).amount);
    }
    return sums;
}

static bool among(const GArray *sums, int64_t sum)
{
    for (guint i = 0; i < sums->len; i++)
        if (g_array_index(sums, int64_t, i) == sum)
            return true;
    return false;
}

/* Some months at the price of this year or the last one. */
static bool is_some_months(const Check *check, int64_t sum)
{
    const MamsRules *rules = check->words->rules;
    static const MamsKind kinds[] = {MAMS_KIND_SELF, MAMS_KIND_ENTREPRENEUR};
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        for (int back = 0; back <= rules->window_months; back += rules->window_months) {
            MamsMonth month = mams_day_month(check->answer->on) - back;
            int64_t rate = mams_rules_month_rate(rules, kinds[i], month, mams_month_year(month));
            if (rate > 0 && sum % rate == 0 && sum / rate <= rules->window_months)
                return true;
        }
    }
    return false;
}

static char *engine_sums(const Check *check)
{
    const MamsAnswer *answer = check->answer;
    const MamsWay *way = words_way_to_say(answer);
    g_autofree char *debt = mams_words_money(check->lang, answer->debt_total);
    if (way == NULL || way->total == 0)
        return g_strdup_printf(_("the debt is %s"), debt);
    g_autofree char *total = mams_words_money(check->lang, way->total);
    return g_strdup_printf(_("the debt is %s, to pay at least %s"), debt, total);
}

static char *check_sums(const Check *check)
{
    const char *text = check->sentence->text;
    bool owes = check->answer->debt_total > 0 && check->answer->verdict == MAMS_VERDICT_NOT_INSURED;
    if (check->sentence->question || (!owes && !text_has_digit(text)))
        return NULL;
    bool debt = text_has(text, DEBT), pay = text_has(text, TO_PAY);
    if ((!debt && !pay) || sentence_is_conditional(check->sentence) || text_has(text, OTHER_SUM))
        return NULL;
    if (owes && text_has(text, NO_DEBT))
        return finding(check->sentence->words, engine_sums(check));
    g_autoptr(GArray) known = known_sums(check);
    g_autoptr(GArray) sums = claim_sums(text);
    if (known->len == 0 && !debt)
        return NULL;
    for (guint i = 0; i < sums->len; i++) {
        int64_t sum = g_array_index(sums, int64_t, i);
        if (sum > 0 && !among(known, sum) && (debt || !is_some_months(check, sum)))
            return finding(check->sentence->words, engine_sums(check));
    }
    return NULL;
}

/* ---- categories ---- */

static bool in_force(const Check *check, int category)
{
    g_autoptr(GArray) now =
        mams_status_in_force(check->words->rules, check->answer->facts, check->answer->on);
    for (guint i = 0; i < now->len; i++) {
        int index = g_array_index(now, MamsAssignment, i).category;
        MamsCategoryRole role = check->words->rules->categories[index].role;
        if (index == category)
            return true;
        if (category < 0 && (role == MAMS_ROLE_PRIVILEGED || role == MAMS_ROLE_CHILD))
            return true;
    }
    return false;
}

static bool quotes(const char *words)
{
    return strstr(words, "«") || strstr(words, "“");
}

/* Whether STATE_PAYS is worth trying. */
static bool somebody_pays(const char *text)
{
    return strstr(text, "платит") || strstr(text, "төлейді") || strstr(text, "pays");
}

/* The category that a sentence names in quotes, in any language; -1 when there is none. */
static int named_category(const Check *check)
{
    const MamsRules *rules = check->words->rules;
    for (int i = 0; i < rules->n_categories; i++) {
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            const char *names[] = {rules->categories[i].name[lang],
                                   rules->categories[i].short_name[lang]};
            for (gsize k = 0; k < G_N_ELEMENTS(names); k++) {
                g_autofree char *angled = g_strdup_printf("«%s»", names[k]);
                g_autofree char *curled = g_strdup_printf("“%s”", names[k]);
                if (strstr(check->sentence->words, angled) ||
                    strstr(check->sentence->words, curled))
                    return i;
            }
        }
    }
    return -1;
}

static char *check_category(const Check *check)
{
    const char *text = check->sentence->text;
    if (check->answer->facts == NULL || check->sentence->question)
        return NULL;
    bool own = quotes(check->sentence->words) && text_has(text, OWN_CATEGORY);
    bool state_pays = somebody_pays(text) && text_has(text, STATE_PAYS);
    if ((!own && !state_pays) || sentence_is_conditional(check->sentence) || text_has(text, ENDED))
        return NULL;
    int category = own ? named_category(check) : -1;
    if (category >= 0 && !in_force(check, category) &&
        !(check->next && text_has(check->next->text, ENDED))) {
        const char *name = check->words->rules->categories[category].short_name[check->lang];
        return finding(check->sentence->words,
                       g_strdup_printf(_("the category “%s” is not in force"), name));
    }
    if (state_pays && !in_force(check, -1))
        return finding(check->sentence->words, g_strdup(_("no category is in force")));
    return NULL;
}

/* ---- all of them ---- */

static char *check_clause(const Check *check, const Clause *clause)
{
    char *found = check_status(check, clause);
    if (!found)
        found = check_days(check, clause);
    return found ? found : check_months(check, clause);
}

static char *check_clauses(const Check *check)
{
    const GArray *clauses = sentence_clauses(check->sentence);
    for (guint i = 0; i < clauses->len; i++) {
        char *found = check_clause(check, &g_array_index(clauses, Clause, i));
        if (found)
            return found;
    }
    return NULL;
}

static char *check_sentence(const Check *check)
{
    const char *text = check->sentence->text;
    char *found = NULL;
    if (text_has_status(text) || text_has_digit(text))
        found = check_clauses(check);
    if (!found)
        found = check_sums(check);
    return found ? found : check_category(check);
}

char *mams_contradict(const MamsWords *words, MamsLang lang, const char *text,
                      const MamsAnswer *answer, const MamsPerson *person)
{
    g_autoptr(GPtrArray) sentences = claim_sentences(text);
    for (guint i = 0; i < sentences->len; i++) {
        const Check check = {
            .words = words,
            .lang = lang,
            .answer = answer,
            .person = person,
            .sentence = sentences->pdata[i],
            .next = i + 1 < sentences->len ? sentences->pdata[i + 1] : NULL,
        };
        char *found = check_sentence(&check);
        if (found)
            return found;
    }
    return NULL;
}
