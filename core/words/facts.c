/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/facts.h"

#include <string.h>

static const struct {
    const char *name;
    WordType type;
} fact_table[N_FACTS] = {
    [FACT_CATEGORY] = {"category", WORD_CATEGORY},
    [FACT_FROM] = {"from", WORD_DAY},
    [FACT_UNTIL] = {"until", WORD_DAY},
    [FACT_RUN_FROM] = {"run_from", WORD_MONTH},
    [FACT_RUN_TO] = {"run_to", WORD_MONTH},
    [FACT_LAST_PAID_MONTH] = {"last_paid_month", WORD_MONTH},
    [FACT_KIND] = {"kind", WORD_KIND},
    [FACT_MONTHS] = {"months", WORD_COUNT},
    [FACT_MISSING_FROM] = {"missing_from", WORD_MONTH},
    [FACT_MISSING_TO] = {"missing_to", WORD_MONTH},
    [FACT_MISSING] = {"missing", WORD_COUNT},
    [FACT_LAST_COVERED_MONTH] = {"last_covered_month", WORD_MONTH},
    [FACT_ENDED] = {"ended", WORD_DAY},
    [FACT_DEATH] = {"death", WORD_DAY},
    [FACT_YEAR] = {"year", WORD_COUNT},
    [FACT_ON] = {"on", WORD_DAY},
    [FACT_INSURED_UNTIL] = {"insured_until", WORD_DAY},
    [FACT_NOT_INSURED_SINCE] = {"not_insured_since", WORD_DAY},
    [FACT_DEBT_TOTAL] = {"debt_total", WORD_MONEY},
    [FACT_DEBT_COUNT] = {"debt_count", WORD_COUNT},
    [FACT_DEBT_MONTHS] = {"debt_months", WORD_TEXT},
    [FACT_TRANSITION_FROM] = {"transition_from", WORD_MONTH},
    [FACT_TRANSITION_TO] = {"transition_to", WORD_MONTH},
    [FACT_WINDOW] = {"window", WORD_COUNT},
    [FACT_DEADLINE_DAY] = {"deadline_day", WORD_COUNT},
    [FACT_SEX] = {"sex", WORD_SEX},
    [FACT_GIVEN] = {"given", WORD_TEXT},
    [FACT_DATA_OF] = {"data_of", WORD_DAY},
    [FACT_IIN] = {"iin", WORD_IIN},
    [FACT_ADDRESS] = {"address", WORD_TEXT},
    [FACT_ARTICLE] = {"article", WORD_TEXT},
    [FACT_COMPARED] = {"compared", WORD_DAY},
    [FACT_WAY_TOTAL] = {"way_total", WORD_MONEY},
    [FACT_WAY_DAY] = {"way_day", WORD_DAY},
    [FACT_WAY_COUNT] = {"way_count", WORD_COUNT},
    [FACT_WAY_MONTHS] = {"way_months", WORD_TEXT},
    [FACT_EVIDENCE] = {"evidence", WORD_TEXT},
    [FACT_RECORDER] = {"recorder", WORD_TEXT},
    [FACT_PURPOSE_CODE] = {"purpose_code", WORD_TEXT},
    [FACT_PERIOD] = {"period", WORD_TEXT},
    [FACT_CHANNELS] = {"channels", WORD_TEXT},
    [FACT_THEN_FROM] = {"then_from", WORD_MONTH},
    [FACT_THEN_AMOUNT] = {"then_amount", WORD_MONEY},
    [FACT_MONTH] = {"month", WORD_MONTH},
    [FACT_KINDS] = {"kinds", WORD_TEXT},
    [FACT_CATEGORIES] = {"categories", WORD_TEXT},
    [FACT_PAID] = {"paid", WORD_MONEY},
    [FACT_SHORTFALL] = {"shortfall", WORD_MONEY},
    [FACT_PRICE] = {"price", WORD_MONEY},
    [FACT_DUE] = {"due", WORD_DAY},
    [FACT_OTHER_FROM] = {"other_from", WORD_DAY},
    [FACT_OTHER_UNTIL] = {"other_until", WORD_DAY},
    [FACT_REGISTER] = {"register", WORD_TEXT},
    [FACT_OTHER_REGISTER] = {"other_register", WORD_TEXT},
    [FACT_PAYER] = {"payer", WORD_TEXT},
    [FACT_BIRTH] = {"birth", WORD_DAY},
    [FACT_DIGITS_BIRTH] = {"digits_birth", WORD_DAY},
    [FACT_PAID_ON] = {"paid_on", WORD_DAY},
    [FACT_RECEIVED_ON] = {"received_on", WORD_DAY},
    [FACT_RECEIVED_BY] = {"received_by", WORD_DAY},
    [FACT_POSTED_ON] = {"posted_on", WORD_DAY},
    [FACT_STATUS_DAY] = {"status_day", WORD_DAY},
    [FACT_RETURNED_ON] = {"returned_on", WORD_DAY},
    [FACT_RETURN_REASON] = {"return_reason", WORD_TEXT},
    [FACT_PERSON] = {"person", WORD_TEXT},
    [FACT_VERDICT] = {"verdict", WORD_TEXT},
    [FACT_ISSUED] = {"issued", WORD_DAY},
    [FACT_CODE] = {"code", WORD_TEXT},
    [FACT_GRACE] = {"grace", WORD_COUNT},
    [FACT_PREPAY] = {"prepay", WORD_COUNT},
    [FACT_CHILD_AGE] = {"child_age", WORD_COUNT},
    [FACT_STATUS_DAYS] = {"status_days", WORD_COUNT},
    [FACT_SELF_PRICE] = {"self_price", WORD_MONEY},
    [FACT_ENTREPRENEUR_PRICE] = {"entrepreneur_price", WORD_MONEY},
    [FACT_PAY_CHANNELS] = {"pay_channels", WORD_TEXT},
    [FACT_STATUS_CHANNELS] = {"status_channels", WORD_TEXT},
    [FACT_DOCUMENT_CHANNELS] = {"document_channels", WORD_TEXT},
    [FACT_COMPLAINT_CHANNELS] = {"complaint_channels", WORD_TEXT},
    [FACT_NUMBER] = {"number", WORD_TEXT},
    [FACT_ARRIVED] = {"arrived", WORD_DAY},
    [FACT_ANSWER_BY] = {"answer_by", WORD_DAY},
    [FACT_EARLIER] = {"earlier", WORD_TEXT},
    [FACT_ORGANISATION] = {"organisation", WORD_TEXT},
    [FACT_CAUSE] = {"cause", WORD_TEXT},
    [FACT_DOCUMENT] = {"document", WORD_TEXT},
    [FACT_CALL_DAY] = {"call_day", WORD_DAY},
    [FACT_OPERATOR] = {"operator", WORD_TEXT},
    [FACT_WAY] = {"way", WORD_TEXT},
};

int fact_parse(const char *name)
{
    for (int fact = 0; fact < N_FACTS; fact++)
        if (strcmp(fact_table[fact].name, name) == 0)
            return fact;
    return -1;
}

const char *fact_name(Fact fact)
{
    return fact_table[fact].name;
}

WordType fact_type(Fact fact)
{
    return fact_table[fact].type;
}

void fact_set_add(FactSet *set, Fact fact)
{
    set->bits[fact / FACTS_A_WORD] |= UINT64_C(1) << fact % FACTS_A_WORD;
}

void fact_set_remove(FactSet *set, Fact fact)
{
    set->bits[fact / FACTS_A_WORD] &= ~(UINT64_C(1) << fact % FACTS_A_WORD);
}

bool fact_set_has(const FactSet *set, Fact fact)
{
    return set->bits[fact / FACTS_A_WORD] >> fact % FACTS_A_WORD & 1;
}

void fact_set_add_all(FactSet *set, const FactSet *others)
{
    for (size_t i = 0; i < G_N_ELEMENTS(set->bits); i++)
        set->bits[i] |= others->bits[i];
}

int fact_set_lacking(const FactSet *set, const FactSet *others)
{
    for (size_t i = 0; i < G_N_ELEMENTS(set->bits); i++) {
        uint64_t lacking = set->bits[i] & ~others->bits[i];
        if (lacking != 0)
            return (int)i * FACTS_A_WORD + __builtin_ctzll(lacking);
    }
    return -1;
}

void values_set(Values *values, Fact fact, int64_t number)
{
    fact_set_add(&values->known, fact);
    values->number[fact] = number;
}

void values_set_text(Values *values, Fact fact, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    fact_set_add(&values->known, fact);
    values->text[fact] = text;
}
