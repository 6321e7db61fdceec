/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/document.h"

#include <string.h>

#include "words/words_private.h"

/* Letters as blocks, each block in all their languages. */

static const char group[] = "document", month_group[] = "document month";

static const char *const kind_codes[MAMS_N_LETTERS] = {"status", "refund", "temporary"};

const char *mams_letter_kind_code(MamsLetterKind kind)
{
    return kind_codes[kind];
}

int mams_letter_kind_parse(const char *code)
{
    for (int kind = 0; kind < MAMS_N_LETTERS; kind++)
        if (strcmp(kind_codes[kind], code) == 0)
            return kind;
    return -1;
}

/* What is the same for the whole letter in one language; texts that the values borrow. */
typedef struct {
    MamsLang lang;
    Values values;
    char *person, *status_channels, *document_channels; /* (owned) */
} Column;

typedef struct {
    const MamsWords *words;
    const MamsLetterFacts *facts;
    Column columns[MAMS_DOCUMENT_COLUMNS];
    MamsDocument *document;
} Letter;

static void begin_column(Letter *letter, Column *column, MamsLang lang)
{
    const MamsAnswer *answer = letter->facts->answer;
    const MamsPerson *person = letter->facts->person;
    Values *values = &column->values;
    column->lang = lang;
    *values = words_values_new(letter->words, lang, answer);
    column->person =
        g_strstrip(g_strjoin(" ", person->surname, person->given, person->patronymic, NULL));
    if (lang == MAMS_LANG_EN) {
        char *latin = latin_name(column->person);
        g_free(column->person);
        column->person = latin;
    }
    column->document_channels = words_channels(letter->words->rules, lang, MAMS_CHANNEL_DOCUMENT);
    column->status_channels =
        words_channels(letter->words->rules, lang, MAMS_CHANNEL_STATUS | MAMS_CHANNEL_COMPLAINT);
    values_set(values, FACT_SEX, person->sex);
    values_set(values, FACT_IIN, answer->iin);
    values_set_text(values, FACT_PERSON, column->person);
    values_set_text(values, FACT_VERDICT,
                    mams_words_verdict(letter->words, lang, answer->verdict, person->sex));
    values_set_text(values, FACT_CODE, letter->facts->code);
    words_set_day(values, FACT_ISSUED, letter->facts->issued);
    words_set_day(values, FACT_DATA_OF, person->data_of);
}

static void end_columns(Letter *letter)
{
    for (int i = 0; i < letter->document->n_columns; i++) {
        g_free(letter->columns[i].person);
        g_free(letter->columns[i].status_channels);
        g_free(letter->columns[i].document_channels);
    }
}

/* ---- blocks ---- */

static char *words_of(const Letter *letter, const char *of_group, const char *key,
                      const Values *values)
{
    GString *text = g_string_new(NULL);
    words_write(letter->words, of_group, key, values, text);
    return g_string_free(text, FALSE);
}

static MamsBlock *add(Letter *letter, MamsBlockKind kind, const char *key)
{
    MamsBlock *block = mams_document_add(letter->document, kind);
    for (int i = 0; i < letter->document->n_columns; i++)
        block->text[i] = words_of(letter, group, key, &letter->columns[i].values);
    return block;
}

static void add_with_channels(Letter *letter, MamsBlockKind kind, const char *key, bool documents)
{
    MamsBlock *block = mams_document_add(letter->document, kind);
    for (int i = 0; i < letter->document->n_columns; i++) {
        const Column *column = &letter->columns[i];
        Values values = column->values;
        values_set_text(&values, FACT_CHANNELS,
                        documents ? column->document_channels : column->status_channels);
        block->text[i] = words_of(letter, group, key, &values);
    }
}

/* The row of a month: "07.2024". */
static MamsBlock *add_month_row(Letter *letter, MamsMonth month)
{
    MamsBlock *block = mams_document_add(letter->document, MAMS_BLOCK_ROW);
    for (int i = 0; i < letter->document->n_columns; i++)
        block->key[i] =
            g_strdup_printf("%02d.%d", mams_month_number(month), mams_month_year(month));
    return block;
}

/* ---- the letter about the status ---- */

/* The paragraphs of the letter's voice, side by side. */
static void add_voice(Letter *letter)
{
    char **parts[MAMS_DOCUMENT_COLUMNS] = {NULL};
    int n = letter->document->n_columns;
    guint most = 0;
    for (int i = 0; i < n; i++) {
        g_autofree char *text =
            mams_words_reason(letter->words, letter->columns[i].lang, MAMS_VOICE_LETTER,
                              letter->facts->answer, letter->facts->person);
        parts[i] = g_strsplit(text, "\n\n", -1);
        most = MAX(most, g_strv_length(parts[i]));
    }
    for (guint k = 0; k < most; k++) {
        MamsBlock *block = mams_document_add(letter->document, MAMS_BLOCK_PARAGRAPH);
        for (int i = 0; i < n; i++)
            block->text[i] = g_strdup(k < g_strv_length(parts[i]) ? parts[i][k] : "");
    }
    for (int i = 0; i < n; i++)
        g_strfreev(parts[i]);
}

static void add_payment_lines(Letter *letter, const MamsWay *way)
{
    const MamsAnswer *answer = letter->facts->answer;
    add(letter, MAMS_BLOCK_HEADING, "pay_heading");
    for (guint k = 0; k < way->lines->len; k++) {
        const MamsWayLine *line = &g_array_index(way->lines, MamsWayLine, k);
        g_autofree char *period =
            mams_rules_period(letter->words->rules, line->month, answer->ways_on);
        MamsBlock *block = add_month_row(letter, line->month);
        for (int i = 0; i < letter->document->n_columns; i++) {
            Values values = letter->columns[i].values;
            values_set(&values, FACT_PRICE, line->amount);
            values_set_text(&values, FACT_PERIOD, period);
            block->text[i] = words_of(letter, group, "pay_line", &values);
        }
    }
}

/* What each other way costs. */
static void add_other_way(Letter *letter, const MamsWay *way)
{
    MamsBlock *block = mams_document_add(letter->document, MAMS_BLOCK_ROW);
    for (int i = 0; i < letter->document->n_columns; i++) {
        MamsLang lang = letter->columns[i].lang;
        block->key[i] = mams_words_money(lang, way->total);
        block->text[i] = mams_words_way(letter->words, lang, letter->facts->answer, way, false);
    }
}

static void add_ways(Letter *letter)
{
    const GPtrArray *ways = letter->facts->answer->ways;
    bool any = false;
    for (guint k = 0; k < ways->len; k++) {
        const MamsWay *way = ways->pdata[k];
        if (way->cheapest)
            add_payment_lines(letter, way);
    }
    for (guint k = 0; k < ways->len; k++) {
        const MamsWay *way = ways->pdata[k];
        if (way->cheapest || way->lines->len == 0)
            continue;
        if (!any)
            add(letter, MAMS_BLOCK_HEADING, "ways_heading");
        any = true;
        add_other_way(letter, way);
    }
}

static void add_months(Letter *letter)
{
    const MamsAnswer *answer = letter->facts->answer;
    add(letter, MAMS_BLOCK_HEADING, "months_heading");
    for (guint k = 0; k < answer->months->len; k++) {
        const MamsMonthAnswer *month = &g_array_index(answer->months, MamsMonthAnswer, k);
        MamsBlock *block = add_month_row(letter, month->month);
        for (int i = 0; i < letter->document->n_columns; i++)
            block->text[i] =
                words_month_in(letter->words, letter->columns[i].lang, month_group, answer, month);
    }
}

static void write_status(Letter *letter)
{
    add(letter, MAMS_BLOCK_SENDER, "fund");
    add(letter, MAMS_BLOCK_ADDRESS, "person");
    add(letter, MAMS_BLOCK_TITLE, "status_title");
    add_voice(letter);
    add_ways(letter);
    add_months(letter);
}

/* ---- the citizen's own applications ---- */

/* Why a payment may have to be asked back, a key of the words; NULL: nothing is wrong with it. */
static const char *fault_of(const MamsAnswer *answer, guint index)
{
    const GArray *payments = answer->facts->payments;
    const MamsPayment *payment = &g_array_index(payments, MamsPayment, index);
    if (payment->returned_on != MAMS_DAY_NONE && payment->returned_on <= answer->on)
        return "refund_returned";
    if (answer->facts->death != MAMS_DAY_NONE &&
        payment->month > mams_day_month(answer->facts->death))
        return "refund_death";
    for (guint i = 0; i < index; i++) {
        const MamsPayment *before = &g_array_index(payments, MamsPayment, i);
        if (before->month == payment->month && before->kind == payment->kind &&
            before->payer == payment->payer && before->amount == payment->amount &&
            (before->returned_on == MAMS_DAY_NONE || before->returned_on > answer->on))
            return "refund_double";
    }
    const MamsMonthAnswer *month = mams_answer_month(answer, payment->month);
    return month != NULL && month->mark == MAMS_MARK_NONE && month->shortfall > 0 ? "refund_short"
                                                                                  : NULL;
}

static void add_fault(Letter *letter, const MamsPayment *payment, const char *fault)
{
    const MamsMonthAnswer *month = mams_answer_month(letter->facts->answer, payment->month);
    MamsBlock *block = add_month_row(letter, payment->month);
    for (int i = 0; i < letter->document->n_columns; i++) {
        Values values = letter->columns[i].values;
        values_set(&values, FACT_PAID, payment->amount);
        words_set_day(&values, FACT_PAID_ON, payment->paid_on);
        words_set_day(&values, FACT_RETURNED_ON, payment->returned_on);
        values_set_text(&values, FACT_RETURN_REASON, payment->return_reason);
        if (month != NULL)
            values_set(&values, FACT_SHORTFALL, month->shortfall);
        block->text[i] = words_of(letter, group, fault, &values);
    }
}

static void add_faults(Letter *letter)
{
    const MamsAnswer *answer = letter->facts->answer;
    const GArray *payments = answer->facts->payments;
    bool any = false;
    add(letter, MAMS_BLOCK_HEADING, "refund_heading");
    for (guint i = 0; i < payments->len; i++) {
        const MamsPayment *payment = &g_array_index(payments, MamsPayment, i);
        const char *fault = payment->kind != MAMS_KIND_PENALTY && payment->paid_on <= answer->on
                                ? fault_of(answer, i)
                                : NULL;
        if (fault == NULL)
            continue;
        add_fault(letter, payment, fault);
        any = true;
    }
    if (!any)
        add(letter, MAMS_BLOCK_PARAGRAPH, "refund_none");
    add(letter, MAMS_BLOCK_BLANK, "refund_more");
}

static void sign(Letter *letter)
{
    add(letter, MAMS_BLOCK_BLANK, "phone");
    add(letter, MAMS_BLOCK_BLANK, "day");
    add(letter, MAMS_BLOCK_BLANK, "signature");
}

static void write_refund(Letter *letter)
{
    add(letter, MAMS_BLOCK_ADDRESS, "corporation_to");
    add(letter, MAMS_BLOCK_ADDRESS, "from_person");
    add(letter, MAMS_BLOCK_TITLE, "refund_title");
    add(letter, MAMS_BLOCK_PARAGRAPH, "refund_ask");
    add_faults(letter);
    add(letter, MAMS_BLOCK_BLANK, "refund_reason");
    add(letter, MAMS_BLOCK_HEADING, "bank_heading");
    add(letter, MAMS_BLOCK_BLANK, "bank");
    add(letter, MAMS_BLOCK_BLANK, "bank_code");
    add(letter, MAMS_BLOCK_BLANK, "bank_account");
    add(letter, MAMS_BLOCK_BLANK, "bank_holder");
    add(letter, MAMS_BLOCK_PARAGRAPH, "refund_papers");
    add(letter, MAMS_BLOCK_PARAGRAPH, "refund_terms");
    sign(letter);
}

/* A box to tick for each category that is open to the person, a line each. (owned) */
static char *boxes_of(const Letter *letter, const Column *column)
{
    const MamsAnswer *answer = letter->facts->answer;
    GString *boxes = g_string_new(NULL);
    for (guint k = 0; k < answer->ways->len; k++) {
        const MamsWay *way = answer->ways->pdata[k];
        if (way->kind != MAMS_WAY_CATEGORY)
            continue;
        g_autoptr(GString) line = g_string_new("[  ]");
        words_write_way(letter->words, group, "category", answer, way, &column->values, line);
        g_string_append_printf(boxes, "%s%s", boxes->len > 0 ? "\n" : "", line->str);
    }
    return g_string_free(boxes, FALSE);
}

static void add_boxes(Letter *letter)
{
    add(letter, MAMS_BLOCK_HEADING, "category_heading");
    g_autofree char *first = boxes_of(letter, &letter->columns[0]);
    if (*first == '\0') {
        add(letter, MAMS_BLOCK_BLANK, "category_blank");
        add(letter, MAMS_BLOCK_BLANK, "document_blank");
        return;
    }
    MamsBlock *block = mams_document_add(letter->document, MAMS_BLOCK_PARAGRAPH);
    for (int i = 0; i < letter->document->n_columns; i++)
        block->text[i] = boxes_of(letter, &letter->columns[i]);
}

static void write_temporary(Letter *letter)
{
    add(letter, MAMS_BLOCK_ADDRESS, "fund_to");
    add(letter, MAMS_BLOCK_ADDRESS, "from_person");
    add(letter, MAMS_BLOCK_TITLE, "temporary_title");
    add(letter, MAMS_BLOCK_PARAGRAPH, "temporary_ask");
    add_boxes(letter);
    add(letter, MAMS_BLOCK_PARAGRAPH, "temporary_papers");
    add_with_channels(letter, MAMS_BLOCK_PARAGRAPH, "temporary_terms", true);
    sign(letter);
}

/* What a third party needs to check it. */
static void add_small(Letter *letter)
{
    add(letter, MAMS_BLOCK_SMALL, "made");
    if (letter->facts->code != NULL)
        add_with_channels(letter, MAMS_BLOCK_SMALL, "check", false);
}

MamsDocument *mams_words_document(const MamsWords *words, const MamsLang *langs, int n_langs,
                                  const MamsLetterFacts *facts)
{
    static void (*const writers[MAMS_N_LETTERS])(Letter * letter) = {write_status, write_refund,
                                                                     write_temporary};
    Letter letter = {.words = words, .facts = facts, .document = mams_document_new(n_langs)};
    MamsDocument *document = letter.document;
    for (int i = 0; i < document->n_columns; i++)
        begin_column(&letter, &letter.columns[i], langs[i]);
    if (facts->demo)
        add(&letter, MAMS_BLOCK_SENDER, "demo");
    writers[facts->kind](&letter);
    add_small(&letter);
    document->title = g_strdup(letter.columns[0].person);
    document->footer = g_strdup(facts->code);
    end_columns(&letter);
    return document;
}
