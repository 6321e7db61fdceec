/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/template.h"

#include <string.h>

#include "base/i18n.h"
#include "base/money.h"
#include "words/words.h"

typedef enum { NODE_TEXT, NODE_FACT, NODE_SPAN, NODE_CHOICE, NODE_PARTS } NodeKind;

/* A stretch of a template: some nodes and the facts that they name. */
typedef struct {
    GPtrArray *nodes;
    FactSet facts;
} Part;

typedef struct {
    NodeKind kind;
    char *text;
    Fact fact;
    Fact to; /* of a span */
    WordForm form;
    char **choices;
    GPtrArray *parts; /* Part */
} Node;

struct Template {
    Part *whole;
    FactSet facts;
};

typedef struct {
    const char *at;
    const Grammar *grammar;
    FactSet sure, allowed;
    char *problem;
} Parser;

static void part_free(void *data)
{
    Part *part = data;
    g_ptr_array_unref(part->nodes);
    g_free(part);
}

static void node_free(void *data)
{
    Node *node = data;
    g_free(node->text);
    g_strfreev(node->choices);
    g_clear_pointer(&node->parts, g_ptr_array_unref);
    g_free(node);
}

static Node *add_node(Part *part, NodeKind kind)
{
    Node *node = g_new0(Node, 1);
    node->kind = kind;
    g_ptr_array_add(part->nodes, node);
    return node;
}

static bool fail(Parser *parser, char *problem)
{
    parser->problem = problem;
    return false;
}

/* {fact|a|b}: as many choices as the language has forms, or the sexes. */
static bool check_choices(Parser *parser, Node *node, const char *name)
{
    WordType type = fact_type(node->fact);
    int wanted = type == WORD_SEX ? 3 : parser->grammar->n_plurals;
    if (type != WORD_SEX && type != WORD_COUNT)
        return fail(parser,
                    g_strdup_printf(_("'{%s}' is no number, so no words can agree with it"), name));
    if ((int)g_strv_length(node->choices) != wanted)
        return fail(parser,
                    g_strdup_printf(_("'{%s}' needs %d words to choose from"), name, wanted));
    return true;
}

static bool check_form(Parser *parser, Node *node, const char *name, const char *form)
{
    int parsed = form ? word_form_parse(form) : WORD_PLAIN;
    if (parsed < 0 || !(parser->grammar->forms[fact_type(node->fact)] >> parsed & 1))
        return fail(parser, form ? g_strdup_printf(_("'{%s}' has no form '%s'"), name, form)
                                 : g_strdup_printf(_("'{%s}' needs words to choose from"), name));
    node->form = (WordForm)parsed;
    return true;
}

/* The fact of that name, which the template may name here; -1 when it may not. */
static int parse_fact(Parser *parser, Part *part, const char *name, bool optional)
{
    int fact = fact_parse(name);
    if (fact < 0 || !fact_set_has(&parser->allowed, (Fact)fact)) {
        fail(parser, g_strdup_printf(_("'{%s}' is not known here"), name));
        return -1;
    }
    if (!optional && !fact_set_has(&parser->sure, (Fact)fact)) {
        fail(parser, g_strdup_printf(_("'{%s}' may be missing: put the part of the sentence "
                                       "in brackets"),
                                     name));
        return -1;
    }
    fact_set_add(&part->facts, (Fact)fact);
    return fact;
}

static bool parse_span(Parser *parser, Part *part, const char *from_name, const char *to_name,
                       bool optional)
{
    int from = parse_fact(parser, part, from_name, optional);
    int to = from < 0 ? -1 : parse_fact(parser, part, to_name, optional);
    if (to < 0)
        return false;
    WordType type = fact_type((Fact)from);
    if ((type != WORD_DAY && type != WORD_MONTH) || fact_type((Fact)to) != type)
        return fail(parser, g_strdup_printf(_("'{%s..%s}' are not two days or two months"),
                                            from_name, to_name));
    Node *node = add_node(part, NODE_SPAN);
    node->fact = (Fact)from;
    node->to = (Fact)to;
    return true;
}

/* Reads "fact}", "fact:form}", "fact..fact}" or "fact|a|b}"; the brace before it has been read. */
static bool parse_place(Parser *parser, Part *part, bool optional)
{
    const char *end = strpbrk(parser->at, "{}[]");
    if (end == NULL || *end != '}')
        return fail(parser, g_strdup(_("a '{' has no '}'")));
    g_autofree char *inside = g_strndup(parser->at, (gsize)(end - parser->at));
    parser->at = end + 1;
    g_auto(GStrv) words = g_strsplit(inside, "|", -1);
    if (words[0] == NULL)
        return fail(parser, g_strdup(_("'{}' names nothing")));
    char *to = strstr(words[0], "..");
    if (to && !words[1]) {
        *to = '\0';
        return parse_span(parser, part, words[0], to + strlen(".."), optional);
    }
    char *form = strchr(words[0], ':');
    if (form)
        *form++ = '\0';

    int fact = parse_fact(parser, part, words[0], optional);
    if (fact < 0)
        return false;
    Node *node = add_node(part, words[1] ? NODE_CHOICE : NODE_FACT);
    node->fact = (Fact)fact;
    if (words[1] == NULL)
        return check_form(parser, node, words[0], form);
    node->choices = g_strdupv(words + 1);
    return form ? fail(parser, g_strdup_printf(_("'{%s}' has both a form and words to choose from"),
                                               words[0]))
                : check_choices(parser, node, words[0]);
}

static Part *parse_part(Parser *parser, bool optional);

/* Reads "a|b]"; the bracket before it has been read. */
static bool parse_parts(Parser *parser, Part *part)
{
    Node *node = add_node(part, NODE_PARTS);
    node->parts = g_ptr_array_new_with_free_func(part_free);
    for (;;) {
        Part *inner = parse_part(parser, true);
        if (inner == NULL)
            return false;
        g_ptr_array_add(node->parts, inner);
        fact_set_add_all(&part->facts, &inner->facts);
        if (*parser->at == '\0')
            return fail(parser, g_strdup(_("a '[' has no ']'")));
        if (*parser->at++ == ']')
            return true;
    }
}

/* Reads up to the end, or inside brackets up to '|' or ']', which is left. */
static Part *parse_part(Parser *parser, bool optional)
{
    Part *part = g_new0(Part, 1);
    part->nodes = g_ptr_array_new_with_free_func(node_free);
    while (*parser->at != '\0' && !(optional && strchr("|]", *parser->at))) {
        bool fine = true;
        size_t plain = strcspn(parser->at, "{}[]|");
        if (plain > 0) {
            add_node(part, NODE_TEXT)->text = g_strndup(parser->at, plain);
            parser->at += plain;
        } else if (*parser->at == '{') {
            parser->at++;
            fine = parse_place(parser, part, optional);
        } else if (*parser->at == '[' && !optional) {
            parser->at++;
            fine = parse_parts(parser, part);
        } else {
            fine = fail(parser, g_strdup_printf(_("a '%c' stands in a wrong place"), *parser->at));
        }
        if (!fine) {
            part_free(part);
            return NULL;
        }
    }
    return part;
}

Template *template_new(const char *text, MamsLang lang, const FactSet *sure, const FactSet *maybe,
                       char **problem)
{
    Parser parser = {.at = text, .grammar = grammar_of(lang), .sure = *sure, .allowed = *sure};
    fact_set_add_all(&parser.allowed, maybe);
    Part *whole = parse_part(&parser, false);
    if (whole == NULL) {
        *problem = parser.problem;
        return NULL;
    }
    Template *template = g_new0(Template, 1);
    template->whole = whole;
    template->facts = whole->facts;
    fact_set_remove(&template->facts, FACT_SEX);
    fact_set_remove(&template->facts, FACT_GIVEN);
    fact_set_remove(&template->facts, FACT_ADDRESS);
    return template;
}

void template_free(Template *template)
{
    if (template == NULL)
        return;
    part_free(template->whole);
    g_free(template);
}

FactSet template_facts(const Template *template)
{
    return template->facts;
}

FactSet template_needs(const Template *template)
{
    FactSet needs = {0};
    for (guint i = 0; i < template->whole->nodes->len; i++) {
        const Node *node = template->whole->nodes->pdata[i];
        if (node->kind == NODE_FACT || node->kind == NODE_CHOICE || node->kind == NODE_SPAN)
            fact_set_add(&needs, node->fact);
        if (node->kind == NODE_SPAN)
            fact_set_add(&needs, node->to);
    }
    return needs;
}

static void write_day(const Grammar *grammar, MamsDay day, WordForm form, GString *out)
{
    char text[MAMS_DAY_TEXT_SIZE];
    if (form == WORD_SHORT)
        g_string_append(out, mams_day_format_dotted(day, text));
    else
        grammar->day(out, day, form);
}

static void write_month(const Grammar *grammar, MamsMonth month, WordForm form, GString *out)
{
    if (form == WORD_SHORT)
        g_string_append_printf(out, "%02d.%04d", mams_month_number(month), mams_month_year(month));
    else
        grammar->month(out, month, form);
}

static void write_money(const Values *values, int64_t tiyn, WordForm form, GString *out)
{
    const Grammar *grammar = grammar_of(values->lang);
    char plain[MAMS_MONEY_TEXT_SIZE];
    if (form == WORD_SHORT) {
        mams_money_format_grouped(tiyn, "", grammar->decimal, plain);
        g_string_append_printf(out, "%s%s", plain, grammar->short_tenge);
    } else if (form == WORD_PLAIN) {
        g_autofree char *sum = mams_words_money(values->lang, tiyn);
        g_string_append(out, sum);
    } else {
        money_append_words(out, values->lang, tiyn, form);
    }
}

static void write_name(const Grammar *grammar, const char *full, const char *name, WordForm form,
                       GString *out)
{
    if (form == WORD_FULL)
        g_string_append(out, full);
    else
        grammar->text(out, name, form);
}

static void write_iin(MamsIin iin, WordForm form, GString *out)
{
    char text[MAMS_IIN_GROUPED_SIZE];
    g_string_append(out, form == WORD_GROUPS ? mams_iin_format_grouped(iin, text)
                                             : mams_iin_format(iin, text));
}

static void write_value(const Node *node, const Values *values, GString *out)
{
    const Grammar *grammar = grammar_of(values->lang);
    const MamsRules *rules = values->rules;
    int64_t number = values->number[node->fact];

    switch (fact_type(node->fact)) {
    case WORD_DAY:
        write_day(grammar, (MamsDay)number, node->form, out);
        break;
    case WORD_MONTH:
        write_month(grammar, (MamsMonth)number, node->form, out);
        break;
    case WORD_COUNT:
        grammar->count(out, number, node->form);
        break;
    case WORD_MONEY:
        write_money(values, number, node->form, out);
        break;
    case WORD_CATEGORY:
        write_name(grammar, rules->categories[number].name[values->lang],
                   rules->categories[number].short_name[values->lang], node->form, out);
        break;
    case WORD_KIND:
        write_name(grammar, rules->payers[number].name[values->lang],
                   rules->payers[number].short_name[values->lang], node->form, out);
        break;
    case WORD_TEXT:
        grammar->text(out, values->text[node->fact], node->form);
        break;
    case WORD_IIN:
        write_iin(number, node->form, out);
        break;
    case WORD_SEX:
    case N_WORD_TYPES:
        break;
    }
}

static const char *choose(const Node *node, const Values *values)
{
    int64_t number = values->number[node->fact];
    if (fact_type(node->fact) == WORD_COUNT)
        return node->choices[grammar_of(values->lang)->plural(number)];
    return node->choices[number == MAMS_SEX_MALE ? 0 : number == MAMS_SEX_FEMALE ? 1 : 2];
}

/* Adds text, but no blank at the beginning or after another one. */
static void write_text(const char *text, GString *out)
{
    for (; *text != '\0'; text++)
        if (*text != ' ' || (out->len > 0 && out->str[out->len - 1] != ' '))
            g_string_append_c(out, *text);
}

static void write_part(const Part *part, const Values *values, GString *out)
{
    for (guint i = 0; i < part->nodes->len; i++) {
        const Node *node = part->nodes->pdata[i];
        bool known = fact_set_has(&values->known, node->fact) &&
                     (node->kind != NODE_SPAN || fact_set_has(&values->known, node->to));
        if (node->kind == NODE_TEXT)
            write_text(node->text, out);
        else if (node->kind == NODE_FACT && known)
            write_value(node, values, out);
        else if (node->kind == NODE_SPAN && known)
            span_append(out, values->lang, fact_type(node->fact), values->number[node->fact],
                        values->number[node->to]);
        else if (node->kind == NODE_CHOICE && known)
            write_text(choose(node, values), out);
        for (guint k = 0; node->kind == NODE_PARTS && k < node->parts->len; k++) {
            const Part *inner = node->parts->pdata[k];
            if (fact_set_lacking(&inner->facts, &values->known) < 0) {
                write_part(inner, values, out);
                break;
            }
        }
    }
}

void template_write(const Template *template, const Values *values, GString *out)
{
    if (out->len > 0)
        write_text(" ", out);
    write_part(template->whole, values, out);
    while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
}
