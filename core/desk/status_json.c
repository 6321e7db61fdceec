/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/desk_private.h"
#include "exchange/json.h"
#include "status/stage.h"
#include "status/trace.h"

/* The answers for programs, field by field as interfaces.md fixes them. */

static void write_fact(MamsJson *json, const MamsRules *rules, const MamsReasonFact *fact)
{
    switch (fact->type) {
    case MAMS_FACT_MONTH:
        mams_json_month(json, fact->name, (MamsMonth)fact->value);
        break;
    case MAMS_FACT_DAY:
        mams_json_day(json, fact->name, (MamsDay)fact->value);
        break;
    case MAMS_FACT_COUNT:
        mams_json_integer(json, fact->name, fact->value);
        break;
    case MAMS_FACT_MONEY:
        mams_json_money(json, fact->name, fact->value);
        break;
    case MAMS_FACT_CATEGORY:
        mams_json_string(json, fact->name, rules->categories[fact->value].code);
        break;
    case MAMS_FACT_KIND:
        mams_json_string(json, fact->name, mams_kind_code((MamsKind)fact->value));
        break;
    }
}

static void write_facts(MamsJson *json, const MamsRules *rules, const MamsReason *reason)
{
    mams_json_open(json, "facts", '{');
    for (int i = 0; i < reason->n_facts; i++)
        write_fact(json, rules, &reason->facts[i]);
    mams_json_close(json, '}');
}

static void write_reason(MamsJson *json, const MamsRules *rules, const MamsReason *reason)
{
    mams_json_open(json, NULL, '{');
    mams_json_string(json, "rule", reason->rule);
    mams_json_string(json, "article", reason->law->article);
    write_facts(json, rules, reason);
    mams_json_close(json, '}');
}

/* The verdict's own reason, and apart from it the disputed points it rests on. */
static void write_reasons(MamsJson *json, const MamsRules *rules, const MamsAnswer *answer)
{
    for (guint i = 0; i < 2; i++) {
        mams_json_open(json, i == 0 ? "reasons" : "notes", '[');
        guint end = i == 0 ? MIN(1, answer->reasons->len) : answer->reasons->len;
        for (guint k = i; k < end; k++)
            write_reason(json, rules, &g_array_index(answer->reasons, MamsReason, k));
        mams_json_close(json, ']');
    }
}

/* Each ground that was asked, with the first condition that failed. */
static void write_trace(MamsJson *json, const MamsRules *rules, const MamsCard *card)
{
    g_autoptr(GArray) steps = mams_status_trace(rules, card->facts, card->answer->on);
    mams_json_open(json, "trace", '[');
    for (guint i = 0; i < steps->len; i++) {
        const MamsTraceStep *step = &g_array_index(steps, MamsTraceStep, i);
        mams_json_open(json, NULL, '{');
        mams_json_string(json, "rule", step->rule);
        mams_json_bool(json, "holds", step->holds);
        mams_json_string(json, "failed", mams_failed_code(step->failed));
        mams_json_string(json, "article", step->reason.law->article);
        mams_json_day(json, "compared", step->reason.law->compared);
        write_facts(json, rules, &step->reason);
        mams_json_close(json, '}');
    }
    mams_json_close(json, ']');
}

static void write_debt(MamsJson *json, const MamsAnswer *answer)
{
    mams_json_open(json, "debt", '{');
    mams_json_open(json, "months", '[');
    for (guint i = 0; i < answer->debt_months->len; i++)
        mams_json_month(json, NULL, g_array_index(answer->debt_months, MamsWayLine, i).month);
    mams_json_close(json, ']');
    mams_json_money(json, "total", answer->debt_total);
    mams_json_close(json, '}');
}

static void write_assignment(MamsJson *json, const MamsRules *rules, const MamsFacts *facts,
                             int index)
{
    if (index < 0)
        return;
    const MamsAssignment *assignment = &g_array_index(facts->assignments, MamsAssignment, index);
    mams_json_open(json, NULL, '{');
    mams_json_string(json, "category", rules->categories[assignment->category].code);
    mams_json_day(json, "from", assignment->from);
    mams_json_day(json, "to", assignment->to);
    mams_json_string(json, "register", assignment->reg);
    mams_json_close(json, '}');
}

static void write_payment_fields(MamsJson *json, const MamsPayment *payment)
{
    mams_json_month(json, "month", payment->month);
    mams_json_string(json, "kind", mams_kind_code(payment->kind));
    mams_json_money(json, "amount", payment->amount);
    mams_json_day(json, "paid_on", payment->paid_on);
    mams_json_day(json, "received_on", payment->received_on);
    mams_json_day(json, "posted_on", payment->posted_on);
    mams_json_day(json, "returned_on", payment->returned_on);
    if (payment->payer)
        mams_json_iin(json, "payer", payment->payer);
    else
        mams_json_null(json, "payer");
    mams_json_string(json, "reference", payment->reference);
}

static void write_payment(MamsJson *json, const MamsPayment *payment)
{
    mams_json_open(json, NULL, '{');
    write_payment_fields(json, payment);
    mams_json_close(json, '}');
}

/* A payment with where its money is. */
static void write_payment_path(MamsJson *json, const MamsRules *rules, const MamsCard *card,
                               const MamsPayment *payment)
{
    MamsMoneyPath path =
        mams_money_path(rules, payment, card->answer->on, mams_person_stages_of(&card->person));
    mams_json_open(json, NULL, '{');
    write_payment_fields(json, payment);
    mams_json_string(json, "return_reason", path.return_reason);
    mams_json_string(json, "channel", payment->channel);
    mams_json_string(json, "state", mams_money_state_code(path.state));
    mams_json_bool(json, "uncertain", path.uncertain);
    mams_json_open(json, "stages", '[');
    for (int i = 0; i < MAMS_N_STAGES; i++) {
        const MamsStage *stage = &path.stages[i];
        mams_json_open(json, NULL, '{');
        mams_json_string(json, "stage", mams_stage_code((MamsStageKind)i));
        mams_json_bool(json, "reached", stage->reached);
        mams_json_day(json, "on", stage->on);
        mams_json_day(json, "due", stage->due);
        mams_json_close(json, '}');
    }
    mams_json_close(json, ']');
    mams_json_close(json, '}');
}

/* The payments that are on their way, late or returned. */
static void write_money(MamsJson *json, const MamsRules *rules, const MamsCard *card)
{
    g_autoptr(GArray) indexes = mams_money_under_way(rules, card->facts, card->answer->on,
                                                     mams_person_stages_of(&card->person));
    mams_json_open(json, "money", '[');
    for (guint i = 0; i < indexes->len; i++)
        write_payment_path(
            json, rules, card,
            &g_array_index(card->facts->payments, MamsPayment, g_array_index(indexes, guint, i)));
    mams_json_close(json, ']');
}

static void write_conflicts(MamsJson *json, const MamsDesk *desk, const MamsCard *card,
                            MamsLang lang)
{
    const MamsRules *rules = desk->rules;
    mams_json_open(json, "conflicts", '[');
    for (guint i = 0; i < card->answer->conflicts->len; i++) {
        const MamsConflict *conflict = &g_array_index(card->answer->conflicts, MamsConflict, i);
        mams_json_open(json, NULL, '{');
        mams_json_string(json, "kind", mams_conflict_code(conflict->kind));
        mams_json_month(json, "from", conflict->month_from);
        mams_json_month(json, "to", conflict->month_to);
        mams_json_open(json, "records", '[');
        write_assignment(json, rules, card->facts, conflict->assignment);
        write_assignment(json, rules, card->facts, conflict->other_assignment);
        if (conflict->payment >= 0)
            write_payment(json,
                          &g_array_index(card->facts->payments, MamsPayment, conflict->payment));
        mams_json_close(json, ']');
        g_autofree char *text = mams_words_conflict(desk->words, lang, card->answer, conflict);
        mams_json_string(json, "text", text);
        mams_json_close(json, '}');
    }
    mams_json_close(json, ']');
}

static void write_month(MamsJson *json, const MamsRules *rules, const MamsMonthAnswer *month)
{
    mams_json_month(json, "month", month->month);
    mams_json_string(json, "mark", mams_mark_code(month->mark));
    mams_json_open(json, "kinds", '[');
    for (int kind = 0; kind < MAMS_N_KINDS; kind++) {
        if (month->kinds & (1u << kind))
            mams_json_string(json, NULL, mams_kind_code((MamsKind)kind));
    }
    mams_json_close(json, ']');
    mams_json_open(json, "categories", '[');
    for (int i = 0; i < rules->n_categories; i++) {
        if (month->categories & (1u << i))
            mams_json_string(json, NULL, rules->categories[i].code);
    }
    mams_json_close(json, ']');
    mams_json_bool(json, "settled", month->settled);
    mams_json_string(json, "verdict", mams_verdict_code(month->verdict));
    mams_json_money(json, "shortfall", month->shortfall);
}

static void write_head(MamsJson *json, const MamsCard *card)
{
    const MamsAnswer *answer = card->answer;
    mams_json_iin(json, "iin", answer->iin);
    mams_json_day(json, "on", answer->on);
    if (card->known == MAMS_KNOWN_NOW) {
        mams_json_null(json, "as_known_at");
    } else {
        g_autofree char *known = g_strdup_printf("%" G_GINT64_FORMAT, card->known);
        mams_json_string(json, "as_known_at", known);
    }
}

static void write_tail(MamsJson *json, const MamsRules *rules, const MamsCard *card)
{
    g_autofree char *journal = g_strdup_printf("%" G_GINT64_FORMAT, card->journal);
    mams_json_string(json, "rules", rules->hash);
    mams_json_string(json, "journal", journal);
    mams_json_day(json, "data_of", card->data_of);
}

char *mams_desk_status_json(MamsDesk *desk, const MamsCard *card, MamsLang lang, bool trace)
{
    const MamsRules *rules = desk->rules;
    const MamsAnswer *answer = card->answer;
    MamsJson json = {.out = g_string_sized_new(4096)};
    mams_json_open(&json, NULL, '{');
    write_head(&json, card);
    mams_json_string(&json, "verdict", mams_verdict_code(answer->verdict));
    mams_json_string(&json, "ground", mams_ground_code(answer->ground));
    mams_json_day(&json, "insured_until", answer->insured_until);
    mams_json_day(&json, "not_insured_since", answer->not_insured_since);
    write_reasons(&json, rules, answer);
    write_debt(&json, answer);
    mams_json_open(&json, "ways", '[');
    for (guint i = 0; i < answer->ways->len; i++)
        mams_desk_write_way(&json, rules, answer, g_ptr_array_index(answer->ways, i), lang);
    mams_json_close(&json, ']');
    mams_json_day(&json, "ways_on", answer->ways_on);
    write_money(&json, rules, card);
    write_conflicts(&json, desk, card, lang);
    mams_json_open(&json, "months", '[');
    for (guint i = 0; i < answer->months->len; i++) {
        mams_json_open(&json, NULL, '{');
        write_month(&json, rules, &g_array_index(answer->months, MamsMonthAnswer, i));
        mams_json_close(&json, '}');
    }
    mams_json_close(&json, ']');
    if (trace)
        write_trace(&json, rules, card);
    write_tail(&json, rules, card);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

static void write_month_payments(MamsJson *json, const MamsRules *rules, const MamsCard *card,
                                 MamsMonth month)
{
    mams_json_open(json, "payments", '[');
    for (guint i = 0; i < card->facts->payments->len; i++) {
        const MamsPayment *payment = &g_array_index(card->facts->payments, MamsPayment, i);
        if (payment->month == month && payment->paid_on <= card->answer->on)
            write_payment_path(json, rules, card, payment);
    }
    mams_json_close(json, ']');
}

char *mams_desk_timeline_json(MamsDesk *desk, const MamsCard *card, MamsMonth from, MamsMonth to)
{
    g_autoptr(GArray) months =
        mams_status_months(desk->rules, card->facts, card->answer->on, from, to);
    MamsJson json = {.out = g_string_sized_new(4096)};
    mams_json_open(&json, NULL, '{');
    write_head(&json, card);
    mams_json_open(&json, "months", '[');
    for (guint i = 0; i < months->len; i++) {
        const MamsMonthAnswer *month = &g_array_index(months, MamsMonthAnswer, i);
        mams_json_open(&json, NULL, '{');
        write_month(&json, desk->rules, month);
        mams_json_string(&json, "ground", mams_ground_code(month->ground));
        write_month_payments(&json, desk->rules, card, month->month);
        mams_json_close(&json, '}');
    }
    mams_json_close(&json, ']');
    write_tail(&json, desk->rules, card);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

char *mams_desk_found_json(const char *query, const MamsFound *found)
{
    MamsJson json = {.out = g_string_sized_new(1024)};
    mams_json_open(&json, NULL, '{');
    mams_json_string(&json, "query", query);
    mams_json_string(&json, "searched_as", found->searched_as);
    mams_json_integer(&json, "total_at_least", found->total_at_least);
    mams_json_open(&json, "rows", '[');
    for (guint i = 0; i < found->rows->len; i++) {
        const MamsFoundRow *row = &g_array_index(found->rows, MamsFoundRow, i);
        mams_json_open(&json, NULL, '{');
        mams_json_iin(&json, "iin", row->iin);
        mams_json_string(&json, "surname", row->surname);
        mams_json_string(&json, "given", row->given);
        mams_json_string(&json, "patronymic", row->patronymic);
        mams_json_day(&json, "birth_date", row->birth);
        if (row->region) {
            g_autofree char *kato = g_strdup_printf("%09d", row->region);
            mams_json_string(&json, "region", kato);
        } else {
            mams_json_null(&json, "region");
        }
        mams_json_bool(&json, "former_surname", row->former_surname);
        mams_json_close(&json, '}');
    }
    mams_json_close(&json, ']');
    mams_json_string(&json, "warning", found->warning);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

char *mams_desk_batch_json(MamsDay on, const MamsBatchReport *report)
{
    MamsJson json = {.out = g_string_sized_new(512)};
    mams_json_open(&json, NULL, '{');
    mams_json_day(&json, "on", on);
    mams_json_integer(&json, "citizens", report->citizens);
    mams_json_open(&json, "verdict", '{');
    for (int verdict = MAMS_N_VERDICTS - 1; verdict >= 0; verdict--)
        mams_json_integer(&json, mams_verdict_code((MamsVerdict)verdict), report->verdict[verdict]);
    mams_json_close(&json, '}');
    mams_json_open(&json, "ground", '{');
    for (int ground = MAMS_GROUND_NONE + 1; ground < MAMS_N_GROUNDS; ground++)
        mams_json_integer(&json, mams_ground_code((MamsGround)ground), report->ground[ground]);
    mams_json_close(&json, '}');
    mams_json_seconds(&json, "seconds", report->seconds);
    mams_json_integer(&json, "threads", report->threads);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}
