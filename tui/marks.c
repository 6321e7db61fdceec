/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marks.h"

/* What is not told by a payer's letter. */
typedef enum {
    SIGN_STATE,
    SIGN_LOCAL,
    SIGN_EXEMPT,
    SIGN_TRANSITION,
    SIGN_RETURNED,
    SIGN_SHORT,
    SIGN_TEMPORARY,
    SIGN_KEPT,
    SIGN_NOT_DUE,
    SIGN_GAP,
    SIGN_UNSETTLED,
    SIGN_DEBT,
    N_SIGNS,
    SIGN_BEFORE = N_SIGNS, /* before the system or the birth */
    SIGN_PAYER             /* SIGN_PAYER + MamsKind */
} Sign;

static const struct {
    const char *text;
    MamsRole role;
    const char *meaning;
} signs[N_SIGNS] = {
    [SIGN_STATE] = {"s", MAMS_ROLE_GOOD, N_("paid by the state")},
    [SIGN_LOCAL] = {"a", MAMS_ROLE_GOOD, N_("paid by the akimat")},
    [SIGN_EXEMPT] = {"x", MAMS_ROLE_GOOD, N_("in service")},
    [SIGN_TRANSITION] = {"t", MAMS_ROLE_GOOD, N_("transition of 2020")},
    [SIGN_RETURNED] = {"<", MAMS_ROLE_BAD, N_("returned")},
    [SIGN_SHORT] = {"%", MAMS_ROLE_BAD, N_("part paid")},
    [SIGN_TEMPORARY] = {"?", MAMS_ROLE_CAUTION, N_("temporary")},
    [SIGN_KEPT] = {"~", MAMS_ROLE_CAUTION, N_("right kept")},
    [SIGN_NOT_DUE] = {"-", MAMS_ROLE_CAUTION, N_("not due yet")},
    [SIGN_GAP] = {"·", MAMS_ROLE_BAD, N_("not covered")},
    [SIGN_UNSETTLED] = {"!", MAMS_ROLE_CAUTION, N_("paid, but a gap before")},
    [SIGN_DEBT] = {"₸", MAMS_ROLE_BAD, N_("debt")},
};

static int payer_of(const MamsMonthAnswer *month)
{
    for (int kind = 0; kind < MAMS_N_KINDS; kind++) {
        if (kind != MAMS_KIND_PENALTY && month->kinds & 1u << kind)
            return kind;
    }
    return MAMS_KIND_PENALTY;
}

/* The first that holds. */
static int sign_of(const MamsMonthAnswer *month)
{
    switch (month->mark) {
    case MAMS_MARK_TRANSITION:
        return SIGN_TRANSITION;
    case MAMS_MARK_STATE:
        return SIGN_STATE;
    case MAMS_MARK_LOCAL:
        return SIGN_LOCAL;
    case MAMS_MARK_EXEMPT:
        return SIGN_EXEMPT;
    case MAMS_MARK_PAID:
        return SIGN_PAYER + payer_of(month);
    default:
        break;
    }
    if (month->verdict == MAMS_VERDICT_NONE)
        return SIGN_BEFORE;
    if (month->returned)
        return SIGN_RETURNED;
    if (month->shortfall > 0)
        return SIGN_SHORT;
    if (month->verdict == MAMS_VERDICT_TEMPORARY)
        return SIGN_TEMPORARY;
    if (month->verdict == MAMS_VERDICT_CONDITIONAL)
        return SIGN_KEPT;
    return month->due_passed ? SIGN_GAP : SIGN_NOT_DUE;
}

static bool owes(const MamsAnswer *answer, MamsMonth month)
{
    for (guint i = 0; i < answer->debt_months->len; i++) {
        if (g_array_index(answer->debt_months, MamsWayLine, i).month == month)
            return true;
    }
    return false;
}

/* Another payer than the one that the first sign names; 0: none. */
static int other_payer(const MamsMonthAnswer *month)
{
    for (int kind = 0; kind < MAMS_N_KINDS; kind++) {
        bool told = month->mark == MAMS_MARK_PAID && kind == payer_of(month);
        if (kind != MAMS_KIND_PENALTY && month->kinds & 1u << kind && !told)
            return SIGN_PAYER + kind;
    }
    return 0;
}

/* What the first sign leaves to be said, the most needed first; SIGN_BEFORE: nothing. */
static int second_of(const MamsAnswer *answer, const MamsMonthAnswer *month)
{
    int first = sign_of(month);
    bool covered = month->mark != MAMS_MARK_NONE;
    if (first == SIGN_BEFORE)
        return SIGN_BEFORE;
    if (month->returned && first != SIGN_RETURNED)
        return SIGN_RETURNED;
    if (covered && other_payer(month) != 0)
        return other_payer(month);
    if (month->mark == MAMS_MARK_PAID && !month->settled)
        return SIGN_UNSETTLED;
    if (covered)
        return SIGN_BEFORE;
    if (month->shortfall > 0 && first != SIGN_SHORT)
        return SIGN_SHORT;
    if (owes(answer, month->month))
        return SIGN_DEBT;
    if (month->verdict == MAMS_VERDICT_TEMPORARY && first != SIGN_TEMPORARY)
        return SIGN_TEMPORARY;
    if (month->verdict == MAMS_VERDICT_CONDITIONAL && first != SIGN_KEPT)
        return SIGN_KEPT;
    return SIGN_BEFORE;
}

static const char *sign_text(const MamsRules *rules, int sign, MamsRole *role)
{
    *role = MAMS_ROLE_TEXT;
    if (sign == SIGN_BEFORE)
        return " ";
    if (sign >= SIGN_PAYER)
        return rules->payers[sign - SIGN_PAYER].mark;
    *role = signs[sign].role;
    return signs[sign].text;
}

const char *mams_marks_sign(const MamsRules *rules, const MamsMonthAnswer *month, MamsRole *role)
{
    return sign_text(rules, sign_of(month), role);
}

const char *mams_marks_second(const MamsRules *rules, const MamsAnswer *answer,
                              const MamsMonthAnswer *month, MamsRole *role)
{
    int sign = second_of(answer, month);
    return sign == SIGN_BEFORE ? NULL : sign_text(rules, sign, role);
}

/* ---- in words ---- */

/* A sign and its meaning, which stay on one line: no-break spaces. */
static void explain(GString *legend, const MamsRules *rules, MamsLang lang, int sign)
{
    MamsRole role;
    const char *meaning = sign >= SIGN_PAYER ? rules->payers[sign - SIGN_PAYER].short_name[lang]
                                             : _(signs[sign].meaning);
    g_auto(GStrv) words = g_strsplit(meaning, " ", -1);
    g_autofree char *joined = g_strjoinv("\u00A0", words);
    g_string_append_printf(legend, "%s%s\u00A0%s", legend->len > 0 ? "  " : "",
                           sign_text(rules, sign, &role), joined);
}

char *mams_marks_legend(const MamsRules *rules, MamsLang lang, const MamsAnswer *answer,
                        const GArray *months, MamsMonth from, MamsMonth to)
{
    GString *legend = g_string_new(NULL);
    uint32_t told = 1u << SIGN_BEFORE;
    for (guint i = 0; i < months->len; i++) {
        const MamsMonthAnswer *month = &g_array_index(months, MamsMonthAnswer, i);
        int found[] = {sign_of(month), answer != NULL ? second_of(answer, month) : SIGN_BEFORE};
        for (guint k = 0; k < G_N_ELEMENTS(found); k++) {
            if (month->month < from || month->month > to || told & 1u << found[k])
                continue;
            told |= 1u << found[k];
            explain(legend, rules, lang, found[k]);
        }
    }
    return g_string_free(legend, FALSE);
}

char *mams_marks_describe(const MamsRules *rules, const MamsWords *words, MamsLang lang,
                          const MamsMonthAnswer *month, MamsSex sex)
{
    MamsRole role;
    const char *verdict = mams_words_verdict(words, lang, month->verdict, sex);
    GString *text = g_string_new(mams_marks_sign(rules, month, &role));
    if (*verdict)
        g_string_append_printf(text, " %s", verdict);
    if (month->paid > 0) {
        g_autofree char *paid = mams_words_money(lang, month->paid);
        g_string_append_printf(text, " %s", paid);
    }
    return g_string_free(text, FALSE);
}

const char *mams_marks_verdict(MamsVerdict verdict, MamsRole *role)
{
    static const struct {
        const char *sign;
        MamsRole role;
    } looks[MAMS_N_VERDICTS] = {
        [MAMS_VERDICT_DEAD] = {"†", MAMS_ROLE_BAD},
        [MAMS_VERDICT_NOT_INSURED] = {"✗", MAMS_ROLE_BAD},
        [MAMS_VERDICT_TEMPORARY] = {"~", MAMS_ROLE_CAUTION},
        [MAMS_VERDICT_CONDITIONAL] = {"!", MAMS_ROLE_CAUTION},
        [MAMS_VERDICT_INSURED] = {"✓", MAMS_ROLE_GOOD},
    };
    *role = verdict == MAMS_VERDICT_NONE ? MAMS_ROLE_QUIET : looks[verdict].role;
    return verdict == MAMS_VERDICT_NONE ? "?" : looks[verdict].sign;
}

char *mams_marks_verdict_text(const MamsWords *words, MamsLang lang, const MamsAnswer *answer,
                              MamsSex sex)
{
    const char *word = mams_words_verdict(words, lang, answer->verdict, sex);
    g_autofree char *upper = g_utf8_strup(word, -1);
    char day[MAMS_DAY_TEXT_SIZE];
    if (answer->not_insured_since != MAMS_DAY_NONE) {
        /* TRANSLATORS: a verdict and its first day: "NOT INSURED since 01.08.2024". */
        return g_strdup_printf(_("%s since %s"), upper,
                               mams_day_format_dotted(answer->not_insured_since, day));
    }
    if (answer->insured_until != MAMS_DAY_NONE) {
        /* TRANSLATORS: a verdict and its last day: "INSURED until 30.09.2025". */
        return g_strdup_printf(_("%s until %s"), upper,
                               mams_day_format_dotted(answer->insured_until, day));
    }
    return g_steal_pointer(&upper);
}
