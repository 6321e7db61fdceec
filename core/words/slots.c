/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/slots.h"

/* Which templates there must be, and what each may name. */

#define FACTS(...) ((const Fact[]){__VA_ARGS__, N_FACTS})

#define RULES_FACTS FACT_WINDOW, FACT_DEADLINE_DAY, FACT_TRANSITION_FROM, FACT_TRANSITION_TO
#define PERSON_SURE RULES_FACTS, FACT_ON, FACT_SEX
#define PERSON_MAYBE                                                                               \
    FACT_INSURED_UNTIL, FACT_NOT_INSURED_SINCE, FACT_DEBT_TOTAL, FACT_DEBT_COUNT,                  \
        FACT_DEBT_MONTHS, FACT_DATA_OF, FACT_GIVEN, FACT_IIN
#define PAY_FACTS                                                                                  \
    FACT_WAY_TOTAL, FACT_WAY_DAY, FACT_WAY_COUNT, FACT_WAY_MONTHS, FACT_PURPOSE_CODE,              \
        FACT_CHANNELS, FACT_MONTH, FACT_PERIOD, FACT_THEN_FROM, FACT_THEN_AMOUNT
#define CATEGORY_FACTS FACT_CATEGORY, FACT_EVIDENCE, FACT_RECORDER, FACT_CHANNELS

static const Slot verdict_slots[] = {
    {"dead", NULL, NULL},        {"not_insured", NULL, NULL}, {"temporary", NULL, NULL},
    {"conditional", NULL, NULL}, {"insured", NULL, NULL},
};

static const Slot reason_slots[] = {
    {"transition", NULL, NULL},
    {"state", FACTS(FACT_CATEGORY, FACT_FROM), FACTS(FACT_UNTIL)},
    {"local", FACTS(FACT_CATEGORY, FACT_FROM), FACTS(FACT_UNTIL)},
    {"exempt", FACTS(FACT_FROM), FACTS(FACT_UNTIL)},
    {"prepaid", FACTS(FACT_RUN_FROM, FACT_RUN_TO), NULL},
    {"paid", FACTS(FACT_LAST_PAID_MONTH), FACTS(FACT_KIND)},
    {"grace", FACTS(FACT_LAST_PAID_MONTH, FACT_MONTHS), NULL},
    {"temporary", FACTS(FACT_FROM, FACT_UNTIL), NULL},
    {"never", NULL, NULL},
    {"debt", FACTS(FACT_LAST_PAID_MONTH, FACT_MISSING), FACTS(FACT_MISSING_FROM, FACT_MISSING_TO)},
    {"ended", FACTS(FACT_LAST_COVERED_MONTH), FACTS(FACT_CATEGORY, FACT_ENDED)},
    {"lapsed", FACTS(FACT_LAST_PAID_MONTH, FACT_MISSING), NULL},
    {"dead", FACTS(FACT_DEATH), NULL},
};

static const Slot note_slots[] = {{"assumed-year", FACTS(FACT_YEAR), NULL}};

static const Slot advice_slots[] = {
    {"catch_up", FACTS(PAY_FACTS), NULL},      {"catch_up_entrepreneur", FACTS(PAY_FACTS), NULL},
    {"prepay", FACTS(PAY_FACTS), NULL},        {"prepay_and_current", FACTS(PAY_FACTS), NULL},
    {"category", FACTS(CATEGORY_FACTS), NULL},
};

static const Slot general_slots[] = {{"somebody_else", NULL, NULL}};

static const Slot way_slots[] = {
    {"catch_up", FACTS(PAY_FACTS), NULL},
    {"catch_up_entrepreneur", FACTS(PAY_FACTS), NULL},
    {"prepay", FACTS(PAY_FACTS), NULL},
    {"prepay_and_current", FACTS(PAY_FACTS), NULL},
    {"category", FACTS(CATEGORY_FACTS), NULL},
    {"temporary", FACTS(FACT_CHANNELS), NULL},
    {"job", NULL, NULL},
};

static const Slot steps_slots[] = {
    {"catch_up", FACTS(PAY_FACTS), NULL},
    {"catch_up_entrepreneur", FACTS(PAY_FACTS), NULL},
    {"prepay", FACTS(PAY_FACTS), NULL},
    {"prepay_and_current", FACTS(PAY_FACTS), NULL},
    {"keep", FACTS(FACT_INSURED_UNTIL), NULL},
    {"keep_prepay", FACTS(FACT_INSURED_UNTIL), NULL},
    {"line", FACTS(FACT_MONTH, FACT_PRICE, FACT_PERIOD), NULL},
    {"total", FACTS(PAY_FACTS), NULL},
    {"code", FACTS(PAY_FACTS), NULL},
    {"apart", FACTS(PAY_FACTS), NULL},
    {"where", FACTS(PAY_FACTS), NULL},
    {"day", FACTS(PAY_FACTS), NULL},
    {"then", FACTS(PAY_FACTS), FACTS(FACT_YEAR)},
    {"category", FACTS(CATEGORY_FACTS), NULL},
    {"bring", FACTS(FACT_EVIDENCE), NULL},
    {"recorder", FACTS(FACT_RECORDER), NULL},
    {"meanwhile", FACTS(FACT_CHANNELS), NULL},
    {"temporary", FACTS(FACT_CHANNELS), NULL},
    {"send", FACTS(FACT_CHANNELS), NULL},
    {"job", NULL, NULL},
    {"debt_while", FACTS(FACT_DEBT_TOTAL), NULL},
    {"debt_job", FACTS(FACT_DEBT_TOTAL), NULL},
};

static const Slot month_slots[] = {
    {"before", NULL, NULL},
    {"transition", NULL, NULL},
    {"state", NULL, FACTS(FACT_CATEGORIES)},
    {"local", NULL, FACTS(FACT_CATEGORIES)},
    {"exempt", NULL, FACTS(FACT_CATEGORIES)},
    {"paid", FACTS(FACT_PAID), FACTS(FACT_KINDS)},
    {"shortfall", FACTS(FACT_PAID, FACT_SHORTFALL), FACTS(FACT_KINDS)},
    {"returned", NULL, FACTS(FACT_PRICE)},
    {"not_due", NULL, NULL},
    {"unpaid", NULL, FACTS(FACT_PRICE)},
    {"also_returned", NULL, NULL},
    {"also_grace", NULL, NULL},
    {"also_gap", NULL, NULL},
};

static const Slot frame_slots[] = {
    {"greeting", NULL, FACTS(FACT_ADDRESS)},
    {"greeting_parents", NULL, NULL},
    {"greeting_family", NULL, NULL},
    {"debt", NULL, NULL},
    {"law", NULL, FACTS(FACT_ARTICLE, FACT_COMPARED)},
    {"pay", FACTS(PAY_FACTS), NULL},
    {"categories", NULL, NULL},
    {"category", FACTS(CATEGORY_FACTS), NULL},
    {"temporary", FACTS(FACT_CHANNELS), NULL},
    {"job", NULL, NULL},
    {"ask", FACTS(FACT_CHANNELS), NULL},
};

#define RECORD_MAYBE FACT_UNTIL, FACT_REGISTER
#define OTHER_MAYBE FACT_OTHER_UNTIL, FACT_OTHER_REGISTER

static const Slot conflict_slots[] = {
    {"non-working-with-deductions", FACTS(FACT_CATEGORY, FACT_FROM, FACT_RUN_FROM),
     FACTS(RECORD_MAYBE, FACT_RUN_TO, FACT_PAYER)},
    {"non-working-with-business", FACTS(FACT_CATEGORY, FACT_FROM, FACT_OTHER_FROM),
     FACTS(RECORD_MAYBE, OTHER_MAYBE, FACT_MONTH, FACT_PRICE)},
    {"registers-differ", FACTS(FACT_CATEGORY, FACT_FROM, FACT_OTHER_FROM),
     FACTS(RECORD_MAYBE, OTHER_MAYBE)},
    {"iin-digits", NULL, FACTS(FACT_BIRTH, FACT_DIGITS_BIRTH, FACT_SEX)},
    {"after-death-category", FACTS(FACT_DEATH, FACT_CATEGORY, FACT_FROM), FACTS(RECORD_MAYBE)},
    {"after-death-payment", FACTS(FACT_DEATH, FACT_KIND, FACT_PAID, FACT_RUN_FROM),
     FACTS(FACT_RUN_TO, FACT_PAYER)},
};

static const Slot hint_slots[] = {{"any", NULL, NULL}};
static const Slot money_slots[] = {
    {"on_its_way", FACTS(FACT_PAID_ON, FACT_STATUS_DAY),
     FACTS(FACT_RECEIVED_ON, FACT_RECEIVED_BY, FACT_POSTED_ON, FACT_DUE)},
    {"late", FACTS(FACT_PAID_ON, FACT_DUE), FACTS(FACT_RECEIVED_ON, FACT_RECEIVED_BY)},
    {"arrived", FACTS(FACT_PAID_ON, FACT_POSTED_ON, FACT_STATUS_DAY), FACTS(FACT_RECEIVED_ON)},
    {"returned", FACTS(FACT_PAID_ON, FACT_RETURNED_ON), FACTS(FACT_RETURN_REASON)},
    {"unrecorded", NULL, FACTS(FACT_PAID_ON)},
    {"uncertain", NULL, NULL},
};

static const Slot money_line_slots[] = {
    {"on_its_way", FACTS(FACT_PAID_ON, FACT_STATUS_DAY), NULL},
    {"late", FACTS(FACT_PAID_ON, FACT_DUE), NULL},
    {"arrived", FACTS(FACT_PAID_ON, FACT_STATUS_DAY), NULL},
    {"returned", FACTS(FACT_PAID_ON, FACT_RETURNED_ON), FACTS(FACT_RETURN_REASON)},
    {"unrecorded", NULL, FACTS(FACT_PAID_ON)},
};

static const Slot phone_money_slots[] = {
    {"on_its_way", FACTS(FACT_PAID_ON, FACT_STATUS_DAY), NULL},
    {"late", FACTS(FACT_PAID_ON), NULL},
};

static const Slot letter_money_slots[] = {
    {"on_its_way", FACTS(FACT_PAID, FACT_PAID_ON, FACT_STATUS_DAY),
     FACTS(FACT_POSTED_ON, FACT_DUE)},
    {"late", FACTS(FACT_PAID, FACT_PAID_ON, FACT_DUE), NULL},
    {"returned", FACTS(FACT_PAID, FACT_PAID_ON, FACT_RETURNED_ON), FACTS(FACT_RETURN_REASON)},
    {"ask", NULL, NULL},
    {"again", NULL, NULL},
};

static const Slot age_slots[] = {
    {"screen", FACTS(FACT_DATA_OF), NULL},       {"screen_stale", FACTS(FACT_DATA_OF), NULL},
    {"phone_stale", FACTS(FACT_DATA_OF), NULL},  {"sms_stale", FACTS(FACT_DATA_OF), NULL},
    {"letter_stale", FACTS(FACT_DATA_OF), NULL},
};

static const Slot document_slots[] = {
    {"demo", NULL, NULL},
    {"fund", NULL, NULL},
    {"fund_to", NULL, NULL},
    {"corporation_to", NULL, NULL},
    {"person", NULL, NULL},
    {"from_person", NULL, NULL},
    {"status_title", NULL, NULL},
    {"pay_heading", NULL, NULL},
    {"pay_line", FACTS(FACT_PRICE, FACT_PERIOD), NULL},
    {"ways_heading", NULL, NULL},
    {"months_heading", NULL, NULL},
    {"refund_title", NULL, NULL},
    {"refund_ask", NULL, NULL},
    {"refund_heading", NULL, NULL},
    {"refund_returned", FACTS(FACT_PAID, FACT_PAID_ON, FACT_RETURNED_ON),
     FACTS(FACT_RETURN_REASON)},
    {"refund_double", FACTS(FACT_PAID, FACT_PAID_ON), NULL},
    {"refund_short", FACTS(FACT_PAID, FACT_PAID_ON, FACT_SHORTFALL), NULL},
    {"refund_death", FACTS(FACT_PAID, FACT_PAID_ON), NULL},
    {"refund_none", NULL, NULL},
    {"refund_more", NULL, NULL},
    {"refund_reason", NULL, NULL},
    {"refund_papers", NULL, NULL},
    {"refund_terms", NULL, NULL},
    {"bank_heading", NULL, NULL},
    {"bank", NULL, NULL},
    {"bank_code", NULL, NULL},
    {"bank_account", NULL, NULL},
    {"bank_holder", NULL, NULL},
    {"temporary_title", NULL, NULL},
    {"temporary_ask", NULL, NULL},
    {"temporary_papers", NULL, NULL},
    {"temporary_terms", FACTS(FACT_CHANNELS), NULL},
    {"category_heading", NULL, NULL},
    {"category", FACTS(CATEGORY_FACTS), NULL},
    {"category_blank", NULL, NULL},
    {"document_blank", NULL, NULL},
    {"phone", NULL, NULL},
    {"day", NULL, NULL},
    {"signature", NULL, NULL},
    {"made", NULL, FACTS(FACT_DATA_OF)},
    {"check", FACTS(FACT_CHANNELS), FACTS(FACT_CODE)},
};

static const Slot document_month_slots[] = {
    {"before", NULL, NULL},
    {"transition", NULL, NULL},
    {"state", NULL, FACTS(FACT_CATEGORIES)},
    {"local", NULL, FACTS(FACT_CATEGORIES)},
    {"exempt", NULL, FACTS(FACT_CATEGORIES)},
    {"paid", FACTS(FACT_PAID), FACTS(FACT_KINDS)},
    {"shortfall", FACTS(FACT_PAID, FACT_SHORTFALL), FACTS(FACT_KINDS)},
    {"returned", NULL, FACTS(FACT_PRICE)},
    {"not_due", NULL, NULL},
    {"unpaid", NULL, FACTS(FACT_PRICE)},
};

#define SLOTS(name) .slots = name, .n_slots = G_N_ELEMENTS(name)
#define PERSON .sure = FACTS(PERSON_SURE), .maybe = FACTS(PERSON_MAYBE)

const SlotGroup words_groups[] = {
    {.group = "verdict", SLOTS(verdict_slots), .sure = FACTS(FACT_SEX)},
    {.group = "screen", SLOTS(reason_slots), PERSON, .variants = true},
    {.group = "screen note", SLOTS(note_slots), .sure = FACTS(RULES_FACTS), .notes = true},
    {.group = "phone", SLOTS(reason_slots), PERSON, .variants = true},
    {.group = "phone advice", SLOTS(advice_slots), PERSON},
    {.group = "phone keep", SLOTS(advice_slots), PERSON},
    {.group = "phone general", SLOTS(general_slots), .sure = FACTS(FACT_DEADLINE_DAY)},
    {.group = "sms", SLOTS(reason_slots), PERSON, .variants = true},
    {.group = "sms advice", SLOTS(advice_slots), PERSON},
    {.group = "sms keep", SLOTS(advice_slots), PERSON},
    {.group = "letter", SLOTS(reason_slots), PERSON, .variants = true},
    {.group = "letter advice", SLOTS(advice_slots), PERSON},
    {.group = "letter keep", SLOTS(advice_slots), PERSON},
    {.group = "letter frame", SLOTS(frame_slots), PERSON},
    {.group = "conflict", SLOTS(conflict_slots), .sure = FACTS(RULES_FACTS, FACT_ON)},
    {.group = "letter conflict", SLOTS(conflict_slots), .sure = FACTS(RULES_FACTS, FACT_ON)},
    {.group = "phone conflict", SLOTS(hint_slots)},
    {.group = "age", SLOTS(age_slots)},
    {.group = "way", SLOTS(way_slots), .sure = FACTS(RULES_FACTS, FACT_ON)},
    {.group = "way steps", SLOTS(steps_slots), .sure = FACTS(RULES_FACTS, FACT_ON)},
    {.group = "money", SLOTS(money_slots), .sure = FACTS(FACT_PAID)},
    {.group = "money line", SLOTS(money_line_slots), .sure = FACTS(FACT_PAID)},
    {.group = "phone money", SLOTS(phone_money_slots)},
    {.group = "letter money", SLOTS(letter_money_slots)},
    {.group = "document",
     SLOTS(document_slots),
     .sure = FACTS(FACT_ON, FACT_SEX, FACT_IIN, FACT_PERSON, FACT_VERDICT, FACT_ISSUED)},
    {.group = "document month",
     SLOTS(document_month_slots),
     .sure = FACTS(RULES_FACTS, FACT_ON, FACT_MONTH, FACT_DUE)},
    {.group = "month",
     SLOTS(month_slots),
     .sure = FACTS(RULES_FACTS, FACT_ON, FACT_MONTH, FACT_DUE)},
};

const int words_n_groups = G_N_ELEMENTS(words_groups);
