/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marks.h"

/* What is not told by a payer's letter, in the order in which it is looked for. */
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
};

static int payer_of(const MamsMonthAnswer *month)
{
    for (int kind = 0; kind < MAMS_N_KINDS; kind++) {
        if (kind != MAMS_KIND_PENALTY && month->kinds & 1u << kind)
            return kind;
    }
    return MAMS_KIND_PENALTY;
}

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

const char *mams_marks_sign(const MamsRules *rules, const MamsMonthAnswer *month, MamsRole *role)
{
    int sign = sign_of(month);
    *role = MAMS_ROLE_TEXT;
    if (sign == SIGN_BEFORE)
        return " ";
    if (sign >= SIGN_PAYER)
        return rules->payers[sign - SIGN_PAYER].mark;
    *role = signs[sign].role;
    return signs[sign].text;
}

char *mams_marks_legend(const MamsRules *rules, MamsLang lang, const GArray *months, MamsMonth from,
                        MamsMonth to)
{
    GString *legend = g_string_new(NULL);
    uint32_t told = 1u << SIGN_BEFORE;
    for (guint i = 0; i < months->len; i++) {
        const MamsMonthAnswer *month = &g_array_index(months, MamsMonthAnswer, i);
        int sign = sign_of(month);
        if (month->month < from || month->month > to || told & 1u << sign)
            continue;
        told |= 1u << sign;
        MamsRole role;
        const char *meaning = sign >= SIGN_PAYER ? rules->payers[sign - SIGN_PAYER].short_name[lang]
                                                 : _(signs[sign].meaning);
        /* No-break spaces: a sign and its meaning stay on one line. */
        g_auto(GStrv) words = g_strsplit(meaning, " ", -1);
        g_autofree char *joined = g_strjoinv("\u00A0", words);
        g_string_append_printf(legend, "%s%s\u00A0%s", legend->len > 0 ? "  " : "",
                               mams_marks_sign(rules, month, &role), joined);
    }
    return g_string_free(legend, FALSE);
}
