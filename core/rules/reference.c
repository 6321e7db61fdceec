/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/reference.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "rules/loader.h"

static const char file_name[] = "reference.ini";

static const char *const fact_names[MAMS_N_TOPIC_FACTS] = {
    [MAMS_TOPIC_DEADLINE] = "deadline",
    [MAMS_TOPIC_WINDOW] = "window",
    [MAMS_TOPIC_GRACE] = "grace",
    [MAMS_TOPIC_LONG_GRACE] = "long_grace",
    [MAMS_TOPIC_LONG_GRACE_RUN] = "long_grace_run",
    [MAMS_TOPIC_LONG_GRACE_FROM] = "long_grace_from",
    [MAMS_TOPIC_PREPAY] = "prepay",
    [MAMS_TOPIC_STATUS_DAYS] = "status_days",
    [MAMS_TOPIC_CHILD_AGE] = "child_age",
    [MAMS_TOPIC_SINCE] = "since",
    [MAMS_TOPIC_YEAR] = "year",
    [MAMS_TOPIC_MINIMUM_WAGE] = "minimum_wage",
    [MAMS_TOPIC_MCI] = "mci",
    [MAMS_TOPIC_SELF] = "self",
    [MAMS_TOPIC_ENTREPRENEUR] = "entrepreneur",
    [MAMS_TOPIC_PURPOSE_CODE] = "purpose_code",
    [MAMS_TOPIC_SUM] = "sum",
    [MAMS_TOPIC_BASE] = "base",
    [MAMS_TOPIC_PERCENT] = "percent",
    [MAMS_TOPIC_SOURCE] = "source",
    [MAMS_TOPIC_DAY] = "day",
};

#define FACT(name) (1u << MAMS_TOPIC_##name)

static const struct {
    const char *name;
    unsigned facts;
} labels[MAMS_N_LABELS] = {
    [MAMS_LABEL_PAYER_REPUBLIC] = {"payer-republic", 0},
    [MAMS_LABEL_PAYER_LOCAL] = {"payer-local", 0},
    [MAMS_LABEL_PAYER_NOBODY] = {"payer-nobody", 0},
    [MAMS_LABEL_PAYS] = {"pays", 0},
    [MAMS_LABEL_STARTS] = {"starts", 0},
    [MAMS_LABEL_ENDS] = {"ends", 0},
    [MAMS_LABEL_EVIDENCE] = {"evidence", 0},
    [MAMS_LABEL_RECORDER] = {"recorder", 0},
    [MAMS_LABEL_REGISTERS] = {"registers", 0},
    [MAMS_LABEL_NON_WORKING] = {"non-working", 0},
    [MAMS_LABEL_RATE_FIXED] = {"rate-fixed", FACT(SUM) | FACT(BASE) | FACT(PERCENT)},
    [MAMS_LABEL_RATE_CAPPED] = {"rate-capped", FACT(SUM) | FACT(PERCENT)},
    [MAMS_LABEL_RATE_OPEN] = {"rate-open", FACT(PERCENT)},
    [MAMS_LABEL_ASSUMED] = {"assumed", 0},
    [MAMS_LABEL_ARTICLE] = {"article", 0},
    [MAMS_LABEL_SOURCE] = {"source", 0},
    [MAMS_LABEL_COMPARED] = {"compared", FACT(SOURCE) | FACT(DAY)},
    [MAMS_LABEL_CONFIDENCE] = {"confidence", 0},
    [MAMS_LABEL_CONFIDENCE_HIGH] = {"confidence-H", 0},
    [MAMS_LABEL_CONFIDENCE_MIDDLE] = {"confidence-M", 0},
    [MAMS_LABEL_CONFIDENCE_LOW] = {"confidence-L", 0},
    [MAMS_LABEL_DISPUTED] = {"disputed", 0},
};

_Static_assert(MAMS_N_TOPIC_FACTS <= 32, "a set of facts is one unsigned number");

int mams_topic_fact_parse(const char *name)
{
    for (int fact = 0; fact < MAMS_N_TOPIC_FACTS; fact++)
        if (strcmp(fact_names[fact], name) == 0)
            return fact;
    return -1;
}

/* ---- the same in each language ---- */

/* Takes the facts that a text names off it; false for one that is not among `allowed`, and for a
 * brace that belongs to none. */
static bool take_facts(const RuleGroup *group, const char *key, const char *text, unsigned allowed,
                       unsigned *facts, char **rest, GError **error)
{
    g_autoptr(GRegex) place = g_regex_new(MAMS_TOPIC_PLACE, 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;

    for (g_regex_match(place, text, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        g_autofree char *name = g_match_info_fetch(match, 1);
        int fact = mams_topic_fact_parse(name);
        if (fact < 0 || !(allowed >> fact & 1))
            return rulefile_fail(group, key, error, _("'{%s}' is not known here"), name);
        *facts |= 1u << fact;
    }
    *rest = g_regex_replace_literal(place, text, -1, 0, "", 0, NULL);
    return strpbrk(*rest, "{}") == NULL ||
           rulefile_fail(group, key, error, _("a brace belongs to no '{name}'"));
}

static int compare_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The numbers of a text, "3 15 2026", in an order of their own: languages order sentences
 * differently. */
static char *list_numbers(const char *text)
{
    g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);

    for (const char *c = text + strcspn(text, "0123456789"); *c != '\0';
         c += strcspn(c, "0123456789")) {
        size_t length = strspn(c, "0123456789");
        g_ptr_array_add(numbers, g_strndup(c, length));
        c += length;
    }
    g_ptr_array_sort(numbers, compare_text);
    g_ptr_array_add(numbers, NULL);
    return g_strjoinv(" ", (char **)numbers->pdata);
}

/* Reads one text in three languages; *facts are those that it names. */
static bool read_text(Loader *loader, const RuleGroup *group, const char *key, unsigned allowed,
                      const char *text[MAMS_N_LANGS], GError **error)
{
    unsigned first_facts = 0;
    g_autofree char *first_numbers = NULL;

    loader_words(loader, group, key, text);
    for (MamsLang lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *whole = g_strdup_printf("%s[%s]", key, mams_lang_code(lang));
        g_autofree char *rest = NULL;
        unsigned facts = 0;
        if (!take_facts(group, whole, text[lang], allowed, &facts, &rest, error))
            return false;
        g_autofree char *numbers = list_numbers(rest);
        if (first_numbers == NULL) {
            first_facts = facts;
            first_numbers = g_steal_pointer(&numbers);
        } else if (facts != first_facts || strcmp(numbers, first_numbers) != 0) {
            return rulefile_fail(group, whole, error,
                                 _("its facts and numbers are not those of '%s[%s]'"), key,
                                 mams_lang_code(0));
        }
    }
    return true;
}

/* ---- groups ---- */

static bool read_topic(Loader *loader, const RuleGroup *group, MamsReference *reference,
                       GError **error)
{
    static const char *const words[] = {"none",   "payers",   "categories", "pay",
                                        "status", "document", "complaint",  NULL};
    static const struct {
        MamsTopicList list;
        unsigned channels;
    } lists[] = {
        {MAMS_TOPIC_LIST_NONE, 0},
        {MAMS_TOPIC_LIST_PAYERS, 0},
        {MAMS_TOPIC_LIST_CATEGORIES, 0},
        {MAMS_TOPIC_LIST_CHANNELS, MAMS_CHANNEL_PAY},
        {MAMS_TOPIC_LIST_CHANNELS, MAMS_CHANNEL_STATUS},
        {MAMS_TOPIC_LIST_CHANNELS, MAMS_CHANNEL_DOCUMENT},
        {MAMS_TOPIC_LIST_CHANNELS, MAMS_CHANNEL_COMPLAINT},
    };
    const unsigned allowed = FACT(SUM) - 1;
    MamsTopic topic = {.name = g_string_chunk_insert(reference->strings, group->words[1])};
    int list = 0;

    topic.words = rulefile_has(group, "Words") ? loader_string(loader, group, "Words") : "";
    if (!rulefile_choice(group, "List", words, &list, error) ||
        !read_text(loader, group, "Title", 0, topic.title, error) ||
        !loader_provenance(loader, group, &topic.why, error))
        return false;
    topic.list = lists[list].list;
    topic.channels = lists[list].channels;
    for (int i = 0; i < MAMS_TOPIC_TEXTS; i++) {
        g_autofree char *key = g_strdup_printf("Text%d", i + 1);
        g_autofree char *any = g_strdup_printf("%s[%s]", key, mams_lang_code(0));
        if (!rulefile_has(group, any))
            continue;
        if (topic.n_texts < i)
            return rulefile_fail(group, any, error, _("the text before it is missing"));
        if (!read_text(loader, group, key, allowed, topic.text[topic.n_texts++], error))
            return false;
    }
    g_array_append_val(reference->kept, topic);
    return true;
}

static bool read_label(Loader *loader, const RuleGroup *group, MamsReference *reference,
                       GError **error)
{
    for (int label = 0; label < MAMS_N_LABELS; label++)
        if (strcmp(labels[label].name, group->words[1]) == 0)
            return read_text(loader, group, "Text", labels[label].facts, reference->labels[label],
                             error);
    return rulefile_fail(group, NULL, error, _("there is no label '%s'"), group->words[1]);
}

static bool read_groups(const RuleFile *file, MamsReference *reference, GError **error)
{
    struct MamsRulesPrivate kept = {.strings = reference->strings};
    /* The readers of values look sources up in the rules and change nothing in them. */
    Loader loader = {.rules = (MamsRules *)reference->rules, .priv = &kept};

    for (guint i = 0; i < file->groups->len; i++) {
        const RuleGroup *group = file->groups->pdata[i];
        bool topic = strcmp(group->kind->word, "topic") == 0;
        if (!(topic ? read_topic(&loader, group, reference, error)
                    : read_label(&loader, group, reference, error)))
            return false;
    }
    for (int label = 0; label < MAMS_N_LABELS; label++)
        if (reference->labels[label][0] == NULL)
            return loader_fail_missing(file_name, "label", labels[label].name, error);
    reference->topics = (const MamsTopic *)(void *)reference->kept->data;
    reference->n_topics = (int)reference->kept->len;
    return true;
}

MamsReference *mams_reference_load(const char *path, const MamsRules *rules, GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autofree char *text = NULL;
    gsize length;

    if (!g_file_get_contents(path, &text, &length, &why)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("'%s' cannot be read: %s"), path,
                    why->message);
        return NULL;
    }
    g_autoptr(MamsReference) reference = g_new0(MamsReference, 1);
    reference->rules = rules;
    reference->strings = g_string_chunk_new(4096);
    reference->kept = g_array_new(FALSE, FALSE, sizeof(MamsTopic));
    RuleFile *file = rulefile_new(file_name, text, length, error);
    bool read = file != NULL && rulefile_check(file, error) && read_groups(file, reference, error);
    rulefile_free(file);
    return read ? g_steal_pointer(&reference) : NULL;
}

void mams_reference_free(MamsReference *reference)
{
    if (reference == NULL)
        return;
    g_array_unref(reference->kept);
    g_string_chunk_free(reference->strings);
    g_free(reference);
}
